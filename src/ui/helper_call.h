/* helper_call.h: the second wrong crate or product in a row at one step: the screen says that
 * somebody comes to help, and the other screens show where. Gently: nothing is counted for longer
 * than the step, nothing of it is in the record. */
#ifndef BORNE_UI_HELPER_CALL_H
#define BORNE_UI_HELPER_CALL_H

#include "ui/ui.h"

enum { HELPER_CALL_AFTER = 2 }; /* wrong ones in a row */

/* Counts what was just refused (ui->refusal); true when it calls the helper. */
bool helper_call_counts(struct ui *ui, const struct ui_view *view);
/* The lane waits for the helper: as long as the refusal stands on the screen. */
bool helper_call_is_on(const struct ui *ui);

#endif
