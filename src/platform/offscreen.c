/* offscreen.c: a software renderer on a surface, and its PNG. The surface has no alpha, as a
 * window has none: blending onto it is several times faster. */
#include "platform/offscreen.h"

#include <SDL.h>
#include <png.h>
#include <stdlib.h>

#include "base/assert.h"
#include "base/file.h"

bool offscreen_open(struct offscreen *offscreen, int width_px, int height_px, struct error *err)
{
    SDL_SetHint(SDL_HINT_RENDER_DRIVER, "software");
    offscreen->surface =
        SDL_CreateRGBSurfaceWithFormat(0, width_px, height_px, 32, SDL_PIXELFORMAT_RGB888);
    if (offscreen->surface != NULL) {
        offscreen->renderer = SDL_CreateSoftwareRenderer(offscreen->surface);
    }
    if (offscreen->renderer != NULL) {
        return true;
    }
    error_set(err, ERROR_ENVIRONMENT, "no_picture", "L’image de l’écran n’a pas pu être préparée.");
    error_detail(err, 0, "%s", SDL_GetError());
    offscreen_close(offscreen);
    return false;
}

void offscreen_close(struct offscreen *offscreen)
{
    if (offscreen->renderer != NULL) {
        SDL_DestroyRenderer(offscreen->renderer);
    }
    SDL_FreeSurface(offscreen->surface);
    *offscreen = (struct offscreen){NULL, NULL};
}

static const Uint32 *row_of(const SDL_Surface *surface, int y)
{
    return (const Uint32 *)(const void *)((const Uint8 *)surface->pixels +
                                          (ptrdiff_t)y * surface->pitch);
}

bool offscreen_save(const struct offscreen *offscreen, const char *path, struct error *err)
{
    const SDL_Surface *surface = offscreen->surface;
    size_t stride = (size_t)surface->w * 3;
    uint8_t *rgb = malloc(stride * (size_t)surface->h);
    ASSERT(rgb != NULL);
    for (int y = 0; y < surface->h; y++) {
        const Uint32 *row = row_of(surface, y);
        for (int x = 0; x < surface->w; x++) {
            uint8_t *to = rgb + (size_t)y * stride + (size_t)x * 3;
            to[0] = (uint8_t)(row[x] >> 16);
            to[1] = (uint8_t)(row[x] >> 8);
            to[2] = (uint8_t)row[x];
        }
    }
    png_image image = {.version = PNG_IMAGE_VERSION,
                       .width = (png_uint_32)surface->w,
                       .height = (png_uint_32)surface->h,
                       .format = PNG_FORMAT_RGB};
    struct file_out out = {0};
    bool done = file_out_open(&out, path, err);
    if (done && !png_image_write_to_stdio(&image, out.stream, 0, rgb, (png_int_32)stride, NULL)) {
        file_out_abandon(&out);
        error_set(err, ERROR_ENVIRONMENT, "no_picture",
                  "L’image de l’écran n’a pas pu être écrite.");
        done = error_detail(err, 0, "%s: %s", path, image.message);
    } else if (done) {
        done = file_out_commit(&out, err);
    }
    free(rgb);
    return done;
}

uint64_t offscreen_hash(const struct offscreen *offscreen)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    for (int y = 0; y < offscreen->surface->h; y++) {
        const Uint32 *row = row_of(offscreen->surface, y);
        for (int x = 0; x < offscreen->surface->w; x++) {
            hash = (hash ^ (row[x] & 0xFFFFFFu)) * UINT64_C(1099511628211);
        }
    }
    return hash;
}
