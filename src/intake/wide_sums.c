/* wide_sums.c: a row of sums may stand below all people, below each group of them, or above them.
 */
#include "intake/wide_sums.h"

#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/str.h"
#include "intake/notice.h"

void wide_sums_begin(struct wide_sums *sums, const struct wide *wide)
{
    *sums = (struct wide_sums){0};
    sums->all = calloc(wide->item_count + 1, sizeof *sums->all);
    sums->section = calloc(wide->item_count + 1, sizeof *sums->section);
    ASSERT(sums->all != NULL && sums->section != NULL);
}

void wide_sums_finish(struct wide_sums *sums)
{
    free(sums->all);
    free(sums->section);
    free(sums->rows);
    free(sums->seen);
    free(sums->wrong);
    *sums = (struct wide_sums){0};
}

void wide_sums_add(struct wide_sums *sums, size_t item, int64_t milli)
{
    sums->all[item] += milli;
    sums->section[item] += milli;
}

void wide_sums_row(struct wide_sums *sums, const struct wide *wide, size_t row)
{
    sums->rows = array_grow(sums->rows, sums->row_count, &sums->row_room, sizeof *sums->rows);
    sums->rows[sums->row_count] = row;
    for (size_t i = 0; i < 2 * wide->item_count; i++) {
        size_t at = sums->row_count * 2 * wide->item_count + i;
        sums->seen = array_grow(sums->seen, at, &sums->seen_room, sizeof *sums->seen);
        sums->seen[at] = i < wide->item_count ? sums->all[i] : sums->section[i - wide->item_count];
    }
    sums->row_count++;
    memset(sums->section, 0, wide->item_count * sizeof *sums->section);
}

void wide_sums_order(struct wide_sums *sums, const char *written, int64_t milli, uint32_t row)
{
    int64_t sum;
    if (written[0] == '\0' || !wide_quantity(written, &sum)) {
        return;
    }
    if (sum == milli) {
        sums->right_count++;
        return;
    }
    sums->wrong =
        array_grow(sums->wrong, sums->wrong_count, &sums->wrong_room, sizeof *sums->wrong);
    sums->wrong[sums->wrong_count++] = row;
}

/* True if a row's cell is this sum; blank is none. */
static bool is_sum(const char *cell, int64_t sum)
{
    int64_t milli;
    return wide_quantity(cell, &milli) && milli == sum;
}

/* What the met row sums up: 0 all orders above it, 1 those since the row of sums before, 2 all
 * orders of the sheet; and how many of its cells are right. */
static size_t find_meaning(const struct wide_sums *sums, size_t met, const struct grid *grid,
                           const struct wide *wide, size_t *ret_right)
{
    size_t n = wide->item_count, right[3] = {0}, best = 0;
    const int64_t *seen = sums->seen + met * 2 * n;
    for (size_t i = 0; i < n; i++) {
        const char *cell = grid_cell(grid, sums->rows[met], wide->items[i].column);
        right[0] += is_sum(cell, seen[i]);
        right[1] += is_sum(cell, seen[n + i]);
        right[2] += is_sum(cell, sums->all[i]);
    }
    best = right[1] > right[0] ? 1 : 0;
    best = right[2] > right[best] ? 2 : best;
    *ret_right = right[best];
    return best;
}

bool wide_sums_fits(const struct wide_sums *sums, size_t met, const struct grid *grid,
                    const struct wide *wide)
{
    size_t right;
    find_meaning(sums, met, grid, wide, &right);
    return right * 2 >= wide->item_count;
}

static void check_row(const struct wide_sums *sums, size_t met, const struct grid *grid,
                      const struct wide *wide, struct month *month)
{
    size_t n = wide->item_count, right;
    const int64_t *seen = sums->seen + met * 2 * n;
    size_t meaning = find_meaning(sums, met, grid, wide, &right);
    for (size_t i = 0; right * 2 >= n && i < n; i++) {
        const char *cell = grid_cell(grid, sums->rows[met], wide->items[i].column);
        int64_t sum = meaning == 0 ? seen[i] : meaning == 1 ? seen[n + i] : sums->all[i];
        if (!is_sum(cell, sum)) {
            notice_warn(month, NOTICE_TOTAL_ROW_DIFFERS, grid->rows[sums->rows[met]].number,
                        wide->items[i].name, cell);
        }
    }
}

void wide_sums_check(struct wide_sums *sums, const struct grid *grid, const struct wide *wide,
                     struct month *month)
{
    for (size_t at = 0; at < sums->row_count; at++) {
        check_row(sums, at, grid, wide, month);
    }
    for (size_t i = 0; sums->right_count > sums->wrong_count && i < sums->wrong_count; i++) {
        notice_warn(month, NOTICE_TOTAL_COLUMN_DIFFERS, sums->wrong[i], NULL, NULL);
    }
}
