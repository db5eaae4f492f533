/* copy.c: VACUUM INTO a temporary name, tokens out, synced, renamed. */
#include "store/copy.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/str.h"
#include "store/db.h"
#include "store/folder.h"

static bool fail(struct error *err, const char *path)
{
    int code = errno;
    error_set(err, ERROR_ENVIRONMENT, code == ENOSPC ? "disk_full" : "copy_failed",
              "La copie des données n’a pas pu être écrite. Vérifiez la place et les droits, puis "
              "réessayez.");
    return error_detail(err, code, "%.120s: %s", path, strerror(code));
}

static bool vacuum_into(struct db *db, const char *path, struct error *err)
{
    sqlite3_stmt *stmt = NULL;
    bool done = sqlite3_prepare_v2(db->handle, "VACUUM INTO ?1", -1, &stmt, NULL) == SQLITE_OK &&
                sqlite3_bind_text(stmt, 1, path, -1, SQLITE_STATIC) == SQLITE_OK &&
                sqlite3_step(stmt) == SQLITE_DONE;
    if (!done) {
        db_error(db, path, err);
    }
    sqlite3_finalize(stmt);
    return done;
}

static bool forget_pairs(const char *path, struct error *err)
{
    struct db copy;
    if (!db_open(&copy, path, false, NULL, err)) {
        return false;
    }
    bool done = db_exec(&copy,
                        "PRAGMA journal_mode = MEMORY; PRAGMA secure_delete = ON;"
                        "DELETE FROM pair_slot; DELETE FROM pair_crate;",
                        err);
    db_close(&copy);
    return done;
}

static bool sync_file(const char *path, struct error *err)
{
    int fd = open(path, O_RDWR | O_CLOEXEC);
    if (fd < 0) {
        return fail(err, path);
    }
    bool done = fsync(fd) == 0 || fail(err, path);
    close(fd);
    return done;
}

/* The folder of a file's name. */
static void folder_of(const char *path, char to[LIMIT_PATH])
{
    const char *slash = strrchr(path, '/');
    if (slash == NULL) {
        str_copy(to, LIMIT_PATH, ".");
    } else {
        str_copy_n(to, LIMIT_PATH, path, slash == path ? 1 : (size_t)(slash - path));
    }
}

bool copy_database(struct db *db, const char *path, struct error *err)
{
    char part[LIMIT_PATH], dir[LIMIT_PATH];
    if (!str_format(part, sizeof part, "%s.part", path)) {
        errno = ENAMETOOLONG;
        return fail(err, path);
    }
    folder_of(path, dir);
    if (unlink(part) != 0 && errno != ENOENT) {
        return fail(err, part);
    }
    if (vacuum_into(db, part, err) && forget_pairs(part, err) && sync_file(part, err)) {
        if (rename(part, path) == 0) {
            return folder_sync(dir, err);
        }
        fail(err, path);
    }
    unlink(part);
    return false;
}
