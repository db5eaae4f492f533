/* voice_job.c: clips on the disk. On the worker's thread. */
#include "app/voice_job.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/assert.h"
#include "base/str.h"
#include "platform/clip.h"

static bool path_of(const struct voice_job *job, const char *name, char ret[LIMIT_PATH])
{
    return job->dir[0] != '\0' && str_format(ret, LIMIT_PATH, "%s/%s", job->dir, name);
}

static uint8_t *read_all(const char *path, size_t *ret_size)
{
    FILE *file = fopen(path, "rb");
    uint8_t *bytes = malloc(LIMIT_VOICE_BYTES);
    ASSERT(bytes != NULL);
    *ret_size = file != NULL ? fread(bytes, 1, LIMIT_VOICE_BYTES, file) : 0;
    if (file != NULL) {
        fclose(file);
    }
    return bytes;
}

static int16_t *load(const char *path, size_t *ret_count)
{
    size_t size;
    uint8_t *bytes = read_all(path, &size);
    int16_t *samples = clip_read(bytes, size, ret_count);
    free(bytes);
    return samples;
}

static bool make(struct voice_job *job, const struct voice_clip *clip, const char *path)
{
    bool done = speak(job->program, clip->voice, clip->text, path);
    job->made += done ? 1 : 0;
    job->failed += done ? 0 : 1;
    return done;
}

static void make_all(struct voice_job *job)
{
    char path[LIMIT_PATH];
    for (int i = 0; i < job->count; i++) {
        if (path_of(job, job->clips[i].name, path) && access(path, R_OK) != 0) {
            (void)make(job, &job->clips[i], path);
        }
    }
}

/* As people recorded it, else the program's clip, which is made where it is missing. */
static int16_t *clip_of(struct voice_job *job, int at, size_t *ret_count)
{
    char path[LIMIT_PATH];
    int16_t *clip = job->recorded[at].wave != NULL
                        ? clip_read(job->recorded[at].wave, job->recorded[at].size, ret_count)
                        : NULL;
    if (clip == NULL && path_of(job, job->clips[at].name, path)) {
        clip = load(path, ret_count);
        if (clip == NULL && job->may_make && make(job, &job->clips[at], path)) {
            clip = load(path, ret_count);
        }
    }
    return clip;
}

static void join(struct voice_job *job)
{
    int16_t *clips[VOICE_BATCH] = {NULL};
    size_t counts[VOICE_BATCH] = {0};
    int some = 0;
    for (int i = 0; i < job->count; i++) {
        clips[i] = clip_of(job, i, &counts[i]);
        some += clips[i] != NULL ? 1 : 0;
    }
    if (some > 0) {
        job->samples = clip_join(clips, counts, job->count, &job->sample_count);
    }
    for (int i = 0; i < job->count; i++) {
        free(clips[i]);
    }
}

static int by_name(const void *a, const void *b)
{
    return strcmp(a, b);
}

static void tidy(struct voice_job *job)
{
    char path[LIMIT_PATH];
    DIR *files = opendir(job->dir);
    for (struct dirent *file; files != NULL && (file = readdir(files)) != NULL;) {
        char name[VOICE_NAME] = "";
        bool fits = str_copy(name, sizeof name, file->d_name);
        bool stays = file->d_name[0] == '.' ||
                     (fits && bsearch(name, job->kept, job->kept_count, sizeof name, by_name));
        if (!stays && path_of(job, file->d_name, path)) {
            (void)unlink(path);
        }
    }
    if (files != NULL) {
        closedir(files);
    }
}

static void run(struct work *work)
{
    struct voice_job *job = (struct voice_job *)work;
    switch (job->deed) {
    case VOICE_MAKE: make_all(job); break;
    case VOICE_JOIN: join(job); break;
    case VOICE_TIDY: tidy(job); break;
    }
}

struct voice_job *voice_job_create(enum voice_work deed, const char *dir, const char *program)
{
    struct voice_job *job = calloc(1, sizeof *job);
    ASSERT(job != NULL);
    job->work.run = run;
    job->deed = deed;
    (void)str_copy(job->dir, sizeof job->dir, dir);
    (void)str_copy(job->program, sizeof job->program, program);
    return job;
}

void voice_job_record(struct voice_job *job, int at, const uint8_t *wave, size_t size)
{
    job->recorded[at].wave = malloc(size);
    ASSERT(job->recorded[at].wave != NULL);
    memcpy(job->recorded[at].wave, wave, size);
    job->recorded[at].size = size;
}

void voice_job_keep(struct voice_job *job, const struct voice_clip *clips, size_t count)
{
    job->kept = calloc(count + 1, sizeof *job->kept);
    ASSERT(job->kept != NULL);
    for (size_t i = 0; i < count; i++) {
        memcpy(job->kept[i], clips[i].name, VOICE_NAME);
    }
    qsort(job->kept, count, sizeof *job->kept, by_name);
    job->kept_count = count;
}

void voice_job_destroy(struct voice_job *job)
{
    if (job != NULL) {
        for (int i = 0; i < VOICE_BATCH; i++) {
            free(job->recorded[i].wave);
        }
        free(job->samples);
        free(job->kept);
        free(job);
    }
}
