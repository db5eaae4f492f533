/* logo.c: see logo.h. */
#include "label/logo.h"

static bool is_seen(const struct image *logo)
{
    size_t dots = (size_t)logo->w * (size_t)logo->h, seen = 0;
    for (size_t i = 0; i < dots; i++) {
        uint32_t dot = logo->argb[i];
        bool is_white = (dot & 0xFFFFFF) == 0xFFFFFF;
        seen += dot >> 24 > 32 && !is_white;
    }
    return seen > 0;
}

bool logo_read(const uint8_t *bytes, size_t size, struct image *ret, struct error *err)
{
    static const struct image_room room = {LOGO_WIDTH, LOGO_HEIGHT, false};
    if (!image_read(bytes, size, &room, ret, err)) {
        return false;
    }
    if (!is_seen(ret)) {
        image_finish(ret);
        return error_set(err, ERROR_INPUT, "logo_empty",
                         "On ne verrait rien de cette image : elle est blanche ou transparente.");
    }
    return true;
}
