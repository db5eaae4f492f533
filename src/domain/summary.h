/* summary.h: a prep in numbers: what was ordered, picked, checked, what went wrong where and with
 * whose goods, how long crates and cold bags were open. Counts from the state alone, so that
 * anybody can count again from the record; who did what stands in none of it. */
#ifndef BORNE_DOMAIN_SUMMARY_H
#define BORNE_DOMAIN_SUMMARY_H

#include "domain/prep.h"

enum { SUMMARY_PARETO = 10, SUMMARY_BEFORE = 8, SUMMARY_PACE = 20 };

/* A number of cases among so many, per thousand, with the interval that small numbers ask for: all
 * three in thousandths of a case per 1 000. Filled by report/rate.h; zeroed: not known. */
struct rate {
    uint32_t cases, of;
    int64_t value, low, high;
    bool is_thin; /* too little to conclude anything */
};

/* A product and what went wrong with it. */
struct summary_pareto {
    uint32_t product;
    enum discrepancy_type type;
    uint32_t cases;
    int64_t units_milli;
};

/* A supplier's goods. */
struct summary_supplier {
    char name[LIMIT_NAME];
    uint32_t lines; /* that were ordered of its goods */
    uint32_t cases,
        by_type[DISCREPANCY_TYPE_COUNT]; /* told to be the supplier's, or not yet told */
    int64_t ordered_milli;
    int64_t short_milli; /* what is missing when it comes and again in the crates counts once */
    int64_t weight_g;
    uint32_t faces[FACE_COUNT]; /* of the labos */
    uint32_t due, late;         /* deliveries that were to come by a half-day, and came later */
    /* Filled by report/rate.h, over this month and those before it: its cases among its lines, late
     * deliveries among those that were due. */
    struct rate troubles, lateness;
};

struct summary {
    uint32_t prep;
    char period[8];
    bool is_closed;
    uint32_t orders, pickups, products, half_days;
    uint32_t ordered_products; /* of the catalogue's, those that somebody ordered */
    uint32_t half_days_told;   /* half-days of which somebody told how many people helped */
    uint32_t helpers;          /* and how many did, added up: half-days of volunteers */
    uint32_t lines;            /* of orders that count, with something ordered */
    int64_t units_milli, weight_g;
    uint32_t crates, picked, checked, loaded; /* filled here; loaded: from everywhere */
    int64_t picked_g;
    uint32_t at_step[STEP_COUNT]; /* cases by where they came up; faces alone are none */
    uint32_t by_type[DISCREPANCY_TYPE_COUNT];
    uint32_t by_cause[CAUSE_COUNT];
    uint32_t open_cases;
    uint32_t lines_short;                 /* lines that got less than ordered */
    int64_t short_milli;                  /* units missing, shares included */
    uint32_t first_checked, first_passed; /* crates checked; without a difference at the first */
    uint32_t timed; /* crates whose filling was timed; then the quartiles of how long */
    int64_t crate_ms, crate_low_ms, crate_high_ms;
    uint32_t bags; /* cold ones that were filled, and how long they were open */
    int64_t cold_ms, cold_longest_ms;
    uint32_t faces[FACE_COUNT];
    struct summary_pareto pareto[SUMMARY_PARETO]; /* most cases first */
    uint32_t pareto_count;
    struct summary_supplier *suppliers; /* heap, as the plan has them, unknown ones last */
    size_t supplier_count;
    /* Filled by report/rate.h. */
    struct rate picking, checking, returning, passing, lacking;
};

/* Fills *ret from empty; a prep without a plan gives zeroes. Release with summary_finish. */
void summary_make(const struct prep *prep, struct summary *ret);
void summary_finish(struct summary *summary);
/* The supplier of this name, or NULL. */
const struct summary_supplier *summary_supplier_named(const struct summary *summary,
                                                      const char *name);
/* The suppliers of whose goods something was wrong, most missing first, then most cases, then most
 * often late: up to `room` into `to`, how many there. */
size_t summary_worst_suppliers(const struct summary *summary, const struct summary_supplier **to,
                               size_t room);

/* How fast crates were filled lately: quartiles over the last SUMMARY_PACE, milliseconds a kilo. */
struct pace {
    uint32_t crates;
    int64_t low_ms, median_ms, high_ms;
};
struct pace summary_pace(const struct prep *prep);
/* When the last crate will be filled: *ret_early and *ret_late beside the likely moment. 0 when
 * fewer than five crates were timed, or nothing is left. */
int64_t summary_forecast_ms(const struct prep *prep, int64_t now_ms, int64_t *ret_early_ms,
                            int64_t *ret_late_ms);
/* Cold bags in hand: how long the longest has been open now; how many are. */
bool summary_is_cold_open(const struct prep *prep, uint32_t crate);
int64_t summary_cold_ms(const struct prep *prep, int64_t now_ms, uint32_t *ret_open);

#endif
