/* lend.h: a part of the month, the orders of one pick-up point, is worked on at another station and
 * comes back. Lent crates are worked on there only; what both hand out (serials of labels, ids of
 * crates that are added) comes from blocks that cannot meet, so that the union of both records is
 * the state that one machine alone would have. The records are united by (lamport, station, seq):
 * in any order, and twice, with the same result.
 *
 * What fits nowhere (a part that was taken back and then worked on after all, two machines that
 * took the same part) is kept as a conflict: a discrepancy that the review shows. Pure. */
#ifndef BORNE_DOMAIN_LEND_H
#define BORNE_DOMAIN_LEND_H

#include "domain/prep.h"

/* Who wrote an event: the month's own machine, a labo's (the number of its lend), or neither. */
enum { PARTY_OWN = 0, PARTY_OUTSIDE = 255 };
uint8_t lend_party(const struct prep *prep, uint64_t station);
/* The party of this machine. */
uint8_t lend_here(const struct prep *prep);

const struct lend *lend_find(const struct prep *prep, uint32_t number);
/* The latest lend of a pick-up point, or NULL. */
const struct lend *lend_of_pickup(const struct prep *prep, uint32_t pickup);
/* The lend that has this crate now, or NULL: it is not lent. */
const struct lend *lend_of_crate(const struct prep *prep, uint32_t crate);
/* True if a labo noted on its own machine what it put into this crate, and its record is here. */
bool lend_is_noted(const struct prep *prep, uint32_t crate);
/* How many parts are out. */
size_t lend_count_out(const struct prep *prep);
/* True if the pick-up point has orders, and nothing of them has been begun or is out. */
bool lend_may(const struct prep *prep, uint32_t pickup);

/* The serial that a party's next label of a kind gets, LIMIT_SERIAL + 1: none is left; and the one
 * after `serial`. */
int32_t lend_next_serial(const struct prep *prep, int32_t kind, uint8_t party);
int32_t lend_serial_after(const struct prep *prep, uint8_t party, int32_t serial);
/* Where a party's ids of added crates come from. */
struct plan_block lend_block(const struct prep *prep, uint8_t party);

/* The order of the union. */
bool event_before(const struct event *a, const struct event *b);
bool event_equal(const struct event *a, const struct event *b);

/* Two lists of events in the order of the union, as one: *ret is a heap array. False when two
 * events bear one id and say different things: the records are not of the same month. */
bool events_unite(const struct event *a, size_t a_count, const struct event *b, size_t b_count,
                  struct event **ret, size_t *ret_count);

/* What a labo's machine is given: the rows of the plan that it needs (the catalogue, its pick-up
 * point, its orders; rows of others that lie between are blank), and events of a station of its own
 * that make the state as it is. Its record goes on from there; none of these events come back. */
struct letter {
    struct plan plan;
    struct event *events; /* heap */
    size_t event_count, event_room;
};
/* The lend is out. False when the part cannot stand alone (a crate heavier than is allowed now). */
bool letter_write(const struct prep *prep, const struct lend *lend, struct letter *ret);
void letter_finish(struct letter *letter);
/* The station that a letter's events bear: the same whenever the letter is written. */
uint64_t letter_station(const struct prep *prep, uint32_t lend);

/* The event came after the backup from which another machine went on. */
bool lend_is_superseded(const struct prep *prep, const struct event *event);

/* Inside of the domain. */
void lend_foresee(struct prep *prep, const struct event *event);
bool prep_apply_gone_on(struct prep *prep, const struct event *event);
bool lend_allows(const struct prep *prep, const struct event *event);
bool prep_apply_lent(struct prep *prep, const struct event *event);
bool prep_apply_borrowed(struct prep *prep, const struct event *event);
bool prep_apply_given_back(struct prep *prep, const struct event *event);
struct lane *lend_lanes(struct prep *prep, uint8_t party);

#endif
