/* photo.c: see photo.h. */
#include "platform/photo.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/file.h"
#include "base/limits.h"
#include "platform/scale.h"

/* libpng's "BGRA" is 0xAARRGGBB in a little-endian word. */
static bool read_dots(png_image *image, const uint8_t *bytes, size_t size, struct photo *ret)
{
    if (png_image_begin_read_from_memory(image, bytes, size) == 0) {
        return false;
    }
    bool fits = image->width > 0 && image->height > 0 &&
                (uint64_t)image->width * image->height <= LIMIT_PHOTO_PIXELS;
    uint32_t *argb = fits ? malloc((size_t)image->width * image->height * sizeof *argb) : NULL;
    if (argb == NULL) {
        png_image_free(image);
        return false;
    }
    image->format = PNG_FORMAT_BGRA;
    png_color white = {255, 255, 255};
    if (png_image_finish_read(image, &white, argb, 0, NULL) == 0) {
        free(argb);
        return false;
    }
    *ret = (struct photo){(int)image->width, (int)image->height, argb};
    return true;
}

/* Of a file alone: a pipe on a stick would keep its reader waiting. */
static bool read_all(png_image *image, const char *path, struct photo *ret)
{
    size_t size = 0;
    uint8_t *bytes = file_bytes(path, LIMIT_PHOTO_BYTES, &size);
    bool done = bytes != NULL && read_dots(image, bytes, size, ret);
    free(bytes);
    return done;
}

/* Whatever was clear becomes white paper. */
static void make_solid(struct photo *photo)
{
    size_t count = (size_t)photo->w * (size_t)photo->h;
    for (size_t i = 0; i < count; i++) {
        uint32_t p = photo->argb[i], a = p >> 24, solid = 0xFF000000u;
        for (int shift = 0; shift < 24; shift += 8) {
            uint32_t c = p >> shift & 0xFFu;
            solid |= (c * a + 255u * (255u - a)) / 255u << shift;
        }
        photo->argb[i] = solid;
    }
}

static void make_small(struct photo *photo)
{
    int longest = photo->w > photo->h ? photo->w : photo->h;
    if (longest <= LIMIT_PHOTO_SIDE) {
        return;
    }
    int w = photo->w * LIMIT_PHOTO_SIDE / longest, h = photo->h * LIMIT_PHOTO_SIDE / longest;
    struct photo small = {w > 0 ? w : 1, h > 0 ? h : 1, NULL};
    small.argb = malloc((size_t)small.w * (size_t)small.h * sizeof *small.argb);
    ASSERT(small.argb != NULL);
    scale_picture((struct pixels){small.w, small.h, small.w, small.argb},
                  (struct pixels){photo->w, photo->h, photo->w, photo->argb});
    photo_finish(photo);
    *photo = small;
}

bool photo_read(const char *path, struct photo *ret, struct error *err)
{
    png_image image = {.version = PNG_IMAGE_VERSION};
    struct photo photo = {0};
    if (!read_all(&image, path, &photo)) {
        error_set(err, ERROR_INPUT, "no_photo", "Cette photo ne se lit pas.");
        return error_detail(err, 0, "%s: %s", path, image.message);
    }
    make_solid(&photo);
    make_small(&photo);
    *ret = photo;
    return true;
}

bool photo_write(const struct photo *photo, const char *path, struct error *err)
{
    png_image image = {.version = PNG_IMAGE_VERSION,
                       .width = (png_uint_32)photo->w,
                       .height = (png_uint_32)photo->h,
                       .format = PNG_FORMAT_BGRA};
    struct file_out out = {0};
    if (!file_out_open(&out, path, err)) {
        return false;
    }
    if (png_image_write_to_stdio(&image, out.stream, 0, photo->argb, 0, NULL) == 0) {
        file_out_abandon(&out);
        error_set(err, ERROR_ENVIRONMENT, "no_photo", "Cette photo n’a pas pu être gardée.");
        return error_detail(err, 0, "%s: %s", path, image.message);
    }
    return file_out_commit(&out, err);
}

bool photo_size(const char *path, int *ret_w, int *ret_h)
{
    png_image image = {.version = PNG_IMAGE_VERSION};
    if (png_image_begin_read_from_file(&image, path) == 0) {
        return false;
    }
    *ret_w = (int)image.width;
    *ret_h = (int)image.height;
    png_image_free(&image);
    return *ret_w > 0 && *ret_h > 0;
}

void photo_finish(struct photo *photo)
{
    free(photo->argb);
    *photo = (struct photo){0};
}
