/* desk_facts.h: a row or two of small numbers on the director's day: kilos, when it will be done,
 * cold, devices, disk. Part of screen director. */
#ifndef BORNE_UI_SCREENS_DESK_DESK_FACTS_H
#define BORNE_UI_SCREENS_DESK_DESK_FACTS_H

#include "ui/ui.h"

/* Rows of a target's height; targets "fact_loaded" and so on. The forecast is the director's. */
int desk_facts_height(const struct kit *kit);
void desk_facts(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                struct rect rect);

#endif
