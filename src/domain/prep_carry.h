/* prep_carry.h: shared by prep_carry*.c: from the state under one plan to that under the next. */
#ifndef BORNE_DOMAIN_PREP_CARRY_H
#define BORNE_DOMAIN_PREP_CARRY_H

#include "domain/prep_internal.h"

/* New ids of the rows before, by index; ID_NONE where a row does not go on. */
struct carry {
    const struct prep *from;
    const struct plan *before, *plan;
    uint32_t *products, *lots, *crates, *portions;
    struct prep *to;
};

/* The new id of a row before; `first_id` is that of its table before. */
uint32_t prep_carried(const uint32_t *ids, uint32_t id, uint32_t first_id);
uint32_t prep_carried_crate(const struct carry *c, uint32_t id);
uint32_t prep_carried_portion(const struct carry *c, uint32_t id);
/* What is left to the director: chores of before that still hold, and those of the new plan. */
void prep_carry_chores(struct carry *c);

#endif
