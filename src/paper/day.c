/* day.c: the director's day: what happens when and what must be ready, as the record knows it: how
 * much comes in, how many crates are left, which trips go. Hours are those of the usual day. */
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/str.h"
#include "paper/day_facts.h"
#include "paper/page.h"

enum { LONG = 72 }; /* bytes from which on two lines read better than one */

static void draw_moment(const struct page *page, struct ink_box row,
                        const struct day_moment *moment, bool has_hours, bool is_last)
{
    if (has_hours) {
        page_text(page, ink_cut_left(&row, 22), 3.2, INK_BOLD, INK_RIGHT, moment->time);
    }
    struct ink_box dot = ink_cut_left(&row, 10);
    if (!is_last) {
        ink_fill(&page->ink, (struct ink_box){dot.x + 4.75, dot.y + dot.h / 2, 0.5, dot.h}, 0,
                 PAGE_EDGE);
    }
    dot = (struct ink_box){dot.x + 5 - 1.5, dot.y + dot.h / 2 - 1.5, 3, 3};
    ink_fill(&page->ink, dot, 1.5, PAGE_INK);
    page_words(page, ink_cut_right(&row, 22), 2.4, 1, INK_MEDIUM, INK_RIGHT, PAGE_MUTED,
               moment->where);
    ink_cut_right(&row, 2);
    page_words(page, row, 3, strlen(moment->what) > LONG ? 2 : 1, INK_MEDIUM, INK_LEFT, PAGE_INK,
               moment->what);
}

static void draw_moments(struct page *page, struct ink_box *room, const struct day_facts *facts)
{
    const double height = 9.0;
    page_text(page, ink_cut_top(room, 9), 3.8, INK_BOLD, INK_LEFT,
              facts->has_hours ? "La chronologie" : "Ce qu’il y a à faire");
    for (size_t i = 0; i < facts->moment_count; i++) {
        if (room->h < height) {
            *room = page_new(page);
            page_head(page, room, "La journée", "suite");
        }
        bool is_last = i + 1 == facts->moment_count || room->h < 2 * height;
        draw_moment(page, ink_cut_top(room, height), &facts->moments[i], facts->has_hours, is_last);
    }
    ink_cut_top(room, 5);
}

static void draw_checks(struct page *page, struct ink_box *room, const struct day_facts *facts)
{
    if (room->h < 9 + 3 * 8) {
        *room = page_new(page);
        page_head(page, room, "La journée", "suite");
    }
    page_text(page, ink_cut_top(room, 9), 3.8, INK_BOLD, INK_LEFT, "Avant d’ouvrir");
    for (size_t i = 0; i < facts->check_count; i++) {
        if (room->h < 8) {
            *room = page_new(page);
            page_head(page, room, "La journée", "suite");
        }
        struct ink_box row = ink_cut_top(room, 8), tick = ink_inset(ink_cut_left(&row, 8), 1.6);
        page_tick(page, tick);
        if (facts->checks[i].is_done) {
            icon_draw(&page->ink, ICON_TICK, ink_inset(tick, 0.8), PAGE_GREEN);
        }
        ink_cut_left(&row, 2);
        page_text(page, row, 2.9, INK_MEDIUM, INK_LEFT, facts->checks[i].what);
    }
}

void page_day(struct page *page, const struct paper_filter *filter)
{
    struct day_facts *facts = calloc(1, sizeof *facts);
    (void)filter;
    ASSERT(facts != NULL);
    day_facts_fill(page->day, facts);
    struct ink_box room = page_new(page);
    page_head(page, &room, "La journée", page->day->day);
    draw_moments(page, &room, facts);
    draw_checks(page, &room, facts);
    free(facts);
}
