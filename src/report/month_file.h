/* month_file.h: the month as files that another Borne imports: what was ordered, of all pick-up
 * points or of the one that a labo fills itself, and the products. The labo's part goes there on a
 * stick. No name stands in it. Any thread; the plan is only read. */
#ifndef BORNE_REPORT_MONTH_FILE_H
#define BORNE_REPORT_MONTH_FILE_H

#include "domain/plan.h"
#include "report/sheet.h"

/* A row for each product of an order, as it was ordered; `pickup`: only this point's, ID_NONE: all.
 * Intake knows the form as "borne". */
void report_orders_sheet(const struct plan *plan, uint32_t pickup, struct sheet *ret_sheet);
/* The products with all that a catalogue says. */
void report_catalogue_sheet(const struct plan *plan, struct sheet *ret_sheet);

#endif
