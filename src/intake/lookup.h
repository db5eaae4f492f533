/* lookup.h: which product and which pick-up point a text means. Merges spellings that fold to the
 * same and nothing else; what is not known is added to the month, with a warning. */
#ifndef BORNE_INTAKE_LOOKUP_H
#define BORNE_INTAKE_LOOKUP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/map.h"
#include "domain/month.h"
#include "intake/ask.h"
#include "intake/notice.h"

/* A point of points.csv; it enters the month when an order names it. */
struct lookup_point {
    const char *name;
    enum pickup_mode mode;
    uint32_t pickup; /* index in the month, or MONTH_NONE */
};

/* A name of the files that an answer, given now or in an earlier month, says to be another. */
struct lookup_answered {
    const char *said; /* as in the file */
    const char *rest; /* of the question's key */
    const char *is;   /* the product's sku, the point's name */
    const char *name; /* of what it is */
    uint32_t row;
    bool is_point;
};

struct lookup {
    struct month *month;   /* borrowed; keys live in its arena */
    const struct ask *ask; /* borrowed; NULL: no answers */
    struct map skus;       /* folded sku -> product */
    struct map names;      /* product key -> product, LOOKUP_TWICE if several */
    struct map codes;      /* GTIN-14 -> product, LOOKUP_TWICE if several */
    struct map pickups;    /* folded name -> pickup */
    struct map spellings;  /* text as in the file -> pickup */
    struct map points;     /* folded name or alias -> point */
    struct lookup_point *list;
    size_t list_count, list_room;
    bool has_catalogue, has_points;
    uint32_t *learned; /* products that only the orders know; owned */
    uint32_t *learned_rows;
    size_t learned_count, learned_room, learned_rows_room;
    struct lookup_answered *answered; /* owned */
    size_t answered_count, answered_room;
    uint32_t *pickup_rows; /* of each pick-up point: where it was first named; owned */
    size_t pickup_rows_room;
};

void lookup_finish(struct lookup *lookup);

/* Adds a product of the catalogue; the texts of *product are copied. An empty sku becomes the
 * folded name. False with a *problem when there are too many. */
bool lookup_add_product(struct lookup *lookup, const struct month_product *product, uint32_t row,
                        struct problem *problem);
/* Adds a point of points.csv under its name and, when not "", an alias. */
void lookup_add_point(struct lookup *lookup, const char *name, const char *alias,
                      enum pickup_mode mode);

/* The product of a line: by sku (which may be its EAN), else by name, else a new one. Not both are
 * "". */
bool lookup_product(struct lookup *lookup, const char *sku, const char *name, uint32_t row,
                    uint32_t *ret_product, struct problem *problem);
/* True if the list of points, the month or an earlier month has the point. */
bool lookup_knows_pickup(const struct lookup *lookup, const char *text);
/* The pick-up point of a text; MONTH_NONE if it says none. */
bool lookup_pickup(struct lookup *lookup, const char *text, uint32_t row, uint32_t *ret_pickup,
                   struct problem *problem);

#endif
