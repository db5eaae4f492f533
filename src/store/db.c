/* db.c: SQLite behind db.h. */
#include "store/db.h"

#include <errno.h>
#include <sqlite3.h>
#include <string.h>

#include "base/assert.h"
#include "base/str.h"

enum { BUSY_TIMEOUT_MS = 500 };    /* a reader holds its lock for milliseconds */
enum { WAL_KEPT_BYTES = 4 << 20 }; /* after an import the log shrinks back to this */

static const struct {
    int result; /* primary SQLite code */
    const char *code, *text;
} sentences[] = {
    {SQLITE_FULL, "disk_full",
     "Le disque est plein : rien de plus ne peut être noté. Faites de la place, puis reprenez."},
    {SQLITE_READONLY, "data_read_only",
     "Le dossier de données est protégé contre l’écriture. Vérifiez les droits du dossier."},
    {SQLITE_PERM, "data_read_only",
     "Le dossier de données est protégé contre l’écriture. Vérifiez les droits du dossier."},
    {SQLITE_CANTOPEN, "data_unusable",
     "Le dossier de données ne peut pas être ouvert. Vérifiez qu’il existe et ses droits."},
    {SQLITE_BUSY, "data_busy",
     "Un autre programme utilise ces données en ce moment. Fermez-le, puis réessayez."},
    {SQLITE_LOCKED, "data_busy",
     "Un autre programme utilise ces données en ce moment. Fermez-le, puis réessayez."},
    {SQLITE_CORRUPT, "data_damaged",
     "Les données enregistrées sont abîmées. Ne continuez pas : reprenez la dernière sauvegarde."},
    {SQLITE_NOTADB, "data_damaged",
     "Les données enregistrées sont abîmées. Ne continuez pas : reprenez la dernière sauvegarde."},
    {SQLITE_IOERR, "disk_failed",
     "Le disque n’a pas répondu comme il faut : la dernière action n’est pas enregistrée."},
    {SQLITE_CONSTRAINT, "record_refused",
     "Cette action ne suit pas ce qui est déjà noté : elle n’est pas enregistrée."},
};

/* SQLite says "full" for what it writes itself; the room of the -shm file, and what the system
 * finds out late, it calls an I/O error. */
static bool is_full(struct db *db, int extended)
{
    int os_code = sqlite3_system_errno(db->handle);
    return extended == SQLITE_IOERR_SHMSIZE ||
           ((extended & 0xff) == SQLITE_IOERR && (os_code == ENOSPC || os_code == EDQUOT));
}

bool db_error(struct db *db, const char *what, struct error *err)
{
    int extended = sqlite3_extended_errcode(db->handle);
    int primary = is_full(db, extended) ? SQLITE_FULL : extended & 0xff;
    const char *code = "data_failed";
    const char *text = "Les données n’ont pas pu être lues ou écrites.";
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        if (sentences[i].result == primary) {
            code = sentences[i].code;
            text = sentences[i].text;
        }
    }
    error_set(err, ERROR_ENVIRONMENT, code, "%s", text);
    return error_detail(err, extended, "%.80s: %s", what, sqlite3_errmsg(db->handle));
}

bool db_damaged(const char *what, struct error *err)
{
    error_set(err, ERROR_ENVIRONMENT, "data_damaged",
              "Les données enregistrées sont abîmées. Ne continuez pas : reprenez la dernière "
              "sauvegarde.");
    return error_detail(err, SQLITE_CORRUPT, "%s", what);
}

bool db_open(struct db *db, const char *path, bool read_only, const char *vfs, struct error *err)
{
    memset(db, 0, sizeof *db);
    db->is_memory = str_equal(path, ":memory:");
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    flags |= read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    if (sqlite3_open_v2(path, &db->handle, flags, vfs) != SQLITE_OK) {
        db_error(db, path, err);
        db_close(db);
        return false;
    }
    sqlite3_busy_timeout(db->handle, BUSY_TIMEOUT_MS);
    int off = -1, on = -1;
    sqlite3_db_config(db->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, &off);
    sqlite3_db_config(db->handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, &on);
    ASSERT(off == 0 && on == 1);
    return true;
}

/* Reads a pragma back: a build or a disk that cannot do it must not go unnoticed. */
static bool pragma_is(struct db *db, const char *sql, const char *want, struct error *err)
{
    sqlite3_stmt *stmt = NULL;
    char got[16] = "";
    bool done = false;
    if (sqlite3_prepare_v2(db->handle, sql, -1, &stmt, NULL) != SQLITE_OK ||
        sqlite3_step(stmt) != SQLITE_ROW) {
        db_error(db, sql, err);
        goto out;
    }
    str_copy(got, sizeof got, (const char *)sqlite3_column_text(stmt, 0));
    done = str_equal(got, want);
    if (!done) {
        error_set(err, ERROR_ENVIRONMENT, "disk_unsafe",
                  "Ce disque ne permet pas d’enregistrer de façon sûre. Choisissez un dossier sur "
                  "le disque de l’ordinateur.");
        error_detail(err, 0, "%s gave %s, not %s", sql, got, want);
    }
out:
    sqlite3_finalize(stmt);
    return done;
}

bool db_set_durable(struct db *db, struct error *err)
{
    static const char *const set = "PRAGMA synchronous = FULL; PRAGMA recursive_triggers = ON;";
    char limit[64];
    str_format(limit, sizeof limit, "PRAGMA journal_size_limit = %d", WAL_KEPT_BYTES);
    return db_exec(db, set, err) && db_exec(db, limit, err) &&
           pragma_is(db, "PRAGMA journal_mode = WAL", db->is_memory ? "memory" : "wal", err) &&
           pragma_is(db, "PRAGMA secure_delete = ON", "1", err) &&
           pragma_is(db, "PRAGMA synchronous", "2", err) &&
           pragma_is(db, "PRAGMA foreign_keys", "1", err) &&
           pragma_is(db, "PRAGMA trusted_schema", "0", err);
}

bool db_prepare(struct db *db, struct error *err)
{
    for (enum sql id = 0; id < SQL_COUNT; id++) {
        if (sqlite3_prepare_v3(db->handle, sql_text(id), -1, SQLITE_PREPARE_PERSISTENT,
                               &db->statements[id], NULL) != SQLITE_OK) {
            return db_error(db, sql_text(id), err);
        }
    }
    return true;
}

void db_close(struct db *db)
{
    if (db == NULL || db->handle == NULL) {
        return;
    }
    for (enum sql id = 0; id < SQL_COUNT; id++) {
        ASSERT(db->statements[id] == NULL || !sqlite3_stmt_busy(db->statements[id]));
        sqlite3_finalize(db->statements[id]);
        db->statements[id] = NULL;
    }
    db_rollback(db);
    int result = sqlite3_close(db->handle);
    ASSERT(result == SQLITE_OK); /* else a statement was never finalized */
    db->handle = NULL;
}

bool db_exec(struct db *db, const char *sql, struct error *err)
{
    return sqlite3_exec(db->handle, sql, NULL, NULL, NULL) == SQLITE_OK || db_error(db, sql, err);
}

bool db_exec_int(struct db *db, const char *sql, int64_t *ret, struct error *err)
{
    sqlite3_stmt *stmt = NULL;
    bool done = sqlite3_prepare_v2(db->handle, sql, -1, &stmt, NULL) == SQLITE_OK &&
                sqlite3_step(stmt) == SQLITE_ROW;
    if (done) {
        *ret = sqlite3_column_int64(stmt, 0);
    } else {
        db_error(db, sql, err);
    }
    sqlite3_finalize(stmt);
    return done;
}

/* Binds all values; texts must live until the statement is reset. */
static sqlite3_stmt *bind(struct db *db, enum sql id, const struct db_value *values, size_t count)
{
    sqlite3_stmt *stmt = db->statements[id];
    ASSERT(stmt != NULL && !sqlite3_stmt_busy(stmt));
    ASSERT((size_t)sqlite3_bind_parameter_count(stmt) == count);
    for (size_t i = 0; i < count; i++) {
        int at = (int)i + 1;
        int result = values[i].text != NULL
                         ? sqlite3_bind_text(stmt, at, values[i].text, -1, SQLITE_STATIC)
                     : values[i].bytes != NULL
                         ? sqlite3_bind_blob64(stmt, at, values[i].bytes,
                                               (sqlite3_uint64)values[i].number, SQLITE_STATIC)
                         : sqlite3_bind_int64(stmt, at, values[i].number);
        ASSERT(result == SQLITE_OK);
    }
    return stmt;
}

/* Ready for the next use, keeping no pointer to the caller's texts. */
static void release(sqlite3_stmt *stmt)
{
    sqlite3_reset(stmt);
    sqlite3_clear_bindings(stmt);
}

bool db_run(struct db *db, enum sql id, const struct db_value *values, size_t count,
            struct error *err)
{
    sqlite3_stmt *stmt = bind(db, id, values, count);
    int result = sqlite3_step(stmt);
    ASSERT(result != SQLITE_ROW);
    bool done = result == SQLITE_DONE || db_error(db, sql_text(id), err);
    release(stmt);
    return done;
}

void db_start(struct db_rows *rows, struct db *db, enum sql id, const struct db_value *values,
              size_t count)
{
    rows->db = db;
    rows->stmt = bind(db, id, values, count);
    rows->is_damaged = false;
}

enum db_step db_next(struct db_rows *rows, struct error *err)
{
    if (rows->is_damaged) {
        db_damaged(sqlite3_sql(rows->stmt), err);
        release(rows->stmt);
        return DB_FAILED;
    }
    int result = sqlite3_step(rows->stmt);
    if (result == SQLITE_ROW) {
        return DB_ROW;
    }
    if (result != SQLITE_DONE) {
        db_error(rows->db, sqlite3_sql(rows->stmt), err);
    }
    release(rows->stmt);
    return result == SQLITE_DONE ? DB_DONE : DB_FAILED;
}

void db_stop(struct db_rows *rows)
{
    release(rows->stmt);
}

int64_t db_int(struct db_rows *rows, int column, int64_t min, int64_t max)
{
    int64_t value = sqlite3_column_int64(rows->stmt, column);
    if (value < min || value > max) {
        rows->is_damaged = true;
        return min;
    }
    return value;
}

uint32_t db_u32(struct db_rows *rows, int column)
{
    return (uint32_t)db_int(rows, column, 0, UINT32_MAX);
}

int32_t db_i32(struct db_rows *rows, int column)
{
    return (int32_t)db_int(rows, column, INT32_MIN, INT32_MAX);
}

uint64_t db_u64(struct db_rows *rows, int column)
{
    return (uint64_t)sqlite3_column_int64(rows->stmt, column);
}

void db_text(struct db_rows *rows, int column, char *to, size_t size)
{
    const char *text = (const char *)sqlite3_column_text(rows->stmt, column);
    if (text == NULL || !str_copy(to, size, text)) {
        rows->is_damaged = true;
    }
}

const uint8_t *db_bytes(struct db_rows *rows, int column, size_t most, size_t *ret_size)
{
    const uint8_t *bytes = sqlite3_column_blob(rows->stmt, column);
    size_t size = (size_t)sqlite3_column_bytes(rows->stmt, column);
    if (bytes == NULL || size == 0 || size > most) {
        rows->is_damaged = true;
        return NULL;
    }
    *ret_size = size;
    return bytes;
}

bool db_get_int(struct db *db, enum sql id, const struct db_value *values, size_t count,
                int64_t *ret, struct error *err)
{
    struct db_rows rows;
    db_start(&rows, db, id, values, count);
    switch (db_next(&rows, err)) {
    case DB_ROW:
        *ret = sqlite3_column_int64(rows.stmt, 0);
        db_stop(&rows);
        return true;
    case DB_DONE: return db_damaged(sql_text(id), err);
    case DB_FAILED: break;
    }
    return false;
}

bool db_begin(struct db *db, struct error *err)
{
    ASSERT(sqlite3_get_autocommit(db->handle));
    return db_run(db, SQL_BEGIN, NULL, 0, err);
}

bool db_commit(struct db *db, struct error *err)
{
    ASSERT(!sqlite3_get_autocommit(db->handle));
    if (db_run(db, SQL_COMMIT, NULL, 0, err)) {
        return true;
    }
    db_rollback(db);
    return false;
}

void db_rollback(struct db *db)
{
    if (!sqlite3_get_autocommit(db->handle)) {
        sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
    }
}
