/* photos.c: the station's side of photographs of places: those that a month's stick brought are
 * kept with the month, those that the director fetched or takes away at once. */
#include <stdlib.h>

#include "app/station/station_private.h"
#include "base/assert.h"
#include "base/str.h"

void station_photos_give(struct station *s, struct pending *pending, struct photos_brought *brought,
                         enum role role)
{
    pending->photos = calloc(1, sizeof *pending->photos);
    ASSERT(pending->photos != NULL);
    *pending->photos = *brought;
    *brought = (struct photos_brought){.left_count = 0};
    photos_give(pending->photos, &pending->gesture);
    pending->gesture.role = role;
    pending->gesture.at_ms = s->ports.now_ms(s->ports.context);
}

void station_photos_keep(struct station *s, uint8_t lane, struct photos_brought *brought,
                         enum role role)
{
    if (brought->made.count > 0 && !s->has_failed) {
        struct pending *pending = station_push(s, lane, REQUEST_OWN);
        pending->is_inner = true;
        pending->then = THEN_PHOTOS;
        station_photos_give(s, pending, brought, role);
        station_push_end(s, pending);
    }
}

void station_photo_drop(struct station *s, uint8_t lane, int place, enum role role)
{
    struct photos_brought brought = {.left_count = 0};
    char name[LIMIT_OWN_KEY];
    photos_name(place, name);
    store_owned_add(&brought.made, name, NULL, 0);
    station_photos_keep(s, lane, &brought, role);
}

void station_photos_kept(struct station *s, struct photos_brought *brought)
{
    if (brought != NULL) {
        photos_take(&s->photos, brought);
    }
    if (s->job.kind == JOB_OWN && s->job.status == JOB_RUNNING && s->work == NULL) {
        station_job_done(s, "");
    }
}

const struct image *station_photo(struct station *s, uint32_t number)
{
    return photos_find(&s->photos, number);
}
