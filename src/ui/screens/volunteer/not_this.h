/* not_this.h: what a refusal is called, for who says it aloud. */
#ifndef BORNE_UI_SCREENS_VOLUNTEER_NOT_THIS_H
#define BORNE_UI_SCREENS_VOLUNTEER_NOT_THIS_H

#include "ui/ui.h"

/* As it stands on the screen for the refusal of this lane. */
const char *not_this_title(const struct ui *ui, const struct ui_view *view);
/* The same of a kind, as a msgid. */
const char *not_this_words(enum refusal_kind kind);

#endif
