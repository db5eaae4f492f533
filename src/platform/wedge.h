/* wedge.h: a scanner that types like a keyboard ("wedge") told apart from a person who types. A
 * scan is at least WEDGE_LEAST characters in a burst that ends with Enter or Tab within it. Pure:
 * time comes as an argument; keys are USB HID usages (physical keys), read as a US keyboard, which
 * is what scanners send, so the station's layout and language do not matter. */
#ifndef BORNE_PLATFORM_WEDGE_H
#define BORNE_PLATFORM_WEDGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/limits.h"

enum {
    WEDGE_TAIL = 8, /* soon after a broken burst, what is shorter than any trade code is its rest */
    WEDGE_GAP_MS = 80,       /* longest pause inside a burst; scanners need 1..50, fingers 100 */
    WEDGE_LEAST = 4,         /* shorter bursts are fingers */
    WEDGE_SWALLOW_MS = 1000, /* an Enter this soon after a broken burst is the scanner's */
};

/* A zeroed struct is ready. */
struct wedge {
    char text[LIMIT_CODE];
    int count;       /* characters of the burst; more than fit are counted, not kept */
    int64_t last_ms; /* of the last character */
    bool tail;       /* the burst follows a broken one: the rest of a code, if it is short */
    bool ended;      /* a burst has ended; Enter within swallow_ms of end_ms belongs to it */
    int64_t end_ms;
    int swallow_ms;
};

enum wedge_result {
    WEDGE_NOTHING,
    WEDGE_CODE,  /* ret_text is a scanned code */
    WEDGE_TYPED, /* ret_text is what a person typed */
    WEDGE_ENTER, /* a person pressed Enter; a scanner's never comes out */
};

/* The character of a key on a US keyboard, '\n' for Enter and Tab, 0 for none. Caps lock is a
 * state of the station, not of the scanner, so letters depend on `shift` alone. */
char wedge_character(int hid_usage, bool shift, bool control);

/* Ends a burst that has paused too long: call before wedge_feed, and at wedge_deadline. */
enum wedge_result wedge_tick(struct wedge *wedge, int64_t at_ms, char ret_text[LIMIT_CODE]);
/* One character of wedge_character, '\n' ends a code. */
enum wedge_result wedge_feed(struct wedge *wedge, char character, int64_t at_ms,
                             char ret_text[LIMIT_CODE]);
/* When wedge_tick is due, or -1. */
int64_t wedge_deadline(const struct wedge *wedge);

#endif
