/* screen.h: whether the pixels that a screen shows are a picture of Borne's, told by their colours:
 * a renderer that paints nothing but its ground, a console's text and a black screen are none.
 * Where a pixel stands says nothing here, since graphics chips keep them in orders of their own.
 * Pure. */
#ifndef BORNE_HELPER_SCREEN_H
#define BORNE_HELPER_SCREEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One part of a pixel: so many bits, from this one on. */
struct screen_channel {
    uint8_t shift, bits;
};

/* Pixels as they lie in memory, the least significant byte first. */
struct screen_pixels {
    const uint8_t *bytes; /* not owned */
    uint32_t width, height, stride_bytes;
    uint8_t pixel_bytes; /* 2 or 4 */
    struct screen_channel red, green, blue;
    bool is_packed; /* the chip may keep them in fewer bytes than they are: only the number of
                       different values says something */
};

struct screen_verdict {
    int colours;       /* different ones, of five bits a part, that are more than a speck */
    int ground_permil; /* of the colours that Borne's screens stand on */
    bool is_picture;
};

struct screen_verdict screen_judge(const struct screen_pixels *pixels);

#endif
