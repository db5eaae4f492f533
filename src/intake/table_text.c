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
    uint32_t line, begins; /* physical line now, and where the current record began */
    int last_end;          /* the character that ended the last record, for CR LF */
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

static bool feed_all(struct feed *feed, const struct bytes *text, struct csv_parser *parser)
{
    struct rows *rows = feed->rows;
    for (size_t at = 0; at < text->length && !rows_is_over(rows);) {
        size_t step = text->length - at < FEED_BYTES ? text->length - at : FEED_BYTES;
        if (csv_parse(parser, text->data + at, step, on_cell, on_end, feed) != step) {
            ASSERT(csv_error(parser) == CSV_ENOMEM);
            rows_fail(rows, NOTICE_CELL_TOO_LARGE, row_now(feed), NULL);
        }
        at += step;
        rows->bytes_done = at;
        if (!rows->is_failed && parser->entry_pos > LIMIT_CELL_BYTES) {
            /* A quote left open swallows the rest of the file: say that, it is the likelier. */
            rows_fail(rows, parser->quoted ? NOTICE_QUOTE_OPEN : NOTICE_CELL_TOO_LARGE,
                      row_now(feed), NULL);
        }
    }
    if (rows_is_over(rows)) {
        return !rows->is_failed;
    }
    csv_set_opts(parser, CSV_APPEND_NULL | CSV_REPALL_NL | CSV_STRICT | CSV_STRICT_FINI);
    if (csv_fini(parser, on_cell, on_end, feed) != 0) {
        rows_fail(rows, NOTICE_QUOTE_OPEN, row_now(feed), NULL);
    }
    return !rows->is_failed;
}

bool table_text_read(const struct table *table, struct rows *rows)
{
    struct feed feed = {.rows = rows, .line = 1, .begins = 1};
    struct csv_parser parser;
    int rc = csv_init(&parser, CSV_APPEND_NULL | CSV_REPALL_NL);
    ASSERT(rc == 0);
    csv_set_delim(&parser, (unsigned char)table->dialect.delimiter);
    csv_set_space_func(&parser, no_space);
    csv_set_blk_size(&parser, FEED_BYTES);
    bool whole = feed_all(&feed, &table->text, &parser);
    csv_free(&parser);
    return whole;
}

/* Doubles the quotes that PHP left behind a backslash, so that libcsv reads them. Afterwards the
 * text follows DIALECT_DOUBLED. */
static void double_escaped_quotes(struct table *table)
{
    const struct bytes *text = &table->text;
    char delimiter = table->dialect.delimiter;
    bool closing = table->dialect.escape == DIALECT_PHP_CLOSING, quoted = false, at_start = true;
    char *out = malloc(text->length * 2 + 1);
    ASSERT(out != NULL);
    size_t used = 0;
    for (size_t i = 0; i < text->length; i++) {
        char c = text->data[i], next = text->data[i + 1];
        bool at_end = next == delimiter || next == '\n' || next == '\r' || next == '\0';
        out[used++] = c;
        if (!quoted) {
            quoted = at_start && c == '"';
            at_start = c == delimiter || c == '\n' || c == '\r';
            continue;
        }
        at_start = false;
        if (c != '"') {
            continue;
        }
        if (text->data[i - 1] == '\\' && !(closing && at_end)) {
            out[used++] = '"';
        } else if (next == '"') {
            out[used++] = '"';
            i++;
        } else {
            quoted = !at_end;
        }
    }
    out[used] = '\0';
    free(table->text.data);
    table->text = (struct bytes){.data = out, .length = used};
    table->dialect.escape = DIALECT_DOUBLED;
}

void table_text_prepare(struct table *table)
{
    encoding_to_utf8(&table->text, &table->encoding);
    table->dialect = dialect_find(table->text.data, table->text.length);
    if (table->dialect.escape != DIALECT_DOUBLED) {
        double_escaped_quotes(table);
    }
}

#define AS_TEXT(x)      #x
#define DOTTED(a, b, c) AS_TEXT(a) "." AS_TEXT(b) "." AS_TEXT(c)

const char *intake_csv_version(void)
{
    return DOTTED(CSV_MAJOR, CSV_MINOR, CSV_RELEASE);
}
