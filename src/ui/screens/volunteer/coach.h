/* coach.h: the one line beside a step: what the practice crate says, and what the tutor does. */
#ifndef BORNE_UI_SCREENS_VOLUNTEER_COACH_H
#define BORNE_UI_SCREENS_VOLUNTEER_COACH_H

#include "ui/ui.h"

/* One line for the step at hand, marked; "" where the screen says it all. Only in practice. */
const char *coach_words(const struct ui *ui, const struct ui_view *view);

/* At work: for whoever stands beside a newcomer at the step that is shown; every few crates, that
 * the scanner changes hands. NULL where there is none. */
const char *coach_tutor(const struct ui *ui, const struct ui_view *view);

#endif
