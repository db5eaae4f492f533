/* test_idle.c: home at rest: the picture comes after ten minutes and changes seldom; a touch is
 * home again, a scan acts; never inside a crate. The wall says what the room did together and names
 * nobody. */
#include <string.h>

#include "base/str.h"
#include "support/check.h"
#include "ui/action.h"
#include "ui/picture.h"
#include "ui/scenes.h"
#include "ui/screens/volunteer/idle.h"
#include "ui/words.h"

static bool is_at_rest(struct lane_test *lane)
{
    return frame_target_named(lane_frame(lane), "wake") != NULL;
}

static void it_comes_after_ten_minutes_and_goes_with_a_touch(void)
{
    struct lane_test lane;
    lane_open(&lane, true);
    lane_wait(&lane, UI_IDLE_AFTER_MS - 1);
    CHECK(!is_at_rest(&lane));
    CHECK_INT(ui_deadline_ms(&lane.ui, &lane.view), lane.view.now_ms + 1);
    lane_wait(&lane, 1);
    CHECK(is_at_rest(&lane));
    CHECK(!lane_can_tap(&lane, "pick"));
    lane_tap(&lane, "wake");
    CHECK_INT(lane.request.kind, REQUEST_NONE); /* what lay below was not meant */
    CHECK_STR(lane_screen(&lane), "home");
    CHECK(!is_at_rest(&lane));
    lane_tap(&lane, "pick");
    CHECK_STR(lane_screen(&lane), "pair");
    lane_close(&lane);
}

static void a_scan_acts(void)
{
    struct lane_test lane;
    lane_open(&lane, true);
    lane_choose_pair(&lane, 0);
    lane_wait(&lane, 2 * UI_IDLE_AFTER_MS);
    CHECK(is_at_rest(&lane));
    lane_scan_crate(&lane, 1);
    CHECK_INT(lane.outcome.event_count > 0, true);
    CHECK_INT(prep_lane(lane.view.prep, 0)->crate, 1);
    CHECK(!is_at_rest(&lane));
    lane_close(&lane);
}

static void never_inside_a_crate(void)
{
    int in_a_crate = 0;
    for (int i = 0; i < scene_count(); i++) {
        struct lane_test lane;
        scene_open(i, &lane);
        if (prep_lane(lane.view.prep, 0)->crate != ID_NONE) {
            in_a_crate++;
            lane.view.settings[SETTING_WALL] = i % 2;
            lane_wait(&lane, 5 * UI_IDLE_AFTER_MS);
            CHECK(!is_at_rest(&lane));
        }
        lane_close(&lane);
    }
    CHECK(in_a_crate > 20);
}

/* Woken as often as it asks for: so many pictures in a minute. */
static int count_frames(struct lane_test *lane, int64_t ms, int *ret_wakes)
{
    int64_t end_ms = lane->view.now_ms + ms;
    uint64_t last = frame_hash(lane_frame(lane));
    int frames = 0;
    *ret_wakes = 0;
    for (int64_t due_ms; (due_ms = ui_deadline_ms(&lane->ui, &lane->view)) < end_ms;) {
        CHECK(due_ms > lane->view.now_ms);
        lane_wait(lane, due_ms - lane->view.now_ms);
        uint64_t hash = frame_hash(lane_frame(lane));
        frames += hash != last;
        last = hash;
        ++*ret_wakes;
    }
    return frames;
}

static void it_changes_seldom(void)
{
    struct lane_test lane;
    int wakes;
    lane_open(&lane, true);
    lane_wait(&lane, UI_IDLE_AFTER_MS);
    int frames = count_frames(&lane, 60 * 1000, &wakes);
    CHECK(frames >= 8 && frames <= 10);
    CHECK(wakes <= 10);
    lane.view.settings[SETTING_WALL] = 1;
    (void)lane_frame(&lane);
    frames = count_frames(&lane, 10 * 60 * 1000, &wakes);
    CHECK_INT(frames, 0); /* nothing happened in the room */
    CHECK(wakes <= 10);
    lane_close(&lane);
}

static void open_named(const char *name, struct lane_test *lane)
{
    int i = 0;
    while (!str_equal(scene_name(i), name)) {
        i++;
    }
    scene_open(i, lane);
}

static int count_shapes(const struct frame *frame, enum shape shape)
{
    int count = 0;
    for (int i = 0; i < frame->command_count; i++) {
        count += frame->commands[i].kind == FRAME_SHAPE && frame->commands[i].shape == shape;
    }
    return count;
}

static void the_wall_says_what_was_done_together(void)
{
    struct lane_test lane;
    char kilos[32];
    open_named("wall", &lane);
    const struct frame *frame = lane_frame(&lane);
    int64_t g = prep_progress(lane.view.prep, ID_NONE).picked_g;
    CHECK(g > 1000);
    str_format(kilos, sizeof kilos, "%lld kg", (long long)(g / 1000));
    CHECK(frame_find_text(frame, kilos));
    CHECK(frame_find_text(frame, "Préparer"));
    CHECK(frame_find_text(frame, "10:30"));
    CHECK_INT(count_shapes(frame, SHAPE_TICK), 0);
    lane_wait(&lane, 3 * 60 * 60 * 1000); /* it is over */
    CHECK(!frame_find_text(lane_frame(&lane), "10:30"));
    lane_close(&lane);
    open_named("wall_ready", &lane);
    frame = lane_frame(&lane);
    int points = 0;
    for (size_t i = 0; i < lane.small.plan.pickups.count; i++) {
        uint32_t id = lane.small.plan.pickups.rows[i].id;
        points += prep_pickup_mode(lane.view.prep, id) == PICKUP_READY;
    }
    CHECK(points > 0);
    CHECK_INT(count_shapes(frame, SHAPE_TICK), points);
    lane_close(&lane);
}

/* What matters is as high as a two-hundredth of five metres. */
static void the_wall_is_read_from_five_metres(void)
{
    struct lane_test lane;
    struct panel panel = {1920, 1080, 21.5};
    open_named("wall", &lane);
    lane_show_on(&lane, &panel, &text_plain_metrics);
    const struct frame *frame = lane_frame(&lane);
    int far = 0;
    for (int i = 0; i < frame->command_count; i++) {
        const struct frame_command *c = &frame->commands[i];
        if (c->kind == FRAME_TEXT && panel_mm(&panel, text_cap_px(c->size_px)) >= 25.0) {
            far++;
        }
    }
    CHECK(far >= 3); /* kilos, pause, task */
    lane_close(&lane);
}

static void it_names_nobody(void)
{
    static const char *const scenes[] = {"wall", "wall_ready", "idle"};
    for (int i = 0; i < 3; i++) {
        struct lane_test lane;
        open_named(scenes[i], &lane);
        const struct frame *frame = lane_frame(&lane);
        const struct people *people = &lane.small.people;
        CHECK(people->count > 0);
        for (size_t k = 0; k < people->count; k++) {
            CHECK(people->rows[k].first_name[0] == 0 ||
                  !frame_find_text(frame, people->rows[k].first_name));
        }
        for (int animal = 0; animal < LIMIT_PAIRS; animal++) {
            const char *word = words_get(LANGUAGE_FR, picture_of_pair(animal)->word);
            CHECK(!frame_find_text(frame, word));
        }
        lane_close(&lane);
    }
}

int main(void)
{
    words_open(BORNE_WORDS_DIR);
    RUN(it_comes_after_ten_minutes_and_goes_with_a_touch);
    RUN(a_scan_acts);
    RUN(never_inside_a_crate);
    RUN(it_changes_seldom);
    RUN(the_wall_says_what_was_done_together);
    RUN(the_wall_is_read_from_five_metres);
    RUN(it_names_nobody);
    return 0;
}
