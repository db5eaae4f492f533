/* bitmap.h: dots in black and white, as label printers take them and drawing makes them. Knows
 * nothing of labels and printers. */
#ifndef BORNE_BASE_BITMAP_H
#define BORNE_BASE_BITMAP_H

#include <stdbool.h>
#include <stdint.h>

/* One bit a dot, 1 = ink, first dot in the highest bit, rows of `stride` bytes; bits behind the
 * last dot of a row are 0. Zeroed is empty. */
struct bitmap {
    int width, height, stride;
    uint8_t *bits; /* owned: bitmap_finish */
};

/* A blank bitmap; width and height are more than 0. Asserts when memory ends. */
struct bitmap bitmap_blank(int width, int height);
/* Frees the dots and zeroes; NULL and empty are allowed. */
void bitmap_finish(struct bitmap *bitmap);
/* False also outside. */
bool bitmap_ink(const struct bitmap *bitmap, int x, int y);
/* Moves all ink; false, and nothing changed, when some of it would leave the bitmap. */
bool bitmap_move(struct bitmap *bitmap, int right, int down);
/* Inks a dot; outside is left alone. */
void bitmap_set(struct bitmap *bitmap, int x, int y);

#endif
