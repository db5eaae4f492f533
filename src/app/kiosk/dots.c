/* dots.c: what frames name by number alone, for who draws them: the preview of a label, the mark of
 * the association, photographs of places. */
#include "app/kiosk/kiosk.h"
#include "app/station/station.h"
#include "label/logo.h"
#include "platform/draw.h"

static const struct bitmap *find_dots(void *context, uint32_t dots)
{
    return station_dots(kiosk_station(context), dots);
}

static bool find_image(void *context, uint32_t image, struct draw_image *ret)
{
    const struct image *logo = station_logo(kiosk_station(context), image);
    const struct image *photo = station_photo(kiosk_station(context), image);
    if (photo != NULL) {
        *ret = (struct draw_image){photo->w, photo->h, photo->argb};
        return true;
    }
    if (logo != NULL) {
        *ret = (struct draw_image){logo->w, logo->h, logo->argb};
    }
    return logo != NULL;
}

void kiosk_show_in(struct kiosk *kiosk, struct draw *draw)
{
    draw_set_dots(draw, find_dots, kiosk);
    draw_set_images(draw, find_image, kiosk);
}
