/* logo.h: an association's own mark: read from a picture that anybody may bring, made small. Knows
 * nothing of where it is shown. */
#ifndef BORNE_LABEL_LOGO_H
#define BORNE_LABEL_LOGO_H

#include "image/image.h"

/* No larger than these: as high as a sheet's head at 300 dpi. */
enum { LOGO_WIDTH = 480, LOGO_HEIGHT = 240 };

/* Codes: those of image_read, logo_empty (nothing is seen of it). */
bool logo_read(const uint8_t *bytes, size_t size, struct image *ret, struct error *err);

#endif
