/* substitute.c: see substitute.h. */
#include "domain/substitute.h"

#include "base/assert.h"
#include "domain/crate_split.h"
#include "domain/decide_internal.h"
#include "domain/prep_internal.h"

const struct substitution *prep_substitution(const struct prep *prep, uint32_t product)
{
    if (prep->plan == NULL || plan_product(prep->plan, product) == NULL) {
        return NULL;
    }
    const struct substitution *found =
        &prep->substitutions[product - prep->plan->products.first_id];
    return found->reason != SUBSTITUTE_NOT ? found : NULL;
}

enum substitute_answer prep_may_substitute(const struct prep *prep, uint32_t portion)
{
    const struct portion *row = plan_portion(prep->plan, portion);
    ASSERT(row != NULL);
    const struct substitution *said = prep_substitution(prep, row->product);
    const struct portion_state *state = prep_portion(prep, portion);
    if (said == NULL) {
        return SUBSTITUTE_NOT_ALLOWED;
    }
    if (prep_note(prep, plan_crate(prep->plan, row->crate)->order) == NOTE_ALLERGY) {
        return SUBSTITUTE_ALLERGY;
    }
    bool other_lies = state->substitute_milli > 0 && (state->substitute_product != said->other ||
                                                      state->substitute_per != said->per);
    return other_lies ? SUBSTITUTE_OTHER_LIES : SUBSTITUTE_MAY;
}

bool substitute_fits(const struct plan *plan, uint32_t product, uint32_t other)
{
    const struct product *a = plan_product(plan, product), *b = plan_product(plan, other);
    return a != NULL && b != NULL && a != b && plan_is_weighed(a) == plan_is_weighed(b) &&
           crate_kind_of(a) == crate_kind_of(b);
}

static int64_t per_of(const struct portion_state *state)
{
    return state->substitute_per > 0 ? state->substitute_per : 1;
}

/* A check may have found four where three stand for one: a third is no whole number of thousandths,
 * but whole packs are whole tens of them. */
int64_t portion_substitute_milli(const struct portion_state *state)
{
    int64_t lies = state->substitute_milli * per_of(state);
    return per_of(state) == 1 ? lies : (lies + 9) / 10 * 10;
}

int64_t portion_swap_milli(const struct portion_state *state)
{
    return state->to_swap_milli * per_of(state);
}

int64_t portion_stands_for(const struct portion_state *state, int64_t units_milli)
{
    return units_milli / per_of(state);
}

/* Goods that are weighed are replaced gram by gram. */
static bool per_fits(const struct plan *plan, uint32_t product, int64_t per)
{
    return per == 1 ||
           (per > 1 && per <= SUBSTITUTE_PER_MOST && !plan_is_weighed(plan_product(plan, product)));
}

bool prep_apply_substitute_set(struct prep *prep, const struct event *event)
{
    bool allows = event->value != SUBSTITUTE_NOT;
    if (prep->plan == NULL || plan_product(prep->plan, event->product) == NULL ||
        event->value < SUBSTITUTE_NOT || event->value >= SUBSTITUTE_REASON_COUNT ||
        (allows && (!substitute_fits(prep->plan, event->product, event->other_product) ||
                    !per_fits(prep->plan, event->product, event->number)))) {
        return false;
    }
    prep->substitutions[event->product - prep->plan->products.first_id] =
        allows ? (struct substitution){.reason = (enum substitute_reason)event->value,
                                       .other = event->other_product,
                                       .per = (int32_t)event->number,
                                       .at_ms = event->at_ms}
               : (struct substitution){.reason = SUBSTITUTE_NOT};
    return true;
}

void decide_set_substitute(struct decider *d)
{
    const struct command *command = d->command;
    bool allows = command->value != SUBSTITUTE_NOT;
    if (plan_product(d->prep->plan, command->target) == NULL || command->value < SUBSTITUTE_NOT ||
        command->value >= SUBSTITUTE_REASON_COUNT ||
        (allows && !per_fits(d->prep->plan, command->target, command->number))) {
        decide_refuse(d, REFUSAL_NOT_NOW);
        return;
    }
    if (allows && !substitute_fits(d->prep->plan, command->target, command->other_product)) {
        decide_refuse(d, REFUSAL_OTHER_PRODUCT);
        return;
    }
    const struct substitution *was = prep_substitution(d->prep, command->target);
    bool same = was == NULL
                    ? !allows
                    : was->reason == (enum substitute_reason)command->value &&
                          was->other == command->other_product && was->per == command->number;
    if (same) {
        return;
    }
    struct event *event = decide_add(d, EVENT_SUBSTITUTE_SET);
    event->product = command->target;
    event->value = command->value;
    event->other_product = allows ? command->other_product : ID_NONE;
    event->number = allows ? command->number : 0;
}

/* At the lane's step: so many of the ordered units are replaced. */
void decide_substitute(struct decider *d, uint32_t step, int64_t units)
{
    const struct portion *portion = plan_portion(d->prep->plan, step);
    const struct substitution *said = prep_substitution(d->prep, portion->product);
    switch (prep_may_substitute(d->prep, step)) {
    case SUBSTITUTE_NOT_ALLOWED: decide_refuse(d, REFUSAL_NO_SUBSTITUTE); return;
    case SUBSTITUTE_ALLERGY: decide_refuse(d, REFUSAL_NOTHING_ELSE); return;
    case SUBSTITUTE_OTHER_LIES: decide_refuse(d, REFUSAL_OTHER_PRODUCT); return;
    case SUBSTITUTE_MAY: break;
    }
    if (d->command->other_product != said->other) {
        d->out->refusal.expected_product = said->other;
        d->out->refusal.read_product = d->command->other_product;
        decide_refuse(d, REFUSAL_OTHER_PRODUCT);
        return;
    }
    struct event *event = decide_add_for_portion(d, EVENT_DISCREPANCY, step);
    event->type = DISCREPANCY_SUBSTITUTED;
    event->units_milli = units;
    event->grams = d->command->grams;
    event->other_product = said->other;
    event->target = prep_current_lot(d->prep, said->other);
    event->value = said->per;
    event->number = said->reason; /* as it was then: the director may change her word */
}
