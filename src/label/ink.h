/* ink.h: the few marks labels are made of: boxes, bars and texts that fit. Everything is in
 * millimetres on a cairo context whose unit is one millimetre; the same calls draw a PDF and the
 * dots of a label printer. Knows nothing of what a label says. One thread per struct ink_type. */
#ifndef BORNE_LABEL_INK_H
#define BORNE_LABEL_INK_H

#include <cairo.h>
#include <stdbool.h>
#include <stdint.h>

#include "label/bars.h"

#define INK_BLACK 0x000000u
#define INK_WHITE 0xFFFFFFu

struct bitmap;
struct pdf;
struct stamps;
struct ink_type; /* fonts and the texts laid out so far; shared by all labels of a document */

struct ink {
    cairo_t *cr;         /* its unit is a millimetre; not used where there is a pdf */
    struct pdf *pdf;     /* pdf.h, or NULL */
    struct bitmap *dots; /* set down as stamps (stamp.h); NULL: cairo draws */
    struct ink_type *type;
    bool has_colour;    /* false: black and white only */
    double dots_per_mm; /* 0: no dots (PDF) */
};

struct ink_box {
    double x, y, w, h;
};

enum ink_weight { INK_MEDIUM, INK_SEMIBOLD, INK_BOLD, INK_HEAVY, INK_WEIGHT_COUNT };
enum ink_align { INK_LEFT, INK_CENTRE, INK_RIGHT };

/* How a text may be set. It is set as large as the box allows between the two cap heights, on at
 * most `lines` lines; what is too long even then ends in an ellipsis, it is never cut. */
struct ink_style {
    double cap_mm, cap_min_mm;
    int lines;
    enum ink_weight weight;
    enum ink_align align;
    uint32_t rgb;
};

/* NULL when memory ends. */
struct ink_type *ink_type_create(void);
void ink_type_destroy(struct ink_type *type);
/* The marks drawn so far (stamp.h). */
struct stamps *ink_stamps(struct ink_type *type);

/* The box inset by `by` on all sides. */
struct ink_box ink_inset(struct ink_box box, double by);
/* Cuts `size` off one side of *box and returns it. */
struct ink_box ink_cut_top(struct ink_box *box, double size);
struct ink_box ink_cut_bottom(struct ink_box *box, double size);
struct ink_box ink_cut_left(struct ink_box *box, double size);
struct ink_box ink_cut_right(struct ink_box *box, double size);

/* Sets the colour that follows; without colours everything but white is black. */
void ink_set(const struct ink *ink, uint32_t rgb);
void ink_fill(const struct ink *ink, struct ink_box box, double radius_mm, uint32_t rgb);
void ink_frame(const struct ink *ink, struct ink_box box, double radius_mm, double line_mm,
               uint32_t rgb);
/* Bars from x on, `module_mm` each, as high as the box. With dots, both are whole dots. */
void ink_bars(const struct ink *ink, const struct bars *bars, double module_mm, struct ink_box box);
/* Sets `text` in the box, centred in height by its capitals; returns the width it took. "" is
 * allowed. */
double ink_text(const struct ink *ink, const struct ink_style *style, struct ink_box box,
                const char *text);
/* Black or white, whichever reads better on `rgb` (printed in colour). */
uint32_t ink_on(const struct ink *ink, uint32_t rgb);

#endif
