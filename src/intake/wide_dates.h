/* wide_dates.h: a sheet with several deliveries: dates above the products, each over its own
 * (AmapJ). */
#ifndef BORNE_INTAKE_WIDE_DATES_H
#define BORNE_INTAKE_WIDE_DATES_H

#include "intake/wide.h"

/* Asks which delivery is prepared when there are several, and leaves only the columns of the one
 * that an answer names; without an answer all of them stay. */
void wide_dates_settle(const struct grid *grid, struct wide *wide, struct collect *collect);

#endif
