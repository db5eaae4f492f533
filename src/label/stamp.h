/* stamp.h: marks as dots, drawn once by cairo and then set down like a rubber stamp: what comes
 * back on label after label costs a few copied bytes. Between ink.c, ink_text.c and icon.c only. */
#ifndef BORNE_LABEL_STAMP_H
#define BORNE_LABEL_STAMP_H

#include "base/bitmap.h"
#include "label/ink.h"

enum stamp_what { STAMP_FILL = 1, STAMP_FRAME, STAMP_TEXT, STAMP_GLYPH, STAMP_ICON };
enum { STAMP_TEXT_BYTES = 104 };

/* What makes two marks the same dots. Zero it first: it is compared byte by byte. */
struct stamp_key {
    double x, y, w, h, a, b;
    int32_t what, lines, weight, align;
    char text[STAMP_TEXT_BYTES];
};

struct stamps; /* of a struct ink_type */
struct stamps *stamps_create(void);
void stamps_destroy(struct stamps *stamps);

/* Sets the mark down at (x, y) dots from where it was drawn if it is known; false if it is not.
 * *ret_value is what stamp_keep was given with it; NULL is allowed. */
bool stamp_use(const struct ink *ink, const struct stamp_key *key, int x, int y, uint32_t rgb,
               double *ret_value);
/* An ink that draws on a blank page of dots, for what is not known yet. */
struct ink stamp_page(const struct ink *ink);
/* Keeps what was drawn on that page. */
void stamp_keep(const struct ink *ink, const struct stamp_key *key, double value);
/* Bars of whole dots, set down at once. */
void stamp_bars(const struct ink *ink, int x, int y, int module, int height,
                const struct bars *bars);

#endif
