/* trip_propose.c: the crates of all pick-up points on as few trips as fit. */
#include <stdlib.h>

#include "base/arena.h"
#include "domain/prep.h"

static const struct trip_vehicle usual_vehicles[] = {{VEHICLE_CAR, 500000}, {VEHICLE_VAN, 1100000}};

struct load {
    struct trip_stop stop;
    bool is_taken;
};

/* The crates of a pick-up point in parts that one vehicle carries; a crate is never split. */
static struct load *add_loads(const struct prep *prep, uint32_t pickup, int64_t limit_g,
                              struct load *loads, size_t *count, size_t *room)
{
    const struct plan *plan = prep->plan;
    size_t first = *count;
    struct trip_stop stop = {.pickup = pickup};
    for (size_t i = 0; i < plan->crates.count; i++) {
        const struct crate *crate = &plan->crates.rows[i];
        if (crate->pickup != pickup || !prep_crate_counts(prep, crate->id)) {
            continue;
        }
        int64_t grams = plan_crate_g(plan, crate);
        if (stop.crates + stop.bags > 0 && stop.grams + grams > limit_g) {
            loads = array_grow(loads, *count, room, sizeof *loads);
            loads[(*count)++] = (struct load){.stop = stop};
            stop = (struct trip_stop){.pickup = pickup};
        }
        stop.crates += crate->kind == CRATE_DRY;
        stop.bags += crate->kind != CRATE_DRY;
        stop.grams += grams;
    }
    if (stop.crates + stop.bags > 0) {
        loads = array_grow(loads, *count, room, sizeof *loads);
        loads[(*count)++] = (struct load){.stop = stop};
    }
    for (size_t i = first; i < *count; i++) {
        loads[i].stop.part = (uint16_t)(i - first + 1);
        loads[i].stop.parts = (uint16_t)(*count - first);
    }
    return loads;
}

static int heavier_first(const void *a, const void *b)
{
    const struct load *x = a, *y = b;
    if (x->stop.grams != y->stop.grams) {
        return x->stop.grams < y->stop.grams ? 1 : -1;
    }
    return x->stop.pickup < y->stop.pickup ? -1 : x->stop.pickup > y->stop.pickup;
}

static bool takes(const struct trip_plan *trip, const struct trip_stop *stop, int64_t limit_g)
{
    for (size_t i = 0; i < trip->stop_count; i++) {
        if (trip->stops[i].pickup == stop->pickup) {
            return false; /* two parts of one point would have been one */
        }
    }
    return trip->stop_count < LIMIT_TRIP_STOPS && trip_plan_g(trip) + stop->grams <= limit_g;
}

struct trip_plan *trips_propose(const struct prep *prep, const struct trip_vehicle *vehicles,
                                size_t vehicle_count, size_t *ret_count)
{
    if (vehicle_count == 0) {
        vehicles = usual_vehicles;
        vehicle_count = sizeof usual_vehicles / sizeof *usual_vehicles;
    }
    int64_t largest_g = vehicles[vehicle_count - 1].limit_g;
    struct load *loads = NULL;
    struct trip_plan *trips = NULL;
    size_t count = 0, room = 0, trip_count = 0, trip_room = 0;
    for (size_t i = 0; i < prep->plan->pickups.count; i++) {
        loads = add_loads(prep, prep->plan->pickups.rows[i].id, largest_g, loads, &count, &room);
    }
    if (count > 0) {
        qsort(loads, count, sizeof *loads, heavier_first);
    }
    for (size_t i = 0; i < count; i++) { /* each on the first trip that still takes it */
        size_t at = 0;
        while (at < trip_count && !takes(&trips[at], &loads[i].stop, largest_g)) {
            at++;
        }
        if (at == trip_count) {
            trips = array_grow(trips, trip_count, &trip_room, sizeof *trips);
            trips[trip_count++] = (struct trip_plan){.stop_count = 0};
        }
        trips[at].stops[trips[at].stop_count++] = loads[i].stop;
    }
    for (size_t i = 0; i < trip_count; i++) { /* in the smallest vehicle that carries it */
        size_t at = 0;
        while (at + 1 < vehicle_count && trip_plan_g(&trips[i]) > vehicles[at].limit_g) {
            at++;
        }
        trips[i].vehicle = vehicles[at].vehicle;
        trips[i].limit_g = vehicles[at].limit_g;
    }
    free(loads);
    *ret_count = trip_count;
    return trips;
}

/* A pick-up point's crates over the trips that go there: each takes what it has room for, the last
 * one the rest; what is loaded already is where it is. */
static void fill_point(const struct prep *prep, uint32_t pickup, struct trip_plan *trips,
                       size_t count)
{
    struct trip_stop *stops[LIMIT_TRIPS];
    size_t of[LIMIT_TRIPS], stop_count = 0, at = 0;
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < trips[i].stop_count; k++) {
            if (trips[i].stops[k].pickup == pickup) {
                of[stop_count] = i;
                stops[stop_count++] = &trips[i].stops[k];
            }
        }
    }
    for (size_t i = 0; i < stop_count; i++) {
        stops[i]->part = (uint16_t)(i + 1);
        stops[i]->parts = (uint16_t)stop_count;
    }
    for (size_t i = 0; i < prep->plan->crates.count && stop_count > 0; i++) {
        const struct crate *crate = &prep->plan->crates.rows[i];
        if (crate->pickup != pickup || !prep_crate_counts(prep, crate->id)) {
            continue;
        }
        int64_t grams = plan_crate_g(prep->plan, crate);
        size_t to = at;
        if (prep->crates[i].trip != 0) {
            for (size_t k = 0; k < stop_count; k++) {
                to = of[k] + 1 == prep->crates[i].trip ? k : to;
            }
        } else {
            while (at + 1 < stop_count &&
                   trip_plan_g(&trips[of[at]]) + grams > trips[of[at]].limit_g) {
                at++;
            }
            to = at;
        }
        stops[to]->crates += crate->kind == CRATE_DRY;
        stops[to]->bags += crate->kind != CRATE_DRY;
        stops[to]->grams += grams;
    }
}

struct trip_plan *trips_of(const struct prep *prep, size_t *ret_count)
{
    if (prep->trip_count == 0) {
        return trips_propose(prep, NULL, 0, ret_count);
    }
    struct trip_plan *trips = NULL;
    size_t count = 0, room = 0;
    for (size_t i = 0; i < prep->trip_count; i++) {
        trips = array_grow(trips, count, &room, sizeof *trips);
        trips[count] = (struct trip_plan){.vehicle = prep->trips[i].vehicle,
                                          .limit_g = prep->trips[i].limit_g,
                                          .stop_count = prep->trips[i].stop_count};
        for (size_t k = 0; k < prep->trips[i].stop_count; k++) {
            trips[count].stops[k].pickup = prep->trips[i].stops[k];
        }
        count++;
    }
    for (size_t i = 0; i < prep->plan->pickups.count; i++) {
        fill_point(prep, prep->plan->pickups.rows[i].id, trips, count);
    }
    *ret_count = count;
    return trips;
}
