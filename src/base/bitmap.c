/* bitmap.c: see bitmap.h. */
#include "base/bitmap.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"

struct bitmap bitmap_blank(int width, int height)
{
    ASSERT(width > 0 && height > 0);
    struct bitmap bitmap = {.width = width, .height = height, .stride = (width + 7) / 8};
    bitmap.bits = calloc((size_t)bitmap.stride, (size_t)height);
    ASSERT(bitmap.bits != NULL);
    return bitmap;
}

void bitmap_finish(struct bitmap *bitmap)
{
    if (bitmap != NULL) {
        free(bitmap->bits);
        memset(bitmap, 0, sizeof *bitmap);
    }
}

bool bitmap_ink(const struct bitmap *bitmap, int x, int y)
{
    if (x < 0 || y < 0 || x >= bitmap->width || y >= bitmap->height) {
        return false;
    }
    return bitmap->bits[(ptrdiff_t)y * bitmap->stride + x / 8] >> (7 - x % 8) & 1;
}

void bitmap_set(struct bitmap *bitmap, int x, int y)
{
    if (x >= 0 && y >= 0 && x < bitmap->width && y < bitmap->height) {
        bitmap->bits[(ptrdiff_t)y * bitmap->stride + x / 8] |= (uint8_t)(0x80 >> x % 8);
    }
}
