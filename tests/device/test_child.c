/* test_child.c: the real program in a process of its own, with scanners made of code: what they
 * read is in its record exactly once, by whatever scanner; what broke off is refused and said. */
#define _GNU_SOURCE /* environ */
#include <fcntl.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "device/listen.h"
#include "support/check.h"

enum { IN = 0x81, PATH = 256 };

static const char code[] = "9520000011680";
static const char *const keys[] = {"1a2c:1000/CHILD01", "1a2c:1000@1-2", "1a2c:1001/CHILD03"};

static const char catalogue[] =
    "sku,name,category,supplier,unit,weight_g,temperature,ean,location,price\n"
    "SEC-01,Pâtes - 100g,Produits secs,Grossiste,pack,100,ambiant,9520000011680,E1,0.9\n";
static const char orders[] =
    "\"Numéro de commande\";\"État de la commande\";\"Date de commande\";"
    "\"Titre de la méthode de livraison\";UGS;\"Nom de l’élément\";"
    "\"Quantité (- Remboursement)\"\r\n"
    "101;\"En cours\";\"2025-11-03 10:00\";\"Point de collecte : Foug\";SEC-01;Pâtes - 100g;60\r\n"
    "102;\"En cours\";\"2025-11-03 10:00\";\"Point de collecte : Foug\";SEC-01;Pâtes - 100g;60\r\n"
    "103;\"En cours\";\"2025-11-03 10:00\";\"Point de collecte : Foug\";SEC-01;Pâtes - 100g;60\r\n";
/* Which lane a scanner gets depends on which one is ready first: each has a crate of its own. */
static const char script[] = "tap desk\ntype 2580\ntap validate\ntype 2580\ntap validate\n"
                             "tap import\ntap validate\ntap validate\nexpect importé\n"
                             "tap validate\nscreen labels\ntap validate\ntap back\ntap lock\n"
                             "devices ready 1a2c:1000/CHILD01\n"
                             "devices ready 1a2c:1000@1-2\n"
                             "devices ready 1a2c:1001/CHILD03\n"
                             "scan crate 1 1/1 lane 1\ntap pair_0 lane 1\ntap go lane 1\n"
                             "scan crate 2 1/1 lane 2\ntap pair_1 lane 2\ntap go lane 2\n"
                             "scan crate 3 1/1 lane 3\ntap pair_2 lane 3\ntap go lane 3\n"
                             "screen pick lane 1\nscreen pick lane 2\nscreen pick lane 3\n"
                             "devices scans 0\n"  /* told: now all of them scan */
                             "devices scans 15\n" /* told; the scanner is pulled */
                             "devices gone 1a2c:1000/CHILD01\n"
                             "devices scans 16\n" /* the part of a code */
                             "devices ready 1a2c:1000/CHILD01\n"
                             "devices scans 22\n"
                             "state state.json\n";

static char folder[] = "/tmp/borne-child-XXXXXX";

static void write_file(const char *name, const char *text)
{
    char path[PATH];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    CHECK(file != NULL);
    CHECK_INT(fwrite(text, 1, strlen(text), file), strlen(text));
    CHECK_INT(fclose(file), 0);
}

/* Starts the program in the folder; *ret_out reads what it prints. */
static pid_t start(char *const *words, FILE **ret_out)
{
    int ends[2];
    pid_t child;
    posix_spawn_file_actions_t actions;
    CHECK_INT(pipe(ends), 0);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
    posix_spawn_file_actions_addclose(&actions, ends[0]);
    CHECK_INT(chdir(folder), 0);
    CHECK_INT(posix_spawn(&child, words[0], &actions, NULL, words, environ), 0);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    *ret_out = fdopen(ends[0], "r");
    return child;
}

/* exec takes words that it does not change. */
static char *word(const char *text)
{
    return (char *)(uintptr_t)text;
}

static void enrol(char *borne, const char *key, const char *layout)
{
    char *const words[] = {
        borne,     word("devices"),  word("--data"), word("data"), word("--enrol"),
        word(key), word("--layout"), word(layout),   NULL};
    FILE *out;
    int status;
    pid_t child = start(words, &out);
    CHECK_INT(waitpid(child, &status, 0), child);
    CHECK_INT(status, 0);
    fclose(out);
}

static void scan_all(struct scanner_model **models, int count, int times)
{
    for (int i = 0; i < times; i++) {
        for (int m = 0; m < count; m++) {
            CHECK(scanner_model_scan(models[m], code, m == 2 ? "]E0" : ""));
        }
    }
}

/* What the models do when the program has come so far. */
static void react(const char *line, struct scanner_model **models)
{
    struct umockdev_bus *bus = listen_bus();
    if (strstr(line, "scans 0") != NULL) {
        scan_all(models, 3, 5);
    } else if (strstr(line, "scans 15") != NULL) {
        usb_model_leave_after(&models[0]->model, IN, 11);
        CHECK(scanner_model_scan(models[0], code, ""));
    } else if (strstr(line, "scans 16") != NULL) {
        umockdev_bus_plug(bus, &models[0]->model, "1-5"); /* another socket: known by its serial */
    } else if (strstr(line, "ready 1a2c:1000/CHILD01") != NULL && models[0]->log.count > 5) {
        usb_model_fail(&models[1]->model, IN, -71, 3);
        scan_all(models, 2, 3);
    }
}

static int count_of(const char *text, const char *words)
{
    int count = 0;
    for (const char *at = text; (at = strstr(at, words)) != NULL; at++) {
        count++;
    }
    return count;
}

static void codes_are_in_the_record_exactly_once(char *borne)
{
    struct scanner_model *models[] = {listen_model(MODEL_KEYS, MODEL_US, "CHILD01"),
                                      listen_model(MODEL_KEYS, MODEL_FR, ""),
                                      listen_model(MODEL_POS, MODEL_US, "CHILD03")};
    static const char *const sockets[] = {"1-1", "1-2", "1-3"};
    char line[512], state[4096];
    int refused = 0, status;
    for (int i = 0; i < 3; i++) {
        umockdev_bus_plug(listen_bus(), &models[i]->model, sockets[i]);
        enrol(borne, keys[i], i == 1 ? "fr" : "us");
    }
    char *const words[] = {borne,
                           word("play"),
                           word("--devices"),
                           word("--data"),
                           word("data"),
                           word("--stick"),
                           word("stick"),
                           word("--window"),
                           word("1920x1080"),
                           word("--diagonal"),
                           word("21.5"),
                           word("day.play"),
                           NULL};
    FILE *out;
    pid_t child = start(words, &out);
    while (fgets(line, sizeof line, out) != NULL) {
        if (strncmp(line, "ack", 3) != 0) {
            printf("    %s", line);
        }
        refused += strncmp(line, "refuse", 6) == 0;
        react(line, models);
    }
    fclose(out);
    CHECK_INT(waitpid(child, &status, 0), child);
    CHECK_INT(status, 0);
    FILE *file = fopen("state.json", "r");
    CHECK(file != NULL);
    state[fread(state, 1, sizeof state - 1, file)] = '\0';
    fclose(file);
    CHECK_INT(count_of(state, "\"picked_milli\": 8000"), 2); /* each in its scanner's own crate */
    CHECK_INT(count_of(state, "\"picked_milli\": 5000"), 1);
    CHECK_INT(refused, 1);
    for (int i = 0; i < 3; i++) {
        umockdev_bus_unplug(listen_bus(), &models[i]->model);
        usb_model_free(&models[i]->model);
    }
}

static void remove_folder(void)
{
    const char *const words[] = {"rm", "-rf", folder, NULL};
    pid_t child;
    int status;
    CHECK_INT(chdir("/"), 0);
    CHECK_INT(posix_spawnp(&child, "rm", NULL, NULL, (char *const *)(uintptr_t)words, environ), 0);
    CHECK_INT(waitpid(child, &status, 0), child);
}

int main(void)
{
    char stick[PATH];
    char *borne = getenv("BORNE");
    CHECK(borne != NULL);
    umockdev_bus_kernel_reads(listen_bus(), false);
    CHECK(mkdtemp(folder) != NULL);
    snprintf(stick, sizeof stick, "%s/stick", folder);
    CHECK_INT(mkdir(stick, 0700), 0);
    write_file("stick/catalogue.csv", catalogue);
    write_file("stick/commandes.csv", orders);
    write_file("day.play", script);
    codes_are_in_the_record_exactly_once(borne);
    umockdev_bus_free(listen_bus());
    remove_folder();
    return 0;
}
