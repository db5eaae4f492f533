/* desk_goods_scenes.h: what is to come from suppliers, and who fetches it. */
#ifndef BORNE_TESTS_UI_DESK_GOODS_SCENES_H
#define BORNE_TESTS_UI_DESK_GOODS_SCENES_H

#include "ui/desk_scenes.h"

void arrivals_all(struct desk_test *desk);
void arrivals_begun(struct desk_test *desk);
void arrivals_one(struct desk_test *desk);
void arrivals_no_month(struct desk_test *desk);

#endif
