/* books.h: makes workbooks for a test from their XML, good ones and broken ones. */
#ifndef BORNE_TESTS_INTAKE_BOOKS_H
#define BORNE_TESTS_INTAKE_BOOKS_H

#include <stddef.h>

#include "intake/bytes.h"

struct book_part {
    const char *path, *text;
    size_t size; /* of text; 0: it is terminated */
};

/* A zip of the parts, in memory; the caller owns the bytes. */
struct bytes book_zip(const struct book_part *parts, size_t count);

/* What is inside <worksheet>, for sheets "Un", "Deux" …; strings and styles may be NULL. */
struct book_xlsx {
    const char *sheets[4];
    const char *strings; /* inside <sst> */
    const char *styles;  /* inside <styleSheet> */
    const char *book;    /* before <sheets>, may be NULL */
    const char *state;   /* attributes of the first sheet, may be NULL */
};
struct bytes book_of_xlsx(const struct book_xlsx *xlsx);

/* Records of an .xls. */
struct book_stream {
    unsigned char bytes[40000];
    size_t used;
};
void book_record(struct book_stream *stream, unsigned id, const void *data, size_t size);
/* The record of a cell: row and column from 0, cell format 0 (number) or 1 (date). */
void book_cell(struct book_stream *stream, unsigned id, unsigned row, unsigned column,
               unsigned format, const void *data, size_t size);
/* Starts BIFF8 records: the globals, with whole records `more` among them, and sheet "Un" without
 * its end (record 0x000A). */
void book_begin_xls(struct book_stream *stream, const void *more, size_t more_size);
/* A compound file with the stream under a name: "Workbook". */
struct bytes book_of_ole(const struct book_stream *stream, const char *name);

/* Reads the workbook's first sheet with cells, or `sheet` if it is not negative, as
 * "row:cell|cell/row:cell", or the code of what is wrong. Takes the bytes over. Valid until the
 * next call. */
const char *book_cells(struct bytes bytes, int sheet);
/* The same with dates as the numbers that stand in the file. */
const char *book_serials(struct bytes bytes);

#endif
