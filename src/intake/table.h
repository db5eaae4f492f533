/* table.h: a text file as records of cells, streamed one record at a time, each with the physical
 * line where it begins. Knows nothing of what the cells mean. */
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

struct table {
    struct bytes text; /* owned, UTF-8 */
    struct dialect dialect;
    struct encoding_report encoding;
    const char *name; /* what sentences call the file; must outlive the table */
};

struct table_record {
    const char *const *cells; /* terminated UTF-8, spaces kept; valid during the call only */
    size_t count;             /* 0 for a blank line */
    uint32_t row;             /* physical line where the record begins, from 1 */
    size_t bytes_done;        /* of the text, for progress; moves in steps */
    bool is_last_unended;     /* the file ended without a line end behind this record */
};

/* Receives each record; returns false to stop reading. */
typedef bool table_record_fn(void *context, const struct table_record *record);

/* Loads `path` (only the whole lines of its first `most` bytes when `most` is not 0), refuses what
 * is no text, decodes it and finds the dialect. `ret_digest`, 65 bytes, may be NULL: SHA-256 of the
 * bytes as they were. Release with table_finish. */
bool table_open(const char *path, size_t most, const struct intake_options *options,
                struct table *ret_table, char *ret_digest, struct problem *problem);
/* The same for bytes in memory, which it takes over, also when it fails. */
bool table_open_bytes(struct bytes *bytes, const char *name, struct table *ret_table,
                      struct problem *problem);
void table_finish(struct table *table);

/* Calls on_record for every record, blank lines included. False if the text itself is broken (a
 * quote never closed, a cell or record beyond the limits); true also when on_record stopped. */
bool table_read(const struct table *table, table_record_fn *on_record, void *context,
                struct problem *problem);

/* True if all cells are empty or blank. */
bool table_record_is_blank(const struct table_record *record);

#endif
