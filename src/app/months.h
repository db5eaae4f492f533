/* months.h: the open prep and those before it, each read from the record and counted, as the page
 * of the month and the sheets over the months need them. */
#ifndef BORNE_APP_MONTHS_H
#define BORNE_APP_MONTHS_H

#include "base/error.h"
#include "store/store.h"
#include "ui/ui.h"

/* Counts prep `number` and at most SUMMARY_BEFORE that came before it and were not purged, newest
 * first. Reads as of one moment, also beside a running kiosk. *ret is filled from empty; release
 * with months_finish. Any thread with a store of its own. */
bool months_count(struct store *store, uint32_t number, struct month_page *ret, struct error *err);
void months_finish(struct month_page *page);

#endif
