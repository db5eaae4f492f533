/* fit.c: smaller, in the same shape; never larger. */
#include <stdlib.h>

#include "base/assert.h"
#include "image/image_private.h"

void fit_size(int w, int h, const struct image_room *room, int *ret_w, int *ret_h)
{
    *ret_w = w;
    *ret_h = h;
    if (w <= room->w && h <= room->h) {
        return;
    }
    bool is_wide = (int64_t)w * room->h > (int64_t)h * room->w;
    *ret_w = is_wide ? room->w : (int)((int64_t)w * room->h / h);
    *ret_h = is_wide ? (int)((int64_t)h * room->w / w) : room->h;
    *ret_w = *ret_w > 0 ? *ret_w : 1;
    *ret_h = *ret_h > 0 ? *ret_h : 1;
}

/* The mean of a box of dots. */
static uint32_t mean(const struct image *from, int x0, int y0, int x1, int y1)
{
    uint64_t sum[3] = {0}, alpha = 0, dots = 0;
    for (int y = y0; y < y1; y++) {
        for (int x = x0; x < x1; x++) {
            uint32_t dot = from->argb[(size_t)y * (size_t)from->w + (size_t)x];
            uint64_t seen = dot >> 24;
            for (int i = 0; i < 3; i++) {
                sum[i] += (dot >> 8 * i & 0xFF) * seen;
            }
            alpha += seen;
            dots++;
        }
    }
    uint32_t made = (uint32_t)((alpha + dots / 2) / dots) << 24;
    for (int i = 0; i < 3 && alpha > 0; i++) {
        made |= (uint32_t)((sum[i] + alpha / 2) / alpha) << 8 * i;
    }
    return made;
}

void fit_image(struct image *image, const struct image_room *room)
{
    int w = image->w, h = image->h;
    struct image to = {0};
    fit_size(w, h, room, &to.w, &to.h);
    if (to.w == w && to.h == h) {
        return;
    }
    to.argb = calloc((size_t)to.w * (size_t)to.h, sizeof *to.argb);
    ASSERT(to.argb != NULL);
    for (int y = 0; y < to.h; y++) {
        int y0 = (int)((int64_t)y * h / to.h), y1 = (int)((int64_t)(y + 1) * h / to.h);
        for (int x = 0; x < to.w; x++) {
            int x0 = (int)((int64_t)x * w / to.w), x1 = (int)((int64_t)(x + 1) * w / to.w);
            to.argb[(size_t)y * (size_t)to.w + (size_t)x] =
                mean(image, x0, y0, x1 > x0 ? x1 : x0 + 1, y1 > y0 ? y1 : y0 + 1);
        }
    }
    image_finish(image);
    *image = to;
}
