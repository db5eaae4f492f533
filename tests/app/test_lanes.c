/* test_lanes.c: scanners and their lanes: which lane a scan, a touch and a sound belong to, what is
 * remembered, what stays when a scanner is pulled. */
#include "app/kiosk/kiosk.h"
#include "app/scanners.h"
#include "base/str.h"
#include "support/check.h"
#include "world.h"

static struct world w; /* large */
static struct kiosk *kiosk;

static void open_kiosk(void)
{
    struct error err = {0};
    struct kiosk_options options = {
        .ports = w.ports, .panel = {1920, 1080, 21.5}, .metrics = text_plain_metrics};
    CHECK(kiosk_create(w.data, &options, &kiosk, &err));
}

/* A kiosk on the world's folder: crate 1 is open in lane 1, which has no scanner yet. */
static void begin(void)
{
    world_begin(&w, NULL);
    world_open_crate(&w);
    station_destroy(w.station);
    w.station = NULL;
    open_kiosk();
}

static void end(void)
{
    kiosk_destroy(kiosk);
    world_end(&w);
}

static const char *screen_of(uint8_t lane)
{
    return ui_screen(kiosk_lane_ui(kiosk, lane)->screen)->name;
}

static void tap(uint8_t lane, const char *name)
{
    w.tick_ms += 1000;
    w.now_ms += 1000;
    if (!kiosk_tap_lane(kiosk, lane, name)) {
        fprintf(stderr, "no target %s in lane %d on %s\n", name, lane + 1, screen_of(lane));
        exit(1);
    }
    world_settle_kiosk(&w, kiosk);
}

static const char *crate_code(uint32_t order, char to[LIMIT_CODE])
{
    w.station = kiosk_station(kiosk);
    world_crate_code(&w, order, to);
    w.station = NULL;
    return to;
}

static uint32_t crate_in(uint8_t lane)
{
    return prep_lane(station_prep(kiosk_station(kiosk)), lane)->crate;
}

static void scanners_keep_their_lanes(void)
{
    struct scanners scanners = {0};
    const bool nobody[LIMIT_LANES] = {false};
    bool waits[LIMIT_LANES] = {false}, is_new;
    CHECK_INT(scanners_plug(&scanners, "a", nobody, &is_new), 0);
    CHECK(is_new);
    CHECK_INT(scanners_plug(&scanners, "b", nobody, &is_new), 1);
    CHECK_INT(scanners_lane(&scanners, "a"), 0);
    CHECK_INT(scanners_unplug(&scanners, "a"), 0);
    CHECK_INT(scanners_lane(&scanners, "a"), LANE_NONE);
    CHECK_INT(scanners_unplug(&scanners, "a"), LANE_NONE);
    /* Its lane is kept for it as long as there are others. */
    CHECK_INT(scanners_plug(&scanners, "c", nobody, &is_new), 2);
    CHECK_INT(scanners_plug(&scanners, "a", nobody, &is_new), 0);
    CHECK(!is_new);
    CHECK_INT(scanners_plug(&scanners, "a", nobody, &is_new), 0); /* told twice */
    CHECK_INT(scanners_plug(&scanners, "d", nobody, &is_new), 3);
    CHECK_INT(scanners_plugged(&scanners), 4);
    CHECK_INT(scanners_plug(&scanners, "e", nobody, &is_new), LANE_NONE);
    /* A new one in place of a broken one goes to those who wait for it. */
    scanners_unplug(&scanners, "b");
    scanners_unplug(&scanners, "c");
    waits[2] = true;
    CHECK_INT(scanners_plug(&scanners, "e", waits, &is_new), 2);
    CHECK_INT(scanners_plug(&scanners, "f", nobody, &is_new), 1);
    char long_name[LIMIT_DEVICE_KEY + 1];
    memset(long_name, 'x', sizeof long_name - 1);
    long_name[sizeof long_name - 1] = '\0';
    scanners_unplug(&scanners, "f");
    CHECK_INT(scanners_plug(&scanners, long_name, nobody, &is_new), LANE_NONE);
    CHECK_INT(scanners_plug(&scanners, "", nobody, &is_new), LANE_NONE);
}

static void a_scan_lands_in_its_own_lane(void)
{
    char code[LIMIT_CODE];
    begin();
    CHECK_INT(kiosk_plug_scanner(kiosk, "usb:a"), 0); /* people wait there */
    CHECK_INT(kiosk_plug_scanner(kiosk, "usb:b"), 1);
    world_settle_kiosk(&w, kiosk);
    CHECK(kiosk_lane_is_open(kiosk, 1) && !kiosk_lane_is_open(kiosk, 2));
    CHECK(!kiosk_scan_from(kiosk, "usb:never", crate_code(2, code)));
    CHECK(kiosk_scan_from(kiosk, "usb:b", crate_code(2, code)));
    CHECK_STR(screen_of(1), "pair");
    tap(1, "pair_5");
    CHECK_STR(screen_of(1), "crate_opened");
    CHECK(crate_in(1) != ID_NONE && crate_in(1) != crate_in(0));
    CHECK_STR(screen_of(0), "pick");
    while (kiosk_next_sound(kiosk) != SOUND_NONE) {
    }
    /* The other's crate: refused in the lane that scanned it, with its sound. */
    uint32_t mine = crate_in(0);
    CHECK(kiosk_scan_from(kiosk, "usb:a", crate_code(2, code)));
    world_settle_kiosk(&w, kiosk);
    CHECK_STR(screen_of(0), "not_this");
    CHECK_STR(screen_of(1), "crate_opened");
    CHECK_INT(kiosk_next_sound(kiosk), SOUND_OTHER_CRATE);
    CHECK_INT(kiosk_sound_lane(kiosk), 0);
    CHECK_INT(crate_in(0), mine);
    end();
}

/* The same target in two lanes: a finger that slides from one to the other presses neither. */
static void a_touch_belongs_to_one_lane(void)
{
    char code[LIMIT_CODE];
    begin();
    kiosk_plug_scanner(kiosk, "a");
    kiosk_plug_scanner(kiosk, "b");
    kiosk_scan_lane(kiosk, 1, crate_code(2, code));
    tap(1, "pair_5");
    tap(1, "go");
    const struct frame *frame = kiosk_frame(kiosk);
    struct rect left = frame_target_in(frame, 0, "problem")->rect;
    struct rect right = frame_target_in(frame, 1, "problem")->rect;
    kiosk_touch(kiosk, KIOSK_TOUCH_DOWN, left.x + 9, left.y + 9);
    kiosk_touch(kiosk, KIOSK_TOUCH_UP, right.x + 9, right.y + 9);
    CHECK_STR(screen_of(0), "pick");
    CHECK_STR(screen_of(1), "pick");
    kiosk_touch(kiosk, KIOSK_TOUCH_DOWN, right.x + 9, right.y + 9);
    kiosk_touch(kiosk, KIOSK_TOUCH_UP, right.x + 19, right.y + 9);
    CHECK_STR(screen_of(0), "pick");
    CHECK_STR(screen_of(1), "problem");
    CHECK_INT(kiosk_focus(kiosk), 1);
    end();
}

static void each_lane_undoes_its_own(void)
{
    char code[LIMIT_CODE];
    begin();
    kiosk_plug_scanner(kiosk, "a");
    kiosk_plug_scanner(kiosk, "b");
    kiosk_scan_lane(kiosk, 1, crate_code(2, code));
    tap(1, "pair_5");
    tap(1, "go");
    const struct prep *prep = station_prep(kiosk_station(kiosk));
    uint32_t step_0 = prep_next_portion(prep, crate_in(0));
    uint32_t step_1 = prep_next_portion(prep, crate_in(1));
    int64_t before_0 = prep_remaining_milli(prep, step_0);
    int64_t before_1 = prep_remaining_milli(prep, step_1);
    tap(0, "one");
    tap(1, "one");
    CHECK(prep_remaining_milli(prep, step_0) < before_0);
    tap(0, "undo"); /* not the latest of all, but of this lane */
    CHECK_INT(prep_remaining_milli(prep, step_0), before_0);
    CHECK(prep_remaining_milli(prep, step_1) < before_1);
    tap(1, "undo");
    CHECK_INT(prep_remaining_milli(prep, step_1), before_1);
    end();
}

static void lanes_are_remembered_and_close_at_home(void)
{
    begin();
    kiosk_plug_scanner(kiosk, "a");
    kiosk_plug_scanner(kiosk, "b");
    kiosk_plug_scanner(kiosk, "c");
    world_settle_kiosk(&w, kiosk);
    kiosk_destroy(kiosk);
    open_kiosk();
    CHECK(kiosk_lane_is_open(kiosk, 0)); /* its crate is open */
    CHECK(!kiosk_lane_is_open(kiosk, 1));
    CHECK_INT(kiosk_plug_scanner(kiosk, "c"), 2);
    CHECK(kiosk_lane_is_open(kiosk, 2));
    tap(2, "pick");
    tap(2, "pair_7");
    CHECK_STR(screen_of(2), "crate_choice");
    kiosk_unplug_scanner(kiosk, "c");
    CHECK(kiosk_lane_is_open(kiosk, 2)); /* somebody is at it */
    tap(2, "back");
    world_settle_kiosk(&w, kiosk);
    CHECK(!kiosk_lane_is_open(kiosk, 2));
    CHECK_STR(screen_of(0), "pick");
    /* Its pair is free for another lane. */
    CHECK_INT(kiosk_plug_scanner(kiosk, "b"), 1);
    tap(1, "pick");
    tap(1, "pair_7");
    CHECK_STR(screen_of(1), "crate_choice");
    end();
}

/* One at work needs the screen of the director for nothing: scans go on and are heard. */
static void the_director_takes_the_screen_not_the_work(void)
{
    begin();
    kiosk_plug_scanner(kiosk, "a");
    kiosk_plug_scanner(kiosk, "b");
    world_settle_kiosk(&w, kiosk);
    tap(1, "desk");
    for (int i = 0; i < 2; i++) {
        tap(1, "key_1"), tap(1, "key_2"), tap(1, "key_3"), tap(1, "key_4");
        tap(1, "validate");
        if (str_equal(screen_of(1), "director")) {
            break;
        }
    }
    CHECK_STR(screen_of(1), "director");
    CHECK(frame_target_in(kiosk_frame(kiosk), 0, "undo") == NULL);
    while (kiosk_next_sound(kiosk) != SOUND_NONE) {
    }
    kiosk_scan_from(kiosk, "a", "9999999999994");
    world_settle_kiosk(&w, kiosk);
    CHECK_INT(kiosk_next_sound(kiosk), SOUND_UNKNOWN);
    CHECK_STR(screen_of(1), "director");
    CHECK_INT(kiosk_focus(kiosk), 1);
    tap(1, "lock");
    CHECK_STR(screen_of(0), "not_this");
    CHECK(frame_target_in(kiosk_frame(kiosk), 0, "understood") != NULL);
    end();
}

int main(void)
{
    RUN(scanners_keep_their_lanes);
    RUN(a_scan_lands_in_its_own_lane);
    RUN(a_touch_belongs_to_one_lane);
    RUN(each_lane_undoes_its_own);
    RUN(lanes_are_remembered_and_close_at_home);
    RUN(the_director_takes_the_screen_not_the_work);
    return 0;
}
