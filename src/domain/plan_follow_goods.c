/* plan_follow_goods.c: what the orders of a new plan are made of. Goods that the file no longer has
 * stay as long as a crate that was begun, or a difference, speaks of them. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/assert.h"
#include "base/str.h"
#include "domain/plan_build.h"
#include "domain/plan_follow_internal.h"

#define COPY_ROWS(table)                                                                           \
    do {                                                                                           \
        for (size_t row_ = 0; row_ < f->fresh->table.count; row_++) {                              \
            f->to->table.rows[row_] = f->fresh->table.rows[row_];                                  \
        }                                                                                          \
        f->to->table.count = f->fresh->table.count;                                                \
        f->to->table.first_id = f->fresh->table.first_id;                                          \
    } while (0)

static void *rows_alloc(size_t count, size_t size)
{
    void *rows = calloc(count + 1, size);
    ASSERT(rows != NULL);
    return rows;
}

/* Which products of the plan before must stay although the file may not have them. */
static void mark_needed(const struct follow *f, bool *needed)
{
    const struct prep *prep = f->prep;
    uint32_t first = f->before->products.first_id;
    for (size_t i = 0; i < f->before->crates.count; i++) {
        const struct crate *crate = &f->before->crates.rows[i];
        for (uint32_t p = 0; prep->crates[i].status != CRATE_PLANNED && p < crate->portion_count;
             p++) {
            const struct portion *portion = plan_portion(f->before, crate->first_portion + p);
            const struct portion_state *state = prep_portion(prep, portion->id);
            needed[portion->product - first] = true;
            if (state->substitute_milli > 0) {
                needed[state->substitute_product - first] = true;
            }
        }
    }
    for (size_t i = 0; i < prep->discrepancy_count; i++) {
        const struct discrepancy *d = &prep->discrepancies[i];
        if (!d->is_undone && d->product != ID_NONE) {
            needed[d->product - first] = true;
            if (d->other_product != ID_NONE) {
                needed[d->other_product - first] = true;
            }
        }
    }
}

/* Goods that came in were bought: they stay, and so does who brought them. */
static void mark_received(const struct follow *f, bool *needed)
{
    for (size_t i = 0; i < f->prep->lot_count; i++) {
        const struct lot_state *lot = &f->prep->lots[i];
        if (!lot->is_undone && lot->product != ID_NONE) {
            needed[lot->product - f->before->products.first_id] = true;
        }
    }
}

static uint32_t supplier_in(struct follow *f, uint32_t before_id)
{
    struct plan *to = f->to;
    const struct supplier *from = plan_supplier(f->before, before_id);
    if (from == NULL) {
        return ID_NONE;
    }
    for (size_t i = 0; i < to->suppliers.count; i++) {
        if (str_equal(to->suppliers.rows[i].name, from->name)) {
            return to->suppliers.rows[i].id;
        }
    }
    to->suppliers.rows = array_grow(to->suppliers.rows, to->suppliers.count, &f->supplier_room,
                                    sizeof *to->suppliers.rows);
    struct supplier *row = &to->suppliers.rows[to->suppliers.count];
    *row = *from;
    row->id = to->suppliers.first_id + (uint32_t)to->suppliers.count++;
    return row->id;
}

static bool lot_is_spoken_of(const struct prep *prep, uint32_t lot)
{
    for (size_t i = 0; i < prep->discrepancy_count; i++) {
        if (!prep->discrepancies[i].is_undone && prep->discrepancies[i].lot == lot) {
            return true;
        }
    }
    return false;
}

/* A lot goes on as the lot of the same product, supplier and note; one that is spoken of stays. */
static void follow_lot(struct follow *f, const struct lot *from)
{
    struct plan *to = f->to;
    uint32_t product = f->product_to[from->product - f->before->products.first_id];
    if (product == ID_NONE) {
        return;
    }
    uint32_t supplier = supplier_in(f, from->supplier);
    for (size_t i = 0; i < to->lots.count; i++) {
        struct lot *lot = &to->lots.rows[i];
        if (lot->product == product && lot->supplier == supplier && lot->carries == ID_NONE &&
            str_equal(lot->note, from->note)) {
            lot->carries = from->id;
            return;
        }
    }
    bool is_first = plan_first_lot(to, product) == ID_NONE;
    if (is_first || lot_is_spoken_of(f->prep, from->id)) {
        to->lots.rows =
            array_grow(to->lots.rows, to->lots.count, &f->lot_room, sizeof *to->lots.rows);
        struct lot *lot = &to->lots.rows[to->lots.count];
        *lot = *from;
        lot->id = to->lots.first_id + (uint32_t)to->lots.count++;
        lot->product = product;
        lot->supplier = supplier;
        lot->carries = from->id;
    }
}

static void note_goods(struct follow *f, const struct product *before, const struct product *after)
{
    struct plan_goods_change row = {
        .before = before != NULL ? before->id : ID_NONE,
        .after = after != NULL ? after->id : ID_NONE,
    };
    if (before != NULL && after != NULL) {
        row.is_renamed = !str_equal(before->name, after->name);
        row.is_reweighed = before->weight_g != after->weight_g;
        row.is_relocated = !str_equal(before->place, after->place);
        row.is_otherwise =
            before->unit != after->unit || before->temperature != after->temperature ||
            before->fragile != after->fragile || before->step_milli != after->step_milli ||
            !str_equal(before->gtin, after->gtin) || !str_equal(before->sku, after->sku) ||
            !str_equal(before->category, after->category);
        if (!row.is_renamed && !row.is_reweighed && !row.is_relocated && !row.is_otherwise) {
            return;
        }
    }
    struct plan_changes *changes = f->changes;
    changes->goods = array_grow(changes->goods, changes->goods_count, &changes->goods_room,
                                sizeof *changes->goods);
    changes->goods[changes->goods_count++] = row;
}

/* Goods of the plan before that the file has no longer. */
static void keep_product(struct follow *f, uint32_t index)
{
    struct plan *to = f->to;
    to->products.rows = array_grow(to->products.rows, to->products.count, &f->product_room,
                                   sizeof *to->products.rows);
    struct product *product = &to->products.rows[to->products.count];
    *product = f->before->products.rows[index];
    product->carries = product->id;
    product->id = to->products.first_id + (uint32_t)to->products.count++;
    product->room = to->rooms.first_id;
    f->product_to[index] = product->id;
}

void follow_goods(struct follow *f)
{
    struct plan *to = f->to;
    size_t count = f->before->products.count;
    to->rooms.rows = rows_alloc(f->fresh->rooms.count, sizeof *to->rooms.rows);
    f->supplier_room = f->fresh->suppliers.count + 1;
    to->suppliers.rows = rows_alloc(f->fresh->suppliers.count, sizeof *to->suppliers.rows);
    f->product_room = f->fresh->products.count + 1;
    to->products.rows = rows_alloc(f->fresh->products.count, sizeof *to->products.rows);
    f->lot_room = f->fresh->lots.count + 1;
    to->lots.rows = rows_alloc(f->fresh->lots.count, sizeof *to->lots.rows);
    COPY_ROWS(rooms);
    COPY_ROWS(suppliers);
    COPY_ROWS(products);
    COPY_ROWS(lots);
    bool *needed = rows_alloc(count, sizeof *needed);
    f->product_to = rows_alloc(count, sizeof *f->product_to);
    mark_needed(f, needed);
    mark_received(f, needed);
    for (uint32_t i = 0; i < count; i++) {
        const struct product *before = &f->before->products.rows[i];
        uint32_t after = f->match.product_after[i];
        if (after != MATCH_NONE) {
            struct product *product = &to->products.rows[after];
            product->carries = before->id;
            f->product_to[i] = product->id;
            note_goods(f, before, product);
        } else if (needed[i]) {
            keep_product(f, i);
        } else {
            note_goods(f, before, NULL);
        }
    }
    for (size_t i = 0; i < f->fresh->products.count; i++) {
        if (f->match.product_before[i] == MATCH_NONE) {
            note_goods(f, NULL, &to->products.rows[i]);
        }
    }
    free(needed);
    for (size_t i = 0; i < f->before->lots.count; i++) {
        follow_lot(f, &f->before->lots.rows[i]);
    }
    for (size_t i = 0; i < f->prep->lot_count; i++) {
        const struct supplier *from = prep_lot_supplier(f->prep, f->prep->lots[i].id);
        if (from != NULL && !f->prep->lots[i].is_undone) {
            (void)supplier_in(f, from->id);
        }
    }
}

/* The first colour that no pick-up point has, or the next in turn. */
static uint8_t choose_colour(const struct plan *plan, size_t known)
{
    for (uint8_t colour = 0; colour < PLAN_COLOURS; colour++) {
        bool taken = false;
        for (size_t i = 0; i < known; i++) {
            taken = taken || plan->pickups.rows[i].colour == colour;
        }
        if (!taken) {
            return colour;
        }
    }
    return (uint8_t)(known % PLAN_COLOURS);
}

/* True if an order that the file no longer has keeps something in the prep. */
static bool holds_begun(const struct follow *f, uint32_t pickup)
{
    for (uint32_t i = 0; i < f->before->orders.count; i++) {
        if (f->before->orders.rows[i].pickup == pickup && f->match.order_after[i] == MATCH_NONE &&
            follow_is_begun(f, i)) {
            return true;
        }
    }
    return false;
}

/* Letters and colours are on labels: a point that was there keeps its own. */
void follow_pickups(struct follow *f)
{
    struct plan *to = f->to;
    const struct plan *before = f->before;
    f->pickup_to = rows_alloc(before->pickups.count, sizeof *f->pickup_to);
    f->pickup_room = f->fresh->pickups.count + 1;
    to->pickups.rows = rows_alloc(f->fresh->pickups.count, sizeof *to->pickups.rows);
    COPY_ROWS(pickups);
    size_t count = to->pickups.count;
    for (size_t i = 0; i < count; i++) {
        to->pickups.rows[i].letter[0] = '\0';
        to->pickups.rows[i].colour = UINT8_MAX;
    }
    for (uint32_t i = 0; i < before->pickups.count; i++) {
        const struct pickup *from = &before->pickups.rows[i];
        uint32_t after = f->match.pickup_after[i];
        if (after == MATCH_NONE && !holds_begun(f, from->id)) {
            continue;
        }
        if (after == MATCH_NONE) {
            to->pickups.rows = array_grow(to->pickups.rows, to->pickups.count, &f->pickup_room,
                                          sizeof *to->pickups.rows);
            after = (uint32_t)to->pickups.count++;
            to->pickups.rows[after] = *from;
            to->pickups.rows[after].id = to->pickups.first_id + after;
        }
        struct pickup *pickup = &to->pickups.rows[after];
        memcpy(pickup->letter, from->letter, sizeof pickup->letter);
        pickup->colour = from->colour;
        pickup->carries = from->id;
        f->pickup_to[i] = pickup->id;
    }
    for (size_t i = 0; i < count; i++) {
        if (to->pickups.rows[i].colour == UINT8_MAX) {
            plan_choose_letter(to, i);
            to->pickups.rows[i].colour = choose_colour(to, to->pickups.count);
        }
    }
}

uint32_t follow_pickup(const struct follow *f, const struct follow_order *order)
{
    if (order->fresh != MATCH_NONE) {
        return f->fresh->orders.rows[order->fresh].pickup;
    }
    uint32_t pickup = f->before->orders.rows[order->before].pickup;
    return pickup == ID_NONE ? ID_NONE : f->pickup_to[pickup - f->before->pickups.first_id];
}
