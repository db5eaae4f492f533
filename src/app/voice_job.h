/* voice_job.h: what the voice's worker does: makes clips, joins them to what is said, removes those
 * that nobody says any more. Values only; knows no lanes but their number. */
#ifndef BORNE_APP_VOICE_JOB_H
#define BORNE_APP_VOICE_JOB_H

#include "app/speak.h"
#include "app/voice.h"
#include "app/worker.h"

enum { VOICE_BATCH = 8, SAY_ALOUD = SAY_TEXT + 32 };
_Static_assert((int)VOICE_BATCH >= (int)SAY_PARTS, "one job says a screen");

struct voice_clip {
    char name[VOICE_NAME], voice[48], text[SAY_ALOUD];
};

enum voice_work { VOICE_MAKE, VOICE_JOIN, VOICE_TIDY };

struct voice_job {
    struct work work;
    enum voice_work deed;
    char dir[LIMIT_PATH], program[LIMIT_PATH];
    struct voice_clip clips[VOICE_BATCH];
    int count;
    struct {
        uint8_t *wave; /* heap, owned; NULL: nobody recorded this clip */
        size_t size;
    } recorded[VOICE_BATCH];
    bool may_make; /* JOIN: a clip that is missing */
    uint8_t lane;
    int made, failed;
    int16_t *samples; /* JOIN: heap, owned; NULL: nothing could be read */
    size_t sample_count;
    char (*kept)[VOICE_NAME]; /* TIDY: heap, owned, in order */
    size_t kept_count;
};

struct voice_job *voice_job_create(enum voice_work deed, const char *dir, const char *program);
/* JOIN: what people recorded of the clip at this place; copied. */
void voice_job_record(struct voice_job *job, int at, const uint8_t *wave, size_t size);
/* TIDY: what stays. */
void voice_job_keep(struct voice_job *job, const struct voice_clip *clips, size_t count);
void voice_job_destroy(struct voice_job *job); /* NULL is allowed */

#endif
