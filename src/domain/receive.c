/* receive.c: questions about goods that came in. */
#include "domain/receive.h"

#include "base/assert.h"
#include "base/str.h"
#include "domain/prep.h"
#include "domain/prep_internal.h"

enum { READING_ZERO = 10000 }; /* 0.0 °C, so that no temperature is 0 */

int32_t reading_of_tenths(int32_t tenths)
{
    return tenths + READING_ZERO;
}

int32_t tenths_of_reading(int32_t reading)
{
    return reading - READING_ZERO;
}

bool reading_is_too_warm(enum temperature temperature, int32_t reading)
{
    int32_t tenths = tenths_of_reading(reading);
    return reading != 0 && ((temperature == TEMPERATURE_CHILLED && tenths > LIMIT_CHILLED_TENTHS) ||
                            (temperature == TEMPERATURE_FROZEN && tenths > LIMIT_FROZEN_TENTHS));
}

const struct lot_state *prep_received(const struct prep *prep, uint32_t id)
{
    return id > LOT_RECEIVED && id - LOT_RECEIVED <= prep->lot_count
               ? &prep->lots[id - LOT_RECEIVED - 1]
               : NULL;
}

const struct supplier *prep_lot_supplier(const struct prep *prep, uint32_t id)
{
    const struct lot_state *received = prep_received(prep, id);
    if (received == NULL || received->import == prep->plan->import) {
        const struct lot *lot = plan_lot(prep->plan, id);
        uint32_t supplier = received != NULL ? received->supplier
                            : lot != NULL    ? lot->supplier
                                             : ID_NONE;
        return plan_supplier(prep->plan, supplier);
    }
    const struct plan *plan = plans_find(prep->plans, received->import);
    const struct supplier *was = plan != NULL ? plan_supplier(plan, received->supplier) : NULL;
    for (size_t i = 0; was != NULL && i < prep->plan->suppliers.count; i++) {
        if (str_equal(prep->plan->suppliers.rows[i].name, was->name)) {
            return &prep->plan->suppliers.rows[i];
        }
    }
    return NULL;
}

uint32_t prep_oldest_lot(const struct prep *prep, uint32_t product)
{
    for (size_t i = 0; i < prep->lot_count; i++) {
        if (prep->lots[i].product == product && !prep->lots[i].is_undone) {
            return prep->lots[i].id;
        }
    }
    return plan_first_lot(prep->plan, product);
}

uint32_t prep_latest_lot(const struct prep *prep, uint32_t product)
{
    for (size_t i = prep->lot_count; i-- > 0;) {
        if (prep->lots[i].product == product && !prep->lots[i].is_undone) {
            return prep->lots[i].id;
        }
    }
    return plan_first_lot(prep->plan, product);
}

uint32_t prep_current_lot(const struct prep *prep, uint32_t product)
{
    for (size_t i = 0; i < prep->lot_count; i++) {
        const struct lot_state *lot = &prep->lots[i];
        if (lot->product == product && !lot->is_undone && lot->taken_milli < lot->units_milli) {
            return lot->id;
        }
    }
    return prep_latest_lot(prep, product);
}

int64_t prep_expected_milli(const struct prep *prep, uint32_t product)
{
    int64_t sum = 0;
    for (size_t i = 0; i < prep->plan->portions.count; i++) {
        const struct portion *portion = &prep->plan->portions.rows[i];
        if (portion->product == product && prep_crate_counts(prep, portion->crate)) {
            sum += portion->units_milli;
        }
    }
    return sum;
}

int64_t prep_received_milli(const struct prep *prep, uint32_t product)
{
    int64_t sum = 0;
    for (size_t i = 0; i < prep->lot_count; i++) {
        if (prep->lots[i].product == product && !prep->lots[i].is_undone) {
            sum += prep->lots[i].units_milli;
        }
    }
    return sum;
}

/* Of whose goods it was known by when they were to come, and some came. */
static bool was_due(const struct prep *prep, const struct lot_state *lot, uint32_t supplier)
{
    const struct supplier *from = prep_lot_supplier(prep, lot->id);
    return !lot->is_undone && lot->due > 0 && lot->units_milli > 0 && from != NULL &&
           from->id == supplier;
}

struct deliveries prep_deliveries(const struct prep *prep, uint32_t supplier)
{
    struct deliveries found = {0};
    for (size_t i = 0; i < prep->lot_count; i++) {
        const struct lot_state *lot = &prep->lots[i];
        bool is_first = was_due(prep, lot, supplier), is_late = false;
        for (size_t k = 0; k < prep->lot_count && is_first; k++) {
            const struct lot_state *other = &prep->lots[k];
            bool is_same = other->half_day == lot->half_day && other->note == lot->note &&
                           was_due(prep, other, supplier);
            is_first = !is_same || k >= i;
            is_late = is_late || (is_same && other->half_day > other->due);
        }
        found.due += is_first;
        found.late += is_first && is_late;
    }
    return found;
}

bool prep_is_complete(const struct prep *prep, uint32_t product)
{
    ASSERT(plan_product(prep->plan, product) != NULL);
    return prep->goods[product - prep->plan->products.first_id].is_complete;
}

size_t prep_portion_lots(const struct prep *prep, uint32_t portion, struct lot_use *ret_uses,
                         size_t room)
{
    ASSERT(plan_portion(prep->plan, portion) != NULL);
    size_t count = 0;
    uint32_t at = prep->portion_uses[plan_portion_at(prep->plan, portion)];
    for (; at != 0; at = prep->uses[at - 1].next) {
        if (prep->uses[at - 1].units_milli == 0) {
            continue; /* taken back */
        }
        if (count < room) {
            ret_uses[count] = prep->uses[at - 1];
        }
        count++;
    }
    return count;
}

/* How much of a received lot a pick-up point got: in its crates, in the place of `ordered` where
 * that is not ID_NONE; or in bulk. */
static int64_t lot_at_point(const struct prep *prep, uint32_t lot, uint32_t pickup,
                            uint32_t ordered)
{
    int64_t sum = ordered == ID_NONE ? prep_sent_milli(prep, lot, pickup) : 0;
    for (size_t i = 0; i < prep->use_count; i++) {
        const struct lot_use *use = &prep->uses[i];
        if (use->lot == lot && use->units_milli > 0) {
            const struct portion *portion = plan_portion(prep->plan, use->portion);
            bool is_theirs = portion != NULL &&
                             plan_crate(prep->plan, portion->crate)->pickup == pickup &&
                             (ordered == ID_NONE || portion->product == ordered);
            sum += is_theirs ? use->units_milli : 0;
        }
    }
    return sum;
}

uint32_t prep_point_lot(const struct prep *prep, uint32_t pickup, uint32_t product)
{
    for (int in_place = 0; in_place < 2; in_place++) { /* of the product; in its place */
        uint32_t found = ID_NONE;
        int64_t most = 0;
        for (size_t i = 0; i < prep->lot_count; i++) {
            const struct lot_state *lot = &prep->lots[i];
            if ((lot->product == product) == (in_place == 0) && !lot->is_undone) {
                int64_t here =
                    lot_at_point(prep, lot->id, pickup, in_place == 0 ? ID_NONE : product);
                found = here > most ? lot->id : found;
                most = here > most ? here : most;
            }
        }
        if (found != ID_NONE) {
            return found;
        }
    }
    return prep_oldest_lot(prep, product);
}

int64_t prep_point_substitutes(const struct prep *prep, uint32_t pickup, uint32_t product)
{
    int64_t sum = 0;
    for (size_t i = 0; i < prep->plan->portions.count; i++) {
        const struct portion_state *state = &prep->portions[i];
        const struct crate *crate = plan_crate(prep->plan, prep->plan->portions.rows[i].crate);
        bool is_theirs = crate->pickup == pickup && state->substitute_milli > 0 &&
                         state->substitute_product == product;
        sum += is_theirs ? portion_substitute_milli(state) : 0;
    }
    return sum;
}

static bool holds_lot(const struct prep *prep, uint32_t portion, uint32_t lot)
{
    uint32_t at = prep->portion_uses[plan_portion_at(prep->plan, portion)];
    while (at != 0 && (prep->uses[at - 1].lot != lot || prep->uses[at - 1].units_milli == 0)) {
        at = prep->uses[at - 1].next;
    }
    return at != 0;
}

size_t prep_lot_crates(const struct prep *prep, uint32_t lot, uint32_t *ret_crates, size_t room)
{
    size_t count = 0;
    for (size_t i = 0; prep->plan != NULL && i < prep->plan->crates.count; i++) {
        const struct crate *crate = &prep->plan->crates.rows[i];
        bool found = false;
        for (uint32_t k = 0; k < crate->portion_count && !found; k++) {
            found = holds_lot(prep, crate->first_portion + k, lot);
        }
        if (found && count++ < room) {
            ret_crates[count - 1] = crate->id;
        }
    }
    return count;
}

bool product_is_bagged(const struct product *product)
{
    return product->weight_g > 0 &&
           (plan_is_weighed(product) || (product->unit == UNIT_PACK && product->gtin[0] == '\0'));
}

static void add_need(struct bag_need *needs, size_t *count, size_t room, int32_t bag_g,
                     uint32_t bags)
{
    size_t at = 0;
    while (at < *count && needs[at].bag_g != bag_g) {
        at++;
    }
    if (at == *count) {
        if (*count == room) {
            return;
        }
        needs[(*count)++] = (struct bag_need){.bag_g = bag_g};
    }
    needs[at].wanted += bags;
}

size_t prep_bag_needs(const struct prep *prep, uint32_t product, struct bag_need *ret_needs,
                      size_t room)
{
    const struct product *row = plan_product(prep->plan, product);
    size_t count = 0;
    for (size_t i = 0; i < prep->plan->portions.count; i++) {
        const struct portion *portion = &prep->plan->portions.rows[i];
        bool is_loose = plan_is_weighed(row);
        int64_t grams = is_loose ? plan_grams(row, portion->units_milli) : row->weight_g;
        uint32_t bags = is_loose ? 1 : (uint32_t)(portion->units_milli / 1000);
        if (portion->product == product && grams > 0 && grams <= LIMIT_SACK_G &&
            prep_crate_counts(prep, portion->crate)) {
            add_need(ret_needs, &count, room, (int32_t)grams, bags);
        }
    }
    for (size_t i = 1; i < count; i++) { /* the most wanted first, then the heavier */
        struct bag_need need = ret_needs[i];
        size_t at = i;
        while (at > 0 && (ret_needs[at - 1].wanted < need.wanted ||
                          (ret_needs[at - 1].wanted == need.wanted &&
                           ret_needs[at - 1].bag_g < need.bag_g))) {
            ret_needs[at] = ret_needs[at - 1];
            at--;
        }
        ret_needs[at] = need;
    }
    for (size_t i = 0; i < prep->bagging_count; i++) {
        const struct bagging *bagging = &prep->baggings[i];
        for (size_t k = 0; k < count && !bagging->is_undone && bagging->product == product; k++) {
            if (ret_needs[k].bag_g == bagging->bag_g) {
                ret_needs[k].made += (uint32_t)bagging->made;
            }
        }
    }
    return count;
}
