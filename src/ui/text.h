/* text.h: measuring and laying out text: shrink to fit, wrap, and an ellipsis only as the last
 * resort, marked in the frame. Fonts are behind two function pointers: SDL_ttf in production
 * (platform/fonts.h), fixed widths in tests (text_plain_metrics). */
#ifndef BORNE_UI_TEXT_H
#define BORNE_UI_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/frame.h"
#include "ui/theme.h"

/* The fonts as seen by layout. */
struct text_metrics {
    /* Advance in px of `length` bytes of UTF-8 in one run. */
    int (*width)(void *context, enum weight weight, int size_px, bool tabular, const char *text,
                 size_t length);
    void *context;
};

/* Where widgets draw, with what sizes and fonts. */
struct kit {
    struct frame *frame;
    const struct theme *theme;
    const struct text_metrics *metrics;
    const char *pressed; /* name of the target under a finger, NULL if none */
    uint8_t lane;        /* whose screen it is */
    bool shared;         /* others are beside it: it draws in theme->area only */
    bool has_tab;        /* a band in the lane's colour stands above it */
    const char *coach;   /* practice: a marked line for the step, maybe ""; NULL: at work */
    bool rtl;            /* its language is written from right to left */
    bool mirrored;       /* what is drawn now is turned round at the end (mirror.h) */
};

enum align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

struct text_style {
    enum type type;
    enum type least; /* may shrink down to this; the same as `type`: never shrinks */
    enum weight weight;
    uint32_t colour;
    enum align align;
    bool tabular;
    bool top;    /* begins at the top of its box instead of standing in its middle */
    bool marked; /* the text is ours: *words* between stars are bold ink */
    int lines;   /* at most so many; 0 means 1 */
};

/* Inter: cap height 1490, descent 494 of 2048 units. */
int text_cap_px(int size_px);
int text_descent_px(int size_px);
int text_line_px(int size_px); /* from baseline to baseline */
/* The least even em size whose capitals are at least cap_px high. */
int text_size_for_cap(double cap_px);

/* The largest type up to `most` whose capitals are no higher than this, but at least `least`. */
enum type text_type_for(const struct theme *theme, int height_px, enum type most, enum type least);

/* Lays `text` out in `box`: wraps to at most style.lines of like width, shrinks from
 * style.type to style.least until it fits, then takes as many lines as the box has room for, and
 * cuts with an ellipsis only when these are not enough. "\n" breaks a line. Returns
 * the box that the ink takes: first cap line to last baseline. */
struct rect text_draw(const struct kit *kit, struct rect box, struct text_style style,
                      const char *text);
/* The same, printf. Longer than 500 bytes is cut. */
struct rect text_drawf(const struct kit *kit, struct rect box, struct text_style style,
                       const char *format, ...) __attribute__((format(printf, 4, 5)));
/* Width in px of the widest line when `text` is wrapped to at most `width`; `width` if it does not
 * fit so in style.type. */
int text_wrapped_width(const struct kit *kit, struct text_style style, const char *text, int width);
/* How many lines `text` takes when it is wrapped to `width` in style.type. */
int text_lines(const struct kit *kit, struct text_style style, const char *text, int width);
/* Width in px of one unwrapped line in style.type. Stars count when style.marked. */
int text_width(const struct kit *kit, struct text_style style, const char *text);

/* Widths that need no font, near Inter's: for tests. */
extern const struct text_metrics text_plain_metrics;

#endif
