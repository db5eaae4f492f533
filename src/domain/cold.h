/* cold.h: what has to be kept cold now, and whether it fits: goods that wait to be shared into
 * bags, and bags that wait for their vehicle, beside what fridges and cool boxes hold. Pure. */
#ifndef BORNE_DOMAIN_COLD_H
#define BORNE_DOMAIN_COLD_H

#include "domain/floor.h"
#include "domain/prep.h"

/* What the room has: fridges first, then cool boxes; what each holds, in grams of goods. */
enum { COLD_MOST = 24 };
struct cold_room {
    int fridges, boxes;
    int64_t holds_g[COLD_MOST];
};
/* As it is drawn (floor.h); where no fridge and no cool box is drawn, so many that are alike, as
 * people told them (settings). */
void cold_room_make(const struct floor *floor, int fridges, int64_t fridge_g, int boxes,
                    int64_t box_g, struct cold_room *ret);
/* The drawn thing that the `nth` is, NULL: nobody drew it. */
const struct floor_thing *cold_thing(const struct floor *floor, int nth);

/* Grams as planned. */
struct cold_load {
    int64_t stock_g; /* came, and is in no bag yet */
    int64_t bags_g;  /* in bags that are not loaded */
};

/* Goods of labos that fill their own crates count as stock until they are on their trip. */
struct cold_load prep_cold_load(const struct prep *prep);
/* How full the `nth` fridge (then cool box) is when stock goes into the fridges first and bags into
 * the cool boxes first, and each into the others' room when its own is full. */
int64_t cold_in(const struct cold_room *room, const struct cold_load *load, int nth);
/* What does not fit anywhere. */
int64_t cold_too_much_g(const struct cold_room *room, const struct cold_load *load);

/* The bags of a labo. */
struct cold_bags {
    uint32_t bags, filled, open; /* open: in some lane now */
    int64_t grams;               /* of those that are still to be filled */
};
struct cold_bags prep_cold_bags(const struct prep *prep, uint32_t pickup);
/* Just before loading: every dry crate of the labo is filled, or an open trip stops there. */
bool prep_may_fill_bags(const struct prep *prep, uint32_t pickup);
/* The labo whose turn it is `nth`: those on open trips first, in the order of their stops, then as
 * the plan has them. Only such as still have bags to fill and may fill them; ID_NONE: no more. */
uint32_t prep_bags_turn(const struct prep *prep, int nth);
/* The bag of a labo that is to be filled next, those put aside first; ID_NONE: none waits. */
uint32_t prep_next_bag(const struct prep *prep, uint32_t pickup);

#endif
