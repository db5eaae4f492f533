/* quantity.c: cells of one drawing, or of five as on a die. */
#include "ui/quantity.h"

#include "base/assert.h"

enum { SINGLES = 10, GROUP = 5, MOST_CELLS = 20 };

struct grid {
    int columns, rows, side;
};

/* The largest square cells for `count` of them. */
static struct grid grid_for(struct rect rect, int count, int gap, int largest)
{
    struct grid best = {0, 0, 0};
    for (int rows = 1; rows <= 4; rows++) {
        int columns = (count + rows - 1) / rows;
        int w = (rect.w + gap) / columns - gap, h = (rect.h + gap) / rows - gap;
        int side = w < h ? w : h;
        side = side < largest ? side : largest;
        if (side > best.side) {
            best = (struct grid){columns, rows, side};
        }
    }
    return best;
}

static void draw_done(const struct kit *kit, struct rect cell, int radius)
{
    frame_fill(kit->frame, cell, radius, COLOUR_GREEN);
    frame_shape(kit->frame, rect_centre(cell, cell.w * 11 / 20, cell.h * 11 / 20), SHAPE_TICK,
                COLOUR_CARD);
}

static void draw_single(const struct kit *kit, struct rect cell, int radius, const char *picture,
                        bool done, bool next)
{
    int thickness = kit->theme->border;
    if (done) {
        draw_done(kit, cell, radius);
        return;
    }
    frame_fill(kit->frame, cell, radius, COLOUR_CARD);
    frame_border(kit->frame, cell, radius, next ? thickness * 3 / 2 : thickness,
                 next ? COLOUR_GREEN : COLOUR_EDGE, !next);
    int side = cell.w * 13 / 20;
    frame_picture(kit->frame, rect_centre(cell, side, side), picture, next ? 255 : 150, false);
}

/* Five on a die; those done are small ticked discs. */
static void draw_group(const struct kit *kit, struct rect cell, int radius, const char *picture,
                       int done, bool next)
{
    static const struct {
        int x, y;
    } die[GROUP] = {{27, 27}, {73, 27}, {50, 50}, {27, 73}, {73, 73}};
    if (done == GROUP) {
        draw_done(kit, cell, radius);
        return;
    }
    int thickness = kit->theme->border;
    frame_fill(kit->frame, cell, radius, COLOUR_CARD);
    frame_border(kit->frame, cell, radius, next ? thickness * 3 / 2 : thickness,
                 next ? COLOUR_GREEN : COLOUR_EDGE, !next);
    int side = cell.w * 29 / 100;
    for (int i = 0; i < GROUP; i++) {
        struct rect dot = {cell.x + cell.w * die[i].x / 100 - side / 2,
                           cell.y + cell.h * die[i].y / 100 - side / 2, side, side};
        if (i < done) {
            frame_shape(kit->frame, dot, SHAPE_CIRCLE, COLOUR_GREEN);
            frame_shape(kit->frame, rect_centre(dot, side * 3 / 5, side * 3 / 5), SHAPE_TICK,
                        COLOUR_CARD);
        } else {
            frame_picture(kit->frame, dot, picture, next ? 255 : 150, false);
        }
    }
}

bool quantity_draw(const struct kit *kit, struct rect rect, enum align align, const char *picture,
                   int done, int count)
{
    ASSERT(done >= 0 && done <= count);
    const struct theme *theme = kit->theme;
    int groups = count > SINGLES ? count / GROUP : 0;
    int cells = groups + count - groups * GROUP;
    if (count <= 0 || cells > MOST_CELLS) {
        return false;
    }
    int gap = theme_px(theme, 4.0);
    struct grid grid = grid_for(rect, cells, gap, theme_px(theme, 27.0));
    if (grid.side < panel_px(&theme->panel, groups > 0 ? 13.0 : 7.0)) {
        return false;
    }
    int w = grid.columns * (grid.side + gap) - gap, h = grid.rows * (grid.side + gap) - gap;
    struct rect all = rect_centre(rect, w, h);
    if (align == ALIGN_LEFT) {
        all.x = rect.x;
    }
    int radius = grid.side / 5;
    bool next_given = false;
    for (int i = 0; i < cells; i++) {
        struct rect cell = {all.x + i % grid.columns * (grid.side + gap),
                            all.y + i / grid.columns * (grid.side + gap), grid.side, grid.side};
        int first = i < groups ? i * GROUP : groups * GROUP + (i - groups);
        int inside = i < groups ? GROUP : 1;
        int part = done - first;
        part = part < 0 ? 0 : part > inside ? inside : part;
        bool next = part < inside && !next_given;
        next_given = next_given || next;
        if (i < groups) {
            draw_group(kit, cell, radius, picture, part, next);
        } else {
            draw_single(kit, cell, radius, picture, part == 1, next);
        }
    }
    return true;
}
