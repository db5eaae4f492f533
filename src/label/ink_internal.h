/* ink_internal.h: fonts and laid-out texts; shared by ink_text.c and ink_text_to.c only. */
#ifndef BORNE_LABEL_INK_INTERNAL_H
#define BORNE_LABEL_INK_INTERNAL_H

#include <pango/pangocairo.h>

#include "label/ink.h"
#include "label/pdf.h"
#include "label/stamp.h"

enum { KEPT_TEXTS = 2048, KEY_TEXT = 100 };

/* Size at which texts are shaped: capitals 10 mm high. Inter's capitals are 0.727 of its size. */
#define SHAPED_CAP_MM 10.0
#define SHAPED_SIZE   (SHAPED_CAP_MM / 0.727)
#define LINE_PITCH    1.55 /* from line to line, in cap heights */
/* Room above and below for accents on capitals and for tails, in cap heights, where words may take
 * several lines. Rows of one line leave it themselves; numbers need none. */
#define SPARE 0.28

/* What makes two texts the same picture. */
struct text_key {
    double cap, cap_min, w, h;
    int lines, weight, align;
    char text[KEY_TEXT];
};

/* A row of glyphs of a laid-out text, as a PDF of ours takes it; shaped size. */
struct laid_piece {
    double x, y;
    int count;
    int *glyphs; /* heap, with the advances behind */
    double *advances;
};

struct laid_text {
    struct text_key key;
    PangoLayout *layout;
    double scale;             /* from the shaped size to the box */
    double left, width;       /* of the ink, shaped size */
    double baseline, descent; /* first baseline; lines below it, shaped size */
    const struct pdf *pdf;    /* whose glyphs the pieces name */
    struct laid_piece *pieces;
    size_t piece_count, piece_room;
};

/* Digits and what stands between them need no shaping: they have one width and no pairs. Almost
 * every text that differs from label to label is made of them and of "lignes" and "kg", whose
 * letters make no pairs either. */
#define PLAIN "0123456789/ ,lignesk"
enum { PLAIN_COUNT = sizeof PLAIN - 1, PLAIN_LONGEST = 24 };

struct plain_face {
    cairo_font_face_t *face; /* NULL: not looked up, or not all in one font */
    bool is_known;
    unsigned long glyph[PLAIN_COUNT];
    double advance[PLAIN_COUNT], left[PLAIN_COUNT], right[PLAIN_COUNT]; /* shaped size */
};

struct ink_type {
    PangoFontMap *map;
    PangoContext *context;
    PangoFontDescription *fonts[INK_WEIGHT_COUNT];
    PangoAttrList *attributes;
    cairo_font_options_t *options;
    struct plain_face plain[INK_WEIGHT_COUNT];
    struct stamps *stamps;
    struct laid_text kept[KEPT_TEXTS];
};

/* A text of PLAIN from x on the baseline y, at a scale of the shaped size. */
void ink_plain_to_pdf(const struct ink *ink, const struct ink_style *style,
                      const struct plain_face *plain, const char *text, double x, double y,
                      double scale);
/* Each glyph by itself, its left at a whole dot. */
void ink_plain_to_dots(const struct ink *ink, const struct ink_style *style,
                       const struct plain_face *plain, const char *text, double x, double y,
                       double scale);
/* `x`, `y`: where the left of the ink and the first baseline come to lie. */
void ink_laid_to_pdf(const struct ink *ink, struct laid_text *laid, double x, double y);
/* ink_text for dots: drawn once, then a stamp. */
double ink_text_to_dots(const struct ink *ink, const struct ink_style *style, struct ink_box box,
                        const char *text);

#endif
