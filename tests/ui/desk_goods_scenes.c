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
