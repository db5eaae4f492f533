/* note.c: a note for each crate of which something was shared out or replaced: how much it is
 * instead of how much, by which rule of the members, what came in its place. To be cut out and laid
 * into the crate. */
#include <math.h>

#include "base/str.h"
#include "paper/page.h"

#define GAP_MM 4.0
enum { COLUMNS = 2, ROWS = 5, LINES = 3 };

struct sheet {
    struct page *page;
    struct ink_box room;
    int used; /* notes on the page */
};

/* Where the scissors go. */
static void draw_cut(const struct page *page, struct ink_box box)
{
    page_cut(page, box.x, box.y, box.w);
    page_cut(page, box.x, box.y + box.h, box.w);
    for (double y = box.y; y < box.y + box.h - 1; y += 2.4) {
        ink_fill(&page->ink, (struct ink_box){box.x, y, 0.2, 1.2}, 0, PAGE_EDGE);
        ink_fill(&page->ink, (struct ink_box){box.x + box.w, y, 0.2, 1.2}, 0, PAGE_EDGE);
    }
}

static struct ink_box next_box(struct sheet *sheet)
{
    if (sheet->used == 0 || sheet->used == COLUMNS * ROWS) {
        sheet->room = page_new(sheet->page);
        page_head(sheet->page, &sheet->room, "Mots pour les cagettes",
                  "À découper, un mot par cagette");
        sheet->used = 0;
    }
    double width = sheet->room.w / COLUMNS, height = sheet->room.h / ROWS;
    struct ink_box box = {sheet->room.x + sheet->used % COLUMNS * width,
                          sheet->room.y + sheet->used / COLUMNS * height, width, height};
    sheet->used++;
    return box;
}

static void draw_head(const struct page *page, struct ink_box row, const struct crate *crate)
{
    char text[32];
    const struct plan *plan = page->day->prep->plan;
    page_badge(page, ink_cut_left(&row, row.h), plan_pickup(plan, crate->pickup));
    ink_cut_left(&row, 3);
    page_crate_name(plan, crate, text, sizeof text);
    struct ink_box number = row;
    number.w = 32;
    ink_cut_left(&row, page_text(page, number, 5, INK_HEAVY, INK_LEFT, text) + 4);
    page_words(page, row, 2.4, 2, INK_MEDIUM, INK_LEFT, PAGE_MUTED,
               "Ce mois-ci, ce n’est pas tout à fait ce qui était commandé.");
}

/* How many portions of a crate from `at` on a share changed, or that were replaced. */
static uint32_t changed(const struct prep *prep, const struct crate *crate, uint32_t at)
{
    char text[160];
    uint32_t count = 0;
    for (; at < crate->portion_count; at++) {
        count += page_change_says(prep, crate->first_portion + at, text, sizeof text);
    }
    return count;
}

/* The portions of a crate from *at on that a share changed or that were replaced, as many as a note
 * takes. */
static void draw_note(struct sheet *sheet, const struct crate *crate, uint32_t *at)
{
    const struct page *page = sheet->page;
    const struct prep *prep = page->day->prep;
    struct ink_box box = next_box(sheet);
    char text[160];
    draw_cut(page, box);
    box = ink_inset(box, GAP_MM);
    draw_head(page, ink_cut_top(&box, 11), crate);
    ink_cut_top(&box, 2);
    struct ink_box foot = ink_cut_bottom(&box, 4);
    page_words(page, foot, 1.8, 1, INK_MEDIUM, INK_LEFT, PAGE_MUTED,
               "Les règles de partage sont choisies ensemble, avant.");
    double height = fmin(box.h / fmin(LINES, changed(prep, crate, *at)), 13);
    for (int shown = 0; *at < crate->portion_count && shown < LINES; ++*at) {
        uint32_t id = crate->first_portion + *at;
        const struct portion *portion = plan_portion(prep->plan, id);
        if (!page_change_says(prep, id, text, sizeof text)) {
            continue;
        }
        struct ink_box row = ink_cut_top(&box, height);
        page_text(page, ink_cut_top(&row, fmin(row.h / 2, 5)), 2.8, INK_BOLD, INK_LEFT,
                  plan_product(prep->plan, portion->product)->name);
        page_words(page, row, 2.5, 2, INK_MEDIUM, INK_LEFT, PAGE_INK, text);
        shown++;
    }
}

void page_notes(struct page *page, const struct paper_filter *filter)
{
    const struct prep *prep = page->day->prep;
    struct sheet sheet = {.page = page};
    for (size_t i = 0; i < prep->plan->crates.count; i++) {
        const struct crate *crate = &prep->plan->crates.rows[i];
        bool is_wanted = (filter->crate == ID_NONE || filter->crate == crate->id) &&
                         (filter->pickup == ID_NONE || filter->pickup == crate->pickup) &&
                         prep_crate_counts(prep, crate->id);
        for (uint32_t at = 0; is_wanted && changed(prep, crate, at) > 0;) {
            draw_note(&sheet, crate, &at);
        }
    }
}
