/* audio.h: plays the sounds of ui/sound.h, and spoken words beside them. The device is opened when
 * there is something to play and closed after two seconds of silence (a paused one wakes the
 * processor). No device is no error: the kiosk is silent then, every sound has a shape on the
 * screen. UI thread only. */
#ifndef BORNE_PLATFORM_AUDIO_H
#define BORNE_PLATFORM_AUDIO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/sound.h"

enum { AUDIO_RATE_HZ = 44100, AUDIO_CLOSE_MS = 2000, AUDIO_RETRY_MS = 30000, AUDIO_WAIT_MS = 1000 };

enum { AUDIO_TONE_ROOM = AUDIO_RATE_HZ * 4 }; /* the longest sound and those that wait for it */

/* What plays now: notes and words, each from its place on. SDL's thread takes it under its lock. */
struct audio_mix {
    int16_t tone[AUDIO_TONE_ROOM];
    size_t tone_count, tone_at;
    int16_t *words; /* heap, owned */
    size_t words_count, words_at;
    int words_loud; /* 0..100 */
};

/* A zeroed struct is silent and ready. */
struct audio {
    uint32_t device;  /* SDL's, 0 when closed */
    int64_t end_ms;   /* when the last note is over */
    int64_t retry_ms; /* no device: not tried again before */
    unsigned lane;    /* whose sound plays */
    int64_t words_end_ms;
    unsigned words_lane; /* whose words play */
    struct audio_mix mix;
};

/* Plays a lane's sound from its beginning, in place of what was playing for it, after what plays
 * for another lane. `volume` 0..100. */
void audio_play(struct audio *audio, enum sound sound, unsigned lane, int volume, int64_t now_ms);
/* Says words (a heap array, taken over) at once, in place of those that were being said. */
void audio_say(struct audio *audio, int16_t *words, size_t count, unsigned lane, int volume,
               int64_t now_ms);
/* The lane's words end here. */
void audio_hush(struct audio *audio, unsigned lane, int64_t now_ms);
bool audio_is_saying(const struct audio *audio, int64_t now_ms);
/* Closes the device when it was silent long enough; call at audio_deadline. */
void audio_tick(struct audio *audio, int64_t now_ms);
/* When audio_tick is due, or the words are over; -1: never. */
int64_t audio_deadline(const struct audio *audio, int64_t now_ms);
void audio_close(struct audio *audio);

/* The samples of a sound: at most `room`, mono, 16 bits. Returns how many. Pure. */
size_t audio_render(enum sound sound, unsigned lane, int volume, int16_t *samples, size_t room);
/* The next samples of both: words stay in the back while a note sounds, nothing is cut off hard. */
void audio_mix(struct audio_mix *mix, int16_t *to, size_t count);

#endif
