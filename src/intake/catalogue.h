/* catalogue.h: the association's list of products: name, and what it weighs, where it lies and how
 * it is kept. Knows nothing of orders. */
#ifndef BORNE_INTAKE_CATALOGUE_H
#define BORNE_INTAKE_CATALOGUE_H

#include <stdbool.h>

#include "intake/lookup.h"
#include "intake/table.h"

/* MAYBE: nothing but a supplier or a unit stands beside the products, as in a list of orders. */
enum catalogue_sign { CATALOGUE_NO, CATALOGUE_MAYBE, CATALOGUE_SURE };

/* Whether the table's labels are those of a catalogue. */
enum catalogue_sign catalogue_recognise(const struct table *table);
/* Adds all products to the lookup's month. */
bool catalogue_read(const struct table *table, struct lookup *lookup, struct problem *problem);

#endif
