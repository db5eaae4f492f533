/* rewind.c: which copy belongs to which version, and the exchange of two files. */
#include "store/rewind.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/str.h"
#include "store/db.h"
#include "store/folder.h"
#include "store/migrate.h"

/* How far a record is: what two of the same events have in common. */
struct extent {
    int64_t version, events, lamport;
};

static bool path_of(char to[LIMIT_PATH], const char *dir, const char *name, struct error *err)
{
    return str_format(to, LIMIT_PATH, "%s/%s", dir, name) ||
           error_set(err, ERROR_ENVIRONMENT, "path_long",
                     "Le chemin du dossier de données est trop long.");
}

/* Works for every version: these columns were there from the first on. */
static bool measure(const char *path, struct extent *ret, struct error *err)
{
    struct db db;
    if (!db_open(&db, path, true, NULL, err)) {
        return false;
    }
    bool done = db_exec_int(&db, "PRAGMA user_version", &ret->version, err) &&
                db_exec_int(&db, "SELECT count(*) FROM event", &ret->events, err) &&
                db_exec_int(&db, "SELECT coalesce(max(lamport), 0) FROM event", &ret->lamport, err);
    db_close(&db);
    return done;
}

static bool is_same(const struct extent *a, const struct extent *b)
{
    return a->events == b->events && a->lamport == b->lamport;
}

/* Everything into the one file, so that it can be moved. */
static bool empty_log(const char *path, struct error *err)
{
    struct db db;
    int64_t busy = 0;
    if (!db_open(&db, path, false, NULL, err)) {
        return false;
    }
    bool done = db_exec_int(&db, "PRAGMA wal_checkpoint(TRUNCATE)", &busy, err);
    db_close(&db);
    return done;
}

static bool fail(const char *path, struct error *err)
{
    int code = errno;
    error_set(err, ERROR_ENVIRONMENT, "data_unusable",
              "La version précédente n’a pas pu reprendre ses données : rien n’a été changé.");
    return error_detail(err, code, "%.120s: %s", path, strerror(code));
}

/* The newer record steps aside by a second name, and the copy takes the first one at once: a power
 * cut finds one or the other. */
static bool exchange(const char *dir, const char *path, const char *copy, struct error *err)
{
    char aside[LIMIT_PATH];
    if (!path_of(aside, dir, "borne-newer.db", err) || !empty_log(path, err)) {
        return false;
    }
    (void)unlink(aside);
    if (link(path, aside) != 0) {
        return fail(aside, err);
    }
    return (rename(copy, path) == 0 || fail(path, err)) && folder_sync(dir, err);
}

bool rewind_run(const char *dir, struct error *err)
{
    char path[LIMIT_PATH], copy[LIMIT_PATH], name[32];
    struct extent now, before;
    int lock = -1;
    (void)str_format(name, sizeof name, "borne-before-%zu.db", migration_count + 1);
    if (!path_of(path, dir, "borne.db", err) || !path_of(copy, dir, name, err)) {
        return false;
    }
    if (access(path, F_OK) != 0 && errno == ENOENT) {
        return true; /* nothing was ever recorded */
    }
    if (!folder_lock(dir, &lock, err)) {
        return false;
    }
    bool done = measure(path, &now, err);
    if (done && now.version > (int64_t)migration_count) {
        if (access(copy, R_OK) != 0) {
            done = error_set(err, ERROR_INPUT, "rewind_missing",
                             "Il n’y a pas de copie des données d’avant la mise à jour : la "
                             "version précédente ne peut pas revenir.");
        } else if (measure(copy, &before, err) && is_same(&now, &before)) {
            done = exchange(dir, path, copy, err);
        } else {
            done = error_set(err, ERROR_INPUT, "rewind_moved_on",
                             "Du travail a été noté depuis la mise à jour : la version précédente "
                             "ne saurait pas le lire, elle ne peut plus revenir.");
        }
    }
    folder_unlock(lock);
    return done;
}

bool rewind_is_possible(const char *dir)
{
    char path[LIMIT_PATH], copy[LIMIT_PATH];
    struct extent now, before;
    if (!str_format(path, sizeof path, "%s/borne.db", dir) || !measure(path, &now, NULL)) {
        return true;
    }
    /* The copy of the latest migration; those of earlier ones were taken away by the update. */
    for (size_t number = migration_count; number > 1; number--) {
        if (str_format(copy, sizeof copy, "%s/borne-before-%zu.db", dir, number) &&
            access(copy, R_OK) == 0) {
            return measure(copy, &before, NULL) && is_same(&now, &before);
        }
    }
    return true;
}
