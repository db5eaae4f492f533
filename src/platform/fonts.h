/* fonts.h: Inter in three weights, Noto Sans Arabic for runs of Arabic, and the emoji, through
 * SDL_ttf: widths for layout, pixels for drawing. Hinting is set, so the same text has the same
 * pixels everywhere. UI thread only. */
#ifndef BORNE_PLATFORM_FONTS_H
#define BORNE_PLATFORM_FONTS_H

#include <stdbool.h>

#include "base/error.h"
#include "ui/text.h"

struct fonts;
struct SDL_Surface;

/* Opens the fonts named at build time (BORNE_FONT_DIR, BORNE_EMOJI_FONT). NULL and err when one is
 * missing. Destroy with fonts_destroy. */
struct fonts *fonts_create(struct error *err);
void fonts_destroy(struct fonts *fonts);

/* Whether the fonts have every letter of a run; for tests. */
bool fonts_have(struct fonts *fonts, enum weight weight, const char *text);

/* Valid as long as `fonts`. */
const struct text_metrics *fonts_metrics(const struct fonts *fonts);

/* Text in `colour` (0xRRGGBBAA) on clear ground; the caller frees it. *ret_x and *ret_ascent say
 * where the pen begins in it: from its left, from its top to the baseline. NULL if there is nothing
 * to draw. */
struct SDL_Surface *fonts_render(struct fonts *fonts, enum weight weight, int size_px, bool tabular,
                                 uint32_t colour, const char *text, int *ret_x, int *ret_ascent);
/* An emoji at the size its font has it; the caller frees it. NULL if the font does not have it. */
struct SDL_Surface *fonts_emoji(struct fonts *fonts, const char *picture);

#endif
