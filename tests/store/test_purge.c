/* test_purge.c: after a purge no byte of the folder holds a name; what must stay is as it was. */
#include "store/purge.h"

#include "base/str.h"
#include "store/fixture.h"
#include "store/store_check.h"
#include "support/check.h"

static const int64_t never = INT64_MIN, closed_ms = 1764500000000;

/* Imports a month as prep `number` and notes `events` half-days and its end. */
static void live(struct store *store, uint32_t number, uint32_t events)
{
    struct error err = {0};
    struct plan_ids ids;
    struct plan plan;
    struct people people;
    CHECK(store_plan_ids(store, &ids, &err));
    ids.prep = number;
    fixture_plan(40, &ids, &plan, &people);
    struct store_stamp stamp = store_stamp(store);
    struct event event = {.kind = EVENT_PLAN_SET, .prep = number, .import = plan.import};
    store_stamp_event(&stamp, &event, closed_ms - 1000);
    CHECK(store_import(store, &plan, &people, &event, &err));
    plan_finish(&plan);
    people_finish(&people);
    for (uint32_t i = 0; i <= events; i++) {
        event = (struct event){.kind = i < events ? EVENT_HALF_DAY_CLOSED : EVENT_PREP_CLOSED,
                               .prep = number};
        store_stamp_event(&stamp, &event, closed_ms + number);
        CHECK(store_append(store, &event, 1, &err));
    }
}

static bool disk_holds(const struct fixture_folder *folder, const char *text)
{
    char path[300];
    return fixture_file_holds(fixture_path(folder, "borne.db", path), text, strlen(text)) ||
           fixture_file_holds(fixture_path(folder, "borne.db-wal", path), text, strlen(text));
}

static struct store_report prove(struct store *store)
{
    struct store_report report = {0};
    store_check(store, &report);
    for (size_t i = 0; i < report.problem_count && i < STORE_PROBLEMS; i++) {
        fprintf(stderr, "%s\n", report.problems[i]);
    }
    CHECK_INT(report.problem_count, 0);
    return report;
}

static void no_name_is_left(void)
{
    struct fixture_folder folder = fixture_folder();
    struct error err = {0};
    struct purged purged = {0};
    struct store *store = fixture_open(folder.dir);
    live(store, 1, 3);
    struct store_report before = prove(store);
    CHECK(before.people > 0);
    CHECK(disk_holds(&folder, "Zoë"));
    CHECK(disk_holds(&folder, "sans lait"));
    struct purge due = {closed_ms + 2, never};
    CHECK(store_purge(store, &due, &purged, &err));
    CHECK_INT(purged.people, before.people);
    CHECK_INT(purged.events, 0);
    CHECK(!disk_holds(&folder, "Zoë"));
    CHECK(!disk_holds(&folder, "sans lait"));
    CHECK(disk_holds(&folder, "Lait entier"));
    struct store_report after = prove(store);
    CHECK_INT(after.people, 0);
    CHECK_INT(after.events, before.events);
    CHECK_INT(after.portions, before.portions);
    /* the guards stand again, and the record goes on */
    struct store_stamp stamp = store_stamp(store);
    struct event event = {.kind = EVENT_HALF_DAY_CLOSED, .prep = 1};
    store_stamp_event(&stamp, &event, closed_ms);
    event.id.seq++;
    CHECK(!store_append(store, &event, 1, &err));
    CHECK_STR(err.code, "record_refused");
    store_close(store);
    fixture_remove(&folder);
}

static void only_what_is_due_goes(void)
{
    struct fixture_folder folder = fixture_folder();
    struct error err = {0};
    struct purged purged = {0};
    struct store *store = fixture_open(folder.dir);
    live(store, 1, 1);
    struct store_report before = prove(store);
    struct purge due = {closed_ms + 1, closed_ms + 1}; /* closed at that very moment: not before */
    CHECK(store_purge(store, &due, &purged, &err));
    CHECK_INT(purged.people + purged.preps + purged.events, 0);
    live(store, 2, 1);
    due.names_before_ms = closed_ms + 2;
    CHECK(store_purge(store, &due, &purged, &err));
    CHECK_INT(purged.people, before.people);
    CHECK(disk_holds(&folder, "Zoë")); /* the second month's */
    CHECK_INT(prove(store).people, before.people);
    store_close(store);
    fixture_remove(&folder);
}

static void a_prep_that_is_open_keeps_its_names(void)
{
    struct fixture_folder folder = fixture_folder();
    struct error err = {0};
    struct purged purged = {0};
    struct store *store = fixture_open(folder.dir);
    fixture_import(store, 12);
    struct purge due = {INT64_MAX, INT64_MAX};
    CHECK(store_purge(store, &due, &purged, &err));
    CHECK_INT(purged.people, 0);
    CHECK(prove(store).people > 0);
    store_close(store);
    fixture_remove(&folder);
}

static void an_old_record_leaves_counts(void)
{
    struct fixture_folder folder = fixture_folder();
    struct error err = {0};
    struct purged purged = {0};
    struct store *store = fixture_open(folder.dir);
    live(store, 1, 3);
    live(store, 2, 2);
    live(store, 3, 1);
    struct store_report before = prove(store);
    struct purge due = {never, closed_ms + 3};
    CHECK(store_purge(store, &due, &purged, &err));
    CHECK_INT(purged.preps, 2);
    CHECK_INT(purged.events, 5 + 4);
    struct store_report after = prove(store);
    CHECK_INT(after.preps, 1);
    CHECK_INT(after.events, before.events - 9);
    CHECK_INT(after.orders, before.orders / 3);
    /* everything is due, but numbers go on from the last prep */
    due.record_before_ms = INT64_MAX;
    CHECK(store_purge(store, &due, &purged, &err));
    CHECK_INT(purged.preps, 0);
    live(store, 4, 0);
    CHECK_INT(prove(store).preps, 2);
    store_close(store);
    store = fixture_open(folder.dir);
    CHECK_INT(store_stamp(store).next_seq, 5 + 4 + 3 + 2 + 1);
    store_close(store);
    fixture_remove(&folder);
}

/* As when power goes in the middle: a purge that cannot be kept has purged nothing. */
static void a_reader_is_told(void)
{
    struct fixture_folder folder = fixture_folder();
    struct error err = {0};
    struct purged purged = {0};
    struct store *store = fixture_open(folder.dir), *reader = NULL;
    struct store_options read = {.read_only = true};
    live(store, 1, 1);
    CHECK(store_open(folder.dir, &read, &reader, &err));
    struct purge due = {closed_ms + 2, never};
    CHECK(store_purge(store, &due, &purged, &err)); /* it reads nothing at the moment */
    CHECK(!disk_holds(&folder, "Zoë"));
    store_close(reader);
    store_close(store);
    fixture_remove(&folder);
}

int main(void)
{
    RUN(no_name_is_left);
    RUN(only_what_is_due_goes);
    RUN(a_prep_that_is_open_keeps_its_names);
    RUN(an_old_record_leaves_counts);
    RUN(a_reader_is_told);
    return 0;
}
