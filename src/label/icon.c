/* icon.c: each drawing in a square of 24 x 24 units, strokes 2.4 wide with round ends. */
#include "label/icon.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "base/assert.h"
#include "label/pen.h"
#include "label/stamp.h"

#define STROKE 2.4
#define PI     3.14159265358979323846

static void line(struct pen *pen, double x1, double y1, double x2, double y2)
{
    pen_move(pen, x1, y1);
    pen_line(pen, x2, y2);
}

static void circle(struct pen *pen, double x, double y, double radius)
{
    pen_lift(pen);
    pen_arc(pen, x, y, radius, 0, 2 * PI);
    pen_close(pen);
}

static void ambient(struct pen *pen)
{
    circle(pen, 12, 12, 4.6);
    pen_fill(pen);
    for (int i = 0; i < 8; i++) {
        double a = i * PI / 4;
        line(pen, 12 + 7.6 * cos(a), 12 + 7.6 * sin(a), 12 + 10.6 * cos(a), 12 + 10.6 * sin(a));
    }
}

static void chilled(struct pen *pen)
{
    pen_box(pen, 5.2, 1.6, 13.6, 19);
    line(pen, 5.2, 8.6, 18.8, 8.6);
    line(pen, 9.2, 4.6, 9.2, 5.8);
    line(pen, 9.2, 11.8, 9.2, 14.4);
    line(pen, 7.6, 21, 7.6, 22.4);
    line(pen, 16.4, 21, 16.4, 22.4);
}

static void frozen(struct pen *pen)
{
    for (int i = 0; i < 6; i++) {
        double a = i * PI / 3 + PI / 6, tip = 10.6, fork = 6.4, twig = 3.6;
        double x = 12 + fork * cos(a), y = 12 + fork * sin(a);
        line(pen, 12, 12, 12 + tip * cos(a), 12 + tip * sin(a));
        line(pen, x, y, x + twig * cos(a + PI / 4), y + twig * sin(a + PI / 4));
        line(pen, x, y, x + twig * cos(a - PI / 4), y + twig * sin(a - PI / 4));
    }
}

static void egg(struct pen *pen)
{
    pen_move(pen, 12, 1.8);
    pen_curve(pen, 16.6, 1.8, 20.2, 8.6, 20.2, 14);
    pen_curve(pen, 20.2, 19, 16.6, 22.2, 12, 22.2);
    pen_curve(pen, 7.4, 22.2, 3.8, 19, 3.8, 14);
    pen_curve(pen, 3.8, 8.6, 7.4, 1.8, 12, 1.8);
    pen_close(pen);
}

static void tick(struct pen *pen)
{
    line(pen, 3, 12.8, 9.4, 19.2);
    pen_line(pen, 21, 5.4);
}

static void cross(struct pen *pen)
{
    line(pen, 4.5, 4.5, 19.5, 19.5);
    line(pen, 19.5, 4.5, 4.5, 19.5);
}

static void double_tick(struct pen *pen)
{
    circle(pen, 12, 12, 10.4);
    line(pen, 7, 12.6, 10.6, 16.2);
    pen_line(pen, 17, 8.4);
}

static void erase(struct pen *pen)
{
    pen_move(pen, 8.4, 4.5);
    pen_line(pen, 22.4, 4.5);
    pen_line(pen, 22.4, 19.5);
    pen_line(pen, 8.4, 19.5);
    pen_line(pen, 1.6, 12);
    pen_close(pen);
    line(pen, 11.6, 8.8, 18, 15.2);
    line(pen, 18, 8.8, 11.6, 15.2);
}

static void missing(struct pen *pen)
{
    pen_dash(pen, 3.4, 4.4, 1.7);
    pen_box(pen, 3, 3, 18, 18);
    pen_stroke(pen);
    pen_dash(pen, 0, 0, 0);
    line(pen, 8.4, 12, 15.6, 12);
}

static void damaged(struct pen *pen)
{
    pen_box(pen, 2.4, 4.4, 19.2, 16.4);
    pen_move(pen, 13.4, 4.4);
    pen_line(pen, 9.6, 9.8);
    pen_line(pen, 14.6, 13);
    pen_line(pen, 10.6, 20.8);
}

static void too_many(struct pen *pen)
{
    pen_box(pen, 1.8, 8.4, 14, 14);
    pen_move(pen, 8.2, 2);
    pen_line(pen, 22.2, 2);
    pen_line(pen, 22.2, 16);
    line(pen, 8.8, 12, 8.8, 18.8);
    line(pen, 5.4, 15.4, 12.2, 15.4);
}

static void other(struct pen *pen)
{
    pen_box(pen, 1.6, 1.6, 9.6, 9.6);
    circle(pen, 17.2, 17.2, 5.2);
    line(pen, 16.6, 3.6, 20.6, 3.6);
    pen_line(pen, 20.6, 8.6);
    line(pen, 3.4, 15.4, 3.4, 20.4);
    pen_line(pen, 7.4, 20.4);
}

static void new_crate(struct pen *pen)
{
    pen_move(pen, 1.6, 10.6);
    pen_line(pen, 3.6, 22);
    pen_line(pen, 20.4, 22);
    pen_line(pen, 22.4, 10.6);
    pen_close(pen);
    line(pen, 12, 1.4, 12, 7);
    line(pen, 9.2, 4.2, 14.8, 4.2);
    line(pen, 4, 16.4, 20, 16.4);
}

static void undo(struct pen *pen)
{
    line(pen, 7.6, 2.6, 2.6, 7.6);
    pen_line(pen, 7.6, 12.6);
    pen_move(pen, 2.6, 7.6);
    pen_line(pen, 14.4, 7.6);
    pen_arc(pen, 14.4, 14.4, 6.8, -PI / 2, PI / 2);
    pen_line(pen, 7.4, 21.2);
}

static void help(struct pen *pen)
{
    pen_lift(pen);
    pen_arc(pen, 12, 7.6, 5.6, PI, 2.35 * PI);
    pen_curve(pen, 12.6, 13.2, 12, 13.6, 12, 16.4);
    line(pen, 12, 21.6, 12, 21.8);
}

static void next(struct pen *pen)
{
    line(pen, 2.4, 12, 21.4, 12);
    line(pen, 14, 4.6, 21.4, 12);
    pen_line(pen, 14, 19.4);
}

static void language(struct pen *pen)
{
    circle(pen, 12, 12, 10.4);
    line(pen, 1.8, 12, 22.2, 12);
    pen_move(pen, 12, 1.6);
    pen_curve(pen, 5.6, 8, 5.6, 16, 12, 22.4);
    pen_move(pen, 12, 1.6);
    pen_curve(pen, 18.4, 8, 18.4, 16, 12, 22.4);
}

static void home(struct pen *pen)
{
    line(pen, 1.6, 12, 12, 2.2);
    pen_line(pen, 22.4, 12);
    pen_move(pen, 4.8, 9.6);
    pen_line(pen, 4.8, 21.8);
    pen_line(pen, 19.2, 21.8);
    pen_line(pen, 19.2, 9.6);
    pen_move(pen, 12, 21.8);
    pen_line(pen, 12, 15.6);
}

static void (*const drawings[ICON_COUNT])(struct pen *) = {
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

static void stamp_icon(const struct ink *ink, enum icon icon, struct ink_box box, uint32_t rgb)
{
    struct stamp_key key;
    memset(&key, 0, sizeof key);
    key.what = STAMP_ICON;
    key.lines = (int32_t)icon;
    key.x = box.x;
    key.y = box.y;
    key.w = box.w;
    key.h = box.h;
    if (!stamp_use(ink, &key, 0, 0, rgb, NULL)) {
        struct ink page = stamp_page(ink);
        icon_draw(&page, icon, box, INK_BLACK);
        stamp_keep(ink, &key, 0);
        (void)stamp_use(ink, &key, 0, 0, rgb, NULL);
    }
}

void icon_draw(const struct ink *ink, enum icon icon, struct ink_box box, uint32_t rgb)
{
    ASSERT(icon < ICON_COUNT && drawings[icon] != NULL);
    double side = fmin(box.w, box.h);
    double x = box.x + (box.w - side) / 2, y = box.y + (box.h - side) / 2;
    if (ink->dots != NULL) {
        stamp_icon(ink, icon, box, rgb);
        return;
    }
    struct pen pen = {.cr = ink->cr, .pdf = ink->pdf};
    ink_set(ink, rgb);
    if (ink->pdf != NULL) {
        pdf_shift_scaled(ink->pdf, x, y, side / 24);
        pdf_pen(ink->pdf, STROKE, true);
        drawings[icon](&pen);
        pen_stroke(&pen);
        pdf_back(ink->pdf);
        return;
    }
    cairo_t *cr = ink->cr;
    cairo_save(cr);
    cairo_translate(cr, x, y);
    cairo_scale(cr, side / 24, side / 24);
    cairo_set_line_width(cr, STROKE);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    cairo_new_path(cr);
    drawings[icon](&pen);
    pen_stroke(&pen);
    cairo_restore(cr);
}
