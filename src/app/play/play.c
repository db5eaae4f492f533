/* play.c: the world a script lives in. */
#include "app/play/play.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app/play/play_private.h"
#include "base/assert.h"
#include "base/str.h"

enum { BETWEEN_GESTURES_MS = 1000, BETWEEN_KEYS_MS = 200 };

bool play_fail(struct play *play, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    str_vformat(play->why, PLAY_WHY, format, args);
    va_end(args);
    return false;
}

static int64_t now_ms(void *context)
{
    return ((struct play *)context)->clock_ms;
}

static int64_t tick_ms(void *context)
{
    return ((struct play *)context)->tick_ms;
}

static int32_t utc_offset_s(void *context, int64_t at_ms)
{
    (void)at_ms;
    return ((struct play *)context)->utc_offset_s;
}

/* splitmix64: the same seed, the same run. */
static uint64_t random_bits(void *context)
{
    struct play *play = context;
    uint64_t z = play->seed += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

static void wake(void *context)
{
    struct play *play = context;
    pthread_mutex_lock(&play->mutex);
    play->is_awake = true;
    pthread_cond_signal(&play->woken);
    pthread_mutex_unlock(&play->mutex);
}

static void wait_for_wake(struct play *play)
{
    pthread_mutex_lock(&play->mutex);
    while (!play->is_awake) {
        pthread_cond_wait(&play->woken, &play->mutex);
    }
    play->is_awake = false;
    pthread_mutex_unlock(&play->mutex);
}

static void on_durable(void *context, const struct event *events, size_t count)
{
    struct play *play = context;
    for (size_t i = 0; i < count; i++) {
        fprintf(play->out, "ack %016" PRIx64 " %" PRIu64 "\n", events[i].id.station,
                events[i].id.seq);
    }
    fflush(play->out);
}

static void on_outcome(void *context, uint8_t lane, const struct outcome *outcome)
{
    struct play *play = context;
    (void)lane;
    if (outcome->refusal.kind != REFUSAL_NONE) {
        fprintf(play->out, "refuse %s\n", refusal_name(outcome->refusal.kind));
        fflush(play->out);
    }
}

static void on_lost(void *context, uint8_t lane, const struct outcome *outcome)
{
    struct play *play = context;
    (void)lane;
    (void)outcome;
    fprintf(play->out, "lost\n");
    fflush(play->out);
}

void play_wait_awake(struct play *play, int ms)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_nsec += (long)ms * 1000000;
    until.tv_sec += until.tv_nsec / 1000000000;
    until.tv_nsec %= 1000000000;
    pthread_mutex_lock(&play->mutex);
    while (!play->is_awake && pthread_cond_timedwait(&play->woken, &play->mutex, &until) == 0) {
    }
    play->is_awake = false;
    pthread_mutex_unlock(&play->mutex);
}

/* Until everything that was asked for has come back; real time, not the script's. */
void play_settle(struct play *play)
{
    kiosk_poll(play->kiosk);
    while (!station_is_idle(kiosk_station(play->kiosk))) {
        wait_for_wake(play);
        kiosk_poll(play->kiosk);
    }
    enum sound sound;
    while ((sound = kiosk_next_sound(play->kiosk)) != SOUND_NONE) {
        play->heard = sound;
        play->heard_lane = kiosk_sound_lane(play->kiosk);
    }
    (void)kiosk_frame(play->kiosk);
}

static void pass(struct play *play, int64_t ms)
{
    play->clock_ms += ms;
    play->tick_ms += ms;
}

/* Cuts " lane N" off the end; without it the lane in focus is meant. */
static bool cut_lane(struct play *play, char *words, uint8_t *ret_lane)
{
    int64_t lane;
    char *at = strstr(words, "lane "), *next;
    while (at != NULL && (next = strstr(at + 1, "lane ")) != NULL) {
        at = next;
    }
    *ret_lane = kiosk_focus(play->kiosk);
    if (at == NULL || (at > words && at[-1] != ' ') ||
        !str_to_int64(at + strlen("lane "), 1, 99, &lane)) {
        return true;
    }
    *(at > words ? at - 1 : at) = '\0';
    *ret_lane = (uint8_t)(lane - 1);
    return kiosk_lane_is_open(play->kiosk, *ret_lane) ||
           play_fail(play, "there is no lane %d: plug a scanner", (int)lane);
}

/* The words of a command and the lane it is about. */
bool play_read_lane(struct play *play, const char *rest, char words[PLAY_LINE], uint8_t *ret_lane)
{
    str_copy(words, PLAY_LINE, rest);
    return cut_lane(play, words, ret_lane);
}

static bool do_scan(struct play *play, const char *rest)
{
    char code[LIMIT_CODE], words[PLAY_LINE];
    uint8_t lane;
    if (!play_read_lane(play, rest, words, &lane) || !play_code(play, lane, words, code)) {
        return false;
    }
    pass(play, BETWEEN_GESTURES_MS);
    return kiosk_scan_lane(play->kiosk, lane, code);
}

/* Several codes so fast that none has come back before the next. */
static bool do_burst(struct play *play, const char *rest)
{
    int64_t times;
    char count[8], code[LIMIT_CODE], words[PLAY_LINE];
    uint8_t lane;
    if (!play_read_lane(play, rest, words, &lane)) {
        return false;
    }
    size_t length = strcspn(words, " ");
    if (!str_copy_n(count, sizeof count, words, length) || !str_to_int64(count, 1, 100, &times) ||
        words[length] == '\0') {
        return play_fail(play, "burst wants a number and a code");
    }
    if (!play_code(play, lane, words + length + 1, code)) {
        return false;
    }
    for (int64_t i = 0; i < times; i++) {
        pass(play, 1);
        kiosk_scan_lane(play->kiosk, lane, code);
    }
    return true;
}

/* The target is looked for in the lane in focus first, then in all; or in the lane that is named.
 */
static bool tap(struct play *play, uint8_t lane, bool is_named, const char *name)
{
    return is_named ? kiosk_tap_lane(play->kiosk, lane, name) : kiosk_tap(play->kiosk, name);
}

static bool do_tap(struct play *play, const char *rest)
{
    char words[PLAY_LINE];
    uint8_t lane;
    if (!play_read_lane(play, rest, words, &lane)) {
        return false;
    }
    pass(play, BETWEEN_GESTURES_MS);
    return tap(play, lane, !str_equal(rest, words), words) ||
           play_fail(play, "nothing here is called %s", words);
}

static bool do_type(struct play *play, const char *rest)
{
    char words[PLAY_LINE];
    uint8_t lane;
    if (!play_read_lane(play, rest, words, &lane)) {
        return false;
    }
    for (const char *text = words; *text != '\0'; text++) {
        char name[] = "key_0";
        name[4] = *text;
        pass(play, BETWEEN_KEYS_MS);
        if (*text < '0' || *text > '9' || !kiosk_tap_lane(play->kiosk, lane, name)) {
            return play_fail(play, "no key here for %c", *text);
        }
    }
    return true;
}

/* One key of a keyboard, as slowly as a finger; it goes the way of every keyboard. */
static bool do_key(struct play *play, const char *name)
{
    char character = str_equal(name, "Enter") || str_equal(name, "Tab") ? '\n' : name[0];
    char text[LIMIT_CODE];
    pass(play, BETWEEN_GESTURES_MS);
    (void)wedge_tick(&play->wedge, play->tick_ms, text);
    (void)wedge_feed(&play->wedge, character, play->tick_ms, text);
    if (wedge_tick(&play->wedge, play->tick_ms + WEDGE_GAP_MS + 1, text) == WEDGE_TYPED) {
        for (const char *c = text; *c != '\0'; c++) {
            kiosk_type(play->kiosk, *c);
        }
    }
    return true;
}

/* "scanner NAME", "scale NAME", or a folder that is a stick. */
static bool do_plug(struct play *play, const char *what)
{
    bool done;
    const char *printer = play_printer_name(what);
    if (printer != NULL) {
        return play_printer_plug(play, printer, true);
    }
    pass(play, BETWEEN_GESTURES_MS);
    if (!play_device_plug(play, what, true, &done)) {
        station_plug(kiosk_station(play->kiosk), what);
        done = true;
    }
    return done;
}

static bool do_unplug(struct play *play, const char *what)
{
    bool done;
    const char *printer = play_printer_name(what);
    if (printer != NULL) {
        return play_printer_plug(play, printer, false);
    }
    pass(play, BETWEEN_GESTURES_MS);
    if (!play_device_plug(play, what, false, &done)) {
        station_unplug(kiosk_station(play->kiosk), what);
        done = true;
    }
    return done;
}

/* Moves the clock, stopping wherever the kiosk wants to be woken. */
static bool do_wait(struct play *play, const char *text)
{
    int64_t ms;
    if (!str_to_int64(text, 0, INT64_C(1000) * 3600 * 24 * 31, &ms)) {
        return play_fail(play, "wait wants milliseconds");
    }
    int64_t end_ms = play->clock_ms + ms;
    while (play->clock_ms < end_ms) {
        int64_t deadline_ms = kiosk_deadline_ms(play->kiosk);
        bool early = deadline_ms > play->clock_ms && deadline_ms < end_ms;
        pass(play, (early ? deadline_ms : end_ms) - play->clock_ms);
        play_settle(play);
    }
    return true;
}

static bool do_targets(struct play *play, const char *rest)
{
    const struct frame *frame = kiosk_frame(play->kiosk);
    (void)rest;
    for (int i = 0; i < frame->target_count; i++) {
        const struct frame_target *target = &frame->targets[i];
        fprintf(play->out, "target %s %d %d %d %d", target->name, target->rect.x, target->rect.y,
                target->rect.w, target->rect.h);
        fprintf(play->out, target->lane > 0 ? " lane %d\n" : "\n", target->lane + 1);
    }
    fflush(play->out);
    return true;
}

static bool do_state(struct play *play, const char *path)
{
    return play_state(play, path);
}

static bool do_shot(struct play *play, const char *path)
{
    struct error err = {0};
    draw_frame(play->draw, kiosk_frame(play->kiosk));
    return offscreen_save(&play->offscreen, path, &err) ||
           play_fail(play, "%s: %s", path, err.text);
}

static bool do_include(struct play *play, const char *name)
{
    char path[LIMIT_PATH];
    if (play->depth == PLAY_DEPTH) {
        return play_fail(play, "scripts include each other too deeply");
    }
    if (name[0] == '/') {
        str_copy(path, sizeof path, name);
    } else {
        str_format(path, sizeof path, "%s/%s", play->script_folder, name);
    }
    return play_script(play, path) || play_fail(play, "in %s", name);
}

static const struct {
    const char *name;
    bool (*run)(struct play *play, const char *rest);
    bool acts; /* what is heard is what was heard since */
} commands[] = {
    {"scan", do_scan, true},
    {"burst", do_burst, true},
    {"tap", do_tap, true},
    {"type", do_type, true},
    {"key", do_key, true},
    {"plug", do_plug, true},
    {"unplug", do_unplug, true},
    {"wait", do_wait, true},
    {"expect", play_do_expect, false},
    {"absent", play_do_absent, false},
    {"hear", play_do_hear, false},
    {"screen", play_do_screen, false},
    {"targets", do_targets, false},
    {"state", do_state, false},
    {"shot", do_shot, false},
    {"include", do_include, false},
    {"weigh", play_do_weigh, true},
    {"devices", play_do_devices, false},
    {"power", play_do_power, true},
    {"microphone", play_do_microphone, false},
    {"said", play_do_said, false},
    {"printer", play_printer, true},
    {"printed", play_printed, false},
    {"crash", play_crash, false},
};

bool play_line(struct play *play, const char *line, char ret_why[320])
{
    char words[PLAY_LINE];
    play->why = ret_why;
    ret_why[0] = '\0';
    line += strspn(line, " \t");
    str_copy(words, sizeof words, line);
    for (size_t end = strlen(words); end > 0 && strchr(" \t\r\n", words[end - 1]) != NULL; end--) {
        words[end - 1] = '\0';
    }
    if (words[0] == '\0' || words[0] == '#') {
        return true;
    }
    size_t length = strcspn(words, " ");
    const char *rest = words + length + strspn(words + length, " ");
    words[length] = '\0';
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        if (str_equal(commands[i].name, words)) {
            if (commands[i].acts) {
                play->heard = SOUND_NONE;
            }
            bool done = commands[i].run(play, rest);
            play_settle(play);
            return done;
        }
    }
    return play_fail(play, "unknown command %s", words);
}

bool play_script(struct play *play, const char *path)
{
    char line[PLAY_LINE], folder_before[LIMIT_PATH], why[PLAY_WHY];
    char *why_before = play->why;
    bool done = true;
    bool is_input = str_equal(path, "-");
    FILE *file = is_input ? stdin : fopen(path, "r");
    if (file == NULL) {
        fprintf(play->out, "%s cannot be read\n", path);
        return false;
    }
    memcpy(folder_before, play->script_folder, sizeof folder_before);
    str_copy(play->script_folder, sizeof play->script_folder, path);
    char *slash = strrchr(play->script_folder, '/');
    str_copy(slash != NULL ? slash : play->script_folder, 2, slash != NULL ? "" : ".");
    play->depth++;
    for (int number = 1; done && fgets(line, sizeof line, file) != NULL; number++) {
        done = play_line(play, line, why);
        if (!done) {
            fprintf(play->out, "%s line %d: %s\n", path, number, why);
            fflush(play->out);
        }
    }
    play->depth--;
    play->why = why_before;
    memcpy(play->script_folder, folder_before, sizeof folder_before);
    if (!is_input) {
        fclose(file);
    }
    return done;
}

struct play *play_create(const struct play_options *options, struct error *err)
{
    struct play *play = calloc(1, sizeof *play);
    ASSERT(play != NULL);
    int failed = pthread_mutex_init(&play->mutex, NULL) | pthread_cond_init(&play->woken, NULL);
    ASSERT(failed == 0);
    play->out = options->out;
    play->clock_ms = options->clock_ms;
    play->utc_offset_s = options->utc_offset_s;
    play->seed = options->seed;
    play->printed_dir = options->printed;
    play->fonts = fonts_create(err);
    if (play->fonts == NULL ||
        !offscreen_open(&play->offscreen, options->width_px, options->height_px, err)) {
        play_destroy(play);
        return NULL;
    }
    play->draw = draw_create(play->offscreen.renderer, play->fonts);
    struct kiosk_options kiosk_options = {
        .is_wall = options->is_wall,
        .ports = {.now_ms = now_ms,
                  .tick_ms = tick_ms,
                  .utc_offset_s = utc_offset_s,
                  .random = random_bits,
                  .wake = wake,
                  .context = play,
                  .pin_operations = 1,
                  .pin_memory = 8192,
                  .printers = play_printers_open(play, options->devices)},
        .panel = {options->width_px, options->height_px, options->diagonal_in},
        .metrics = *fonts_metrics(play->fonts),
        .microphone = play_microphone_open(play),
        .watch = {on_durable, on_outcome, on_lost, play},
    };
    if (!kiosk_create(options->data, &kiosk_options, &play->kiosk, err)) {
        play_destroy(play);
        return NULL;
    }
    kiosk_show_in(play->kiosk, play->draw);
    play_devices_open(play, options->devices);
    for (int i = 0; i < options->stick_count; i++) {
        station_plug(kiosk_station(play->kiosk), options->sticks[i]);
    }
    play_settle(play);
    return play;
}

void play_destroy(struct play *play)
{
    if (play == NULL) {
        return;
    }
    kiosk_destroy(play->kiosk);
    play_devices_close(play);
    emulated_room_destroy(play->room);
    printer_usb_destroy(play->printers);
    draw_destroy(play->draw);
    offscreen_close(&play->offscreen);
    fonts_destroy(play->fonts);
    pthread_cond_destroy(&play->woken);
    pthread_mutex_destroy(&play->mutex);
    free(play);
}
