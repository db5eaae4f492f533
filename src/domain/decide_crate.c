/* decide_crate.c: a crate is opened, closed, full, left behind by an undo. */
#include "domain/check_rule.h"
#include "domain/decide_internal.h"
#include "domain/lend.h"
#include "domain/plan_grow.h"
#include "domain/prep_undo.h"
#include "domain/weight.h"

void decide_open_crate(struct decider *d, uint32_t crate)
{
    const struct prep *prep = d->prep;
    const struct crate_state *state = prep_crate(prep, crate);
    d->out->refusal.read_crate = crate;
    uint32_t open = decide_lane_crate(d);
    if (open == crate) {
        return;
    }
    if (open != ID_NONE) {
        d->out->refusal.expected_crate = open;
        decide_refuse(d, REFUSAL_OTHER_CRATE);
    } else if (prep_pickup_mode(prep, plan_crate(prep->plan, crate)->pickup) == PICKUP_BULK) {
        decide_refuse(d, REFUSAL_BULK);
    } else if (state->lane != LANE_NONE) {
        decide_refuse(d, REFUSAL_OTHER_LANE);
    } else if (!prep_crate_counts(prep, crate)) {
        decide_refuse(d, REFUSAL_CANCELLED);
    } else if (state->status > CRATE_PICKING) {
        decide_refuse(d, REFUSAL_ALREADY_DONE);
    } else {
        decide_add(d, EVENT_CRATE_OPENED)->crate = crate;
    }
}

void decide_open_check(struct decider *d, uint32_t crate)
{
    const struct crate_state *state = prep_crate(d->prep, crate);
    d->out->refusal.read_crate = crate;
    uint32_t open = decide_lane_crate(d);
    if (open == crate) {
        return;
    }
    if (open != ID_NONE) {
        d->out->refusal.expected_crate = open;
        decide_refuse(d, REFUSAL_OTHER_CRATE);
    } else if (state->lane != LANE_NONE) {
        decide_refuse(d, REFUSAL_OTHER_LANE);
    } else if (!prep_crate_counts(d->prep, crate)) {
        decide_refuse(d, REFUSAL_CANCELLED);
    } else if (state->status < CRATE_PICKED) {
        decide_refuse(d, REFUSAL_NOT_PICKED);
    } else if (state->status == CRATE_CHECKED || state->trip != 0) {
        decide_refuse(d, REFUSAL_ALREADY_DONE);
    } else if (d->pairs != NULL && pairs_filled(d->pairs, crate, d->command->pair) &&
               !(d->command->kind == COMMAND_OPEN_CHECK && d->command->value == 1)) {
        decide_refuse(d, REFUSAL_SAME_PAIR);
    } else {
        struct event *event = decide_add(d, EVENT_CHECK_OPENED);
        event->crate = crate;
        event->value = d->command->kind == COMMAND_OPEN_CHECK && d->command->value == 1;
    }
}

void decide_close_crate(struct decider *d)
{
    uint32_t crate = decide_lane_crate(d);
    if (crate == ID_NONE || prep_crate(d->prep, crate)->status != CRATE_PICKING) {
        decide_refuse(d, REFUSAL_NOT_NOW);
    } else if (prep_next_portion(d->prep, crate) != ID_NONE) {
        decide_refuse(d, REFUSAL_NOT_COMPLETE);
    } else {
        decide_add(d, EVENT_CRATE_CLOSED)->crate = crate;
    }
}

/* The full crate is closed, and the next one takes its place in the lane. */
void decide_new_crate(struct decider *d)
{
    const struct plan *plan = d->prep->plan;
    uint32_t crate = decide_lane_crate(d);
    if (crate == ID_NONE || !prep_may_add_crate(d->prep, crate)) {
        decide_refuse(d, REFUSAL_NOT_NOW);
        return;
    }
    uint32_t next = plan_free_block(plan, lend_block(d->prep, lend_here(d->prep))).crate;
    struct event *event = decide_add(d, EVENT_CRATE_ADDED);
    event->crate = crate;
    event->target = next;
    event->value = plan_next_index(plan, plan_crate(plan, crate)->order);
    decide_add(d, EVENT_CRATE_CLOSED)->crate = crate;
    decide_add(d, EVENT_CRATE_OPENED)->crate = next;
}

void decide_close_check(struct decider *d)
{
    uint32_t crate = decide_lane_crate(d);
    bool substitute;
    if (crate == ID_NONE || prep_crate(d->prep, crate)->status != CRATE_CHECKING) {
        decide_refuse(d, REFUSAL_NOT_NOW);
    } else if (prep_next_count(d->prep, crate, &substitute) != ID_NONE) {
        decide_refuse(d, REFUSAL_NOT_COMPLETE);
    } else {
        decide_add(d, EVENT_CHECK_CLOSED)->crate = crate;
    }
}

/* The clock is the caller's; that it is a bag that is being filled, and its first such event, is
 * looked at here. */
void decide_kept_out(struct decider *d)
{
    const struct command *command = d->command;
    const struct crate *crate = plan_crate(d->prep->plan, command->crate);
    if (crate == NULL || crate->kind == CRATE_DRY ||
        prep_crate(d->prep, crate->id)->status != CRATE_PICKING ||
        command->value < COLD_TOO_LONG_MS / 60000 ||
        command->value > LIMIT_CRATE_OPEN_MS / 60000 * LIMIT_LANES) {
        decide_refuse(d, REFUSAL_NOT_NOW);
    } else if (!prep_kept_out_is_told(d->prep, crate->id)) {
        struct event *event = decide_add(d, EVENT_KEPT_OUT);
        event->crate = crate->id;
        event->value = command->value;
    }
}

/* After the count: what the scale shows before it would be told what to look for. */
void decide_weigh(struct decider *d)
{
    uint32_t crate = decide_lane_crate(d);
    int64_t grams = d->command->grams - d->command->value;
    bool substitute;
    if (crate == ID_NONE || prep_crate(d->prep, crate)->status != CRATE_CHECKING) {
        decide_refuse(d, REFUSAL_NOT_NOW);
    } else if (prep_next_count(d->prep, crate, &substitute) != ID_NONE) {
        decide_refuse(d, REFUSAL_NOT_COMPLETE);
    } else if (grams <= 0 || grams > LIMIT_SACK_G || d->command->value < 0) {
        decide_refuse(d, REFUSAL_TOO_MANY);
    } else {
        struct weight_witness witness = weight_of_crate(d->prep, crate);
        struct event *event = decide_add(d, EVENT_CRATE_WEIGHED);
        event->crate = crate;
        event->grams = grams;
        event->number = witness.expected_g;
        event->value = (int32_t)weight_judge(&witness, grams);
    }
}

static void add_undone(struct decider *d, const struct undo_entry *entry)
{
    struct event *event = decide_add(d, EVENT_UNDONE);
    event->undoes = entry->id;
    event->crate = entry->crate;
    event->portion = entry->portion;
}

/* "This one is full" was one gesture: opening the next crate, as nothing lies in it yet, closing
 * the full one and making the next are taken back together. */
static void undo_new_crate(struct decider *d, const struct undo_entry *opened)
{
    const struct undo_entry *closed = undo_before(d->prep, opened);
    const struct undo_entry *added = closed != NULL ? undo_before(d->prep, closed) : NULL;
    bool is_one = added != NULL && opened->kind == EVENT_CRATE_OPENED &&
                  closed->kind == EVENT_CRATE_CLOSED && added->kind == EVENT_CRATE_ADDED &&
                  added->added == opened->crate && closed->crate == added->crate &&
                  undo_in_time(d->prep, closed) && prep_is_last_added(d->prep, opened->crate);
    if (is_one) {
        add_undone(d, closed);
        add_undone(d, added);
    }
}

/* Shared out, what fills a crate closes it too. */
static void undo_last_share(struct decider *d, const struct undo_entry *closed)
{
    const struct undo_entry *picked = undo_before(d->prep, closed);
    if (closed->kind == EVENT_CRATE_CLOSED && closed->crate_before.lane == LANE_NONE &&
        picked != NULL && picked->kind == EVENT_UNITS_PICKED && picked->crate == closed->crate) {
        add_undone(d, picked);
    }
}

/* "None left" while sharing out was one gesture for all crates that waited. */
static void undo_none_left(struct decider *d, const struct undo_entry *latest)
{
    const struct plan *plan = d->prep->plan;
    bool is_shared = latest->kind == EVENT_DISCREPANCY && latest->lane_before.crate == ID_NONE;
    const struct undo_entry *entry = is_shared ? undo_before(d->prep, latest) : NULL;
    while (entry != NULL && entry->kind == EVENT_DISCREPANCY &&
           entry->lane_before.crate == ID_NONE && undo_in_time(d->prep, entry) &&
           plan_portion(plan, entry->portion)->product ==
               plan_portion(plan, latest->portion)->product) {
        add_undone(d, entry);
        entry = undo_before(d->prep, entry);
    }
}

void decide_undo(struct decider *d)
{
    const struct undo_entry *entry = undo_latest(d->prep, lend_here(d->prep), d->command->lane);
    if (entry == NULL) {
        decide_refuse(d, REFUSAL_NO_UNDO);
    } else if (!undo_in_time(d->prep, entry)) {
        decide_refuse(d, REFUSAL_UNDO_TOO_LATE);
    } else {
        add_undone(d, entry);
        undo_new_crate(d, entry);
        undo_last_share(d, entry);
        undo_none_left(d, entry);
    }
}
