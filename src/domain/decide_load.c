/* decide_load.c: trips, crates that go onto a vehicle, crates that come back, and ticks. */
#include <stdlib.h>

#include "domain/decide_internal.h"

static const struct trip_state *asked_trip(const struct decider *d)
{
    int64_t number = d->command->number;
    return number >= 1 && number <= LIMIT_TRIPS ? prep_trip(d->prep, (uint32_t)number) : NULL;
}

/* True if something is on it. */
static bool has_load(const struct prep *prep, int64_t trip)
{
    for (size_t i = 0; i < prep->plan->crates.count; i++) {
        if (prep->crates[i].trip == trip) {
            return true;
        }
    }
    return false;
}

void decide_set_trip(struct decider *d)
{
    const struct command *command = d->command;
    const struct trip_state *trip = asked_trip(d);
    bool is_new = command->number == (int64_t)d->prep->trip_count + 1;
    if ((trip == NULL && !is_new) || d->prep->trip_count >= LIMIT_TRIPS || command->value < 0 ||
        command->value >= VEHICLE_KIND_COUNT || command->grams <= 0 ||
        command->grams > (int64_t)LIMIT_SACK_G * 40) {
        decide_refuse(d, REFUSAL_NOT_NOW);
        return;
    }
    struct event *event = decide_add(d, EVENT_TRIP_SET);
    event->number = command->number;
    event->value = command->value;
    event->grams = command->grams;
}

void decide_set_stop(struct decider *d)
{
    const struct command *command = d->command;
    const struct trip_state *trip = asked_trip(d);
    bool on = command->value == 1;
    if (trip == NULL || plan_pickup(d->prep->plan, command->target) == NULL || trip->is_closed ||
        (on && trip->stop_count == LIMIT_TRIP_STOPS)) {
        decide_refuse(d, REFUSAL_NOT_NOW);
        return;
    }
    if (on == trip_stops_at(trip, command->target)) {
        return;
    }
    for (size_t i = 0; i < d->prep->plan->crates.count && !on; i++) {
        if (d->prep->crates[i].trip == command->number &&
            d->prep->plan->crates.rows[i].pickup == command->target) {
            decide_refuse(d, REFUSAL_NOT_NOW); /* its crates are on it */
            return;
        }
    }
    struct event *event = decide_add(d, EVENT_TRIP_STOP);
    event->number = command->number;
    event->target = command->target;
    event->value = on;
}

/* What stands there is taken off first, as long as nothing is loaded. */
void decide_propose_trips(struct decider *d)
{
    const struct prep *prep = d->prep;
    for (size_t i = 0; i < prep->trip_count; i++) {
        if (prep->trips[i].is_closed || has_load(prep, (int64_t)i + 1)) {
            decide_refuse(d, REFUSAL_NOT_NOW);
            return;
        }
    }
    size_t count;
    struct trip_plan *trips = trips_propose(prep, NULL, 0, &count);
    for (size_t i = 0; i < prep->trip_count; i++) {
        for (size_t k = 0; k < prep->trips[i].stop_count; k++) {
            struct event *event = decide_add(d, EVENT_TRIP_STOP);
            event->number = (int64_t)i + 1;
            event->target = prep->trips[i].stops[k];
        }
    }
    for (size_t i = 0; i < count && i < LIMIT_TRIPS; i++) {
        struct event *event = decide_add(d, EVENT_TRIP_SET);
        event->number = (int64_t)i + 1;
        event->value = (int32_t)trips[i].vehicle;
        event->grams = trips[i].limit_g;
        for (size_t k = 0; k < trips[i].stop_count; k++) {
            event = decide_add(d, EVENT_TRIP_STOP);
            event->number = (int64_t)i + 1;
            event->target = trips[i].stops[k].pickup;
            event->value = 1;
        }
    }
    free(trips);
}

/* A dry crate of the point that is ready and not loaded yet. */
static bool dry_ones_wait(const struct prep *prep, int64_t trip, uint32_t pickup)
{
    for (size_t skip = 0;; skip++) {
        uint32_t next = prep_next_to_load(prep, (uint32_t)trip, pickup, skip);
        if (next == ID_NONE || plan_crate(prep->plan, next)->kind != CRATE_DRY) {
            return false;
        }
        enum crate_status status = prep_crate(prep, next)->status;
        if (status == CRATE_PICKED || status == CRATE_CHECKED) {
            return true;
        }
    }
}

/* The shares of bulk labos are ticked off; true when all are. */
static bool bulk_is_loaded(const struct prep *prep, const struct trip_state *trip)
{
    for (size_t i = 0; i < trip->stop_count; i++) {
        if (prep_pickup_mode(prep, trip->stops[i]) != PICKUP_BULK) {
            continue;
        }
        for (size_t k = 0; k < prep->plan->products.count; k++) {
            uint32_t product = prep->plan->products.rows[k].id;
            if (plan_bulk_milli(prep->plan, trip->stops[i], product) > 0 &&
                !prep_is_ticked(prep, TICK_BULK, prep_bulk_item(trip->stops[i], product))) {
                return false;
            }
        }
    }
    return true;
}

static bool is_whole(const struct prep *prep, int64_t number)
{
    struct loading loading = prep_trip_loading(prep, (uint32_t)number);
    return loading.loaded == loading.crates &&
           bulk_is_loaded(prep, prep_trip(prep, (uint32_t)number));
}

void decide_load(struct decider *d, uint32_t crate)
{
    const struct prep *prep = d->prep;
    const struct trip_state *trip = asked_trip(d);
    const struct crate *row = plan_crate(prep->plan, crate);
    d->out->refusal.read_crate = row != NULL ? crate : ID_NONE;
    if (trip == NULL || row == NULL) {
        decide_refuse(d, row == NULL ? REFUSAL_UNKNOWN_CODE : REFUSAL_NOT_NOW);
        return;
    }
    const struct crate_state *state = prep_crate(prep, crate);
    if (state->trip != 0) {
        if (state->trip != d->command->number) {
            decide_refuse(d, REFUSAL_OTHER_TRIP);
        }
        return; /* its own label repeats without effect */
    }
    if (!prep_crate_counts(prep, crate)) {
        decide_refuse(d, REFUSAL_CANCELLED);
    } else if (!trip_stops_at(trip, row->pickup)) {
        decide_refuse(d, REFUSAL_OTHER_TRIP);
    } else if (prep_pickup_mode(prep, row->pickup) == PICKUP_BULK) {
        decide_refuse(d, REFUSAL_BULK);
    } else if (state->lane != LANE_NONE) {
        decide_refuse(d, REFUSAL_OTHER_LANE);
    } else if (state->status < CRATE_PICKED) {
        decide_refuse(d, REFUSAL_NOT_PICKED);
    } else if (state->status == CRATE_CHECKING) {
        decide_refuse(d, REFUSAL_NOT_COMPLETE);
    } else if (trip->is_closed) {
        decide_refuse(d, REFUSAL_NOT_NOW);
    } else if (row->kind != CRATE_DRY && dry_ones_wait(prep, d->command->number, row->pickup)) {
        decide_refuse(d, REFUSAL_CHILLED_LAST);
    } else {
        struct loading before = prep_trip_loading(prep, (uint32_t)d->command->number);
        struct event *event = decide_add(d, EVENT_CRATE_LOADED);
        event->crate = crate;
        event->number = d->command->number;
        if (before.loaded + 1 == before.crates && bulk_is_loaded(prep, trip)) {
            event = decide_add(d, EVENT_TRIP_CLOSED); /* the last scan closes */
            event->number = d->command->number;
            event->value = 1;
        }
    }
}

void decide_close_trip(struct decider *d)
{
    const struct command *command = d->command;
    const struct trip_state *trip = asked_trip(d);
    bool close = command->value != 0;
    if (trip == NULL || command->value < 0 || command->value > 2) {
        decide_refuse(d, REFUSAL_NOT_NOW);
    } else if (trip->is_closed == close) {
        return;
    } else if (command->value == 1 && !is_whole(d->prep, command->number)) {
        decide_refuse(d, REFUSAL_NOT_COMPLETE); /* 2 crates of 3 do not leave unnoticed */
    } else {
        struct event *event = decide_add(d, EVENT_TRIP_CLOSED);
        event->number = command->number;
        event->value = close;
    }
}

void decide_empties(struct decider *d)
{
    const struct command *command = d->command;
    if (plan_pickup(d->prep->plan, command->target) == NULL) {
        decide_refuse(d, REFUSAL_NOT_NOW);
    } else if (command->number < 1 || command->number > LIMIT_EMPTIES) {
        decide_refuse(d, REFUSAL_TOO_MANY);
    } else {
        struct event *event = decide_add(d, EVENT_EMPTIES_BACK);
        event->target = command->target;
        event->number = command->number;
    }
}

void decide_tick(struct decider *d)
{
    const struct command *command = d->command;
    bool done = command->value == 1;
    if (command->target < 1 || command->target >= TICK_LIST_COUNT ||
        d->prep->tick_count >= LIMIT_TICKS) {
        decide_refuse(d, REFUSAL_NOT_NOW);
        return;
    }
    enum tick_list list = (enum tick_list)command->target;
    bool may_read = list == TICK_CLEAN && clean_is_reading(command->number) && done;
    if (!decide_reading_fits(command->reading) || (command->reading != 0 && !may_read)) {
        decide_refuse(d, REFUSAL_TOO_MANY);
        return;
    }
    const struct tick *tick = prep_tick(d->prep, list, command->number);
    bool is_read_again = done && tick != NULL && command->reading != tick->reading;
    if (prep_is_ticked(d->prep, list, command->number) != done || is_read_again) {
        struct event *event = decide_add(d, EVENT_TICKED);
        event->target = command->target;
        event->number = command->number;
        event->value = done;
        event->reading = command->reading;
        if (list == TICK_BULK) {
            decide_send_bulk(d, (uint32_t)(command->number >> 32), (uint32_t)command->number);
        }
    }
}
