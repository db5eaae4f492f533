/* lane_scenes.c: see lane_scenes.h. */
#include "ui/lane_scenes.h"

#include "support/check.h"
#include "ui/scenes.h"

static struct frame frame;

void lanes_open(struct lanes_test *test)
{
    memset(test, 0, sizeof *test);
    lane_open(&test->one, true);
    for (uint8_t lane = 0; lane < LIMIT_LANES; lane++) {
        ui_init(&test->uis[lane], lane);
        test->uis[lane].touched_ms = test->one.view.now_ms;
        test->pairs[lane] = -1;
    }
}

void lanes_close(struct lanes_test *test)
{
    lane_close(&test->one);
}

static void give_back(struct lanes_test *test)
{
    test->uis[test->taken] = test->one.ui;
    test->pairs[test->taken] = test->one.view.pair;
}

struct lane_test *lanes_take(struct lanes_test *test, uint8_t lane)
{
    give_back(test);
    test->taken = lane;
    test->is_open[lane] = true;
    test->one.ui = test->uis[lane];
    test->one.view.pair = test->pairs[lane];
    test->one.view.pair_token = test->pairs[lane] >= 0 ? 1000 + (uint64_t)test->pairs[lane] : 0;
    return &test->one;
}

const struct frame *lanes_frame(struct lanes_test *test, const struct panel *panel,
                                const struct text_metrics *metrics)
{
    give_back(test);
    enum lanes_mode mode = ui_screen(test->uis[test->focus].screen)->is_director
                               ? lanes_desk_mode(panel, test->uis[test->focus].screen)
                               : LANES_WORK;
    struct lanes lanes = lanes_arrange(panel, test->is_open, test->focus, mode);
    lanes_begin(&lanes, &frame);
    for (int i = 0; i < lanes.count; i++) {
        uint8_t lane = lanes.places[i].lane;
        struct ui_view view = test->one.view;
        view.pair = test->pairs[lane];
        view.pair_token = view.pair >= 0 ? 1000 + (uint64_t)view.pair : 0;
        for (int other = 0; other < LIMIT_LANES; other++) {
            if (other != lane && test->pairs[other] >= 0) {
                view.pairs_taken |= 1u << test->pairs[other];
            }
        }
        lanes_draw(&lanes, i, &test->uis[lane], &view, &frame, metrics);
    }
    return &frame;
}

/* The nth lane opens this crate and stands at its first step. */
static struct lane_test *pick_in(struct lanes_test *test, uint8_t lane, uint32_t crate)
{
    struct lane_test *one = lanes_take(test, lane);
    lane_choose_pair(one, lane * 3);
    lane_open_crate(one, crate, LANE_TASK_PICK);
    ui_go_to_work(&one->ui, &one->view, SCREEN_HOME);
    return one;
}

static void some_work(struct lanes_test *test, int lanes)
{
    uint32_t first = test->one.small.plan.crates.first_id;
    for (uint8_t lane = 0; lane < lanes; lane++) {
        struct lane_test *one = pick_in(test, lane, first + lane);
        uint32_t step = prep_next_portion(one->view.prep, first + lane);
        if (prep_remaining_milli(one->view.prep, step) > 1000) {
            (void)small_do(
                &one->small,
                (struct command){.kind = COMMAND_PICK, .lane = lane, .units_milli = 1000});
        }
    }
}

static void one_lane(struct lanes_test *test)
{
    some_work(test, 1);
}

static void two_lanes(struct lanes_test *test)
{
    some_work(test, 2);
}

static void three_lanes(struct lanes_test *test)
{
    some_work(test, 3);
}

static void four_lanes(struct lanes_test *test)
{
    some_work(test, 4);
}

/* One picks, one has the wrong thing in hand, one chooses a crate, one is at home. */
static void four_mixed(struct lanes_test *test)
{
    some_work(test, 2);
    uint32_t first = test->one.small.plan.crates.first_id;
    lane_scan_crate(lanes_take(test, 1), first); /* lane 1 has it */
    struct lane_test *one = lanes_take(test, 2);
    lane_choose_pair(one, 8);
    ui_go(&one->ui, &one->view, SCREEN_CRATE_CHOICE);
    lanes_take(test, 3);
}

static void two_and_director(struct lanes_test *test)
{
    some_work(test, 2);
    struct lane_test *one = lanes_take(test, 2);
    one->ui.is_director = true;
    ui_go(&one->ui, &one->view, SCREEN_DIRECTOR);
    test->focus = 2;
}

static const struct {
    const char *name;
    void (*bring)(struct lanes_test *test);
} scenes[] = {
    {"lanes_1", one_lane},   {"lanes_2", two_lanes},        {"lanes_3", three_lanes},
    {"lanes_4", four_lanes}, {"lanes_4_mixed", four_mixed}, {"lanes_director", two_and_director},
};

enum { OWN = (int)(sizeof scenes / sizeof *scenes) };

int lane_scene_count(void)
{
    return OWN;
}

const char *lane_scene_name(int index)
{
    return scenes[index].name;
}

void lane_scene_open(int index, struct lanes_test *test)
{
    lanes_open(test);
    scenes[index].bring(test);
}
