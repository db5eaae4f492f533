/* store_own.c: what people gave their Borne of its own, in and out. */
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/str.h"
#include "store/store_private.h"

bool store_save_own(struct store *store, const struct store_gesture *g, struct error *err)
{
    struct db *db = &store->db;
    for (size_t i = 0; i < g->own_count; i++) {
        const struct store_own *one = &g->own[i];
        bool done = one->size > 0 ? DB_RUN(db, SQL_OWN_SET, err, DB_TEXT(one->name),
                                           DB_INT(g->at_ms), DB_BYTES(one->bytes, one->size))
                                  : DB_RUN(db, SQL_OWN_DROP, err, DB_TEXT(one->name));
        if (done && g->role != ROLE_ROOM) {
            done =
                DB_RUN(db, SQL_DESK_CHANGE, err, DB_INT(g->at_ms), DB_INT(g->role),
                       DB_TEXT(one->size > 0 ? "own.kept" : "own.taken_away"), DB_TEXT(one->name));
        }
        if (!done) {
            return false;
        }
    }
    return true;
}

bool store_own(struct store *store, const char *name, size_t most, uint8_t **ret_bytes,
               size_t *ret_size, struct error *err)
{
    struct db_rows rows;
    *ret_bytes = NULL;
    *ret_size = 0;
    DB_START(&rows, &store->db, SQL_OWN, DB_TEXT(name));
    enum db_step step = db_next(&rows, err);
    if (step == DB_ROW) {
        size_t size = 0;
        const uint8_t *bytes = db_bytes(&rows, 0, most, &size);
        if (bytes != NULL) {
            *ret_bytes = malloc(size + 1);
            ASSERT(*ret_bytes != NULL);
            memcpy(*ret_bytes, bytes, size);
            (*ret_bytes)[size] = 0;
            *ret_size = size;
        }
        step = db_next(&rows, err);
    }
    if (step == DB_DONE) {
        return true;
    }
    free(*ret_bytes);
    *ret_bytes = NULL;
    return false;
}

void store_owned_finish(struct store_owned_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->rows[i].bytes);
    }
    free(list->rows);
    *list = (struct store_owned_list){0};
}

static struct store_owned *row_of(struct store_owned_list *list, const char *name)
{
    for (size_t i = 0; i < list->count; i++) {
        if (str_equal(list->rows[i].name, name)) {
            free(list->rows[i].bytes);
            return &list->rows[i];
        }
    }
    list->rows = realloc(list->rows, (list->count + 1) * sizeof *list->rows);
    ASSERT(list->rows != NULL);
    struct store_owned *row = &list->rows[list->count++];
    *row = (struct store_owned){.size = 0};
    (void)str_copy(row->name, sizeof row->name, name);
    return row;
}

void store_owned_add(struct store_owned_list *list, const char *name, const uint8_t *bytes,
                     size_t size)
{
    struct store_owned *row = row_of(list, name);
    row->bytes = malloc(size + 1);
    ASSERT(row->bytes != NULL);
    if (size > 0) {
        memcpy(row->bytes, bytes, size);
    }
    row->bytes[size] = 0;
    row->size = size;
}

struct store_own *store_owned_rows(const struct store_owned_list *list)
{
    struct store_own *rows = calloc(list->count + 1, sizeof *rows);
    ASSERT(rows != NULL);
    for (size_t i = 0; i < list->count; i++) {
        rows[i] = (struct store_own){list->rows[i].name, list->rows[i].bytes, list->rows[i].size};
    }
    return rows;
}

bool store_own_list(struct store *store, const char *prefix, size_t most,
                    struct store_owned_list *ret, struct error *err)
{
    struct db_rows rows;
    enum db_step step;
    *ret = (struct store_owned_list){0};
    DB_START(&rows, &store->db, SQL_OWN_LIST, DB_TEXT(prefix));
    while ((step = db_next(&rows, err)) == DB_ROW) {
        char name[LIMIT_OWN_KEY];
        size_t size = 0;
        db_text(&rows, 0, name, sizeof name);
        const uint8_t *bytes = db_bytes(&rows, 1, most, &size);
        if (bytes != NULL && !rows.is_damaged) {
            store_owned_add(ret, name, bytes, size);
        }
    }
    if (step != DB_DONE) {
        store_owned_finish(ret);
    }
    return step == DB_DONE;
}
