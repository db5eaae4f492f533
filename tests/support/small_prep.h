/* small_prep.h: a small month for tests: two labos, five orders, nine products of every kind, and a
 * prep whose events are kept in a list, stamped like the app does. */
#ifndef BORNE_TESTS_SMALL_PREP_H
#define BORNE_TESTS_SMALL_PREP_H

#include "domain/decide.h"
#include "domain/plan_build.h"

enum small_product {
    SMALL_CARROTS,  /* kg, no code, B1 */
    SMALL_POTATOES, /* 2.5 kg packs, EAN */
    SMALL_MILK,     /* chilled, EAN */
    SMALL_EGGS,     /* chilled, fragile, EAN */
    SMALL_PASTA,    /* EAN */
    SMALL_RICE,     /* EAN */
    SMALL_CABBAGE,  /* piece, no code */
    SMALL_SACK,     /* 25 kg: over the limit of a crate by itself */
    SMALL_ICE,      /* frozen, EAN */
    SMALL_PRODUCTS
};

extern const char *const small_codes[SMALL_PRODUCTS]; /* EAN-13 or "" */

struct small_prep {
    struct month month;
    struct plan plan;
    struct people people;
    struct plans plans;
    struct prep prep;
    struct pairs pairs;
    struct decision decision;
    struct event *events; /* all so far, heap */
    size_t event_count, event_room;
    uint64_t next_seq;
};

/* The month alone. */
void small_month(struct month *month);
/* Month, plan, PLAN_SET applied, labels of all crates drawn. */
void small_prep_init(struct small_prep *small);
/* The practice crate (domain/practice.h) in its place. */
void small_prep_practice(struct small_prep *small);
void small_prep_finish(struct small_prep *small);

/* decide, stamp, apply. Returns the refusal. */
enum refusal_kind small_do(struct small_prep *small, struct command command);
enum refusal_kind small_scan(struct small_prep *small, uint8_t lane, const char *text);
/* The ten digits of a crate's current label. */
const char *small_crate_code(const struct small_prep *small, uint32_t crate);
uint32_t small_product_id(const struct small_prep *small, enum small_product product);
/* The director allows `per` of `other` in the place of one of `product`. */
void small_allow(struct small_prep *small, enum small_product product, enum small_product other,
                 int64_t per);
/* Picks everything of the crate that is open in the lane, by touch. */
void small_pick_all(struct small_prep *small, uint8_t lane);
/* Counts everything right in the crate being checked in the lane. */
void small_count_all(struct small_prep *small, uint8_t lane);

#endif
