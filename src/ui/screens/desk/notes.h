/* notes.h: how many notes of buyers the director has not read yet. */
#ifndef BORNE_UI_SCREENS_DESK_NOTES_H
#define BORNE_UI_SCREENS_DESK_NOTES_H

#include "ui/ui.h"

size_t notes_open(const struct ui_view *view);

#endif
