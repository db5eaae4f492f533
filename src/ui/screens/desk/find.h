/* find.h: what the files of screen find share: a crate's tile, and where the lots of a product
 * went. */
#ifndef BORNE_UI_SCREENS_DESK_FIND_H
#define BORNE_UI_SCREENS_DESK_FIND_H

#include "ui/screens/desk/desk.h"

/* The words of a lot, after what stands there: "Laiterie, BL 4711". */
void find_add_lot(const struct ui *ui, const struct ui_view *view, uint32_t id, char *to,
                  size_t size);
void find_crate_tile(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                     struct rect tile, const struct crate *crate);
/* The received lot of a product that comes after this one, ID_NONE for the first; ID_NONE after the
 * last. */
uint32_t find_next_lot(const struct prep *prep, uint32_t product, uint32_t lot);
/* Where a lot went: the crates that hold some of it, then the labos that got some in bulk. */
struct desk_pages find_lot_view(const struct ui *ui, const struct ui_view *view,
                                const struct kit *kit, struct rect body, uint32_t lot);

#endif
