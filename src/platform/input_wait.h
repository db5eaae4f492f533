/* input_wait.h: sleep until an input device of this PC speaks, for SDL's drivers that cannot: on
 * the bare console SDL asks all devices again every millisecond as long as nothing happens, which
 * keeps a processor from ever resting (SDL 2.26, SDL_WaitEventTimeout). This opens the devices a
 * second time (each reader of an input node has a queue of its own), throws away what it reads
 * there, and leaves the reading to SDL. UI thread only, except input_wait_wake. */
#ifndef BORNE_PLATFORM_INPUT_WAIT_H
#define BORNE_PLATFORM_INPUT_WAIT_H

#include <stdint.h>

struct input_wait;

enum input_wait_end {
    INPUT_WAIT_TIME,    /* nothing happened, or a signal came */
    INPUT_WAIT_SPOKE,   /* a device has something: ask SDL for it */
    INPUT_WAIT_CHANGED, /* a device came, went, or may be opened now */
    INPUT_WAIT_WOKEN
};

/* `folder` holds the nodes (event0 …), as /dev/input does; NULL: none are watched. A folder that is
 * not there is one without nodes. NULL when the system has no more descriptors: leave the waiting
 * to SDL then. Close with input_wait_close. */
struct input_wait *input_wait_open(const char *folder);
void input_wait_close(struct input_wait *wait);

/* Sleeps at most `timeout_ms`, -1: as long as it takes. For some seconds after a device came or
 * went it sleeps in short pieces, for SDL hears of it only when udev has done with it, and nobody
 * tells us when that is. What came is taken off the queues: ask SDL after this, never before. */
enum input_wait_end input_wait_sleep(struct input_wait *wait, int timeout_ms);

/* Any thread: the sleep that goes on, or the next one, ends at once. */
void input_wait_wake(struct input_wait *wait);

/* Nodes that are watched. */
int input_wait_count(const struct input_wait *wait);

#endif
