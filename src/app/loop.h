/* loop.h: the kiosk in a window: waits for input without using the processor, draws what changed,
 * plays sounds. The only part of the app that knows the platform's window. */
#ifndef BORNE_APP_LOOP_H
#define BORNE_APP_LOOP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

struct loop_options {
    const char *data; /* folder */
    const char *const *sticks;
    int stick_count;
    const char *stick_parent; /* folder in which sticks appear, or NULL */
    int width_px, height_px;  /* 0: fullscreen */
    bool is_wall;             /* home at rest shows the room's day */
    double diagonal_in;       /* 0: as set, or usual */
};

/* Runs until the window is closed. False: there is no screen, or fonts are missing. A data folder
 * that cannot be used is told on the screen. */
bool loop_run(const struct loop_options *options, struct error *err);

#endif
