/* decide_scan.c: what a scan means in its lane now, and which of five things it is when it does
 * not fit. */
#include "base/assert.h"
#include "domain/decide_internal.h"

/* The label an own code of this prep names, or NULL after refusing. */
static const struct label_state *find_label(struct decider *d)
{
    const struct code *code = &d->command->code;
    if ((uint32_t)code->prep != d->prep->number) {
        decide_refuse(d, REFUSAL_STALE_LABEL);
        return NULL;
    }
    const struct label_list *list = &d->prep->labels[code->kind];
    if (code->serial < 1 || (size_t)code->serial > list->count) {
        decide_refuse(d, REFUSAL_UNKNOWN_CODE); /* well formed, but never printed here */
        return NULL;
    }
    const struct label_state *label = &list->rows[code->serial - 1];
    if (label->target == ID_NONE) {
        decide_refuse(d, REFUSAL_UNKNOWN_CODE); /* between those that were drawn: lend.h */
        return NULL;
    }
    if (label->is_void) {
        decide_refuse(d, REFUSAL_STALE_LABEL);
        return NULL;
    }
    return label;
}

/* A reprinted label that is used for the first time voids the ones before it. */
static void confirm_label(struct decider *d, const struct label_state *label)
{
    const struct code *code = &d->command->code;
    const struct label_list *list = &d->prep->labels[code->kind];
    for (int i = 0; label->copy > 0 && i < code->serial - 1; i++) {
        if (list->rows[i].target == label->target && !list->rows[i].is_void) {
            struct event *event = decide_add(d, EVENT_LABEL_CONFIRMED);
            event->label_kind = (int32_t)code->kind;
            event->serial = code->serial;
            event->target = label->target;
            return;
        }
    }
}

static void scan_crate(struct decider *d)
{
    const struct label_state *label = find_label(d);
    if (label == NULL) {
        return;
    }
    uint32_t crate = label->target;
    confirm_label(d, label);
    d->out->refusal.read_crate = crate;
    if (d->command->task == LANE_TASK_LOAD && decide_lane_crate(d) == ID_NONE) {
        decide_load(d, crate);
    } else if (decide_lane_crate(d) == crate) {
        /* At the end the crate's own label closes it; before, it repeats without effect. */
        bool picking = prep_crate(d->prep, crate)->status == CRATE_PICKING;
        bool substitute;
        if (picking && prep_next_portion(d->prep, crate) == ID_NONE) {
            decide_close_crate(d);
        } else if (!picking && prep_next_count(d->prep, crate, &substitute) == ID_NONE) {
            decide_close_check(d);
        }
    } else if (d->command->task == LANE_TASK_SHARE && decide_lane_crate(d) == ID_NONE &&
               d->command->target != ID_NONE) {
        decide_share_out(d, crate);
    } else if (d->command->task == LANE_TASK_CHECK) {
        decide_open_check(d, crate);
    } else {
        decide_open_crate(d, crate);
    }
}

/* The crate's portion of a product, or NULL. */
static const struct portion *portion_of(const struct plan *plan, uint32_t crate, uint32_t product)
{
    const struct crate *row = plan_crate(plan, crate);
    for (uint32_t i = 0; i < row->portion_count; i++) {
        const struct portion *portion = plan_portion(plan, row->first_portion + i);
        if (portion->product == product) {
            return portion;
        }
    }
    return NULL;
}

static void scan_while_picking(struct decider *d, const struct product *product, int32_t units,
                               uint32_t crate)
{
    const struct plan *plan = d->prep->plan;
    uint32_t step = prep_next_portion(d->prep, crate);
    const struct portion *own = portion_of(plan, crate, product->id);
    if (step != ID_NONE) {
        d->out->refusal.expected_product = plan_portion(plan, step)->product;
    }
    d->out->refusal.expected_crate = crate;
    if (own != NULL && prep_portion(d->prep, own->id)->settled) {
        decide_refuse(d, REFUSAL_ALREADY_DONE);
    } else if (own == NULL || own->id != step) {
        decide_refuse(d, REFUSAL_OTHER_PRODUCT);
    } else if (plan_is_weighed(product)) {
        return; /* the right goods; how much is said by the scale or the keys */
    } else if (prep_remaining_milli(d->prep, step) < units * INT64_C(1000)) {
        decide_refuse(d, REFUSAL_TOO_MANY);
    } else {
        struct event *event = decide_add_for_portion(d, EVENT_UNITS_PICKED, step);
        event->units_milli = units * INT64_C(1000);
        event->method = METHOD_SCAN;
    }
}

/* At the check a scan only counts on the screen; the number becomes an event when it is given. */
static void scan_while_checking(struct decider *d, const struct product *product, uint32_t crate)
{
    bool substitute = false;
    uint32_t step = prep_next_count(d->prep, crate, &substitute);
    uint32_t expected = ID_NONE;
    if (step != ID_NONE) {
        expected = substitute ? prep_portion(d->prep, step)->substitute_product
                              : plan_portion(d->prep->plan, step)->product;
    }
    d->out->refusal.expected_product = expected;
    d->out->refusal.expected_crate = crate;
    if (product->id != expected) {
        const struct portion *own = portion_of(d->prep->plan, crate, product->id);
        bool counted =
            own != NULL && (prep_portion(d->prep, own->id)->count.state == COUNT_AGREED ||
                            prep_portion(d->prep, own->id)->count.state == COUNT_DIFFERS);
        decide_refuse(d, counted ? REFUSAL_ALREADY_DONE : REFUSAL_OTHER_PRODUCT);
    }
}

static void scan_product(struct decider *d)
{
    const struct plan *plan = d->prep->plan;
    const struct code *code = &d->command->code;
    const struct product *product = NULL;
    int32_t units = 1;
    if (code->kind == CODE_TRADE) {
        product = prep_product_of_gtin(d->prep, code->gtin, &units);
    } else {
        const struct label_state *label = find_label(d);
        if (label == NULL) {
            return;
        }
        product = plan_product(plan, label->target);
    }
    if (product == NULL) {
        uint32_t step = decide_pick_step(d);
        if (step != ID_NONE) { /* most likely it is that, in a new packaging */
            d->out->refusal.expected_product = plan_portion(plan, step)->product;
        }
        decide_refuse(d, REFUSAL_UNKNOWN_CODE);
        return;
    }
    d->out->refusal.read_product = product->id;
    uint32_t crate = decide_lane_crate(d);
    if (crate == ID_NONE && d->command->task == LANE_TASK_SHARE) {
        decide_share_out_product(d, product);
    } else if (crate == ID_NONE) {
        decide_refuse(d, REFUSAL_NOT_NOW);
    } else if (prep_crate(d->prep, crate)->status == CRATE_PICKING) {
        scan_while_picking(d, product, units, crate);
    } else {
        scan_while_checking(d, product, crate);
    }
}

void decide_scan(struct decider *d)
{
    switch (d->command->code.kind) {
    case CODE_UNREADABLE: decide_refuse(d, REFUSAL_UNKNOWN_CODE); return;
    case CODE_PRACTICE:
        decide_refuse(d, d->prep->is_practice ? REFUSAL_REAL_LABEL : REFUSAL_PRACTICE_LABEL);
        return;
    case CODE_CRATE: scan_crate(d); return;
    case CODE_PRODUCT:
    case CODE_TRADE: scan_product(d); return;
    case CODE_SLIP: decide_slip(d); return;
    case CODE_PLACE: /* guides, never confirms */
    case CODE_PAIR:  /* the screens' business */
    case CODE_POINT:
    case CODE_COMMAND: /* likewise: screens turn it into the command it stands for */ return;
    case CODE_KIND_COUNT: break;
    }
    ASSERT_UNREACHABLE("code kind");
}
