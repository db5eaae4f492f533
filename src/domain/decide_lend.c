/* decide_lend.c: a part of the month goes to a labo's machine, is taken over there, comes back. */
#include "domain/decide_internal.h"
#include "domain/lend.h"
#include "domain/plan_grow.h"

/* As many serials as a labo may need: each label twice, and some crates more. */
static int32_t serials_for(const struct prep *prep, uint32_t pickup)
{
    int32_t crates = 0, products = (int32_t)prep->plan->products.count;
    for (size_t i = 0; i < prep->plan->crates.count; i++) {
        crates += prep->plan->crates.rows[i].pickup == pickup;
    }
    return 2 * (crates > products ? crates : products) + LIMIT_LENT_CRATES;
}

/* The first serial that nobody has, nor may hand out. */
static int32_t free_serial(const struct prep *prep)
{
    int32_t last = 0;
    for (size_t i = 0; i < prep->lend_count; i++) {
        last = prep->lends[i].serial_until - 1 > last ? prep->lends[i].serial_until - 1 : last;
    }
    for (size_t k = 0; k < sizeof prep->labels / sizeof *prep->labels; k++) {
        int32_t count = (int32_t)prep->labels[k].count;
        last = count > last ? count : last;
    }
    return last + 1;
}

void decide_lend(struct decider *d)
{
    const struct prep *prep = d->prep;
    uint32_t pickup = d->command->target, number = 0;
    for (size_t i = 0; i < prep->lend_count; i++) {
        number = prep->lends[i].number > number ? prep->lends[i].number : number;
    }
    if (lend_here(prep) != PARTY_OWN || !lend_may(prep, pickup) || number >= LIMIT_LENDS) {
        decide_refuse(d, REFUSAL_NOT_NOW);
        return;
    }
    int32_t serial = free_serial(prep), count = serials_for(prep, pickup);
    if (serial + count > LIMIT_SERIAL + 1) {
        decide_refuse(d, REFUSAL_NO_SERIAL);
        return;
    }
    struct plan_block own = lend_block(prep, PARTY_OWN);
    struct event *event = decide_add(d, EVENT_CRATES_LENT);
    event->number = number + 1;
    event->target = pickup;
    event->serial = serial;
    event->value = count;
    event->crate = own.crate_until + number * LIMIT_LENT_CRATES;
    event->portion = own.portion_until + number * LIMIT_LENT_PORTIONS;
}

void decide_borrow(struct decider *d)
{
    const struct lend *lend = lend_find(d->prep, d->command->target);
    if (lend == NULL || lend->state != LEND_OUT || lend->station != 0) {
        decide_refuse(d, REFUSAL_NOT_NOW);
        return;
    }
    decide_add(d, EVENT_CRATES_BORROWED)->number = lend->number;
}

/* Crates that lie open are put aside first: they come back as they are. */
void decide_give_back(struct decider *d)
{
    const struct lend *lend = lend_find(d->prep, lend_here(d->prep));
    if (lend == NULL || lend->state != LEND_OUT) {
        decide_refuse(d, REFUSAL_NOT_NOW);
        return;
    }
    for (size_t lane = 0; lane < LIMIT_LANES; lane++) {
        if (lend->lanes[lane].crate != ID_NONE) {
            struct event *event = decide_add(d, EVENT_CRATE_LEFT);
            event->lane = (uint8_t)lane;
            event->crate = lend->lanes[lane].crate;
        }
    }
    struct event *event = decide_add(d, EVENT_CRATES_RETURNED);
    event->number = lend->number;
    event->value = 1;
}

void decide_take_back(struct decider *d)
{
    const struct lend *lend = lend_find(d->prep, d->command->target);
    if (lend == NULL || lend->state != LEND_OUT || lend->station != 0 ||
        lend_here(d->prep) != PARTY_OWN) {
        decide_refuse(d, REFUSAL_NOT_NOW);
        return;
    }
    struct event *event = decide_add(d, EVENT_CRATES_RETURNED);
    event->number = lend->number;
    event->value = 2;
}

void decide_lent(struct decider *d)
{
    bool fits = true;
    for (size_t i = 0; i < d->out->count && fits; i++) {
        struct event event = d->out->events[i];
        event.id.station = d->prep->station;
        fits = lend_allows(d->prep, &event);
    }
    if (!fits) {
        decide_refuse(d, REFUSAL_LENT);
    }
}
