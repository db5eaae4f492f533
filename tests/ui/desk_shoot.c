/* desk_shoot.c: writes the director's scenes as PNG, to look at: shoot_desk DIR [WxH[@INCHES]]
 * [SCENE…]. */
#include <string.h>

#include "base/str.h"
#include "platform/draw.h"
#include "platform/offscreen.h"
#include "support/check.h"
#include "ui/desk_scenes.h"
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
    for (int i = 0; i < desk_scene_count(); i++) {
        if (!is_wanted(desk_scene_name(i), count - first, arguments + first)) {
            continue;
        }
        struct desk_test desk;
        char path[LIMIT_PATH];
        desk_scene_open(i, &desk);
        desk_show_on(&desk, &panel, fonts_metrics(fonts));
        draw_forget(draw);
        draw_frame(draw, desk_frame(&desk));
        str_format(path, sizeof path, "%s/%s.png", arguments[1], desk_scene_name(i));
        CHECK(offscreen_save(&offscreen, path, &err));
        desk_close(&desk);
    }
    draw_destroy(draw);
    offscreen_close(&offscreen);
    fonts_destroy(fonts);
    return 0;
}
