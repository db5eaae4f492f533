/* rooms.h: rooms that people drew and kept under a name, to set up a borrowed hall again as it was.
 * Each is a floor of its own (floor.h); which one is drawn now is told by comparing. Values only.
 */
#ifndef BORNE_DOMAIN_ROOMS_H
#define BORNE_DOMAIN_ROOMS_H

#include "domain/floor.h"

struct kept_room {
    char name[LIMIT_FLOOR_NAME];
    struct floor floor;
};

struct kept_rooms {
    struct kept_room rows[LIMIT_ROOMS]; /* by name */
    int count;
};

/* A name that can be shown, and kept in a line. */
bool room_name_fits(const char *name);
/* -1: none. */
int rooms_find(const struct kept_rooms *rooms, const char *name);
/* The first one that is drawn exactly so, -1: none. */
int rooms_which(const struct kept_rooms *rooms, const struct floor *floor);
/* Replaces the one of that name. False, and nothing changed: no name, or there are LIMIT_ROOMS. */
bool rooms_put(struct kept_rooms *rooms, const char *name, const struct floor *floor);
void rooms_drop(struct kept_rooms *rooms, const char *name);

/* A floor as text, a line for each thing: "floor.4;1 2 4 3 0 1 1 6 0 name;". Returns its length. */
size_t floor_write(const struct floor *floor, char to[LIMIT_ROOM_BYTES]);
/* False: any line is none, or does not fit; *ret is empty then. */
bool floor_read(const char *text, struct floor *ret);

#endif
