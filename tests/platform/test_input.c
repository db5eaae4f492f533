/* test_input.c: SDL's events, made by hand, become inputs; sounds become samples. */
#include <SDL.h>
#include <stdlib.h>

#include "base/str.h"
#include "platform/audio.h"
#include "platform/input.h"
#include "support/check.h"

static struct input_source source;

static void fresh(void)
{
    source = (struct input_source){.width_px = 1280, .height_px = 800, .wake_event = SDL_USEREVENT};
}

static void finger(Uint32 type, SDL_FingerID id, float x, float y)
{
    SDL_Event event = {.tfinger = {.type = type, .timestamp = 5, .fingerId = id, .x = x, .y = y}};
    input_feed(&source, &event);
}

static void mouse(Uint32 type, int x, int y, Uint32 which)
{
    SDL_Event event;
    SDL_zero(event);
    if (type == SDL_MOUSEMOTION) {
        event.motion = (SDL_MouseMotionEvent){.type = type, .which = which, .x = x, .y = y};
    } else {
        event.button = (SDL_MouseButtonEvent){
            .type = type, .which = which, .button = SDL_BUTTON_LEFT, .x = x, .y = y};
    }
    input_feed(&source, &event);
}

static void key(SDL_Scancode scancode, SDL_Keycode symbol, Uint16 mod, Uint32 at_ms)
{
    SDL_Event event = {.key = {.type = SDL_KEYDOWN,
                               .timestamp = at_ms,
                               .keysym = {.scancode = scancode, .sym = symbol, .mod = mod}}};
    input_feed(&source, &event);
}

static void expect(enum input_kind kind, int x, int y)
{
    struct input input;
    CHECK(input_next(&source, &input));
    CHECK_INT(input.kind, kind);
    CHECK_INT(input.x, x);
    CHECK_INT(input.y, y);
}

static void expect_nothing(void)
{
    struct input input;
    CHECK(!input_next(&source, &input));
}

static void touch_and_mouse_are_one_pointer(void)
{
    fresh();
    finger(SDL_FINGERDOWN, 1, 0.5F, 0.25F);
    expect(INPUT_DOWN, 640, 200);
    finger(SDL_FINGERDOWN, 2, 0.1F, 0.1F); /* a second finger */
    finger(SDL_FINGERUP, 2, 0.1F, 0.1F);
    mouse(SDL_MOUSEBUTTONDOWN, 3, 3, 0); /* and a mouse */
    mouse(SDL_MOUSEBUTTONUP, 3, 3, 0);
    expect_nothing();
    finger(SDL_FINGERMOTION, 1, 0.25F, 0.25F);
    expect(INPUT_MOVE, 320, 200);
    finger(SDL_FINGERUP, 1, 0.25F, 0.25F);
    expect(INPUT_UP, 320, 200);
    mouse(SDL_MOUSEMOTION, 9, 9, 0); /* hovering is nothing */
    expect_nothing();
    mouse(SDL_MOUSEBUTTONDOWN, 10, 20, 0);
    expect(INPUT_DOWN, 10, 20);
    mouse(SDL_MOUSEMOTION, 11, 20, 0);
    expect(INPUT_MOVE, 11, 20);
    mouse(SDL_MOUSEBUTTONUP, 11, 20, 0);
    expect(INPUT_UP, 11, 20);
    mouse(SDL_MOUSEBUTTONDOWN, 10, 20, SDL_TOUCH_MOUSEID); /* made from a touch */
    expect_nothing();
}

static void wild_touches_press_nothing(void)
{
    fresh();
    finger(SDL_FINGERDOWN, 1, 640.0F, 400.0F);
    finger(SDL_FINGERUP, 1, 640.0F, 400.0F);
    expect_nothing();
    finger(SDL_FINGERDOWN, 1, 0.5F, 0.5F);
    expect(INPUT_DOWN, 640, 400);
}

/* The keys that a scanner presses for 1042013771, on a station with French keys: the symbols are
 * wrong, the places are right. */
static void scans_ignore_the_layout(void)
{
    static const char digits[] = "1042013771";
    static const SDL_Keycode french[] = {0xE0, '&', 0xE9, '"', '\'', '(', '-', 0xE8, '_', 0xE7};
    fresh();
    Uint32 at_ms = 100;
    for (size_t i = 0; digits[i] != '\0'; i++, at_ms += 7) {
        int digit = digits[i] - '0';
        key((SDL_Scancode)(digit == 0 ? SDL_SCANCODE_0 : SDL_SCANCODE_1 + digit - 1), french[digit],
            KMOD_CAPS, at_ms);
    }
    expect_nothing();
    key(SDL_SCANCODE_RETURN, SDLK_RETURN, 0, at_ms);
    struct input input;
    CHECK(input_next(&source, &input));
    CHECK_INT(input.kind, INPUT_SCAN);
    CHECK_STR(input.text, digits);
    expect_nothing();
}

/* "1001013617" from a quick scanner: SDL marks the second of two equal digits as a repetition. */
static void a_quick_scanner_repeats_digits(void)
{
    static const char digits[] = "1001013617";
    fresh();
    for (int i = 0; digits[i] != '\0'; i++) {
        int digit = digits[i] - '0';
        SDL_Event event = {
            .key = {.type = SDL_KEYDOWN,
                    .timestamp = 100 + (Uint32)i * 3,
                    .repeat = i > 0 && digits[i] == digits[i - 1],
                    .keysym = {.scancode = digit == 0
                                               ? SDL_SCANCODE_0
                                               : (SDL_Scancode)(SDL_SCANCODE_1 + digit - 1)}}};
        input_feed(&source, &event);
    }
    key(SDL_SCANCODE_RETURN, SDLK_RETURN, 0, 135);
    struct input input;
    CHECK(input_next(&source, &input));
    CHECK_INT(input.kind, INPUT_SCAN);
    CHECK_STR(input.text, digits);
    expect_nothing();
}

static void a_key_held_down_is_one_key(void)
{
    fresh();
    for (Uint32 at_ms = 100; at_ms < 1000; at_ms += 25) {
        SDL_Event event = {.key = {.type = SDL_KEYDOWN,
                                   .timestamp = at_ms,
                                   .repeat = at_ms > 100,
                                   .keysym = {.scancode = SDL_SCANCODE_5}}};
        input_feed(&source, &event);
    }
    input_tick(&source, 5000);
    struct input input;
    CHECK(input_next(&source, &input));
    CHECK_INT(input.kind, INPUT_TYPED);
    CHECK_STR(input.text, "5");
    expect_nothing();
}

static void people_type_slowly(void)
{
    fresh();
    struct input input;
    key(SDL_SCANCODE_7, '7', 0, 100);
    expect_nothing();
    input_tick(&source, 300);
    CHECK(input_next(&source, &input));
    CHECK_INT(input.kind, INPUT_TYPED);
    CHECK_STR(input.text, "7");
    key(SDL_SCANCODE_8, '8', 0, 400);
    key(SDL_SCANCODE_RETURN, SDLK_RETURN, 0, 700); /* one event, two inputs */
    CHECK(input_next(&source, &input));
    CHECK_INT(input.kind, INPUT_TYPED);
    CHECK(input_next(&source, &input));
    CHECK_INT(input.kind, INPUT_KEY);
    CHECK_INT(input.key, INPUT_KEY_ENTER);
    key(SDL_SCANCODE_BACKSPACE, SDLK_BACKSPACE, 0, 2000);
    CHECK(input_next(&source, &input));
    CHECK_INT(input.key, INPUT_KEY_ERASE);
}

static void wakes_and_quits(void)
{
    fresh();
    SDL_Event event = {.type = SDL_USEREVENT};
    input_feed(&source, &event);
    expect(INPUT_WAKE, 0, 0);
    event.type = SDL_QUIT;
    input_feed(&source, &event);
    expect(INPUT_QUIT, 0, 0);
}

static void sounds_are_soft(void)
{
    static int16_t samples[AUDIO_RATE_HZ * 2];
    for (int s = 1; s < SOUND_COUNT; s++) {
        const struct sound_pattern *pattern = sound_pattern((enum sound)s);
        size_t want = 0;
        for (int i = 0; i < pattern->count; i++) {
            want += (size_t)(pattern->notes[i].ms * AUDIO_RATE_HZ / 1000);
        }
        size_t count = audio_render((enum sound)s, 0, 100, samples, sizeof(samples) / 2);
        CHECK_INT(count, want);
        CHECK_INT(samples[0], 0);
        CHECK_INT(samples[count - 1], 0);
        int loudest = 0, jump = 0;
        for (size_t i = 1; i < count; i++) {
            loudest = abs(samples[i]) > loudest ? abs(samples[i]) : loudest;
            jump =
                abs(samples[i] - samples[i - 1]) > jump ? abs(samples[i] - samples[i - 1]) : jump;
        }
        CHECK(loudest > 5000 && loudest < 24000);
        CHECK(jump < 4500); /* no click */
    }
    CHECK_INT(audio_render(SOUND_DANGER, 0, 100, samples, 10), 10);
}

static void audio_closes_when_silent(void)
{
    struct audio audio = {0};
    SDL_setenv("SDL_AUDIODRIVER", "dummy", 1);
    CHECK_INT(audio_deadline(&audio, 1000), -1);
    audio_play(&audio, SOUND_ACCEPTED, 0, 80, 1000);
    CHECK(audio.device != 0);
    CHECK_INT(audio_deadline(&audio, 1000), 1000 + 200 + AUDIO_CLOSE_MS);
    audio_tick(&audio, audio_deadline(&audio, 1000) - 1);
    CHECK(audio.device != 0);
    audio_tick(&audio, audio_deadline(&audio, 1000));
    CHECK(audio.device == 0);
    SDL_setenv("SDL_AUDIODRIVER", "nothing", 1);
    audio_play(&audio, SOUND_DANGER, 0, 80, 5000); /* no device: silent, no error */
    CHECK(audio.device == 0);
    CHECK_INT(audio_deadline(&audio, 1000), -1);
    audio_close(&audio);
}

int main(void)
{
    RUN(touch_and_mouse_are_one_pointer);
    RUN(wild_touches_press_nothing);
    RUN(scans_ignore_the_layout);
    RUN(a_quick_scanner_repeats_digits);
    RUN(a_key_held_down_is_one_key);
    RUN(people_type_slowly);
    RUN(wakes_and_quits);
    RUN(sounds_are_soft);
    RUN(audio_closes_when_silent);
    return 0;
}
