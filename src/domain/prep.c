/* prep.c: one event at a time, the state of a prep. */
#include "domain/prep.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/assert.h"
#include "domain/code.h"
#include "domain/lend.h"
#include "domain/prep_case.h"
#include "domain/prep_chore.h"
#include "domain/prep_internal.h"
#include "domain/prep_share.h"
#include "domain/prep_undo.h"

void prep_init(struct prep *prep, uint32_t number, const struct plans *plans)
{
    memset(prep, 0, sizeof *prep);
    prep->number = number;
    prep->half_day = 1;
    prep->plans = plans;
}

void prep_finish(struct prep *prep)
{
    if (prep == NULL) {
        return;
    }
    if (prep->grown != NULL) {
        plan_finish(prep->grown);
        free(prep->grown);
    }
    free(prep->modes);
    free(prep->crates);
    free(prep->crate_serials);
    free(prep->portions);
    free(prep->notes);
    for (size_t i = 0; i < sizeof prep->labels / sizeof *prep->labels; i++) {
        free(prep->labels[i].rows);
    }
    free(prep->discrepancies);
    free(prep->case_changes);
    free(prep->chores);
    free(prep->lots);
    free(prep->goods);
    free(prep->substitutions);
    free(prep->uses);
    free(prep->sent);
    free(prep->portion_uses);
    free(prep->baggings);
    free(prep->trips);
    free(prep->empties);
    free(prep->ticks);
    free(prep->helpers);
    learned_finish(&prep->learned);
    free(prep->shares);
    free(prep->lends);
    free(prep->outsiders);
    free(prep->marks);
    free(prep->conflict_rows);
    free(prep->undos);
    memset(prep, 0, sizeof *prep);
}

/* The mutable state behind an id of the current plan, or NULL. */
struct crate_state *prep_crate_at(struct prep *prep, uint32_t crate)
{
    const struct crate *row = prep->plan != NULL ? plan_crate(prep->plan, crate) : NULL;
    return row != NULL ? &prep->crates[row - prep->plan->crates.rows] : NULL;
}

struct portion_state *prep_portion_at(struct prep *prep, uint32_t portion)
{
    const struct portion *row = prep->plan != NULL ? plan_portion(prep->plan, portion) : NULL;
    return row != NULL ? &prep->portions[row - prep->plan->portions.rows] : NULL;
}

/* The same where the id was checked before. */
struct crate_state *prep_known_crate(struct prep *prep, uint32_t crate)
{
    struct crate_state *state = prep_crate_at(prep, crate);
    ASSERT(state != NULL);
    return state;
}

struct portion_state *prep_known_portion(struct prep *prep, uint32_t portion)
{
    struct portion_state *state = prep_portion_at(prep, portion);
    ASSERT(state != NULL);
    return state;
}

static bool apply_plan_set(struct prep *prep, const struct event *event)
{
    struct prep next;
    const struct plan *plan = plans_find(prep->plans, event->import);
    if (plan == NULL || !prep_carry(prep, plan, &next)) {
        return false;
    }
    next.is_practice = prep->is_practice;
    prep_finish(prep);
    *prep = next;
    return true;
}

static bool apply_note_set(struct prep *prep, const struct event *event)
{
    const struct order *order = prep->plan != NULL ? plan_order(prep->plan, event->target) : NULL;
    if (order == NULL || event->value < 0 || event->value >= NOTE_KIND_COUNT) {
        return false;
    }
    prep->notes[order - prep->plan->orders.rows] = (uint8_t)event->value;
    return true;
}

static bool apply_code_learned(struct prep *prep, const struct event *event)
{
    const struct learned_code code = {
        .gtin = event->units_milli, .product = event->product, .units = event->value};
    bool is_known = learned_find(&prep->learned, code.gtin) != NULL;
    if (prep->plan == NULL || plan_product(prep->plan, code.product) == NULL || code.gtin <= 0 ||
        code.units < 0 || code.units > LIMIT_CODE_UNITS ||
        (!is_known && prep->learned.count >= LIMIT_LEARNED_CODES)) {
        return false;
    }
    learned_set(&prep->learned, code);
    return true;
}

static bool label_target_exists(const struct prep *prep, int32_t kind, uint32_t target)
{
    if (kind == CODE_CRATE) {
        return prep->plan != NULL && plan_crate(prep->plan, target) != NULL;
    }
    if (kind == CODE_PRODUCT) {
        return prep->plan != NULL && plan_product(prep->plan, target) != NULL;
    }
    return false;
}

static bool apply_label_drawn(struct prep *prep, const struct event *event)
{
    if (!label_target_exists(prep, event->label_kind, event->target)) {
        return false;
    }
    struct label_list *list = &prep->labels[event->label_kind];
    size_t serial = event->serial > 0 ? (size_t)event->serial : 0;
    if (serial < 1 || serial > LIMIT_SERIAL || event->copy < 0 || event->copy > UINT16_MAX ||
        (serial <= list->count && list->rows[serial - 1].target != ID_NONE)) {
        return false;
    }
    while (list->count < serial) { /* between are those that another station may hand out */
        list->rows = array_grow(list->rows, list->count, &list->room, sizeof *list->rows);
        list->rows[list->count++] = (struct label_state){.target = ID_NONE, .is_void = true};
    }
    list->rows[serial - 1] =
        (struct label_state){.target = event->target, .copy = (uint16_t)event->copy};
    if (event->label_kind == CODE_CRATE) {
        size_t at = plan_crate_at(prep->plan, event->target);
        prep->crate_serials[at] = event->serial;
        prep->crates[at].needs_label = false;
    }
    return true;
}

static bool apply_label_confirmed(struct prep *prep, const struct event *event)
{
    if (!label_target_exists(prep, event->label_kind, event->target)) {
        return false;
    }
    struct label_list *list = &prep->labels[event->label_kind];
    if (event->serial < 1 || event->serial > (int32_t)list->count ||
        list->rows[event->serial - 1].target != event->target) {
        return false;
    }
    for (int32_t i = 0; i < event->serial - 1; i++) {
        if (list->rows[i].target == event->target) {
            list->rows[i].is_void = true;
        }
    }
    return true;
}

static bool apply_pickup_mode(struct prep *prep, const struct event *event)
{
    const struct pickup *pickup =
        prep->plan != NULL ? plan_pickup(prep->plan, event->target) : NULL;
    if (pickup == NULL || event->value < 0 || event->value >= PICKUP_MODE_COUNT) {
        return false;
    }
    prep->modes[pickup - prep->plan->pickups.rows] = (enum pickup_mode)event->value;
    return true;
}

static bool apply_prep_closed(struct prep *prep)
{
    for (size_t i = 0; i < LIMIT_LANES; i++) {
        if (prep->own_lanes[i].crate != ID_NONE) {
            return false;
        }
    }
    prep->is_closed = true;
    return true;
}

static bool apply_kind(struct prep *prep, const struct event *event)
{
    bool needs_plan = event->kind >= EVENT_CRATE_OPENED && event->kind <= EVENT_CRATE_REOPENED;
    needs_plan = needs_plan || event->kind == EVENT_CRATE_WEIGHED;
    if (prep->is_closed || (needs_plan && prep->plan == NULL) || !lend_allows(prep, event)) {
        return false;
    }
    switch (event->kind) {
    case EVENT_PLAN_SET: return apply_plan_set(prep, event);
    case EVENT_LABEL_DRAWN: return apply_label_drawn(prep, event);
    case EVENT_LABEL_CONFIRMED: return apply_label_confirmed(prep, event);
    case EVENT_CRATE_OPENED:
    case EVENT_CHECK_OPENED: return prep_apply_opened(prep, event);
    case EVENT_UNITS_PICKED: return prep_apply_picked(prep, event);
    case EVENT_UNDONE: return undo_apply(prep, event);
    case EVENT_DISCREPANCY: return prep_apply_discrepancy(prep, event);
    case EVENT_PORTION_SKIPPED: return prep_apply_skipped(prep, event);
    case EVENT_CRATE_LEFT: return prep_apply_left(prep, event);
    case EVENT_CRATE_CLOSED: return prep_apply_closed(prep, event);
    case EVENT_COUNTED: return prep_apply_counted(prep, event);
    case EVENT_CHECK_CLOSED: return prep_apply_check_closed(prep, event);
    case EVENT_CRATE_WEIGHED: return prep_apply_weighed(prep, event);
    case EVENT_CRATE_REOPENED: return prep_apply_reopened(prep, event);
    case EVENT_HALF_DAY_CLOSED: prep->half_day++; return true;
    case EVENT_PREP_CLOSED: return apply_prep_closed(prep);
    case EVENT_PICKUP_MODE_SET: return apply_pickup_mode(prep, event);
    case EVENT_CHORE_DONE: return prep_apply_chore_done(prep, event);
    case EVENT_NOTE_SET: return apply_note_set(prep, event);
    case EVENT_CODE_LEARNED: return apply_code_learned(prep, event);
    case EVENT_CRATE_ADDED: return prep_apply_added(prep, event);
    case EVENT_LOT_RECEIVED: return prep_apply_received(prep, event);
    case EVENT_GOODS_COMPLETE: return prep_apply_complete(prep, event);
    case EVENT_BAGGED: return prep_apply_bagged(prep, event);
    case EVENT_TRIP_SET: return prep_apply_trip_set(prep, event);
    case EVENT_TRIP_STOP: return prep_apply_trip_stop(prep, event);
    case EVENT_CRATE_LOADED: return prep_apply_loaded(prep, event);
    case EVENT_TRIP_CLOSED: return prep_apply_trip_closed(prep, event);
    case EVENT_EMPTIES_BACK: return prep_apply_empties(prep, event);
    case EVENT_TICKED: return prep_apply_ticked(prep, event);
    case EVENT_BULK_SENT: return prep_apply_bulk_sent(prep, event);
    case EVENT_HELPERS_TOLD: return prep_apply_helpers(prep, event);
    case EVENT_SHARED: return prep_apply_shared(prep, event);
    case EVENT_PORTION_SHARED: return prep_apply_portion_shared(prep, event);
    case EVENT_RETURNED: return prep_apply_returned(prep, event);
    case EVENT_CASE_SET: return prep_apply_case_set(prep, event);
    case EVENT_KEPT_OUT: return prep_apply_kept_out(prep, event);
    case EVENT_PRODUCT_PLACED: return prep_apply_placed(prep, event);
    case EVENT_CRATES_LENT: return prep_apply_lent(prep, event);
    case EVENT_CRATES_BORROWED: return prep_apply_borrowed(prep, event);
    case EVENT_CRATES_GONE_ON: return prep_apply_gone_on(prep, event);
    case EVENT_CRATES_RETURNED: return prep_apply_given_back(prep, event);
    case EVENT_SUBSTITUTE_SET: return prep_apply_substitute_set(prep, event);
    case EVENT_NONE:
    case EVENT_KIND_COUNT: break;
    }
    return false;
}

bool prep_apply(struct prep *prep, const struct event *event)
{
    if (!apply_kind(prep, event)) {
        return false;
    }
    prep->event_count++;
    prep->first_station = prep->first_station != 0 ? prep->first_station : event->id.station;
    prep->has_others = prep->has_others || event->id.station != prep->first_station;
    bool at_desk = event->kind == EVENT_PORTION_SHARED || event->kind == EVENT_CASE_SET ||
                   event->kind == EVENT_KEPT_OUT || event->kind == EVENT_CRATES_LENT;
    if (event->crate != ID_NONE && event->lane < LIMIT_LANES && !at_desk) {
        struct lane *lane = &lend_lanes(prep, lend_party(prep, event->id.station))[event->lane];
        lane->last_portion = event->portion;
        lane->last_ms = event->at_ms;
    }
    if (event->lamport > prep->lamport) {
        prep->lamport = event->lamport;
    }
#ifndef NDEBUG
    const char *wrong = prep_check_crate(prep, event->crate);
    if (wrong != NULL) {
        assert_failed(__FILE__, __LINE__, wrong);
    }
#endif
    return true;
}
