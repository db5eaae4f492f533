/* offscreen.h: a screen in memory: the same renderer without a window or a video driver, for
 * `borne play`, golden pictures and tests. One thread. */
#ifndef BORNE_PLATFORM_OFFSCREEN_H
#define BORNE_PLATFORM_OFFSCREEN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

struct SDL_Renderer;
struct SDL_Surface;

/* A zeroed struct is closed. */
struct offscreen {
    struct SDL_Surface *surface;
    struct SDL_Renderer *renderer; /* for draw_create; destroy that before */
};

bool offscreen_open(struct offscreen *offscreen, int width_px, int height_px, struct error *err);
void offscreen_close(struct offscreen *offscreen);

/* Writes what is drawn as an RGB PNG (alpha differs between renderers, colours do not). */
bool offscreen_save(const struct offscreen *offscreen, const char *path, struct error *err);
/* Of all colours: equal pictures have equal hashes. */
uint64_t offscreen_hash(const struct offscreen *offscreen);

#endif
