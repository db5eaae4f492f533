/* purge.h: takes out of a data folder what need not be kept any longer, so that no byte of it is
 * left in the file, its free pages or its log. What is due is the caller's decision
 * (domain/retention.h); the store only knows when each prep was closed. */
#ifndef BORNE_STORE_PURGE_H
#define BORNE_STORE_PURGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "store/store.h"

/* Preps closed before a moment (ms since 1970) are purged; INT64_MIN: none. */
struct purge {
    int64_t names_before_ms; /* what is known of their buyers */
    /* All of it: plans, events, what was printed. The station's last prep always stays: numbers of
     * events and labels go on from it. What its counts were is kept in `prep_count`. */
    int64_t record_before_ms;
};

/* What went. */
struct purged {
    int64_t people, preps, events;
};

/* The wall clock of the latest event of all preps, 0 when there is none. */
bool purge_last_event_ms(struct store *store, int64_t *ret_ms, struct error *err);
/* One transaction; then the file is rewritten and the log emptied. False: nothing is purged, or
 * (code "purge_unclean") all is but its traces may still be in the file: purging again ends it. */
bool store_purge(struct store *store, const struct purge *purge, struct purged *ret,
                 struct error *err);

#endif
