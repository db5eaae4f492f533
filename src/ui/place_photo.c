/* place_photo.c: see place_photo.h. */
#include "ui/place_photo.h"

#include "domain/place.h"

const struct place_photo *place_photo_of(const struct place_photos *photos, const char *place)
{
    int number = place_number(place);
    for (size_t i = 0; photos != NULL && number > 0 && i < photos->count; i++) {
        if (photos->rows[i].place == number) {
            return &photos->rows[i];
        }
    }
    return NULL;
}
