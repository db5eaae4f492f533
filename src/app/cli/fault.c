/* fault.c: `borne fault`: the picture while the machine starts anew, for as long as asked. The
 * service shows it when the kiosk could not stay up, so it needs neither the record nor settings.
 */
#include "app/cli/commands.h"
#include "app/cli/options.h"
#include "app/paths.h"
#include "platform/clock.h"
#include "platform/draw.h"
#include "platform/fonts.h"
#include "platform/offscreen.h"
#include "platform/window.h"
#include "ui/restart.h"
#include "ui/words.h"

/* Drawn again and again: on the kernel's screen SDL makes its surface anew as the first picture is
 * shown, and that one is lost. */
enum { AGAIN_MS = 1000 };

static void draw_picture(struct draw *draw, struct fonts *fonts, const struct panel *panel)
{
    static struct frame frame; /* large */
    struct theme theme = theme_make(panel);
    struct kit kit = {.frame = &frame, .theme = &theme, .metrics = fonts_metrics(fonts)};
    restart_draw(LANGUAGE_FR, &kit);
    draw_forget(draw);
    draw_frame(draw, &frame);
}

static bool save(const char *path, struct fonts *fonts, struct panel panel, struct error *err)
{
    struct offscreen offscreen = {0};
    bool done = offscreen_open(&offscreen, panel.width_px, panel.height_px, err);
    if (done) {
        struct draw *draw = draw_create(offscreen.renderer, fonts);
        draw_picture(draw, fonts, &panel);
        draw_destroy(draw);
        done = offscreen_save(&offscreen, path, err);
    }
    offscreen_close(&offscreen);
    return done;
}

static bool show(int64_t seconds, struct fonts *fonts, struct panel panel, struct error *err)
{
    struct window_options options = {.title = "Borne",
                                     .fullscreen = panel.width_px == 0,
                                     .width_px = panel.width_px,
                                     .height_px = panel.height_px};
    struct window *window = window_open(&options, err);
    if (window == NULL) {
        return false;
    }
    window_size(window, &panel.width_px, &panel.height_px);
    struct draw *draw = draw_create(window_renderer(window), fonts);
    int64_t end_ms = clock_steady_ms() + seconds * 1000, now_ms;
    while ((now_ms = clock_steady_ms()) < end_ms) {
        struct input input;
        draw_picture(draw, fonts, &panel);
        int64_t left_ms = end_ms - now_ms;
        if (window_wait(window, left_ms < AGAIN_MS ? left_ms : AGAIN_MS, &input) &&
            input.kind == INPUT_QUIT) {
            break;
        }
    }
    draw_destroy(draw);
    window_close(window);
    return true;
}

int run_fault(int argc, char **argv)
{
    int64_t seconds = 30;
    const char *picture = NULL;
    struct option_size window = {0};
    const struct option table[] = {
        {"--seconds", OPTION_NUMBER, &seconds, 0, 3600},
        {"--window", OPTION_SIZE, &window, 320, 8192},
        {"--out", OPTION_TEXT, &picture, 0, 0},
    };
    struct error err = {0};
    char words[LIMIT_PATH];
    if (!options_read(argc, argv, table, sizeof table / sizeof table[0], NULL, &err)) {
        return options_fail("fault", &err);
    }
    if (paths_words(words, &err)) {
        words_open(words);
    }
    struct panel panel = {window.width, window.height, PANEL_DIAGONAL_IN};
    struct fonts *fonts = fonts_create(&err);
    bool done = fonts != NULL && (picture != NULL ? save(picture, fonts, panel, &err)
                                                  : show(seconds, fonts, panel, &err));
    fonts_destroy(fonts);
    return done ? 0 : options_fail("fault", &err);
}
