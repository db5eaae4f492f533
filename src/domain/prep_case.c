/* prep_case.c: see prep_case.h. */
#include "domain/prep_case.h"

#include "base/arena.h"
#include "domain/prep_internal.h"
#include "domain/receive.h"

bool case_is_open(const struct discrepancy *d)
{
    return !d->is_undone && (d->decision == DECISION_OPEN || d->follow_up == FOLLOW_TO_DO);
}

size_t prep_open_cases(const struct prep *prep)
{
    size_t count = 0;
    for (size_t i = 0; i < prep->discrepancy_count; i++) {
        count += case_is_open(&prep->discrepancies[i]);
    }
    return count;
}

static struct discrepancy *find(const struct prep *prep, struct event_id event, uint32_t crate,
                                uint32_t product, enum discrepancy_type said_type)
{
    for (size_t i = 0; i < prep->discrepancy_count; i++) {
        struct discrepancy *d = &prep->discrepancies[i];
        if (d->event.station == event.station && d->event.seq == event.seq && d->crate == crate &&
            d->product == product && d->said_type == said_type) {
            return d;
        }
    }
    return NULL;
}

const struct discrepancy *prep_case(const struct prep *prep, struct event_id event, uint32_t crate,
                                    uint32_t product, enum discrepancy_type said_type)
{
    return find(prep, event, crate, product, said_type);
}

enum case_cause case_guess(const struct discrepancy *d)
{
    switch (d->type) {
    case DISCREPANCY_DIFFERENCE:
    case DISCREPANCY_EXTRA: return CAUSE_PICKING;
    case DISCREPANCY_NOT_LOADED: return CAUSE_STOCK;
    case DISCREPANCY_UNREADABLE: return CAUSE_LABEL;
    case DISCREPANCY_CONFLICT: return CAUSE_DATA;
    case DISCREPANCY_COLD: /* it came so, or a fridge of ours let it warm up */
        return d->step == STEP_RECEIVE ? CAUSE_SUPPLIER : CAUSE_EQUIPMENT;
    case DISCREPANCY_MISSING:
        return d->step == STEP_SHARE    ? CAUSE_SUPPLIER
               : d->step == STEP_RETURN ? CAUSE_PICKING
                                        : CAUSE_STOCK;
    case DISCREPANCY_NONE:
    case DISCREPANCY_DAMAGED:
    case DISCREPANCY_SUBSTITUTED:
    case DISCREPANCY_DATE:
    case DISCREPANCY_WRONG:
    case DISCREPANCY_SHORT:
    case DISCREPANCY_SURPLUS:
    case DISCREPANCY_TYPE_COUNT: break;
    }
    return CAUSE_SUPPLIER;
}

enum case_cause case_cause(const struct discrepancy *d)
{
    return d->cause != CAUSE_OPEN ? d->cause : case_guess(d);
}

const struct supplier *case_supplier(const struct prep *prep, const struct discrepancy *d)
{
    bool has_lot = prep_received(prep, d->lot) != NULL || plan_lot(prep->plan, d->lot) != NULL;
    return prep_lot_supplier(
        prep, has_lot || d->product == ID_NONE ? d->lot : plan_first_lot(prep->plan, d->product));
}

/* What a labo may write down: a face alone, or with what was missing, damaged or too many. */
static bool is_returned(enum discrepancy_type type)
{
    return type == DISCREPANCY_NONE || type == DISCREPANCY_MISSING || type == DISCREPANCY_DAMAGED ||
           type == DISCREPANCY_EXTRA || type == DISCREPANCY_DATE || type == DISCREPANCY_WRONG ||
           type == DISCREPANCY_COLD;
}

bool prep_apply_returned(struct prep *prep, const struct event *event)
{
    if (prep->plan == NULL || plan_pickup(prep->plan, event->target) == NULL ||
        plan_product(prep->plan, event->product) == NULL || !is_returned(event->type) ||
        event->value < FACE_NONE || event->value >= FACE_COUNT || event->units_milli < 0 ||
        (event->type == DISCREPANCY_NONE) != (event->units_milli == 0)) {
        return false;
    }
    int64_t expected = prep_point_substitutes(prep, event->target, event->product);
    for (size_t i = 0; i < prep->plan->portions.count; i++) {
        const struct portion *portion = &prep->plan->portions.rows[i];
        if (plan_crate(prep->plan, portion->crate)->pickup != event->target) {
            continue;
        }
        expected += portion->product == event->product ? portion->units_milli : 0;
    }
    int64_t found = event->type == DISCREPANCY_EXTRA ? expected + event->units_milli
                                                     : expected - event->units_milli;
    prep_add_discrepancy(prep, event, event->type, STEP_RETURN, event->units_milli, expected,
                         found < 0 ? 0 : found);
    struct discrepancy *d = &prep->discrepancies[prep->discrepancy_count - 1];
    d->pickup = event->target;
    d->face = (enum face)event->value;
    d->crate = d->portion = ID_NONE;
    if (event->type == DISCREPANCY_NONE) { /* a face is heard, there is nothing to decide */
        d->decision = DECISION_NOTED;
    }
    return true;
}

bool prep_apply_case_set(struct prep *prep, const struct event *event)
{
    struct discrepancy *d = find(prep, event->undoes, event->crate, event->product,
                                 (enum discrepancy_type)event->label_kind);
    bool was_mistake = d != NULL && d->decision == DECISION_MISTAKE;
    if (d == NULL || (d->is_undone && !was_mistake) || event->type < DISCREPANCY_NONE ||
        event->type >= DISCREPANCY_TYPE_COUNT || event->units_milli < 0 ||
        event->value < CAUSE_OPEN || event->value >= CAUSE_COUNT || event->copy < DECISION_OPEN ||
        event->copy >= DECISION_COUNT || event->serial < FOLLOW_NONE ||
        event->serial >= FOLLOW_COUNT) {
        return false;
    }
    prep->case_changes = array_grow(prep->case_changes, prep->case_change_count,
                                    &prep->case_change_room, sizeof *prep->case_changes);
    prep->case_changes[prep->case_change_count++] =
        (struct case_change){.number = d->number,
                             .at_ms = event->at_ms,
                             .role = event->role,
                             .type = event->type,
                             .units_milli = event->units_milli,
                             .cause = (enum case_cause)event->value,
                             .decision = (enum case_decision)event->copy,
                             .follow_up = (enum case_follow_up)event->serial};
    bool corrected = d->type != event->type || d->units_milli != event->units_milli;
    d->corrections += corrected ? 1 : 0;
    d->type = event->type;
    d->units_milli = event->units_milli;
    d->cause = (enum case_cause)event->value;
    d->decision = (enum case_decision)event->copy;
    d->follow_up = (enum case_follow_up)event->serial;
    d->is_undone = d->decision == DECISION_MISTAKE;
    return true;
}
