/* desk_scene_after.h: the ways to the screens of shares, the review, returns, codes, find, month.
 */
#ifndef BORNE_TESTS_UI_DESK_SCENE_AFTER_H
#define BORNE_TESTS_UI_DESK_SCENE_AFTER_H

#include "ui/desk_scenes.h"

void scene_pin_forgotten(struct desk_test *desk);
void scene_more(struct desk_test *desk);
void scene_more_before(struct desk_test *desk);
void scene_more_after(struct desk_test *desk);
void scene_codes(struct desk_test *desk);
void scene_codes_helper(struct desk_test *desk);
void scene_director_helper(struct desk_test *desk);
void scene_share_goods(struct desk_test *desk);
void scene_share_amount(struct desk_test *desk);
void scene_share_preview(struct desk_test *desk);
void scene_share_surplus(struct desk_test *desk);
void scene_share_done(struct desk_test *desk);
void scene_substitutes(struct desk_test *desk);
void scene_substitutes_none(struct desk_test *desk);
void scene_substitutes_goods(struct desk_test *desk);
void scene_substitutes_instead(struct desk_test *desk);
void scene_substitutes_how(struct desk_test *desk);
/* A bag that waits is opened in the lane: which one. */
uint32_t scene_open_bag(struct desk_test *desk);
void scene_review_cold(struct desk_test *desk);
void scene_case_cold(struct desk_test *desk);
void scene_case(struct desk_test *desk);
void scene_case_replaced(struct desk_test *desk);
void scene_case_decided(struct desk_test *desk);
void scene_returns(struct desk_test *desk);
void scene_returns_other_month(struct desk_test *desk);
void scene_returns_goods(struct desk_test *desk);
void scene_returns_instead(struct desk_test *desk);
void scene_returns_row(struct desk_test *desk);
void scene_returns_noted(struct desk_test *desk);
void scene_find(struct desk_test *desk);
void scene_find_unknown(struct desk_test *desk);
void scene_find_order(struct desk_test *desk);
void scene_find_crate(struct desk_test *desk);
void scene_find_product(struct desk_test *desk);
void scene_month(struct desk_test *desk);
void scene_month_goods(struct desk_test *desk);
void scene_month_counting(struct desk_test *desk);
void scene_year(struct desk_test *desk);
void scene_year_first(struct desk_test *desk);
void scene_year_goal(struct desk_test *desk);
void scene_helpers(struct desk_test *desk);

#endif
