/* import.h: the two halves of screen import: import.c goes from the stick to the plan, and
 * import_preview.c shows what a file would do before anything is written. */
#ifndef BORNE_UI_SCREENS_IMPORT_H
#define BORNE_UI_SCREENS_IMPORT_H

#include "ui/ui.h"

/* ui->choice: where the director is; above IMPORT_GROUP the list of one kind of warning. */
enum import_place { IMPORT_START, IMPORT_FOLLOW, IMPORT_GROUP };

/* Fills body and footer with the preview, or with the warnings that were opened in it. */
void import_preview_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit);

#endif
