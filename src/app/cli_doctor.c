/* cli_doctor.c: `borne doctor`, the state of a station on one page for who helps by telephone, and
 * `borne --version`. Neither says anything of a person. */
#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/statvfs.h>
#include <sys/utsname.h>

#include "app/cli_json.h"
#include "app/cli_record.h"
#include "app/cli_words.h"
#include "app/commands.h"
#include "app/options.h"
#include "app/paths.h"
#include "base/str.h"
#include "intake/intake.h"
#include "label/label.h"
#include "platform/versions.h"
#include "report/sheet.h"
#include "store/store_check.h"

enum { LOG_TAIL = 64 << 10, LOG_LINES = 5 };

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

/* Of the folder, or of the nearest one above it that is there. */
static void say_space(const char *dir)
{
    char path[LIMIT_PATH];
    struct statvfs info;
    str_copy(path, sizeof path, dir);
    while (statvfs(path, &info) != 0) {
        char *slash = strrchr(path, '/');
        if (slash == NULL || slash == path) {
            return;
        }
        *slash = '\0';
    }
    uint64_t free_mib = (uint64_t)info.f_bavail * info.f_frsize >> 20;
    printf("Place libre     %" PRIu64 " Mio%s\n", free_mib,
           free_mib < 200 ? "  (c’est peu : libérez de la place)" : "");
}

static void say_record(const char *data)
{
    struct error err = {0};
    struct record record = {0};
    if (!cli_record_open(data, CLI_READ, 0, &record, &err)) {
        printf("Données         %s\n", err.text);
        return;
    }
    struct store_report report = {0};
    store_check(record.store, &report);
    printf("Données         %" PRId64 " préparation%s, %" PRId64 " commande%s, %" PRId64
           " événement%s\n",
           report.preps, cli_words_s(report.preps), report.orders, cli_words_s(report.orders),
           report.events, cli_words_s(report.events));
    printf("Vérification    %s\n",
           report.problem_count == 0 ? "tout se tient" : "des problèmes : voyez `borne check`");
    if (record.prep.plan != NULL) {
        struct progress progress = prep_progress(&record.prep, ID_NONE);
        printf("Préparation %-3u %s, %u cagette%s, %u préparée%s, %u vérifiée%s\n",
               (unsigned)record.prep.number, record.prep.is_closed ? "fermée" : "ouverte",
               (unsigned)progress.crates, cli_words_s(progress.crates), (unsigned)progress.picked,
               cli_words_s(progress.picked), (unsigned)progress.checked,
               cli_words_s(progress.checked));
    }
    record_finish(&record);
}

/* Prints the last lines of `text` that tell an error. */
static void say_errors_of(char *text)
{
    const char *lines[LOG_LINES];
    size_t count = 0;
    for (char *line = text; line != NULL && *line != '\0';) {
        char *end = strchr(line, '\n');
        if (end != NULL) {
            *end = '\0';
        }
        if (strstr(line, " error ") != NULL) {
            if (count == LOG_LINES) {
                memmove(lines, lines + 1, sizeof lines - sizeof lines[0]);
                count--;
            }
            lines[count++] = line;
        }
        line = end != NULL ? end + 1 : NULL;
    }
    printf("Journal         %s\n", count == 0 ? "aucune erreur" : "dernières erreurs :");
    for (size_t i = 0; i < count; i++) {
        printf("  %s\n", lines[i]);
    }
}

static void say_errors(const char *dir)
{
    char path[LIMIT_PATH];
    char text[LOG_TAIL + 1];
    FILE *file = str_format(path, sizeof path, "%s/borne.log", dir) ? fopen(path, "rb") : NULL;
    if (file == NULL) {
        printf("Journal         aucun\n");
        return;
    }
    if (fseek(file, -(long)LOG_TAIL, SEEK_END) != 0) {
        rewind(file);
    }
    text[fread(text, 1, LOG_TAIL, file)] = '\0';
    fclose(file);
    say_errors_of(text);
}

int run_doctor(int argc, char **argv)
{
    const char *data = NULL;
    char dir[LIMIT_PATH];
    const struct option options[] = {{.name = "--data", .kind = OPTION_TEXT, .to = &data}};
    struct error err = {0};
    struct utsname machine;
    if (!options_read(argc, argv, options, 1, NULL, &err) || !paths_data(data, dir, &err)) {
        return options_fail("doctor", &err);
    }
    say_versions();
    if (uname(&machine) == 0) {
        printf("\nMachine         %s %s %s\n", machine.sysname, machine.release, machine.machine);
    }
    printf("Dossier         %s\n", dir);
    say_space(dir);
    say_record(data);
    say_errors(dir);
    return 0;
}
