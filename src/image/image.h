/* image.h: the one place where pictures are read that people bring on a stick: PNG, JPEG as a
 * telephone writes it (turned as it was held), SVG. Limits are asked before memory is; what is
 * larger than wanted is made smaller while it is loaded. Written again as ours, so that nothing
 * else of the file is kept: no place, no date, no name of who took it. Any thread. */
#ifndef BORNE_IMAGE_IMAGE_H
#define BORNE_IMAGE_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

/* Rows without gaps. A zeroed struct is none. */
struct image {
    int w, h;
    uint32_t *argb; /* heap, owned; 0xAARRGGBB, not premultiplied */
};

/* What it is read for: in its own shape no larger than this; never made larger. */
struct image_room {
    int w, h;
    bool is_solid; /* what is clear becomes white paper */
};

/* Of at most LIMIT_IMAGE_BYTES. Codes, each with what to do about it: image_unknown (no picture
 * that is read here), image_large, image_damaged, image_unread (a drawing, and what draws it
 * is missing). *ret is none on failure. */
bool image_read(const uint8_t *bytes, size_t size, const struct image_room *room, struct image *ret,
                struct error *err);
/* Of a PNG or JPEG of ours, from its head alone; false for anything else. */
bool image_size(const uint8_t *bytes, size_t size, int *ret_w, int *ret_h);
/* As files: heap, owned by the caller. False: memory. A JPEG has nothing clear. */
bool image_write_png(const struct image *image, uint8_t **ret_bytes, size_t *ret_size);
bool image_write_jpeg(const struct image *image, uint8_t **ret_bytes, size_t *ret_size);
void image_finish(struct image *image); /* zeroed is allowed */

/* A file may hold a picture, by its name: "Photo.JPG". What it holds is asked of its bytes. */
bool image_is_named(const char *name);

#endif
