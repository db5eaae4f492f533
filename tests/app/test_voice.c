/* test_voice.c: clips are made ahead, once, and removed when no month says them; what is said comes
 * for its lane and ends with a touch; a broken clip is made again; without a program, or with one
 * that fails or hangs on its errors, the kiosk is silent and works. The program is a script here,
 * but once it is the real one. Long because that script serves all of it. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "app/kiosk/kiosk.h"
#include "app/speak.h"
#include "app/voice.h"
#include "base/str.h"
#include "platform/audio.h"
#include "platform/clip.h"
#include "support/check.h"
#include "support/small_prep.h"
#include "ui/words.h"
#include "world.h"

static struct world w; /* large */
static char program[300], spoken[300], sample[300];
static struct small_prep small;

/* Half a second at 22 050 Hz, as espeak-ng writes it, with silence around. */
static void write_sample(const char *path)
{
    enum { FRAMES = 11025 };
    static unsigned char wave[44 + 2 * FRAMES] = "RIFF....WAVEfmt \x10\0\0\0\1\0\1\0"
                                                 "\x22\x56\0\0\x44\xAC\0\0\2\0\x10\0"
                                                 "data";
    wave[40] = (unsigned char)(2 * FRAMES & 0xFF);
    wave[41] = (unsigned char)(2 * FRAMES >> 8);
    for (int i = 2000; i < 9000; i++) {
        wave[44 + 2 * i + 1] = i % 40 < 20 ? 0x20 : 0xE0;
    }
    FILE *file = fopen(path, "wb");
    CHECK(file != NULL && fwrite(wave, 1, sizeof wave, file) == sizeof wave);
    fclose(file);
}

/* -v VOICE -s SPEED -b 1 -w FILE -f TEXT */
static void write_program(const char *body)
{
    FILE *file = fopen(program, "w");
    CHECK(file != NULL);
    fprintf(file, "#!/bin/sh\necho \"$2 $(cat \"${10}\")\" >> %s\n%s\n", spoken, body);
    fclose(file);
    CHECK(chmod(program, 0700) == 0);
}

static void begin(void)
{
    char copy[400];
    world_begin(&w, NULL);
    str_format(program, sizeof program, "%s/speaker", w.base);
    str_format(spoken, sizeof spoken, "%s/spoken", w.base);
    str_format(sample, sizeof sample, "%s/sample.wav", w.base);
    write_sample(sample);
    str_format(copy, sizeof copy, "cp %s \"$8\"", sample);
    write_program(copy);
    small_prep_init(&small);
}

static void end(void)
{
    char path[400];
    str_format(path, sizeof path, "rm -rf %s/voix %s %s %s", w.data, program, spoken, sample);
    CHECK(system(path) == 0);
    small_prep_finish(&small);
    world_end(&w);
}

static void nap(int ms)
{
    nanosleep(&(struct timespec){.tv_nsec = ms * 1000000L}, NULL);
}

static struct voice *open_voice(void)
{
    return voice_create(w.data, program, w.ports.wake, w.ports.context);
}

static void finish(struct voice *voice)
{
    while (voice_left(voice) > 0) {
        world_wait(&w);
        voice_poll(voice);
    }
    for (int i = 0; i < 20; i++) {
        nap(20);
        voice_poll(voice);
    }
}

static int count_lines(const char *path)
{
    FILE *file = fopen(path, "r");
    int lines = 0;
    for (int c; file != NULL && (c = fgetc(file)) != EOF;) {
        lines += c == '\n';
    }
    if (file != NULL) {
        fclose(file);
    }
    return lines;
}

static int count_clips(void)
{
    char path[400];
    int count = 0;
    str_format(path, sizeof path, "%s/voix", w.data);
    DIR *files = opendir(path);
    for (struct dirent *file; files != NULL && (file = readdir(files)) != NULL;) {
        count += strstr(file->d_name, ".wav") != NULL && strlen(file->d_name) == 20;
    }
    if (files != NULL) {
        closedir(files);
    }
    return count;
}

static bool was_spoken(const char *words)
{
    char command[600];
    str_format(command, sizeof command, "grep -qxF '%s' %s", words, spoken);
    return system(command) == 0;
}

static void a_month_is_made_once_and_goes_with_its_words(void)
{
    begin();
    struct voice *voice = open_voice();
    CHECK(voice_is_there(voice));
    voice_month(voice, &small.plan);
    finish(voice);
    int made = count_lines(spoken);
    CHECK(made > 100 && count_clips() == made);
    CHECK(was_spoken("fr Allez à"));
    CHECK(was_spoken("fr 3") && was_spoken("ar 3"));
    char line[200];
    str_format(line, sizeof line, "fr %s", small.plan.products.rows[0].name);
    CHECK(was_spoken(line)); /* French, and in no other voice */
    line[0] = 'a';
    CHECK(!was_spoken(line));
    voice_destroy(voice);

    voice = open_voice();
    voice_month(voice, &small.plan);
    finish(voice);
    CHECK_INT(count_lines(spoken), made); /* they were there */
    voice_month(voice, NULL);
    finish(voice);
    CHECK_INT(count_lines(spoken), made);
    CHECK(count_clips() > 50 && count_clips() < made - 20); /* names and numbers went */
    voice_destroy(voice);
    end();
}

static struct say two_parts(void)
{
    struct say say = {.count = 2};
    (void)str_copy(say.parts[0].text, SAY_TEXT, "Allez à");
    (void)str_copy(say.parts[1].text, SAY_TEXT, "E3");
    return say;
}

static bool wait_for_words(struct voice *voice, uint8_t *lane, int16_t **samples, size_t *count)
{
    for (int i = 0; i < 200; i++) {
        voice_poll(voice);
        if (voice_next(voice, lane, samples, count)) {
            return true;
        }
        nap(10);
    }
    return false;
}

static void words_come_for_their_lane(void)
{
    uint8_t lane;
    int16_t *samples;
    size_t count;
    begin();
    struct voice *voice = open_voice();
    struct say say = two_parts();
    voice_say(voice, 2, &say);
    CHECK(wait_for_words(voice, &lane, &samples, &count));
    CHECK_INT(lane, 2);
    /* Two clips of 7 000 frames and their edges, a rest between, at twice the rate. */
    CHECK(count > 2 * 14000 + 5000 && count < 2 * 14000 + 14000);
    free(samples);
    CHECK_INT(count_lines(spoken), 2);
    /* The latest words of a lane are those that come. */
    voice_say(voice, 1, &say);
    say.count = 1;
    voice_say(voice, 1, &say);
    CHECK(wait_for_words(voice, &lane, &samples, &count));
    CHECK_INT(lane, 1);
    CHECK(count < 20000);
    free(samples);
    CHECK(!voice_next(voice, &lane, &samples, &count));
    voice_say(voice, 1, &say);
    voice_hush(voice, 1);
    for (int i = 0; i < 10; i++) {
        nap(10);
        voice_poll(voice);
    }
    CHECK(!voice_next(voice, &lane, &samples, &count));
    voice_destroy(voice);
    end();
}

static void a_broken_clip_is_made_again(void)
{
    char name[VOICE_NAME], path[500];
    uint8_t lane;
    int16_t *samples;
    size_t count;
    begin();
    struct voice *voice = open_voice();
    struct say say = two_parts();
    voice_name(&say.parts[1], name);
    str_format(path, sizeof path, "%s/voix/%s", w.data, name);
    FILE *file = fopen(path, "w");
    CHECK(file != NULL);
    fputs("RIFF half of a fi", file);
    fclose(file);
    voice_say(voice, 0, &say);
    CHECK(wait_for_words(voice, &lane, &samples, &count));
    CHECK(count > 2 * 14000);
    free(samples);
    CHECK(was_spoken("fr E3"));
    voice_destroy(voice);
    end();
}

static void without_a_program_it_is_silent(void)
{
    uint8_t lane;
    int16_t *samples;
    size_t count;
    begin();
    struct say say = two_parts();
    struct voice *none = voice_create(w.data, "no-such-speaker", w.ports.wake, w.ports.context);
    CHECK(!voice_is_there(none));
    voice_month(none, &small.plan);
    voice_say(none, 0, &say);
    voice_poll(none);
    CHECK(!voice_next(none, &lane, &samples, &count) && voice_left(none) == 0);
    voice_destroy(none);

    write_program("exit 1"); /* the disk is full, a library is missing */
    struct voice *broken = open_voice();
    CHECK(voice_is_there(broken));
    voice_month(broken, &small.plan);
    for (int i = 0; i < 100 && voice_is_there(broken); i++) {
        nap(20);
        voice_poll(broken);
    }
    CHECK(!voice_is_there(broken));
    CHECK_INT(count_clips(), 0);
    CHECK(count_lines(spoken) <= 16);
    voice_destroy(broken);
    end();
}

/* A tone as people recorded it: half a second at 22 050 Hz. */
static struct recording record(struct recordings *all, const char *words, int hz)
{
    static int16_t samples[11025];
    struct recording recording = {.language = "fr"};
    for (int i = 0; i < 11025; i++) {
        samples[i] = (int16_t)(i * hz * 2 / 22050 % 2 == 0 ? 8000 : -8000);
    }
    uint8_t *wave = clip_write(samples, 11025, 22050, &recording.size);
    recording.wave = wave;
    CHECK(str_copy(recording.words, sizeof recording.words, words));
    recordings_set(all, &recording);
    free(wave);
    return recording;
}

static int ups(const int16_t *samples, size_t count)
{
    int found = 0;
    for (size_t i = 1; i < count; i++) {
        found += samples[i - 1] < -2000 && samples[i] > -2000;
    }
    return found;
}

/* In the middle of what the program says, at once, and the program again once it is taken away. */
static void what_people_recorded_is_said_instead(void)
{
    struct recordings all = {0};
    uint8_t lane;
    int16_t *samples;
    size_t with, without;
    begin();
    struct voice *voice = open_voice();
    struct say say = two_parts();
    voice_lend(voice, &all);
    voice_say(voice, 0, &say);
    CHECK(wait_for_words(voice, &lane, &samples, &without));
    int before = ups(samples, without);
    free(samples);
    struct recording recording = record(&all, "Allez à", 100);
    voice_say(voice, 0, &say);
    CHECK(wait_for_words(voice, &lane, &samples, &with));
    CHECK(with > without + 6000); /* 11 025 frames where the program had 7 000 */
    int now = ups(samples, with);
    CHECK(now != before);
    free(samples);
    say.parts[0].language = words_language("ar"); /* the same letters in another language */
    voice_say(voice, 0, &say);
    CHECK(wait_for_words(voice, &lane, &samples, &with));
    CHECK_INT(with, without);
    free(samples);
    say.parts[0].language = LANGUAGE_FR;
    recording.size = 0;
    recordings_set(&all, &recording);
    voice_say(voice, 0, &say);
    CHECK(wait_for_words(voice, &lane, &samples, &with));
    CHECK_INT(with, without);
    CHECK_INT(ups(samples, with), before);
    free(samples);
    voice_destroy(voice);
    recordings_finish(&all);
    end();
}

/* Without the program they speak alone; what nobody recorded is silent. */
static void recordings_need_no_program(void)
{
    struct recordings all = {0};
    uint8_t lane;
    int16_t *samples;
    size_t count;
    begin();
    struct voice *voice = voice_create(w.data, NULL, w.ports.wake, w.ports.context);
    struct say say = two_parts();
    voice_lend(voice, &all);
    CHECK(!voice_is_there(voice) && !voice_has_program(voice) && voice_is_quiet(voice));
    (void)record(&all, "Allez à", 200);
    CHECK(voice_is_there(voice) && !voice_has_program(voice));
    voice_say(voice, 3, &say);
    CHECK(!voice_is_quiet(voice));
    CHECK(wait_for_words(voice, &lane, &samples, &count));
    CHECK_INT(lane, 3);
    CHECK(count > 22000 && count < 28000); /* one of two */
    free(samples);
    CHECK(voice_is_quiet(voice));
    voice_destroy(voice);
    recordings_finish(&all);
    end();
}

static struct kiosk *kiosk;

static bool kiosk_says(uint8_t *ret_lane)
{
    int16_t *samples;
    size_t count;
    for (int i = 0; i < 100; i++) {
        kiosk_poll(kiosk);
        if (kiosk_next_words(kiosk, ret_lane, &samples, &count)) {
            free(samples);
            return true;
        }
        nap(10);
    }
    return false;
}

static void tap(const char *name)
{
    w.tick_ms += 1000;
    w.now_ms += 1000;
    CHECK(kiosk_tap(kiosk, name));
    while (!station_is_idle(kiosk_station(kiosk))) {
        world_wait(&w);
        kiosk_poll(kiosk);
    }
    kiosk_poll(kiosk);
}

static bool is_hushed(void)
{
    uint8_t lane;
    bool hushed = false;
    while (kiosk_next_hush(kiosk, &lane)) {
        hushed = true;
    }
    return hushed;
}

static void a_step_is_said_and_said_again(void)
{
    struct error err = {0};
    uint8_t lane;
    begin();
    world_open_crate(&w);
    station_destroy(w.station);
    w.station = NULL;
    struct kiosk_options options = {.ports = w.ports,
                                    .panel = {1280, 800, 15.6},
                                    .metrics = text_plain_metrics,
                                    .voice = program};
    CHECK(kiosk_create(w.data, &options, &kiosk, &err));
    CHECK_STR(ui_screen(kiosk_ui(kiosk)->screen)->name, "pick");
    CHECK(kiosk_says(&lane)); /* where they are, after a start */
    CHECK_INT(lane, 0);
    CHECK(was_spoken("fr E3"));
    CHECK(!kiosk_says(&lane)); /* once */
    (void)is_hushed();
    tap("hear");
    CHECK(is_hushed()); /* a touch ends what is being said */
    CHECK(kiosk_says(&lane));
    tap("help"); /* says the step, too */
    CHECK(kiosk_says(&lane));
    tap("comfort");
    tap("voice");
    CHECK(is_hushed());
    tap("back");
    CHECK(!kiosk_says(&lane)); /* off, for this pair */
    kiosk_destroy(kiosk);
    end();
}

static void start(void)
{
    struct error err = {0};
    struct kiosk_options options = {
        .ports = w.ports, .panel = {1280, 800, 15.6}, .metrics = text_plain_metrics};
    CHECK(kiosk_create(w.data, &options, &kiosk, &err));
}

static void choose_pair(int animal)
{
    struct request pair = {.kind = REQUEST_PAIR, .argument = animal};
    station_request(kiosk_station(kiosk), 0, &pair);
    while (!station_is_idle(kiosk_station(kiosk))) {
        world_wait(&w);
        kiosk_poll(kiosk);
    }
    kiosk_poll(kiosk);
    kiosk_poll(kiosk);
}

/* Over a restart of the station; another pair begins in French, and stays so over the next. */
static void a_pairs_language_is_kept(void)
{
    int arabic = words_language("ar");
    begin();
    world_open_crate(&w);
    station_destroy(w.station);
    w.station = NULL;
    start();
    CHECK_INT(kiosk_ui(kiosk)->language, LANGUAGE_FR);
    tap("help");
    tap("language_ar");
    tap("comfort");
    tap("big");
    tap("back");
    kiosk_destroy(kiosk);
    start();
    CHECK_STR(ui_screen(kiosk_ui(kiosk)->screen)->name, "pick");
    CHECK_INT(kiosk_ui(kiosk)->language, arabic);
    CHECK_INT(kiosk_ui(kiosk)->comfort, COMFORT_BIG);
    choose_pair(7);
    CHECK_INT(kiosk_ui(kiosk)->language, LANGUAGE_FR);
    CHECK_INT(kiosk_ui(kiosk)->comfort, 0);
    kiosk_destroy(kiosk);
    start();
    CHECK_INT(kiosk_ui(kiosk)->language, LANGUAGE_FR);
    kiosk_destroy(kiosk);
    end();
}

static void espeak_speaks_all_languages(void)
{
    char path[LIMIT_PATH], found[LIMIT_PATH];
    if (!speak_find("espeak-ng", found)) {
        printf("  (no espeak-ng here)\n");
        return;
    }
    begin();
    str_format(path, sizeof path, "%s/clip.wav", w.data);
    for (int language = 0; language < words_count(); language++) {
        CHECK(words_voice(language)[0] != '\0');
        CHECK(speak(found, words_voice(language), words_get(language, "Go to"), path));
        struct stat stat_of;
        CHECK(stat(path, &stat_of) == 0 && stat_of.st_size > 10000);
        CHECK(remove(path) == 0);
    }
    CHECK(!speak(found, "fr", "un", "/nowhere/at/all.wav"));
    end();
}

int main(void)
{
    words_open(BORNE_WORDS_DIR);
    RUN(a_month_is_made_once_and_goes_with_its_words);
    RUN(words_come_for_their_lane);
    RUN(a_broken_clip_is_made_again);
    RUN(without_a_program_it_is_silent);
    RUN(what_people_recorded_is_said_instead);
    RUN(recordings_need_no_program);
    RUN(a_step_is_said_and_said_again);
    RUN(a_pairs_language_is_kept);
    RUN(espeak_speaks_all_languages);
    return 0;
}
