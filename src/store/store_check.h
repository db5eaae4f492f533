/* store_check.h: proves a record: the file, its references, the events' order, and that replaying
 * every prep gives a state that holds together. For `borne check` and for after a failure. */
#ifndef BORNE_STORE_STORE_CHECK_H
#define BORNE_STORE_STORE_CHECK_H

#include <stddef.h>
#include <stdint.h>

#include "store/store.h"

enum { STORE_PROBLEMS = 20 }; /* told one by one; more are only counted */

struct store_report {
    int64_t preps, plans, orders, lines, crates, portions, people, events, pair_crates;
    uint32_t open_prep;                 /* 0: none */
    uint64_t open_digest;               /* prep_digest of the open prep's state, 0: none */
    size_t problem_count;               /* 0: the record is whole */
    char problems[STORE_PROBLEMS][200]; /* French, for the helper */
};

/* Reads everything, as of one moment, also beside a running kiosk. Never fails: what cannot be
 * read is a problem. */
void store_check(struct store *store, struct store_report *ret);

#endif
