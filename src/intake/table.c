/* table.c: libcsv driven in small steps, so that limits hold before memory is used. */
#include "intake/table.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/limits.h"
#include "base/sha256.h"
#include "base/str.h"
#include "intake/intake.h"

enum { FEED_BYTES = 1 << 15 };

struct feed {
    const struct table *table;
    table_record_fn *on_record;
    void *context;
    struct problem *problem;
    char *text; /* the cells of the current record, each terminated; owned */
    size_t used, room;
    size_t *starts;     /* of each cell within text; owned */
    const char **cells; /* pointers into text, set when the record is whole; owned */
    size_t count, starts_room, cells_room;
    uint32_t line, begins; /* physical line now, and where the current record began */
    size_t bytes_done;
    int last_end; /* the character that ended the last record, for CR LF */
    bool is_stopped, is_failed;
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

static void fail(struct feed *feed, enum notice notice, const char *detail)
{
    notice_refuse(feed->problem, notice, feed->begins, feed->table->name, detail);
    feed->is_failed = true;
}

static void on_cell(void *data, size_t length, void *context)
{
    struct feed *feed = context;
    if (feed->is_stopped || feed->is_failed) {
        return;
    }
    if (feed->count == LIMIT_COLUMNS) {
        char most[24];
        str_format(most, sizeof most, "%d", LIMIT_COLUMNS);
        fail(feed, NOTICE_TOO_MANY_COLUMNS, most);
        return;
    }
    if (feed->count == 0) {
        feed->begins = feed->line;
        feed->used = 0;
    }
    if (feed->room - feed->used <= length) {
        feed->room = (feed->used + length + 256) * 2;
        feed->text = realloc(feed->text, feed->room);
        ASSERT(feed->text != NULL);
    }
    feed->starts = array_grow(feed->starts, feed->count, &feed->starts_room, sizeof *feed->starts);
    feed->starts[feed->count++] = feed->used;
    if (length > 0) {
        memcpy(feed->text + feed->used, data, length);
        feed->line += count_lines(data, length);
    }
    feed->used += length;
    feed->text[feed->used++] = '\0';
}

static void give_record(struct feed *feed, bool is_unended)
{
    size_t room = feed->cells_room;
    while (room < feed->count) {
        feed->cells = array_grow(feed->cells, room, &feed->cells_room, sizeof *feed->cells);
        room = feed->cells_room;
    }
    for (size_t i = 0; i < feed->count; i++) {
        feed->cells[i] = feed->text + feed->starts[i];
    }
    struct table_record record = {.cells = feed->cells,
                                  .count = feed->count,
                                  .row = feed->count == 0 ? feed->line : feed->begins,
                                  .bytes_done = feed->bytes_done,
                                  .is_last_unended = is_unended};
    feed->is_stopped = !feed->on_record(feed->context, &record);
    feed->count = 0;
}

/* `end` is the line end's character, or -1 at the end of the text. */
static void on_end(int end, void *context)
{
    struct feed *feed = context;
    if (feed->is_stopped || feed->is_failed) {
        return;
    }
    bool second_half = end == '\n' && feed->last_end == '\r' && feed->count == 0;
    feed->last_end = second_half ? 0 : end;
    if (second_half) {
        return;
    }
    give_record(feed, end == -1);
    feed->line += end == -1 ? 0 : 1;
}

/* Where a cell begins, the CR LF memory ends. */
static void on_cell_after_end(void *data, size_t length, void *context)
{
    struct feed *feed = context;
    feed->last_end = 0;
    on_cell(data, length, context);
}

static bool feed_all(struct feed *feed, struct csv_parser *parser)
{
    const struct bytes *text = &feed->table->text;
    for (size_t at = 0; at < text->length && !feed->is_stopped && !feed->is_failed;) {
        size_t step = text->length - at < FEED_BYTES ? text->length - at : FEED_BYTES;
        if (csv_parse(parser, text->data + at, step, on_cell_after_end, on_end, feed) != step) {
            ASSERT(csv_error(parser) == CSV_ENOMEM);
            fail(feed, NOTICE_CELL_TOO_LARGE, NULL);
        }
        at += step;
        feed->bytes_done = at;
        if (!feed->is_failed && parser->entry_pos > LIMIT_CELL_BYTES) {
            feed->begins = feed->count == 0 ? feed->line : feed->begins;
            /* A quote left open swallows the rest of the file: say that, it is the likelier. */
            fail(feed, parser->quoted ? NOTICE_QUOTE_OPEN : NOTICE_CELL_TOO_LARGE, NULL);
        }
    }
    if (feed->is_stopped || feed->is_failed) {
        return !feed->is_failed;
    }
    csv_set_opts(parser, CSV_APPEND_NULL | CSV_REPALL_NL | CSV_STRICT | CSV_STRICT_FINI);
    if (csv_fini(parser, on_cell_after_end, on_end, feed) != 0) {
        feed->begins = feed->count == 0 ? feed->line : feed->begins;
        fail(feed, NOTICE_QUOTE_OPEN, NULL);
    }
    return !feed->is_failed;
}

bool table_read(const struct table *table, table_record_fn *on_record, void *context,
                struct problem *problem)
{
    struct feed feed = {.table = table,
                        .on_record = on_record,
                        .context = context,
                        .problem = problem,
                        .line = 1,
                        .begins = 1};
    struct csv_parser parser;
    int rc = csv_init(&parser, CSV_APPEND_NULL | CSV_REPALL_NL);
    ASSERT(rc == 0);
    csv_set_delim(&parser, (unsigned char)table->dialect.delimiter);
    csv_set_space_func(&parser, no_space);
    csv_set_blk_size(&parser, FEED_BYTES);
    bool whole = feed_all(&feed, &parser);
    csv_free(&parser);
    free(feed.text);
    free(feed.starts);
    free(feed.cells);
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

bool table_open_bytes(struct bytes *bytes, const char *name, struct table *ret_table,
                      struct problem *problem)
{
    enum container container = bytes_container(bytes);
    if (container != CONTAINER_TEXT) {
        bytes_finish(bytes);
        return notice_refuse(problem, bytes_container_notice(container), 0, name, NULL);
    }
    *ret_table = (struct table){.text = *bytes, .name = name};
    *bytes = (struct bytes){0};
    encoding_to_utf8(&ret_table->text, &ret_table->encoding);
    ret_table->dialect = dialect_find(ret_table->text.data, ret_table->text.length);
    if (ret_table->dialect.escape != DIALECT_DOUBLED) {
        double_escaped_quotes(ret_table);
    }
    return true;
}

/* Keeps whole lines of a file that was read only in part. */
static void cut_at_line(struct bytes *bytes)
{
    size_t length = bytes->length;
    while (length > 0 && bytes->data[length - 1] != '\n' && bytes->data[length - 1] != '\r') {
        length--;
    }
    bool is_utf16 = bytes->length >= 2 && (unsigned char)bytes->data[0] >= 0xFE;
    if (length > 0 && !is_utf16) {
        bytes->length = length;
        bytes->data[length] = '\0';
    }
}

bool table_open(const char *path, size_t most, const struct intake_options *options,
                struct table *ret_table, char *ret_digest, struct problem *problem)
{
    const char *name = bytes_name(path);
    struct bytes bytes = {0};
    if (!bytes_read(path, name, most, options, &bytes, problem)) {
        return false;
    }
    if (ret_digest != NULL) {
        struct sha256 sha;
        sha256_init(&sha);
        sha256_add(&sha, bytes.data, bytes.length);
        sha256_hex(&sha, ret_digest);
    }
    if (most > 0 && bytes.length == most) {
        cut_at_line(&bytes);
    }
    return table_open_bytes(&bytes, name, ret_table, problem);
}

void table_finish(struct table *table)
{
    if (table == NULL) {
        return;
    }
    bytes_finish(&table->text);
    *table = (struct table){0};
}

bool table_record_is_blank(const struct table_record *record)
{
    for (size_t i = 0; i < record->count; i++) {
        for (const char *p = record->cells[i]; *p != '\0'; p++) {
            if (*p != ' ' && *p != '\t' && *p != '\r' && *p != '\n') {
                return false;
            }
        }
    }
    return true;
}

#define AS_TEXT(x)      #x
#define DOTTED(a, b, c) AS_TEXT(a) "." AS_TEXT(b) "." AS_TEXT(c)

const char *intake_csv_version(void)
{
    return DOTTED(CSV_MAJOR, CSV_MINOR, CSV_RELEASE);
}
