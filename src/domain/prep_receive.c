/* prep_receive.c: the events of goods that come in, and of bags filled from sacks. */
#include <string.h>

#include "base/arena.h"
#include "base/assert.h"
#include "domain/prep_internal.h"
#include "domain/prep_undo.h"

static bool is_short_or_surplus(enum discrepancy_type type)
{
    return type == DISCREPANCY_SHORT || type == DISCREPANCY_SURPLUS;
}

/* More came, or it is not all after all: what was said of the total holds no longer. */
static void forget_total(struct prep *prep, uint32_t product, struct undo_entry *entry)
{
    struct goods_state *goods = &prep->goods[product - prep->plan->products.first_id];
    entry->goods_before = *goods;
    goods->is_complete = false;
    for (size_t i = 0; i < prep->discrepancy_count; i++) {
        struct discrepancy *d = &prep->discrepancies[i];
        if (d->product == product && is_short_or_surplus(d->type) && !d->is_undone) {
            d->is_undone = true;
            entry->forgotten = i + 1; /* there is one at most */
        }
    }
}

static bool received_fits(const struct prep *prep, const struct event *event)
{
    bool supplier_known = event->target == ID_NONE || (event->value == LOT_FROM_SUPPLIER &&
                                                       plan_supplier(prep->plan, event->target));
    return event->lane < LIMIT_LANES && plan_product(prep->plan, event->product) != NULL &&
           event->lot == LOT_RECEIVED + prep->lot_count + 1 && prep->lot_count < LIMIT_LOTS &&
           event->value >= 0 && event->value < LOT_ORIGIN_COUNT && supplier_known &&
           event->copy >= 0 && event->units_milli >= 0 && event->number >= 0 &&
           event->number <= LIMIT_NOTE_NUMBER;
}

bool prep_apply_received(struct prep *prep, const struct event *event)
{
    if (prep->plan == NULL || !received_fits(prep, event)) {
        return false;
    }
    forget_total(prep, event->product, undo_push_of(prep, event, UNDO_LOT, prep->lot_count));
    prep->lots = array_grow(prep->lots, prep->lot_count, &prep->lot_room, sizeof *prep->lots);
    prep->lots[prep->lot_count++] = (struct lot_state){
        .id = event->lot,
        .product = event->product,
        .import = prep->plan->import,
        .supplier = event->target,
        .origin = (enum lot_origin)event->value,
        .note = event->number,
        .units_milli = event->units_milli,
        .reading = event->reading,
        .half_day = prep->half_day,
        .due = (uint32_t)event->copy,
        .at_ms = event->at_ms,
        .event = event->id,
    };
    const struct product *product = plan_product(prep->plan, event->product);
    if (reading_is_too_warm(product->temperature, event->reading)) {
        prep_add_discrepancy(prep, event, DISCREPANCY_COLD, STEP_RECEIVE, event->units_milli,
                             event->units_milli, event->units_milli);
    }
    return true;
}

bool prep_apply_complete(struct prep *prep, const struct event *event)
{
    const struct product *product =
        prep->plan != NULL ? plan_product(prep->plan, event->product) : NULL;
    if (product == NULL || event->lane >= LIMIT_LANES || event->value < 0 || event->value > 1) {
        return false;
    }
    size_t index = product->id - prep->plan->products.first_id;
    forget_total(prep, product->id, undo_push_of(prep, event, UNDO_GOODS, index));
    prep->goods[index] = (struct goods_state){event->value == 1, event->id};
    int64_t expected = prep_expected_milli(prep, product->id);
    int64_t found = prep_received_milli(prep, product->id), off = found - expected;
    if (event->value == 1 && off != 0) {
        struct event about = *event;
        /* Who brought the first was to bring it all; what came later makes up for it. */
        about.lot =
            off < 0 ? prep_oldest_lot(prep, product->id) : prep_latest_lot(prep, product->id);
        prep_add_discrepancy(prep, &about, off < 0 ? DISCREPANCY_SHORT : DISCREPANCY_SURPLUS,
                             STEP_RECEIVE, off < 0 ? -off : off, expected, found);
    }
    return true;
}

bool prep_apply_bagged(struct prep *prep, const struct event *event)
{
    if (prep->plan == NULL || plan_product(prep->plan, event->product) == NULL ||
        event->lane >= LIMIT_LANES || event->value < 0 || event->value > LIMIT_BAGS ||
        event->grams <= 0 || event->grams > LIMIT_SACK_G || event->number < 0 ||
        event->number > LIMIT_SACK_G) {
        return false;
    }
    (void)undo_push_of(prep, event, UNDO_BAGGING, prep->bagging_count);
    prep->baggings = array_grow(prep->baggings, prep->bagging_count, &prep->bagging_room,
                                sizeof *prep->baggings);
    prep->baggings[prep->bagging_count++] = (struct bagging){
        .product = event->product,
        .lot = event->lot,
        .bag_g = (int32_t)event->grams,
        .made = event->value,
        .lost_g = event->number,
        .at_ms = event->at_ms,
        .event = event->id,
    };
    return true;
}

/* What a hand took: remembered for both ways of the question "which lot is in which crate". */
void prep_use_lot(struct prep *prep, uint32_t lot, uint32_t portion, int64_t units_milli)
{
    if (lot <= LOT_RECEIVED || lot - LOT_RECEIVED > prep->lot_count) {
        return; /* the plan's own: nothing was received */
    }
    struct undo_entry *entry = &prep->undos[prep->undo_count - 1];
    uint32_t *first = &prep->portion_uses[plan_portion_at(prep->plan, portion)];
    uint32_t at = *first;
    while (at != 0 && prep->uses[at - 1].lot != lot) {
        at = prep->uses[at - 1].next;
    }
    if (at == 0) {
        prep->uses = array_grow(prep->uses, prep->use_count, &prep->use_room, sizeof *prep->uses);
        prep->uses[prep->use_count++] =
            (struct lot_use){.lot = lot, .portion = portion, .next = *first};
        at = *first = (uint32_t)prep->use_count;
    }
    prep->uses[at - 1].units_milli += units_milli;
    prep->lots[lot - LOT_RECEIVED - 1].taken_milli += units_milli;
    entry->use = at;
    entry->use_milli = units_milli;
}
