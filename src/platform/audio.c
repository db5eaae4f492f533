/* audio.c: notes as soft sine waves, queued on a device opened on demand. */
#include "platform/audio.h"

#include <SDL.h>
#include <math.h>

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

static bool open_device(struct audio *audio, int64_t now_ms)
{
    if (audio->device != 0) {
        return true;
    }
    if (now_ms < audio->retry_ms) {
        return false;
    }
    SDL_AudioSpec want = {
        .freq = AUDIO_RATE_HZ, .format = AUDIO_S16SYS, .channels = 1, .samples = 1024};
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) == 0) {
        audio->device = SDL_OpenAudioDevice(NULL, 0, &want, NULL, 0);
        if (audio->device != 0) {
            return true;
        }
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
    }
    log_line(LOG_INFO, "audio", "no sound: %s", SDL_GetError());
    audio->retry_ms = now_ms + AUDIO_RETRY_MS;
    return false;
}

void audio_play(struct audio *audio, enum sound sound, unsigned lane, int volume, int64_t now_ms)
{
    if (sound == SOUND_NONE || volume <= 0 || !open_device(audio, now_ms)) {
        return;
    }
    int16_t samples[MOST_SAMPLES];
    size_t count = audio_render(sound, lane, volume, samples, MOST_SAMPLES);
    int64_t begin_ms = now_ms;
    if (lane != audio->lane && audio->end_ms > now_ms &&
        audio->end_ms - now_ms < AUDIO_WAIT_MS) { /* both pairs hear theirs */
        begin_ms = audio->end_ms;
    } else {
        SDL_ClearQueuedAudio(audio->device);
    }
    audio->lane = lane;
    SDL_QueueAudio(audio->device, samples, (Uint32)(count * sizeof(samples[0])));
    SDL_PauseAudioDevice(audio->device, 0);
    audio->end_ms = begin_ms + (int64_t)count * 1000 / AUDIO_RATE_HZ;
}

int64_t audio_deadline(const struct audio *audio)
{
    return audio->device == 0 ? -1 : audio->end_ms + AUDIO_CLOSE_MS;
}

void audio_tick(struct audio *audio, int64_t now_ms)
{
    if (audio->device != 0 && now_ms >= audio_deadline(audio)) {
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
}
