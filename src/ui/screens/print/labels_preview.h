/* labels_preview.h: one of the labels that would be printed, dot for dot; part of labels.c. */
#ifndef BORNE_UI_SCREENS_PRINT_LABELS_PREVIEW_H
#define BORNE_UI_SCREENS_PRINT_LABELS_PREVIEW_H

#include "ui/screens/desk/desk.h"

/* Returns the labels as pages. */
struct desk_pages labels_preview_draw(const struct ui *ui, const struct ui_view *view,
                                      const struct kit *kit, struct rect rect);

#endif
