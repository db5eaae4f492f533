/* face.c: a coloured drawing as black dots: its greys become more or fewer dots, so that an animal
 * is known where there are no colours. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/bitmap.h"
#include "label/draw.h"

/* The drawing on white, `side` x `side` greys of 0..1 in float. */
static float *greys_of(const struct ink *ink, const char *picture, int side)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, side, side);
    cairo_t *cr = cairo_create(surface);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_scale(cr, ink->dots_per_mm, ink->dots_per_mm);
    struct ink page = {.cr = cr, .type = ink->type, .has_colour = true};
    double mm = side / ink->dots_per_mm;
    struct ink_style style = {.cap_mm = mm * 0.7,
                              .cap_min_mm = 1,
                              .lines = 1,
                              .weight = INK_MEDIUM,
                              .align = INK_CENTRE,
                              .rgb = INK_BLACK};
    ink_text(&page, &style, (struct ink_box){0, 0, mm, mm}, picture);
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    float *greys = calloc((size_t)side * (size_t)side, sizeof *greys);
    ASSERT(greys != NULL);
    for (int y = 0; y < side; y++) {
        const unsigned char *row = cairo_image_surface_get_data(surface) +
                                   (ptrdiff_t)y * cairo_image_surface_get_stride(surface);
        for (int x = 0; x < side; x++) {
            uint32_t pixel;
            memcpy(&pixel, row + (ptrdiff_t)x * 4, sizeof pixel);
            greys[y * side + x] =
                ((float)(pixel >> 16 & 0xFF) * 0.3f + (float)(pixel >> 8 & 0xFF) * 0.59f +
                 (float)(pixel & 0xFF) * 0.11f) /
                255.0f;
        }
    }
    cairo_surface_destroy(surface);
    return greys;
}

static void pass_on(float *greys, int side, int x, int y, float rest)
{
    if (x >= 0 && x < side && y < side) {
        greys[y * side + x] += rest;
    }
}

void draw_face_dots(const struct ink *ink, struct ink_box box, const char *picture)
{
    ASSERT(ink->dots != NULL && ink->dots_per_mm > 0);
    int side = (int)(fmin(box.w, box.h) * ink->dots_per_mm);
    if (side < 8) {
        return;
    }
    int left = (int)lround((box.x + box.w / 2) * ink->dots_per_mm) - side / 2;
    int top = (int)lround((box.y + box.h / 2) * ink->dots_per_mm) - side / 2;
    float *greys = greys_of(ink, picture, side);
    for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) { /* what a dot is too dark or too light, its neighbours make
                                            up for (after Floyd and Steinberg) */
            float grey = greys[y * side + x];
            bool is_ink = grey < 0.5f;
            float rest = grey - (is_ink ? 0.0f : 1.0f);
            if (is_ink) {
                bitmap_set(ink->dots, left + x, top + y);
            }
            pass_on(greys, side, x + 1, y, rest * 7 / 16);
            pass_on(greys, side, x - 1, y + 1, rest * 3 / 16);
            pass_on(greys, side, x, y + 1, rest * 5 / 16);
            pass_on(greys, side, x + 1, y + 1, rest * 1 / 16);
        }
    }
    free(greys);
}
