/* prep_read.c: questions to the state of a prep. */
#include <stddef.h>

#include "base/assert.h"
#include "domain/code.h"
#include "domain/floor.h"
#include "domain/lend.h"
#include "domain/prep_internal.h"
#include "domain/prep_undo.h"

const struct crate_state *prep_crate(const struct prep *prep, uint32_t crate)
{
    ASSERT(prep->plan != NULL);
    return &prep->crates[plan_crate_at(prep->plan, crate)];
}

const struct portion_state *prep_portion(const struct prep *prep, uint32_t portion)
{
    ASSERT(prep->plan != NULL);
    return &prep->portions[plan_portion_at(prep->plan, portion)];
}

enum pickup_mode prep_own_mode(const struct prep *prep, uint32_t pickup)
{
    return pickup == ID_NONE ? PICKUP_READY : prep->modes[pickup - prep->plan->pickups.first_id];
}

enum pickup_mode prep_pickup_mode(const struct prep *prep, uint32_t pickup)
{
    if (pickup == ID_NONE) {
        return PICKUP_READY;
    }
    ASSERT(prep->plan != NULL && plan_pickup(prep->plan, pickup) != NULL);
    const struct lend *lend = lend_of_pickup(prep, pickup);
    if (lend != NULL && lend->state == LEND_OUT && lend->number == lend_here(prep)) {
        return PICKUP_READY; /* this is the labo's machine */
    }
    return prep->modes[pickup - prep->plan->pickups.first_id];
}

/* A portion's turn in its crate: what was put last comes last, fragile things lie on top, and the
 * rest as one comes by it; what has no place on the way is fetched after what has. */
struct step {
    int skipped, fragile, turn;
};

static struct step step_of(const struct prep *prep, uint32_t portion)
{
    struct step step = {0, 0, 0};
    if (prep->walk != NULL && prep->walk->step_count > 0) {
        const struct product *product =
            plan_product(prep->plan, plan_portion(prep->plan, portion)->product);
        int turn = floor_walk_turn(prep->walk, place_number(product->place));
        step.fragile = product->fragile;
        step.turn = turn != 0 ? turn : FLOOR_PLACES + 1;
    }
    return step;
}

static bool is_before(const struct step *a, const struct step *b)
{
    if (a->skipped != b->skipped) {
        return a->skipped < b->skipped;
    }
    return a->fragile != b->fragile ? a->fragile < b->fragile : a->turn < b->turn;
}

uint32_t prep_next_portion(const struct prep *prep, uint32_t crate)
{
    const struct crate *row = plan_crate(prep->plan, crate);
    ASSERT(row != NULL);
    uint32_t best = ID_NONE;
    struct step best_step = {0, 0, 0};
    for (uint32_t i = 0; i < row->portion_count; i++) {
        const struct portion_state *state = prep_portion(prep, row->first_portion + i);
        if (!state->settled) {
            struct step step = step_of(prep, row->first_portion + i);
            step.skipped = state->skipped;
            if (best == ID_NONE || is_before(&step, &best_step)) {
                best = row->first_portion + i;
                best_step = step;
            }
        }
    }
    return best;
}

void prep_walk_order(const struct prep *prep, uint32_t crate, uint32_t *ret_portions)
{
    const struct crate *row = plan_crate(prep->plan, crate);
    ASSERT(row != NULL);
    for (uint32_t i = 0; i < row->portion_count; i++) {
        uint32_t portion = row->first_portion + i, at = i;
        struct step step = step_of(prep, portion);
        for (; at > 0; at--) {
            struct step before = step_of(prep, ret_portions[at - 1]);
            if (!is_before(&step, &before)) {
                break;
            }
            ret_portions[at] = ret_portions[at - 1];
        }
        ret_portions[at] = portion;
    }
}

const struct product *prep_product_of_gtin(const struct prep *prep, const char *gtin,
                                           int32_t *ret_units)
{
    const struct product *product =
        prep->plan != NULL ? plan_product_of_gtin(prep->plan, gtin) : NULL;
    int32_t units = 1;
    if (product == NULL && prep->plan != NULL && gtin[0] != '\0') {
        const struct learned_code *code = learned_find(&prep->learned, learned_number(gtin));
        product = code != NULL ? plan_product(prep->plan, code->product) : NULL;
        units = code != NULL ? code->units : 1;
    }
    if (ret_units != NULL) {
        *ret_units = units;
    }
    return product;
}

static bool is_counted(const struct count *count)
{
    return count->state == COUNT_AGREED || count->state == COUNT_DIFFERS;
}

uint32_t prep_next_count(const struct prep *prep, uint32_t crate, bool *ret_substitute)
{
    const struct crate *row = plan_crate(prep->plan, crate);
    ASSERT(row != NULL);
    for (uint32_t i = 0; i < row->portion_count; i++) {
        const struct portion_state *state = prep_portion(prep, row->first_portion + i);
        if (plan_portion(prep->plan, row->first_portion + i)->units_milli == 0 &&
            state->picked_milli == 0 && state->substitute_milli == 0) {
            continue; /* taken out of the order before anybody put it in */
        }
        bool ordered = !is_counted(&state->count);
        bool substitute = state->substitute_milli > 0 && !is_counted(&state->substitute_count);
        if (ordered || substitute) {
            *ret_substitute = !ordered;
            return row->first_portion + i;
        }
    }
    return ID_NONE;
}

int64_t prep_got_milli(const struct portion_state *state)
{
    return state->picked_milli - state->extra_milli + state->missing_milli +
           (state->substitute_milli - state->to_swap_milli) + state->to_add_milli;
}

int64_t prep_target_milli(const struct prep *prep, uint32_t portion)
{
    return plan_portion(prep->plan, portion)->units_milli + prep_portion(prep, portion)->gift_milli;
}

int64_t prep_remaining_milli(const struct prep *prep, uint32_t portion)
{
    const struct portion_state *state = prep_portion(prep, portion);
    int64_t left = prep_target_milli(prep, portion) - prep_got_milli(state);
    return left > 0 ? left : 0;
}

int64_t prep_content_milli(const struct prep *prep, uint32_t portion)
{
    return prep_portion(prep, portion)->picked_milli;
}

int32_t prep_label_serial(const struct prep *prep, int label_kind, uint32_t target)
{
    if (label_kind == CODE_CRATE) {
        ASSERT(prep->plan != NULL);
        return prep->crate_serials[plan_crate_at(prep->plan, target)];
    }
    ASSERT(label_kind >= 0 && label_kind < 10);
    const struct label_list *list = &prep->labels[label_kind];
    for (size_t i = list->count; i-- > 0;) {
        if (list->rows[i].target == target && !list->rows[i].is_void) {
            return (int32_t)i + 1;
        }
    }
    return 0;
}

struct event_id prep_undoable(const struct prep *prep, uint8_t lane)
{
    const struct undo_entry *entry = undo_latest(prep, lend_here(prep), lane);
    if (entry == NULL || !undo_in_time(prep, entry)) {
        return (struct event_id){0, 0};
    }
    return entry->id;
}

bool prep_has_begun(const struct prep *prep)
{
    for (size_t i = 0; prep->plan != NULL && i < prep->plan->crates.count; i++) {
        if (prep->crates[i].status != CRATE_PLANNED) {
            return true;
        }
    }
    return false;
}

bool prep_crate_counts(const struct prep *prep, uint32_t crate)
{
    const struct crate *row = plan_crate(prep->plan, crate);
    ASSERT(row != NULL);
    return !prep_crate(prep, crate)->is_gone && !plan_order(prep->plan, row->order)->is_cancelled;
}

enum note_kind prep_note(const struct prep *prep, uint32_t order)
{
    const struct order *row = prep->plan != NULL ? plan_order(prep->plan, order) : NULL;
    ASSERT(row != NULL);
    return (enum note_kind)prep->notes[row - prep->plan->orders.rows];
}

struct progress prep_progress(const struct prep *prep, uint32_t pickup)
{
    struct progress progress = {0};
    for (size_t i = 0; prep->plan != NULL && i < prep->plan->crates.count; i++) {
        const struct crate *crate = &prep->plan->crates.rows[i];
        bool is_known =
            prep_pickup_mode(prep, crate->pickup) == PICKUP_READY || lend_is_noted(prep, crate->id);
        bool counts = pickup == ID_NONE ? is_known : crate->pickup == pickup;
        if (!counts || !prep_crate_counts(prep, crate->id)) {
            continue;
        }
        int64_t weight_g = plan_crate_g(prep->plan, crate);
        enum crate_status status = prep->crates[i].status;
        progress.crates++;
        progress.weight_g += weight_g;
        progress.picking += status == CRATE_PICKING;
        if (status >= CRATE_PICKED) {
            progress.picked++;
            progress.picked_g += weight_g;
        }
        progress.checked += status == CRATE_CHECKED;
    }
    return progress;
}
