/* pen.c: paths twice: cairo's own, and the same in the few operators of a PDF. */
#include "label/pen.h"

#include <math.h>
#include <stddef.h>

void pen_move(struct pen *pen, double x, double y)
{
    if (pen->pdf != NULL) {
        pdf_move(pen->pdf, x, y);
    } else {
        cairo_move_to(pen->cr, x, y);
    }
    pen->has_path = pen->has_point = true;
}

void pen_line(struct pen *pen, double x, double y)
{
    if (!pen->has_point) {
        pen_move(pen, x, y);
    } else if (pen->pdf != NULL) {
        pdf_line(pen->pdf, x, y);
    } else {
        cairo_line_to(pen->cr, x, y);
    }
}

void pen_curve(struct pen *pen, double x1, double y1, double x2, double y2, double x3, double y3)
{
    if (pen->pdf != NULL) {
        pdf_curve(pen->pdf, x1, y1, x2, y2, x3, y3);
    } else {
        cairo_curve_to(pen->cr, x1, y1, x2, y2, x3, y3);
    }
}

/* In pieces of at most a quarter, each a curve. */
static void arc_in_curves(struct pen *pen, double x, double y, double radius, double from,
                          double to)
{
    int parts = (int)ceil((to - from) / (acos(-1.0) / 2) - 1e-9);
    double step = (to - from) / parts, reach = 4.0 / 3.0 * tan(step / 4) * radius;
    for (int i = 0; i < parts; i++) {
        double a = from + i * step, b = a + step;
        double x1 = x + radius * cos(a), y1 = y + radius * sin(a);
        double x2 = x + radius * cos(b), y2 = y + radius * sin(b);
        pdf_curve(pen->pdf, x1 - reach * sin(a), y1 + reach * cos(a), x2 + reach * sin(b),
                  y2 - reach * cos(b), x2, y2);
    }
}

void pen_arc(struct pen *pen, double x, double y, double radius, double from, double to)
{
    if (pen->pdf == NULL) {
        if (!pen->has_point) {
            cairo_new_sub_path(pen->cr);
        }
        cairo_arc(pen->cr, x, y, radius, from, to);
    } else {
        pen_line(pen, x + radius * cos(from), y + radius * sin(from));
        arc_in_curves(pen, x, y, radius, from, to);
    }
    pen->has_path = pen->has_point = true;
}

void pen_lift(struct pen *pen)
{
    pen->has_point = false;
}

void pen_close(struct pen *pen)
{
    if (pen->pdf != NULL) {
        pdf_close(pen->pdf);
    } else {
        cairo_close_path(pen->cr);
    }
}

void pen_box(struct pen *pen, double x, double y, double w, double h)
{
    if (pen->pdf != NULL) {
        pdf_box(pen->pdf, x, y, w, h);
    } else {
        cairo_rectangle(pen->cr, x, y, w, h);
    }
    pen->has_path = true;
    pen->has_point = false;
}

void pen_dash(struct pen *pen, double on, double off, double phase)
{
    if (pen->pdf != NULL) {
        pdf_dash(pen->pdf, on, off, phase);
    } else {
        cairo_set_dash(pen->cr, (const double[]){on, off}, on > 0 ? 2 : 0, phase);
    }
}

static void paint(struct pen *pen, bool fills)
{
    if (pen->has_path && pen->pdf != NULL) {
        (fills ? pdf_fill : pdf_stroke)(pen->pdf);
    } else if (pen->has_path) {
        (fills ? cairo_fill : cairo_stroke)(pen->cr);
    }
    pen->has_path = pen->has_point = false;
}

void pen_fill(struct pen *pen)
{
    paint(pen, true);
}

void pen_stroke(struct pen *pen)
{
    paint(pen, false);
}
