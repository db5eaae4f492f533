/* dialect.c: reads the text once per candidate, counting cells per record outside quotes. */
#include "intake/dialect.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/str.h"

/* The delimiter shows within the first records; more only costs time. */
enum { SAMPLE_BYTES = 1 << 18, COUNTS = 256 };

struct census {
    uint32_t of_width[COUNTS]; /* records by number of cells; wider ones count as COUNTS - 1 */
    uint32_t records;          /* that are not blank */
    bool is_open;              /* the text ended inside quotes */
};

/* Whether the quote at text[i], inside a quoted cell, ends it. Otherwise *skip more bytes belong
 * to the same quote. */
static bool quote_closes(const char *text, size_t i, size_t length, struct dialect dialect,
                         size_t *skip)
{
    char next = i + 1 < length ? text[i + 1] : '\n';
    bool at_end = next == dialect.delimiter || next == '\n' || next == '\r';
    bool escaped = text[i - 1] == '\\' && dialect.escape != DIALECT_DOUBLED;
    *skip = 0;
    if (escaped) {
        return at_end && dialect.escape == DIALECT_PHP_CLOSING;
    }
    if (next == '"') {
        *skip = 1;
        return false;
    }
    return at_end; /* else a quote that was not doubled: part of the text */
}

static void count_record(struct census *census, size_t cells, bool is_blank)
{
    if (!is_blank) {
        census->of_width[cells < COUNTS ? cells : COUNTS - 1]++;
        census->records++;
    }
}

static void take_census(const char *text, size_t length, struct dialect dialect, struct census *ret)
{
    memset(ret, 0, sizeof *ret);
    bool quoted = false, at_start = true, blank = true;
    size_t cells = 1, skip;
    for (size_t i = 0; i < length; i++) {
        char c = text[i];
        if (quoted) {
            if (c == '"') {
                quoted = !quote_closes(text, i, length, dialect, &skip);
                i += quoted ? skip : 0;
            }
            continue;
        }
        if (c == '\n' || c == '\r') {
            count_record(ret, cells, blank);
            cells = 1;
            blank = at_start = true;
            continue;
        }
        blank = false;
        if (c == dialect.delimiter) {
            cells++;
        }
        quoted = at_start && c == '"';
        at_start = c == dialect.delimiter;
    }
    count_record(ret, cells, blank);
    ret->is_open = quoted;
}

/* The commonest number of cells, at least 2; 0 if no record has two cells. */
static size_t usual_width(const struct census *census)
{
    size_t best = 0;
    for (size_t i = 2; i < COUNTS; i++) {
        if (census->of_width[i] > 0 &&
            (best == 0 || census->of_width[i] >= census->of_width[best])) {
            best = i;
        }
    }
    return best;
}

/* Records of unequal length; an open quote is worse than any number of them. */
static uint64_t faults(const struct census *census)
{
    size_t width = usual_width(census);
    uint64_t wrong = census->records - (width == 0 ? 0 : census->of_width[width]);
    return wrong + (census->is_open ? UINT32_MAX : 0);
}

static char delimiter_find(const char *text, size_t length)
{
    static const char candidates[] = {',', ';', '\t', '|'};
    if (length >= 5 && memcmp(text, "sep=", 4) == 0) {
        return text[4];
    }
    length = length < SAMPLE_BYTES ? length : SAMPLE_BYTES;
    char best = ',';
    uint64_t best_share = 0; /* parts in a million of the records, then the number of cells */
    for (size_t i = 0; i < sizeof candidates; i++) {
        struct census census;
        take_census(text, length, (struct dialect){.delimiter = candidates[i]}, &census);
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
        }
    }
    return best;
}

static bool has_backslash_quote(const char *text, size_t length)
{
    const char *at = text, *end = text + length;
    while ((at = memchr(at, '\\', (size_t)(end - at))) != NULL) {
        if (at + 1 < end && at[1] == '"') {
            return true;
        }
        at++;
    }
    return false;
}

struct dialect dialect_find(const char *text, size_t length)
{
    struct dialect best = {.delimiter = delimiter_find(text, length)};
    if (!has_backslash_quote(text, length)) {
        return best;
    }
    struct census census;
    take_census(text, length, best, &census);
    uint64_t fewest = faults(&census);
    static const enum dialect_escape habits[] = {DIALECT_PHP_CLOSING, DIALECT_PHP_NEVER_CLOSE};
    for (size_t i = 0; i < 2; i++) {
        struct dialect candidate = {.delimiter = best.delimiter, .escape = habits[i]};
        take_census(text, length, candidate, &census);
        if (faults(&census) < fewest) {
            fewest = faults(&census);
            best = candidate;
        }
    }
    return best;
}
