/* goods.h: the drawing of what is to be taken. */
#ifndef BORNE_UI_SCREENS_VOLUNTEER_GOODS_H
#define BORNE_UI_SCREENS_VOLUNTEER_GOODS_H

#include "ui/ui.h"

/* The product's drawing; beside it, when hands mistake another for it, that one crossed out, and
 * the words by which they differ below both. */
void goods_draw(const struct ui_view *view, const struct kit *kit, struct rect rect,
                const struct product *product);
/* Chilled goods have been out of the fridge for long: says so in a band cut off the top of *body.
 */
void goods_draw_cold(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                     struct rect *body, uint32_t crate);
/* What was kept before a power cut, then that: strips at the head of *body. */
void goods_draw_news(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                     struct rect *body);

#endif
