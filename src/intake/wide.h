/* wide.h: sheets that people typed: people below each other and products side by side, or the other
 * way round. Finds out where people, products and quantities are, reads the orders, and checks and
 * leaves out the sums. */
#ifndef BORNE_INTAKE_WIDE_H
#define BORNE_INTAKE_WIDE_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/collect.h"
#include "intake/grid.h"
#include "intake/header.h"

enum wide_kind { WIDE_NONE, WIDE_PEOPLE_DOWN, WIDE_PEOPLE_ACROSS };

/* A column of quantities: of a product (people down) or of a person (people across). */
struct wide_column {
    size_t column;
    const char *name; /* in the grid */
};

struct wide {
    enum wide_kind kind;
    size_t header;            /* index of the row of labels */
    size_t first;             /* of the first row below all labels */
    int columns[FIELD_COUNT]; /* of labels that are known, FIELD_NONE else */
    struct wide_column *items;
    size_t item_count, item_room; /* array_grow */
    int total;                    /* column of sums, or FIELD_NONE */
};

/* How the grid is laid out; kind WIDE_NONE when it holds no such orders. `lookup` (may be NULL)
 * knows the catalogue. Release with wide_finish. */
void wide_find(const struct grid *grid, const struct lookup *lookup, struct wide *ret_wide);
void wide_finish(struct wide *wide);

/* Gives all orders of the grid to `collect`. `pickup`: where those go that do not say it, "" if
 * that is not known either. */
bool wide_read(const struct grid *grid, const struct wide *wide, const char *pickup,
               struct collect *collect, struct problem *problem);

/* A cell's quantity in milli-units; 0 for a blank, a dash, zero; "x" is one. False: no quantity. */
bool wide_quantity(const char *text, int64_t *ret_milli);

#endif
