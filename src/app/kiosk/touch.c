/* touch.c: fingers: where the panel says they are, where they are, and a map that is tried.
 */
#include "app/kiosk/kiosk_private.h"

/* The map that holds now: the one that is tried, else the one that is kept. */
static struct touch_map map_of(const struct kiosk *kiosk)
{
    return kiosk->tries_touch ? kiosk->tried : station_touch(kiosk->station);
}

static bool takes_touches(const struct kiosk *kiosk)
{
    return kiosk->lanes[kiosk->focus].ui.takes_touches;
}

void kiosk_finger(struct kiosk *kiosk, enum kiosk_touch touch, int x, int y)
{
    int width = kiosk->panel.width_px, height = kiosk->panel.height_px;
    struct touch_point at = touch_point_of(x, y, width, height);
    if (takes_touches(kiosk)) {
        if (touch == KIOSK_TOUCH_UP) {
            kiosk_send(kiosk, kiosk->focus, &(struct ui_input){.kind = UI_TOUCH, .touch = at});
        }
        return;
    }
    struct touch_map map = map_of(kiosk);
    if (!touch_map_is_none(&map)) {
        touch_point_px(touch_map_apply(&map, at), width, height, &x, &y);
    }
    kiosk_touch(kiosk, touch, x, y);
}

bool kiosk_touch_request(struct kiosk *kiosk, struct request *request)
{
    if (request->kind != REQUEST_TOUCH) {
        return false;
    }
    switch ((enum touch_deed)request->argument) {
    case TOUCH_DEED_TRY:
        kiosk->tries_touch = true;
        kiosk->tried = request->touch;
        return true;
    case TOUCH_DEED_DROP: kiosk->tries_touch = false; return true;
    case TOUCH_DEED_KEEP:
        if (!kiosk->tries_touch) {
            return true;
        }
        request->touch = kiosk->tried;
        return false; /* the station keeps it; until then it is tried on */
    case TOUCH_DEED_NONE:
        kiosk->tries_touch = true;
        kiosk->tried = request->touch = touch_map_none();
        return false;
    }
    return true;
}

void kiosk_tend_touch(struct kiosk *kiosk)
{
    if (kiosk->tries_touch && kiosk->lanes[kiosk->focus].ui.screen != SCREEN_TOUCH) {
        kiosk->tries_touch = false; /* left without a word */
    }
}
