/* floor_kept.h: the room as this station's people drew it, from the store; and places that products
 * were given, which the months after remember. */
#ifndef BORNE_APP_FLOOR_KEPT_H
#define BORNE_APP_FLOOR_KEPT_H

#include "domain/floor.h"
#include "domain/memory.h"
#include "store/store.h"

#define FLOOR_KEPT_PLACE                                                                           \
    "place:" /* + sku: "A4 C1", where it lies and where the catalogue had it                       \
              */

#define FLOOR_KEPT_ROOM "room:" /* + name: a room that is kept (store_own, rooms.h) */

void floor_kept_key(int number, char to[LIMIT_SETTING_KEY]);
/* A line that cannot be read, or that does not fit, leaves its thing out; false only when the disk
 * fails. */
bool floor_kept(struct store *store, struct floor *ret, struct error *err);
/* Products of a month that were placed on the screen in an earlier one lie there again, unless the
 * catalogue has said something new since. */
void floor_kept_places(struct month *month, const struct memory *memory);
/* The value for a product that is placed now; `before` is the one that is known, "" for none. */
void floor_kept_value(const char *before, const char *imported, const char *now, char *to,
                      size_t size);

#endif
