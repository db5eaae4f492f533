/* returns.c: the return form: what the labo found afterwards, product by product: a face, and how
 * many were missing, damaged or too many. Its codes can be scanned when it comes back. */
#include <math.h>
#include <stdlib.h>

#include "base/assert.h"
#include "base/str.h"
#include "paper/page.h"

#define ROW_MM  14.6
#define HEAD_MM 6.5

enum mood { MOOD_GOOD, MOOD_SO_SO, MOOD_BAD };

/* A face to circle: drawn, so that it prints on anything. */
static void draw_face(const struct page *page, struct ink_box box, enum mood mood)
{
    cairo_t *cr = page->ink.cr;
    double radius = fmin(box.w, box.h) / 2 - 0.3, x = box.x + box.w / 2, y = box.y + box.h / 2;
    const double turn = 2 * acos(-1.0);
    ink_set(&page->ink, PAGE_INK);
    cairo_set_line_width(cr, 0.35);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
    cairo_new_sub_path(cr);
    cairo_arc(cr, x, y, radius, 0, turn);
    cairo_stroke(cr);
    for (int side = -1; side <= 1; side += 2) {
        cairo_new_sub_path(cr);
        cairo_arc(cr, x + side * radius * 0.36, y - radius * 0.28, radius * 0.11, 0, turn);
        cairo_fill(cr);
    }
    cairo_new_sub_path(cr);
    if (mood == MOOD_GOOD) {
        cairo_arc(cr, x, y + radius * 0.02, radius * 0.55, turn * 0.08, turn * 0.42);
    } else if (mood == MOOD_BAD) {
        cairo_arc(cr, x, y + radius * 0.85, radius * 0.55, turn * 0.58, turn * 0.92);
    } else {
        cairo_move_to(cr, x - radius * 0.45, y + radius * 0.38);
        cairo_line_to(cr, x + radius * 0.45, y + radius * 0.38);
    }
    cairo_stroke(cr);
}

static void draw_heads(const struct page *page, struct ink_box *room)
{
    static const char *const heads[] = {"Code",   "Produit", "Reçu",   "C’était",
                                        "Manque", "Abîmé",   "En trop"};
    static const double widths[] = {42, 0, 16, 33, 15, 15, 15};
    struct ink_box row = ink_cut_top(room, HEAD_MM);
    ink_fill(&page->ink, row, 1.2, PAGE_INK);
    double rest = row.w;
    for (size_t i = 0; i < 7; i++) {
        rest -= widths[i];
    }
    for (size_t i = 0; i < 7; i++) {
        struct ink_box cell = ink_cut_left(&row, widths[i] > 0 ? widths[i] : rest);
        page_words(page, cell, 2.1, 1, INK_SEMIBOLD, INK_CENTRE, INK_WHITE, heads[i]);
    }
}

static void draw_product(const struct page *page, struct ink_box row, const struct product *product,
                         int64_t units_milli)
{
    char digits[15] = "", amount[24];
    const struct prep *prep = page->day->prep;
    int32_t serial = prep_label_serial(prep, CODE_PRODUCT, product->id);
    page_line_below(page, row);
    struct ink_box code = ink_cut_left(&row, 42);
    if (product->gtin[0] != '\0') {
        str_copy(digits, sizeof digits, product->gtin);
    } else if (serial > 0) {
        code_write(CODE_PRODUCT, (int)prep->number, serial, digits);
    }
    if (digits[0] != '\0') {
        ink_cut_top(&code, 0.9);
        ink_cut_bottom(&code, 0.6);
        page_code(page, code, digits);
    }
    for (int i = 0; i < 3; i++) {
        struct ink_box cell = ink_cut_right(&row, 15);
        page_tick(page, ink_inset(cell, 2.6));
    }
    struct ink_box faces = ink_cut_right(&row, 33);
    for (int i = 0; i < 3; i++) {
        draw_face(page, ink_inset(ink_cut_left(&faces, 11), 1.6), (enum mood)i);
    }
    page_amount(product, units_milli, amount, sizeof amount);
    page_text(page, ink_cut_right(&row, 16), 3, INK_BOLD, INK_CENTRE, amount);
    ink_cut_left(&row, 1);
    page_words(page, row, 2.6, 2, INK_SEMIBOLD, INK_LEFT, PAGE_INK, product->name);
}

static void draw_intro(const struct page *page, struct ink_box *room)
{
    struct ink_box words = ink_cut_top(room, 11);
    page_words(page, words, 2.5, 2, INK_MEDIUM, INK_LEFT, PAGE_INK,
               "Entourez un visage par produit et notez combien. Rendez cette feuille à l’équipe : "
               "elle aide à choisir les fournisseurs, jamais à juger quelqu’un.");
    ink_cut_top(room, 2);
}

void page_returns(struct page *page, const struct pickup *pickup)
{
    const struct plan *plan = page->day->prep->plan;
    int64_t *sums = page_due_sums(page->day->prep, pickup->id);
    struct ink_box room = page_new(page);
    page_head(page, &room, "Vos retours", pickup->name);
    draw_intro(page, &room);
    draw_heads(page, &room);
    for (size_t i = 0; i < plan->products.count; i++) {
        if (sums[i] == 0) {
            continue;
        }
        if (room.h < ROW_MM) {
            room = page_new(page);
            page_head(page, &room, "Vos retours", pickup->name);
            draw_heads(page, &room);
        }
        draw_product(page, ink_cut_top(&room, ROW_MM), &plan->products.rows[i], sums[i]);
    }
    free(sums);
}
