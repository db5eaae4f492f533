/* decide_internal.h: shared by the files of decide only. */
#ifndef BORNE_DOMAIN_DECIDE_INTERNAL_H
#define BORNE_DOMAIN_DECIDE_INTERNAL_H

#include "domain/decide.h"

struct decider {
    const struct prep *prep;
    const struct pairs *pairs; /* may be NULL */
    const struct command *command;
    struct decision *out;
};

/* Adds an event of the command's prep and lane. */
struct event *decide_add(struct decider *d, enum event_kind kind);
/* The same with a portion's crate, product and lot. */
struct event *decide_add_for_portion(struct decider *d, enum event_kind kind, uint32_t portion);
/* Drops all events; keeps what was read and expected. */
void decide_refuse(struct decider *d, enum refusal_kind kind);
/* The crate open in the command's lane, or ID_NONE. */
uint32_t decide_lane_crate(const struct decider *d);
/* The portion whose turn it is in the lane's crate, or ID_NONE. */
uint32_t decide_pick_step(const struct decider *d);

void decide_open_crate(struct decider *d, uint32_t crate);
void decide_open_check(struct decider *d, uint32_t crate);
void decide_close_crate(struct decider *d);
void decide_weigh(struct decider *d);
void decide_close_check(struct decider *d);
void decide_new_crate(struct decider *d);
void decide_kept_out(struct decider *d);
void decide_undo(struct decider *d);
void decide_scan(struct decider *d);
/* What the command's units or grams are of this product, in milli-units. */
int64_t decide_asked_milli(const struct decider *d, const struct product *product);
/* More than any line can hold is a slip of the finger, and would overflow sums. */
bool decide_is_absurd(const struct decider *d);
/* decide_sharing.c: into this crate, of the product command.target; a product's code instead. */
void decide_share_out(struct decider *d, uint32_t crate);
void decide_none_left(struct decider *d);
void decide_share_out_product(struct decider *d, const struct product *product);
/* decide_goods.c: goods that come in, bags; decide_load.c: trips and crates that go out. */
void decide_receive(struct decider *d);
bool decide_reading_fits(int32_t reading);
void decide_complete(struct decider *d);
/* The lots of which a labo's share of a product is, as it is ticked, or is not after all. */
void decide_send_bulk(struct decider *d, uint32_t pickup, uint32_t product);
void decide_bag(struct decider *d);
void decide_set_trip(struct decider *d);
void decide_set_stop(struct decider *d);
void decide_propose_trips(struct decider *d);
void decide_load(struct decider *d, uint32_t crate);
void decide_close_trip(struct decider *d);
void decide_empties(struct decider *d);
void decide_tick(struct decider *d);
/* decide_desk.c. */
void decide_place_product(struct decider *d);
void decide_share(struct decider *d);
void decide_return(struct decider *d);
void decide_set_case(struct decider *d);
void decide_tell_helpers(struct decider *d);
/* substitute.c: at the desk, and at the lane's step. */
void decide_set_substitute(struct decider *d);
void decide_substitute(struct decider *d, uint32_t step, int64_t units);
/* decide_lend.c; decide_lent refuses what is another machine's to do. */
void decide_lend(struct decider *d);
void decide_borrow(struct decider *d);
void decide_give_back(struct decider *d);
void decide_take_back(struct decider *d);
void decide_lent(struct decider *d);
/* decide_slip.c: a scan whose code is of kind CODE_SLIP. */
void decide_slip(struct decider *d);

#endif
