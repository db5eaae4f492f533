/* test_clip.c: spoken words as samples, from files of all kinds; and how they sound beside notes.
 */
#include <SDL.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "platform/audio.h"
#include "platform/clip.h"
#include "support/check.h"

static uint8_t wave[200000];
static struct audio audio; /* large */

static void put32(uint8_t *at, uint32_t value)
{
    for (int i = 0; i < 4; i++) {
        at[i] = (uint8_t)(value >> 8 * i);
    }
}

/* A tone between two silences; returns the file's size. */
static size_t make(int rate, int channels, int silence, int frames)
{
    int all = frames + 2 * silence;
    memset(wave, 0, sizeof wave);
    memcpy(wave, "RIFF\0\0\0\0WAVEfmt \x10\0\0\0\1\0", 22);
    wave[22] = (uint8_t)channels;
    put32(wave + 24, (uint32_t)rate);
    wave[34] = 16;
    memcpy(wave + 36, "data", 4);
    put32(wave + 40, (uint32_t)(all * 2 * channels));
    for (int i = 0; i < frames * channels; i++) {
        int16_t v = (int16_t)(8000.0 * sin(6.2831853 * 440.0 * (i / channels) / rate));
        memcpy(wave + 44 + 2 * (silence * channels + i), &v, 2);
    }
    return 44 + (size_t)(all * 2 * channels);
}

static void clips_of_all_rates_are_as_long_as_they_sound(void)
{
    static const struct {
        int rate, channels;
    } kinds[] = {{22050, 1}, {44100, 1}, {48000, 2}, {16000, 1}, {8000, 1}};
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        size_t count = 0, size = make(kinds[k].rate, kinds[k].channels, 3000, kinds[k].rate / 2);
        int16_t *samples = clip_read(wave, size, &count);
        CHECK(samples != NULL);
        CHECK(count > 21500 && count < 24000); /* half a second and its edges */
        int loudest = 0, crossings = 0;
        for (size_t i = 1; i < count; i++) {
            loudest = abs(samples[i]) > loudest ? abs(samples[i]) : loudest;
            crossings += samples[i - 1] < 0 && samples[i] >= 0;
        }
        CHECK(loudest > 7000 && loudest <= 8000);
        CHECK(crossings > 214 && crossings < 226); /* 440 Hz */
        free(samples);
    }
}

static void what_is_no_clip_is_refused(void)
{
    size_t count, size = make(22050, 1, 100, 1000);
    CHECK(clip_read(wave, 0, &count) == NULL);
    CHECK(clip_read(wave, 11, &count) == NULL);
    for (size_t cut = 0; cut <= 46; cut++) { /* cut off anywhere in the head */
        free(clip_read(wave, cut, &count));
        CHECK(cut > 45 || clip_read(wave, cut, &count) == NULL);
    }
    put32(wave + 40, 0xFFFFFFFF); /* of a pipe: as long as the file */
    int16_t *samples = clip_read(wave, size, &count);
    CHECK(samples != NULL);
    free(samples);
    wave[34] = 8;
    CHECK(clip_read(wave, size, &count) == NULL);
    size = make(22050, 3, 100, 1000);
    CHECK(clip_read(wave, size, &count) == NULL);
    size = make(22050, 1, 100, 1000);
    put32(wave + 24, 5);
    CHECK(clip_read(wave, size, &count) == NULL);
    put32(wave + 24, 22050);
    put32(wave + 16, 0x7FFFFFFF); /* a chunk that claims more than there is */
    CHECK(clip_read(wave, size, &count) == NULL);
    size = make(22050, 1, 5000, 0);
    CHECK(clip_read(wave, size, &count) == NULL); /* silence */
    srand(7);
    for (int i = 0; i < 20000; i++) {
        size = make(22050, 1, 10, 50);
        for (int k = 0; k < 6; k++) {
            wave[rand() % 60] = (uint8_t)rand();
        }
        free(clip_read(wave, size, &count));
    }
}

static void clips_stand_apart_and_missing_ones_leave_no_hole(void)
{
    int16_t one[1000], two[2000];
    for (int i = 0; i < 2000; i++) {
        two[i] = 200;
        one[i % 1000] = 100;
    }
    int16_t *clips[] = {one, NULL, two};
    size_t counts[] = {1000, 77, 2000}, count;
    int16_t *all = clip_join(clips, counts, 3, &count);
    const size_t before = AUDIO_RATE_HZ * 60 / 1000, rest = AUDIO_RATE_HZ * 130 / 1000;
    CHECK_INT(count, before + 1000 + rest + 2000);
    CHECK(all[before - 1] == 0 && all[before] == 100 && all[before + 1000] == 0);
    CHECK(all[count - 2000 - 1] == 0 && all[count - 2000] == 200 && all[count - 1] == 200);
    free(all);
}

static void words_step_back_while_a_note_sounds(void)
{
    static int16_t words[500], out[700];
    struct audio_mix *mix = &audio.mix;
    for (int i = 0; i < 500; i++) {
        words[i] = 9000;
    }
    mix->words = words;
    mix->words_count = 500;
    mix->words_loud = 100;
    mix->tone_count = 100;
    for (int i = 0; i < 100; i++) {
        mix->tone[i] = 32000;
    }
    audio_mix(mix, out, 700);
    CHECK_INT(out[0], 32767); /* 35000 is cut off, not turned round */
    CHECK_INT(out[99], 32767);
    CHECK_INT(out[100], 9000);
    CHECK_INT(out[499], 9000);
    CHECK_INT(out[500], 0);
    mix->words_at = 0;
    mix->words_loud = 50;
    audio_mix(mix, out, 10);
    CHECK_INT(out[3], 4500);
    audio = (struct audio){0};
}

static int16_t *some_words(size_t count)
{
    int16_t *words = calloc(count, sizeof *words);
    CHECK(words != NULL);
    return words;
}

static void words_keep_the_device_open_and_can_be_ended(void)
{
    SDL_setenv("SDL_AUDIODRIVER", "dummy", 1);
    audio_say(&audio, some_words(AUDIO_RATE_HZ), AUDIO_RATE_HZ, 1, 80, 1000);
    CHECK(audio.device != 0);
    CHECK(audio_is_saying(&audio, 1999) && !audio_is_saying(&audio, 2000));
    CHECK_INT(audio_deadline(&audio, 1500), 2000);
    audio_hush(&audio, 0, 1500); /* another lane's */
    CHECK(audio_is_saying(&audio, 1500));
    audio_hush(&audio, 1, 1500);
    CHECK(!audio_is_saying(&audio, 1501) && audio.mix.words == NULL);
    CHECK_INT(audio_deadline(&audio, 1600), 1500 + AUDIO_CLOSE_MS);
    audio_tick(&audio, 1500 + AUDIO_CLOSE_MS);
    CHECK(audio.device == 0); /* silent: nothing wakes the processor */
    SDL_setenv("SDL_AUDIODRIVER", "nothing", 1);
    audio_say(&audio, some_words(10), 10, 0, 80, 5000); /* no device: silent, no error */
    CHECK(audio.device == 0 && !audio_is_saying(&audio, 5000));
    audio_close(&audio);
}

int main(void)
{
    RUN(clips_of_all_rates_are_as_long_as_they_sound);
    RUN(what_is_no_clip_is_refused);
    RUN(clips_stand_apart_and_missing_ones_leave_no_hole);
    RUN(words_step_back_while_a_note_sounds);
    RUN(words_keep_the_device_open_and_can_be_ended);
    return 0;
}
