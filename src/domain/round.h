/* round.h: fetch rounds ("cabotage") and what suppliers bring themselves: lines of the timeline
 * that say from where, in which vehicle; what there is to carry is counted from the month.
 * Suppliers are known by their names, which last from month to month. */
#ifndef BORNE_DOMAIN_ROUND_H
#define BORNE_DOMAIN_ROUND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/limits.h"

struct prep;
struct timeline;
struct timeline_entry;

/* Numbers are kept in settings: never renumber. */
enum round_place { ROUND_SUPPLIER, ROUND_FOOD_BANK, ROUND_HALL, ROUND_PLACE_COUNT };
enum round_vehicle { ROUND_CAR, ROUND_VAN, ROUND_THEIRS, ROUND_VEHICLE_COUNT };

enum {
    ROUND_SUPPLIERS = 4,
    ROUND_LEAST_KG = 50, /* of what a vehicle carries, and by how much that is changed */
    ROUND_MOST_KG = 3500,
    ROUND_NAMES = 200 /* bytes of all names together, as kept in one line */
};

struct round {
    enum round_place place;
    enum round_vehicle vehicle;                  /* ROUND_THEIRS: nobody goes, they bring it */
    int limit_kg;                                /* what it carries */
    char suppliers[ROUND_SUPPLIERS][LIMIT_NAME]; /* "" after the last */
};

/* What the association's own vehicle carries. */
int round_usual_kg(enum round_vehicle vehicle);
int round_count(const struct round *round); /* suppliers */
bool round_takes(const struct round *round, const char *supplier);
/* Takes a supplier in, or out again; false: there is no more room. */
bool round_turn(struct round *round, const char *supplier);
/* "1 0 1100|Moulin|GAEC", and back; false: not such a line. */
void round_write(const struct round *round, char *to, size_t size);
bool round_read(const char *line, struct round *ret);

/* Grams of what the month needs of its suppliers, and of what has not come yet. */
int64_t round_needed_g(const struct round *round, const struct prep *prep);
int64_t round_left_g(const struct round *round, const struct prep *prep);
/* How often the vehicle has to go; 0 for what others bring, or when nobody knows what there is. */
int round_trips(const struct round *round, const struct prep *prep);

/* The `nth` line of the timeline that is for this supplier and not left out, NULL: no more. */
const struct timeline_entry *round_of(const struct timeline *timeline, const char *supplier,
                                      int nth);
/* The half-day, from 1, by which a supplier's goods are to be there; 0: nobody said. Goods that we
 * fetch are due when we have been there: an outing of ours that is late makes nobody else late. */
int round_due(const struct timeline *timeline, const struct prep *prep, uint32_t supplier);

#endif
