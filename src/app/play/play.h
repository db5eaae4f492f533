/* play.h: the kiosk without a window, driven by a script: the same station, screens and
 * record, a clock that only moves when told, and a picture in memory. For tests, demonstrations and
 * pictures of the screens. One thread besides those of the kiosk. */
#ifndef BORNE_APP_PLAY_H
#define BORNE_APP_PLAY_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/error.h"

struct play;

struct play_options {
    const char *data; /* folder */
    const char *const *sticks;
    int stick_count;
    int width_px, height_px;
    double diagonal_in;   /* 0: as set, or usual */
    int64_t clock_ms;     /* wall clock at the start, UTC */
    int32_t utc_offset_s; /* of the clock shown */
    uint64_t seed;        /* of all that is random */
    bool devices;         /* the machine's own devices and printers, in real time */
    bool is_wall;         /* home at rest shows the room's day */
    const char *printed;  /* folder for the labels of emulated printers, NULL: none is kept */
    FILE *out;            /* "ack STATION SEQ" and "refuse KIND", flushed line by line */
};

/* NULL and *err: the data folder cannot be used, or fonts are missing. */
struct play *play_create(const struct play_options *options, struct error *err);
void play_destroy(struct play *play); /* NULL is allowed */

/* Runs one line: a command and its words; blank lines and # comments do nothing. Everything it
 * caused has come back when it returns. False: *ret_why[320] says what is not as it should be. */
bool play_line(struct play *play, const char *line, char ret_why[320]);

/* Runs a script, and those it includes; "-": standard input. Prints "FILE line N: why" for the
 * first failure. */
bool play_script(struct play *play, const char *path);

#endif
