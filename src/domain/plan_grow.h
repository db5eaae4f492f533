/* plan_grow.h: one more crate for an order, in a copy of its plan that the state of a prep owns;
 * the imported plan itself never changes. The new crate takes what is still open of a full one. Its
 * ids come from the gap that every import leaves (PLAN_FREE_*), so that no later import gives them
 * out again; which of them, says who adds it (a block each, so that two machines that do not know
 * of each other never give out the same). Pure. */
#ifndef BORNE_DOMAIN_PLAN_GROW_H
#define BORNE_DOMAIN_PLAN_GROW_H

#include "domain/plan.h"

/* A whole copy on the heap: plan_finish it, then free it. */
struct plan *plan_copy(const struct plan *plan);
/* The block of this machine itself, behind the plan as imported. */
struct plan_block plan_own_block(const struct plan *imported);
/* The part of a block that nobody has used. */
struct plan_block plan_free_block(const struct plan *plan, struct plan_block block);
/* True if the plan may grow by one more crate of this one's order: neither the order nor the block
 * is full. */
bool plan_may_grow(const struct plan *plan, uint32_t crate, struct plan_block block);
/* The index of one more crate of the order. */
uint16_t plan_next_index(const struct plan *plan, uint32_t order);
/* Adds a crate of the order and kind of `crate` behind the last row, with the first ids of `free`.
 * moves_milli[i], of the crate's i-th portion, goes into it; at least one of them is not 0, and the
 * portion keeps the rest. All crates of the order say how many they are now. Returns the new
 * crate's id. */
uint32_t plan_grow(struct plan *plan, uint32_t crate, const int64_t *moves_milli,
                   struct plan_block free);
/* Takes an added crate off again and gives `crate`, which it was made for, its portions back. */
void plan_shrink(struct plan *plan, uint32_t crate, uint32_t added);

#endif
