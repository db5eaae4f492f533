/* test_writer.c: the store's thread: order, groups, a disk that stands still, a disk that fails. */
#include "store/writer.h"

#include <pthread.h>
#include <sqlite3.h>

#include "store/broken_disk.h"
#include "store/fixture.h"
#include "support/check.h"

/* Counts wakes and lets the test wait for one. */
struct bell {
    pthread_mutex_t mutex;
    pthread_cond_t rung;
    int count;
};
#define BELL_INIT                                                                                  \
    {                                                                                              \
        PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 0                                     \
    }

static void ring_bell(void *context)
{
    struct bell *bell = context;
    pthread_mutex_lock(&bell->mutex);
    bell->count++;
    pthread_cond_signal(&bell->rung);
    pthread_mutex_unlock(&bell->mutex);
}

/* The next acknowledgement, waiting for it. */
static struct writer_ack next_ack(struct writer *writer, struct bell *bell)
{
    struct writer_ack ack;
    while (!writer_next(writer, &ack)) {
        pthread_mutex_lock(&bell->mutex);
        while (bell->count == 0) {
            pthread_cond_wait(&bell->rung, &bell->mutex);
        }
        bell->count = 0;
        pthread_mutex_unlock(&bell->mutex);
    }
    return ack;
}

static struct store *open_broken(const struct fixture_folder *folder)
{
    struct error err = {0};
    struct store *store = NULL;
    struct store_options options = {.station = FIXTURE_STATION, .vfs = BROKEN_DISK};
    CHECK(store_open(folder->dir, &options, &store, &err));
    return store;
}

static enum writer_answer submit(struct writer *writer, struct store_stamp *stamp, uint64_t number,
                                 size_t events)
{
    struct store_stamp before = *stamp;
    struct store_gesture gesture = {.number = number, .prep = 1};
    for (size_t i = 0; i < events; i++) {
        struct event event = fixture_event(stamp, EVENT_LABEL_DRAWN, 1);
        store_gesture_event(&gesture, &event);
    }
    enum writer_answer answer = writer_submit(writer, &gesture);
    if (answer != WRITER_ACCEPTED) {
        CHECK_INT(gesture.event_count, events); /* still ours */
        *stamp = before;
    }
    store_gesture_finish(&gesture);
    return answer;
}

static void acknowledges_in_order_what_is_on_the_disk(void)
{
    struct fixture_folder folder = fixture_folder();
    struct store *store = open_broken(&folder);
    fixture_import(store, 3);
    struct bell bell = BELL_INIT;
    struct store_stamp stamp = store_stamp(store);
    struct writer *writer = writer_start(store, ring_bell, &bell);
    static const size_t sizes[] = {1, 3, 5000, 1};
    uint64_t seq = stamp.next_seq - 1;
    for (uint64_t i = 0; i < 4; i++) {
        CHECK_INT(submit(writer, &stamp, 70 + i, sizes[i]), WRITER_ACCEPTED);
    }
    struct store_options read = {.read_only = true};
    for (uint64_t i = 0; i < 4; i++) {
        struct writer_ack ack = next_ack(writer, &bell);
        seq += sizes[i];
        CHECK(ack.is_durable);
        CHECK_INT(ack.gesture, 70 + i);
        CHECK_INT(ack.last_seq, seq);
        CHECK_INT(ack.event_count, sizes[i]);
        struct store *reader = NULL;
        struct error err = {0};
        CHECK(store_open(folder.dir, &read, &reader, &err));
        CHECK(fixture_events(reader) >= seq);
        store_close(reader);
    }
    writer_free(writer);
    CHECK_INT(store_stamp(store).next_seq, stamp.next_seq);
    CHECK_INT(fixture_events(store), 1 + 5005);
    store_close(store);
    fixture_remove(&folder);
}

static void a_stalled_disk_loses_and_blocks_nothing(void)
{
    struct fixture_folder folder = fixture_folder();
    struct store *store = open_broken(&folder);
    fixture_import(store, 3);
    struct bell bell = BELL_INIT;
    struct store_stamp stamp = store_stamp(store);
    struct writer *writer = writer_start(store, ring_bell, &bell);
    broken_disk_stall();
    CHECK_INT(submit(writer, &stamp, 0, 1), WRITER_ACCEPTED);
    broken_disk_wait_stalled();
    for (uint64_t i = 1; i < WRITER_ROOM; i++) {
        CHECK_INT(submit(writer, &stamp, i, 1), WRITER_ACCEPTED);
    }
    CHECK_INT(submit(writer, &stamp, WRITER_ROOM, 1), WRITER_FULL);
    struct writer_ack ack;
    CHECK(!writer_next(writer, &ack)); /* nothing is said before it is true */
    broken_disk_fail(0, 0, false);
    broken_disk_go_on();
    for (uint64_t i = 0; i < WRITER_ROOM; i++) {
        ack = next_ack(writer, &bell);
        CHECK(ack.is_durable);
        CHECK_INT(ack.gesture, i);
    }
    CHECK(broken_disk_syncs() <= 6); /* two groups, not 256 */
    CHECK_INT(submit(writer, &stamp, WRITER_ROOM, 1), WRITER_ACCEPTED);
    writer_stop(writer);
    CHECK_INT(submit(writer, &stamp, 0, 1), WRITER_REFUSED);
    CHECK(writer_next(writer, &ack) && ack.is_durable);
    writer_free(writer);
    CHECK_INT(fixture_events(store), 2 + WRITER_ROOM);
    store_close(store);
    fixture_remove(&folder);
}

static void after_a_failure_nothing_more_is_written(void)
{
    struct fixture_folder folder = fixture_folder();
    struct error err = {0};
    struct store *store = open_broken(&folder);
    fixture_import(store, 3);
    struct bell bell = BELL_INIT;
    struct store_stamp stamp = store_stamp(store);
    struct writer *writer = writer_start(store, ring_bell, &bell);
    CHECK_INT(submit(writer, &stamp, 1, 2), WRITER_ACCEPTED);
    CHECK(next_ack(writer, &bell).is_durable);
    broken_disk_stall();
    broken_disk_fail(1, SQLITE_FULL, false); /* once: what comes later would work again */
    for (uint64_t i = 2; i < 8; i++) {
        CHECK_INT(submit(writer, &stamp, i, 2), WRITER_ACCEPTED);
        if (i == 2) {
            broken_disk_wait_stalled();
        }
    }
    CHECK(!writer_has_failed(writer));
    broken_disk_go_on();
    for (uint64_t i = 2; i < 8; i++) {
        struct writer_ack ack = next_ack(writer, &bell);
        CHECK_INT(ack.gesture, i);
        CHECK(!ack.is_durable);
        CHECK_STR(ack.error.code, "disk_full");
    }
    CHECK(writer_has_failed(writer));
    CHECK_INT(submit(writer, &stamp, 8, 1), WRITER_REFUSED);
    writer_stop(writer);
    writer_free(writer);
    CHECK(store_reopen(store, &err));
    CHECK_INT(fixture_events(store), 3);
    stamp = store_stamp(store);
    CHECK_INT(stamp.next_seq, 4);
    writer = writer_start(store, ring_bell, &bell);
    CHECK_INT(submit(writer, &stamp, 9, 1), WRITER_ACCEPTED);
    CHECK(next_ack(writer, &bell).is_durable);
    writer_free(writer);
    CHECK_INT(fixture_events(store), 4);
    store_close(store);
    fixture_remove(&folder);
}

static void imports_on_its_thread(void)
{
    struct store *store = fixture_open(":memory:");
    struct bell bell = BELL_INIT;
    struct plan_ids ids = plan_ids_first();
    struct plan plan;
    struct people people;
    fixture_plan(200, &ids, &plan, &people);
    struct store_stamp stamp = store_stamp(store);
    struct event event = fixture_event(&stamp, EVENT_PLAN_SET, 0);
    event.import = plan.import;
    struct store_gesture gesture = {.number = 5, .prep = 1, .plan = &plan, .people = &people};
    store_gesture_event(&gesture, &event);
    struct writer *writer = writer_start(store, ring_bell, &bell);
    CHECK_INT(writer_submit(writer, &gesture), WRITER_ACCEPTED);
    CHECK(next_ack(writer, &bell).is_durable);
    writer_free(writer);
    struct error err = {0};
    struct plans plans = {0};
    CHECK(store_load_plans(store, 1, &plans, &err));
    CHECK(fixture_same_plan(plans.items[0], &plan));
    store_free_plans(&plans);
    plan_finish(&plan);
    people_finish(&people);
    store_close(store);
}

int main(void)
{
    broken_disk_register();
    RUN(acknowledges_in_order_what_is_on_the_disk);
    RUN(a_stalled_disk_loses_and_blocks_nothing);
    RUN(after_a_failure_nothing_more_is_written);
    RUN(imports_on_its_thread);
    return 0;
}
