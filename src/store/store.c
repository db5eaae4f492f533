/* store.c: opening and closing a data folder, settings. */
#include "store/store.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/assert.h"
#include "base/log.h"
#include "base/str.h"
#include "store/copy.h"
#include "store/folder.h"
#include "store/migrate.h"
#include "store/store_private.h"

static bool is_memory(const struct store *store)
{
    return str_equal(store->dir, ":memory:");
}

static bool db_path(const struct store *store, char *to, size_t size, struct error *err)
{
    if (is_memory(store) ? str_copy(to, size, store->dir)
                         : str_format(to, size, "%s/borne.db", store->dir)) {
        return true;
    }
    return error_set(err, ERROR_ENVIRONMENT, "path_long",
                     "Le chemin du dossier de données est trop long.");
}

/* Reads who we are and where the next event goes; a new folder gets its station here. */
static bool load_stamp(struct store *store, struct error *err)
{
    struct db *db = &store->db;
    struct db_rows rows;
    struct store_stamp stamp = {0};
    db_start(&rows, db, SQL_STATION, NULL, 0);
    enum db_step step = db_next(&rows, err);
    if (step == DB_FAILED) {
        return false;
    }
    if (step == DB_ROW) {
        stamp.station = db_u64(&rows, 0);
        db_stop(&rows);
    } else if (store->options.read_only) {
        return db_damaged("no station", err);
    } else {
        ASSERT(store->options.station != 0);
        stamp.station = store->options.station;
        if (!DB_RUN(db, SQL_STATION_SET, err, DB_INT(stamp.station))) {
            return false;
        }
    }
    int64_t seq = 0, lamport = 0;
    struct db_value station = DB_INT(stamp.station);
    if (!db_get_int(db, SQL_EVENT_LAST_SEQ, &station, 1, &seq, err) ||
        !db_get_int(db, SQL_EVENT_LAST_LAMPORT, NULL, 0, &lamport, err)) {
        return false;
    }
    if (seq < 0 || lamport < 0) {
        return db_damaged("negative seq or lamport", err);
    }
    stamp.next_seq = (uint64_t)seq + 1;
    stamp.lamport = (uint64_t)lamport;
    store->stamp = stamp;
    return true;
}

static bool prepare_reader(struct store *store, struct error *err)
{
    int version = 0;
    if (!migrate_version(&store->db, migration_count, &version, err)) {
        return false;
    }
    if ((size_t)version < migration_count) {
        return error_set(err, ERROR_ENVIRONMENT, "data_older",
                         "Ces données viennent d’une version plus ancienne. Ouvrez-les une fois "
                         "avec Borne, puis réessayez.");
    }
    return db_prepare(&store->db, err);
}

static bool prepare_writer(struct store *store, struct error *err)
{
    int version = 0; /* refuse before anything is written */
    return migrate_version(&store->db, migration_count, &version, err) &&
           db_set_durable(&store->db, err) &&
           migrate_run(&store->db, migrations, migration_count,
                       is_memory(store) ? NULL : store->dir, err) &&
           db_prepare(&store->db, err);
}

/* Opens the database of store->dir. */
static bool open_db(struct store *store, struct error *err)
{
    char path[LIMIT_PATH];
    if (!db_path(store, path, sizeof path, err) ||
        !db_open(&store->db, path, store->options.read_only, store->options.vfs, err)) {
        return false;
    }
    bool done =
        (store->options.read_only ? prepare_reader(store, err) : prepare_writer(store, err)) &&
        load_stamp(store, err);
    if (done && !store->options.read_only && !is_memory(store)) {
        store_forget_log(store);
        done = folder_sync(store->dir, err);
    }
    if (!done) {
        db_close(&store->db);
        return false;
    }
    store->is_open = true;
    return true;
}

static bool enter_folder(struct store *store, struct error *err)
{
    if (is_memory(store)) {
        return true;
    }
    if (!store->options.read_only) {
        return folder_make(store->dir, err) && folder_lock(store->dir, &store->lock_fd, err);
    }
    char path[LIMIT_PATH];
    if (!db_path(store, path, sizeof path, err)) {
        return false;
    }
    if (access(path, F_OK) != 0 && (errno == ENOENT || errno == ENOTDIR)) {
        return error_set(err, ERROR_ENVIRONMENT, "data_missing",
                         "Il n’y a pas encore de données dans ce dossier.");
    }
    return true;
}

bool store_open(const char *dir, const struct store_options *options, struct store **ret,
                struct error *err)
{
    struct store *store = calloc(1, sizeof *store);
    ASSERT(store != NULL);
    store->lock_fd = -1;
    store->options = *options;
    if (options->vfs != NULL) {
        bool fits = str_copy(store->vfs, sizeof store->vfs, options->vfs);
        ASSERT(fits);
        store->options.vfs = store->vfs;
    }
    if (!str_copy(store->dir, sizeof store->dir, dir)) {
        error_set(err, ERROR_ENVIRONMENT, "path_long",
                  "Le chemin du dossier de données est trop long.");
        free(store);
        return false;
    }
    if (!enter_folder(store, err) || !open_db(store, err)) {
        store_close(store);
        return false;
    }
    *ret = store;
    return true;
}

void store_close(struct store *store)
{
    if (store == NULL) {
        return;
    }
    if (store->is_open && store->forget_pending) {
        store_forget_log(store);
    }
    db_close(&store->db);
    folder_unlock(store->lock_fd);
    free(store);
}

bool store_reopen(struct store *store, struct error *err)
{
    if (is_memory(store)) { /* a commit that failed was rolled back; closing would lose all */
        return load_stamp(store, err);
    }
    db_close(&store->db);
    store->is_open = false;
    return open_db(store, err);
}

bool store_copy(struct store *store, const char *path, struct error *err)
{
    return copy_database(&store->db, path, err);
}

const char *store_sqlite_version(void)
{
    return sqlite3_libversion();
}

bool store_renew(struct store *store, uint64_t station, struct error *err)
{
    ASSERT(station != 0 && !store->options.read_only);
    return DB_RUN(&store->db, SQL_STATION_SET, err, DB_INT(station)) && load_stamp(store, err);
}

uint64_t store_station(const struct store *store)
{
    return store->stamp.station;
}

struct store_stamp store_stamp(const struct store *store)
{
    return store->stamp;
}

void store_stamp_event(struct store_stamp *stamp, struct event *event, int64_t at_ms)
{
    event->id.station = stamp->station;
    event->id.seq = stamp->next_seq++;
    event->lamport = ++stamp->lamport;
    event->at_ms = at_ms;
}

void store_forget_log(struct store *store)
{
    struct error err = {0};
    struct db_rows rows;
    store->forget_pending = true;
    db_start(&rows, &store->db, SQL_CHECKPOINT, NULL, 0);
    enum db_step step = db_next(&rows, &err);
    if (step == DB_ROW) {
        store->forget_pending = db_int(&rows, 0, 0, 1) != 0; /* 1: a reader is in the way */
        db_stop(&rows);
    } else if (step == DB_FAILED) {
        log_error("store", &err);
    }
}

bool store_setting(struct store *store, const char *key, const char *missing, char *to, size_t size,
                   struct error *err)
{
    struct db_rows rows;
    DB_START(&rows, &store->db, SQL_SETTING, DB_TEXT(key));
    char value[LIMIT_SETTING_VALUE];
    switch (db_next(&rows, err)) {
    case DB_ROW:
        db_text(&rows, 0, value, sizeof value);
        if (db_next(&rows, err) == DB_FAILED) {
            return false;
        }
        str_copy(to, size, value);
        return true;
    case DB_DONE: str_copy(to, size, missing); return true;
    case DB_FAILED: break;
    }
    return false;
}

bool store_setting_int(struct store *store, const char *key, int64_t min, int64_t max,
                       int64_t missing, int64_t *ret, struct error *err)
{
    char text[LIMIT_SETTING_VALUE];
    if (!store_setting(store, key, "", text, sizeof text, err)) {
        return false;
    }
    int64_t value = missing;
    *ret = str_to_int64(text, min, max, &value) ? value : missing;
    return true;
}

bool store_set_setting(struct store *store, const char *key, const char *value, struct error *err)
{
    struct store_gesture gesture = {0};
    store_gesture_setting(&gesture, key, value);
    bool done = store_commit(store, &gesture, 1, err);
    store_gesture_finish(&gesture);
    return done;
}
