/* photos.h: photographs of places, which the director puts into the folder "photos" of the month's
 * stick, named by the place: "A4.png". They are made small on the worker, and lie beside the record
 * as files once the month is kept. One is in memory at a time. */
#ifndef BORNE_APP_PHOTOS_H
#define BORNE_APP_PHOTOS_H

#include "platform/photo.h"
#include "ui/place_photo.h"

struct photos {
    struct place_photos places; /* for screens */
    char dir[LIMIT_PATH];
    uint32_t generation;
    struct photo shown; /* the one that was asked for last */
    uint32_t shown_number;
};

/* Makes what stands on the sticks small and lays it aside, in place of what lay there; of a place
 * that several have, the last one's. How many there are. Worker. */
int photos_fetch(const char sticks[][LIMIT_PATH], int stick_count, const char *data_dir);
/* What was laid aside is the room's now. */
void photos_adopt(const char *data_dir);
/* Which there are; anew after photos_adopt. */
void photos_load(struct photos *photos, const char *data_dir);
/* NULL: none of them, gone, or cannot be read. Valid until the next call. */
const struct photo *photos_find(struct photos *photos, uint32_t number);
void photos_finish(struct photos *photos);

#endif
