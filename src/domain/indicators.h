/* indicators.h: what the committee asks of a month and of the year: buyers, orders, labos,
 * products, weight, half-days of volunteers, how many lines were cut short, beside the goals. From
 * summaries, or from the counts that stay when a prep's record is purged. Values only. */
#ifndef BORNE_DOMAIN_INDICATORS_H
#define BORNE_DOMAIN_INDICATORS_H

#include <stdbool.h>
#include <stdint.h>

#include "domain/summary.h"

enum { INDICATORS_MONTHS = 12 };

/* Of one prep. */
struct indicators {
    uint32_t prep;
    char period[8]; /* "2025-11" or "" */
    bool is_closed;
    uint32_t buyers; /* different people, as far as names told them apart */
    uint32_t orders, pickups, products, lines, lines_short;
    int64_t weight_g;
    uint32_t half_days, half_days_told; /* of the prep; of those how many people were counted */
    uint32_t helpers;                   /* half-days of volunteers */
};

/* What the members set out for; 0: none is set, or not known. */
struct goals {
    int32_t members, members_goal, orders_goal;
};

/* The latest months, newest first, and all of them together. */
struct year {
    struct indicators months[INDICATORS_MONTHS];
    int count;
    struct goals goals;
};

/* `buyers` 0: not known, as many as orders. */
struct indicators indicators_of(const struct summary *summary, uint32_t buyers);
/* The year in one row: orders, weight, helpers, lines are sums; buyers are the mean of a month,
 * labos and products the most there were. */
struct indicators indicators_sum(const struct year *year);
/* Lines that got less than ordered, in thousandths of a per cent of all; 0 without lines. */
int64_t indicators_short(const struct indicators *of);

/* A count by its name, as it is kept of a purged prep (store/purge.h). */
struct kept_count {
    const char *name; /* a string constant */
    int64_t count;
};
enum { INDICATORS_KEPT = 12 };
/* The counts that hold all of *of; returns how many. */
int indicators_keep(const struct indicators *of, struct kept_count ret_counts[INDICATORS_KEPT]);
/* Puts one of them back; names of others are ignored. */
void indicators_recall(struct indicators *of, const char *name, int64_t count);

#endif
