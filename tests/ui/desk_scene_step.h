/* desk_scene_step.h: what the helper does between two steps of the volunteers, in its states; each
 * brings an open desk there. */
#ifndef BORNE_TESTS_UI_DESK_SCENE_STEP_H
#define BORNE_TESTS_UI_DESK_SCENE_STEP_H

#include "ui/desk_scenes.h"

void scene_learn_second(struct desk_test *desk);
void scene_learn_unlike(struct desk_test *desk);
void scene_learn_product(struct desk_test *desk);
void scene_learn_units(struct desk_test *desk);
void scene_learn_known(struct desk_test *desk);
void scene_alone(struct desk_test *desk);
void scene_fridges(struct desk_test *desk);

#endif
