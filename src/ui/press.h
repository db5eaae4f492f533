/* press.h: one finger (or mouse) on a frame. A tap counts on release inside the target that was
 * touched; the same target does not act again for a while. Time comes as an argument. */
#ifndef BORNE_UI_PRESS_H
#define BORNE_UI_PRESS_H

#include <stdbool.h>
#include <stdint.h>

#include "ui/frame.h"

enum {
    PRESS_DEAD_MS = 400,        /* the same target, after it acted */
    PRESS_DEAD_PRIMARY_MS = 800 /* when it changes something */
};

struct press {
    char name[FRAME_NAME]; /* target under the finger, "" if none */
    uint8_t lane;          /* its lane: several have targets of one name */
    char last[FRAME_NAME]; /* that acted last */
    bool last_primary;
    int64_t last_ms;
};

void press_down(struct press *press, const struct frame *frame, int x, int y);
/* The finger moved: leaving the target takes the press back for good. */
void press_move(struct press *press, const struct frame *frame, int x, int y);
/* True and a copy of the target if this release is a tap. `repeats` lists targets that may repeat
 * at once, by prefix, "key_" for digits; NULL if none. */
bool press_up(struct press *press, const struct frame *frame, int x, int y, int64_t at_ms,
              const char *repeats, struct frame_target *ret_target);
/* For struct kit: the name under the finger, NULL if none. */
const char *press_name(const struct press *press);

#endif
