/* test_screens.c: every volunteers' screen in every state holds the physical promises on every
 * panel, with widths of no font and, through platform, of the real ones. */
#include <stdlib.h>

#include "base/str.h"
#include "support/check.h"
#include "ui/frame_check.h"
#include "ui/scenes.h"
#include "ui/words.h"

static const struct panel panels[] = {
    {1280, 800, 15.6}, {1920, 1080, 15.6}, {1920, 1080, 21.5}, {1024, 600, 15.6}};

static char text[200000];
static int faults;

static void check_scene(int scene, const struct panel *panel, const struct text_metrics *metrics)
{
    struct lane_test lane;
    scene_open(scene, &lane);
    lane_show_on(&lane, panel, metrics);
    if (!frame_check(lane_frame(&lane), panel, text, sizeof text)) {
        fprintf(stderr, "%s at %dx%d, %.1f in:\n%s", scene_name(scene), panel->width_px,
                panel->height_px, panel->diagonal_in, text);
        faults++;
    }
    lane_close(&lane);
}

static void screens_hold_their_promises(void)
{
    for (int scene = 0; scene < scene_count(); scene++) {
        for (size_t p = 0; p < sizeof panels / sizeof *panels; p++) {
            check_scene(scene, &panels[p], &text_plain_metrics);
        }
    }
    CHECK_INT(faults, 0);
}

int main(void)
{
    words_open(BORNE_WORDS_DIR);
    RUN(screens_hold_their_promises);
    return 0;
}
