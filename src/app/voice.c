/* voice.c: which clips there are to be, which lane waits for words, and a worker that makes a few
 * at a time, so that what is to be said now never waits for a whole month. */
#include "app/voice.h"

#include <stdlib.h>
#include <string.h>

#include "app/voice_job.h"
#include "base/assert.h"
#include "base/log.h"
#include "base/sha256.h"
#include "base/str.h"
#include "store/folder.h"
#include "ui/words.h"

enum { FAILURES = 3 }; /* in a row: the program does not work here */

struct voice {
    char dir[LIMIT_PATH], program[LIMIT_PATH]; /* "": only recordings speak */
    void (*wake)(void *context);
    void *context;
    const struct recordings *recordings; /* borrowed; NULL: none */
    struct worker *worker;               /* NULL: nothing was to be said yet */
    struct voice_job *job;               /* running */
    struct voice_clip *month;
    size_t month_count, month_room, month_at; /* made up to here */
    bool is_new;                              /* what is not in the list is still to go */
    struct {
        bool waits;
        struct say say;
    } lanes[LIMIT_LANES];
    bool is_hushed; /* what the worker joins is wanted no more */
    struct voice_job *ready;
    int failures;
    size_t beside; /* made although no month asked for it */
};

void voice_name(const struct say_part *part, char ret_name[VOICE_NAME])
{
    struct sha256 sha;
    char hex[65], aloud[SAY_ALOUD];
    const char *voice = words_voice(part->language);
    say_aloud(part, aloud, sizeof aloud);
    sha256_init(&sha);
    sha256_add(&sha, voice, strlen(voice) + 1);
    sha256_add(&sha, aloud, strlen(aloud));
    sha256_hex(&sha, hex);
    str_format(ret_name, VOICE_NAME, "%.16s.wav", hex);
}

static void set_clip(struct voice_clip *clip, const struct say_part *part)
{
    voice_name(part, clip->name);
    (void)str_copy(clip->voice, sizeof clip->voice, words_voice(part->language));
    say_aloud(part, clip->text, sizeof clip->text);
}

struct voice *voice_create(const char *dir, const char *program, void (*wake)(void *context),
                           void *context)
{
    struct error err = {0};
    struct voice *voice = calloc(1, sizeof *voice);
    ASSERT(voice != NULL);
    voice->wake = wake;
    voice->context = context;
    if (program == NULL) {
        return voice;
    }
    if (!speak_find(program, voice->program)) {
        log_line(LOG_INFO, "voice", "no voice: %s is not installed", program);
        voice->program[0] = '\0';
    } else if (!str_format(voice->dir, sizeof voice->dir, "%s/voix", dir) ||
               !folder_make(voice->dir, &err)) {
        log_error("voice", &err);
        voice->program[0] = '\0';
    }
    return voice;
}

void voice_destroy(struct voice *voice)
{
    if (voice == NULL) {
        return;
    }
    if (voice->worker != NULL) {
        (void)worker_wait(voice->worker);
    }
    worker_destroy(voice->worker);
    voice_job_destroy(voice->job);
    voice_job_destroy(voice->ready);
    free(voice->month);
    free(voice);
}

void voice_lend(struct voice *voice, const struct recordings *recordings)
{
    voice->recordings = recordings;
}

bool voice_has_program(const struct voice *voice)
{
    return voice->program[0] != '\0';
}

bool voice_is_there(const struct voice *voice)
{
    return voice_has_program(voice) || (voice->recordings != NULL && voice->recordings->count > 0);
}

bool voice_is_quiet(const struct voice *voice)
{
    bool waits = voice->ready != NULL || (voice->job != NULL && voice->job->deed == VOICE_JOIN);
    for (uint8_t lane = 0; lane < LIMIT_LANES; lane++) {
        waits = waits || voice->lanes[lane].waits;
    }
    return !waits;
}

size_t voice_left(const struct voice *voice)
{
    return voice->month_count - voice->month_at;
}

static void add_clip(void *context, const struct say_part *part, enum say_kind kind)
{
    struct voice *voice = context;
    (void)kind;
    if (voice->month_count == LIMIT_VOICE_CLIPS) {
        return; /* the rest is made when it is said */
    }
    if (voice->month_count == voice->month_room) {
        voice->month_room = voice->month_room * 2 + 256;
        voice->month = realloc(voice->month, voice->month_room * sizeof *voice->month);
        ASSERT(voice->month != NULL);
    }
    set_clip(&voice->month[voice->month_count++], part);
}

static void give(struct voice *voice, struct voice_job *job)
{
    if (voice->worker == NULL) {
        voice->worker = worker_create(voice->wake, voice->context);
    }
    voice->job = job;
    worker_give(voice->worker, &job->work);
}

static struct voice_job *new_job(const struct voice *voice, enum voice_work deed)
{
    return voice_job_create(deed, voice->dir, voice->program);
}

/* The worker has a copy: what is taken away meanwhile is said once more, and no longer. */
static void add_recorded(const struct voice *voice, struct voice_job *job,
                         const struct say_part *part)
{
    const struct recording *recording =
        voice->recordings != NULL
            ? recordings_find(voice->recordings, words_code(part->language), part->text)
            : NULL;
    if (recording != NULL) {
        voice_job_record(job, job->count, recording->wave, recording->size);
    }
}

static bool give_words(struct voice *voice)
{
    for (uint8_t lane = 0; lane < LIMIT_LANES; lane++) {
        if (!voice->lanes[lane].waits) {
            continue;
        }
        const struct say *say = &voice->lanes[lane].say;
        struct voice_job *job = new_job(voice, VOICE_JOIN);
        for (int i = 0; i < say->count; i++) {
            set_clip(&job->clips[job->count], &say->parts[i]);
            add_recorded(voice, job, &say->parts[i]);
            job->count++;
        }
        job->lane = lane;
        job->may_make = voice_has_program(voice) && voice->beside < LIMIT_VOICE_CLIPS;
        voice->lanes[lane].waits = voice->is_hushed = false;
        give(voice, job);
        return true;
    }
    return false;
}

/* What is to be said first; then what no month says is removed; then a few clips more. */
static void go_on(struct voice *voice)
{
    if (voice->job != NULL || (voice->ready == NULL && give_words(voice)) ||
        !voice_has_program(voice)) {
        return;
    }
    if (voice->is_new) {
        struct voice_job *job = new_job(voice, VOICE_TIDY);
        voice_job_keep(job, voice->month, voice->month_count);
        voice->is_new = false;
        give(voice, job);
    } else if (voice->month_at < voice->month_count) {
        struct voice_job *job = new_job(voice, VOICE_MAKE);
        while (job->count < VOICE_BATCH && voice->month_at < voice->month_count) {
            job->clips[job->count++] = voice->month[voice->month_at++];
        }
        give(voice, job);
    }
}

void voice_month(struct voice *voice, const struct plan *plan)
{
    if (!voice_has_program(voice)) {
        return;
    }
    voice->month_count = voice->month_at = 0;
    for (int language = 0; language < words_count(); language++) {
        if (words_voice(language)[0] != '\0') {
            say_month(plan, language, add_clip, voice);
        }
    }
    voice->is_new = true;
    go_on(voice);
}

void voice_say(struct voice *voice, uint8_t lane, const struct say *say)
{
    voice_hush(voice, lane);
    if (voice_is_there(voice) && say->count > 0) {
        voice->lanes[lane].say = *say;
        voice->lanes[lane].waits = true;
        go_on(voice);
    }
}

void voice_hush(struct voice *voice, uint8_t lane)
{
    voice->lanes[lane].waits = false;
    if (voice->job != NULL && voice->job->deed == VOICE_JOIN && voice->job->lane == lane) {
        voice->is_hushed = true;
    }
    if (voice->ready != NULL && voice->ready->lane == lane) {
        voice_job_destroy(voice->ready);
        voice->ready = NULL;
    }
}

static void count_failures(struct voice *voice, const struct voice_job *job)
{
    voice->failures = job->failed > 0 && job->made == 0 ? voice->failures + job->failed
                      : job->made > 0                   ? 0
                                                        : voice->failures;
    if (voice->failures >= FAILURES) {
        log_line(LOG_WARNING, "voice", "no voice: %s makes no clips in %s", voice->program,
                 voice->dir);
        voice->program[0] = '\0';
    }
}

void voice_poll(struct voice *voice)
{
    struct voice_job *job = voice->worker != NULL ? (void *)worker_take(voice->worker) : NULL;
    if (job == NULL) {
        return;
    }
    voice->job = NULL;
    count_failures(voice, job);
    if (job->deed == VOICE_JOIN) {
        voice->beside += (size_t)job->made;
        if (job->samples != NULL && !voice->is_hushed) {
            voice->ready = job;
            job = NULL;
        }
    }
    voice_job_destroy(job);
    go_on(voice);
}

bool voice_next(struct voice *voice, uint8_t *ret_lane, int16_t **ret_samples, size_t *ret_count)
{
    struct voice_job *job = voice->ready;
    if (job == NULL) {
        return false;
    }
    *ret_lane = job->lane;
    *ret_samples = job->samples;
    *ret_count = job->sample_count;
    job->samples = NULL;
    voice_job_destroy(job);
    voice->ready = NULL;
    go_on(voice);
    return true;
}
