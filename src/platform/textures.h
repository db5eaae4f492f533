/* textures.h: textures by key, the least used given back first. UI thread only. */
#ifndef BORNE_PLATFORM_TEXTURES_H
#define BORNE_PLATFORM_TEXTURES_H

#include <stddef.h>
#include <stdint.h>

struct SDL_Renderer;
struct SDL_Surface;
struct SDL_Texture;

enum { TEXTURES_MOST = 512 };
#define TEXTURES_BYTES ((size_t)24 << 20) /* a full screen of texts and pictures is about 6 MB */

struct texture {
    uint64_t key;
    struct SDL_Texture *texture; /* NULL: nothing to draw under this key */
    int w, h;
    int x, ascent; /* texts: where the pen begins */
    uint64_t used;
    size_t bytes;
};

struct textures {
    struct SDL_Renderer *renderer;
    struct texture items[TEXTURES_MOST];
    int count;
    size_t bytes;
    uint64_t now;
};

/* NULL if there is none under this key. Valid until the next textures_keep. */
struct texture *textures_find(struct textures *textures, uint64_t key);
/* Makes a texture of `surface`, which is freed; NULL is kept as "nothing to draw". */
struct texture *textures_keep(struct textures *textures, uint64_t key, struct SDL_Surface *surface);
/* `colour` with the coverage bytes[w * h] as alpha: SDL's software renderer blends a texture of
 * the right colour several times faster than one that it must tint. */
struct texture *textures_keep_mask(struct textures *textures, uint64_t key, const uint8_t *bytes,
                                   int w, int h, uint32_t colour);
void textures_clear(struct textures *textures);

#endif
