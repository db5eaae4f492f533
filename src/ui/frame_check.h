/* frame_check.h: what must hold for every frame: sizes and gaps of targets in millimetres, texts
 * inside their boxes and the screen, least cap height, contrast of text on what lies under it. */
#ifndef BORNE_UI_FRAME_CHECK_H
#define BORNE_UI_FRAME_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/frame.h"

/* True if everything holds; else the first faults, one line each, in `to`. */
bool frame_check(const struct frame *frame, const struct panel *panel, char *to, size_t size);

/* The same of lines of text alone, and stricter: nothing hangs into the line below. */
bool frame_lines_apart(const struct frame *frame, char *to, size_t size);

/* The least contrast of a text with its ground, as theme_contrast says it; 2100 without any. */
int frame_least_contrast(const struct frame *frame);

#endif
