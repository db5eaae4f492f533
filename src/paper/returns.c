/* returns.c: the return form: what the labo found afterwards, product by product: a face, and how
 * many were missing, damaged or too many. Its codes can be scanned when it comes back: the labo's
 * at the top of each page, then the product's. */
#include <math.h>
#include <stdlib.h>

#include "base/assert.h"
#include "base/str.h"
#include "paper/page.h"

#define ROW_MM       13.2
#define ROW_MOST     16.0 /* where the page has room */
#define HEAD_MM      6.5
#define BETWEEN_MM   6.0
#define CODE_MM      40.0 /* fourteen digits with their white */
#define CODE_HIGH_MM 12.95
#define GAP_MM       1.0
#define FACE_MM      7.2

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

/* The heads of a column, over code, faces and numbers. */
static void draw_heads(const struct page *page, struct ink_box row)
{
    static const char *const heads[] = {"Manque", "Abîmé", "En trop"};
    ink_fill(&page->ink, row, 1.2, PAGE_INK);
    page_words(page, ink_cut_left(&row, CODE_MM), 2.0, 1, INK_SEMIBOLD, INK_CENTRE, INK_WHITE,
               "Code");
    ink_cut_left(&row, GAP_MM);
    page_words(page, ink_cut_left(&row, 3 * FACE_MM), 2.0, 1, INK_SEMIBOLD, INK_CENTRE, INK_WHITE,
               "C’était");
    double width = row.w / 3;
    for (size_t i = 0; i < 3; i++) {
        page_words(page, ink_inset(ink_cut_left(&row, width), 0.4), 1.8, 1, INK_SEMIBOLD,
                   INK_CENTRE, INK_WHITE, heads[i]);
    }
}

static void draw_product(const struct page *page, struct ink_box row, const struct product *product,
                         int64_t units_milli)
{
    char digits[15] = "", amount[24];
    const struct prep *prep = page->day->prep;
    int32_t serial = prep_label_serial(prep, CODE_PRODUCT, product->id);
    page_line_below(page, row);
    struct ink_box code = ink_cut_left(&row, CODE_MM);
    if (product->gtin[0] != '\0') {
        str_copy(digits, sizeof digits, product->gtin);
    } else if (serial > 0) {
        code_write(CODE_PRODUCT, (int)prep->number, serial, digits);
    }
    if (digits[0] != '\0') {
        double white = code.h - CODE_HIGH_MM;
        page_code(page, (struct ink_box){code.x, code.y + white / 2, code.w, CODE_HIGH_MM}, digits);
    }
    ink_cut_left(&row, GAP_MM);
    ink_cut_top(&row, (row.h - ROW_MM) / 2 + 0.3);
    struct ink_box name = ink_cut_top(&row, 4.8);
    page_amount(product, units_milli, amount, sizeof amount);
    page_text(page, ink_cut_right(&name, 11), 2.6, INK_BOLD, INK_RIGHT, amount);
    ink_cut_right(&name, 1);
    page_words(page, name, 2.3, 2, INK_SEMIBOLD, INK_LEFT, PAGE_INK, product->name);
    row.h = fmin(row.h - 0.6, FACE_MM + 0.6);
    for (int i = 0; i < 3; i++) {
        draw_face(page, ink_inset(ink_cut_left(&row, FACE_MM), 0.3), (enum mood)i);
    }
    double width = row.w / 3;
    for (int i = 0; i < 3; i++) {
        page_tick(page, ink_inset(ink_cut_left(&row, width), 0.4));
    }
}

static void draw_intro(const struct page *page, struct ink_box *room)
{
    struct ink_box words = ink_cut_top(room, 10);
    page_words(page, words, 2.4, 2, INK_MEDIUM, INK_LEFT, PAGE_INK,
               "À droite du nom, ce que vous avez reçu. Entourez un visage par produit et notez "
               "combien. Rendez cette feuille à l’équipe : elle aide à choisir les fournisseurs, "
               "jamais à juger quelqu’un.");
    ink_cut_top(room, 1);
}

/* Whose form it is, between the title and the name: each page can come back alone. */
static void draw_point(const struct page *page, struct ink_box room, const struct pickup *pickup)
{
    char digits[11];
    int serial = plan_pickup_serial(pickup);
    if (serial > 0) {
        double width = page_code_width(10);
        code_write(CODE_POINT, (int)page->day->prep->number, serial, digits);
        page_code(page,
                  (struct ink_box){room.x + room.w * 0.66 - width, room.y, width, CODE_HIGH_MM},
                  digits);
    }
}

/* Rows of a page: what is left, spread evenly over the pages that it takes. */
static size_t rows_of(size_t left, double room_mm)
{
    size_t most = 2 * (size_t)(room_mm / ROW_MM);
    size_t pages = (left + most - 1) / most;
    return ((left + pages - 1) / pages + 1) / 2;
}

/* Two columns beside each other, so that the form of most labos is one page: the back of their
 * sheet. */
void page_returns(struct page *page, const struct pickup *pickup)
{
    const struct plan *plan = page->day->prep->plan;
    int64_t *sums = page_due_sums(page->day->prep, pickup->id);
    size_t left = 0, rows = 0, at = 0;
    double height = ROW_MM;
    struct ink_box column[2] = {{0, 0, 0, 0}, {0, 0, 0, 0}};
    for (size_t i = 0; i < plan->products.count; i++) {
        left += sums[i] > 0;
    }
    for (size_t i = 0; i < plan->products.count; i++) {
        if (sums[i] == 0) {
            continue;
        }
        if (at == 2 * rows) {
            struct ink_box room = page_new(page);
            draw_point(page, room, pickup);
            page_head(page, &room, "Vos retours", pickup->name);
            if (rows == 0) {
                draw_intro(page, &room);
            }
            column[0] = ink_cut_left(&room, (room.w - BETWEEN_MM) / 2);
            ink_cut_left(&room, BETWEEN_MM);
            column[1] = room;
            rows = rows_of(left, room.h - HEAD_MM);
            height = fmin((room.h - HEAD_MM) / (double)rows, ROW_MOST);
            at = 0;
            draw_heads(page, ink_cut_top(&column[0], HEAD_MM));
            if (left > rows) {
                draw_heads(page, ink_cut_top(&column[1], HEAD_MM));
            }
        }
        draw_product(page, ink_cut_top(&column[at / rows], height), &plan->products.rows[i],
                     sums[i]);
        at++;
        left--;
    }
    free(sums);
}
