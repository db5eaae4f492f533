/* plan_grow.c: see plan_grow.h. */
#include "domain/plan_grow.h"

#include <stdlib.h>
#include <string.h>

#include "base/assert.h"

static void *copy_rows(const void *rows, size_t count, size_t size)
{
    void *copy = calloc(count + 1, size);
    ASSERT(copy != NULL);
    if (count > 0) {
        memcpy(copy, rows, count * size);
    }
    return copy;
}

#define COPY(table)                                                                                \
    (copy->table.rows = copy_rows(plan->table.rows, plan->table.count, sizeof *plan->table.rows))

struct plan *plan_copy(const struct plan *plan)
{
    struct plan *copy = calloc(1, sizeof *copy);
    ASSERT(copy != NULL);
    *copy = *plan;
    COPY(rooms);
    COPY(suppliers);
    COPY(products);
    COPY(lots);
    COPY(pickups);
    COPY(orders);
    COPY(lines);
    COPY(crates);
    COPY(portions);
    return copy;
}

uint16_t plan_next_index(const struct plan *plan, uint32_t order)
{
    uint16_t last = 0;
    for (size_t i = 0; i < plan->crates.count; i++) {
        const struct crate *crate = &plan->crates.rows[i];
        if (crate->order == order && crate->index > last) {
            last = crate->index;
        }
    }
    return (uint16_t)(last + 1);
}

bool plan_may_grow(const struct plan *plan, uint32_t crate, size_t base_crates,
                   size_t base_portions)
{
    const struct crate *row = plan_crate(plan, crate);
    return plan_next_index(plan, row->order) <= LIMIT_CRATES_PER_ORDER &&
           plan->crates.count - base_crates < LIMIT_ADDED_CRATES &&
           plan->portions.count - base_portions + row->portion_count <= LIMIT_ADDED_PORTIONS;
}

static void set_of(struct plan *plan, uint32_t order, uint16_t of)
{
    for (size_t i = 0; i < plan->crates.count; i++) {
        if (plan->crates.rows[i].order == order) {
            plan->crates.rows[i].of = of;
        }
    }
}

static void *grow_rows(void *rows, size_t count, size_t more, size_t size)
{
    void *grown = realloc(rows, (count + more + 1) * size);
    ASSERT(grown != NULL);
    return grown;
}

uint32_t plan_grow(struct plan *plan, uint32_t crate, const int64_t *moves_milli)
{
    const struct crate from = *plan_crate(plan, crate);
    uint16_t index = plan_next_index(plan, from.order);
    struct crate added = {
        .id = plan->crates.first_id + (uint32_t)plan->crates.count,
        .order = from.order,
        .pickup = from.pickup,
        .index = index,
        .kind = from.kind,
        .first_portion = plan->portions.first_id + (uint32_t)plan->portions.count,
    };
    plan->portions.rows = grow_rows(plan->portions.rows, plan->portions.count, from.portion_count,
                                    sizeof *plan->portions.rows);
    struct portion *old = &plan->portions.rows[from.first_portion - plan->portions.first_id];
    for (uint32_t i = 0; i < from.portion_count; i++) {
        if (moves_milli[i] == 0) {
            continue;
        }
        ASSERT(moves_milli[i] > 0 && moves_milli[i] <= old[i].units_milli);
        plan->portions.rows[plan->portions.count] = (struct portion){
            .id = plan->portions.first_id + (uint32_t)plan->portions.count,
            .crate = added.id,
            .line = old[i].line,
            .product = old[i].product,
            .units_milli = moves_milli[i],
        };
        plan->portions.count++;
        added.portion_count++;
        old[i].units_milli -= moves_milli[i];
        old[i].dropped_milli = old[i].units_milli == 0 ? moves_milli[i] : 0;
    }
    ASSERT(added.portion_count > 0);
    plan->crates.rows =
        grow_rows(plan->crates.rows, plan->crates.count, 1, sizeof *plan->crates.rows);
    plan->crates.rows[plan->crates.count++] = added;
    set_of(plan, from.order, index);
    return added.id;
}

void plan_shrink(struct plan *plan, uint32_t crate)
{
    const struct crate *from = plan_crate(plan, crate);
    const struct crate added = plan->crates.rows[plan->crates.count - 1];
    struct portion *old = &plan->portions.rows[from->first_portion - plan->portions.first_id];
    for (uint32_t i = 0; i < added.portion_count; i++) {
        const struct portion *portion = plan_portion(plan, added.first_portion + i);
        for (uint32_t k = 0; k < from->portion_count; k++) {
            if (old[k].line == portion->line) {
                old[k].units_milli += portion->units_milli;
                old[k].dropped_milli = 0;
            }
        }
    }
    plan->portions.count -= added.portion_count;
    plan->crates.count--;
    set_of(plan, added.order, (uint16_t)(added.index - 1));
}
