/* desk_later.c: the big month of the director's scenes a second time, with differences. */
#include <string.h>

#include "base/str.h"
#include "domain/prep_chore.h"
#include "support/check.h"
#include "support/reimport.h"
#include "ui/desk_scenes.h"

/* The index in the file of the order that a crate of this status belongs to, from `from` on. */
static uint32_t order_at(const struct desk_test *desk, enum crate_status status, size_t from)
{
    const struct prep *prep = &desk->month.prep;
    for (size_t i = from; i < prep->plan->crates.count; i++) {
        const struct crate *crate = &prep->plan->crates.rows[i];
        int64_t number;
        if (prep->crates[i].status == status && crate->index == 1 &&
            str_to_int64(plan_order(prep->plan, crate->order)->reference, 0, 99999, &number)) {
            return (uint32_t)(number - 4700);
        }
    }
    CHECK_NEVER("no crate of this status");
    return 0;
}

static uint32_t first_product(const struct month *month, uint32_t order)
{
    for (size_t i = 0; i < month->line_count; i++) {
        if (month->lines[i].order == order) {
            return month->lines[i].product;
        }
    }
    return 0;
}

static void draw_all_labels(struct desk_test *desk)
{
    uint32_t crates[400];
    const struct plan *plan = desk->month.prep.plan;
    CHECK(plan->crates.count <= 400);
    for (size_t i = 0; i < plan->crates.count; i++) {
        crates[i] = plan->crates.rows[i].id;
    }
    CHECK_INT(small_do(&desk->month, (struct command){.kind = COMMAND_DRAW_LABELS,
                                                      .label_kind = CODE_CRATE,
                                                      .targets = crates,
                                                      .target_count = plan->crates.count}),
              0);
}

static void change(struct desk_test *desk, bool most)
{
    struct month *month = &desk->month.month;
    uint32_t checked = order_at(desk, CRATE_CHECKED, 0), picked = order_at(desk, CRATE_PICKED, 0),
             planned = order_at(desk, CRATE_PLANNED, 0), late = order_at(desk, CRATE_PLANNED, 60);
    uint32_t gone = order_at(desk, CRATE_CHECKED, 50);
    month_set_units(month, checked, first_product(month, checked), 1000);
    month_set_units(month, checked, SMALL_RICE, 7000);
    month_set_units(month, picked, first_product(month, picked), 0);
    month_set_units(month, planned, SMALL_EGGS, 3000);
    month->orders[late].pickup = 3;
    month->orders[picked].note =
        "Allergie aux fruits à coque, merci de bien vérifier les mélanges.";
    month->orders[planned].note = "Si pas de lait entier, du demi-écrémé ira très bien.";
    month->products[SMALL_CARROTS].name = "Carottes des sables - 1kg";
    uint32_t added = month_add_order(month, "4901", 2);
    month_set_units(month, added, SMALL_RICE, 2000);
    month_remove_order(month, gone);
    while (most && month->order_count > 40) {
        month_remove_order(month, (uint32_t)month->order_count - 2);
    }
}

void desk_later(struct desk_test *desk, bool most)
{
    struct plan_settings settings = plan_settings_default();
    struct plan_ids ids = plan_ids_after(&desk->month.plan);
    struct plan fresh = {0};
    struct people people = {0};
    draw_all_labels(desk);
    change(desk, most);
    plan_build(&desk->month.month, &settings, &ids, &fresh, &people);
    plan_follow(&desk->month.prep, &desk->people, &fresh, &people, &desk->later,
                &desk->later_people, &desk->changes);
    plan_finish(&fresh);
    people_finish(&people);
    CHECK(prep_carry(&desk->month.prep, &desk->later, &desk->ahead));
    desk->view.import.plan = &desk->later;
    desk->view.import.follows = true;
    desk->view.import.changes = &desk->changes;
    desk->view.import.chores = desk->ahead.chores;
    desk->view.import.chore_count = desk->ahead.chore_count;
    desk->view.import.labels = prep_needed_labels(&desk->ahead);
    desk->view.import.label_crates = desk->label_crates;
    for (size_t i = 0, n = 0; i < desk->later.crates.count && n < DESK_LABELS; i++) {
        if (desk->ahead.crates[i].needs_label) {
            desk->label_crates[n++] = desk->later.crates.rows[i].id;
        }
    }
    desk->view.import.is_partial = most;
    plans_add(&desk->month.plans, &desk->later);
}

void desk_later_kept(struct desk_test *desk)
{
    CHECK_INT(small_do(&desk->month,
                       (struct command){.kind = COMMAND_SET_PLAN, .target = desk->later.import}),
              REFUSAL_NONE);
    ui_plan_changed(&desk->ui, &desk->view);
    desk->view.people = &desk->later_people;
    desk->view.import.follows = false;
    desk->view.import.is_same = true;
    desk->view.import.changes = NULL;
    desk->view.import.chore_count = 0;
}
