/* chores.h: how much waits on the screen of what an import left to do. */
#ifndef BORNE_UI_SCREENS_DESK_CHORES_H
#define BORNE_UI_SCREENS_DESK_CHORES_H

#include "ui/ui.h"

/* Rows that wait: chores, and one each for labels and for notes. */
unsigned long chores_waiting(const struct ui_view *view);
/* The same without the notes, which may wait. */
unsigned long chores_by_hand(const struct ui_view *view);

#endif
