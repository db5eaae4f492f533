/* test_faults.c: what was acknowledged is there afterwards, whole, whatever happened: each write
 * and sync fails in turn, the disk fills up, the process is killed. */
#include "store/store.h"

#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/log.h"
#include "base/str.h"
#include "store/broken_disk.h"
#include "store/fixture.h"
#include "store/store_check.h"
#include "support/check.h"

enum { STEPS = 4 };
static const size_t events_after[STEPS + 1] = {0, 1, 4, 7, 8};

static bool import_step(struct store *store, struct error *err)
{
    struct plan_ids ids = plan_ids_first();
    struct plan plan;
    struct people people;
    fixture_plan(5, &ids, &plan, &people);
    struct store_stamp stamp = store_stamp(store);
    struct event event = fixture_event(&stamp, EVENT_PLAN_SET, 0);
    event.import = plan.import;
    bool done = store_import(store, &plan, &people, &event, err);
    plan_finish(&plan);
    people_finish(&people);
    return done;
}

/* An import, two gestures of three labels and a pair each, the half-day's end. */
static bool play_step(struct store *store, int step, struct error *err)
{
    if (step == 0) {
        return import_step(store, err);
    }
    struct store_gesture gesture = {.prep = 1};
    struct store_stamp stamp = store_stamp(store);
    if (step < 3) {
        for (int i = 0; i < 3; i++) {
            struct event event = fixture_label(&stamp);
            store_gesture_event(&gesture, &event);
        }
        store_gesture_pair_crate(&gesture, (uint32_t)step, 99);
        store_gesture_setting(&gesture, "step", "played");
    } else {
        struct event event = fixture_event(&stamp, EVENT_HALF_DAY_CLOSED, 0);
        store_gesture_event(&gesture, &event);
    }
    bool done = store_commit(store, &gesture, 1, err);
    store_gesture_finish(&gesture);
    return done;
}

/* The record is sound and holds what was acknowledged, and at most the gesture in hand more. */
static void check_prefix(struct store *store, int acknowledged)
{
    struct store_report report;
    store_check(store, &report);
    for (size_t i = 0; i < report.problem_count; i++) {
        fprintf(stderr, "%s\n", report.problems[i]);
    }
    CHECK_INT(report.problem_count, 0);
    size_t events = (size_t)report.events;
    CHECK(events == events_after[acknowledged] ||
          (acknowledged < STEPS && events == events_after[acknowledged + 1]));
    CHECK_INT(report.orders, events > 0 ? 5 : 0);
    CHECK_INT(report.pair_crates, events == 4 ? 1 : events == 7 ? 2 : 0);
    CHECK_INT(store_stamp(store).next_seq, events + 1);
}

/* One run with the nth call failing. False when nothing failed any more. */
static bool run_broken(int nth, int code, bool for_good)
{
    struct fixture_folder folder = fixture_folder();
    struct error err = {0};
    struct store *store = NULL;
    struct store_options options = {.station = FIXTURE_STATION, .vfs = BROKEN_DISK};
    int step = 0;
    broken_disk_fail(nth, code, for_good);
    if (store_open(folder.dir, &options, &store, &err)) {
        while (step < STEPS && play_step(store, step, &err)) {
            step++;
        }
    }
    bool has_struck = broken_disk_failures() > 0;
    if (step < STEPS) {
        CHECK(has_struck);
        CHECK_STR(err.code, code == SQLITE_FULL ? "disk_full" : "disk_failed");
        CHECK_INT(error_exit_code(&err), 4);
    }
    broken_disk_fail(0, 0, false);
    if (store != NULL && step < STEPS) { /* first the same process, as the kiosk does it */
        CHECK(store_reopen(store, &err));
        check_prefix(store, step);
    }
    store_close(store);
    store = fixture_open(folder.dir);
    check_prefix(store, step);
    for (; step < STEPS; step++) { /* and the day goes on */
        if (store_stamp(store).next_seq <= events_after[step + 1]) {
            CHECK(play_step(store, step, &err));
        }
    }
    check_prefix(store, STEPS);
    store_close(store);
    fixture_remove(&folder);
    return has_struck;
}

static void a_disk_that_is_full_at_start_says_so(void)
{
    struct fixture_folder folder = fixture_folder();
    struct error err = {0};
    struct store *store = NULL;
    struct store_options options = {.station = FIXTURE_STATION, .vfs = BROKEN_DISK};
    broken_disk_refuse_shm(true);
    CHECK(!store_open(folder.dir, &options, &store, &err));
    CHECK_STR(err.code, "disk_full");
    broken_disk_refuse_shm(false);
    CHECK(store_open(folder.dir, &options, &store, &err));
    store_close(store);
    fixture_remove(&folder);
}

static void every_write_and_sync_fails_in_turn(void)
{
    static const struct {
        int code;
        bool for_good;
    } rows[] = {
        {SQLITE_FULL, true},
        {SQLITE_FULL, false},
        {SQLITE_IOERR_WRITE, false},
        {SQLITE_IOERR_FSYNC, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int nth = 1;
        while (run_broken(nth, rows[i].code, rows[i].for_good)) {
            nth++;
        }
        printf("    code %d: %d places\n", rows[i].code, nth - 1);
        CHECK(nth > 100);
    }
}

/* Appends one label after another and says each seq once it is durable, until it is killed. */
static void write_until_killed(const char *dir, int out)
{
    struct store *store = fixture_open(dir);
    for (;;) {
        struct store_stamp stamp = store_stamp(store);
        struct event event = fixture_label(&stamp);
        struct error err = {0};
        if (!store_append(store, &event, 1, &err) ||
            write(out, &event.id.seq, sizeof event.id.seq) != sizeof event.id.seq) {
            _exit(1);
        }
    }
}

static void killed_at_any_moment_nothing_acknowledged_is_lost(void)
{
    struct fixture_folder folder = fixture_folder();
    struct store *store = fixture_open(folder.dir);
    fixture_import(store, 3);
    store_close(store);
    for (int round = 0; round < 40; round++) {
        int ends[2];
        CHECK(pipe(ends) == 0);
        pid_t child = fork();
        CHECK(child >= 0);
        if (child == 0) {
            close(ends[0]);
            write_until_killed(folder.dir, ends[1]);
        }
        close(ends[1]);
        uint64_t seq = 0, acknowledged = 0;
        for (int i = 0; i < 1 + round * 7 % 23; i++) {
            CHECK(read(ends[0], &acknowledged, sizeof acknowledged) == sizeof acknowledged);
        }
        CHECK(kill(child, SIGKILL) == 0);
        while (read(ends[0], &seq, sizeof seq) == sizeof seq) {
            acknowledged = seq; /* said before the end */
        }
        close(ends[0]);
        CHECK(waitpid(child, NULL, 0) == child);
        store = fixture_open(folder.dir);
        uint64_t kept = store_stamp(store).next_seq - 1;
        CHECK(kept == acknowledged || kept == acknowledged + 1);
        CHECK_INT(fixture_events(store), kept);
        store_close(store);
    }
    store = fixture_open(folder.dir);
    struct store_report report;
    store_check(store, &report);
    CHECK_INT(report.problem_count, 0);
    store_close(store);
    fixture_remove(&folder);
}

int main(void)
{
    broken_disk_register();
    log_open("/dev/null"); /* the failing disks would fill the page */
    RUN(a_disk_that_is_full_at_start_says_so);
    RUN(every_write_and_sync_fails_in_turn);
    RUN(killed_at_any_moment_nothing_acknowledged_is_lost);
    return 0;
}
