/* draw.h: replays a frame on an SDL renderer, only when it changed. Text runs, pictures, corners,
 * shapes and shadows are textures kept from frame to frame. UI thread only. */
#ifndef BORNE_PLATFORM_DRAW_H
#define BORNE_PLATFORM_DRAW_H

#include <stdbool.h>
#include <stdint.h>

#include "platform/fonts.h"
#include "ui/frame.h"

struct bitmap;
struct draw;
struct SDL_Renderer;

/* Both must outlive it. Asserts when memory ends. */
struct draw *draw_create(struct SDL_Renderer *renderer, struct fonts *fonts);
void draw_destroy(struct draw *draw);

/* Who knows the bitmaps that frames name by number; NULL from it: none, nothing is drawn. Without
 * one there are none. */
void draw_set_dots(struct draw *draw, const struct bitmap *(*find)(void *context, uint32_t dots),
                   void *context);

/* Who knows the images, the same way: 0xAARRGGBB, not multiplied by alpha; false: none. */
struct draw_image {
    int width, height;
    const uint32_t *argb;
};
void draw_set_images(struct draw *draw,
                     bool (*find)(void *context, uint32_t image, struct draw_image *ret),
                     void *context);

/* Draws and presents the frame unless it equals the one drawn last. True if it was drawn. */
bool draw_frame(struct draw *draw, const struct frame *frame);
/* The picture was lost (exposed, resized): the next frame is drawn in any case. */
void draw_forget(struct draw *draw);
/* Frames drawn so far: does not rise while nothing changes. */
uint64_t draw_count(const struct draw *draw);

#endif
