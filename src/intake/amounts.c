/* amounts.c: sums in hundredths of a cent. */
#include "intake/amounts.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/str.h"
#include "intake/notice.h"
#include "intake/quantity.h"

enum { DECIMALS = 4, CENT = 100 };

struct amounts_order {
    int64_t total, sum; /* hundredths of a cent */
    int64_t lines;
    bool is_known, is_full;
};

void amounts_finish(struct amounts *amounts)
{
    free(amounts->orders);
    *amounts = (struct amounts){0};
}

void amounts_begin(struct amounts *amounts, size_t index, const char *total)
{
    amounts->orders = array_grow(amounts->orders, index, &amounts->room, sizeof *amounts->orders);
    struct amounts_order *order = &amounts->orders[index];
    *order = (struct amounts_order){0};
    order->is_known = quantity_decimal(total, DECIMALS, &order->total);
}

void amounts_add(struct amounts *amounts, size_t index, const char *price, int64_t units_milli)
{
    struct amounts_order *order = &amounts->orders[index];
    int64_t value = 0;
    order->is_known = order->is_known && quantity_decimal(price, DECIMALS, &value) &&
                      value <= INT64_C(1000000) * 100 * CENT;
    if (order->is_known) {
        order->sum += value * units_milli / 1000;
        order->lines++;
    }
}

void amounts_full(struct amounts *amounts, size_t index)
{
    amounts->orders[index].is_full = true;
}

void amounts_merge(struct amounts *amounts, size_t from, size_t to)
{
    struct amounts_order *order = &amounts->orders[to];
    order->sum += amounts->orders[from].sum;
    order->lines += amounts->orders[from].lines;
    order->is_known = order->is_known && amounts->orders[from].is_known;
}

/* Shops round each line to the cent, and prices too. */
static bool adds_up(const struct amounts_order *order)
{
    int64_t difference = order->total - order->sum;
    int64_t allowed = CENT * (order->lines / 2 + 1);
    return difference <= allowed && difference >= -allowed;
}

/* Without amounts: one full order may be the longest there is, several are suspicious. */
static void warn_full(const struct amounts *amounts, struct month *month)
{
    size_t full = 0;
    for (size_t i = 0; i < month->order_count; i++) {
        full += amounts->orders[i].is_full && !amounts->orders[i].is_known;
    }
    for (size_t i = 0; full > 1 && i < month->order_count; i++) {
        const struct amounts_order *order = &amounts->orders[i];
        if (order->is_full && !order->is_known) {
            notice_warn(month, NOTICE_COLUMNS_FULL, month->orders[i].row, month->orders[i].number,
                        NULL);
        }
    }
}

void amounts_check(const struct amounts *amounts, struct month *month)
{
    size_t known = 0, right = 0, cut = 0;
    for (size_t i = 0; i < month->order_count; i++) {
        const struct amounts_order *order = &amounts->orders[i];
        bool counts = order->is_known && !order->is_full;
        known += counts;
        right += counts && adds_up(order);
        cut += order->is_known && order->is_full && !adds_up(order);
    }
    if (right * 3 < known * 2 || (right == known && cut == 0)) {
        warn_full(amounts, month);
        return;
    }
    for (size_t i = 0; i < month->order_count; i++) {
        const struct amounts_order *order = &amounts->orders[i];
        if (order->is_known && !adds_up(order)) {
            char total[32];
            int64_t cents = order->total / CENT;
            str_format(total, sizeof total, "%lld,%02d", (long long)(cents / 100),
                       (int)(cents % 100));
            notice_warn(month, NOTICE_TOTAL_DIFFERS, month->orders[i].row, month->orders[i].number,
                        total);
        }
    }
}
