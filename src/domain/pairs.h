/* pairs.h: which pair filled which crate, as a random token of the half-day. It only serves to
 * offer a crate to another pair for the check. decide reads it, prep_apply never does, and no event
 * carries it: the store keeps it in a table that is overwritten when the half-day is closed. */
#ifndef BORNE_DOMAIN_PAIRS_H
#define BORNE_DOMAIN_PAIRS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pair_crate {
    uint32_t crate;
    uint64_t token; /* never 0 */
};

struct pairs {
    struct pair_crate *rows; /* heap array, one per crate and token */
    size_t count, room;
};

/* Remembers that this pair put something into this crate. Token 0 (no pair chosen) is ignored. */
void pairs_add(struct pairs *pairs, uint32_t crate, uint64_t token);
/* True if this pair put something into this crate. */
bool pairs_filled(const struct pairs *pairs, uint32_t crate, uint64_t token);
/* Overwrites all tokens with zeros, then empties. */
void pairs_forget(struct pairs *pairs);
void pairs_finish(struct pairs *pairs);

#endif
