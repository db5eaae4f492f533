/* wide_across.h: products below each other, people side by side. */
#ifndef BORNE_INTAKE_WIDE_ACROSS_H
#define BORNE_INTAKE_WIDE_ACROSS_H

#include "intake/wide.h"

/* As wide_read, for WIDE_PEOPLE_ACROSS. */
bool wide_across_read(const struct grid *grid, const struct wide *wide, const char *pickup,
                      struct collect *collect, struct problem *problem);

#endif
