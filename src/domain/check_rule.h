/* check_rule.h: which crates another pair counts. In full: chilled and frozen bags, orders with an
 * allergy, crates that had a problem, the crate in which a product first came that half-day (the
 * record's own day: its hours are for people only, and other hands come with each half-day). Of the
 * rest a share that is announced to everyone: it follows what the latest checks of the room found,
 * and which crates it takes depends on their numbers alone, so that it is the same for all pairs.
 */
#ifndef BORNE_DOMAIN_CHECK_RULE_H
#define BORNE_DOMAIN_CHECK_RULE_H

#include "domain/prep.h"

enum check_reason {
    CHECK_NOT_ASKED, /* it may go as it is; whoever scans it may check it all the same */
    CHECK_BAG,
    CHECK_ALLERGY,
    CHECK_PROBLEM,
    CHECK_FIRST,
    CHECK_SHARE,
    CHECK_REASON_COUNT
};

/* Of how many crates one is checked, 1..5: all at first, then fewer as long as nothing is found. */
int check_one_in(const struct prep *prep);
/* Why each crate of the plan is to be checked; `ret` has room for all of them. */
void check_reasons(const struct prep *prep, uint8_t *ret);
/* The same of one crate. */
enum check_reason check_reason(const struct prep *prep, uint32_t crate);
/* Filled crates that are to be checked and are not: another pair can still do it, or the vehicle
 * has taken them. */
struct check_left {
    unsigned waiting, gone;
};
struct check_left check_left(const struct prep *prep);
/* Of one crate of the plan, by its reason: true for those that wait. */
bool check_waits(const struct prep *prep, const struct crate *crate, enum check_reason reason);

/* Chilled goods out of the fridge. All in milliseconds of the wall clock, which comes in. */
enum { COLD_WARN_MS = 20 * 60 * 1000, COLD_TOO_LONG_MS = 30 * 60 * 1000 };
/* How long a bag's goods were out while it was filled, up to `now_ms`; 0 for dry crates. */
int64_t check_cold_ms(const struct prep *prep, uint32_t crate, int64_t now_ms);
/* A bag was kept out too long, and that is a discrepancy of it already. */
bool prep_kept_out_is_told(const struct prep *prep, uint32_t crate);

#endif
