/* prep_carry.c: from the state under one plan to the state under the plan that follows it: the only
 * place where ids of two plans meet. Either everything that was begun finds its row in the new
 * plan, or nothing happens. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/assert.h"
#include "domain/code.h"
#include "domain/lend.h"
#include "domain/prep_carry.h"

static void *rows_alloc(size_t count, size_t size)
{
    void *rows = calloc(count + 1, size);
    ASSERT(rows != NULL);
    return rows;
}

/* Fills one table of new ids. False when a row carries none, or two carry one. */
#define FILL(table, find, ids)                                                                     \
    do {                                                                                           \
        (ids) = rows_alloc(c->before->table.count, sizeof *(ids));                                 \
        for (size_t row_ = 0; row_ < c->plan->table.count && ok; row_++) {                         \
            uint32_t old_ = c->plan->table.rows[row_].carries;                                     \
            if (old_ == ID_NONE) {                                                                 \
                continue;                                                                          \
            }                                                                                      \
            ok = find(c->before, old_) != NULL;                                                    \
            uint32_t *id_ = ok ? &(ids)[find(c->before, old_) - c->before->table.rows] : NULL;     \
            ok = ok && *id_ == ID_NONE;                                                            \
            if (ok) {                                                                              \
                *id_ = c->plan->table.rows[row_].id;                                               \
            }                                                                                      \
        }                                                                                          \
    } while (0)

static bool fill(struct carry *c)
{
    bool ok = true;
    FILL(products, plan_product, c->products);
    FILL(lots, plan_lot, c->lots);
    FILL(crates, plan_crate, c->crates);
    FILL(portions, plan_portion, c->portions);
    for (size_t i = 0; i < c->plan->portions.count && ok; i++) {
        const struct portion *now = &c->plan->portions.rows[i];
        const struct portion *was = plan_portion(c->before, now->carries);
        ok = was == NULL ||
             (c->crates[plan_crate_at(c->before, was->crate)] == now->crate &&
              c->products[was->product - c->before->products.first_id] == now->product);
    }
    return ok;
}

static void finish(struct carry *c)
{
    free(c->products);
    free(c->lots);
    free(c->crates);
    free(c->portions);
}

/* What may have to be found again of a crate that was begun. */
static bool crate_is_carried(const struct carry *c, size_t index)
{
    const struct crate *crate = &c->before->crates.rows[index];
    if (c->from->crates[index].status == CRATE_PLANNED) {
        return true;
    }
    bool ok = c->crates[index] != ID_NONE;
    for (uint32_t i = 0; i < crate->portion_count && ok; i++) {
        size_t at = plan_portion_at(c->before, crate->first_portion + i);
        const struct portion_state *state = &c->from->portions[at];
        ok = c->portions[at] != ID_NONE;
        if (state->substitute_milli > 0) {
            ok = ok &&
                 c->products[state->substitute_product - c->before->products.first_id] != ID_NONE;
        }
    }
    return ok;
}

uint32_t prep_carried(const uint32_t *ids, uint32_t id, uint32_t first_id)
{
    return id == ID_NONE ? ID_NONE : ids[id - first_id];
}

uint32_t prep_carried_crate(const struct carry *c, uint32_t id)
{
    return id == ID_NONE ? ID_NONE : c->crates[plan_crate_at(c->before, id)];
}

uint32_t prep_carried_portion(const struct carry *c, uint32_t id)
{
    return id == ID_NONE ? ID_NONE : c->portions[plan_portion_at(c->before, id)];
}

static bool all_is_carried(const struct carry *c)
{
    bool ok = true;
    for (size_t i = 0; i < c->before->crates.count && ok; i++) {
        ok = crate_is_carried(c, i);
    }
    for (size_t i = 0; i < c->from->discrepancy_count && ok; i++) {
        const struct discrepancy *d = &c->from->discrepancies[i];
        ok = d->is_undone || d->step == STEP_SHARE || d->step == STEP_UNION ||
             d->portion == ID_NONE || /* of goods or of a
                                                                    whole crate: may go */
             (prep_carried_crate(c, d->crate) != ID_NONE &&
              prep_carried_portion(c, d->portion) != ID_NONE &&
              prep_carried(c->products, d->product, c->before->products.first_id) != ID_NONE &&
              (d->lot == ID_NONE || d->lot > LOT_RECEIVED ||
               prep_carried(c->lots, d->lot, c->before->lots.first_id) != 0) &&
              (d->other_product == ID_NONE ||
               prep_carried(c->products, d->other_product, c->before->products.first_id) != 0));
    }
    return ok;
}

static bool fits(struct carry *c)
{
    bool ok =
        c->plan->prep == c->from->number && !c->from->is_closed && lend_count_out(c->from) == 0;
    if (!ok || c->before == NULL) {
        return ok;
    }
    for (size_t i = 0; i < c->plan->orders.count && ok; i++) {
        uint32_t order = c->plan->orders.rows[i].carries;
        ok = order == ID_NONE || plan_order(c->before, order) != NULL;
    }
    return ok && c->plan != c->before && fill(c) && all_is_carried(c);
}

bool prep_may_set_plan(const struct prep *prep, const struct plan *plan)
{
    struct carry c = {.from = prep, .before = prep->plan, .plan = plan};
    bool ok = fits(&c);
    finish(&c);
    return ok;
}

/* What is more than is wanted now: first what is missing is missed no longer, then goods are to be
 * taken out, then what lies in their place. */
static void settle_surplus(struct portion_state *state, int64_t surplus)
{
    int64_t less = surplus < state->missing_milli ? surplus : state->missing_milli;
    state->missing_milli -= less;
    surplus -= less;
    int64_t there = state->picked_milli - state->extra_milli;
    less = surplus < there ? surplus : there;
    state->extra_milli += less;
    state->to_remove_milli = less;
    surplus -= less;
    state->to_swap_milli = surplus < state->substitute_milli ? surplus : state->substitute_milli;
}

/* The state of a portion whose quantity may have changed. */
static void carry_portion(struct carry *c, const struct crate *crate, const struct portion *portion)
{
    struct portion_state *state = &c->to->portions[plan_portion_at(c->plan, portion->id)];
    const struct product *product = plan_product(c->plan, portion->product);
    const struct portion *was = plan_portion(c->before, portion->carries);
    enum crate_status status = prep_crate(c->to, crate->id)->status;
    if (was != NULL) {
        *state = *prep_portion(c->from, was->id);
        state->substitute_product =
            state->substitute_milli > 0
                ? prep_carried(c->products, state->substitute_product, c->before->products.first_id)
                : ID_NONE;
    }
    if (was == NULL || was->units_milli != portion->units_milli) {
        state->gift_milli = 0; /* of another order: the director shares anew */
        state->extra_milli -= state->to_remove_milli;
        state->to_add_milli = state->to_remove_milli = state->to_swap_milli = 0;
        int64_t tolerance = portion->units_milli == 0
                                ? 0
                                : plan_tolerance_milli(c->plan, product, portion->units_milli);
        int64_t off = prep_got_milli(state) - portion->units_milli;
        if (off > tolerance) {
            settle_surplus(state, off);
        } else if (status >= CRATE_PICKED &&
                   (state->picked_milli > 0 ? off + tolerance : off) < 0) {
            state->to_add_milli = -off;
        }
    }
    state->cut_milli =
        state->cut_milli < state->missing_milli ? state->cut_milli : state->missing_milli;
    bool counted = state->count.state == COUNT_AGREED || state->count.state == COUNT_DIFFERS;
    bool nothing = status == CRATE_CHECKING && was == NULL;
    if (!counted && (status == CRATE_CHECKED || nothing)) {
        state->count = (struct count){.state = COUNT_AGREED, .found_milli = state->picked_milli};
    }
    prep_settle(c->to, portion->id);
}

/* A crate that goes on, with its label where that is still true. */
static void carry_crate(struct carry *c, const struct crate *crate)
{
    size_t at = plan_crate_at(c->plan, crate->id);
    size_t from = plan_crate_at(c->before, crate->carries);
    struct crate_state *state = &c->to->crates[at];
    int32_t serial = c->from->crate_serials[from];
    *state = c->from->crates[from];
    bool is_cancelled = plan_order(c->plan, crate->order)->is_cancelled;
    if (crate->label_stands) {
        c->to->crate_serials[at] = serial;
    } else {
        state->needs_label = serial > 0 || state->needs_label;
    }
    if (is_cancelled) {
        state->needs_label = false;
        state->lane = LANE_NONE;
    }
    if (state->lane != LANE_NONE) {
        c->to->own_lanes[state->lane].crate = crate->id;
    }
    for (uint32_t i = 0; i < crate->portion_count; i++) {
        carry_portion(c, crate, plan_portion(c->plan, crate->first_portion + i));
    }
}

/* Every label that stands follows its crate or product; the others are void. */
static void carry_labels(struct carry *c)
{
    for (size_t k = 0; k < sizeof c->from->labels / sizeof *c->from->labels; k++) {
        const struct label_list *from = &c->from->labels[k];
        struct label_list *to = &c->to->labels[k];
        to->rows = rows_alloc(from->count, sizeof *to->rows);
        to->count = from->count;
        to->room = from->count + 1;
        for (size_t i = 0; i < from->count; i++) {
            to->rows[i] = from->rows[i];
            struct label_state *label = &to->rows[i];
            uint32_t now = ID_NONE;
            if (label->is_void) {
                continue;
            }
            if (k == CODE_CRATE) {
                now = prep_carried_crate(c, label->target);
                const struct crate *crate = plan_crate(c->plan, now);
                now = crate != NULL && crate->label_stands ? now : ID_NONE;
            } else if (k == CODE_PRODUCT) {
                now = prep_carried(c->products, label->target, c->before->products.first_id);
                const struct product *product = plan_product(c->plan, now);
                const struct product *was = plan_product(c->before, label->target);
                bool stands = product != NULL && strcmp(product->name, was->name) == 0 &&
                              strcmp(product->place, was->place) == 0;
                now = stands ? now : ID_NONE;
            } else {
                continue; /* of no plan */
            }
            label->is_void = now == ID_NONE;
            label->target = now != ID_NONE ? now : label->target;
        }
    }
}

/* A product that is no longer ordered, a crate that is not made any more: nothing to say of it. */
static bool is_gone(const struct discrepancy *was, const struct discrepancy *now)
{
    return was->step != STEP_UNION && ((was->product != ID_NONE && now->product == ID_NONE) ||
                                       (was->crate != ID_NONE && now->crate == ID_NONE));
}

/* The month needs another amount now: whether less came is to be said again. */
static bool is_of_another_total(const struct carry *c, const struct discrepancy *now)
{
    return (now->type == DISCREPANCY_SHORT || now->type == DISCREPANCY_SURPLUS) &&
           prep_expected_milli(c->to, now->product) != now->expected_milli;
}

/* The pick-up point that goes on from this one, or ID_NONE. */
static uint32_t pickup_now(const struct carry *c, uint32_t before)
{
    for (size_t i = 0; before != ID_NONE && i < c->plan->pickups.count; i++) {
        if (c->plan->pickups.rows[i].carries == before) {
            return c->plan->pickups.rows[i].id;
        }
    }
    return ID_NONE;
}

static void carry_shares(struct carry *c)
{
    struct prep *to = c->to;
    for (size_t i = 0; i < c->from->share_count; i++) {
        struct share share = c->from->shares[i];
        share.product = prep_carried(c->products, share.product, c->before->products.first_id);
        to->shares = array_grow(to->shares, to->share_count, &to->share_room, sizeof *to->shares);
        to->shares[to->share_count++] = share;
    }
}

static void carry_discrepancies(struct carry *c)
{
    struct prep *to = c->to;
    to->discrepancies_said = c->from->discrepancies_said;
    for (size_t i = 0; i < c->from->discrepancy_count; i++) {
        struct discrepancy d = c->from->discrepancies[i];
        if (d.is_undone) {
            continue; /* nothing of it can be undone any more */
        }
        d.crate = prep_carried_crate(c, d.crate);
        d.portion = prep_carried_portion(c, d.portion);
        d.product = prep_carried(c->products, d.product, c->before->products.first_id);
        d.pickup = pickup_now(c, d.pickup);
        if (is_gone(&c->from->discrepancies[i], &d) || is_of_another_total(c, &d)) {
            continue;
        }
        d.lot =
            d.lot > LOT_RECEIVED ? d.lot : prep_carried(c->lots, d.lot, c->before->lots.first_id);
        d.other_product = prep_carried(c->products, d.other_product, c->before->products.first_id);
        to->discrepancies = array_grow(to->discrepancies, to->discrepancy_count,
                                       &to->discrepancy_room, sizeof *to->discrepancies);
        to->discrepancies[to->discrepancy_count++] = d;
    }
}

/* What may be given in a product's place, as long as the month still has both. */
static void carry_substitutions(struct carry *c)
{
    uint32_t first = c->before->products.first_id;
    for (size_t i = 0; i < c->before->products.count; i++) {
        struct substitution said = c->from->substitutions[i];
        uint32_t now = prep_carried(c->products, first + (uint32_t)i, first);
        said.other = prep_carried(c->products, said.other, first);
        if (now != ID_NONE && said.other != ID_NONE && substitute_fits(c->plan, now, said.other)) {
            c->to->substitutions[now - c->plan->products.first_id] = said;
        }
    }
}

static void carry_rest(struct carry *c)
{
    struct prep *to = c->to;
    for (size_t i = 0; i < c->plan->pickups.count; i++) {
        const struct pickup *pickup = &c->plan->pickups.rows[i];
        const struct pickup *was = plan_pickup(c->before, pickup->carries);
        bool as_before = was != NULL && was->mode == pickup->mode;
        /* A way that was chosen here stays, unless the file has changed its mind. */
        to->modes[i] = as_before ? prep_own_mode(c->from, was->id) : pickup->mode;
    }
    for (size_t i = 0; i < c->from->learned.count; i++) {
        struct learned_code code = c->from->learned.rows[i];
        code.product = prep_carried(c->products, code.product, c->before->products.first_id);
        if (code.product != ID_NONE) {
            learned_set(&to->learned, code);
        }
    }
    carry_substitutions(c);
    for (size_t i = 0; i < c->plan->orders.count; i++) {
        const struct order *order = &c->plan->orders.rows[i];
        if (order->carries != ID_NONE && order->keeps_note) {
            to->notes[i] = (uint8_t)prep_note(c->from, order->carries);
        }
    }
}

/* A state in which nothing of the plan was begun. */
static void begin_state(struct carry *c)
{
    const struct plan *plan = c->plan;
    struct prep *to = c->to;
    prep_init(to, c->from->number, c->from->plans);
    to->half_day = c->from->half_day;
    to->lamport = c->from->lamport;
    to->event_count = c->from->event_count;
    to->station = c->from->station;
    to->walk = c->from->walk;
    to->first_station = c->from->first_station;
    to->has_others = c->from->has_others;
    prep_carry_foreseen(c->from, to);
    to->checks = c->from->checks;
    to->fillings = c->from->fillings;
    to->plan = plan;
    to->modes = rows_alloc(plan->pickups.count, sizeof *to->modes);
    to->crates = rows_alloc(plan->crates.count, sizeof *to->crates);
    to->crate_serials = rows_alloc(plan->crates.count, sizeof *to->crate_serials);
    to->portions = rows_alloc(plan->portions.count, sizeof *to->portions);
    to->notes = rows_alloc(plan->orders.count, sizeof *to->notes);
    to->goods = rows_alloc(plan->products.count, sizeof *to->goods);
    to->substitutions = rows_alloc(plan->products.count, sizeof *to->substitutions);
    to->portion_uses = rows_alloc(plan->portions.count, sizeof *to->portion_uses);
    to->empties = rows_alloc(plan->pickups.count, sizeof *to->empties);
    for (size_t i = 0; i < plan->pickups.count; i++) {
        to->modes[i] = plan->pickups.rows[i].mode;
    }
    for (size_t i = 0; i < plan->crates.count; i++) {
        to->crates[i].lane = LANE_NONE;
    }
}

bool prep_carry(const struct prep *from, const struct plan *plan, struct prep *ret)
{
    struct carry c = {.from = from, .before = from->plan, .plan = plan, .to = ret};
    if (!fits(&c)) {
        finish(&c);
        return false;
    }
    begin_state(&c);
    if (from->plan != NULL) {
        for (size_t i = 0; i < plan->crates.count; i++) {
            if (plan->crates.rows[i].carries != ID_NONE) {
                carry_crate(&c, &plan->crates.rows[i]);
            }
        }
        carry_labels(&c);
        prep_carry_goods(from, c.products, c.portions, ret);
        prep_carry_lends(from, ret);
        carry_shares(&c);
        carry_discrepancies(&c);
        carry_rest(&c);
        prep_carry_chores(&c);
    }
    finish(&c);
    return true;
}
