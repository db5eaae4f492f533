/* points.h: the association's list of pick-up points and who fills their crates. */
#ifndef BORNE_INTAKE_POINTS_H
#define BORNE_INTAKE_POINTS_H

#include <stdbool.h>

#include "intake/lookup.h"
#include "intake/table.h"

/* True if the table's labels are those of a list of points. */
bool points_recognise(const struct table *table);
/* Adds all points to the lookup. */
bool points_read(const struct table *table, struct lookup *lookup, struct problem *problem);

#endif
