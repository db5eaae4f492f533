/* prep_undo.h: what prep.c remembers so that an undo is exact: a copy of all a gesture touches. */
#ifndef BORNE_DOMAIN_PREP_UNDO_H
#define BORNE_DOMAIN_PREP_UNDO_H

#include "domain/prep.h"

/* What a gesture was about. */
enum undo_of { UNDO_CRATE, UNDO_LOT, UNDO_GOODS, UNDO_BAGGING, UNDO_EMPTIES };

struct undo_entry {
    struct event_id id;
    enum undo_of of;
    uint8_t party, lane; /* party: lend.h */
    enum event_kind kind;
    /* UNDO_CRATE */
    uint32_t crate, portion; /* portion may be ID_NONE */
    uint32_t added;          /* the crate that EVENT_CRATE_ADDED made */
    uint32_t checks_before;  /* EVENT_CHECK_CLOSED: how many there were */
    struct lane lane_before;
    struct crate_state crate_before;
    struct portion_state portion_before;
    uint32_t use;      /* index + 1 into prep.uses that took something of a lot, 0: none */
    int64_t use_milli; /* so much */
    /* The others: an index into lots, goods, baggings, empties. */
    size_t index;
    struct goods_state goods_before;
    int64_t number; /* of empties */
    size_t discrepancies_before;
    size_t forgotten; /* index + 1 of a discrepancy that the gesture made untrue, 0: none */
};

/* Remembers the state before `event` is applied. The event's crate and lane are valid. */
void undo_push(struct prep *prep, const struct event *event, uint32_t portion);
/* The same for a gesture that is about no crate; the caller fills in what it needs. */
struct undo_entry *undo_push_of(struct prep *prep, const struct event *event, enum undo_of of,
                                size_t index);
/* The latest entry of a party's lane, or NULL. */
const struct undo_entry *undo_latest(const struct prep *prep, uint8_t party, uint8_t lane);
/* The same lane's entry before this one, or NULL. */
const struct undo_entry *undo_before(const struct prep *prep, const struct undo_entry *entry);
/* True if nobody else touched it since. */
bool undo_in_time(const struct prep *prep, const struct undo_entry *entry);
/* Applies an EVENT_UNDONE. */
bool undo_apply(struct prep *prep, const struct event *event);

#endif
