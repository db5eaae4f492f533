/* clip.h: spoken words as samples: reads WAV files that a speech program or a microphone made,
 * whatever else they hold. Files are taken as hostile: what does not fit is refused. Pure. */
#ifndef BORNE_PLATFORM_CLIP_H
#define BORNE_PLATFORM_CLIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { CLIP_MOST_S = 12 }; /* one phrase or name; longer files are cut off */

/* A heap array, mono, AUDIO_RATE_HZ, without the silence before and after; NULL: this is no clip
 * (16 bits, PCM, 8 to 96 kHz, one or two channels). */
int16_t *clip_read(const uint8_t *bytes, size_t size, size_t *ret_count);

/* The same samples as a file at a rate, 16 bits, mono: a heap array of *ret_size bytes. */
uint8_t *clip_write(const int16_t *samples, size_t count, int rate_hz, size_t *ret_size);

/* Clips one after the other with a short rest between them and before the first: a heap array.
 * NULLs are left out. */
int16_t *clip_join(int16_t *const *clips, const size_t *counts, int count, size_t *ret_count);

#endif
