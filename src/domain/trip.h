/* trip.h: which vehicle takes the crates of which pick-up points, what is on it, what is missing.
 * Pure. */
#ifndef BORNE_DOMAIN_TRIP_H
#define BORNE_DOMAIN_TRIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/limits.h"
#include "domain/event.h"

struct prep;

enum vehicle { VEHICLE_CAR, VEHICLE_VAN, VEHICLE_KIND_COUNT };

/* The association's own: a car takes 500 kg, a van 1.1 t. */
int64_t vehicle_limit_g(enum vehicle vehicle);

/* A trip of the record. Its number is its place in prep.trips + 1. */
struct trip_state {
    enum vehicle vehicle;
    int64_t limit_g;
    bool is_closed;                   /* loaded: it may go */
    uint32_t stops[LIMIT_TRIP_STOPS]; /* pick-up points in the order of delivery */
    size_t stop_count;
};

/* What a trip takes to a pick-up point. A point too heavy for one vehicle is on several trips. */
struct trip_stop {
    uint32_t pickup;
    uint32_t crates, bags;
    int64_t grams;
    uint16_t part, parts; /* 1 of 2 */
};
struct trip_plan {
    enum vehicle vehicle;
    int64_t limit_g;
    struct trip_stop stops[LIMIT_TRIP_STOPS];
    size_t stop_count;
};

/* A vehicle that trips may be made with. */
struct trip_vehicle {
    enum vehicle vehicle;
    int64_t limit_g;
};

/* Loads all crates of all pick-up points onto vehicles, the heaviest points first, into as few
 * trips as fit: a heap array (free), NULL when there is none. The last vehicle of the list is the
 * largest and is used as often as needed; NULL: the association's. */
struct trip_plan *trips_propose(const struct prep *prep, const struct trip_vehicle *vehicles,
                                size_t vehicle_count, size_t *ret_count);
/* The trips of the record with what each takes, else a proposal; as above. */
struct trip_plan *trips_of(const struct prep *prep, size_t *ret_count);
int64_t trip_plan_g(const struct trip_plan *trip);

/* The trip with this number, or NULL. */
const struct trip_state *prep_trip(const struct prep *prep, uint32_t number);
/* True if it goes to this pick-up point. */
bool trip_stops_at(const struct trip_state *trip, uint32_t pickup);
/* Grams as planned of a pick-up point's crates that count; of what is on a trip. */
int64_t prep_pickup_g(const struct prep *prep, uint32_t pickup);
int64_t prep_loaded_g(const struct prep *prep, uint32_t trip);

/* How far the loading of a pick-up point is. With a trip: a crate that is on another does not
 * count at all. */
struct loading {
    uint32_t crates; /* dry ones and bags that are to be on it */
    uint32_t loaded;
    uint32_t chilled, chilled_loaded; /* the bags among them */
    uint32_t not_ready;               /* not loaded, and not filled either */
};
struct loading prep_loading(const struct prep *prep, uint32_t trip, uint32_t pickup);
/* Over all stops of a trip. */
struct loading prep_trip_loading(const struct prep *prep, uint32_t trip);
/* The next crate of a pick-up point that is to be loaded, chilled ones last, ID_NONE when none is;
 * `skip` of them are left out. */
uint32_t prep_next_to_load(const struct prep *prep, uint32_t trip, uint32_t pickup, size_t skip);

#endif
