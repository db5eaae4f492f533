/* contrast.h: a lane's screen in high contrast: black on white, outlines instead of shadows, status
 * colours darker. The one place that does it: views know nothing of it. Text reaches 10:1 then
 * (tests/ui/test_looks.c). */
#ifndef BORNE_UI_CONTRAST_H
#define BORNE_UI_CONTRAST_H

#include "ui/frame.h"

/* The colour that stands for one of the theme's. */
uint32_t contrast_colour(uint32_t colour);
/* Changes what was added to the frame since it had so many commands; `thickness` px is that of an
 * outline that replaces a shadow. */
void contrast_frame(struct frame *frame, int first_command, int thickness);

#endif
