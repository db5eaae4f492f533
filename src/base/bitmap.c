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

/* Copies what has ink to its new place; false at the first dot that has none there. */
static bool copy_moved(const struct bitmap *from, struct bitmap *to, int right, int down)
{
    for (int y = 0; y < from->height; y++) {
        const uint8_t *row = from->bits + (ptrdiff_t)y * from->stride;
        for (int x = 0; x < from->width; x++) {
            if (row[x / 8] == 0) {
                x |= 7; /* eight white ones */
            } else if (bitmap_ink(from, x, y)) {
                int at_x = x + right, at_y = y + down;
                if (at_x < 0 || at_y < 0 || at_x >= to->width || at_y >= to->height) {
                    return false;
                }
                bitmap_set(to, at_x, at_y);
            }
        }
    }
    return true;
}

bool bitmap_move(struct bitmap *bitmap, int right, int down)
{
    if (right == 0 && down == 0) {
        return true;
    }
    struct bitmap moved = bitmap_blank(bitmap->width, bitmap->height);
    bool fits = copy_moved(bitmap, &moved, right, down);
    if (fits) {
        struct bitmap before = *bitmap;
        *bitmap = moved;
        moved = before;
    }
    bitmap_finish(&moved);
    return fits;
}
