/* shoot.c: writes scenes of volunteers' and the director's screens as PNG into a folder, to look
 * at: shoot DIR [WxH[@INCHES]] [SCENE…]; a SCENE is the beginning of a name. BORNE_LANGUAGE=ar
 * shows volunteers' screens so, BORNE_COMFORT=big, contrast, left (or several) all of them. */
#include <stdlib.h>
#include <string.h>

#include "base/bitmap.h"
#include "base/str.h"
#include "platform/draw.h"
#include "platform/offscreen.h"
#include "support/check.h"
#include "ui/desk_scenes.h"
#include "ui/lane_scenes.h"
#include "ui/scenes.h"
#include "ui/words.h"

struct shoot {
    int language;
    unsigned comfort;
    const char *folder;
    struct panel panel;
    struct fonts *fonts;
    struct offscreen offscreen;
    struct draw *draw;
};

static bool is_wanted(const char *name, int count, char **names)
{
    for (int i = 0; i < count; i++) {
        if (strstr(name, names[i]) == name) {
            return true;
        }
    }
    return count == 0;
}

/* Stands for a label in the pictures: bars and a frame. */
static const struct bitmap *sample_dots(void *context, uint32_t dots)
{
    static struct bitmap sample;
    (void)context;
    if (dots == 0 || sample.bits != NULL) {
        return dots == 0 ? NULL : &sample;
    }
    sample = bitmap_blank(456, 256);
    for (int y = 0; y < 256; y++) {
        for (int x = 0; x < 456; x++) {
            bool is_edge = x < 2 || y < 2 || x > 453 || y > 253;
            bool is_bar = y > 120 && y < 230 && x > 80 && x < 380 && x / 3 * 7 % 11 < 5;
            if (is_edge || is_bar) {
                bitmap_set(&sample, x, y);
            }
        }
    }
    return &sample;
}

static void write_picture(struct shoot *shoot, const struct frame *frame, const char *name)
{
    struct error err = {0};
    char path[LIMIT_PATH];
    draw_forget(shoot->draw);
    draw_frame(shoot->draw, frame);
    str_format(path, sizeof path, "%s/%s.png", shoot->folder, name);
    CHECK(offscreen_save(&shoot->offscreen, path, &err));
}

static void shoot_lane(struct shoot *shoot, int scene)
{
    struct lane_test lane;
    scene_open(scene, &lane);
    lane_show_on(&lane, &shoot->panel, fonts_metrics(shoot->fonts));
    lane.ui.language = shoot->language;
    lane.ui.comfort = shoot->comfort;
    write_picture(shoot, lane_frame(&lane), scene_name(scene));
    lane_close(&lane);
}

static void shoot_lanes(struct shoot *shoot, int scene)
{
    struct lanes_test test;
    lane_scene_open(scene, &test);
    write_picture(shoot, lanes_frame(&test, &shoot->panel, fonts_metrics(shoot->fonts)),
                  lane_scene_name(scene));
    lanes_close(&test);
}

/* A volunteers' screen as the first of several, the rest is left empty; only when asked for. */
static void shoot_beside(struct shoot *shoot, int open, int scene)
{
    static struct frame frame;
    char name[64];
    bool is_open[LIMIT_LANES] = {open > 0, open > 1, open > 2, open > 3};
    struct lanes lanes = lanes_arrange(&shoot->panel, is_open, 0, LANES_WORK);
    struct lane_test lane;
    scene_open(scene, &lane);
    lane.ui.language = shoot->language;
    lane.ui.comfort = shoot->comfort;
    lanes_begin(&lanes, &frame);
    lanes_draw(&lanes, 0, &lane.ui, &lane.view, &frame, fonts_metrics(shoot->fonts));
    str_format(name, sizeof name, "beside%d_%s", open, scene_name(scene));
    write_picture(shoot, &frame, name);
    lane_close(&lane);
}

static void shoot_desk(struct shoot *shoot, int scene)
{
    struct desk_test desk;
    desk_scene_open(scene, &desk);
    desk.ui.comfort = shoot->comfort;
    desk_show_on(&desk, &shoot->panel, fonts_metrics(shoot->fonts));
    write_picture(shoot, desk_frame(&desk), desk_scene_name(scene));
    desk_close(&desk);
}

static void read_looks(struct shoot *shoot)
{
    const char *language = getenv("BORNE_LANGUAGE"), *comfort = getenv("BORNE_COMFORT");
    if (language != NULL) {
        shoot->language = words_language(language);
        CHECK(shoot->language >= 0);
    }
    if (comfort != NULL) {
        shoot->comfort = (strstr(comfort, "big") != NULL ? COMFORT_BIG : 0u) |
                         (strstr(comfort, "contrast") != NULL ? COMFORT_CONTRAST : 0u) |
                         (strstr(comfort, "left") != NULL ? COMFORT_LEFT : 0u);
    }
}

/* A mark of their own: two halves. */
static bool sample_image(void *context, uint32_t image, struct draw_image *ret)
{
    static uint32_t dots[2] = {0xFF155F3Du, 0xFF8A3F06u};
    (void)context;
    *ret = (struct draw_image){2, 1, dots};
    return image != 0;
}

int main(int count, char **arguments)
{
    struct error err = {0};
    CHECK(count > 1);
    struct shoot shoot = {.folder = arguments[1], .panel = {1280, 800, PANEL_DIAGONAL_IN}};
    int first = 2;
    if (count > 2 && sscanf(arguments[2], "%dx%d@%lf", &shoot.panel.width_px,
                            &shoot.panel.height_px, &shoot.panel.diagonal_in) >= 2) {
        first = 3;
    }
    words_open(BORNE_WORDS_DIR);
    read_looks(&shoot);
    shoot.fonts = fonts_create(&err);
    CHECK(shoot.fonts != NULL);
    CHECK(offscreen_open(&shoot.offscreen, shoot.panel.width_px, shoot.panel.height_px, &err));
    shoot.draw = draw_create(shoot.offscreen.renderer, shoot.fonts);
    draw_set_dots(shoot.draw, sample_dots, NULL);
    draw_set_images(shoot.draw, sample_image, NULL);
    for (int i = 0; i < scene_count(); i++) {
        if (is_wanted(scene_name(i), count - first, arguments + first)) {
            shoot_lane(&shoot, i);
        }
    }
    for (int i = 0; i < lane_scene_count(); i++) {
        if (is_wanted(lane_scene_name(i), count - first, arguments + first)) {
            shoot_lanes(&shoot, i);
        }
    }
    for (int open = 2; open <= LIMIT_LANES && count > first; open++) {
        char name[64];
        for (int i = 0; i < scene_count(); i++) {
            str_format(name, sizeof name, "beside%d_%s", open, scene_name(i));
            if (is_wanted(name, count - first, arguments + first)) {
                shoot_beside(&shoot, open, i);
            }
        }
    }
    for (int i = 0; i < desk_scene_count(); i++) {
        if (is_wanted(desk_scene_name(i), count - first, arguments + first)) {
            shoot_desk(&shoot, i);
        }
    }
    draw_destroy(shoot.draw);
    offscreen_close(&shoot.offscreen);
    fonts_destroy(shoot.fonts);
    return 0;
}
