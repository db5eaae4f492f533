/* test_kiosk.c: the kiosk without a window: what is shown and heard, and when. */
#include <sqlite3.h>

#include "app/kiosk/kiosk.h"
#include "base/str.h"
#include "store/broken_disk.h"
#include "support/check.h"
#include "world.h"

static struct world w; /* large */
static struct kiosk *kiosk;

/* A kiosk on the world's folder: a crate is open in its lane. */
static void begin(const char *vfs)
{
    struct error err = {0};
    world_begin(&w, vfs);
    world_open_crate(&w);
    station_destroy(w.station);
    w.station = NULL;
    struct kiosk_options options = {
        .ports = w.ports, .panel = {1280, 800, 15.6}, .metrics = text_plain_metrics};
    CHECK(kiosk_create(w.data, &options, &kiosk, &err));
}

static void end(void)
{
    kiosk_destroy(kiosk);
    world_end(&w);
}

static const char *step_code(char to[LIMIT_CODE])
{
    w.station = kiosk_station(kiosk);
    world_step_code(&w, to);
    w.station = NULL;
    return to;
}

static const char *screen_name(void)
{
    return ui_screen(kiosk_ui(kiosk)->screen)->name;
}

static void tap(const char *name)
{
    w.tick_ms += 1000;
    w.now_ms += 1000;
    CHECK(kiosk_tap(kiosk, name));
}

static void a_start_returns_to_the_step(void)
{
    begin(NULL);
    CHECK_STR(screen_name(), "pick");
    CHECK(frame_find_text(kiosk_frame(kiosk), "E3"));
    /* And says what was kept last, until somebody goes on. */
    CHECK(kiosk_lane_ui(kiosk, 0)->is_resumed);
    kiosk_scan(kiosk, "9999999999994");
    CHECK(!kiosk_lane_ui(kiosk, 0)->is_resumed);
    end();
}

static void the_verdict_comes_when_it_is_durable(void)
{
    char code[LIMIT_CODE];
    begin(BROKEN_DISK);
    step_code(code);
    tap("help"); /* the line about the start goes with the first gesture */
    tap("back");
    broken_disk_stall();
    uint64_t before = frame_hash(kiosk_frame(kiosk));
    kiosk_scan(kiosk, code);
    broken_disk_wait_stalled();
    kiosk_poll(kiosk);
    CHECK(frame_hash(kiosk_frame(kiosk)) == before);
    CHECK_INT(kiosk_next_sound(kiosk), SOUND_NONE);
    CHECK(kiosk_deadline_ms(kiosk) <= w.now_ms + 301); /* then it says that it is slow */
    broken_disk_go_on();
    world_settle_kiosk(&w, kiosk);
    CHECK(frame_hash(kiosk_frame(kiosk)) != before);
    CHECK_INT(kiosk_next_sound(kiosk), SOUND_ACCEPTED);
    CHECK_INT(kiosk_next_sound(kiosk), SOUND_NONE);
    end();
}

static void nothing_is_drawn_again_when_nothing_changed(void)
{
    begin(NULL);
    world_settle_kiosk(&w, kiosk);
    (void)kiosk_frame(kiosk);
    CHECK(!kiosk_poll(kiosk));
    w.tick_ms += 5000;
    w.now_ms += 5000;
    CHECK(!kiosk_poll(kiosk));
    CHECK(kiosk_deadline_ms(kiosk) == INT64_MAX); /* in a crate, nothing happens by itself */
    end();
}

static void keys_of_a_keyboard_press_nothing_but_digits(void)
{
    begin(NULL);
    world_settle_kiosk(&w, kiosk);
    const struct prep *prep = station_prep(kiosk_station(kiosk));
    uint64_t digest = prep_digest(prep), before = frame_hash(kiosk_frame(kiosk));
    const char *const keys = "\n\r\t abcXYZ\x1b";
    for (const char *key = keys; *key != '\0'; key++) {
        kiosk_type(kiosk, *key);
    }
    world_settle_kiosk(&w, kiosk);
    CHECK(prep_digest(prep) == digest);
    CHECK(frame_hash(kiosk_frame(kiosk)) == before);
    CHECK_INT(kiosk_next_sound(kiosk), SOUND_NONE);
    end();
}

static void what_does_not_fit_is_said_and_changes_nothing(void)
{
    begin(NULL);
    world_settle_kiosk(&w, kiosk);
    const struct prep *prep = station_prep(kiosk_station(kiosk));
    uint64_t digest = prep_digest(prep);
    kiosk_scan(kiosk, "09520000011406"); /* milk lies in the chilled bag */
    world_settle_kiosk(&w, kiosk);
    CHECK_STR(screen_name(), "not_this");
    CHECK(frame_find_text(kiosk_frame(kiosk), "Lait – 1 litre"));
    CHECK_INT(kiosk_next_sound(kiosk), SOUND_NOT_THIS);
    CHECK(prep_digest(prep) == digest);
    tap("understood");
    CHECK_STR(screen_name(), "pick");
    end();
}

static void a_full_disk_is_red_until_it_takes_something_again(void)
{
    char code[LIMIT_CODE];
    begin(BROKEN_DISK);
    step_code(code);
    broken_disk_fail(1, SQLITE_FULL, true);
    kiosk_scan(kiosk, code);
    world_settle_kiosk(&w, kiosk);
    CHECK_STR(screen_name(), "danger");
    CHECK_INT(kiosk_next_sound(kiosk), SOUND_DANGER);
    CHECK(frame_find_text(kiosk_frame(kiosk), "Le disque est plein"));
    kiosk_scan(kiosk, code);
    tap("retry");
    world_settle_kiosk(&w, kiosk);
    CHECK_STR(screen_name(), "danger");
    broken_disk_fail(0, 0, false);
    tap("retry");
    world_settle_kiosk(&w, kiosk);
    CHECK_STR(screen_name(), "pick");
    CHECK_STR(code, step_code(code)); /* nothing of what was scanned meanwhile */
    kiosk_scan(kiosk, code);
    world_settle_kiosk(&w, kiosk);
    CHECK_INT(kiosk_next_sound(kiosk), SOUND_ACCEPTED);
    end();
}

static void a_finger_that_slides_off_presses_nothing(void)
{
    begin(NULL);
    world_settle_kiosk(&w, kiosk);
    const struct frame_target *target = frame_target_named(kiosk_frame(kiosk), "problem");
    CHECK(target != NULL);
    struct rect rect = target->rect;
    kiosk_touch(kiosk, KIOSK_TOUCH_DOWN, rect.x + 5, rect.y + 5);
    kiosk_touch(kiosk, KIOSK_TOUCH_MOVE, rect.x + 5, rect.y - 50);
    kiosk_touch(kiosk, KIOSK_TOUCH_UP, rect.x + 5, rect.y + 5);
    CHECK_STR(screen_name(), "pick");
    tap("problem");
    CHECK_STR(screen_name(), "problem");
    end();
}

int main(void)
{
    broken_disk_register();
    RUN(a_start_returns_to_the_step);
    RUN(the_verdict_comes_when_it_is_durable);
    RUN(nothing_is_drawn_again_when_nothing_changed);
    RUN(keys_of_a_keyboard_press_nothing_but_digits);
    RUN(what_does_not_fit_is_said_and_changes_nothing);
    RUN(a_full_disk_is_red_until_it_takes_something_again);
    RUN(a_finger_that_slides_off_presses_nothing);
    return 0;
}
