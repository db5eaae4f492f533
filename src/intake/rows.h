/* rows.h: builds records cell by cell for whoever reads a table, with the limits that hold for
 * every container. Knows nothing of files. One thread. */
#ifndef BORNE_INTAKE_ROWS_H
#define BORNE_INTAKE_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "intake/notice.h"
#include "intake/table.h"

struct rows {
    const char *name; /* what sentences call the file */
    table_record_fn *on_record;
    void *context;
    struct problem *problem;
    char *text; /* the cells of the current record, each terminated; owned */
    size_t used, room;
    size_t given_bytes; /* of all records so far */
    size_t *starts;     /* of each cell within text; owned */
    const char **cells; /* pointers into text, set when the record is whole; owned */
    size_t count, starts_room, cells_room;
    size_t bytes_done; /* of the file or sheet so far, for progress */
    uint32_t given;    /* row of the last record given */
    bool is_stopped;   /* on_record has enough */
    bool is_failed;    /* *problem says why */
};

/* Adds a cell behind the last one. False: a limit is passed, *problem is set. `row` is what the
 * problem names. */
bool rows_add(struct rows *rows, const char *text, size_t length, uint32_t row);
/* The same at a column (from 0) at or behind the next one; those between are empty. */
bool rows_add_at(struct rows *rows, size_t column, const char *text, size_t length, uint32_t row);
/* Gives the record as it is. False when reading must end: stopped or failed. */
bool rows_give(struct rows *rows, uint32_t row, bool is_unended);
/* The record of a sheet's row: without the empty cells at its end, behind blank records for the
 * rows that the sheet leaves out; nothing at all if it has no cell left. False as rows_give. */
bool rows_give_sheet_row(struct rows *rows, uint32_t row);
/* Fails the reading with a notice. Returns false. */
bool rows_fail(struct rows *rows, enum notice notice, uint32_t row, const char *detail);
bool rows_is_over(const struct rows *rows);
void rows_finish(struct rows *rows);

#endif
