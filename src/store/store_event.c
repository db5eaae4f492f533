/* store_event.c: gestures in, events and pairs out. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/assert.h"
#include "base/str.h"
#include "store/store_private.h"

void store_gesture_event(struct store_gesture *gesture, const struct event *event)
{
    gesture->events = array_grow(gesture->events, gesture->event_count, &gesture->event_room,
                                 sizeof *gesture->events);
    gesture->events[gesture->event_count++] = *event;
}

void store_gesture_pair_crate(struct store_gesture *gesture, uint32_t crate, uint64_t token)
{
    ASSERT(token != 0);
    gesture->pair_crates = array_grow(gesture->pair_crates, gesture->pair_crate_count,
                                      &gesture->pair_crate_room, sizeof *gesture->pair_crates);
    gesture->pair_crates[gesture->pair_crate_count++] = (struct pair_crate){crate, token};
}

void store_gesture_slot(struct store_gesture *gesture, struct store_slot slot)
{
    ASSERT(slot.token != 0 && slot.animal < LIMIT_PAIRS);
    gesture->slots = array_grow(gesture->slots, gesture->slot_count, &gesture->slot_room,
                                sizeof *gesture->slots);
    gesture->slots[gesture->slot_count++] = slot;
}

void store_gesture_setting(struct store_gesture *gesture, const char *key, const char *value)
{
    gesture->settings = array_grow(gesture->settings, gesture->setting_count,
                                   &gesture->setting_room, sizeof *gesture->settings);
    struct store_setting *setting = &gesture->settings[gesture->setting_count++];
    bool fits = str_copy(setting->key, sizeof setting->key, key) &&
                str_copy(setting->value, sizeof setting->value, value);
    ASSERT(fits);
}

void store_gesture_finish(struct store_gesture *gesture)
{
    if (gesture == NULL) {
        return;
    }
    free(gesture->events);
    free(gesture->pair_crates);
    free(gesture->slots);
    free(gesture->settings);
    free(gesture->print_jobs);
    free(gesture->print_labels);
    memset(gesture, 0, sizeof *gesture);
}

size_t store_event_values(const struct event *e, struct db_value *v)
{
    const struct db_value all[STORE_EVENT_VALUES] = {
        DB_INT(e->id.station),    DB_INT(e->id.seq),         DB_INT(e->lamport),
        DB_INT(e->at_ms),         DB_INT(e->prep),           DB_INT(e->kind),
        DB_INT(e->lane),          DB_INT(e->import),         DB_INT(e->crate),
        DB_INT(e->portion),       DB_INT(e->product),        DB_INT(e->lot),
        DB_INT(e->other_product), DB_INT(e->target),         DB_INT(e->label_kind),
        DB_INT(e->serial),        DB_INT(e->copy),           DB_INT(e->value),
        DB_INT(e->units_milli),   DB_INT(e->grams),          DB_INT(e->method),
        DB_INT(e->type),          DB_INT(e->undoes.station), DB_INT(e->undoes.seq),
        DB_INT(e->number),        DB_INT(e->reading),        DB_INT(e->role)};
    memcpy(v, all, sizeof all);
    return STORE_EVENT_VALUES;
}

static bool save_event(struct db *db, const struct event *e, struct error *err)
{
    struct db_value v[STORE_EVENT_VALUES];
    return db_run(db, SQL_EVENT_ADD, v, store_event_values(e, v), err);
}

static void event_from_row(struct db_rows *rows, struct event *e)
{
    memset(e, 0, sizeof *e);
    e->id.station = db_u64(rows, 0);
    e->id.seq = (uint64_t)db_int(rows, 1, 1, INT64_MAX);
    e->lamport = (uint64_t)db_int(rows, 2, 1, INT64_MAX);
    e->at_ms = db_int(rows, 3, INT64_MIN, INT64_MAX);
    e->prep = (uint32_t)db_int(rows, 4, 1, LIMIT_PREP);
    e->kind = (enum event_kind)db_int(rows, 5, 1, EVENT_KIND_COUNT - 1);
    e->lane = (uint8_t)db_int(rows, 6, 0, UINT8_MAX);
    e->import = db_u32(rows, 7);
    e->crate = db_u32(rows, 8);
    e->portion = db_u32(rows, 9);
    e->product = db_u32(rows, 10);
    e->lot = db_u32(rows, 11);
    e->other_product = db_u32(rows, 12);
    e->target = db_u32(rows, 13);
    e->label_kind = db_i32(rows, 14);
    e->serial = db_i32(rows, 15);
    e->copy = db_i32(rows, 16);
    e->value = db_i32(rows, 17);
    e->units_milli = db_int(rows, 18, INT64_MIN, INT64_MAX);
    e->grams = db_int(rows, 19, INT64_MIN, INT64_MAX);
    e->method = (enum method)db_int(rows, 20, 0, METHOD_KIND_COUNT - 1);
    e->type = (enum discrepancy_type)db_int(rows, 21, 0, DISCREPANCY_TYPE_COUNT - 1);
    e->undoes.station = db_u64(rows, 22);
    e->undoes.seq = (uint64_t)db_int(rows, 23, 0, INT64_MAX);
    e->number = db_int(rows, 24, INT64_MIN, INT64_MAX);
    e->reading = db_i32(rows, 25);
    e->role = (enum role)db_int(rows, 26, 0, ROLE_COUNT - 1);
}

static bool save_pairs(struct db *db, const struct store_gesture *g, struct error *err)
{
    for (size_t i = 0; i < g->pair_crate_count; i++) {
        if (!DB_RUN(db, SQL_PAIR_CRATE_ADD, err, DB_INT(g->prep), DB_INT(g->pair_crates[i].crate),
                    DB_INT(g->pair_crates[i].token))) {
            return false;
        }
    }
    for (size_t i = 0; i < g->slot_count; i++) {
        const struct store_slot *slot = &g->slots[i];
        if (slot->lane < LIMIT_LANES &&
            !DB_RUN(db, SQL_SLOT_LEAVE, err, DB_INT(g->prep), DB_INT(slot->lane))) {
            return false;
        }
        if (!DB_RUN(db, SQL_SLOT_SET, err, DB_INT(g->prep), DB_INT(slot->animal),
                    DB_INT(slot->lane), DB_INT(slot->token))) {
            return false;
        }
    }
    return true;
}

/* Everything of one gesture, inside the transaction. */
static bool save_gesture(struct store *store, const struct store_gesture *g, bool *ret_forget,
                         struct error *err)
{
    struct db *db = &store->db;
    if (g->plan != NULL && !store_save_plan(store, g->plan, g->people, err)) {
        return false;
    }
    for (size_t i = 0; i < g->event_count; i++) {
        if (!save_event(db, &g->events[i], err)) {
            return false;
        }
        enum event_kind kind = g->events[i].kind; /* the end of a prep is that of its half-day */
        *ret_forget = *ret_forget || kind == EVENT_HALF_DAY_CLOSED || kind == EVENT_PREP_CLOSED;
    }
    for (size_t i = 0; i < g->memory_count; i++) {
        bool fits = strlen(g->memory[i].key) < LIMIT_MEMORY_KEY &&
                    strlen(g->memory[i].value) < LIMIT_MEMORY_VALUE; /* else it is asked again */
        if (fits && !DB_RUN(db, SQL_MEMORY_SET, err, DB_TEXT(g->memory[i].key),
                            DB_TEXT(g->memory[i].value))) {
            return false;
        }
    }
    if (!save_pairs(db, g, err) || !store_save_spool(store, g, err) ||
        !store_save_recordings(store, g, err) || !store_save_own(store, g, err)) {
        return false;
    }
    for (size_t i = 0; i < g->setting_count; i++) {
        const struct store_setting *setting = &g->settings[i];
        bool is_secret = str_starts(setting->key, "pin"); /* that it changed, never to what */
        if (!DB_RUN(db, SQL_SETTING_SET, err, DB_TEXT(setting->key), DB_TEXT(setting->value)) ||
            (g->role != ROLE_ROOM &&
             !DB_RUN(db, SQL_DESK_CHANGE, err, DB_INT(g->at_ms), DB_INT(g->role),
                     DB_TEXT(setting->key), DB_TEXT(is_secret ? "" : setting->value)))) {
            return false;
        }
    }
    return true;
}

/* secure_delete overwrites what a DELETE of a whole table gives back, page by page. */
static bool forget_pairs(struct db *db, struct error *err)
{
    return db_run(db, SQL_SLOT_FORGET, NULL, 0, err) &&
           db_run(db, SQL_PAIR_CRATE_FORGET, NULL, 0, err);
}

bool store_commit(struct store *store, const struct store_gesture *gestures, size_t count,
                  struct error *err)
{
    ASSERT(store->is_open && !store->options.read_only);
    struct store_stamp stamp = store->stamp;
    bool forgets = false;
    if (!db_begin(&store->db, err)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        const struct store_gesture *g = &gestures[i];
        bool forget = false;
        if (!save_gesture(store, g, &forget, err) || (forget && !forget_pairs(&store->db, err))) {
            db_rollback(&store->db);
            return false;
        }
        forgets = forgets || forget;
        for (size_t e = 0; e < g->event_count; e++) {
            if (g->events[e].id.station == stamp.station) {
                stamp.next_seq = g->events[e].id.seq + 1;
            }
            if (g->events[e].lamport > stamp.lamport) {
                stamp.lamport = g->events[e].lamport;
            }
        }
    }
    if (!db_commit(&store->db, err)) {
        return false;
    }
    store->stamp = stamp;
    if (forgets || store->forget_pending) {
        store_forget_log(store);
    }
    return true;
}

bool store_append(struct store *store, const struct event *events, size_t count, struct error *err)
{
    struct store_gesture gesture = {0};
    for (size_t i = 0; i < count; i++) {
        store_gesture_event(&gesture, &events[i]);
    }
    bool done = store_commit(store, &gesture, 1, err);
    store_gesture_finish(&gesture);
    return done;
}

bool store_import(struct store *store, const struct plan *plan, const struct people *people,
                  const struct event *event, struct error *err)
{
    struct store_gesture gesture = {.prep = plan->prep, .plan = plan, .people = people};
    store_gesture_event(&gesture, event);
    bool done = store_commit(store, &gesture, 1, err);
    store_gesture_finish(&gesture);
    return done;
}

bool store_load_events(struct store *store, uint32_t prep,
                       bool (*each)(void *context, const struct event *event), void *context,
                       struct error *err)
{
    struct db_rows rows;
    DB_START(&rows, &store->db, SQL_EVENT_LIST, DB_INT(prep));
    enum db_step step;
    while ((step = db_next(&rows, err)) == DB_ROW) {
        struct event event;
        event_from_row(&rows, &event);
        if (!rows.is_damaged && !each(context, &event)) {
            db_stop(&rows);
            error_set(err, ERROR_ENVIRONMENT, "record_unfit",
                      "Ce qui est noté ne se suit pas : les données sont abîmées, ou viennent "
                      "d’une version plus récente.");
            return error_detail(err, 0, "event %016llx/%llu, kind %d",
                                (unsigned long long)event.id.station,
                                (unsigned long long)event.id.seq, (int)event.kind);
        }
    }
    return step == DB_DONE;
}

bool store_load_pairs(struct store *store, uint32_t prep, struct pairs *ret_pairs,
                      struct store_slot ret_slots[LIMIT_PAIRS], size_t *ret_slot_count,
                      struct error *err)
{
    struct db_rows rows;
    struct pairs pairs = {0};
    struct store_slot slots[LIMIT_PAIRS];
    size_t count = 0;
    enum db_step step;
    DB_START(&rows, &store->db, SQL_PAIR_CRATE_LIST, DB_INT(prep));
    while ((step = db_next(&rows, err)) == DB_ROW) {
        pairs_add(&pairs, db_u32(&rows, 0), db_u64(&rows, 1));
    }
    if (step == DB_FAILED) {
        goto fail;
    }
    DB_START(&rows, &store->db, SQL_SLOT_LIST, DB_INT(prep));
    while ((step = db_next(&rows, err)) == DB_ROW) {
        struct store_slot slot = {
            .animal = (uint8_t)db_int(&rows, 0, 0, LIMIT_PAIRS - 1),
            .lane = (uint8_t)db_int(&rows, 1, 0, UINT8_MAX),
            .token = db_u64(&rows, 2),
        };
        if (!rows.is_damaged && count < LIMIT_PAIRS) {
            slots[count++] = slot;
        }
    }
    if (step == DB_FAILED) {
        goto fail;
    }
    *ret_pairs = pairs;
    memcpy(ret_slots, slots, count * sizeof *slots);
    *ret_slot_count = count;
    return true;
fail:
    pairs_finish(&pairs);
    return false;
}
