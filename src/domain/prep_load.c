/* prep_load.c: the events of trips, of loading, of crates that come back, and of ticks. */
#include <string.h>

#include "base/arena.h"
#include "domain/prep_internal.h"
#include "domain/prep_undo.h"

static struct trip_state *trip_at(struct prep *prep, int64_t number)
{
    return number >= 1 && number <= (int64_t)prep->trip_count ? &prep->trips[number - 1] : NULL;
}

bool prep_apply_trip_set(struct prep *prep, const struct event *event)
{
    bool is_new = event->number == (int64_t)prep->trip_count + 1;
    if (event->value < 0 || event->value >= VEHICLE_KIND_COUNT || event->grams < 0 ||
        (is_new ? prep->trip_count == LIMIT_TRIPS : trip_at(prep, event->number) == NULL)) {
        return false;
    }
    if (is_new) {
        prep->trips =
            array_grow(prep->trips, prep->trip_count, &prep->trip_room, sizeof *prep->trips);
        prep->trips[prep->trip_count++] = (struct trip_state){0};
    }
    struct trip_state *trip = trip_at(prep, event->number);
    trip->vehicle = (enum vehicle)event->value;
    trip->limit_g = event->grams;
    return true;
}

bool prep_apply_trip_stop(struct prep *prep, const struct event *event)
{
    struct trip_state *trip = trip_at(prep, event->number);
    if (trip == NULL || prep->plan == NULL || plan_pickup(prep->plan, event->target) == NULL ||
        event->value < 0 || event->value > 1) {
        return false;
    }
    if ((event->value == 1) == trip_stops_at(trip, event->target)) {
        return false;
    }
    if (event->value == 1) {
        if (trip->stop_count == LIMIT_TRIP_STOPS) {
            return false;
        }
        trip->stops[trip->stop_count++] = event->target;
        return true;
    }
    size_t at = 0;
    while (trip->stops[at] != event->target) {
        at++;
    }
    memmove(&trip->stops[at], &trip->stops[at + 1],
            (trip->stop_count - at - 1) * sizeof *trip->stops);
    trip->stop_count--;
    return true;
}

/* The crate goes after all: what was said of it holds no longer. Returns the index + 1 of what that
 * was, 0 for nothing. */
static size_t forget_not_loaded(struct prep *prep, uint32_t crate)
{
    for (size_t i = 0; i < prep->discrepancy_count; i++) {
        struct discrepancy *d = &prep->discrepancies[i];
        if (d->type == DISCREPANCY_NOT_LOADED && d->crate == crate && !d->is_undone) {
            d->is_undone = true;
            return i + 1; /* there is one at most */
        }
    }
    return 0;
}

bool prep_apply_loaded(struct prep *prep, const struct event *event)
{
    const struct trip_state *trip = trip_at(prep, event->number);
    struct crate_state *crate = prep_crate_at(prep, event->crate);
    if (trip == NULL || crate == NULL || event->lane >= LIMIT_LANES || crate->trip != 0 ||
        crate->lane != LANE_NONE ||
        (crate->status != CRATE_PICKED && crate->status != CRATE_CHECKED) ||
        !prep_crate_counts(prep, event->crate) || trip->is_closed ||
        !trip_stops_at(trip, plan_crate(prep->plan, event->crate)->pickup)) {
        return false;
    }
    undo_push(prep, event, ID_NONE);
    crate->trip = (uint16_t)event->number;
    crate->last = event->id;
    prep->undos[prep->undo_count - 1].forgotten = forget_not_loaded(prep, event->crate);
    for (size_t i = 0; i < prep->chore_count; i++) { /* it found its vehicle */
        struct chore *chore = &prep->chores[i];
        chore->is_void = chore->is_void || (chore->kind == CHORE_LOAD && !chore->is_done &&
                                            chore->crate == event->crate);
    }
    return true;
}

/* Nothing else that still may go takes the crate's pick-up point. */
static bool goes_elsewhere(const struct prep *prep, const struct trip_state *trip, uint32_t pickup)
{
    for (size_t i = 0; i < prep->trip_count; i++) {
        if (&prep->trips[i] != trip && !prep->trips[i].is_closed &&
            trip_stops_at(&prep->trips[i], pickup)) {
            return true;
        }
    }
    return false;
}

bool prep_apply_trip_closed(struct prep *prep, const struct event *event)
{
    struct trip_state *trip = trip_at(prep, event->number);
    if (trip == NULL || event->value < 0 || event->value > 1 ||
        trip->is_closed == (event->value == 1)) {
        return false;
    }
    trip->is_closed = event->value == 1;
    for (size_t i = 0; prep->plan != NULL && i < prep->plan->crates.count; i++) {
        const struct crate *crate = &prep->plan->crates.rows[i];
        if (!trip_stops_at(trip, crate->pickup) || prep->crates[i].trip != 0 ||
            !prep_crate_counts(prep, crate->id) ||
            prep_own_mode(prep, crate->pickup) != PICKUP_READY) {
            continue;
        }
        if (!trip->is_closed) {
            (void)forget_not_loaded(prep, crate->id);
        } else if (!goes_elsewhere(prep, trip, crate->pickup)) {
            (void)forget_not_loaded(prep, crate->id); /* another trip went without it before */
            struct event about = *event;
            about.crate = crate->id;
            prep_add_discrepancy(prep, &about, DISCREPANCY_NOT_LOADED, STEP_LOAD, 0, 0, 0);
        }
    }
    return true;
}

bool prep_apply_empties(struct prep *prep, const struct event *event)
{
    const struct pickup *pickup =
        prep->plan != NULL ? plan_pickup(prep->plan, event->target) : NULL;
    if (pickup == NULL || event->lane >= LIMIT_LANES || event->number < 1 ||
        event->number > LIMIT_EMPTIES) {
        return false;
    }
    size_t index = (size_t)(pickup - prep->plan->pickups.rows);
    undo_push_of(prep, event, UNDO_EMPTIES, index)->number = event->number;
    prep->empties[index] += event->number;
    return true;
}

/* A fridge that was read too warm is a case, once as long as it stays so, with the warmest that was
 * read. A reading that is taken back never was. */
static void read_fridge(struct prep *prep, const struct event *event, bool was_warm)
{
    int64_t found = tenths_of_reading(event->reading) * INT64_C(100);
    bool is_warm = prep_is_too_warm(prep, event->number);
    struct discrepancy *last = NULL;
    for (size_t i = prep->discrepancy_count; was_warm && last == NULL && i-- > 0;) {
        struct discrepancy *d = &prep->discrepancies[i];
        last = d->step == STEP_ROOM && d->item == event->number && !d->is_undone ? d : NULL;
    }
    if (last != NULL) {
        last->is_undone = event->value == 0;
        last->found_milli = is_warm && found > last->found_milli ? found : last->found_milli;
    } else if (is_warm) {
        struct event about = *event;
        about.lot = about.product = about.other_product = ID_NONE; /* of no goods, no crate */
        about.crate = about.portion = ID_NONE;
        prep_add_discrepancy(prep, &about, DISCREPANCY_COLD, STEP_ROOM, 0,
                             clean_limit_tenths(event->number) * INT64_C(100), found);
        prep->discrepancies[prep->discrepancy_count - 1].item = event->number;
    }
}

bool prep_apply_ticked(struct prep *prep, const struct event *event)
{
    if (event->target < 1 || event->target >= TICK_LIST_COUNT || event->value < 0 ||
        event->value > 1) {
        return false;
    }
    size_t at = 0;
    while (at < prep->tick_count && (prep->ticks[at].list != (enum tick_list)event->target ||
                                     prep->ticks[at].item != event->number)) {
        at++;
    }
    bool reads = event->target == TICK_CLEAN && clean_is_reading(event->number);
    bool was_warm = reads && prep_is_too_warm(prep, event->number);
    if (at == prep->tick_count) {
        if (at == LIMIT_TICKS) {
            return false;
        }
        prep->ticks =
            array_grow(prep->ticks, prep->tick_count, &prep->tick_room, sizeof *prep->ticks);
        prep->ticks[prep->tick_count++] = (struct tick){0};
    }
    prep->ticks[at] = (struct tick){.list = (enum tick_list)event->target,
                                    .item = event->number,
                                    .reading = event->reading,
                                    .half_day = prep->half_day,
                                    .lamport = event->lamport,
                                    .is_done = event->value == 1};
    if (reads) {
        read_fridge(prep, event, was_warm);
    }
    return true;
}
