/* test_store.c: the record by hand: plans, events, people, pairs and settings come back as they
 * were; what must not change cannot; what is not ours is refused untouched. */
#include "store/store.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"
#include "domain/prep.h"
#include "store/db.h"
#include "store/fixture.h"
#include "store/migrate.h"
#include "support/check.h"

static void a_plan_comes_back_as_it_was(void)
{
    struct fixture_folder folder = fixture_folder();
    struct error err = {0};
    struct store *store = fixture_open(folder.dir);
    struct plan_ids first = plan_ids_first(), ids, after;
    struct plan made[2];
    struct people people[2];
    CHECK(store_plan_ids(store, &ids, &err));
    CHECK(memcmp(&ids, &first, sizeof ids) == 0);
    for (int i = 0; i < 2; i++) {
        fixture_plan(i == 0 ? 30 : 7, &ids, &made[i], &people[i]);
        struct store_stamp stamp = store_stamp(store);
        struct event event = fixture_event(&stamp, EVENT_PLAN_SET, 0);
        event.import = made[i].import;
        CHECK(store_import(store, &made[i], &people[i], &event, &err));
        CHECK(store_plan_ids(store, &ids, &err));
        CHECK_INT(ids.prep, 2);
        after = plan_ids_after(&made[i]);
        ids.prep = after.prep = 1;
        CHECK(memcmp(&ids, &after, sizeof ids) == 0);
    }
    store_close(store);

    store = fixture_open(folder.dir);
    struct plans plans = {0};
    CHECK(store_load_plans(store, 1, &plans, &err));
    CHECK_INT(plans.count, 2);
    for (int i = 0; i < 2; i++) {
        const struct plan *plan = plans_find(&plans, made[i].import);
        CHECK(plan != NULL && fixture_same_plan(plan, &made[i]));
        struct people back = {0};
        CHECK(store_load_people(store, plan, &back, &err));
        CHECK_INT(back.count, people[i].count);
        for (size_t p = 0; p < back.count; p++) {
            CHECK_INT(back.rows[p].order, people[i].rows[p].order);
            CHECK_STR(back.rows[p].first_name, people[i].rows[p].first_name);
            CHECK_STR(back.rows[p].initial, people[i].rows[p].initial);
            CHECK_STR(back.rows[p].note, people[i].rows[p].note);
        }
        people_finish(&back);
        plan_finish(&made[i]);
        people_finish(&people[i]);
    }
    store_free_plans(&plans);
    store_close(store);
    fixture_remove(&folder);
}

static bool keep_event(void *context, const struct event *event)
{
    struct event **at = context;
    *(*at)++ = *event;
    return true;
}

static void an_event_comes_back_as_it_was(void)
{
    struct fixture_folder folder = fixture_folder();
    struct error err = {0};
    struct store *store = fixture_open(folder.dir);
    fixture_import(store, 3);
    struct store_stamp stamp = store_stamp(store);
    CHECK_INT(stamp.station, FIXTURE_STATION);
    CHECK_INT(stamp.next_seq, 2);
    CHECK_INT(stamp.lamport, 1);
    struct event event = {.prep = 1,
                          .kind = EVENT_UNITS_PICKED,
                          .lane = 3,
                          .import = 4,
                          .crate = 5,
                          .portion = 6,
                          .product = UINT32_MAX,
                          .lot = 8,
                          .other_product = 9,
                          .target = 10,
                          .label_kind = -11,
                          .serial = INT32_MAX,
                          .copy = 13,
                          .value = INT32_MIN,
                          .units_milli = INT64_MIN,
                          .grams = INT64_MAX,
                          .number = INT64_MIN,
                          .reading = INT32_MAX,
                          .method = METHOD_WEIGHT,
                          .type = DISCREPANCY_EXTRA,
                          .undoes = {UINT64_MAX, 17}};
    store_stamp_event(&stamp, &event, -1);
    CHECK(store_append(store, &event, 1, &err));
    store_close(store);
    store = fixture_open(folder.dir);
    struct event back[2], *at = back;
    CHECK(store_load_events(store, 1, keep_event, &at, &err));
    CHECK_INT(at - back, 2);
    /* The row's columns are compared by their names in the order of the struct. */
    CHECK_INT(back[1].id.station, FIXTURE_STATION);
    CHECK_INT(back[1].id.seq, 2);
    CHECK_INT(back[1].lamport, 2);
    CHECK_INT(back[1].at_ms, -1);
    CHECK_INT(back[1].prep, 1);
    CHECK_INT(back[1].kind, EVENT_UNITS_PICKED);
    CHECK_INT(back[1].lane, 3);
    CHECK_INT(back[1].import, 4);
    CHECK_INT(back[1].crate, 5);
    CHECK_INT(back[1].portion, 6);
    CHECK_INT(back[1].product, UINT32_MAX);
    CHECK_INT(back[1].lot, 8);
    CHECK_INT(back[1].other_product, 9);
    CHECK_INT(back[1].target, 10);
    CHECK_INT(back[1].label_kind, -11);
    CHECK_INT(back[1].serial, INT32_MAX);
    CHECK_INT(back[1].copy, 13);
    CHECK_INT(back[1].value, INT32_MIN);
    CHECK_INT(back[1].units_milli, INT64_MIN);
    CHECK_INT(back[1].grams, INT64_MAX);
    CHECK_INT(back[1].number, INT64_MIN);
    CHECK_INT(back[1].reading, INT32_MAX);
    CHECK_INT(back[1].method, METHOD_WEIGHT);
    CHECK_INT(back[1].type, DISCREPANCY_EXTRA);
    CHECK(back[1].undoes.station == UINT64_MAX && back[1].undoes.seq == 17);
    stamp = store_stamp(store);
    CHECK_INT(stamp.next_seq, 3);
    CHECK_INT(stamp.lamport, 2);
    store_close(store);
    fixture_remove(&folder);
}

/* Each kind, method and type that exists is read back: a range that is one too short would make a
 * whole record look damaged. */
static bool compare_event(void *context, const struct event *event)
{
    int *count = context;
    if (*count > 0) {
        CHECK_INT(event->kind, *count % (EVENT_KIND_COUNT - 1) + 1);
        CHECK_INT(event->method, *count % METHOD_KIND_COUNT);
        CHECK_INT(event->type, *count % DISCREPANCY_TYPE_COUNT);
        CHECK_INT(event->lane, *count % LIMIT_LANES);
    }
    ++*count;
    return true;
}

static void every_kind_method_and_type_comes_back(void)
{
    struct fixture_folder folder = fixture_folder();
    struct store *store = fixture_open(folder.dir);
    struct error err = {0};
    fixture_import(store, 3);
    struct store_stamp stamp = store_stamp(store);
    enum { EVENTS = 3 * EVENT_KIND_COUNT };
    for (int i = 1; i <= EVENTS; i++) {
        struct event event = {.prep = 1,
                              .kind = (enum event_kind)(i % (EVENT_KIND_COUNT - 1) + 1),
                              .method = (enum method)(i % METHOD_KIND_COUNT),
                              .type = (enum discrepancy_type)(i % DISCREPANCY_TYPE_COUNT),
                              .lane = (uint8_t)(i % LIMIT_LANES)};
        store_stamp_event(&stamp, &event, i);
        CHECK(store_append(store, &event, 1, &err));
    }
    int count = 0;
    CHECK(store_load_events(store, 1, compare_event, &count, &err));
    CHECK_INT(count, EVENTS + 1);
    store_close(store);
    fixture_remove(&folder);
}

static void the_record_cannot_be_changed(void)
{
    static const char *const tables[] = {"prep",    "plan",  "room",    "supplier",
                                         "product", "lot",   "pickup",  "buyer_order",
                                         "line",    "crate", "portion", "event"};
    struct fixture_folder folder = fixture_folder();
    char path[300], sql[200];
    struct store *store = fixture_open(folder.dir);
    fixture_import(store, 3);
    store_close(store);
    sqlite3 *db;
    CHECK(sqlite3_open(fixture_path(&folder, "borne.db", path), &db) == SQLITE_OK);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        const char *column = str_equal(tables[i], "prep") ? "number" : "rowid";
        column = str_equal(tables[i], "event") ? "at_ms" : column;
        str_format(sql, sizeof sql, "UPDATE %s SET %s = %s", tables[i], column, column);
        CHECK_INT(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_CONSTRAINT);
        str_format(sql, sizeof sql, "DELETE FROM %s", tables[i]);
        CHECK_INT(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_CONSTRAINT);
    }
    str_copy(sql, sizeof sql, "INSERT OR REPLACE INTO event SELECT * FROM event");
    CHECK_INT(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_CONSTRAINT);
    sqlite3_close(db);
    store = fixture_open(folder.dir);
    CHECK_INT(fixture_events(store), 1);
    store_close(store);
    fixture_remove(&folder);
}

static void a_gap_or_a_repetition_is_refused_whole(void)
{
    struct error err = {0};
    struct store *store = fixture_open(":memory:");
    fixture_import(store, 3);
    struct store_stamp stamp = store_stamp(store);
    struct event events[3];
    for (int i = 0; i < 3; i++) {
        events[i] = fixture_event(&stamp, EVENT_CRATE_OPENED, 1);
    }
    CHECK(!store_append(store, events + 1, 2, &err)); /* 3 after 1 */
    CHECK_STR(err.code, "record_refused");
    CHECK_INT(err.kind, ERROR_ENVIRONMENT);
    CHECK(store_append(store, events, 2, &err));
    CHECK(!store_append(store, events, 3, &err)); /* 2 again */
    struct event gap[2] = {events[2], events[2]};
    gap[1].id.seq = 6;
    CHECK(!store_append(store, gap, 2, &err)); /* 4 fits, but not without the other */
    CHECK_INT(fixture_events(store), 3);
    CHECK_INT(store_stamp(store).next_seq, 4);
    store_close(store);
}

static void the_same_import_is_refused_twice(void)
{
    struct error err = {0};
    struct store *store = fixture_open(":memory:");
    struct plan_ids ids = plan_ids_first();
    struct plan plan;
    struct people people;
    fixture_plan(3, &ids, &plan, &people);
    for (int i = 0; i < 2; i++) {
        struct store_stamp stamp = store_stamp(store);
        struct event event = fixture_event(&stamp, EVENT_PLAN_SET, 0);
        CHECK_INT(store_import(store, &plan, &people, &event, &err), i == 0);
    }
    CHECK_STR(err.code, "record_refused");
    CHECK_INT(fixture_events(store), 1);
    plan_finish(&plan);
    people_finish(&people);
    store_close(store);
}

static void the_open_prep_is_the_latest_not_closed(void)
{
    struct error err = {0};
    struct store *store = fixture_open(":memory:");
    uint32_t prep = 9, *preps = NULL;
    size_t count = 0;
    CHECK(store_open_prep(store, &prep, &err));
    CHECK_INT(prep, 0);
    fixture_import(store, 2);
    CHECK(store_open_prep(store, &prep, &err));
    CHECK_INT(prep, 1);
    struct store_stamp stamp = store_stamp(store);
    struct event event = fixture_event(&stamp, EVENT_PREP_CLOSED, 0);
    CHECK(store_append(store, &event, 1, &err));
    CHECK(store_open_prep(store, &prep, &err));
    CHECK_INT(prep, 0);
    CHECK(store_list_preps(store, &preps, &count, &err));
    CHECK_INT(count, 1);
    CHECK_INT(preps[0], 1);
    free(preps);
    store_close(store);
}

static void settings_are_kept(void)
{
    struct error err = {0};
    char text[LIMIT_SETTING_VALUE];
    int64_t number = 0;
    struct store *store = fixture_open(":memory:");
    CHECK(store_setting(store, "pin", "none", text, sizeof text, &err));
    CHECK_STR(text, "none");
    CHECK(store_set_setting(store, "pin", "$argon2id$v=19$é", &err));
    CHECK(store_set_setting(store, "limit", "1", &err));
    CHECK(store_set_setting(store, "limit", "12500", &err));
    CHECK(store_setting(store, "pin", "none", text, sizeof text, &err));
    CHECK_STR(text, "$argon2id$v=19$é");
    CHECK(store_setting_int(store, "limit", 1, 20000, 12000, &number, &err));
    CHECK_INT(number, 12500);
    CHECK(store_setting_int(store, "limit", 1, 12000, 7, &number, &err)); /* out of range */
    CHECK_INT(number, 7);
    CHECK(store_setting_int(store, "pin", 1, 12000, 8, &number, &err));
    CHECK_INT(number, 8);
    store_close(store);
}

static void the_same_pair_comes_back_to_its_lane(void)
{
    struct fixture_folder folder = fixture_folder();
    struct error err = {0};
    struct store *store = fixture_open(folder.dir);
    fixture_import(store, 3);
    struct store_gesture gesture = {.prep = 1};
    store_gesture_slot(&gesture, (struct store_slot){.animal = 4, .lane = 0, .token = 77});
    store_gesture_slot(&gesture, (struct store_slot){.animal = 5, .lane = 1, .token = UINT64_MAX});
    store_gesture_slot(&gesture, (struct store_slot){.animal = 6, .lane = 0, .token = 79});
    store_gesture_pair_crate(&gesture, 2, 77);
    store_gesture_pair_crate(&gesture, 2, 77);
    store_gesture_pair_crate(&gesture, 2, UINT64_MAX);
    CHECK(store_commit(store, &gesture, 1, &err));
    store_gesture_finish(&gesture);
    store_close(store);

    store = fixture_open(folder.dir);
    struct pairs pairs = {0};
    struct store_slot slots[LIMIT_PAIRS];
    size_t count = 0;
    CHECK(store_load_pairs(store, 1, &pairs, slots, &count, &err));
    CHECK_INT(pairs.count, 2);
    CHECK(pairs_filled(&pairs, 2, 77) && pairs_filled(&pairs, 2, UINT64_MAX));
    CHECK(!pairs_filled(&pairs, 1, 77));
    CHECK_INT(count, 3);
    CHECK_INT(slots[0].animal, 4);
    CHECK_INT(slots[0].lane, LANE_NONE); /* another pair took its lane */
    CHECK_INT(slots[0].token, 77);
    CHECK_INT(slots[1].lane, 1);
    CHECK(slots[1].token == UINT64_MAX);
    CHECK_INT(slots[2].lane, 0);
    pairs_finish(&pairs);
    store_close(store);
    fixture_remove(&folder);
}

static void two_cannot_write_and_one_can_read_beside(void)
{
    struct fixture_folder folder = fixture_folder();
    struct error err = {0};
    struct store_options write = {.station = 1}, read = {.read_only = true};
    struct store *store = NULL, *second = NULL;
    CHECK(!store_open(folder.dir, &read, &second, &err));
    CHECK_STR(err.code, "data_missing");
    CHECK(access(folder.dir, F_OK) != 0);
    store = fixture_open(folder.dir);
    fixture_import(store, 3);
    CHECK(!store_open(folder.dir, &write, &second, &err));
    CHECK_STR(err.code, "data_locked");
    CHECK_INT(error_exit_code(&err), 4);
    CHECK(second == NULL);
    CHECK(store_open(folder.dir, &read, &second, &err));
    CHECK_INT(fixture_events(second), 1);
    struct store_stamp stamp = store_stamp(store);
    struct event event = fixture_event(&stamp, EVENT_CRATE_OPENED, 1);
    CHECK(store_append(store, &event, 1, &err));
    CHECK_INT(fixture_events(second), 2);
    store_close(second);
    store_close(store);
    store = fixture_open(folder.dir);
    CHECK_INT(store_station(store), FIXTURE_STATION);
    store_close(store);
    fixture_remove(&folder);
}

static void what_was_settled_is_remembered(void)
{
    struct fixture_folder folder = fixture_folder();
    struct store *store = fixture_open(folder.dir);
    struct error err = {0};
    static char long_value[LIMIT_MEMORY_VALUE + 10];
    memset(long_value, 'x', sizeof long_value - 1);
    const struct month_memory rows[] = {
        {"point:mairie", "Toul"}, {"product:lait 1l", "LAI-06"}, {"profile:too long", long_value}};
    struct store_gesture gesture = {.memory = rows, .memory_count = 3};
    CHECK(store_commit(store, &gesture, 1, &err));
    const struct month_memory again = {"point:mairie", "Foug"}; /* settled otherwise */
    gesture = (struct store_gesture){.memory = &again, .memory_count = 1};
    CHECK(store_commit(store, &gesture, 1, &err));
    store_close(store);
    store = fixture_open(folder.dir);
    struct memory memory = {0};
    CHECK(store_load_memory(store, &memory, &err));
    CHECK_INT(memory.count, 2);
    CHECK_STR(memory.rows[0].key, "point:mairie");
    CHECK_STR(memory.rows[0].value, "Foug");
    CHECK_STR(memory.rows[1].value, "LAI-06");
    memory_finish(&memory);
    store_close(store);
    fixture_remove(&folder);
}

static struct recording said(const char *words, const void *wave, size_t size)
{
    struct recording recording = {.language = "fr", .wave = wave, .size = size};
    CHECK(str_copy(recording.words, sizeof recording.words, words));
    return recording;
}

static bool holds_anywhere(const struct fixture_folder *folder, const char *bytes, size_t count)
{
    char path[300];
    return fixture_file_holds(fixture_path(folder, "borne.db", path), bytes, count) ||
           fixture_file_holds(fixture_path(folder, "borne.db-wal", path), bytes, count);
}

/* What people said is kept as it is, by whom is not; taken away, no byte of it is left. */
static void what_was_recorded_is_kept_and_taken_away(void)
{
    struct fixture_folder folder = fixture_folder();
    struct store *store = fixture_open(folder.dir);
    struct error err = {0};
    static char wave[20000];
    for (size_t i = 0; i < sizeof wave; i++) {
        wave[i] = (char)(i * 31 % 251); /* zeros too */
    }
    struct recording rows[] = {said("Allez à", wave, sizeof wave), said("Lait", wave + 1, 100)};
    struct store_gesture gesture = {
        .recordings = rows, .recording_count = 2, .role = ROLE_DIRECTOR, .at_ms = 5};
    CHECK(store_commit(store, &gesture, 1, &err));
    rows[1] = said("Lait", wave + 2, 200);
    gesture.recordings = &rows[1];
    gesture.recording_count = 1;
    CHECK(store_commit(store, &gesture, 1, &err));
    store_close(store);
    store = fixture_open(folder.dir);
    struct recordings all = {0};
    CHECK(store_load_recordings(store, &all, &err));
    CHECK_INT(all.count, 2);
    CHECK(all.rows[0].size == sizeof wave && memcmp(all.rows[0].wave, wave, sizeof wave) == 0);
    CHECK(all.rows[1].size == 200 && memcmp(all.rows[1].wave, wave + 2, 200) == 0);
    recordings_finish(&all);
    CHECK(holds_anywhere(&folder, wave + 251, 300));
    rows[0] = said("Allez à", NULL, 0);
    gesture.recordings = rows;
    CHECK(store_commit(store, &gesture, 1, &err));
    store_close(store);
    CHECK(!holds_anywhere(&folder, wave + 251, 300));
    store = fixture_open(folder.dir);
    CHECK(store_load_recordings(store, &all, &err));
    CHECK_INT(all.count, 1);
    CHECK_STR(all.rows[0].words, "Lait");
    recordings_finish(&all);
    store_close(store);
    fixture_remove(&folder);
}

int main(void)
{
    RUN(what_was_recorded_is_kept_and_taken_away);
    RUN(what_was_settled_is_remembered);
    RUN(a_plan_comes_back_as_it_was);
    RUN(an_event_comes_back_as_it_was);
    RUN(every_kind_method_and_type_comes_back);
    RUN(the_record_cannot_be_changed);
    RUN(a_gap_or_a_repetition_is_refused_whole);
    RUN(the_same_import_is_refused_twice);
    RUN(the_open_prep_is_the_latest_not_closed);
    RUN(settings_are_kept);
    RUN(the_same_pair_comes_back_to_its_lane);
    RUN(two_cannot_write_and_one_can_read_beside);
    return 0;
}
