/* dialect.c: reads the text once per candidate, counting cells per record outside quotes. */
#include "intake/dialect.h"

#include <stdlib.h>
#include <string.h>

#include "base/assert.h"

bool dialect_quote_closes(struct dialect dialect, const char *text, size_t i, size_t length,
                          size_t *ret_more)
{
    char next = i + 1 < length ? text[i + 1] : '\n';
    bool at_end = next == dialect.delimiter || next == '\n' || next == '\r';
    bool is_escaped = i > 0 && text[i - 1] == '\\';
    *ret_more = 0;
    if (dialect.escape == DIALECT_BARE) {
        return at_end && (next != dialect.delimiter || i + 2 >= length || text[i + 2] == '"');
    }
    if (is_escaped && dialect.escape != DIALECT_DOUBLED) {
        return at_end && dialect.escape == DIALECT_PHP_CLOSING;
    }
    if (next == '"') {
        *ret_more = 1;
        return false;
    }
    return at_end; /* else a quote that was not doubled: part of the text */
}

static void count_record(struct dialect_census *census)
{
    if (census->has_ink) {
        size_t last = DIALECT_WIDTHS - 1;
        census->of_width[census->cells < last ? census->cells + 1 : last]++;
        census->records++;
    }
    census->cells = 0;
    census->has_ink = census->inside = false;
}

void dialect_count(struct dialect_census *census, struct dialect dialect, const char *text,
                   size_t length)
{
    size_t more;
    for (size_t i = 0; i < length; i++) {
        char c = text[i];
        if (census->quoted) {
            if (c == '"') {
                census->quoted = !dialect_quote_closes(dialect, text, i, length, &more);
                i += more;
            }
        } else if (c == '\n' || c == '\r') {
            count_record(census);
        } else {
            census->has_ink = true;
            census->quoted = !census->inside && c == '"';
            census->inside = c != dialect.delimiter;
            census->cells += c == dialect.delimiter ? 1 : 0;
        }
    }
}

/* The commonest number of cells, at least 2; 0 if no record has two cells. */
static size_t usual_width(const struct dialect_census *census)
{
    size_t best = 0;
    for (size_t i = 2; i < DIALECT_WIDTHS; i++) {
        if (census->of_width[i] > 0 &&
            (best == 0 || census->of_width[i] >= census->of_width[best])) {
            best = i;
        }
    }
    return best;
}

uint64_t dialect_faults(const struct dialect_census *census)
{
    size_t width = usual_width(census);
    uint64_t wrong = census->records - (width == 0 ? 0 : census->of_width[width]);
    return wrong + (census->quoted ? UINT32_MAX : 0);
}

static bool may_separate(char c)
{
    return c != '"' && c != '\n' && c != '\r' && c != '\0' && c != ' ' && !(c >= '0' && c <= '9') &&
           !((c | ' ') >= 'a' && (c | ' ') <= 'z') && (unsigned char)c < 0x80;
}

/* The best delimiter of a sample, and how many cells its records have (0: one each). */
static char delimiter_find(const char *text, size_t length, size_t *ret_width)
{
    static const char candidates[] = {',', ';', '\t', '|'};
    char best = ',';
    uint64_t best_share = 0; /* parts in a million of the records, then the number of cells */
    *ret_width = 0;
    for (size_t i = 0; i < sizeof candidates; i++) {
        struct dialect_census census = {0};
        dialect_count(&census, (struct dialect){.delimiter = candidates[i]}, text, length);
        count_record(&census); /* the last one may have no line end */
        size_t width = usual_width(&census);
        if (width == 0 || census.records == 0) {
            continue;
        }
        uint64_t share = (uint64_t)census.of_width[width] * 1000 / census.records;
        /* A decimal comma makes two cells of one; real columns are more than that. */
        share = share * 1000 + width;
        if (share > best_share) {
            best_share = share;
            best = candidates[i];
            *ret_width = width;
        }
    }
    return best;
}

size_t dialect_unwrap(char *text, size_t length, bool *quoted)
{
    size_t to = 0;
    for (size_t i = 0; i < length; i++) {
        if (text[i] != '"') {
            text[to++] = text[i];
        } else if (*quoted && i + 1 < length && text[i + 1] == '"') {
            text[to++] = text[i++];
        } else {
            *quoted = !*quoted;
        }
    }
    return to;
}

/* Whether every line of ink is one quoted cell. */
static bool is_wrapped(const char *text, size_t length)
{
    bool quoted = false, was_quoted = false, has_ink = false;
    size_t records = 0;
    for (size_t i = 0; i <= length; i++) {
        char c = i < length ? text[i] : '\n';
        if (c == '"') {
            if (quoted && i + 1 < length && text[i + 1] == '"') {
                i++;
                continue;
            }
            if (!quoted && has_ink) {
                return false; /* a second cell, or a quote in the middle */
            }
            quoted = !quoted;
            was_quoted = has_ink = true;
        } else if (!quoted && (c == '\n' || c == '\r')) {
            records += has_ink ? 1 : 0;
            has_ink = was_quoted = false;
        } else if (!quoted) {
            return false;
        }
    }
    return records >= 2 && !quoted && !was_quoted;
}

/* Whether the records inside of the cells are records of at least three cells, all alike. */
static bool holds_records(const char *text, size_t length, struct dialect *dialect)
{
    struct dialect_census census = {0};
    bool quoted = false;
    size_t width;
    char *inside = malloc(length + 1);
    ASSERT(inside != NULL);
    memcpy(inside, text, length);
    size_t unwrapped = dialect_unwrap(inside, length, &quoted);
    dialect->delimiter = delimiter_find(inside, unwrapped, &width);
    dialect_count(&census, *dialect, inside, unwrapped);
    free(inside);
    return width >= 3 && dialect_faults(&census) == 0;
}

struct dialect dialect_of_sample(const char *text, size_t length)
{
    struct dialect dialect = {.delimiter = ','}, inside = {.is_wrapped = true};
    size_t width;
    if (length > 5 && memcmp(text, "sep=", 4) == 0 && may_separate(text[4]) &&
        (text[5] == '\n' || text[5] == '\r')) {
        dialect.delimiter = text[4];
        return dialect;
    }
    dialect.delimiter = delimiter_find(text, length, &width);
    if (width == 0 && is_wrapped(text, length) && holds_records(text, length, &inside)) {
        return inside;
    }
    return dialect;
}
