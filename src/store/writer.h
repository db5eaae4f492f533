/* writer.h: the store's thread: takes gestures from the thread that decides, keeps all that wait as
 * one transaction, and says of each whether it is durable. Nobody waits for the disk here but this
 * thread. It must not know what the gestures mean.
 *
 *   RUNNING --a commit fails--> FAILED      what waits and what still comes is told as failed,
 *      |                          |         in order; nothing more is written
 *      +------writer_stop--> STOPPED <------+
 *
 * After a failure: writer_stop, read the last acknowledgements, writer_free, store_reopen, rebuild
 * the state from the disk, writer_start. */
#ifndef BORNE_STORE_WRITER_H
#define BORNE_STORE_WRITER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "store/store.h"

struct writer;

enum writer_answer {
    WRITER_ACCEPTED, /* the gesture's arrays are the writer's now; an acknowledgement will come */
    WRITER_FULL,     /* WRITER_ROOM gestures have no acknowledgement taken yet: try later */
    WRITER_REFUSED,  /* failed or stopped */
    WRITER_ANSWER_COUNT
};

enum { WRITER_ROOM = 256 }; /* gestures in flight: seconds of four scanners on a stalled disk */

struct writer_ack {
    uint64_t gesture;   /* its number */
    bool is_durable;    /* else nothing of it is kept, and error says why */
    uint64_t last_seq;  /* of its last event; 0 when it has none */
    size_t event_count; /* last_seq - event_count + 1 is its first */
    struct error error;
};

/* Takes the store over until writer_stop and starts the thread. `wake(context)` is called on it
 * after acknowledgements were added; it must not block. */
struct writer *writer_start(struct store *store, void (*wake)(void *context), void *context);
/* One thread, the same as writer_next. On WRITER_ACCEPTED *gesture is zeroed; else it is as it was.
 * Never blocks. */
enum writer_answer writer_submit(struct writer *writer, struct store_gesture *gesture);
/* Acknowledgements in the order of submission. False when none waits. */
bool writer_next(struct writer *writer, struct writer_ack *ret);
/* True once a commit failed. Any thread. */
bool writer_has_failed(struct writer *writer);
/* Finishes what was accepted and ends the thread: the store is the caller's again.
 * Acknowledgements can still be read. Calling it again does nothing. */
void writer_stop(struct writer *writer);
/* Stops and frees; NULL is allowed. The store stays open. */
void writer_free(struct writer *writer);

#endif
