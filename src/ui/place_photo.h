/* place_photo.h: which places of the room have a photograph. Who draws is given it by its number.
 */
#ifndef BORNE_UI_PLACE_PHOTO_H
#define BORNE_UI_PLACE_PHOTO_H

#include <stddef.h>
#include <stdint.h>

#include "base/limits.h"

struct place_photo {
    int place; /* place_number */
    int w, h;
    uint32_t number; /* another one for another picture of the same place */
};

struct place_photos {
    struct place_photo rows[LIMIT_PHOTOS];
    size_t count;
};

/* One that was brought and is none: which file, and why (French). */
enum { PHOTOS_LEFT = 8 };
struct photo_left {
    char name[64], why[240];
};

/* NULL when there is none; `photos` may be NULL. */
const struct place_photo *place_photo_of(const struct place_photos *photos, const char *place);

#endif
