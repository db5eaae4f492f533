/* ruler.c: test pages: how far off the mark a printer prints on a paper, read off like a ruler. */
#include <math.h>
#include <stdlib.h>

#include "base/assert.h"
#include "base/str.h"
#include "label/draw.h"
#include "label/press.h"

enum { STEPS = 8 }; /* half millimetres on both sides */
#define GREY    0x8A8F91u
#define STEP_MM 2.6 /* height of a step of the stairs */

struct ruler {
    const struct label_press *press;
    const struct label_sheet *sheet;
};

static struct ink_style words(double cap, int lines, enum ink_weight weight, enum ink_align align)
{
    return (struct ink_style){
        .cap_mm = cap, .cap_min_mm = 1.2, .lines = lines, .weight = weight, .align = align};
}

static void line(const struct ink *ink, double x, double y, double w, double h, uint32_t rgb)
{
    ink_fill(ink, (struct ink_box){x, y, w, h}, 0, rgb);
}

/* Stickers as they should lie, each with its number. */
static void draw_stickers(const struct ink *ink, const struct stock *stock)
{
    struct ink_style style = words(2.4, 1, INK_MEDIUM, INK_CENTRE);
    style.rgb = GREY;
    for (int i = 0; i < stock_per_sheet(stock); i++) {
        struct ink_box box = {stock->left_mm + stock->pitch_x_mm * (i % stock->columns),
                              stock->top_mm + stock->pitch_y_mm * (i / stock->columns),
                              stock->width_mm, stock->height_mm};
        char number[8];
        ink_frame(ink, box, 0, 0.2, GREY);
        str_format(number, sizeof number, "%d", i + 1);
        ink_text(ink, &style, ink_cut_bottom(&box, 5), number);
    }
}

static void format_shift(int half_mm, char *to, size_t size)
{
    if (half_mm == 0) {
        str_copy(to, size, "0");
        return;
    }
    str_format(to, size, "%s%d%s", half_mm < 0 ? "−" : "+", abs(half_mm) / 2,
               half_mm % 2 != 0 ? ",5" : "");
}

/* Stairs around an edge: each step has its own tick, half a millimetre further. Where the true edge
 * of the sticker meets a tick stands the shift to set. Across: the edge is upright. */
static void draw_stairs(const struct ink *ink, double edge, double from, bool across)
{
    const double length = across ? STEP_MM : 6.4;
    double side = STEPS * 0.5 + 3, extent = (2 * STEPS + 1) * length;
    struct ink_box ground = {edge - side - 9, from - 2, 2 * side + 18, extent + 9};
    if (!across) {
        ground = (struct ink_box){from - 2, edge - side - 6, extent + 4, 2 * side + 17};
    }
    ink_fill(ink, ground, 2, INK_WHITE);
    ink_frame(ink, ground, 2, 0.3, INK_BLACK);
    struct ink_style style = words(1.5, 1, INK_SEMIBOLD, INK_CENTRE);
    struct ink_style caption = words(2.2, 1, INK_BOLD, INK_CENTRE);
    struct ink_box below = ground;
    ink_text(ink, &caption, ink_cut_bottom(&below, 7), across ? "vers la droite" : "vers le bas");
    for (int i = -STEPS; i <= STEPS; i++) {
        char text[8];
        double at = edge + i * 0.5, along = from + (i + STEPS) * length;
        double thick = i == 0 ? 0.3 : 0.15;
        format_shift(i, text, sizeof text);
        if (across) {
            line(ink, at - thick / 2, along, thick, length, INK_BLACK);
            ink_text(ink, &style, (struct ink_box){edge + side, along, 8, length}, text);
        } else {
            line(ink, along, at - thick / 2, length, thick, INK_BLACK);
            ink_text(ink, &style, (struct ink_box){along, edge + side, length, 4}, text);
        }
    }
}

/* The edge of a sticker that is nearest to a place, and not the paper's. */
static double nearest_edge(double first, double pitch, double size, int count, double to)
{
    double best = first;
    for (int i = 0; i < count; i++) {
        for (int end = 0; end < 2; end++) {
            double edge = first + pitch * i + end * size;
            best = fabs(edge - to) < fabs(best - to) ? edge : best;
        }
    }
    return best;
}

static void draw_words(const struct ink *ink, const struct label_sheet *sheet)
{
    struct ink_box box = {28, 16, 154, 50};
    char title[96], shift[2][8], set[64];
    ink_fill(ink, box, 3, INK_WHITE);
    ink_frame(ink, box, 3, 0.4, INK_BLACK);
    box = ink_inset(box, 4);
    str_format(title, sizeof title, "Page de réglage : %s", sheet->stock.stock->says);
    struct ink_style head = words(4, 1, INK_BOLD, INK_LEFT);
    ink_text(ink, &head, ink_cut_top(&box, 7), title);
    struct ink_style text = words(2.3, 2, INK_MEDIUM, INK_LEFT);
    ink_text(ink, &text, ink_cut_top(&box, 7.5),
             "1. Imprimez cette page sur du papier blanc, à 100 %, sans « ajuster à la page ».");
    ink_text(ink, &text, ink_cut_top(&box, 7.5),
             "2. Posez-la sur une planche d’étiquettes, bord contre bord, devant une fenêtre.");
    ink_text(ink, &text, ink_cut_top(&box, 10),
             "3. Sur chaque escalier, cherchez la marche dont le trait tombe sur le bord de "
             "l’étiquette : son chiffre est le décalage à régler, en millimètres.");
    format_shift(sheet->shift_right_half_mm, shift[0], sizeof shift[0]);
    format_shift(sheet->shift_down_half_mm, shift[1], sizeof shift[1]);
    str_format(set, sizeof set, "Réglé jusqu’ici : droite %s, bas %s.", shift[0], shift[1]);
    ink_text(ink, &text, box, set);
}

/* A line of 100 mm, for pages that were scaled on the way. */
static void draw_measure(const struct ink *ink, double x, double y)
{
    ink_fill(ink, (struct ink_box){x - 4, y - 7, 108, 17}, 2, INK_WHITE);
    line(ink, x, y, 100, 0.3, INK_BLACK);
    for (int mm = 0; mm <= 100; mm++) {
        double tick = mm % 10 == 0 ? 3.4 : mm % 5 == 0 ? 2.4 : 1.4;
        line(ink, x + mm - 0.075, y - tick, 0.15, tick, INK_BLACK);
    }
    struct ink_style style = words(2.3, 1, INK_MEDIUM, INK_CENTRE);
    ink_text(ink, &style, (struct ink_box){x, y + 1.5, 100, 6},
             "Ce trait mesure 100 mm. Sinon, la page a été réduite ou agrandie.");
}

/* The code "Aide", whose bars show how they read: it does nothing but open the help. */
static struct bars help_bars(const struct label_press *press, char ret_code[11])
{
    code_write(CODE_COMMAND, 0, COMMAND_CODE_HELP, ret_code);
    return bars_encode(press->encoder, ret_code);
}

static bool draw_page(cairo_t *cr, void *context)
{
    const struct ruler *ruler = context;
    const struct label_sheet *sheet = ruler->sheet;
    const struct stock *stock = sheet->stock.stock;
    struct ink ink = {.cr = cr, .type = ruler->press->type, .has_colour = true};
    cairo_save(cr);
    cairo_translate(cr, 0.5 * sheet->shift_right_half_mm, 0.5 * sheet->shift_down_half_mm);
    draw_stickers(&ink, stock);
    draw_words(&ink, sheet);
    draw_stairs(
        &ink, nearest_edge(stock->left_mm, stock->pitch_x_mm, stock->width_mm, stock->columns, 80),
        82, true);
    draw_stairs(&ink,
                nearest_edge(stock->top_mm, stock->pitch_y_mm, stock->height_mm, stock->rows, 172),
                52, false);
    draw_measure(&ink, 55, 222);
    char code[11];
    struct bars bars = help_bars(ruler->press, code);
    ink_fill(&ink, (struct ink_box){78, 240, 54, 26}, 2, INK_WHITE);
    ink_bars(&ink, &bars, 0.30, (struct ink_box){105 - 45 * 0.30, 243, 27, 12});
    struct ink_style style = words(2.0, 1, INK_MEDIUM, INK_CENTRE);
    ink_text(&ink, &style, (struct ink_box){80, 257, 50, 6}, "Essai de lecture : l’aide s’ouvre.");
    cairo_restore(cr);
    cairo_show_page(cr);
    return true;
}

/* A roll's label: its margins, millimetres along two sides, its name, the code. */
static void draw_roll(const struct label_press *press, cairo_t *cr,
                      const struct stock_choice *stock)
{
    double width, height, dots = stock_dots_per_mm(stock->dpi);
    stock_size(stock, &width, &height);
    struct ink ink = {.cr = cr, .type = press->type, .dots_per_mm = dots};
    struct ink_box box = {stock->stock->margin_x_mm, stock->stock->margin_y_mm,
                          width - 2 * stock->stock->margin_x_mm,
                          height - 2 * stock->stock->margin_y_mm};
    double dot = 1 / dots;
    ink_frame(&ink, box, 0, 2 * dot, INK_BLACK);
    for (int mm = 1; mm < (int)box.w; mm++) {
        double tick = mm % 10 == 0 ? 3.4 : mm % 5 == 0 ? 2.4 : 1.4;
        double x = round((box.x + mm) * dots) / dots;
        line(&ink, x, box.y, 2 * dot, tick, INK_BLACK);
    }
    for (int mm = 1; mm < (int)box.h; mm++) {
        double tick = mm % 10 == 0 ? 3.4 : mm % 5 == 0 ? 2.4 : 1.4;
        double y = round((box.y + mm) * dots) / dots;
        line(&ink, box.x, y, tick, 2 * dot, INK_BLACK);
    }
    box = ink_inset(box, 4.5);
    char name[64], code[11];
    struct area area;
    if (area_of(LABEL_COMMAND, stock, true, &area) && box.h > area.bar_min_mm) {
        struct bars bars = help_bars(press, code);
        bool is_low = box.h < area.bar_min_mm + 4; /* then beside each other */
        double bars_mm = BARS_MODULES * area.module_mm, quiet = BARS_QUIET * area.module_mm;
        struct ink_box at = is_low ? ink_cut_right(&box, bars_mm + quiet)
                                   : ink_cut_bottom(&box, area.bar_min_mm + 0.5);
        at.x = is_low ? at.x : fmax(width / 2 - bars_mm / 2, box.x + 2 * area.module_mm);
        at.h = area.bar_min_mm;
        ink_bars(&ink, &bars, area.module_mm, at);
        box.w -= is_low ? quiet : 0;
    }
    str_format(name, sizeof name, "%s à %d points, %.0f × %.0f mm", stock->stock->name, stock->dpi,
               width, height);
    struct ink_style style = words(fmin(box.h * 0.5, 3.2), 1, INK_BOLD, INK_CENTRE);
    ink_text(&ink, &style, box, name);
}

static bool draw_roll_page(cairo_t *cr, void *context)
{
    const struct ruler *ruler = context;
    draw_roll(ruler->press, cr, &ruler->sheet->stock);
    cairo_show_page(cr);
    return true;
}

bool label_ruler_pdf(const struct label_sheet *sheet, const char *path, struct error *err)
{
    struct label_press press = {0};
    struct ruler ruler = {&press, sheet};
    bool is_sheet = sheet->stock.stock->medium == STOCK_SHEET;
    double width = STOCK_SHEET_WIDTH_MM, height = STOCK_SHEET_HEIGHT_MM;
    if (!is_sheet) {
        stock_size(&sheet->stock, &width, &height);
    }
    bool ok = press_open(&press, err) &&
              press_pdf(path, "Page de réglage", sheet->created_at_s, width, height,
                        is_sheet ? draw_page : draw_roll_page, &ruler, err);
    press_close(&press);
    return ok;
}

bool label_ruler_bitmap(struct label_press *press, const struct stock_choice *stock,
                        struct bitmap *ret_bitmap, struct error *err)
{
    ASSERT(stock->stock->medium == STOCK_THERMAL);
    cairo_t *cr;
    cairo_surface_t *surface = press_dots(stock, &cr);
    draw_roll(press, cr, stock);
    cairo_destroy(cr);
    return press_bits(surface, ret_bitmap, err);
}
