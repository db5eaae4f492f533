/* spans.h: when orders were placed, and whether that is one month's orders or several: an export
 * may reach back further than the month that is prepared. */
#ifndef BORNE_INTAKE_SPANS_H
#define BORNE_INTAKE_SPANS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A run of days in which orders were placed. */
struct span {
    long from_day, to_day; /* date_days; both belong to it */
    uint32_t orders;
    int year, month; /* the calendar month of most of them */
};

/* Zeroed is ready. */
struct spans {
    long *days; /* owned: of each order */
    size_t count, room;
};

enum { SPANS_MOST = 24 };

void spans_finish(struct spans *spans);
void spans_add(struct spans *spans, long day);
/* The runs, earliest first, each of another month; returns how many: 0 without dates, 1 when all
 * are of one month. Sorts the days. More than SPANS_MOST: the rest is in the last one. */
size_t spans_find(struct spans *spans, struct span ret_spans[SPANS_MOST]);

#endif
