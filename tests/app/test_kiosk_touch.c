/* test_kiosk_touch.c: a panel that is glued upside down, put right by four crosses: on a new Borne,
 * over a restart, and never by accident. */
#include "app/kiosk/kiosk.h"
#include "support/check.h"
#include "world.h"

enum { WIDTH = 1280, HEIGHT = 800 };

static struct world w; /* large */
static struct kiosk *kiosk;

static void start(void)
{
    struct error err = {0};
    struct kiosk_options options = {
        .ports = w.ports, .panel = {WIDTH, HEIGHT, 15.6}, .metrics = text_plain_metrics};
    CHECK(kiosk_create(w.data, &options, &kiosk, &err));
}

/* A folder without a month. */
static void begin(void)
{
    world_begin(&w, NULL);
    station_destroy(w.station);
    w.station = NULL;
    start();
}

static void end(void)
{
    kiosk_destroy(kiosk);
    world_end(&w);
}

static const char *screen_name(void)
{
    return ui_screen(kiosk_ui(kiosk)->screen)->name;
}

static void pass(int64_t ms)
{
    w.tick_ms += ms;
    w.now_ms += ms;
}

/* With the mouse, which no map concerns. */
static void click(const char *name)
{
    pass(1000);
    CHECK(kiosk_tap(kiosk, name));
    world_settle_kiosk(&w, kiosk);
}

/* A finger at a place of the panel, which tells of the opposite one. */
static void put_finger(int x, int y)
{
    pass(1000);
    kiosk_finger(kiosk, KIOSK_TOUCH_DOWN, WIDTH - 1 - x, HEIGHT - 1 - y);
    kiosk_finger(kiosk, KIOSK_TOUCH_UP, WIDTH - 1 - x, HEIGHT - 1 - y);
    world_settle_kiosk(&w, kiosk);
}

static void put_finger_on(const char *name)
{
    const struct frame_target *target = frame_target_named(kiosk_frame(kiosk), name);
    CHECK(target != NULL);
    put_finger(target->rect.x + target->rect.w / 3, target->rect.y + target->rect.h / 3);
}

static void choose_code(void)
{
    for (int i = 0; i < 2; i++) {
        for (const char *digit = "4821"; *digit != '\0'; digit++) {
            pass(1000);
            kiosk_type(kiosk, *digit);
        }
        click("validate");
    }
}

static void touch_all_crosses(void)
{
    for (int i = 0; i < TOUCH_CROSSES; i++) {
        int x, y;
        touch_point_px(touch_crosses[i], WIDTH, HEIGHT, &x, &y);
        put_finger(x, y);
    }
}

/* The way of a first start, to the proof. */
static void go_to_proof(void)
{
    CHECK_STR(screen_name(), "home");
    click("first");
    CHECK_STR(screen_name(), "first");
    click("touch");
    CHECK_STR(screen_name(), "pin"); /* only the director changes it; here is the first code */
    choose_code();
    CHECK_STR(screen_name(), "touch");
    click("validate");
    touch_all_crosses();
    CHECK(kiosk_ui(kiosk)->screen == SCREEN_TOUCH && !kiosk_ui(kiosk)->takes_touches);
}

static void four_crosses_put_a_panel_right(void)
{
    begin();
    put_finger_on("welcome"); /* lands elsewhere */
    CHECK_STR(screen_name(), "home");
    go_to_proof();
    put_finger_on("validate");
    put_finger_on("back");
    CHECK_STR(screen_name(), "first");
    kiosk_destroy(kiosk); /* and it stays so */
    start();
    put_finger_on("import");
    CHECK_STR(screen_name(), "pin");
    end();
}

static void what_is_not_proven_is_dropped(void)
{
    begin();
    go_to_proof();
    put_finger(5, HEIGHT - 5); /* beside the button */
    pass(UI_TOUCH_PROOF_MS);
    world_settle_kiosk(&w, kiosk);
    CHECK(frame_target_named(kiosk_frame(kiosk), "back") != NULL);
    put_finger_on("back"); /* as before: it lands beside */
    CHECK_STR(screen_name(), "touch");
    struct touch_map map = station_touch(kiosk_station(kiosk));
    CHECK(touch_map_is_none(&map));
    end();
}

static void who_leaves_keeps_nothing(void)
{
    begin();
    go_to_proof();
    click("lock");
    CHECK_STR(screen_name(), "home");
    put_finger_on("welcome");
    CHECK_STR(screen_name(), "home");
    end();
}

static void a_map_can_be_taken_back(void)
{
    begin();
    go_to_proof();
    click("validate");
    click("back");
    CHECK_STR(screen_name(), "first");
    click("touch");
    click("as_before");
    struct touch_map map = station_touch(kiosk_station(kiosk));
    CHECK(touch_map_is_none(&map));
    end();
}

int main(void)
{
    four_crosses_put_a_panel_right();
    what_is_not_proven_is_dropped();
    who_leaves_keeps_nothing();
    a_map_can_be_taken_back();
    return 0;
}
