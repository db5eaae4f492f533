/* plan_grow.h: one more crate for an order, in a copy of its plan that the state of a prep owns;
 * the imported plan itself never changes. The new crate takes what is still open of a full one. Its
 * ids come right after the plan's own, in the gap that every import leaves (LIMIT_ADDED_*), so that
 * no later import gives them out again. Pure. */
#ifndef BORNE_DOMAIN_PLAN_GROW_H
#define BORNE_DOMAIN_PLAN_GROW_H

#include "domain/plan.h"

/* A whole copy on the heap: plan_finish it, then free it. */
struct plan *plan_copy(const struct plan *plan);
/* True if the plan may grow by one more crate of this one's order: neither the order nor the gap is
 * full. `base_crates`, `base_portions`: rows of the plan as imported. */
bool plan_may_grow(const struct plan *plan, uint32_t crate, size_t base_crates,
                   size_t base_portions);
/* The index of one more crate of the order. */
uint16_t plan_next_index(const struct plan *plan, uint32_t order);
/* Adds a crate of the order and kind of `crate` behind the last row. moves_milli[i], of the crate's
 * i-th portion, goes into it; at least one of them is not 0, and the portion keeps the rest. All
 * crates of the order say how many they are now. Returns the new crate's id. */
uint32_t plan_grow(struct plan *plan, uint32_t crate, const int64_t *moves_milli);
/* Takes the last crate off again and gives `crate`, which it was made for, its portions back. */
void plan_shrink(struct plan *plan, uint32_t crate);

#endif
