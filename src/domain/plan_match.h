/* plan_match.h: which products, pick-up points and orders of a newly read month are those of the
 * plan that a prep has. Decides nothing about crates (plan_follow.h does). */
#ifndef BORNE_DOMAIN_PLAN_MATCH_H
#define BORNE_DOMAIN_PLAN_MATCH_H

#include "domain/people.h"
#include "domain/plan.h"

/* Indexes into the rows of one plan for every row of the other; MATCH_NONE: it has no counterpart
 * there. Heap arrays. */
#define MATCH_NONE UINT32_MAX
struct plan_match {
    uint32_t *product_before, *product_after; /* [after] -> before, [before] -> after */
    uint32_t *pickup_before, *pickup_after;
    uint32_t *order_before, *order_after;
};

/* Products by article number, else by trade code; pick-up points by folded name. Orders by the
 * shop's number (the same number twice: first those with the same contents, then in the order of
 * the file); where a file has no numbers by what is known of the buyer, or by contents. The people
 * may be empty. Release with plan_match_finish. */
void plan_match(const struct plan *before, const struct people *people_before,
                const struct plan *after, const struct people *people_after,
                struct plan_match *ret_match);
void plan_match_finish(struct plan_match *match);

/* How two plans differ order by order, by what is ordered and where it goes. */
struct plan_difference {
    size_t same, added, changed, removed;
    bool products_changed; /* a product's name, weight, place, code … */
};
struct plan_difference plan_compare(const struct plan *before, const struct people *people_before,
                                    const struct plan *after, const struct people *people_after);

#endif
