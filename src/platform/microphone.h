/* microphone.h: a port for the one microphone, and the machine's behind it. It is opened when the
 * director records a phrase and closed right after: nothing listens otherwise. What is said comes
 * as samples of take.h. Played days and tests bring a port of their own. UI thread only. */
#ifndef BORNE_PLATFORM_MICROPHONE_H
#define BORNE_PLATFORM_MICROPHONE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Zeroed: there is none. */
struct microphone {
    bool (*is_there)(void *context); /* without opening it */
    bool (*open)(void *context);     /* it listens from now on; false: it cannot be opened */
    /* What it heard since, at most `room` samples; -1: it is gone. Never waits. */
    int (*take)(void *context, int16_t *to, int room);
    void (*close)(void *context);
    void *context;
};

/* The machine's. Zeroed is ready. */
struct microphone_machine {
    uint32_t device; /* SDL's, 0 when closed */
};
struct microphone microphone_of(struct microphone_machine *machine);

/* The names of what can record below a root ("" for the system's), without opening anything:
 * "USB PnP Sound Device, HDA Intel PCH". Returns how many there are. *ret_may: this program may
 * open them, if any. */
int microphone_names(const char *root, char *to, size_t size, bool *ret_may);

#endif
