/* pen.h: the path calls of icons, on cairo or into a PDF of our own. In units of the icon. */
#ifndef BORNE_LABEL_PEN_H
#define BORNE_LABEL_PEN_H

#include "label/pdf.h"

struct pen {
    cairo_t *cr;     /* where there is no pdf */
    struct pdf *pdf; /* or NULL */
    bool has_path, has_point;
};

void pen_move(struct pen *pen, double x, double y);
void pen_line(struct pen *pen, double x, double y);
void pen_curve(struct pen *pen, double x1, double y1, double x2, double y2, double x3, double y3);
/* Clockwise on paper, joined to where the pen is, if it is anywhere. */
void pen_arc(struct pen *pen, double x, double y, double radius, double from, double to);
void pen_lift(struct pen *pen); /* the next arc begins anew */
void pen_close(struct pen *pen);
void pen_box(struct pen *pen, double x, double y, double w, double h);
void pen_dash(struct pen *pen, double on, double off, double phase); /* on 0: none */
void pen_fill(struct pen *pen);
void pen_stroke(struct pen *pen);

#endif
