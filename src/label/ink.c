/* ink.c: boxes, frames and bars, on cairo or into a PDF of our own. */
#include "label/ink.h"

#include <math.h>
#include <string.h>

#include "label/pen.h"
#include "label/stamp.h"

struct ink_box ink_inset(struct ink_box box, double by)
{
    return (struct ink_box){box.x + by, box.y + by, box.w - 2 * by, box.h - 2 * by};
}

struct ink_box ink_cut_top(struct ink_box *box, double size)
{
    struct ink_box cut = {box->x, box->y, box->w, size};
    box->y += size;
    box->h -= size;
    return cut;
}

struct ink_box ink_cut_bottom(struct ink_box *box, double size)
{
    box->h -= size;
    return (struct ink_box){box->x, box->y + box->h, box->w, size};
}

struct ink_box ink_cut_left(struct ink_box *box, double size)
{
    struct ink_box cut = {box->x, box->y, size, box->h};
    box->x += size;
    box->w -= size;
    return cut;
}

struct ink_box ink_cut_right(struct ink_box *box, double size)
{
    box->w -= size;
    return (struct ink_box){box->x + box->w, box->y, size, box->h};
}

void ink_set(const struct ink *ink, uint32_t rgb)
{
    if (!ink->has_colour && rgb != INK_WHITE) {
        rgb = INK_BLACK;
    }
    if (ink->pdf != NULL) {
        pdf_rgb(ink->pdf, rgb);
        return;
    }
    cairo_set_source_rgb(ink->cr, (rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0,
                         (rgb & 0xff) / 255.0);
}

uint32_t ink_on(const struct ink *ink, uint32_t rgb)
{
    if (!ink->has_colour) {
        return rgb == INK_WHITE ? INK_BLACK : INK_WHITE;
    }
    double light = 0.0;
    static const double share[3] = {0.2126, 0.7152, 0.0722};
    for (int i = 0; i < 3; i++) {
        light += share[i] * pow((rgb >> (16 - 8 * i) & 0xff) / 255.0, 2.2);
    }
    return light > 0.18 ? INK_BLACK : INK_WHITE;
}

static void rounded(const struct ink *ink, struct ink_box box, double radius)
{
    struct pen pen = {.cr = ink->cr, .pdf = ink->pdf};
    if (radius <= 0) {
        pen_box(&pen, box.x, box.y, box.w, box.h);
        return;
    }
    double right = box.x + box.w - radius, bottom = box.y + box.h - radius;
    double quarter = acos(-1.0) / 2;
    pen_arc(&pen, right, box.y + radius, radius, -quarter, 0);
    pen_arc(&pen, right, bottom, radius, 0, quarter);
    pen_arc(&pen, box.x + radius, bottom, radius, quarter, 2 * quarter);
    pen_arc(&pen, box.x + radius, box.y + radius, radius, 2 * quarter, 3 * quarter);
    pen_close(&pen);
}

/* Box and two more numbers make a mark. */
static struct stamp_key key_of(enum stamp_what what, struct ink_box box, double a, double b)
{
    struct stamp_key key;
    memset(&key, 0, sizeof key);
    key.what = (int32_t)what;
    key.x = box.x;
    key.y = box.y;
    key.w = box.w;
    key.h = box.h;
    key.a = a;
    key.b = b;
    return key;
}

void ink_fill(const struct ink *ink, struct ink_box box, double radius_mm, uint32_t rgb)
{
    if (ink->dots != NULL) {
        struct stamp_key key = key_of(STAMP_FILL, box, radius_mm, 0);
        if (!stamp_use(ink, &key, 0, 0, rgb, NULL)) {
            struct ink page = stamp_page(ink);
            ink_fill(&page, box, radius_mm, INK_BLACK);
            stamp_keep(ink, &key, 0);
            (void)stamp_use(ink, &key, 0, 0, rgb, NULL);
        }
        return;
    }
    ink_set(ink, rgb);
    rounded(ink, box, radius_mm);
    if (ink->pdf != NULL) {
        pdf_fill(ink->pdf);
    } else {
        cairo_fill(ink->cr);
    }
}

void ink_frame(const struct ink *ink, struct ink_box box, double radius_mm, double line_mm,
               uint32_t rgb)
{
    if (ink->dots != NULL) {
        struct stamp_key key = key_of(STAMP_FRAME, box, radius_mm, line_mm);
        if (!stamp_use(ink, &key, 0, 0, rgb, NULL)) {
            struct ink page = stamp_page(ink);
            ink_frame(&page, box, radius_mm, line_mm, INK_BLACK);
            stamp_keep(ink, &key, 0);
            (void)stamp_use(ink, &key, 0, 0, rgb, NULL);
        }
        return;
    }
    ink_set(ink, rgb);
    if (ink->pdf != NULL) {
        pdf_pen(ink->pdf, line_mm, false);
    }
    rounded(ink, ink_inset(box, line_mm / 2), radius_mm - line_mm / 2);
    if (ink->pdf != NULL) {
        pdf_stroke(ink->pdf);
        return;
    }
    cairo_set_line_width(ink->cr, line_mm);
    cairo_stroke(ink->cr);
}

/* To the nearest whole dot, if there are dots. */
static double snapped(const struct ink *ink, double mm)
{
    return ink->dots_per_mm > 0 ? round(mm * ink->dots_per_mm) / ink->dots_per_mm : mm;
}

void ink_bars(const struct ink *ink, const struct bars *bars, double module_mm, struct ink_box box)
{
    double x = snapped(ink, box.x), module = snapped(ink, module_mm);
    double y = snapped(ink, box.y), h = snapped(ink, box.h);
    if (ink->dots != NULL) {
        double dots = ink->dots_per_mm;
        stamp_bars(ink, (int)lround(x * dots), (int)lround(y * dots), (int)lround(module * dots),
                   (int)lround(h * dots), bars);
        return;
    }
    ink_set(ink, INK_BLACK);
    if (ink->pdf != NULL) {
        pdf_bars(ink->pdf, x, y, module, h, bars->from, bars->width, bars->count);
        return;
    }
    for (int i = 0; i < bars->count; i++) {
        cairo_rectangle(ink->cr, x + bars->from[i] * module, y, bars->width[i] * module, h);
    }
    cairo_fill(ink->cr);
}
