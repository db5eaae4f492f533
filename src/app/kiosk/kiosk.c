/* kiosk.c: input to lanes, requests to the station, outcomes back to lanes. */
#include <stdlib.h>
#include <string.h>

#include "app/kiosk/kiosk_private.h"
#include "base/assert.h"
#include "base/str.h"
#include "domain/code.h"
#include "ui/lanes.h"

enum { STICK_LOOK_MS = 1000 };

void kiosk_add_sound(struct kiosk *kiosk, uint8_t lane, enum sound sound)
{
    if (sound != SOUND_NONE && kiosk->sound_count < KIOSK_SOUNDS) {
        kiosk->sounds[kiosk->sound_count].sound = sound;
        kiosk->sounds[kiosk->sound_count++].lane = lane;
    }
}

void kiosk_send(struct kiosk *kiosk, uint8_t lane, const struct ui_input *input)
{
    struct request request;
    struct ui_view view = kiosk_view(kiosk, lane);
    kiosk->is_drawn = false;
    if (input->kind == UI_TAP) {
        kiosk_hush(kiosk, lane);
    }
    ui_event(&kiosk->lanes[lane].ui, &view, input, &request);
    kiosk_plan_waking(kiosk, lane);
    kiosk_speak(kiosk, lane, request.kind == REQUEST_HEAR);
    if (kiosk_is_director(kiosk, lane)) {
        kiosk_focus_on(kiosk, lane);
    }
    if (request.kind == REQUEST_NONE || kiosk_practice(kiosk, lane, &request) ||
        kiosk_touch_request(kiosk, &request) || kiosk_voice_request(kiosk, lane, &request)) {
        return;
    }
    bool had_failed = station_failure(kiosk->station) != NULL;
    station_request(kiosk->station, lane, &request);
    if (had_failed && station_failure(kiosk->station) == NULL) { /* mended */
        for (uint8_t i = 0; i < LIMIT_LANES; i++) {
            if (kiosk->lanes[i].is_open) {
                kiosk_resume(kiosk, i);
            }
        }
    }
}

static void tell_plan(struct kiosk *kiosk)
{
    for (uint8_t lane = 0; lane < LIMIT_LANES; lane++) {
        if (kiosk->lanes[lane].practice != NULL) {
            continue; /* its plan is its own */
        }
        struct ui_view view = kiosk_view(kiosk, lane);
        ui_plan_changed(&kiosk->lanes[lane].ui, &view);
    }
}

static void on_durable(void *context, const struct event *events, size_t count)
{
    struct kiosk *kiosk = context;
    for (size_t i = 0; i < count; i++) {
        if (events[i].kind == EVENT_PLAN_SET) {
            tell_plan(kiosk);
            voice_month(kiosk->voice, station_prep(kiosk->station)->plan);
        }
    }
    if (kiosk->watch.durable != NULL) {
        kiosk->watch.durable(kiosk->watch.context, events, count);
    }
}

static void on_outcome(void *context, uint8_t lane, const struct outcome *outcome)
{
    struct kiosk *kiosk = context;
    if (outcome->request == REQUEST_NONE) {
        return; /* something remembered that nobody asked for on a screen */
    }
    if (outcome->request == REQUEST_VOICE) {
        kiosk_recording_kept(kiosk);
    }
    if (!kiosk->lanes[lane].is_open) {
        return; /* its people have left */
    }
    struct ui_view view = kiosk_view(kiosk, lane);
    kiosk->is_drawn = false;
    kiosk_add_sound(kiosk, lane, ui_outcome(&kiosk->lanes[lane].ui, &view, outcome));
    kiosk_plan_waking(kiosk, lane);
    kiosk_speak(kiosk, lane, false);
    if (kiosk->watch.outcome != NULL) {
        kiosk->watch.outcome(kiosk->watch.context, lane, outcome);
    }
}

static void on_lost(void *context, uint8_t lane, const struct outcome *outcome)
{
    struct kiosk *kiosk = context;
    kiosk_recording_lost(kiosk);
    if (kiosk->watch.lost != NULL) {
        kiosk->watch.lost(kiosk->watch.context, lane, outcome);
    }
}

/* The panel with the diagonal that was given, set, or usual. */
static void fit_panel(struct kiosk *kiosk, int32_t diagonal_tenths)
{
    kiosk->shown = kiosk->panel;
    if (kiosk->shown.diagonal_in <= 0) {
        kiosk->shown.diagonal_in = diagonal_tenths > 0 ? diagonal_tenths / 10.0 : PANEL_DIAGONAL_IN;
    }
    kiosk->diagonal_tenths = diagonal_tenths;
    kiosk->is_drawn = false;
}

bool kiosk_create(const char *dir, const struct kiosk_options *options, struct kiosk **ret,
                  struct error *err)
{
    struct kiosk *kiosk = calloc(1, sizeof *kiosk);
    ASSERT(kiosk != NULL);
    kiosk->ports = options->ports;
    kiosk->watch = options->watch;
    kiosk->metrics = options->metrics;
    kiosk->panel = options->panel;
    kiosk->is_wall = options->is_wall;
    bool done = station_create(dir, &options->ports, &kiosk->station, err);
    struct station_listener listener = {
        .durable = on_durable, .outcome = on_outcome, .lost = on_lost, .context = kiosk};
    station_listen(kiosk->station, &listener);
    kiosk->voice = voice_create(dir, options->voice, options->ports.wake, options->ports.context);
    voice_lend(kiosk->voice, station_recordings(kiosk->station));
    voice_month(kiosk->voice, station_prep(kiosk->station)->plan);
    kiosk_recording_open(kiosk, &options->microphone);
    for (uint8_t lane = 0; lane < LIMIT_LANES; lane++) {
        (void)str_copy(kiosk->scanners.lanes[lane].device, LIMIT_DEVICE_KEY,
                       station_lane_scanner(kiosk->station, lane));
        ui_init(&kiosk->lanes[lane].ui, lane);
    }
    fit_panel(kiosk, kiosk_view(kiosk, 0).settings[SETTING_DIAGONAL_TENTHS]);
    kiosk_tend_lanes(kiosk);
    *ret = kiosk;
    return done;
}

void kiosk_destroy(struct kiosk *kiosk)
{
    if (kiosk != NULL) {
        for (uint8_t lane = 0; lane < LIMIT_LANES; lane++) {
            practice_destroy(kiosk->lanes[lane].practice);
        }
        kiosk_recording_close(kiosk);
        station_destroy(kiosk->station);
        voice_destroy(kiosk->voice);
        free(kiosk);
    }
}

/* Whose area a point is in: that of a target there, else that of the lane's screen. */
static uint8_t lane_at(struct kiosk *kiosk, int x, int y)
{
    const struct frame *frame = kiosk_frame(kiosk);
    const struct frame_target *target = frame_target_at(frame, x, y);
    if (target != NULL) {
        return target->lane;
    }
    for (uint8_t lane = 0; lane < LIMIT_LANES; lane++) {
        if (kiosk->lanes[lane].is_open && rect_holds_point(frame->areas[lane], x, y)) {
            return lane;
        }
    }
    return kiosk->focus;
}

static void tapped(struct kiosk *kiosk, uint8_t lane, const struct frame_target *target)
{
    if (target->action == LANES_FOCUS_ACTION) {
        kiosk_focus_on(kiosk, lane);
        kiosk->lanes[lane].ui.touched_ms = kiosk->ports.now_ms(kiosk->ports.context);
        return;
    }
    struct ui_input input = {
        .kind = UI_TAP, .action = target->action, .argument = target->argument};
    kiosk_focus_on(kiosk, lane);
    kiosk_send(kiosk, lane, &input);
}

void kiosk_touch(struct kiosk *kiosk, enum kiosk_touch touch, int x, int y)
{
    const struct frame *frame = kiosk_frame(kiosk);
    if (touch == KIOSK_TOUCH_DOWN) {
        kiosk->touched = lane_at(kiosk, x, y);
    }
    uint8_t lane = kiosk->touched;
    struct press *press = &kiosk->lanes[lane].ui.press;
    struct frame_target target;
    int64_t tick_ms = kiosk->ports.tick_ms(kiosk->ports.context);
    switch (touch) {
    case KIOSK_TOUCH_DOWN: press_down(press, frame, x, y); break;
    case KIOSK_TOUCH_MOVE: press_move(press, frame, x, y); break;
    case KIOSK_TOUCH_UP:
        if (press_up(press, frame, x, y, tick_ms, "key_", &target)) {
            tapped(kiosk, lane, &target);
        }
        break;
    }
    kiosk->is_drawn = false; /* pressed or no longer */
}

static bool tap(struct kiosk *kiosk, const struct frame_target *target)
{
    if (target == NULL) {
        return false;
    }
    int x = target->rect.x + target->rect.w / 2, y = target->rect.y + target->rect.h / 2;
    kiosk_touch(kiosk, KIOSK_TOUCH_DOWN, x, y);
    kiosk_touch(kiosk, KIOSK_TOUCH_UP, x, y);
    return true;
}

bool kiosk_tap_lane(struct kiosk *kiosk, uint8_t lane, const char *name)
{
    return tap(kiosk, frame_target_in(kiosk_frame(kiosk), lane, name));
}

bool kiosk_tap(struct kiosk *kiosk, const char *name)
{
    return kiosk_tap_lane(kiosk, kiosk->focus, name) ||
           tap(kiosk, frame_target_named(kiosk_frame(kiosk), name));
}

void kiosk_type(struct kiosk *kiosk, char character)
{
    char name[] = "key_0";
    if (character >= '0' && character <= '9') {
        name[4] = character;
        (void)kiosk_tap_lane(kiosk, kiosk->focus, name);
    }
}

void kiosk_power_button(struct kiosk *kiosk)
{
    kiosk_send(kiosk, kiosk->focus, &(struct ui_input){.kind = UI_POWER});
}

void kiosk_scan(struct kiosk *kiosk, const char *text)
{
    (void)kiosk_scan_lane(kiosk, kiosk->focus, text);
}

void kiosk_scanned(struct kiosk *kiosk, uint8_t lane, const struct ui_input *input)
{
    kiosk_focus_by_scan(kiosk, lane);
    kiosk_send(kiosk, lane, input);
}

bool kiosk_scan_lane(struct kiosk *kiosk, uint8_t lane, const char *text)
{
    if (lane >= LIMIT_LANES || !kiosk->lanes[lane].is_open) {
        return false;
    }
    struct ui_input input = {.kind = UI_SCAN, .code = code_read(text)};
    kiosk_scanned(kiosk, lane, &input);
    return true;
}

bool kiosk_scan_from(struct kiosk *kiosk, const char *device, const char *text)
{
    uint8_t lane = scanners_lane(&kiosk->scanners, device);
    return lane != LANE_NONE && kiosk_scan_lane(kiosk, lane, text);
}

/* Tells every lane that something changed, or only those whose time has come. */
static bool tell_lanes(struct kiosk *kiosk, bool changed, int64_t now_ms)
{
    bool told = false;
    for (uint8_t lane = 0; lane < LIMIT_LANES; lane++) {
        const struct lane_screen *screen = &kiosk->lanes[lane];
        kiosk_tend_practice(kiosk, lane, now_ms);
        if (screen->is_open &&
            (changed || now_ms >= screen->due_ms || now_ms < screen->planned_ms)) { /* set back */
            kiosk_send(kiosk, lane, &(struct ui_input){.kind = UI_CHANGED});
            told = true;
        }
    }
    return told;
}

bool kiosk_poll(struct kiosk *kiosk)
{
    bool was_well = station_failure(kiosk->station) == NULL;
    bool changed = station_poll(kiosk->station);
    voice_poll(kiosk->voice);
    int64_t now_ms = kiosk->ports.now_ms(kiosk->ports.context);
    bool looks =
        now_ms >= kiosk->next_stick_look_ms || kiosk->next_stick_look_ms > now_ms + STICK_LOOK_MS;
    if (looks) {
        kiosk->next_stick_look_ms = now_ms + STICK_LOOK_MS;
        changed = station_look_at_sticks(kiosk->station) || changed;
        changed = station_look_at_upkeep(kiosk->station) || changed;
        station_look_at_printers(kiosk->station);
    }
    if (was_well && station_failure(kiosk->station) != NULL) {
        kiosk_add_sound(kiosk, LANE_NONE, SOUND_DANGER);
    }
    struct ui_view view = kiosk_view(kiosk, kiosk->focus);
    if (view.settings[SETTING_DIAGONAL_TENTHS] != kiosk->diagonal_tenths) {
        fit_panel(kiosk, view.settings[SETTING_DIAGONAL_TENTHS]);
    }
    kiosk->is_drawn = !kiosk_tend_recording(kiosk, looks) && kiosk->is_drawn;
    changed = tell_lanes(kiosk, changed, now_ms) || changed;
    kiosk_tend_lanes(kiosk);
    kiosk_tend_touch(kiosk);
    if (station_deadline_ms(kiosk->station) == INT64_MAX && view.is_slow) {
        kiosk->is_drawn = false;
    }
    return changed || !kiosk->is_drawn;
}

int64_t kiosk_deadline_ms(struct kiosk *kiosk)
{
    int64_t deadline_ms = INT64_MAX;
    bool waits = false; /* sticks are only looked for while somebody waits for one */
    for (uint8_t lane = 0; lane < LIMIT_LANES; lane++) {
        const struct lane_screen *screen = &kiosk->lanes[lane];
        if (screen->is_open && screen->due_ms < deadline_ms) {
            deadline_ms = screen->due_ms;
        }
        waits = waits || kiosk_is_director(kiosk, lane);
    }
    int64_t station_ms = station_deadline_ms(kiosk->station),
            heard_ms = recorder_deadline(kiosk->recording.recorder);
    station_ms = heard_ms < station_ms ? heard_ms : station_ms;
    if (station_ms != INT64_MAX) { /* on another clock */
        station_ms +=
            kiosk->ports.now_ms(kiosk->ports.context) - kiosk->ports.tick_ms(kiosk->ports.context);
    }
    deadline_ms = station_ms < deadline_ms ? station_ms : deadline_ms;
    int64_t stick_ms = kiosk->next_stick_look_ms;
    return waits && stick_ms < deadline_ms ? stick_ms : deadline_ms;
}

void kiosk_set_panel(struct kiosk *kiosk, const struct panel *panel)
{
    kiosk->panel.width_px = panel->width_px;
    kiosk->panel.height_px = panel->height_px;
    fit_panel(kiosk, kiosk->diagonal_tenths);
}

static struct lanes arrange(struct kiosk *kiosk)
{
    bool is_open[LIMIT_LANES];
    for (int lane = 0; lane < LIMIT_LANES; lane++) {
        is_open[lane] = kiosk->lanes[lane].is_open;
    }
    enum screen_id screen = kiosk->lanes[kiosk->focus].ui.screen;
    enum lanes_mode mode = kiosk_is_director(kiosk, kiosk->focus)
                               ? lanes_desk_mode(&kiosk->shown, screen)
                               : LANES_WORK;
    if (screen == SCREEN_DANGER || screen == SCREEN_POWER || kiosk_is_resting(kiosk)) {
        mode = LANES_ALONE;
    }
    return lanes_arrange(&kiosk->shown, is_open, kiosk->focus, mode);
}

const struct frame *kiosk_frame(struct kiosk *kiosk)
{
    if (!kiosk->is_drawn) {
        struct lanes lanes = arrange(kiosk);
        lanes_begin(&lanes, &kiosk->frame);
        for (int i = 0; i < lanes.count; i++) {
            uint8_t lane = lanes.places[i].lane;
            struct ui_view view = kiosk_view(kiosk, lane);
            lanes_draw(&lanes, i, &kiosk->lanes[lane].ui, &view, &kiosk->frame, &kiosk->metrics);
        }
        kiosk->is_drawn = true;
    }
    return &kiosk->frame;
}

enum sound kiosk_next_sound(struct kiosk *kiosk)
{
    if (kiosk->sound_count == 0) {
        return SOUND_NONE;
    }
    enum sound sound = kiosk->sounds[0].sound;
    kiosk->sound_lane = kiosk->sounds[0].lane;
    kiosk->sound_count--;
    memmove(kiosk->sounds, kiosk->sounds + 1, kiosk->sound_count * sizeof kiosk->sounds[0]);
    return sound;
}

uint8_t kiosk_sound_lane(const struct kiosk *kiosk)
{
    return kiosk->sound_lane;
}

int kiosk_volume(struct kiosk *kiosk)
{
    return kiosk_view(kiosk, kiosk->focus).settings[SETTING_VOLUME];
}

const struct ui *kiosk_ui(const struct kiosk *kiosk)
{
    return kiosk_lane_ui(kiosk, kiosk->focus);
}

const struct ui *kiosk_lane_ui(const struct kiosk *kiosk, uint8_t lane)
{
    ASSERT(lane < LIMIT_LANES);
    return &kiosk->lanes[lane].ui;
}

struct station *kiosk_station(struct kiosk *kiosk)
{
    return kiosk->station;
}
