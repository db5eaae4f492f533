/* prep_undo.c: taking back a lane's latest gesture, exactly. */
#include "domain/prep_undo.h"

#include <string.h>

#include "base/arena.h"
#include "base/assert.h"
#include "domain/lend.h"
#include "domain/prep_internal.h"

static bool same_id(struct event_id a, struct event_id b)
{
    return a.station == b.station && a.seq == b.seq;
}

struct undo_entry *undo_push_of(struct prep *prep, const struct event *event, enum undo_of of,
                                size_t index)
{
    prep->undos = array_grow(prep->undos, prep->undo_count, &prep->undo_room, sizeof *prep->undos);
    struct undo_entry *entry = &prep->undos[prep->undo_count++];
    memset(entry, 0, sizeof *entry);
    entry->id = event->id;
    entry->of = of;
    entry->party = lend_party(prep, event->id.station);
    entry->lane = event->lane;
    entry->kind = event->kind;
    entry->index = index;
    entry->discrepancies_before = prep->discrepancy_count;
    return entry;
}

void undo_push(struct prep *prep, const struct event *event, uint32_t portion)
{
    struct undo_entry *entry = undo_push_of(prep, event, UNDO_CRATE, 0);
    entry->added = event->kind == EVENT_CRATE_ADDED ? event->target : ID_NONE;
    entry->crate = event->crate;
    entry->checks_before = prep->checks.count;
    entry->portion = portion;
    entry->lane_before = lend_lanes(prep, entry->party)[event->lane];
    entry->crate_before = *prep_crate(prep, event->crate);
    if (portion != ID_NONE) {
        entry->portion_before = *prep_portion(prep, portion);
    }
}

const struct undo_entry *undo_latest(const struct prep *prep, uint8_t party, uint8_t lane)
{
    for (size_t i = prep->undo_count; i-- > 0;) {
        if (prep->undos[i].party == party && prep->undos[i].lane == lane) {
            return &prep->undos[i];
        }
    }
    return NULL;
}

const struct undo_entry *undo_before(const struct prep *prep, const struct undo_entry *entry)
{
    for (size_t i = (size_t)(entry - prep->undos); i-- > 0;) {
        if (prep->undos[i].party == entry->party && prep->undos[i].lane == entry->lane) {
            return &prep->undos[i];
        }
    }
    return NULL;
}

bool undo_in_time(const struct prep *prep, const struct undo_entry *entry)
{
    switch (entry->of) {
    case UNDO_CRATE:
        return same_id(prep_crate(prep, entry->crate)->last, entry->id) &&
               (entry->added == ID_NONE || prep_may_take_back(prep, entry->added));
    case UNDO_LOT:
        return prep->lots[entry->index].taken_milli == 0; /* nothing of it is in a crate */
    case UNDO_GOODS: return same_id(prep->goods[entry->index].last, entry->id);
    case UNDO_BAGGING:
    case UNDO_EMPTIES: return true;
    }
    ASSERT_UNREACHABLE("undo");
}

/* Its result is no longer one. */
static void forget_check(struct prep *prep, const struct undo_entry *entry)
{
    struct check_results *checks = &prep->checks;
    uint32_t since = checks->count - 1 - entry->checks_before; /* by others */
    if (since < 31) {
        uint32_t later = checks->found & ((UINT32_C(1) << since) - 1);
        checks->found = checks->found >> (since + 1) << since | later;
    }
    checks->count--;
}

static void undo_crate(struct prep *prep, const struct undo_entry *entry)
{
    if (entry->kind == EVENT_CHECK_CLOSED && prep->checks.count > entry->checks_before) {
        forget_check(prep, entry);
    }
    if (entry->added != ID_NONE) {
        prep_take_back(prep, entry->crate, entry->added);
    }
    struct crate_state *crate = &prep->crates[plan_crate_at(prep->plan, entry->crate)];
    if (crate->trip != 0 && entry->crate_before.trip == 0) {
        prep->trips[crate->trip - 1].is_closed = false; /* it is not whole any more */
    }
    lend_lanes(prep, entry->party)[entry->lane] = entry->lane_before;
    *crate = entry->crate_before;
    if (entry->portion != ID_NONE) {
        prep->portions[plan_portion_at(prep->plan, entry->portion)] = entry->portion_before;
    }
    if (entry->use != 0) {
        struct lot_use *use = &prep->uses[entry->use - 1];
        use->units_milli -= entry->use_milli;
        prep->lots[use->lot - LOT_RECEIVED - 1].taken_milli -= entry->use_milli;
    }
}

bool undo_apply(struct prep *prep, const struct event *event)
{
    if (event->lane >= LIMIT_LANES) {
        return false;
    }
    const struct undo_entry *latest =
        undo_latest(prep, lend_party(prep, event->id.station), event->lane);
    if (latest == NULL || !same_id(latest->id, event->undoes) || !undo_in_time(prep, latest)) {
        return false;
    }
    struct undo_entry entry = *latest;
    size_t at = (size_t)(latest - prep->undos);
    switch (entry.of) {
    case UNDO_CRATE: undo_crate(prep, &entry); break;
    case UNDO_LOT:
        prep->lots[entry.index].is_undone = true;
        prep->goods[prep->lots[entry.index].product - prep->plan->products.first_id] =
            entry.goods_before;
        break;
    case UNDO_GOODS: prep->goods[entry.index] = entry.goods_before; break;
    case UNDO_BAGGING: prep->baggings[entry.index].is_undone = true; break;
    case UNDO_EMPTIES: prep->empties[entry.index] -= entry.number; break;
    }
    for (size_t i = entry.discrepancies_before; i < prep->discrepancy_count; i++) {
        if (same_id(prep->discrepancies[i].event, entry.id)) {
            prep->discrepancies[i].is_undone = true;
        }
    }
    if (entry.forgotten != 0) {
        prep->discrepancies[entry.forgotten - 1].is_undone = false;
    }
    memmove(&prep->undos[at], &prep->undos[at + 1],
            (prep->undo_count - at - 1) * sizeof *prep->undos);
    prep->undo_count--;
    return true;
}
