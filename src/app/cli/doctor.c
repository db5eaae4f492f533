/* doctor.c: `borne doctor`, the state of a station on one page for who helps by telephone, and
 * `borne --version`. Neither says anything of a person. */
#include <sodium.h>
#include <stdio.h>
#include <time.h>

#include "app/cli/commands.h"
#include "app/cli/json.h"
#include "app/cli/options.h"
#include "app/cli/record.h"
#include "app/devices.h"
#include "app/doctor.h"
#include "app/instant.h"
#include "app/paths.h"
#include "device/machine.h"
#include "intake/intake.h"
#include "label/label.h"
#include "platform/versions.h"
#include "report/sheet.h"
#include "store/store_check.h"

enum { LOOK_MS = 1500, LOOK_STEP_MS = 50 };

static void say_versions(void)
{
    char label[96], platform[96];
    label_versions(label, sizeof label);
    platform_versions(platform, sizeof platform);
    printf("Borne %s\n", BORNE_VERSION);
    printf("SQLite %s\n", store_sqlite_version());
    printf("%s\n%s\n", platform, label);
    printf("libcsv %s, libzip %s, expat %s, libxlsxwriter %s\n", intake_csv_version(),
           intake_zip_version(), intake_xml_version(), sheet_xlsxwriter_version());
    printf("jansson %s, libsodium %s\n", jansson_version_str(), sodium_version_string());
}

int run_version(int argc, char **argv)
{
    struct error err = {0};
    if (!options_read(argc, argv, NULL, 0, NULL, &err)) {
        return options_fail("--version", &err);
    }
    say_versions();
    return 0;
}

/* What is plugged in, without taking anything. */
static void look_at_devices(struct devices *devices)
{
    const struct timespec step = {.tv_nsec = LOOK_STEP_MS * 1000000};
    struct machine_options options = {.gives_back = true, .only_looks = true};
    struct device_port port = machine_open(&options);
    struct device_event event;
    for (int waited_ms = 0; waited_ms < LOOK_MS; waited_ms += LOOK_STEP_MS) {
        nanosleep(&step, NULL);
        while (port.take(port.context, &event, 1) == 1) {
            (void)devices_learn(devices, &event);
        }
    }
    port.close(port.context);
}

int run_doctor(int argc, char **argv)
{
    static struct devices devices; /* large */
    const char *data = NULL;
    char dir[LIMIT_PATH];
    const struct option options[] = {{.name = "--data", .kind = OPTION_TEXT, .to = &data}};
    struct error err = {0};
    struct doctor_view page;
    if (!options_read(argc, argv, options, 1, NULL, &err) || !paths_data(data, dir, &err) ||
        !cli_sodium(&err)) {
        return options_fail("doctor", &err);
    }
    look_at_devices(&devices);
    struct doctor_ask ask = {.root = "",
                             .dir = dir,
                             .now_ms = cli_now_ms(),
                             .utc_offset_s = instant_offset_s(cli_now_ms()),
                             .window = "",
                             .devices = &devices.view};
    doctor_look(&ask, &page);
    say_versions();
    printf("Dossier : %s\n\n", dir);
    doctor_print(&page, stdout);
    return 0;
}
