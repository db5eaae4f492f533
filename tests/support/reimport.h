/* reimport.h: a small prep (small_prep.h) that gets its month a second time, changed. */
#ifndef BORNE_TESTS_REIMPORT_H
#define BORNE_TESTS_REIMPORT_H

#include "domain/plan_follow.h"
#include "support/small_prep.h"

struct reimport {
    struct small_prep small;
    struct month month;          /* the file as it is now: change it, then reimport() */
    struct plan **plans;         /* heap, of the later imports */
    struct people people;        /* of the current plan */
    struct plan_changes changes; /* of the latest reimport */
    size_t plan_count, plan_room;
};

void reimport_begin(struct reimport *re);
void reimport_end(struct reimport *re);
/* Imports re->month again. The refusal of COMMAND_SET_PLAN. */
enum refusal_kind reimport(struct reimport *re);
/* The same, but only up to the plan, which is not asked for yet. */
const struct plan *reimport_plan(struct reimport *re);

/* Sets what an order (index into month.orders) has of a product; 0 takes the line out. */
void month_set_units(struct month *month, uint32_t order, uint32_t product, int64_t units_milli);
void month_remove_order(struct month *month, uint32_t order);
/* Adds an empty order of a pick-up point (index) and returns its index. */
uint32_t month_add_order(struct month *month, const char *number, uint32_t pickup);

/* The crate of an order that bears a shop's number, by its index; fails the test when not there. */
const struct crate *crate_of(const struct prep *prep, const char *reference, int index);
/* The portion of a product (by sku) in a crate, or NULL. */
const struct portion *portion_in(const struct prep *prep, const struct crate *crate,
                                 const char *sku);
/* Opens, fills, closes, checks a crate. */
void crate_begin(struct reimport *re, const char *reference, int index);
void crate_fill(struct reimport *re, const char *reference, int index);
void crate_check(struct reimport *re, const char *reference, int index);

/* Proves that the state holds and that the events alone give it again; then ends. */
void reimport_prove(struct reimport *re);
/* The one open chore; there must be one. Labels to be thrown away are left out. */
const struct chore *reimport_only_chore(const struct reimport *re);
/* Says that a chore is done (1), or not after all (0). */
enum refusal_kind reimport_tick_off(struct reimport *re, const struct chore *chore, int done);
/* The number of the order with this reference. */
uint32_t reimport_number(const struct reimport *re, const char *reference);

#endif
