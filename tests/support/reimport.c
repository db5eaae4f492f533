/* reimport.c: see reimport.h. */
#include "support/reimport.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "domain/prep_chore.h"
#include "support/check.h"

void reimport_begin(struct reimport *re)
{
    memset(re, 0, sizeof *re);
    small_prep_init(&re->small);
    small_month(&re->month);
    struct plan_settings settings = plan_settings_default();
    struct plan_ids ids = plan_ids_first();
    struct plan plan = {0};
    plan_build(&re->month, &settings, &ids, &plan, &re->people);
    plan_finish(&plan);
}

void reimport_end(struct reimport *re)
{
    small_prep_finish(&re->small);
    for (size_t i = 0; i < re->plan_count; i++) {
        plan_finish(re->plans[i]);
        free(re->plans[i]);
    }
    free(re->plans);
    people_finish(&re->people);
    plan_changes_finish(&re->changes);
    month_finish(&re->month);
}

const struct plan *reimport_plan(struct reimport *re)
{
    struct prep *prep = &re->small.prep;
    const struct plans *plans = prep->plans;
    struct plan_settings settings = plan_settings_default();
    struct plan_ids ids = plan_ids_after(plans->items[plans->count - 1]);
    struct plan fresh = {0}, *plan = calloc(1, sizeof *plan);
    struct people fresh_people = {0}, people = {0};
    CHECK(plan != NULL);
    plan_build(&re->month, &settings, &ids, &fresh, &fresh_people);
    plan_changes_finish(&re->changes);
    plan_follow(prep, &re->people, &fresh, &fresh_people, plan, &people, &re->changes);
    plan_finish(&fresh);
    people_finish(&fresh_people);
    people_finish(&re->people);
    re->people = people;
    re->plans = array_grow(re->plans, re->plan_count, &re->plan_room, sizeof *re->plans);
    re->plans[re->plan_count++] = plan;
    plans_add(&re->small.plans, plan);
    CHECK(plan_check(plan) == NULL);
    return plan;
}

enum refusal_kind reimport(struct reimport *re)
{
    const struct plan *plan = reimport_plan(re);
    return small_do(&re->small, (struct command){.kind = COMMAND_SET_PLAN, .target = plan->import});
}

void month_set_units(struct month *month, uint32_t order, uint32_t product, int64_t units_milli)
{
    size_t at = 0;
    while (at < month->line_count &&
           (month->lines[at].order != order || month->lines[at].product != product)) {
        at++;
    }
    if (units_milli == 0) {
        if (at < month->line_count) {
            month->lines[at] = month->lines[--month->line_count];
        }
        return;
    }
    if (at == month->line_count) {
        month->lines =
            array_grow(month->lines, month->line_count, &month->line_room, sizeof *month->lines);
        month->line_count++;
    }
    month->lines[at] = (struct month_line){order, product, units_milli, 0};
}

void month_remove_order(struct month *month, uint32_t order)
{
    size_t kept = 0;
    for (size_t i = 0; i < month->line_count; i++) {
        struct month_line line = month->lines[i];
        if (line.order != order) {
            line.order -= line.order > order;
            month->lines[kept++] = line;
        }
    }
    month->line_count = kept;
    month->order_count--;
    memmove(&month->orders[order], &month->orders[order + 1],
            (month->order_count - order) * sizeof *month->orders);
}

uint32_t month_add_order(struct month *month, const char *number, uint32_t pickup)
{
    month->orders =
        array_grow(month->orders, month->order_count, &month->order_room, sizeof *month->orders);
    month->orders[month->order_count] = (struct month_order){
        .number = number, .first_name = "", .initial = "", .note = "", .pickup = pickup, .row = 99};
    return (uint32_t)month->order_count++;
}

const struct crate *crate_of(const struct prep *prep, const char *reference, int index)
{
    for (size_t i = 0; i < prep->plan->crates.count; i++) {
        const struct crate *crate = &prep->plan->crates.rows[i];
        if (crate->index == index &&
            str_equal(plan_order(prep->plan, crate->order)->reference, reference)) {
            return crate;
        }
    }
    fprintf(stderr, "no crate %s %d\n", reference, index);
    exit(1);
}

const struct portion *portion_in(const struct prep *prep, const struct crate *crate,
                                 const char *sku)
{
    for (uint32_t i = 0; i < crate->portion_count; i++) {
        const struct portion *portion = plan_portion(prep->plan, crate->first_portion + i);
        if (str_equal(plan_product(prep->plan, portion->product)->sku, sku)) {
            return portion;
        }
    }
    return NULL;
}

static void open_crate(struct reimport *re, const char *reference, int index,
                       enum command_kind kind)
{
    struct command open = {.kind = kind, .crate = crate_of(&re->small.prep, reference, index)->id};
    CHECK_INT(small_do(&re->small, open), REFUSAL_NONE);
}

void crate_begin(struct reimport *re, const char *reference, int index)
{
    open_crate(re, reference, index, COMMAND_OPEN_CRATE);
}

void crate_fill(struct reimport *re, const char *reference, int index)
{
    crate_begin(re, reference, index);
    small_pick_all(&re->small, 0);
    CHECK_INT(small_do(&re->small, (struct command){.kind = COMMAND_CLOSE_CRATE}), REFUSAL_NONE);
}

void crate_check(struct reimport *re, const char *reference, int index)
{
    crate_fill(re, reference, index);
    open_crate(re, reference, index, COMMAND_OPEN_CHECK);
    small_count_all(&re->small, 0);
    CHECK_INT(small_do(&re->small, (struct command){.kind = COMMAND_CLOSE_CHECK}), REFUSAL_NONE);
}

void reimport_prove(struct reimport *re)
{
    const struct prep *prep = &re->small.prep;
    struct prep replay;
    const char *wrong = prep_check(prep);
    CHECK_STR(wrong != NULL ? wrong : "", "");
    prep_init(&replay, 1, &re->small.plans);
    for (size_t i = 0; i < re->small.event_count; i++) {
        CHECK(prep_apply(&replay, &re->small.events[i]));
    }
    CHECK(prep_digest(&replay) == prep_digest(prep));
    prep_finish(&replay);
    reimport_end(re);
}

const struct chore *reimport_only_chore(const struct reimport *re)
{
    const struct prep *prep = &re->small.prep;
    const struct chore *found = NULL;
    for (size_t i = 0; i < prep->chore_count; i++) {
        const struct chore *chore = &prep->chores[i];
        if (!chore->is_void && !chore->is_done && chore->kind != CHORE_DISCARD) {
            CHECK(found == NULL);
            found = chore;
        }
    }
    CHECK(found != NULL);
    return found;
}

enum refusal_kind reimport_tick_off(struct reimport *re, const struct chore *chore, int done)
{
    uint32_t target = (uint32_t)(chore - re->small.prep.chores) + 1;
    return small_do(&re->small,
                    (struct command){.kind = COMMAND_CHORE_DONE, .target = target, .value = done});
}

uint32_t reimport_number(const struct reimport *re, const char *reference)
{
    const struct prep *prep = &re->small.prep;
    return plan_order(prep->plan, crate_of(prep, reference, 1)->order)->number;
}
