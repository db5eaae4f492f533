/* store_count.c: the counts that stay of a prep when its record is purged, and how many bought in
 * it, which nothing could tell any more once their names are gone. */
#include "store/store_private.h"

bool store_keep_count(struct store *store, uint32_t prep, const char *name, int64_t count,
                      struct error *err)
{
    return DB_RUN(&store->db, SQL_KEPT_SET, err, DB_INT(prep), DB_TEXT(name), DB_INT(count));
}

bool store_list_counts(struct store *store,
                       void (*each)(void *context, uint32_t prep, const char *name, int64_t count),
                       void *context, struct error *err)
{
    struct db_rows rows;
    enum db_step step;
    db_start(&rows, &store->db, SQL_KEPT_LIST, NULL, 0);
    while ((step = db_next(&rows, err)) == DB_ROW) {
        char name[64];
        uint32_t prep = db_u32(&rows, 0);
        db_text(&rows, 1, name, sizeof name);
        int64_t count = db_int(&rows, 2, INT64_MIN, INT64_MAX);
        if (!rows.is_damaged) {
            each(context, prep, name, count);
        }
    }
    return step == DB_DONE;
}
