/* mask.c: signed distances of simple forms, and coverage from them. */
#include "platform/mask.h"

#include <math.h>
#include <stddef.h>

#include "base/assert.h"

#define PI    3.14159265358979323846
#define ROOT2 1.41421356237309504880

struct point {
    double x, y;
};

static double least(double a, double b)
{
    return a < b ? a : b;
}

static double most(double a, double b)
{
    return a > b ? a : b;
}

static uint8_t coverage(double distance)
{
    double c = most(0.0, least(1.0, 0.5 - distance));
    return (uint8_t)lround(c * 255.0);
}

static double to_segment(struct point p, struct point a, struct point b)
{
    double dx = b.x - a.x, dy = b.y - a.y, px = p.x - a.x, py = p.y - a.y;
    double length2 = dx * dx + dy * dy;
    double t = length2 > 0 ? most(0.0, least(1.0, (px * dx + py * dy) / length2)) : 0.0;
    return hypot(px - t * dx, py - t * dy);
}

/* Negative inside. */
static double to_polygon(struct point p, const struct point *points, int count)
{
    double distance = 1e9;
    bool inside = false;
    for (int i = 0, k = count - 1; i < count; k = i++) {
        struct point a = points[i], b = points[k];
        distance = least(distance, to_segment(p, a, b));
        if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) {
            inside = !inside;
        }
    }
    return inside ? -distance : distance;
}

/* Distance to the edge of a w x h rectangle with round corners, from its middle. */
static double to_rounded(struct point p, double w, double h, double radius)
{
    double x = fabs(p.x) - w / 2 + radius, y = fabs(p.y) - h / 2 + radius;
    return hypot(most(x, 0), most(y, 0)) + least(most(x, y), 0.0) - radius;
}

void mask_disc(uint8_t *bytes, int side)
{
    for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
            bytes[y * side + x] =
                coverage(hypot(x + 0.5 - side / 2.0, y + 0.5 - side / 2.0) - side / 2.0);
        }
    }
}

/* How far along the outline (clockwise from the left end of the top edge) the nearest point of the
 * middle line is. */
static double along_outline(struct point p, double w, double h, double radius)
{
    double a = w - 2 * radius, b = h - 2 * radius, arc = PI / 2 * radius;
    double x = p.x, y = p.y, cx = a / 2, cy = b / 2;
    if (x > cx && y < -cy) {
        return a + radius * atan2(x - cx, -(y + cy));
    }
    if (x > cx && y > cy) {
        return a + arc + b + radius * atan2(y - cy, x - cx);
    }
    if (x < -cx && y > cy) {
        return 2 * a + 2 * arc + b + radius * atan2(-(x + cx), y - cy);
    }
    if (x < -cx && y < -cy) {
        return 2 * a + 3 * arc + 2 * b + radius * atan2(-(y + cy), -(x + cx));
    }
    double top = fabs(y + h / 2), bottom = fabs(h / 2 - y);
    double left = fabs(x + w / 2), right = fabs(w / 2 - x);
    if (top <= least(bottom, least(left, right))) {
        return x + cx;
    }
    if (right <= least(bottom, left)) {
        return a + arc + y + cy;
    }
    if (bottom <= left) {
        return a + 2 * arc + b + (cx - x);
    }
    return 2 * a + 3 * arc + b + (cy - y);
}

/* Distance to the nearest of dashes with round ends on a line of `length`, `count` of them. */
static double to_dashes(double along, double across, double period, double thickness)
{
    double dash = period * 0.52;
    double offset = fmod(along, period);
    double from_middle = fabs(offset - period / 2);
    double beyond = most(0.0, from_middle - (dash - thickness) / 2);
    return hypot(beyond, across) - thickness / 2;
}

void mask_ring(uint8_t *bytes, int w, int h, int radius, int thickness, bool dashed)
{
    double mw = w - thickness, mh = h - thickness, mr = most(0.01, radius - thickness / 2.0);
    double length = 2 * (mw + mh - 4 * mr) + 2 * PI * mr;
    double period = length / most(8.0, round(length / (thickness * 5.0)));
    for (int y = 0; y < h; y++) {
        for (int x = 0; x < w; x++) {
            struct point p = {x + 0.5 - w / 2.0, y + 0.5 - h / 2.0};
            double across = to_rounded(p, mw, mh, mr);
            double distance =
                dashed ? to_dashes(along_outline(p, mw, mh, mr), across, period, thickness)
                       : fabs(across) - thickness / 2.0;
            bytes[y * w + x] = coverage(distance);
        }
    }
}

void mask_line(uint8_t *bytes, int w, int h, bool dashed)
{
    bool level = w >= h;
    double thickness = level ? h : w, length = level ? w : h;
    double period = length / most(1.0, round(length / (thickness * 3.6)));
    for (int y = 0; y < h; y++) {
        for (int x = 0; x < w; x++) {
            double along = (level ? x : y) + 0.5;
            double across = (level ? y : x) + 0.5 - thickness / 2;
            double distance;
            if (dashed) {
                distance = to_dashes(along, across, period, thickness);
            } else {
                double end = least(most(along, thickness / 2), length - thickness / 2);
                distance = hypot(along - end, across) - thickness / 2;
            }
            bytes[y * w + x] = coverage(distance);
        }
    }
}

/* Shapes in a square of 1 x 1: strokes, filled polygons and discs, and what is cut out. */
enum form_kind { FORM_STROKE, FORM_POLYGON, FORM_DISC, FORM_ARC, FORM_CUT_DISC };

struct form {
    enum form_kind kind;
    int count;      /* points */
    double width;   /* stroke: half; polygon: rounding; disc: radius; arc: half */
    double a, b, r; /* arc: from, to (radians), radius */
    struct point points[8];
};

enum { FORMS = 8 };

#define QUARTER (PI / 2)

static const struct form shapes[SHAPE_COUNT][FORMS] = {
    [SHAPE_TICK] = {{FORM_STROKE, 3, 0.085, 0, 0, 0, {{0.13, 0.54}, {0.39, 0.79}, {0.87, 0.24}}}},
    [SHAPE_CROSS] = {{FORM_STROKE, 2, 0.09, 0, 0, 0, {{0.16, 0.16}, {0.84, 0.84}}},
                     {FORM_STROKE, 2, 0.09, 0, 0, 0, {{0.84, 0.16}, {0.16, 0.84}}}},
    [SHAPE_ARROW_RIGHT] =
        {{FORM_STROKE, 2, 0.07, 0, 0, 0, {{0.12, 0.5}, {0.86, 0.5}}},
         {FORM_STROKE, 3, 0.07, 0, 0, 0, {{0.56, 0.19}, {0.87, 0.5}, {0.56, 0.81}}}},
    [SHAPE_ARROW_LEFT] =
        {{FORM_STROKE, 2, 0.07, 0, 0, 0, {{0.88, 0.5}, {0.14, 0.5}}},
         {FORM_STROKE, 3, 0.07, 0, 0, 0, {{0.44, 0.19}, {0.13, 0.5}, {0.44, 0.81}}}},
    [SHAPE_ARROW_UP] = {{FORM_STROKE, 2, 0.07, 0, 0, 0, {{0.5, 0.88}, {0.5, 0.14}}},
                        {FORM_STROKE, 3, 0.07, 0, 0, 0, {{0.19, 0.44}, {0.5, 0.13}, {0.81, 0.44}}}},
    [SHAPE_ARROW_DOWN] =
        {{FORM_STROKE, 2, 0.07, 0, 0, 0, {{0.5, 0.12}, {0.5, 0.86}}},
         {FORM_STROKE, 3, 0.07, 0, 0, 0, {{0.19, 0.56}, {0.5, 0.87}, {0.81, 0.56}}}},
    [SHAPE_UNDO] = {{FORM_STROKE, 2, 0.058, 0, 0, 0, {{0.14, 0.36}, {0.62, 0.36}}},
                    {FORM_ARC, 1, 0.058, -QUARTER, QUARTER, 0.235, {{0.62, 0.595}}},
                    {FORM_STROKE, 2, 0.058, 0, 0, 0, {{0.62, 0.83}, {0.34, 0.83}}},
                    {FORM_STROKE, 3, 0.058, 0, 0, 0, {{0.34, 0.15}, {0.13, 0.36}, {0.34, 0.57}}}},
    [SHAPE_BACKSPACE] =
        {{FORM_STROKE,
          6,
          0.05,
          0,
          0,
          0,
          {{0.05, 0.5}, {0.33, 0.19}, {0.94, 0.19}, {0.94, 0.81}, {0.33, 0.81}, {0.05, 0.5}}},
         {FORM_STROKE, 2, 0.05, 0, 0, 0, {{0.5, 0.37}, {0.75, 0.63}}},
         {FORM_STROKE, 2, 0.05, 0, 0, 0, {{0.75, 0.37}, {0.5, 0.63}}}},
    [SHAPE_CIRCLE] = {{FORM_DISC, 1, 0.5, 0, 0, 0, {{0.5, 0.5}}}},
    [SHAPE_RING] = {{FORM_ARC, 1, 0.055, -PI, PI, 0.445, {{0.5, 0.5}}}},
    [SHAPE_OCTAGON] = {{FORM_POLYGON,
                        8,
                        0.05,
                        0,
                        0,
                        0,
                        {{0.314, 0.05},
                         {0.686, 0.05},
                         {0.95, 0.314},
                         {0.95, 0.686},
                         {0.686, 0.95},
                         {0.314, 0.95},
                         {0.05, 0.686},
                         {0.05, 0.314}}}},
    [SHAPE_TRIANGLE] =
        {{FORM_POLYGON, 3, 0.08, 0, 0, 0, {{0.5, 0.14}, {0.92, 0.86}, {0.08, 0.86}}}},
    [SHAPE_HOURGLASS] =
        {{FORM_STROKE, 2, 0.055, 0, 0, 0, {{0.2, 0.09}, {0.8, 0.09}}},
         {FORM_STROKE, 2, 0.055, 0, 0, 0, {{0.2, 0.91}, {0.8, 0.91}}},
         {FORM_STROKE, 3, 0.042, 0, 0, 0, {{0.28, 0.09}, {0.46, 0.5}, {0.28, 0.91}}},
         {FORM_STROKE, 3, 0.042, 0, 0, 0, {{0.72, 0.09}, {0.54, 0.5}, {0.72, 0.91}}},
         {FORM_POLYGON, 3, 0.02, 0, 0, 0, {{0.5, 0.7}, {0.6, 0.86}, {0.4, 0.86}}},
         {FORM_POLYGON, 3, 0.02, 0, 0, 0, {{0.4, 0.3}, {0.6, 0.3}, {0.5, 0.5}}}},
    [SHAPE_PLUS] = {{FORM_STROKE, 2, 0.075, 0, 0, 0, {{0.5, 0.14}, {0.5, 0.86}}},
                    {FORM_STROKE, 2, 0.075, 0, 0, 0, {{0.14, 0.5}, {0.86, 0.5}}}},
    [SHAPE_MINUS] = {{FORM_STROKE, 2, 0.075, 0, 0, 0, {{0.14, 0.5}, {0.86, 0.5}}}},
    [SHAPE_BARCODE] = {{FORM_STROKE, 2, 0.03, 0, 0, 0, {{0.06, 0.2}, {0.06, 0.8}}},
                       {FORM_STROKE, 2, 0.05, 0, 0, 0, {{0.22, 0.2}, {0.22, 0.8}}},
                       {FORM_STROKE, 2, 0.03, 0, 0, 0, {{0.37, 0.2}, {0.37, 0.8}}},
                       {FORM_STROKE, 2, 0.03, 0, 0, 0, {{0.49, 0.2}, {0.49, 0.8}}},
                       {FORM_STROKE, 2, 0.05, 0, 0, 0, {{0.64, 0.2}, {0.64, 0.8}}},
                       {FORM_STROKE, 2, 0.03, 0, 0, 0, {{0.79, 0.2}, {0.79, 0.8}}},
                       {FORM_STROKE, 2, 0.05, 0, 0, 0, {{0.94, 0.2}, {0.94, 0.8}}}},
    [SHAPE_PIN] = {{FORM_DISC, 1, 0.34, 0, 0, 0, {{0.5, 0.36}}},
                   {FORM_POLYGON, 3, 0.01, 0, 0, 0, {{0.226, 0.545}, {0.774, 0.545}, {0.5, 0.97}}},
                   {FORM_CUT_DISC, 1, 0.12, 0, 0, 0, {{0.5, 0.36}}}},
};

static double to_arc(struct point p, const struct form *form)
{
    struct point c = form->points[0];
    double angle = atan2(p.y - c.y, p.x - c.x);
    if (angle >= form->a && angle <= form->b) {
        return fabs(hypot(p.x - c.x, p.y - c.y) - form->r) - form->width;
    }
    struct point one = {c.x + form->r * cos(form->a), c.y + form->r * sin(form->a)};
    struct point two = {c.x + form->r * cos(form->b), c.y + form->r * sin(form->b)};
    return least(hypot(p.x - one.x, p.y - one.y), hypot(p.x - two.x, p.y - two.y)) - form->width;
}

static double to_form(struct point p, const struct form *form)
{
    double distance = 1e9;
    switch (form->kind) {
    case FORM_STROKE:
        for (int i = 0; i + 1 < form->count; i++) {
            distance = least(distance, to_segment(p, form->points[i], form->points[i + 1]));
        }
        return distance - form->width;
    case FORM_POLYGON: return to_polygon(p, form->points, form->count) - form->width;
    case FORM_ARC: return to_arc(p, form);
    case FORM_DISC:
    case FORM_CUT_DISC: break;
    }
    return hypot(p.x - form->points[0].x, p.y - form->points[0].y) - form->width;
}

void mask_shape(uint8_t *bytes, int side, enum shape shape)
{
    ASSERT(shape < SHAPE_COUNT);
    for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
            struct point p = {(x + 0.5) / side, (y + 0.5) / side};
            double distance = 1e9;
            for (int i = 0; i < FORMS && shapes[shape][i].count > 0; i++) {
                double d = to_form(p, &shapes[shape][i]);
                distance = shapes[shape][i].kind == FORM_CUT_DISC ? most(distance, -d)
                                                                  : least(distance, d);
            }
            bytes[y * side + x] = coverage(distance * side);
        }
    }
}

int mask_shadow_reach(int radius)
{
    return radius * 5 / 4 + 2;
}

int mask_shadow_drop(int radius)
{
    return radius / 5 + 1;
}

/* A shadow far and soft, and one near and thin: together felt, not seen. Between the corners it
 * only changes across the edge, so one row or column stands for all of them. */
void mask_shadow(uint8_t *bytes, int radius, int w, int h, struct rect part)
{
    int reach = mask_shadow_reach(radius), drop = mask_shadow_drop(radius);
    int corner = 2 * reach + radius;
    double bw = w - 2 * reach, bh = h - 2 * reach;
    double soft = radius * 0.55 + 0.5, thin = radius * 0.06 + 0.6;
    for (int row = 0; row < part.h; row++) {
        for (int column = 0; column < part.w; column++) {
            int x = part.x + column, y = part.y + row;
            uint8_t *to = &bytes[row * part.w + column];
            if (column > 0 && x > corner && x < w - corner) {
                *to = to[-1];
                continue;
            }
            if (row > 0 && y > corner && y < h - corner) {
                *to = *(to - part.w);
                continue;
            }
            struct point p = {x + 0.5 - w / 2.0, y + 0.5 - h / 2.0};
            double far = to_rounded(p, bw, bh, radius + 2.0);
            /* The whole is drawn `drop` px lower; the near one comes back up most of it. */
            struct point q = {p.x, p.y + drop * 0.8};
            double near = to_rounded(q, bw, bh, radius);
            double alpha =
                13.0 * 0.5 * erfc(far / (soft * ROOT2)) + 15.0 * 0.5 * erfc(near / (thin * ROOT2));
            *to = (uint8_t)lround(alpha);
        }
    }
}
