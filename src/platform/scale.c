/* scale.c: separable resampling; the kernel is as wide as the source pixel or the target pixel,
 * whichever is larger, which makes it an average when shrinking. */
#include "platform/scale.h"

#include <math.h>
#include <stddef.h>
#include <stdlib.h>

#include "base/assert.h"
#include "base/bitmap.h"

/* Catmull-Rom: sharp and nearly without ringing. */
static double kernel(double x)
{
    x = fabs(x);
    if (x < 1.0) {
        return (1.5 * x - 2.5) * x * x + 1.0;
    }
    if (x < 2.0) {
        return ((-0.5 * x + 2.5) * x - 4.0) * x + 2.0;
    }
    return 0.0;
}

/* One direction: `count` lines of `from` px become `to` px; `step` and `line` are strides in
 * pixels of four floats. */
static void resample(const float *in, int from, ptrdiff_t in_step, ptrdiff_t in_line, float *out,
                     int to, ptrdiff_t out_step, ptrdiff_t out_line, int count)
{
    double ratio = (double)from / to, width = ratio > 1.0 ? ratio : 1.0;
    for (int t = 0; t < to; t++) {
        double centre = (t + 0.5) * ratio - 0.5;
        int first = (int)ceil(centre - 2.0 * width), last = (int)floor(centre + 2.0 * width);
        for (int k = 0; k < count; k++) {
            double sum[4] = {0, 0, 0, 0}, all = 0;
            for (int s = first; s <= last; s++) {
                double w = kernel((s - centre) / width);
                int at = s < 0 ? 0 : s >= from ? from - 1 : s;
                const float *pixel = in + 4 * (at * in_step + k * in_line);
                for (int c = 0; c < 4; c++) {
                    sum[c] += w * (double)pixel[c];
                }
                all += w;
            }
            float *pixel = out + 4 * (t * out_step + k * out_line);
            for (int c = 0; c < 4; c++) {
                pixel[c] = (float)(sum[c] / all);
            }
        }
    }
}

static uint32_t byte_of(double value)
{
    return (uint32_t)(value < 0 ? 0 : value > 255 ? 255 : lround(value));
}

void scale_picture(struct pixels to, struct pixels from)
{
    size_t in_count = (size_t)from.w * (size_t)from.h;
    size_t middle_count = (size_t)to.w * (size_t)from.h, out_count = (size_t)to.w * (size_t)to.h;
    float *in = calloc(in_count + middle_count + out_count, 4 * sizeof(float));
    ASSERT(in != NULL);
    float *middle = in + 4 * in_count, *out = middle + 4 * middle_count;
    for (int y = 0; y < from.h; y++) {
        for (int x = 0; x < from.w; x++) {
            uint32_t p = from.argb[y * from.pitch + x];
            float *pixel = in + 4 * ((ptrdiff_t)y * from.w + x);
            pixel[0] = (float)(p >> 24);
            pixel[1] = (float)((p >> 16) & 0xFF);
            pixel[2] = (float)((p >> 8) & 0xFF);
            pixel[3] = (float)(p & 0xFF);
        }
    }
    resample(in, from.w, 1, from.w, middle, to.w, 1, to.w, from.h);
    resample(middle, from.h, to.w, 1, out, to.h, to.w, 1, to.w);
    for (int y = 0; y < to.h; y++) {
        for (int x = 0; x < to.w; x++) {
            const float *pixel = out + 4 * ((ptrdiff_t)y * to.w + x);
            double alpha = (double)pixel[0] / 255.0;
            uint32_t p = byte_of((double)pixel[0]) << 24;
            if (alpha > 0.002) {
                p |= byte_of((double)pixel[1] / alpha) << 16 |
                     byte_of((double)pixel[2] / alpha) << 8 | byte_of((double)pixel[3] / alpha);
            }
            to.argb[y * to.pitch + x] = p;
        }
    }
    free(in);
}

/* The dots of one direction that pixel `at` of `to` shows: first, and how many (at least one). */
static int span(int at, int from, int to, int *ret_count)
{
    int first = (int)((long long)at * from / to);
    int end = (int)(((long long)at + 1) * from / to);
    *ret_count = end > first ? end - first : 1;
    return first;
}

void scale_dots(struct pixels to, const struct bitmap *from)
{
    for (int y = 0; y < to.h; y++) {
        int rows, top = span(y, from->height, to.h, &rows);
        for (int x = 0; x < to.w; x++) {
            int columns, left = span(x, from->width, to.w, &columns), ink = 0;
            for (int i = 0; i < rows * columns; i++) {
                ink += bitmap_ink(from, left + i % columns, top + i / columns);
            }
            to.argb[y * to.pitch + x] = (uint32_t)(ink * 255 / (rows * columns)) << 24;
        }
    }
}

void scale_grey(struct pixels pixels)
{
    for (int y = 0; y < pixels.h; y++) {
        for (int x = 0; x < pixels.w; x++) {
            uint32_t *p = &pixels.argb[y * pixels.pitch + x];
            uint32_t grey =
                (((*p >> 16) & 0xFF) * 54 + ((*p >> 8) & 0xFF) * 183 + (*p & 0xFF) * 19) / 256;
            *p = (*p & 0xFF000000u) | grey << 16 | grey << 8 | grey;
        }
    }
}

void scale_fade(struct pixels pixels, int alpha)
{
    for (int y = 0; y < pixels.h && alpha < 255; y++) {
        for (int x = 0; x < pixels.w; x++) {
            uint32_t *p = &pixels.argb[y * pixels.pitch + x];
            *p = (*p & 0xFFFFFFu) | ((*p >> 24) * (uint32_t)alpha / 255) << 24;
        }
    }
}
