/* lane_tile.h: a lane in short, for a list of lanes: whose it is, which crate, what comes next and
 * how many, so that its pair can go on by scanner alone. */
#ifndef BORNE_UI_LANE_TILE_H
#define BORNE_UI_LANE_TILE_H

#include "ui/text.h"
#include "ui/ui.h"

/* `is_flat`: one row, no target: beside the director's screens. Else a target that brings the lane
 * into focus; the one in focus has none. */
void lane_tile_draw(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                    struct rect rect, bool in_focus, bool is_flat);

#endif
