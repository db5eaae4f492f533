/* queue.c: requests on their way to the disk and back, in the order they came. */
#include <stdlib.h>
#include <string.h>

#include "app/station/station_private.h"
#include "base/arena.h"
#include "base/assert.h"
#include "base/log.h"
#include "base/str.h"

static struct pending *at(struct station *s, size_t index)
{
    return &s->queue[s->first + index];
}

static void finish(struct pending *pending)
{
    store_gesture_finish(&pending->gesture);
    free(pending->events);
    if (pending->people != NULL) {
        people_finish(pending->people);
        free(pending->people);
    }
    station_print_free(pending->print);
    free(pending->taught);
    free(pending->recorded);
    store_owned_finish(&pending->owned);
    free(pending->own);
    memset(pending, 0, sizeof *pending);
}

struct pending *station_push(struct station *s, uint8_t lane, enum request_kind request)
{
    if (s->first > 0 && s->first + s->count == s->room) {
        memmove(s->queue, s->queue + s->first, s->count * sizeof *s->queue);
        s->first = 0;
    }
    s->queue = array_grow(s->queue, s->first + s->count, &s->room, sizeof *s->queue);
    struct pending *pending = at(s, s->count++);
    memset(pending, 0, sizeof *pending);
    pending->lane = lane;
    pending->since_ms = s->ports.tick_ms(s->ports.context);
    pending->outcome.request = request;
    pending->gesture.prep = s->ahead.number;
    return pending;
}

/* Gives waiting gestures to the writer, oldest first, as far as it takes them. */
static void send_waiting(struct station *s)
{
    for (size_t i = 0; i < s->count; i++) {
        struct pending *pending = at(s, i);
        if (pending->is_sent || pending->is_answered) {
            continue;
        }
        pending->gesture.number = s->next_gesture;
        enum writer_answer answer = writer_submit(s->writer, &pending->gesture);
        if (answer != WRITER_ACCEPTED) {
            return; /* full: later; failed: its acknowledgement says so */
        }
        s->next_gesture++;
        pending->is_sent = true;
    }
}

void station_push_end(struct station *s, struct pending *pending)
{
    const struct store_gesture *g = &pending->gesture;
    pending->is_answered = g->event_count == 0 && g->slot_count == 0 && g->setting_count == 0 &&
                           g->pair_crate_count == 0 && g->plan == NULL && g->print_job_count == 0 &&
                           g->print_label_count == 0 && g->recording_count == 0 &&
                           g->own_count == 0;
    if (pending->is_answered) { /* the disk will not wake anybody for it */
        s->ports.wake(s->ports.context);
    }
    send_waiting(s);
}

/* The pair that handled goods of a crate is remembered beside the events. */
static void remember_pair(struct station *s, struct pending *pending, const struct event *event)
{
    uint64_t token = s->seats_ahead[pending->lane].token;
    bool handled = event->kind == EVENT_UNITS_PICKED || event->kind == EVENT_DISCREPANCY;
    if (handled && token != 0 && !pairs_filled(&s->pairs, event->crate, token)) {
        pairs_add(&s->pairs, event->crate, token);
        store_gesture_pair_crate(&pending->gesture, event->crate, token);
    }
}

void station_decide(struct station *s, struct pending *pending, const struct command *command)
{
    struct decision *decision = &s->decision;
    decide(&s->ahead, &s->pairs, command, decision);
    pending->outcome.command = *command;
    pending->outcome.command.targets = NULL;
    pending->outcome.command.target_count = 0;
    pending->outcome.refusal = decision->refusal;
    if (decision->refusal.kind != REFUSAL_NONE || decision->count == 0) {
        return;
    }
    pending->events = calloc(decision->count, sizeof *pending->events);
    ASSERT(pending->events != NULL);
    int64_t now_ms = s->ports.now_ms(s->ports.context);
    for (size_t i = 0; i < decision->count; i++) {
        struct event *event = &decision->events[i];
        store_stamp_event(&s->stamp, event, now_ms);
        bool fits = prep_apply(&s->ahead, event);
        ASSERT(fits);
        store_gesture_event(&pending->gesture, event);
        remember_pair(s, pending, event);
        if (event->kind == EVENT_HALF_DAY_CLOSED || event->kind == EVENT_PREP_CLOSED) {
            pairs_forget(&s->pairs);
            s->slot_count = 0;
            for (size_t lane = 0; lane < LIMIT_LANES; lane++) {
                s->seats_ahead[lane] = (struct seat){.animal = -1};
            }
        }
        pending->events[pending->event_count++] = *event;
    }
    pending->outcome.event_count = decision->count;
    pending->outcome.event = decision->events[decision->count - 1].kind;
}

void station_drop(struct station *s)
{
    writer_free(s->writer);
    s->writer = NULL;
    while (s->count > 0) {
        struct pending lost = *at(s, 0);
        s->first++;
        s->count--;
        if (s->listener.lost != NULL && !lost.is_inner) {
            s->listener.lost(s->listener.context, lost.lane, &lost.outcome);
        }
        finish(&lost);
    }
}

void station_fail(struct station *s, const struct error *err)
{
    log_error("station", err);
    s->has_failed = true;
    s->failure = *err;
    if (s->job.status == JOB_RUNNING && s->work == NULL) {
        station_job_failed(s, err->text); /* it waited for the record */
    }
    station_print_failed(s);
    station_drop(s);
}

/* Marks what the writer has answered. False when a commit failed. */
static bool take_acks(struct station *s, bool *ret_changed, struct error *ret_err)
{
    struct writer_ack ack;
    size_t index = 0;
    while (writer_next(s->writer, &ack)) {
        *ret_changed = true;
        while (index < s->count && (at(s, index)->is_answered || !at(s, index)->is_sent)) {
            index++;
        }
        ASSERT(index < s->count);
        if (!ack.is_durable) {
            *ret_err = ack.error;
            return false;
        }
        at(s, index)->is_answered = true;
    }
    return true;
}

/* What a durable gesture changes beside the prep. */
static void carry_out(struct station *s, struct pending *pending)
{
    switch (pending->then) {
    case THEN_NOTHING: break;
    case THEN_PAIR:
        s->seats[pending->lane] =
            (struct seat){.animal = pending->argument, .token = pending->token};
        break;
    case THEN_SETTING: s->settings[pending->argument] = pending->value; break;
    case THEN_PIN:
        str_copy(pending->argument == ROLE_HELPER ? s->helper_pin : s->pin, PIN_HASH,
                 pending->text);
        break;
    case THEN_SECOURS: str_copy(s->recovery, sizeof s->recovery, pending->text); break;
    case THEN_LABELS: station_labels_draw(s); break;
    case THEN_PAPERS: station_papers_draw(s, (uint32_t)pending->argument, pending->text); break;
    case THEN_PREVIEW: station_preview_kept(s); break;
    case THEN_HABIT: station_habit_kept(s, pending->argument, pending->text); break;
    case THEN_TIMELINE: station_timeline_kept(s, pending->argument, pending->text); break;
    case THEN_FLOOR: station_floor_kept(s, pending->argument, pending->text); break;
    case THEN_TOUCH: station_touch_kept(s, pending->text); break;
    case THEN_STOCK: station_stock_kept(s, pending->argument, pending->text); break;
    case THEN_DEVICE: station_device_kept(s, pending->argument, pending->text); break;
    case THEN_PRINT: station_print_kept(s, pending->print); break;
    case THEN_LEARNED: station_codes_kept(s, pending->taught); break;
    case THEN_PRINTER: station_printer_kept(s, pending->text); break;
    case THEN_PART: station_part_write(s, (uint32_t)pending->argument, pending->value == 1); break;
    case THEN_SHEET: station_sheet_kept(s); break;
    case THEN_VOICE: station_voice_kept(s, pending->recorded); break;
    case THEN_PHOTOS: station_photos_kept(s, &pending->owned); break;
    case THEN_ROOMS: station_rooms_kept(s, &pending->owned); break;
    case THEN_ROOM_TAKEN: station_room_taken(s, pending); break;
    case THEN_IMPORT:
        people_finish(&s->people);
        s->people = *pending->people;
        *pending->people = (struct people){0};
        station_photos_kept(s, &pending->owned);
        station_import_kept(s);
        station_codes_recall(s);
        break;
    }
}

static void complete(struct station *s, struct pending *pending)
{
    for (size_t i = 0; i < pending->event_count; i++) {
        bool fits = prep_apply(&s->seen, &pending->events[i]);
        ASSERT(fits);
        s->keep.wants_daily = s->keep.wants_daily ||
                              pending->events[i].kind == EVENT_HALF_DAY_CLOSED ||
                              pending->events[i].kind == EVENT_PREP_CLOSED;
        if (pending->events[i].kind == EVENT_HALF_DAY_CLOSED) {
            for (size_t lane = 0; lane < LIMIT_LANES; lane++) {
                s->seats[lane] = (struct seat){.animal = -1};
            }
        }
    }
    if (pending->event_count > 0 && s->listener.durable != NULL) {
        s->listener.durable(s->listener.context, pending->events, pending->event_count);
    }
    carry_out(s, pending);
    station_print_opened(s, pending);
    if (s->listener.outcome != NULL && !pending->is_inner) {
        s->listener.outcome(s->listener.context, pending->lane, &pending->outcome);
    }
}

bool station_queue_poll(struct station *s)
{
    bool changed = false;
    struct error err = {0};
    if (s->writer == NULL) {
        return false;
    }
    bool is_well = take_acks(s, &changed, &err);
    while (s->count > 0 && at(s, 0)->is_answered) {
        struct pending done = *at(s, 0); /* the listener may push */
        s->first++;
        s->count--;
        complete(s, &done);
        finish(&done);
        changed = true;
    }
    if (!is_well) {
        station_fail(s, &err);
        return true;
    }
    send_waiting(s);
    return changed;
}
