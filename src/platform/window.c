/* window.c: hints, window, waiting. */
#include "platform/window.h"

#include <SDL.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "base/assert.h"
#include "base/str.h"
#include "platform/clock.h"
#include "platform/input_wait.h"

struct window {
    SDL_Window *window;
    SDL_Renderer *renderer;
    struct input_source source;
    bool hides_pointer;       /* as long as nobody moves a mouse */
    struct input_wait *sleep; /* NULL: SDL's driver sleeps by itself */
    atomic_bool wake_pending;
};

/* Must stand before SDL_Init to count. The environment still wins. */
static void set_hints(void)
{
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
    /* Under Wayland's Xwayland both would answer; X11 is tried first unless told otherwise. */
    SDL_SetHint(SDL_HINT_VIDEODRIVER, "wayland,x11,kmsdrm");
}

/* A signal that came just before the sleep waits as long as this at most. */
enum { SLEEP_MOST_MS = 5000 };

/* Servers wake SDL; the console's driver and those without a screen only ask again and again. */
static bool sleeps_by_itself(void)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    return driver != NULL && (str_equal(driver, "wayland") || str_equal(driver, "x11"));
}

/* On X11 SDL's own software renderer is faster than Mesa's and needs no GL; Wayland and the bare
 * console cannot show pixels without GL, so there SDL chooses. */
static SDL_Renderer *create_renderer(SDL_Window *window)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    bool needs_gl = driver != NULL && (str_equal(driver, "wayland") || str_equal(driver, "KMSDRM"));
    SDL_Renderer *renderer = NULL;
    if (needs_gl) {
        renderer = SDL_CreateRenderer(window, -1, SDL_RENDERER_ACCELERATED);
    } else {
        SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
        SDL_SetHint(SDL_HINT_RENDER_DRIVER, "software");
    }
    return renderer != NULL ? renderer : SDL_CreateRenderer(window, -1, SDL_RENDERER_SOFTWARE);
}

/* An X server without a window manager leaves a window as large as it was asked for, full screen or
 * not. */
static void desktop_size(int *ret_width, int *ret_height)
{
    SDL_DisplayMode mode;
    if (SDL_GetDesktopDisplayMode(0, &mode) == 0) {
        *ret_width = mode.w;
        *ret_height = mode.h;
    }
}

struct window *window_open(const struct window_options *options, struct error *err)
{
    set_hints();
    struct window *window = calloc(1, sizeof(*window));
    ASSERT(window != NULL);
    atomic_init(&window->wake_pending, false);
    if (SDL_Init(SDL_INIT_VIDEO | SDL_INIT_EVENTS) != 0) {
        goto fail;
    }
    int width = options->width_px, height = options->height_px;
    Uint32 flags = 0;
    if (options->fullscreen) {
        flags = SDL_WINDOW_FULLSCREEN_DESKTOP;
        desktop_size(&width, &height);
    }
    window->window = SDL_CreateWindow(options->title, SDL_WINDOWPOS_CENTERED,
                                      SDL_WINDOWPOS_CENTERED, width, height, flags);
    if (window->window == NULL) {
        goto fail;
    }
    window->renderer = create_renderer(window->window);
    if (window->renderer == NULL) {
        goto fail;
    }
    if (options->fullscreen) {
        window->hides_pointer = true;
        SDL_ShowCursor(SDL_DISABLE);
    }
    if (!sleeps_by_itself()) {
        window->sleep = input_wait_open(options->input_folder);
    }
    SDL_StopTextInput(); /* keys come as keys: no input method between scanner and us */
    window->source.wake_event = SDL_RegisterEvents(1);
    window->source.offset_ms = clock_steady_ms() - (int64_t)SDL_GetTicks();
    window_size(window, &window->source.width_px, &window->source.height_px);
    return window;
fail:
    error_set(err, ERROR_ENVIRONMENT, "no_screen", "L’écran n’a pas pu être ouvert.");
    error_detail(err, 0, "%s", SDL_GetError());
    window_close(window);
    return NULL;
}

void window_close(struct window *window)
{
    if (window == NULL) {
        return;
    }
    input_wait_close(window->sleep);
    if (window->renderer != NULL) {
        SDL_DestroyRenderer(window->renderer);
    }
    if (window->window != NULL) {
        SDL_DestroyWindow(window->window);
    }
    SDL_QuitSubSystem(SDL_INIT_VIDEO | SDL_INIT_EVENTS);
    free(window);
}

void window_describe(const struct window *window, char *to, size_t size)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    SDL_RendererInfo info = {.name = "?"};
    int width_px, height_px;
    window_size(window, &width_px, &height_px);
    (void)SDL_GetRendererInfo(window->renderer, &info);
    str_format(to, size, "%d x %d, %s, %s", width_px, height_px, driver != NULL ? driver : "?",
               info.name);
}

struct SDL_Renderer *window_renderer(const struct window *window)
{
    return window->renderer;
}

void window_size(const struct window *window, int *ret_width_px, int *ret_height_px)
{
    if (SDL_GetRendererOutputSize(window->renderer, ret_width_px, ret_height_px) != 0) {
        SDL_GetWindowSize(window->window, ret_width_px, ret_height_px);
    }
}

/* How long SDL may wait: until the caller's time or the end of a burst. -1: for ever. */
static int wait_ms(const struct window *window, int64_t now_ms, int64_t until_ms)
{
    int64_t deadline = wedge_deadline(&window->source.wedge);
    if (until_ms >= 0 && (deadline < 0 || until_ms < deadline)) {
        deadline = until_ms;
    }
    if (deadline < 0) {
        return -1;
    }
    int64_t left = deadline - now_ms;
    return left < 0 ? 0 : left > 3600000 ? 3600000 : (int)left;
}

/* As SDL_WaitEventTimeout, without its asking every millisecond. */
static bool next_event(struct window *window, int timeout_ms, SDL_Event *ret_event)
{
    if (window->sleep == NULL) {
        return SDL_WaitEventTimeout(ret_event, timeout_ms) != 0;
    }
    if (SDL_PollEvent(ret_event) != 0) {
        return true;
    }
    bool long_time = timeout_ms < 0 || timeout_ms > SLEEP_MOST_MS;
    (void)input_wait_sleep(window->sleep, long_time ? SLEEP_MOST_MS : timeout_ms);
    return SDL_PollEvent(ret_event) != 0;
}

/* A PC without a touch panel has a mouse, which is of no use unseen; a finger needs no arrow. */
static void tend_pointer(const struct window *window)
{
    int wanted = window->source.has_mouse ? SDL_ENABLE : SDL_DISABLE;
    if (window->hides_pointer && SDL_ShowCursor(SDL_QUERY) != wanted) {
        SDL_ShowCursor(wanted);
    }
}

bool window_wait(struct window *window, int64_t timeout_ms, struct input *ret_input)
{
    int64_t now_ms = clock_steady_ms();
    int64_t until_ms = timeout_ms < 0 ? -1 : now_ms + timeout_ms;
    for (;;) {
        if (input_next(&window->source, ret_input)) {
            if (ret_input->kind == INPUT_WAKE) {
                atomic_store(&window->wake_pending, false);
            }
            return true;
        }
        SDL_Event event;
        bool got = next_event(window, wait_ms(window, now_ms, until_ms), &event);
        now_ms = clock_steady_ms();
        if (got) {
            input_feed(&window->source, &event);
            tend_pointer(window);
        } else {
            input_tick(&window->source, now_ms);
        }
        if (window->source.ready_count == 0 && until_ms >= 0 && now_ms >= until_ms) {
            return false;
        }
    }
}

void window_wake(struct window *window)
{
    if (atomic_exchange(&window->wake_pending, true)) {
        return;
    }
    SDL_Event event = {.type = window->source.wake_event};
    /* A full queue means that the loop is awake; the next wake tries again. */
    if (SDL_PushEvent(&event) < 0) {
        atomic_store(&window->wake_pending, false);
    }
    if (window->sleep != NULL) {
        input_wait_wake(window->sleep);
    }
}
