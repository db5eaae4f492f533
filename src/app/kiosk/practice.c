/* practice.c: a lane that practises: its requests go to a prep in memory instead of the
 * station. */
#include "app/kiosk/kiosk_private.h"
#include "base/log.h"

enum { PRACTICE_LEFT_MS = 10 * 60 * 1000 };

static void answer(struct kiosk *kiosk, uint8_t lane, const struct outcome *outcome)
{
    struct ui_view view = kiosk_view(kiosk, lane);
    kiosk_add_sound(kiosk, lane, ui_outcome(&kiosk->lanes[lane].ui, &view, outcome));
    kiosk_plan_waking(kiosk, lane);
    kiosk_speak(kiosk, lane, false);
    if (kiosk->watch.outcome != NULL) {
        kiosk->watch.outcome(kiosk->watch.context, lane, outcome);
    }
}

void kiosk_end_practice(struct kiosk *kiosk, uint8_t lane)
{
    struct lane_screen *screen = &kiosk->lanes[lane];
    if (screen->practice == NULL) {
        return;
    }
    practice_destroy(screen->practice);
    screen->practice = NULL;
    struct ui_view view = kiosk_view(kiosk, lane);
    ui_plan_changed(&screen->ui, &view); /* nothing is remembered by the practice's ids */
    ui_go_to_work(&screen->ui, &view, SCREEN_HOME);
    kiosk_plan_waking(kiosk, lane);
    kiosk->is_drawn = false;
}

static void begin(struct kiosk *kiosk, uint8_t lane)
{
    struct error err = {0};
    struct outcome outcome = {.request = REQUEST_PRACTICE};
    uint64_t station = 0;
    while (station == 0) {
        station = kiosk->ports.random(kiosk->ports.context);
    }
    if (!practice_create(station, kiosk->ports.now_ms(kiosk->ports.context),
                         &kiosk->lanes[lane].practice, &err)) {
        log_error("practice", &err);
        return;
    }
    answer(kiosk, lane, &outcome);
}

bool kiosk_practice(struct kiosk *kiosk, uint8_t lane, const struct request *request)
{
    struct lane_screen *screen = &kiosk->lanes[lane];
    struct outcome outcome;
    struct error err = {0};
    if (request->kind == REQUEST_PRACTICE) {
        bool begins = request->argument != 0 && screen->practice == NULL;
        if (begins && prep_lane(station_prep(kiosk->station), lane)->crate == ID_NONE) {
            begin(kiosk, lane);
        } else if (request->argument == 0) {
            kiosk_end_practice(kiosk, lane);
        }
        return true;
    }
    if (screen->practice == NULL || request->kind != REQUEST_COMMAND) {
        return false;
    }
    uint64_t pair = kiosk_view(kiosk, lane).pair_token;
    if (practice_command(screen->practice, lane, &request->command, pair,
                         kiosk->ports.now_ms(kiosk->ports.context), &outcome, &err)) {
        answer(kiosk, lane, &outcome);
    } else {
        log_error("practice", &err);
        kiosk_end_practice(kiosk, lane);
    }
    return true;
}

void kiosk_tend_practice(struct kiosk *kiosk, uint8_t lane, int64_t now_ms)
{
    const struct lane_screen *screen = &kiosk->lanes[lane];
    if (screen->practice != NULL && now_ms - screen->ui.touched_ms >= PRACTICE_LEFT_MS) {
        kiosk_end_practice(kiosk, lane);
    }
}
