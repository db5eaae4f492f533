/* test_blind_check.c: the check counts without being told; what differs shows after the recount. */
#include <stdlib.h>

#include "base/str.h"
#include "support/check.h"
#include "ui/lane.h"
#include "ui/words.h"

static struct lane_test lane;

static uint32_t open_crate(void)
{
    return prep_lane(lane.view.prep, 0)->crate;
}

/* To the check of the crate with three packs of pasta, at their step, when `picked` were put in. */
static void to_check(int picked)
{
    lane_open(&lane, true);
    lane_at_step(&lane, SMALL_PASTA, 3000);
    uint32_t crate = open_crate();
    for (int i = 0; i < picked; i++) {
        lane_tap(&lane, "one");
    }
    if (picked < 3) {
        struct command missing = {.kind = COMMAND_REPORT,
                                  .type = DISCREPANCY_MISSING,
                                  .units_milli = (3 - picked) * 1000};
        CHECK_INT(small_do(&lane.small, missing), REFUSAL_NONE);
    }
    small_pick_all(&lane.small, 0);
    lane_scan_crate(&lane, crate);
    CHECK_INT(prep_crate(lane.view.prep, crate)->status, CRATE_PICKED);
    lane_choose_pair(&lane, 1);
    lane_open_crate(&lane, crate, LANE_TASK_CHECK);
}

static uint32_t count_step(void)
{
    bool substitute;
    return prep_next_count(lane.view.prep, open_crate(), &substitute);
}

/* Counts the others right, until pasta's turn. */
static void to_pasta(void)
{
    uint32_t pasta = small_product_id(&lane.small, SMALL_PASTA);
    while (plan_portion(lane.view.prep->plan, count_step())->product != pasta) {
        struct command command = {.kind = COMMAND_COUNT,
                                  .units_milli =
                                      prep_portion(lane.view.prep, count_step())->picked_milli};
        CHECK_INT(small_do(&lane.small, command), REFUSAL_NONE);
    }
    ui_go_to_work(&lane.ui, &lane.view, SCREEN_HOME);
}

/* The same frame, whatever is in the crate: nothing on it can tell. */
static void check_is_blind(void)
{
    uint64_t first[2] = {0, 0};
    for (int picked = 1; picked <= 3; picked++) {
        to_check(picked);
        to_pasta();
        uint64_t hashes[2] = {frame_hash(lane_frame(&lane)), 0};
        lane_type(&lane, "9");
        lane_tap(&lane, "validate");
        CHECK_INT(lane.outcome.event, EVENT_COUNTED);
        CHECK_STR(lane_screen(&lane), "check"); /* counted again before anything is shown */
        CHECK(frame_find_text(lane_frame(&lane), "On recompte"));
        hashes[1] = frame_hash(lane_frame(&lane));
        for (int i = 0; i < 2; i++) {
            CHECK(picked == 1 || hashes[i] == first[i]);
            first[i] = hashes[i];
        }
        lane_close(&lane);
    }
}

static void counting_by_scans(void)
{
    to_check(3);
    to_pasta();
    CHECK(!lane_can_tap(&lane, "validate"));
    for (int i = 1; i <= 3; i++) {
        lane_scan_product(&lane, SMALL_PASTA);
        CHECK_INT(lane.sound, SOUND_COUNTED);
        CHECK_INT(lane.ui.tally_milli, i * 1000);
    }
    lane_tap(&lane, "erase");
    CHECK_INT(lane.ui.tally_milli, 2000);
    lane_scan_product(&lane, SMALL_PASTA);
    lane_scan_product(&lane, SMALL_ICE);
    CHECK_INT(lane.ui.refusal.kind, REFUSAL_OTHER_PRODUCT);
    lane_tap(&lane, "understood");
    lane_close(&lane);
}

static void differences_show_after_the_recount(void)
{
    to_check(3);
    uint32_t crate = open_crate();
    to_pasta();
    lane_type(&lane, "2");
    lane_tap(&lane, "validate");
    CHECK(!frame_find_text(lane_frame(&lane), "préparé"));
    lane_type(&lane, "2");
    lane_tap(&lane, "validate");
    while (str_equal(lane_screen(&lane), "check")) {
        struct command command = {.kind = COMMAND_COUNT,
                                  .units_milli =
                                      prep_portion(lane.view.prep, count_step())->picked_milli};
        CHECK_INT(small_do(&lane.small, command), REFUSAL_NONE);
        ui_go_to_work(&lane.ui, &lane.view, SCREEN_HOME);
    }
    CHECK_STR(lane_screen(&lane), "check_result");
    CHECK(frame_find_text(lane_frame(&lane), "préparé"));
    CHECK(frame_find_text(lane_frame(&lane), "compté"));
    lane_tap(&lane, "reopen");
    CHECK_INT(lane.outcome.event, EVENT_CRATE_REOPENED);
    CHECK_INT(prep_crate(lane.view.prep, crate)->status, CRATE_PICKING);
    CHECK_STR(lane_screen(&lane), "crate_choice");
    lane_tap(&lane, "take");
    CHECK_INT(open_crate(), crate);
    CHECK_INT(prep_crate(lane.view.prep, crate)->status, CRATE_PICKING);
    lane_close(&lane);
}

static void none_is_a_number(void)
{
    to_check(3);
    to_pasta();
    lane_tap(&lane, "none");
    CHECK_INT(lane.outcome.event, EVENT_COUNTED);
    CHECK_INT(lane.small.events[lane.small.event_count - 1].units_milli, 0);
    lane_close(&lane);
}

int main(void)
{
    words_open(BORNE_WORDS_DIR);
    RUN(check_is_blind);
    RUN(counting_by_scans);
    RUN(differences_show_after_the_recount);
    RUN(none_is_a_number);
    return 0;
}
