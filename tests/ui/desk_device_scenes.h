/* desk_device_scenes.h: the devices' screen in every state that looks different. */
#ifndef BORNE_TESTS_UI_DESK_DEVICE_SCENES_H
#define BORNE_TESTS_UI_DESK_DEVICE_SCENES_H

#include "ui/desk_scenes.h"

void devices_away(struct desk_test *desk);
void devices_one(struct desk_test *desk);
void devices_none(struct desk_test *desk);
void devices_some(struct desk_test *desk);
void devices_trouble(struct desk_test *desk);
void devices_many(struct desk_test *desk);
void devices_lesson(struct desk_test *desk);
void devices_lesson_refused(struct desk_test *desk);
void devices_lesson_learned(struct desk_test *desk);
void devices_help(struct desk_test *desk);
void devices_scanner(struct desk_test *desk);
void devices_printer(struct desk_test *desk);
void devices_around(struct desk_test *desk);
void devices_proposed(struct desk_test *desk);
void devices_scale(struct desk_test *desk);

#endif
