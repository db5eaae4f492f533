/* room_map.c: two columns of shelf rows with an aisle between them, the door below. The way goes
 * up the aisle and along the row, so it never crosses a shelf. */
#include "ui/room_map.h"

#include <string.h>

#include "base/str.h"

/* Splits "AB12"; false if it is no place. */
static bool read_place(const char *place, char letters[3], int *ret_number)
{
    size_t length = 0;
    while (place[length] >= 'A' && place[length] <= 'Z') {
        length++;
    }
    int64_t number;
    if (length < 1 || length > 2 || !str_to_int64(place + length, 0, 9999, &number)) {
        return false;
    }
    (void)str_copy_n(letters, 3, place, length);
    *ret_number = (int)number;
    return true;
}

static struct room_map_zone *zone_at(struct room_map *map, const char *letters)
{
    int at = 0;
    while (at < map->count && strcmp(map->zones[at].letters, letters) < 0) {
        at++;
    }
    if (at < map->count && str_equal(map->zones[at].letters, letters)) {
        return &map->zones[at];
    }
    if (map->count == ROOM_MAP_ZONES) {
        return NULL;
    }
    memmove(&map->zones[at + 1], &map->zones[at],
            (size_t)(map->count - at) * sizeof(map->zones[0]));
    memset(&map->zones[at], 0, sizeof(map->zones[at]));
    (void)str_copy(map->zones[at].letters, sizeof(map->zones[at].letters), letters);
    map->count++;
    return &map->zones[at];
}

static void zone_add(struct room_map_zone *zone, int number)
{
    int at = 0;
    while (at < zone->count && zone->numbers[at] < number) {
        at++;
    }
    if ((at < zone->count && zone->numbers[at] == number) || zone->count == ROOM_MAP_PLACES) {
        return;
    }
    memmove(&zone->numbers[at + 1], &zone->numbers[at],
            (size_t)(zone->count - at) * sizeof(zone->numbers[0]));
    zone->numbers[at] = number;
    zone->count++;
}

struct room_map room_map_make(const char *const *places, size_t count)
{
    struct room_map map = {.count = 0};
    for (size_t i = 0; i < count; i++) {
        char letters[3];
        int number;
        struct room_map_zone *zone;
        if (read_place(places[i], letters, &number) && (zone = zone_at(&map, letters)) != NULL) {
            zone_add(zone, number);
        }
    }
    return map;
}

/* Where things are on the drawing. */
struct plan {
    struct rect floor;
    struct rect room; /* of the shelves */
    int rows, aisle_x, gap;
};

static struct rect zone_rect(const struct plan *plan, int zone)
{
    int row = zone / 2;
    bool right = zone % 2 == 1;
    struct rect line = rect_cell(plan->room, 1, plan->rows, plan->gap, row);
    int aisle = plan->gap * 3 / 2;
    int half = (line.w - aisle) / 2;
    return (struct rect){right ? line.x + line.w - half : line.x, line.y, half, line.h};
}

/* The part of a shelf that a place takes; very long rows share parts. */
static struct rect place_rect(struct rect shelf, const struct room_map_zone *zone, int index)
{
    return rect_cell(shelf, zone->count, 1, zone->count > 12 ? 0 : 2, index);
}

static void draw_shelf(const struct kit *kit, struct rect shelf, const struct room_map_zone *zone,
                       bool lettered)
{
    int radius = shelf.h / 6;
    frame_fill(kit->frame, shelf, radius, COLOUR_SHELF);
    for (int i = 1; i < zone->count && zone->count <= 12; i++) {
        struct rect place = place_rect(shelf, zone, i);
        frame_fill(kit->frame, (struct rect){place.x - 2, shelf.y, 2, shelf.h}, 0, COLOUR_FLOOR);
    }
    if (!lettered || text_cap_px(kit->theme->type[TYPE_SMALL]) + 4 > shelf.h) {
        return;
    }
    /* A plate for the letter, so that no joint of the shelf runs through it. */
    struct text_style style = {.type = TYPE_SMALL,
                               .least = TYPE_SMALL,
                               .weight = WEIGHT_BOLD,
                               .colour = COLOUR_INK,
                               .align = ALIGN_CENTRE};
    int w = text_width(kit, style, zone->letters) + theme_px(kit->theme, 3.0);
    struct rect plate = rect_centre(shelf, w < shelf.w ? w : shelf.w, shelf.h);
    frame_fill(kit->frame, plate, 0, COLOUR_SHELF);
    text_draw(kit, plate, style, zone->letters);
}

/* From the door up the aisle, along the row below the shelf's front, to the place. */
static void draw_way(const struct kit *kit, const struct plan *plan, struct rect shelf,
                     struct rect place, int start_y)
{
    int thickness = theme_px(kit->theme, 1.1);
    int corridor = shelf.y + shelf.h + plan->gap / 2;
    int x = place.x + place.w / 2;
    frame_line(kit->frame, plan->aisle_x, start_y, plan->aisle_x, corridor, thickness, COLOUR_GREEN,
               true);
    if (x != plan->aisle_x) {
        frame_line(kit->frame, plan->aisle_x, corridor, x, corridor, thickness, COLOUR_GREEN, true);
    }
}

static void draw_lit(const struct kit *kit, const struct plan *plan, struct rect shelf,
                     struct rect place, const char *lit)
{
    const struct theme *theme = kit->theme;
    struct text_style style = {.type = TYPE_SMALL,
                               .least = TYPE_SMALL,
                               .weight = WEIGHT_BOLD,
                               .colour = COLOUR_CARD,
                               .align = ALIGN_CENTRE};
    int w = text_width(kit, style, lit) + theme_px(theme, 4.0);
    int h = text_cap_px(theme->type[TYPE_SMALL]) + theme_px(theme, 4.5);
    h = h > shelf.h ? h : shelf.h;
    w = w > place.w ? w : place.w;
    struct rect flag = rect_centre(place, w, h);
    int left = plan->floor.x + 3, right = plan->floor.x + plan->floor.w - 3;
    flag.x = flag.x < left ? left : flag.x + w > right ? right - w : flag.x;
    int rim = theme->border;
    frame_fill(kit->frame, rect_inset(flag, -rim, -rim), h / 4 + rim, COLOUR_FLOOR);
    frame_fill(kit->frame, flag, h / 4, COLOUR_GREEN);
    text_draw(kit, flag, style, lit);
}

void room_map_draw(const struct kit *kit, struct rect rect, const struct room_map *map,
                   const char *lit)
{
    const struct theme *theme = kit->theme;
    if (map->count == 0) {
        return;
    }
    frame_block_begin(kit->frame, rect); /* the room does not turn round */
    struct plan plan = {.floor = rect, .gap = rect.h / 10, .rows = (map->count + 1) / 2};
    frame_fill(kit->frame, rect, theme->radius[RADIUS_SMALL], COLOUR_FLOOR);
    frame_border(kit->frame, rect, theme->radius[RADIUS_SMALL], theme->border, COLOUR_EDGE, false);
    int dot = theme_px(theme, 4.4), margin = theme_px(theme, 3.6);
    plan.room = rect_inset(rect, margin, margin);
    struct rect door = rect_cut_bottom(&plan.room, plan.gap + dot);
    plan.aisle_x = rect.x + rect.w / 2;
    struct rect here = {plan.aisle_x - dot / 2, door.y + door.h - dot, dot, dot};

    char letters[3] = "";
    int number = -1, lit_zone = -1, lit_place = -1;
    (void)read_place(lit, letters, &number);
    for (int i = 0; i < map->count; i++) {
        for (int k = 0; k < map->zones[i].count; k++) {
            if (map->zones[i].numbers[k] == number && str_equal(map->zones[i].letters, letters)) {
                lit_zone = i;
                lit_place = k;
            }
        }
    }
    /* The lit place's flag says its zone: a letter beside it would be in its way. */
    for (int i = 0; i < map->count; i++) {
        draw_shelf(kit, zone_rect(&plan, i), &map->zones[i], i != lit_zone);
    }
    if (lit_zone >= 0) {
        struct rect shelf = zone_rect(&plan, lit_zone);
        struct rect place = place_rect(shelf, &map->zones[lit_zone], lit_place);
        draw_way(kit, &plan, shelf, place, here.y + dot / 2);
        draw_lit(kit, &plan, shelf, place, lit);
    }
    frame_shape(kit->frame, here, SHAPE_CIRCLE, COLOUR_INK);
    frame_block_end(kit->frame);
}
