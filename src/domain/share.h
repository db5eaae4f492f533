/* share.h: how goods that are short, or more than was ordered, are shared out among orders by a
 * rule that the members chose beforehand. Pure arithmetic over claims: it knows no prep, and
 * nothing that could tell when somebody ordered, so that no rule can prefer who was early. */
#ifndef BORNE_DOMAIN_SHARE_H
#define BORNE_DOMAIN_SHARE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/event.h"

/* What one order asks of a product. */
struct share_claim {
    uint32_t order;      /* whose: for the caller */
    int64_t asked_milli; /* as ordered, > 0 */
    int64_t most_milli;  /* what it can still get: 0..asked_milli */
    bool is_protected;   /* an allergy: nothing else can be eaten in its place */
    uint64_t turn;       /* drawn: who comes first where units do not divide */
    int64_t gets_milli;  /* the result: may be more than asked when there is more */
};

/* Shares `there_milli` out in whole steps (`step_milli` > 0). Protected claims get all they ask for
 * before any other gets anything, whatever the rule; among themselves and among the others the rule
 * holds. More than everybody asked for is shared as the same number more for each. The result does
 * not depend on the order of the claims; they come back in another one. Returns what stays over:
 * less than one step, or more where nobody can take it. */
int64_t share_out(enum share_rule rule, int64_t there_milli, int64_t step_milli,
                  struct share_claim *claims, size_t count);

/* A number that orders claims without regard to time: the same on every machine. */
uint64_t share_turn(uint32_t prep, uint32_t order_number, uint32_t product_place);

#endif
