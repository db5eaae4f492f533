/* tick.h: what people tick off: a list (cleaning, a labo's bulk goods, the director's own) and an
 * item of it. Says nothing of what the words of an item are. */
#ifndef BORNE_DOMAIN_TICK_H
#define BORNE_DOMAIN_TICK_H

#include <stdbool.h>
#include <stdint.h>

struct prep;

/* event.target. Numbers are stored: never renumber. */
enum tick_list {
    TICK_CLEAN = 1, /* item: what is to be cleaned or tidied, anew each half-day */
    TICK_BULK = 2,  /* item: prep_bulk_item(pick-up point, product) is on its trip */
    TICK_DAY = 3,   /* item: of the director's checklist and timeline */
    TICK_LIST_COUNT
};

struct tick {
    enum tick_list list;
    int64_t item;
    uint32_t half_day; /* in which it was ticked */
    int64_t at_ms;
    bool is_done;
};

/* The tick of an item, NULL when nobody ever touched it. */
const struct tick *prep_tick(const struct prep *prep, enum tick_list list, int64_t item);
/* True if it is ticked; a list of TICK_CLEAN begins anew with each half-day. */
bool prep_is_ticked(const struct prep *prep, enum tick_list list, int64_t item);
/* The item for a bulk labo's share of a product. Ids are of the plan in force: after another import
 * the goods are ticked again. */
int64_t prep_bulk_item(uint32_t pickup, uint32_t product);

#endif
