/* clean.h: what is cleaned, tidied or read off each half-day, in the order of the screen. */
#ifndef BORNE_UI_SCREENS_VOLUNTEER_CLEAN_H
#define BORNE_UI_SCREENS_VOLUNTEER_CLEAN_H

#include "ui/ui.h"

/* The `nth` item of TICK_CLEAN; 0 after the last. */
int64_t clean_item_at(const struct ui_view *view, int nth);

#endif
