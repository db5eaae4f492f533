/* floor.h: the room as its people drew it: shelves, fridges, tables, doors and the way round, on a
 * grid of squares. A template that stays from month to month; which product lies where is the
 * prep's (EVENT_PRODUCT_PLACED). Values only. */
#ifndef BORNE_DOMAIN_FLOOR_H
#define BORNE_DOMAIN_FLOOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/limits.h"
#include "domain/place.h"

/* Numbers are kept in settings: never renumber. */
enum floor_kind {
    FLOOR_NOTHING,
    FLOOR_SHELF,
    FLOOR_ZONE, /* a part of the ground: pallets, sacks */
    FLOOR_TABLE,
    FLOOR_FRIDGE,
    FLOOR_BOX,   /* a cool box */
    FLOOR_BASIN, /* where hands are washed */
    FLOOR_DOOR,
    FLOOR_ARROW, /* the way people go, one arrow after the other */
    FLOOR_KIND_END
};

enum {
    FLOOR_COLUMNS = 9,
    FLOOR_ROWS = 6, /* squares of about a metre, wide enough for a finger */
    FLOOR_THINGS = FLOOR_COLUMNS * FLOOR_ROWS,
    FLOOR_LENGTH = 6,         /* squares of one thing */
    FLOOR_PLACES_OF_ONE = 12, /* places of one thing */
    FLOOR_PLACES = FLOOR_THINGS * FLOOR_PLACES_OF_ONE,
    FLOOR_KILOS = 400,
    FLOOR_UNIT = 60, /* parts of a square's side */
};

/* Which way: of an arrow, or the way a thing's places are counted. */
enum floor_turn { TURN_RIGHT, TURN_DOWN, TURN_LEFT, TURN_UP, TURN_COUNT };

struct floor_thing {
    int number; /* 1..FLOOR_THINGS */
    enum floor_kind kind;
    int x, y; /* the square nearest to the upper left corner */
    int length;
    enum floor_turn turn;
    int zone;          /* its letters (place.h), 0: none */
    int first, places; /* it holds places first .. first + places - 1 of its zone; places 0: none */
    int kilos;         /* what a fridge or cool box holds, 0 for others */
    char name[LIMIT_FLOOR_NAME]; /* "" for none */
};

struct floor {
    struct floor_thing things[FLOOR_THINGS]; /* by number */
    int count;
};

struct floor_box {
    int x, y, w, h; /* squares */
};
struct floor_box floor_box(const struct floor_thing *thing);

const struct floor_thing *floor_find(const struct floor *floor, int number);
/* What stands on a square, NULL: nothing. */
const struct floor_thing *floor_at(const struct floor *floor, int x, int y);
/* True if a thing is whole, lies in the room, on no other one, and none of its places is another's;
 * a thing with its number is not looked at. */
bool floor_fits(const struct floor *floor, const struct floor_thing *thing);
/* Puts it in the place of the one with its number; kind FLOOR_NOTHING takes that away. False, and
 * nothing changed: it does not fit. */
bool floor_put(struct floor *floor, const struct floor_thing *thing);
/* A new one as long as there is room for from this square on, with a free number, letters that
 * nobody has and as many places as are usual; false: there is no room. */
bool floor_new(const struct floor *floor, enum floor_kind kind, int x, int y,
               struct floor_thing *ret);
bool floor_has_places(enum floor_kind kind); /* may have */
bool floor_has_kilos(enum floor_kind kind);
/* So many of a kind; the `nth` of a kind by number, NULL: there are no more. */
int floor_count(const struct floor *floor, enum floor_kind kind);
const struct floor_thing *floor_nth(const struct floor *floor, enum floor_kind kind, int nth);

/* All that is to be set up in a borrowed room, in the order in which one does it: what must get
 * cold first, arrows on the ground last. The `nth`, NULL: there are no more. */
const struct floor_thing *floor_setup_at(const struct floor *floor, int nth);

/* As kept: "1 3 2 4 0 1 1 8 0 name". False: not such a line, or out of range. */
void floor_thing_write(const struct floor_thing *thing, char *to, size_t size);
bool floor_thing_read(int number, const char *line, struct floor_thing *ret);

/* What holds a place; *ret_nth is its turn among the thing's places. NULL: nowhere. */
const struct floor_thing *floor_of_place(const struct floor *floor, int place, int *ret_nth);
/* Every place of the room, rising; at most FLOOR_PLACES. Returns how many. */
int floor_places(const struct floor *floor, int *ret_places);

struct floor_point {
    int x, y; /* FLOOR_UNIT to a square */
};
/* The middle of a thing's nth place, or of the thing where it has none. */
struct floor_point floor_point(const struct floor_thing *thing, int nth);

/* The way through the room: from the first door along the arrows, in their order. */
enum { FLOOR_STEPS = 2 * FLOOR_THINGS + 2 };
struct floor_walk {
    struct floor_point steps[FLOOR_STEPS]; /* each leg goes along one axis */
    int step_count;                        /* 0: there are no arrows */
    int places[FLOOR_PLACES]; /* of the room, in the order in which one comes by; rising where
                                 there is no way */
    int count;
};
void floor_walk_make(const struct floor *floor, struct floor_walk *ret);
/* A place's turn on the way, from 1; 0: it is not on the map, or there is no way. */
int floor_walk_turn(const struct floor_walk *walk, int place);
/* The leg nearest to a point, and where on it one turns off; the walk has steps (asserted). */
struct floor_point floor_walk_nearest(const struct floor_walk *walk, struct floor_point point,
                                      int *ret_leg);

#endif
