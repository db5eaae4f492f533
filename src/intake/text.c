/* text.c: pieces of whole lines, and the survey over all of them. */
#include "intake/text.h"

#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/limits.h"
#include "base/sha256.h"
#include "intake/intake.h"

enum { PIECE_BYTES = 1 << 17, SAMPLE_BYTES = 1 << 18 };

/* Reads the source in pieces as they are on the disk. */
struct pieces {
    const struct text *text;
    struct problem *problem;
    size_t at;          /* of the source: behind what was read */
    char *buffer;       /* owned; terminated */
    size_t have, given; /* bytes in the buffer, of which the last piece has these */
    size_t room;
};

/* Behind the last line end of the buffer; 0 if there is none. */
static size_t last_line_end(const struct pieces *pieces)
{
    const char *data = pieces->buffer;
    size_t n = pieces->have;
    enum encoding encoding = pieces->text->encoding;
    if (encoding == ENCODING_UTF16LE || encoding == ENCODING_UTF16BE) {
        size_t low = encoding == ENCODING_UTF16LE ? 0 : 1;
        for (n -= n % 2; n >= 2; n -= 2) {
            char c = data[n - 2 + low];
            if (data[n - 1 - low] == '\0' && (c == '\n' || (c == '\r' && n < pieces->have))) {
                return n;
            }
        }
        return 0;
    }
    /* Behind a CR only when it is known that no LF follows. */
    while (n > 0 && data[n - 1] != '\n' &&
           !(data[n - 1] == '\r' && n < pieces->have && data[n] != '\n')) {
        n--;
    }
    return n;
}

/* The next piece, or false at the end or when the problem is set. */
static bool next_piece(struct pieces *pieces, char **ret_piece, size_t *ret_length)
{
    const struct text *text = pieces->text;
    size_t rest = pieces->have - pieces->given;
    if (rest > 0 && pieces->given > 0) {
        memmove(pieces->buffer, pieces->buffer + pieces->given, rest);
    }
    pieces->have = rest;
    pieces->given = 0;
    for (size_t end = 0; end == 0;) {
        size_t left = text->ends - pieces->at;
        size_t step = left < PIECE_BYTES ? left : PIECE_BYTES;
        if (pieces->have > LIMIT_LINE_BYTES) {
            return notice_refuse(pieces->problem, NOTICE_CELL_TOO_LARGE, 0, text->name, NULL);
        }
        if (pieces->room < pieces->have + step + 4) {
            pieces->room = pieces->have * 2 + step + 4;
            pieces->buffer = realloc(pieces->buffer, pieces->room);
            ASSERT(pieces->buffer != NULL);
        }
        if (!source_read(&text->source, pieces->at, pieces->buffer + pieces->have, step, text->name,
                         pieces->problem)) {
            return false;
        }
        pieces->at += step;
        pieces->have += step;
        memset(pieces->buffer + pieces->have, 0, 4);
        end = step == left ? pieces->have : last_line_end(pieces);
        pieces->given = end;
        if (step == left) {
            break;
        }
    }
    *ret_piece = pieces->buffer;
    *ret_length = pieces->given;
    return pieces->given > 0;
}

/* What the first reading gathers. */
struct survey {
    struct encoding_census census;
    struct sha256 sha;
    size_t controls, looked;
    bool has_ink, has_nul, has_backslash_quote;
};

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

static void look(struct survey *survey, const struct text *text, const char *piece, size_t length)
{
    bool is_wide = text->encoding != ENCODING_UTF8;
    sha256_add(&survey->sha, piece, length);
    survey->has_backslash_quote =
        survey->has_backslash_quote || is_wide || has_backslash_quote(piece, length);
    if (!survey->has_ink) {
        size_t blank = 0;
        while (blank < length && strchr(" \t\r\n", piece[blank]) != NULL) {
            blank++; /* a NUL counts as blank: of UTF-16 it is one half */
        }
        survey->has_ink = blank < length;
    }
    if (is_wide) {
        return;
    }
    encoding_look(&survey->census, piece, length);
    survey->has_nul = survey->has_nul || memchr(piece, '\0', length) != NULL;
    for (size_t i = 0; i < length && survey->looked < SAMPLE_BYTES; i++, survey->looked++) {
        unsigned char c = (unsigned char)piece[i];
        survey->controls += (c < ' ' && !(c >= '\t' && c <= '\r')) || c == 0x7F ? 1 : 0;
    }
}

static bool take_survey(struct text *text, const struct intake_options *options,
                        struct survey *survey, struct problem *problem)
{
    struct pieces pieces = {.text = text, .problem = problem, .at = text->begins};
    char *piece;
    size_t length;
    while (next_piece(&pieces, &piece, &length)) {
        if (options != NULL && options->cancelled != NULL && options->cancelled(options->context)) {
            notice_refuse(problem, NOTICE_CANCELLED, 0, NULL, NULL);
            break;
        }
        look(survey, text, piece, length);
    }
    free(pieces.buffer);
    return problem->error.kind == ERROR_NONE;
}

bool text_read(const struct text *text, text_piece_fn *on_piece, void *context,
               struct problem *problem)
{
    struct pieces pieces = {.text = text, .problem = problem, .at = text->begins};
    struct encoding_report ignored = {0};
    bool is_stopped = false, quoted = false;
    char *piece;
    size_t length;
    while (!is_stopped && next_piece(&pieces, &piece, &length)) {
        struct bytes own = {0};
        if (!text->is_clean) {
            own = (struct bytes){.data = malloc(length + 1), .length = length};
            ASSERT(own.data != NULL);
            memcpy(own.data, piece, length);
            own.data[length] = '\0';
            encoding_convert(&own, text->encoding, &ignored);
            piece = own.data;
            length = own.length;
        }
        if (text->dialect.is_wrapped) {
            length = dialect_unwrap(piece, length, &quoted);
        }
        is_stopped = !on_piece(context, piece, length, pieces.at);
        bytes_finish(&own);
    }
    free(pieces.buffer);
    return problem->error.kind == ERROR_NONE;
}

/* The report of a text that is not clean: what has to be done to it, counted by doing it. */
static bool count_repairs(struct text *text, struct problem *problem)
{
    struct pieces pieces = {.text = text, .problem = problem, .at = text->begins};
    char *piece;
    size_t length;
    while (next_piece(&pieces, &piece, &length)) {
        struct bytes own = {.data = malloc(length + 1), .length = length};
        ASSERT(own.data != NULL);
        memcpy(own.data, piece, length);
        own.data[length] = '\0';
        encoding_convert(&own, text->encoding, &text->report);
        bytes_finish(&own);
    }
    free(pieces.buffer);
    return problem->error.kind == ERROR_NONE;
}

struct sample {
    char *data; /* heap, owned */
    size_t length;
};

static bool add_sample(void *context, char *piece, size_t length, size_t done)
{
    struct sample *sample = context;
    (void)done;
    sample->data = realloc(sample->data, sample->length + length + 1);
    ASSERT(sample->data != NULL);
    memcpy(sample->data + sample->length, piece, length);
    sample->length += length;
    return sample->length < SAMPLE_BYTES;
}

struct counting {
    struct dialect dialect;
    struct dialect_census census;
};

static bool count_piece(void *context, char *piece, size_t length, size_t done)
{
    struct counting *counting = context;
    (void)done;
    dialect_count(&counting->census, counting->dialect, piece, length);
    return true;
}

/* The habit with quotes that gives the fewest faults over the whole text. */
static bool find_escape(struct text *text, bool has_backslash, struct problem *problem)
{
    uint64_t fewest = UINT64_MAX;
    uint32_t records = 0; /* with all quotes doubled */
    enum dialect_escape best = DIALECT_DOUBLED;
    for (int i = 0; i < DIALECT_ESCAPE_COUNT && fewest > 0; i++) {
        struct counting counting = {.dialect = text->dialect};
        bool is_php = i == DIALECT_PHP_CLOSING || i == DIALECT_PHP_NEVER_CLOSE;
        if (is_php && !has_backslash) {
            continue;
        }
        counting.dialect.escape = (enum dialect_escape)i;
        if (!text_read(text, count_piece, &counting, problem)) {
            return false;
        }
        records = i == DIALECT_DOUBLED ? counting.census.records : records;
        /* A reading that swallows records is no better for having fewer faults. */
        bool swallows = i == DIALECT_BARE && counting.census.records < records;
        if (!swallows && dialect_faults(&counting.census) < fewest) {
            fewest = dialect_faults(&counting.census);
            best = (enum dialect_escape)i;
        }
    }
    text->dialect.escape = best;
    return true;
}

static bool find_dialect(struct text *text, const struct survey *survey, struct problem *problem)
{
    struct sample sample = {0};
    struct dialect_census census = {0};
    bool done = text_read(text, add_sample, &sample, problem);
    if (done && sample.length > 0) {
        text->dialect = dialect_of_sample(sample.data, sample.length);
        dialect_count(&census, text->dialect, sample.data, sample.length);
    }
    free(sample.data);
    bool is_doubtful = survey->has_backslash_quote || dialect_faults(&census) > 0;
    return done && (!is_doubtful || find_escape(text, survey->has_backslash_quote, problem));
}

static bool refuse_what_is_no_text(const struct text *text, const struct survey *survey,
                                   struct problem *problem)
{
    if (!survey->has_ink) {
        return notice_refuse(problem, NOTICE_FILE_EMPTY, 0, text->name, NULL);
    }
    bool is_binary = survey->has_nul || survey->controls > survey->looked / 50;
    return !is_binary || notice_refuse(problem, NOTICE_FILE_BINARY, 0, text->name, NULL);
}

bool text_open(struct source *source, size_t ends, const char *name,
               const struct intake_options *options, struct text *ret_text, char *ret_digest,
               struct problem *problem)
{
    struct text text = {.source = *source, .name = name, .ends = ends};
    struct survey survey = {0};
    char head[4096];
    size_t length = ends < sizeof head ? ends : sizeof head, mark = 0;
    *source = source_none();
    sha256_init(&survey.sha);
    bool done = source_read(&text.source, 0, head, length, name, problem);
    if (done) {
        text.encoding = encoding_of_head(head, length, &mark);
        sha256_add(&survey.sha, head, mark);
        text.begins = mark;
        done = take_survey(&text, options, &survey, problem) &&
               refuse_what_is_no_text(&text, &survey, problem);
    }
    if (done) {
        const struct encoding_census *census = &survey.census;
        text.encoding = text.encoding == ENCODING_UTF8 ? encoding_decide(census) : text.encoding;
        text.is_clean = text.encoding == ENCODING_UTF8 && census->bad == 0 && census->twice == 0;
        text.report.name = encoding_name(text.encoding);
        done = (text.is_clean || count_repairs(&text, problem)) &&
               find_dialect(&text, &survey, problem);
    }
    if (!done) {
        text_finish(&text);
        return false;
    }
    if (ret_digest != NULL) {
        sha256_hex(&survey.sha, ret_digest);
    }
    *ret_text = text;
    return true;
}

void text_finish(struct text *text)
{
    source_finish(&text->source);
    *text = (struct text){.source = source_none()};
}
