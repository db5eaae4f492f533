/* photo.h: a photograph that people bring, as PNG: read within limits and made small, written
 * again. Any thread. */
#ifndef BORNE_PLATFORM_PHOTO_H
#define BORNE_PLATFORM_PHOTO_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

/* As scale.h's pixels, rows without gaps, no pixel is clear. A zeroed struct is none. */
struct photo {
    int w, h;
    uint32_t *argb; /* heap, owned */
};

/* What is larger than a screen shows of it is made smaller. Refuses what is no PNG (a link or a
 * pipe neither), and what is larger than LIMIT_PHOTO_BYTES or LIMIT_PHOTO_PIXELS. */
bool photo_read(const char *path, struct photo *ret, struct error *err);
bool photo_write(const struct photo *photo, const char *path, struct error *err);
/* Its size alone; false for what cannot be read. */
bool photo_size(const char *path, int *ret_w, int *ret_h);
void photo_finish(struct photo *photo);

#endif
