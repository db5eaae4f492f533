/* after.h: what is taken away after a prep: what was served and received, which lot went where, the
 * months beside each other; as sheets, and as a folder of plain CSV that Airtable takes as it is.
 * No person and no pair stands in any of it. Any thread; preps and summaries are only read. */
#ifndef BORNE_REPORT_AFTER_H
#define BORNE_REPORT_AFTER_H

#include "base/error.h"
#include "domain/prep.h"
#include "domain/summary.h"
#include "report/sheet.h"

/* For the treasurer: an order's number, the shop's number, SKU, quantity that lies in its crates;
 * no amounts. Where the check found another number twice, that is what lies there.
 * What a bulk labo gets is what was sent for the order. */
void report_served_sheet(const struct prep *prep, struct sheet *ret_sheet);
/* What came in: supplier, delivery note, SKU, quantity. */
void report_received_sheet(const struct prep *prep, struct sheet *ret_sheet);
/* Which lot lies in which crate, a row for each; sorted by either it answers both questions. */
void report_trace_sheet(const struct prep *prep, struct sheet *ret_sheet);
/* Shares: what was there of what, by which rule. */
void report_share_sheet(const struct prep *prep, struct sheet *ret_sheet);
/* A row for each month, newest first, with charts over them. Rates have their interval. */
void report_month_sheet(const struct summary *months, size_t count, struct sheet *ret_sheet);
/* Product and what was wrong with it, most cases first, with a chart. */
void report_pareto_sheet(const struct prep *prep, const struct summary *month,
                         struct sheet *ret_sheet);
/* A row for each supplier and month. */
void report_quality_sheet(const struct summary *months, size_t count, struct sheet *ret_sheet);

/* The one-page workbook: months, Pareto, suppliers, shares. */
bool report_month_xlsx(const struct prep *prep, const struct summary *months, size_t count,
                       const struct sheet_origin *origin, const char *path, struct error *err);
/* Served and received in one workbook. */
bool report_treasurer_xlsx(const struct prep *prep, const struct sheet_origin *origin,
                           const char *path, struct error *err);
/* A folder (made; its files replaced) with a CSV for each table. */
bool report_airtable(const struct prep *prep, const char *folder, struct error *err);

/* "Le même nombre en moins pour chaque commande" …; "" for none. */
const char *report_rule_word(enum share_rule rule);
/* "fournisseur", "stock" …; "à décider", "à rendre" … */
const char *report_cause_word(enum case_cause cause);
const char *report_decision_word(enum case_decision decision);

#endif
