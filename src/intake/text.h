/* text.h: a text file as clean UTF-8 in pieces of whole lines, so that no file is ever in memory as
 * a whole. A file is read once to learn its encoding, its digest and how it separates cells, and
 * again for each reading. One thread for each text. */
#ifndef BORNE_INTAKE_TEXT_H
#define BORNE_INTAKE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/bytes.h"
#include "intake/dialect.h"
#include "intake/encoding.h"
#include "intake/notice.h"
#include "intake/source.h"

struct intake_options;

struct text {
    struct source source; /* owned */
    const char *name;     /* what sentences call the file */
    size_t begins, ends;  /* of the text in the source: behind its mark */
    enum encoding encoding;
    bool is_clean; /* UTF-8 that needs no repair */
    struct encoding_report report;
    struct dialect dialect;
};

/* Receives each piece, which ends at a line end or is the last; `done` is how much of the source is
 * behind it. The byte behind the piece may be read. Returns false to stop. */
typedef bool text_piece_fn(void *context, char *piece, size_t length, size_t done);

/* Surveys the source up to `ends` and takes it over, also when it fails. Refuses what is no text.
 * `ret_digest` may be NULL. */
bool text_open(struct source *source, size_t ends, const char *name,
               const struct intake_options *options, struct text *ret_text, char *ret_digest,
               struct problem *problem);
void text_finish(struct text *text);

/* Gives the text piece by piece, unwrapped if it was wrapped. False with the problem set when the
 * file cannot be read to its end; true also when on_piece stopped. */
bool text_read(const struct text *text, text_piece_fn *on_piece, void *context,
               struct problem *problem);

#endif
