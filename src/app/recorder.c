/* recorder.c: see recorder.h. */
#include "app/recorder.h"

#include <stdlib.h>
#include <string.h>

#include "base/assert.h"

enum { METER = TAKE_RATE_HZ / 16 }; /* samples that the meter shows */

struct recorder {
    struct microphone microphone;
    enum voice_state state;
    enum voice_trouble trouble;
    bool is_open;
    int64_t due_ms, heard_ms; /* when to look again; when something came last */
    int16_t samples[TAKE_ROOM];
    size_t count;
    int16_t *take; /* heap, owned; NULL */
    size_t take_count;
};

struct recorder *recorder_create(const struct microphone *microphone)
{
    struct recorder *recorder = calloc(1, sizeof *recorder);
    ASSERT(recorder != NULL);
    recorder->microphone = *microphone;
    return recorder;
}

static void shut(struct recorder *recorder)
{
    if (recorder->is_open) {
        recorder->microphone.close(recorder->microphone.context);
        recorder->is_open = false;
    }
}

/* Nothing of a phrase stays in memory when it is not wanted. */
static void forget(struct recorder *recorder)
{
    shut(recorder);
    free(recorder->take);
    recorder->take = NULL;
    recorder->take_count = 0;
    memset(recorder->samples, 0, recorder->count * sizeof *recorder->samples);
    recorder->count = 0;
    recorder->trouble = VOICE_WELL;
}

void recorder_destroy(struct recorder *recorder)
{
    if (recorder != NULL) {
        forget(recorder);
        free(recorder);
    }
}

void recorder_drop(struct recorder *recorder)
{
    forget(recorder);
    recorder->state = VOICE_AT_REST;
}

static void fail(struct recorder *recorder, enum voice_trouble trouble)
{
    forget(recorder);
    recorder->state = VOICE_FAILED;
    recorder->trouble = trouble;
}

void recorder_warn(struct recorder *recorder, enum voice_trouble trouble)
{
    recorder->trouble = trouble;
}

void recorder_begin(struct recorder *recorder, int64_t tick_ms)
{
    forget(recorder);
    recorder->state = VOICE_READY;
    recorder->due_ms = tick_ms + RECORDER_READY_MS;
}

void recorder_stop(struct recorder *recorder)
{
    static const enum voice_trouble troubles[TAKE_VERDICTS] = {
        [TAKE_NOTHING] = VOICE_NOTHING_HEARD, [TAKE_QUIET] = VOICE_TOO_QUIET,
        [TAKE_SHORT] = VOICE_TOO_SHORT,       [TAKE_LOUD] = VOICE_TOO_LOUD,
        [TAKE_LONG] = VOICE_TOO_LONG,
    };
    int16_t *take = NULL;
    size_t count = 0;
    if (recorder->state == VOICE_READY) {
        recorder_drop(recorder);
        return;
    }
    if (recorder->state != VOICE_RECORDS) {
        return;
    }
    shut(recorder);
    enum take_verdict verdict = take_cut(recorder->samples, recorder->count, &take, &count);
    if (verdict != TAKE_GOOD) {
        fail(recorder, troubles[verdict]);
        return;
    }
    forget(recorder);
    recorder->take = take;
    recorder->take_count = count;
    recorder->state = VOICE_TAKEN;
}

static void open_now(struct recorder *recorder, int64_t tick_ms)
{
    const struct microphone *microphone = &recorder->microphone;
    if (microphone->open == NULL || !microphone->open(microphone->context)) {
        fail(recorder, VOICE_NO_MICROPHONE);
        return;
    }
    recorder->is_open = true;
    recorder->state = VOICE_RECORDS;
    recorder->heard_ms = tick_ms;
    recorder->due_ms = tick_ms + RECORDER_LOOK_MS;
}

static void hear(struct recorder *recorder, int64_t tick_ms)
{
    const struct microphone *microphone = &recorder->microphone;
    int got = microphone->take(microphone->context, recorder->samples + recorder->count,
                               (int)(TAKE_ROOM - recorder->count));
    if (got > 0) {
        recorder->count += (size_t)got;
        recorder->heard_ms = tick_ms;
    }
    if (got < 0 || tick_ms - recorder->heard_ms >= RECORDER_DEAD_MS) {
        fail(recorder, VOICE_UNPLUGGED);
    } else if (recorder->count == TAKE_ROOM || take_is_over(recorder->samples, recorder->count)) {
        recorder_stop(recorder);
    } else {
        recorder->due_ms = tick_ms + RECORDER_LOOK_MS;
    }
}

bool recorder_poll(struct recorder *recorder, int64_t tick_ms)
{
    if (tick_ms < recorder->due_ms ||
        (recorder->state != VOICE_READY && recorder->state != VOICE_RECORDS)) {
        return false;
    }
    if (recorder->state == VOICE_READY) {
        open_now(recorder, tick_ms);
    } else {
        hear(recorder, tick_ms);
    }
    return true;
}

int64_t recorder_deadline(const struct recorder *recorder)
{
    bool runs = recorder->state == VOICE_READY || recorder->state == VOICE_RECORDS;
    return runs ? recorder->due_ms : INT64_MAX;
}

enum voice_state recorder_state(const struct recorder *recorder)
{
    return recorder->state;
}

bool recorder_listens(const struct recorder *recorder)
{
    return recorder->is_open;
}

bool recorder_has_microphone(const struct recorder *recorder)
{
    const struct microphone *microphone = &recorder->microphone;
    return microphone->is_there != NULL && microphone->is_there(microphone->context);
}

void recorder_view(const struct recorder *recorder, struct voice_view *view)
{
    size_t meter = recorder->count < METER ? recorder->count : METER;
    view->state = recorder->state;
    view->trouble = recorder->trouble;
    view->level = recorder->state == VOICE_RECORDS
                      ? take_level(recorder->samples + recorder->count - meter, meter)
                      : 0;
    view->left_ms = (int)((int64_t)(TAKE_ROOM - recorder->count) * 1000 / TAKE_RATE_HZ);
}

const int16_t *recorder_take(const struct recorder *recorder, size_t *ret_count)
{
    *ret_count = recorder->take_count;
    return recorder->take;
}
