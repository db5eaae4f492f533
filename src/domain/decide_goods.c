/* decide_goods.c: goods that come in, and bags filled from a sack. */
#include "domain/decide_internal.h"
#include "domain/prep_share.h"

/* The product the command is about, or NULL after refusing. */
static const struct product *asked_product(struct decider *d)
{
    const struct product *product = plan_product(d->prep->plan, d->command->product);
    d->out->refusal.read_product = product != NULL ? product->id : ID_NONE;
    if (product == NULL) {
        decide_refuse(d, REFUSAL_UNKNOWN_CODE);
    }
    return product;
}

/* A temperature that no thermometer shows in a store is a slip of the finger. */
bool decide_reading_fits(int32_t reading)
{
    int32_t tenths = tenths_of_reading(reading);
    return reading == 0 || (tenths >= LIMIT_COLDEST_TENTHS && tenths <= LIMIT_WARMEST_TENTHS);
}

void decide_receive(struct decider *d)
{
    const struct command *command = d->command;
    const struct product *product = asked_product(d);
    if (product == NULL) {
        return;
    }
    bool supplier_known =
        command->target == ID_NONE || (command->value == LOT_FROM_SUPPLIER &&
                                       plan_supplier(d->prep->plan, command->target) != NULL);
    if (command->value < 0 || command->value >= LOT_ORIGIN_COUNT || command->due < 0 ||
        !supplier_known || d->prep->lot_count >= LIMIT_LOTS) {
        decide_refuse(d, REFUSAL_NOT_NOW);
        return;
    }
    /* A month's total may be larger than any line, but not than this. */
    const int64_t most = (int64_t)LIMIT_LINE_UNITS * 1000 * 100;
    if (command->units_milli < 0 || command->units_milli > most || command->number < 0 ||
        command->number > LIMIT_NOTE_NUMBER || !decide_reading_fits(command->reading)) {
        decide_refuse(d, REFUSAL_TOO_MANY);
        return;
    }
    struct event *event = decide_add(d, EVENT_LOT_RECEIVED);
    event->product = product->id;
    event->lot = LOT_RECEIVED + (uint32_t)d->prep->lot_count + 1;
    event->target = command->target;
    event->value = command->value;
    event->number = command->number;
    event->units_milli = command->units_milli;
    event->reading = command->reading;
    event->copy = command->due;
}

void decide_complete(struct decider *d)
{
    const struct product *product = asked_product(d);
    if (product == NULL) {
        return;
    }
    bool complete = d->command->value == 1;
    if (complete == prep_is_complete(d->prep, product->id)) {
        return; /* said already */
    }
    struct event *event = decide_add(d, EVENT_GOODS_COMPLETE);
    event->product = product->id;
    event->value = complete;
}

void decide_bag(struct decider *d)
{
    const struct command *command = d->command;
    const struct product *product = asked_product(d);
    if (product == NULL) {
        return;
    }
    if (command->value < 0 || command->value > LIMIT_BAGS || command->grams <= 0 ||
        command->grams > LIMIT_SACK_G || command->number < 0 || command->number > LIMIT_SACK_G ||
        (command->value == 0 && command->number == 0)) {
        decide_refuse(d, REFUSAL_TOO_MANY);
        return;
    }
    struct event *event = decide_add(d, EVENT_BAGGED);
    event->product = product->id;
    event->lot = prep_current_lot(d->prep, product->id);
    event->value = command->value;
    event->grams = command->grams;
    event->number = command->number;
}

static void send(struct decider *d, uint32_t pickup, const struct lot_state *lot,
                 int64_t units_milli)
{
    struct event *event = decide_add(d, EVENT_BULK_SENT);
    event->target = pickup;
    event->product = lot->product;
    event->lot = lot->id;
    event->units_milli = units_milli;
}

/* As hands take: the oldest lot that is not used up, and what is too much is of the last. */
void decide_send_bulk(struct decider *d, uint32_t pickup, uint32_t product)
{
    const struct prep *prep = d->prep;
    if (plan_pickup(prep->plan, pickup) == NULL || plan_product(prep->plan, product) == NULL) {
        return; /* of a plan before */
    }
    uint32_t latest = ID_NONE;
    bool is_on = d->command->value == 1;
    int64_t left = prep_bulk_milli(prep, pickup, product);
    for (size_t i = 0; i < prep->lot_count; i++) {
        const struct lot_state *lot = &prep->lots[i];
        if (lot->product == product && !lot->is_undone) {
            left -= prep_sent_milli(prep, lot->id, pickup);
            latest = lot->id;
        }
    }
    for (size_t i = 0; i < prep->lot_count; i++) {
        const struct lot_state *lot = &prep->lots[i];
        int64_t sent = prep_sent_milli(prep, lot->id, pickup);
        if (lot->product != product || lot->is_undone) {
            continue;
        }
        int64_t free = lot->units_milli - lot->taken_milli;
        int64_t more = lot->id == latest || left < free ? left : free;
        if (is_on && more > 0) {
            send(d, pickup, lot, sent + more);
            left -= more;
        } else if (!is_on && sent > 0) {
            send(d, pickup, lot, 0);
        }
    }
}
