/* arrivals.c: what is to come, supplier by supplier: units, cases, kilos, what came and what is
 * left; to hang where goods are received. */
#include <stdlib.h>

#include "base/str.h"
#include "domain/reception.h"
#include "paper/page.h"

#define ROW_MM   8.0
#define HEAD_MM  12.0
#define NAMES_MM 6.5

static const struct {
    const char *word;
    double mm;
} columns[] = {{"Attendu", 21}, {"Cartons", 27}, {"Kilos", 21}, {"Reçu", 19}, {"Reste", 19}};
enum { COLUMNS = sizeof columns / sizeof *columns };

static void draw_names(const struct page *page, struct ink_box row)
{
    ink_fill(&page->ink, row, 1.2, PAGE_INK);
    for (int i = COLUMNS; i-- > 0;) {
        page_words(page, ink_cut_right(&row, columns[i].mm), 2.1, 1, INK_SEMIBOLD, INK_CENTRE,
                   INK_WHITE, columns[i].word);
    }
    ink_cut_left(&row, 9);
    page_words(page, row, 2.1, 1, INK_SEMIBOLD, INK_LEFT, INK_WHITE, "Produit");
}

static const char *name_of(const struct prep *prep, struct reception_from from)
{
    const struct supplier *supplier = plan_supplier(prep->plan, from.supplier);
    return from.is_store ? "Notre réserve" : supplier != NULL ? supplier->name : "Fournisseur ?";
}

/* When it is fetched or comes, by the timeline: "jour 1, matin"; "" where nobody said. */
static const char *when_of(const struct paper_day *day, struct reception_from from)
{
    const struct supplier *supplier = plan_supplier(day->prep->plan, from.supplier);
    for (size_t i = 0; supplier != NULL && i < day->line_count; i++) {
        if (round_takes(&day->lines[i].round, supplier->name)) {
            return day->lines[i].half;
        }
    }
    return "";
}

/* The supplier, and all of its kilos. */
static void draw_head(const struct page *page, struct ink_box row, struct reception_from from,
                      const struct reception_sum *sum, const char *more)
{
    char text[160], needed[24], came[24], left[24];
    row.h -= 2;
    ink_fill(&page->ink, row, 1.6, PAGE_SOFT);
    row = ink_inset(row, 2);
    page_weight(sum->needed_g, needed, sizeof needed);
    page_weight(sum->came_g, came, sizeof came);
    page_weight(sum->left_g, left, sizeof left);
    if (sum->needed_g == 0) {
        str_format(text, sizeof text, "reçu %s", came);
    } else if (sum->left_g == 0) {
        str_format(text, sizeof text, "%s attendus, tout est là", needed);
    } else if (sum->came_g == 0) {
        str_format(text, sizeof text, "%s attendus", needed);
    } else {
        str_format(text, sizeof text, "%s attendus · reçu %s · reste %s", needed, came, left);
    }
    page_words(page, ink_cut_right(&row, row.w * 0.45), 2.9, 1, INK_BOLD, INK_RIGHT, PAGE_INK,
               text);
    const char *when = when_of(page->day, from);
    page_words(page, ink_cut_right(&row, when[0] != '\0' ? 36 : 0), 2.6, 1, INK_MEDIUM, INK_RIGHT,
               PAGE_INK, when);
    str_format(text, sizeof text, "%s%s", name_of(page->day->prep, from), more);
    page_text(page, row, 3.6, INK_HEAVY, INK_LEFT, text);
}

/* "3 × 12", where a case is known. */
static void say_cases(int64_t cases, int32_t case_units, char *to, size_t size)
{
    to[0] = '\0';
    if (case_units > 0 && cases > 0) {
        str_format(to, size, "%lld × %d", (long long)cases, case_units);
    }
}

static void draw_row(const struct page *page, struct ink_box row, const struct reception_row *of)
{
    const struct product *product = plan_product(page->day->prep->plan, of->product);
    char texts[COLUMNS][32] = {""};
    bool is_less = of->is_complete && of->left_milli > 0;
    page_line_below(page, row);
    if (of->needed_milli > 0) {
        page_amount(product, of->needed_milli, texts[0], sizeof texts[0]);
        page_weight(of->needed_g, texts[2], sizeof texts[2]);
        page_amount(product, of->left_milli, texts[4], sizeof texts[4]);
    }
    say_cases(of->cases, of->case_units, texts[1], sizeof texts[1]);
    page_amount(product, of->came_milli, texts[3], sizeof texts[3]);
    for (int i = COLUMNS; i-- > 0;) {
        struct ink_box cell = ink_cut_right(&row, columns[i].mm);
        bool is_left = i == COLUMNS - 1 && of->left_milli > 0;
        page_words(page, cell, is_left || i == 0 ? 3.0 : 2.7, 1,
                   is_left || i == 0 ? INK_HEAVY : INK_MEDIUM, INK_CENTRE,
                   is_left && is_less ? PAGE_AMBER : PAGE_INK, texts[i]);
    }
    struct ink_box tick = ink_inset(ink_cut_left(&row, 8), 1.4);
    page_tick(page, tick);
    if (of->is_complete) {
        icon_draw(&page->ink, ICON_TICK, ink_inset(tick, 0.8), PAGE_GREEN);
    }
    ink_cut_left(&row, 1);
    ink_cut_right(&row, 2);
    page_text(page, row, 2.7, INK_SEMIBOLD, INK_LEFT, product->name);
}

void page_arrivals(struct page *page, const struct paper_filter *filter)
{
    (void)filter;
    const struct prep *prep = page->day->prep;
    size_t count, end = 0;
    struct reception_row *rows = reception_rows(prep, &count);
    struct ink_box room = {0};
    for (size_t i = 0; i < count; i = end) {
        struct reception_sum sum = reception_sum(rows, count, i, &end);
        double least = HEAD_MM + NAMES_MM + (end - i < 3 ? (double)(end - i) : 3) * ROW_MM;
        const char *more = "";
        for (size_t k = i; k < end; k++) {
            bool begins = k == i;
            if (room.h < (begins ? least : ROW_MM)) {
                bool is_first = page->number == 0;
                room = page_new(page);
                page_head(page, &room, "Ce qui arrive", is_first ? page->day->day : "suite");
                ink_cut_top(&room, 2);
                more = begins ? "" : ", suite";
                begins = true;
            }
            if (begins) {
                draw_head(page, ink_cut_top(&room, HEAD_MM), rows[i].from, &sum, more);
                draw_names(page, ink_cut_top(&room, NAMES_MM));
            }
            draw_row(page, ink_cut_top(&room, ROW_MM), &rows[k]);
        }
        ink_cut_top(&room, 5);
    }
    free(rows);
}
