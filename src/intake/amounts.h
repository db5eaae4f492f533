/* amounts.h: whether the lines of each order add up to the amount the shop wrote: the only way to
 * see that a file lost lines silently. Amounts are forgotten when the reading ends. */
#ifndef BORNE_INTAKE_AMOUNTS_H
#define BORNE_INTAKE_AMOUNTS_H

#include <stddef.h>
#include <stdint.h>

#include "domain/month.h"

struct amounts_order;

/* Zeroed is ready; one entry for each order of the month. */
struct amounts {
    struct amounts_order *orders; /* owned */
    size_t room;
};

void amounts_finish(struct amounts *amounts);

/* The order at `index` begins; `total` as in the file, "" if unknown. */
void amounts_begin(struct amounts *amounts, size_t index, const char *total);
/* One of its lines; `price` of one unit, "" if unknown. */
void amounts_add(struct amounts *amounts, size_t index, const char *price, int64_t units_milli);
/* The order fills all columns for items. */
void amounts_full(struct amounts *amounts, size_t index);
/* The lines of `from` are now lines of `to`. */
void amounts_merge(struct amounts *amounts, size_t from, size_t to);
/* Warns of orders that do not add up, if most do of those that have room for more items; else the
 * amounts mean something else (delivery, discount, tax) and nothing can be said. Without amounts it
 * warns of full orders, if there are several. */
void amounts_check(const struct amounts *amounts, struct month *month);

#endif
