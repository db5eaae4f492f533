/* grid.c: cells trimmed and kept in an arena; the many small numbers are kept once. */
#include "intake/grid.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/str.h"

struct filling {
    const struct table *table;
    struct grid grid;
    size_t cells, most; /* most: rows, 0 for all */
    struct problem *problem;
    bool is_failed;
};

static size_t blank_at(const char *p)
{
    if (*p == ' ' || (*p >= '\t' && *p <= '\r')) {
        return 1;
    }
    if (str_starts(p, "\xC2\xA0")) {
        return 2;
    }
    return str_starts(p, "\xE2\x80\xAF") || str_starts(p, "\xEF\xBB\xBF") ? 3 : 0;
}

static const char *keep_cell(struct arena *arena, const char *text)
{
    static const char *const digits[] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
    size_t skip, length = 0;
    while ((skip = blank_at(text)) > 0) {
        text += skip;
    }
    for (size_t i = 0; text[i] != '\0'; i += skip > 0 ? skip : 1) {
        skip = blank_at(text + i);
        length = skip > 0 ? length : i + 1;
    }
    if (length == 0) {
        return "";
    }
    if (length == 1 && text[0] >= '0' && text[0] <= '9') {
        return digits[text[0] - '0'];
    }
    char *copy = arena_text(arena, text, length);
    for (char *p = copy; *p != '\0'; p++) {
        *p = *p == '\n' || *p == '\r' || *p == '\t' ? ' ' : *p;
    }
    return copy;
}

static bool on_record(void *context, const struct table_record *record)
{
    struct filling *filling = context;
    struct grid *grid = &filling->grid;
    filling->cells += record->count + 1;
    if (filling->cells > LIMIT_GRID_CELLS || arena_bytes(&grid->arena) > LIMIT_GRID_BYTES) {
        filling->is_failed = true;
        return notice_refuse(filling->problem, NOTICE_SHEET_TOO_LARGE, record->row,
                             filling->table->name, NULL);
    }
    grid->rows = array_grow(grid->rows, grid->count, &grid->room, sizeof *grid->rows);
    struct grid_row *row = &grid->rows[grid->count++];
    *row = (struct grid_row){.count = record->count, .number = record->row};
    row->cells = arena_array(&grid->arena, record->count, sizeof *row->cells);
    for (size_t i = 0; i < record->count; i++) {
        row->cells[i] = keep_cell(&grid->arena, record->cells[i]);
    }
    grid->width = record->count > grid->width ? record->count : grid->width;
    return filling->most == 0 || grid->count < filling->most;
}

bool grid_read(const struct table *table, struct grid *ret_grid, struct problem *problem)
{
    return grid_read_head(table, 0, ret_grid, problem);
}

bool grid_read_head(const struct table *table, size_t most, struct grid *ret_grid,
                    struct problem *problem)
{
    struct filling filling = {.table = table, .most = most, .problem = problem};
    if (!table_read(table, on_record, &filling, problem) || filling.is_failed) {
        grid_finish(&filling.grid);
        return false;
    }
    *ret_grid = filling.grid;
    return true;
}

void grid_finish(struct grid *grid)
{
    if (grid == NULL) {
        return;
    }
    free(grid->rows);
    arena_finish(&grid->arena);
    *grid = (struct grid){0};
}

const char *grid_cell(const struct grid *grid, size_t row, size_t column)
{
    return row < grid->count && column < grid->rows[row].count ? grid->rows[row].cells[column] : "";
}

bool grid_row_is_blank(const struct grid *grid, size_t row)
{
    for (size_t c = 0; row < grid->count && c < grid->rows[row].count; c++) {
        if (grid->rows[row].cells[c][0] != '\0') {
            return false;
        }
    }
    return true;
}
