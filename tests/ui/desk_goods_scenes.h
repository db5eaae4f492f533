/* desk_goods_scenes.h: what is to come from suppliers, and who fetches it. */
#ifndef BORNE_TESTS_UI_DESK_GOODS_SCENES_H
#define BORNE_TESTS_UI_DESK_GOODS_SCENES_H

#include "ui/desk_scenes.h"

void arrivals_all(struct desk_test *desk);
void arrivals_begun(struct desk_test *desk);
void arrivals_one(struct desk_test *desk);
void arrivals_no_month(struct desk_test *desk);
void arrivals_late(struct desk_test *desk);
void arrivals_fetched(struct desk_test *desk);
void find_lot_scene(struct desk_test *desk);
void rounds_add(struct desk_test *desk);
void rounds_where(struct desk_test *desk);
void rounds_form(struct desk_test *desk);
void rounds_heavy(struct desk_test *desk);
void rounds_theirs(struct desk_test *desk);
void rounds_listed(struct desk_test *desk);
void rounds_gone(struct desk_test *desk);

#endif
