/* ui_time.h: what time does to a lane. Shared by ui.c and ui_time.c only; ui_deadline_ms is in
 * ui.h.
 */
#ifndef BORNE_UI_UI_TIME_H
#define BORNE_UI_UI_TIME_H

#include "ui/ui.h"

enum { UI_LOCK_AFTER_MS = 120 * 1000 }; /* the director's screens */

/* A crate is open in the lane. */
bool ui_is_at_work(const struct ui *ui, const struct ui_view *view);
/* Screens that nobody needs once nobody touches them. */
bool ui_may_be_left(enum screen_id screen);
/* A bag has been out of the cold too long, and nobody said so yet: true, and *request says it. */
bool ui_note_kept_out(struct ui *ui, const struct ui_view *view, struct request *request);

#endif
