/* lane.h: one lane of a kiosk without an app: screens, rules and a small month, driven by target
 * names and codes. Requests are carried out at once, as if the disk took no time. */
#ifndef BORNE_TESTS_UI_LANE_H
#define BORNE_TESTS_UI_LANE_H

#include "support/small_prep.h"
#include "ui/text.h"
#include "ui/ui.h"

struct lane_test {
    struct small_prep small;
    struct prep empty; /* before the first import */
    struct plans none;
    struct ui ui;
    struct ui_view view;
    struct theme theme;
    struct kit kit;
    struct request request; /* the latest */
    struct outcome outcome;
    enum sound sound; /* of the latest input */
};

/* With the small month, or without any. Draws for a panel of 15.6 inches unless told otherwise. */
void lane_open(struct lane_test *lane, bool has_month);
void lane_close(struct lane_test *lane);
/* Another panel and other fonts. */
void lane_show_on(struct lane_test *lane, const struct panel *panel,
                  const struct text_metrics *metrics);

/* Draws the screen; the frame is valid until the next. */
const struct frame *lane_frame(struct lane_test *lane);
/* Checks that the target is on the screen, and taps it. */
void lane_tap(struct lane_test *lane, const char *name);
bool lane_can_tap(struct lane_test *lane, const char *name);
void lane_scan(struct lane_test *lane, const char *text);
void lane_scan_crate(struct lane_test *lane, uint32_t crate);
void lane_scan_product(struct lane_test *lane, enum small_product product);
/* Time passes, and the lane is told. */
void lane_wait(struct lane_test *lane, int64_t ms);
/* The name of the screen. */
const char *lane_screen(const struct lane_test *lane);

/* Ways to a state, by requests alone. Crates are those of small_prep, 1.. */
void lane_choose_pair(struct lane_test *lane, int pair);
/* Opens a crate in this lane for this task and goes where that leads. */
void lane_open_crate(struct lane_test *lane, uint32_t crate, enum lane_task task);
/* The id of the `nth` crate (0..) of this kind. */
uint32_t lane_crate_of_kind(const struct lane_test *lane, enum crate_kind kind, int nth);
/* Until this product's step is the next one of the open crate, puts others last. */
void lane_go_to_step(struct lane_test *lane, enum small_product product);
/* Touches the keys of these digits. */
void lane_type(struct lane_test *lane, const char *digits);
/* As pair 0, opens the crate that holds `least_milli` of a product, at its step; there must be one.
 */
void lane_at_step(struct lane_test *lane, enum small_product product, int64_t least_milli);

#endif
