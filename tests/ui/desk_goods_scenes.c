/* desk_goods_scenes.c: see desk_goods_scenes.h. */
#include "ui/desk_goods_scenes.h"

#include "domain/receive.h"
#include "support/check.h"

static void receive(struct desk_test *desk, size_t product, int64_t units_milli)
{
    const struct plan *plan = desk->view.prep->plan;
    const struct lot *lot = plan_lot(plan, plan_first_lot(plan, plan->products.rows[product].id));
    desk->request = (struct request){.kind = REQUEST_COMMAND,
                                     .command = {.kind = COMMAND_RECEIVE,
                                                 .product = plan->products.rows[product].id,
                                                 .target = lot->supplier,
                                                 .units_milli = units_milli,
                                                 .number = 4711}};
    desk_carry_out(desk);
}

void arrivals_all(struct desk_test *desk)
{
    desk_tap(desk, "more");
    desk_tap(desk, "before");
    desk_tap(desk, "arrivals");
    CHECK(desk->ui.screen == SCREEN_ARRIVALS);
}

/* All of one came, some of another, and of that nothing comes any more. */
void arrivals_begun(struct desk_test *desk)
{
    const struct plan *plan = desk->view.prep->plan;
    receive(desk, 0, prep_expected_milli(desk->view.prep, plan->products.rows[0].id));
    receive(desk, 1, 3000);
    desk->request = (struct request){.kind = REQUEST_COMMAND,
                                     .command = {.kind = COMMAND_GOODS_COMPLETE,
                                                 .product = plan->products.rows[1].id,
                                                 .value = 1}};
    desk_carry_out(desk);
    arrivals_all(desk);
}

void arrivals_one(struct desk_test *desk)
{
    arrivals_begun(desk);
    desk_tap(desk, "from_1");
    CHECK_INT(desk->ui.choice, 1);
}

void arrivals_no_month(struct desk_test *desk)
{
    ui_go(&desk->ui, &desk->view, SCREEN_ARRIVALS);
    CHECK(!desk_can_tap(desk, "validate"));
}

static struct timeline timeline;

/* They were to bring it in the half-day before. */
void arrivals_late(struct desk_test *desk)
{
    struct timeline_entry entry = {.number = TIMELINE_ROUND,
                                   .day = 1,
                                   .minute = 540,
                                   .round = {.vehicle = ROUND_THEIRS, .limit_kg = 500}};
    timeline_begin(&timeline);
    CHECK(round_turn(&entry.round, desk->view.prep->plan->suppliers.rows[1].name));
    timeline_put(&timeline, &entry);
    desk->view.timeline = &timeline;
    desk->request =
        (struct request){.kind = REQUEST_COMMAND, .command = {.kind = COMMAND_CLOSE_HALF_DAY}};
    desk_carry_out(desk);
    arrivals_all(desk);
}

static void take_in(struct desk_test *desk)
{
    CHECK_INT(desk->request.kind, REQUEST_TIMELINE);
    timeline_put(&timeline, &desk->request.entry);
}

static void open_timeline(struct desk_test *desk)
{
    timeline_begin(&timeline);
    desk->view.timeline = &timeline;
    desk_tap(desk, "more");
    desk_tap(desk, "before");
    desk_tap(desk, "timeline");
    desk_tap(desk, "change");
}

void rounds_add(struct desk_test *desk)
{
    open_timeline(desk);
    desk_tap(desk, "add");
    CHECK(desk_can_tap(desk, "add_line"));
}

void rounds_where(struct desk_test *desk)
{
    rounds_add(desk);
    desk_tap(desk, "add_round");
    CHECK(!desk_can_tap(desk, "validate")); /* to nobody yet */
    desk_tap(desk, "supplier_1");
    desk_tap(desk, "supplier_2");
    desk_tap(desk, "supplier_2"); /* out again */
    CHECK_INT(round_count(&desk->ui.entry.round), 1);
    desk_tap(desk, "supplier_3");
}

void rounds_form(struct desk_test *desk)
{
    rounds_where(desk);
    desk_tap(desk, "validate");
    CHECK(desk_can_tap(desk, "limit_less"));
}

/* A van that carries less than there is has to go more than once. */
void rounds_heavy(struct desk_test *desk)
{
    rounds_form(desk);
    desk_tap(desk, "vehicle_less");
    CHECK_INT(desk->ui.entry.round.vehicle, ROUND_CAR);
    CHECK_INT(desk->ui.entry.round.limit_kg, 500);
    while (desk->ui.entry.round.limit_kg > 100) {
        desk_tap(desk, "limit_less");
    }
    CHECK(round_trips(&desk->ui.entry.round, desk->view.prep) > 1);
}

void rounds_theirs(struct desk_test *desk)
{
    rounds_form(desk);
    desk_tap(desk, "vehicle_more");
    CHECK_INT(desk->ui.entry.round.vehicle, ROUND_THEIRS);
    CHECK(!desk_can_tap(desk, "limit_less")); /* no vehicle of ours */
}

static void keep_two(struct desk_test *desk)
{
    rounds_heavy(desk);
    desk_tap(desk, "validate");
    take_in(desk);
    desk_tap(desk, "add");
    desk_tap(desk, "add_round");
    desk_tap(desk, "place_food_bank");
    desk_tap(desk, "validate"); /* a place by itself */
    desk_tap(desk, "validate");
    take_in(desk);
    CHECK(timeline_find(&timeline, TIMELINE_ROUND + 1) != NULL);
}

void rounds_listed(struct desk_test *desk)
{
    keep_two(desk);
    desk_tap(desk, "validate");
    desk_tap(desk, "page_next");
    desk_tap(desk, "entry_70");
    CHECK_INT(desk->request.command.number, TIMELINE_ROUND);
    desk_carry_out(desk);
}

void rounds_gone(struct desk_test *desk)
{
    keep_two(desk);
    desk_tap(desk, "page_next");
    desk_tap(desk, "entry_71");
    desk_tap(desk, "leave_out");
    take_in(desk);
    CHECK(timeline_find(&timeline, TIMELINE_ROUND + 1) == NULL);
    CHECK(timeline_find(&timeline, TIMELINE_ROUND) != NULL);
}

/* From what is to come to who fetches it, and the half-day stands there. */
void arrivals_fetched(struct desk_test *desk)
{
    timeline_begin(&timeline);
    desk->view.timeline = &timeline;
    arrivals_all(desk);
    desk_tap(desk, "from_2");
    desk_tap(desk, "fetch");
    CHECK(desk->ui.screen == SCREEN_TIMELINE);
    desk_tap(desk, "validate");
    take_in(desk);
    desk_tap(desk, "validate");
    desk_tap(desk, "back");
    desk_tap(desk, "arrivals");
    desk_tap(desk, "from_2");
    desk_tap(desk, "fetch"); /* the same one */
    CHECK_INT(desk->ui.entry.number, TIMELINE_ROUND);
    desk_tap(desk, "back");
    desk_tap(desk, "validate");
    desk_tap(desk, "back");
    desk_tap(desk, "arrivals");
}

/* A delivery of pasta, of which some left in bulk: where it went, then all of them again. */
void find_lot_scene(struct desk_test *desk)
{
    const struct plan *plan = desk->view.prep->plan;
    size_t pasta = 0;
    for (size_t i = 0; i < plan->products.count; i++) {
        pasta =
            plan->products.rows[i].id == small_product_id(&desk->month, SMALL_PASTA) ? i : pasta;
    }
    receive(desk, pasta, 500000);
    uint32_t labo = plan->pickups.rows[0].id;
    desk->request =
        (struct request){.kind = REQUEST_COMMAND,
                         .command = {.kind = COMMAND_TICK,
                                     .target = TICK_BULK,
                                     .number = prep_bulk_item(labo, plan->products.rows[pasta].id),
                                     .value = 1}};
    desk_carry_out(desk);
    CHECK_INT(prep_sent_milli(desk->view.prep, LOT_RECEIVED + 1, labo) > 0, 1);
    desk_tap(desk, "more");
    desk_tap(desk, "find");
    desk_scan(desk, small_codes[SMALL_PASTA]);
    desk_tap(desk, "lot");
    desk_tap(desk, "lot"); /* there is one: all of them again */
    CHECK_INT(desk->ui.desk.other, ID_NONE);
    desk_tap(desk, "lot");
    CHECK_INT(desk->ui.desk.other, LOT_RECEIVED + 1);
}
