/* test_load.c: four scanners, ten codes a second from each: nothing is lost, each one's order is
 * kept, and the program rests in between. Five seconds of the devices' time, or as many as
 * BORNE_LOAD_S says (300 is what is promised); five times as fast as the clock. */
#define _GNU_SOURCE /* environ, wait4 */
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdatomic.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "device/listen.h"
#include "device/models/model_scanner.h"
#include "support/check.h"

enum { SCANNERS = 4, SPEED = 5, USUAL_S = 5, EVERY_MS = 100, CPU_PERCENT = 10 };
/* On a machine that is busy with others the people who scan wait: half of what fits into the ring
 * between the devices' thread and its taker (LIMIT_DEVICE_EVENTS), which at five times the speed is
 * full in two seconds. And the program listens until it is told to end. */
enum { AHEAD = LIMIT_DEVICE_EVENTS / 2 };
#define LISTEN_S "86400"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum { IS_SANITIZED = 1 };
#else
enum { IS_SANITIZED = 0 };
#endif

static const char *const keys[SCANNERS] = {"1a2c:1000/LOAD00", "1a2c:1000/LOAD01",
                                           "1a2c:1001/LOAD02", "1a2c:1002/LOAD03"};
static struct scanner_model *models[SCANNERS];
static int codes;      /* of each scanner */
static atomic_int got; /* of all, by the program */

static char *word(const char *text)
{
    return (char *)(uintptr_t)text;
}

static pid_t start(char *const *words, FILE **ret_out)
{
    int ends[2];
    pid_t child;
    posix_spawn_file_actions_t actions;
    CHECK_INT(pipe(ends), 0);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
    posix_spawn_file_actions_addclose(&actions, ends[0]);
    CHECK_INT(posix_spawn(&child, words[0], &actions, NULL, words, environ), 0);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    *ret_out = fdopen(ends[0], "r");
    return child;
}

static void *scan_all(void *context)
{
    const struct timespec step = {0, EVERY_MS * 1000000 / SPEED};
    (void)context;
    for (int n = 0; n < codes; n++) {
        while (n * SCANNERS - atomic_load(&got) > AHEAD) {
            nanosleep(&step, NULL);
        }
        for (int i = 0; i < SCANNERS; i++) {
            char text[16];
            snprintf(text, sizeof text, "%d%09d", i + 1, n);
            CHECK(scanner_model_scan(models[i], text, ""));
        }
        nanosleep(&step, NULL);
    }
    return NULL;
}

/* The number of "code": "…" in a line, the scanner's index; -1: another line. */
static int read_code(const char *line, int *ret_scanner)
{
    const char *at = strstr(line, "\"code\"");
    at = at != NULL ? strpbrk(at, "1234567890") : NULL;
    if (at == NULL) {
        CHECK(strstr(line, "\"dropped\"") == NULL);
        return -1;
    }
    *ret_scanner = at[0] - '1';
    CHECK(*ret_scanner >= 0 && *ret_scanner < SCANNERS);
    CHECK(strstr(line, keys[*ret_scanner]) != NULL);
    return atoi(at + 1);
}

static void nothing_is_lost_and_order_is_kept(char *borne, const char *folder)
{
    const char *layouts[] = {"us", "fr", "us", "us"};
    char *const listen[] = {borne,
                            word("devices"),
                            word("--data"),
                            word(folder),
                            word("--listen"),
                            word(LISTEN_S),
                            word("--json"),
                            NULL};
    char line[1024];
    int next[SCANNERS] = {0}, ready = 0, status;
    struct rusage usage;
    pthread_t thread;
    FILE *out;
    for (int i = 0; i < SCANNERS; i++) {
        char *const enrol[] = {
            borne,         word("devices"),  word("--data"),   word(folder), word("--enrol"),
            word(keys[i]), word("--layout"), word(layouts[i]), NULL};
        pid_t child = start(enrol, &out);
        CHECK_INT(waitpid(child, &status, 0), child);
        CHECK_INT(status, 0);
        fclose(out);
        char socket[] = "1-1";
        socket[2] = (char)('1' + i);
        umockdev_bus_plug(listen_bus(), &models[i]->model, socket);
    }
    pid_t child = start(listen, &out);
    while (atomic_load(&got) < codes * SCANNERS && fgets(line, sizeof line, out) != NULL) {
        int scanner = 0, number = read_code(line, &scanner);
        ready += number < 0 && strstr(line, "\"ready\"") != NULL;
        if (number < 0 && ready == SCANNERS) {
            CHECK_INT(pthread_create(&thread, NULL, scan_all, NULL), 0);
            ready++;
        } else if (number >= 0) {
            CHECK_INT(number, next[scanner]);
            next[scanner]++;
            atomic_fetch_add(&got, 1);
        }
    }
    CHECK_INT(atomic_load(&got), codes * SCANNERS);
    pthread_join(thread, NULL);
    kill(child, SIGTERM);
    CHECK_INT(wait4(child, &status, 0, &usage), child);
    fclose(out);
    double cpu_s = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                   (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
    double device_s = codes * EVERY_MS / 1000.0;
    printf("    %d codes in %.0f s of the devices' time: %.2f s of processor, %.1f %%\n",
           codes * SCANNERS, device_s, cpu_s, 100 * cpu_s / device_s);
    /* With its start and umockdev's carrying of requests. Sanitizers cost what they cost. */
    CHECK(IS_SANITIZED || 100 * cpu_s / device_s < CPU_PERCENT);
}

int main(void)
{
    static const enum model_way ways[SCANNERS] = {MODEL_KEYS, MODEL_KEYS, MODEL_POS, MODEL_ACM};
    char folder[] = "/tmp/borne-load-XXXXXX";
    const char *seconds = getenv("BORNE_LOAD_S");
    char *borne = getenv("BORNE");
    CHECK(borne != NULL && mkdtemp(folder) != NULL);
    alarm(300 + 10 * (unsigned)(seconds != NULL ? atoi(seconds) : USUAL_S)); /* lost at the end */
    codes = (seconds != NULL ? atoi(seconds) : USUAL_S) * 1000 / EVERY_MS;
    struct umockdev_bus *bus = umockdev_bus_new();
    listen_use(bus);
    umockdev_bus_kernel_reads(bus, false);
    umockdev_bus_run(bus, SPEED);
    for (int i = 0; i < SCANNERS; i++) {
        models[i] = listen_model(ways[i], i == 1 ? MODEL_FR : MODEL_US, keys[i] + 10);
    }
    nothing_is_lost_and_order_is_kept(borne, folder);
    for (int i = 0; i < SCANNERS; i++) {
        umockdev_bus_unplug(bus, &models[i]->model);
        usb_model_free(&models[i]->model);
    }
    umockdev_bus_free(bus);
    char *const rm[] = {word("rm"), word("-rf"), word(folder), NULL};
    pid_t child;
    int status;
    CHECK_INT(posix_spawnp(&child, "rm", NULL, NULL, rm, environ), 0);
    CHECK_INT(waitpid(child, &status, 0), child);
    return 0;
}
