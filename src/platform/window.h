/* window.h: the kiosk's window and the one place where its loop waits. UI thread only, except
 * window_wake. */
#ifndef BORNE_PLATFORM_WINDOW_H
#define BORNE_PLATFORM_WINDOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "platform/input.h"

struct window;
struct SDL_Renderer;

struct window_options {
    const char *title;
    bool fullscreen;          /* the whole desktop; else a window of this size */
    int width_px, height_px;  /* on a desk */
    const char *input_folder; /* where input nodes are, for drivers of SDL that cannot sleep; NULL:
                                 nowhere */
};

/* NULL and err when there is no screen. Close with window_close. */
struct window *window_open(const struct window_options *options, struct error *err);
void window_close(struct window *window);

/* For draw_create; destroy what was made of it before the window. */
struct SDL_Renderer *window_renderer(const struct window *window);
/* "1280 x 800, KMSDRM, opengles2": what draws it. */
void window_describe(const struct window *window, char *to, size_t size);
void window_size(const struct window *window, int *ret_width_px, int *ret_height_px);

/* The next input; waits for it without using the processor, at most `timeout_ms` (-1: as long as
 * it takes). False when the time is over. */
bool window_wait(struct window *window, int64_t timeout_ms, struct input *ret_input);

/* Any thread: makes window_wait return INPUT_WAKE. Wakes that were not yet seen are one. */
void window_wake(struct window *window);

#endif
