/* labels_one.h: the part of the labels' screen where order numbers are typed: from … to …, or one
 * order and one of its crates. */
#ifndef BORNE_UI_SCREENS_PRINT_LABELS_ONE_H
#define BORNE_UI_SCREENS_PRINT_LABELS_ONE_H

#include "ui/screens/desk/desk.h"

/* What was typed; 0: nothing yet. With one number both are it. */
void labels_range(const struct ui *ui, uint32_t *ret_from, uint32_t *ret_until);
/* True if it was one of its own. */
bool labels_one_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input);
/* Fields and keypad, with PRINT_ONE the crates of the order too. */
void labels_one_draw(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                     struct rect rect);

#endif
