/* lot.h: a delivery while it is received, shared by lot.c (what gestures mean) and lot_view.c (what
 * is drawn). */
#ifndef BORNE_UI_SCREENS_VOLUNTEER_LOT_H
#define BORNE_UI_SCREENS_VOLUNTEER_LOT_H

#include "ui/ui.h"

enum lot_action { LOT_WHO_CHOSEN = 100, LOT_BOX_CHOSEN, LOT_NOTHING, LOT_SAME_NOTE, LOT_SKIP };

/* Who may have brought it: the product's own suppliers first, then the store, then the others. */
struct lot_who {
    enum lot_origin origin;
    uint32_t supplier; /* ID_NONE: the store, or somebody else */
};
/* The `nth`; false when there are not so many. */
bool lot_who_at(const struct ui_view *view, uint32_t product, int nth, struct lot_who *ret_who);
/* "Laiterie des Trois Monts", "Our store", "Somebody else". */
const char *lot_who_word(const struct ui *ui, const struct ui_view *view, struct lot_who who);

/* What was typed so far, in thousandths of the unit. */
int64_t lot_typed_milli(const struct ui *ui, const struct product *product);
/* The note number that this supplier's latest lot has, 0: none. */
int64_t lot_same_note(const struct ui *ui, const struct ui_view *view);
/* The temperature as it is typed, in tenths of a degree; false when nothing is. */
bool lot_typed_tenths(const struct ui *ui, int32_t *ret_tenths);
bool lot_is_cold(const struct product *product);

/* Begins a delivery of a product. */
void lot_begin(struct ui *ui, const struct ui_view *view, uint32_t product);
void lot_draw(const struct ui *ui, const struct ui_view *view, const struct kit *kit);

#endif
