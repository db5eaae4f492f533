/* bidi.h: the order in which the parts of a line stand when right-to-left and left-to-right writing
 * mix: the Unicode bidirectional algorithm (UAX 9), by FriBidi. Values only. */
#ifndef BORNE_UI_BIDI_H
#define BORNE_UI_BIDI_H

#include <stdbool.h>
#include <stddef.h>

enum { BIDI_RUNS = 64, BIDI_BYTES = 512 }; /* of one line */

/* Bytes of the line that have one direction. */
struct bidi_run {
    size_t start, length;
    int place;        /* from the left: 0 for the leftmost */
    bool turns_signs; /* from right to left, without a letter that says so: bidi_turn_signs */
};

/* Whether a letter of `length` bytes of UTF-8 is written from right to left (Hebrew, Arabic). */
bool bidi_has_rtl(const char *text, size_t length);
/* The same, or one of the signs that steer direction: the line needs bidi_runs. */
bool bidi_is_needed(const char *text, size_t length);

/* Cuts a line (`length` bytes, at most BIDI_BYTES) into runs, in the order they are read; the line
 * runs from right to left when it has a letter that does. `breaks` holds byte offsets, ascending,
 * at which a run has to end as well (another weight). Signs that steer direction are in no run.
 * Returns how many, at most BIDI_RUNS (the rest of a longer line becomes part of the last). */
int bidi_runs(const char *text, size_t length, const size_t *breaks, int break_count,
              struct bidi_run runs[BIDI_RUNS]);
/* Brackets and quotation marks of `text` become their mirror images, in place: nothing but letters
 * tells who draws a run its direction. */
void bidi_turn_signs(char *text, size_t length);

#endif
