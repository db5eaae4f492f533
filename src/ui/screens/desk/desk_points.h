/* desk_points.h: the day's kilos and loaded crates, pick-up point by pick-up point. Part of screen
 * director. */
#ifndef BORNE_UI_SCREENS_DESK_DESK_POINTS_H
#define BORNE_UI_SCREENS_DESK_DESK_POINTS_H

#include "ui/ui.h"

/* One row a point; tapped, it opens the point's crates. Targets "row_A" and so on. */
void desk_points_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit);

#endif
