/* substitute.h: "instead of this product, that one may be given": the director's word, product by
 * product, until it is withdrawn. What lies in a crate in another's place is counted twice: as the
 * ordered units it stands for (portion_state.substitute_milli) and as what it is, so many of the
 * other for each of them. Pure. */
#ifndef BORNE_DOMAIN_SUBSTITUTE_H
#define BORNE_DOMAIN_SUBSTITUTE_H

#include <stdbool.h>
#include <stdint.h>

#include "domain/event.h"
#include "domain/plan.h"

struct prep;
struct portion_state;

enum { SUBSTITUTE_PER_MOST = 9 }; /* of the other for one of this; more is a slip of the finger */

/* Of one product of the plan. */
struct substitution {
    enum substitute_reason reason; /* SUBSTITUTE_NOT: nothing may come in its place */
    uint32_t other;                /* what may */
    int32_t per;                   /* so many of it for one: 1..SUBSTITUTE_PER_MOST */
    int64_t at_ms;
};

/* Whether something may be put in a portion's place. */
enum substitute_answer {
    SUBSTITUTE_MAY,
    SUBSTITUTE_NOT_ALLOWED, /* the director has not said so */
    SUBSTITUTE_ALLERGY,     /* the order has an allergy: nothing comes in anything's place */
    SUBSTITUTE_OTHER_LIES,  /* something else lies there in its place already */
};

/* What the director said of a product of the plan in force, or NULL. */
const struct substitution *prep_substitution(const struct prep *prep, uint32_t product);
enum substitute_answer prep_may_substitute(const struct prep *prep, uint32_t portion);
/* True when `other` could stand in for `product`: another one of the plan, counted or weighed like
 * it, and kept as cold. */
bool substitute_fits(const struct plan *plan, uint32_t product, uint32_t other);
/* What lies in a portion's place, in milli-units of the substitute. */
int64_t portion_substitute_milli(const struct portion_state *state);
/* What is to be taken out of that. */
int64_t portion_swap_milli(const struct portion_state *state);
/* So many milli-units of the ordered product as `units_milli` of what lies there stand for. */
int64_t portion_stands_for(const struct portion_state *state, int64_t units_milli);

#endif
