/* room_map.h: the room as seen from its door, drawn from the list of places alone: every zone
 * letter is a row of shelves, every place a part of it. One place is lit, with the way to it. */
#ifndef BORNE_UI_ROOM_MAP_H
#define BORNE_UI_ROOM_MAP_H

#include <stddef.h>

#include "ui/text.h"

enum { ROOM_MAP_ZONES = 12, ROOM_MAP_PLACES = 60 };

struct room_map_zone {
    char letters[3]; /* "A", "AB" */
    int count;
    int numbers[ROOM_MAP_PLACES]; /* rising */
};

struct room_map {
    int count;
    struct room_map_zone zones[ROOM_MAP_ZONES]; /* by letter */
};

/* Collects zones and numbers from places ("C1", "AB12"), in any order, repeated or not. Texts that
 * are not a place, and zones or numbers beyond the limits, are left out. */
struct room_map room_map_make(const char *const *places, size_t count);

/* Draws the room; `lit` is the place to go to, "" for none. A place that is not on the map is
 * simply not lit. */
void room_map_draw(const struct kit *kit, struct rect rect, const struct room_map *map,
                   const char *lit);

#endif
