/* test_draw.c: frames become pixels: the same frame gives the same pixels, nothing is drawn when
 * nothing changed, a replay is quick. With a folder as argument, writes every sample screen there
 * as PNG, to look at. */
#include <time.h>

#include "base/str.h"
#include "platform/draw.h"
#include "platform/offscreen.h"
#include "support/check.h"
#include "ui/frame_check.h"
#include "ui/sample_screens.h"

static const struct panel sizes[] = {{1280, 800, 15.6}, {1920, 1080, 15.6}};

static struct frame frame;
static struct fonts *fonts;
static const char *folder;

struct screen {
    struct offscreen offscreen;
    struct draw *draw;
    struct theme theme;
    struct kit kit;
};

static void screen_open(struct screen *screen, const struct panel *panel)
{
    struct error err = {0};
    *screen = (struct screen){.theme = theme_make(panel)};
    CHECK(offscreen_open(&screen->offscreen, panel->width_px, panel->height_px, &err));
    screen->draw = draw_create(screen->offscreen.renderer, fonts);
    screen->kit =
        (struct kit){.frame = &frame, .theme = &screen->theme, .metrics = fonts_metrics(fonts)};
}

static void screen_close(struct screen *screen)
{
    draw_destroy(screen->draw);
    offscreen_close(&screen->offscreen);
}

static double now_ms(void)
{
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return (double)at.tv_sec * 1e3 + (double)at.tv_nsec / 1e6;
}

static void same_frame_same_pixels(void)
{
    for (size_t p = 0; p < 2; p++) {
        for (int s = 0; s < SAMPLE_COUNT; s++) {
            uint64_t hashes[2];
            for (int round = 0; round < 2; round++) {
                struct screen screen;
                screen_open(&screen, &sizes[p]);
                if (round == 1) { /* with a warm cache and after other pictures */
                    sample_draw(&screen.kit, SAMPLE_CHECK, 0);
                    draw_frame(screen.draw, &frame);
                }
                sample_draw(&screen.kit, (enum sample)s, 1);
                CHECK(draw_frame(screen.draw, &frame) || s == SAMPLE_CHECK);
                hashes[round] = offscreen_hash(&screen.offscreen);
                char path[600];
                struct error err = {0};
                if (folder != NULL && round == 0) {
                    str_format(path, sizeof(path), "%s/%s-%d.png", folder,
                               sample_name((enum sample)s), sizes[p].width_px);
                    CHECK(offscreen_save(&screen.offscreen, path, &err));
                }
                screen_close(&screen);
            }
            CHECK(hashes[0] == hashes[1]);
        }
    }
}

/* The promises hold with the real font's widths too. */
static void real_widths_hold(void)
{
    static char faults[20000];
    for (size_t p = 0; p < 2; p++) {
        for (int s = 0; s < SAMPLE_SHAPES; s++) {
            struct theme theme = theme_make(&sizes[p]);
            struct kit kit = {.frame = &frame, .theme = &theme, .metrics = fonts_metrics(fonts)};
            sample_draw(&kit, (enum sample)s, 1);
            if (!frame_check(&frame, &sizes[p], faults, sizeof(faults))) {
                fprintf(stderr, "%s:\n%s", sample_name((enum sample)s), faults);
                exit(1);
            }
        }
    }
}

static void unchanged_is_not_drawn(void)
{
    struct screen screen;
    screen_open(&screen, &sizes[0]);
    sample_draw(&screen.kit, SAMPLE_STEP, 1);
    CHECK(draw_frame(screen.draw, &frame));
    for (int i = 0; i < 100; i++) {
        sample_draw(&screen.kit, SAMPLE_STEP, 1);
        CHECK(!draw_frame(screen.draw, &frame));
    }
    CHECK_INT(draw_count(screen.draw), 1);
    sample_draw(&screen.kit, SAMPLE_STEP, 2);
    CHECK(draw_frame(screen.draw, &frame));
    draw_forget(screen.draw);
    CHECK(draw_frame(screen.draw, &frame));
    CHECK_INT(draw_count(screen.draw), 3);
    screen_close(&screen);
}

/* Prints the time of a whole replay; no limit is checked, the bench does that. */
static void replay_time(void)
{
    for (size_t p = 0; p < 2; p++) {
        struct screen screen;
        screen_open(&screen, &sizes[p]);
        double begin = now_ms();
        sample_draw(&screen.kit, SAMPLE_STEP, 1);
        double laid = now_ms();
        draw_frame(screen.draw, &frame);
        double first = now_ms();
        for (int i = 0; i < 50; i++) {
            draw_forget(screen.draw);
            draw_frame(screen.draw, &frame);
        }
        double end = now_ms();
        for (int i = 0; i < 50; i++) {
            sample_draw(&screen.kit, SAMPLE_STEP, 1);
        }
        printf("    %dx%d: first view %.1f ms, first draw %.1f ms, replay %.2f ms, view %.2f ms\n",
               sizes[p].width_px, sizes[p].height_px, laid - begin, first - laid,
               (end - first) / 50, (now_ms() - end) / 50);
        screen_close(&screen);
    }
}

int main(int argc, char **argv)
{
    struct error err = {0};
    folder = argc > 1 ? argv[1] : NULL;
    fonts = fonts_create(&err);
    CHECK(fonts != NULL);
    RUN(same_frame_same_pixels);
    RUN(real_widths_hold);
    RUN(unchanged_is_not_drawn);
    RUN(replay_time);
    fonts_destroy(fonts);
    return 0;
}
