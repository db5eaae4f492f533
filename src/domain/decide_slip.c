/* decide_slip.c: a prep slip that comes back: what was done on paper becomes the events that the
 * screen would have made, line by line or all that is left at once. */
#include "domain/decide_internal.h"

/* The crate in hand if the slip is its own, else ID_NONE after refusing. */
static uint32_t slip_crate(struct decider *d, enum slip_mark *ret_mark, int *ret_line)
{
    const struct code *code = &d->command->code;
    const struct label_list *labels = &d->prep->labels[CODE_CRATE];
    uint32_t open = decide_lane_crate(d);
    if (!code_slip(code, (int)d->prep->number, ret_mark, ret_line)) {
        decide_refuse(d, REFUSAL_STALE_LABEL);
        return ID_NONE;
    }
    if (code->serial < 1 || (size_t)code->serial > labels->count) {
        decide_refuse(d, REFUSAL_UNKNOWN_CODE);
        return ID_NONE;
    }
    const struct label_state *label = &labels->rows[code->serial - 1];
    if (plan_crate(d->prep->plan, label->target) == NULL) { /* of a plan that was replaced */
        decide_refuse(d, REFUSAL_STALE_LABEL);
        return ID_NONE;
    }
    d->out->refusal.read_crate = label->target;
    d->out->refusal.expected_crate = open;
    if (open == ID_NONE) {
        bool is_full = prep_crate(d->prep, label->target)->status > CRATE_PICKING;
        decide_refuse(d, is_full ? REFUSAL_ALREADY_DONE : REFUSAL_NOT_NOW);
    } else if (open != label->target) {
        decide_refuse(d, REFUSAL_OTHER_CRATE);
    } else if (prep_crate(d->prep, open)->status != CRATE_PICKING) {
        decide_refuse(d, REFUSAL_ALREADY_DONE);
    } else {
        return open;
    }
    return ID_NONE;
}

static void add_picked(struct decider *d, uint32_t portion, int64_t units_milli, int64_t grams)
{
    struct event *event = decide_add_for_portion(d, EVENT_UNITS_PICKED, portion);
    event->units_milli = units_milli;
    event->grams = grams;
    event->method = METHOD_PAPER;
}

static void add_missing(struct decider *d, uint32_t portion, int64_t units_milli, int64_t grams)
{
    struct event *event = decide_add_for_portion(d, EVENT_DISCREPANCY, portion);
    event->type = DISCREPANCY_MISSING;
    event->units_milli = units_milli;
    event->grams = grams;
}

/* What is still open is in, and the crate is closed as its label would close it. */
static void rest_is_in(struct decider *d, uint32_t crate)
{
    const struct crate *row = plan_crate(d->prep->plan, crate);
    for (uint32_t i = 0; i < row->portion_count; i++) {
        uint32_t portion = row->first_portion + i;
        if (!prep_portion(d->prep, portion)->settled) {
            add_picked(d, portion, prep_remaining_milli(d->prep, portion), 0);
        }
    }
    decide_add(d, EVENT_CRATE_CLOSED)->crate = crate;
}

/* The number typed before the scan as milli-units of the product; 0: none was typed. */
static int64_t typed_milli(const struct decider *d, const struct product *product,
                           int64_t *ret_grams)
{
    int64_t typed = d->command->typed;
    *ret_grams = 0;
    if (!plan_is_weighed(product)) {
        return typed * 1000;
    }
    if (product->weight_g == 0) { /* a unit is a kilogram */
        return typed;
    }
    *ret_grams = typed;
    return (typed * 1000 + product->weight_g / 2) / product->weight_g;
}

static void mark_line(struct decider *d, uint32_t portion, enum slip_mark mark)
{
    const struct portion *row = plan_portion(d->prep->plan, portion);
    const struct product *product = plan_product(d->prep->plan, row->product);
    int64_t open = prep_remaining_milli(d->prep, portion), grams;
    int64_t typed = typed_milli(d, product, &grams);
    int64_t tolerance =
        mark == SLIP_DONE ? plan_tolerance_milli(d->prep->plan, product, row->units_milli) : 0;
    d->out->refusal.read_product = d->out->refusal.expected_product = product->id;
    if (prep_portion(d->prep, portion)->settled) {
        decide_refuse(d, REFUSAL_ALREADY_DONE);
    } else if (typed < 0 || typed > open + tolerance) {
        decide_refuse(d, REFUSAL_TOO_MANY);
    } else if (mark == SLIP_DONE) {
        add_picked(d, portion, typed > 0 ? typed : open, grams);
    } else {
        int64_t missing = typed > 0 ? typed : open;
        if (missing < open) { /* the others are in: that is what the paper says */
            add_picked(d, portion, open - missing, 0);
        }
        add_missing(d, portion, missing, grams);
    }
}

void decide_slip(struct decider *d)
{
    enum slip_mark mark;
    int line;
    uint32_t crate = slip_crate(d, &mark, &line);
    if (crate == ID_NONE) {
        return;
    }
    const struct crate *row = plan_crate(d->prep->plan, crate);
    if (mark == SLIP_REST) {
        rest_is_in(d, crate);
    } else if ((uint32_t)line > row->portion_count) {
        decide_refuse(d, REFUSAL_UNKNOWN_CODE);
    } else {
        mark_line(d, row->first_portion + (uint32_t)line - 1, mark);
    }
}
