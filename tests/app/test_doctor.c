/* test_doctor.c: the page about a station: what it finds in a machine's files, what it says of a
 * clock, of a full log, and that none of it is missing on an empty machine. */
#include "app/doctor.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/str.h"
#include "domain/retention.h"
#include "support/check.h"

static char dir[] = "/tmp/borne-doctor-XXXXXX";
static struct doctor_view page;

static const char *in(const char *name)
{
    static char paths[4][LIMIT_PATH];
    static int next;
    next = (next + 1) % 4;
    (void)str_format(paths[next], LIMIT_PATH, "%s/%s", dir, name);
    return paths[next];
}

static void run(const char *words, const char *name)
{
    char command[2 * LIMIT_PATH];
    (void)str_format(command, sizeof command, "%s %s", words, in(name));
    CHECK_INT(system(command), 0);
}

static void put(const char *name, const char *text)
{
    run("install -D -m 600 /dev/null", name);
    FILE *file = fopen(in(name), "wb");
    CHECK(file != NULL && fputs(text, file) >= 0);
    fclose(file);
}

static const struct doctor_row *row_of(const char *name)
{
    for (int i = 0; i < page.count; i++) {
        if (str_equal(page.rows[i].name, name)) {
            return &page.rows[i];
        }
    }
    CHECK_STR(name, "a row of the page");
    return NULL;
}

static void look(const char *window, const struct devices_view *devices, int64_t now_ms)
{
    char root[LIMIT_PATH], data[LIMIT_PATH];
    (void)str_copy(root, sizeof root, in("root"));
    (void)str_copy(data, sizeof data, in("data"));
    struct doctor_ask ask = {.root = root,
                             .dir = data,
                             .now_ms = now_ms,
                             .utc_offset_s = 3600,
                             .window = window,
                             .devices = devices};
    doctor_look(&ask, &page);
}

static const int64_t november_ms = INT64_C(1764146400000); /* 26 November 2025, 08:40 UTC */

static void an_empty_machine_has_its_page(void)
{
    look("", NULL, november_ms);
    CHECK(strstr(row_of("Versions")->text, "Borne ") != NULL);
    CHECK(strstr(row_of("Machine")->text, "processeur") != NULL);
    CHECK(strstr(row_of("Disque")->text, " libres sur ") != NULL);
    CHECK_STR(row_of("Écran")->text, "aucun");
    CHECK(row_of("Écran")->is_bad);
    CHECK_STR(row_of("Date")->text, "26/11/2025 09:40");
    CHECK(strstr(row_of("Données")->text, "pas encore de données") != NULL);
    CHECK(!row_of("Données")->is_bad);
    CHECK_STR(row_of("Journal")->text, "aucun journal");
}

static void a_machine_is_described_by_its_files(void)
{
    struct devices_view devices = {.count = 4};
    put("root/proc/uptime", "11119.52 20000.00\n");
    put("root/proc/meminfo",
        "MemTotal:        3800000 kB\nMemFree: 1 kB\nMemAvailable: 1200000 kB\n");
    put("root/proc/self/status", "Name:\tborne\nVmRSS:\t   62500 kB\n");
    put("root/sys/class/drm/card0-HDMI-A-1/status", "connected\n");
    put("root/sys/class/drm/card0-HDMI-A-1/modes", "1920x1080\n1280x720\n");
    put("root/sys/class/drm/card0-DP-1/status", "disconnected\n");
    run("mkdir -p", "root/sys/class/drm/card0/device");
    CHECK_INT(
        symlink("../../../bus/pci/drivers/i915", in("root/sys/class/drm/card0/device/driver")), 0);
    for (int i = 0; i < devices.count; i++) {
        devices.rows[i] = (struct device_row_view){.kind = i < 2 ? "douchette" : "imprimante",
                                                   .state = "prête",
                                                   .mark = DEVICE_MARK_READY,
                                                   .is_plugged = i < 3};
        (void)str_copy(devices.rows[i].name, LIMIT_DEVICE_NAME, "Voyager");
    }
    devices.rows[1].mark = DEVICE_MARK_TROUBLE;
    devices.rows[1].state = "ne peut pas être lue";
    look("1920 x 1080, KMSDRM, opengles2", &devices, november_ms);
    CHECK(strstr(row_of("Machine")->text, "allumée depuis 3 h 05") != NULL);
    CHECK_STR(row_of("Mémoire")->text, "1,2 Go libres sur 3,8 Go, ce programme 64 Mo");
    CHECK_STR(row_of("Écran")->text, "1920 x 1080, KMSDRM, opengles2 ; HDMI-A-1 1920x1080 (i915)");
    CHECK_STR(row_of("Appareils")->text,
              "2 douchettes, 1 imprimante ; à voir : Voyager (ne peut pas être lue)");
    CHECK(row_of("Appareils")->is_bad && !row_of("Écran")->is_bad && !row_of("Mémoire")->is_bad);
    CHECK_STR(row_of("Micro")->text, "aucun");
    CHECK(!row_of("Micro")->is_bad);
    put("root/dev/snd/pcmC1D0c", "");
    put("root/proc/asound/cards", " 1 [Mic            ]: USB-Audio - USB PnP Sound Device\n");
    look("", &devices, november_ms);
    CHECK_STR(row_of("Micro")->text, "USB PnP Sound Device");
    put("root/proc/meminfo", "MemTotal: 3800000 kB\nMemAvailable: 90000 kB\n");
    look("", &devices, november_ms);
    CHECK(row_of("Mémoire")->is_bad);
}

static void the_way_to_the_screen_is_said(void)
{
    static const struct {
        const char *file, *text;
        bool is_bad;
    } cases[] = {
        {"way kms\ntries 0\nseen picture 1280x800, 412 colours, 700 in 1000 ground\nhere x\n",
         "noyau, puce graphique ; image lue sur l’écran, 1280x800", false},
        {"way x11\ntries 2\nseen \nhere x\n",
         "X11, chemin de secours ; pas encore d’image lue, essai n° 2", true},
        {"way cage\ntries 0\nseen unread 1920x1080: Operation not supported\n",
         "cage (Wayland), chemin de secours ; l’écran ne peut pas être relu", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        put("data/display", cases[i].file);
        look("", NULL, november_ms);
        CHECK_STR(row_of("Affichage")->text, cases[i].text);
        CHECK(row_of("Affichage")->is_bad == cases[i].is_bad);
    }
    /* What is no such file says nothing. */
    put("data/display", "way \n\nseen picture\n");
    look("", NULL, november_ms);
    for (int i = 0; i < page.count; i++) {
        CHECK(strcmp(page.rows[i].name, "Affichage") != 0);
    }
    CHECK_INT(unlink(in("data/display")), 0);
}

static void a_clock_that_cannot_be_right_is_said(void)
{
    static const struct {
        int64_t now_ms, last_ms;
        enum clock_doubt doubt;
    } cases[] = {
        {INT64_C(0), 0, CLOCK_BEHIND},
        {INT64_C(1764146400000), 0, CLOCK_FINE},
        {INT64_C(5724000000000), 0, CLOCK_AHEAD},                               /* 2151 */
        {INT64_C(1764146400000), INT64_C(1764146400000) + 3600000, CLOCK_FINE}, /* winter time */
        {INT64_C(1764146400000), INT64_C(1764146400000) + 2 * 86400000, CLOCK_BEHIND},
        {INT64_C(1764146400000), INT64_C(5724000000000), CLOCK_FINE}, /* noted in 2151 */
        {INT64_C(1764146400000), 3600000, CLOCK_FINE},                /* noted in 1970 */
        {INT64_C(1764146400000), INT64_C(1764146400000) - INT64_C(390) * 86400000, CLOCK_FINE},
        {INT64_C(1764146400000) + INT64_C(410) * 86400000, INT64_C(1764146400000), CLOCK_AHEAD},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        CHECK_INT(retention_clock_doubt(cases[i].now_ms, cases[i].last_ms), cases[i].doubt);
    }
    look("", NULL, 0);
    CHECK_STR(row_of("Date")->text,
              "01/01/1970 01:00 : l’horloge retarde, la date n’est pas juste");
    CHECK(row_of("Date")->is_bad);
    look("", NULL, INT64_C(5724000000000));
    CHECK(strstr(row_of("Date")->text, "avance") != NULL);
}

static void the_last_errors_of_both_parts_of_the_log(void)
{
    char text[4096], line[2048];
    put("data/borne.log.1", "2025-11-25T08:00:00.000Z error store: old\n"
                            "2025-11-25T08:00:00.000Z info store: an error that was none\n");
    put("data/borne.log", "2025-11-26T08:00:01.000Z error store: n1\n"
                          "2025-11-26T08:00:02.000Z error store: n2\n"
                          "2025-11-26T08:00:03.000Z warning store: hm\n"
                          "2025-11-26T08:00:04.000Z error store: n3\n");
    look("", NULL, november_ms);
    CHECK_STR(row_of("Journal")->text, "4 erreurs, les dernières :");
    CHECK_INT(page.error_count, 4);
    CHECK(strstr(page.errors[0], "old") != NULL && strstr(page.errors[3], "n3") != NULL);
    struct error err = {0};
    CHECK(doctor_write(&page, in("data"), in("state.txt"), &err));
    FILE *file = fopen(in("state.txt"), "rb");
    CHECK(file != NULL);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    CHECK(strstr(text, "Journal         4 erreurs") != NULL);
    CHECK(strstr(text, "Écran           ") != NULL);
    const char *old = strstr(text, "info store: an error"), *late = strstr(text, "warning store");
    CHECK(old != NULL && late != NULL && old < late); /* all of the log, the older part first */
    memset(line, 'x', sizeof line - 2);
    line[sizeof line - 2] = '\n';
    line[sizeof line - 1] = '\0';
    memcpy(line, "2025-11-26T08:00:05.000Z error ", 31);
    put("data/borne.log", line); /* longer than a row: cut, and the page stands */
    look("", NULL, november_ms);
    CHECK_INT(strlen(page.errors[1]), DOCTOR_TEXT - 1);
    CHECK(!doctor_write(&page, in("data"), in("none/state.txt"), &err));
}

int main(void)
{
    CHECK(mkdtemp(dir) != NULL);
    CHECK_INT(mkdir(in("root"), 0700), 0);
    RUN(an_empty_machine_has_its_page);
    RUN(a_machine_is_described_by_its_files);
    RUN(the_way_to_the_screen_is_said);
    RUN(a_clock_that_cannot_be_right_is_said);
    RUN(the_last_errors_of_both_parts_of_the_log);
    run("rm -rf", "");
    return 0;
}
