/* desk_scene_lend.h: the ways to the screens of labos' parts of the month. */
#ifndef BORNE_TESTS_UI_DESK_SCENE_LEND_H
#define BORNE_TESTS_UI_DESK_SCENE_LEND_H

#include "ui/desk_scenes.h"

void scene_lends(struct desk_test *desk);
void scene_lends_looked(struct desk_test *desk);
void scene_lends_empty(struct desk_test *desk);
void scene_lends_point(struct desk_test *desk);
void scene_lends_written(struct desk_test *desk);
void scene_lends_out(struct desk_test *desk);
void scene_lends_begun(struct desk_test *desk);
void scene_lends_give_up(struct desk_test *desk);
void scene_lends_record(struct desk_test *desk);
void scene_lends_again(struct desk_test *desk);
void scene_lends_letter(struct desk_test *desk);
void scene_lends_wrong(struct desk_test *desk);
void scene_lends_mine(struct desk_test *desk);
void scene_lends_given_back(struct desk_test *desk);

#endif
