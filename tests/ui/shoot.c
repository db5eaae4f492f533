/* shoot.c: writes scenes as PNG into a folder, to look at: shoot DIR [WxH[@INCHES]] [SCENE…]. */
#include <string.h>

#include "base/str.h"
#include "platform/draw.h"
#include "platform/offscreen.h"
#include "support/check.h"
#include "ui/scenes.h"
#include "ui/words.h"

static bool is_wanted(const char *name, int count, char **names)
{
    for (int i = 0; i < count; i++) {
        if (strstr(name, names[i]) == name) {
            return true;
        }
    }
    return count == 0;
}

int main(int count, char **arguments)
{
    struct error err = {0};
    struct panel panel = {1280, 800, PANEL_DIAGONAL_IN};
    CHECK(count > 1);
    int first = 2;
    if (count > 2 && sscanf(arguments[2], "%dx%d@%lf", &panel.width_px, &panel.height_px,
                            &panel.diagonal_in) >= 2) {
        first = 3;
    }
    words_open(BORNE_WORDS_DIR);
    struct fonts *fonts = fonts_create(&err);
    CHECK(fonts != NULL);
    struct offscreen offscreen = {0};
    CHECK(offscreen_open(&offscreen, panel.width_px, panel.height_px, &err));
    struct draw *draw = draw_create(offscreen.renderer, fonts);
    for (int i = 0; i < scene_count(); i++) {
        if (!is_wanted(scene_name(i), count - first, arguments + first)) {
            continue;
        }
        struct lane_test lane;
        char path[LIMIT_PATH];
        scene_open(i, &lane);
        lane_show_on(&lane, &panel, fonts_metrics(fonts));
        draw_forget(draw);
        draw_frame(draw, lane_frame(&lane));
        str_format(path, sizeof path, "%s/%s.png", arguments[1], scene_name(i));
        CHECK(offscreen_save(&offscreen, path, &err));
        lane_close(&lane);
    }
    draw_destroy(draw);
    offscreen_close(&offscreen);
    fonts_destroy(fonts);
    return 0;
}
