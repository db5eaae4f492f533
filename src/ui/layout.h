/* layout.h: rectangles in pixels and the millimetre of the panel. Screens cut their rectangles from
 * the screen's; they hold no absolute coordinates. Knows nothing of what is drawn in them. */
#ifndef BORNE_UI_LAYOUT_H
#define BORNE_UI_LAYOUT_H

#include <stdbool.h>

struct rect {
    int x, y, w, h; /* pixels; w and h are never negative */
};

/* The screen the kiosk stands on. */
struct panel {
    int width_px, height_px;
    double diagonal_in;
};

#define PANEL_DIAGONAL_IN 15.6 /* when neither the panel nor a setting says */

double panel_px_per_mm(const struct panel *panel);
/* Millimetres as whole pixels, rounded up: a minimum stays a minimum. */
int panel_px(const struct panel *panel, double mm);
double panel_mm(const struct panel *panel, int px);
struct rect panel_rect(const struct panel *panel);

/* Cuts a strip of `size` px off one side of *rect (at most what is left) and returns it. */
struct rect rect_cut_top(struct rect *rect, int size);
struct rect rect_cut_bottom(struct rect *rect, int size);
struct rect rect_cut_left(struct rect *rect, int size);
struct rect rect_cut_right(struct rect *rect, int size);
/* The same rectangle, smaller by `x` on the left and right and `y` on the top and bottom. */
struct rect rect_inset(struct rect rect, int x, int y);
/* A w x h rectangle in the middle of `rect`; it may stick out when it is larger. */
struct rect rect_centre(struct rect rect, int w, int h);
/* Cell `index` (row by row) of a grid of columns x rows with `gap` px between the cells. */
struct rect rect_cell(struct rect rect, int columns, int rows, int gap, int index);

/* The least rectangle that holds both. */
struct rect rect_around(struct rect a, struct rect b);

bool rect_holds_point(struct rect rect, int x, int y);
bool rect_holds(struct rect outer, struct rect inner);
bool rect_overlaps(struct rect a, struct rect b);
/* The free distance between two rectangles along the axis where it is larger; 0 when they touch
 * or overlap. */
int rect_gap(struct rect a, struct rect b);

#endif
