/* recording.c: the screen of the voice and its microphone: what there is to say, a phrase recorded,
 * heard, kept. The microphone is closed as soon as that screen is left. */
#include <stdlib.h>
#include <string.h>

#include "app/kiosk/kiosk_private.h"
#include "base/assert.h"
#include "base/str.h"
#include "platform/clip.h"
#include "ui/words.h"

bool kiosk_is_at_voice(const struct kiosk *kiosk, uint8_t lane)
{
    return kiosk->lanes[lane].is_open && kiosk->lanes[lane].ui.screen == SCREEN_VOICE;
}

void kiosk_recording_open(struct kiosk *kiosk, const struct microphone *microphone)
{
    kiosk->recording.recorder = recorder_create(microphone);
    kiosk->recording.rows = calloc(LIMIT_RECORDINGS, sizeof *kiosk->recording.rows);
    ASSERT(kiosk->recording.rows != NULL);
    kiosk->recording.language = -1;
}

void kiosk_recording_close(struct kiosk *kiosk)
{
    recorder_destroy(kiosk->recording.recorder);
    free(kiosk->recording.rows);
    free(kiosk->recording.heard);
}

/* The list of a language, made anew where the plan is another, marks where recordings are. */
static void make_list(struct kiosk *kiosk, int language)
{
    struct recording_desk *desk = &kiosk->recording;
    const struct plan *plan = station_prep(kiosk->station)->plan;
    const struct recordings *recordings = station_recordings(kiosk->station);
    uint32_t import = plan != NULL ? plan->import : 0;
    bool is_other = desk->language != language || desk->import != import;
    if (!is_other && desk->changes == recordings->changes) {
        return;
    }
    if (is_other) {
        desk->count = say_list(plan, language, desk->rows, LIMIT_RECORDINGS);
    }
    for (int i = 0; i < desk->count; i++) {
        desk->rows[i].is_recorded =
            recordings_find(recordings, words_code(language), desk->rows[i].words) != NULL;
    }
    desk->language = language;
    desk->import = import;
    desk->changes = recordings->changes;
}

const struct voice_view *kiosk_voice_view(struct kiosk *kiosk, uint8_t lane)
{
    struct recording_desk *desk = &kiosk->recording;
    make_list(kiosk, kiosk->lanes[lane].ui.voice.language);
    desk->view = (struct voice_view){.language = desk->language,
                                     .rows = desk->rows,
                                     .count = desk->count,
                                     .has_program = voice_has_program(kiosk->voice),
                                     .has_microphone = desk->has_microphone};
    recorder_view(desk->recorder, &desk->view);
    return &desk->view;
}

/* What was taken, as it will be heard. */
static void hear_take(struct kiosk *kiosk, uint8_t lane)
{
    struct recording_desk *desk = &kiosk->recording;
    size_t count, size;
    const int16_t *take = recorder_take(desk->recorder, &count);
    free(desk->heard);
    desk->heard = NULL;
    if (take != NULL) {
        uint8_t *wave = clip_write(take, count, TAKE_RATE_HZ, &size);
        desk->heard = clip_read(wave, size, &desk->heard_count);
        desk->heard_lane = lane;
        free(wave);
    }
}

bool kiosk_next_take(struct kiosk *kiosk, uint8_t *ret_lane, int16_t **ret_samples,
                     size_t *ret_count)
{
    struct recording_desk *desk = &kiosk->recording;
    if (desk->heard == NULL) {
        return false;
    }
    *ret_lane = desk->heard_lane;
    *ret_samples = desk->heard;
    *ret_count = desk->heard_count;
    desk->heard = NULL;
    return true;
}

bool kiosk_is_listening(const struct kiosk *kiosk)
{
    return recorder_state(kiosk->recording.recorder) == VOICE_READY ||
           recorder_listens(kiosk->recording.recorder);
}

static void drop(struct kiosk *kiosk)
{
    recorder_drop(kiosk->recording.recorder);
    free(kiosk->recording.heard);
    kiosk->recording.heard = NULL;
}

/* The words of a row, to be kept or taken away. False: there is no such row. */
static bool find_row(struct kiosk *kiosk, int row, struct recording *ret)
{
    const struct recording_desk *desk = &kiosk->recording;
    memset(ret, 0, sizeof *ret);
    return row >= 0 && row < desk->count &&
           str_copy(ret->language, sizeof ret->language, words_code(desk->language)) &&
           str_copy(ret->words, sizeof ret->words, desk->rows[row].words);
}

static void keep(struct kiosk *kiosk, uint8_t lane, const struct request *request)
{
    struct recording_desk *desk = &kiosk->recording;
    struct recording recording;
    size_t count;
    const int16_t *take = recorder_take(desk->recorder, &count);
    if (take == NULL || desk->is_keeping || !find_row(kiosk, request->value, &recording)) {
        return;
    }
    uint8_t *wave = clip_write(take, count, TAKE_RATE_HZ, &recording.size);
    recording.wave = wave;
    enum station_recorded answer = station_record(kiosk->station, lane, request->role, &recording);
    free(wave);
    desk->is_keeping = answer == STATION_RECORDED;
    recorder_warn(desk->recorder, answer == STATION_RECORD_MANY   ? VOICE_NO_ROOM
                                  : answer == STATION_RECORD_FULL ? VOICE_DISK_FULL
                                                                  : VOICE_WELL);
}

static void hear_now(struct kiosk *kiosk, uint8_t lane, int row)
{
    struct recording_desk *desk = &kiosk->recording;
    struct say say = {.count = 1};
    if (row >= 0 && row < desk->count) {
        say.parts[0].language = desk->language;
        (void)str_copy(say.parts[0].text, SAY_TEXT, desk->rows[row].words);
        voice_say(kiosk->voice, lane, &say);
    }
}

bool kiosk_voice_request(struct kiosk *kiosk, uint8_t lane, const struct request *request)
{
    struct recording_desk *desk = &kiosk->recording;
    struct recording none;
    if (request->kind != REQUEST_VOICE) {
        return false;
    }
    kiosk_hush(kiosk, lane);
    desk->lane = lane;
    switch ((enum voice_deed)request->argument) {
    case VOICE_DEED_HEAR: hear_now(kiosk, lane, request->value); break;
    case VOICE_DEED_TAKE: hear_take(kiosk, lane); break;
    case VOICE_DEED_RECORD:
        drop(kiosk);
        kiosk->hushed = (1u << LIMIT_LANES) - 1; /* it would hear what others are told */
        recorder_begin(desk->recorder, kiosk->ports.tick_ms(kiosk->ports.context));
        break;
    case VOICE_DEED_STOP:
        recorder_stop(desk->recorder);
        hear_take(kiosk, lane);
        break;
    case VOICE_DEED_KEEP: keep(kiosk, lane, request); break;
    case VOICE_DEED_DROP: drop(kiosk); break;
    case VOICE_DEED_AWAY:
        if (find_row(kiosk, request->value, &none)) {
            (void)station_record(kiosk->station, lane, request->role, &none);
        }
        break;
    }
    return true;
}

void kiosk_recording_kept(struct kiosk *kiosk)
{
    kiosk->recording.is_keeping = false;
    if (recorder_state(kiosk->recording.recorder) == VOICE_TAKEN) {
        drop(kiosk);
    }
}

void kiosk_recording_lost(struct kiosk *kiosk)
{
    kiosk->recording.is_keeping = false;
}

bool kiosk_tend_recording(struct kiosk *kiosk, bool looks)
{
    struct recording_desk *desk = &kiosk->recording;
    bool is_there = kiosk_is_at_voice(kiosk, desk->lane);
    if (!is_there && recorder_state(desk->recorder) != VOICE_AT_REST) {
        drop(kiosk);
    }
    bool is_news = recorder_poll(desk->recorder, kiosk->ports.tick_ms(kiosk->ports.context));
    if (is_news && recorder_state(desk->recorder) == VOICE_TAKEN) {
        hear_take(kiosk, desk->lane);
    }
    bool had = desk->has_microphone;
    for (uint8_t lane = 0; looks && lane < LIMIT_LANES; lane++) {
        if (kiosk_is_at_voice(kiosk, lane)) {
            desk->has_microphone = recorder_has_microphone(desk->recorder);
        }
    }
    return is_news || had != desk->has_microphone;
}
