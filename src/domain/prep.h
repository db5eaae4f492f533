/* prep.h: the state of a prep: prep_apply over its events, nothing else. Two equal lists of events
 * give two equal states, on any machine. Pure: no clock, no I/O. */
#ifndef BORNE_DOMAIN_PREP_H
#define BORNE_DOMAIN_PREP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/limits.h"
#include "domain/event.h"
#include "domain/helpers.h"
#include "domain/learned.h"
#include "domain/plan.h"
#include "domain/receive.h"
#include "domain/substitute.h"
#include "domain/tick.h"
#include "domain/trip.h"

#define LANE_NONE 255

enum crate_status {
    CRATE_PLANNED,  /* nothing in it yet */
    CRATE_PICKING,  /* open in a lane, or put aside half full (lane == LANE_NONE) */
    CRATE_PICKED,   /* closed, waits for its check */
    CRATE_CHECKING, /* open in a lane, or put aside half counted */
    CRATE_CHECKED,
    CRATE_STATUS_COUNT
};

/* What a scale says of a crate whose check is open (weight.h). */
enum weight_verdict { WEIGHT_NOT_SAID, WEIGHT_AGREES, WEIGHT_DIFFERS, WEIGHT_CANNOT_TELL };

struct crate_state {
    enum crate_status status;
    uint8_t lane;         /* where it is open, or LANE_NONE */
    uint8_t party;        /* whose lane that is or was last: lend.h */
    uint16_t skips;       /* how many portions were put last so far */
    uint16_t checks;      /* how often its check was closed */
    struct event_id last; /* the latest event not undone that touched it */
    bool is_gone;         /* of a cancelled order, and the director emptied it */
    bool needs_label;     /* it had one that a later import made wrong, and has none since */
    uint16_t trip;        /* it is loaded on this one, 0: not loaded */
    /* By the wall clock, for people only: when it was opened last and filled, how long it was open
     * while it was filled. */
    int64_t opened_ms, filled_ms, worked_ms;
    enum weight_verdict weight;
    int64_t weighed_g;                     /* what lay in it by the scale */
    uint32_t filled_turn, filled_half_day; /* when it was filled: the how manieth of the prep */
};

/* What the checks of the room found, latest first: a bit each, set when a crate differed. */
struct check_results {
    uint32_t count, found;
};

enum count_state {
    COUNT_OPEN,  /* not counted yet */
    COUNT_AGAIN, /* counted once, another number than expected: recount */
    COUNT_AGREED,
    COUNT_DIFFERS, /* twice another number */
};

struct count {
    enum count_state state;
    int64_t found_milli; /* of the latest count */
};

struct portion_state {
    int64_t picked_milli;     /* of the ordered product, extras included */
    int64_t missing_milli;    /* declared not to come */
    int64_t extra_milli;      /* part of picked_milli, beyond the order, on purpose */
    int64_t substitute_milli; /* units of it that substitute_product stands in for */
    uint32_t substitute_product;
    int32_t substitute_per; /* so many of that for each of them: substitute.h */
    /* A later import asks for something else than what lies in a crate that was begun. Until the
     * director has seen to it: */
    int64_t to_add_milli;    /* counts as if it were there, and is not */
    int64_t to_remove_milli; /* part of extra_milli */
    int64_t to_swap_milli;   /* part of substitute_milli: no longer in anything's place */
    /* What a share (prep_share.h) made of it. */
    int64_t cut_milli;  /* part of missing_milli */
    int64_t gift_milli; /* to be picked beyond the order */
    uint16_t skipped;   /* 0, or its turn among the skipped */
    bool settled;       /* nothing left to do at picking */
    struct count count, substitute_count;
};

struct lane {
    uint32_t crate; /* open here, or ID_NONE */
    uint32_t
        last_portion; /* the latest event of this lane was about it, ID_NONE: about its crate */
    int64_t last_ms;  /* and came then; for people only */
};

struct label_state {
    uint32_t target;
    uint16_t copy; /* 0 the first, 1.. reprints */
    bool is_void;
};

/* Labels of one code kind of this prep; index = serial - 1. */
struct label_list {
    struct label_state *rows;
    size_t count, room;
};

/* Where a discrepancy came up. */
enum discrepancy_step {
    STEP_PICK,
    STEP_CHECK,
    STEP_RECEIVE, /* when goods came */
    STEP_LOAD,
    STEP_SHARE,
    STEP_RETURN,
    STEP_UNION, /* records of several stations were united */
    STEP_ROOM,  /* a fridge was read */
    STEP_COUNT
};

struct discrepancy {
    struct event_id event;
    uint32_t number; /* 1.. as they were said; stays when the month is imported again */
    int64_t at_ms;
    enum discrepancy_type type;
    enum discrepancy_step step;
    bool is_undone;          /* or told to be a mistake by the review */
    uint32_t crate, portion; /* ID_NONE: not about one */
    uint32_t pickup;         /* of what a labo returned, else ID_NONE */
    uint32_t product, lot, other_product;
    int64_t other_milli;           /* so much of the other came in its place */
    enum substitute_reason reason; /* why it might; SUBSTITUTE_NOT: not known, or nothing did */
    uint32_t share;                /* the share's number, 0 for none */
    enum face face;                /* of STEP_RETURN */
    int64_t units_milli;           /* how much it is about */
    /* Of product in this crate, before and after it. Of a fridge: thousandths of a degree; of a bag
     * that was out of the cold: of a minute. */
    int64_t expected_milli, found_milli;
    int64_t item; /* of STEP_ROOM: which fridge (tick.h) */
    /* What the review made of it (prep_case.h). */
    enum case_cause cause;
    enum case_decision decision;
    enum case_follow_up follow_up;
    uint32_t corrections;            /* how often type or amount were corrected */
    enum discrepancy_type said_type; /* as first said */
    int64_t said_milli;
};

/* The review said it anew: what it was then, when, with whose code. */
struct case_change {
    uint32_t number; /* the discrepancy's */
    int64_t at_ms;
    enum role role;
    enum discrepancy_type type;
    int64_t units_milli;
    enum case_cause cause;
    enum case_decision decision;
    enum case_follow_up follow_up;
};

/* What was decided about a product that is short, or of which there is more (prep_share.h). */
struct share {
    uint32_t product; /* ID_NONE once a later import has it no more */
    enum share_rule rule;
    int64_t ordered_milli, there_milli;
    int64_t at_ms;
};

/* A part of the month that is worked on at another station (lend.h). */
enum lend_state {
    LEND_OUT,        /* only there */
    LEND_BACK,       /* its record is here; nobody works on it there any more */
    LEND_TAKEN_BACK, /* given up: worked on here again, and what still comes is a conflict */
};
/* Seen before a record is applied: a part was given back, or its backup went on elsewhere
 * (lend_gone_on.c). */
struct lend_mark {
    bool is_return;
    bool has_part;             /* of those that went on from one backup, the one that counts */
    struct event_id id, after; /* went on: after this one, which the backup had last */
    uint64_t lamport;
};
struct lend {
    uint32_t number; /* 1..LIMIT_LENDS */
    uint32_t pickup; /* ID_NONE once a later import has it no more */
    enum lend_state state;
    uint64_t station;             /* that has it, 0: nobody that is known of here */
    int32_t serial, serial_until; /* of its labels */
    struct plan_block ids;
    struct lane lanes[LIMIT_LANES];
    int64_t at_ms;
    uint64_t lamport; /* of the lending */
};

/* What a second import leaves for the director to do by hand (prep_chore.h). */
enum chore_kind {
    CHORE_REMOVE,  /* take units_milli of product out of the crate */
    CHORE_ADD,     /* put them in */
    CHORE_EMPTY,   /* the order is cancelled: put everything of the crate back */
    CHORE_MOVE,    /* the crate goes to another pick-up point now */
    CHORE_DISCARD, /* the crate is not made any more: throw its label away */
    CHORE_LOAD,    /* the trips to its pick-up point are loaded, and it is on none of them */
    CHORE_KIND_COUNT
};

struct chore {
    enum chore_kind kind;
    uint32_t import;           /* that brought it */
    uint32_t crate;            /* of the current plan; ID_NONE for CHORE_DISCARD */
    uint32_t portion, product; /* CHORE_ADD, CHORE_REMOVE */
    int64_t units_milli;
    uint16_t trip;   /* CHORE_EMPTY, CHORE_MOVE once done: the crate was taken off this one */
    uint32_t share;  /* of a share: its number; 0: of an import */
    uint32_t number; /* of the order; with index: what stands on the crate */
    uint16_t index, of;
    bool is_done;
    bool is_void; /* a later import, or filling the crate again, settled it otherwise */
};

/* What the director made of a buyer's note. */
enum note_kind { NOTE_OPEN, NOTE_NOTHING, NOTE_ALLERGY, NOTE_SUBSTITUTION, NOTE_KIND_COUNT };

/* What an undo puts back: private to prep.c. */
struct undo_entry;
struct conflict;
struct floor_walk;

struct prep {
    const struct plans *plans; /* borrowed */
    const struct plan *plan;   /* the current one, NULL before the first import */
    struct plan *grown;        /* owned: plan with crates added since (plan_grow.h), products placed
                                  elsewhere, or NULL */
    uint32_t number;           /* 1..LIMIT_PREP */
    uint32_t half_day;         /* 1.. */
    bool is_closed;
    bool is_practice; /* practice.h: set by who made it */
    uint64_t lamport; /* the highest applied */
    size_t event_count;
    struct lane own_lanes[LIMIT_LANES]; /* of the month's own machine: read prep_lane */
    enum pickup_mode *modes;            /* per pick-up point of the plan */
    struct crate_state *crates;         /* per crate of the plan */
    int32_t *crate_serials;         /* per crate: its latest label's serial, 0 before the first */
    struct portion_state *portions; /* per portion of the plan */
    uint8_t *notes;                 /* per order of the plan: enum note_kind */
    struct label_list labels[10];   /* by code kind */
    struct discrepancy *discrepancies;
    size_t discrepancy_count, discrepancy_room;
    uint32_t discrepancies_said;      /* the latest one's number */
    struct case_change *case_changes; /* oldest first */
    size_t case_change_count, case_change_room;
    struct learned learned; /* codes that were taught */
    struct check_results checks;
    uint32_t fillings;    /* how often a crate was filled */
    struct chore *chores; /* of all imports, oldest first: a chore's number is its index + 1 */
    size_t chore_count, chore_room;
    struct lot_state *lots; /* received, oldest first: LOT_RECEIVED + index + 1 */
    size_t lot_count, lot_room;
    struct goods_state *goods;          /* per product of the plan */
    struct substitution *substitutions; /* per product of the plan */
    struct lot_use *uses;               /* of lots in portions */
    size_t use_count, use_room;
    struct bulk_lot *sent; /* lots that went to labos in bulk */
    size_t sent_count, sent_room;
    uint32_t *portion_uses; /* per portion of the plan: index + 1 of its first use */
    struct bagging *baggings;
    size_t bagging_count, bagging_room;
    struct trip_state *trips;
    size_t trip_count, trip_room;
    int64_t *empties; /* per pick-up point of the plan: crates that came back */
    struct tick *ticks;
    size_t tick_count, tick_room;
    struct helpers *helpers; /* how many people helped, in the half-days of which it was told */
    size_t helper_count, helper_room;
    struct share *shares; /* oldest first: a share's number is its index + 1 */
    size_t share_count, share_room;
    struct lend *lends; /* oldest first */
    size_t lend_count, lend_room;
    /* The way through this machine's room, in whose order crates are filled; borrowed, set by who
       made it, NULL: as the plan has it. What events do never depends on it. */
    const struct floor_walk *walk;
    uint64_t station; /* whose lanes prep_lane reads: set by who made it; 0: the month's own */
    uint64_t first_station; /* of the first event */
    bool has_others;        /* and another one has written since */
    uint64_t taken_back;    /* lends of prep_foresee, a bit each */
    uint64_t *outsiders;    /* stations of which nothing fits */
    size_t outsider_count, outsider_room;
    struct lend_mark *marks; /* of prep_foresee */
    size_t mark_count, mark_room;
    struct conflict *conflict_rows; /* events that did not fit: private to prep_conflict.c */
    size_t conflicts, conflict_room;
    struct undo_entry *undos; /* all gestures that can be undone, oldest first */
    size_t undo_count, undo_room;
};

/* An empty prep. `plans` must outlive it and hold a plan before its EVENT_PLAN_SET is applied. */
void prep_init(struct prep *prep, uint32_t number, const struct plans *plans);
void prep_finish(struct prep *prep);

/* Applies one event. False (state unchanged) when it does not fit the state: a record that was
 * damaged or made by a newer version; decide never makes such an event. */
bool prep_apply(struct prep *prep, const struct event *event);
/* The same for a record that was read. What does not fit is a conflict of two stations, becomes a
 * discrepancy (DISCREPANCY_CONFLICT) and changes nothing else; false only where one station alone
 * has written: then the record is damaged. Every event must have been shown to prep_foresee before
 * the first one is applied. */
bool prep_replay(struct prep *prep, const struct event *event);
void prep_foresee(struct prep *prep, const struct event *event);

/* A lane of this machine (prep.station). */
const struct lane *prep_lane(const struct prep *prep, uint8_t lane);
/* Reading the state. Ids must be of the current plan (asserted). */
const struct crate_state *prep_crate(const struct prep *prep, uint32_t crate);
const struct portion_state *prep_portion(const struct prep *prep, uint32_t portion);
/* Whether its crates are filled at this machine; at that of a labo, the part that was lent to it.
 */
enum pickup_mode prep_pickup_mode(const struct prep *prep, uint32_t pickup);
/* The portion whose turn it is in a crate being picked, or ID_NONE when all is settled. */
uint32_t prep_next_portion(const struct prep *prep, uint32_t crate);
/* A crate's portions in the order in which they are fetched; ret_portions has room for all. */
void prep_walk_order(const struct prep *prep, uint32_t crate, uint32_t *ret_portions);
/* Whose turn it is at a check; *ret_substitute says whether the substitute is to be counted. */
uint32_t prep_next_count(const struct prep *prep, uint32_t crate, bool *ret_substitute);
/* The product of the current plan with this GTIN-14, by the plan or because it was taught, else
 * NULL; *ret_units (may be NULL) is how many of it one scan is. */
const struct product *prep_product_of_gtin(const struct prep *prep, const char *gtin,
                                           int32_t *ret_units);
/* What is to be in the crate when nothing is missing: what was ordered, and a gift. */
int64_t prep_target_milli(const struct prep *prep, uint32_t portion);
/* What a portion still takes at picking. */
int64_t prep_remaining_milli(const struct prep *prep, uint32_t portion);
/* What should lie in the crate of this portion's product. */
int64_t prep_content_milli(const struct prep *prep, uint32_t portion);
/* The crate's current serial (of label kind CODE_CRATE), or 0 when no label was drawn. */
int32_t prep_label_serial(const struct prep *prep, int label_kind, uint32_t target);
/* The lane's latest gesture that could be undone, or an id with seq 0. */
struct event_id prep_undoable(const struct prep *prep, uint8_t lane);
/* True once anything was picked, counted or reported: a plan can only follow the one there is. */
bool prep_has_begun(const struct prep *prep);
/* True when this plan may take the current one's place: it is of this prep, and carries everything
 * that was begun. */
bool prep_may_set_plan(const struct prep *prep, const struct plan *plan);
/* The state under a plan that follows the one of *from: what an EVENT_PLAN_SET does. *ret is filled
 * from empty (prep_finish); false, and nothing is filled, when prep_may_set_plan is. */
bool prep_carry(const struct prep *from, const struct plan *plan, struct prep *ret);
/* The crate is to be prepared, checked and loaded: neither cancelled nor emptied. */
bool prep_crate_counts(const struct prep *prep, uint32_t crate);
/* True if the crate was made because another one of its order was full. */
bool prep_crate_is_added(const struct prep *prep, uint32_t crate);
/* And none was added after it by the same machine. */
bool prep_is_last_added(const struct prep *prep, uint32_t crate);
/* True if the crate could be full now: something lies in it, something is left for one more, and
 * one more may be made. */
bool prep_may_add_crate(const struct prep *prep, uint32_t crate);
/* What the director made of an order's note. */
enum note_kind prep_note(const struct prep *prep, uint32_t order);

/* Three counts that never mix with ordered. */
struct progress {
    uint32_t crates, picked, checked, picking;
    int64_t weight_g, picked_g; /* as planned; of crates picked or later */
};
/* Of one pick-up point, or of all that are filled here (ID_NONE). */
struct progress prep_progress(const struct prep *prep, uint32_t pickup);

/* A hash of the whole state: equal states, equal digests. */
uint64_t prep_digest(const struct prep *prep);
/* Proves the invariants. NULL, or what is wrong (static text). */
const char *prep_check(const struct prep *prep);
/* The same for one crate; NULL too when there is no such crate. Debug builds prove it after every
 * prep_apply. */
const char *prep_check_crate(const struct prep *prep, uint32_t id);

#endif
