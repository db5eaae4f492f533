/* voice.c: what people recorded of the voice: kept with the record, known to all lanes once it is
 * durable. */
#include "app/station/station_private.h"

#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/str.h"

#define LEFT_BYTES ((int64_t)32 << 20)

struct kept_recording {
    struct recording recording;
    uint8_t wave[];
};

bool station_voice_load(struct station *s, struct error *err)
{
    recordings_finish(&s->recordings);
    return store_load_recordings(s->store, &s->recordings, err);
}

const struct recordings *station_recordings(const struct station *s)
{
    return &s->recordings;
}

/* Nobody's phrase is worth the disk that crates are noted on. */
static bool is_room_scarce(const struct station *s, const struct recording *recording)
{
    int64_t free_bytes = station_free_bytes(s->dir);
    return recording->size > 0 && free_bytes > 0 && free_bytes < LEFT_BYTES;
}

enum station_recorded station_record(struct station *s, uint8_t lane, enum role role,
                                     const struct recording *recording)
{
    if (s->has_failed) {
        return STATION_RECORD_FAILED;
    }
    if (!recordings_fits(&s->recordings, recording)) {
        return STATION_RECORD_MANY;
    }
    if (is_room_scarce(s, recording)) {
        return STATION_RECORD_FULL;
    }
    struct pending *pending = station_push(s, lane, REQUEST_VOICE);
    struct kept_recording *kept = malloc(sizeof *kept + recording->size);
    ASSERT(kept != NULL);
    kept->recording = *recording;
    kept->recording.wave = kept->wave;
    if (recording->size > 0) {
        memcpy(kept->wave, recording->wave, recording->size);
    }
    pending->recorded = kept;
    pending->gesture.recordings = &kept->recording;
    pending->gesture.recording_count = 1;
    pending->gesture.role = role;
    pending->gesture.at_ms = s->ports.now_ms(s->ports.context);
    pending->then = THEN_VOICE;
    station_push_end(s, pending);
    return STATION_RECORDED;
}

void station_voice_kept(struct station *s, const struct kept_recording *kept)
{
    recordings_set(&s->recordings, &kept->recording);
}
