/* plan_follow_change.c: what differs between an order of the plan before and the same order now. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "domain/plan_follow_internal.h"

void plan_changes_finish(struct plan_changes *changes)
{
    if (changes != NULL) {
        free(changes->rows);
        free(changes->goods);
        memset(changes, 0, sizeof *changes);
    }
}

bool plan_changes_none(const struct plan_changes *changes)
{
    return changes->count == 0 && changes->goods_count == 0 && !changes->details_differ &&
           !changes->is_other_month;
}

/* The line of a product in an order before, or NULL when nothing of it was ordered. */
static const struct line *line_before(const struct follow *f, uint32_t order, uint32_t product)
{
    for (uint32_t l = f->before_lines[order]; l < f->before_lines[order + 1]; l++) {
        const struct line *line = &f->before->lines.rows[l];
        uint32_t now = f->product_to[line->product - f->before->products.first_id];
        if (line->units_milli > 0 && now == product) {
            return line;
        }
    }
    return NULL;
}

bool follow_same_lines(const struct follow *f, const struct follow_order *order)
{
    size_t ordered = 0;
    for (uint32_t l = f->before_lines[order->before]; l < f->before_lines[order->before + 1]; l++) {
        ordered += f->before->lines.rows[l].units_milli > 0;
    }
    if (order->fresh == MATCH_NONE) {
        return ordered == 0;
    }
    uint32_t first = f->fresh_lines[order->fresh], end = f->fresh_lines[order->fresh + 1];
    if (ordered != end - first) {
        return false;
    }
    for (uint32_t l = first; l < end; l++) {
        const struct line *line = &f->fresh->lines.rows[l];
        const struct line *before = line_before(f, order->before, line->product);
        if (before == NULL || before->units_milli != line->units_milli) {
            return false;
        }
    }
    return true;
}

bool follow_same_packing(const struct follow *f, const struct follow_order *order)
{
    if (!follow_same_lines(f, order)) {
        return false;
    }
    if (order->fresh == MATCH_NONE) {
        return true;
    }
    if (f->before->settings.crate_limit_g != f->to->settings.crate_limit_g) {
        return false;
    }
    for (uint32_t l = f->fresh_lines[order->fresh]; l < f->fresh_lines[order->fresh + 1]; l++) {
        const struct product *now = plan_product(f->to, f->fresh->lines.rows[l].product);
        const struct product *was = plan_product(f->before, now->carries);
        if (was == NULL || was->weight_g != now->weight_g || was->fragile != now->fragile ||
            was->temperature != now->temperature || !str_equal(was->place, now->place)) {
            return false;
        }
    }
    return true;
}

/* A hundred grams are what a label shows. */
static int64_t shown_weight(int64_t grams)
{
    return (grams + 50) / 100;
}

static bool same_name(const struct follow *f, const struct follow_order *order)
{
    const struct person *was = people_of_order(f->people, f->before->orders.rows[order->before].id);
    const struct person *now =
        people_of_order(f->fresh_people, f->fresh->orders.rows[order->fresh].id);
    return str_equal(was != NULL ? was->first_name : "", now != NULL ? now->first_name : "") &&
           str_equal(was != NULL ? was->initial : "", now != NULL ? now->initial : "");
}

bool follow_label_stands(const struct follow *f, const struct follow_order *order,
                         const struct follow_crate *crate)
{
    const struct crate *was = plan_crate(f->before, crate->carries);
    if (was == NULL || was->kind != crate->kind || order->fresh == MATCH_NONE ||
        !same_name(f, order)) {
        return false;
    }
    const struct pickup *pickup_was = plan_pickup(f->before, was->pickup);
    const struct pickup *pickup = plan_pickup(f->to, follow_pickup(f, order));
    if ((pickup_was == NULL) != (pickup == NULL) ||
        (pickup != NULL &&
         (pickup->carries != pickup_was->id || !str_equal(pickup->name, pickup_was->name)))) {
        return false;
    }
    int64_t grams_milli = 0;
    size_t held = 0, held_before = 0;
    for (uint32_t i = 0; i < was->portion_count; i++) {
        held_before += plan_portion(f->before, was->first_portion + i)->units_milli > 0;
    }
    for (size_t i = 0; i < crate->count; i++) {
        const struct follow_portion *portion = &crate->portions[i];
        bool is_there = portion->units_milli == 0;
        for (uint32_t k = 0; k < was->portion_count && !is_there; k++) {
            const struct portion *old = plan_portion(f->before, was->first_portion + k);
            is_there =
                old->units_milli == portion->units_milli &&
                f->product_to[old->product - f->before->products.first_id] == portion->product;
        }
        if (!is_there) {
            return false;
        }
        held += portion->units_milli > 0;
        grams_milli += portion->units_milli * plan_product(f->to, portion->product)->weight_g;
    }
    return held == held_before &&
           shown_weight((grams_milli + 500) / 1000) == shown_weight(plan_crate_g(f->before, was));
}

static void count_stages(const struct follow *f, const struct follow_order *order,
                         const struct follow_crates *crates, struct plan_change *row)
{
    for (uint32_t c = f->before_crates[order->before]; c < f->before_crates[order->before + 1];
         c++) {
        const struct crate *crate = follow_before_crate(f, c);
        enum crate_status status = prep_crate(f->prep, crate->id)->status;
        bool is_labelled = f->prep->crate_serials[f->crate_rows[c]] > 0, stands = false;
        row->crates++;
        bool is_loaded = prep_crate(f->prep, crate->id)->trip != 0;
        row->loaded += is_loaded;
        row->checked += status == CRATE_CHECKED && !is_loaded;
        row->picked += (status == CRATE_PICKED || status == CRATE_CHECKING) && !is_loaded;
        row->picking += status == CRATE_PICKING;
        row->labelled += status == CRATE_PLANNED && is_labelled;
        for (size_t i = 0; i < crates->count; i++) {
            stands = stands || (crates->rows[i].carries == crate->id &&
                                follow_label_stands(f, order, &crates->rows[i]));
        }
        row->void_labels += is_labelled && !stands;
    }
}

/* True if the order's crates are the same ones with the same labels. */
static bool same_crates(const struct follow *f, const struct follow_order *order,
                        const struct follow_crates *crates)
{
    bool same =
        crates->count == f->before_crates[order->before + 1] - f->before_crates[order->before];
    for (size_t i = 0; i < crates->count && same; i++) {
        same = follow_label_stands(f, order, &crates->rows[i]);
    }
    return same;
}

static bool is_moved(const struct follow *f, const struct follow_order *order)
{
    const struct pickup *now = plan_pickup(f->to, f->fresh->orders.rows[order->fresh].pickup);
    const struct pickup *was = plan_pickup(f->before, f->before->orders.rows[order->before].pickup);
    return (now == NULL) != (was == NULL) || (now != NULL && now->carries != was->id);
}

void follow_note_order(struct follow *f, const struct follow_order *order, uint32_t after,
                       const struct follow_crates *crates)
{
    struct plan_changes *changes = f->changes;
    struct plan_change row = {.number = order->number, .after = after};
    bool was_there =
        order->before != MATCH_NONE && !f->before->orders.rows[order->before].is_cancelled;
    if (order->before != MATCH_NONE) {
        row.before = f->before->orders.rows[order->before].id;
        count_stages(f, order, crates, &row);
    }
    if (order->fresh == MATCH_NONE && !was_there) {
        return; /* gone before, and still */
    }
    if (order->fresh == MATCH_NONE) {
        row.kind = PLAN_CHANGE_CANCELLED;
    } else if (!was_there) {
        row.kind = PLAN_CHANGE_ADDED;
    } else {
        row.is_moved = is_moved(f, order);
        if (!follow_same_lines(f, order)) {
            row.kind = PLAN_CHANGE_CHANGED;
        } else if (row.is_moved) {
            row.kind = PLAN_CHANGE_MOVED;
        } else if (!same_crates(f, order, crates)) {
            row.kind = PLAN_CHANGE_REPACKED;
        } else {
            changes->same++;
            return;
        }
    }
    changes->rows =
        array_grow(changes->rows, changes->count, &changes->room, sizeof *changes->rows);
    changes->rows[changes->count++] = row;
    changes->of_kind[row.kind]++;
}
