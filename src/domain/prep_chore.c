/* prep_chore.c: see prep_chore.h. */
#include "domain/prep_chore.h"

#include "domain/prep_internal.h"

const struct chore *prep_chore(const struct prep *prep, uint32_t number)
{
    return number >= 1 && number <= prep->chore_count ? &prep->chores[number - 1] : NULL;
}

size_t prep_open_chores(const struct prep *prep)
{
    size_t count = 0;
    for (size_t i = 0; i < prep->chore_count; i++) {
        count += !prep->chores[i].is_done && !prep->chores[i].is_void;
    }
    return count;
}

size_t prep_needed_labels(const struct prep *prep)
{
    size_t count = 0;
    for (size_t i = 0; prep->plan != NULL && i < prep->plan->crates.count; i++) {
        count += prep->crates[i].needs_label;
    }
    return count;
}

static bool is_of_portion(const struct chore *chore)
{
    return chore->kind == CHORE_ADD || chore->kind == CHORE_REMOVE;
}

/* A removal of what lies in the place of the ordered goods. */
static bool is_swap(const struct prep *prep, const struct chore *chore)
{
    return chore->kind == CHORE_REMOVE &&
           plan_portion(prep->plan, chore->portion)->product != chore->product;
}

bool prep_chore_may_change(const struct prep *prep, uint32_t number, bool done)
{
    const struct chore *chore = prep_chore(prep, number);
    if (chore == NULL || prep->is_closed || chore->is_void || chore->is_done == done) {
        return false;
    }
    if (chore->crate != ID_NONE && prep_crate(prep, chore->crate)->lane != LANE_NONE) {
        return false; /* in somebody's hands */
    }
    if (!done && chore->trip != 0) { /* it was taken off: back onto the vehicle, as it is */
        const struct crate_state *crate = prep_crate(prep, chore->crate);
        return crate->trip == 0 &&
               (crate->status == CRATE_PICKED || crate->status == CRATE_CHECKED);
    }
    if (!is_of_portion(chore) || done) {
        return true;
    }
    /* Taken back: what was put in must still be there, and nobody may have counted since. */
    const struct portion_state *state = prep_portion(prep, chore->portion);
    enum crate_status status = prep_crate(prep, chore->crate)->status;
    if (status == CRATE_PICKING) {
        return false;
    }
    return chore->kind == CHORE_REMOVE
               ? !is_swap(prep, chore)
               : state->picked_milli - state->extra_milli >= chore->units_milli;
}

static bool portion_allows(const struct portion_state *state, const struct chore *chore, bool swap)
{
    int64_t waiting = chore->kind == CHORE_ADD ? state->to_add_milli
                      : swap                   ? portion_swap_milli(state)
                                               : state->to_remove_milli;
    return waiting >= chore->units_milli;
}

/* `sign` is 1 for done, -1 for after all not. */
static void change_portion(struct prep *prep, const struct chore *chore, int sign)
{
    struct portion_state *state = prep_known_portion(prep, chore->portion);
    int64_t units = sign * chore->units_milli;
    bool swap = is_swap(prep, chore);
    struct count *count = swap ? &state->substitute_count : &state->count;
    if (chore->kind == CHORE_ADD) {
        state->to_add_milli -= units;
        state->picked_milli += units;
    } else if (swap) {
        state->to_swap_milli -= portion_stands_for(state, units);
        state->substitute_milli -= portion_stands_for(state, units);
        prep_settle_substitute(state);
    } else {
        state->to_remove_milli -= units;
        state->extra_milli -= units;
        state->picked_milli -= units;
    }
    if (prep_crate(prep, chore->crate)->status == CRATE_CHECKING || state->substitute_milli == 0) {
        *count = (struct count){0}; /* counted before: it is counted again */
    }
    if (prep_crate(prep, chore->crate)->status == CRATE_CHECKED) {
        count->state = COUNT_AGREED;
        count->found_milli = swap ? portion_substitute_milli(state) : state->picked_milli;
    }
    prep_settle(prep, chore->portion);
}

/* Emptied, or to go where its trip does not: the crate leaves the vehicle, or is back on it. */
static void change_load(const struct prep *prep, struct chore *chore, struct crate_state *crate,
                        bool done)
{
    uint32_t pickup = plan_crate(prep->plan, chore->crate)->pickup;
    if (!done && chore->trip != 0) {
        crate->trip = chore->trip;
        chore->trip = 0;
    } else if (done && crate->trip != 0 &&
               (chore->kind == CHORE_EMPTY ||
                (chore->kind == CHORE_MOVE &&
                 !trip_stops_at(&prep->trips[crate->trip - 1], pickup)))) {
        chore->trip = crate->trip;
        crate->trip = 0;
    }
}

bool prep_apply_chore_done(struct prep *prep, const struct event *event)
{
    bool done = event->value == 1;
    if ((event->value != 0 && event->value != 1) ||
        !prep_chore_may_change(prep, event->target, done)) {
        return false;
    }
    struct chore *chore = &prep->chores[event->target - 1];
    if (is_of_portion(chore)) {
        const struct portion_state *state = prep_portion(prep, chore->portion);
        if (done && !portion_allows(state, chore, is_swap(prep, chore))) {
            return false;
        }
        change_portion(prep, chore, done ? 1 : -1);
    }
    chore->is_done = done;
    if (chore->crate != ID_NONE) {
        struct crate_state *crate = prep_known_crate(prep, chore->crate);
        crate->last = event->id; /* too late to undo what came before */
        change_load(prep, chore, crate, done);
        crate->is_gone = chore->kind == CHORE_EMPTY ? done : crate->is_gone;
    }
    return true;
}

void prep_void_chores(struct prep *prep, uint32_t crate)
{
    for (size_t i = 0; i < prep->chore_count; i++) {
        struct chore *chore = &prep->chores[i];
        if (chore->crate != crate || chore->is_done || chore->is_void || !is_of_portion(chore)) {
            continue;
        }
        struct portion_state *state = prep_known_portion(prep, chore->portion);
        if (chore->kind == CHORE_ADD) {
            state->to_add_milli = 0;
            chore->is_void = true;
        } else if (!portion_allows(state, chore, is_swap(prep, chore))) {
            chore->is_void = true;
            if (is_swap(prep, chore)) {
                state->to_swap_milli = 0;
            } else {
                state->to_remove_milli = 0;
            }
        }
    }
}
