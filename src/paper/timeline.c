/* timeline.c: the prep's days line by line, to hang on the wall and tick off. */
#include "base/str.h"
#include "paper/page.h"

#define ROW_MM  9.0
#define HEAD_MM 8.0

static void draw_line(const struct page *page, struct ink_box row, const struct paper_line *line)
{
    struct ink_box tick = ink_inset(ink_cut_left(&row, 8), 1.4);
    page_tick(page, tick);
    if (line->is_done) { /* filled: so much was done when this was printed */
        ink_fill(&page->ink, ink_inset(tick, 1.2), 0.4, PAGE_INK);
    }
    page_line_below(page, (struct ink_box){row.x + 21, row.y, row.w - 21, row.h});
    page_text(page, ink_cut_left(&row, 16), 3.2, INK_BOLD, INK_RIGHT, line->time);
    ink_cut_left(&row, 5);
    struct ink_box who = ink_cut_right(&row, line->load[0] != '\0' ? 62 : 46);
    if (line->load[0] != '\0') { /* the vehicle below who drives it */
        ink_cut_bottom(&who, 0.9);
        struct ink_box below = ink_cut_bottom(&who, who.h * 0.48);
        page_words(page, below, 2.3, 1, line->is_heavy ? INK_HEAVY : INK_MEDIUM, INK_RIGHT,
                   line->is_heavy ? PAGE_AMBER : PAGE_INK, line->load);
    }
    page_words(page, who, 2.5, 1, INK_MEDIUM, INK_RIGHT, PAGE_MUTED, line->who);
    ink_cut_right(&row, 2);
    page_text(page, row, 3.1, INK_MEDIUM, INK_LEFT, line->what);
}

void page_timeline(struct page *page, const struct paper_filter *filter)
{
    (void)filter;
    const struct paper_day *day = page->day;
    if (day->line_count == 0) {
        return;
    }
    struct ink_box room = page_new(page);
    page_head(page, &room, "La chronologie", day->day);
    for (size_t i = 0; i < day->line_count; i++) {
        const struct paper_line *line = &day->lines[i];
        bool begins = i == 0 || !str_equal(line->half, day->lines[i - 1].half);
        if (room.h < ROW_MM + (begins ? HEAD_MM : 0)) {
            room = page_new(page);
            page_head(page, &room, "La chronologie", "suite");
        }
        if (begins) {
            ink_cut_top(&room, 3);
            page_text(page, ink_cut_top(&room, HEAD_MM), 3.6, INK_BOLD, INK_LEFT, line->half);
        }
        draw_line(page, ink_cut_top(&room, ROW_MM), line);
    }
}
