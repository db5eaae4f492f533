/* mirror.h: a lane's screen turned round, left for right: for languages that are written from right
 * to left, and for hands that are better on the left. Texts stay readable, keypads and maps stay as
 * they are (frame_block_begin). The one place that does it: views know nothing of it. */
#ifndef BORNE_UI_MIRROR_H
#define BORNE_UI_MIRROR_H

#include "ui/frame.h"

/* Turns round what was added to the frame since it had so many commands and targets, inside
 * `area`. */
void mirror_frame(struct frame *frame, int first_command, int first_target, struct rect area);

#endif
