/* event.h: what has happened, for ever. An event is a value; the record is a list of them, and the
 * state of a prep is prep_apply over that list. Numbers are stored: never renumber or reuse. */
#ifndef BORNE_DOMAIN_EVENT_H
#define BORNE_DOMAIN_EVENT_H

#include <stdbool.h>
#include <stdint.h>

struct event_id {
    uint64_t station; /* 64 random bits */
    uint64_t seq;     /* 1.. per station, no gaps */
};

enum event_kind {
    EVENT_NONE = 0,
    EVENT_PLAN_SET = 1,         /* import; goes on from the plan before where its rows say so */
    EVENT_LABEL_DRAWN = 2,      /* label_kind, serial, target, copy */
    EVENT_LABEL_CONFIRMED = 3,  /* label_kind, serial, target: older labels of it are void */
    EVENT_CRATE_OPENED = 4,     /* lane, crate */
    EVENT_UNITS_PICKED = 5,     /* lane, crate, portion, product, lot, units_milli, grams, method */
    EVENT_UNDONE = 6,           /* lane, undoes */
    EVENT_DISCREPANCY = 7,      /* lane, crate, portion, product, lot, type, units_milli, other;
                                   replaced: target = the other's lot, value = so many for one,
                                   number = enum substitute_reason, 0 in records of before */
    EVENT_PORTION_SKIPPED = 8,  /* lane, crate, portion */
    EVENT_CRATE_LEFT = 9,       /* lane, crate */
    EVENT_CRATE_CLOSED = 10,    /* lane, crate */
    EVENT_CHECK_OPENED = 11,    /* lane, crate, value = 1: by the pair that filled it */
    EVENT_COUNTED = 12,         /* lane, crate, portion, product, units_milli, grams, method */
    EVENT_CHECK_CLOSED = 13,    /* lane, crate */
    EVENT_CRATE_REOPENED = 14,  /* lane, crate */
    EVENT_HALF_DAY_CLOSED = 15, /* - */
    EVENT_PREP_CLOSED = 16,     /* - */
    EVENT_PICKUP_MODE_SET = 17, /* target = pick-up point, value = enum pickup_mode */
    EVENT_CHORE_DONE = 18,      /* target = chore number, value = 1 done, 0 after all not */
    EVENT_NOTE_SET = 19,        /* target = order, value = enum note_kind */
    EVENT_CRATE_ADDED = 20,     /* lane, crate = the full one, target = the new one, value = i */
    EVENT_LOT_RECEIVED = 21,    /* lane, lot (new), product, target = supplier, value = enum
                                   lot_origin, number = delivery note, units_milli, reading, copy =
                                   half-day by which it was to come, 0: nobody said */
    EVENT_GOODS_COMPLETE = 22,  /* lane, product, value = 1 that is all that comes, 0 not yet */
    EVENT_BAGGED = 23,          /* lane, product, lot, value = bags, grams of each, number = grams
                                   lost */
    EVENT_TRIP_SET = 24,        /* number = trip, value = enum vehicle, grams = what it carries */
    EVENT_TRIP_STOP = 25,       /* number = trip, target = pick-up point, value = 1 on it, 0 off */
    EVENT_CRATE_LOADED = 26,    /* lane, crate, number = trip */
    EVENT_TRIP_CLOSED = 27,     /* lane, number = trip, value = 1 it may go, 0 not yet */
    EVENT_EMPTIES_BACK = 28,    /* lane, target = pick-up point, number = crates that came back */
    EVENT_TICKED = 29,          /* lane, target = enum tick_list, number = item, value = 1 or 0,
                                   reading of a fridge */
    EVENT_CODE_LEARNED = 30,    /* product, units_milli = the GTIN-14 as a number, value = how many
                                   units one scan of it is; 0: forgotten */
    EVENT_SHARED = 31,          /* product, value = enum share_rule, units_milli = how much there
                                   is, target = the share's number: what members agreed on */
    EVENT_PORTION_SHARED = 32,  /* crate, portion, product, lot, units_milli = what it gets of it,
                                   target = the share's number */
    EVENT_RETURNED = 33,        /* target = pick-up point, product, lot, type, units_milli,
                                   value = enum face: what a labo wrote on its return form */
    EVENT_CASE_SET = 34,        /* undoes, crate, product, label_kind = the discrepancy's event,
                                   crate, product and type as first said; type, units_milli as they
                                   are right, value = enum case_cause, copy = enum case_decision,
                                   serial = enum case_follow_up */
    EVENT_KEPT_OUT = 35,        /* lane, crate, value = minutes that a bag's goods were out of the
                                   cold: once for each bag, not undone */
    EVENT_CRATES_LENT = 36,     /* number = lend, target = pick-up point, serial = first serial of
                                   its labels, value = how many; crate, portion = first ids of
                                   crates that are added there */
    EVENT_CRATES_BORROWED = 37, /* number = lend: this event's station has that part now */
    EVENT_CRATES_RETURNED = 38, /* lane, number = lend, value = 1 by who had it, with all it noted;
                                   2 by who lent it, without: what still comes is a conflict */
    EVENT_CRATE_WEIGHED = 39, /* lane, crate, grams = what it weighs, number = what it should, value
                                 = enum weight_verdict */
    EVENT_SUBSTITUTE_SET = 40, /* product, value = enum substitute_reason, other_product = what may
                                  be given in its place, number = so many of it for one */
    EVENT_BULK_SENT = 41,      /* lane, target = pick-up point, product, lot, units_milli = so much
                                  of the lot went there in bulk in all; 0: none after all */
    /* 43, 44 and 46..49 are free */
    EVENT_CRATES_GONE_ON = 42, /* number = lend, undoes = the last event in the backup from which
                                  this event's station goes on where that one's broke */
    EVENT_HELPERS_TOLD = 45,   /* target = half-day, number = how many people helped in it */
    EVENT_PRODUCT_PLACED = 50, /* product, number = where it lies from now on (place.h), 0: nobody
                                  knows */
    EVENT_KIND_COUNT
};

/* Who worked at the desk: the PIN that was given. */
enum role {
    ROLE_ROOM, /* no PIN: people at a lane, the command line */
    ROLE_DIRECTOR,
    ROLE_HELPER,
    ROLE_COUNT
};

/* The rules that members chose beforehand for what is short or over (share.h). */
enum share_rule {
    SHARE_NONE,
    SHARE_EQUAL,       /* the same number less for each */
    SHARE_ONE_EACH,    /* one each first, then a second each, and so on */
    SHARE_SMALL_FIRST, /* who asked for one keeps it; the others get the same number less */
    SHARE_RULE_COUNT
};

/* Why the director lets another product be given; stored. */
enum substitute_reason {
    SUBSTITUTE_NOT, /* nothing may be given in its place, or no longer */
    SUBSTITUTE_NOT_DELIVERED,
    SUBSTITUTE_TOO_FEW,
    SUBSTITUTE_SPOILED, /* damaged, or its date has passed */
    SUBSTITUTE_AGREED,  /* with the supplier or the members, beforehand */
    SUBSTITUTE_REASON_COUNT
};

/* A face circled on a return form. */
enum face { FACE_NONE, FACE_GOOD, FACE_SO_SO, FACE_BAD, FACE_COUNT };

/* What the review makes of a discrepancy. */
enum case_cause {
    CAUSE_OPEN,
    CAUSE_SUPPLIER,
    CAUSE_STOCK,
    CAUSE_PICKING,
    CAUSE_DATA,
    CAUSE_LABEL,
    CAUSE_EQUIPMENT,
    CAUSE_COUNT
};
enum case_decision {
    DECISION_OPEN,
    DECISION_NOTED,    /* nothing to do */
    DECISION_CREDIT,   /* the buyer gets it back */
    DECISION_REPLACE,  /* it comes with the next month */
    DECISION_SUPPLIER, /* told to the supplier */
    DECISION_MISTAKE,  /* it was entered by mistake: counts nowhere */
    DECISION_COUNT
};
enum case_follow_up { FOLLOW_NONE, FOLLOW_TO_DO, FOLLOW_DONE, FOLLOW_COUNT };

enum method {
    METHOD_NONE,
    METHOD_SCAN,
    METHOD_TOUCH,
    METHOD_WEIGHT,
    METHOD_COUNTED, /* by hand, at the check */
    METHOD_PAPER,   /* on a prep slip, scanned back in */
    METHOD_KIND_COUNT
};

enum discrepancy_type {
    DISCREPANCY_NONE,
    DISCREPANCY_MISSING,     /* not there: the crate goes without */
    DISCREPANCY_DAMAGED,     /* put aside; another is taken, or it is also missing */
    DISCREPANCY_SUBSTITUTED, /* another product in its place */
    DISCREPANCY_EXTRA,       /* more than ordered, on purpose */
    DISCREPANCY_DIFFERENCE,  /* the check found another number, twice */
    /* Noted for the supplier's list; another is taken, or it is also missing. */
    DISCREPANCY_DATE,       /* its date has passed */
    DISCREPANCY_WRONG,      /* something else was delivered in its place */
    DISCREPANCY_COLD,       /* doubt about the cold chain: put aside */
    DISCREPANCY_UNREADABLE, /* its label or code cannot be read: taken all the same */
    /* Found when goods come in or go out: of no step of a crate. */
    DISCREPANCY_SHORT,      /* less came than the month needs */
    DISCREPANCY_SURPLUS,    /* more came */
    DISCREPANCY_NOT_LOADED, /* the trip went without this crate */
    DISCREPANCY_CONFLICT,   /* another station noted what does not fit: lend.h */
    DISCREPANCY_TYPE_COUNT
};

/* True for what people may say at a step; the rest is found at the check, when goods come in or go
 * out. */
bool discrepancy_is_said(enum discrepancy_type type);

struct event {
    struct event_id id;
    uint64_t lamport; /* orders the union of stations; never the clock */
    int64_t at_ms;    /* wall clock, for people only */
    uint32_t prep;
    enum event_kind kind;
    uint8_t lane; /* 0..LIMIT_LANES-1 */
    /* What it is about; unused fields are 0. */
    uint32_t import, crate, portion, product, lot, other_product, target;
    int32_t label_kind, serial, copy, value;
    int64_t units_milli, grams;
    int64_t number;  /* of a delivery note, a trip, an item; how many */
    int32_t reading; /* a temperature: receive.h; 0 none */
    enum method method;
    enum discrepancy_type type;
    struct event_id undoes;
    enum role role;
};

#endif
