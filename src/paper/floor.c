/* floor.c: the room as its people drew it, with the way through it, to hang up at the door; below
 * it, what is to be done to make a borrowed room this one. */
#include <math.h>

#include "base/str.h"
#include "paper/page.h"

#define TASK_MM 8.0

static uint32_t ground_of(enum floor_kind kind)
{
    switch (kind) {
    case FLOOR_FRIDGE:
    case FLOOR_BOX: return 0xE3EDF7;
    case FLOOR_SHELF: return 0xE6E0D5;
    case FLOOR_NOTHING:
    case FLOOR_ZONE:
    case FLOOR_TABLE:
    case FLOOR_BASIN:
    case FLOOR_DOOR:
    case FLOOR_ARROW:
    case FLOOR_KIND_END: break;
    }
    return INK_WHITE;
}

/* An arrow of two bars and a head, out of filled boxes: prints on anything. */
static void draw_arrow(const struct page *page, struct ink_box box, enum floor_turn turn)
{
    static const char *const signs[TURN_COUNT] = {
        [TURN_RIGHT] = "→", [TURN_DOWN] = "↓", [TURN_LEFT] = "←", [TURN_UP] = "↑"};
    page_words(page, ink_inset(box, box.h * 0.2), box.h * 0.5, 1, INK_HEAVY, INK_CENTRE, PAGE_GREEN,
               signs[turn]);
}

static struct ink_box box_of(struct ink_box room, double side, const struct floor_thing *thing)
{
    struct floor_box box = floor_box(thing);
    return (struct ink_box){room.x + box.x * side, room.y + box.y * side, box.w * side,
                            box.h * side};
}

/* Each place's number where it is. */
static void draw_places(const struct page *page, struct ink_box room, double side,
                        const struct floor_thing *thing)
{
    for (int i = 0; i < thing->places; i++) {
        char place[LIMIT_PLACE];
        struct floor_point at = floor_point(thing, i);
        double part = side * thing->length / thing->places;
        part = part < side ? part : side;
        place_write(thing->zone * PLACE_IN_ZONE + thing->first + i, place);
        double x = room.x + at.x * side / FLOOR_UNIT, y = room.y + at.y * side / FLOOR_UNIT;
        page_text(page, (struct ink_box){x - part / 2, y - 2.5, part, 5}, part > 9 ? 3.2 : 2.2,
                  INK_BOLD, INK_CENTRE, place);
    }
}

static void draw_thing(const struct page *page, struct ink_box room, double side,
                       const struct floor_thing *thing)
{
    static const char *const words[FLOOR_KIND_END] = {
        [FLOOR_FRIDGE] = "frigo", [FLOOR_BOX] = "glacière", [FLOOR_TABLE] = "table",
        [FLOOR_BASIN] = "lavabo", [FLOOR_DOOR] = "porte",   [FLOOR_ZONE] = "au sol"};
    struct ink_box box = ink_inset(box_of(room, side, thing), 0.6);
    if (thing->kind == FLOOR_ARROW) {
        draw_arrow(page, box, thing->turn);
        return;
    }
    ink_fill(&page->ink, box, 2, ground_of(thing->kind));
    ink_frame(&page->ink, box, 2, thing->kind == FLOOR_DOOR ? 0.9 : 0.3, PAGE_INK);
    const char *name = thing->name[0] != '\0' ? thing->name : words[thing->kind];
    if (name != NULL) {
        struct ink_box foot = ink_inset(box, 1);
        foot = thing->places > 0 ? ink_cut_bottom(&foot, 4) : foot;
        page_words(page, foot, 2.2, 2, INK_MEDIUM, INK_CENTRE, PAGE_INK, name);
    }
    draw_places(page, room, side, thing);
}

static void draw_way(const struct page *page, struct ink_box room, double side)
{
    const struct floor_walk *walk = page->day->walk;
    double scale = side / FLOOR_UNIT;
    for (int i = 0; walk != NULL && i + 1 < walk->step_count; i++) {
        struct floor_point a = walk->steps[i], b = walk->steps[i + 1];
        struct ink_box leg = {
            room.x + fmin(a.x, b.x) * scale - 0.5, room.y + fmin(a.y, b.y) * scale - 0.5,
            fabs((double)(b.x - a.x)) * scale + 1, fabs((double)(b.y - a.y)) * scale + 1};
        ink_fill(&page->ink, leg, 0.5, 0xA9D3BC);
    }
}

static void draw_task(const struct page *page, struct ink_box row, const struct paper_task *task)
{
    struct ink_box tick = ink_inset(ink_cut_left(&row, TASK_MM), 1.4);
    page_tick(page, tick);
    if (task->is_done) {
        ink_fill(&page->ink, ink_inset(tick, 1.2), 0.4, PAGE_INK);
    }
    ink_cut_left(&row, 1);
    page_text(page, ink_cut_left(&row, row.w * 0.52), 2.9, INK_SEMIBOLD, INK_LEFT, task->what);
    page_text(page, row, 2.6, INK_MEDIUM, INK_LEFT, task->how);
}

void page_floor(struct page *page)
{
    const struct paper_day *day = page->day;
    if (day->floor == NULL || day->floor->count == 0) {
        return;
    }
    struct ink_box room = page_new(page);
    page_head(page, &room, "La salle", "le chemin et les places");
    double side = room.w / FLOOR_COLUMNS;
    struct ink_box map = ink_cut_top(&room, side * FLOOR_ROWS);
    ink_frame(&page->ink, map, 1, 0.5, PAGE_EDGE);
    draw_way(page, map, side);
    for (int i = 0; i < day->floor->count; i++) {
        draw_thing(page, map, side, &day->floor->things[i]);
    }
    ink_cut_top(&room, 5);
    struct ink_box column = {0, 0, 0, 0};
    bool is_right = false;
    struct ink_box half = room;
    for (size_t i = 0; i < day->task_count; i++) {
        if (i == 0 || column.h < TASK_MM) {
            if (i == 0 || is_right) { /* both columns are full: another page */
                if (i > 0) {
                    room = page_new(page);
                    page_head(page, &room, "Installer la salle", "suite");
                } else {
                    page_text(page, ink_cut_top(&room, 6), 3.6, INK_BOLD, INK_LEFT,
                              "Installer la salle");
                    ink_cut_top(&room, 2);
                }
                half = room;
                column = ink_cut_left(&half, room.w / 2 - 3);
                is_right = false;
            } else {
                ink_cut_left(&half, 6);
                column = half;
                is_right = true;
            }
        }
        draw_task(page, ink_cut_top(&column, TASK_MM), &day->tasks[i]);
    }
}
