/* dialect.h: how a text file separates its cells: the delimiter, and the habits with quotes inside
 * of cells, decided by which reading gives records of equal length. Knows no labels. */
#ifndef BORNE_INTAKE_DIALECT_H
#define BORNE_INTAKE_DIALECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* PHP's fputcsv leaves a quote behind a backslash alone instead of doubling it; others double no
 * quote at all. */
enum dialect_escape {
    DIALECT_DOUBLED,         /* a quote inside a cell is doubled, always */
    DIALECT_PHP_CLOSING,     /* \" inside a cell; before a delimiter the quote still closes */
    DIALECT_PHP_NEVER_CLOSE, /* \" never closes a cell */
    DIALECT_BARE,            /* a quote closes before a line end or ;" only */
    DIALECT_ESCAPE_COUNT
};

struct dialect {
    char delimiter;
    enum dialect_escape escape;
    bool is_wrapped; /* every record is one quoted cell, which holds the real record */
};

enum { DIALECT_WIDTHS = 256 };

/* What a reading of the text in one dialect gives, added up over pieces that end at line ends. */
struct dialect_census {
    uint32_t
        of_width[DIALECT_WIDTHS]; /* records by number of cells; wider ones count as the last */
    uint32_t records;             /* that are not blank */
    size_t cells;                 /* of the record at hand, minus 1 */
    bool quoted, inside, has_ink; /* inside: behind the first character of a cell */
};

void dialect_count(struct dialect_census *census, struct dialect dialect, const char *text,
                   size_t length);
/* Records of unequal length; a quote left open is worse than any number of them. */
uint64_t dialect_faults(const struct dialect_census *census);

/* From the text's beginning, which ends at a line end: the delimiter, whether it is wrapped. A
 * leading line "sep=;" decides the delimiter. */
struct dialect dialect_of_sample(const char *text, size_t length);

/* Whether the quote at text[i], inside a quoted cell, ends it. Else the *ret_more bytes behind it
 * belong to it. */
bool dialect_quote_closes(struct dialect dialect, const char *text, size_t i, size_t length,
                          size_t *ret_more);

/* Undoes the wrapping of a piece in place; returns its new length. `quoted` is kept between pieces,
 * false at first. */
size_t dialect_unwrap(char *text, size_t length, bool *quoted);

#endif
