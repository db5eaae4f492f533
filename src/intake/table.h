/* table.h: a text file, or a sheet of a workbook, as records of cells, streamed one record at a
 * time, each with the line or row where it begins. Knows nothing of what the cells mean. */
#ifndef BORNE_INTAKE_TABLE_H
#define BORNE_INTAKE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "intake/bytes.h"
#include "intake/dialect.h"
#include "intake/encoding.h"
#include "intake/notice.h"

struct intake_options;
struct text;
struct workbook;

struct table {
    const char *name;          /* what sentences call the file; must outlive the table */
    struct workbook *workbook; /* owned; NULL for a text file, which has one sheet */
    size_t sheet;              /* the one that is read: table_select */
    /* Of a text file only: */
    struct text *text; /* owned */
    struct dialect dialect;
    struct encoding_report encoding;
};

struct table_sheet {
    const char *name; /* UTF-8, "" for a text file */
    size_t bytes;     /* for progress */
    bool is_hidden;
};

/* Merged cells. Only the first (top left) has a value. Rows from 1 as in table_record, columns
 * from 0; both ends belong to the range. */
struct table_range {
    uint32_t first_row, last_row;
    uint32_t first_column, last_column;
};

/* Numbers are shortest decimals, dates ISO (2025-11-03, 2025-11-03T14:30:00, 14:30:00), formulas
 * their stored results. Comments are no cells. */
struct table_record {
    const char *const *cells; /* terminated UTF-8, spaces kept; valid during the call only */
    size_t count; /* 0 for a blank line; a sheet's empty cells at the end of a row are not there */
    uint32_t row; /* physical line where the record begins, or row of the sheet; from 1 */
    size_t bytes_done;    /* of table_bytes, for progress; moves in steps */
    bool is_last_unended; /* a text ended without a line end behind this record */
};

/* Receives each record; returns false to stop reading. */
typedef bool table_record_fn(void *context, const struct table_record *record);

/* Opens `path` (only the whole lines of its first `most` bytes when `most` is not 0 and it is
 * text), refuses what is neither text nor workbook, finds encoding and dialect, or the sheets;
 * the first sheet that is not hidden and has cells is selected; a workbook without cells is
 * refused. `ret_digest`, 65 bytes, may be NULL: SHA-256 of the bytes as they were. Release with
 * table_finish. */
bool table_open(const char *path, size_t most, const struct intake_options *options,
                struct table *ret_table, char *ret_digest, struct problem *problem);
/* The same for bytes in memory, which it takes over, also when it fails. */
bool table_open_bytes(struct bytes *bytes, const char *name, struct table *ret_table,
                      struct problem *problem);
void table_finish(struct table *table);

/* False for a text file: its records may be ragged, a sheet's cannot. */
bool table_is_workbook(const struct table *table);
/* At least 1. Hidden sheets count; sheets that hold only a chart do not. */
size_t table_sheet_count(const struct table *table);
struct table_sheet table_sheet(const struct table *table, size_t sheet);
/* Chooses the sheet that is read from now on. */
void table_select(struct table *table, size_t sheet);
/* Dates of an Excel workbook as the numbers that stand in it, from now on. */
void table_keep_serials(struct table *table, bool keep);

/* Calls on_record for every record of the selected sheet, blank ones included (those at a sheet's
 * end are not there). False if the file itself is broken (a quote never closed, a cell or record
 * beyond the limits); true also when on_record stopped. May be called again. */
bool table_read(const struct table *table, table_record_fn *on_record, void *context,
                struct problem *problem);

/* The merged ranges of the selected sheet, none for text. Valid until another sheet's are asked
 * for. Reads the sheet once more, so it is for small sheets. */
bool table_ranges(const struct table *table, const struct table_range **ret_ranges,
                  size_t *ret_count, struct problem *problem);
/* The range that covers a cell, or NULL. */
const struct table_range *table_range_at(const struct table_range *ranges, size_t count,
                                         uint32_t row, size_t column);

/* How much there is to read, in the measure of table_record.bytes_done. */
size_t table_bytes(const struct table *table);
/* How many formulas of the sheet that was read last have no stored result, so that their cells are
 * empty; the first one's row. */
size_t table_unsolved(const struct table *table, uint32_t *ret_row);

/* True if all cells are empty or blank. */
bool table_record_is_blank(const struct table_record *record);

#endif
