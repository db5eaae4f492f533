/* fonts.c: fonts opened on demand, one per weight and size, the least used closed first. Inter's
 * files are read once and stay in memory (0.8 MB): FreeType seeks so much that a dozen sizes opened
 * from the disk are thousands of reads before the first frame. */
#include "platform/fonts.h"

#include <SDL.h>
#include <SDL_ttf.h>

#include "base/assert.h"
#include "base/str.h"

#ifndef BORNE_FONT_DIR
#error "BORNE_FONT_DIR is set by src/platform/CMakeLists.txt"
#endif

enum { FONTS_OPEN = 40, FONTS_EMOJI_SIZE = 109, FONTS_RUN = 1024 };

struct font {
    TTF_Font *font;
    enum weight weight;
    int size_px;
    int digit_px; /* the widest digit */
    uint64_t used;
};

struct font_file {
    void *bytes; /* SDL's, owned */
    size_t size;
};

struct fonts {
    struct font_file files[WEIGHT_COUNT];
    struct font open[FONTS_OPEN];
    int count;
    uint64_t now;
    TTF_Font *emoji;
    struct text_metrics metrics;
};

static const char *const weight_files[WEIGHT_COUNT] = {
    [WEIGHT_REGULAR] = BORNE_FONT_DIR "/Inter-Regular.otf",
    [WEIGHT_SEMIBOLD] = BORNE_FONT_DIR "/Inter-SemiBold.otf",
    [WEIGHT_BOLD] = BORNE_FONT_DIR "/Inter-Bold.otf",
};

static int widest_digit(TTF_Font *font)
{
    int widest = 0;
    for (Uint32 digit = '0'; digit <= '9'; digit++) {
        int advance = 0;
        if (TTF_GlyphMetrics32(font, digit, NULL, NULL, NULL, NULL, &advance) == 0 &&
            advance > widest) {
            widest = advance;
        }
    }
    return widest;
}

/* NULL when the file is not one of a font. */
static TTF_Font *open_file(const struct font_file *file, int size_px)
{
    SDL_RWops *bytes = SDL_RWFromConstMem(file->bytes, (int)file->size);
    return bytes != NULL ? TTF_OpenFontRW(bytes, 1, size_px) : NULL;
}

/* Never NULL: fonts_create has proven that the files open. */
static struct font *font_for(struct fonts *fonts, enum weight weight, int size_px)
{
    struct font *slot = NULL;
    fonts->now++;
    for (int i = 0; i < fonts->count; i++) {
        struct font *font = &fonts->open[i];
        if (font->weight == weight && font->size_px == size_px) {
            font->used = fonts->now;
            return font;
        }
        if (slot == NULL || font->used < slot->used) {
            slot = font;
        }
    }
    if (fonts->count < FONTS_OPEN) {
        slot = &fonts->open[fonts->count++];
    } else {
        TTF_CloseFont(slot->font);
    }
    *slot =
        (struct font){open_file(&fonts->files[weight], size_px), weight, size_px, 0, fonts->now};
    ASSERT(slot->font != NULL);
    TTF_SetFontHinting(slot->font, TTF_HINTING_LIGHT_SUBPIXEL);
    TTF_SetFontKerning(slot->font, 1);
    slot->digit_px = widest_digit(slot->font);
    return slot;
}

/* The next part of a tabular text: one digit, or all up to the next digit. */
static size_t part_length(const char *text)
{
    if (*text >= '0' && *text <= '9') {
        return 1;
    }
    size_t length = 0;
    while (text[length] != '\0' && (text[length] < '0' || text[length] > '9')) {
        length++;
    }
    return length;
}

static int plain_width(TTF_Font *font, const char *text)
{
    int w = 0, h = 0;
    if (*text != '\0' && TTF_SizeUTF8(font, text, &w, &h) != 0) {
        w = 0;
    }
    return w;
}

static int fonts_width(void *context, enum weight weight, int size_px, bool tabular,
                       const char *text, size_t length)
{
    char run[FONTS_RUN], part[FONTS_RUN];
    struct font *font = font_for(context, weight, size_px);
    (void)str_copy_n(run, sizeof(run), text, length);
    if (!tabular) {
        return plain_width(font->font, run);
    }
    int width = 0;
    for (const char *at = run; *at != '\0';) {
        size_t count = part_length(at);
        (void)str_copy_n(part, sizeof(part), at, count);
        width += *at >= '0' && *at <= '9' ? font->digit_px : plain_width(font->font, part);
        at += count;
    }
    return width;
}

static SDL_Surface *render_tabular(struct font *font, SDL_Color ink, const char *text)
{
    char part[FONTS_RUN];
    int width = 0, height = TTF_FontHeight(font->font);
    for (const char *at = text; *at != '\0'; at += part_length(at)) {
        (void)str_copy_n(part, sizeof(part), at, part_length(at));
        width += *at >= '0' && *at <= '9' ? font->digit_px : plain_width(font->font, part);
    }
    SDL_Surface *all = SDL_CreateRGBSurfaceWithFormat(0, width > 0 ? width : 1, height, 32,
                                                      SDL_PIXELFORMAT_ARGB8888);
    int x = 0;
    for (const char *at = text; all != NULL && *at != '\0'; at += part_length(at)) {
        bool digit = *at >= '0' && *at <= '9';
        (void)str_copy_n(part, sizeof(part), at, part_length(at));
        SDL_Surface *one = TTF_RenderUTF8_Blended(font->font, part, ink);
        if (one == NULL) {
            continue;
        }
        int cell = digit ? font->digit_px : one->w;
        SDL_Rect to = {x + (cell - one->w) / 2, 0, one->w, one->h};
        SDL_SetSurfaceBlendMode(one, SDL_BLENDMODE_NONE);
        SDL_BlitSurface(one, NULL, all, &to);
        SDL_FreeSurface(one);
        x += cell;
    }
    return all;
}

struct SDL_Surface *fonts_render(struct fonts *fonts, enum weight weight, int size_px, bool tabular,
                                 uint32_t colour, const char *text, int *ret_x, int *ret_ascent)
{
    SDL_Color ink = {(Uint8)(colour >> 24), (Uint8)(colour >> 16), (Uint8)(colour >> 8),
                     (Uint8)colour};
    struct font *font = font_for(fonts, weight, size_px);
    *ret_x = 0;
    *ret_ascent = TTF_FontAscent(font->font);
    if (*text == '\0') {
        return NULL;
    }
    return tabular ? render_tabular(font, ink, text)
                   : TTF_RenderUTF8_Blended(font->font, text, ink);
}

struct SDL_Surface *fonts_emoji(struct fonts *fonts, const char *picture)
{
    static const SDL_Color white = {255, 255, 255, 255};
    SDL_Surface *drawn = TTF_RenderUTF8_Blended(fonts->emoji, picture, white);
    if (drawn == NULL) {
        return NULL;
    }
    SDL_Surface *argb = SDL_ConvertSurfaceFormat(drawn, SDL_PIXELFORMAT_ARGB8888, 0);
    SDL_FreeSurface(drawn);
    return argb;
}

static bool missing(struct error *err, const char *path)
{
    error_set(err, ERROR_ENVIRONMENT, "font_missing",
              "Une police de caractères manque : installez fonts-inter et "
              "fonts-noto-color-emoji.");
    return error_detail(err, 0, "%s: %s", path, TTF_GetError());
}

struct fonts *fonts_create(struct error *err)
{
    if (TTF_Init() != 0) {
        missing(err, "SDL_ttf");
        return NULL;
    }
    struct fonts *fonts = SDL_calloc(1, sizeof(*fonts));
    ASSERT(fonts != NULL);
    fonts->metrics = (struct text_metrics){fonts_width, fonts};
    for (int i = 0; i < WEIGHT_COUNT; i++) {
        struct font_file *file = &fonts->files[i];
        file->bytes = SDL_LoadFile(weight_files[i], &file->size);
        TTF_Font *font = file->bytes != NULL ? open_file(file, 16) : NULL;
        if (font == NULL) {
            missing(err, weight_files[i]);
            fonts_destroy(fonts);
            return NULL;
        }
        TTF_CloseFont(font);
    }
    fonts->emoji = TTF_OpenFont(BORNE_EMOJI_FONT, FONTS_EMOJI_SIZE);
    if (fonts->emoji == NULL) {
        missing(err, BORNE_EMOJI_FONT);
        fonts_destroy(fonts);
        return NULL;
    }
    return fonts;
}

void fonts_destroy(struct fonts *fonts)
{
    if (fonts == NULL) {
        return;
    }
    for (int i = 0; i < fonts->count; i++) {
        TTF_CloseFont(fonts->open[i].font);
    }
    if (fonts->emoji != NULL) {
        TTF_CloseFont(fonts->emoji);
    }
    for (int i = 0; i < WEIGHT_COUNT; i++) {
        SDL_free(fonts->files[i].bytes);
    }
    SDL_free(fonts);
    TTF_Quit();
}

const struct text_metrics *fonts_metrics(const struct fonts *fonts)
{
    return &fonts->metrics;
}
