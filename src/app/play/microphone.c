/* microphone.c: a microphone that hears what the script says, in the script's time; and what the
 * kiosk said aloud since, told by its pitch. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/play/play_private.h"
#include "base/str.h"
#include "platform/audio.h"
#include "platform/take.h"

enum { BEFORE_MS = 400, NOISE = 20, WAITS = 100, WAIT_MS = 20 };

/* What there is to be heard: silence, a tone, silence. */
struct heard_kind {
    const char *name;
    int loud, hz, ms;
};

static const struct heard_kind kinds[] = {
    {"silence", 0, 0, 0},         /* not even noise: nothing in the socket */
    {"soft", 60, 300, 1000},      /* far away */
    {"click", 9000, 300, 40},     /* a knock */
    {"loud", 60000, 300, 1000},   /* too near: cut off at the top */
    {"long", 9000, 300, 3600000}, /* without an end */
    {"none", -1, 0, 0},           /* no microphone */
};

static bool is_there(void *context)
{
    struct play *play = context;
    return play->microphone.loud >= 0;
}

static bool open_it(void *context)
{
    struct play *play = context;
    if (!is_there(play)) {
        return false;
    }
    play->microphone.is_open = true;
    play->microphone.opened++;
    play->microphone.opened_ms = play->tick_ms;
    play->microphone.given = 0;
    return true;
}

static void close_it(void *context)
{
    ((struct play *)context)->microphone.is_open = false;
}

static int16_t sample_at(const struct play_microphone *microphone, int64_t at)
{
    int64_t ms = at * 1000 / TAKE_RATE_HZ - BEFORE_MS;
    int noise = microphone->loud > 0 ? (int)(at * 7919 % (2 * NOISE + 1)) - NOISE : 0;
    double tone = 0;
    if (ms >= 0 && ms < microphone->ms) {
        tone = microphone->loud *
               sin(2 * 3.14159265358979323846 * microphone->hz * (double)at / TAKE_RATE_HZ);
    }
    double sum = fmin(fmax(tone + noise, INT16_MIN), INT16_MAX);
    return (int16_t)lround(sum);
}

static int take(void *context, int16_t *to, int room)
{
    struct play *play = context;
    struct play_microphone *microphone = &play->microphone;
    int64_t past_ms = play->tick_ms - microphone->opened_ms;
    if (microphone->gone_ms > 0 && past_ms >= microphone->gone_ms) {
        microphone->loud = -1;
        return -1;
    }
    int64_t due = past_ms * TAKE_RATE_HZ / 1000 - microphone->given;
    int count = due < room ? (int)due : room;
    for (int i = 0; i < count; i++) {
        to[i] = sample_at(microphone, microphone->given + i);
    }
    microphone->given += count;
    return count;
}

struct microphone play_microphone_open(struct play *play)
{
    play->microphone.loud = -1;
    return (struct microphone){is_there, open_it, take, close_it, play};
}

/* "opened 2", "closed": what must be so. */
static bool expect(struct play *play, const char *rest, bool *ret_done)
{
    const struct play_microphone *microphone = &play->microphone;
    int64_t times;
    if (str_equal(rest, "closed")) {
        *ret_done = !microphone->is_open || play_fail(play, "the microphone is open");
        return true;
    }
    if (str_equal(rest, "open")) {
        *ret_done = microphone->is_open || play_fail(play, "the microphone is closed");
        return true;
    }
    if (!str_starts(rest, "opened ") || !str_to_int64(rest + 7, 0, 9999, &times)) {
        return false;
    }
    *ret_done = microphone->opened == times ||
                play_fail(play, "the microphone was opened %d times", microphone->opened);
    return true;
}

/* "tone 440 900", "gone 700" after a kind, or one of the kinds. */
bool play_do_microphone(struct play *play, const char *rest)
{
    struct play_microphone *microphone = &play->microphone;
    bool done;
    int hz, ms;
    if (expect(play, rest, &done)) {
        return done;
    }
    microphone->gone_ms = 0;
    if (sscanf(rest, "tone %d %d", &hz, &ms) == 2) {
        microphone->loud = 6000;
        microphone->hz = hz;
        microphone->ms = ms;
        return true;
    }
    if (sscanf(rest, "gone %d", &ms) == 1) {
        microphone->loud = 6000;
        microphone->gone_ms = ms;
        return true;
    }
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (str_equal(kinds[i].name, rest)) {
            microphone->loud = kinds[i].loud;
            microphone->hz = kinds[i].hz;
            microphone->ms = kinds[i].ms;
            return true;
        }
    }
    return play_fail(play, "a microphone does not hear %s", rest);
}

/* How often a wave swings from well below its middle to well above it, in a second of what is not
 * silent. */
static int pitch_of(const int16_t *samples, size_t count)
{
    enum { LOUD = 1000, WINDOW = AUDIO_RATE_HZ / 50 };
    int64_t ups = 0, heard = 0;
    bool is_low = false;
    for (size_t at = 0; at + WINDOW <= count; at += WINDOW) {
        int most = 0;
        for (size_t i = at; i < at + WINDOW; i++) {
            most = abs(samples[i]) > most ? abs(samples[i]) : most;
            ups += is_low && samples[i] > LOUD;
            is_low = samples[i] < -LOUD || (is_low && samples[i] <= LOUD);
        }
        heard += most > LOUD ? WINDOW : 0;
    }
    return heard > 0 ? (int)(ups * AUDIO_RATE_HZ / heard) : 0;
}

/* All that was to be said comes, in real time. */
static void listen(struct play *play)
{
    uint8_t lane;
    int16_t *samples;
    size_t count;
    for (int i = 0; i < WAITS; i++) {
        kiosk_poll(play->kiosk);
        while (kiosk_next_words(play->kiosk, &lane, &samples, &count)) {
            play->said_hz[lane < LIMIT_LANES ? lane : 0] = pitch_of(samples, count);
            free(samples);
        }
        if (kiosk_is_quiet(play->kiosk)) {
            return;
        }
        play_wait_awake(play, WAIT_MS);
    }
}

/* "said 440", "said nothing": in the lane that is named, since that was asked last. */
bool play_do_said(struct play *play, const char *rest)
{
    char words[PLAY_LINE];
    uint8_t lane;
    int64_t hz = 0;
    if (!play_read_lane(play, rest, words, &lane) ||
        (!str_equal(words, "nothing") && !str_to_int64(words, 1, 20000, &hz))) {
        return play_fail(play, "said wants a pitch, or nothing");
    }
    listen(play);
    int heard = play->said_hz[lane];
    play->said_hz[lane] = 0;
    return (hz == 0 ? heard == 0 : llabs(heard - hz) * 25 <= hz) ||
           play_fail(play, "heard %d Hz, not %s", heard, words);
}
