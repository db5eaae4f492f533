/* recorder.h: one phrase, from the touch that begins it to what is kept of it: the microphone is
 * opened a moment later (the touch's own sound is over then), closed when the phrase is over, at
 * the end of the room, when it is gone, or at once when nobody wants it any more. Values and a
 * port; no screen, no disk. One thread; times are ticks. */
#ifndef BORNE_APP_RECORDER_H
#define BORNE_APP_RECORDER_H

#include "platform/microphone.h"
#include "platform/take.h"
#include "ui/voice_view.h"

enum { RECORDER_READY_MS = 600, RECORDER_LOOK_MS = 50, RECORDER_DEAD_MS = 2000 };

struct recorder;

struct recorder *recorder_create(const struct microphone *microphone);
void recorder_destroy(struct recorder *recorder); /* NULL is allowed */

void recorder_begin(struct recorder *recorder, int64_t tick_ms);
void recorder_stop(struct recorder *recorder); /* that was all: what is there is looked at */
void recorder_drop(struct recorder *recorder); /* closed and forgotten */
/* What was taken could not be kept, for this reason; it is still there. */
void recorder_warn(struct recorder *recorder, enum voice_trouble trouble);
/* Takes what was heard. True if the screen may differ. */
bool recorder_poll(struct recorder *recorder, int64_t tick_ms);
int64_t recorder_deadline(const struct recorder *recorder); /* INT64_MAX: never */

enum voice_state recorder_state(const struct recorder *recorder);
bool recorder_listens(const struct recorder *recorder); /* the microphone is open */
bool recorder_has_microphone(const struct recorder *recorder);
/* State, level, what is left, trouble. */
void recorder_view(const struct recorder *recorder, struct voice_view *view);
/* What was taken, NULL when nothing was; valid until the next call that changes it. */
const int16_t *recorder_take(const struct recorder *recorder, size_t *ret_count);

#endif
