/* str.h: the only place that touches C strings by hand. Text is UTF-8; a text too long for its
 * room is cut at a character boundary, never in the middle of one. */
#ifndef BORNE_BASE_STR_H
#define BORNE_BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Copies `from` into to[size], always terminated. False if it had to be cut. */
bool str_copy(char *to, size_t size, const char *from);
/* The same for the first `length` bytes of `from`. */
bool str_copy_n(char *to, size_t size, const char *from, size_t length);
/* The same, but what must be cut is cut out of the middle, where "…" stands then: what tells long
 * names and numbers apart is mostly at their end. `size` is at least 16. */
bool str_copy_ends(char *to, size_t size, const char *from, size_t length);
/* printf into to[size], cut at a character boundary. False if cut. */
bool str_format(char *to, size_t size, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
bool str_vformat(char *to, size_t size, const char *format, va_list args)
    __attribute__((format(printf, 3, 0)));
/* Appends to a terminated text. False if cut. */
bool str_append(char *to, size_t size, const char *more);

bool str_equal(const char *a, const char *b);
bool str_starts(const char *text, const char *prefix);
bool str_ends(const char *text, const char *suffix);

/* Reads one code point at *text (terminated UTF-8) and moves *text behind it. An invalid byte
 * yields U+FFFD and moves by one. Returns 0 at the end, without moving. */
uint32_t str_next(const char **text);
/* Writes a code point as UTF-8 (up to 4 bytes, no terminator); returns the number of bytes. */
size_t str_put(char to[4], uint32_t code_point);
bool str_valid_utf8(const char *text, size_t length);

/* Folds for comparing names: lower case, no accents, ligatures written out (oe, ae), every run of
 * blanks, NBSP, dashes and apostrophes as one blank, ends trimmed. `to` may equal `from`. */
void str_fold(char *to, size_t size, const char *from);

/* All of `text` as a decimal integer within [min, max]; false otherwise, *ret untouched. */
bool str_to_int64(const char *text, int64_t min, int64_t max, int64_t *ret);
/* Takes 1 to `most` (at most 9) decimal digits off the front of *text: a sign or a blank is none.
 * False, and nothing moved, if there is no digit. */
bool str_take_digits(const char **text, int most, int *ret_number);

#endif
