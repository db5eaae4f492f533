/* trip.c: what is on a trip, what is missing, and a proposal of which vehicle takes what. */
#include "domain/trip.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/assert.h"
#include "domain/prep.h"

int64_t vehicle_limit_g(enum vehicle vehicle)
{
    return vehicle == VEHICLE_VAN ? 1100000 : 500000;
}

const struct trip_state *prep_trip(const struct prep *prep, uint32_t number)
{
    return number >= 1 && number <= prep->trip_count ? &prep->trips[number - 1] : NULL;
}

bool trip_stops_at(const struct trip_state *trip, uint32_t pickup)
{
    for (size_t i = 0; i < trip->stop_count; i++) {
        if (trip->stops[i] == pickup) {
            return true;
        }
    }
    return false;
}

int64_t prep_pickup_g(const struct prep *prep, uint32_t pickup)
{
    int64_t grams = 0;
    for (size_t i = 0; i < prep->plan->crates.count; i++) {
        const struct crate *crate = &prep->plan->crates.rows[i];
        if (crate->pickup == pickup && prep_crate_counts(prep, crate->id)) {
            grams += plan_crate_g(prep->plan, crate);
        }
    }
    return grams;
}

int64_t prep_loaded_g(const struct prep *prep, uint32_t trip)
{
    int64_t grams = 0;
    for (size_t i = 0; prep->plan != NULL && i < prep->plan->crates.count; i++) {
        if (prep->crates[i].trip == trip) {
            grams += plan_crate_g(prep->plan, &prep->plan->crates.rows[i]);
        }
    }
    return grams;
}

static bool is_to_be_loaded(const struct prep *prep, const struct crate *crate, uint32_t trip)
{
    const struct crate_state *state = prep_crate(prep, crate->id);
    return prep_crate_counts(prep, crate->id) && (state->trip == 0 || state->trip == trip);
}

struct loading prep_loading(const struct prep *prep, uint32_t trip, uint32_t pickup)
{
    struct loading loading = {0};
    if (prep->plan == NULL || prep_pickup_mode(prep, pickup) == PICKUP_BULK) {
        return loading; /* its goods are ticked off */
    }
    for (size_t i = 0; i < prep->plan->crates.count; i++) {
        const struct crate *crate = &prep->plan->crates.rows[i];
        if (crate->pickup != pickup || !is_to_be_loaded(prep, crate, trip)) {
            continue;
        }
        bool loaded = prep->crates[i].trip != 0, chilled = crate->kind != CRATE_DRY;
        loading.crates++;
        loading.loaded += loaded;
        loading.chilled += chilled;
        loading.chilled_loaded += chilled && loaded;
        loading.not_ready += !loaded && prep->crates[i].status < CRATE_PICKED;
    }
    return loading;
}

struct loading prep_trip_loading(const struct prep *prep, uint32_t number)
{
    struct loading all = {0};
    const struct trip_state *trip = prep_trip(prep, number);
    for (size_t i = 0; trip != NULL && i < trip->stop_count; i++) {
        struct loading one = prep_loading(prep, number, trip->stops[i]);
        all.crates += one.crates;
        all.loaded += one.loaded;
        all.chilled += one.chilled;
        all.chilled_loaded += one.chilled_loaded;
        all.not_ready += one.not_ready;
    }
    return all;
}

uint32_t prep_next_to_load(const struct prep *prep, uint32_t trip, uint32_t pickup, size_t skip)
{
    for (int chilled = 0; chilled < 2; chilled++) {
        for (size_t i = 0; i < prep->plan->crates.count; i++) {
            const struct crate *crate = &prep->plan->crates.rows[i];
            if (crate->pickup == pickup && (crate->kind != CRATE_DRY) == chilled &&
                is_to_be_loaded(prep, crate, trip) && prep->crates[i].trip == 0 && skip-- == 0) {
                return crate->id;
            }
        }
    }
    return ID_NONE;
}

int64_t trip_plan_g(const struct trip_plan *trip)
{
    int64_t grams = 0;
    for (size_t i = 0; i < trip->stop_count; i++) {
        grams += trip->stops[i].grams;
    }
    return grams;
}
