/* photos.h: photographs of places, which the director puts into the folder "photos" of a stick,
 * named by the place: "A4.jpg". They are made small on the worker and kept with the record once the
 * month is, so that each backup and each kit has them. In memory as they are kept; one as dots. */
#ifndef BORNE_APP_PHOTOS_H
#define BORNE_APP_PHOTOS_H

#include "image/image.h"
#include "store/store.h"
#include "ui/place_photo.h"

#define PHOTO_OWN "photo:" /* of store_own, and the place behind it */

/* As they are kept. */
struct photos {
    struct place_photos places; /* for screens */
    struct store_owned_list kept;
    uint32_t generation;
    struct image shown; /* the one that was asked for last */
    uint32_t shown_number;
};

/* What a stick brought. */
struct photos_brought {
    struct store_owned_list made; /* small, as they are to be kept */
    struct photo_left left[PHOTOS_LEFT];
    int left_count; /* may be more than are told */
};

/* Reads what stands on the stick, after what was read of others. Worker. */
void photos_fetch(const char *stick, struct photos_brought *brought);
void photos_fetch_folder(const char *folder, struct photos_brought *brought);
void photos_brought_finish(struct photos_brought *brought); /* zeroed is allowed */
/* These are durable; a row without bytes was taken away. */
void photos_take(struct photos *photos, const struct store_owned_list *kept);

bool photos_load(struct photos *photos, struct store *store, struct error *err);
/* NULL: none of them. Valid until the next call. */
const struct image *photos_find(struct photos *photos, uint32_t number);
void photos_finish(struct photos *photos);

/* "photo:A4" */
void photos_name(int place, char ret[LIMIT_OWN_KEY]);
/* A photograph of that name that a kit brings: made anew, *ret is heap. False: it is none. */
bool photo_again(const char *name, const uint8_t *bytes, size_t size, uint8_t **ret_bytes,
                 size_t *ret_size);

#endif
