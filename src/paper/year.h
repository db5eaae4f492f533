/* year.h: the committee's indicators on one page: how far the goals are, the months below each
 * other, and bars that stay readable in grey. Nobody stands on it. One thread per call. */
#ifndef BORNE_PAPER_YEAR_H
#define BORNE_PAPER_YEAR_H

#include "base/error.h"
#include "domain/indicators.h"

/* The file is there whole or not at all. */
bool year_pdf(const struct year *year, int64_t created_at_s, const char *path, struct error *err);

#endif
