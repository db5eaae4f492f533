/* icon.c: each drawing in a square of 24 x 24 units, strokes 2.4 wide with round ends. */
#include "label/icon.h"

#include <math.h>
#include <stddef.h>

#include "base/assert.h"

#define STROKE 2.4
#define PI     3.14159265358979323846

static void line(cairo_t *cr, double x1, double y1, double x2, double y2)
{
    cairo_move_to(cr, x1, y1);
    cairo_line_to(cr, x2, y2);
}

static void circle(cairo_t *cr, double x, double y, double radius)
{
    cairo_new_sub_path(cr);
    cairo_arc(cr, x, y, radius, 0, 2 * PI);
    cairo_close_path(cr);
}

static void ambient(cairo_t *cr)
{
    circle(cr, 12, 12, 4.6);
    cairo_fill(cr);
    for (int i = 0; i < 8; i++) {
        double a = i * PI / 4;
        line(cr, 12 + 7.6 * cos(a), 12 + 7.6 * sin(a), 12 + 10.6 * cos(a), 12 + 10.6 * sin(a));
    }
}

static void chilled(cairo_t *cr)
{
    cairo_rectangle(cr, 5.2, 1.6, 13.6, 19);
    line(cr, 5.2, 8.6, 18.8, 8.6);
    line(cr, 9.2, 4.6, 9.2, 5.8);
    line(cr, 9.2, 11.8, 9.2, 14.4);
    line(cr, 7.6, 21, 7.6, 22.4);
    line(cr, 16.4, 21, 16.4, 22.4);
}

static void frozen(cairo_t *cr)
{
    for (int i = 0; i < 6; i++) {
        double a = i * PI / 3 + PI / 6, tip = 10.6, fork = 6.4, twig = 3.6;
        double x = 12 + fork * cos(a), y = 12 + fork * sin(a);
        line(cr, 12, 12, 12 + tip * cos(a), 12 + tip * sin(a));
        line(cr, x, y, x + twig * cos(a + PI / 4), y + twig * sin(a + PI / 4));
        line(cr, x, y, x + twig * cos(a - PI / 4), y + twig * sin(a - PI / 4));
    }
}

static void egg(cairo_t *cr)
{
    cairo_move_to(cr, 12, 1.8);
    cairo_curve_to(cr, 16.6, 1.8, 20.2, 8.6, 20.2, 14);
    cairo_curve_to(cr, 20.2, 19, 16.6, 22.2, 12, 22.2);
    cairo_curve_to(cr, 7.4, 22.2, 3.8, 19, 3.8, 14);
    cairo_curve_to(cr, 3.8, 8.6, 7.4, 1.8, 12, 1.8);
    cairo_close_path(cr);
}

static void tick(cairo_t *cr)
{
    line(cr, 3, 12.8, 9.4, 19.2);
    cairo_line_to(cr, 21, 5.4);
}

static void cross(cairo_t *cr)
{
    line(cr, 4.5, 4.5, 19.5, 19.5);
    line(cr, 19.5, 4.5, 4.5, 19.5);
}

static void double_tick(cairo_t *cr)
{
    circle(cr, 12, 12, 10.4);
    line(cr, 7, 12.6, 10.6, 16.2);
    cairo_line_to(cr, 17, 8.4);
}

static void erase(cairo_t *cr)
{
    cairo_move_to(cr, 8.4, 4.5);
    cairo_line_to(cr, 22.4, 4.5);
    cairo_line_to(cr, 22.4, 19.5);
    cairo_line_to(cr, 8.4, 19.5);
    cairo_line_to(cr, 1.6, 12);
    cairo_close_path(cr);
    line(cr, 11.6, 8.8, 18, 15.2);
    line(cr, 18, 8.8, 11.6, 15.2);
}

static void missing(cairo_t *cr)
{
    const double dashes[] = {3.4, 4.4};
    cairo_stroke(cr);
    cairo_set_dash(cr, dashes, 2, 1.7);
    cairo_rectangle(cr, 3, 3, 18, 18);
    cairo_stroke(cr);
    cairo_set_dash(cr, NULL, 0, 0);
    line(cr, 8.4, 12, 15.6, 12);
}

static void damaged(cairo_t *cr)
{
    cairo_rectangle(cr, 2.4, 4.4, 19.2, 16.4);
    cairo_move_to(cr, 13.4, 4.4);
    cairo_line_to(cr, 9.6, 9.8);
    cairo_line_to(cr, 14.6, 13);
    cairo_line_to(cr, 10.6, 20.8);
}

static void too_many(cairo_t *cr)
{
    cairo_rectangle(cr, 1.8, 8.4, 14, 14);
    cairo_move_to(cr, 8.2, 2);
    cairo_line_to(cr, 22.2, 2);
    cairo_line_to(cr, 22.2, 16);
    line(cr, 8.8, 12, 8.8, 18.8);
    line(cr, 5.4, 15.4, 12.2, 15.4);
}

static void other(cairo_t *cr)
{
    cairo_rectangle(cr, 1.6, 1.6, 9.6, 9.6);
    circle(cr, 17.2, 17.2, 5.2);
    line(cr, 16.6, 3.6, 20.6, 3.6);
    cairo_line_to(cr, 20.6, 8.6);
    line(cr, 3.4, 15.4, 3.4, 20.4);
    cairo_line_to(cr, 7.4, 20.4);
}

static void new_crate(cairo_t *cr)
{
    cairo_move_to(cr, 1.6, 10.6);
    cairo_line_to(cr, 3.6, 22);
    cairo_line_to(cr, 20.4, 22);
    cairo_line_to(cr, 22.4, 10.6);
    cairo_close_path(cr);
    line(cr, 12, 1.4, 12, 7);
    line(cr, 9.2, 4.2, 14.8, 4.2);
    line(cr, 4, 16.4, 20, 16.4);
}

static void undo(cairo_t *cr)
{
    line(cr, 7.6, 2.6, 2.6, 7.6);
    cairo_line_to(cr, 7.6, 12.6);
    cairo_move_to(cr, 2.6, 7.6);
    cairo_line_to(cr, 14.4, 7.6);
    cairo_arc(cr, 14.4, 14.4, 6.8, -PI / 2, PI / 2);
    cairo_line_to(cr, 7.4, 21.2);
}

static void help(cairo_t *cr)
{
    cairo_new_sub_path(cr);
    cairo_arc(cr, 12, 7.6, 5.6, PI, 2.35 * PI);
    cairo_curve_to(cr, 12.6, 13.2, 12, 13.6, 12, 16.4);
    line(cr, 12, 21.6, 12, 21.8);
}

static void next(cairo_t *cr)
{
    line(cr, 2.4, 12, 21.4, 12);
    line(cr, 14, 4.6, 21.4, 12);
    cairo_line_to(cr, 14, 19.4);
}

static void language(cairo_t *cr)
{
    circle(cr, 12, 12, 10.4);
    line(cr, 1.8, 12, 22.2, 12);
    cairo_move_to(cr, 12, 1.6);
    cairo_curve_to(cr, 5.6, 8, 5.6, 16, 12, 22.4);
    cairo_move_to(cr, 12, 1.6);
    cairo_curve_to(cr, 18.4, 8, 18.4, 16, 12, 22.4);
}

static void home(cairo_t *cr)
{
    line(cr, 1.6, 12, 12, 2.2);
    cairo_line_to(cr, 22.4, 12);
    cairo_move_to(cr, 4.8, 9.6);
    cairo_line_to(cr, 4.8, 21.8);
    cairo_line_to(cr, 19.2, 21.8);
    cairo_line_to(cr, 19.2, 9.6);
    cairo_move_to(cr, 12, 21.8);
    cairo_line_to(cr, 12, 15.6);
}

static void (*const drawings[ICON_COUNT])(cairo_t *) = {
    [ICON_AMBIENT] = ambient,
    [ICON_CHILLED] = chilled,
    [ICON_FROZEN] = frozen,
    [ICON_EGG] = egg,
    [ICON_TICK] = tick,
    [ICON_CROSS] = cross,
    [ICON_DOUBLE_TICK] = double_tick,
    [ICON_ERASE] = erase,
    [ICON_MISSING] = missing,
    [ICON_DAMAGED] = damaged,
    [ICON_TOO_MANY] = too_many,
    [ICON_OTHER] = other,
    [ICON_NEW_CRATE] = new_crate,
    [ICON_UNDO] = undo,
    [ICON_HELP] = help,
    [ICON_NEXT] = next,
    [ICON_LANGUAGE] = language,
    [ICON_HOME] = home,
};

void icon_draw(const struct ink *ink, enum icon icon, struct ink_box box, uint32_t rgb)
{
    ASSERT(icon < ICON_COUNT && drawings[icon] != NULL);
    double side = fmin(box.w, box.h);
    cairo_t *cr = ink->cr;
    cairo_save(cr);
    cairo_translate(cr, box.x + (box.w - side) / 2, box.y + (box.h - side) / 2);
    cairo_scale(cr, side / 24, side / 24);
    cairo_set_line_width(cr, STROKE);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    ink_set(ink, rgb);
    cairo_new_path(cr);
    drawings[icon](cr);
    cairo_stroke(cr);
    cairo_restore(cr);
}
