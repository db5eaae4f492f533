/* encoding.h: the bytes of a text as clean UTF-8, piece by piece. Tells UTF-8, UTF-16 (with or
 * without its mark), Windows-1252, ISO 8859-15, Mac Roman and DOS apart, and undoes text that was
 * encoded twice. Pieces end at line ends, so nothing spans two of them. Knows nothing of tables. */
#ifndef BORNE_INTAKE_ENCODING_H
#define BORNE_INTAKE_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/bytes.h"

enum encoding {
    ENCODING_UTF8,
    ENCODING_UTF16LE,
    ENCODING_UTF16BE,
    ENCODING_WINDOWS,
    ENCODING_LATIN9,
    ENCODING_MAC,
    ENCODING_DOS,
    ENCODING_COUNT
};

struct encoding_report {
    const char *name; /* "utf-8", "utf-16le", "windows-1252" …: a constant */
    size_t repaired;  /* places where doubly encoded letters were put right */
    size_t damaged;   /* bytes that are no letter of the encoding */
};

/* What a text of 8-bit bytes has, added up over its pieces. */
struct encoding_census {
    size_t good, bad;             /* characters beyond ASCII of UTF-8, bytes that break its rules */
    size_t twice;                 /* characters that were encoded twice */
    size_t votes[ENCODING_COUNT]; /* French letters beside ASCII ones, as each would have them */
};

/* From the text's first bytes: UTF-16 with its length of mark, else ENCODING_UTF8, to be decided by
 * the census. */
enum encoding encoding_of_head(const char *head, size_t length, size_t *ret_mark);
/* `text` is followed by a byte that may be read. */
void encoding_look(struct encoding_census *census, const char *text, size_t length);
enum encoding encoding_decide(const struct encoding_census *census);
const char *encoding_name(enum encoding encoding);

/* Replaces a piece by valid UTF-8 without NULs; adds what was done to *report. */
void encoding_convert(struct bytes *piece, enum encoding encoding, struct encoding_report *report);

#endif
