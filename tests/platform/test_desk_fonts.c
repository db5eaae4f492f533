/* test_desk_fonts.c: the director's screens hold the physical promises with the real fonts too. */
#include <stdlib.h>

#include "platform/fonts.h"
#include "support/check.h"
#include "ui/desk_scenes.h"
#include "ui/frame_check.h"
#include "ui/words.h"

static const struct panel panels[] = {{1280, 800, 15.6}, {1920, 1080, 15.6}, {1920, 1080, 21.5}};

static char text[100000];

static void real_fonts_hold_the_promises(void)
{
    struct error err = {0};
    struct fonts *fonts = fonts_create(&err);
    int faults = 0;
    CHECK(fonts != NULL);
    for (int i = 0; i < desk_scene_count(); i++) {
        for (size_t p = 0; p < sizeof panels / sizeof panels[0]; p++) {
            struct desk_test desk;
            desk_scene_open(i, &desk);
            desk_show_on(&desk, &panels[p], fonts_metrics(fonts));
            if (!frame_check(desk_frame(&desk), &panels[p], text, sizeof text)) {
                fprintf(stderr, "%s at %dx%d, %.1f in:\n%s", desk_scene_name(i), panels[p].width_px,
                        panels[p].height_px, panels[p].diagonal_in, text);
                faults++;
            }
            desk_close(&desk);
        }
    }
    fonts_destroy(fonts);
    CHECK_INT(faults, 0);
}

int main(void)
{
    words_open(BORNE_WORDS_DIR);
    RUN(real_fonts_hold_the_promises);
    return 0;
}
