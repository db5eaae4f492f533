/* lanes.c: which lanes are open, whose scanner is whose, which lane has the focus. */
#include "app/kiosk/kiosk_private.h"
#include "base/log.h"
#include "ui/screens/volunteer/idle.h"

enum { FOCUS_STAYS_MS = 10 * 1000 }; /* a lane that was just used keeps the focus against scans */

struct ui_view kiosk_view(struct kiosk *kiosk, uint8_t lane)
{
    struct ui_view view;
    station_fill_view(kiosk->station, lane, &view);
    if (kiosk->lanes[lane].practice != NULL) {
        practice_fill_view(kiosk->lanes[lane].practice, &view);
    }
    if (kiosk->is_wall) {
        view.settings[SETTING_WALL] = 1;
    }
    view.has_voice = voice_is_there(kiosk->voice);
    if (kiosk_is_at_voice(kiosk, lane)) {
        view.voice = kiosk_voice_view(kiosk, lane);
    }
    return view;
}

void kiosk_plan_waking(struct kiosk *kiosk, uint8_t lane)
{
    struct ui_view view = kiosk_view(kiosk, lane);
    kiosk->lanes[lane].planned_ms = view.now_ms;
    kiosk->lanes[lane].due_ms = ui_deadline_ms(&kiosk->lanes[lane].ui, &view);
}

void kiosk_resume(struct kiosk *kiosk, uint8_t lane)
{
    practice_destroy(kiosk->lanes[lane].practice);
    kiosk->lanes[lane].practice = NULL;
    struct ui_view view = kiosk_view(kiosk, lane);
    struct ui *ui = &kiosk->lanes[lane].ui;
    ui_init(ui, lane);
    ui->touched_ms = view.now_ms;
    ui_resume(ui, &view);
    kiosk_plan_waking(kiosk, lane);
    kiosk_speak(kiosk, lane, false);
    kiosk->is_drawn = false;
}

static void open_lane(struct kiosk *kiosk, uint8_t lane)
{
    if (!kiosk->lanes[lane].is_open) {
        kiosk->lanes[lane].is_open = true;
        kiosk_resume(kiosk, lane);
    }
}

static bool has_crate(const struct kiosk *kiosk, uint8_t lane)
{
    return prep_lane(station_prep(kiosk->station), lane)->crate != ID_NONE;
}

static bool is_needed(const struct kiosk *kiosk, uint8_t lane)
{
    return kiosk->scanners.lanes[lane].is_plugged || has_crate(kiosk, lane);
}

/* The pair is free to go on in another lane. */
static void close_lane(struct kiosk *kiosk, uint8_t lane)
{
    kiosk_end_practice(kiosk, lane);
    kiosk->lanes[lane].is_open = false;
    kiosk->is_drawn = false;
    if (kiosk_view(kiosk, lane).pair >= 0) {
        struct request leave = {.kind = REQUEST_PAIR, .argument = -1};
        station_request(kiosk->station, lane, &leave);
    }
}

void kiosk_tend_lanes(struct kiosk *kiosk)
{
    bool some = false;
    for (uint8_t lane = 0; lane < LIMIT_LANES; lane++) {
        if (is_needed(kiosk, lane)) {
            open_lane(kiosk, lane);
            some = true;
        }
    }
    for (uint8_t lane = 0; lane < LIMIT_LANES; lane++) {
        enum screen_id screen = kiosk->lanes[lane].ui.screen;
        bool stays = is_needed(kiosk, lane) || (screen != SCREEN_HOME && screen != SCREEN_DANGER) ||
                     (!some && lane == kiosk->focus);
        if (kiosk->lanes[lane].is_open && !stays) {
            close_lane(kiosk, lane);
        }
        some = some || kiosk->lanes[lane].is_open;
    }
    if (!some) {
        open_lane(kiosk, 0);
    }
    for (uint8_t lane = 0; !kiosk->lanes[kiosk->focus].is_open; lane++) {
        kiosk->focus = lane;
    }
}

void kiosk_focus_on(struct kiosk *kiosk, uint8_t lane)
{
    kiosk->focus = lane;
    kiosk->is_drawn = false;
}

bool kiosk_is_director(const struct kiosk *kiosk, uint8_t lane)
{
    return kiosk->lanes[lane].is_open && ui_screen(kiosk->lanes[lane].ui.screen)->is_director;
}

bool kiosk_is_resting(struct kiosk *kiosk)
{
    for (uint8_t lane = 0; lane < LIMIT_LANES; lane++) {
        struct ui_view view = kiosk_view(kiosk, lane);
        if (kiosk->lanes[lane].is_open && !idle_is_on(&kiosk->lanes[lane].ui, &view)) {
            return false;
        }
    }
    return true;
}

void kiosk_focus_by_scan(struct kiosk *kiosk, uint8_t lane)
{
    int64_t now_ms = kiosk->ports.now_ms(kiosk->ports.context);
    int64_t idle_ms = now_ms - kiosk->lanes[kiosk->focus].ui.touched_ms;
    if (lane != kiosk->focus && !kiosk_is_director(kiosk, kiosk->focus) &&
        idle_ms >= FOCUS_STAYS_MS) {
        kiosk_focus_on(kiosk, lane);
    }
}

uint8_t kiosk_plug_scanner(struct kiosk *kiosk, const char *device)
{
    bool is_new, waits[LIMIT_LANES];
    for (uint8_t lane = 0; lane < LIMIT_LANES; lane++) {
        waits[lane] = has_crate(kiosk, lane);
    }
    uint8_t lane = scanners_plug(&kiosk->scanners, device, waits, &is_new);
    if (lane == LANE_NONE) {
        log_line(LOG_INFO, "scanner", "no lane for %s", device);
        return LANE_NONE;
    }
    if (is_new) {
        station_remember_scanner(kiosk->station, lane, device);
    }
    kiosk_tend_lanes(kiosk);
    return lane;
}

void kiosk_unplug_scanner(struct kiosk *kiosk, const char *device)
{
    if (scanners_unplug(&kiosk->scanners, device) != LANE_NONE) {
        kiosk_tend_lanes(kiosk);
        kiosk->is_drawn = false;
    }
}

bool kiosk_lane_is_open(const struct kiosk *kiosk, uint8_t lane)
{
    return lane < LIMIT_LANES && kiosk->lanes[lane].is_open;
}

uint8_t kiosk_focus(const struct kiosk *kiosk)
{
    return kiosk->focus;
}
