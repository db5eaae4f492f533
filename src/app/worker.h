/* worker.h: a thread for what takes long: reading a month, drawing labels, writing lists. One piece
 * of work at a time; it is a value of its own that belongs to the worker until it comes back. */
#ifndef BORNE_APP_WORKER_H
#define BORNE_APP_WORKER_H

#include <stdatomic.h>
#include <stdbool.h>

struct worker;

/* First member of every job. */
struct work {
    void (*run)(struct work *work); /* on the worker's thread */
    atomic_bool is_cancelled;       /* asked to stop early; it may finish all the same */
    atomic_int permil;              /* progress, 0..1000 */
};

/* `wake` is called on the worker's thread when work is done and when progress moved; it must not
 * block. */
struct worker *worker_create(void (*wake)(void *context), void *context);
/* Waits for running work, which is dropped; NULL is allowed. Take it back before. */
void worker_destroy(struct worker *worker);
/* Starts the work. Asserted: none is running or waits to be taken. */
void worker_give(struct worker *worker, struct work *work);
/* The finished work, once, or NULL. */
struct work *worker_take(struct worker *worker);
/* Waits for the finished work; NULL when none was given. For the end of the program. */
struct work *worker_wait(struct worker *worker);
/* To be called by running work. */
void worker_progress(struct worker *worker, struct work *work, int permil);

#endif
