/* clip.c: the chunks of a WAV file, its silence, its rate. */
#include "platform/clip.h"

#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "platform/audio.h"

enum {
    QUIET = 200,    /* of 32767: as good as silence */
    REST_MS = 130,  /* between two parts */
    BEFORE_MS = 60, /* so that the first sound is not lost while the device wakes */
    EDGE_MS = 15,   /* kept of the silence, so that no sound is cut */
    HEAD_BYTES = 44,
};

struct wave {
    const uint8_t *data;
    size_t frames;
    int channels, rate;
};

static unsigned le16(const uint8_t *at)
{
    return (unsigned)(at[0] | at[1] << 8);
}

static uint32_t le32(const uint8_t *at)
{
    return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

/* A program that writes to a pipe does not know the length beforehand: what the head promises
 * beyond the file's end is not there. */
static bool find_wave(const uint8_t *bytes, size_t size, struct wave *wave)
{
    if (size < 12 || memcmp(bytes, "RIFF", 4) != 0 || memcmp(bytes + 8, "WAVE", 4) != 0) {
        return false;
    }
    for (size_t at = 12; size - at >= 8;) {
        size_t length = le32(bytes + at + 4), room = size - at - 8;
        const uint8_t *chunk = bytes + at + 8;
        length = length < room ? length : room;
        if (memcmp(bytes + at, "fmt ", 4) == 0 && length >= 16) {
            wave->channels = (int)le16(chunk + 2);
            wave->rate = (int)(le32(chunk + 4) & 0xFFFFF);
            if (le16(chunk) != 1 || le16(chunk + 14) != 16) {
                return false;
            }
        } else if (memcmp(bytes + at, "data", 4) == 0) {
            bool fits = (wave->channels == 1 || wave->channels == 2) && wave->rate >= 8000 &&
                        wave->rate <= 96000;
            wave->data = chunk;
            wave->frames = fits ? length / (2 * (size_t)wave->channels) : 0;
            return wave->frames > 0;
        }
        length += length & 1;
        if (length > room) {
            return false;
        }
        at += 8 + length;
    }
    return false;
}

static int sample_at(const struct wave *wave, size_t frame)
{
    const uint8_t *at = wave->data + frame * 2 * (size_t)wave->channels;
    int left = (int16_t)le16(at);
    return wave->channels == 2 ? (left + (int16_t)le16(at + 2)) / 2 : left;
}

/* Where sound begins and ends. False: it is all silence. */
static bool find_sound(const struct wave *wave, size_t *ret_begin, size_t *ret_end)
{
    size_t begin = 0, end = wave->frames, edge = (size_t)wave->rate * EDGE_MS / 1000;
    while (begin < end && abs(sample_at(wave, begin)) < QUIET) {
        begin++;
    }
    while (end > begin && abs(sample_at(wave, end - 1)) < QUIET) {
        end--;
    }
    if (begin == end) {
        return false;
    }
    *ret_begin = begin > edge ? begin - edge : 0;
    *ret_end = wave->frames - end > edge ? end + edge : wave->frames;
    return true;
}

int16_t *clip_read(const uint8_t *bytes, size_t size, size_t *ret_count)
{
    struct wave wave = {.frames = 0};
    size_t begin, end;
    if (!find_wave(bytes, size, &wave) || !find_sound(&wave, &begin, &end)) {
        return NULL;
    }
    size_t most = (size_t)wave.rate * CLIP_MOST_S;
    size_t frames = end - begin < most ? end - begin : most;
    size_t count = (size_t)((uint64_t)frames * AUDIO_RATE_HZ / (uint64_t)wave.rate);
    int16_t *samples = malloc((count + 1) * sizeof *samples);
    ASSERT(samples != NULL);
    for (size_t i = 0; i < count; i++) {
        uint64_t at = (uint64_t)i * (uint64_t)wave.rate;
        size_t frame = (size_t)(at / AUDIO_RATE_HZ);
        int part = (int)(at % AUDIO_RATE_HZ);
        int here = sample_at(&wave, begin + frame);
        int next = frame + 1 < frames ? sample_at(&wave, begin + frame + 1) : here;
        samples[i] = (int16_t)(here + (int)((int64_t)(next - here) * part / AUDIO_RATE_HZ));
    }
    *ret_count = count;
    return samples;
}

static void put_le(uint8_t *at, uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; i++) {
        at[i] = (uint8_t)(value >> (8 * i) & 0xFF);
    }
}

uint8_t *clip_write(const int16_t *samples, size_t count, int rate_hz, size_t *ret_size)
{
    static const uint8_t head[HEAD_BYTES] = "RIFF....WAVEfmt ....\1\0\1\0........\2\0\20\0data";
    size_t bytes = count * 2;
    uint8_t *file = malloc(HEAD_BYTES + bytes);
    ASSERT(file != NULL && bytes < UINT32_MAX - HEAD_BYTES);
    memcpy(file, head, sizeof head);
    put_le(file + 4, (uint32_t)(HEAD_BYTES - 8 + bytes), 4);
    put_le(file + 16, 16, 4);
    put_le(file + 24, (uint32_t)rate_hz, 4);
    put_le(file + 28, (uint32_t)rate_hz * 2, 4);
    put_le(file + 40, (uint32_t)bytes, 4);
    for (size_t i = 0; i < count; i++) {
        put_le(file + HEAD_BYTES + 2 * i, (uint16_t)samples[i], 2);
    }
    *ret_size = HEAD_BYTES + bytes;
    return file;
}

int16_t *clip_join(int16_t *const *clips, const size_t *counts, int count, size_t *ret_count)
{
    const size_t rest = AUDIO_RATE_HZ * REST_MS / 1000, before = AUDIO_RATE_HZ * BEFORE_MS / 1000;
    size_t total = before, used = before;
    for (int i = 0; i < count; i++) {
        total += clips[i] != NULL ? counts[i] + rest : 0;
    }
    int16_t *samples = calloc(total, sizeof *samples);
    ASSERT(samples != NULL);
    for (int i = 0; i < count; i++) {
        if (clips[i] != NULL) {
            memcpy(samples + used, clips[i], counts[i] * sizeof *samples);
            used += counts[i] + rest;
        }
    }
    *ret_count = used > before ? used - rest : 0;
    return samples;
}
