/* floor_map.c: see floor_map.h. */
#include "ui/floor_map.h"

#include "base/str.h"
#include "ui/widgets.h"

static int columns_of(bool is_turned)
{
    return is_turned ? FLOOR_ROWS : FLOOR_COLUMNS;
}

static int rows_of(bool is_turned)
{
    return is_turned ? FLOOR_COLUMNS : FLOOR_ROWS;
}

struct floor_grid floor_grid_in(struct rect rect, int gap, bool is_turned)
{
    int columns = columns_of(is_turned), rows = rows_of(is_turned);
    int across = (rect.w + gap) / columns - gap, down = (rect.h + gap) / rows - gap;
    int side = across < down ? across : down;
    return (struct floor_grid){
        .rect = rect_centre(rect, columns * (side + gap) - gap, rows * (side + gap) - gap),
        .gap = gap,
        .is_turned = is_turned,
    };
}

struct rect floor_grid_rect(const struct floor_grid *grid, struct floor_box box)
{
    int columns = columns_of(grid->is_turned), rows = rows_of(grid->is_turned);
    if (grid->is_turned) {
        box = (struct floor_box){FLOOR_ROWS - box.y - box.h, box.x, box.h, box.w};
    }
    struct rect first = rect_cell(grid->rect, columns, rows, grid->gap, box.y * columns + box.x);
    struct rect last = rect_cell(grid->rect, columns, rows, grid->gap,
                                 (box.y + box.h - 1) * columns + box.x + box.w - 1);
    return rect_around(first, last);
}

/* A point of the room in pixels. */
static void to_px(const struct floor_grid *grid, struct floor_point point, int *ret_x, int *ret_y)
{
    struct rect whole = rect_inset(grid->rect, -grid->gap / 2, -grid->gap / 2);
    if (grid->is_turned) {
        point = (struct floor_point){FLOOR_ROWS * FLOOR_UNIT - point.y, point.x};
    }
    *ret_x = whole.x + point.x * whole.w / (columns_of(grid->is_turned) * FLOOR_UNIT);
    *ret_y = whole.y + point.y * whole.h / (rows_of(grid->is_turned) * FLOOR_UNIT);
}

static void draw_leg(const struct kit *kit, const struct floor_grid *grid, struct floor_point from,
                     struct floor_point to, int thickness, uint32_t colour, bool dashed)
{
    int x1, y1, x2, y2;
    to_px(grid, from, &x1, &y1);
    to_px(grid, to, &x2, &y2);
    if ((from.x == to.x) != grid->is_turned) {
        x2 = x1;
    } else {
        y2 = y1;
    }
    if (x1 != x2 || y1 != y2) {
        frame_line(kit->frame, x1, y1, x2, y2, thickness, colour, dashed);
    }
}

static enum floor_turn turn_on(const struct floor_grid *grid, enum floor_turn turn)
{
    static const enum floor_turn next[TURN_COUNT] = {[TURN_RIGHT] = TURN_DOWN,
                                                     [TURN_DOWN] = TURN_LEFT,
                                                     [TURN_LEFT] = TURN_UP,
                                                     [TURN_UP] = TURN_RIGHT};
    return grid->is_turned ? next[turn] : turn;
}

static void draw_arrow(const struct kit *kit, struct rect rect, enum floor_turn turn)
{
    static const enum shape shapes[TURN_COUNT] = {[TURN_RIGHT] = SHAPE_ARROW_RIGHT,
                                                  [TURN_DOWN] = SHAPE_ARROW_DOWN,
                                                  [TURN_LEFT] = SHAPE_ARROW_LEFT,
                                                  [TURN_UP] = SHAPE_ARROW_UP};
    int side = (rect.w < rect.h ? rect.w : rect.h) * 6 / 10;
    struct rect disc = rect_centre(rect, side * 4 / 3, side * 4 / 3);
    frame_shape(kit->frame, disc, SHAPE_CIRCLE, COLOUR_FLOOR);
    frame_shape(kit->frame, rect_centre(rect, side, side), shapes[turn], COLOUR_GREEN);
}

/* The joints between the places of a thing. */
static void draw_joints(const struct kit *kit, struct rect rect, const struct floor_thing *thing,
                        enum floor_turn turn)
{
    bool lies = turn == TURN_RIGHT || turn == TURN_LEFT;
    int side = lies ? rect.w : rect.h;
    if (thing->places == 0 || side / thing->places < 6) {
        return;
    }
    for (int i = 1; i < thing->places; i++) {
        int at = side * i / thing->places;
        struct rect joint = lies ? (struct rect){rect.x + at - 1, rect.y, 2, rect.h}
                                 : (struct rect){rect.x, rect.y + at - 1, rect.w, 2};
        frame_fill(kit->frame, joint, 0, COLOUR_FLOOR);
    }
}

static uint32_t ground_of(enum floor_kind kind)
{
    switch (kind) {
    case FLOOR_FRIDGE:
    case FLOOR_BOX: return COLOUR_BLUE_SOFT;
    case FLOOR_TABLE:
    case FLOOR_BASIN: return COLOUR_CARD;
    case FLOOR_DOOR: return COLOUR_GREEN_SOFT;
    case FLOOR_ZONE:
    case FLOOR_ARROW: return COLOUR_FLOOR;
    case FLOOR_SHELF:
    case FLOOR_NOTHING:
    case FLOOR_KIND_END: break;
    }
    return COLOUR_SHELF;
}

/* Letter and drawing, where there is room for them. */
static void draw_inside(const struct kit *kit, struct rect rect, const struct floor_thing *thing,
                        uint32_t ground)
{
    char letters[3];
    place_letters(thing->zone, letters);
    struct text_style style = {.type = TYPE_BODY,
                               .least = TYPE_SMALL,
                               .weight = WEIGHT_BOLD,
                               .colour = COLOUR_INK,
                               .align = ALIGN_CENTRE};
    int least = text_cap_px(kit->theme->type[TYPE_SMALL]);
    bool has_letters = letters[0] != '\0' && rect.h > least + 4 && rect.w > least * 2;
    const char *picture = floor_picture(thing->kind);
    bool is_wide = rect.w >= rect.h;
    if (picture != NULL) {
        struct rect half = rect;
        if (has_letters) {
            half = is_wide ? rect_cut_left(&rect, rect.w / 2) : rect_cut_top(&rect, rect.h / 2);
        }
        int side = (half.w < half.h ? half.w : half.h) * 7 / 10;
        frame_picture(kit->frame, rect_centre(half, side, side), picture, 255, false);
    }
    bool is_named = !has_letters && picture == NULL && thing->name[0] != '\0' &&
                    rect.h > least * 2 && text_width(kit, style, thing->name) <= rect.w;
    if (is_named) {
        style.weight = WEIGHT_SEMIBOLD;
        text_draw(kit, rect, style, thing->name);
    }
    if (has_letters) {
        int w = text_width(kit, style, letters) + theme_px(kit->theme, 3.0);
        struct rect plate = rect_centre(rect, w < rect.w ? w : rect.w, least * 2);
        plate = plate.h > rect.h ? rect_centre(rect, plate.w, rect.h) : plate;
        frame_fill(kit->frame, plate, 0, ground);
        text_draw(kit, plate, style, letters);
    }
}

static void draw_thing(const struct kit *kit, const struct floor_grid *grid,
                       const struct floor_thing *thing, const struct floor_look *look)
{
    const struct theme *theme = kit->theme;
    struct rect box = floor_grid_rect(grid, floor_box(thing));
    int out = grid->gap / 2 - 1;
    struct rect rect = out > 0 ? rect_inset(box, -out, -out) : rect_inset(box, 1, 1);
    int radius = theme->radius[RADIUS_SMALL] < box.h / 4 ? theme->radius[RADIUS_SMALL] : box.h / 4;
    uint32_t ground = ground_of(thing->kind);
    enum floor_turn turn = turn_on(grid, thing->turn);
    if (thing->kind == FLOOR_ARROW) {
        draw_arrow(kit, box, turn);
    } else {
        frame_fill(kit->frame, rect, radius, ground);
        draw_joints(kit, rect, thing, turn);
        if (thing->kind != FLOOR_SHELF) {
            frame_border(kit->frame, rect, radius, theme->border, COLOUR_EDGE,
                         thing->kind == FLOOR_ZONE);
        }
        draw_inside(kit, rect_inset(rect, theme->border, theme->border), thing, ground);
    }
    if (look->is_done != NULL && look->is_done(look->context, thing)) {
        int side = theme_px(theme, 9.0);
        widget_verdict_mark(kit, (struct rect){rect.x + rect.w - side, rect.y, side, side},
                            VERDICT_DONE);
    }
    if (look->chosen == thing->number) {
        frame_border(kit->frame, rect, radius, theme_px(theme, 1.2), COLOUR_BLUE, false);
    }
}

static void draw_way(const struct kit *kit, const struct floor_grid *grid,
                     const struct floor_walk *walk)
{
    int thickness = theme_px(kit->theme, grid->gap > 0 ? 1.2 : 0.6);
    for (int i = 0; walk != NULL && i + 1 < walk->step_count; i++) {
        draw_leg(kit, grid, walk->steps[i], walk->steps[i + 1], thickness, COLOUR_GREEN_PALE,
                 false);
    }
}

void floor_map_draw(const struct kit *kit, const struct floor_grid *grid, const struct floor *floor,
                    const struct floor_walk *walk, const struct floor_look *look)
{
    const struct theme *theme = kit->theme;
    struct rect ground = rect_inset(grid->rect, -grid->gap / 2, -grid->gap / 2);
    frame_block_begin(kit->frame, ground); /* the room does not turn round */
    frame_fill(kit->frame, ground, theme->radius[RADIUS_SMALL], COLOUR_FLOOR);
    frame_border(kit->frame, ground, theme->radius[RADIUS_SMALL], theme->border, COLOUR_EDGE,
                 false);
    draw_way(kit, grid, walk);
    for (int i = 0; i < floor->count; i++) {
        draw_thing(kit, grid, &floor->things[i], look);
    }
    frame_block_end(kit->frame);
}

/* The part of its thing that a place takes. */
static struct rect place_rect(const struct floor_grid *grid, const struct floor_thing *thing,
                              int nth)
{
    struct rect box = floor_grid_rect(grid, floor_box(thing));
    bool lies = thing->turn == TURN_RIGHT || thing->turn == TURN_LEFT;
    bool is_back = thing->turn == TURN_LEFT || thing->turn == TURN_UP;
    nth = is_back ? thing->places - 1 - nth : nth;
    return rect_cell(box, lies ? thing->places : 1, lies ? 1 : thing->places, 0, nth);
}

/* Along the way as far as one turns off to the place, then straight to it. */
static void draw_way_to(const struct kit *kit, const struct floor_grid *grid,
                        const struct floor_walk *walk, struct floor_point to)
{
    int thickness = theme_px(kit->theme, 1.1), leg;
    if (walk == NULL || walk->step_count == 0) {
        return;
    }
    struct floor_point off = floor_walk_nearest(walk, to, &leg);
    for (int i = 0; i < leg; i++) {
        draw_leg(kit, grid, walk->steps[i], walk->steps[i + 1], thickness, COLOUR_GREEN, true);
    }
    draw_leg(kit, grid, walk->steps[leg], off, thickness, COLOUR_GREEN, true);
    draw_leg(kit, grid, off, (struct floor_point){off.x, to.y}, thickness, COLOUR_GREEN, true);
    draw_leg(kit, grid, (struct floor_point){off.x, to.y}, to, thickness, COLOUR_GREEN, true);
}

static void draw_flag(const struct kit *kit, const struct floor_grid *grid, struct rect place,
                      const char *lit)
{
    const struct theme *theme = kit->theme;
    struct text_style style = {.type = TYPE_SMALL,
                               .least = TYPE_SMALL,
                               .weight = WEIGHT_BOLD,
                               .colour = COLOUR_CARD,
                               .align = ALIGN_CENTRE};
    int w = text_width(kit, style, lit) + theme_px(theme, 4.0);
    int h = text_cap_px(theme->type[TYPE_SMALL]) + theme_px(theme, 4.5);
    struct rect flag = rect_centre(place, w > place.w ? w : place.w, h > place.h ? h : place.h);
    struct rect room = grid->rect;
    flag.x = flag.x < room.x ? room.x : flag.x;
    flag.x = flag.x + flag.w > room.x + room.w ? room.x + room.w - flag.w : flag.x;
    flag.y = flag.y < room.y ? room.y : flag.y;
    flag.y = flag.y + flag.h > room.y + room.h ? room.y + room.h - flag.h : flag.y;
    int rim = theme->border;
    frame_fill(kit->frame, rect_inset(flag, -rim, -rim), flag.h / 4 + rim, COLOUR_FLOOR);
    frame_fill(kit->frame, flag, flag.h / 4, COLOUR_GREEN);
    text_draw(kit, flag, style, lit);
}

/* Where one stands; where there is a door, in it. */
static void draw_here(const struct kit *kit, const struct floor_grid *grid,
                      const struct floor *floor)
{
    const struct floor_thing *door = floor_nth(floor, FLOOR_DOOR, 0);
    if (door == NULL) {
        return;
    }
    int dot = theme_px(kit->theme, 4.4);
    struct rect rect = floor_grid_rect(grid, floor_box(door));
    frame_shape(kit->frame, rect_centre(rect, dot, dot), SHAPE_CIRCLE, COLOUR_INK);
}

void floor_map_lit(const struct kit *kit, struct rect rect, const struct floor *floor,
                   const struct floor_walk *walk, const char *lit)
{
    const struct theme *theme = kit->theme;
    frame_block_begin(kit->frame, rect);
    frame_fill(kit->frame, rect, theme->radius[RADIUS_SMALL], COLOUR_FLOOR);
    frame_border(kit->frame, rect, theme->radius[RADIUS_SMALL], theme->border, COLOUR_EDGE, false);
    struct floor_grid grid =
        floor_grid_in(rect_inset(rect, theme->border, theme->border), 0, false);
    int nth;
    const struct floor_thing *at = floor_of_place(floor, place_number(lit), &nth);
    struct floor_look look = {0};
    for (int i = 0; i < floor->count; i++) { /* arrows are for who draws the room */
        struct floor_thing thing = floor->things[i];
        if (thing.kind == FLOOR_ARROW) {
            continue;
        }
        thing.zone = &floor->things[i] == at ? 0 : thing.zone; /* the flag says it */
        draw_thing(kit, &grid, &thing, &look);
    }
    if (at != NULL) {
        struct floor_point to = floor_point(at, nth);
        draw_way_to(kit, &grid, walk, to);
        draw_flag(kit, &grid, place_rect(&grid, at, nth), lit);
    }
    draw_here(kit, &grid, floor);
    frame_block_end(kit->frame);
}
