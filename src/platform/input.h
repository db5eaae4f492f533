/* input.h: SDL's events as the few values the loop understands: one pointer (finger or mouse),
 * scans, what a person types, wakes. SDL's types stop here. UI thread only. */
#ifndef BORNE_PLATFORM_INPUT_H
#define BORNE_PLATFORM_INPUT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/limits.h"
#include "platform/wedge.h"

enum input_kind {
    INPUT_NONE,
    INPUT_DOWN, /* finger or left button; a second finger is ignored while one is down */
    INPUT_MOVE, /* only while down */
    INPUT_UP,
    INPUT_SCAN,    /* text is a code */
    INPUT_TYPED,   /* text is one to three characters from a person */
    INPUT_KEY,     /* a key without a character, from a person */
    INPUT_WAKE,    /* another thread has something (window_wake) */
    INPUT_EXPOSED, /* the picture was lost or the size changed: draw_forget */
    INPUT_QUIT,
    INPUT_KIND_COUNT
};

enum input_key { INPUT_KEY_NONE, INPUT_KEY_ENTER, INPUT_KEY_ESCAPE, INPUT_KEY_ERASE };

struct input {
    enum input_kind kind;
    int64_t at_ms;  /* clock_steady_ms */
    int x, y;       /* px */
    bool is_finger; /* of a pointer: else the mouse */
    enum input_key key;
    char text[LIMIT_CODE];
};

union SDL_Event;

enum { INPUT_READY = 4 }; /* one event makes at most two inputs */

/* What is remembered from event to event. Zeroed is ready; set the size and clock first. */
struct input_source {
    int width_px, height_px; /* of the window */
    int64_t offset_ms;       /* clock_steady_ms minus SDL's ticks */
    uint32_t wake_event;     /* number of the registered event */
    struct wedge wedge;
    int64_t key_ms; /* the latest key that was taken */
    bool down, by_finger;
    bool has_mouse; /* a mouse was moved since the latest finger: it wants a pointer */
    int64_t finger;
    struct input ready[INPUT_READY];
    int ready_count;
};

/* Reads one event; what it means is then in `ready`. */
void input_feed(struct input_source *source, const union SDL_Event *event);
/* Time passed: a burst without an end. */
void input_tick(struct input_source *source, int64_t at_ms);
/* The oldest ready input; false if there is none. */
bool input_next(struct input_source *source, struct input *ret_input);

#endif
