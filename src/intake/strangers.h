/* strangers.h: tables that look like orders and are none: lists that Borne itself writes, an order
 * to a supplier. Told by their labels, each with the sentence that says what it is. */
#ifndef BORNE_INTAKE_STRANGERS_H
#define BORNE_INTAKE_STRANGERS_H

#include <stdbool.h>

#include "intake/notice.h"
#include "intake/table.h"

/* True, and *problem says what it is, if the table's selected sheet is one of them. */
bool strangers_recognise(const struct table *table, struct problem *problem);

#endif
