/* store_own.c: what people gave their Borne of its own, in and out. */
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
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
