/* take.c: speech is found by its loudness, frame by frame, against the noise of the room. */
#include "platform/take.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"

enum {
    FRAME = TAKE_RATE_HZ / 50, /* 20 ms */
    FRAMES = TAKE_ROOM / FRAME + 1,
    DEAD = 4,            /* root mean square of a socket with nothing in it */
    SOFTEST = 260,       /* loudest frame of what can still be raised without raising hiss */
    NOISE_LEAST = 120,   /* below this all is silence */
    OVER_MS = 1000,      /* of silence: the phrase is over */
    SHORTEST_MS = 160,   /* "un" takes 200 */
    EDGE_BEFORE_MS = 60, /* kept of the silence: soft consonants lie in it */
    EDGE_AFTER_MS = 120,
    FADE_MS = 8,
    TOP = 32600,    /* at the end of the scale */
    TOP_PERMIL = 2, /* so many of the phrase at the top are heard as a rattle */
    PEAK = 29000,   /* of what is kept */
    LEVEL = 3400,   /* its loudness, as espeak-ng speaks */
    GAIN_MOST = 12,
};

struct sound {
    double frames[FRAMES], noise, loudest, gate;
    size_t count;
    double middle; /* cheap microphones do not rest at zero */
};

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double loudness(const int16_t *samples, size_t count, double middle)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += (samples[i] - middle) * (samples[i] - middle);
    }
    return count > 0 ? sqrt(sum / (double)count) : 0;
}

/* The quietest fifth of the frames is the room. Somebody who begins at once and never pauses has
 * no such fifth: what is far below the loudest is silence then. */
static void listen(const int16_t *samples, size_t count, struct sound *sound)
{
    double sorted[FRAMES];
    memset(sound, 0, sizeof *sound);
    for (size_t i = 0; i < count; i++) {
        sound->middle += samples[i];
    }
    sound->middle = count > 0 ? sound->middle / (double)count : 0;
    sound->count = count / FRAME < FRAMES ? count / FRAME : FRAMES;
    for (size_t i = 0; i < sound->count; i++) {
        sound->frames[i] = loudness(samples + i * FRAME, FRAME, sound->middle);
        sound->loudest = fmax(sound->loudest, sound->frames[i]);
    }
    memcpy(sorted, sound->frames, sizeof sorted);
    qsort(sorted, sound->count, sizeof *sorted, by_size);
    sound->noise = sound->count > 0 ? sorted[sound->count / 5] : 0;
    sound->gate = fmin(fmax(sound->noise * 2.5, NOISE_LEAST), fmax(sound->loudest / 4, DEAD));
}

/* The first and the last frame with a voice in it; one loud frame alone is a click. */
static bool find_voice(const struct sound *sound, size_t *ret_first, size_t *ret_end)
{
    bool found = false;
    for (size_t i = 0; i + 1 < sound->count; i++) {
        if (sound->frames[i] > sound->gate && sound->frames[i + 1] > sound->gate) {
            *ret_first = found ? *ret_first : i;
            *ret_end = i + 2;
            found = true;
        }
    }
    return found;
}

int take_level(const int16_t *samples, size_t count)
{
    double middle = 0;
    for (size_t i = 0; i < count; i++) {
        middle += samples[i];
    }
    double loud = loudness(samples, count, count > 0 ? middle / (double)count : 0);
    /* From -60 dB, where a quiet room is, to -6. */
    double level = loud > 0 ? (20 * log10(loud / 32768.0) + 60) / 54 * 100 : 0;
    return (int)fmin(fmax(level, 0), 100);
}

static bool stands_out(const struct sound *sound)
{
    return sound->loudest >= SOFTEST && sound->loudest > sound->noise * 2.5;
}

bool take_is_over(const int16_t *samples, size_t count)
{
    struct sound sound;
    size_t first, end;
    listen(samples, count, &sound);
    return stands_out(&sound) && find_voice(&sound, &first, &end) &&
           (end - first) * 20 >= SHORTEST_MS && (sound.count - end) * 20 >= OVER_MS;
}

static size_t at_ms(int ms)
{
    return (size_t)ms * TAKE_RATE_HZ / 1000;
}

static bool rattles(const int16_t *samples, size_t count)
{
    size_t tops = 0;
    for (size_t i = 0; i < count; i++) {
        tops += abs(samples[i]) >= TOP;
    }
    return tops * 1000 > count * TOP_PERMIL;
}

/* To the level of the other clips, as far as the loudest sample and the room's noise allow. */
static double gain_of(const int16_t *samples, size_t count, const struct sound *sound)
{
    double peak = 1, sum = 0;
    size_t voiced = 0;
    for (size_t i = 0; i < count; i++) {
        peak = fmax(peak, fabs(samples[i] - sound->middle));
    }
    for (size_t i = 0; i < sound->count; i++) {
        if (sound->frames[i] > sound->gate) {
            sum += sound->frames[i] * sound->frames[i];
            voiced++;
        }
    }
    double loud = voiced > 0 ? sqrt(sum / (double)voiced) : 1;
    return fmin(fmin(LEVEL / loud, PEAK / peak), GAIN_MOST);
}

static int16_t *make(const int16_t *samples, size_t count, const struct sound *sound)
{
    double gain = gain_of(samples, count, sound);
    size_t fade = at_ms(FADE_MS);
    int16_t *made = malloc((count + 1) * sizeof *made);
    ASSERT(made != NULL);
    for (size_t i = 0; i < count; i++) {
        size_t edge = i < count - 1 - i ? i : count - 1 - i;
        double soft = edge < fade ? (double)edge / (double)fade : 1;
        made[i] = (int16_t)lround((samples[i] - sound->middle) * gain * soft);
    }
    return made;
}

enum take_verdict take_cut(const int16_t *samples, size_t count, int16_t **ret, size_t *ret_count)
{
    struct sound sound;
    size_t first, end;
    listen(samples, count, &sound);
    if (sound.loudest <= DEAD) {
        return TAKE_NOTHING;
    }
    if (sound.loudest < SOFTEST || !find_voice(&sound, &first, &end)) {
        return sound.loudest < SOFTEST ? TAKE_QUIET : TAKE_SHORT;
    }
    if (count >= TAKE_ROOM && end + 2 >= sound.count) {
        return TAKE_LONG;
    }
    if ((end - first) * 20 < SHORTEST_MS) {
        return TAKE_SHORT;
    }
    size_t begin = first * FRAME, stop = end * FRAME;
    if (rattles(samples + begin, stop - begin)) {
        return TAKE_LOUD;
    }
    begin = begin > at_ms(EDGE_BEFORE_MS) ? begin - at_ms(EDGE_BEFORE_MS) : 0;
    stop = stop + at_ms(EDGE_AFTER_MS) < count ? stop + at_ms(EDGE_AFTER_MS) : count;
    *ret = make(samples + begin, stop - begin, &sound);
    *ret_count = stop - begin;
    return TAKE_GOOD;
}
