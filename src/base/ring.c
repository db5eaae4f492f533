/* ring.c: one mutex, one condition. */
#include "base/ring.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/assert.h"

void ring_init(struct ring *ring, size_t item_size, size_t room)
{
    ASSERT(item_size > 0 && room > 0);
    memset(ring, 0, sizeof *ring);
    ring->items = calloc(room, item_size);
    ASSERT(ring->items != NULL);
    ring->item_size = item_size;
    ring->room = room;
    int failed = pthread_mutex_init(&ring->mutex, NULL);
    pthread_condattr_t attributes; /* waits by the clock that never jumps */
    failed |= pthread_condattr_init(&attributes);
    failed |= pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    failed |= pthread_cond_init(&ring->filled, &attributes);
    pthread_condattr_destroy(&attributes);
    ASSERT(!failed);
}

void ring_finish(struct ring *ring)
{
    pthread_cond_destroy(&ring->filled);
    pthread_mutex_destroy(&ring->mutex);
    free(ring->items);
    ring->items = NULL;
}

static unsigned char *slot(struct ring *ring, size_t index)
{
    return ring->items + (ring->first + index) % ring->room * ring->item_size;
}

bool ring_put(struct ring *ring, const void *item)
{
    pthread_mutex_lock(&ring->mutex);
    bool fits = !ring->is_closed && ring->count < ring->room;
    if (fits) {
        memcpy(slot(ring, ring->count), item, ring->item_size);
        ring->count++;
        pthread_cond_signal(&ring->filled);
    }
    pthread_mutex_unlock(&ring->mutex);
    return fits;
}

/* With the mutex held. */
static size_t take(struct ring *ring, void *items, size_t most)
{
    size_t taken = 0;
    for (unsigned char *to = items; taken < most && ring->count > 0; taken++) {
        memcpy(to, slot(ring, 0), ring->item_size);
        to += ring->item_size;
        ring->first = (ring->first + 1) % ring->room;
        ring->count--;
    }
    return taken;
}

size_t ring_take(struct ring *ring, void *items, size_t most)
{
    pthread_mutex_lock(&ring->mutex);
    size_t taken = take(ring, items, most);
    pthread_mutex_unlock(&ring->mutex);
    return taken;
}

size_t ring_wait(struct ring *ring, void *items, size_t most)
{
    pthread_mutex_lock(&ring->mutex);
    while (ring->count == 0 && !ring->is_closed) {
        pthread_cond_wait(&ring->filled, &ring->mutex);
    }
    size_t taken = take(ring, items, most);
    pthread_mutex_unlock(&ring->mutex);
    return taken;
}

size_t ring_wait_ms(struct ring *ring, void *items, size_t most, int ms)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += ms / 1000;
    until.tv_nsec += ms % 1000 * 1000000L;
    if (until.tv_nsec >= 1000000000L) {
        until.tv_sec++;
        until.tv_nsec -= 1000000000L;
    }
    int waited = 0;
    pthread_mutex_lock(&ring->mutex);
    while (ring->count == 0 && !ring->is_closed && waited == 0) {
        waited = pthread_cond_timedwait(&ring->filled, &ring->mutex, &until);
    }
    size_t taken = take(ring, items, most);
    pthread_mutex_unlock(&ring->mutex);
    return taken;
}

void ring_close(struct ring *ring)
{
    pthread_mutex_lock(&ring->mutex);
    ring->is_closed = true;
    pthread_cond_broadcast(&ring->filled);
    pthread_mutex_unlock(&ring->mutex);
}
