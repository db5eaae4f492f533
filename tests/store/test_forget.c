/* test_forget.c: when a half-day is closed, no byte on the disk links a crate to a pair any more.
 */
#include "store/store.h"

#include "store/fixture.h"
#include "support/check.h"

enum { PAIRS = 3, CRATES = 2000 };

static uint64_t token_of(int pair)
{
    return 0x11D7C3A95E8B2F40u + (uint64_t)pair;
}

/* True if the file or the log holds a pair's token as SQLite writes it. */
static bool disk_holds_tokens(const struct fixture_folder *folder)
{
    static const char *const names[] = {"borne.db", "borne.db-wal"};
    for (size_t n = 0; n < sizeof names / sizeof *names; n++) {
        for (int pair = 0; pair < PAIRS; pair++) {
            unsigned char bytes[8];
            char path[300];
            for (int i = 0; i < 8; i++) {
                bytes[i] = (unsigned char)(token_of(pair) >> (56 - 8 * i));
            }
            if (fixture_file_holds(fixture_path(folder, names[n], path), bytes, sizeof bytes)) {
                return true;
            }
        }
    }
    return false;
}

/* Pairs fill crates in the order of a day, so that pages split and move. */
static void fill(struct store *store)
{
    struct error err = {0};
    for (int pair = 0; pair < PAIRS; pair++) {
        struct store_gesture gesture = {.prep = 1};
        store_gesture_slot(&gesture, (struct store_slot){.animal = (uint8_t)pair,
                                                         .lane = (uint8_t)pair,
                                                         .token = token_of(pair)});
        for (uint32_t i = 0; i < CRATES; i++) {
            store_gesture_pair_crate(&gesture, i * 7919 % CRATES, token_of(pair));
        }
        CHECK(store_commit(store, &gesture, 1, &err));
        store_gesture_finish(&gesture);
    }
}

static void close_with(struct store *store, enum event_kind kind)
{
    struct error err = {0};
    struct store_stamp stamp = store_stamp(store);
    struct event event = fixture_event(&stamp, kind, 0);
    CHECK(store_append(store, &event, 1, &err));
}

static void close_half_day(struct store *store)
{
    close_with(store, EVENT_HALF_DAY_CLOSED);
}

/* Whoever closes the prep need not think of its last half-day. */
static void nor_when_the_prep_is_closed(void)
{
    struct fixture_folder folder = fixture_folder();
    struct store *store = fixture_open(folder.dir);
    fixture_import(store, 3);
    fill(store);
    CHECK(disk_holds_tokens(&folder));
    close_with(store, EVENT_PREP_CLOSED);
    CHECK(!disk_holds_tokens(&folder));
    store_close(store);
    fixture_remove(&folder);
}

static void no_byte_is_left(void)
{
    struct fixture_folder folder = fixture_folder();
    struct store *store = fixture_open(folder.dir);
    fixture_import(store, 3);
    for (int half_day = 0; half_day < 2; half_day++) {
        fill(store);
        CHECK(disk_holds_tokens(&folder));
        close_half_day(store);
        CHECK(!disk_holds_tokens(&folder));
    }
    struct error err = {0};
    struct pairs pairs = {0};
    struct store_slot slots[LIMIT_PAIRS];
    size_t count = 9;
    CHECK(store_load_pairs(store, 1, &pairs, slots, &count, &err));
    CHECK_INT(pairs.count, 0);
    CHECK_INT(count, 0);
    CHECK_INT(fixture_events(store), 3); /* what happened stays */
    store_close(store);
    fixture_remove(&folder);
}

/* A pair that was checkpointed into the file in the middle of the day is forgotten as well. */
static void nor_after_a_restart(void)
{
    struct fixture_folder folder = fixture_folder();
    struct store *store = fixture_open(folder.dir);
    fixture_import(store, 3);
    fill(store);
    store_close(store);
    CHECK(disk_holds_tokens(&folder));
    store = fixture_open(folder.dir);
    close_half_day(store);
    CHECK(!disk_holds_tokens(&folder));
    store_close(store);
    fixture_remove(&folder);
}

static bool close_while_reading(void *context, const struct event *event)
{
    if (event->kind == EVENT_PLAN_SET) {
        close_half_day(context);
    }
    return true;
}

/* A reader beside keeps the log alive: then it is forgotten as soon as it can be. */
static void a_reader_only_delays_it(void)
{
    for (int restart = 0; restart < 2; restart++) {
        struct fixture_folder folder = fixture_folder();
        struct error err = {0};
        struct store *store = fixture_open(folder.dir), *reader = NULL;
        struct store_options read = {.read_only = true};
        fixture_import(store, 3);
        fill(store);
        CHECK(store_open(folder.dir, &read, &reader, &err));
        CHECK(store_load_events(reader, 1, close_while_reading, store, &err));
        CHECK(disk_holds_tokens(&folder));
        if (restart) {
            store_close(store); /* the reader is still there, the log stays */
            store_close(reader);
            store = fixture_open(folder.dir);
        } else {
            store_close(reader);
            CHECK(store_set_setting(store, "any", "commit", &err));
        }
        CHECK(!disk_holds_tokens(&folder));
        CHECK_INT(fixture_events(store), 2);
        store_close(store);
        fixture_remove(&folder);
    }
}

static void a_copy_never_holds_them(void)
{
    struct fixture_folder folder = fixture_folder();
    struct error err = {0};
    char path[300];
    struct store *store = fixture_open(folder.dir);
    fixture_import(store, 3);
    fill(store);
    CHECK(store_copy(store, fixture_path(&folder, "copy.db", path), &err));
    for (int pair = 0; pair < PAIRS; pair++) {
        unsigned char bytes[8];
        for (int i = 0; i < 8; i++) {
            bytes[i] = (unsigned char)(token_of(pair) >> (56 - 8 * i));
        }
        CHECK(!fixture_file_holds(path, bytes, sizeof bytes));
    }
    store_close(store);
    fixture_remove(&folder);
}

int main(void)
{
    RUN(no_byte_is_left);
    RUN(nor_when_the_prep_is_closed);
    RUN(nor_after_a_restart);
    RUN(a_reader_only_delays_it);
    RUN(a_copy_never_holds_them);
    return 0;
}
