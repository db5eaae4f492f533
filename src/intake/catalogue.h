/* catalogue.h: the association's list of products: name, and what it weighs, where it lies and how
 * it is kept. Knows nothing of orders. */
#ifndef BORNE_INTAKE_CATALOGUE_H
#define BORNE_INTAKE_CATALOGUE_H

#include <stdbool.h>

#include "intake/lookup.h"
#include "intake/table.h"

/* True if the table's labels are those of a catalogue. */
bool catalogue_recognise(const struct table *table);
/* Adds all products to the lookup's month. */
bool catalogue_read(const struct table *table, struct lookup *lookup, struct problem *problem);

#endif
