/* decide.c: what may be done now. Crates are in decide_crate.c, scans in decide_scan.c. */
#include "domain/decide.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/assert.h"
#include "domain/decide_internal.h"
#include "domain/lend.h"
#include "domain/prep_chore.h"

void decision_finish(struct decision *decision)
{
    if (decision != NULL) {
        free(decision->events);
        memset(decision, 0, sizeof *decision);
    }
}

struct event *decide_add(struct decider *d, enum event_kind kind)
{
    struct decision *out = d->out;
    out->events = array_grow(out->events, out->count, &out->room, sizeof *out->events);
    struct event *event = &out->events[out->count++];
    memset(event, 0, sizeof *event);
    event->kind = kind;
    event->prep = d->prep->number;
    event->lane = d->command->lane;
    event->role = d->command->role;
    return event;
}

void decide_refuse(struct decider *d, enum refusal_kind kind)
{
    d->out->count = 0;
    d->out->refusal.kind = kind;
}

uint32_t decide_lane_crate(const struct decider *d)
{
    return prep_lane(d->prep, d->command->lane)->crate;
}

uint32_t decide_pick_step(const struct decider *d)
{
    uint32_t crate = decide_lane_crate(d);
    if (crate == ID_NONE || prep_crate(d->prep, crate)->status != CRATE_PICKING) {
        return ID_NONE;
    }
    return prep_next_portion(d->prep, crate);
}

static const struct product *portion_product(const struct decider *d, uint32_t portion)
{
    return plan_product(d->prep->plan, plan_portion(d->prep->plan, portion)->product);
}

struct event *decide_add_for_portion(struct decider *d, enum event_kind kind, uint32_t portion)
{
    const struct portion *row = plan_portion(d->prep->plan, portion);
    struct event *event = decide_add(d, kind);
    event->crate = row->crate;
    event->portion = portion;
    event->product = row->product;
    event->lot = prep_current_lot(d->prep, row->product);
    return event;
}

/* What the command's units or grams are of this product, in milli-units. */
int64_t decide_asked_milli(const struct decider *d, const struct product *product)
{
    if (d->command->grams > 0 && product->weight_g > 0) {
        return (d->command->grams * 1000 + product->weight_g / 2) / product->weight_g;
    }
    return d->command->units_milli;
}

/* More than any line can hold is a slip of the finger, and would overflow sums. */
bool decide_is_absurd(const struct decider *d)
{
    const int64_t most = (int64_t)LIMIT_LINE_UNITS * 1000;
    return d->command->units_milli < 0 || d->command->units_milli > most || d->command->grams < 0 ||
           d->command->grams > most * 100;
}

static void decide_pick(struct decider *d)
{
    uint32_t step = decide_pick_step(d);
    if (step == ID_NONE) {
        decide_refuse(d, REFUSAL_NOT_NOW);
        return;
    }
    const struct product *product = portion_product(d, step);
    d->out->refusal.expected_product = product->id;
    int64_t units = decide_asked_milli(d, product);
    int64_t ordered = plan_portion(d->prep->plan, step)->units_milli;
    int64_t tolerance = plan_tolerance_milli(d->prep->plan, product, ordered);
    if (decide_is_absurd(d) || units <= 0 ||
        units > prep_remaining_milli(d->prep, step) + tolerance) {
        decide_refuse(d, REFUSAL_TOO_MANY);
        return;
    }
    struct event *event = decide_add_for_portion(d, EVENT_UNITS_PICKED, step);
    event->units_milli = units;
    event->grams = d->command->grams;
    event->method = d->command->grams > 0 ? METHOD_WEIGHT : METHOD_TOUCH;
}

static void decide_report(struct decider *d)
{
    const struct command *command = d->command;
    uint32_t step = decide_pick_step(d);
    if (step == ID_NONE || !discrepancy_is_said(command->type)) {
        decide_refuse(d, REFUSAL_NOT_NOW);
        return;
    }
    const struct product *product = portion_product(d, step);
    int64_t units = decide_asked_milli(d, product);
    int64_t ordered = plan_portion(d->prep->plan, step)->units_milli;
    bool fills = command->type == DISCREPANCY_MISSING || command->type == DISCREPANCY_SUBSTITUTED;
    d->out->refusal.expected_product = product->id;
    /* "All the rest is missing" of weighed goods may be a few grams more than the rest. */
    int64_t most = fills ? prep_remaining_milli(d->prep, step) : ordered * 10 + 10000;
    if (decide_is_absurd(d) || units <= 0 || units > most) {
        decide_refuse(d, REFUSAL_TOO_MANY);
        return;
    }
    if (command->type == DISCREPANCY_SUBSTITUTED) {
        decide_substitute(d, step, units);
        return;
    }
    struct event *event = decide_add_for_portion(d, EVENT_DISCREPANCY, step);
    event->type = command->type;
    event->units_milli = units;
    event->grams = command->grams;
}

static void decide_count(struct decider *d)
{
    uint32_t crate = decide_lane_crate(d);
    bool substitute = false;
    uint32_t step = ID_NONE;
    if (crate != ID_NONE && prep_crate(d->prep, crate)->status == CRATE_CHECKING) {
        step = prep_next_count(d->prep, crate, &substitute);
    }
    if (step == ID_NONE) {
        decide_refuse(d, REFUSAL_NOT_NOW);
        return;
    }
    if (decide_is_absurd(d)) {
        decide_refuse(d, REFUSAL_TOO_MANY);
        return;
    }
    struct event *event = decide_add_for_portion(d, EVENT_COUNTED, step);
    if (substitute) {
        event->product = prep_portion(d->prep, step)->substitute_product;
        event->lot = prep_current_lot(d->prep, event->product);
    }
    event->units_milli = decide_asked_milli(d, plan_product(d->prep->plan, event->product));
    event->grams = d->command->grams;
    event->method = d->command->grams > 0 ? METHOD_WEIGHT : METHOD_COUNTED;
}

static void decide_skip(struct decider *d)
{
    uint32_t step = decide_pick_step(d);
    if (step == ID_NONE) {
        decide_refuse(d, REFUSAL_NOT_NOW);
        return;
    }
    decide_add_for_portion(d, EVENT_PORTION_SKIPPED, step);
}

static void decide_leave(struct decider *d)
{
    uint32_t crate = decide_lane_crate(d);
    if (crate == ID_NONE) {
        decide_refuse(d, REFUSAL_NOT_NOW);
        return;
    }
    decide_add(d, EVENT_CRATE_LEFT)->crate = crate;
}

static void decide_reopen(struct decider *d)
{
    const struct plan *plan = d->prep->plan;
    if (plan_crate(plan, d->command->crate) == NULL) {
        decide_refuse(d, REFUSAL_UNKNOWN_CODE);
        return;
    }
    const struct crate_state *state = prep_crate(d->prep, d->command->crate);
    if (state->lane != LANE_NONE) {
        decide_refuse(d, REFUSAL_OTHER_LANE);
    } else if (!prep_crate_counts(d->prep, d->command->crate)) {
        decide_refuse(d, REFUSAL_CANCELLED);
    } else if (state->trip != 0) {
        decide_refuse(d, REFUSAL_ALREADY_DONE); /* it is in a vehicle: taken back there first */
    } else if (state->status < CRATE_PICKED) {
        decide_refuse(d, REFUSAL_NOT_NOW);
    } else {
        decide_add(d, EVENT_CRATE_REOPENED)->crate = d->command->crate;
    }
}

static bool label_target_exists(const struct decider *d, uint32_t target)
{
    const struct plan *plan = d->prep->plan;
    return d->command->label_kind == CODE_CRATE     ? plan_crate(plan, target) != NULL
           : d->command->label_kind == CODE_PRODUCT ? plan_product(plan, target) != NULL
                                                    : false;
}

static void decide_draw_labels(struct decider *d, const uint32_t *targets, size_t count, bool again)
{
    int32_t kind = d->command->label_kind;
    uint8_t here = lend_here(d->prep);
    bool has_serial = kind == CODE_CRATE || kind == CODE_PRODUCT;
    int32_t serial = has_serial ? lend_next_serial(d->prep, kind, here) : 1;
    for (size_t i = 0; i < count; i++) {
        if (!label_target_exists(d, targets[i])) {
            decide_refuse(d, REFUSAL_UNKNOWN_CODE);
            return;
        }
        int32_t old = prep_label_serial(d->prep, kind, targets[i]);
        if (old != 0 && !again) {
            continue;
        }
        if (serial > LIMIT_SERIAL) {
            decide_refuse(d, REFUSAL_NO_SERIAL);
            return;
        }
        struct event *event = decide_add(d, EVENT_LABEL_DRAWN);
        event->label_kind = kind;
        event->serial = serial;
        serial = lend_serial_after(d->prep, here, serial);
        event->target = targets[i];
        event->copy = old == 0 ? 0 : d->prep->labels[kind].rows[old - 1].copy + 1;
    }
}

static void decide_close_half_day(struct decider *d)
{
    for (size_t lane = 0; lane < LIMIT_LANES; lane++) {
        uint32_t open = prep_lane(d->prep, (uint8_t)lane)->crate;
        if (open != ID_NONE) {
            struct event *event = decide_add(d, EVENT_CRATE_LEFT);
            event->lane = (uint8_t)lane;
            event->crate = open;
        }
    }
    decide_add(d, EVENT_HALF_DAY_CLOSED);
}

static void decide_close_prep(struct decider *d)
{
    for (size_t i = 0; i < LIMIT_LANES; i++) {
        if (prep_lane(d->prep, (uint8_t)i)->crate != ID_NONE) {
            decide_refuse(d, REFUSAL_NOT_NOW);
            return;
        }
    }
    if (lend_count_out(d->prep) > 0) {
        decide_refuse(d, REFUSAL_LENT); /* first it comes back, or is given up */
        return;
    }
    decide_add(d, EVENT_PREP_CLOSED);
}

static void decide_set_plan(struct decider *d)
{
    const struct plan *plan = plans_find(d->prep->plans, d->command->target);
    if (plan == NULL || !prep_may_set_plan(d->prep, plan)) {
        decide_refuse(d, REFUSAL_NOT_NOW);
        return;
    }
    decide_add(d, EVENT_PLAN_SET)->import = plan->import;
}

static void decide_chore_done(struct decider *d)
{
    const struct command *command = d->command;
    if (!prep_chore_may_change(d->prep, command->target, command->value == 1)) {
        decide_refuse(d, REFUSAL_NOT_NOW);
        return;
    }
    struct event *event = decide_add(d, EVENT_CHORE_DONE);
    event->target = command->target;
    event->value = command->value == 1;
}

static void decide_set_note(struct decider *d)
{
    const struct command *command = d->command;
    if (plan_order(d->prep->plan, command->target) == NULL || command->value < 0 ||
        command->value >= NOTE_KIND_COUNT) {
        decide_refuse(d, REFUSAL_NOT_NOW);
    } else if ((int32_t)prep_note(d->prep, command->target) != command->value) {
        struct event *event = decide_add(d, EVENT_NOTE_SET);
        event->target = command->target;
        event->value = command->value;
    }
}

/* What a code means from now on, in every lane. A code that the month itself names is its own. */
static void decide_learn_code(struct decider *d)
{
    const struct command *command = d->command;
    const struct plan *plan = d->prep->plan;
    if (command->code.kind != CODE_TRADE) {
        decide_refuse(d, REFUSAL_UNKNOWN_CODE);
        return;
    }
    int64_t gtin = learned_number(command->code.gtin);
    const struct learned_code *known = learned_find(&d->prep->learned, gtin);
    if (plan_product(plan, command->target) == NULL || gtin <= 0 || command->value < 0 ||
        command->value > LIMIT_CODE_UNITS ||
        (known == NULL && d->prep->learned.count >= LIMIT_LEARNED_CODES)) {
        decide_refuse(d, REFUSAL_NOT_NOW);
    } else if (plan_product_of_gtin(plan, command->code.gtin) != NULL) {
        decide_refuse(d, REFUSAL_ALREADY_DONE);
    } else if (known != NULL ? known->product != command->target || known->units != command->value
                             : command->value > 0) {
        struct event *event = decide_add(d, EVENT_CODE_LEARNED);
        event->product = command->target;
        event->units_milli = gtin;
        event->value = command->value;
    }
}

/* A labo's mode may change until one of its crates has been begun. */
static void decide_set_pickup_mode(struct decider *d)
{
    const struct plan *plan = d->prep->plan;
    const struct command *command = d->command;
    if (plan_pickup(plan, command->target) == NULL || command->value < 0 ||
        command->value >= PICKUP_MODE_COUNT) {
        decide_refuse(d, REFUSAL_NOT_NOW);
        return;
    }
    for (size_t i = 0; i < plan->crates.count; i++) {
        if (plan->crates.rows[i].pickup == command->target &&
            d->prep->crates[i].status != CRATE_PLANNED) {
            decide_refuse(d, REFUSAL_NOT_NOW);
            return;
        }
    }
    struct event *event = decide_add(d, EVENT_PICKUP_MODE_SET);
    event->target = command->target;
    event->value = command->value;
}

static void decide_with_plan(struct decider *d)
{
    const struct command *command = d->command;
    switch (command->kind) {
    case COMMAND_SCAN: decide_scan(d); return;
    case COMMAND_OPEN_CRATE:
    case COMMAND_OPEN_CHECK:
        if (plan_crate(d->prep->plan, command->crate) == NULL) {
            decide_refuse(d, REFUSAL_UNKNOWN_CODE);
        } else if (command->kind == COMMAND_OPEN_CRATE) {
            decide_open_crate(d, command->crate);
        } else {
            decide_open_check(d, command->crate);
        }
        return;
    case COMMAND_PICK: decide_pick(d); return;
    case COMMAND_SHARE_OUT:
        if (plan_crate(d->prep->plan, command->crate) == NULL) {
            decide_refuse(d, REFUSAL_UNKNOWN_CODE);
        } else {
            decide_share_out(d, command->crate);
        }
        return;
    case COMMAND_NONE_LEFT: decide_none_left(d); return;
    case COMMAND_UNDO: decide_undo(d); return;
    case COMMAND_REPORT: decide_report(d); return;
    case COMMAND_SKIP: decide_skip(d); return;
    case COMMAND_LEAVE: decide_leave(d); return;
    case COMMAND_CLOSE_CRATE: decide_close_crate(d); return;
    case COMMAND_NEW_CRATE: decide_new_crate(d); return;
    case COMMAND_COUNT: decide_count(d); return;
    case COMMAND_CLOSE_CHECK: decide_close_check(d); return;
    case COMMAND_WEIGH: decide_weigh(d); return;
    case COMMAND_REOPEN: decide_reopen(d); return;
    case COMMAND_DRAW_LABELS:
        decide_draw_labels(d, command->targets, command->target_count, false);
        return;
    case COMMAND_REPRINT: decide_draw_labels(d, &command->target, 1, true); return;
    case COMMAND_SET_PICKUP_MODE: decide_set_pickup_mode(d); return;
    case COMMAND_CHORE_DONE: decide_chore_done(d); return;
    case COMMAND_SET_NOTE: decide_set_note(d); return;
    case COMMAND_RECEIVE: decide_receive(d); return;
    case COMMAND_GOODS_COMPLETE: decide_complete(d); return;
    case COMMAND_BAG: decide_bag(d); return;
    case COMMAND_SET_TRIP: decide_set_trip(d); return;
    case COMMAND_SET_STOP: decide_set_stop(d); return;
    case COMMAND_PROPOSE_TRIPS: decide_propose_trips(d); return;
    case COMMAND_LOAD: decide_load(d, d->command->crate); return;
    case COMMAND_CLOSE_TRIP: decide_close_trip(d); return;
    case COMMAND_EMPTIES_BACK: decide_empties(d); return;
    case COMMAND_TICK: decide_tick(d); return;
    case COMMAND_KEPT_OUT: decide_kept_out(d); return;
    case COMMAND_LEARN_CODE: decide_learn_code(d); return;
    case COMMAND_PLACE_PRODUCT: decide_place_product(d); return;
    case COMMAND_CLOSE_HALF_DAY: decide_close_half_day(d); return;
    case COMMAND_CLOSE_PREP: decide_close_prep(d); return;
    case COMMAND_SHARE: decide_share(d); return;
    case COMMAND_RETURN: decide_return(d); return;
    case COMMAND_SET_CASE: decide_set_case(d); return;
    case COMMAND_TELL_HELPERS: decide_tell_helpers(d); return;
    case COMMAND_LEND: decide_lend(d); return;
    case COMMAND_BORROW: decide_borrow(d); return;
    case COMMAND_GIVE_BACK: decide_give_back(d); return;
    case COMMAND_TAKE_BACK: decide_take_back(d); return;
    case COMMAND_SET_SUBSTITUTE: decide_set_substitute(d); return;
    case COMMAND_NONE:
    case COMMAND_SET_PLAN:
    case COMMAND_KIND_COUNT: break;
    }
    ASSERT_UNREACHABLE("command kind");
}

void decide(const struct prep *prep, const struct pairs *pairs, const struct command *command,
            struct decision *decision)
{
    ASSERT(command->lane < LIMIT_LANES);
    struct decider d = {prep, pairs, command, decision};
    decision->count = 0;
    memset(&decision->refusal, 0, sizeof decision->refusal);
    decision->refusal.read = command->code;
    if (prep->is_closed) {
        decide_refuse(&d, REFUSAL_PREP_CLOSED);
    } else if (!role_may(command->role, command->kind)) {
        decide_refuse(&d, REFUSAL_ROLE);
    } else if (command->kind == COMMAND_SET_PLAN) {
        decide_set_plan(&d);
    } else if (prep->plan == NULL) {
        decide_refuse(&d, command->kind == COMMAND_SCAN ? REFUSAL_UNKNOWN_CODE : REFUSAL_NOT_NOW);
    } else {
        decide_with_plan(&d);
        decide_lent(&d);
    }
}
