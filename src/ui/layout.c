/* layout.c: rectangle cutting and millimetres. */
#include "ui/layout.h"

#include <math.h>

#include "base/assert.h"

double panel_px_per_mm(const struct panel *panel)
{
    ASSERT(panel->width_px > 0 && panel->height_px > 0 && panel->diagonal_in > 1.0);
    double diagonal_px = hypot((double)panel->width_px, (double)panel->height_px);
    return diagonal_px / (panel->diagonal_in * 25.4);
}

int panel_px(const struct panel *panel, double mm)
{
    return (int)ceil(mm * panel_px_per_mm(panel) - 1e-9);
}

double panel_mm(const struct panel *panel, int px)
{
    return px / panel_px_per_mm(panel);
}

struct rect panel_rect(const struct panel *panel)
{
    return (struct rect){0, 0, panel->width_px, panel->height_px};
}

static int between(int value, int low, int high)
{
    return value < low ? low : value > high ? high : value;
}

struct rect rect_cut_top(struct rect *rect, int size)
{
    size = between(size, 0, rect->h);
    struct rect cut = {rect->x, rect->y, rect->w, size};
    rect->y += size;
    rect->h -= size;
    return cut;
}

struct rect rect_cut_bottom(struct rect *rect, int size)
{
    size = between(size, 0, rect->h);
    rect->h -= size;
    return (struct rect){rect->x, rect->y + rect->h, rect->w, size};
}

struct rect rect_cut_left(struct rect *rect, int size)
{
    size = between(size, 0, rect->w);
    struct rect cut = {rect->x, rect->y, size, rect->h};
    rect->x += size;
    rect->w -= size;
    return cut;
}

struct rect rect_cut_right(struct rect *rect, int size)
{
    size = between(size, 0, rect->w);
    rect->w -= size;
    return (struct rect){rect->x + rect->w, rect->y, size, rect->h};
}

struct rect rect_inset(struct rect rect, int x, int y)
{
    x = between(x, -10000, rect.w / 2);
    y = between(y, -10000, rect.h / 2);
    return (struct rect){rect.x + x, rect.y + y, rect.w - 2 * x, rect.h - 2 * y};
}

struct rect rect_centre(struct rect rect, int w, int h)
{
    return (struct rect){rect.x + (rect.w - w) / 2, rect.y + (rect.h - h) / 2, w, h};
}

struct rect rect_cell(struct rect rect, int columns, int rows, int gap, int index)
{
    ASSERT(columns > 0 && rows > 0 && index >= 0 && index < columns * rows);
    int column = index % columns, row = index / columns;
    /* Edges are computed from the whole, so that rounding never adds up. */
    int w = rect.w + gap, h = rect.h + gap;
    int left = w * column / columns, right = w * (column + 1) / columns - gap;
    int top = h * row / rows, bottom = h * (row + 1) / rows - gap;
    return (struct rect){rect.x + left, rect.y + top, between(right - left, 0, rect.w),
                         between(bottom - top, 0, rect.h)};
}

struct rect rect_around(struct rect a, struct rect b)
{
    int left = a.x < b.x ? a.x : b.x, top = a.y < b.y ? a.y : b.y;
    int right = a.x + a.w > b.x + b.w ? a.x + a.w : b.x + b.w;
    int foot = a.y + a.h > b.y + b.h ? a.y + a.h : b.y + b.h;
    return (struct rect){left, top, right - left, foot - top};
}

bool rect_holds_point(struct rect rect, int x, int y)
{
    return x >= rect.x && y >= rect.y && x < rect.x + rect.w && y < rect.y + rect.h;
}

bool rect_holds(struct rect outer, struct rect inner)
{
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
           inner.y + inner.h <= outer.y + outer.h;
}

bool rect_overlaps(struct rect a, struct rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

int rect_gap(struct rect a, struct rect b)
{
    int x = a.x < b.x ? b.x - (a.x + a.w) : a.x - (b.x + b.w);
    int y = a.y < b.y ? b.y - (a.y + a.h) : a.y - (b.y + b.h);
    int gap = x > y ? x : y;
    return gap > 0 ? gap : 0;
}
