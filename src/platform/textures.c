/* textures.c: a bounded list searched from its end; a few hundred entries, so a search costs less
 * than drawing one of them. */
#include "platform/textures.h"

#include <SDL.h>

#include "base/assert.h"

struct texture *textures_find(struct textures *textures, uint64_t key)
{
    textures->now++;
    for (int i = 0; i < textures->count; i++) {
        if (textures->items[i].key == key) {
            textures->items[i].used = textures->now;
            return &textures->items[i];
        }
    }
    return NULL;
}

static void drop(struct textures *textures, int index)
{
    if (textures->items[index].texture != NULL) {
        SDL_DestroyTexture(textures->items[index].texture);
    }
    textures->bytes -= textures->items[index].bytes;
    textures->items[index] = textures->items[--textures->count];
}

static void make_room(struct textures *textures, size_t bytes)
{
    while (textures->count > 0 &&
           (textures->count == TEXTURES_MOST || textures->bytes + bytes > TEXTURES_BYTES)) {
        int oldest = 0;
        for (int i = 1; i < textures->count; i++) {
            if (textures->items[i].used < textures->items[oldest].used) {
                oldest = i;
            }
        }
        drop(textures, oldest);
    }
}

struct texture *textures_keep(struct textures *textures, uint64_t key, struct SDL_Surface *surface)
{
    struct texture item = {.key = key};
    if (surface != NULL) {
        item.bytes = (size_t)surface->w * (size_t)surface->h * 4;
        item.w = surface->w;
        item.h = surface->h;
    }
    make_room(textures, item.bytes);
    if (surface != NULL) {
        item.texture = SDL_CreateTextureFromSurface(textures->renderer, surface);
        SDL_FreeSurface(surface);
        if (item.texture != NULL) {
            SDL_SetTextureBlendMode(item.texture, SDL_BLENDMODE_BLEND);
        }
    }
    item.used = ++textures->now;
    textures->bytes += item.bytes;
    textures->items[textures->count] = item;
    return &textures->items[textures->count++];
}

struct texture *textures_keep_mask(struct textures *textures, uint64_t key, const uint8_t *bytes,
                                   int w, int h, uint32_t colour)
{
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, w, h, 32, SDL_PIXELFORMAT_ARGB8888);
    ASSERT(surface != NULL);
    for (int y = 0; y < h; y++) {
        Uint32 *row = (Uint32 *)(void *)((Uint8 *)surface->pixels + (ptrdiff_t)y * surface->pitch);
        for (int x = 0; x < w; x++) {
            row[x] = colour >> 8 | (Uint32)bytes[y * w + x] * (colour & 0xFF) / 255 << 24;
        }
    }
    return textures_keep(textures, key, surface);
}

void textures_clear(struct textures *textures)
{
    while (textures->count > 0) {
        drop(textures, textures->count - 1);
    }
}
