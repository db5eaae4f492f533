/* audio.h: plays the sounds of ui/sound.h. The device is opened when there is something to play
 * and closed after two seconds of silence (a paused one wakes the processor). No device is no
 * error: the kiosk is silent then, every sound has a shape on the screen. UI thread only. */
#ifndef BORNE_PLATFORM_AUDIO_H
#define BORNE_PLATFORM_AUDIO_H

#include <stddef.h>
#include <stdint.h>

#include "ui/sound.h"

enum { AUDIO_RATE_HZ = 44100, AUDIO_CLOSE_MS = 2000, AUDIO_RETRY_MS = 30000, AUDIO_WAIT_MS = 1000 };

/* A zeroed struct is silent and ready. */
struct audio {
    uint32_t device;  /* SDL's, 0 when closed */
    int64_t end_ms;   /* when the last note is over */
    int64_t retry_ms; /* no device: not tried again before */
    unsigned lane;    /* whose sound plays */
};

/* Plays a lane's sound from its beginning, in place of what was playing for it, after what plays
 * for another lane. `volume` 0..100. */
void audio_play(struct audio *audio, enum sound sound, unsigned lane, int volume, int64_t now_ms);
/* Closes the device when it was silent long enough; call at audio_deadline. */
void audio_tick(struct audio *audio, int64_t now_ms);
/* When audio_tick is due, or -1. */
int64_t audio_deadline(const struct audio *audio);
void audio_close(struct audio *audio);

/* The samples of a sound: at most `room`, mono, 16 bits. Returns how many. Pure. */
size_t audio_render(enum sound sound, unsigned lane, int volume, int16_t *samples, size_t room);

#endif
