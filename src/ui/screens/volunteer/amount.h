/* amount.h: amounts on screen: typing them, how near a weight is, how far a crate has come. */
#ifndef BORNE_UI_SCREENS_VOLUNTEER_AMOUNT_H
#define BORNE_UI_SCREENS_VOLUNTEER_AMOUNT_H

#include "ui/text.h"
#include "ui/ui.h"

/* Takes the last digit back. */
void amount_erase(struct ui *ui);
/* The least and the most that this much of weighed goods may weigh. */
void amount_bounds(const struct ui_view *view, const struct product *product, int64_t units_milli,
                   int64_t *ret_low_g, int64_t *ret_high_g);
/* Draws how far a weight may be off: the band that is right in the middle, and a pin at what was
 * typed (0: none). */
void amount_draw_tolerance(const struct ui_view *view, const struct kit *kit, struct rect rect,
                           const struct product *product, int64_t units_milli, int64_t typed_g);
/* Cuts keys for a number off *body, at its right or its foot, and draws them. */
void amount_keys(const struct kit *kit, struct rect *body, bool can_validate);
/* The width of the card of what a number is about, beside the question. */
int amount_card_width(const struct kit *kit);
/* What the numbers of a card mean, in muted words; cuts them off its foot. */
void amount_draw_under(const struct kit *kit, struct rect *card, const char *words);
/* Progress through a crate, without a number: portions settled at picking, or counted at a check.
 */
void amount_draw_steps(const struct ui_view *view, const struct kit *kit, struct rect rect,
                       uint32_t crate);

#endif
