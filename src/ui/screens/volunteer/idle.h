/* idle.h: home when nobody has touched it for a while: a quiet picture that moves a little now and
 * then, or, where the director wants it, the room's day on the wall, to be read from five metres.
 * It is no screen of its own: any touch is home again, and a scan acts as at home. */
#ifndef BORNE_UI_SCREENS_VOLUNTEER_IDLE_H
#define BORNE_UI_SCREENS_VOLUNTEER_IDLE_H

#include "ui/text.h"
#include "ui/ui.h"

/* The picture comes after ten minutes and changes so seldom that nobody looks up from their work;
 * the wall comes back as soon as home would have been left. */
enum { UI_IDLE_AFTER_MS = 10 * 60 * 1000, UI_IDLE_STEP_MS = 6000 };

bool idle_is_on(const struct ui *ui, const struct ui_view *view);
/* When it comes, or changes next. */
int64_t idle_deadline_ms(const struct ui *ui, const struct ui_view *view);
void idle_draw(const struct ui *ui, const struct ui_view *view, const struct kit *kit);

#endif
