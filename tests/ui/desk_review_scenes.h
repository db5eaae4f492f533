/* desk_review_scenes.h: the ways by which the review filters, and what was said of a case. */
#ifndef BORNE_TESTS_UI_DESK_REVIEW_SCENES_H
#define BORNE_TESTS_UI_DESK_REVIEW_SCENES_H

#include "ui/desk_scenes.h"

void scene_review_ways(struct desk_test *desk);
void scene_review_causes(struct desk_test *desk);
void scene_review_times(struct desk_test *desk);
void scene_review_crates(struct desk_test *desk);
/* Two ways that have no chip of their own are in use. */
void scene_review_narrowed(struct desk_test *desk);
void scene_case_trace(struct desk_test *desk);

#endif
