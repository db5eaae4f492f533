/* desk_voice_scenes.h: the screen of the voice in every state that looks different. */
#ifndef BORNE_TESTS_UI_DESK_VOICE_SCENES_H
#define BORNE_TESTS_UI_DESK_VOICE_SCENES_H

#include "ui/desk_scenes.h"

void voice_list(struct desk_test *desk);
void voice_products(struct desk_test *desk);
void voice_arabic(struct desk_test *desk);
void voice_all_recorded(struct desk_test *desk);
void voice_no_month(struct desk_test *desk);
void voice_one(struct desk_test *desk);
void voice_longest(struct desk_test *desk);
void voice_recorded(struct desk_test *desk);
void voice_no_microphone(struct desk_test *desk);
void voice_ready(struct desk_test *desk);
void voice_records(struct desk_test *desk);
void voice_taken(struct desk_test *desk);
void voice_trouble(struct desk_test *desk);
void voice_not_kept(struct desk_test *desk);
void voice_next(struct desk_test *desk);
void voice_away(struct desk_test *desk);

#endif
