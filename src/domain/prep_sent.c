/* prep_sent.c: which lots went to a labo that fills its own crates, as its goods were ticked onto
 * the vehicle. */
#include "base/arena.h"
#include "domain/prep_internal.h"

static struct bulk_lot *find(const struct prep *prep, uint32_t lot, uint32_t pickup)
{
    for (size_t i = 0; i < prep->sent_count; i++) {
        if (prep->sent[i].lot == lot && prep->sent[i].pickup == pickup) {
            return &prep->sent[i];
        }
    }
    return NULL;
}

int64_t prep_sent_milli(const struct prep *prep, uint32_t lot, uint32_t pickup)
{
    const struct bulk_lot *row = find(prep, lot, pickup);
    return row != NULL ? row->units_milli : 0;
}

size_t prep_point_sent(const struct prep *prep, uint32_t pickup, uint32_t product,
                       struct bulk_lot *ret_rows, size_t room)
{
    size_t count = 0;
    for (size_t i = 0; i < prep->sent_count; i++) {
        const struct bulk_lot *row = &prep->sent[i];
        const struct lot_state *lot = prep_received(prep, row->lot);
        if (row->pickup == pickup && row->units_milli > 0 && lot->product == product &&
            count++ < room) {
            ret_rows[count - 1] = *row;
        }
    }
    return count;
}

bool prep_apply_bulk_sent(struct prep *prep, const struct event *event)
{
    const struct lot_state *known = prep_received(prep, event->lot);
    if (prep->plan == NULL || known == NULL || known->is_undone ||
        known->product != event->product || event->units_milli < 0 ||
        event->units_milli > LIMIT_BULK_MILLI || plan_pickup(prep->plan, event->target) == NULL) {
        return false;
    }
    struct bulk_lot *row = find(prep, event->lot, event->target);
    if (row == NULL) {
        prep->sent = array_grow(prep->sent, prep->sent_count, &prep->sent_room, sizeof *prep->sent);
        row = &prep->sent[prep->sent_count++];
        *row = (struct bulk_lot){.lot = event->lot, .pickup = event->target};
    }
    prep->lots[event->lot - LOT_RECEIVED - 1].taken_milli += event->units_milli - row->units_milli;
    row->units_milli = event->units_milli;
    return true;
}
