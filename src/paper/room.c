/* room.c: the room: as its people drew it (floor.c), then each zone letter a row of shelves, each
 * place with what lies there. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/assert.h"
#include "base/str.h"
#include "domain/place.h"
#include "paper/page.h"

enum { IN_ROW = 5, MOST_ROWS = 10 }; /* places beside each other; rows that stay together */
#define PLACE_MM 21.0
#define ZONE_GAP 6.0
#define DOOR_MM  12.0

struct spot {
    int place;                     /* place.h */
    const struct product *product; /* the first that lies there */
    size_t products;
};

static int by_place(const void *a, const void *b)
{
    const struct spot *x = a, *y = b;
    return x->place - y->place;
}

static struct spot *spots_of(const struct plan *plan, uint32_t room_id, size_t *ret_count)
{
    struct spot *spots = NULL;
    size_t count = 0, room = 0;
    for (size_t i = 0; i < plan->products.count; i++) {
        struct spot spot = {.place = place_number(plan->products.rows[i].place),
                            .product = &plan->products.rows[i],
                            .products = 1};
        if (spot.product->room != room_id || spot.place == 0) {
            continue;
        }
        size_t at = 0;
        while (at < count && by_place(&spots[at], &spot) != 0) {
            at++;
        }
        if (at < count) {
            spots[at].products++;
            continue;
        }
        spots = array_grow(spots, count, &room, sizeof *spots);
        spots[count++] = spot;
    }
    if (count > 0) {
        qsort(spots, count, sizeof *spots, by_place);
    }
    *ret_count = count;
    return spots;
}

static void draw_spot(const struct page *page, struct ink_box box, const struct spot *spot)
{
    char text[LIMIT_NAME];
    bool is_cold = spot->product->temperature == TEMPERATURE_CHILLED ||
                   spot->product->temperature == TEMPERATURE_FROZEN;
    box = ink_inset(box, 0.8);
    ink_fill(&page->ink, box, 2, is_cold ? 0xE3EDF7 : PAGE_SOFT);
    ink_frame(&page->ink, box, 2, 0.3, is_cold ? 0x1B4F8A : PAGE_EDGE);
    box = ink_inset(box, 1.8);
    struct ink_box top = ink_cut_top(&box, 7.5);
    if (is_cold) {
        icon_draw(&page->ink,
                  spot->product->temperature == TEMPERATURE_FROZEN ? ICON_FROZEN : ICON_CHILLED,
                  ink_cut_right(&top, 5.5), 0x1B4F8A);
    } else if (page->day->picture != NULL) {
        page_picture(page, ink_cut_right(&top, 8),
                     page->day->picture(spot->product->name, spot->product->category));
    }
    place_write(spot->place, text);
    page_text(page, top, 5.4, INK_HEAVY, INK_LEFT, text);
    ink_cut_top(&box, 1);
    str_copy(text, sizeof text, spot->product->name);
    if (spot->products > 1) {
        char more[24];
        str_format(more, sizeof more, " + %zu", spot->products - 1);
        str_append(text, sizeof text, more);
    }
    page_words(page, box, 2.1, 3, INK_MEDIUM, INK_LEFT, PAGE_INK, text);
}

/* A zone: its letter, then its places; returns the height it took. */
static double draw_zone(const struct page *page, struct ink_box room, const struct spot *spots,
                        size_t count)
{
    size_t rows = (count + IN_ROW - 1) / IN_ROW;
    double height = (double)rows * PLACE_MM, width = (room.w - 20) / IN_ROW;
    struct ink_box letter = {room.x, room.y + 0.8, 16, height - 1.6};
    char letters[3];
    place_letters(spots[0].place / PLACE_IN_ZONE, letters);
    ink_fill(&page->ink, letter, 2, PAGE_INK);
    page_words(page, ink_inset(letter, 3), 9, 1, INK_HEAVY, INK_CENTRE, INK_WHITE, letters);
    for (size_t i = 0; i < count; i++) {
        struct ink_box box = {room.x + 20 + (double)(i % IN_ROW) * width,
                              room.y + (double)(i / IN_ROW) * PLACE_MM, width, PLACE_MM};
        draw_spot(page, box, &spots[i]);
    }
    return height;
}

/* The door, so that who holds the page knows how to hold it. */
static void draw_door(const struct page *page, struct ink_box room)
{
    struct ink_box door = {room.x + room.w / 2 - 22, room.y + room.h - 9, 44, 9};
    ink_fill(&page->ink, (struct ink_box){room.x, door.y + 8.4, room.w, 0.6}, 0, PAGE_INK);
    ink_fill(&page->ink, door, 2, PAGE_INK);
    page_words(page, ink_inset(door, 2), 3.2, 1, INK_BOLD, INK_CENTRE, INK_WHITE,
               "Vous êtes ici : la porte");
}

/* Zones one below the other, a long one over pages; the door is at the end of the last. */
static void draw_room(struct page *page, const struct room *row)
{
    size_t count;
    struct spot *spots = spots_of(page->day->prep->plan, row->id, &count);
    struct ink_box room = {0, 0, 0, 0};
    for (size_t i = 0; i < count;) {
        size_t of_zone = 1;
        while (i + of_zone < count &&
               spots[i + of_zone].place / PLACE_IN_ZONE == spots[i].place / PLACE_IN_ZONE) {
            of_zone++;
        }
        double height = (double)((of_zone + IN_ROW - 1) / IN_ROW) * PLACE_MM;
        if (i == 0 || room.h < fmin(height, MOST_ROWS * PLACE_MM)) {
            room = page_new(page);
            page_head(page, &room, i == 0 ? "Où sont les choses" : "Où sont les choses, suite",
                      row->name);
            ink_cut_bottom(&room, DOOR_MM);
        }
        size_t fits = (size_t)(room.h / PLACE_MM + 1e-6) * IN_ROW;
        of_zone = of_zone < fits ? of_zone : fits;
        ink_cut_top(&room, draw_zone(page, room, &spots[i], of_zone) + ZONE_GAP);
        i += of_zone;
    }
    if (count > 0) {
        draw_door(page, (struct ink_box){room.x, room.y + room.h, room.w, DOOR_MM});
    }
    free(spots);
}

void page_room(struct page *page, const struct paper_filter *filter)
{
    (void)filter;
    const struct plan *plan = page->day->prep->plan;
    page_floor(page);
    for (size_t i = 0; i < plan->rooms.count; i++) {
        draw_room(page, &plan->rooms.rows[i]);
    }
}
