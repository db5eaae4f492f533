/* lane_scenes.h: several pairs at one screen, each in a state that looks different, over one month:
 * to be checked, kept as golden files and looked at. */
#ifndef BORNE_TESTS_UI_LANE_SCENES_H
#define BORNE_TESTS_UI_LANE_SCENES_H

#include "ui/lane.h"
#include "ui/lanes.h"

/* One kiosk, four lanes. `one` is used to move whichever lane is taken with lanes_take. */
struct lanes_test {
    struct lane_test one;
    struct ui uis[LIMIT_LANES];
    int pairs[LIMIT_LANES];
    bool is_open[LIMIT_LANES];
    uint8_t taken, focus;
};

void lanes_open(struct lanes_test *test);
void lanes_close(struct lanes_test *test);
/* From here on `one` is this lane; it is open. */
struct lane_test *lanes_take(struct lanes_test *test, uint8_t lane);
/* All that is open, on one panel; the frame is valid until the next. */
const struct frame *lanes_frame(struct lanes_test *test, const struct panel *panel,
                                const struct text_metrics *metrics);

int lane_scene_count(void);
const char *lane_scene_name(int index);
void lane_scene_open(int index, struct lanes_test *test);

#endif
