/* notice.h: everything intake may say about a file: its stable code, how grave it is and its French
 * sentence, in one table. Knows nothing of how the thing was found out. */
#ifndef BORNE_INTAKE_NOTICE_H
#define BORNE_INTAKE_NOTICE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "domain/month.h"

enum notice {
    /* Refusals: nothing is imported. */
    NOTICE_FILE_MISSING,
    NOTICE_FILE_FORBIDDEN,
    NOTICE_FILE_UNREADABLE,
    NOTICE_FILE_TOO_LARGE,
    NOTICE_FILE_NOT_REGULAR,
    NOTICE_FILE_EMPTY,
    NOTICE_FILE_PASSWORD,
    NOTICE_FILE_XLSB,
    NOTICE_FILE_NUMBERS,
    NOTICE_FILE_DOCUMENT,
    NOTICE_FILE_DOCTYPE,
    NOTICE_FILE_BOMB,
    NOTICE_WORKBOOK_BROKEN,
    NOTICE_WORKBOOK_TOO_LARGE,
    NOTICE_WORKBOOK_EMPTY,
    NOTICE_SHEET_MISSING,
    NOTICE_FILE_ZIP,
    NOTICE_FILE_OLD_EXCEL,
    NOTICE_FILE_PDF,
    NOTICE_FILE_PICTURE,
    NOTICE_FILE_HTML,
    NOTICE_FILE_HTML_TABLE,
    NOTICE_FILE_XML_TABLE,
    NOTICE_FILE_BINARY,
    NOTICE_FILE_TRUNCATED,
    NOTICE_QUOTE_OPEN,
    NOTICE_CELL_TOO_LARGE,
    NOTICE_TOO_MANY_COLUMNS,
    NOTICE_TOO_MANY_ORDERS,
    NOTICE_TOO_MANY_LINES,
    NOTICE_ORDER_TOO_LONG,
    NOTICE_TOO_MANY_PRODUCTS,
    NOTICE_TOO_MANY_PICKUPS,
    NOTICE_HEADER_MISSING,
    NOTICE_COLUMNS_MISSING,
    NOTICE_SUMMARY_REPORT,
    NOTICE_FORM_UNKNOWN,
    NOTICE_SUPPLIER_ORDER,
    NOTICE_LINES_ELSEWHERE,
    NOTICE_CATALOGUE_UNUSABLE,
    NOTICE_POINTS_UNUSABLE,
    NOTICE_NO_ORDERS,
    NOTICE_ROW_ORPHAN,
    NOTICE_PRODUCT_NAMELESS,
    NOTICE_QUANTITY_UNREADABLE,
    NOTICE_QUANTITY_TOO_LARGE,
    NOTICE_LISTS_DIFFER,
    NOTICE_LIST_UNREADABLE,
    NOTICE_SHEET_TOO_LARGE,
    NOTICE_ROW_NAMELESS,
    NOTICE_CANCELLED,
    /* Warnings: the month is read, this must be looked at. */
    NOTICE_TEXT_REPAIRED,
    NOTICE_TEXT_DAMAGED,
    NOTICE_END_UNSURE,
    NOTICE_ROW_RAGGED,
    NOTICE_FORMULAS_UNSOLVED,
    NOTICE_CATALOGUE_MISSING,
    NOTICE_CATALOGUE_SKU_TWICE,
    NOTICE_CATALOGUE_NAME_TWICE,
    NOTICE_CATALOGUE_ROW_NAMELESS,
    NOTICE_TEMPERATURE_UNKNOWN,
    NOTICE_ALLERGENS_LONG,
    NOTICE_UNIT_UNKNOWN,
    NOTICE_WEIGHT_UNREADABLE,
    NOTICE_EAN_UNUSABLE,
    NOTICE_STEP_UNREADABLE,
    NOTICE_CASE_UNREADABLE,
    NOTICE_POINT_MODE_UNKNOWN,
    NOTICE_PRODUCT_UNKNOWN,
    NOTICE_PRODUCT_BY_NAME,
    NOTICE_PICKUP_MISSING,
    NOTICE_PICKUP_UNKNOWN,
    NOTICE_STATUS_UNKNOWN,
    NOTICE_STATUS_COLUMN_MISSING,
    NOTICE_ORDER_TWICE,
    NOTICE_ORDER_REPEATED,
    NOTICE_ORDER_SCATTERED,
    NOTICE_ORDER_EMPTY,
    NOTICE_ORDER_HEADLESS,
    NOTICE_LINE_REFUNDED,
    NOTICE_FRACTION,
    NOTICE_SEVERAL_MONTHS,
    NOTICE_TOTAL_DIFFERS,
    NOTICE_COUNT_DIFFERS,
    NOTICE_TOTAL_ROW_DIFFERS,
    NOTICE_TOTAL_COLUMN_DIFFERS,
    NOTICE_SHEET_LEFT_OUT,
    NOTICE_PICKUP_NEAR,
    NOTICE_ONE_NAME,
    NOTICE_COLUMNS_FULL,
    NOTICE_COUNT
};

/* Why something was refused, and where. */
struct problem {
    struct error error;
    uint32_t row; /* physical line, 0 when it is about the whole file */
};

/* The stable short name: "quote_open". */
const char *notice_code(enum notice notice);
/* True if the notice refuses the file, false if it only warns. */
bool notice_refuses(enum notice notice);

/* Fills *problem; {a} and {b} in the sentence are replaced (NULL counts as ""). Returns false. */
bool notice_refuse(struct problem *problem, enum notice notice, uint32_t row, const char *a,
                   const char *b);
/* Adds the warning to the month, likewise. */
void notice_warn(struct month *month, enum notice notice, uint32_t row, const char *a,
                 const char *b);

#endif
