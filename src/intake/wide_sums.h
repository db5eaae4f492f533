/* wide_sums.h: sums that people wrote beside their orders, compared with the orders. */
#ifndef BORNE_INTAKE_WIDE_SUMS_H
#define BORNE_INTAKE_WIDE_SUMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/month.h"
#include "intake/grid.h"
#include "intake/wide.h"

/* Of each item column: the sum of all orders, and since the last row of sums. */
struct wide_sums {
    int64_t *all, *section; /* owned; item_count each */
    size_t *rows;           /* of sums that were met, indexes in the grid; owned */
    int64_t *seen;          /* for each of them: all and section at that place; owned */
    size_t row_count, row_room, seen_room;
    uint32_t *wrong; /* rows whose own sum differs; owned */
    size_t wrong_count, wrong_room, right_count;
};

void wide_sums_begin(struct wide_sums *sums, const struct wide *wide);
void wide_sums_finish(struct wide_sums *sums);

/* An order's quantity in an item column. */
void wide_sums_add(struct wide_sums *sums, size_t item, int64_t milli);
/* A row of sums was met. */
void wide_sums_row(struct wide_sums *sums, const struct wide *wide, size_t row);
/* True if most of what the met row says are sums. */
bool wide_sums_fits(const struct wide_sums *sums, size_t met, const struct grid *grid,
                    const struct wide *wide);
/* An order's own sum, as written in the column of sums. */
void wide_sums_order(struct wide_sums *sums, const char *written, int64_t milli, uint32_t row);
/* Warns of what does not fit. A row or column of sums that hardly ever fits is something else
 * (euros), and nothing is said. */
void wide_sums_check(struct wide_sums *sums, const struct grid *grid, const struct wide *wide,
                     struct month *month);

#endif
