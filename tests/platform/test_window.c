/* test_window.c: the loop's wait: wakes from a thread, scans through SDL's queue, time-outs that
 * draw nothing. Uses SDL's driver without a screen, unless one is named in the environment. */
#include <SDL.h>
#include <sys/resource.h>

#include "base/str.h"
#include "platform/clock.h"
#include "platform/draw.h"
#include "platform/window.h"
#include "support/check.h"
#include "ui/sample_screens.h"

static struct window *window;

static int wake_later(void *context)
{
    (void)context;
    SDL_Delay(30);
    for (int i = 0; i < 5; i++) {
        window_wake(window);
    }
    return 0;
}

/* Waits for an input of a kind; others (exposed, at the start) are let through. */
static bool wait_for(enum input_kind kind, int64_t timeout_ms, struct input *ret)
{
    int64_t until = clock_steady_ms() + timeout_ms;
    for (int64_t left = timeout_ms; left >= 0; left = until - clock_steady_ms()) {
        if (window_wait(window, left, ret) && ret->kind == kind) {
            return true;
        }
    }
    return false;
}

static void threads_wake_the_loop(void)
{
    struct input input;
    SDL_Thread *thread = SDL_CreateThread(wake_later, "wake", NULL);
    CHECK(wait_for(INPUT_WAKE, 5000, &input));
    SDL_WaitThread(thread, NULL);
    while (wait_for(INPUT_WAKE, 20, &input)) {
        ;
    }
    window_wake(window); /* and again after it was seen */
    CHECK(wait_for(INPUT_WAKE, 1000, &input));
}

static void scans_come_through(void)
{
    struct input input;
    for (int code = 0; code < 10; code++) {
        for (int i = 0; i <= 10; i++) {
            SDL_Scancode scancode = i == 10 ? SDL_SCANCODE_RETURN : SDL_SCANCODE_1;
            SDL_Event event = {.key = {.type = SDL_KEYDOWN, .keysym = {.scancode = scancode}}};
            CHECK(SDL_PushEvent(&event) == 1);
        }
    }
    for (int code = 0; code < 10; code++) {
        CHECK(wait_for(INPUT_SCAN, 1000, &input));
        CHECK_STR(input.text, "1111111111");
    }
    CHECK(!wait_for(INPUT_KEY, 20, &input));
}

static void idle_draws_and_computes_nothing(void)
{
    static struct frame frame;
    struct error err = {0};
    struct fonts *fonts = fonts_create(&err);
    CHECK(fonts != NULL);
    struct panel panel = {.diagonal_in = PANEL_DIAGONAL_IN};
    window_size(window, &panel.width_px, &panel.height_px);
    struct theme theme = theme_make(&panel);
    struct kit kit = {.frame = &frame, .theme = &theme, .metrics = fonts_metrics(fonts)};
    struct draw *draw = draw_create(window_renderer(window), fonts);
    sample_draw(&kit, SAMPLE_STEP, 1);
    CHECK(draw_frame(draw, &frame));
    struct input input;
    while (window_wait(window, 50, &input)) {
        ;
    }
    const char *seconds = SDL_getenv("BORNE_IDLE_SECONDS");
    int64_t wait_ms = seconds != NULL ? SDL_atoi(seconds) * 1000 : 200;
    struct rusage before, after;
    getrusage(RUSAGE_SELF, &before);
    CHECK(!window_wait(window, wait_ms, &input));
    getrusage(RUSAGE_SELF, &after);
    CHECK(!draw_frame(draw, &frame));
    CHECK_INT(draw_count(draw), 1);
    printf("    %s, %d x %d: %ld ms idle used %ld us, %ld KiB at most\n",
           SDL_GetCurrentVideoDriver(), panel.width_px, panel.height_px, (long)wait_ms,
           (after.ru_utime.tv_sec - before.ru_utime.tv_sec + after.ru_stime.tv_sec -
            before.ru_stime.tv_sec) *
                   1000000L +
               after.ru_utime.tv_usec - before.ru_utime.tv_usec + after.ru_stime.tv_usec -
               before.ru_stime.tv_usec,
           after.ru_maxrss);
    draw_destroy(draw);
    fonts_destroy(fonts);
}

static void a_full_screen_is_as_large_as_the_screen(void)
{
    struct error err = {0};
    SDL_DisplayMode mode;
    int width, height;
    struct window *full =
        window_open(&(struct window_options){.title = "Borne", .fullscreen = true}, &err);
    CHECK(full != NULL);
    CHECK(SDL_GetDesktopDisplayMode(0, &mode) == 0);
    window_size(full, &width, &height);
    CHECK_INT(width, mode.w);
    CHECK_INT(height, mode.h);
    window_close(full);
}

int main(void)
{
    struct error err = {0};
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 0);
    int64_t begin = clock_steady_ms();
    window = window_open(
        &(struct window_options){.title = "Borne", .width_px = 1280, .height_px = 800}, &err);
    CHECK(window != NULL);
    printf("    window open after %ld ms\n", (long)(clock_steady_ms() - begin));
    RUN(threads_wake_the_loop);
    RUN(scans_come_through);
    RUN(idle_draws_and_computes_nothing);
    window_close(window);
    RUN(a_full_screen_is_as_large_as_the_screen);
    return 0;
}
