/* prep_undo.h: what prep.c remembers so that an undo is exact: a copy of all a gesture touches. */
#ifndef BORNE_DOMAIN_PREP_UNDO_H
#define BORNE_DOMAIN_PREP_UNDO_H

#include "domain/prep.h"

struct undo_entry {
    struct event_id id;
    uint8_t lane;
    enum event_kind kind;
    uint32_t crate, portion; /* portion may be ID_NONE */
    uint32_t added;          /* the crate that EVENT_CRATE_ADDED made */
    struct lane lane_before;
    struct crate_state crate_before;
    struct portion_state portion_before;
    size_t discrepancies_before;
};

/* Remembers the state before `event` is applied. The event's crate and lane are valid. */
void undo_push(struct prep *prep, const struct event *event, uint32_t portion);
/* The lane's latest entry, or NULL. */
const struct undo_entry *undo_latest(const struct prep *prep, uint8_t lane);
/* The same lane's entry before this one, or NULL. */
const struct undo_entry *undo_before(const struct prep *prep, const struct undo_entry *entry);
/* True if nobody else touched the crate since. */
bool undo_in_time(const struct prep *prep, const struct undo_entry *entry);
/* Applies an EVENT_UNDONE. */
bool undo_apply(struct prep *prep, const struct event *event);

#endif
