/* prep_add.c: a crate is full: one more of its order takes what is left of it. */
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "domain/code.h"
#include "domain/lend.h"
#include "domain/plan_grow.h"
#include "domain/prep_internal.h"
#include "domain/prep_undo.h"

bool prep_crate_is_added(const struct prep *prep, uint32_t crate)
{
    return prep->grown != NULL && plan_crate(prep->plan, crate) != NULL &&
           plan_crate(prep_imported(prep), crate) == NULL;
}

bool prep_is_last_added(const struct prep *prep, uint32_t crate)
{
    if (!prep_crate_is_added(prep, crate)) {
        return false;
    }
    const struct plan *plan = prep->plan;
    struct plan_block block = plan_own_block(prep_imported(prep));
    for (size_t i = 0; i < prep->lend_count; i++) {
        const struct plan_block *ids = &prep->lends[i].ids;
        block = crate >= ids->crate && crate < ids->crate_until ? *ids : block;
    }
    for (size_t i = plan_crate_at(plan, crate) + 1; i < plan->crates.count; i++) {
        uint32_t later = plan->crates.rows[i].id;
        if (later >= block.crate && later < block.crate_until) {
            return false;
        }
    }
    return plan_next_index(plan, plan_crate(plan, crate)->order) ==
           plan_crate(plan, crate)->index + 1;
}

/* What is still to be put in of a portion, 0 when it is settled. */
static int64_t open_milli(const struct prep *prep, uint32_t portion)
{
    return prep_portion(prep, portion)->settled ? 0 : prep_remaining_milli(prep, portion);
}

bool prep_may_add_crate(const struct prep *prep, uint32_t crate)
{
    const struct crate *row = prep->plan != NULL ? plan_crate(prep->plan, crate) : NULL;
    if (row == NULL || prep_crate(prep, crate)->status != CRATE_PICKING) {
        return false;
    }
    bool holds = false, lacks = false, only_gift = false;
    for (uint32_t i = 0; i < row->portion_count; i++) {
        const struct portion_state *state = prep_portion(prep, row->first_portion + i);
        holds = holds || state->picked_milli > 0 || state->substitute_milli > 0;
        int64_t open = open_milli(prep, row->first_portion + i);
        lacks = lacks || open > 0;
        only_gift =
            only_gift ||
            (open > 0 && plan_portion(prep->plan, row->first_portion + i)->units_milli == 0);
    }
    const struct lend *lend = lend_of_crate(prep, crate);
    return holds && lacks && !only_gift &&
           plan_may_grow(prep->plan, crate,
                         lend_block(prep, lend != NULL ? (uint8_t)lend->number : PARTY_OWN));
}

static void *grow_states(void *states, size_t count, size_t more, size_t size)
{
    char *grown = realloc(states, (count + more + 1) * size);
    ASSERT(grown != NULL);
    memset(grown + count * size, 0, (more + 1) * size);
    return grown;
}

/* What is open of a gift (prep_share.h) beyond what the plan's row can give moves with it: `sign` 1
 * from the full crate to the new one, -1 back again. The new crate's portions stand in the order of
 * those they were made of. */
static void move_gifts(struct prep *prep, const struct crate *full, const struct crate *added,
                       const int64_t *gifts, int sign)
{
    uint32_t at = added->first_portion;
    for (uint32_t i = 0; i < full->portion_count; i++) {
        const struct portion *from = plan_portion(prep->plan, full->first_portion + i);
        const struct portion *to = plan_portion(prep->plan, at);
        if (to == NULL || to->line != from->line) {
            continue;
        }
        struct portion_state *there = prep_known_portion(prep, at++);
        int64_t gift = sign > 0 ? gifts[i] : there->gift_milli;
        there->gift_milli += sign * gift;
        prep_known_portion(prep, from->id)->gift_milli -= sign * gift;
    }
}

static struct plan_block free_ids(const struct prep *prep, const struct event *event)
{
    return plan_free_block(prep->plan, lend_block(prep, lend_party(prep, event->id.station)));
}

bool prep_apply_added(struct prep *prep, const struct event *event)
{
    const struct plan *plan = prep->plan;
    if (plan == NULL || !prep_open_in_lane(prep, event, CRATE_PICKING) ||
        !prep_may_add_crate(prep, event->crate) || event->target != free_ids(prep, event).crate ||
        plan_portion(plan, free_ids(prep, event).portion) != NULL ||
        event->value != plan_next_index(plan, plan_crate(plan, event->crate)->order)) {
        return false;
    }
    (void)prep_own_plan(prep);
    const struct crate row = *plan_crate(prep->plan, event->crate);
    int64_t *moves = calloc(row.portion_count * 2, sizeof *moves), *gifts = moves;
    ASSERT(moves != NULL);
    gifts += row.portion_count;
    for (uint32_t i = 0; i < row.portion_count; i++) {
        int64_t units = plan_portion(prep->plan, row.first_portion + i)->units_milli;
        int64_t open = open_milli(prep, row.first_portion + i);
        moves[i] = open < units ? open : units;
        gifts[i] = open - moves[i];
    }
    undo_push(prep, event, ID_NONE);
    size_t crates = prep->plan->crates.count, portions = prep->plan->portions.count;
    (void)plan_grow(prep->grown, event->crate, moves, free_ids(prep, event));
    prep->crates = grow_states(prep->crates, crates, 1, sizeof *prep->crates);
    prep->crate_serials = grow_states(prep->crate_serials, crates, 1, sizeof *prep->crate_serials);
    prep->portions = grow_states(prep->portions, portions, prep->plan->portions.count - portions,
                                 sizeof *prep->portions);
    prep->portion_uses =
        grow_states(prep->portion_uses, portions, prep->plan->portions.count - portions,
                    sizeof *prep->portion_uses);
    prep->crates[crates].lane = LANE_NONE;
    move_gifts(prep, plan_crate(prep->plan, event->crate), &prep->plan->crates.rows[crates], gifts,
               1);
    free(moves);
    for (uint32_t i = 0; i < row.portion_count; i++) {
        prep_settle(prep, row.first_portion + i);
    }
    prep_known_crate(prep, event->crate)->last = event->id;
    return true;
}

bool prep_may_take_back(const struct prep *prep, uint32_t added)
{
    return prep_is_last_added(prep, added) && prep_crate(prep, added)->status == CRATE_PLANNED &&
           prep_crate(prep, added)->lane == LANE_NONE &&
           prep_crate(prep, added)->last.seq == 0; /* no share has touched it since */
}

/* The states of rows that are gone leave the table, those behind move up. */
static void drop_states(void *states, size_t count, size_t at, size_t less, size_t size)
{
    char *rows = states;
    memmove(rows + at * size, rows + (at + less) * size, (count - at - less) * size);
}

void prep_take_back(struct prep *prep, uint32_t full, uint32_t added)
{
    struct label_list *labels = &prep->labels[CODE_CRATE];
    for (size_t i = 0; i < labels->count; i++) { /* its label is nobody's any more */
        labels->rows[i].is_void = labels->rows[i].is_void || labels->rows[i].target == added;
    }
    move_gifts(prep, plan_crate(prep->plan, full), plan_crate(prep->plan, added), NULL, -1);
    const struct crate gone = *plan_crate(prep->plan, added);
    size_t crates = prep->plan->crates.count, portions = prep->plan->portions.count;
    size_t at = plan_crate_at(prep->plan, added);
    size_t first = plan_portion_at(prep->plan, gone.first_portion), less = gone.portion_count;
    drop_states(prep->crates, crates, at, 1, sizeof *prep->crates);
    drop_states(prep->crate_serials, crates, at, 1, sizeof *prep->crate_serials);
    drop_states(prep->portions, portions, first, less, sizeof *prep->portions);
    drop_states(prep->portion_uses, portions, first, less, sizeof *prep->portion_uses);
    plan_shrink(prep->grown, full, added);
    prep_disown_plan(prep);
    const struct crate *row = plan_crate(prep->plan, full);
    for (uint32_t i = 0; i < row->portion_count; i++) {
        prep_settle(prep, row->first_portion + i);
    }
}
