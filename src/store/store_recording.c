/* store_recording.c: the voice as people recorded it, in and out. */
#include "store/store_private.h"

/* That it was done and by which role; never what was said in it. */
static bool save_change(struct db *db, const struct store_gesture *g,
                        const struct recording *recording, struct error *err)
{
    return g->role == ROLE_ROOM ||
           DB_RUN(db, SQL_DESK_CHANGE, err, DB_INT(g->at_ms), DB_INT(g->role),
                  DB_TEXT(recording->size > 0 ? "voice.recorded" : "voice.taken_away"),
                  DB_TEXT(recording->words));
}

bool store_save_recordings(struct store *store, const struct store_gesture *g, struct error *err)
{
    struct db *db = &store->db;
    for (size_t i = 0; i < g->recording_count; i++) {
        const struct recording *one = &g->recordings[i];
        bool done =
            one->size > 0
                ? DB_RUN(db, SQL_RECORDING_SET, err, DB_TEXT(one->language), DB_TEXT(one->words),
                         DB_INT(g->at_ms), DB_BYTES(one->wave, one->size))
                : DB_RUN(db, SQL_RECORDING_DROP, err, DB_TEXT(one->language), DB_TEXT(one->words));
        if (!done || !save_change(db, g, one, err)) {
            return false;
        }
    }
    return true;
}

bool store_load_recordings(struct store *store, struct recordings *ret, struct error *err)
{
    struct db_rows rows;
    enum db_step step;
    db_start(&rows, &store->db, SQL_RECORDING_LIST, NULL, 0);
    while ((step = db_next(&rows, err)) == DB_ROW) {
        struct recording one = {.size = 0};
        db_text(&rows, 0, one.language, sizeof one.language);
        db_text(&rows, 1, one.words, sizeof one.words);
        one.wave = db_bytes(&rows, 2, LIMIT_RECORDING_BYTES, &one.size);
        if (!rows.is_damaged && recordings_fits(ret, &one)) {
            recordings_set(ret, &one);
        }
    }
    return step == DB_DONE;
}
