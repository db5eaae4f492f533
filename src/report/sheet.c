/* sheet.c: see sheet.h. */
#include "report/sheet.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/str.h"

void sheet_init(struct sheet *sheet, const char *name, const struct sheet_column *columns,
                size_t column_count)
{
    memset(sheet, 0, sizeof *sheet);
    ASSERT(column_count > 0);
    sheet->name = name;
    sheet->columns = columns;
    sheet->column_count = column_count;
}

void sheet_finish(struct sheet *sheet)
{
    free(sheet->cells);
    arena_finish(&sheet->arena);
    memset(sheet, 0, sizeof *sheet);
}

static struct sheet_cell *add_cell(struct sheet *sheet)
{
    sheet->cells =
        array_grow(sheet->cells, sheet->cell_count, &sheet->cell_room, sizeof *sheet->cells);
    struct sheet_cell *cell = &sheet->cells[sheet->cell_count++];
    memset(cell, 0, sizeof *cell);
    return cell;
}

static enum sheet_kind next_kind(const struct sheet *sheet)
{
    return sheet->columns[sheet->cell_count % sheet->column_count].kind;
}

void sheet_add_text(struct sheet *sheet, const char *text)
{
    ASSERT(next_kind(sheet) == SHEET_TEXT);
    add_cell(sheet)->text = arena_text(&sheet->arena, text, strlen(text));
}

void sheet_add_number(struct sheet *sheet, int64_t number)
{
    ASSERT(next_kind(sheet) != SHEET_TEXT);
    add_cell(sheet)->number = number;
}

void sheet_add_blank(struct sheet *sheet)
{
    add_cell(sheet)->is_blank = true;
}

size_t sheet_rows(const struct sheet *sheet)
{
    ASSERT(sheet->cell_count % sheet->column_count == 0);
    return sheet->cell_count / sheet->column_count;
}

const struct sheet_cell *sheet_cell(const struct sheet *sheet, size_t row, size_t column)
{
    ASSERT(row < sheet_rows(sheet) && column < sheet->column_count);
    return &sheet->cells[row * sheet->column_count + column];
}

void sheet_decimal(int64_t thousandths, char *to, size_t size)
{
    uint64_t size_of = thousandths < 0 ? 0 - (uint64_t)thousandths : (uint64_t)thousandths;
    str_format(to, size, "%s%" PRIu64 ",%03u", thousandths < 0 ? "-" : "", size_of / 1000,
               (unsigned)(size_of % 1000));
    size_t length = strlen(to);
    while (length > 0 && to[length - 1] == '0') {
        to[--length] = '\0';
    }
    if (length > 0 && to[length - 1] == ',') {
        to[length - 1] = '\0';
    }
}
