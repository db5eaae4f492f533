/* png.c: PNG in and out, by libpng. */
#include <png.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "image/image_private.h"

/* The bytes of the library's format, B G R A, as numbers; in place. */
static void from_bytes(struct image *image)
{
    size_t dots = (size_t)image->w * (size_t)image->h;
    for (size_t i = 0; i < dots; i++) {
        const uint8_t *b = (const uint8_t *)&image->argb[i];
        image->argb[i] = (uint32_t)b[3] << 24 | (uint32_t)b[2] << 16 | (uint32_t)b[1] << 8 | b[0];
    }
}

bool read_png(const uint8_t *bytes, size_t size, struct image *ret, struct error *err)
{
    png_image png = {.version = PNG_IMAGE_VERSION};
    if (png_image_begin_read_from_memory(&png, bytes, size) == 0) {
        return image_damaged(err);
    }
    if (!image_make(ret, png.width, png.height, LIMIT_PNG_PIXELS, err)) {
        png_image_free(&png);
        return false;
    }
    png.format = PNG_FORMAT_BGRA;
    bool done =
        png_image_finish_read(&png, NULL, ret->argb, 0, NULL) != 0 && !PNG_IMAGE_FAILED(png);
    png_image_free(&png);
    if (!done) {
        return image_damaged(err);
    }
    from_bytes(ret);
    return true;
}

bool png_size(const uint8_t *bytes, size_t size, int *ret_w, int *ret_h)
{
    png_image png = {.version = PNG_IMAGE_VERSION};
    if (png_image_begin_read_from_memory(&png, bytes, size) == 0) {
        return false;
    }
    *ret_w = (int)png.width;
    *ret_h = (int)png.height;
    png_image_free(&png);
    return *ret_w > 0 && *ret_h > 0;
}

bool image_write_png(const struct image *image, uint8_t **ret_bytes, size_t *ret_size)
{
    png_image png = {.version = PNG_IMAGE_VERSION,
                     .width = (png_uint_32)image->w,
                     .height = (png_uint_32)image->h,
                     .format = PNG_FORMAT_BGRA};
    size_t dots = (size_t)image->w * (size_t)image->h;
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(png);
    uint8_t *rows = malloc(dots * 4), *bytes = malloc(size);
    for (size_t i = 0; rows != NULL && i < dots; i++) {
        for (size_t k = 0; k < 4; k++) {
            rows[4 * i + k] = (uint8_t)(image->argb[i] >> 8 * k);
        }
    }
    bool done = rows != NULL && bytes != NULL &&
                png_image_write_to_memory(&png, bytes, &size, 0, rows, 0, NULL) != 0;
    png_image_free(&png);
    free(rows);
    if (!done) {
        free(bytes);
        return false;
    }
    *ret_bytes = bytes;
    *ret_size = size;
    return true;
}
