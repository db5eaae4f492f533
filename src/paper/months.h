/* months.h: the pages that are read after a prep: the month in one page beside those before it, a
 * page for each supplier to send, and a word for labos and the room. They count goods and steps;
 * nobody stands on them. One thread per call. */
#ifndef BORNE_PAPER_MONTHS_H
#define BORNE_PAPER_MONTHS_H

#include "base/error.h"
#include "domain/prep.h"
#include "domain/summary.h"

enum months_pages {
    MONTHS_ONE_PAGE,
    MONTHS_SUPPLIERS, /* those who delivered something */
    MONTHS_WORD,      /* for labos, then for the room */
    MONTHS_PAGES_COUNT
};

/* An emoji of a product by its name and category. */
typedef const char *paper_picture(const char *name, const char *category);

/* `picture` draws products; NULL: none. `months` newest first, their rates filled (report/rate.h);
 * the first is of `prep`, whose plan is there. The file is there whole or not at all. */
bool months_pdf(const struct prep *prep, const struct summary *months, size_t count,
                enum months_pages pages, int64_t created_at_s, paper_picture *picture,
                const char *path, struct error *err);

#endif
