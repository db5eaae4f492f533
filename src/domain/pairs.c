/* pairs.c: a small list that can be forgotten for good. */
#include "domain/pairs.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

void pairs_add(struct pairs *pairs, uint32_t crate, uint64_t token)
{
    if (token == 0 || pairs_filled(pairs, crate, token)) {
        return;
    }
    pairs->rows = array_grow(pairs->rows, pairs->count, &pairs->room, sizeof *pairs->rows);
    pairs->rows[pairs->count++] = (struct pair_crate){crate, token};
}

bool pairs_filled(const struct pairs *pairs, uint32_t crate, uint64_t token)
{
    for (size_t i = 0; token != 0 && i < pairs->count; i++) {
        if (pairs->rows[i].crate == crate && pairs->rows[i].token == token) {
            return true;
        }
    }
    return false;
}

void pairs_forget(struct pairs *pairs)
{
    volatile struct pair_crate *rows = pairs->rows; /* the overwriting must not be optimised away */
    for (size_t i = 0; i < pairs->room; i++) {
        rows[i].crate = 0;
        rows[i].token = 0;
    }
    pairs->count = 0;
}

void pairs_finish(struct pairs *pairs)
{
    if (pairs != NULL) {
        pairs_forget(pairs);
        free(pairs->rows);
        memset(pairs, 0, sizeof *pairs);
    }
}
