/* touch_map.h: from where a panel says that a finger is to where it is. Old panels and cheap ones
 * are off, mirrored, or have their axes exchanged; four crosses tell all of it. Values only; points
 * are in 65536ths of the panel's width and height, so a map outlives a change of resolution. */
#ifndef BORNE_UI_TOUCH_MAP_H
#define BORNE_UI_TOUCH_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { TOUCH_WHOLE = 65536, TOUCH_CROSSES = 4 };

struct touch_point {
    int32_t x, y;
};

/* x' = (xx * x + xy * y) / TOUCH_WHOLE + x0, likewise y'. */
struct touch_map {
    int32_t xx, xy, x0, yx, yy, y0;
};

/* Where the crosses are shown, clockwise from the upper left. */
extern const struct touch_point touch_crosses[TOUCH_CROSSES];

struct touch_map touch_map_none(void);
bool touch_map_is_none(const struct touch_map *map);
/* The map that brings what was touched to the crosses (least squares). False, and *ret is left: no
 * such map is near all four, or it would squeeze the panel to less than a quarter of its size. */
bool touch_map_solve(const struct touch_point touched[TOUCH_CROSSES], struct touch_map *ret);
/* Stays on the panel: 0 .. TOUCH_WHOLE - 1. */
struct touch_point touch_map_apply(const struct touch_map *map, struct touch_point at);
/* px of a panel and back. */
struct touch_point touch_point_of(int x, int y, int width, int height);
void touch_point_px(struct touch_point at, int width, int height, int *ret_x, int *ret_y);

/* As kept: six numbers. Reading gives false for anything else, or for a map that squeezes. */
void touch_map_write(const struct touch_map *map, char *to, size_t size);
bool touch_map_read(const char *text, struct touch_map *ret);

#endif
