/* labels_kinds.h: the kinds of labels as tiles to choose from; part of labels.c. */
#ifndef BORNE_UI_SCREENS_PRINT_LABELS_KINDS_H
#define BORNE_UI_SCREENS_PRINT_LABELS_KINDS_H

#include "ui/screens/desk/desk.h"

/* Argument of DESK_OWN that opens the choice; else it is the kind chosen. */
enum { KINDS_OPEN = PRINT_WHAT_COUNT };

/* All kinds, a tile each. */
void labels_kinds_draw(const struct ui *ui, const struct kit *kit, struct rect rect);
/* One row: the kind chosen, which opens the choice; and the way to slips and sheets. */
void labels_kinds_row(const struct ui *ui, const struct kit *kit, struct rect row);
/* The button that opens the choice where a keypad leaves no room for a row. */
void labels_kinds_button(const struct ui *ui, const struct kit *kit, struct rect rect);
/* What such labels are, a sentence; "" for those of crates. */
const char *labels_kinds_says(const struct ui *ui);

#endif
