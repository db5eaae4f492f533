/* rate.h: rates of few cases with the interval that goes with them, so that a page can say "too
 * little to conclude" instead of ranking chance. Exact for counts (Garwood 1936), Wilson's (1927)
 * for shares; both at 95 %. */
#ifndef BORNE_REPORT_RATE_H
#define BORNE_REPORT_RATE_H

#include "domain/summary.h"

/* Cases that may be more than `of` (several to one line): Poisson, exact, two-sided. */
struct rate rate_of_cases(uint32_t cases, uint32_t of);
/* So many of so many: Wilson's score interval. */
struct rate rate_of_share(uint32_t cases, uint32_t of);
/* The rates of a summary. */
void rate_summary(struct summary *summary);
/* Those of the latest month's suppliers, over all months given, newest first. */
void rate_suppliers(struct summary *months, size_t count);
/* True when two rates differ by more than their intervals allow. */
bool rate_differs(const struct rate *a, const struct rate *b);

#endif
