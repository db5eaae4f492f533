/* collect_end.c: what can be said only when all orders are there. */
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "intake/collect.h"

/* Lines of scattered orders come together, in the order of the file. */
static void group_lines(struct collect *collect)
{
    struct month *month = collect->month;
    if (!collect->is_scattered) {
        return;
    }
    struct month_line *sorted = calloc(month->line_count + 1, sizeof *sorted);
    ASSERT(sorted != NULL);
    size_t used = 0;
    for (size_t order = 0; order < month->order_count; order++) {
        uint32_t line = collect->first_line[order];
        for (; line != MONTH_NONE; line = collect->next_line[line]) {
            sorted[used++] = month->lines[line];
        }
    }
    ASSERT(used == month->line_count);
    free(month->lines);
    month->lines = sorted;
    month->line_room = month->line_count + 1;
}

/* Loose goods without a declared step: the largest that divides everything ordered. */
static void set_steps(struct month *month)
{
    static const int32_t steps[] = {1000, 500, 250, 100, 50, 10, 5, 1};
    for (size_t i = 0; i < month->product_count; i++) {
        month->products[i].step_milli =
            month->products[i].step_milli == 0 ? -1000 : month->products[i].step_milli;
    }
    for (size_t i = 0; i < month->line_count; i++) {
        struct month_product *product = &month->products[month->lines[i].product];
        for (size_t s = 0; product->step_milli < 0; s++) {
            if (steps[s] <= -product->step_milli && month->lines[i].units_milli % steps[s] == 0) {
                product->step_milli = -steps[s];
                break;
            }
        }
    }
    for (size_t i = 0; i < month->product_count; i++) {
        int32_t step = month->products[i].step_milli;
        month->products[i].step_milli = step < 0 ? -step : step;
    }
}

void collect_end(struct collect *collect)
{
    group_lines(collect);
    set_steps(collect->month);
    amounts_check(&collect->amounts, collect->month);
}
