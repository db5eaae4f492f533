/* fonts.c: fonts opened on demand, one per script, weight and size, the least used closed first.
 * Inter's files are read once and stay in memory (0.8 MB): FreeType seeks so much that a dozen
 * sizes opened from the disk are thousands of reads before the first frame. Those of Arabic (0.4
 * MB) are read when the first Arabic word is. */
#include "platform/fonts.h"

#include <SDL.h>
#include <SDL_ttf.h>
#include <string.h>

#include "base/assert.h"
#include "base/str.h"
#include "ui/bidi.h"

#ifndef BORNE_FONT_DIR
#error "BORNE_FONT_DIR is set by src/platform/CMakeLists.txt"
#endif

enum { FONTS_OPEN = 40, FONTS_EMOJI_SIZE = 109, FONTS_RUN = 1024 };
enum script { SCRIPT_LATIN, SCRIPT_ARABIC, SCRIPT_COUNT };

struct font {
    TTF_Font *font;
    enum script script;
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
    struct font_file files[SCRIPT_COUNT][WEIGHT_COUNT];
    struct font open[FONTS_OPEN];
    int count;
    uint64_t now;
    TTF_Font *emoji;
    struct text_metrics metrics;
};

static const char *const weight_files[SCRIPT_COUNT][WEIGHT_COUNT] = {
    [SCRIPT_LATIN] = {[WEIGHT_REGULAR] = BORNE_FONT_DIR "/Inter-Regular.otf",
                      [WEIGHT_SEMIBOLD] = BORNE_FONT_DIR "/Inter-SemiBold.otf",
                      [WEIGHT_BOLD] = BORNE_FONT_DIR "/Inter-Bold.otf"},
    [SCRIPT_ARABIC] = {[WEIGHT_REGULAR] = BORNE_ARABIC_DIR "/NotoSansArabicUI-Regular.ttf",
                       [WEIGHT_SEMIBOLD] = BORNE_ARABIC_DIR "/NotoSansArabicUI-Bold.ttf",
                       [WEIGHT_BOLD] = BORNE_ARABIC_DIR "/NotoSansArabicUI-Bold.ttf"},
};

/* A run has one direction (ui/bidi.h): one letter tells its script. */
static enum script script_of(const char *text)
{
    return bidi_has_rtl(text, strlen(text)) ? SCRIPT_ARABIC : SCRIPT_LATIN;
}

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

/* False when there is no such file, or it is not one of a font. */
static bool read_file(struct fonts *fonts, enum script script, enum weight weight)
{
    struct font_file *file = &fonts->files[script][weight];
    if (file->bytes == NULL) {
        file->bytes = SDL_LoadFile(weight_files[script][weight], &file->size);
    }
    TTF_Font *font = file->bytes != NULL ? open_file(file, 16) : NULL;
    if (font != NULL) {
        TTF_CloseFont(font);
    }
    return font != NULL;
}

/* Never NULL: fonts_create has proven that Inter's files open; without those of Arabic its words
 * stand as boxes, which fonts_have tells. */
static struct font *font_for(struct fonts *fonts, enum script script, enum weight weight,
                             int size_px)
{
    struct font *slot = NULL;
    if (script != SCRIPT_LATIN && fonts->files[script][weight].bytes == NULL &&
        !read_file(fonts, script, weight)) {
        script = SCRIPT_LATIN;
    }
    fonts->now++;
    for (int i = 0; i < fonts->count; i++) {
        struct font *font = &fonts->open[i];
        if (font->script == script && font->weight == weight && font->size_px == size_px) {
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
    *slot = (struct font){.font = open_file(&fonts->files[script][weight], size_px),
                          .script = script,
                          .weight = weight,
                          .size_px = size_px,
                          .used = fonts->now};
    ASSERT(slot->font != NULL);
    if (script == SCRIPT_ARABIC) {
        (void)TTF_SetFontDirection(slot->font, TTF_DIRECTION_RTL);
        (void)TTF_SetFontScriptName(slot->font, "Arab");
    }
    TTF_SetFontHinting(slot->font, TTF_HINTING_LIGHT_SUBPIXEL);
    TTF_SetFontKerning(slot->font, 1);
    slot->digit_px = widest_digit(slot->font);
    return slot;
}

/* Whether the font has a letter; what Arabic's has not (brackets, dots) is drawn in Inter. */
static bool has_letter(const struct font *font, uint32_t point)
{
    return TTF_GlyphIsProvided32(font->font, point) != 0;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The next part of a text that is drawn as a whole: of a tabular text one digit, or all up to the
 * next; of Arabic what its font has, or has not. */
static size_t part_length(const struct font *font, const char *text)
{
    size_t length = 0;
    if (font->script == SCRIPT_LATIN) {
        while (text[length] != '\0' && !is_digit(text[length])) {
            length++;
        }
        return length > 0 ? length : 1;
    }
    const char *at = text;
    uint32_t point = str_next(&at);
    bool has = has_letter(font, point);
    for (const char *next = at; *next != '\0' && has_letter(font, str_next(&next)) == has;) {
        at = next;
    }
    return (size_t)(at - text);
}

static int plain_width(TTF_Font *font, const char *text)
{
    int w = 0, h = 0;
    if (*text != '\0' && TTF_SizeUTF8(font, text, &w, &h) != 0) {
        w = 0;
    }
    return w;
}

/* In a run from right to left brackets look the other way; Inter does not know that it is in one.
 */
static void turn_brackets(char *part)
{
    for (; *part != '\0'; part++) {
        *part = (char)(*part == '(' ? ')' : *part == ')' ? '(' : *part);
    }
}

/* One part of a text, and the font that draws it. */
static struct font *take_part(struct fonts *fonts, enum script script, enum weight weight,
                              int size_px, const char **at, char part[FONTS_RUN])
{
    struct font *font = font_for(fonts, script, weight, size_px);
    const char *first = *at;
    (void)str_copy_n(part, FONTS_RUN, first, part_length(font, first));
    *at += strlen(part);
    if (font->script == SCRIPT_ARABIC && !has_letter(font, str_next(&first))) {
        turn_brackets(part);
        return font_for(fonts, SCRIPT_LATIN, weight, size_px);
    }
    return font;
}

static int part_width(const struct font *font, bool tabular, const char *part)
{
    return tabular && is_digit(*part) ? font->digit_px : plain_width(font->font, part);
}

static int parts_width(struct fonts *fonts, enum weight weight, int size_px, bool tabular,
                       const char *run)
{
    char part[FONTS_RUN];
    enum script script = script_of(run);
    int width = 0;
    while (*run != '\0') {
        struct font *font = take_part(fonts, script, weight, size_px, &run, part);
        width += part_width(font, tabular, part);
    }
    return width;
}

static int fonts_width(void *context, enum weight weight, int size_px, bool tabular,
                       const char *text, size_t length)
{
    char run[FONTS_RUN];
    (void)str_copy_n(run, sizeof(run), text, length);
    if (!tabular && script_of(run) == SCRIPT_LATIN) {
        return plain_width(font_for(context, SCRIPT_LATIN, weight, size_px)->font, run);
    }
    return parts_width(context, weight, size_px, tabular, run);
}

/* Part by part, from the side where the run begins, on one line. */
static SDL_Surface *render_parts(struct fonts *fonts, enum weight weight, int size_px, bool tabular,
                                 SDL_Color ink, const char *text)
{
    char part[FONTS_RUN];
    enum script script = script_of(text);
    int width = parts_width(fonts, weight, size_px, tabular, text);
    struct font *first = font_for(fonts, script, weight, size_px);
    int ascent = TTF_FontAscent(first->font);
    SDL_Surface *all = SDL_CreateRGBSurfaceWithFormat(
        0, width > 0 ? width : 1, TTF_FontHeight(first->font), 32, SDL_PIXELFORMAT_ARGB8888);
    int x = script == SCRIPT_LATIN ? 0 : width;
    while (all != NULL && *text != '\0') {
        struct font *font = take_part(fonts, script, weight, size_px, &text, part);
        SDL_Surface *one = TTF_RenderUTF8_Blended(font->font, part, ink);
        if (one == NULL) {
            continue;
        }
        int cell = part_width(font, tabular, part), y = ascent - TTF_FontAscent(font->font);
        x -= script == SCRIPT_LATIN ? 0 : cell;
        SDL_Rect to = {x + (cell - one->w) / 2, y, one->w, one->h};
        SDL_SetSurfaceBlendMode(one, SDL_BLENDMODE_NONE);
        SDL_BlitSurface(one, NULL, all, &to);
        SDL_FreeSurface(one);
        x += script == SCRIPT_LATIN ? cell : 0;
    }
    return all;
}

struct SDL_Surface *fonts_render(struct fonts *fonts, enum weight weight, int size_px, bool tabular,
                                 uint32_t colour, const char *text, int *ret_x, int *ret_ascent)
{
    SDL_Color ink = {(Uint8)(colour >> 24), (Uint8)(colour >> 16), (Uint8)(colour >> 8),
                     (Uint8)colour};
    struct font *font = font_for(fonts, script_of(text), weight, size_px);
    *ret_x = 0;
    *ret_ascent = TTF_FontAscent(font->font);
    if (*text == '\0') {
        return NULL;
    }
    if (tabular || font->script != SCRIPT_LATIN) {
        return render_parts(fonts, weight, size_px, tabular && font->script == SCRIPT_LATIN, ink,
                            text);
    }
    return TTF_RenderUTF8_Blended(font->font, text, ink);
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
        if (!read_file(fonts, SCRIPT_LATIN, (enum weight)i)) {
            missing(err, weight_files[SCRIPT_LATIN][i]);
            fonts_destroy(fonts);
            return NULL;
        }
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
    for (int i = 0; i < SCRIPT_COUNT * WEIGHT_COUNT; i++) {
        SDL_free(fonts->files[i / WEIGHT_COUNT][i % WEIGHT_COUNT].bytes);
    }
    SDL_free(fonts);
    TTF_Quit();
}

bool fonts_have(struct fonts *fonts, enum weight weight, const char *text)
{
    enum script script = script_of(text);
    for (uint32_t point; (point = str_next(&text)) != 0;) {
        if (!has_letter(font_for(fonts, script, weight, 16), point) &&
            !has_letter(font_for(fonts, SCRIPT_LATIN, weight, 16), point)) {
            return false;
        }
    }
    return true;
}

const struct text_metrics *fonts_metrics(const struct fonts *fonts)
{
    return &fonts->metrics;
}
