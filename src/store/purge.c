/* purge.c: guards down, rows out, guards up, in one transaction; then VACUUM and an empty log. */
#include "store/purge.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/assert.h"
#include "base/str.h"
#include "store/store_private.h"

enum { SQL_TEXT = 1024 };

/* Texts made by the schema itself: triggers, and names of tables that say whose rows are whose. */
struct texts {
    char **items; /* heap array of heap texts */
    size_t count, room;
};

static void texts_finish(struct texts *texts)
{
    for (size_t i = 0; i < texts->count; i++) {
        free(texts->items[i]);
    }
    free(texts->items);
    memset(texts, 0, sizeof *texts);
}

/* Appends the first column of every row of a fixed query. */
static bool texts_read(struct db *db, const char *sql, struct texts *texts, struct error *err)
{
    sqlite3_stmt *stmt = NULL;
    int step = SQLITE_ERROR;
    if (sqlite3_prepare_v2(db->handle, sql, -1, &stmt, NULL) == SQLITE_OK) {
        while ((step = sqlite3_step(stmt)) == SQLITE_ROW) {
            texts->items =
                array_grow(texts->items, texts->count, &texts->room, sizeof *texts->items);
            char *copy = strdup((const char *)sqlite3_column_text(stmt, 0));
            ASSERT(copy != NULL);
            texts->items[texts->count++] = copy;
        }
    }
    bool done = step == SQLITE_DONE || db_error(db, sql, err);
    sqlite3_finalize(stmt);
    return done;
}

static bool run_texts(struct db *db, const struct texts *texts, struct error *err)
{
    for (size_t i = 0; i < texts->count; i++) {
        if (!db_exec(db, texts->items[i], err)) {
            return false;
        }
    }
    return true;
}

/* Runs one statement with a moment bound; adds the rows it changed to *changed. */
static bool run_before(struct db *db, const char *sql, int64_t before_ms, int64_t *changed,
                       struct error *err)
{
    sqlite3_stmt *stmt = NULL;
    bool done = sqlite3_prepare_v2(db->handle, sql, -1, &stmt, NULL) == SQLITE_OK &&
                sqlite3_bind_int64(stmt, 1, before_ms) == SQLITE_OK &&
                sqlite3_step(stmt) == SQLITE_DONE;
    if (!done) {
        db_error(db, sql, err);
    } else if (changed != NULL) {
        *changed += sqlite3_changes64(db->handle);
    }
    sqlite3_finalize(stmt);
    return done;
}

static const char names_out[] =
    "DELETE FROM person WHERE buyer_order IN"
    " (SELECT buyer_order.id FROM buyer_order JOIN plan ON plan.import = buyer_order.import"
    "  WHERE plan.prep IN (SELECT prep FROM event WHERE kind = 16 AND at_ms < ?1))";

/* The preps whose record goes. The highest number stays, and so does the latest event of every
 * station: `seq` goes on from it. */
static const char choose_preps[] =
    "CREATE TEMP TABLE gone AS SELECT DISTINCT prep FROM event AS closed"
    " WHERE kind = 16 AND at_ms < ?1 AND prep < (SELECT max(number) FROM prep)"
    " AND NOT EXISTS (SELECT 1 FROM event AS last WHERE last.prep = closed.prep AND last.seq ="
    "  (SELECT max(seq) FROM event WHERE station = last.station))";

static const char keep_counts[] =
    "INSERT OR IGNORE INTO prep_count (prep, name, count)"
    " SELECT prep, 'events.' || station, count(*) FROM event"
    "  WHERE prep IN (SELECT prep FROM gone) GROUP BY prep, station"
    " UNION ALL SELECT prep, 'closed_ms', min(at_ms) FROM event"
    "  WHERE kind = 16 AND prep IN (SELECT prep FROM gone) GROUP BY prep"
    " UNION ALL SELECT prep, 'discrepancy.' || type, count(*) FROM event AS noted"
    "  WHERE kind = 7 AND prep IN (SELECT prep FROM gone) AND NOT EXISTS (SELECT 1 FROM event"
    "   WHERE kind = 6 AND undoes_station = noted.station AND undoes_seq = noted.seq)"
    "  GROUP BY prep, type"
    " UNION ALL SELECT prep, 'orders', orders FROM plan WHERE import IN"
    "  (SELECT max(import) FROM plan WHERE prep IN (SELECT prep FROM gone) GROUP BY prep)"
    " UNION ALL SELECT prep, 'lines', lines FROM plan WHERE import IN"
    "  (SELECT max(import) FROM plan WHERE prep IN (SELECT prep FROM gone) GROUP BY prep)"
    " UNION ALL SELECT prep, 'crates', crates FROM plan WHERE import IN"
    "  (SELECT max(import) FROM plan WHERE prep IN (SELECT prep FROM gone) GROUP BY prep)";

/* Every table of the record says whose rows are whose in a column `import` or `prep`; two hang on a
 * row of another. New tables that do so are purged without a word here. */
static const char list_tables[] =
    "SELECT 'DELETE FROM \"' || t.name || '\" WHERE ' || CASE c.name"
    " WHEN 'import' THEN 'import IN (SELECT import FROM plan WHERE prep IN"
    " (SELECT prep FROM gone))' ELSE 'prep IN (SELECT prep FROM gone)' END"
    " FROM sqlite_schema AS t, pragma_table_info(t.name) AS c WHERE t.type = 'table'"
    " AND t.name NOT IN ('plan', 'event', 'prep_count')"
    " AND (c.name = 'import' OR (c.name = 'prep' AND NOT EXISTS"
    "  (SELECT 1 FROM pragma_table_info(t.name) WHERE name = 'import')))";

static bool delete_record(struct db *db, int64_t before_ms, struct purged *purged,
                          struct error *err)
{
    struct texts tables = {0};
    bool done =
        run_before(db, choose_preps, before_ms, NULL, err) && db_exec(db, keep_counts, err) &&
        texts_read(db, list_tables, &tables, err) &&
        db_exec(db,
                "DELETE FROM person WHERE buyer_order IN (SELECT id FROM buyer_order WHERE import"
                " IN (SELECT import FROM plan WHERE prep IN (SELECT prep FROM gone)));"
                "DELETE FROM print_label WHERE job IN (SELECT id FROM print_job WHERE prep IN"
                " (SELECT prep FROM gone));",
                err) &&
        db_exec(db, "DELETE FROM event WHERE prep IN (SELECT prep FROM gone)", err);
    purged->events += done ? sqlite3_changes64(db->handle) : 0;
    done = done && run_texts(db, &tables, err) &&
           db_exec(db, "DELETE FROM plan WHERE prep IN (SELECT prep FROM gone)", err) &&
           db_exec(db, "DELETE FROM prep WHERE number IN (SELECT prep FROM gone)", err);
    purged->preps += done ? sqlite3_changes64(db->handle) : 0;
    texts_finish(&tables);
    return done && db_exec(db, "DROP TABLE gone", err);
}

/* Inside the transaction: without the guards the rows can go, and the guards are as they were. */
static bool purge_rows(struct db *db, const struct purge *purge, struct purged *purged,
                       struct error *err)
{
    struct texts guards = {0}, drops = {0};
    bool done =
        texts_read(db, "SELECT sql FROM sqlite_schema WHERE type = 'trigger'", &guards, err) &&
        texts_read(db,
                   "SELECT 'DROP TRIGGER \"' || name || '\"' FROM sqlite_schema"
                   " WHERE type = 'trigger'",
                   &drops, err) &&
        db_exec(db, "PRAGMA defer_foreign_keys = ON", err) && run_texts(db, &drops, err) &&
        run_before(db, names_out, purge->names_before_ms, &purged->people, err) &&
        delete_record(db, purge->record_before_ms, purged, err) && run_texts(db, &guards, err);
    texts_finish(&guards);
    texts_finish(&drops);
    return done;
}

/* secure_delete wrote zeros over the rows; this gives the pages back and empties the log, where
 * their old contents still stand. */
static bool sweep(struct store *store, struct error *err)
{
    if (!db_exec(&store->db, "VACUUM", err)) {
        return false;
    }
    store_forget_log(store);
    if (store->forget_pending) {
        return error_set(err, ERROR_ENVIRONMENT, "purge_unclean",
                         "Un autre programme lit ces données en ce moment : fermez-le, puis "
                         "effacez encore une fois.");
    }
    return true;
}

bool purge_last_event_ms(struct store *store, int64_t *ret_ms, struct error *err)
{
    return db_exec_int(&store->db,
                       "SELECT coalesce((SELECT at_ms FROM event"
                       " ORDER BY lamport DESC, station DESC, seq DESC LIMIT 1), 0)",
                       ret_ms, err);
}

bool store_purge(struct store *store, const struct purge *purge, struct purged *ret,
                 struct error *err)
{
    struct purged purged = {0};
    ASSERT(store->is_open && !store->options.read_only);
    if (!db_begin(&store->db, err)) {
        return false;
    }
    if (!purge_rows(&store->db, purge, &purged, err)) {
        db_rollback(&store->db);
        return false;
    }
    if (purged.people + purged.preps == 0 && !store->forget_pending) {
        db_rollback(&store->db); /* nothing is due: the file stays as it is */
        *ret = purged;
        return true;
    }
    if (!db_commit(&store->db, err)) {
        return false;
    }
    *ret = purged;
    return sweep(store, err);
}
