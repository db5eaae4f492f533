/* grid.h: a whole table in memory as rows and columns, for forms that must look at it from several
 * sides: sheets that people typed. Knows nothing of what the cells mean. */
#ifndef BORNE_INTAKE_GRID_H
#define BORNE_INTAKE_GRID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "intake/notice.h"
#include "intake/table.h"

struct grid_row {
    const char **cells; /* trimmed, line breaks are blanks; a blank cell is "" */
    size_t count;
    uint32_t number; /* as table_record.row */
};

struct grid {
    struct arena arena;
    struct grid_row *rows; /* heap; blank rows are there, too */
    size_t count, room;
    size_t width; /* of the longest row */
};

/* Reads the table's selected sheet. False with a *problem when it is broken or has more than
 * LIMIT_GRID_CELLS cells. Release with grid_finish. */
bool grid_read(const struct table *table, struct grid *ret_grid, struct problem *problem);
/* The same for the first `most` rows, however large the rest is. */
bool grid_read_head(const struct table *table, size_t most, struct grid *ret_grid,
                    struct problem *problem);
void grid_finish(struct grid *grid);

/* "" beyond the edges. */
const char *grid_cell(const struct grid *grid, size_t row, size_t column);
bool grid_row_is_blank(const struct grid *grid, size_t row);

#endif
