/* test_helper_call.c: the second wrong crate or product in a row at one step calls the helper:
 * words, a sound of its own, a hand beside the lane; and what ends it. */
#include "base/str.h"
#include "support/check.h"
#include "ui/helper_call.h"
#include "ui/lane.h"
#include "ui/lanes.h"
#include "ui/picture.h"
#include "ui/words.h"

static struct lane_test lane;

static const char words[] = "Levez la main";

static bool calls(void)
{
    bool on = helper_call_is_on(&lane.ui);
    CHECK(frame_find_text(lane_frame(&lane), words) == on);
    return on;
}

static void two_wrong_ones_in_a_row(void)
{
    lane_open(&lane, true);
    lane_at_step(&lane, SMALL_PASTA, 3000);
    lane_scan_product(&lane, SMALL_RICE);
    CHECK_STR(lane_screen(&lane), "not_this");
    CHECK_INT(lane.sound, SOUND_NOT_THIS);
    CHECK(!calls()); /* one is nothing */
    lane_scan_product(&lane, SMALL_POTATOES);
    CHECK_INT(lane.sound, SOUND_CALL);
    CHECK(calls());
    lane_tap(&lane, "understood");
    CHECK(!calls());
    lane_scan_product(&lane, SMALL_RICE); /* the third one */
    CHECK(calls());
    lane_scan_product(&lane, SMALL_PASTA);
    CHECK_INT(lane.outcome.event, EVENT_UNITS_PICKED);
    CHECK(!calls());
    lane_scan_product(&lane, SMALL_RICE);
    CHECK(!calls()); /* the right one came between */
    lane_close(&lane);
}

/* Another crate, then another product: two wrong things too; an unknown code is none. */
static void of_any_kind_that_is_wrong(void)
{
    lane_open(&lane, true);
    lane_at_step(&lane, SMALL_PASTA, 3000);
    uint32_t mine = prep_lane(&lane.small.prep, 0)->crate;
    lane_scan_crate(&lane, mine == 1 ? 2 : 1);
    CHECK_INT(lane.ui.refusal.kind, REFUSAL_OTHER_CRATE);
    CHECK(!calls());
    lane_scan(&lane, "0000000000000"); /* nobody knows it: neither wrong nor right */
    CHECK(!calls());
    lane_scan_product(&lane, SMALL_RICE);
    CHECK(calls());
    lane_close(&lane);
}

/* One at a step, one at the next: not in a row. */
static void at_one_step(void)
{
    lane_open(&lane, true);
    lane_at_step(&lane, SMALL_PASTA, 3000);
    lane_scan_product(&lane, SMALL_ICE);
    CHECK(!calls());
    lane.ui.wrong_step = 0; /* as if it had been another one */
    lane_scan_product(&lane, SMALL_ICE);
    CHECK(!calls());
    lane_close(&lane);
}

/* Nothing of it is in the record. */
static void nothing_is_noted(void)
{
    lane_open(&lane, true);
    lane_at_step(&lane, SMALL_PASTA, 3000);
    uint64_t before = prep_digest(&lane.small.prep);
    lane_scan_product(&lane, SMALL_RICE);
    lane_scan_product(&lane, SMALL_RICE);
    CHECK(calls());
    CHECK(prep_digest(&lane.small.prep) == before);
    lane_close(&lane);
}

int main(void)
{
    words_open(BORNE_WORDS_DIR);
    RUN(two_wrong_ones_in_a_row);
    RUN(of_any_kind_that_is_wrong);
    RUN(at_one_step);
    RUN(nothing_is_noted);
    return 0;
}
