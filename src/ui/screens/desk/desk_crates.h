/* desk_crates.h: the lists of crates that the day's numbers open: those of a pick-up point, those
 * that are still to be packed or wait for their check, cold bags that are open. Part of screen
 * director: ui->choice says which list. */
#ifndef BORNE_UI_SCREENS_DESK_DESK_CRATES_H
#define BORNE_UI_SCREENS_DESK_DESK_CRATES_H

#include "ui/ui.h"

/* ui->choice: a pick-up point's id, or */
enum desk_list { DESK_TO_CHECK = -1, DESK_TO_PACK = -2, DESK_COLD = -3, DESK_POINTS = -4 };

void desk_crates_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit);
/* Crates of a point, or of all, that lie in a vehicle. */
uint32_t desk_loaded(const struct prep *prep, uint32_t pickup);
/* "to pack", "begun" …; `is_asked`: it is to be checked once it is filled (check_rule.h). */
const char *desk_status_word(const struct ui *ui, enum crate_status status, bool is_asked);
/* A product's name on one line, on a high panel on more where there is room: in full where it fits,
 * else without what stands after a dash, else smaller, so that it is never cut. */
void desk_product(const struct kit *kit, struct rect rect, struct text_style style,
                  const char *name);

/* What desk_product leaves out of a name in that width: how it is packed; NULL: nothing. */
const char *desk_product_pack(const struct kit *kit, struct text_style style, int width,
                              const char *name);

#endif
