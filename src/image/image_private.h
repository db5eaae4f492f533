/* image_private.h: what the readers of pictures share. */
#ifndef BORNE_IMAGE_IMAGE_PRIVATE_H
#define BORNE_IMAGE_IMAGE_PRIVATE_H

#include "image/image.h"

/* Each reads one kind, at its own size or a smaller one that is still no smaller than the room. */
bool read_png(const uint8_t *bytes, size_t size, struct image *ret, struct error *err);
bool png_size(const uint8_t *bytes, size_t size, int *ret_w, int *ret_h);
bool read_jpeg(const uint8_t *bytes, size_t size, const struct image_room *room, struct image *ret,
               struct error *err);
bool jpeg_size(const uint8_t *bytes, size_t size, int *ret_w, int *ret_h);
bool read_svg(const uint8_t *bytes, size_t size, const struct image_room *room, struct image *ret,
              struct error *err);

/* The size that a picture of w × h has in a room. */
void fit_size(int w, int h, const struct image_room *room, int *ret_w, int *ret_h);
/* Makes it that size by means of its dots, each weighed by how much is seen of it. */
void fit_image(struct image *image, const struct image_room *room);

/* How a camera was held: 1..8 as EXIF counts, 1 when the segment (of an APP1 marker, behind its
 * length) does not say. */
int turn_of_exif(const uint8_t *bytes, size_t size);
void turn_image(struct image *image, int turn);

/* Room for its dots: false and image_large when there would be more than `most`. */
bool image_make(struct image *ret, uint64_t w, uint64_t h, uint64_t most, struct error *err);
bool image_large(struct error *err);
bool image_damaged(struct error *err);

#endif
