/* table_text.c: libcsv driven in small steps, so that limits hold before memory is used. */
#include "intake/table_text.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/limits.h"
#include "intake/intake.h"

enum { FEED_BYTES = 1 << 15 };

struct feed {
    struct rows *rows;
    struct csv_parser parser;
    struct dialect dialect;
    bool is_quoted, is_start; /* of double_quotes */
    uint32_t line, begins;    /* physical line now, and where the current record began */
    int last_end;             /* the character that ended the last record, for CR LF */
};

/* Blanks belong to the cell: libcsv would strip them. */
static int no_space(unsigned char c)
{
    (void)c;
    return 0;
}

static uint32_t count_lines(const char *text, size_t length)
{
    uint32_t lines = 0;
    for (size_t i = 0; i < length; i++) {
        lines += text[i] == '\n' || (text[i] == '\r' && (i + 1 == length || text[i + 1] != '\n'));
    }
    return lines;
}

static void on_cell(void *data, size_t length, void *context)
{
    struct feed *feed = context;
    feed->last_end = 0; /* where a cell begins, the CR LF memory ends */
    if (rows_is_over(feed->rows)) {
        return;
    }
    if (feed->rows->count == 0) {
        feed->begins = feed->line;
    }
    if (rows_add(feed->rows, data, length, feed->begins) && length > 0) {
        feed->line += count_lines(data, length);
    }
}

/* `end` is the line end's character, or -1 at the end of the text. */
static void on_end(int end, void *context)
{
    struct feed *feed = context;
    struct rows *rows = feed->rows;
    if (rows_is_over(rows)) {
        return;
    }
    bool second_half = end == '\n' && feed->last_end == '\r' && rows->count == 0;
    feed->last_end = second_half ? 0 : end;
    if (second_half) {
        return;
    }
    rows_give(rows, rows->count == 0 ? feed->line : feed->begins, end == -1);
    feed->line += end == -1 ? 0 : 1;
}

/* The row that a problem in the middle of a record names. */
static uint32_t row_now(const struct feed *feed)
{
    return feed->rows->count == 0 ? feed->line : feed->begins;
}

/* Doubles the quotes inside of cells that the dialect's writer left alone, so that libcsv reads
 * them. Returns how much was written to `to`, which has twice the room. */
static size_t double_quotes(struct feed *feed, const char *text, size_t length, char *to)
{
    struct dialect dialect = feed->dialect;
    size_t used = 0, more;
    for (size_t i = 0; i < length; i++) {
        char c = text[i];
        to[used++] = c;
        if (!feed->is_quoted) {
            feed->is_quoted = feed->is_start && c == '"';
            feed->is_start = c == dialect.delimiter || c == '\n' || c == '\r';
        } else if (c == '"') {
            feed->is_quoted = !dialect_quote_closes(dialect, text, i, length, &more);
            feed->is_start = false;
            i += more;
            if (feed->is_quoted) {
                to[used++] = '"';
            }
        }
    }
    return used;
}

/* One step of libcsv. */
static void feed_step(struct feed *feed, const char *text, size_t length)
{
    struct rows *rows = feed->rows;
    if (csv_parse(&feed->parser, text, length, on_cell, on_end, feed) != length) {
        ASSERT(csv_error(&feed->parser) == CSV_ENOMEM);
        rows_fail(rows, NOTICE_CELL_TOO_LARGE, row_now(feed), NULL);
    } else if (!rows->is_failed && feed->parser.entry_pos > LIMIT_CELL_BYTES) {
        /* A quote left open swallows the rest of the file: say that, it is the likelier. */
        rows_fail(rows, feed->parser.quoted ? NOTICE_QUOTE_OPEN : NOTICE_CELL_TOO_LARGE,
                  row_now(feed), NULL);
    }
}

static bool on_piece(void *context, char *piece, size_t length, size_t done)
{
    struct feed *feed = context;
    char *doubled = NULL;
    feed->rows->bytes_done = done;
    if (feed->dialect.escape != DIALECT_DOUBLED) {
        doubled = malloc(length * 2 + 1);
        ASSERT(doubled != NULL);
        length = double_quotes(feed, piece, length, doubled);
        piece = doubled;
    }
    for (size_t at = 0; at < length && !rows_is_over(feed->rows); at += FEED_BYTES) {
        feed_step(feed, piece + at, length - at < FEED_BYTES ? length - at : FEED_BYTES);
    }
    free(doubled);
    return !rows_is_over(feed->rows);
}

bool table_text_read(const struct text *text, struct rows *rows)
{
    struct feed feed = {
        .rows = rows, .dialect = text->dialect, .line = 1, .begins = 1, .is_start = true};
    int rc = csv_init(&feed.parser, CSV_APPEND_NULL | CSV_REPALL_NL);
    ASSERT(rc == 0);
    csv_set_delim(&feed.parser, (unsigned char)text->dialect.delimiter);
    csv_set_space_func(&feed.parser, no_space);
    csv_set_blk_size(&feed.parser, FEED_BYTES);
    bool is_whole = text_read(text, on_piece, &feed, rows->problem);
    if (is_whole && !rows_is_over(rows)) {
        csv_set_opts(&feed.parser, CSV_APPEND_NULL | CSV_REPALL_NL | CSV_STRICT | CSV_STRICT_FINI);
        if (csv_fini(&feed.parser, on_cell, on_end, &feed) != 0) {
            rows_fail(rows, NOTICE_QUOTE_OPEN, row_now(&feed), NULL);
        }
    }
    csv_free(&feed.parser);
    return is_whole && !rows->is_failed;
}

#define AS_TEXT(x)      #x
#define DOTTED(a, b, c) AS_TEXT(a) "." AS_TEXT(b) "." AS_TEXT(c)

const char *intake_csv_version(void)
{
    return DOTTED(CSV_MAJOR, CSV_MINOR, CSV_RELEASE);
}
