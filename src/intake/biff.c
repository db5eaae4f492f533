/* biff.c: records, CONTINUE, and texts in two encodings. */
#include "intake/biff.h"

#include <errno.h>
#include <stdlib.h>

#include "base/assert.h"
#include "base/limits.h"
#include "base/str.h"

enum { RICH = 8, EXTENDED = 4, WIDE = 1 };

bool biff_start(const struct biff *biff, size_t offset, struct biff_at *at)
{
    unsigned char head[4];
    if (!ole_stream_read(biff->stream, offset, head, sizeof head)) {
        return false;
    }
    *at = (struct biff_at){.at = offset + 4, .left = ole_u16(head + 2), .id = ole_u16(head)};
    return true;
}

bool biff_next(const struct biff *biff, struct biff_at *at)
{
    return biff_start(biff, at->at + at->left, at);
}

/* At the end of a record, into the CONTINUE record behind it. */
static bool go_on(const struct biff *biff, struct biff_at *at)
{
    while (at->left == 0) {
        struct biff_at next;
        if (!biff_start(biff, at->at, &next) || next.id != BIFF_CONTINUE) {
            return false;
        }
        at->at = next.at;
        at->left = next.left;
    }
    return true;
}

bool biff_take(const struct biff *biff, struct biff_at *at, void *to, size_t size)
{
    unsigned char *out = to;
    while (size > 0) {
        if (!go_on(biff, at)) {
            return false;
        }
        size_t step = at->left < size ? at->left : size;
        if (!ole_stream_read(biff->stream, at->at, out, step)) {
            return false;
        }
        at->at += step;
        at->left -= step;
        out += step;
        size -= step;
    }
    return true;
}

bool biff_skip(const struct biff *biff, struct biff_at *at, size_t size)
{
    while (size > 0) {
        if (!go_on(biff, at)) {
            return false;
        }
        size_t step = at->left < size ? at->left : size;
        at->at += step;
        at->left -= step;
        size -= step;
    }
    return true;
}

static void put(struct biff *biff, uint32_t code_point)
{
    if (biff->room - biff->length < 8) {
        biff->room = biff->length * 2 + 256;
        biff->text = realloc(biff->text, biff->room);
        ASSERT(biff->text != NULL);
    }
    code_point =
        code_point == 0 || (code_point >= 0xD800 && code_point < 0xE000) ? 0xFFFD : code_point;
    biff->length += str_put(biff->text + biff->length, code_point);
}

/* `count` characters, each one or two bytes; a CONTINUE record says anew which. */
static bool take_unicode(struct biff *biff, struct biff_at *at, size_t count, bool is_wide)
{
    uint32_t high = 0;
    for (; count > 0; count--) {
        unsigned char bytes[2] = {0, 0};
        if (at->left == 0) {
            unsigned char flags;
            if (!biff_take(biff, at, &flags, 1)) {
                return false;
            }
            is_wide = (flags & WIDE) != 0;
        }
        if (!biff_take(biff, at, bytes, is_wide ? 2 : 1)) {
            return false;
        }
        uint32_t unit = ole_u16(bytes);
        if (high != 0 && unit >= 0xDC00 && unit < 0xE000) {
            put(biff, 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
            high = 0;
            continue;
        }
        if (high != 0) {
            put(biff, 0xFFFD);
            high = 0;
        }
        if (unit >= 0xD800 && unit < 0xDC00) {
            high = unit;
        } else {
            put(biff, unit);
        }
    }
    if (high != 0) {
        put(biff, 0xFFFD);
    }
    return true;
}

static bool take_bytes(struct biff *biff, struct biff_at *at, size_t count)
{
    for (; count > 0; count--) {
        unsigned char byte;
        if (!biff_take(biff, at, &byte, 1)) {
            return false;
        }
        char in[1] = {(char)byte}, out[8], *from = in, *to = out;
        size_t left = 1, room = sizeof out;
        const char *text = out;
        if (byte < 0x80) {
            put(biff, byte);
        } else if (iconv(biff->decode, &from, &left, &to, &room) != (size_t)-1 && to > out) {
            *to = '\0';
            put(biff, str_next(&text));
        } else {
            iconv(biff->decode, NULL, NULL, NULL, NULL);
            put(biff, 0xFFFD);
        }
    }
    return true;
}

bool biff_take_text(struct biff *biff, struct biff_at *at, bool has_short_length)
{
    unsigned char head[2] = {0, 0}, flags = 0, skip[4];
    biff->length = 0;
    if (!biff_take(biff, at, head, has_short_length ? 1 : 2) ||
        (biff->is_8 && !biff_take(biff, at, &flags, 1)) ||
        (biff->is_8 && (flags & RICH) != 0 && !biff_take(biff, at, skip, 2)) ||
        (biff->is_8 && (flags & EXTENDED) != 0 && !biff_take(biff, at, skip, 4))) {
        return false;
    }
    size_t count = ole_u16(head);
    bool done = biff->is_8 ? take_unicode(biff, at, count, (flags & WIDE) != 0)
                           : take_bytes(biff, at, count);
    put(biff, 'x'); /* makes room for the terminator, also of an empty text */
    biff->text[--biff->length] = '\0';
    return done;
}

bool biff_skip_text(const struct biff *biff, struct biff_at *at)
{
    unsigned char head[3], runs[2] = {0, 0}, extra[4] = {0, 0, 0, 0};
    if (!biff_take(biff, at, head, sizeof head) ||
        ((head[2] & RICH) != 0 && !biff_take(biff, at, runs, 2)) ||
        ((head[2] & EXTENDED) != 0 && !biff_take(biff, at, extra, 4))) {
        return false;
    }
    size_t count = ole_u16(head), each = (head[2] & WIDE) != 0 ? 2 : 1;
    while (count > 0) {
        if (at->left == 0) {
            unsigned char flags;
            if (!biff_take(biff, at, &flags, 1)) {
                return false;
            }
            each = (flags & WIDE) != 0 ? 2 : 1;
        }
        size_t here = at->left / each < count ? at->left / each : count;
        /* A character that is itself cut is no text of Excel's, but must not stop us. */
        here = here == 0 ? 1 : here;
        if (!biff_skip(biff, at, here * each)) {
            return false;
        }
        count -= here;
    }
    return biff_skip(biff, at, (size_t)ole_u16(runs) * 4 + ole_u32(extra));
}

void biff_set_codepage(struct biff *biff, uint16_t codepage)
{
    char name[24];
    if (codepage == 10000) {
        str_copy(name, sizeof name, "MACINTOSH");
    } else {
        str_format(name, sizeof name, "CP%u", (unsigned)codepage);
    }
    iconv_t decode = iconv_open("UTF-8", name);
    if (decode == (iconv_t)-1) {
        decode = iconv_open("UTF-8", "CP1252");
        ASSERT(decode != (iconv_t)-1);
    }
    if (biff->decode != (iconv_t)-1) {
        iconv_close(biff->decode);
    }
    biff->decode = decode;
}

void biff_finish(struct biff *biff)
{
    if (biff->decode != (iconv_t)-1) {
        iconv_close(biff->decode);
    }
    free(biff->text);
}
