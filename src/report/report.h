/* report.h: the director's list of what went wrong in a prep, by product, lot, supplier and pick-up
 * point, and what goes with it: sums, progress, bulk lists. It knows no pair and no person, so none
 * of them can stand in a review or an export. Any thread; the prep is only read. */
#ifndef BORNE_REPORT_REPORT_H
#define BORNE_REPORT_REPORT_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "domain/prep.h"
#include "report/sheet.h"

/* 1 + enum discrepancy_step. */
enum report_step {
    REPORT_STEP_ANY,
    REPORT_STEP_PICK,
    REPORT_STEP_CHECK,
    REPORT_STEP_RECEIVE,
    REPORT_STEP_LOAD,
    REPORT_STEP_SHARE,
    REPORT_STEP_RETURN,
    REPORT_STEP_UNION,
    REPORT_STEP_ROOM,
};

/* Which rows are wanted; a zeroed filter lets everything through. */
struct report_filter {
    uint32_t product, supplier, pickup; /* ids, ID_NONE: any */
    enum discrepancy_type type;         /* DISCREPANCY_NONE: any */
    enum report_step step;
};

/* One discrepancy. Texts are borrowed from the prep's plan, or constants; never NULL. */
struct report_row {
    int64_t at_ms;
    enum discrepancy_type type;
    enum report_step step;
    const struct product *product; /* one without a name where it is about none */
    const char *other_product;     /* name of what was put in its place, "" if nothing */
    int64_t other_milli;           /* so much of it */
    char about[64];                /* what it is about where it is of no product */
    uint32_t supplier_id;          /* of the lot; ID_NONE if unknown */
    const char *supplier;
    char note[LIMIT_NUMBER]; /* the lot's delivery note, "" until received */
    uint32_t pickup_id;
    const char *pickup;
    uint32_t order;         /* number; 0: about no crate, as long as goods come in */
    uint16_t index, of;     /* of the crate within its order */
    int64_t units_milli;    /* how much it is about */
    int64_t expected_milli; /* of the product in this crate */
    int64_t found_milli;
    const struct discrepancy *of_case; /* cause, decision, follow-up; borrowed from the prep */
};

/* The rows that pass, oldest first, undone ones left out: a heap array (free), NULL when none. */
struct report_row *report_rows(const struct prep *prep, const struct report_filter *filter,
                               size_t *ret_count);

/* In French: "manque", "abîmé", "remplacé", "en plus", "différence au contrôle". */
const char *report_type_word(enum discrepancy_type type);
/* "préparation", "vérification", "réception", "chargement", "partage", "retour du labo". */
const char *report_step_word(enum report_step step);
/* Why something might come in its place: "non livré" …; "" where nothing did, or nobody knows. */
const char *report_reason_word(enum substitute_reason reason);
/* "kg", "pièce", "paquet". */
const char *report_unit_word(enum unit unit);

/* The sheets, each filled from empty; release with sheet_finish. The sums are over the rows that
 * pass the filter. */
void report_list_sheet(const struct prep *prep, const struct report_filter *filter,
                       struct sheet *ret_sheet);
void report_product_sheet(const struct prep *prep, const struct report_filter *filter,
                          struct sheet *ret_sheet);
void report_supplier_sheet(const struct prep *prep, const struct report_filter *filter,
                           struct sheet *ret_sheet);
void report_pickup_sheet(const struct prep *prep, const struct report_filter *filter,
                         struct sheet *ret_sheet);
/* Crates planned, picked and checked per pick-up point. */
void report_progress_sheet(const struct prep *prep, struct sheet *ret_sheet);
/* What each bulk labo gets of each product. */
void report_bulk_sheet(const struct prep *prep, struct sheet *ret_sheet);

/* The list alone, as CSV. A prep without a plan gives the header line. */
bool report_csv(const struct prep *prep, const struct report_filter *filter, const char *path,
                struct error *err);
/* The bulk lists alone, as CSV. */
bool report_bulk_csv(const struct prep *prep, const char *path, struct error *err);
/* All sheets in one workbook. */
bool report_xlsx(const struct prep *prep, const struct report_filter *filter,
                 const struct sheet_origin *origin, const char *path, struct error *err);

#endif
