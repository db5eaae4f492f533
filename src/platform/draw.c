/* draw.c: one function per kind of command. */
#include "platform/draw.h"

#include <SDL.h>
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/bitmap.h"
#include "base/str.h"
#include "platform/mask.h"
#include "platform/scale.h"
#include "platform/textures.h"
#include "ui/theme.h"

struct draw {
    SDL_Renderer *renderer;
    struct fonts *fonts;
    struct textures textures;
    uint64_t hash;
    bool valid; /* `hash` is what the screen shows */
    uint64_t count;
    const struct bitmap *(*find_dots)(void *context, uint32_t dots);
    void *dots_context;
    bool (*find_image)(void *context, uint32_t image, struct draw_image *ret);
    void *image_context;
};

/* What a texture is of. */
enum key_kind {
    KEY_TEXT,
    KEY_PICTURE,
    KEY_DISC,
    KEY_RING,
    KEY_LINE,
    KEY_SHAPE,
    KEY_SHADOW,
    KEY_DOTS,
    KEY_IMAGE
};

static uint64_t key_make(enum key_kind kind, const int numbers[5], const char *text)
{
    uint64_t key = UINT64_C(14695981039346656037) ^ (uint64_t)kind;
    for (int i = 0; i < 5 * 4; i++) {
        uint32_t byte = (uint32_t)numbers[i / 4] >> 8 * (i % 4) & 0xFF;
        key = (key ^ byte) * UINT64_C(1099511628211);
    }
    for (; *text != '\0'; text++) {
        key = (key ^ (unsigned char)*text) * UINT64_C(1099511628211);
    }
    return key;
}

static void set_colour(struct draw *draw, uint32_t colour)
{
    Uint8 alpha = (Uint8)colour;
    SDL_SetRenderDrawBlendMode(draw->renderer,
                               alpha == 255 ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
    SDL_SetRenderDrawColor(draw->renderer, (Uint8)(colour >> 24), (Uint8)(colour >> 16),
                           (Uint8)(colour >> 8), alpha);
}

static void fill(struct draw *draw, int x, int y, int w, int h)
{
    SDL_Rect rect = {x, y, w, h};
    if (w > 0 && h > 0) {
        SDL_RenderFillRect(draw->renderer, &rect);
    }
}

static void copy(struct draw *draw, const struct texture *item, SDL_Rect from, SDL_Rect to)
{
    if (from.w > 0 && from.h > 0 && to.w > 0 && to.h > 0) {
        SDL_RenderCopy(draw->renderer, item->texture, &from, &to);
    }
}

/* The mask of a kind in a colour, made when it is not there yet. */
static struct texture *mask(struct draw *draw, enum key_kind kind, uint32_t colour, int w, int h,
                            int a, int b)
{
    const int numbers[5] = {w, h, a, b, (int)colour};
    uint64_t key = key_make(kind, numbers, "");
    struct texture *item = textures_find(&draw->textures, key);
    if (item != NULL) {
        return item;
    }
    uint8_t *bytes = calloc((size_t)w * (size_t)h, 1);
    ASSERT(bytes != NULL);
    switch (kind) {
    case KEY_DISC: mask_disc(bytes, w); break;
    case KEY_RING: mask_ring(bytes, w, h, a, b / 2, b % 2 == 1); break;
    case KEY_LINE: mask_line(bytes, w, h, a == 1); break;
    case KEY_SHAPE: mask_shape(bytes, w, (enum shape)a); break;
    case KEY_SHADOW:
    case KEY_TEXT:
    case KEY_DOTS:
    case KEY_IMAGE:
    case KEY_PICTURE: break;
    }
    item = textures_keep_mask(&draw->textures, key, bytes, w, h, colour);
    free(bytes);
    return item;
}

static void draw_fill(struct draw *draw, const struct frame_command *c)
{
    int r = c->radius, x = c->rect.x, y = c->rect.y, w = c->rect.w, h = c->rect.h;
    set_colour(draw, c->colour);
    if (r <= 0) {
        fill(draw, c->part.x, c->part.y, c->part.w, c->part.h);
        return;
    }
    SDL_Rect part = {c->part.x, c->part.y, c->part.w, c->part.h};
    bool sliced = part.w != w || part.h != h;
    if (sliced) {
        SDL_RenderSetClipRect(draw->renderer, &part);
    }
    fill(draw, x, y + r, w, h - 2 * r);
    fill(draw, x + r, y, w - 2 * r, r);
    fill(draw, x + r, y + h - r, w - 2 * r, r);
    struct texture *disc = mask(draw, KEY_DISC, c->colour, 2 * r, 2 * r, 0, 0);
    for (int i = 0; i < 4; i++) {
        int right = i % 2, bottom = i / 2;
        copy(draw, disc, (SDL_Rect){right * r, bottom * r, r, r},
             (SDL_Rect){right ? x + w - r : x, bottom ? y + h - r : y, r, r});
    }
    if (sliced) {
        SDL_RenderSetClipRect(draw->renderer, NULL);
    }
}

static void draw_border(struct draw *draw, const struct frame_command *c)
{
    int r = c->radius, t = c->thickness, x = c->rect.x, y = c->rect.y, w = c->rect.w, h = c->rect.h;
    if (c->dashed) {
        struct texture *ring = mask(draw, KEY_RING, c->colour, w, h, r, 2 * t + 1);
        copy(draw, ring, (SDL_Rect){0, 0, w, h}, (SDL_Rect){x, y, w, h});
        return;
    }
    r = r > t ? r : t;
    struct texture *ring = mask(draw, KEY_RING, c->colour, 2 * r, 2 * r, r, 2 * t);
    copy(draw, ring, (SDL_Rect){0, 0, r, r}, (SDL_Rect){x, y, r, r});
    copy(draw, ring, (SDL_Rect){r, 0, r, r}, (SDL_Rect){x + w - r, y, r, r});
    copy(draw, ring, (SDL_Rect){0, r, r, r}, (SDL_Rect){x, y + h - r, r, r});
    copy(draw, ring, (SDL_Rect){r, r, r, r}, (SDL_Rect){x + w - r, y + h - r, r, r});
    set_colour(draw, c->colour);
    fill(draw, x + r, y, w - 2 * r, t);
    fill(draw, x + r, y + h - t, w - 2 * r, t);
    fill(draw, x, y + r, t, h - 2 * r);
    fill(draw, x + w - t, y + r, t, h - 2 * r);
}

/* One strip of the shadow of w x h around a card, unstretched. */
static void draw_shadow_strip(struct draw *draw, int radius, struct rect strip, int w, int h, int x,
                              int y)
{
    const int numbers[5] = {radius, strip.x, strip.y, strip.w, strip.h};
    char place[32];
    str_format(place, sizeof(place), "%dx%d", w, h);
    uint64_t key = key_make(KEY_SHADOW, numbers, place);
    struct texture *item = textures_find(&draw->textures, key);
    if (item == NULL && strip.w > 0 && strip.h > 0) {
        uint8_t *bytes = calloc((size_t)strip.w * (size_t)strip.h, 1);
        ASSERT(bytes != NULL);
        mask_shadow(bytes, radius, w, h, strip);
        item = textures_keep_mask(&draw->textures, key, bytes, strip.w, strip.h, COLOUR_INK);
        free(bytes);
    }
    if (item != NULL) {
        copy(draw, item, (SDL_Rect){0, 0, strip.w, strip.h},
             (SDL_Rect){x + strip.x, y + strip.y, strip.w, strip.h});
    }
}

/* The card covers the middle: only four corners and the four strips between them are drawn. */
static void draw_shadow(struct draw *draw, const struct frame_command *c)
{
    int r = c->radius, reach = mask_shadow_reach(r), drop = mask_shadow_drop(r);
    int w = c->rect.w + 2 * reach, h = c->rect.h + 2 * reach;
    if (c->rect.w < 4 * r || c->rect.h < 4 * r) {
        return;
    }
    int x = c->rect.x - reach, y = c->rect.y - reach + drop;
    int above = reach - drop, below = reach + drop; /* of what the card leaves free */
    int top = above + r, bottom = below + r, side = reach + r;
    const struct rect strips[] = {
        {0, 0, side, top},
        {side, 0, w - 2 * side, above + 1},
        {w - side, 0, side, top},
        {0, top, reach + 1, h - top - bottom},
        {w - reach - 1, top, reach + 1, h - top - bottom},
        {0, h - bottom, side, bottom},
        {side, h - below - 1, w - 2 * side, below + 1},
        {w - side, h - bottom, side, bottom},
    };
    for (size_t i = 0; i < sizeof(strips) / sizeof(strips[0]); i++) {
        draw_shadow_strip(draw, r, strips[i], w, h, x, y);
    }
}

static void draw_text(struct draw *draw, const struct frame *frame, const struct frame_command *c)
{
    const char *text = frame_command_text(frame, c);
    const int numbers[5] = {(int)c->weight, c->size_px, c->tabular, 0, (int)c->colour};
    uint64_t key = key_make(KEY_TEXT, numbers, text);
    struct texture *item = textures_find(&draw->textures, key);
    if (item == NULL) {
        int x = 0, ascent = 0;
        SDL_Surface *surface = fonts_render(draw->fonts, c->weight, c->size_px, c->tabular,
                                            c->colour, text, &x, &ascent);
        item = textures_keep(&draw->textures, key, surface);
        item->x = x;
        item->ascent = ascent;
    }
    if (item->texture == NULL) {
        return;
    }
    copy(draw, item, (SDL_Rect){0, 0, item->w, item->h},
         (SDL_Rect){c->x - item->x, c->baseline - item->ascent, item->w, item->h});
}

static SDL_Surface *picture_surface(struct draw *draw, const char *picture, int side, bool grey,
                                    int alpha)
{
    SDL_Surface *whole = fonts_emoji(draw->fonts, picture);
    if (whole == NULL || whole->w <= 0 || whole->h <= 0) {
        SDL_FreeSurface(whole);
        return NULL;
    }
    int longest = whole->w > whole->h ? whole->w : whole->h;
    int w = whole->w * side / longest, h = whole->h * side / longest;
    SDL_Surface *scaled = SDL_CreateRGBSurfaceWithFormat(0, w > 0 ? w : 1, h > 0 ? h : 1, 32,
                                                         SDL_PIXELFORMAT_ARGB8888);
    ASSERT(scaled != NULL);
    struct pixels from = {whole->w, whole->h, whole->pitch / 4, whole->pixels};
    struct pixels to = {scaled->w, scaled->h, scaled->pitch / 4, scaled->pixels};
    scale_picture(to, from);
    if (grey) {
        scale_grey(to);
    }
    scale_fade(to, alpha);
    SDL_FreeSurface(whole);
    return scaled;
}

static void draw_picture(struct draw *draw, const struct frame *frame,
                         const struct frame_command *c)
{
    int side = c->rect.w < c->rect.h ? c->rect.w : c->rect.h;
    if (side <= 0) {
        return;
    }
    const char *picture = frame_command_text(frame, c);
    const int numbers[5] = {side, c->grey, c->alpha, 0, 0};
    uint64_t key = key_make(KEY_PICTURE, numbers, picture);
    struct texture *item = textures_find(&draw->textures, key);
    if (item == NULL) {
        item = textures_keep(&draw->textures, key,
                             picture_surface(draw, picture, side, c->grey, c->alpha));
    }
    if (item->texture == NULL) {
        return;
    }
    struct rect at = rect_centre(c->rect, item->w, item->h);
    copy(draw, item, (SDL_Rect){0, 0, item->w, item->h}, (SDL_Rect){at.x, at.y, at.w, at.h});
}

static void draw_dots(struct draw *draw, const struct frame_command *c)
{
    const int numbers[5] = {c->rect.w, c->rect.h, (int)c->dots, 0, 0};
    uint64_t key = key_make(KEY_DOTS, numbers, "");
    struct texture *item = textures_find(&draw->textures, key);
    const struct bitmap *bitmap = draw->find_dots != NULL && item == NULL
                                      ? draw->find_dots(draw->dots_context, c->dots)
                                      : NULL;
    if (bitmap != NULL && c->rect.w > 0 && c->rect.h > 0) {
        SDL_Surface *surface =
            SDL_CreateRGBSurfaceWithFormat(0, c->rect.w, c->rect.h, 32, SDL_PIXELFORMAT_ARGB8888);
        ASSERT(surface != NULL);
        scale_dots((struct pixels){surface->w, surface->h, surface->pitch / 4, surface->pixels},
                   bitmap);
        item = textures_keep(&draw->textures, key, surface);
    }
    if (item != NULL && item->texture != NULL) {
        copy(draw, item, (SDL_Rect){0, 0, item->w, item->h},
             (SDL_Rect){c->rect.x, c->rect.y, item->w, item->h});
    }
}

/* Multiplied by alpha, as scale_picture wants it: heap. */
static uint32_t *multiplied(const struct draw_image *image)
{
    size_t count = (size_t)image->width * (size_t)image->height;
    uint32_t *dots = malloc(count * sizeof *dots);
    ASSERT(dots != NULL);
    for (size_t i = 0; i < count; i++) {
        uint32_t dot = image->argb[i], alpha = dot >> 24;
        dots[i] = alpha << 24 | ((dot >> 16 & 0xFF) * alpha / 255) << 16 |
                  ((dot >> 8 & 0xFF) * alpha / 255) << 8 | (dot & 0xFF) * alpha / 255;
    }
    return dots;
}

static void draw_image(struct draw *draw, const struct frame_command *c)
{
    const int numbers[5] = {c->rect.w, c->rect.h, (int)c->dots, 0, 0};
    uint64_t key = key_make(KEY_IMAGE, numbers, "");
    struct texture *item = textures_find(&draw->textures, key);
    struct draw_image image;
    if (item == NULL && c->rect.w > 0 && c->rect.h > 0 && draw->find_image != NULL &&
        draw->find_image(draw->image_context, c->dots, &image)) {
        SDL_Surface *surface =
            SDL_CreateRGBSurfaceWithFormat(0, c->rect.w, c->rect.h, 32, SDL_PIXELFORMAT_ARGB8888);
        ASSERT(surface != NULL);
        uint32_t *dots = multiplied(&image);
        scale_picture((struct pixels){surface->w, surface->h, surface->pitch / 4, surface->pixels},
                      (struct pixels){image.width, image.height, image.width, dots});
        free(dots);
        item = textures_keep(&draw->textures, key, surface);
    }
    if (item != NULL && item->texture != NULL) {
        copy(draw, item, (SDL_Rect){0, 0, item->w, item->h},
             (SDL_Rect){c->rect.x, c->rect.y, item->w, item->h});
    }
}

static void draw_command(struct draw *draw, const struct frame *frame,
                         const struct frame_command *c)
{
    struct rect r = c->rect;
    int side = r.w < r.h ? r.w : r.h;
    struct texture *item;
    switch (c->kind) {
    case FRAME_CLEAR:
        set_colour(draw, c->colour);
        SDL_RenderClear(draw->renderer);
        return;
    case FRAME_SHADOW: draw_shadow(draw, c); return;
    case FRAME_FILL: draw_fill(draw, c); return;
    case FRAME_BORDER: draw_border(draw, c); return;
    case FRAME_LINE:
        item = mask(draw, KEY_LINE, c->colour, r.w, r.h, c->dashed, 0);
        copy(draw, item, (SDL_Rect){0, 0, r.w, r.h}, (SDL_Rect){r.x, r.y, r.w, r.h});
        return;
    case FRAME_TEXT: draw_text(draw, frame, c); return;
    case FRAME_PICTURE: draw_picture(draw, frame, c); return;
    case FRAME_SHAPE:
        if (side <= 0) {
            return;
        }
        item = mask(draw, KEY_SHAPE, c->colour, side, side, (int)c->shape, 0);
        r = rect_centre(r, side, side);
        copy(draw, item, (SDL_Rect){0, 0, side, side}, (SDL_Rect){r.x, r.y, side, side});
        return;
    case FRAME_DOTS: draw_dots(draw, c); return;
    case FRAME_IMAGE: draw_image(draw, c); return;
    case FRAME_KIND_COUNT: break;
    }
    ASSERT_UNREACHABLE("frame command");
}

struct draw *draw_create(struct SDL_Renderer *renderer, struct fonts *fonts)
{
    struct draw *draw = calloc(1, sizeof(*draw));
    ASSERT(draw != NULL);
    draw->renderer = renderer;
    draw->fonts = fonts;
    draw->textures.renderer = renderer;
    return draw;
}

void draw_set_dots(struct draw *draw, const struct bitmap *(*find)(void *context, uint32_t dots),
                   void *context)
{
    draw->find_dots = find;
    draw->dots_context = context;
}

void draw_set_images(struct draw *draw,
                     bool (*find)(void *context, uint32_t image, struct draw_image *ret),
                     void *context)
{
    draw->find_image = find;
    draw->image_context = context;
}

void draw_destroy(struct draw *draw)
{
    if (draw == NULL) {
        return;
    }
    textures_clear(&draw->textures);
    free(draw);
}

bool draw_frame(struct draw *draw, const struct frame *frame)
{
    uint64_t hash = frame_hash(frame);
    if (draw->valid && draw->hash == hash) {
        return false;
    }
    for (int i = 0; i < frame->command_count; i++) {
        draw_command(draw, frame, &frame->commands[i]);
    }
    SDL_RenderPresent(draw->renderer);
    draw->hash = hash;
    draw->valid = true;
    draw->count++;
    return true;
}

void draw_forget(struct draw *draw)
{
    draw->valid = false;
}

uint64_t draw_count(const struct draw *draw)
{
    return draw->count;
}
