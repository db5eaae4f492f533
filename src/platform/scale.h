/* scale.h: making pictures larger and smaller without blur or steps. Pure. */
#ifndef BORNE_PLATFORM_SCALE_H
#define BORNE_PLATFORM_SCALE_H

#include <stdbool.h>
#include <stdint.h>

struct bitmap;

struct pixels {
    int w, h;
    int pitch;      /* uint32_t per row */
    uint32_t *argb; /* 0xAARRGGBB */
};

/* Fills `to` from `from`, whose colours are multiplied by alpha already, as FreeType's colour
 * bitmaps are: averages when smaller, cubic when larger; clear pixels leave no rim. Asserts when
 * memory ends. */
void scale_picture(struct pixels to, struct pixels from);
/* Fills `to` with a bitmap's ink in black, clear where there is none: dots are averaged when
 * smaller, whole squares when larger. */
void scale_dots(struct pixels to, const struct bitmap *from);
/* Without colour, same lightness. */
void scale_grey(struct pixels pixels);
/* Alpha times `alpha` / 255. */
void scale_fade(struct pixels pixels, int alpha);

#endif
