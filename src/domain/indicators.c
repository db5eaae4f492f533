/* indicators.c: see indicators.h. */
#include "domain/indicators.h"

#include <string.h>

#include "base/str.h"

struct indicators indicators_of(const struct summary *s, uint32_t buyers)
{
    struct indicators of = {.prep = s->prep,
                            .is_closed = s->is_closed,
                            .buyers = buyers > 0 && buyers <= s->orders ? buyers : s->orders,
                            .orders = s->orders,
                            .pickups = s->pickups,
                            .products = s->ordered_products,
                            .lines = s->lines,
                            .lines_short = s->lines_short,
                            .weight_g = s->weight_g,
                            .half_days = s->half_days,
                            .half_days_told = s->half_days_told,
                            .helpers = s->helpers};
    memcpy(of.period, s->period, sizeof of.period);
    return of;
}

struct indicators indicators_sum(const struct year *year)
{
    struct indicators sum = {0};
    uint32_t buyers = 0;
    for (int i = 0; i < year->count; i++) {
        const struct indicators *of = &year->months[i];
        buyers += of->buyers;
        sum.orders += of->orders;
        sum.lines += of->lines;
        sum.lines_short += of->lines_short;
        sum.weight_g += of->weight_g;
        sum.half_days += of->half_days;
        sum.half_days_told += of->half_days_told;
        sum.helpers += of->helpers;
        sum.pickups = of->pickups > sum.pickups ? of->pickups : sum.pickups;
        sum.products = of->products > sum.products ? of->products : sum.products;
    }
    uint32_t months = year->count > 0 ? (uint32_t)year->count : 1;
    sum.buyers = (buyers + months / 2) / months;
    return sum;
}

int64_t indicators_short(const struct indicators *of)
{
    return of->lines > 0 ? ((int64_t)of->lines_short * 100000 + of->lines / 2) / of->lines : 0;
}

/* "2025-11" as 202511, 0 when it is none. */
static int64_t period_number(const char *period)
{
    int year, month;
    const char *rest = period;
    return str_take_digits(&rest, 4, &year) && *rest++ == '-' && str_take_digits(&rest, 2, &month)
               ? year * INT64_C(100) + month
               : 0;
}

int indicators_keep(const struct indicators *of, struct kept_count ret_counts[INDICATORS_KEPT])
{
    const struct kept_count all[] = {
        {"period", period_number(of->period)},
        {"buyers", of->buyers},
        {"orders", of->orders},
        {"pickups", of->pickups},
        {"products", of->products},
        {"lines", of->lines},
        {"lines_short", of->lines_short},
        {"weight_g", of->weight_g},
        {"half_days", of->half_days},
        {"half_days_told", of->half_days_told},
        {"helpers", of->helpers},
    };
    memcpy(ret_counts, all, sizeof all);
    return (int)(sizeof all / sizeof *all);
}

void indicators_recall(struct indicators *of, const char *name, int64_t count)
{
    struct {
        const char *name;
        uint32_t *to;
    } fields[] = {{"buyers", &of->buyers},       {"orders", &of->orders},
                  {"pickups", &of->pickups},     {"products", &of->products},
                  {"lines", &of->lines},         {"lines_short", &of->lines_short},
                  {"half_days", &of->half_days}, {"half_days_told", &of->half_days_told},
                  {"helpers", &of->helpers}};
    if (count < 0 || count > INT64_C(1) << 53) {
        return;
    }
    if (strcmp(name, "period") == 0 && count > 0 && count <= 999912) {
        str_format(of->period, sizeof of->period, "%04d-%02d", (int)(count / 100),
                   (int)(count % 100));
    } else if (strcmp(name, "weight_g") == 0) {
        of->weight_g = count;
    }
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (strcmp(name, fields[i].name) == 0 && count <= UINT32_MAX) {
            *fields[i].to = (uint32_t)count;
        }
    }
}
