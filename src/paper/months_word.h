/* months_word.h: the two pages for everyone, between months.c and months_word.c only. */
#ifndef BORNE_PAPER_MONTHS_WORD_H
#define BORNE_PAPER_MONTHS_WORD_H

#include "domain/summary.h"
#include "paper/page.h"

/* What went well, and what to look at next time: for labos, or for the room. Nobody stands on it.
 */
void page_word(struct page *page, const struct summary *now, bool for_room);

/* "octobre 2025" */
void page_period(const char *period, uint32_t prep, char *to, size_t size);
/* "commandes d’octobre 2025": they may be prepared in the month after. */
void page_orders_of(const char *period, uint32_t prep, char *to, size_t size);
/* "manque", "abîmé" … */
const char *page_type_word(enum discrepancy_type type);

#endif
