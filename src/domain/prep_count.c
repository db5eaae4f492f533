/* prep_count.c: the events of a check, and the way back to filling. */
#include "domain/prep_chore.h"
#include "domain/prep_internal.h"
#include "domain/prep_undo.h"

bool prep_apply_check_closed(struct prep *prep, const struct event *event)
{
    bool substitute;
    if (!prep_open_in_lane(prep, event, CRATE_CHECKING) ||
        prep_next_count(prep, event->crate, &substitute) != ID_NONE) {
        return false;
    }
    bool differs = false;
    const struct crate *row = plan_crate(prep->plan, event->crate);
    for (uint32_t i = 0; i < row->portion_count; i++) {
        const struct portion_state *state = prep_portion(prep, row->first_portion + i);
        differs = differs || state->count.state == COUNT_DIFFERS ||
                  state->substitute_count.state == COUNT_DIFFERS;
    }
    prep_free_lane(prep, event, CRATE_CHECKED);
    prep_known_crate(prep, event->crate)->checks++;
    prep->checks.found = prep->checks.found << 1 | differs;
    prep->checks.count++;
    return true;
}

bool prep_apply_weighed(struct prep *prep, const struct event *event)
{
    bool substitute;
    if (!prep_open_in_lane(prep, event, CRATE_CHECKING) || event->grams <= 0 ||
        event->value <= WEIGHT_NOT_SAID || event->value > WEIGHT_CANNOT_TELL ||
        prep_next_count(prep, event->crate, &substitute) != ID_NONE) {
        return false;
    }
    undo_push(prep, event, ID_NONE);
    struct crate_state *crate = prep_known_crate(prep, event->crate);
    crate->weight = (enum weight_verdict)event->value;
    crate->weighed_g = event->grams;
    crate->last = event->id;
    return true;
}

bool prep_apply_counted(struct prep *prep, const struct event *event)
{
    const struct portion *portion =
        prep->plan != NULL ? plan_portion(prep->plan, event->portion) : NULL;
    if (!prep_open_in_lane(prep, event, CRATE_CHECKING) || portion == NULL ||
        portion->crate != event->crate || event->units_milli < 0) {
        return false;
    }
    struct portion_state *state = prep_known_portion(prep, event->portion);
    bool substitute = event->product != portion->product;
    if (substitute &&
        (state->substitute_milli == 0 || event->product != state->substitute_product)) {
        return false;
    }
    struct count *count = substitute ? &state->substitute_count : &state->count;
    if (count->state == COUNT_AGREED || count->state == COUNT_DIFFERS) {
        return false;
    }
    undo_push(prep, event, event->portion);
    const struct product *product = plan_product(prep->plan, event->product);
    int64_t expected = substitute ? portion_substitute_milli(state) : state->picked_milli;
    int64_t off = event->units_milli - expected;
    int64_t tolerance = plan_tolerance_milli(prep->plan, product, expected);
    count->found_milli = event->units_milli;
    if ((off < 0 ? -off : off) <= tolerance && (event->units_milli == 0) == (expected == 0)) {
        count->state = COUNT_AGREED;
    } else if (count->state == COUNT_OPEN) {
        count->state = COUNT_AGAIN;
    } else {
        count->state = COUNT_DIFFERS;
        prep_add_discrepancy(prep, event, DISCREPANCY_DIFFERENCE, STEP_CHECK, off < 0 ? -off : off,
                             expected, event->units_milli);
    }
    prep_known_crate(prep, event->crate)->last = event->id;
    return true;
}

/* What the check found is what lies in the crate from now on. */
static void take_over_count(struct prep *prep, uint32_t id)
{
    struct portion_state *state = prep_known_portion(prep, id);
    int64_t ordered = prep_target_milli(prep, id);
    if (state->count.state == COUNT_DIFFERS) {
        int64_t room = ordered - state->missing_milli;
        state->picked_milli = state->count.found_milli;
        state->extra_milli = state->picked_milli > room ? state->picked_milli - room : 0;
        if (state->to_remove_milli > state->extra_milli) {
            state->to_remove_milli = 0; /* it is out already */
        }
    }
    if (state->substitute_count.state == COUNT_DIFFERS) {
        int64_t found = portion_stands_for(state, state->substitute_count.found_milli);
        state->substitute_milli = found < ordered ? found : ordered; /* the list keeps the rest */
        prep_settle_substitute(state);
        if (state->to_swap_milli > state->substitute_milli) {
            state->to_swap_milli = 0;
        }
    }
    state->to_add_milli = 0; /* it is picked now */
    int64_t over = prep_got_milli(state) - ordered;
    if (over > 0) { /* found again after all: less is missing, or more is extra */
        int64_t less = over < state->missing_milli ? over : state->missing_milli;
        state->missing_milli -= less;
        state->cut_milli =
            state->cut_milli < state->missing_milli ? state->cut_milli : state->missing_milli;
        int64_t extra = over - less;
        int64_t most = state->picked_milli - state->extra_milli;
        state->extra_milli += extra < most ? extra : most;
    }
    state->count = (struct count){0};
    state->substitute_count = (struct count){0};
    state->skipped = 0;
    prep_settle(prep, id);
}

bool prep_apply_reopened(struct prep *prep, const struct event *event)
{
    struct crate_state *crate = prep_crate_at(prep, event->crate);
    if (crate == NULL || crate->lane != LANE_NONE || !prep_crate_counts(prep, event->crate) ||
        crate->trip != 0 ||
        (crate->status != CRATE_PICKED && crate->status != CRATE_CHECKED &&
         crate->status != CRATE_CHECKING)) {
        return false;
    }
    crate->status = CRATE_PICKING;
    crate->weight = WEIGHT_NOT_SAID; /* of what was in it */
    crate->weighed_g = 0;
    crate->last = event->id;
    crate->skips = 0;
    const struct crate *row = plan_crate(prep->plan, event->crate);
    for (uint32_t i = 0; i < row->portion_count; i++) {
        take_over_count(prep, row->first_portion + i);
    }
    prep_void_chores(prep, event->crate);
    return true;
}
