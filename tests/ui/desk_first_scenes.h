/* desk_first_scenes.h: a Borne that is new, and the crosses that put a touch panel right, in every
 * state that looks different. */
#ifndef BORNE_TESTS_UI_DESK_FIRST_SCENES_H
#define BORNE_TESTS_UI_DESK_FIRST_SCENES_H

#include "ui/desk_scenes.h"

void first_home(struct desk_test *desk);
void first_new(struct desk_test *desk);
void first_done(struct desk_test *desk);
void first_code(struct desk_test *desk);
void touch_begin(struct desk_test *desk);
void touch_crosses_second(struct desk_test *desk);
void touch_odd(struct desk_test *desk);
void touch_prove(struct desk_test *desk);
void touch_kept(struct desk_test *desk);
void touch_dropped(struct desk_test *desk);

#endif
