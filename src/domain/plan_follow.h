/* plan_follow.h: the plan of a later import of the same month, made to follow the plan that the
 * prep already has. The new plan says everything the file says, and where each row goes on from
 * (`carries`, plan.h). What was begun stays where it is:
 *
 *   - an order that the file has as before keeps its number, its crates and its labels;
 *   - a crate that nobody has begun is packed anew when its order changed;
 *   - a crate that was begun is kept. It takes the new quantities as far as they are its own: what
 *     is still to be picked simply follows, what lies in it already becomes the director's chores
 *     (prep_chore.h);
 *   - an order that is gone stays, with nothing ordered, as long as one of its crates was begun;
 *   - numbers of orders are never given out twice in a prep.
 *
 * Pure, and a function of the state it is given: when the prep goes on, it must be asked again. */
#ifndef BORNE_DOMAIN_PLAN_FOLLOW_H
#define BORNE_DOMAIN_PLAN_FOLLOW_H

#include "domain/people.h"
#include "domain/prep.h"

enum plan_change_kind {
    PLAN_CHANGE_ADDED,
    PLAN_CHANGE_CHANGED,   /* what is ordered, and perhaps where it goes */
    PLAN_CHANGE_MOVED,     /* only where it goes */
    PLAN_CHANGE_REPACKED,  /* the same goods in other crates, or crates of another weight */
    PLAN_CHANGE_CANCELLED, /* no longer in the file */
    PLAN_CHANGE_KIND_COUNT
};

/* An order that differs. Counts are of its crates before, each under the furthest it got. */
struct plan_change {
    enum plan_change_kind kind;
    bool is_moved;
    uint32_t number;
    uint32_t before; /* order of the plan before, ID_NONE when it is new */
    uint32_t after;  /* order of the new plan, ID_NONE when nothing is left of it */
    uint32_t crates, labelled, picking, picked, checked, loaded;
    uint32_t void_labels; /* drawn labels that became wrong */
};

/* A product that differs. */
struct plan_goods_change {
    uint32_t before, after; /* product ids of the two plans; ID_NONE: was not, is no longer there */
    bool is_renamed, is_reweighed, is_relocated, is_otherwise; /* temperature, code, unit … */
};

struct plan_changes {
    struct plan_change *rows; /* heap array, by number */
    struct plan_goods_change *goods;
    size_t count, room, goods_count, goods_room;
    size_t of_kind[PLAN_CHANGE_KIND_COUNT];
    size_t same;         /* orders */
    bool is_other_month; /* no order is the same, or the file says so: nothing was carried */
    bool details_differ; /* suppliers, ways of a labo, the weight of crates, buyers */
};
void plan_changes_finish(struct plan_changes *changes);
/* Nothing at all would be different. */
bool plan_changes_none(const struct plan_changes *changes);

/* `fresh` was built from the file with ids after all plans of the folder; it may be freed. `people`
 * of either side may be empty. *ret_plan, *ret_people and *ret_changes are filled from empty. */
void plan_follow(const struct prep *prep, const struct people *people, const struct plan *fresh,
                 const struct people *fresh_people, struct plan *ret_plan,
                 struct people *ret_people, struct plan_changes *ret_changes);

#endif
