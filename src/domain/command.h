/* command.h: what somebody asks for, from a screen or a scanner; decide (decide.h) turns it into
 * events or a refusal. A value. */
#ifndef BORNE_DOMAIN_COMMAND_H
#define BORNE_DOMAIN_COMMAND_H

#include <stddef.h>
#include <stdint.h>

#include "domain/code.h"
#include "domain/event.h"

/* What the people of a lane have chosen to do: says what a crate's label means when scanned. */
enum lane_task {
    LANE_TASK_PICK,
    LANE_TASK_CHECK,
    LANE_TASK_SHARE, /* command.target says which product, ID_NONE: none yet */
    LANE_TASK_LOAD,  /* command.number says which trip */
};

enum command_kind {
    COMMAND_NONE,
    COMMAND_SCAN,        /* code, task: whatever it means in this lane now */
    COMMAND_OPEN_CRATE,  /* crate: start or go on filling it */
    COMMAND_PICK,        /* units_milli (touch count) or grams (weight): of the lane's step */
    COMMAND_SHARE_OUT,   /* crate, target = product; units_milli or grams, 0: all it takes */
    COMMAND_NONE_LEFT,   /* target = product: while it is shared out, all crates that wait for it
                            go without */
    COMMAND_UNDO,        /* the lane's latest gesture */
    COMMAND_REPORT,      /* type, units_milli, other_product: a discrepancy at the lane's step */
    COMMAND_SKIP,        /* the lane's step comes last */
    COMMAND_LEAVE,       /* put the crate aside; anyone goes on with it later */
    COMMAND_CLOSE_CRATE, /* everything is in */
    COMMAND_NEW_CRATE,   /* this one is full: what is left goes into one more of the order */
    COMMAND_OPEN_CHECK,  /* crate, value = 1: by the pair that filled it, as the helper allows */
    COMMAND_COUNT,       /* units_milli or grams: of the lane's step of the check */
    COMMAND_CLOSE_CHECK,
    COMMAND_REOPEN,          /* crate: back to picking with what the check found */
    COMMAND_DRAW_LABELS,     /* label_kind, targets: serials for those that have none */
    COMMAND_REPRINT,         /* label_kind, target: a new serial, marked as a copy */
    COMMAND_SET_PLAN,        /* target = import */
    COMMAND_SET_PICKUP_MODE, /* target, value */
    COMMAND_CHORE_DONE,      /* target = chore number, value = 1 or 0 */
    COMMAND_SET_NOTE,        /* target = order, value = enum note_kind */
    COMMAND_RECEIVE,         /* product, target = supplier, value = enum lot_origin, number = note,
                                units_milli, reading, due = half-day by which it was to come */
    COMMAND_GOODS_COMPLETE,  /* product, value = 1 or 0 */
    COMMAND_BAG,             /* product, value = bags, grams of each, number = grams lost */
    COMMAND_SET_TRIP,        /* number (one more than there are: a new one), value, grams */
    COMMAND_SET_STOP,        /* number, target = pick-up point, value = 1 or 0 */
    COMMAND_PROPOSE_TRIPS,   /* makes the trips that trips_propose says */
    COMMAND_LOAD,            /* crate, number = trip */
    COMMAND_CLOSE_TRIP,   /* number, value = 1, or 2 although something is missing, 0 open again */
    COMMAND_EMPTIES_BACK, /* target = pick-up point, number */
    COMMAND_TICK,         /* target = enum tick_list, number = item, value = 1 or 0, reading */
    COMMAND_LEARN_CODE,   /* code, target = product, value = units of a scan; 0: forget it */
    COMMAND_KEPT_OUT,     /* crate, value = minutes: a bag's goods were out of the cold too long */
    COMMAND_CLOSE_HALF_DAY,
    COMMAND_CLOSE_PREP,
    COMMAND_SHARE,  /* target = product, value = enum share_rule, units_milli = how much there is */
    COMMAND_RETURN, /* target = pick-up point, product, type, units_milli, value = enum face */
    COMMAND_SET_CASE,     /* about, crate, product, label_kind, type, units_milli, cause, decision,
                             follow_up */
    COMMAND_LEND,         /* target = pick-up point: its part goes to a machine of the labo's */
    COMMAND_BORROW,       /* target = lend: this is that machine */
    COMMAND_GIVE_BACK,    /* what was borrowed goes back, as it is */
    COMMAND_TAKE_BACK,    /* target = lend: given up, worked on here again */
    COMMAND_WEIGH,        /* grams of the crate in the lane, value = of them the crate itself */
    COMMAND_TELL_HELPERS, /* target = half-day, number = how many people helped, 0: not told */
    COMMAND_SET_SUBSTITUTE, /* target = product, value = enum substitute_reason, other_product,
                               number = so many of it for one */
    COMMAND_PLACE_PRODUCT,  /* target = product, number = place (place.h), 0: none any more */
    COMMAND_KIND_COUNT
};

struct command {
    enum command_kind kind;
    uint8_t lane;
    uint64_t pair; /* the lane's pair token, 0 when none was chosen */
    enum lane_task task;
    struct code code;
    int64_t typed; /* before the scan: units or grams of a slip's line; 0 for all of it */
    uint32_t crate;
    int64_t units_milli, grams;
    enum discrepancy_type type;
    uint32_t other_product;
    uint32_t product;
    int64_t number;
    int32_t label_kind, value, reading;
    int32_t due; /* COMMAND_RECEIVE: a half-day from 1, 0: nobody said */
    uint32_t target;
    const uint32_t *targets; /* borrowed until decide returns */
    size_t target_count;
    enum role role;        /* whose PIN opened the screen */
    struct event_id about; /* the discrepancy of COMMAND_SET_CASE */
    enum case_cause cause;
    enum case_decision decision;
    enum case_follow_up follow_up;
};

#endif
