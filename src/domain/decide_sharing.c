/* decide_sharing.c: product by product: a crate's label says where what is in the hand goes. */
#include "domain/decide_internal.h"
#include "domain/sharing.h"

/* Nothing of the crate is left to be put in but this portion, which takes `units_milli` now. */
static bool fills_crate(const struct decider *d, uint32_t portion, int64_t units_milli,
                        int64_t tolerance)
{
    const struct crate *crate =
        plan_crate(d->prep->plan, plan_portion(d->prep->plan, portion)->crate);
    for (uint32_t i = 0; i < crate->portion_count; i++) {
        uint32_t id = crate->first_portion + i;
        if (id != portion && !prep_portion(d->prep, id)->settled) {
            return false;
        }
    }
    return units_milli + tolerance >= prep_remaining_milli(d->prep, portion);
}

/* The portion that takes it, or ID_NONE after refusing. */
static uint32_t find_portion(struct decider *d, uint32_t crate)
{
    const struct prep *prep = d->prep;
    const struct crate_state *state = prep_crate(prep, crate);
    uint32_t product = d->command->target;
    d->out->refusal.read_crate = crate;
    if (decide_lane_crate(d) != ID_NONE || plan_product(prep->plan, product) == NULL) {
        decide_refuse(d, REFUSAL_NOT_NOW);
        return ID_NONE;
    }
    d->out->refusal.expected_crate = sharing_next(prep, product, crate, crate);
    uint32_t portion = sharing_portion(prep, crate, product);
    if (prep_pickup_mode(prep, plan_crate(prep->plan, crate)->pickup) == PICKUP_BULK) {
        decide_refuse(d, REFUSAL_BULK);
    } else if (state->lane != LANE_NONE) {
        decide_refuse(d, REFUSAL_OTHER_LANE);
    } else if (!prep_crate_counts(prep, crate)) {
        decide_refuse(d, REFUSAL_CANCELLED);
    } else if (state->status > CRATE_PICKING) {
        decide_refuse(d, REFUSAL_ALREADY_DONE);
    } else if (portion == ID_NONE) { /* it has its part, or never wanted any */
        decide_refuse(d, REFUSAL_OTHER_CRATE);
    } else {
        return portion;
    }
    return ID_NONE;
}

void decide_share_out(struct decider *d, uint32_t crate)
{
    uint32_t portion = find_portion(d, crate);
    if (portion == ID_NONE) {
        return;
    }
    const struct command *command = d->command;
    const struct plan *plan = d->prep->plan;
    const struct product *product = plan_product(plan, command->target);
    int64_t open = prep_remaining_milli(d->prep, portion);
    int64_t tolerance =
        plan_tolerance_milli(plan, product, plan_portion(plan, portion)->units_milli);
    bool is_said = command->units_milli > 0 || command->grams > 0;
    if (!is_said && plan_is_weighed(product)) {
        return; /* the right crate; how much is said by the scale or the keys */
    }
    int64_t units = is_said ? decide_asked_milli(d, product) : open;
    d->out->refusal.expected_product = product->id;
    if (decide_is_absurd(d) || units <= 0 || units > open + tolerance) {
        decide_refuse(d, REFUSAL_TOO_MANY);
        return;
    }
    struct event *event = decide_add_for_portion(d, EVENT_UNITS_PICKED, portion);
    event->units_milli = units;
    event->grams = command->grams;
    event->method = command->grams > 0              ? METHOD_WEIGHT
                    : command->kind == COMMAND_SCAN ? METHOD_SCAN
                                                    : METHOD_TOUCH;
    if (fills_crate(d, portion, units, tolerance)) {
        struct event *closed = decide_add(d, EVENT_CRATE_CLOSED);
        closed->crate = crate;
        closed->portion = portion; /* what the lane did last */
    }
}

void decide_share_out_product(struct decider *d, const struct product *product)
{
    if (sharing_next(d->prep, product->id, ID_NONE, ID_NONE) == ID_NONE) {
        decide_refuse(d, REFUSAL_ALREADY_DONE);
    } /* else the screen goes on with it */
}

/* Every crate that stands there and waits for it goes without: one gesture, and one undo takes all
 * of it back (decide_undo). Crates that are open in a lane are left to it. */
void decide_none_left(struct decider *d)
{
    const struct prep *prep = d->prep;
    uint32_t product = d->command->target;
    if (decide_lane_crate(d) != ID_NONE || plan_product(prep->plan, product) == NULL) {
        decide_refuse(d, REFUSAL_NOT_NOW);
        return;
    }
    for (size_t i = 0; i < prep->plan->crates.count; i++) {
        uint32_t crate = prep->plan->crates.rows[i].id;
        uint32_t portion = sharing_waits(prep, crate, product);
        if (portion != ID_NONE) {
            struct event *event = decide_add_for_portion(d, EVENT_DISCREPANCY, portion);
            event->type = DISCREPANCY_MISSING;
            event->units_milli = prep_remaining_milli(prep, portion);
        }
    }
}
