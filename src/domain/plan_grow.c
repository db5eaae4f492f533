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

struct plan_block plan_own_block(const struct plan *imported)
{
    uint32_t crate = imported->crates.first_id + (uint32_t)imported->crates.count;
    uint32_t portion = imported->portions.first_id + (uint32_t)imported->portions.count;
    return (struct plan_block){crate, crate + LIMIT_ADDED_CRATES, portion,
                               portion + LIMIT_ADDED_PORTIONS};
}

struct plan_block plan_free_block(const struct plan *plan, struct plan_block block)
{
    for (size_t i = plan->crates.count - plan->added_crates; i < plan->crates.count; i++) {
        const struct crate *crate = &plan->crates.rows[i];
        if (crate->id >= block.crate && crate->id < block.crate_until) {
            block.crate = crate->id + 1;
            block.portion = crate->first_portion + crate->portion_count;
        }
    }
    return block;
}

bool plan_may_grow(const struct plan *plan, uint32_t crate, struct plan_block block)
{
    const struct crate *row = plan_crate(plan, crate);
    struct plan_block free = plan_free_block(plan, block);
    return plan_next_index(plan, row->order) <= LIMIT_CRATES_PER_ORDER &&
           free.crate < free.crate_until && free.portion + row->portion_count <= free.portion_until;
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

uint32_t plan_grow(struct plan *plan, uint32_t crate, const int64_t *moves_milli,
                   struct plan_block free)
{
    const struct crate from = *plan_crate(plan, crate);
    uint16_t index = plan_next_index(plan, from.order);
    struct crate added = {
        .id = free.crate,
        .order = from.order,
        .pickup = from.pickup,
        .index = index,
        .kind = from.kind,
        .first_portion = free.portion,
    };
    plan->portions.rows = grow_rows(plan->portions.rows, plan->portions.count, from.portion_count,
                                    sizeof *plan->portions.rows);
    struct portion *old = &plan->portions.rows[plan_portion_at(plan, from.first_portion)];
    for (uint32_t i = 0; i < from.portion_count; i++) {
        if (moves_milli[i] == 0) {
            continue;
        }
        ASSERT(moves_milli[i] > 0 && moves_milli[i] <= old[i].units_milli);
        plan->portions.rows[plan->portions.count] = (struct portion){
            .id = free.portion + added.portion_count,
            .crate = added.id,
            .line = old[i].line,
            .product = old[i].product,
            .units_milli = moves_milli[i],
        };
        plan->portions.count++;
        plan->added_portions++;
        added.portion_count++;
        old[i].units_milli -= moves_milli[i];
        old[i].dropped_milli = old[i].units_milli == 0 ? moves_milli[i] : 0;
    }
    ASSERT(added.portion_count > 0);
    plan->crates.rows =
        grow_rows(plan->crates.rows, plan->crates.count, 1, sizeof *plan->crates.rows);
    plan->crates.rows[plan->crates.count++] = added;
    plan->added_crates++;
    set_of(plan, from.order, index);
    return added.id;
}

void plan_shrink(struct plan *plan, uint32_t crate, uint32_t gone)
{
    const struct crate *from = plan_crate(plan, crate);
    const struct crate added = *plan_crate(plan, gone);
    struct portion *old = &plan->portions.rows[plan_portion_at(plan, from->first_portion)];
    for (uint32_t i = 0; i < added.portion_count; i++) {
        const struct portion *portion = plan_portion(plan, added.first_portion + i);
        for (uint32_t k = 0; k < from->portion_count; k++) {
            if (old[k].line == portion->line) {
                old[k].units_milli += portion->units_milli;
                old[k].dropped_milli = 0;
            }
        }
    }
    size_t at = plan_crate_at(plan, gone), portions = plan_portion_at(plan, added.first_portion);
    plan->crates.count--;
    plan->added_crates--;
    memmove(&plan->crates.rows[at], &plan->crates.rows[at + 1],
            (plan->crates.count - at) * sizeof *plan->crates.rows);
    plan->portions.count -= added.portion_count;
    plan->added_portions -= added.portion_count;
    memmove(&plan->portions.rows[portions], &plan->portions.rows[portions + added.portion_count],
            (plan->portions.count - portions) * sizeof *plan->portions.rows);
    set_of(plan, added.order, (uint16_t)(added.index - 1));
}
