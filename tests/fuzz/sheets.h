/* sheets.h: reads any bytes as a table in every way there is, and looks at what comes out. */
#ifndef BORNE_TESTS_FUZZ_SHEETS_H
#define BORNE_TESTS_FUZZ_SHEETS_H

#include <stddef.h>

#include "intake/books.h"

/* A copy of the bytes, as files are in memory; the caller owns it. */
struct bytes fuzz_bytes(const unsigned char *data, size_t size);

/* The bytes between 0xFF, one after the other: as the texts of parts. At most `most`; missing ones
 * keep their text. Returns the texts, to be released with free() behind the last use. */
char *fuzz_split(const unsigned char *data, size_t size, struct book_part *parts, size_t most);

/* Reads all sheets and their merged ranges. What is refused has a sentence; what is read is UTF-8
 * within the limits, rows in order. Takes the bytes over. */
void fuzz_sheets(struct bytes bytes);

#endif
