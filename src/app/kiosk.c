/* kiosk.c: input to screens, requests to the station, outcomes back to screens. */
#include "app/kiosk.h"

#include <stdlib.h>
#include <string.h>

#include "app/devices.h"
#include "base/assert.h"
#include "base/str.h"
#include "domain/code.h"

enum { SOUNDS = 16, STICK_LOOK_MS = 1000 };

struct kiosk {
    struct station *station;
    struct station_ports ports;
    struct station_listener watch;
    struct text_metrics metrics;
    struct panel panel; /* as given: diagonal 0 when the setting decides */
    struct theme theme;
    int32_t diagonal_tenths; /* the theme was made for */
    struct ui ui;
    enum sound sounds[SOUNDS];
    size_t sound_count;
    bool is_drawn; /* frame is what the screen should show */
    int64_t next_stick_look_ms;
    int64_t planned_ms, due_ms; /* when the screen was last asked, and when it wants to be woken */
    struct frame frame;
};

static struct ui_view view_of(struct kiosk *kiosk)
{
    struct ui_view view;
    station_fill_view(kiosk->station, kiosk->ui.lane, &view);
    return view;
}

static void add_sound(struct kiosk *kiosk, enum sound sound)
{
    if (sound != SOUND_NONE && kiosk->sound_count < SOUNDS) {
        kiosk->sounds[kiosk->sound_count++] = sound;
    }
}

/* Remembers when the screen wants to be woken: its own answer moves on with the clock. */
static void plan_waking(struct kiosk *kiosk)
{
    struct ui_view view = view_of(kiosk);
    kiosk->planned_ms = view.now_ms;
    kiosk->due_ms = ui_deadline_ms(&kiosk->ui, &view);
}

static void send(struct kiosk *kiosk, const struct ui_input *input)
{
    struct request request;
    struct ui_view view = view_of(kiosk);
    kiosk->is_drawn = false;
    ui_event(&kiosk->ui, &view, input, &request);
    plan_waking(kiosk);
    if (request.kind == REQUEST_NONE) {
        return;
    }
    bool had_failed = station_failure(kiosk->station) != NULL;
    station_request(kiosk->station, kiosk->ui.lane, &request);
    if (had_failed && station_failure(kiosk->station) == NULL) { /* mended */
        view = view_of(kiosk);
        ui_init(&kiosk->ui, kiosk->ui.lane);
        kiosk->ui.touched_ms = view.now_ms;
        ui_resume(&kiosk->ui, &view);
        plan_waking(kiosk);
    }
}

static void on_durable(void *context, const struct event *events, size_t count)
{
    struct kiosk *kiosk = context;
    for (size_t i = 0; i < count; i++) {
        if (events[i].kind == EVENT_PLAN_SET) {
            struct ui_view view = view_of(kiosk);
            ui_plan_changed(&kiosk->ui, &view);
        }
    }
    if (kiosk->watch.durable != NULL) {
        kiosk->watch.durable(kiosk->watch.context, events, count);
    }
}

static void on_outcome(void *context, uint8_t lane, const struct outcome *outcome)
{
    struct kiosk *kiosk = context;
    struct ui_view view = view_of(kiosk);
    kiosk->is_drawn = false;
    add_sound(kiosk, ui_outcome(&kiosk->ui, &view, outcome));
    plan_waking(kiosk);
    if (kiosk->watch.outcome != NULL) {
        kiosk->watch.outcome(kiosk->watch.context, lane, outcome);
    }
}

static void on_lost(void *context, uint8_t lane, const struct outcome *outcome)
{
    struct kiosk *kiosk = context;
    if (kiosk->watch.lost != NULL) {
        kiosk->watch.lost(kiosk->watch.context, lane, outcome);
    }
}

/* The theme of the panel, with the diagonal that was given, set, or usual. */
static void fit_theme(struct kiosk *kiosk, int32_t diagonal_tenths)
{
    struct panel panel = {kiosk->panel.width_px, kiosk->panel.height_px, kiosk->panel.diagonal_in};
    if (panel.diagonal_in <= 0) {
        panel.diagonal_in = diagonal_tenths > 0 ? diagonal_tenths / 10.0 : PANEL_DIAGONAL_IN;
    }
    kiosk->diagonal_tenths = diagonal_tenths;
    kiosk->theme = theme_make(&panel);
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
    bool done = station_create(dir, &options->ports, &kiosk->station, err);
    struct station_listener listener = {
        .durable = on_durable, .outcome = on_outcome, .lost = on_lost, .context = kiosk};
    station_listen(kiosk->station, &listener);
    ui_init(&kiosk->ui, 0);
    struct ui_view view = view_of(kiosk);
    fit_theme(kiosk, view.settings[SETTING_DIAGONAL_TENTHS]);
    kiosk->ui.touched_ms = view.now_ms;
    ui_resume(&kiosk->ui, &view);
    plan_waking(kiosk);
    *ret = kiosk;
    return done;
}

void kiosk_destroy(struct kiosk *kiosk)
{
    if (kiosk != NULL) {
        station_destroy(kiosk->station);
        free(kiosk);
    }
}

void kiosk_touch(struct kiosk *kiosk, enum kiosk_touch touch, int x, int y)
{
    const struct frame *frame = kiosk_frame(kiosk);
    struct press *press = &kiosk->ui.press;
    struct frame_target target;
    int64_t tick_ms = kiosk->ports.tick_ms(kiosk->ports.context);
    switch (touch) {
    case KIOSK_TOUCH_DOWN: press_down(press, frame, x, y); break;
    case KIOSK_TOUCH_MOVE: press_move(press, frame, x, y); break;
    case KIOSK_TOUCH_UP:
        if (press_up(press, frame, x, y, tick_ms, "key_", &target)) {
            struct ui_input input = {
                .kind = UI_TAP, .action = target.action, .argument = target.argument};
            send(kiosk, &input);
        }
        break;
    }
    kiosk->is_drawn = false; /* pressed or no longer */
}

bool kiosk_tap(struct kiosk *kiosk, const char *name)
{
    const struct frame_target *target = frame_target_named(kiosk_frame(kiosk), name);
    if (target == NULL) {
        return false;
    }
    int x = target->rect.x + target->rect.w / 2, y = target->rect.y + target->rect.h / 2;
    kiosk_touch(kiosk, KIOSK_TOUCH_DOWN, x, y);
    kiosk_touch(kiosk, KIOSK_TOUCH_UP, x, y);
    return true;
}

void kiosk_type(struct kiosk *kiosk, char character)
{
    char name[] = "key_0";
    if (character >= '0' && character <= '9') {
        name[4] = character;
        (void)kiosk_tap(kiosk, name);
    }
}

void kiosk_scan(struct kiosk *kiosk, const char *text)
{
    struct ui_input input = {.kind = UI_SCAN, .code = code_read(text)};
    send(kiosk, &input);
}

/* The lesson's code is for the lesson, whoever read it. */
static bool is_lesson(struct kiosk *kiosk, const char *text)
{
    const struct lesson_view *lesson = &view_of(kiosk).devices->lesson;
    return lesson->state != LESSON_NONE && str_equal(lesson->code, text);
}

static void on_device(void *context, const struct device_event *event,
                      const struct device_memory *memory)
{
    struct kiosk *kiosk = context;
    char text[LIMIT_CODE + 4];
    (void)memory;
    if (event->kind == DEVICE_EVENT_SCAN && !is_lesson(kiosk, event->scan.text)) {
        str_format(text, sizeof text, "%s%s", event->scan.aim, event->scan.text);
        kiosk_scan(kiosk, text);
    } else if (event->kind == DEVICE_EVENT_DROPPED) {
        /* A part of a code may look like another code: it is shown, and never understood. */
        struct ui_input input = {.kind = UI_SCAN, .code = {.kind = CODE_UNREADABLE}};
        (void)str_copy(input.code.read, sizeof input.code.read, event->dropped.text);
        send(kiosk, &input);
    }
}

void kiosk_attach_devices(struct kiosk *kiosk, const struct device_port *port)
{
    struct station_ear ear = {.said = on_device, .context = kiosk};
    station_attach_devices(kiosk->station, port, &ear);
}

bool kiosk_poll(struct kiosk *kiosk)
{
    bool was_well = station_failure(kiosk->station) == NULL;
    bool changed = station_poll(kiosk->station);
    int64_t now_ms = kiosk->ports.now_ms(kiosk->ports.context);
    if (now_ms >= kiosk->next_stick_look_ms || kiosk->next_stick_look_ms > now_ms + STICK_LOOK_MS) {
        kiosk->next_stick_look_ms = now_ms + STICK_LOOK_MS;
        changed = station_look_at_sticks(kiosk->station) || changed;
    }
    if (was_well && station_failure(kiosk->station) != NULL) {
        add_sound(kiosk, SOUND_DANGER);
    }
    struct ui_view view = view_of(kiosk);
    if (view.settings[SETTING_DIAGONAL_TENTHS] != kiosk->diagonal_tenths) {
        fit_theme(kiosk, view.settings[SETTING_DIAGONAL_TENTHS]);
    }
    if (changed || now_ms >= kiosk->due_ms || now_ms < kiosk->planned_ms) { /* set back */
        send(kiosk, &(struct ui_input){.kind = UI_CHANGED});
        changed = true;
    }
    if (station_deadline_ms(kiosk->station) == INT64_MAX && view.is_slow) {
        kiosk->is_drawn = false;
    }
    return changed || !kiosk->is_drawn;
}

int64_t kiosk_deadline_ms(struct kiosk *kiosk)
{
    int64_t deadline_ms = kiosk->due_ms;
    int64_t station_ms = station_deadline_ms(kiosk->station);
    if (station_ms != INT64_MAX) { /* on another clock */
        station_ms +=
            kiosk->ports.now_ms(kiosk->ports.context) - kiosk->ports.tick_ms(kiosk->ports.context);
    }
    deadline_ms = station_ms < deadline_ms ? station_ms : deadline_ms;
    /* Sticks are only looked for while somebody waits for one. */
    bool waits = ui_screen(kiosk->ui.screen)->is_director;
    int64_t stick_ms = kiosk->next_stick_look_ms;
    return waits && stick_ms < deadline_ms ? stick_ms : deadline_ms;
}

void kiosk_set_panel(struct kiosk *kiosk, const struct panel *panel)
{
    kiosk->panel.width_px = panel->width_px;
    kiosk->panel.height_px = panel->height_px;
    fit_theme(kiosk, kiosk->diagonal_tenths);
}

const struct frame *kiosk_frame(struct kiosk *kiosk)
{
    if (!kiosk->is_drawn) {
        struct ui_view view = view_of(kiosk);
        struct kit kit = {
            .frame = &kiosk->frame,
            .theme = &kiosk->theme,
            .metrics = &kiosk->metrics,
            .pressed = press_name(&kiosk->ui.press),
        };
        ui_draw(&kiosk->ui, &view, &kit);
        kiosk->is_drawn = true;
    }
    return &kiosk->frame;
}

enum sound kiosk_next_sound(struct kiosk *kiosk)
{
    if (kiosk->sound_count == 0) {
        return SOUND_NONE;
    }
    enum sound sound = kiosk->sounds[0];
    kiosk->sound_count--;
    memmove(kiosk->sounds, kiosk->sounds + 1, kiosk->sound_count * sizeof kiosk->sounds[0]);
    return sound;
}

int kiosk_volume(struct kiosk *kiosk)
{
    return view_of(kiosk).settings[SETTING_VOLUME];
}

const struct theme *kiosk_theme(const struct kiosk *kiosk)
{
    return &kiosk->theme;
}

const struct ui *kiosk_ui(const struct kiosk *kiosk)
{
    return &kiosk->ui;
}

struct station *kiosk_station(struct kiosk *kiosk)
{
    return kiosk->station;
}
