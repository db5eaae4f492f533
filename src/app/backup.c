/* backup.c: copies out, proven copies in. */
#include "app/backup.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/lending.h"
#include "base/str.h"
#include "store/folder.h"
#include "store/purge.h"
#include "store/store_check.h"

static bool path_long(struct error *err)
{
    return error_set(err, ERROR_ENVIRONMENT, "path_long",
                     "Le chemin du dossier de données est trop long.");
}

bool backup_write(struct store *store, const char *dir, const char *path, struct error *err)
{
    char key[LIMIT_SETTING_VALUE], plain[LIMIT_PATH];
    if (!str_format(plain, sizeof plain, "%s/borne-copy.tmp", dir)) {
        return path_long(err);
    }
    if (!store_setting(store, BACKUP_SETTING_KEY, "", key, sizeof key, err)) {
        return false;
    }
    bool done = store_copy(store, plain, err) && sealed_write(plain, key, path, err);
    (void)unlink(plain);
    return done;
}

static bool prove(struct store *store, struct backup_proof *ret, struct error *err)
{
    struct store_report report = {0};
    store_check(store, &report);
    if (report.problem_count > 0) {
        error_set(err, ERROR_INPUT, "backup_damaged",
                  "Cette sauvegarde est abîmée : rien n’a été changé. Prenez-en une autre.");
        return error_detail(err, 0, "%s", report.problems[0]);
    }
    *ret = (struct backup_proof){.preps = report.preps,
                                 .orders = report.orders,
                                 .crates = report.crates,
                                 .events = report.events,
                                 .open_prep = report.open_prep,
                                 .open_digest = report.open_digest};
    return purge_last_event_ms(store, &ret->last_event_ms, err);
}

void backup_clean(const char *dir)
{
    static const char *const names[] = {"borne.db", "borne.db-wal", "borne.db-shm", "borne.lock"};
    char path[LIMIT_PATH];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (str_format(path, sizeof path, "%s/restore/%s", dir, names[i])) {
            (void)unlink(path);
        }
    }
    if (str_format(path, sizeof path, "%s/restore", dir)) {
        (void)rmdir(path);
    }
}

/* As a station of its own, where the one that it was copied from was. */
static bool go_on(struct store *store, uint64_t station, const struct backup_proof *proof,
                  struct error *err)
{
    uint64_t before = store_station(store);
    return store_renew(store, station, err) &&
           lending_go_on(store, before, proof->last_event_ms, err);
}

bool backup_unseal(const char *path, const char *digits, const char *dir, uint64_t station,
                   struct backup_proof *ret, struct error *err)
{
    char folder[LIMIT_PATH], file[LIMIT_PATH];
    struct store *store = NULL;
    struct store_options options = {.station = station};
    if (!str_format(folder, sizeof folder, "%s/restore", dir) ||
        !str_format(file, sizeof file, "%s/borne.db", folder)) {
        return path_long(err);
    }
    backup_clean(dir);
    bool done = folder_make(folder, err) && sealed_open(path, digits, file, err) &&
                store_open(folder, &options, &store, err) && prove(store, ret, err) &&
                go_on(store, station, ret, err);
    store_close(store);
    if (!done) {
        backup_clean(dir);
    }
    return done;
}

static bool not_placed(const char *path, struct error *err)
{
    int code = errno;
    error_set(err, ERROR_ENVIRONMENT, "restore_failed",
              "La sauvegarde n’a pas pu être mise en place. Vérifiez le dossier de données, puis "
              "recommencez.");
    return error_detail(err, code, "%.120s: %s", path, strerror(code));
}

/* A closed record has no log beside it; one that has is read by somebody, or was not closed. */
static bool has_log(const char *path)
{
    char log[LIMIT_PATH];
    struct stat st;
    return str_format(log, sizeof log, "%s-wal", path) && stat(log, &st) == 0 && st.st_size > 0;
}

/* The name changes hands in one step: at every instant there is one whole record under it. */
bool backup_adopt(const char *dir, struct error *err)
{
    char now[LIMIT_PATH], ready[LIMIT_PATH], before[LIMIT_PATH];
    if (!str_format(now, sizeof now, "%s/borne.db", dir) ||
        !str_format(ready, sizeof ready, "%s/restore/borne.db", dir) ||
        !str_format(before, sizeof before, "%s/borne-replaced.db", dir)) {
        return path_long(err);
    }
    if (has_log(now) || has_log(ready)) {
        return error_set(err, ERROR_ENVIRONMENT, "data_busy",
                         "Un autre programme utilise ces données en ce moment. Fermez-le, puis "
                         "réessayez.");
    }
    (void)unlink(before);
    if (link(now, before) != 0 && errno != ENOENT) {
        return not_placed(before, err);
    }
    if (rename(ready, now) != 0) {
        return not_placed(now, err);
    }
    backup_clean(dir);
    return folder_sync(dir, err);
}
