/* turn.c: how a camera was held, as its EXIF says it, and the picture turned back. */
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "image/image_private.h"

/* A TIFF inside an APP1 segment. Every offset in it is a stranger's. */
struct tiff {
    const uint8_t *bytes;
    size_t size;
    bool is_big_endian;
};

static uint32_t number(const struct tiff *tiff, size_t at, size_t length)
{
    uint32_t value = 0;
    for (size_t i = 0; i < length; i++) {
        size_t from = tiff->is_big_endian ? i : length - 1 - i;
        value = value << 8 | tiff->bytes[at + from];
    }
    return value;
}

int turn_of_exif(const uint8_t *bytes, size_t size)
{
    enum { NAME = 6, HEAD = 8, ENTRY = 12, ORIENTATION = 0x0112, SHORT = 3 };
    struct tiff tiff = {bytes + NAME, size - NAME, false};
    if (size < NAME + HEAD || memcmp(bytes, "Exif\0", 6) != 0) {
        return 1;
    }
    tiff.is_big_endian = memcmp(tiff.bytes, "MM", 2) == 0;
    size_t at = number(&tiff, 4, 4);
    if (at > tiff.size - 2) {
        return 1;
    }
    uint32_t count = number(&tiff, at, 2);
    at += 2;
    for (uint32_t i = 0; i < count && at + ENTRY <= tiff.size; i++, at += ENTRY) {
        uint32_t turn = number(&tiff, at + 8, 2);
        if (number(&tiff, at, 2) == ORIENTATION && number(&tiff, at + 2, 2) == SHORT) {
            return turn >= 1 && turn <= 8 ? (int)turn : 1;
        }
    }
    return 1;
}

void turn_image(struct image *image, int turn)
{
    /* Where a dot of the turned picture is taken from: the axes swapped, from the right, from
     * below. */
    static const struct {
        bool is_swapped, from_right, from_below;
    } ways[9] = {[2] = {false, true, false}, [3] = {false, true, true}, [4] = {false, false, true},
                 [5] = {true, false, false}, [6] = {true, false, true}, [7] = {true, true, true},
                 [8] = {true, true, false}};
    if (turn < 2 || turn > 8) {
        return;
    }
    int w = image->w, h = image->h;
    struct image to = {ways[turn].is_swapped ? h : w, ways[turn].is_swapped ? w : h, NULL};
    to.argb = malloc((size_t)w * (size_t)h * sizeof *to.argb);
    ASSERT(to.argb != NULL);
    for (int y = 0; y < to.h; y++) {
        for (int x = 0; x < to.w; x++) {
            int from_x = ways[turn].is_swapped ? y : x, from_y = ways[turn].is_swapped ? x : y;
            from_x = ways[turn].from_right ? w - 1 - from_x : from_x;
            from_y = ways[turn].from_below ? h - 1 - from_y : from_y;
            to.argb[(size_t)y * (size_t)to.w + (size_t)x] =
                image->argb[(size_t)from_y * (size_t)w + (size_t)from_x];
        }
    }
    image_finish(image);
    *image = to;
}
