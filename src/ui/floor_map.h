/* floor_map.h: the room as its people drew it (domain/floor.h), on a screen: small beside a step
 * with one place lit and the way to it, or large where it is changed. */
#ifndef BORNE_UI_FLOOR_MAP_H
#define BORNE_UI_FLOOR_MAP_H

#include "domain/floor.h"
#include "ui/floor_words.h"
#include "ui/text.h"

/* The squares of a room in a rectangle, `gap` px between them. Turned, the room stands on its left
 * side: a quarter turn as the clock goes. */
struct floor_grid {
    struct rect rect;
    int gap;
    bool is_turned;
};
/* As large as fits, in the middle. */
struct floor_grid floor_grid_in(struct rect rect, int gap, bool is_turned);
/* What a box of squares takes, without the gap around it. */
struct rect floor_grid_rect(const struct floor_grid *grid, struct floor_box box);

/* The ground with the way, then everything that stands on it. `chosen` is a thing's number, 0 for
 * none; `is_done` (or NULL) says which are ticked. */
struct floor_look {
    int chosen;
    bool (*is_done)(const void *context, const struct floor_thing *thing);
    const void *context;
};
void floor_map_draw(const struct kit *kit, const struct floor_grid *grid, const struct floor *floor,
                    const struct floor_walk *walk, const struct floor_look *look);

/* Small, with the place lit ("A4", "" for none) and the way from the door to it. */
void floor_map_lit(const struct kit *kit, struct rect rect, const struct floor *floor,
                   const struct floor_walk *walk, const char *lit);

#endif
