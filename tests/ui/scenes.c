/* scenes.c: see scenes.h. Long because it is one list. */
#include "ui/scenes.h"

#include "base/str.h"
#include "domain/practice.h"
#include "domain/weight.h"
#include "support/check.h"
#include "ui/action.h"
#include "ui/scenes_goods.h"
#include "ui/screens/volunteer/idle.h"

static void home(struct lane_test *lane)
{
    (void)lane;
}

static void home_with_pair(struct lane_test *lane)
{
    lane_choose_pair(lane, 0);
}

static void power(struct lane_test *lane)
{
    struct request request;
    ui_event(&lane->ui, &lane->view, &(struct ui_input){.kind = UI_POWER}, &request);
}

static void power_failed(struct lane_test *lane)
{
    power(lane);
    lane->ui.power = 3;
}

static void pair(struct lane_test *lane)
{
    lane->view.pairs_taken = 1u << 1 | 1u << 9;
    lane_tap(lane, "pick");
}

static void pair_leaving(struct lane_test *lane)
{
    pair(lane);
    lane_wait(lane, 66000);
}

static void choice(struct lane_test *lane)
{
    lane_choose_pair(lane, 0);
    lane_tap(lane, "pick");
}

static void number(struct lane_test *lane)
{
    choice(lane);
    lane_tap(lane, "number");
    lane_tap(lane, "key_1");
}

static void number_unknown(struct lane_test *lane)
{
    number(lane);
    lane_tap(lane, "key_9");
    lane_tap(lane, "validate");
}

static void number_which(struct lane_test *lane)
{
    choice(lane);
    lane_tap(lane, "number");
    lane_tap(lane, "key_2");
    lane_tap(lane, "validate");
}

static void fill(struct lane_test *lane, uint32_t crate)
{
    lane_open_crate(lane, crate, LANE_TASK_PICK);
    small_pick_all(&lane->small, lane->ui.lane);
    lane_scan_crate(lane, crate);
    CHECK_INT(prep_crate(lane->view.prep, crate)->status, CRATE_PICKED);
}

static void fill_all(struct lane_test *lane)
{
    const struct plan *plan = &lane->small.plan;
    lane_choose_pair(lane, 0);
    for (size_t i = 0; i < plan->crates.count; i++) {
        fill(lane, plan->crates.rows[i].id);
    }
}

static void choice_nothing_left(struct lane_test *lane)
{
    fill_all(lane);
    lane->view.pair = 0;
}

static void choice_to_check(struct lane_test *lane)
{
    fill_all(lane);
    lane_choose_pair(lane, 4);
    lane_tap(lane, "other_task");
}

static void home_all_ready(struct lane_test *lane)
{
    fill_all(lane);
    lane_tap(lane, "back");
}

static void opened(struct lane_test *lane)
{
    lane_choose_pair(lane, 0);
    lane_open_crate(lane, lane_crate_of_kind(lane, CRATE_DRY, 1), LANE_TASK_PICK);
}

static void opened_chilled(struct lane_test *lane)
{
    lane_choose_pair(lane, 0);
    lane_open_crate(lane, lane_crate_of_kind(lane, CRATE_CHILLED_BAG, 0), LANE_TASK_PICK);
}

/* The crate that holds so many of a product, opened at that product's step. */
static void at_step(struct lane_test *lane, enum small_product product, int64_t least_milli)
{
    const struct plan *plan = &lane->small.plan;
    lane_choose_pair(lane, 0);
    for (size_t i = 0; i < plan->portions.count; i++) {
        const struct portion *portion = &plan->portions.rows[i];
        if (portion->product == small_product_id(&lane->small, product) &&
            portion->units_milli >= least_milli) {
            lane_open_crate(lane, portion->crate, LANE_TASK_PICK);
            lane_go_to_step(lane, product);
            return;
        }
    }
    CHECK_NEVER("no such portion");
}

static void pick(struct lane_test *lane)
{
    at_step(lane, SMALL_PASTA, 3000);
    lane_scan_product(lane, SMALL_PASTA);
    CHECK_INT(lane->outcome.event_count, 1);
}

/* The crate was full: the next one of the order. */
static void opened_added(struct lane_test *lane)
{
    pick(lane);
    lane_tap(lane, "full");
    CHECK_INT(lane->ui.screen, SCREEN_CRATE_OPENED);
}

/* Two names that differ by two letters. */
static void pick_alike(struct lane_test *lane)
{
    at_step(lane, SMALL_RICE, 2000);
    struct plan *plan = &lane->small.plan;
    str_copy(plan->products.rows[SMALL_PASTA].name, LIMIT_NAME, "Riz rond – 1kg");
}

/* Taken for each other twice. */
static void pick_mistaken(struct lane_test *lane)
{
    static struct mistakes mistakes;
    mistakes = (struct mistakes){.count = 0};
    at_step(lane, SMALL_PASTA, 3000);
    for (int i = 0; i < 2; i++) {
        mistakes_add(&mistakes, small_product_id(&lane->small, SMALL_PASTA),
                     small_product_id(&lane->small, SMALL_RICE));
    }
    lane->view.mistakes = &mistakes;
}

/* The machine was cut off and came back. */
static void pick_resumed(struct lane_test *lane)
{
    pick(lane);
    lane->small.prep.own_lanes[0].last_ms = lane->view.now_ms - 120000;
    ui_init(&lane->ui, 0);
    ui_resume(&lane->ui, &lane->view);
}

static void pick_one(struct lane_test *lane)
{
    at_step(lane, SMALL_EGGS, 1000);
}

static void scan_command(struct lane_test *lane, int command)
{
    char digits[11];
    code_write(CODE_COMMAND, 0, command, digits);
    lane_scan(lane, digits);
}

static void pick_typing(struct lane_test *lane)
{
    at_step(lane, SMALL_RICE, 2000);
    scan_command(lane, COMMAND_CODE_DIGIT_0 + 3);
}

static void pick_weighed(struct lane_test *lane)
{
    at_step(lane, SMALL_CARROTS, 1500);
}

static void pick_weighed_typed(struct lane_test *lane)
{
    at_step(lane, SMALL_CARROTS, 1500);
    for (const char *digit = "1520"; *digit != '\0'; digit++) {
        char name[] = {'k', 'e', 'y', '_', *digit, '\0'};
        lane_tap(lane, name);
    }
}

static void with_scale(struct lane_test *lane, struct scale_view scale)
{
    static struct devices_view devices;
    devices.scale = scale;
    lane->view.devices = &devices;
    pick_weighed(lane);
}

static void pick_scale(struct lane_test *lane)
{
    with_scale(
        lane, (struct scale_view){.is_there = true, .is_weight = true, .grams = 1480, .words = ""});
}

static void pick_scale_moves(struct lane_test *lane)
{
    with_scale(lane, (struct scale_view){.is_there = true, .words = "Wait, it moves"});
}

/* Product by product. */
static void share_choice(struct lane_test *lane)
{
    choice(lane);
    ui_go(&lane->ui, &lane->view, SCREEN_SHARE);
}

static void share_of(struct lane_test *lane, enum small_product product)
{
    share_choice(lane);
    lane->ui.shared_product = small_product_id(&lane->small, product);
}

static void share(struct lane_test *lane)
{
    share_of(lane, SMALL_PASTA);
    lane_tap(lane, "put");
    CHECK_INT(lane->outcome.event_count, 1);
}

static void share_weighed(struct lane_test *lane)
{
    share_of(lane, SMALL_CARROTS);
    scan_command(lane, COMMAND_CODE_DIGIT_0 + 9);
}

static void share_done(struct lane_test *lane)
{
    share(lane);
    for (int i = 0; i < 2; i++) {
        lane_tap(lane, "put");
    }
}

static void share_from_hand(struct lane_test *lane)
{
    choice(lane);
    lane_scan_product(lane, SMALL_PASTA);
    CHECK(lane_can_tap(lane, "share"));
}

static void unknown_code(struct lane_test *lane)
{
    at_step(lane, SMALL_PASTA, 3000);
    lane_scan(lane, "3256221111112");
}

/* A code that could be a product's: it may be taught. */
static void new_code(struct lane_test *lane)
{
    at_step(lane, SMALL_PASTA, 3000);
    lane_scan(lane, "3256221111118");
    CHECK(lane_can_tap(lane, "learn"));
}

static void other_product(struct lane_test *lane)
{
    at_step(lane, SMALL_PASTA, 3000);
    lane_scan_product(lane, SMALL_MILK);
}

static void other_crate(struct lane_test *lane)
{
    at_step(lane, SMALL_PASTA, 3000);
    uint32_t open = prep_lane(lane->view.prep, 0)->crate;
    uint32_t first = lane->small.plan.crates.first_id;
    lane_scan_crate(lane, open == first ? first + 1 : first);
}

static void already_done(struct lane_test *lane)
{
    at_step(lane, SMALL_PASTA, 3000);
    for (int i = 0; i < 4; i++) {
        lane_scan_product(lane, SMALL_PASTA);
    }
}

static void crate_already_filled(struct lane_test *lane)
{
    fill_all(lane);
    lane->ui.task = LANE_TASK_PICK;
    lane_scan_crate(lane, lane->small.plan.crates.first_id);
    CHECK_INT(lane->outcome.refusal.kind, REFUSAL_ALREADY_DONE);
}

static void stale_label(struct lane_test *lane)
{
    char digits[11];
    at_step(lane, SMALL_PASTA, 3000);
    code_write(CODE_CRATE, 12, 3, digits);
    lane_scan(lane, digits);
}

static void product_at_home(struct lane_test *lane)
{
    lane_scan_product(lane, SMALL_PASTA);
}

static void too_many(struct lane_test *lane)
{
    at_step(lane, SMALL_RICE, 2000);
    scan_command(lane, COMMAND_CODE_DIGIT_0 + 9);
    scan_command(lane, COMMAND_CODE_DIGIT_0);
    lane_tap(lane, "validate");
    CHECK_INT(lane->outcome.refusal.kind, REFUSAL_TOO_MANY);
}

static void same_pair(struct lane_test *lane)
{
    fill_all(lane);
    lane->ui.task = LANE_TASK_CHECK;
    lane_scan_crate(lane, lane->small.plan.crates.first_id);
    CHECK_INT(lane->outcome.refusal.kind, REFUSAL_SAME_PAIR);
}

/* Chilled goods that have been out for 24 minutes. */
static void pick_cold(struct lane_test *lane)
{
    at_step(lane, SMALL_MILK, 1000);
    uint32_t crate = prep_lane(lane->view.prep, 0)->crate;
    lane->small.prep.crates[crate - lane->small.plan.crates.first_id].opened_ms =
        lane->view.now_ms - 24 * 60000;
}

static void refused(struct lane_test *lane, enum refusal_kind kind)
{
    lane_choose_pair(lane, 0);
    lane->ui.refusal = (struct refusal){.kind = kind};
    lane->ui.back = SCREEN_HOME;
    ui_go(&lane->ui, &lane->view, SCREEN_NOT_THIS);
}

/* The second one in a row. */
static void other_product_twice(struct lane_test *lane)
{
    other_product(lane);
    lane_scan_product(lane, SMALL_RICE);
}

static void problem(struct lane_test *lane)
{
    pick(lane);
    lane_tap(lane, "problem");
}

static void problem_missing(struct lane_test *lane)
{
    problem(lane);
    lane_tap(lane, "missing");
}

static void problem_damaged_noted(struct lane_test *lane)
{
    problem(lane);
    lane_tap(lane, "damaged");
    lane_tap(lane, "key_1");
}

static void problem_other_product(struct lane_test *lane)
{
    small_allow(&lane->small, SMALL_PASTA, SMALL_RICE, 2);
    problem(lane);
    lane_tap(lane, "other_product");
}

static void problem_may_replace(struct lane_test *lane)
{
    small_allow(&lane->small, SMALL_PASTA, SMALL_RICE, 2);
    problem(lane);
}

/* An order with an allergy: in the tile's place stands why not. */
static void problem_allergy(struct lane_test *lane)
{
    small_allow(&lane->small, SMALL_PASTA, SMALL_RICE, 2);
    pick(lane);
    uint32_t crate = prep_lane(&lane->small.prep, 0)->crate;
    struct command note = {.kind = COMMAND_SET_NOTE,
                           .role = ROLE_DIRECTOR,
                           .target = plan_crate(&lane->small.plan, crate)->order,
                           .value = NOTE_ALLERGY};
    CHECK_INT(small_do(&lane->small, note), REFUSAL_NONE);
    lane_tap(lane, "problem");
}

/* Weighed goods for weighed goods: all of it. */
static void problem_other_weighed(struct lane_test *lane)
{
    struct product *cabbage =
        &lane->small.plan.products.rows[SMALL_CABBAGE]; /* for once it is weighed */
    cabbage->unit = UNIT_KG;
    small_allow(&lane->small, SMALL_CARROTS, SMALL_CABBAGE, 1);
    at_step(lane, SMALL_CARROTS, 1500);
    lane_tap(lane, "problem");
    lane_tap(lane, "other_product");
}

static void problem_grams(struct lane_test *lane)
{
    at_step(lane, SMALL_CARROTS, 1500);
    lane_tap(lane, "problem");
    lane_tap(lane, "too_many");
}

static void problem_at_check(struct lane_test *lane)
{
    choice_to_check(lane);
    lane_tap(lane, "take");
    lane_tap(lane, "problem");
}

static void done(struct lane_test *lane)
{
    opened(lane);
    small_pick_all(&lane->small, 0);
    ui_go_to_work(&lane->ui, &lane->view, SCREEN_HOME);
}

static void done_chilled(struct lane_test *lane)
{
    opened_chilled(lane);
    small_pick_all(&lane->small, 0);
    ui_go_to_work(&lane->ui, &lane->view, SCREEN_HOME);
}

static uint32_t count_product(const struct lane_test *lane)
{
    bool substitute;
    uint32_t step =
        prep_next_count(lane->view.prep, prep_lane(lane->view.prep, 0)->crate, &substitute);
    return step == ID_NONE ? ID_NONE : plan_portion(lane->view.prep->plan, step)->product;
}

/* Counts what is there until this product's turn. */
static void count_to(struct lane_test *lane, enum small_product product)
{
    bool substitute;
    uint32_t crate = prep_lane(lane->view.prep, 0)->crate;
    while (count_product(lane) != small_product_id(&lane->small, product)) {
        uint32_t step = prep_next_count(lane->view.prep, crate, &substitute);
        struct command command = {.kind = COMMAND_COUNT,
                                  .units_milli = prep_portion(lane->view.prep, step)->picked_milli};
        CHECK_INT(small_do(&lane->small, command), REFUSAL_NONE);
    }
    ui_go_to_work(&lane->ui, &lane->view, SCREEN_HOME);
}

/* The check of the crate that holds three packs of pasta, at their step. */
static void check(struct lane_test *lane)
{
    at_step(lane, SMALL_PASTA, 3000);
    uint32_t crate = prep_lane(lane->view.prep, 0)->crate;
    small_pick_all(&lane->small, 0);
    lane_scan_crate(lane, crate);
    lane_choose_pair(lane, 1);
    lane_open_crate(lane, crate, LANE_TASK_CHECK);
    count_to(lane, SMALL_PASTA);
}

static void check_typed(struct lane_test *lane)
{
    check(lane);
    lane_tap(lane, "key_2");
}

/* Counts what is there; of pasta, `wrong` fewer. Stops when pasta must be counted again. */
static void count(struct lane_test *lane, int64_t wrong_milli, bool recount_too)
{
    bool substitute;
    uint32_t step;
    uint32_t crate = prep_lane(lane->view.prep, 0)->crate;
    uint32_t pasta = small_product_id(&lane->small, SMALL_PASTA);
    while ((step = prep_next_count(lane->view.prep, crate, &substitute)) != ID_NONE) {
        const struct portion_state *state = prep_portion(lane->view.prep, step);
        bool again = state->count.state == COUNT_AGAIN;
        if (again && !recount_too) {
            break;
        }
        int64_t off = count_product(lane) == pasta ? wrong_milli : 0;
        struct command command = {.kind = COMMAND_COUNT, .units_milli = state->picked_milli - off};
        CHECK_INT(small_do(&lane->small, command), REFUSAL_NONE);
    }
    ui_go_to_work(&lane->ui, &lane->view, SCREEN_HOME);
}

static void recount(struct lane_test *lane)
{
    check(lane);
    count(lane, 1000, false);
    lane_scan_product(lane, SMALL_PASTA);
}

static void check_weighed(struct lane_test *lane)
{
    at_step(lane, SMALL_CARROTS, 1500);
    uint32_t crate = prep_lane(lane->view.prep, 0)->crate;
    small_pick_all(&lane->small, 0);
    lane_scan_crate(lane, crate);
    lane_choose_pair(lane, 1);
    lane_open_crate(lane, crate, LANE_TASK_CHECK);
    count_to(lane, SMALL_CARROTS);
}

static void result_agreed(struct lane_test *lane)
{
    check(lane);
    count(lane, 0, true);
}

/* Counted right, and a scale is there. */
static void result_scale(struct lane_test *lane, int32_t grams)
{
    static struct devices_view devices;
    result_agreed(lane);
    devices = (struct devices_view){
        .scale = {
            .is_there = true, .is_weight = grams > 0, .number = 1, .grams = grams, .words = ""}};
    lane->view.devices = &devices;
}

static void result_scale_says(struct lane_test *lane, int32_t grams)
{
    ((struct devices_view *)(uintptr_t)lane->view.devices)->scale.grams = grams;
}

static void every_unit_weighs(struct lane_test *lane, int32_t weight_g)
{
    for (size_t i = 0; i < lane->small.plan.products.count; i++) {
        lane->small.plan.products.rows[i].weight_g = weight_g;
    }
}

static void result_weigh(struct lane_test *lane)
{
    result_scale(lane, 1000);
    every_unit_weighs(lane, 1000);
}

static void result_weight_agrees(struct lane_test *lane)
{
    result_weigh(lane);
    uint32_t crate = prep_lane(lane->view.prep, 0)->crate;
    result_scale_says(lane, (int32_t)weight_of_crate(lane->view.prep, crate).expected_g);
    lane_tap(lane, "weigh");
}

static void result_weight_differs(struct lane_test *lane)
{
    result_weigh(lane);
    uint32_t crate = prep_lane(lane->view.prep, 0)->crate;
    result_scale_says(lane, (int32_t)weight_of_crate(lane->view.prep, crate).expected_g + 1000);
    lane_tap(lane, "weigh");
    CHECK_INT(lane->sound, SOUND_NOT_THIS);
}

static void result_weight_cannot_tell(struct lane_test *lane)
{
    result_scale(lane, 1000);
    every_unit_weighs(lane, 20);
}

static void result_differs(struct lane_test *lane)
{
    check(lane);
    count(lane, 1000, true);
}

/* Grams, which hang below their line. */
static void result_differs_grams(struct lane_test *lane)
{
    uint32_t step;
    bool substitute;
    check_weighed(lane);
    uint32_t crate = prep_lane(lane->view.prep, 0)->crate;
    uint32_t carrots = small_product_id(&lane->small, SMALL_CARROTS);
    while ((step = prep_next_count(lane->view.prep, crate, &substitute)) != ID_NONE) {
        int64_t milli = prep_portion(lane->view.prep, step)->picked_milli;
        bool is_wrong = plan_portion(lane->view.prep->plan, step)->product == carrots;
        CHECK_INT(small_do(&lane->small, (struct command){.kind = COMMAND_COUNT,
                                                          .units_milli = is_wrong ? 820 : milli}),
                  REFUSAL_NONE);
    }
    ui_go_to_work(&lane->ui, &lane->view, SCREEN_HOME);
}

static void help(struct lane_test *lane)
{
    pick(lane);
    lane_tap(lane, "help");
}

static void help_at_home(struct lane_test *lane)
{
    lane_tap(lane, "help");
    lane_wait(lane, 70000);
}

static void comfort(struct lane_test *lane)
{
    pick(lane);
    lane_tap(lane, "help");
    lane_tap(lane, "comfort");
}

static void pick_voice(struct lane_test *lane)
{
    pick(lane);
    lane->view.has_voice = true;
}

static void comfort_voice(struct lane_test *lane)
{
    comfort(lane);
    lane->view.has_voice = true;
}

/* What is waiting makes the home screen: here all of it at once. */
static void home_full(struct lane_test *lane)
{
    const struct plan *plan = &lane->small.plan;
    lane_choose_pair(lane, 0);
    fill(lane, plan->crates.rows[0].id);
    lane_tap(lane, "back");
}

static void idle(struct lane_test *lane)
{
    lane_wait(lane, UI_IDLE_AFTER_MS + 4 * UI_IDLE_STEP_MS);
}

static struct timeline timeline;

static void wall(struct lane_test *lane)
{
    fill(lane, lane->small.plan.crates.rows[0].id);
    fill(lane, lane->small.plan.crates.rows[1].id);
    lane_choose_pair(lane, -1);
    lane->ui.screen = SCREEN_HOME;
    lane->view.settings[SETTING_WALL] = 1;
    timeline_begin(&timeline);
    struct timeline_entry pause = *timeline_find(&timeline, TIMELINE_PAUSE);
    pause.day = 1; /* which is now */
    pause.minute = 10 * 60 + 30;
    timeline_put(&timeline, &pause);
    lane->view.timeline = &timeline;
    lane_wait(lane, UI_HOME_AFTER_MS);
}

static void wall_ready(struct lane_test *lane)
{
    fill_all(lane);
    lane_choose_pair(lane, -1);
    lane->ui.screen = SCREEN_HOME;
    lane->view.settings[SETTING_WALL] = 1;
    lane_wait(lane, UI_HOME_AFTER_MS);
}

static void choice_swap(struct lane_test *lane)
{
    choice(lane);
    for (size_t i = 0; i < UI_SWAP_ROUNDS; i++) {
        fill(lane, lane->small.plan.crates.rows[i].id);
    }
    lane_choose_pair(lane, 0);
    lane->ui.job_rounds = UI_SWAP_ROUNDS;
    lane->ui.shown_crate = ID_NONE;
}

static void choice_change(struct lane_test *lane)
{
    choice(lane);
    lane->view.now_ms += UI_TASK_OFFER_MS;
    lane->ui.touched_ms = lane->view.now_ms;
}

static void receive(struct lane_test *lane)
{
    lane_choose_pair(lane, 0);
    lane_tap(lane, "receive");
}

static void lot_who(struct lane_test *lane)
{
    receive(lane);
    lane_tap(lane, "goods_3");
}

static void lot_note(struct lane_test *lane)
{
    lot_who(lane);
    lane_tap(lane, "who_1");
    lane_tap(lane, "key_4");
    lane_tap(lane, "key_7");
}

static void lot_count(struct lane_test *lane)
{
    lot_note(lane);
    lane_tap(lane, "validate");
    lane_tap(lane, "key_1");
    lane_tap(lane, "validate");
    lane_tap(lane, "key_1");
    lane_tap(lane, "key_2");
}

static void lot_cold(struct lane_test *lane)
{
    lot_count(lane);
    lane_tap(lane, "validate");
    lane_tap(lane, "validate");
    lane_tap(lane, "key_4");
    lane_tap(lane, "key_5");
}

static void lot_done(struct lane_test *lane)
{
    lot_cold(lane);
    lane_tap(lane, "validate");
}

static void lot_warm(struct lane_test *lane)
{
    lot_cold(lane);
    lane_tap(lane, "key_0");
    lane_tap(lane, "validate");
}

static void lot_same_note(struct lane_test *lane)
{
    lot_done(lane);
    lane_tap(lane, "another");
    lane_tap(lane, "who_1");
}

static void load_none(struct lane_test *lane)
{
    home_full(lane);
    lane_tap(lane, "load");
}

static void load_trips(struct lane_test *lane)
{
    load_none(lane);
    lane_tap(lane, "validate");
}

static void load_one(struct lane_test *lane)
{
    load_trips(lane);
    lane_tap(lane, "trip_1");
}

static void load_missing(struct lane_test *lane)
{
    load_one(lane);
    lane_tap(lane, "loaded");
    lane_tap(lane, "leave");
}

static void load_gone(struct lane_test *lane)
{
    load_missing(lane);
    lane_tap(lane, "without");
}

static void receive_some(struct lane_test *lane)
{
    lot_done(lane);
    lane_tap(lane, "validate");
}

static void welcome(struct lane_test *lane)
{
    lane_tap(lane, "welcome");
}

/* The practice crate, up to the step of this lesson. */
static void practise(struct lane_test *lane, enum practice_lesson lesson)
{
    small_prep_finish(&lane->small);
    small_prep_practice(&lane->small);
    lane_choose_pair(lane, 2);
    char digits[11];
    practice_label(0, digits);
    lane->ui.task = LANE_TASK_PICK;
    ui_go(&lane->ui, &lane->view, SCREEN_CRATE_CHOICE);
    lane_scan(lane, digits);
    for (uint32_t step, crate = 1; (step = prep_next_portion(lane->view.prep, crate)) != ID_NONE &&
                                   practice_next(lane->view.prep, 0) < lesson;) {
        struct command pick = {.kind = COMMAND_PICK,
                               .units_milli = prep_remaining_milli(lane->view.prep, step)};
        CHECK_INT(small_do(&lane->small, pick), REFUSAL_NONE);
    }
    ui_go_to_work(&lane->ui, &lane->view, SCREEN_HOME);
}

static void practice_count(struct lane_test *lane)
{
    practise(lane, PRACTICE_COUNT);
}

static void practice_undo(struct lane_test *lane)
{
    practise(lane, PRACTICE_UNDO);
}

static void practice_help(struct lane_test *lane)
{
    practise(lane, PRACTICE_SCAN);
    lane_tap(lane, "help");
}

static void practised(struct lane_test *lane)
{
    practise(lane, PRACTICE_LESSONS);
    lane->view.practice_learned = 1u << PRACTICE_SCAN | 1u << PRACTICE_COUNT;
    lane_tap(lane, "finish");
}

static void danger(struct lane_test *lane)
{
    lane->view.failure = "Le disque est plein : il ne reste plus de place pour enregistrer.";
    lane_wait(lane, 1);
}

struct scene {
    const char *name;
    void (*bring)(struct lane_test *lane);
    bool without_month;
    enum refusal_kind refusal; /* shown without a story, when there is one */
};

static const struct scene scenes[] = {
    {"home", home, false, REFUSAL_NONE},
    {"home_first_day", home, true, REFUSAL_NONE},
    {"home_with_pair", home_with_pair, false, REFUSAL_NONE},
    {"home_all_ready", home_all_ready, false, REFUSAL_NONE},
    {"idle", idle, false, REFUSAL_NONE},
    {"wall", wall, false, REFUSAL_NONE},
    {"wall_ready", wall_ready, false, REFUSAL_NONE},
    {"power", power, false, REFUSAL_NONE},
    {"power_failed", power_failed, false, REFUSAL_NONE},
    {"pair", pair, false, REFUSAL_NONE},
    {"pair_leaving", pair_leaving, false, REFUSAL_NONE},
    {"crate_choice", choice, false, REFUSAL_NONE},
    {"crate_choice_check", choice_to_check, false, REFUSAL_NONE},
    {"crate_choice_nothing_left", choice_nothing_left, false, REFUSAL_NONE},
    {"crate_number", number, false, REFUSAL_NONE},
    {"crate_number_unknown", number_unknown, false, REFUSAL_NONE},
    {"crate_number_which", number_which, false, REFUSAL_NONE},
    {"crate_opened", opened, false, REFUSAL_NONE},
    {"crate_opened_chilled", opened_chilled, false, REFUSAL_NONE},
    {"crate_opened_added", opened_added, false, REFUSAL_NONE},
    {"pick", pick, false, REFUSAL_NONE},
    {"pick_one", pick_one, false, REFUSAL_NONE},
    {"pick_cold", pick_cold, false, REFUSAL_NONE},
    {"pick_alike", pick_alike, false, REFUSAL_NONE},
    {"pick_mistaken", pick_mistaken, false, REFUSAL_NONE},
    {"pick_resumed", pick_resumed, false, REFUSAL_NONE},
    {"pick_typing", pick_typing, false, REFUSAL_NONE},
    {"pick_weighed", pick_weighed, false, REFUSAL_NONE},
    {"pick_weighed_typed", pick_weighed_typed, false, REFUSAL_NONE},
    {"pick_scale", pick_scale, false, REFUSAL_NONE},
    {"pick_scale_moves", pick_scale_moves, false, REFUSAL_NONE},
    {"share_choice", share_choice, false, REFUSAL_NONE},
    {"share", share, false, REFUSAL_NONE},
    {"share_weighed", share_weighed, false, REFUSAL_NONE},
    {"share_done", share_done, false, REFUSAL_NONE},
    {"share_from_hand", share_from_hand, false, REFUSAL_NONE},
    {"not_this_unknown_code", unknown_code, false, REFUSAL_NONE},
    {"not_this_new_code", new_code, false, REFUSAL_NONE},
    {"not_this_other_crate", other_crate, false, REFUSAL_NONE},
    {"not_this_other_product", other_product, false, REFUSAL_NONE},
    {"not_this_twice", other_product_twice, false, REFUSAL_NONE},
    {"not_this_already_done", already_done, false, REFUSAL_NONE},
    {"not_this_crate_already_filled", crate_already_filled, false, REFUSAL_NONE},
    {"not_this_stale_label", stale_label, false, REFUSAL_NONE},
    {"not_this_void_label", NULL, false, REFUSAL_STALE_LABEL},
    {"not_this_product_at_home", product_at_home, false, REFUSAL_NONE},
    {"not_this_too_many", too_many, false, REFUSAL_NONE},
    {"not_this_same_pair", same_pair, false, REFUSAL_NONE},
    {"not_this_other_lane", NULL, false, REFUSAL_OTHER_LANE},
    {"not_this_not_picked", NULL, false, REFUSAL_NOT_PICKED},
    {"not_this_not_complete", NULL, false, REFUSAL_NOT_COMPLETE},
    {"not_this_bulk", NULL, false, REFUSAL_BULK},
    {"not_this_no_undo", NULL, false, REFUSAL_NO_UNDO},
    {"not_this_undo_too_late", NULL, false, REFUSAL_UNDO_TOO_LATE},
    {"not_this_no_serial", NULL, false, REFUSAL_NO_SERIAL},
    {"not_this_prep_closed", NULL, false, REFUSAL_PREP_CLOSED},
    {"not_this_other_trip", NULL, false, REFUSAL_OTHER_TRIP},
    {"not_this_chilled_last", NULL, false, REFUSAL_CHILLED_LAST},
    {"home_full", home_full, false, REFUSAL_NONE},
    {"crate_choice_swap", choice_swap, false, REFUSAL_NONE},
    {"crate_choice_change", choice_change, false, REFUSAL_NONE},
    {"receive", receive, false, REFUSAL_NONE},
    {"receive_some", receive_some, false, REFUSAL_NONE},
    {"load_none", load_none, false, REFUSAL_NONE},
    {"load_trips", load_trips, false, REFUSAL_NONE},
    {"load_one", load_one, false, REFUSAL_NONE},
    {"load_missing", load_missing, false, REFUSAL_NONE},
    {"load_gone", load_gone, false, REFUSAL_NONE},
    {"lot_who", lot_who, false, REFUSAL_NONE},
    {"lot_note", lot_note, false, REFUSAL_NONE},
    {"lot_same_note", lot_same_note, false, REFUSAL_NONE},
    {"lot_count", lot_count, false, REFUSAL_NONE},
    {"lot_cold", lot_cold, false, REFUSAL_NONE},
    {"lot_done", lot_done, false, REFUSAL_NONE},
    {"lot_warm", lot_warm, false, REFUSAL_NONE},
    {"home_all", scene_home_all, false, REFUSAL_NONE},
    {"home_rest", scene_home_rest, false, REFUSAL_NONE},
    {"bag", scene_bag, false, REFUSAL_NONE},
    {"bag_size", scene_bag_size, false, REFUSAL_NONE},
    {"bag_made", scene_bag_made, false, REFUSAL_NONE},
    {"bag_lost", scene_bag_lost, false, REFUSAL_NONE},
    {"bag_done", scene_bag_done, false, REFUSAL_NONE},
    {"chilled", scene_chilled, false, REFUSAL_NONE},
    {"chilled_full", scene_chilled_full, false, REFUSAL_NONE},
    {"chilled_done", scene_chilled_done, false, REFUSAL_NONE},
    {"crate_choice_bag", scene_choice_bag, false, REFUSAL_NONE},
    {"crate_choice_no_bag", scene_choice_no_bag, false, REFUSAL_NONE},
    {"kept_out", scene_kept_out, false, REFUSAL_NONE},
    {"pick_kept_out", scene_pick_kept_out, false, REFUSAL_NONE},
    {"clean", scene_clean, false, REFUSAL_NONE},
    {"clean_reading", scene_clean_reading, false, REFUSAL_NONE},
    {"clean_warm", scene_clean_warm, false, REFUSAL_NONE},
    {"empties", scene_empties, false, REFUSAL_NONE},
    {"empties_count", scene_empties_count, false, REFUSAL_NONE},
    {"not_this_other_prep", scene_empties_label, false, REFUSAL_NONE},
    {"trips_none", scene_trips_none, false, REFUSAL_NONE},
    {"trips", scene_trips, false, REFUSAL_NONE},
    {"trip", scene_trip, false, REFUSAL_NONE},
    {"load_bulk", scene_load_bulk, false, REFUSAL_NONE},
    {"bulk", scene_bulk, false, REFUSAL_NONE},
    {"load_bulk_left", scene_load_left, false, REFUSAL_NONE},
    {"problem", problem, false, REFUSAL_NONE},
    {"problem_missing", problem_missing, false, REFUSAL_NONE},
    {"problem_damaged_noted", problem_damaged_noted, false, REFUSAL_NONE},
    {"problem_other_product", problem_other_product, false, REFUSAL_NONE},
    {"problem_may_replace", problem_may_replace, false, REFUSAL_NONE},
    {"problem_allergy", problem_allergy, false, REFUSAL_NONE},
    {"problem_other_weighed", problem_other_weighed, false, REFUSAL_NONE},
    {"problem_grams", problem_grams, false, REFUSAL_NONE},
    {"problem_at_check", problem_at_check, false, REFUSAL_NONE},
    {"crate_done", done, false, REFUSAL_NONE},
    {"crate_done_chilled", done_chilled, false, REFUSAL_NONE},
    {"check", check, false, REFUSAL_NONE},
    {"check_typed", check_typed, false, REFUSAL_NONE},
    {"check_recount", recount, false, REFUSAL_NONE},
    {"check_weighed", check_weighed, false, REFUSAL_NONE},
    {"check_result_agreed", result_agreed, false, REFUSAL_NONE},
    {"check_result_weigh", result_weigh, false, REFUSAL_NONE},
    {"check_result_weight_agrees", result_weight_agrees, false, REFUSAL_NONE},
    {"check_result_weight_differs", result_weight_differs, false, REFUSAL_NONE},
    {"check_result_weight_cannot_tell", result_weight_cannot_tell, false, REFUSAL_NONE},
    {"check_result_differs", result_differs, false, REFUSAL_NONE},
    {"check_result_grams", result_differs_grams, false, REFUSAL_NONE},
    {"help", help, false, REFUSAL_NONE},
    {"help_leaving", help_at_home, false, REFUSAL_NONE},
    {"comfort", comfort, false, REFUSAL_NONE},
    {"comfort_voice", comfort_voice, false, REFUSAL_NONE},
    {"pick_voice", pick_voice, false, REFUSAL_NONE},
    {"welcome", welcome, false, REFUSAL_NONE},
    {"practice_count", practice_count, false, REFUSAL_NONE},
    {"practice_undo", practice_undo, false, REFUSAL_NONE},
    {"practice_help", practice_help, false, REFUSAL_NONE},
    {"practised", practised, false, REFUSAL_NONE},
    {"not_this_practice_label", NULL, false, REFUSAL_PRACTICE_LABEL},
    {"not_this_real_label", NULL, false, REFUSAL_REAL_LABEL},
    {"danger", danger, false, REFUSAL_NONE},
};

int scene_count(void)
{
    return (int)(sizeof scenes / sizeof *scenes);
}

const char *scene_name(int index)
{
    return scenes[index].name;
}

void scene_open(int index, struct lane_test *lane)
{
    const struct scene *scene = &scenes[index];
    lane_open(lane, !scene->without_month);
    if (scene->bring != NULL) {
        scene->bring(lane);
    } else {
        refused(lane, scene->refusal);
    }
}
