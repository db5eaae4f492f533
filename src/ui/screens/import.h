/* import.h: the parts of screen import: import.c goes from the stick to the plan, and
 * import_preview.c and import_changes.c show what a file would do before anything is written. */
#ifndef BORNE_UI_SCREENS_IMPORT_H
#define BORNE_UI_SCREENS_IMPORT_H

#include "ui/ui.h"

/* ui->choice: where the director is; from IMPORT_GROUP on the list of one kind of warning. */
enum import_place {
    IMPORT_START,
    IMPORT_FOLLOW,
    IMPORT_POINTS, /* of a difference: the table of pick-up points */
    IMPORT_CHORES, /* of a difference: what would be left to do */
    IMPORT_GROUP,
    IMPORT_ALL_GROUPS = IMPORT_GROUP + 40 /* kinds of warnings; there are about 30 */
};

/* Fills body and footer with the preview, or with the warnings that were opened in it. */
void import_preview_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit);
/* import_changes.c: the same for a month that follows the one that is there. */
void import_changes_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit);
void import_chores_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit);

#endif
