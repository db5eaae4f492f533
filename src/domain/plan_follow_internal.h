/* plan_follow_internal.h: shared by plan_follow*.c only. */
#ifndef BORNE_DOMAIN_PLAN_FOLLOW_INTERNAL_H
#define BORNE_DOMAIN_PLAN_FOLLOW_INTERNAL_H

#include "domain/plan_follow.h"
#include "domain/plan_match.h"

/* An order of the new plan and where it comes from: indexes, or MATCH_NONE. */
struct follow_order {
    uint32_t number, before, fresh;
};

struct follow {
    const struct prep *prep;
    const struct plan *before, *fresh;
    const struct people *people, *fresh_people;
    struct plan_match match;
    struct plan *to;
    struct people *to_people;
    struct plan_changes *changes;
    /* Room of the growing arrays of `to`. */
    size_t supplier_room, product_room, lot_room, pickup_room, line_room, crate_room, portion_room;
    /* What became of the rows before: ids of `to`, ID_NONE; by index. */
    uint32_t *product_to, *pickup_to;
    /* Where an order's lines and crates begin, by order index, one more at the end. */
    uint32_t *before_lines, *fresh_lines, *before_crates;
    uint32_t *crate_rows;        /* before_crates counts in here: rows of crates, by order */
    struct follow_order *orders; /* by number */
    size_t order_count, order_room;
};

/* A stage behind all of enum crate_status. */
enum { STAGE_LOADED = CRATE_STATUS_COUNT, STAGE_COUNT };

/* A portion of a crate that is being put together. */
struct follow_portion {
    uint32_t product; /* id in `to` */
    int64_t units_milli;
    int64_t was_milli; /* under the plan before */
    uint32_t carries;  /* id before, or ID_NONE */
};

/* A crate that is being put together. */
struct follow_crate {
    uint32_t carries; /* id before, or ID_NONE */
    uint16_t index;
    enum crate_kind kind;
    enum crate_status status;        /* CRATE_PLANNED for new ones */
    int stage;                       /* the same, and behind it: on a vehicle */
    bool is_gone;                    /* was emptied: takes nothing any more */
    struct follow_portion *portions; /* heap array */
    size_t count, room;
};

struct follow_crates {
    struct follow_crate *rows; /* heap array */
    size_t count, room;
};

/* plan_follow_goods.c: rooms, suppliers, products, lots and pick-up points of the new plan. */
void follow_goods(struct follow *f);
void follow_pickups(struct follow *f);
/* Where an order goes, as a pick-up point of the new plan. */
uint32_t follow_pickup(const struct follow *f, const struct follow_order *order);

/* plan_follow_crates.c: the crates of one order, by index. */
void follow_crates(struct follow *f, const struct follow_order *order, bool verbatim,
                   struct follow_crates *ret);
void follow_crates_finish(struct follow_crates *crates);

/* plan_follow.c: the c-th crate of the plan before, by order; before_crates says where each one
 * begins. */
const struct crate *follow_before_crate(const struct follow *f, uint32_t c);
/* A crate of the order before (index) was begun. */
bool follow_is_begun(const struct follow *f, uint32_t before_order);

/* plan_follow_change.c */
/* The order asks for the same goods as before. */
bool follow_same_lines(const struct follow *f, const struct follow_order *order);
/* And nothing about them or the limit would pack them otherwise. */
bool follow_same_packing(const struct follow *f, const struct follow_order *order);
/* What the crate's label says is still true. */
bool follow_label_stands(const struct follow *f, const struct follow_order *order,
                         const struct follow_crate *crate);
/* Notes how the order differs; `crates` are its new ones. `after` is its new id or ID_NONE. */
void follow_note_order(struct follow *f, const struct follow_order *order, uint32_t after,
                       const struct follow_crates *crates);

#endif
