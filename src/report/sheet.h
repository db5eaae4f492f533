/* sheet.h: a sheet of cells as values, and its two files: CSV and XLSX. Both open in a French
 * LibreOffice or Excel with accents, commas and dates right, and no text of ours or of a month's
 * file can act there as a formula. It knows nothing of preps. */
#ifndef BORNE_REPORT_SHEET_H
#define BORNE_REPORT_SHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

enum sheet_kind {
    SHEET_TEXT,
    SHEET_COUNT,   /* a whole number */
    SHEET_DECIMAL, /* thousandths: milli-units shown as units, grams as kilograms */
    SHEET_TIME,    /* milliseconds since 1970, shown as local day and time */
};

struct sheet_column {
    const char *title;
    enum sheet_kind kind;
};

struct sheet_cell {
    const char *text; /* in the arena, of a text column; NULL: nothing in it */
    int64_t number;
    bool is_blank;
};

/* A chart of the workbook's sheet: one column of numbers over one of names, in one dark grey. */
enum sheet_chart_kind { SHEET_CHART_COLUMNS, SHEET_CHART_BARS };
struct sheet_chart {
    const char *title;
    enum sheet_chart_kind kind;
    size_t category, value; /* columns */
};

/* Zeroed, then sheet_init. Cells come row by row. */
struct sheet {
    const char *name; /* on the tab: at most 31 letters, none of []:*?/\ */
    const struct sheet_column *columns;
    size_t column_count;
    struct sheet_cell *cells; /* heap */
    size_t cell_count, cell_room;
    struct arena arena;
    const struct sheet_chart *charts; /* borrowed constants, below the rows; may be NULL */
    size_t chart_count;
};

/* `name` and `columns` are borrowed: constants. */
void sheet_init(struct sheet *sheet, const char *name, const struct sheet_column *columns,
                size_t column_count);
/* Frees the cells; zeroed is allowed. */
void sheet_finish(struct sheet *sheet);

/* The next cell; asserted to be of its column's kind. Texts are copied. */
void sheet_add_text(struct sheet *sheet, const char *text);
void sheet_add_number(struct sheet *sheet, int64_t number);
void sheet_add_blank(struct sheet *sheet);
/* Asserts that the last row is whole. */
size_t sheet_rows(const struct sheet *sheet);
const struct sheet_cell *sheet_cell(const struct sheet *sheet, size_t row, size_t column);

/* "1,5" for 1500: decimal comma, no needless zeros. */
void sheet_decimal(int64_t thousandths, char *to, size_t size);

/* What a workbook is told so that the same input gives the same bytes. */
struct sheet_origin {
    int64_t created_at_s;   /* since 1970 */
    const char *tmp_folder; /* for the library's own temporary files; NULL: the system's */
};

/* UTF-8 with BOM, semicolons, CRLF, quoted as RFC 4180 says; a text that begins like a formula
 * gets an apostrophe in front. The file is there whole or not at all, as below. */
bool sheet_write_csv(const struct sheet *sheet, const char *path, struct error *err);
/* The same for programs: UTF-8 without BOM, commas, decimal points, ISO times. */
bool sheet_write_plain_csv(const struct sheet *sheet, const char *path, struct error *err);
/* A workbook of several sheets; texts are stored as texts and numbers as numbers. */
bool sheet_write_xlsx(const struct sheet *sheets, size_t count, const struct sheet_origin *origin,
                      const char *path, struct error *err);

/* "1.1.4" */
const char *sheet_xlsxwriter_version(void);

#endif
