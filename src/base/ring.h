/* ring.h: a bounded queue of values between two threads. Items are copied in and out; a full ring
 * is a result the sender deals with, never a wait. Knows nothing of what it carries. */
#ifndef BORNE_BASE_RING_H
#define BORNE_BASE_RING_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

struct ring {
    pthread_mutex_t mutex; /* guards all below */
    pthread_cond_t filled;
    unsigned char *items; /* owned */
    size_t item_size, room;
    size_t first, count;
    bool is_closed;
};

/* An empty ring for `room` items of `item_size` bytes. Asserts when memory ends. */
void ring_init(struct ring *ring, size_t item_size, size_t room);
/* No thread may use it any more. Items still in it are dropped, not freed. */
void ring_finish(struct ring *ring);
/* Any thread. False when it is full or closed: nothing was taken. Never blocks for long. */
bool ring_put(struct ring *ring, const void *item);
/* Any thread. Takes up to `most` items, the oldest first; returns how many. Never blocks. */
size_t ring_take(struct ring *ring, void *items, size_t most);
/* As ring_take, but waits for the first item; 0 means closed and empty. */
size_t ring_wait(struct ring *ring, void *items, size_t most);
/* As ring_wait, but no longer than `ms`: 0 also when nothing came. */
size_t ring_wait_ms(struct ring *ring, void *items, size_t most, int ms);
/* Nothing more can be put; who waits gets what is left, then 0. */
void ring_close(struct ring *ring);

#endif
