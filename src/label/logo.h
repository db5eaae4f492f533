/* logo.h: an association's own mark: read from a PNG that anybody may bring, made small, written as
 * a PNG of ours, so that nothing of the file that was brought is kept. Knows nothing of where it is
 * shown. */
#ifndef BORNE_LABEL_LOGO_H
#define BORNE_LABEL_LOGO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

/* No larger than these: as high as a sheet's head at 300 dpi. */
enum { LOGO_WIDTH = 480, LOGO_HEIGHT = 240 };

struct logo {
    int width, height; /* 0: none */
    uint32_t *argb;    /* heap; 0xAARRGGBB, not premultiplied */
};

/* Reads a PNG of at most LIMIT_LOGO_BYTES and LIMIT_LOGO_SIDE dots a side, and makes it fit. Codes:
 * logo_not_png (with what to do), logo_large, logo_damaged, logo_empty (nothing is seen of it). */
bool logo_read(const uint8_t *bytes, size_t size, struct logo *ret, struct error *err);
/* As a PNG: heap, owned by the caller. False: memory. */
bool logo_write(const struct logo *logo, uint8_t **ret_bytes, size_t *ret_size);
void logo_finish(struct logo *logo); /* zeroed is allowed */

#endif
