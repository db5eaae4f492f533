/* fuzz_image.c: whatever a stick brings as a picture is refused in words, or is an image that fits.
 * Drawings are another program's, and not looked at here. */
#include <stdlib.h>
#include <string.h>

#include "image/image.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A head that promises millions of dots costs seconds without showing anything new. */
static bool is_huge(const uint8_t *data, size_t size)
{
    int w = 0, h = 0;
    return image_size(data, size, &w, &h) && (int64_t)w * h > 1 << 20;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct image_room room = {64, 48, true};
    struct error err = {0};
    struct image image;
    bool is_drawing = size > 0 && memchr(data, '<', size) != NULL && data[0] < 0x80;
    if (is_drawing || is_huge(data, size)) {
        return 0;
    }
    if (image_read(data, size, &room, &image, &err)) {
        if (image.w < 1 || image.h < 1 || image.w > room.w || image.h > room.h ||
            image.argb[image.w * image.h - 1] >> 24 != 255) {
            abort();
        }
    } else if (image.argb != NULL || err.text[0] == '\0') {
        abort();
    }
    image_finish(&image);
    return 0;
}
