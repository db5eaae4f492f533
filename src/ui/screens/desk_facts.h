/* desk_facts.h: a row of small numbers on the director's day: kilos, when it will be done, cold,
 * devices, disk. Part of screen director. */
#ifndef BORNE_UI_SCREENS_DESK_FACTS_H
#define BORNE_UI_SCREENS_DESK_FACTS_H

#include "ui/ui.h"

/* One row, a target's height; targets "fact_loaded" and so on. The forecast is the director's. */
void desk_facts(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                struct rect row);

#endif
