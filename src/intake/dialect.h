/* dialect.h: how a text file separates its cells: delimiter and the habit with backslashes before
 * quotes, both decided by which reading gives records of equal length. Knows no labels. */
#ifndef BORNE_INTAKE_DIALECT_H
#define BORNE_INTAKE_DIALECT_H

#include <stddef.h>

/* PHP's fputcsv leaves a quote behind a backslash alone instead of doubling it. */
enum dialect_escape {
    DIALECT_DOUBLED,        /* a quote inside a cell is doubled, always */
    DIALECT_PHP_CLOSING,    /* \" inside a cell; before a delimiter the quote still closes */
    DIALECT_PHP_NEVER_CLOSE /* \" never closes a cell */
};

struct dialect {
    char delimiter;
    enum dialect_escape escape;
};

/* Looks at valid UTF-8 text. A leading line "sep=;" decides the delimiter. */
struct dialect dialect_find(const char *text, size_t length);

#endif
