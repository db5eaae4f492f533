/* cold.c: see cold.h. */
#include "domain/cold.h"

#include "base/assert.h"

static bool is_cold(const struct product *product)
{
    return product->temperature == TEMPERATURE_CHILLED ||
           product->temperature == TEMPERATURE_FROZEN;
}

/* What of a product has gone into bags, or out with a bulk labo's goods. */
static int64_t used_milli(const struct prep *prep, const struct product *product)
{
    int64_t used = 0;
    for (size_t i = 0; i < prep->plan->portions.count; i++) {
        const struct portion *portion = &prep->plan->portions.rows[i];
        if (portion->product == product->id && /* what a labo noted left with its goods */
            prep_pickup_mode(prep, plan_crate(prep->plan, portion->crate)->pickup) ==
                PICKUP_READY) {
            used += prep->portions[i].picked_milli;
        }
        if (prep->portions[i].substitute_product == product->id) {
            used += portion_substitute_milli(&prep->portions[i]);
        }
    }
    for (size_t i = 0; i < prep->plan->pickups.count; i++) {
        uint32_t pickup = prep->plan->pickups.rows[i].id;
        if (prep_pickup_mode(prep, pickup) == PICKUP_BULK &&
            prep_is_ticked(prep, TICK_BULK, prep_bulk_item(pickup, product->id))) {
            used += plan_bulk_milli(prep->plan, pickup, product->id);
        }
    }
    return used;
}

struct cold_load prep_cold_load(const struct prep *prep)
{
    struct cold_load load = {0, 0};
    for (size_t i = 0; prep->plan != NULL && i < prep->plan->products.count; i++) {
        const struct product *product = &prep->plan->products.rows[i];
        int64_t left = is_cold(product) ? prep_received_milli(prep, product->id) : 0;
        left -= left > 0 ? used_milli(prep, product) : 0;
        load.stock_g += left > 0 ? plan_grams(product, left) : 0;
    }
    for (size_t i = 0; prep->plan != NULL && i < prep->plan->crates.count; i++) {
        const struct crate *crate = &prep->plan->crates.rows[i];
        if (crate->kind != CRATE_DRY && prep->crates[i].status >= CRATE_PICKED &&
            prep->crates[i].trip == 0 && prep_crate_counts(prep, crate->id)) {
            load.bags_g += plan_crate_g(prep->plan, crate);
        }
    }
    return load;
}

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

const struct floor_thing *cold_thing(const struct floor *floor, int nth)
{
    int fridges = floor != NULL ? floor_count(floor, FLOOR_FRIDGE) : 0;
    return floor == NULL || nth >= COLD_MOST ? NULL
           : nth < fridges                   ? floor_nth(floor, FLOOR_FRIDGE, nth)
                                             : floor_nth(floor, FLOOR_BOX, nth - fridges);
}

void cold_room_make(const struct floor *floor, int fridges, int64_t fridge_g, int boxes,
                    int64_t box_g, struct cold_room *ret)
{
    const struct floor_thing *thing;
    int count = 0;
    *ret = (struct cold_room){.fridges = 0};
    for (; (thing = cold_thing(floor, count)) != NULL; count++) {
        ret->holds_g[count] = thing->kilos * INT64_C(1000);
        *(thing->kind == FLOOR_FRIDGE ? &ret->fridges : &ret->boxes) += 1;
    }
    for (int i = 0; count == 0 && i < fridges + boxes && i < COLD_MOST; i++) {
        ret->holds_g[i] = i < fridges ? fridge_g : box_g;
        *(i < fridges ? &ret->fridges : &ret->boxes) += 1;
    }
}

static int64_t all_of(const struct cold_room *room, int from, int until)
{
    int64_t all = 0;
    for (int i = from; i < until; i++) {
        all += room->holds_g[i];
    }
    return all;
}

int64_t cold_in(const struct cold_room *room, const struct cold_load *load, int nth)
{
    int count = room->fridges + room->boxes;
    int64_t fridges_g = all_of(room, 0, room->fridges);
    int64_t boxes_g = all_of(room, room->fridges, count);
    int64_t in_fridges = least(load->stock_g, fridges_g), in_boxes = least(load->bags_g, boxes_g);
    int64_t stock_left = load->stock_g - in_fridges, bags_left = load->bags_g - in_boxes;
    in_fridges += least(bags_left, fridges_g - in_fridges);
    in_boxes += least(stock_left, boxes_g - in_boxes);
    bool is_fridge = nth < room->fridges;
    int64_t all = is_fridge ? in_fridges : in_boxes;
    int64_t before = all_of(room, is_fridge ? 0 : room->fridges, nth);
    return all <= before ? 0 : least(all - before, room->holds_g[nth]);
}

int64_t cold_too_much_g(const struct cold_room *room, const struct cold_load *load)
{
    int64_t over = load->stock_g + load->bags_g - all_of(room, 0, room->fridges + room->boxes);
    return over > 0 ? over : 0;
}

struct cold_bags prep_cold_bags(const struct prep *prep, uint32_t pickup)
{
    struct cold_bags all = {0};
    for (size_t i = 0; i < prep->plan->crates.count; i++) {
        const struct crate *crate = &prep->plan->crates.rows[i];
        const struct crate_state *state = &prep->crates[i];
        if (crate->pickup != pickup || crate->kind == CRATE_DRY ||
            !prep_crate_counts(prep, crate->id)) {
            continue;
        }
        bool filled = state->status >= CRATE_PICKED;
        all.bags++;
        all.filled += filled;
        all.open += !filled && state->lane != LANE_NONE;
        all.grams += filled ? 0 : plan_crate_g(prep->plan, crate);
    }
    return all;
}

static bool is_on_open_trip(const struct prep *prep, uint32_t pickup)
{
    for (size_t i = 0; i < prep->trip_count; i++) {
        if (!prep->trips[i].is_closed && trip_stops_at(&prep->trips[i], pickup)) {
            return true;
        }
    }
    return false;
}

bool prep_may_fill_bags(const struct prep *prep, uint32_t pickup)
{
    if (prep_pickup_mode(prep, pickup) != PICKUP_READY) {
        return false;
    }
    if (is_on_open_trip(prep, pickup)) {
        return true;
    }
    for (size_t i = 0; i < prep->plan->crates.count; i++) {
        const struct crate *crate = &prep->plan->crates.rows[i];
        if (crate->pickup == pickup && crate->kind == CRATE_DRY &&
            prep->crates[i].status < CRATE_PICKED && prep_crate_counts(prep, crate->id)) {
            return false;
        }
    }
    return true;
}

static bool has_turn(const struct prep *prep, uint32_t pickup)
{
    struct cold_bags bags = prep_cold_bags(prep, pickup);
    return bags.filled < bags.bags && prep_may_fill_bags(prep, pickup);
}

/* A stop is named by the first open trip that has it. */
static bool is_named_before(const struct prep *prep, size_t trip, size_t stop)
{
    uint32_t pickup = prep->trips[trip].stops[stop];
    for (size_t i = 0; i < trip; i++) {
        if (!prep->trips[i].is_closed && trip_stops_at(&prep->trips[i], pickup)) {
            return true;
        }
    }
    return false;
}

uint32_t prep_bags_turn(const struct prep *prep, int nth)
{
    ASSERT(prep->plan != NULL);
    for (size_t i = 0; i < prep->trip_count; i++) {
        const struct trip_state *trip = &prep->trips[i];
        for (size_t k = 0; !trip->is_closed && k < trip->stop_count; k++) {
            if (!is_named_before(prep, i, k) && has_turn(prep, trip->stops[k]) && nth-- == 0) {
                return trip->stops[k];
            }
        }
    }
    for (size_t i = 0; i < prep->plan->pickups.count; i++) {
        uint32_t pickup = prep->plan->pickups.rows[i].id;
        if (!is_on_open_trip(prep, pickup) && has_turn(prep, pickup) && nth-- == 0) {
            return pickup;
        }
    }
    return ID_NONE;
}

uint32_t prep_next_bag(const struct prep *prep, uint32_t pickup)
{
    for (int aside = 1; aside >= 0; aside--) {
        for (size_t i = 0; i < prep->plan->crates.count; i++) {
            const struct crate *crate = &prep->plan->crates.rows[i];
            const struct crate_state *state = &prep->crates[i];
            if (crate->pickup == pickup && crate->kind != CRATE_DRY && state->lane == LANE_NONE &&
                state->status == (aside ? CRATE_PICKING : CRATE_PLANNED) &&
                prep_crate_counts(prep, crate->id)) {
                return crate->id;
            }
        }
    }
    return ID_NONE;
}
