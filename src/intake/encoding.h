/* encoding.h: the bytes of a text file as clean UTF-8. Tells UTF-8, UTF-16 (by its mark) and
 * Windows-1252 apart, and undoes text that was encoded twice. Knows nothing of tables. */
#ifndef BORNE_INTAKE_ENCODING_H
#define BORNE_INTAKE_ENCODING_H

#include <stddef.h>

#include "intake/bytes.h"

struct encoding_report {
    const char *name; /* "utf-8", "utf-16le", "utf-16be", "windows-1252": a constant */
    size_t repaired;  /* places where doubly encoded letters were put right */
    size_t damaged;   /* bytes that are no letter of the encoding */
};

/* Replaces the bytes of a CONTAINER_TEXT file by valid UTF-8 without a byte order mark. */
void encoding_to_utf8(struct bytes *bytes, struct encoding_report *ret_report);

#endif
