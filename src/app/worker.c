/* worker.c: two rings of one place each and a thread between them. */
#include "app/worker.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/assert.h"
#include "base/ring.h"

struct worker {
    struct ring todo, done; /* of struct work * */
    pthread_t thread;
    void (*wake)(void *context);
    void *context;
    bool is_busy; /* of the giving thread: given and not taken back yet */
};

static void *run(void *context)
{
    struct worker *worker = context;
    struct work *work;
    while (ring_wait(&worker->todo, &work, 1) == 1) {
        work->run(work);
        bool fits = ring_put(&worker->done, &work);
        ASSERT(fits);
        worker->wake(worker->context);
    }
    ring_close(&worker->done);
    return NULL;
}

struct worker *worker_create(void (*wake)(void *context), void *context)
{
    struct worker *worker = calloc(1, sizeof *worker);
    ASSERT(worker != NULL);
    worker->wake = wake;
    worker->context = context;
    ring_init(&worker->todo, sizeof(struct work *), 1);
    ring_init(&worker->done, sizeof(struct work *), 1);
    int failed = pthread_create(&worker->thread, NULL, run, worker);
    ASSERT(failed == 0);
    return worker;
}

void worker_destroy(struct worker *worker)
{
    if (worker == NULL) {
        return;
    }
    ring_close(&worker->todo);
    pthread_join(worker->thread, NULL);
    ring_finish(&worker->todo);
    ring_finish(&worker->done);
    free(worker);
}

void worker_give(struct worker *worker, struct work *work)
{
    ASSERT(!worker->is_busy);
    worker->is_busy = true;
    bool fits = ring_put(&worker->todo, &work);
    ASSERT(fits);
}

struct work *worker_take(struct worker *worker)
{
    struct work *work;
    if (!worker->is_busy || ring_take(&worker->done, &work, 1) == 0) {
        return NULL;
    }
    worker->is_busy = false;
    return work;
}

struct work *worker_wait(struct worker *worker)
{
    struct work *work;
    if (!worker->is_busy || ring_wait(&worker->done, &work, 1) == 0) {
        return NULL;
    }
    worker->is_busy = false;
    return work;
}

void worker_progress(struct worker *worker, struct work *work, int permil)
{
    if (atomic_exchange(&work->permil, permil) != permil) {
        worker->wake(worker->context);
    }
}
