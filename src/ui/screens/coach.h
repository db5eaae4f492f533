/* coach.h: what the practice crate says beside each step. */
#ifndef BORNE_UI_SCREENS_COACH_H
#define BORNE_UI_SCREENS_COACH_H

#include "ui/ui.h"

/* One line for the step at hand, marked; "" where the screen says it all. Only in practice. */
const char *coach_words(const struct ui *ui, const struct ui_view *view);

#endif
