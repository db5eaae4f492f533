/* prep_internal.h: shared by the files prep*.c only. */
#ifndef BORNE_DOMAIN_PREP_INTERNAL_H
#define BORNE_DOMAIN_PREP_INTERNAL_H

#include "domain/prep.h"

/* The state behind an id of the current plan, or NULL; the known ones were checked before. */
struct crate_state *prep_crate_at(struct prep *prep, uint32_t crate);
struct portion_state *prep_portion_at(struct prep *prep, uint32_t portion);
struct crate_state *prep_known_crate(struct prep *prep, uint32_t crate);
struct portion_state *prep_known_portion(struct prep *prep, uint32_t portion);

/* As the month's own machine sees it: events must not depend on who reads. */
enum pickup_mode prep_own_mode(const struct prep *prep, uint32_t pickup);

/* What counts towards the order: what is there, declared missing or in its place, or is to be added
 * by the director; extras do not. */
int64_t prep_got_milli(const struct portion_state *state);
/* Recomputes whether nothing is left to pick. */
void prep_settle(struct prep *prep, uint32_t id);
/* Nothing lies in its place any more: forgets what it was. */
void prep_settle_substitute(struct portion_state *state);
/* True if the event's crate is open in its lane in this status. */
bool prep_open_in_lane(struct prep *prep, const struct event *event, enum crate_status status);
/* Frees the lane; `status` is the crate's from now on. */
void prep_free_lane(struct prep *prep, const struct event *event, enum crate_status status);
void prep_add_discrepancy(struct prep *prep, const struct event *event, enum discrepancy_type type,
                          enum discrepancy_step step, int64_t units_milli, int64_t expected_milli,
                          int64_t found_milli);

/* One event each; false and nothing changed when it does not fit. */
bool prep_apply_opened(struct prep *prep, const struct event *event);
bool prep_apply_picked(struct prep *prep, const struct event *event);
bool prep_apply_discrepancy(struct prep *prep, const struct event *event);
bool prep_apply_skipped(struct prep *prep, const struct event *event);
bool prep_apply_left(struct prep *prep, const struct event *event);
bool prep_apply_closed(struct prep *prep, const struct event *event);
bool prep_apply_check_closed(struct prep *prep, const struct event *event);
bool prep_apply_weighed(struct prep *prep, const struct event *event);
bool prep_apply_counted(struct prep *prep, const struct event *event);
bool prep_apply_added(struct prep *prep, const struct event *event);
bool prep_apply_placed(struct prep *prep, const struct event *event);
/* The plan as it was imported, and a copy of it that the state owns from now on. */
const struct plan *prep_imported(const struct prep *prep);
struct plan *prep_own_plan(struct prep *prep);
/* Gives the copy up where nothing is left in it that differs. */
void prep_disown_plan(struct prep *prep);
/* True if an added crate can be taken back: nobody uses it, and none was added since. */
bool prep_may_take_back(const struct prep *prep, uint32_t added);
/* Takes back the added crate; `full` is the one it was made for. */
void prep_take_back(struct prep *prep, uint32_t full, uint32_t added);
bool prep_apply_reopened(struct prep *prep, const struct event *event);
bool prep_apply_kept_out(struct prep *prep, const struct event *event);
bool prep_apply_received(struct prep *prep, const struct event *event);
bool prep_apply_complete(struct prep *prep, const struct event *event);
bool prep_apply_bulk_sent(struct prep *prep, const struct event *event);
bool prep_apply_bagged(struct prep *prep, const struct event *event);
bool prep_apply_trip_set(struct prep *prep, const struct event *event);
bool prep_apply_trip_stop(struct prep *prep, const struct event *event);
bool prep_apply_loaded(struct prep *prep, const struct event *event);
bool prep_apply_trip_closed(struct prep *prep, const struct event *event);
bool prep_apply_empties(struct prep *prep, const struct event *event);
bool prep_apply_substitute_set(struct prep *prep, const struct event *event);
bool prep_apply_ticked(struct prep *prep, const struct event *event);

/* prep_conflict.c: a heap copy of the rows. */
struct conflict *prep_conflicts_copy(const struct prep *prep);

/* Counts what the event at hand (its undo was pushed) took of a received lot. */
void prep_use_lot(struct prep *prep, uint32_t lot, uint32_t portion, int64_t units_milli);
/* The lot that came last, the plan's own when none did. */
/* The first and the last that came of a product, the plan's own when none did. */
uint32_t prep_oldest_lot(const struct prep *prep, uint32_t product);
uint32_t prep_latest_lot(const struct prep *prep, uint32_t product);
/* prep_carry_goods.c: lots, bags, trips and ticks under the next plan. */
void prep_carry_goods(const struct prep *from, const uint32_t *products, const uint32_t *portions,
                      struct prep *to);
/* What is known of events to come. */
void prep_carry_foreseen(const struct prep *from, struct prep *to);
/* Parts that were out, and what did not fit. */
void prep_carry_lends(const struct prep *from, struct prep *to);

#endif
