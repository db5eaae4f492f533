/* desk_goods.h: how the director's screens name goods: tiles to choose from, and what a scan says.
 */
#ifndef BORNE_UI_SCREENS_DESK_DESK_GOODS_H
#define BORNE_UI_SCREENS_DESK_DESK_GOODS_H

#include "ui/screens/desk/desk.h"

/* Tiles of the products that are ordered (at one pick-up point, ID_NONE: at any), by name of target
 * "product_<sku>", action DESK_CHOOSE, argument the product. At any point, those that are reported
 * missing come first. */
struct desk_pages desk_goods(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                             struct rect rect, uint32_t pickup);
/* Tiles of what could be given in a product's place. */
struct desk_pages desk_goods_instead(const struct ui *ui, const struct ui_view *view,
                                     const struct kit *kit, struct rect rect, uint32_t product);
/* How much of a product was reported missing, undone reports left out. */
int64_t desk_missing_milli(const struct prep *prep, uint32_t product);
/* Columns of tiles with a labo's letter and name each, `width` px in all: one where a high panel
 * has no room for the longest name in two. */
int desk_point_columns(const struct kit *kit, const struct plan *plan, int width);
/* Tiles of all pick-up points: "point_<letter>", DESK_CHOOSE. */
struct desk_pages desk_points(const struct ui *ui, const struct ui_view *view,
                              const struct kit *kit, struct rect rect);
/* What a scanned code stands for in this prep, ID_NONE when it is no such thing. */
uint32_t desk_scanned_product(const struct ui_view *view, const struct code *code);
uint32_t desk_scanned_point(const struct ui_view *view, const struct code *code);
uint32_t desk_scanned_crate(const struct ui_view *view, const struct code *code);
/* Remembers that the screen could do nothing with `code`, so that desk_question says so. */
void desk_unread(struct ui *ui, const struct ui_view *view, const struct code *code);
/* What is asked for, as desk_sentence; after a code that was of no use, that. */
void desk_question(const struct ui *ui, const struct kit *kit, struct rect *body, const char *text);

#endif
