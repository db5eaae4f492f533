/* timeline.h: what the timeline's two files share: the list of a half-day, and the form in which
 * one entry is changed. */
#ifndef BORNE_UI_SCREENS_TIMELINE_H
#define BORNE_UI_SCREENS_TIMELINE_H

#include "ui/screens/desk.h"

/* ui->choice */
enum timeline_place { TIMELINE_LIST, TIMELINE_CHANGE, TIMELINE_FORM, TIMELINE_WORDS };

/* The form of ui->entry; true when the input was about it. */
bool timeline_form_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                         struct request *request);
void timeline_form_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit);

#endif
