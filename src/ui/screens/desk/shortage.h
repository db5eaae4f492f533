/* shortage.h: the way to sharing out from a case that says something is missing. */
#ifndef BORNE_UI_SCREENS_DESK_SHORTAGE_H
#define BORNE_UI_SCREENS_DESK_SHORTAGE_H

#include "ui/ui.h"

/* True if this product can be shared out. */
bool shortage_can_open(const struct ui_view *view, uint32_t product);
/* Asks how much of it there is. */
void shortage_open(struct ui *ui, const struct ui_view *view, uint32_t product);

#endif
