/* bag.h: filling bags from a sack, shared by bag.c (what gestures mean) and bag_view.c (what is
 * drawn). */
#ifndef BORNE_UI_SCREENS_VOLUNTEER_BAG_H
#define BORNE_UI_SCREENS_VOLUNTEER_BAG_H

#include "ui/ui.h"

enum bag_action { BAG_PRODUCT = 100, BAG_GRAMS };
enum { BAG_SIZES = 16 }; /* different sizes of one product that orders may want */

/* The `nth` of the goods that are bagged here: those that came and are wanted first. NULL after the
 * last. */
const struct product *bag_product_at(const struct ui_view *view, int nth);
/* Bags of it are still wanted. */
bool bag_is_open(const struct prep *prep, uint32_t product);
/* The one in hand, NULL. */
const struct product *bag_product(const struct ui *ui, const struct ui_view *view);
void bag_draw(const struct ui *ui, const struct ui_view *view, const struct kit *kit);

#endif
