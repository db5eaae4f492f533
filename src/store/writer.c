/* writer.c: two rings and a thread between them. */
#include "store/writer.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/ring.h"

enum state { STATE_RUNNING, STATE_FAILED, STATE_STOPPED, STATE_COUNT };

/* Allowed next states, a bit each. */
static const unsigned next_states[STATE_COUNT] = {
    [STATE_RUNNING] = 1u << STATE_FAILED | 1u << STATE_STOPPED,
    [STATE_FAILED] = 1u << STATE_STOPPED,
    [STATE_STOPPED] = 0,
};

struct writer {
    struct store *store; /* borrowed; the thread's until STOPPED */
    void (*wake)(void *context);
    void *context;
    pthread_t thread;
    struct ring gestures;  /* to the thread */
    struct ring acks;      /* from it; never full, because in_flight <= WRITER_ROOM */
    size_t in_flight;      /* of the submitting thread: accepted, acknowledgement not yet taken */
    pthread_mutex_t mutex; /* guards state */
    enum state state;
    struct error failure; /* of the thread: why it is FAILED */
    struct store_gesture batch[WRITER_ROOM];
};

static enum state state_of(struct writer *writer)
{
    pthread_mutex_lock(&writer->mutex);
    enum state state = writer->state;
    pthread_mutex_unlock(&writer->mutex);
    return state;
}

static void move_to(struct writer *writer, enum state state)
{
    pthread_mutex_lock(&writer->mutex);
    ASSERT(next_states[writer->state] & 1u << state);
    writer->state = state;
    pthread_mutex_unlock(&writer->mutex);
}

/* Says how one gesture ended and gives its arrays back. */
static void acknowledge(struct writer *writer, struct store_gesture *gesture, bool is_durable)
{
    struct writer_ack ack = {.gesture = gesture->number, .is_durable = is_durable};
    ack.event_count = gesture->event_count;
    if (gesture->event_count > 0) {
        ack.last_seq = gesture->events[gesture->event_count - 1].id.seq;
    }
    if (!is_durable) {
        ack.error = writer->failure;
    }
    store_gesture_finish(gesture);
    bool fits = ring_put(&writer->acks, &ack);
    ASSERT(fits);
}

static void *run(void *context)
{
    struct writer *writer = context;
    size_t count;
    while ((count = ring_wait(&writer->gestures, writer->batch, WRITER_ROOM)) > 0) {
        bool is_durable = false;
        if (state_of(writer) == STATE_RUNNING) {
            is_durable = store_commit(writer->store, writer->batch, count, &writer->failure);
            if (!is_durable) {
                move_to(writer, STATE_FAILED);
            }
        }
        for (size_t i = 0; i < count; i++) {
            acknowledge(writer, &writer->batch[i], is_durable);
        }
        writer->wake(writer->context);
    }
    return NULL;
}

struct writer *writer_start(struct store *store, void (*wake)(void *context), void *context)
{
    struct writer *writer = calloc(1, sizeof *writer);
    ASSERT(writer != NULL);
    writer->store = store;
    writer->wake = wake;
    writer->context = context;
    writer->state = STATE_RUNNING;
    ring_init(&writer->gestures, sizeof(struct store_gesture), WRITER_ROOM);
    ring_init(&writer->acks, sizeof(struct writer_ack), WRITER_ROOM);
    int failed = pthread_mutex_init(&writer->mutex, NULL);
    failed |= pthread_create(&writer->thread, NULL, run, writer);
    ASSERT(!failed);
    return writer;
}

enum writer_answer writer_submit(struct writer *writer, struct store_gesture *gesture)
{
    if (state_of(writer) != STATE_RUNNING) {
        return WRITER_REFUSED;
    }
    if (writer->in_flight == WRITER_ROOM) {
        return WRITER_FULL;
    }
    bool fits = ring_put(&writer->gestures, gesture);
    ASSERT(fits);
    writer->in_flight++;
    memset(gesture, 0, sizeof *gesture);
    return WRITER_ACCEPTED;
}

bool writer_next(struct writer *writer, struct writer_ack *ret)
{
    if (ring_take(&writer->acks, ret, 1) == 0) {
        return false;
    }
    ASSERT(writer->in_flight > 0);
    writer->in_flight--;
    return true;
}

bool writer_has_failed(struct writer *writer)
{
    return state_of(writer) == STATE_FAILED;
}

void writer_stop(struct writer *writer)
{
    if (state_of(writer) == STATE_STOPPED) {
        return;
    }
    ring_close(&writer->gestures);
    pthread_join(writer->thread, NULL);
    move_to(writer, STATE_STOPPED);
}

void writer_free(struct writer *writer)
{
    if (writer == NULL) {
        return;
    }
    writer_stop(writer);
    ring_finish(&writer->gestures);
    ring_finish(&writer->acks);
    pthread_mutex_destroy(&writer->mutex);
    free(writer);
}
