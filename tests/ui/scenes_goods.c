/* scenes_goods.c: see scenes_goods.h. */
#include "ui/scenes_goods.h"

#include "domain/check_rule.h"
#include "support/check.h"

/* What the room has, as settings say when nobody touched them. */
static void furnish(struct lane_test *lane)
{
    static const int values[][2] = {
        {SETTING_FRIDGES, 2}, {SETTING_FRIDGE_KG, 100}, {SETTING_BOXES, 3}, {SETTING_BOX_KG, 25}};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        lane->view.settings[values[i][0]] = values[i][1];
    }
    lane_choose_pair(lane, 0);
}

static void carry_out(struct lane_test *lane, struct command command)
{
    CHECK_INT(small_do(&lane->small, command), REFUSAL_NONE);
}

static void came(struct lane_test *lane, enum small_product product, int64_t units)
{
    carry_out(lane, (struct command){.kind = COMMAND_RECEIVE,
                                     .product = small_product_id(&lane->small, product),
                                     .number = 880412,
                                     .units_milli = units * 1000});
}

static void go(struct lane_test *lane, enum screen_id screen)
{
    ui_go(&lane->ui, &lane->view, screen);
}

static void type(struct lane_test *lane, const char *digits)
{
    for (const char *digit = digits; *digit != '\0'; digit++) {
        char name[] = {'k', 'e', 'y', '_', *digit, '\0'};
        lane_tap(lane, name);
    }
}

/* Fills and closes a crate by the rules alone. */
static void fill(struct lane_test *lane, const struct crate *crate)
{
    carry_out(lane, (struct command){.kind = COMMAND_OPEN_CRATE, .crate = crate->id});
    small_pick_all(&lane->small, 0);
    carry_out(lane, (struct command){.kind = COMMAND_CLOSE_CRATE});
}

static void fill_all(struct lane_test *lane, bool bags_too)
{
    const struct plan *plan = lane->small.prep.plan;
    for (size_t i = 0; i < plan->crates.count; i++) {
        bool is_asked = bags_too || plan->crates.rows[i].kind == CRATE_DRY;
        if (is_asked && lane->small.prep.crates[i].status == CRATE_PLANNED) {
            fill(lane, &plan->crates.rows[i]);
        }
    }
}

static void make_trips(struct lane_test *lane)
{
    carry_out(lane, (struct command){.kind = COMMAND_PROPOSE_TRIPS});
}

/* All that can wait at once. */
void scene_home_all(struct lane_test *lane)
{
    furnish(lane);
    came(lane, SMALL_CARROTS, 5);
    fill(lane, &lane->small.plan.crates.rows[0]);
    make_trips(lane);
    carry_out(lane,
              (struct command){
                  .kind = COMMAND_SET_TRIP, .number = 2, .value = VEHICLE_CAR, .grams = 500000});
    carry_out(lane, (struct command){.kind = COMMAND_SET_STOP,
                                     .number = 2,
                                     .target = lane->small.plan.pickups.first_id,
                                     .value = 1});
    carry_out(lane, (struct command){.kind = COMMAND_CLOSE_TRIP, .number = 2, .value = 2});
    go(lane, SCREEN_HOME);
}

void scene_home_rest(struct lane_test *lane)
{
    scene_home_all(lane);
    lane_tap(lane, "more_tasks");
}

void scene_bag(struct lane_test *lane)
{
    furnish(lane);
    came(lane, SMALL_CARROTS, 5);
    go(lane, SCREEN_HOME);
    lane_tap(lane, "bag");
}

void scene_bag_size(struct lane_test *lane)
{
    scene_bag(lane);
    lane_tap(lane, "bag_1");
}

void scene_bag_made(struct lane_test *lane)
{
    scene_bag_size(lane);
    lane_tap(lane, "size_2000");
    type(lane, "12");
}

void scene_bag_lost(struct lane_test *lane)
{
    scene_bag_made(lane);
    lane_tap(lane, "validate");
    type(lane, "250");
}

void scene_bag_done(struct lane_test *lane)
{
    scene_bag_lost(lane);
    lane_tap(lane, "validate");
    CHECK_INT(lane->outcome.event, EVENT_BAGGED);
}

void scene_chilled(struct lane_test *lane)
{
    furnish(lane);
    came(lane, SMALL_MILK, 24);
    fill_all(lane, false);
    go(lane, SCREEN_HOME);
    lane_tap(lane, "chilled");
}

void scene_chilled_full(struct lane_test *lane)
{
    scene_chilled(lane);
    came(lane, SMALL_MILK, 280);
}

void scene_chilled_done(struct lane_test *lane)
{
    scene_chilled(lane);
    fill_all(lane, true);
}

void scene_choice_bag(struct lane_test *lane)
{
    scene_chilled(lane);
    lane_tap(lane, "labo_1");
}

void scene_choice_no_bag(struct lane_test *lane)
{
    scene_choice_bag(lane);
    const struct plan *plan = lane->small.prep.plan;
    for (size_t i = 0; i < plan->crates.count; i++) {
        const struct crate *crate = &plan->crates.rows[i];
        if (crate->kind != CRATE_DRY && crate->pickup == lane->ui.pickup) {
            fill(lane, crate);
        }
    }
}

/* Out of the cold for 31 minutes: it was noted. */
void scene_kept_out(struct lane_test *lane)
{
    scene_choice_bag(lane);
    lane_tap(lane, "take");
    lane_tap(lane, "go");
    uint32_t crate = prep_lane(lane->view.prep, 0)->crate;
    lane->small.prep.crates[crate - lane->small.plan.crates.first_id].opened_ms =
        lane->view.now_ms - COLD_TOO_LONG_MS - 60000;
    lane_wait(lane, 0);
    CHECK_INT(lane->outcome.event, EVENT_KEPT_OUT);
    CHECK_INT(lane->sound, SOUND_DANGER);
}

/* It lies in the fridge, and the work goes on. */
void scene_pick_kept_out(struct lane_test *lane)
{
    scene_kept_out(lane);
    lane_scan_product(lane, SMALL_MILK); /* changes nothing */
    CHECK_STR(lane_screen(lane), "kept_out");
    lane_tap(lane, "in_fridge");
    CHECK_STR(lane_screen(lane), "pick");
}

void scene_clean(struct lane_test *lane)
{
    furnish(lane);
    go(lane, SCREEN_HOME);
    lane_tap(lane, "clean");
    lane_tap(lane, "clean_1");
}

void scene_clean_reading(struct lane_test *lane)
{
    scene_clean(lane);
    lane_tap(lane, "clean_101");
    type(lane, "42");
}

void scene_clean_warm(struct lane_test *lane)
{
    scene_clean_reading(lane);
    lane_tap(lane, "validate");
    lane_tap(lane, "clean_102");
    type(lane, "121");
}

/* A trip has left. */
static void leave(struct lane_test *lane)
{
    furnish(lane);
    make_trips(lane);
    carry_out(lane, (struct command){.kind = COMMAND_CLOSE_TRIP, .number = 1, .value = 2});
}

void scene_empties(struct lane_test *lane)
{
    leave(lane);
    go(lane, SCREEN_HOME);
    lane_tap(lane, "empties");
}

void scene_empties_count(struct lane_test *lane)
{
    scene_empties(lane);
    lane_tap(lane, "labo_1");
    type(lane, "17");
}

/* Last month's label is still on it. */
void scene_empties_label(struct lane_test *lane)
{
    char digits[11];
    scene_empties(lane);
    code_write(CODE_CRATE, 42, 17, digits);
    lane_scan(lane, digits);
    CHECK_INT(lane->outcome.refusal.kind, REFUSAL_STALE_LABEL);
}

void scene_trips_none(struct lane_test *lane)
{
    furnish(lane);
    go(lane, SCREEN_TRIPS);
}

void scene_trips(struct lane_test *lane)
{
    leave(lane);
    carry_out(lane,
              (struct command){
                  .kind = COMMAND_SET_TRIP, .number = 2, .value = VEHICLE_VAN, .grams = 1100000});
    go(lane, SCREEN_LOAD);
    lane_tap(lane, "trips");
}

void scene_trip(struct lane_test *lane)
{
    scene_trips(lane);
    lane_tap(lane, "trip_2");
    lane_tap(lane, "stop_1");
    lane_tap(lane, "vehicle");
    lane_tap(lane, "kilos_less");
}

/* The first labo fills its own crates. */
static void make_bulk(struct lane_test *lane)
{
    furnish(lane);
    carry_out(lane, (struct command){.kind = COMMAND_SET_PICKUP_MODE,
                                     .target = lane->small.plan.pickups.first_id,
                                     .value = PICKUP_BULK});
    fill(lane, &lane->small.plan.crates.rows[lane->small.plan.crates.count - 2]);
    make_trips(lane);
}

void scene_load_bulk(struct lane_test *lane)
{
    make_bulk(lane);
    go(lane, SCREEN_LOAD);
    lane_tap(lane, "trip_1");
}

void scene_bulk(struct lane_test *lane)
{
    scene_load_bulk(lane);
    lane_tap(lane, "bulk");
    lane_tap(lane, "bulk_1");
}

void scene_load_left(struct lane_test *lane)
{
    scene_bulk(lane);
    lane_tap(lane, "back");
    lane_tap(lane, "leave");
}
