/* scenes_goods.h: scenes of the tasks beside filling and checking: bags, the cold, trips, what
 * comes back, cleaning. Rows of the list in scenes.c. */
#ifndef BORNE_TESTS_UI_SCENES_GOODS_H
#define BORNE_TESTS_UI_SCENES_GOODS_H

#include "ui/lane.h"

void scene_home_all(struct lane_test *lane);
void scene_home_rest(struct lane_test *lane);
void scene_bag(struct lane_test *lane);
void scene_bag_size(struct lane_test *lane);
void scene_bag_made(struct lane_test *lane);
void scene_bag_lost(struct lane_test *lane);
void scene_bag_done(struct lane_test *lane);
void scene_chilled(struct lane_test *lane);
void scene_chilled_full(struct lane_test *lane);
void scene_chilled_done(struct lane_test *lane);
void scene_choice_bag(struct lane_test *lane);
void scene_choice_no_bag(struct lane_test *lane);
void scene_kept_out(struct lane_test *lane);
void scene_pick_kept_out(struct lane_test *lane);
void scene_clean(struct lane_test *lane);
void scene_clean_reading(struct lane_test *lane);
void scene_clean_warm(struct lane_test *lane);
void scene_empties(struct lane_test *lane);
void scene_empties_count(struct lane_test *lane);
void scene_empties_label(struct lane_test *lane);
void scene_trips_none(struct lane_test *lane);
void scene_trips(struct lane_test *lane);
void scene_trip(struct lane_test *lane);
void scene_load_bulk(struct lane_test *lane);
void scene_bulk(struct lane_test *lane);
void scene_load_left(struct lane_test *lane);

#endif
