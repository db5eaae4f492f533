/* test_trips.c: trips made by scanner only and by touch only: the same record. */
#include "base/str.h"
#include "support/check.h"
#include "ui/lane.h"
#include "ui/words.h"

static struct lane_test lane;

static void scan_command(int command)
{
    char digits[11];
    code_write(CODE_COMMAND, 0, command, digits);
    lane_scan(&lane, digits);
}

/* A crate of the second pick-up point. */
static uint32_t crate_there(void)
{
    const struct plan *plan = &lane.small.plan;
    size_t at = 0;
    while (plan->crates.rows[at].pickup != plan->pickups.rows[1].id) {
        at++;
    }
    return plan->crates.rows[at].id;
}

static void begin(void)
{
    lane_open(&lane, true);
    lane_choose_pair(&lane, 0);
    ui_go(&lane.ui, &lane.view, SCREEN_LOAD);
}

static void by_scanner(void)
{
    begin();
    scan_command(COMMAND_CODE_NEW_CRATE);
    CHECK_STR(lane_screen(&lane), "trips");
    scan_command(COMMAND_CODE_NEW_CRATE);
    CHECK_INT(lane.small.prep.trip_count, 1);
    CHECK_INT(lane.ui.trip, 1);
    scan_command(COMMAND_CODE_OTHER_PRODUCT); /* the other vehicle */
    scan_command(COMMAND_CODE_TOO_MANY);
    scan_command(COMMAND_CODE_TOO_MANY);
    scan_command(COMMAND_CODE_MISSING);
    lane_scan_crate(&lane, crate_there());
    lane_scan_crate(&lane, crate_there());
    lane_scan_crate(&lane, crate_there());
    CHECK_STR(lane_screen(&lane), "trips"); /* nothing was opened */
    scan_command(COMMAND_CODE_VALIDATE);
    CHECK_STR(lane_screen(&lane), "load");
}

static void by_touch(void)
{
    begin();
    lane_tap(&lane, "trips");
    lane_tap(&lane, "new_trip");
    lane_tap(&lane, "vehicle");
    lane_tap(&lane, "kilos_more");
    lane_tap(&lane, "kilos_more");
    lane_tap(&lane, "kilos_less");
    lane_tap(&lane, "stop_2");
    lane_tap(&lane, "stop_2");
    lane_tap(&lane, "stop_2");
    lane_tap(&lane, "load");
    CHECK_STR(lane_screen(&lane), "load");
}

static void the_same_record(void)
{
    by_scanner();
    const struct trip_state *trip = prep_trip(&lane.small.prep, 1);
    CHECK_INT(trip->vehicle, VEHICLE_VAN);
    CHECK_INT(trip->limit_g, vehicle_limit_g(VEHICLE_VAN) + 50000);
    CHECK(trip_stops_at(trip, lane.small.plan.pickups.rows[1].id));
    uint64_t digest = prep_digest(&lane.small.prep);
    size_t events = lane.small.event_count;
    lane_close(&lane);
    by_touch();
    CHECK_INT(lane.small.event_count, events);
    CHECK(prep_digest(&lane.small.prep) == digest);
    lane_close(&lane);
}

int main(void)
{
    words_open(BORNE_WORDS_DIR);
    RUN(the_same_record);
    return 0;
}
