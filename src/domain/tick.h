/* tick.h: what people tick off: a list (cleaning, a labo's bulk goods, the director's own) and an
 * item of it. Says nothing of what the words of an item are. */
#ifndef BORNE_DOMAIN_TICK_H
#define BORNE_DOMAIN_TICK_H

#include <stdbool.h>
#include <stdint.h>

struct prep;

/* event.target. Numbers are stored: never renumber. */
enum tick_list {
    TICK_CLEAN = 1, /* item: enum clean_item, anew each half-day */
    TICK_BULK = 2,  /* item: prep_bulk_item(pick-up point, product) is on its trip */
    TICK_DAY = 3,   /* item: of the director's checklist and timeline */
    TICK_ROOM = 4,  /* item: a thing of the room (floor.h) stands where it should */
    TICK_LIST_COUNT
};

/* What is cleaned, tidied or read off each half-day; items of TICK_CLEAN, never renumbered. From
 * the first of a kind of fridge on, the how manieth it is is added. */
enum clean_item {
    CLEAN_HANDS = 1,
    CLEAN_TABLES = 2,
    CLEAN_CRATES = 3,
    CLEAN_COOL_BOXES = 4,
    CLEAN_BINS = 5,
    CLEAN_FLOOR = 6,
    CLEAN_TOOLS = 7, /* scales, scanners, pens back in their box */
    CLEAN_FRIDGE = 100,
    CLEAN_FREEZER = 300,
};
/* Fridges whose temperature is read: 101, 102 … */
bool clean_is_reading(int64_t item);

struct tick {
    enum tick_list list;
    int64_t item;
    int32_t reading;   /* a temperature (receive.h), 0: none */
    uint32_t half_day; /* in which it was ticked */
    uint64_t lamport;  /* of its event: what was ticked later has a higher one */
    bool is_done;
};

/* The tick of an item, NULL when nobody ever touched it. */
const struct tick *prep_tick(const struct prep *prep, enum tick_list list, int64_t item);
/* True if it is ticked; a list of TICK_CLEAN begins anew with each half-day. */
bool prep_is_ticked(const struct prep *prep, enum tick_list list, int64_t item);
/* The warmest that one may be, in tenths of a degree. */
int32_t clean_limit_tenths(int64_t item);
/* True when a fridge or freezer was read this half-day, and was too warm. */
bool prep_is_too_warm(const struct prep *prep, int64_t item);
/* The item for a bulk labo's share of a product. Ids are of the plan in force: after another import
 * the goods are ticked again. */
int64_t prep_bulk_item(uint32_t pickup, uint32_t product);

#endif
