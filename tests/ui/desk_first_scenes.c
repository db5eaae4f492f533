/* desk_first_scenes.c: the way through what a new Borne needs, and through the four crosses. */
#include "ui/desk_first_scenes.h"

#include "base/str.h"
#include "support/check.h"
#include "ui/action.h"

static struct devices_view devices;

static void input(struct desk_test *desk, const struct ui_input *input)
{
    ui_event(&desk->ui, &desk->view, input, &desk->request);
}

static void finger(struct desk_test *desk, int32_t x, int32_t y)
{
    CHECK(desk->ui.takes_touches);
    input(desk, &(struct ui_input){.kind = UI_TOUCH, .touch = {x, y}});
}

/* Home of a machine without month or code. */
void first_home(struct desk_test *desk)
{
    desk->view.has_pin = false;
    desk->ui.is_director = false;
    ui_go(&desk->ui, &desk->view, SCREEN_HOME);
}

void first_new(struct desk_test *desk)
{
    first_home(desk);
    desk_tap(desk, "first");
    CHECK(desk->ui.screen == SCREEN_FIRST);
}

void first_code(struct desk_test *desk)
{
    first_new(desk);
    desk_tap(desk, "code");
    CHECK(desk->ui.screen == SCREEN_PIN);
    desk_tap(desk, "back"); /* it may be left out */
    CHECK(desk->ui.screen == SCREEN_FIRST);
    desk_tap(desk, "code");
    desk_type(desk, "4821");
    desk_tap(desk, "validate");
    desk_type(desk, "4821");
    desk_tap(desk, "validate");
    CHECK_INT(desk->request.kind, REQUEST_PIN_SET);
    desk->view.has_pin = true;
    desk_answer(desk, (struct outcome){.pin_right = true, .pin_role = ROLE_DIRECTOR});
    CHECK(desk->ui.screen == SCREEN_FIRST && desk->ui.is_director);
    desk_tap(desk, "scanner");
    CHECK(desk->ui.screen == SCREEN_DEVICES);
    desk_tap(desk, "back"); /* not to a desk without a month */
    CHECK(desk->ui.screen == SCREEN_FIRST);
    desk_tap(desk, "language");
    CHECK(desk->ui.screen == SCREEN_COMFORT);
    input(desk, &(struct ui_input){.kind = UI_TAP, .action = ACTION_BACK});
    CHECK(desk->ui.screen == SCREEN_FIRST);
}

void first_done(struct desk_test *desk)
{
    first_code(desk);
    desk->view.has_recovery = desk->view.has_touch_map = desk->view.print.is_set = true;
    devices = (struct devices_view){.count = 1};
    devices.rows[0] = (struct device_row_view){.is_scanner = true, .is_enrolled = true};
    desk->view.devices = &devices;
}

static void open_touch(struct desk_test *desk)
{
    ui_go(&desk->ui, &desk->view, SCREEN_SETTINGS);
    desk_tap(desk, "first");
    desk_tap(desk, "touch");
    CHECK(desk->ui.screen == SCREEN_TOUCH);
}

void touch_begin(struct desk_test *desk)
{
    desk->view.has_touch_map = true;
    open_touch(desk);
    desk_tap(desk, "as_before");
    CHECK_INT(desk->request.kind, REQUEST_TOUCH);
    CHECK_INT(desk->request.argument, TOUCH_DEED_NONE);
    desk_tap(desk, "back");
    desk_tap(desk, "touch");
}

void touch_crosses_second(struct desk_test *desk)
{
    open_touch(desk);
    desk_tap(desk, "validate");
    finger(desk, touch_crosses[0].x, touch_crosses[0].y);
    CHECK_INT(desk->request.kind, REQUEST_NONE);
}

void touch_odd(struct desk_test *desk)
{
    touch_crosses_second(desk);
    for (int i = 1; i < TOUCH_CROSSES; i++) {
        finger(desk, 30000, 30000);
    }
    CHECK_INT(desk->request.kind, REQUEST_NONE);
    CHECK(!desk->ui.takes_touches);
}

void touch_prove(struct desk_test *desk)
{
    open_touch(desk);
    desk_tap(desk, "validate");
    for (int i = 0; i < TOUCH_CROSSES; i++) { /* of a panel that is glued upside down */
        finger(desk, TOUCH_WHOLE - touch_crosses[i].x, TOUCH_WHOLE - touch_crosses[i].y);
    }
    CHECK_INT(desk->request.kind, REQUEST_TOUCH);
    CHECK_INT(desk->request.argument, TOUCH_DEED_TRY);
    CHECK_INT(desk->request.touch.xx, -TOUCH_WHOLE);
    desk->view.now_ms += 3000;
}

void touch_kept(struct desk_test *desk)
{
    touch_prove(desk);
    desk_tap(desk, "validate");
    CHECK_INT(desk->request.kind, REQUEST_TOUCH);
    CHECK_INT(desk->request.argument, TOUCH_DEED_KEEP);
}

void touch_dropped(struct desk_test *desk)
{
    touch_prove(desk);
    input(desk, &(struct ui_input){.kind = UI_CHANGED});
    CHECK_INT(desk->request.kind, REQUEST_NONE); /* there is time left */
    CHECK(ui_deadline_ms(&desk->ui, &desk->view) <= desk->view.now_ms + 1000);
    desk->view.now_ms += UI_TOUCH_PROOF_MS;
    input(desk, &(struct ui_input){.kind = UI_CHANGED});
    CHECK_INT(desk->request.kind, REQUEST_TOUCH);
    CHECK_INT(desk->request.argument, TOUCH_DEED_DROP);
}
