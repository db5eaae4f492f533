/* desk_timeline_scenes.h: the timeline, ticked and changed, in every state that looks different. */
#ifndef BORNE_TESTS_UI_DESK_TIMELINE_SCENES_H
#define BORNE_TESTS_UI_DESK_TIMELINE_SCENES_H

#include "ui/desk_scenes.h"

void timeline_first(struct desk_test *desk);
void timeline_ticked(struct desk_test *desk);
void timeline_rest(struct desk_test *desk);
void timeline_no_month(struct desk_test *desk);
void timeline_change(struct desk_test *desk);
void timeline_form(struct desk_test *desk);
void timeline_left_out(struct desk_test *desk);
void timeline_words_typed(struct desk_test *desk);
void timeline_own(struct desk_test *desk);

#endif
