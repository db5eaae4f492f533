/* test_reimport_loaded.c: the month again when crates stand on vehicles, or have gone: what changes
 * in them is the director's, and what comes too late for its trip is told. */
#include "domain/prep_chore.h"
#include "support/check.h"
#include "support/reimport.h"

/* Orders of the small month, by their index in the file. */
enum { AWA /* 1004, Toul */, LUC /* 1001, Colombey */, ZOE /* 1002 */, ALI /* 1003 */ };
enum { TOUL, COLOMBEY };

static struct reimport re;
static const struct prep *const prep = &re.small.prep;

/* Two trips: the first to Toul, the second to Colombey. */
static void begin(void)
{
    reimport_begin(&re);
    for (int number = 1; number <= 2; number++) {
        struct command trip = {
            .kind = COMMAND_SET_TRIP, .number = number, .value = VEHICLE_CAR, .grams = 500000};
        struct command stop = {.kind = COMMAND_SET_STOP,
                               .number = number,
                               .target = crate_of(prep, number == 1 ? "1002" : "1001", 1)->pickup,
                               .value = 1};
        CHECK_INT(small_do(&re.small, trip), REFUSAL_NONE);
        CHECK_INT(small_do(&re.small, stop), REFUSAL_NONE);
    }
}

/* The trip, from 1, that goes to a pick-up point by its name. */
static uint32_t trip_to(const char *reference)
{
    uint32_t pickup = crate_of(prep, reference, 1)->pickup;
    return trip_stops_at(&prep->trips[0], pickup) ? 1 : 2;
}

static void load(const char *reference, int index)
{
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_LOAD,
                                                   .crate = crate_of(prep, reference, index)->id,
                                                   .number = trip_to(reference)}),
              REFUSAL_NONE);
}

static enum refusal_kind close_trip(uint32_t number, int value)
{
    return small_do(&re.small,
                    (struct command){.kind = COMMAND_CLOSE_TRIP, .number = number, .value = value});
}

static uint32_t trip_of(const char *reference, int index)
{
    return prep_crate(prep, crate_of(prep, reference, index)->id)->trip;
}

/* What is more goes where nothing was done yet, what is less comes out of there. */
static void what_is_loaded_changes_last(void)
{
    begin();
    month_set_units(&re.month, LUC, SMALL_RICE, 14000); /* two crates of rice */
    CHECK_INT(reimport(&re), REFUSAL_NONE);
    crate_fill(&re, "1001", 1);
    crate_fill(&re, "1001", 2);
    load("1001", 1);
    int64_t on_it = portion_in(prep, crate_of(prep, "1001", 1), "SEC-03")->units_milli;
    month_set_units(&re.month, LUC, SMALL_RICE, 13000);
    CHECK_INT(reimport(&re), REFUSAL_NONE);
    CHECK_INT(portion_in(prep, crate_of(prep, "1001", 1), "SEC-03")->units_milli, on_it);
    CHECK_INT(reimport_only_chore(&re)->kind, CHORE_REMOVE);
    CHECK_INT(reimport_only_chore(&re)->crate, crate_of(prep, "1001", 2)->id);
    CHECK_INT(re.changes.rows[0].loaded, 1);
    CHECK_INT(re.changes.rows[0].picked, 1);
    CHECK_INT(trip_of("1001", 1), trip_to("1001"));
    reimport_prove(&re);
}

static void a_crate_for_elsewhere_is_taken_off(void)
{
    begin();
    crate_check(&re, "1001", 1);
    load("1001", 1);
    re.month.orders[LUC].pickup = TOUL;
    CHECK_INT(reimport(&re), REFUSAL_NONE);
    const struct chore *chore = reimport_only_chore(&re);
    CHECK_INT(chore->kind, CHORE_MOVE);
    CHECK_INT(trip_of("1001", 1), 2); /* it stands there until somebody takes it off */
    CHECK_INT(reimport_tick_off(&re, chore, 1), REFUSAL_NONE);
    CHECK_INT(trip_of("1001", 1), 0);
    CHECK_INT(reimport_tick_off(&re, chore, 0), REFUSAL_NONE);
    CHECK_INT(trip_of("1001", 1), 2);
    CHECK_INT(reimport_tick_off(&re, chore, 1), REFUSAL_NONE);
    load("1001", 1); /* onto the right one: now it cannot be taken back */
    CHECK_INT(trip_of("1001", 1), 1);
    CHECK_INT(reimport_tick_off(&re, chore, 0), REFUSAL_NOT_NOW);
    reimport_prove(&re);
}

static void a_cancelled_crate_leaves_the_vehicle(void)
{
    begin();
    crate_check(&re, "1001", 1);
    load("1001", 1);
    month_remove_order(&re.month, LUC);
    CHECK_INT(reimport(&re), REFUSAL_NONE);
    CHECK_INT(trip_of("1001", 1), 2);
    CHECK(prep_loaded_g(prep, 2) >= 0);
    CHECK_INT(prep_loading(prep, 2, crate_of(prep, "1003", 1)->pickup).loaded, 0);
    CHECK_INT(reimport_tick_off(&re, reimport_only_chore(&re), 1), REFUSAL_NONE);
    CHECK_INT(trip_of("1001", 1), 0);
    CHECK_INT(prep_loaded_g(prep, 2), 0);
    reimport_prove(&re);
}

static void what_comes_too_late_is_told_until_it_is_loaded(void)
{
    begin();
    crate_check(&re, "1001", 1);
    load("1001", 1);
    CHECK_INT(close_trip(2, 2), REFUSAL_NONE); /* leaves the crates of 1003, knowingly */
    CHECK_INT(reimport(&re), REFUSAL_NONE);
    CHECK_INT(prep_open_chores(prep), 0);
    month_set_units(&re.month, month_add_order(&re.month, "1900", COLOMBEY), SMALL_RICE, 1000);
    CHECK_INT(reimport(&re), REFUSAL_NONE);
    CHECK_INT(reimport_only_chore(&re)->kind, CHORE_LOAD);
    CHECK_INT(reimport_only_chore(&re)->crate, crate_of(prep, "1900", 1)->id);
    CHECK_INT(reimport(&re), REFUSAL_NONE); /* told again, once */
    CHECK_INT(reimport_only_chore(&re)->crate, crate_of(prep, "1900", 1)->id);
    CHECK_INT(close_trip(2, 0), REFUSAL_NONE);
    crate_check(&re, "1900", 1);
    load("1900", 1);
    CHECK_INT(prep_open_chores(prep), 0);
    reimport_prove(&re);
}

static void what_was_seen_to_is_not_told_again(void)
{
    begin();
    CHECK_INT(close_trip(2, 2), REFUSAL_NONE);
    month_set_units(&re.month, month_add_order(&re.month, "1900", COLOMBEY), SMALL_RICE, 1000);
    month_set_units(&re.month, month_add_order(&re.month, "1901", TOUL), SMALL_RICE, 1000);
    CHECK_INT(reimport(&re), REFUSAL_NONE); /* the trip to Toul still waits: nothing to say */
    CHECK_INT(reimport_tick_off(&re, reimport_only_chore(&re), 1), REFUSAL_NONE);
    month_set_units(&re.month, AWA, SMALL_PASTA, 1000);
    CHECK_INT(reimport(&re), REFUSAL_NONE);
    CHECK_INT(prep_open_chores(prep), 0);
    reimport_prove(&re);
}

int main(void)
{
    RUN(what_is_loaded_changes_last);
    RUN(a_crate_for_elsewhere_is_taken_off);
    RUN(a_cancelled_crate_leaves_the_vehicle);
    RUN(what_comes_too_late_is_told_until_it_is_loaded);
    RUN(what_was_seen_to_is_not_told_again);
    return 0;
}
