/* test_cold.c: bags just before loading, what the cold has room for, a bag kept out too long, the
 * thermometers that are read; and in which order a crate is filled. */
#include <string.h>

#include "domain/check_rule.h"
#include "domain/cold.h"
#include "domain/crate_split.h"
#include "domain/prep_case.h"
#include "support/check.h"
#include "support/reimport.h"

static struct reimport re;
static struct prep *const prep = &re.small.prep;

static void fill(const struct crate *crate)
{
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_OPEN_CRATE, .crate = crate->id}),
              REFUSAL_NONE);
    small_pick_all(&re.small, 0);
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_CLOSE_CRATE}), REFUSAL_NONE);
}

static const struct crate *first_bag(void)
{
    for (size_t i = 0; i < prep->plan->crates.count; i++) {
        if (prep->plan->crates.rows[i].kind == CRATE_CHILLED_BAG) {
            return &prep->plan->crates.rows[i];
        }
    }
    CHECK_NEVER("no bag");
    return NULL;
}

static void bags_wait_for_their_labo(void)
{
    reimport_begin(&re);
    uint32_t labo = first_bag()->pickup;
    CHECK_INT(prep_bags_turn(prep, 0), ID_NONE); /* dry crates stand there unfilled */
    for (size_t i = 0; i < prep->plan->crates.count; i++) {
        const struct crate *crate = &prep->plan->crates.rows[i];
        if (crate->pickup == labo && crate->kind == CRATE_DRY) {
            fill(crate);
        }
    }
    CHECK_INT(prep_bags_turn(prep, 0), labo);
    CHECK_INT(prep_bags_turn(prep, 1), ID_NONE);
    struct cold_bags bags = prep_cold_bags(prep, labo);
    CHECK(bags.bags > 0 && bags.filled == 0 && bags.grams > 0);
    uint32_t next;
    while ((next = prep_next_bag(prep, labo)) != ID_NONE) {
        fill(plan_crate(prep->plan, next));
    }
    bags = prep_cold_bags(prep, labo);
    CHECK_INT(bags.filled, bags.bags);
    CHECK_INT(bags.grams, 0);
    CHECK_INT(prep_bags_turn(prep, 0), ID_NONE);
    reimport_prove(&re);
}

/* An open trip names its stops, in its order, before any dry crate is filled. */
static void a_trip_says_whose_turn_it_is(void)
{
    reimport_begin(&re);
    const uint32_t first = prep->plan->pickups.rows[0].id, second = prep->plan->pickups.rows[1].id;
    small_do(&re.small,
             (struct command){
                 .kind = COMMAND_SET_TRIP, .number = 1, .value = VEHICLE_CAR, .grams = 500000});
    for (int i = 1; i >= 0; i--) {
        small_do(&re.small, (struct command){.kind = COMMAND_SET_STOP,
                                             .number = 1,
                                             .target = i == 1 ? second : first,
                                             .value = 1});
    }
    CHECK(prep_cold_bags(prep, first).bags > 0 && prep_cold_bags(prep, second).bags > 0);
    CHECK_INT(prep_bags_turn(prep, 0), second);
    CHECK_INT(prep_bags_turn(prep, 1), first);
    CHECK_INT(prep_bags_turn(prep, 2), ID_NONE);
    small_do(
        &re.small,
        (struct command){.kind = COMMAND_SET_PICKUP_MODE, .target = second, .value = PICKUP_BULK});
    CHECK_INT(prep_bags_turn(prep, 0), first); /* the labo fills its own */
    small_do(&re.small, (struct command){.kind = COMMAND_CLOSE_TRIP, .number = 1, .value = 2});
    CHECK_INT(prep_bags_turn(prep, 0), ID_NONE);
    reimport_prove(&re);
}

/* The drawing alone says what there is, each with its own kilos; told numbers count without it. */
static void what_is_drawn_is_what_keeps_cold(void)
{
    struct floor floor = {.count = 0};
    struct floor_thing thing;
    struct cold_room room;
    struct cold_load load = {.stock_g = 100000, .bags_g = 15000};
    CHECK(floor_new(&floor, FLOOR_SHELF, 0, 0, &thing) && floor_put(&floor, &thing));
    cold_room_make(&floor, 2, 50000, 1, 20000, &room);
    CHECK(room.fridges == 2 && room.boxes == 1 && room.holds_g[1] == 50000);
    CHECK(floor_new(&floor, FLOOR_BOX, 0, 2, &thing) && floor_put(&floor, &thing));
    CHECK(floor_new(&floor, FLOOR_FRIDGE, 2, 2, &thing));
    thing.kilos = 80;
    CHECK(floor_put(&floor, &thing));
    CHECK(floor_new(&floor, FLOOR_FRIDGE, 4, 2, &thing));
    thing.kilos = 40;
    CHECK(floor_put(&floor, &thing));
    cold_room_make(&floor, 6, 50000, 9, 20000, &room);
    CHECK(room.fridges == 2 && room.boxes == 1);
    CHECK_INT(cold_in(&room, &load, 0), 80000);
    CHECK_INT(cold_in(&room, &load, 1), 20000);
    CHECK_INT(cold_in(&room, &load, 2), 15000);
    load.bags_g = 60000;
    CHECK_INT(cold_in(&room, &load, 1), 40000);
    CHECK_INT(cold_in(&room, &load, 2), 25000);
    CHECK_INT(cold_too_much_g(&room, &load), 15000);
    CHECK_INT(cold_thing(&floor, 1)->kilos, 40);
    CHECK(cold_thing(&floor, 3) == NULL && cold_thing(NULL, 0) == NULL);
}

static void stock_and_bags_are_shown_where_they_fit(void)
{
    struct cold_room room;
    cold_room_make(NULL, 2, 10000, 2, 5000, &room);
    struct cold_load load = {.stock_g = 13000, .bags_g = 6000};
    CHECK_INT(cold_in(&room, &load, 0), 10000);
    CHECK_INT(cold_in(&room, &load, 1), 3000);
    CHECK_INT(cold_in(&room, &load, 2), 5000);
    CHECK_INT(cold_in(&room, &load, 3), 1000);
    CHECK_INT(cold_too_much_g(&room, &load), 0);
    load.bags_g = 16000; /* what the boxes do not hold goes beside the stock */
    CHECK_INT(cold_in(&room, &load, 1), 9000);
    CHECK_INT(cold_in(&room, &load, 3), 5000);
    CHECK_INT(cold_too_much_g(&room, &load), 0);
    load.stock_g = 15000;
    CHECK_INT(cold_too_much_g(&room, &load), 1000);
    cold_room_make(NULL, 0, 0, 0, 0, &room);
    CHECK_INT(cold_too_much_g(&room, &load), 31000);

    reimport_begin(&re);
    uint32_t milk = small_product_id(&re.small, SMALL_MILK);
    CHECK_INT(prep_cold_load(prep).stock_g, 0);
    small_do(&re.small,
             (struct command){.kind = COMMAND_RECEIVE, .product = milk, .units_milli = 10000});
    CHECK_INT(prep_cold_load(prep).stock_g, 10400);
    const struct crate *bag = first_bag();
    int64_t in_bag_g = 0;
    for (uint32_t i = 0; i < bag->portion_count; i++) {
        const struct portion *portion = plan_portion(prep->plan, bag->first_portion + i);
        in_bag_g += portion->product == milk ? portion->units_milli * 1040 / 1000 : 0;
    }
    CHECK(in_bag_g > 0);
    fill(bag);
    CHECK_INT(prep_cold_load(prep).stock_g, 10400 - in_bag_g);
    CHECK_INT(prep_cold_load(prep).bags_g, plan_crate_g(prep->plan, bag));
    reimport_prove(&re);
}

/* Noted once, at 30 minutes, beside the gestures: an undo finds what it did before. */
static void a_bag_kept_out_is_a_discrepancy(void)
{
    reimport_begin(&re);
    uint32_t bag = first_bag()->id;
    struct command out = {.kind = COMMAND_KEPT_OUT, .crate = bag, .value = 30};
    CHECK_INT(small_do(&re.small, out), REFUSAL_NOT_NOW); /* nobody fills it */
    small_do(&re.small, (struct command){.kind = COMMAND_OPEN_CRATE, .crate = bag});
    out.value = 29;
    CHECK_INT(small_do(&re.small, out), REFUSAL_NOT_NOW);
    out.value = 31;
    size_t before = prep->discrepancy_count;
    CHECK_INT(small_do(&re.small, out), REFUSAL_NONE);
    CHECK_INT(prep->discrepancy_count, before + 1);
    const struct discrepancy *d = &prep->discrepancies[before];
    CHECK_INT(d->type, DISCREPANCY_COLD);
    CHECK_INT(d->crate, bag);
    CHECK_INT(d->product, ID_NONE);
    CHECK_INT(d->found_milli, 31000);
    CHECK(prep_kept_out_is_told(prep, bag));
    CHECK_INT(small_do(&re.small, out), REFUSAL_NONE);
    CHECK_INT(re.small.decision.count, 0); /* once is enough */
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_UNDO}), REFUSAL_NONE);
    CHECK_INT(prep_crate(prep, bag)->status, CRATE_PLANNED); /* opening it was the latest */
    CHECK_INT(prep->discrepancy_count, before + 1);
    CHECK(!prep->discrepancies[before].is_undone);
    out.crate = crate_of(prep, "1001", 1)->id;
    CHECK_INT(small_do(&re.small, out), REFUSAL_NOT_NOW); /* a dry crate */
    reimport_prove(&re);
}

static void fridges_are_read(void)
{
    reimport_begin(&re);
    struct command read = {.kind = COMMAND_TICK,
                           .target = TICK_CLEAN,
                           .number = CLEAN_FRIDGE + 1,
                           .value = 1,
                           .reading = reading_of_tenths(42)};
    CHECK(clean_is_reading(CLEAN_FRIDGE + 1) && clean_is_reading(CLEAN_FREEZER + 1));
    CHECK(!clean_is_reading(CLEAN_TOOLS) && !clean_is_reading(CLEAN_FRIDGE));
    CHECK_INT(small_do(&re.small, read), REFUSAL_NONE);
    CHECK_INT(prep_tick(prep, TICK_CLEAN, CLEAN_FRIDGE + 1)->reading, reading_of_tenths(42));
    CHECK(!prep_is_too_warm(prep, CLEAN_FRIDGE + 1));
    read.reading = reading_of_tenths(95);
    CHECK_INT(small_do(&re.small, read), REFUSAL_NONE); /* read again */
    CHECK_INT(re.small.decision.count, 1);
    CHECK(prep_is_too_warm(prep, CLEAN_FRIDGE + 1));
    read.number = CLEAN_FREEZER + 1;
    read.reading = reading_of_tenths(-140);
    CHECK_INT(small_do(&re.small, read), REFUSAL_NONE);
    CHECK(prep_is_too_warm(prep, CLEAN_FREEZER + 1));
    read.number = CLEAN_TABLES;
    CHECK_INT(small_do(&re.small, read), REFUSAL_TOO_MANY); /* no thermometer there */
    read.number = CLEAN_FRIDGE + 2;
    read.reading = reading_of_tenths(700);
    CHECK_INT(small_do(&re.small, read), REFUSAL_TOO_MANY);
    small_do(&re.small, (struct command){.kind = COMMAND_CLOSE_HALF_DAY});
    CHECK(!prep_is_too_warm(prep, CLEAN_FRIDGE + 1)); /* to be read again */
    reimport_prove(&re);
}

/* How heavy and hard a unit is, as the order of a crate has it. */
static int heaviness(const struct product *product)
{
    return product->weight_g >= 1500 ? 0 : product->weight_g >= 700 ? 1 : 2;
}

/* Heavy and hard first, fragile late, along the shelves within that; chilled and frozen goods in
 * bags of their own, which stand last in their order; eggs as they came. */
static void lines_come_in_the_order_of_the_room(void)
{
    static struct month month;
    small_month(&month);
    struct plan plan = {0};
    struct people people = {0};
    struct plan_settings settings = plan_settings_default();
    settings.crate_limit_g = 30000; /* many lines in one crate */
    struct plan_ids ids = plan_ids_first();
    month.products[SMALL_EGGS].temperature = TEMPERATURE_EGG; /* they came unchilled */
    plan_build(&month, &settings, &ids, &plan, &people);
    size_t pairs = 0;
    bool eggs_are_dry = false;
    for (size_t i = 0; i < plan.crates.count; i++) {
        const struct crate *crate = &plan.crates.rows[i];
        for (uint32_t k = 0; k < crate->portion_count; k++) {
            uint32_t id = crate->first_portion + k;
            const struct product *b = plan_product(&plan, plan_portion(&plan, id)->product);
            CHECK_INT(crate_kind_of(b), crate->kind);
            eggs_are_dry |= b->temperature == TEMPERATURE_EGG && crate->kind == CRATE_DRY;
            if (k == 0) {
                continue;
            }
            const struct product *a = plan_product(&plan, plan_portion(&plan, id - 1)->product);
            CHECK(a->fragile <= b->fragile);
            CHECK(a->fragile != b->fragile || heaviness(a) <= heaviness(b));
            CHECK(a->fragile != b->fragile || heaviness(a) != heaviness(b) ||
                  strcmp(a->place, b->place) <= 0);
            pairs++;
        }
        bool same_order = i > 0 && plan.crates.rows[i - 1].order == crate->order;
        CHECK(!same_order || plan.crates.rows[i - 1].kind <= crate->kind);
    }
    CHECK(pairs >= 6);
    CHECK(eggs_are_dry);
    plan_finish(&plan);
    people_finish(&people);
    month_finish(&month);
}

/* Skipped comes last, and comes all the same. */
static void skipped_is_last_never_away(void)
{
    reimport_begin(&re);
    const struct crate *crate = crate_of(prep, "1004", 1);
    CHECK(crate->portion_count >= 2);
    small_do(&re.small, (struct command){.kind = COMMAND_OPEN_CRATE, .crate = crate->id});
    uint32_t first = prep_next_portion(prep, crate->id), seen = 0;
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_SKIP}), REFUSAL_NONE);
    for (uint32_t step; (step = prep_next_portion(prep, crate->id)) != ID_NONE; seen++) {
        CHECK(step != first || seen + 1 == crate->portion_count);
        CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_CLOSE_CRATE}),
                  REFUSAL_NOT_COMPLETE);
        CHECK_INT(
            small_do(&re.small, (struct command){.kind = COMMAND_PICK,
                                                 .units_milli = prep_remaining_milli(prep, step)}),
            REFUSAL_NONE);
    }
    CHECK_INT(seen, crate->portion_count);
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_CLOSE_CRATE}), REFUSAL_NONE);
    reimport_prove(&re);
}

static struct command reading(int64_t item, int32_t tenths)
{
    return (struct command){.kind = COMMAND_TICK,
                            .target = TICK_CLEAN,
                            .number = item,
                            .value = 1,
                            .reading = reading_of_tenths(tenths)};
}

/* A fridge that is too warm is a case: once as long as it stays so, with the warmest; a reading
 * taken back never was. */
static void a_warm_fridge_is_a_case(void)
{
    struct small_prep small;
    small_prep_init(&small);
    CHECK_INT(small_do(&small, reading(CLEAN_FRIDGE + 1, LIMIT_CHILLED_TENTHS)), REFUSAL_NONE);
    CHECK_INT(small.prep.discrepancy_count, 0); /* just at its limit */
    CHECK_INT(small_do(&small, reading(CLEAN_FRIDGE + 2, 95)), REFUSAL_NONE);
    CHECK_INT(small.prep.discrepancy_count, 1);
    const struct discrepancy *d = &small.prep.discrepancies[0];
    CHECK_INT(d->type, DISCREPANCY_COLD);
    CHECK_INT(d->step, STEP_ROOM);
    CHECK_INT(d->item, CLEAN_FRIDGE + 2);
    CHECK_INT(d->expected_milli, 8000);
    CHECK_INT(d->found_milli, 9500);
    CHECK_INT(case_guess(d), CAUSE_EQUIPMENT);
    CHECK_INT(prep_open_cases(&small.prep), 1);
    CHECK_INT(small_do(&small, reading(CLEAN_FRIDGE + 2, 110)), REFUSAL_NONE);
    CHECK_INT(small.prep.discrepancy_count, 1);
    CHECK_INT(small.prep.discrepancies[0].found_milli, 11000);
    CHECK_INT(small_do(&small, reading(CLEAN_FRIDGE + 2, 60)), REFUSAL_NONE); /* it is shut now */
    CHECK(!small.prep.discrepancies[0].is_undone);
    CHECK_INT(small_do(&small, reading(CLEAN_FREEZER + 1, -100)), REFUSAL_NONE);
    CHECK_INT(small.prep.discrepancy_count, 2);
    CHECK_INT(small.prep.discrepancies[1].found_milli, -10000);
    struct command back = {
        .kind = COMMAND_TICK, .target = TICK_CLEAN, .number = CLEAN_FREEZER + 1, .value = 0};
    CHECK_INT(small_do(&small, back), REFUSAL_NONE);
    CHECK(small.prep.discrepancies[1].is_undone);
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_CLOSE_HALF_DAY}), REFUSAL_NONE);
    CHECK_INT(small_do(&small, reading(CLEAN_FRIDGE + 2, 90)), REFUSAL_NONE);
    CHECK_INT(small.prep.discrepancy_count, 3); /* another half-day, another case */
    CHECK(prep_check(&small.prep) == NULL);
    small_prep_finish(&small);
}

int main(void)
{
    RUN(bags_wait_for_their_labo);
    RUN(a_trip_says_whose_turn_it_is);
    RUN(what_is_drawn_is_what_keeps_cold);
    RUN(stock_and_bags_are_shown_where_they_fit);
    RUN(a_bag_kept_out_is_a_discrepancy);
    RUN(fridges_are_read);
    RUN(lines_come_in_the_order_of_the_room);
    RUN(skipped_is_last_never_away);
    RUN(a_warm_fridge_is_a_case);
    return 0;
}
