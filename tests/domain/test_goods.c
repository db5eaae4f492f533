/* test_goods.c: lots that come in and where they go, bags, trips and what they leave behind. */
#include "domain/prep.h"
#include "domain/prep_case.h"

#include "support/check.h"
#include "support/small_prep.h"

static struct command receive(const struct small_prep *small, enum small_product product,
                              int64_t units, int64_t note)
{
    uint32_t id = small_product_id(small, product);
    const struct lot *lot = plan_lot(&small->plan, plan_first_lot(&small->plan, id));
    return (struct command){.kind = COMMAND_RECEIVE,
                            .product = id,
                            .target = lot->supplier,
                            .units_milli = units * 1000,
                            .number = note};
}

static struct command complete(const struct small_prep *small, enum small_product product, int on)
{
    return (struct command){
        .kind = COMMAND_GOODS_COMPLETE, .product = small_product_id(small, product), .value = on};
}

static const struct discrepancy *only_discrepancy(const struct prep *prep)
{
    const struct discrepancy *found = NULL;
    for (size_t i = 0; i < prep->discrepancy_count; i++) {
        if (!prep->discrepancies[i].is_undone) {
            CHECK(found == NULL);
            found = &prep->discrepancies[i];
        }
    }
    return found;
}

static void two_lots_of_a_product_and_a_shortage(void)
{
    struct small_prep small;
    small_prep_init(&small);
    struct prep *prep = &small.prep;
    uint32_t pasta = small_product_id(&small, SMALL_PASTA);
    int64_t expected = prep_expected_milli(prep, pasta);
    CHECK(expected > 3000);
    uint64_t empty = prep_digest(prep);
    CHECK_INT(small_do(&small, receive(&small, SMALL_PASTA, 2, 4711)), REFUSAL_NONE);
    CHECK_INT(small_do(&small, receive(&small, SMALL_PASTA, 1, 4712)), REFUSAL_NONE);
    CHECK_INT(prep_received_milli(prep, pasta), 3000);
    CHECK(only_discrepancy(prep) == NULL); /* more may come */
    CHECK_INT(small_do(&small, complete(&small, SMALL_PASTA, 1)), REFUSAL_NONE);
    const struct discrepancy *d = only_discrepancy(prep);
    CHECK(d != NULL);
    CHECK_INT(d->type, DISCREPANCY_SHORT);
    CHECK_INT(d->units_milli, expected - 3000);
    CHECK_INT(d->expected_milli, expected);
    CHECK_INT(d->found_milli, 3000);
    CHECK_INT(d->lot, LOT_RECEIVED + 1); /* whoever brought the first was to bring it all */
    CHECK(prep_is_complete(prep, pasta));
    /* The rest comes after all: what was said holds no longer. Taken back, it does again. */
    CHECK_INT(small_do(&small, receive(&small, SMALL_PASTA, (expected - 3000) / 1000, 0)),
              REFUSAL_NONE);
    CHECK(only_discrepancy(prep) == NULL);
    CHECK(!prep_is_complete(prep, pasta));
    struct command undo = {.kind = COMMAND_UNDO};
    CHECK_INT(small_do(&small, undo), REFUSAL_NONE);
    CHECK(only_discrepancy(prep) != NULL);
    CHECK(prep_is_complete(prep, pasta));
    CHECK_INT(prep_received_milli(prep, pasta), 3000);
    CHECK_INT(small_do(&small, undo), REFUSAL_NONE); /* it is not all */
    CHECK(only_discrepancy(prep) == NULL);
    CHECK_INT(small_do(&small, undo), REFUSAL_NONE);
    CHECK_INT(small_do(&small, undo), REFUSAL_NONE);
    CHECK_INT(prep_received_milli(prep, pasta), 0);
    CHECK(prep_digest(prep) == empty);
    CHECK(prep_check(prep) == NULL);
    small_prep_finish(&small);
}

static void nothing_and_too_much_and_too_warm_are_said(void)
{
    struct small_prep small;
    small_prep_init(&small);
    struct prep *prep = &small.prep;
    CHECK_INT(small_do(&small, receive(&small, SMALL_RICE, 0, 0)), REFUSAL_NONE);
    CHECK_INT(small_do(&small, complete(&small, SMALL_RICE, 1)), REFUSAL_NONE);
    CHECK_INT(only_discrepancy(prep)->type, DISCREPANCY_SHORT);
    CHECK_INT(only_discrepancy(prep)->found_milli, 0);
    CHECK_INT(small_do(&small, receive(&small, SMALL_RICE, 5000, 0)), REFUSAL_NONE);
    CHECK_INT(small_do(&small, complete(&small, SMALL_RICE, 1)), REFUSAL_NONE);
    CHECK_INT(only_discrepancy(prep)->type, DISCREPANCY_SURPLUS);
    struct command milk = receive(&small, SMALL_MILK, 6, 1);
    milk.reading = reading_of_tenths(80);
    CHECK_INT(small_do(&small, milk), REFUSAL_NONE);
    CHECK_INT(only_discrepancy(prep)->type, DISCREPANCY_SURPLUS); /* +8,0 is cold enough */
    milk.reading = reading_of_tenths(81);
    CHECK_INT(small_do(&small, milk), REFUSAL_NONE);
    CHECK_INT(prep->discrepancies[prep->discrepancy_count - 1].type, DISCREPANCY_COLD);
    milk.reading = reading_of_tenths(2000); /* 200 °C is a slip of the finger */
    CHECK_INT(small_do(&small, milk), REFUSAL_TOO_MANY);
    CHECK(reading_is_too_warm(TEMPERATURE_FROZEN, reading_of_tenths(-100)));
    CHECK(!reading_is_too_warm(TEMPERATURE_FROZEN, reading_of_tenths(-180)));
    CHECK(!reading_is_too_warm(TEMPERATURE_AMBIENT, reading_of_tenths(250)));
    CHECK(!reading_is_too_warm(TEMPERATURE_CHILLED, 0)); /* none was taken */
    struct command unknown = receive(&small, SMALL_MILK, 1, 1);
    unknown.product = 999999;
    CHECK_INT(small_do(&small, unknown), REFUSAL_UNKNOWN_CODE);
    unknown = receive(&small, SMALL_MILK, 1, 1);
    unknown.target = 999999;
    CHECK_INT(small_do(&small, unknown), REFUSAL_NOT_NOW);
    unknown = receive(&small, SMALL_MILK, -1, 1);
    CHECK_INT(small_do(&small, unknown), REFUSAL_TOO_MANY);
    small_prep_finish(&small);
}

static uint32_t crate_with(const struct small_prep *small, uint32_t product, int nth)
{
    for (size_t i = 0; i < small->plan.portions.count; i++) {
        const struct portion *portion = &small->plan.portions.rows[i];
        if (portion->product == product && nth-- == 0) {
            return portion->crate;
        }
    }
    CHECK_NEVER("crate");
    return ID_NONE;
}

/* The first lot has two packets; the third packet that is taken is of the second. */
static void lots_are_followed_into_crates_and_back(void)
{
    struct small_prep small;
    small_prep_init(&small);
    struct prep *prep = &small.prep;
    uint32_t pasta = small_product_id(&small, SMALL_PASTA);
    CHECK_INT(prep_current_lot(prep, pasta), plan_first_lot(&small.plan, pasta));
    small_do(&small, receive(&small, SMALL_PASTA, 2, 1));
    small_do(&small, receive(&small, SMALL_PASTA, 50, 2));
    uint32_t first = LOT_RECEIVED + 1, second = LOT_RECEIVED + 2;
    uint32_t one = crate_with(&small, pasta, 0), two = crate_with(&small, pasta, 1);
    small_do(&small, (struct command){.kind = COMMAND_OPEN_CRATE, .crate = one});
    small_pick_all(&small, 0);
    small_do(&small, (struct command){.kind = COMMAND_CLOSE_CRATE});
    small_do(&small, (struct command){.kind = COMMAND_OPEN_CRATE, .crate = two});
    small_pick_all(&small, 0);
    uint32_t crates[4] = {0};
    size_t of_first = prep_lot_crates(prep, first, crates, 4);
    CHECK_INT(of_first, 1);
    CHECK_INT(crates[0], one);
    CHECK_INT(prep_lot_crates(prep, second, crates, 4), 1);
    CHECK_INT(crates[0], two);
    uint32_t portion = ID_NONE;
    for (size_t i = 0; i < small.plan.portions.count; i++) {
        const struct portion *row = &small.plan.portions.rows[i];
        portion = row->crate == two && row->product == pasta ? row->id : portion;
    }
    struct lot_use uses[2];
    CHECK_INT(prep_portion_lots(prep, portion, uses, 2), 1);
    CHECK_INT(uses[0].lot, second);
    CHECK_INT(uses[0].units_milli, plan_portion(&small.plan, portion)->units_milli);
    CHECK(prep_check(prep) == NULL);
    /* A lot that is in a crate cannot be taken back; its last packet can. */
    int64_t taken = prep_received(prep, second)->taken_milli;
    while (plan_portion(&small.plan, small.events[small.event_count - 1].portion)->product !=
           pasta) {
        CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_UNDO}), REFUSAL_NONE);
        if (small.events[small.event_count - 1].kind == EVENT_UNDONE &&
            small.events[small.event_count - 1].portion == portion) {
            break;
        }
    }
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_UNDO}), REFUSAL_NONE);
    CHECK(prep_received(prep, second)->taken_milli < taken);
    CHECK(prep_check(prep) == NULL);
    small_prep_finish(&small);
}

static void a_lot_in_use_is_not_taken_back(void)
{
    struct small_prep small;
    small_prep_init(&small);
    uint32_t pasta = small_product_id(&small, SMALL_PASTA);
    struct command lot = receive(&small, SMALL_PASTA, 50, 1);
    lot.lane = 1;
    small_do(&small, lot);
    small_do(&small,
             (struct command){.kind = COMMAND_OPEN_CRATE, .crate = crate_with(&small, pasta, 0)});
    small_pick_all(&small, 0);
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_UNDO, .lane = 1}),
              REFUSAL_UNDO_TOO_LATE);
    small_prep_finish(&small);
}

static void sacks_become_bags(void)
{
    struct small_prep small;
    small_prep_init(&small);
    struct prep *prep = &small.prep;
    uint32_t carrots = small_product_id(&small, SMALL_CARROTS);
    struct bag_need needs[4];
    size_t count = prep_bag_needs(prep, carrots, needs, 4);
    CHECK(count >= 1);
    CHECK(needs[0].wanted >= 1);
    CHECK_INT(needs[0].made, 0);
    struct command bag = {.kind = COMMAND_BAG,
                          .product = carrots,
                          .value = 16,
                          .grams = needs[0].bag_g,
                          .number = 300};
    CHECK_INT(small_do(&small, bag), REFUSAL_NONE);
    prep_bag_needs(prep, carrots, needs, 4);
    CHECK_INT(needs[0].made, 16);
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_UNDO}), REFUSAL_NONE);
    prep_bag_needs(prep, carrots, needs, 4);
    CHECK_INT(needs[0].made, 0);
    bag.value = 0;
    bag.number = 0;
    CHECK_INT(small_do(&small, bag), REFUSAL_TOO_MANY); /* nothing at all */
    bag.value = 5;
    bag.grams = 0;
    CHECK_INT(small_do(&small, bag), REFUSAL_TOO_MANY);
    small_prep_finish(&small);
}

/* Packs without a trade code want a bag for each unit; those that have one come as they are. */
static void packs_without_a_code_are_bagged(void)
{
    struct small_prep small;
    small_prep_init(&small);
    uint32_t pasta = small_product_id(&small, SMALL_PASTA);
    struct bag_need needs[4];
    CHECK(product_is_bagged(plan_product(&small.plan, small_product_id(&small, SMALL_CARROTS))));
    CHECK(!product_is_bagged(plan_product(&small.plan, pasta)));
    CHECK(!product_is_bagged(plan_product(&small.plan, small_product_id(&small, SMALL_CABBAGE))));
    small.plan.products.rows[SMALL_PASTA].gtin[0] = '\0';
    CHECK(product_is_bagged(plan_product(&small.plan, pasta)));
    CHECK_INT(prep_bag_needs(&small.prep, pasta, needs, 4), 1);
    CHECK_INT(needs[0].bag_g, 510);
    CHECK_INT(needs[0].wanted, prep_expected_milli(&small.prep, pasta) / 1000);
    small_prep_finish(&small);
}

/* Fills a crate in lane 0. */
static void fill(struct small_prep *small, uint32_t crate)
{
    CHECK_INT(small_do(small, (struct command){.kind = COMMAND_OPEN_CRATE, .crate = crate}),
              REFUSAL_NONE);
    small_pick_all(small, 0);
    CHECK_INT(small_do(small, (struct command){.kind = COMMAND_CLOSE_CRATE}), REFUSAL_NONE);
}

/* All crates of a pick-up point, dry ones first. */
static size_t crates_of_point(const struct small_prep *small, uint32_t pickup, uint32_t *crates)
{
    size_t count = 0;
    for (int bag = 0; bag < 2; bag++) {
        for (size_t i = 0; i < small->plan.crates.count; i++) {
            const struct crate *crate = &small->plan.crates.rows[i];
            if (crate->pickup == pickup && (crate->kind != CRATE_DRY) == bag) {
                crates[count++] = crate->id;
            }
        }
    }
    return count;
}

static struct command load(uint32_t crate, int64_t trip)
{
    return (struct command){.kind = COMMAND_LOAD, .crate = crate, .number = trip};
}

static struct command return_of(uint32_t pickup, uint32_t product)
{
    return (struct command){.kind = COMMAND_RETURN,
                            .target = pickup,
                            .product = product,
                            .type = DISCREPANCY_DAMAGED,
                            .units_milli = 1000,
                            .role = ROLE_HELPER};
}

/* The same pasta of two suppliers: what a labo gives back is blamed on whose it got. */
static void a_return_is_of_the_lot_that_went_there(void)
{
    struct small_prep small;
    small_prep_init(&small);
    struct prep *prep = &small.prep;
    uint32_t pasta = small_product_id(&small, SMALL_PASTA);
    uint32_t one = crate_with(&small, pasta, 0), two = ID_NONE;
    uint32_t here = plan_crate(&small.plan, one)->pickup, there = ID_NONE;
    int64_t units = 0;
    for (size_t i = 0; i < small.plan.portions.count; i++) {
        const struct portion *portion = &small.plan.portions.rows[i];
        const struct crate *crate = plan_crate(&small.plan, portion->crate);
        if (portion->product == pasta && crate->id == one) {
            units = portion->units_milli / 1000;
        } else if (portion->product == pasta && crate->pickup != here && crate->pickup != ID_NONE) {
            two = crate->id;
            there = crate->pickup;
        }
    }
    CHECK(units > 0 && two != ID_NONE);
    CHECK_INT(prep_point_lot(prep, here, pasta), plan_first_lot(&small.plan, pasta));
    struct command other = receive(&small, SMALL_PASTA, 50, 2);
    uint32_t first = other.target;
    other.target = receive(&small, SMALL_CABBAGE, 1, 1).target;
    CHECK(other.target != first);
    small_do(&small, receive(&small, SMALL_PASTA, units, 1));
    small_do(&small, other);
    CHECK_INT(prep_point_lot(prep, there, pasta), LOT_RECEIVED + 1); /* nobody took any: oldest */
    fill(&small, one);
    fill(&small, two);
    CHECK_INT(small_do(&small, return_of(here, pasta)), REFUSAL_NONE);
    CHECK_INT(small_do(&small, return_of(there, pasta)), REFUSAL_NONE);
    const struct discrepancy *d = &prep->discrepancies[prep->discrepancy_count - 2];
    CHECK_INT(d[0].lot, LOT_RECEIVED + 1);
    CHECK_INT(case_supplier(prep, &d[0])->id, first);
    CHECK_INT(d[1].lot, LOT_RECEIVED + 2);
    CHECK_INT(case_supplier(prep, &d[1])->id, other.target);
    small_prep_finish(&small);
}

/* Two trips, one for each pick-up point; both are filled here. */
static void begin_trips(struct small_prep *small)
{
    small_prep_init(small);
    for (int64_t trip = 1; trip <= 2; trip++) {
        uint32_t pickup = small->plan.pickups.rows[trip - 1].id;
        small->prep.modes[trip - 1] = PICKUP_READY;
        CHECK_INT(small_do(small, (struct command){.kind = COMMAND_SET_TRIP,
                                                   .number = trip,
                                                   .value = VEHICLE_CAR,
                                                   .grams = 500000}),
                  REFUSAL_NONE);
        CHECK_INT(small_do(small, (struct command){.kind = COMMAND_SET_STOP,
                                                   .number = trip,
                                                   .target = pickup,
                                                   .value = 1}),
                  REFUSAL_NONE);
    }
}

static void the_last_crate_closes_the_trip(void)
{
    struct small_prep small;
    begin_trips(&small);
    struct prep *prep = &small.prep;
    uint32_t crates[64];
    size_t count = crates_of_point(&small, small.plan.pickups.rows[0].id, crates);
    CHECK(count >= 3);
    CHECK_INT(small_do(&small, load(crates[0], 1)), REFUSAL_NOT_PICKED);
    for (size_t i = 0; i < count; i++) {
        fill(&small, crates[i]);
    }
    CHECK_INT(small_do(&small, load(crates[0], 2)), REFUSAL_OTHER_TRIP);
    CHECK_INT(small_do(&small, load(crates[count - 1], 1)), REFUSAL_CHILLED_LAST);
    CHECK_INT(
        small_do(&small, (struct command){.kind = COMMAND_CLOSE_TRIP, .number = 1, .value = 1}),
        REFUSAL_NOT_COMPLETE);
    for (size_t i = 0; i < count; i++) {
        CHECK(!prep->trips[0].is_closed);
        CHECK_INT(small_do(&small, load(crates[i], 1)), REFUSAL_NONE);
    }
    CHECK(prep->trips[0].is_closed);
    CHECK_INT(prep_trip_loading(prep, 1).loaded, count);
    CHECK(prep_loaded_g(prep, 1) > 0);
    CHECK_INT(small_do(&small, load(crates[0], 1)), REFUSAL_NONE); /* repeats without effect */
    CHECK_INT(small.decision.count, 0);
    CHECK_INT(small_do(&small, load(crates[0], 2)), REFUSAL_OTHER_TRIP);
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_REOPEN, .crate = crates[0]}),
              REFUSAL_ALREADY_DONE);
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_OPEN_CHECK, .crate = crates[0]}),
              REFUSAL_ALREADY_DONE);
    CHECK(only_discrepancy(prep) == NULL);
    CHECK(prep_check(prep) == NULL);
    /* The last one is taken out again: the trip is not whole any more. */
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_UNDO}), REFUSAL_NONE);
    CHECK(!prep->trips[0].is_closed);
    CHECK_INT(prep_crate(prep, crates[count - 1])->trip, 0);
    small_prep_finish(&small);
}

static void what_stays_behind_is_named(void)
{
    struct small_prep small;
    begin_trips(&small);
    struct prep *prep = &small.prep;
    uint32_t crates[64];
    size_t count = crates_of_point(&small, small.plan.pickups.rows[0].id, crates);
    for (size_t i = 1; i < count; i++) {
        fill(&small, crates[i]);
        CHECK_INT(small_do(&small, load(crates[i], 1)), REFUSAL_NONE);
    }
    CHECK_INT(prep_next_to_load(prep, 1, small.plan.pickups.rows[0].id, 0), crates[0]);
    CHECK_INT(prep_trip_loading(prep, 1).not_ready, 1);
    struct command close = {.kind = COMMAND_CLOSE_TRIP, .number = 1, .value = 1};
    CHECK_INT(small_do(&small, close), REFUSAL_NOT_COMPLETE);
    close.value = 2;
    CHECK_INT(small_do(&small, close), REFUSAL_NONE);
    const struct discrepancy *d = only_discrepancy(prep);
    CHECK(d != NULL);
    CHECK_INT(d->type, DISCREPANCY_NOT_LOADED);
    CHECK_INT(d->crate, crates[0]);
    /* It goes with the next one after all. */
    fill(&small, crates[0]);
    CHECK_INT(small_do(&small, load(crates[0], 2)), REFUSAL_OTHER_TRIP);
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_SET_STOP,
                                                .number = 2,
                                                .target = small.plan.pickups.rows[0].id,
                                                .value = 1}),
              REFUSAL_NONE);
    CHECK_INT(small_do(&small, load(crates[0], 2)), REFUSAL_NONE);
    CHECK(only_discrepancy(prep) == NULL);
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_UNDO}), REFUSAL_NONE);
    CHECK(only_discrepancy(prep) != NULL);
    CHECK(prep_check(prep) == NULL);
    small_prep_finish(&small);
}

static void a_proposal_takes_everything(void)
{
    struct small_prep small;
    small_prep_init(&small);
    struct prep *prep = &small.prep;
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_PROPOSE_TRIPS}), REFUSAL_NONE);
    CHECK(prep->trip_count >= 1);
    for (size_t i = 0; i < small.plan.pickups.count; i++) {
        int stops = 0;
        for (size_t k = 0; k < prep->trip_count; k++) {
            stops += trip_stops_at(&prep->trips[k], small.plan.pickups.rows[i].id);
        }
        CHECK(stops >= 1 || prep_pickup_g(prep, small.plan.pickups.rows[i].id) == 0);
    }
    uint64_t once = prep_digest(prep);
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_PROPOSE_TRIPS}), REFUSAL_NONE);
    CHECK(prep_digest(prep) == once);
    size_t count;
    struct trip_plan *trips = trips_of(prep, &count);
    CHECK_INT(count, prep->trip_count);
    uint32_t crates = 0;
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < trips[i].stop_count; k++) {
            crates += trips[i].stops[k].crates + trips[i].stops[k].bags;
        }
    }
    size_t going = 0;
    for (size_t i = 0; i < small.plan.crates.count; i++) {
        going += small.plan.crates.rows[i].pickup != ID_NONE;
    }
    CHECK_INT(crates, going);
    free(trips);
    small_prep_finish(&small);
}

static void ticks_and_empties(void)
{
    struct small_prep small;
    small_prep_init(&small);
    struct prep *prep = &small.prep;
    struct command tick = {.kind = COMMAND_TICK, .target = TICK_CLEAN, .number = 3, .value = 1};
    CHECK_INT(small_do(&small, tick), REFUSAL_NONE);
    CHECK_INT(small.decision.count, 1);
    CHECK_INT(small_do(&small, tick), REFUSAL_NONE);
    CHECK_INT(small.decision.count, 0);
    CHECK(prep_is_ticked(prep, TICK_CLEAN, 3));
    CHECK(!prep_is_ticked(prep, TICK_DAY, 3));
    small_do(&small, (struct command){.kind = COMMAND_CLOSE_HALF_DAY});
    CHECK(!prep_is_ticked(prep, TICK_CLEAN, 3)); /* it is to be cleaned again */
    tick.target = TICK_DAY;
    small_do(&small, tick);
    small_do(&small, (struct command){.kind = COMMAND_CLOSE_HALF_DAY});
    CHECK(prep_is_ticked(prep, TICK_DAY, 3));
    tick.target = 99;
    CHECK_INT(small_do(&small, tick), REFUSAL_NOT_NOW);
    struct command back = {
        .kind = COMMAND_EMPTIES_BACK, .target = small.plan.pickups.rows[1].id, .number = 12};
    CHECK_INT(small_do(&small, back), REFUSAL_NONE);
    CHECK_INT(small_do(&small, back), REFUSAL_NONE);
    CHECK_INT(prep->empties[1], 24);
    CHECK_INT(small_do(&small, (struct command){.kind = COMMAND_UNDO}), REFUSAL_NONE);
    CHECK_INT(prep->empties[1], 12);
    back.number = 0;
    CHECK_INT(small_do(&small, back), REFUSAL_TOO_MANY);
    small_prep_finish(&small);
}

int main(void)
{
    RUN(two_lots_of_a_product_and_a_shortage);
    RUN(nothing_and_too_much_and_too_warm_are_said);
    RUN(lots_are_followed_into_crates_and_back);
    RUN(a_return_is_of_the_lot_that_went_there);
    RUN(a_lot_in_use_is_not_taken_back);
    RUN(sacks_become_bags);
    RUN(packs_without_a_code_are_bagged);
    RUN(the_last_crate_closes_the_trip);
    RUN(what_stays_behind_is_named);
    RUN(a_proposal_takes_everything);
    RUN(ticks_and_empties);
    return 0;
}
