/* biff.h: the records of an .xls stream and the texts in them, which may go on in CONTINUE records.
 * Knows nothing of sheets. */
#ifndef BORNE_INTAKE_BIFF_H
#define BORNE_INTAKE_BIFF_H

#include <iconv.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "intake/ole.h"

enum biff_id {
    BIFF_FORMULA = 0x0006,
    BIFF_EOF = 0x000A,
    BIFF_1904 = 0x0022,
    BIFF_FILEPASS = 0x002F,
    BIFF_CONTINUE = 0x003C,
    BIFF_CODEPAGE = 0x0042,
    BIFF_BOUNDSHEET = 0x0085,
    BIFF_MULRK = 0x00BD,
    BIFF_RSTRING = 0x00D6,
    BIFF_XF = 0x00E0,
    BIFF_MERGED = 0x00E5,
    BIFF_SST = 0x00FC,
    BIFF_LABELSST = 0x00FD,
    BIFF_NUMBER = 0x0203,
    BIFF_LABEL = 0x0204,
    BIFF_BOOLERR = 0x0205,
    BIFF_STRING = 0x0207,
    BIFF_RK = 0x027E,
    BIFF_FORMAT = 0x041E,
    BIFF_BOF = 0x0809
};

struct biff {
    const struct ole_stream *stream;
    bool is_8;      /* BIFF8: texts are Unicode */
    iconv_t decode; /* of BIFF5's texts, or (iconv_t)-1 */
    char *text;     /* the last text that was read, UTF-8, terminated; owned */
    size_t length, room;
};

/* A place in the stream: inside a record, `left` bytes before its end. */
struct biff_at {
    size_t at, left;
    uint16_t id;
};

/* Moves to the record behind the one at hand. False at the end of the stream. */
bool biff_next(const struct biff *biff, struct biff_at *at);
/* Starts at the record at an offset. */
bool biff_start(const struct biff *biff, size_t offset, struct biff_at *at);

/* Take from the record at hand (and from CONTINUE records behind it). False: it ends before. */
bool biff_take(const struct biff *biff, struct biff_at *at, void *to, size_t size);
bool biff_skip(const struct biff *biff, struct biff_at *at, size_t size);
/* Reads a text whose length has one or two bytes into biff->text. */
bool biff_take_text(struct biff *biff, struct biff_at *at, bool has_short_length);
/* Moves behind a BIFF8 text with its formats, as in the table of shared strings. */
bool biff_skip_text(const struct biff *biff, struct biff_at *at);

/* The name of a code page for BIFF5; unknown ones are read as Windows-1252. */
void biff_set_codepage(struct biff *biff, uint16_t codepage);
void biff_finish(struct biff *biff);

#endif
