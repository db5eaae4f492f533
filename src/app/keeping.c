/* keeping.c: purges and the disk's backups. */
#include "app/keeping.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "app/backup.h"
#include "app/months.h"
#include "base/log.h"
#include "base/str.h"
#include "store/folder.h"

static const struct {
    const char *key;
    int64_t least, most;
} terms[] = {{"names_days", 0, 60}, {"record_days", 90, 3650}, {"log_days", 1, 365}};

bool keeping_retention(struct store *store, struct retention *ret, struct error *err)
{
    struct retention retention = retention_default();
    int32_t *const days[] = {&retention.names_days, &retention.record_days, &retention.log_days};
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        int64_t value;
        if (!store_setting_int(store, terms[i].key, terms[i].least, terms[i].most, *days[i], &value,
                               err)) {
            return false;
        }
        *days[i] = (int32_t)value;
    }
    *ret = retention;
    return true;
}

static bool begins_and_ends(const char *name, const char *begin, const char *end)
{
    size_t length = strlen(name), first = strlen(begin), last = strlen(end);
    return length >= first + last && memcmp(name, begin, first) == 0 &&
           memcmp(name + length - last, end, last) == 0;
}

/* Removes the files of a folder that are named so; how many went. */
static int64_t remove_named(const char *dir, const char *begin, const char *end)
{
    DIR *folder = opendir(dir);
    struct dirent *entry;
    int64_t count = 0;
    while (folder != NULL && (entry = readdir(folder)) != NULL) {
        char path[LIMIT_PATH];
        if (begins_and_ends(entry->d_name, begin, end) &&
            str_format(path, sizeof path, "%s/%s", dir, entry->d_name) && unlink(path) == 0) {
            count++;
        }
    }
    if (folder != NULL) {
        closedir(folder);
    }
    return count;
}

static int64_t remove_copies(const char *dir)
{
    char backups[LIMIT_PATH];
    int64_t count = remove_named(dir, "borne-before-", ".db");
    count += remove_named(dir, "borne-replaced", "");
    count += remove_named(dir, "borne-newer", ".db");
    if (str_format(backups, sizeof backups, "%s/" KEEPING_BACKUPS, dir)) {
        count += remove_named(backups, "borne-", ".bak");
    }
    return count;
}

static void day_of(int64_t at_ms, char to[16])
{
    time_t at_s = (time_t)(at_ms / 1000);
    struct tm tm;
    if (localtime_r(&at_s, &tm) == NULL || strftime(to, 16, "%Y-%m-%d", &tm) == 0) {
        (void)str_copy(to, 16, "0000-00-00");
    }
}

bool keeping_purge(struct store *store, const char *dir, enum keeping_why why, int64_t now_ms,
                   struct kept *ret, struct error *err)
{
    struct kept kept = {0};
    struct retention retention;
    int64_t last_ms;
    char day[16];
    if (!keeping_retention(store, &retention, err) || !purge_last_event_ms(store, &last_ms, err)) {
        return false;
    }
    bool is_sane = retention_clock_is_sane(now_ms, last_ms);
    struct retention_due due = retention_due(&retention, now_ms);
    struct purge purge = {.names_before_ms = is_sane ? due.names_before_ms : INT64_MIN,
                          .record_before_ms = is_sane ? due.record_before_ms : INT64_MIN};
    if (why == KEEPING_NAMES) {
        purge.names_before_ms = INT64_MAX;
    }
    if (!months_keep(store, purge.record_before_ms, err) ||
        !store_purge(store, &purge, &kept.purged, err)) {
        return false;
    }
    if (kept.purged.people > 0 || kept.purged.preps > 0) {
        kept.copies = remove_copies(dir);
        day_of(now_ms, day);
        struct error failure = {0};
        if (!keeping_backup(store, dir, day, true, &failure)) {
            log_error("backup", &failure);
        }
    }
    if (is_sane) {
        kept.log_lines = log_forget(due.log_before_ms / 1000);
    }
    kept.is_clock_unsure = !is_sane && last_ms > 0;
    if (kept.purged.people > 0 || kept.purged.preps > 0 || kept.log_lines > 0) {
        log_line(LOG_INFO, "purge", "%lld people, %lld preps, %lld events, %lld lines, %lld copies",
                 (long long)kept.purged.people, (long long)kept.purged.preps,
                 (long long)kept.purged.events, (long long)kept.log_lines, (long long)kept.copies);
    }
    *ret = kept;
    return true;
}

static int is_backup(const struct dirent *entry)
{
    return begins_and_ends(entry->d_name, "borne-", ".bak");
}

static void free_entries(struct dirent **entries, int count)
{
    for (int i = 0; i < count; i++) {
        free(entries[i]);
    }
    free(entries);
}

/* All but the latest seven: their names are days. */
static void remove_old(const char *folder)
{
    struct dirent **entries = NULL;
    int count = scandir(folder, &entries, is_backup, alphasort);
    for (int i = 0; i < count - KEEPING_DAYS; i++) {
        char path[LIMIT_PATH];
        if (str_format(path, sizeof path, "%s/%s", folder, entries[i]->d_name)) {
            (void)unlink(path);
        }
    }
    free_entries(entries, count);
}

bool keeping_backup(struct store *store, const char *dir, const char *day, bool anew,
                    struct error *err)
{
    char folder[LIMIT_PATH], path[LIMIT_PATH], key[LIMIT_SETTING_VALUE];
    if (!store_setting(store, BACKUP_SETTING_KEY, "", key, sizeof key, err)) {
        return false;
    }
    if (!sealed_is_key(key)) {
        return true;
    }
    if (!str_format(folder, sizeof folder, "%s/" KEEPING_BACKUPS, dir) ||
        !str_format(path, sizeof path, "%s/borne-%s.bak", folder, day)) {
        return error_set(err, ERROR_ENVIRONMENT, "path_long",
                         "Le chemin du dossier de données est trop long.");
    }
    if (!anew && access(path, F_OK) == 0) {
        return true;
    }
    if (!folder_make(folder, err) || !backup_write(store, dir, path, err)) {
        return false;
    }
    remove_old(folder);
    return true;
}

void keeping_latest(const char *dir, char ret_day[16])
{
    char folder[LIMIT_PATH];
    struct dirent **entries = NULL;
    ret_day[0] = '\0';
    if (!str_format(folder, sizeof folder, "%s/" KEEPING_BACKUPS, dir)) {
        return;
    }
    int count = scandir(folder, &entries, is_backup, alphasort);
    if (count > 0) {
        const char *name = entries[count - 1]->d_name + strlen("borne-");
        (void)str_copy_n(ret_day, 16, name, strlen(name) - strlen(".bak"));
    }
    free_entries(entries, count);
}
