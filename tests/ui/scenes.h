/* scenes.h: every volunteers' screen in every state that looks different, to be checked, kept as
 * golden files and looked at. */
#ifndef BORNE_TESTS_UI_SCENES_H
#define BORNE_TESTS_UI_SCENES_H

#include "ui/lane.h"

int scene_count(void);
const char *scene_name(int index);
/* Opens the lane and brings it into the state. Close it after. */
void scene_open(int index, struct lane_test *lane);

#endif
