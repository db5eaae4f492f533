/* desk_crates.h: the lists of crates that the day's numbers open: those of a pick-up point, those
 * that wait for their check. Part of screen director: ui->choice says which list. */
#ifndef BORNE_UI_SCREENS_DESK_CRATES_H
#define BORNE_UI_SCREENS_DESK_CRATES_H

#include "ui/ui.h"

/* ui->choice: a pick-up point's id, or */
enum { DESK_TO_CHECK = -1 };

void desk_crates_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit);
/* "to pack", "begun" … */
const char *desk_status_word(const struct ui *ui, enum crate_status status);
/* A product's name on one line, on a high panel on more where there is room: in full where it fits,
 * else without what stands after a dash, else smaller, so that it is never cut. */
void desk_product(const struct kit *kit, struct rect rect, struct text_style style,
                  const char *name);

#endif
