/* prep_undo.c: taking back a lane's latest gesture, exactly. */
#include "domain/prep_undo.h"

#include <string.h>

#include "base/arena.h"
#include "domain/prep_internal.h"

static bool same_id(struct event_id a, struct event_id b)
{
    return a.station == b.station && a.seq == b.seq;
}

void undo_push(struct prep *prep, const struct event *event, uint32_t portion)
{
    prep->undos = array_grow(prep->undos, prep->undo_count, &prep->undo_room, sizeof *prep->undos);
    struct undo_entry *entry = &prep->undos[prep->undo_count++];
    memset(entry, 0, sizeof *entry);
    entry->id = event->id;
    entry->lane = event->lane;
    entry->kind = event->kind;
    entry->added = event->kind == EVENT_CRATE_ADDED ? event->target : ID_NONE;
    entry->crate = event->crate;
    entry->portion = portion;
    entry->lane_before = prep->lanes[event->lane];
    entry->crate_before = *prep_crate(prep, event->crate);
    if (portion != ID_NONE) {
        entry->portion_before = *prep_portion(prep, portion);
    }
    entry->discrepancies_before = prep->discrepancy_count;
}

const struct undo_entry *undo_latest(const struct prep *prep, uint8_t lane)
{
    for (size_t i = prep->undo_count; i-- > 0;) {
        if (prep->undos[i].lane == lane) {
            return &prep->undos[i];
        }
    }
    return NULL;
}

const struct undo_entry *undo_before(const struct prep *prep, const struct undo_entry *entry)
{
    for (size_t i = (size_t)(entry - prep->undos); i-- > 0;) {
        if (prep->undos[i].lane == entry->lane) {
            return &prep->undos[i];
        }
    }
    return NULL;
}

bool undo_in_time(const struct prep *prep, const struct undo_entry *entry)
{
    return same_id(prep_crate(prep, entry->crate)->last, entry->id) &&
           (entry->added == ID_NONE || prep_may_take_back(prep, entry->added));
}

bool undo_apply(struct prep *prep, const struct event *event)
{
    if (event->lane >= LIMIT_LANES) {
        return false;
    }
    const struct undo_entry *latest = undo_latest(prep, event->lane);
    if (latest == NULL || !same_id(latest->id, event->undoes) || !undo_in_time(prep, latest)) {
        return false;
    }
    struct undo_entry entry = *latest;
    size_t at = (size_t)(latest - prep->undos);
    if (entry.added != ID_NONE) {
        prep_take_back(prep, entry.crate);
    }
    prep->lanes[event->lane] = entry.lane_before;
    prep->crates[entry.crate - prep->plan->crates.first_id] = entry.crate_before;
    if (entry.portion != ID_NONE) {
        prep->portions[entry.portion - prep->plan->portions.first_id] = entry.portion_before;
    }
    for (size_t i = entry.discrepancies_before; i < prep->discrepancy_count; i++) {
        if (same_id(prep->discrepancies[i].event, entry.id)) {
            prep->discrepancies[i].is_undone = true;
        }
    }
    memmove(&prep->undos[at], &prep->undos[at + 1],
            (prep->undo_count - at - 1) * sizeof *prep->undos);
    prep->undo_count--;
    return true;
}
