/* prep_carry_goods.c: what came in, was bagged, goes out and was ticked, under the next plan. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "domain/prep_internal.h"

/* A heap copy of `count` rows; NULL for none. */
static void *copy_rows(const void *rows, size_t count, size_t size)
{
    void *copy = NULL;
    size_t room = 0;
    for (size_t i = 0; i < count; i++) {
        copy = array_grow(copy, i, &room, size);
    }
    if (count > 0) {
        memcpy(copy, rows, count * size);
    }
    return copy;
}

static void carry_lots(const struct prep *from, const uint32_t *products, struct prep *to)
{
    const struct plan *before = from->plan;
    to->lots = copy_rows(from->lots, from->lot_count, sizeof *to->lots);
    to->lot_count = to->lot_room = from->lot_count;
    for (size_t i = 0; i < to->lot_count; i++) {
        uint32_t was = to->lots[i].product;
        to->lots[i].product = was == ID_NONE ? ID_NONE : products[was - before->products.first_id];
    }
    to->baggings = copy_rows(from->baggings, from->bagging_count, sizeof *to->baggings);
    to->bagging_count = to->bagging_room = from->bagging_count;
    for (size_t i = 0; i < to->bagging_count; i++) {
        uint32_t was = to->baggings[i].product;
        to->baggings[i].product =
            was == ID_NONE ? ID_NONE : products[was - before->products.first_id];
    }
    for (size_t i = 0; i < before->products.count; i++) {
        uint32_t was = before->products.rows[i].id, now = products[i];
        if (now != ID_NONE && from->goods[i].is_complete &&
            prep_expected_milli(from, was) == prep_expected_milli(to, now)) {
            to->goods[now - to->plan->products.first_id] = from->goods[i];
        }
    }
}

static void carry_uses(const struct prep *from, const uint32_t *portions, struct prep *to)
{
    to->uses = copy_rows(from->uses, from->use_count, sizeof *to->uses);
    to->use_count = to->use_room = from->use_count;
    for (size_t i = 0; i < to->use_count; i++) {
        const struct portion *was = plan_portion(from->plan, to->uses[i].portion);
        to->uses[i].portion = was != NULL ? portions[was - from->plan->portions.rows] : ID_NONE;
    }
    for (size_t i = 0; i < from->plan->portions.count; i++) {
        if (portions[i] != ID_NONE) {
            to->portion_uses[plan_portion_at(to->plan, portions[i])] = from->portion_uses[i];
        }
    }
}

/* The pick-up point of the next plan that goes on from this one, or ID_NONE. */
static uint32_t pickup_after(const struct plan *plan, uint32_t pickup)
{
    for (size_t i = 0; i < plan->pickups.count; i++) {
        if (plan->pickups.rows[i].carries == pickup) {
            return plan->pickups.rows[i].id;
        }
    }
    return ID_NONE;
}

static void carry_sent(const struct prep *from, struct prep *to)
{
    to->sent = copy_rows(from->sent, from->sent_count, sizeof *to->sent);
    to->sent_count = to->sent_room = from->sent_count;
    for (size_t i = 0; i < to->sent_count; i++) {
        uint32_t was = to->sent[i].pickup;
        to->sent[i].pickup = was != ID_NONE ? pickup_after(to->plan, was) : ID_NONE;
    }
}

static void carry_trips(const struct prep *from, struct prep *to)
{
    to->trips = copy_rows(from->trips, from->trip_count, sizeof *to->trips);
    to->trip_count = to->trip_room = from->trip_count;
    for (size_t i = 0; i < to->trip_count; i++) {
        struct trip_state *trip = &to->trips[i];
        size_t kept = 0;
        for (size_t k = 0; k < trip->stop_count; k++) {
            uint32_t now = pickup_after(to->plan, trip->stops[k]);
            if (now != ID_NONE) {
                trip->stops[kept++] = now;
            }
        }
        trip->stop_count = kept;
    }
    for (size_t i = 0; i < from->plan->pickups.count; i++) {
        uint32_t now = pickup_after(to->plan, from->plan->pickups.rows[i].id);
        if (now != ID_NONE) {
            to->empties[now - to->plan->pickups.first_id] = from->empties[i];
        }
    }
    to->ticks = copy_rows(from->ticks, from->tick_count, sizeof *to->ticks);
    to->tick_count = to->tick_room = from->tick_count;
    to->case_changes =
        copy_rows(from->case_changes, from->case_change_count, sizeof *to->case_changes);
    to->case_change_count = to->case_change_room = from->case_change_count;
    to->helpers = copy_rows(from->helpers, from->helper_count, sizeof *to->helpers);
    to->helper_count = to->helper_room = from->helper_count;
}

void prep_carry_goods(const struct prep *from, const uint32_t *products, const uint32_t *portions,
                      struct prep *to)
{
    carry_lots(from, products, to);
    carry_uses(from, portions, to);
    carry_sent(from, to);
    carry_trips(from, to);
}

void prep_carry_foreseen(const struct prep *from, struct prep *to)
{
    to->taken_back = from->taken_back;
    to->marks = copy_rows(from->marks, from->mark_count, sizeof *to->marks);
    to->mark_count = to->mark_room = from->mark_count;
}

void prep_carry_lends(const struct prep *from, struct prep *to)
{
    to->lends = copy_rows(from->lends, from->lend_count, sizeof *to->lends);
    to->lend_count = to->lend_room = from->lend_count;
    for (size_t i = 0; i < to->lend_count; i++) {
        to->lends[i].pickup = pickup_after(to->plan, to->lends[i].pickup);
    }
    to->outsiders = copy_rows(from->outsiders, from->outsider_count, sizeof *to->outsiders);
    to->outsider_count = to->outsider_room = from->outsider_count;
    to->conflict_rows = prep_conflicts_copy(from);
    to->conflicts = to->conflict_room = from->conflicts;
}
