/* spans.c: days sorted and cut where nobody ordered; where that does not help, at the first of a
 * month. */
#include "intake/spans.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "intake/date.h"

enum {
    ONE_MONTH_DAYS = 31, /* orders are open for some three weeks a month */
    GAP_DAYS = 5,        /* between the orders of two months */
    SPAN_DAYS = 45       /* more is not one month */
};

void spans_finish(struct spans *spans)
{
    free(spans->days);
    *spans = (struct spans){0};
}

void spans_add(struct spans *spans, long day)
{
    spans->days = array_grow(spans->days, spans->count, &spans->room, sizeof *spans->days);
    spans->days[spans->count++] = day;
}

static int compare_days(const void *a, const void *b)
{
    long x = *(const long *)a, y = *(const long *)b;
    return (x > y) - (x < y);
}

/* The month most of the sorted days from..to belong to. */
static void name_span(const long *days, size_t from, size_t to, struct span *span)
{
    size_t best = 0, run = 0;
    int run_year = 0, run_month = 0;
    for (size_t i = from; i < to; i++) {
        struct date date = date_of_days(days[i]);
        bool is_same = date.year == run_year && date.month == run_month;
        run = is_same ? run + 1 : 1;
        run_year = date.year;
        run_month = date.month;
        if (run >= best) { /* orders of the last days are for the month after */
            best = run;
            span->year = run_year;
            span->month = run_month;
        }
    }
}

static size_t cut(const struct spans *spans, bool at_months, struct span *ret)
{
    size_t count = 0, from = 0;
    for (size_t i = 1; i <= spans->count; i++) {
        bool is_cut = i == spans->count;
        if (!is_cut && at_months) {
            struct date a = date_of_days(spans->days[i - 1]), b = date_of_days(spans->days[i]);
            is_cut = a.month != b.month || a.year != b.year;
        } else if (!is_cut) {
            is_cut = spans->days[i] - spans->days[i - 1] > GAP_DAYS;
        }
        if (!is_cut) {
            continue;
        }
        struct span span = {.from_day = spans->days[from],
                            .to_day = spans->days[i - 1],
                            .orders = (uint32_t)(i - from)};
        name_span(spans->days, from, i, &span);
        struct span *last = count > 0 ? &ret[count - 1] : NULL;
        bool joins = last != NULL && (count == SPANS_MOST ||
                                      (last->year == span.year && last->month == span.month));
        if (joins) {
            last->to_day = span.to_day;
            last->orders += span.orders;
        } else {
            ret[count++] = span;
        }
        from = i;
    }
    return count;
}

size_t spans_find(struct spans *spans, struct span ret_spans[SPANS_MOST])
{
    if (spans->count == 0) {
        return 0;
    }
    qsort(spans->days, spans->count, sizeof *spans->days, compare_days);
    long first = spans->days[0], last = spans->days[spans->count - 1];
    if (last - first <= ONE_MONTH_DAYS) {
        ret_spans[0] =
            (struct span){.from_day = first, .to_day = last, .orders = (uint32_t)spans->count};
        name_span(spans->days, 0, spans->count, &ret_spans[0]);
        return 1;
    }
    size_t count = cut(spans, false, ret_spans);
    for (size_t i = 0; i < count; i++) {
        if (ret_spans[i].to_day - ret_spans[i].from_day > SPAN_DAYS) {
            return cut(spans, true, ret_spans);
        }
    }
    return count;
}
