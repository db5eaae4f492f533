/* desk_review_scenes.c: see desk_review_scenes.h. */
#include "ui/desk_review_scenes.h"

#include "base/str.h"
#include "ui/desk_scene_after.h"

void scene_review_ways(struct desk_test *desk)
{
    desk_tap(desk, "review");
    desk_tap(desk, "by_more");
}

void scene_review_causes(struct desk_test *desk)
{
    scene_case_decided(desk);
    desk_tap(desk, "back");
    desk_tap(desk, "by_more");
    desk_tap(desk, "by_cause");
}

/* The oldest half of it was a day before. */
void scene_review_times(struct desk_test *desk)
{
    struct prep *prep = &desk->month.prep;
    for (size_t i = 0; i < prep->discrepancy_count / 2; i++) {
        prep->discrepancies[i].at_ms -= INT64_C(24) * 3600 * 1000;
    }
    scene_review_ways(desk);
    desk_tap(desk, "by_time");
}

void scene_review_crates(struct desk_test *desk)
{
    scene_review_ways(desk);
    desk_tap(desk, "by_crate");
}

void scene_review_narrowed(struct desk_test *desk)
{
    char name[FRAME_NAME];
    scene_review_causes(desk);
    str_format(name, sizeof name, "value_%d", CAUSE_PICKING + 1);
    desk_tap(desk, name);
    desk_tap(desk, "by_more");
    desk_tap(desk, "by_follow");
    str_format(name, sizeof name, "value_%d", FOLLOW_TO_DO + 1);
    desk_tap(desk, name);
}

void scene_case_trace(struct desk_test *desk)
{
    scene_case_decided(desk);
    desk_tap(desk, "trace");
}
