/* audio.c: notes as soft sine waves, mixed with words on a device opened on demand. */
#include "platform/audio.h"

#include <SDL.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"

enum { MOST_SAMPLES = AUDIO_RATE_HZ * 3 / 2 };

/* Rises in 6 ms and fades in 25, so that no note clicks. */
static double envelope(int index, int count)
{
    const double rise = AUDIO_RATE_HZ * 0.006, fade = AUDIO_RATE_HZ * 0.025;
    double level = index < rise ? index / rise : 1.0;
    int left = count - 1 - index;
    return left < fade ? level * left / fade : level;
}

size_t audio_render(enum sound sound, unsigned lane, int volume, int16_t *samples, size_t room)
{
    const double turn = 2.0 * 3.14159265358979323846;
    const struct sound_pattern *pattern = sound_pattern(sound);
    double loud = 0.6 * 32767.0 * pattern->loudness / 100.0 * volume / 100.0;
    size_t used = 0;
    for (int n = 0; n < pattern->count; n++) {
        const struct sound_note *note = &pattern->notes[n];
        int count = note->ms * AUDIO_RATE_HZ / 1000, hz = sound_hz(note, lane);
        for (int i = 0; i < count && used < room; i++) {
            double phase = turn * hz * i / AUDIO_RATE_HZ;
            /* A little of the octave makes it warm and easier to hear on small speakers. */
            double wave = hz == 0 ? 0.0 : 0.82 * sin(phase) + 0.18 * sin(2.0 * phase);
            samples[used++] = (int16_t)lround(loud * envelope(i, count) * wave);
        }
    }
    return used;
}

void audio_mix(struct audio_mix *mix, int16_t *to, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        int note = 0, word = 0;
        bool sounds = mix->tone_at < mix->tone_count;
        if (sounds) {
            note = mix->tone[mix->tone_at++];
        }
        if (mix->words_at < mix->words_count) {
            word = mix->words[mix->words_at++] * mix->words_loud / 100;
        }
        int sum = note + (sounds ? word / 3 : word);
        to[i] = (int16_t)(sum > INT16_MAX ? INT16_MAX : sum < INT16_MIN ? INT16_MIN : sum);
    }
}

/* SDL's thread, under the device's lock. */
static void fill(void *context, Uint8 *to, int bytes)
{
    audio_mix(context, (int16_t *)(void *)to, (size_t)bytes / sizeof(int16_t));
}

static bool open_device(struct audio *audio, int64_t now_ms)
{
    if (audio->device != 0) {
        return true;
    }
    if (now_ms < audio->retry_ms) {
        return false;
    }
    SDL_AudioSpec want = {.freq = AUDIO_RATE_HZ,
                          .format = AUDIO_S16SYS,
                          .channels = 1,
                          .samples = 1024,
                          .callback = fill,
                          .userdata = &audio->mix};
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) == 0) {
        audio->device = SDL_OpenAudioDevice(NULL, 0, &want, NULL, 0);
        if (audio->device != 0) {
            SDL_PauseAudioDevice(audio->device, 0);
            return true;
        }
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
    }
    log_line(LOG_INFO, "audio", "no sound: %s", SDL_GetError());
    audio->retry_ms = now_ms + AUDIO_RETRY_MS;
    return false;
}

static int64_t length_ms(size_t samples)
{
    return (int64_t)samples * 1000 / AUDIO_RATE_HZ;
}

/* What is left of the notes moves to the front. */
static size_t keep_rest(struct audio_mix *mix)
{
    size_t rest = mix->tone_count - mix->tone_at;
    memmove(mix->tone, mix->tone + mix->tone_at, rest * sizeof mix->tone[0]);
    mix->tone_at = 0;
    return rest;
}

void audio_play(struct audio *audio, enum sound sound, unsigned lane, int volume, int64_t now_ms)
{
    if (sound == SOUND_NONE || volume <= 0 || !open_device(audio, now_ms)) {
        return;
    }
    struct audio_mix *mix = &audio->mix;
    int16_t samples[MOST_SAMPLES];
    size_t count = audio_render(sound, lane, volume, samples, MOST_SAMPLES);
    bool waits = lane != audio->lane && audio->end_ms > now_ms &&
                 audio->end_ms - now_ms < AUDIO_WAIT_MS; /* both pairs hear theirs */
    SDL_LockAudioDevice(audio->device);
    size_t rest = waits ? keep_rest(mix) : 0;
    rest = rest + count <= AUDIO_TONE_ROOM ? rest : 0;
    memcpy(mix->tone + rest, samples, count * sizeof samples[0]);
    mix->tone_at = 0;
    mix->tone_count = rest + count;
    SDL_UnlockAudioDevice(audio->device);
    audio->lane = lane;
    audio->end_ms = (waits ? audio->end_ms : now_ms) + length_ms(count);
}

static void drop_words(struct audio *audio)
{
    free(audio->mix.words);
    audio->mix.words = NULL;
    audio->mix.words_count = audio->mix.words_at = 0;
}

void audio_say(struct audio *audio, int16_t *words, size_t count, unsigned lane, int volume,
               int64_t now_ms)
{
    if (count == 0 || volume <= 0 || !open_device(audio, now_ms)) {
        free(words);
        return;
    }
    SDL_LockAudioDevice(audio->device);
    drop_words(audio);
    audio->mix.words = words;
    audio->mix.words_count = count;
    audio->mix.words_loud = volume;
    SDL_UnlockAudioDevice(audio->device);
    audio->words_lane = lane;
    audio->words_end_ms = now_ms + length_ms(count);
}

void audio_hush(struct audio *audio, unsigned lane, int64_t now_ms)
{
    if (audio->device == 0 || lane != audio->words_lane || audio->words_end_ms <= now_ms) {
        return;
    }
    SDL_LockAudioDevice(audio->device);
    drop_words(audio);
    SDL_UnlockAudioDevice(audio->device);
    audio->words_end_ms = now_ms;
}

bool audio_is_saying(const struct audio *audio, int64_t now_ms)
{
    return audio->device != 0 && audio->words_end_ms > now_ms;
}

static int64_t silent_ms(const struct audio *audio)
{
    int64_t end_ms = audio->end_ms > audio->words_end_ms ? audio->end_ms : audio->words_end_ms;
    return end_ms + AUDIO_CLOSE_MS;
}

int64_t audio_deadline(const struct audio *audio, int64_t now_ms)
{
    if (audio->device == 0) {
        return -1;
    }
    return audio_is_saying(audio, now_ms) ? audio->words_end_ms : silent_ms(audio);
}

void audio_tick(struct audio *audio, int64_t now_ms)
{
    if (audio->device != 0 && now_ms >= silent_ms(audio)) {
        audio_close(audio);
    }
}

void audio_close(struct audio *audio)
{
    if (audio->device == 0) {
        return;
    }
    SDL_CloseAudioDevice(audio->device);
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
    audio->device = 0;
    drop_words(audio);
    audio->mix.tone_count = audio->mix.tone_at = 0;
}
