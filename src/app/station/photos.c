/* photos.c: the station's side of photographs of places: those that a month's stick brought are
 * kept with the month, those that the director fetched or takes away at once. */
#include "app/station/station_private.h"

void station_give_owned(struct station *s, struct pending *pending, struct store_owned_list *list,
                        enum role role)
{
    pending->owned = *list;
    *list = (struct store_owned_list){.count = 0};
    pending->own = store_owned_rows(&pending->owned);
    pending->gesture.own = pending->own;
    pending->gesture.own_count = pending->owned.count;
    pending->gesture.role = role;
    pending->gesture.at_ms = s->ports.now_ms(s->ports.context);
}

void station_photos_keep(struct station *s, uint8_t lane, struct store_owned_list *made,
                         enum role role)
{
    if (made->count > 0 && !s->has_failed) {
        struct pending *pending = station_push(s, lane, REQUEST_OWN);
        pending->is_inner = true;
        pending->then = THEN_PHOTOS;
        station_give_owned(s, pending, made, role);
        station_push_end(s, pending);
    }
}

void station_photo_drop(struct station *s, uint8_t lane, int place, enum role role)
{
    struct store_owned_list made = {.count = 0};
    char name[LIMIT_OWN_KEY];
    photos_name(place, name);
    store_owned_add(&made, name, NULL, 0);
    station_photos_keep(s, lane, &made, role);
}

void station_photos_kept(struct station *s, const struct store_owned_list *kept)
{
    photos_take(&s->photos, kept);
    if (s->job.kind == JOB_OWN && s->job.status == JOB_RUNNING && s->work == NULL) {
        station_job_done(s, "");
    }
}

const struct image *station_photo(struct station *s, uint32_t number)
{
    return photos_find(&s->photos, number);
}
