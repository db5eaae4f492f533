/* crate_split.h: which part of each line goes into which crate or bag of its order: chilled and
 * frozen goods in bags of their own, none over the weight limit, heavy first and fragile on top. */
#ifndef BORNE_DOMAIN_CRATE_SPLIT_H
#define BORNE_DOMAIN_CRATE_SPLIT_H

#include "domain/plan.h"

/* Fills plan->crates and plan->portions from its orders, lines, products and settings. */
void crate_split(struct plan *plan);
/* What a product is packed into. */
enum crate_kind crate_kind_of(const struct product *product);

#endif
