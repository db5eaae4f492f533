/* doctor.c: rows of the page, one function each; the machine's facts come from files of /proc and
 * /sys. */
#include "app/doctor.h"

#include <dirent.h>
#include <inttypes.h>
#include <limits.h>
#include <sodium.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

#include "app/backup.h"
#include "app/cli/words.h"
#include "app/doctor_log.h"
#include "app/keeping.h"
#include "app/record.h"
#include "app/sealed_file.h"
#include "base/assert.h"
#include "base/str.h"
#include "intake/intake.h"
#include "platform/microphone.h"
#include "platform/versions.h"
#include "store/store_check.h"

#define LOW_BYTES ((int64_t)200 << 20) /* a month's record has some MB, its papers too */

enum { SMALL_FILE = 4096 };

__attribute__((format(printf, 4, 5))) static void add(struct doctor_view *page, const char *name,
                                                      bool is_bad, const char *format, ...)
{
    ASSERT(page->count < DOCTOR_ROWS);
    struct doctor_row *row = &page->rows[page->count++];
    va_list args;
    va_start(args, format);
    str_vformat(row->text, sizeof row->text, format, args);
    va_end(args);
    (void)str_copy(row->name, sizeof row->name, name);
    row->is_bad = is_bad;
}

/* The beginning of a small file below the root; "" when it is not there. */
static void read_small(const char *root, const char *name, char to[SMALL_FILE])
{
    char path[LIMIT_PATH];
    to[0] = '\0';
    FILE *file = str_format(path, sizeof path, "%s/%s", root, name) ? fopen(path, "re") : NULL;
    if (file != NULL) {
        to[fread(to, 1, SMALL_FILE - 1, file)] = '\0';
        fclose(file);
    }
}

/* "12,3 Go", "840 Mo" */
static void say_bytes(char *to, size_t size, int64_t bytes)
{
    int64_t tenths = bytes / 100000000;
    if (tenths >= 10) {
        str_format(to, size, "%" PRId64 ",%d Go", tenths / 10, (int)(tenths % 10));
    } else {
        str_format(to, size, "%" PRId64 " Mo", bytes / 1000000);
    }
}

static void say_versions(struct doctor_view *page)
{
    char platform[96];
    platform_versions(platform, sizeof platform);
    add(page, "Versions", false, "Borne %s, SQLite %s, %s, libzip %s", BORNE_VERSION,
        store_sqlite_version(), platform, intake_zip_version());
}

static void say_machine(const struct doctor_ask *ask, struct doctor_view *page)
{
    char text[SMALL_FILE];
    struct utsname machine;
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    read_small(ask->root, "proc/uptime", text);
    long minutes = strtol(text, NULL, 10) / 60;
    if (uname(&machine) == 0) {
        add(page, "Machine", false, "%s %s %s, %ld processeur%s, allumée depuis %ld h %02ld",
            machine.sysname, machine.release, machine.machine, processors, cli_words_s(processors),
            minutes / 60, minutes % 60);
    }
}

/* Of the folder, or of the nearest one above it that is there. */
static void say_disk(const struct doctor_ask *ask, struct doctor_view *page)
{
    char path[LIMIT_PATH], free_text[24], all_text[24];
    struct statvfs info;
    str_copy(path, sizeof path, ask->dir);
    while (statvfs(path, &info) != 0) {
        char *slash = strrchr(path, '/');
        if (slash == NULL || slash == path) {
            return;
        }
        *slash = '\0';
    }
    int64_t free_bytes = (int64_t)info.f_bavail * (int64_t)info.f_frsize;
    say_bytes(free_text, sizeof free_text, free_bytes);
    say_bytes(all_text, sizeof all_text, (int64_t)info.f_blocks * (int64_t)info.f_frsize);
    add(page, "Disque", free_bytes < LOW_BYTES, "%s libres sur %s%s", free_text, all_text,
        free_bytes < LOW_BYTES ? " : c’est peu, libérez de la place" : "");
}

/* The number behind a word at the beginning of a line, in kibibytes; -1: not there. */
static int64_t kib_of(const char *text, const char *word)
{
    for (const char *line = text; line != NULL; line = strchr(line, '\n')) {
        line += *line == '\n' ? 1 : 0;
        if (str_starts(line, word)) {
            return strtoll(line + strlen(word), NULL, 10);
        }
    }
    return -1;
}

static void say_memory(const struct doctor_ask *ask, struct doctor_view *page)
{
    char text[SMALL_FILE], free_text[24], all_text[24], own_text[24];
    read_small(ask->root, "proc/meminfo", text);
    int64_t all = kib_of(text, "MemTotal:"), available = kib_of(text, "MemAvailable:");
    read_small(ask->root, "proc/self/status", text);
    int64_t own = kib_of(text, "VmRSS:");
    if (all > 0 && available >= 0) {
        say_bytes(free_text, sizeof free_text, available * 1024);
        say_bytes(all_text, sizeof all_text, all * 1024);
        say_bytes(own_text, sizeof own_text, own * 1024);
        add(page, "Mémoire", available * 1024 < LOW_BYTES, "%s libres sur %s, ce programme %s",
            free_text, all_text, own_text);
    }
}

/* The last part of where a link leads to: the driver of a card. */
static void driver_of(const char *root, const char *card, char *to, size_t size)
{
    char path[LIMIT_PATH], target[LIMIT_PATH];
    to[0] = '\0';
    if (str_format(path, sizeof path, "%s/sys/class/drm/%s/device/driver", root, card)) {
        ssize_t length = readlink(path, target, sizeof target - 1);
        target[length > 0 ? length : 0] = '\0';
        const char *slash = strrchr(target, '/');
        (void)str_copy(to, size, slash != NULL ? slash + 1 : target);
    }
}

/* Screens that are plugged in, with their size and driver: "HDMI-A-1 1920x1080 (i915)". */
static void say_screens(const struct doctor_ask *ask, struct doctor_view *page)
{
    char path[LIMIT_PATH], status[SMALL_FILE], text[DOCTOR_TEXT] = "";
    (void)str_format(path, sizeof path, "%s/sys/class/drm", ask->root);
    DIR *folder = opendir(path);
    struct dirent *entry;
    while (folder != NULL && (entry = readdir(folder)) != NULL) {
        char name[64], card[16], driver[32], word[160], mode[32];
        const char *dash = strchr(entry->d_name, '-');
        if (dash == NULL ||
            !str_copy_n(card, sizeof card, entry->d_name, (size_t)(dash - entry->d_name))) {
            continue;
        }
        (void)str_format(name, sizeof name, "sys/class/drm/%.40s/status", entry->d_name);
        read_small(ask->root, name, status);
        if (!str_starts(status, "connected")) {
            continue;
        }
        (void)str_format(name, sizeof name, "sys/class/drm/%.40s/modes", entry->d_name);
        read_small(ask->root, name, status);
        (void)str_copy_n(mode, sizeof mode, status, strcspn(status, "\n"));
        driver_of(ask->root, card, driver, sizeof driver);
        str_format(word, sizeof word, "%s%s %s (%s)", text[0] != '\0' ? ", " : "", dash + 1, mode,
                   driver[0] != '\0' ? driver : "?");
        (void)str_append(text, sizeof text, word);
    }
    if (folder != NULL) {
        closedir(folder);
    }
    bool is_open = ask->window[0] != '\0';
    add(page, "Écran", text[0] == '\0' && !is_open, "%s%s%s", ask->window,
        is_open && text[0] != '\0' ? " ; " : "", text[0] != '\0' || is_open ? text : "aucun");
}

/* The rest of the line that begins with this word; "" when there is none. */
static void line_of(const char *text, const char *word, char *to, size_t size)
{
    to[0] = '\0';
    for (const char *line = text; line != NULL; line = strchr(line, '\n')) {
        line += *line == '\n' ? 1 : 0;
        if (str_starts(line, word)) {
            (void)str_copy_n(to, size, line + strlen(word), strcspn(line + strlen(word), "\n"));
            return;
        }
    }
}

/* The way to the screen that was found, and whether a picture was read there;
 * kiosk-config/display.sh keeps both beside the record. */
static void say_way(const struct doctor_ask *ask, struct doctor_view *page)
{
    static const struct {
        const char *way, *text;
    } ways[] = {
        {"kms", "noyau, puce graphique"},
        {"soft", "noyau, dessin par le processeur"},
        {"cage", "cage (Wayland), chemin de secours"},
        {"x11", "X11, chemin de secours"},
    };
    char text[SMALL_FILE], way[16], seen[80], tries[8];
    read_small(ask->dir, "display", text);
    line_of(text, "way ", way, sizeof way);
    line_of(text, "seen ", seen, sizeof seen);
    line_of(text, "tries ", tries, sizeof tries);
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        if (!str_equal(ways[i].way, way)) {
            continue;
        }
        const char *size = strchr(seen, ' ');
        bool is_read = str_starts(seen, "picture "), is_tried = seen[0] == '\0';
        add(page, "Affichage", is_tried, "%s ; %s%.*s%s", ways[i].text,
            is_read    ? "image lue sur l’écran, "
            : is_tried ? "pas encore d’image lue, essai n° "
                       : "l’écran ne peut pas être relu",
            is_read ? (int)strcspn(size + 1, ",") : 0, is_read ? size + 1 : "",
            is_tried ? tries : "");
    }
}

/* "2 douchettes, 1 balance ; à voir : Voyager 1450g (ne peut pas être lue)" */
static void say_devices(const struct doctor_ask *ask, struct doctor_view *page)
{
    char text[DOCTOR_TEXT] = "", troubles[DOCTOR_TEXT] = "", word[160];
    for (int i = 0; ask->devices != NULL && i < ask->devices->count; i++) {
        const struct device_row_view *row = &ask->devices->rows[i];
        int same = 0;
        bool is_first = true;
        for (int k = 0; k < ask->devices->count; k++) {
            const struct device_row_view *other = &ask->devices->rows[k];
            bool is_same = other->is_plugged && str_equal(other->kind, row->kind);
            same += is_same;
            is_first = is_first && !(is_same && k < i);
        }
        if (row->is_plugged && is_first) {
            str_format(word, sizeof word, "%s%d %s%s", text[0] != '\0' ? ", " : "", same, row->kind,
                       cli_words_s(same));
            (void)str_append(text, sizeof text, word);
        }
        if (row->is_plugged && row->mark == DEVICE_MARK_TROUBLE) {
            str_format(word, sizeof word, "%s%s (%s)",
                       troubles[0] != '\0' ? ", " : " ; à voir : ", row->name, row->state);
            (void)str_append(troubles, sizeof troubles, word);
        }
    }
    if (ask->devices != NULL) {
        add(page, "Appareils", troubles[0] != '\0', "%s%s",
            text[0] != '\0' ? text : "rien n’est branché", troubles);
    }
}

/* Told by the kernel's list: nothing is opened for it. */
static void say_microphone(const struct doctor_ask *ask, struct doctor_view *page)
{
    char names[DOCTOR_TEXT - 60];
    bool may;
    int count = microphone_names(ask->root, names, sizeof names, &may);
    add(page, "Micro", count > 0 && !may, "%s%s", count > 0 ? names : "aucun",
        count > 0 && !may ? " : ce programme n’a pas le droit d’y accéder (groupe audio)" : "");
}

static void say_record(struct record *record, struct doctor_view *page)
{
    struct store_report report = {0};
    store_check(record->store, &report);
    bool is_whole = report.problem_count == 0;
    add(page, "Données", !is_whole,
        "%" PRId64 " préparation%s, %" PRId64 " commande%s, %" PRId64 " événement%s ; %s",
        report.preps, cli_words_s(report.preps), report.orders, cli_words_s(report.orders),
        report.events, cli_words_s(report.events),
        is_whole ? "tout se tient" : "des problèmes : voyez borne check");
    if (record->prep.plan != NULL) {
        struct progress progress = prep_progress(&record->prep, ID_NONE);
        add(page, "Préparation", false, "n° %u %s, %u cagette%s, %u préparée%s, %u vérifiée%s",
            (unsigned)record->prep.number, record->prep.is_closed ? "fermée" : "ouverte",
            (unsigned)progress.crates, cli_words_s(progress.crates), (unsigned)progress.picked,
            cli_words_s(progress.picked), (unsigned)progress.checked,
            cli_words_s(progress.checked));
    }
}

static void say_backup(const struct doctor_ask *ask, struct store *store, struct doctor_view *page)
{
    char day[16], key[LIMIT_SETTING_VALUE] = "";
    keeping_latest(ask->dir, day);
    bool has_sheet =
        store_setting(store, BACKUP_SETTING_KEY, "", key, sizeof key, NULL) && sealed_is_key(key);
    add(page, "Sauvegarde", day[0] == '\0', "%s%s ; %s",
        day[0] != '\0' ? "la dernière sur ce disque : " : "aucune sur ce disque", day,
        has_sheet ? "la fiche de secours est faite" : "pas de fiche de secours");
}

static void say_when(const struct doctor_ask *ask, struct store *store, struct doctor_view *page)
{
    int64_t last_ms = 0;
    time_t at_s = (time_t)(ask->now_ms / 1000 + ask->utc_offset_s);
    struct tm tm;
    char text[40] = "?";
    if (gmtime_r(&at_s, &tm) != NULL) {
        (void)strftime(text, sizeof text, "%d/%m/%Y %H:%M", &tm);
    }
    bool has_last = store != NULL && purge_last_event_ms(store, &last_ms, NULL);
    enum clock_doubt doubt = retention_clock_doubt(ask->now_ms, has_last ? last_ms : 0);
    add(page, "Date", doubt != CLOCK_FINE, "%s%s", text,
        doubt == CLOCK_FINE     ? ""
        : doubt == CLOCK_BEHIND ? " : l’horloge retarde, la date n’est pas juste"
                                : " : l’horloge avance, la date n’est pas juste");
}

static void say_kept(const struct doctor_ask *ask, struct doctor_view *page)
{
    struct error err = {0};
    struct record record = {0};
    struct store_options options = {.read_only = true};
    bool is_there = store_open(ask->dir, &options, &record.store, &err) &&
                    (record_load(&record, record.store, 0, &err) || str_equal(err.code, "no_prep"));
    say_when(ask, is_there ? record.store : NULL, page);
    if (is_there) {
        say_record(&record, page);
        say_backup(ask, record.store, page);
    } else {
        add(page, "Données", !str_equal(err.code, "data_missing"), "%s", err.text);
    }
    record_finish(&record);
}

void doctor_look(const struct doctor_ask *ask, struct doctor_view *ret)
{
    memset(ret, 0, sizeof *ret);
    say_versions(ret);
    say_machine(ask, ret);
    say_disk(ask, ret);
    say_memory(ask, ret);
    say_screens(ask, ret);
    say_way(ask, ret);
    say_devices(ask, ret);
    say_microphone(ask, ret);
    say_kept(ask, ret);
    doctor_read_errors(ask->dir, ret);
}
