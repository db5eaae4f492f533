/* day_facts.h: the day in sentences: what happens when, what must be ready. Between day.c and
 * day_facts.c only. */
#ifndef BORNE_PAPER_DAY_FACTS_H
#define BORNE_PAPER_DAY_FACTS_H

#include "paper/paper.h"

enum { DAY_MOMENTS = 28 + LIMIT_TRIPS, DAY_CHECKS = 24 };

struct day_moment {
    char time[12], what[360], where[24];
};

struct day_check {
    char what[160];
    bool is_done; /* the record knows it is */
};

struct day_facts {
    struct day_moment moments[DAY_MOMENTS];
    struct day_check checks[DAY_CHECKS];
    size_t moment_count, check_count;
    bool has_hours; /* false: they stand on the timeline (timeline.c) */
};

/* What the director gave comes first; what is not given is made of the prep. */
void day_facts_fill(const struct paper_day *day, struct day_facts *ret);

#endif
