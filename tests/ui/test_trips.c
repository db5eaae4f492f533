/* test_trips.c: trips made and loaded by scanner only and by touch only: the same record. */
#include "base/str.h"
#include "support/check.h"
#include "ui/lane.h"
#include "ui/screens/volunteer/bulk.h"
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

static void many_trips(unsigned count)
{
    begin();
    for (unsigned i = 0; i < count; i++) {
        CHECK_INT(small_do(&lane.small, (struct command){.kind = COMMAND_SET_TRIP,
                                                         .number = i + 1,
                                                         .value = VEHICLE_CAR,
                                                         .grams = vehicle_limit_g(VEHICLE_CAR)}),
                  REFUSAL_NONE);
    }
    CHECK_INT(lane.small.prep.trip_count, count);
}

static void back_to_trips(void)
{
    scan_command(COMMAND_CODE_NO);
    CHECK_INT(lane.ui.trip, 0);
}

/* One digit where no other can follow, else two of them, or one and "validate". */
static void each_trip_has_a_number(void)
{
    many_trips(12);
    scan_command(COMMAND_CODE_DIGIT_0 + 1);
    CHECK_INT(lane.ui.trip, 0);
    CHECK(frame_find_text(lane_frame(&lane), "Tournée 1…"));
    scan_command(COMMAND_CODE_DIGIT_0 + 1);
    CHECK_INT(lane.ui.trip, 11);
    back_to_trips();
    scan_command(COMMAND_CODE_DIGIT_0 + 1);
    scan_command(COMMAND_CODE_VALIDATE);
    CHECK_INT(lane.ui.trip, 1);
    back_to_trips();
    scan_command(COMMAND_CODE_DIGIT_0 + 2);
    CHECK_INT(lane.ui.trip, 2);
    back_to_trips();
    scan_command(COMMAND_CODE_DIGIT_0 + 1);
    scan_command(COMMAND_CODE_ERASE);
    scan_command(COMMAND_CODE_DIGIT_0 + 3);
    CHECK_INT(lane.ui.trip, 3);
    back_to_trips();
    scan_command(COMMAND_CODE_DIGIT_0 + 1);
    scan_command(COMMAND_CODE_DIGIT_0 + 9); /* there is none */
    CHECK_INT(lane.ui.trip, 0);
    scan_command(COMMAND_CODE_NEW_CRATE);
    CHECK_STR(lane_screen(&lane), "trips");
    scan_command(COMMAND_CODE_DIGIT_0 + 1);
    CHECK(frame_find_text(lane_frame(&lane), "Tournée 1…"));
    scan_command(COMMAND_CODE_DIGIT_0 + 2);
    CHECK_INT(lane.ui.trip, 12);
    lane_close(&lane);
    many_trips(9);
    scan_command(COMMAND_CODE_DIGIT_0 + 1);
    CHECK_INT(lane.ui.trip, 1);
    lane_close(&lane);
}

/* With a labo that fills its own crates: its goods are ticked, and one is taken back. */
static void begin_bulk(void)
{
    uint32_t pickup;
    begin();
    pickup = lane.small.plan.pickups.rows[1].id;
    CHECK_INT(small_do(&lane.small, (struct command){.kind = COMMAND_SET_PICKUP_MODE,
                                                     .target = pickup,
                                                     .value = PICKUP_BULK}),
              REFUSAL_NONE);
    CHECK_INT(small_do(&lane.small, (struct command){.kind = COMMAND_SET_TRIP,
                                                     .number = 1,
                                                     .value = VEHICLE_CAR,
                                                     .grams = vehicle_limit_g(VEHICLE_CAR)}),
              REFUSAL_NONE);
    CHECK_INT(small_do(&lane.small,
                       (struct command){
                           .kind = COMMAND_SET_STOP, .number = 1, .target = pickup, .value = 1}),
              REFUSAL_NONE);
}

/* What was ticked last is told by the record: the clock may have been put right in between. */
static void the_last_one_is_taken_back_whatever_the_clock_says(void)
{
    begin_bulk();
    struct prep *prep = &lane.small.prep;
    uint32_t pickup = lane.small.plan.pickups.rows[1].id;
    scan_command(COMMAND_CODE_DIGIT_0 + 1);
    scan_command(COMMAND_CODE_OTHER_PRODUCT);
    scan_command(COMMAND_CODE_VALIDATE);
    uint32_t product = ID_NONE;
    for (size_t i = 0; i < lane.small.plan.products.count && product == ID_NONE; i++) {
        uint32_t id = lane.small.plan.products.rows[i].id;
        bool waits = plan_bulk_milli(&lane.small.plan, pickup, id) > 0 &&
                     !prep_is_ticked(prep, TICK_BULK, prep_bulk_item(pickup, id));
        product = waits ? id : ID_NONE;
    }
    struct event event = {.id = {1, ++lane.small.next_seq},
                          .lamport = lane.small.next_seq,
                          .prep = prep->number,
                          .kind = EVENT_TICKED,
                          .target = TICK_BULK,
                          .number = prep_bulk_item(pickup, product),
                          .value = 1,
                          .at_ms = 1000};
    CHECK(product != ID_NONE && prep_apply(prep, &event));
    scan_command(COMMAND_CODE_UNDO);
    CHECK(!prep_is_ticked(prep, TICK_BULK, event.number));
    CHECK(frame_find_text(lane_frame(&lane), "Vrac 1/"));
    lane_close(&lane);
}

static void in_bulk_by_scanner_too(void)
{
    begin_bulk();
    scan_command(COMMAND_CODE_DIGIT_0 + 1);
    scan_command(COMMAND_CODE_OTHER_PRODUCT);
    CHECK_STR(lane_screen(&lane), "bulk");
    scan_command(COMMAND_CODE_VALIDATE);
    scan_command(COMMAND_CODE_VALIDATE);
    scan_command(COMMAND_CODE_UNDO);
    CHECK(frame_find_text(lane_frame(&lane), "Vrac 1/"));
    scan_command(COMMAND_CODE_NO);
    CHECK_STR(lane_screen(&lane), "load");
    scan_command(COMMAND_CODE_NEXT);
    scan_command(COMMAND_CODE_VALIDATE);
    CHECK(prep_trip(&lane.small.prep, 1)->is_closed);
    uint64_t digest = prep_digest(&lane.small.prep);
    scan_command(COMMAND_CODE_OTHER_PRODUCT);
    CHECK_STR(lane_screen(&lane), "empties");
    lane_close(&lane);

    begin_bulk();
    lane_tap(&lane, "trip_1");
    lane_tap(&lane, "bulk");
    lane_tap(&lane, "bulk_1");
    lane_tap(&lane, "bulk_1");
    int on, all;
    char last[16];
    bulk_count(&lane.small.prep, 1, &on, &all);
    str_format(last, sizeof last, "bulk_%d", all); /* those that are in stand behind */
    while (!lane_can_tap(&lane, last)) {
        lane_tap(&lane, "more");
    }
    lane_tap(&lane, last);
    lane_tap(&lane, "back");
    lane_tap(&lane, "leave");
    lane_tap(&lane, "without");
    CHECK(prep_digest(&lane.small.prep) == digest);
    lane_close(&lane);
}

int main(void)
{
    words_open(BORNE_WORDS_DIR);
    RUN(the_same_record);
    RUN(each_trip_has_a_number);
    RUN(in_bulk_by_scanner_too);
    RUN(the_last_one_is_taken_back_whatever_the_clock_says);
    return 0;
}
