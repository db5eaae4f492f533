/* year.h: the committee's indicators as a sheet and as a workbook with charts that stay readable in
 * grey. Any thread; the year is only read. */
#ifndef BORNE_REPORT_YEAR_H
#define BORNE_REPORT_YEAR_H

#include "base/error.h"
#include "domain/indicators.h"
#include "report/sheet.h"

/* A row for each month, newest first. Filled from empty; release with sheet_finish. */
void report_year_sheet(const struct year *year, struct sheet *ret_sheet);
/* The goals and how far they are; the year in one row. */
void report_goals_sheet(const struct year *year, struct sheet *ret_sheet);
bool report_year_xlsx(const struct year *year, const struct sheet_origin *origin, const char *path,
                      struct error *err);

#endif
