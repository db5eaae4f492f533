/* orders.h: a file of orders, text or workbook: which of its sheets hold orders, in which form, and
 * all of them read. */
#ifndef BORNE_INTAKE_ORDERS_H
#define BORNE_INTAKE_ORDERS_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/collect.h"
#include "intake/intake.h"
#include "intake/table.h"

/* How an order file seems to be made: stable name and French title, constants. */
struct orders_form {
    const char *name, *title;
};

/* Looks at the sheets; false with *problem when none holds orders. `lookup` may be NULL. The first
 * sheet with orders is selected. */
bool orders_recognise(struct table *table, const struct lookup *lookup,
                      struct orders_form *ret_form, struct problem *problem);

/* Reads all orders of an open table. */
bool orders_read(struct table *table, const struct intake_options *options, struct collect *collect,
                 struct problem *problem);

#endif
