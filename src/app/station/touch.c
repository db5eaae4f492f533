/* touch.c: the map of the touch panel, as it is kept. */
#include "app/station/station_private.h"

#define KEY_TOUCH "touch"

void station_touch_keep(struct station *s, uint8_t lane, const struct request *request)
{
    struct pending *pending = station_push(s, lane, REQUEST_TOUCH);
    touch_map_write(&request->touch, pending->text, sizeof pending->text);
    pending->gesture.role = request->role;
    pending->gesture.at_ms = s->ports.now_ms(s->ports.context);
    store_gesture_setting(&pending->gesture, KEY_TOUCH, pending->text);
    pending->then = THEN_TOUCH;
    station_push_end(s, pending);
}

void station_touch_kept(struct station *s, const char *text)
{
    (void)touch_map_read(text, &s->touch);
}

bool station_touch_load(struct station *s, struct error *err)
{
    char text[LIMIT_SETTING_VALUE];
    s->touch = touch_map_none();
    if (!store_setting(s->store, KEY_TOUCH, "", text, sizeof text, err)) {
        return false;
    }
    (void)touch_map_read(text, &s->touch); /* else as the panel says */
    return true;
}

struct touch_map station_touch(const struct station *s)
{
    return s->touch;
}
