/* test_lanes.c: where lanes are drawn, and that every screen holds its promises in a lane. */
#include <stdlib.h>

#include "base/str.h"
#include "support/check.h"
#include "ui/frame_check.h"
#include "ui/header.h"
#include "ui/lane_scenes.h"
#include "ui/scenes.h"
#include "ui/words.h"

static char text[400000];
static int faults;
static struct frame frame;

static const struct panel usual = {1280, 800, 15.6}, small = {1280, 800, 13.3},
                          large = {1920, 1080, 21.5}, sharp = {1920, 1080, 15.6};

static void how_many_stand_beside_each_other(void)
{
    CHECK_INT(lanes_beside(&usual), 2);
    CHECK_INT(lanes_beside(&sharp), 2);
    CHECK_INT(lanes_beside(&small), 1); /* too low for a column */
    CHECK_INT(lanes_beside(&large), 4);
    CHECK_INT(lanes_beside(&(struct panel){1280, 800, 10.1}), 1);
    for (int wide = 8; wide < 40; wide++) { /* below 15 inches never more, of any shape */
        CHECK(lanes_beside(&(struct panel){wide * 100, 1000, 14.99}) <= 2);
    }
    CHECK_INT(lanes_beside(&(struct panel){1680, 1050, 19.0}), 3);
}

static void check_arranged(const struct panel *panel, int open, int screens)
{
    bool is_open[LIMIT_LANES] = {open > 0, open > 1, open > 2, open > 3};
    struct lanes lanes = lanes_arrange(panel, is_open, 0, LANES_WORK);
    int shown = 0, tiles = 0;
    for (int i = 0; i < lanes.count; i++) {
        shown += !lanes.places[i].is_tile;
        tiles += lanes.places[i].is_tile;
        CHECK(rect_holds(panel_rect(panel), lanes.places[i].area));
        for (int k = 0; k < i; k++) {
            CHECK(!rect_overlaps(lanes.places[i].area, lanes.places[k].area));
        }
    }
    CHECK_INT(shown, screens);
    CHECK_INT(tiles, screens < open ? open : 0); /* the list names all of them */
    CHECK(lanes_shows(&lanes, 0));
    CHECK(lanes_shows(&lanes, 1) == (screens > 1));
}

static void lanes_have_their_places(void)
{
    for (int open = 1; open <= LIMIT_LANES; open++) {
        check_arranged(&usual, open, open <= 2 ? open : 1);
        check_arranged(&large, open, open);
        check_arranged(&small, open, 1);
    }
}

/* The crate's number stands on the header's foot: how far the crate is does not touch it, nor the
 * card below. */
static void steps_have_air(void)
{
    static const struct panel *const panels[] = {&usual, &small, &large, &sharp};
    for (int p = 0; p < 4; p++) {
        for (int open = 2; open <= LIMIT_LANES; open++) {
            bool is_open[LIMIT_LANES] = {true, true, open > 2, open > 3};
            struct lanes lanes = lanes_arrange(panels[p], is_open, 0, LANES_WORK);
            for (int i = 0; i < lanes.count; i++) {
                struct theme theme = theme_make_in(panels[p], lanes.places[i].area);
                if (lanes.places[i].is_tile || theme.low) { /* there they stand in the footer */
                    continue;
                }
                struct kit kit = {.theme = &theme, .shared = true, .has_tab = true};
                struct areas areas = header_areas(&kit, true);
                int air = theme_px(&theme, 1.8);
                CHECK(areas.steps.y >= areas.header.y + areas.header.h + air);
                CHECK(areas.body.y >= areas.steps.y + areas.steps.h + air);
            }
        }
    }
}

/* Every volunteers' screen in the area it has when `open` lanes are there. */
static void check_screens(const struct panel *panel, int open)
{
    bool is_open[LIMIT_LANES] = {open > 0, open > 1, open > 2, open > 3};
    struct lanes lanes = lanes_arrange(panel, is_open, 0, LANES_WORK);
    for (int scene = 0; scene < scene_count(); scene++) {
        struct lane_test lane;
        scene_open(scene, &lane);
        if (lane.ui.screen != SCREEN_DANGER) { /* has the whole screen */
            lanes_begin(&lanes, &frame);
            lanes_draw(&lanes, 0, &lane.ui, &lane.view, &frame, &text_plain_metrics);
            if (!frame_check(&frame, panel, text, sizeof text)) {
                fprintf(stderr, "%s, %d lanes at %dx%d, %.1f in:\n%s", scene_name(scene), open,
                        panel->width_px, panel->height_px, panel->diagonal_in, text);
                faults++;
            }
        }
        lane_close(&lane);
    }
}

static void screens_hold_their_promises_in_a_lane(void)
{
    for (int open = 2; open <= LIMIT_LANES; open++) {
        check_screens(&usual, open);
        check_screens(&sharp, open);
        check_screens(&large, open);
    }
    CHECK_INT(faults, 0);
}

static void together_they_hold_them_too(void)
{
    const struct panel *panels[] = {&usual, &sharp, &large};
    for (int scene = 0; scene < lane_scene_count(); scene++) {
        for (int p = 0; p < 3; p++) {
            struct lanes_test test;
            lane_scene_open(scene, &test);
            if (!frame_check(lanes_frame(&test, panels[p], &text_plain_metrics), panels[p], text,
                             sizeof text)) {
                fprintf(stderr, "%s at %dx%d, %.1f in:\n%s", lane_scene_name(scene),
                        panels[p]->width_px, panels[p]->height_px, panels[p]->diagonal_in, text);
                faults++;
            }
            lanes_close(&test);
        }
    }
    CHECK_INT(faults, 0);
}

int main(void)
{
    words_open(BORNE_WORDS_DIR);
    RUN(how_many_stand_beside_each_other);
    RUN(lanes_have_their_places);
    RUN(steps_have_air);
    RUN(screens_hold_their_promises_in_a_lane);
    RUN(together_they_hold_them_too);
    return 0;
}
