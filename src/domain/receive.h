/* receive.h: goods that came in: lots as they were counted, whether a product is complete, bags
 * that were filled from a sack; and which lot went into which crate, both ways. */
#ifndef BORNE_DOMAIN_RECEIVE_H
#define BORNE_DOMAIN_RECEIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/event.h"
#include "domain/plan.h"

struct prep;

/* Received lots have ids of their own, above all that plans hand out: LOT_RECEIVED + 1 is the
 * prep's first. They stay the same when the month is imported again. */
#define LOT_RECEIVED UINT32_C(0x40000000)

enum lot_origin {
    LOT_FROM_SUPPLIER, /* event.target says which, ID_NONE: not one of the plan's */
    LOT_FROM_STORE,    /* the association's own store, the food bank's goods among it */
    LOT_ORIGIN_COUNT
};

/* event.reading: a temperature, 0 when none was taken. */
int32_t reading_of_tenths(int32_t tenths);
int32_t tenths_of_reading(int32_t reading);

/* One delivery of one product. */
struct lot_state {
    uint32_t id;
    uint32_t product;  /* of the plan in force; ID_NONE when it is no longer ordered */
    uint32_t import;   /* whose supplier it is */
    uint32_t supplier; /* of that import, or ID_NONE */
    enum lot_origin origin;
    int64_t note;                     /* number of the delivery note, 0: none */
    int64_t units_milli, taken_milli; /* came, and went into crates or to labos so far */
    int32_t reading;
    uint32_t half_day, due; /* when it came, and by when it was to (round.h); due 0: nobody said */
    int64_t at_ms;
    struct event_id event;
    bool is_undone;
};

/* Of one product of the plan. */
struct goods_state {
    bool is_complete;     /* somebody said: that is all that comes */
    struct event_id last; /* that said it */
};

/* From a sack to bags of so many grams. */
struct bagging {
    uint32_t product, lot;
    int32_t bag_g, made;
    int64_t lost_g;
    int64_t at_ms;
    struct event_id event;
    bool is_undone;
};

/* So much of a lot went into a portion. */
struct lot_use {
    uint32_t lot, portion;
    int64_t units_milli;
    uint32_t next; /* index + 1 of another use of the same portion, 0: none */
};

/* So much of a lot went to a labo that fills its own crates. */
struct bulk_lot {
    uint32_t lot, pickup;
    int64_t units_milli;
};

/* A received lot, NULL when `id` is none of them. */
const struct lot_state *prep_received(const struct prep *prep, uint32_t id);
/* Supplier of any lot, received or of the plan: a row of the plan in force, found by its name when
 * the lot came under an earlier one; NULL when unknown or from the store. */
const struct supplier *prep_lot_supplier(const struct prep *prep, uint32_t lot);
/* Which lot a hand takes from now: the oldest received one that is not used up, the last one when
 * all are, the plan's own when none came. */
uint32_t prep_current_lot(const struct prep *prep, uint32_t product);
/* What the month needs of a product, and what came of it. */
int64_t prep_expected_milli(const struct prep *prep, uint32_t product);
int64_t prep_received_milli(const struct prep *prep, uint32_t product);
bool prep_is_complete(const struct prep *prep, uint32_t product);
/* True when `reading` is too warm for goods of this temperature. */
bool reading_is_too_warm(enum temperature temperature, int32_t reading);

/* A supplier's deliveries of which somebody had said by when they were to come: what came in one
 * half-day with one note is one. */
struct deliveries {
    uint32_t due, late;
};
struct deliveries prep_deliveries(const struct prep *prep, uint32_t supplier);

/* Traceability. The crates that hold goods of a lot, in the order of the plan: at most `room` ids
 * are written, all are counted. */
size_t prep_lot_crates(const struct prep *prep, uint32_t lot, uint32_t *ret_crates, size_t room);
/* The lots of what lies in a portion: at most `room` are written, all are counted. */
size_t prep_portion_lots(const struct prep *prep, uint32_t portion, struct lot_use *ret_uses,
                         size_t room);

/* How much of a lot went to a labo in bulk. */
int64_t prep_sent_milli(const struct prep *prep, uint32_t lot, uint32_t pickup);
/* The lots of a product that did: at most `room` are written, all are counted. */
size_t prep_point_sent(const struct prep *prep, uint32_t pickup, uint32_t product,
                       struct bulk_lot *ret_rows, size_t room);

/* The lot of a product that a pick-up point got, in its crates or in bulk, the one it got most of:
 * what came back from there was of it. Where all of it there was replaced, the lot of what came in
 * its place. When nobody noted any of it, the oldest that came; when none came, the plan's own. */
uint32_t prep_point_lot(const struct prep *prep, uint32_t pickup, uint32_t product);

/* How much of a product a pick-up point's crates hold in the place of others. */
int64_t prep_point_substitutes(const struct prep *prep, uint32_t pickup, uint32_t product);

/* Goods that are filled into bags here: what is weighed, and packs that bear no trade code, which
 * nobody else can have filled. */
bool product_is_bagged(const struct product *product);
/* How many bags of a size the month's orders want of loose goods, one row for each size, the most
 * wanted first; `made` of them are there. Goods that are counted want one bag for each unit. At
 * most `room` rows are written. */
struct bag_need {
    int32_t bag_g;
    uint32_t wanted, made;
};
size_t prep_bag_needs(const struct prep *prep, uint32_t product, struct bag_need *ret_needs,
                      size_t room);

#endif
