/* learn.h: where a code that nobody knows can be taught. */
#ifndef BORNE_UI_SCREENS_VOLUNTEER_LEARN_H
#define BORNE_UI_SCREENS_VOLUNTEER_LEARN_H

#include "ui/ui.h"

/* True when the lane's refusal is a trade code that nobody knows, and it may be taught now. */
bool learn_can(const struct ui *ui, const struct ui_view *view);

#endif
