/* loop.c: input, kiosk, picture, sound, and waiting in between. */
#include "app/loop.h"

#include <sodium.h>
#include <stdlib.h>

#include "app/helper_ask.h"
#include "app/instant.h"
#include "app/kiosk/kiosk.h"
#include "app/service.h"
#include "base/assert.h"
#include "base/log.h"
#include "device/machine.h"
#include "device/printer_usb.h"
#include "platform/audio.h"
#include "platform/clock.h"
#include "platform/draw.h"
#include "platform/fonts.h"
#include "platform/microphone.h"
#include "platform/window.h"

struct loop {
    struct window *window;
    struct fonts *fonts;
    struct draw *draw;
    struct kiosk *kiosk;
    struct audio audio;
    struct microphone_machine microphone;
    struct device_port devices;
    struct printer_usb *printers;
    bool has_devices;
    double diagonal_in;
    struct service service;
};

static int64_t now_ms(void *context)
{
    (void)context;
    return clock_wall_ms();
}

static int64_t tick_ms(void *context)
{
    (void)context;
    return clock_steady_ms();
}

static int32_t utc_offset_s(void *context, int64_t at_ms)
{
    (void)context;
    return instant_offset_s(at_ms);
}

static uint64_t random_bits(void *context)
{
    uint64_t bits;
    (void)context;
    randombytes_buf(&bits, sizeof bits);
    return bits;
}

static void wake(void *context)
{
    struct loop *loop = context;
    window_wake(loop->window);
}

static struct panel panel_of(const struct loop *loop)
{
    struct panel panel = {.diagonal_in = loop->diagonal_in};
    window_size(loop->window, &panel.width_px, &panel.height_px);
    return panel;
}

static void listen_to_devices(struct loop *loop, const struct loop_options *options)
{
    struct device_enrolled enrolled[LIMIT_DEVICES];
    struct machine_options machine = {
        .enrolled = enrolled,
        .enrolled_count = station_enrolled(kiosk_station(loop->kiosk), enrolled),
        .wake = wake,
        .context = loop,
        .gives_back = options->width_px != 0, /* a window on somebody's PC */
        .power_button = options->width_px == 0 && helper_is_there(),
    };
    loop->devices = machine_open(&machine);
    loop->has_devices = true;
    kiosk_attach_devices(loop->kiosk, &loop->devices, true);
}

static bool open_all(struct loop *loop, const struct loop_options *options, struct error *err)
{
    struct window_options window = {
        .title = "Borne",
        .fullscreen = options->width_px == 0,
        .width_px = options->width_px,
        .height_px = options->height_px,
        .input_folder = "/dev/input",
    };
    int started = sodium_init();
    ASSERT(started >= 0);
    loop->diagonal_in = options->diagonal_in;
    loop->window = window_open(&window, err);
    loop->fonts = loop->window != NULL ? fonts_create(err) : NULL;
    if (loop->fonts == NULL) {
        return false;
    }
    loop->draw = draw_create(window_renderer(loop->window), loop->fonts);
    loop->printers = printer_usb_create();
    struct kiosk_options kiosk_options = {
        .ports = {.now_ms = now_ms,
                  .tick_ms = tick_ms,
                  .utc_offset_s = utc_offset_s,
                  .random = random_bits,
                  .wake = wake,
                  .context = loop,
                  .printers = printer_usb_bus(loop->printers)},
        .panel = panel_of(loop),
        .metrics = *fonts_metrics(loop->fonts),
        .voice = "espeak-ng",
        .microphone = microphone_of(&loop->microphone),
        .is_wall = options->is_wall,
    };
    struct error failure = {0};
    if (!kiosk_create(options->data, &kiosk_options, &loop->kiosk, &failure)) {
        log_error("kiosk", &failure); /* the screen tells it and offers to try again */
    }
    kiosk_show_in(loop->kiosk, loop->draw);
    if (options->stick_parent != NULL) {
        station_watch_sticks(kiosk_station(loop->kiosk), options->stick_parent);
    }
    char description[64];
    window_describe(loop->window, description, sizeof description);
    station_set_window(kiosk_station(loop->kiosk), description);
    listen_to_devices(loop, options);
    for (int i = 0; i < options->stick_count; i++) {
        station_plug(kiosk_station(loop->kiosk), options->sticks[i]);
    }
    return true;
}

static void close_all(struct loop *loop)
{
    kiosk_destroy(loop->kiosk);
    printer_usb_destroy(loop->printers);
    if (loop->has_devices) {
        loop->devices.close(loop->devices.context);
    }
    audio_close(&loop->audio);
    draw_destroy(loop->draw);
    fonts_destroy(loop->fonts);
    window_close(loop->window);
}

static void point(struct loop *loop, enum kiosk_touch touch, const struct input *input)
{
    if (input->is_finger) {
        kiosk_finger(loop->kiosk, touch, input->x, input->y);
    } else {
        kiosk_touch(loop->kiosk, touch, input->x, input->y);
    }
}

/* False when it is time to go. */
static bool take_input(struct loop *loop, const struct input *input)
{
    switch (input->kind) {
    case INPUT_DOWN: point(loop, KIOSK_TOUCH_DOWN, input); break;
    case INPUT_MOVE: point(loop, KIOSK_TOUCH_MOVE, input); break;
    case INPUT_UP: point(loop, KIOSK_TOUCH_UP, input); break;
    case INPUT_SCAN: kiosk_scan(loop->kiosk, input->text); break;
    case INPUT_TYPED:
        for (const char *c = input->text; *c != '\0'; c++) {
            kiosk_type(loop->kiosk, *c);
        }
        break;
    case INPUT_EXPOSED: {
        struct panel panel = panel_of(loop);
        kiosk_set_panel(loop->kiosk, &panel);
        draw_forget(loop->draw);
        break;
    }
    case INPUT_QUIT: return false;
    case INPUT_KEY: /* Enter presses nothing: a scanner may have sent it */
    case INPUT_WAKE:
    case INPUT_NONE:
    case INPUT_KIND_COUNT: break;
    }
    return true;
}

static void show(struct loop *loop)
{
    enum sound sound;
    draw_frame(loop->draw, kiosk_frame(loop->kiosk));
    while ((sound = kiosk_next_sound(loop->kiosk)) != SOUND_NONE) {
        audio_play(&loop->audio, sound, kiosk_sound_lane(loop->kiosk),
                   kiosk_volume(loop->kiosk) * 100 / 3, clock_steady_ms());
    }
}

/* One after the other: there is one loudspeaker. */
static void speak(struct loop *loop)
{
    uint8_t lane;
    int16_t *words;
    size_t count;
    int64_t now = clock_steady_ms();
    while (kiosk_next_hush(loop->kiosk, &lane)) {
        audio_hush(&loop->audio, lane, now);
    }
    if (!audio_is_saying(&loop->audio, now) &&
        kiosk_next_words(loop->kiosk, &lane, &words, &count)) {
        audio_say(&loop->audio, words, count, lane, kiosk_volume(loop->kiosk) * 100 / 3, now);
    }
}

static void sooner(int64_t *wait_ms, int64_t left_ms)
{
    left_ms = left_ms > 0 ? left_ms : 0;
    *wait_ms = *wait_ms < 0 || left_ms < *wait_ms ? left_ms : *wait_ms;
}

/* Milliseconds until something is due, -1 for never. */
static int64_t timeout_ms(struct loop *loop)
{
    int64_t audio_ms = audio_deadline(&loop->audio, clock_steady_ms()),
            kiosk_ms = kiosk_deadline_ms(loop->kiosk);
    int64_t service_ms = service_deadline_ms(&loop->service);
    int64_t wait_ms = -1;
    if (audio_ms >= 0) {
        sooner(&wait_ms, audio_ms - clock_steady_ms());
    }
    if (kiosk_ms != INT64_MAX) {
        sooner(&wait_ms, kiosk_ms - clock_wall_ms());
    }
    if (service_ms != INT64_MAX) {
        sooner(&wait_ms, service_ms - clock_steady_ms());
    }
    return wait_ms;
}

bool loop_run(const struct loop_options *options, struct error *err)
{
    struct loop loop = {0};
    struct input input;
    bool done = open_all(&loop, options, err);
    bool goes_on = done;
    int64_t began_ms = clock_steady_ms();
    if (done) {
        show(&loop);
        log_line(LOG_INFO, "kiosk", "first frame, %lld ms after it was ready",
                 (long long)(clock_steady_ms() - began_ms));
        service_ready();
        loop.service = service_open(clock_steady_ms());
    }
    while (goes_on) {
        show(&loop);
        speak(&loop);
        if (window_wait(loop.window, timeout_ms(&loop), &input)) {
            goes_on = take_input(&loop, &input);
        }
        audio_tick(&loop.audio, clock_steady_ms());
        kiosk_poll(loop.kiosk);
        service_turn(&loop.service, clock_steady_ms());
    }
    service_stopping();
    close_all(&loop);
    return done;
}
