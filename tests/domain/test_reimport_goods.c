/* test_reimport_goods.c: what changes around the orders when a month comes again: products,
 * weights, pick-up points, numbers, notes; and another month, which is no change of this one. */
#include <string.h>

#include "base/str.h"
#include "domain/prep_chore.h"
#include "domain/prep_share.h"
#include "support/check.h"
#include "support/reimport.h"

/* Orders of the small month, by their index in the file. */
enum { AWA /* 1004, Toul */, LUC /* 1001, Colombey */, ZOE /* 1002 */, ALI /* 1003 */, NOBODY };

static struct reimport re;
static const struct prep *const prep = &re.small.prep;

static void a_renamed_product_is_the_same_product(void)
{
    reimport_begin(&re);
    crate_fill(&re, "1001", 1);
    uint32_t pasta = small_product_id(&re.small, SMALL_PASTA);
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_DRAW_LABELS,
                                                   .label_kind = CODE_PRODUCT,
                                                   .targets = &pasta,
                                                   .target_count = 1}),
              REFUSAL_NONE);
    re.month.products[SMALL_PASTA].name = "Coquillettes bio – 500g";
    CHECK_INT(reimport(&re), REFUSAL_NONE);
    CHECK_INT(re.changes.count, 0);
    CHECK_INT(re.changes.goods_count, 1);
    CHECK(re.changes.goods[0].is_renamed);
    CHECK_INT(prep_crate(prep, crate_of(prep, "1001", 1)->id)->status, CRATE_PICKED);
    CHECK(!prep_crate(prep, crate_of(prep, "1001", 1)->id)->needs_label);
    CHECK(prep->labels[CODE_PRODUCT].rows[0].is_void); /* its own label has the old name */
    /* Under another article number, it is known by its code. */
    re.month.products[SMALL_PASTA].sku = "SEC-01-BIO";
    CHECK_INT(reimport(&re), REFUSAL_NONE);
    CHECK_INT(re.changes.count, 0);
    CHECK_INT(prep->chore_count, 0);
    reimport_prove(&re);
}

static void a_changed_weight_repacks_what_was_not_begun(void)
{
    reimport_begin(&re);
    crate_check(&re, "1005", 1); /* potatoes 1, pasta 1 */
    re.month.products[SMALL_POTATOES].weight_g = 5000;
    CHECK_INT(reimport(&re), REFUSAL_NONE);
    CHECK(re.changes.goods[0].is_reweighed);
    CHECK_INT(re.changes.of_kind[PLAN_CHANGE_REPACKED], 2); /* both orders with potatoes */
    const struct crate *begun = crate_of(prep, "1005", 1);
    CHECK_INT(prep_crate(prep, begun->id)->status, CRATE_CHECKED);
    CHECK(prep_crate(prep, begun->id)->needs_label); /* another weight stands on it */
    for (size_t i = 0; i < prep->plan->crates.count; i++) {
        const struct crate *crate = &prep->plan->crates.rows[i];
        bool is_one = crate->portion_count == 1 &&
                      plan_portion(prep->plan, crate->first_portion)->units_milli == 1000;
        CHECK(is_one || plan_crate_g(prep->plan, crate) <= 12000);
    }
    CHECK(crate_of(prep, "1002", 1)->of > 2); /* 6 x 5 kg */
    CHECK_INT(prep->chore_count, 0);
    reimport_prove(&re);
}

static void another_pickup_point_moves_the_crates(void)
{
    reimport_begin(&re);
    crate_check(&re, "1001", 1);
    re.month.orders[LUC].pickup = 0; /* to Toul */
    re.month.orders[ALI].pickup = 0;
    CHECK_INT(reimport(&re), REFUSAL_NONE);
    CHECK_INT(re.changes.of_kind[PLAN_CHANGE_MOVED], 2);
    CHECK_INT(reimport_number(&re, "1001"), 1);
    const struct crate *crate = crate_of(prep, "1001", 1);
    CHECK_STR(plan_pickup(prep->plan, crate->pickup)->name, "Toul");
    CHECK_INT(reimport_only_chore(&re)->kind,
              CHORE_MOVE);                      /* the one that nobody has begun moves by itself */
    CHECK_INT(prep_needed_labels(prep), 1 + 3); /* the crate, and all of the other order */
    CHECK_INT(reimport(&re), REFUSAL_NONE);
    CHECK_INT(reimport_only_chore(&re)->kind, CHORE_MOVE); /* a third import does not forget it */
    CHECK_INT(reimport_tick_off(&re, reimport_only_chore(&re), 1), REFUSAL_NONE);
    reimport_prove(&re);
}

/* Letters and colours are on labels: a new point between the others does not shift them. */
static void pickup_points_keep_letter_and_colour(void)
{
    reimport_begin(&re);
    const struct pickup *toul = plan_pickup(prep->plan, crate_of(prep, "1002", 1)->pickup);
    uint8_t colour = toul->colour;
    char letter[4];
    str_copy(letter, sizeof letter, toul->letter);
    struct month_pickup more = {.name = "Commercy"}; /* between Colombey and Toul */
    re.month.pickups = realloc(re.month.pickups, 3 * sizeof *re.month.pickups);
    re.month.pickups[re.month.pickup_count++] = more;
    re.month.pickup_room = 3;
    month_set_units(&re.month, month_add_order(&re.month, "1900", 2), SMALL_RICE, 1000);
    CHECK_INT(reimport(&re), REFUSAL_NONE);
    toul = plan_pickup(prep->plan, crate_of(prep, "1002", 1)->pickup);
    CHECK_INT(toul->colour, colour);
    CHECK_STR(toul->letter, letter);
    const struct pickup *commercy = plan_pickup(prep->plan, crate_of(prep, "1900", 1)->pickup);
    CHECK(commercy->colour != colour && !str_equal(commercy->letter, "C"));
    CHECK_INT(prep_needed_labels(prep), 0);
    reimport_prove(&re);
}

static void what_was_missing_is_no_longer_when_it_is_not_wanted(void)
{
    reimport_begin(&re);
    crate_begin(&re, "1001", 1); /* rice 1, then pasta 2 */
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_PICK, .units_milli = 1000}), 0);
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_PICK, .units_milli = 1000}), 0);
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_REPORT,
                                                   .type = DISCREPANCY_MISSING,
                                                   .units_milli = 1000}),
              REFUSAL_NONE);
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_CLOSE_CRATE}), REFUSAL_NONE);
    month_set_units(&re.month, LUC, SMALL_PASTA, 1000);
    CHECK_INT(reimport(&re), REFUSAL_NONE);
    const struct portion *pasta = portion_in(prep, crate_of(prep, "1001", 1), "SEC-01");
    CHECK_INT(prep_portion(prep, pasta->id)->missing_milli, 0);
    CHECK_INT(prep_open_chores(prep), 0);
    CHECK_INT(prep->discrepancy_count, 1); /* what happened has happened */
    CHECK(plan_portion(prep->plan, prep->discrepancies[0].portion) == pasta);
    reimport_prove(&re);
}

static void a_substitute_that_is_not_wanted_comes_out(void)
{
    reimport_begin(&re);
    crate_begin(&re, "1001", 1);
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_PICK, .units_milli = 1000}), 0);
    small_allow(&re.small, SMALL_PASTA, SMALL_CABBAGE, 3);
    uint32_t cabbage = small_product_id(&re.small, SMALL_CABBAGE);
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_REPORT,
                                                   .type = DISCREPANCY_SUBSTITUTED,
                                                   .units_milli = 2000,
                                                   .other_product = cabbage}),
              REFUSAL_NONE);
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_CLOSE_CRATE}), REFUSAL_NONE);
    month_set_units(&re.month, LUC, SMALL_PASTA, 1000);
    month_set_units(&re.month, ZOE, SMALL_CABBAGE, 0); /* the only one who had ordered it */
    CHECK_INT(reimport(&re), REFUSAL_NONE);
    const struct chore *chore = reimport_only_chore(&re);
    CHECK_INT(chore->kind, CHORE_REMOVE);
    CHECK_STR(plan_product(prep->plan, chore->product)->sku, "LEG-05");
    CHECK_INT(chore->units_milli, 3000); /* three of them for one */
    CHECK_INT(reimport_tick_off(&re, chore, 1), REFUSAL_NONE);
    const struct portion *pasta = portion_in(prep, crate_of(prep, "1001", 1), "SEC-01");
    CHECK_INT(prep_portion(prep, pasta->id)->substitute_milli, 1000);
    reimport_prove(&re);
}

/* The goods that a crate holds stay known although the file no longer has them. */
static void goods_that_are_gone_from_the_catalogue(void)
{
    reimport_begin(&re);
    crate_fill(&re, "1001", 1);
    for (uint32_t order = 0; order < 5; order++) {
        month_set_units(&re.month, order, SMALL_RICE, 0);
        month_set_units(&re.month, order, SMALL_ICE, 0);
    }
    for (size_t i = 0; i < re.month.line_count; i++) { /* the products behind move up */
        CHECK(re.month.lines[i].product != SMALL_ICE && re.month.lines[i].product != SMALL_RICE);
        re.month.lines[i].product -= re.month.lines[i].product > SMALL_RICE;
    }
    memmove(&re.month.products[SMALL_RICE], &re.month.products[SMALL_RICE + 1],
            (SMALL_PRODUCTS - SMALL_RICE - 1) * sizeof *re.month.products);
    re.month.product_count = SMALL_PRODUCTS - 2;
    CHECK_INT(reimport(&re), REFUSAL_NONE);
    CHECK_INT(reimport_only_chore(&re)->kind, CHORE_REMOVE);
    CHECK_STR(plan_product(prep->plan, reimport_only_chore(&re)->product)->sku, "SEC-03");
    CHECK_INT(prep->plan->products.count, SMALL_PRODUCTS - 1); /* nobody needs the other one */
    reimport_prove(&re);
}

/* An order whose crates are all begun, and that grows by more than they take. */
static void what_finds_no_room_becomes_another_crate(void)
{
    reimport_begin(&re);
    crate_check(&re, "1005", 1); /* potatoes 1, pasta 1: 3 kg */
    month_set_units(&re.month, NOBODY, SMALL_POTATOES, 8000);
    CHECK_INT(reimport(&re), REFUSAL_NONE);
    const struct crate *first = crate_of(prep, "1005", 1), *second = crate_of(prep, "1005", 2);
    CHECK_INT(first->of, 2);
    CHECK_INT(portion_in(prep, first, "LEG-02")->units_milli, 4000); /* 10,5 kg with the pasta */
    CHECK_INT(portion_in(prep, second, "LEG-02")->units_milli, 4000);
    CHECK_INT(reimport_only_chore(&re)->kind, CHORE_ADD);
    CHECK_INT(reimport_only_chore(&re)->units_milli, 3000);
    CHECK_INT(prep_crate(prep, second->id)->status, CRATE_PLANNED);
    reimport_prove(&re);
}

static void a_chore_of_a_crate_that_is_opened_again_is_void(void)
{
    reimport_begin(&re);
    crate_fill(&re, "1001", 1);
    month_set_units(&re.month, LUC, SMALL_RICE, 2000);
    CHECK_INT(reimport(&re), REFUSAL_NONE);
    CHECK_INT(reimport_only_chore(&re)->kind, CHORE_ADD);
    uint32_t crate = crate_of(prep, "1001", 1)->id;
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_REOPEN, .crate = crate}),
              REFUSAL_NONE);
    CHECK_INT(prep_open_chores(prep), 0);
    CHECK_INT(prep_remaining_milli(prep, prep_next_portion(prep, crate)), 1000);
    reimport_prove(&re);
}

static void a_plan_that_forgets_a_begun_crate_is_refused(void)
{
    reimport_begin(&re);
    month_remove_order(&re.month, LUC);
    const struct plan *plan = reimport_plan(&re); /* nobody has begun */
    crate_begin(&re, "1001", 1);                  /* now somebody has */
    struct command set = {.kind = COMMAND_SET_PLAN, .target = plan->import};
    CHECK_INT(small_do(&re.small, set), REFUSAL_NOT_NOW);
    struct event event = {.kind = EVENT_PLAN_SET, .prep = 1, .import = plan->import};
    uint64_t digest = prep_digest(prep);
    CHECK(!prep_apply(&re.small.prep, &event));
    CHECK(prep_digest(prep) == digest);
    reimport_prove(&re);
}

static void another_month_is_told_from_a_changed_one(void)
{
    reimport_begin(&re);
    for (size_t i = 0; i < re.month.order_count; i++) {
        static const char *const numbers[] = {"2004", "2001", "2002", "2003", "2005"};
        re.month.orders[i].number = numbers[i];
    }
    (void)reimport_plan(&re);
    CHECK(re.changes.is_other_month);
    /* Without numbers the buyers are the same people every month. */
    for (uint32_t i = 0; i < re.month.order_count; i++) {
        re.month.orders[i].number = "";
        month_set_units(&re.month, i, SMALL_CABBAGE, 4000);
    }
    (void)reimport_plan(&re);
    CHECK(re.changes.is_other_month);
    reimport_end(&re);
}

/* A sheet without numbers: orders are told by who ordered. */
static void orders_without_numbers_are_told_by_their_buyers(void)
{
    reimport_begin(&re);
    for (uint32_t i = 0; i < re.month.order_count; i++) {
        re.month.orders[i].number = "";
    }
    CHECK_INT(reimport(&re), REFUSAL_NONE); /* the numbers are gone: nothing else */
    CHECK_INT(re.changes.same, 5);
    month_set_units(&re.month, AWA, SMALL_MILK, 4000);
    month_set_units(&re.month, LUC, SMALL_RICE, 2000);
    CHECK_INT(reimport(&re), REFUSAL_NONE);
    CHECK_INT(re.changes.of_kind[PLAN_CHANGE_CHANGED], 2);
    CHECK_INT(re.changes.same, 3);
    reimport_prove(&re);
}

static void notes_stay_decided_while_they_say_the_same(void)
{
    reimport_begin(&re);
    re.month.orders[AWA].note = "Pas de noix";
    re.month.orders[LUC].note = "Sonner fort";
    CHECK_INT(reimport(&re), REFUSAL_NONE);
    CHECK(re.changes.details_differ);
    uint32_t awa = crate_of(prep, "1004", 1)->order, luc = crate_of(prep, "1001", 1)->order;
    struct command note = {.kind = COMMAND_SET_NOTE, .target = awa, .value = NOTE_ALLERGY};
    CHECK_INT(small_do(&re.small, note), REFUSAL_NONE);
    note.target = luc;
    note.value = NOTE_NOTHING;
    CHECK_INT(small_do(&re.small, note), REFUSAL_NONE);
    re.month.orders[LUC].note = "Sonner fort, et pas d'œufs";
    CHECK_INT(reimport(&re), REFUSAL_NONE);
    CHECK_INT(prep_note(prep, crate_of(prep, "1004", 1)->order), NOTE_ALLERGY);
    CHECK_INT(prep_note(prep, crate_of(prep, "1001", 1)->order), NOTE_OPEN);
    reimport_prove(&re);
}

/* What came, how it was loaded: under the ids of the new plan; what was said of the total holds as
 * long as the month needs as much. */
static void goods_and_trips_follow(void)
{
    reimport_begin(&re);
    uint32_t pasta = small_product_id(&re.small, SMALL_PASTA);
    const struct lot *lot = plan_lot(prep->plan, plan_first_lot(prep->plan, pasta));
    const char *supplier = plan_supplier(prep->plan, lot->supplier)->name;
    struct command receive = {.kind = COMMAND_RECEIVE,
                              .product = pasta,
                              .target = lot->supplier,
                              .number = 4711,
                              .units_milli = 5000};
    struct command complete = {.kind = COMMAND_GOODS_COMPLETE, .product = pasta, .value = 1};
    CHECK_INT(small_do(&re.small, receive), REFUSAL_NONE);
    CHECK_INT(small_do(&re.small, complete), REFUSAL_NONE);
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_PROPOSE_TRIPS}), REFUSAL_NONE);
    crate_fill(&re, "1001", 1);
    re.small.prep.modes[plan_crate(prep->plan, crate_of(prep, "1001", 1)->id)->pickup -
                        prep->plan->pickups.first_id] = PICKUP_READY;
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_LOAD,
                                                   .crate = crate_of(prep, "1001", 1)->id,
                                                   .number = 1}),
              REFUSAL_NONE);
    int64_t taken = prep->lots[0].taken_milli;
    CHECK(taken > 0);
    re.month.products[SMALL_PASTA].name = "Coquillettes bio – 500g";
    CHECK_INT(reimport(&re), REFUSAL_NONE);
    uint32_t now = ID_NONE;
    for (size_t i = 0; i < prep->plan->products.count; i++) {
        now = prep->plan->products.rows[i].carries == pasta ? prep->plan->products.rows[i].id : now;
    }
    CHECK(now != ID_NONE && now != pasta);
    CHECK_INT(prep_received_milli(prep, now), 5000);
    CHECK_INT(prep->lots[0].taken_milli, taken);
    CHECK_STR(prep_lot_supplier(prep, LOT_RECEIVED + 1)->name, supplier);
    CHECK(prep_is_complete(prep, now));
    CHECK_INT(prep_crate(prep, crate_of(prep, "1001", 1)->id)->trip, 1);
    CHECK(trip_stops_at(&prep->trips[0], crate_of(prep, "1001", 1)->pickup));
    uint32_t holder = ID_NONE;
    CHECK_INT(prep_lot_crates(prep, LOT_RECEIVED + 1, &holder, 1), 1);
    CHECK_INT(holder, crate_of(prep, "1001", 1)->id);
    size_t said = 0;
    for (size_t i = 0; i < prep->discrepancy_count; i++) {
        said += !prep->discrepancies[i].is_undone;
    }
    CHECK_INT(said, 1);
    /* Another order wants more: whether all came is to be said again. */
    month_set_units(&re.month, AWA, SMALL_PASTA, 9000);
    CHECK_INT(reimport(&re), REFUSAL_NONE);
    for (size_t i = 0; i < prep->plan->products.count; i++) {
        CHECK(!prep->goods[i].is_complete);
    }
    for (size_t i = 0; i < prep->discrepancy_count; i++) {
        CHECK(prep->discrepancies[i].type != DISCREPANCY_SHORT);
    }
    reimport_end(&re);
}

/* What went to a labo in bulk stays known there; what more it gets goes along when it is ticked. */
static void what_left_in_bulk_follows(void)
{
    reimport_begin(&re);
    uint32_t pasta = small_product_id(&re.small, SMALL_PASTA), pickup = ID_NONE;
    struct command tick = {.kind = COMMAND_TICK, .target = TICK_BULK, .value = 1};
    CHECK_INT(small_do(&re.small, (struct command){.kind = COMMAND_RECEIVE,
                                                   .product = pasta,
                                                   .units_milli = 50000,
                                                   .number = 7}),
              REFUSAL_NONE);
    pickup = crate_of(prep, "1004", 1)->pickup;
    tick.number = prep_bulk_item(pickup, pasta);
    CHECK_INT(small_do(&re.small, tick), REFUSAL_NONE);
    int64_t due = prep_bulk_milli(prep, pickup, pasta);
    CHECK_INT(prep_sent_milli(prep, LOT_RECEIVED + 1, pickup), due);
    re.month.products[SMALL_PASTA].name = "Coquillettes bio – 500g";
    month_set_units(&re.month, AWA, SMALL_PASTA, 9000);
    CHECK_INT(reimport(&re), REFUSAL_NONE);
    uint32_t now = crate_of(prep, "1004", 1)->pickup;
    CHECK(now != pickup);
    CHECK_INT(prep_sent_milli(prep, LOT_RECEIVED + 1, now), due);
    tick.number = prep_bulk_item(now, prep->lots[0].product);
    CHECK_INT(small_do(&re.small, tick), REFUSAL_NONE);
    CHECK_INT(prep_sent_milli(prep, LOT_RECEIVED + 1, now),
              prep_bulk_milli(prep, now, prep->lots[0].product));
    CHECK(prep_sent_milli(prep, LOT_RECEIVED + 1, now) > due);
    reimport_prove(&re);
}

int main(void)
{
    RUN(a_renamed_product_is_the_same_product);
    RUN(a_changed_weight_repacks_what_was_not_begun);
    RUN(another_pickup_point_moves_the_crates);
    RUN(pickup_points_keep_letter_and_colour);
    RUN(what_was_missing_is_no_longer_when_it_is_not_wanted);
    RUN(a_substitute_that_is_not_wanted_comes_out);
    RUN(goods_that_are_gone_from_the_catalogue);
    RUN(what_finds_no_room_becomes_another_crate);
    RUN(a_chore_of_a_crate_that_is_opened_again_is_void);
    RUN(a_plan_that_forgets_a_begun_crate_is_refused);
    RUN(another_month_is_told_from_a_changed_one);
    RUN(orders_without_numbers_are_told_by_their_buyers);
    RUN(notes_stay_decided_while_they_say_the_same);
    RUN(goods_and_trips_follow);
    RUN(what_left_in_bulk_follows);
    return 0;
}
