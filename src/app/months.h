/* months.h: the open prep and those before it, each read from the record and counted, as the page
 * of the month, the sheets over the months and the committee's indicators need them. */
#ifndef BORNE_APP_MONTHS_H
#define BORNE_APP_MONTHS_H

#include "base/error.h"
#include "store/store.h"
#include "ui/ui.h"

/* Keys of settings: how many members there are, and the goals, which the association had set itself
 * when this was written. */
#define MONTHS_KEY_MEMBERS      "members"
#define MONTHS_KEY_MEMBERS_GOAL "goal_members"
#define MONTHS_KEY_ORDERS_GOAL  "goal_orders"
enum { MONTHS_MEMBERS_GOAL = 1000, MONTHS_ORDERS_GOAL = 500, MONTHS_GOAL_MOST = 99999 };

/* Counts prep `number` and those that came before it, newest first: SUMMARY_BEFORE of them in full,
 * and of a year what the committee asks, also of preps of which only counts were kept. Reads as of
 * one moment, also beside a running kiosk. *ret is filled from empty; release with months_finish.
 * Any thread with a store of its own. */
bool months_count(struct store *store, uint32_t number, struct month_page *ret, struct error *err);
void months_finish(struct month_page *page);

/* Keeps the counts of every prep that was closed before a moment but the last one, which is never
 * purged: their records may go after. Quick where there is none. A writer must not run. */
bool months_keep(struct store *store, int64_t closed_before_ms, struct error *err);

#endif
