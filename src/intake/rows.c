/* rows.c: one growing buffer for the cells of the record at hand. */
#include "intake/rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/assert.h"
#include "base/limits.h"
#include "base/str.h"

bool rows_fail(struct rows *rows, enum notice notice, uint32_t row, const char *detail)
{
    rows->is_failed = true;
    return notice_refuse(rows->problem, notice, row, rows->name, detail);
}

bool rows_is_over(const struct rows *rows)
{
    return rows->is_stopped || rows->is_failed;
}

static bool fail_columns(struct rows *rows, uint32_t row)
{
    char most[24];
    str_format(most, sizeof most, "%d", LIMIT_COLUMNS);
    return rows_fail(rows, NOTICE_TOO_MANY_COLUMNS, row, most);
}

bool rows_add(struct rows *rows, const char *text, size_t length, uint32_t row)
{
    if (rows->count == LIMIT_COLUMNS) {
        return fail_columns(rows, row);
    }
    if (rows->count == 0) {
        rows->used = 0;
    }
    if (length > LIMIT_CELL_BYTES || rows->used + length > LIMIT_RECORD_BYTES) {
        return rows_fail(rows, NOTICE_CELL_TOO_LARGE, row, NULL);
    }
    rows->given_bytes += length;
    if (rows->given_bytes > LIMIT_TABLE_BYTES) {
        return rows_fail(rows, NOTICE_WORKBOOK_TOO_LARGE, row, NULL);
    }
    if (rows->room - rows->used <= length) {
        rows->room = (rows->used + length + 256) * 2;
        rows->text = realloc(rows->text, rows->room);
        ASSERT(rows->text != NULL);
    }
    if (rows->count == rows->starts_room) {
        rows->starts =
            array_grow(rows->starts, rows->count, &rows->starts_room, sizeof *rows->starts);
    }
    rows->starts[rows->count++] = rows->used;
    if (length > 0) {
        memcpy(rows->text + rows->used, text, length);
    }
    rows->used += length;
    rows->text[rows->used++] = '\0';
    return true;
}

bool rows_add_at(struct rows *rows, size_t column, const char *text, size_t length, uint32_t row)
{
    if (column >= LIMIT_COLUMNS) {
        return fail_columns(rows, row);
    }
    ASSERT(column >= rows->count);
    while (rows->count < column) {
        if (!rows_add(rows, "", 0, row)) {
            return false;
        }
    }
    return rows_add(rows, text, length, row);
}

bool rows_give(struct rows *rows, uint32_t row, bool is_unended)
{
    size_t room = rows->cells_room;
    while (room < rows->count) {
        rows->cells = array_grow(rows->cells, room, &rows->cells_room, sizeof *rows->cells);
        room = rows->cells_room;
    }
    for (size_t i = 0; i < rows->count; i++) {
        rows->cells[i] = rows->text + rows->starts[i];
    }
    struct table_record record = {.cells = rows->cells,
                                  .count = rows->count,
                                  .row = row,
                                  .bytes_done = rows->bytes_done,
                                  .is_last_unended = is_unended};
    rows->count = 0;
    rows->given = row;
    rows->is_stopped = !rows->on_record(rows->context, &record);
    return !rows->is_stopped;
}

bool rows_give_sheet_row(struct rows *rows, uint32_t row)
{
    size_t count = rows->count;
    while (count > 0 && rows->text[rows->starts[count - 1]] == '\0') {
        count--;
    }
    rows->count = 0;
    if (count == 0) {
        return true;
    }
    while (rows->given + 1 < row) {
        if (!rows_give(rows, rows->given + 1, false)) {
            return false;
        }
    }
    rows->count = count;
    return rows_give(rows, row, false);
}

void rows_finish(struct rows *rows)
{
    free(rows->text);
    free(rows->starts);
    free(rows->cells);
}
