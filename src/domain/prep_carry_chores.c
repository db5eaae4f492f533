/* prep_carry_chores.c: what an import leaves to be done by hand, and what became of what the
 * imports before it had left. */
#include "base/arena.h"
#include "domain/prep_carry.h"

static void add_chore(struct carry *c, struct chore chore, const struct plan *plan,
                      const struct crate *crate)
{
    struct prep *to = c->to;
    chore.import = c->plan->import;
    chore.number = plan_order(plan, crate->order)->number;
    chore.index = crate->index;
    chore.of = crate->of;
    to->chores = array_grow(to->chores, to->chore_count, &to->chore_room, sizeof *to->chores);
    to->chores[to->chore_count++] = chore;
}

static void portion_chore(struct carry *c, const struct crate *crate, enum chore_kind kind,
                          uint32_t portion, uint32_t product, int64_t units_milli)
{
    if (units_milli > 0) {
        add_chore(c,
                  (struct chore){.kind = kind,
                                 .crate = crate->id,
                                 .portion = portion,
                                 .product = product,
                                 .units_milli = units_milli},
                  c->plan, crate);
    }
}

static void crate_chores(struct carry *c, const struct crate *crate, const struct crate *was)
{
    const struct crate_state *state = prep_crate(c->to, crate->id);
    if (state->status == CRATE_PLANNED || state->is_gone) {
        return;
    }
    if (plan_order(c->plan, crate->order)->is_cancelled) {
        add_chore(c, (struct chore){.kind = CHORE_EMPTY, .crate = crate->id}, c->plan, crate);
        return;
    }
    for (uint32_t i = 0; i < crate->portion_count; i++) {
        const struct portion *portion = plan_portion(c->plan, crate->first_portion + i);
        const struct portion_state *p = prep_portion(c->to, portion->id);
        portion_chore(c, crate, CHORE_REMOVE, portion->id, portion->product, p->to_remove_milli);
        portion_chore(c, crate, CHORE_REMOVE, portion->id, p->substitute_product,
                      portion_swap_milli(p));
        portion_chore(c, crate, CHORE_ADD, portion->id, portion->product, p->to_add_milli);
    }
    const struct pickup *now = plan_pickup(c->plan, crate->pickup);
    const struct pickup *before = plan_pickup(c->before, was->pickup);
    if (now != NULL && (before == NULL || now->carries != before->id)) {
        add_chore(c, (struct chore){.kind = CHORE_MOVE, .crate = crate->id}, c->plan, crate);
    }
}

/* Nothing that may still go takes the crate to its pick-up point, and something has gone there. */
static bool trips_are_loaded(const struct prep *prep, const struct crate *crate)
{
    bool closed = false;
    for (size_t i = 0; i < prep->trip_count; i++) {
        if (trip_stops_at(&prep->trips[i], crate->pickup)) {
            if (!prep->trips[i].is_closed) {
                return false;
            }
            closed = true;
        }
    }
    return closed;
}

/* Somebody let a trip go without it, or saw to it after an earlier import. */
static bool is_known_late(const struct carry *c, const struct crate *crate)
{
    const struct prep *to = c->to;
    for (size_t i = 0; i < to->discrepancy_count; i++) {
        if (to->discrepancies[i].type == DISCREPANCY_NOT_LOADED &&
            to->discrepancies[i].crate == crate->id) {
            return true;
        }
    }
    for (size_t i = 0; i < to->chore_count; i++) {
        if (to->chores[i].kind == CHORE_LOAD && to->chores[i].crate == crate->id &&
            to->chores[i].is_done) {
            return true;
        }
    }
    return false;
}

/* Orders that came, or moved, when the vehicle was full: nobody would look for their crates. */
static void late_chores(struct carry *c)
{
    for (size_t i = 0; i < c->plan->crates.count; i++) {
        const struct crate *crate = &c->plan->crates.rows[i];
        if (c->to->crates[i].trip == 0 && prep_crate_counts(c->to, crate->id) &&
            crate->pickup != ID_NONE && prep_pickup_mode(c->to, crate->pickup) == PICKUP_READY &&
            trips_are_loaded(c->to, crate) && !is_known_late(c, crate)) {
            add_chore(c, (struct chore){.kind = CHORE_LOAD, .crate = crate->id}, c->plan, crate);
        }
    }
}

/* A label lies about until it is thrown away; a crate stands in the wrong place until it is moved,
 * or has to go elsewhere again. */
static bool stays_open(const struct carry *c, const struct chore *chore)
{
    uint32_t now = prep_carried_crate(c, chore->crate);
    const struct crate *crate = plan_crate(c->plan, now);
    if (chore->kind == CHORE_MOVE && crate != NULL && !chore->is_done) {
        const struct pickup *pickup = plan_pickup(c->plan, crate->pickup);
        return !plan_order(c->plan, crate->order)->is_cancelled && pickup != NULL &&
               pickup->carries == plan_crate(c->before, chore->crate)->pickup;
    }
    return chore->kind == CHORE_DISCARD;
}

/* Chores of before: done ones stay to be read, of the others each is told anew where it still
 * holds.
 */
void prep_carry_chores(struct carry *c)
{
    struct prep *to = c->to;
    for (size_t i = 0; i < c->from->chore_count; i++) {
        struct chore chore = c->from->chores[i];
        if (!stays_open(c, &chore)) {
            chore.is_void = true; /* nothing is to be done, or taken back, of it any more */
        }
        chore.crate = prep_carried_crate(c, chore.crate);
        chore.portion = prep_carried_portion(c, chore.portion);
        chore.product = prep_carried(c->products, chore.product, c->before->products.first_id);
        to->chores = array_grow(to->chores, to->chore_count, &to->chore_room, sizeof *to->chores);
        to->chores[to->chore_count++] = chore;
    }
    for (size_t i = 0; i < c->plan->crates.count; i++) {
        const struct crate *crate = &c->plan->crates.rows[i];
        const struct crate *was = plan_crate(c->before, crate->carries);
        if (was != NULL) {
            crate_chores(c, crate, was);
        }
    }
    for (size_t i = 0; i < c->before->crates.count; i++) {
        const struct crate *crate = &c->before->crates.rows[i];
        if (c->crates[i] == ID_NONE && c->from->crate_serials[i] > 0) {
            add_chore(c, (struct chore){.kind = CHORE_DISCARD}, c->before, crate);
        }
    }
    late_chores(c);
}
