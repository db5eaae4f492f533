/* encoding.c: iconv for the old encodings; by hand only what iconv cannot know, the repairs. */
#include "intake/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/str.h"

/* Windows-1252 0x80..0x9F; 0 where nothing is assigned. */
static const uint16_t windows_high[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

struct output {
    char *data;
    size_t length, room;
};

/* Makes room for `more` bytes and the final NUL. */
static void output_reserve(struct output *out, size_t more)
{
    if (out->room - out->length > more) {
        return;
    }
    out->room = (out->length + more + 64) * 3 / 2;
    char *data = realloc(out->data, out->room);
    ASSERT(data != NULL);
    out->data = data;
}

static void output_put(struct output *out, uint32_t code_point)
{
    output_reserve(out, 4);
    out->length += str_put(out->data + out->length, code_point);
}

static void output_replace(struct bytes *bytes, struct output *out)
{
    output_reserve(out, 0);
    out->data[out->length] = '\0';
    free(bytes->data);
    bytes->data = out->data;
    bytes->length = out->length;
}

/* Bytes that do not fit become U+FFFD. */
static size_t convert(struct bytes *bytes, const char *from)
{
    iconv_t cd = iconv_open("UTF-8", from);
    ASSERT(cd != (iconv_t)-1); /* glibc knows all names used here */
    struct output out = {0};
    char *in = bytes->data;
    size_t left = bytes->length, unit = str_starts(from, "UTF-16") ? 2 : 1, damaged = 0;
    output_reserve(&out, left + left / 8);
    while (left > 0) {
        output_reserve(&out, 16);
        char *to = out.data + out.length;
        size_t room = out.room - out.length - 1;
        size_t n = iconv(cd, &in, &left, &to, &room);
        out.length = (size_t)(to - out.data);
        if (n != (size_t)-1) {
            break;
        }
        if (errno == E2BIG) {
            output_reserve(&out, left + 64);
            continue;
        }
        output_put(&out, 0xFFFD);
        damaged++;
        size_t step = left < unit ? left : unit;
        in += step;
        left -= step;
    }
    iconv_close(cd);
    output_replace(bytes, &out);
    return damaged;
}

/* Where French letters lie in the encodings that have them in different places. */
static const struct {
    enum encoding encoding;
    const char *letters; /* é è ê à ç first, they are the commonest by far */
} habits[] = {
    {ENCODING_WINDOWS, "\xE9\xE8\xEA\xE0\xE7\xF9\xF4\xEE\xE2\xFB\xEB\xEF\xC9\x9C"},
    {ENCODING_MAC, "\x8E\x8F\x90\x88\x8D\x9D\x9E\x89\x83\xCF"},
    {ENCODING_DOS, "\x82\x8A\x87\x85\x88\x97\x93\x8C\x83\x96"},
    {ENCODING_LATIN9, "\xBD\xBC"},
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static void vote(struct encoding_census *census, const char *text, size_t at, size_t length)
{
    bool before = at > 0 && is_letter(text[at - 1]);
    bool behind = at + 1 < length && is_letter(text[at + 1]);
    if (!before && !behind) {
        return;
    }
    for (size_t i = 0; i < sizeof habits / sizeof habits[0]; i++) {
        if (strchr(habits[i].letters, text[at]) != NULL) {
            census->votes[habits[i].encoding]++;
        }
    }
}

/* How many of the next bytes are ASCII, eight at a time. */
static size_t skip_ascii(const char *text, size_t length)
{
    size_t at = 0;
    for (; at + 8 <= length; at += 8) {
        uint64_t eight;
        memcpy(&eight, text + at, sizeof eight);
        if ((eight & UINT64_C(0x8080808080808080)) != 0) {
            break;
        }
    }
    while (at < length && (unsigned char)text[at] < 0x80) {
        at++;
    }
    return at;
}

static uint32_t twice_encoded(const char *text, size_t *ret_length);

void encoding_look(struct encoding_census *census, const char *text, size_t length)
{
    size_t at = 0;
    while ((at += skip_ascii(text + at, length - at)) < length) {
        const char *next = text + at;
        size_t twice = 0;
        if (text[at] == '\xC3' && twice_encoded(next, &twice) != 0 && at + twice <= length) {
            census->twice++;
            census->good++;
            at += twice;
            continue;
        }
        str_next(&next);
        if (next - (text + at) > 1) {
            census->good++;
        } else {
            census->bad++;
            vote(census, text, at, length);
        }
        at = (size_t)(next - text);
    }
}

enum encoding encoding_decide(const struct encoding_census *census)
{
    enum encoding best = ENCODING_WINDOWS;
    if (census->bad <= census->good) {
        return ENCODING_UTF8;
    }
    for (size_t i = 0; i < ENCODING_COUNT; i++) {
        if (i != ENCODING_LATIN9 && census->votes[i] > census->votes[best]) {
            best = (enum encoding)i;
        }
    }
    /* It differs from Windows-1252 by its oe alone. */
    bool is_latin9 = best == ENCODING_WINDOWS && census->votes[ENCODING_LATIN9] > 0;
    return is_latin9 ? ENCODING_LATIN9 : best;
}

static const struct {
    const char *name, *iconv;
} names[ENCODING_COUNT] = {
    [ENCODING_UTF8] = {"utf-8", NULL},
    [ENCODING_UTF16LE] = {"utf-16le", "UTF-16LE"},
    [ENCODING_UTF16BE] = {"utf-16be", "UTF-16BE"},
    [ENCODING_WINDOWS] = {"windows-1252", "WINDOWS-1252"},
    [ENCODING_LATIN9] = {"iso-8859-15", "ISO-8859-15"},
    [ENCODING_MAC] = {"macintosh", "MACINTOSH"},
    [ENCODING_DOS] = {"cp850", "CP850"},
};

const char *encoding_name(enum encoding encoding)
{
    return names[encoding].name;
}

enum encoding encoding_of_head(const char *head, size_t length, size_t *ret_mark)
{
    size_t zeros[2] = {0, 0}, units = length / 2;
    *ret_mark = 0;
    if (length >= 2 && (memcmp(head, "\xFF\xFE", 2) == 0 || memcmp(head, "\xFE\xFF", 2) == 0)) {
        *ret_mark = 2;
        return head[0] == '\xFF' ? ENCODING_UTF16LE : ENCODING_UTF16BE;
    }
    if (length >= 3 && memcmp(head, "\xEF\xBB\xBF", 3) == 0) {
        *ret_mark = 3;
        return ENCODING_UTF8;
    }
    for (size_t i = 0; i < units * 2; i++) {
        zeros[i % 2] += head[i] == '\0' ? 1 : 0;
    }
    /* Latin text in UTF-16 has a zero in nearly every unit, always on the same side. */
    if (units >= 4 && zeros[1] > units * 3 / 4 && zeros[0] == 0) {
        return ENCODING_UTF16LE;
    }
    return units >= 4 && zeros[0] > units * 3 / 4 && zeros[1] == 0 ? ENCODING_UTF16BE
                                                                   : ENCODING_UTF8;
}

/* UTF-8 with a few stray bytes of Windows-1252, or a character cut by the end of the file. */
static void patch_stray_bytes(struct bytes *bytes)
{
    struct output out = {0};
    output_reserve(&out, bytes->length + 64);
    const char *at = bytes->data, *end = bytes->data + bytes->length;
    while (at < end) {
        const char *before = at;
        unsigned char byte = (unsigned char)*at;
        if (byte == '\0') {
            at++;
            output_put(&out, 0xFFFD);
            continue;
        }
        uint32_t c = str_next(&at);
        if (at - before == 1 && byte >= 0x80) {
            c = byte >= 0xA0 ? byte : windows_high[byte - 0x80];
            c = c == 0 ? 0xFFFD : c;
        }
        output_put(&out, c);
    }
    output_replace(bytes, &out);
}

/* The byte that Windows-1252 writes for a character, or -1. */
static int windows_byte(uint32_t c)
{
    if (c < 0x100) {
        return (int)c; /* 0x80..0x9F too: some writers pass the unassigned ones through */
    }
    for (int i = 0; i < 32; i++) {
        if (windows_high[i] == c) {
            return 0x80 + i;
        }
    }
    return -1;
}

/* If a character was encoded twice at `text` (as "Ã©" for "é"), its code point and how many bytes
 * it takes. Only letters and signs that French text uses, so that no right text is changed. */
static uint32_t twice_encoded(const char *text, size_t *ret_length)
{
    const char *at = text;
    int lead = windows_byte(str_next(&at));
    if (lead != 0xC2 && lead != 0xC3 && lead != 0xC5 && lead != 0xE2) {
        return 0;
    }
    char raw[4] = {(char)lead, 0, 0, 0};
    size_t need = lead == 0xE2 ? 3 : 2;
    for (size_t i = 1; i < need; i++) {
        uint32_t c = str_next(&at);
        int byte = c == 0 ? -1 : windows_byte(c);
        if (byte < 0x80 || byte > 0xBF) {
            return 0;
        }
        raw[i] = (char)byte;
    }
    const char *raw_at = raw;
    uint32_t c = str_next(&raw_at);
    bool french = (c >= 0xA0 && c <= 0xFF) || c == 0x152 || c == 0x153 || c == 0x178 ||
                  (c >= 0x2010 && c <= 0x2044) || c == 0x20AC || c == 0x2212;
    if (!french || (size_t)(raw_at - raw) != need) {
        return 0;
    }
    *ret_length = (size_t)(at - text);
    return c;
}

static size_t repair_twice_encoded(struct bytes *bytes)
{
    struct output out = {0};
    const char *at = bytes->data, *end = at + bytes->length, *copied = at;
    size_t repaired = 0;
    /* All leads (Â Ã Å â) begin with byte C3 in UTF-8. */
    while ((at = memchr(at, 0xC3, (size_t)(end - at))) != NULL) {
        size_t length = 0;
        uint32_t c = twice_encoded(at, &length);
        if (c == 0) {
            at++;
            continue;
        }
        size_t before = (size_t)(at - copied);
        output_reserve(&out, repaired == 0 ? bytes->length + 4 : before + 4);
        memcpy(out.data + out.length, copied, before);
        out.length += before;
        output_put(&out, c);
        at += length;
        copied = at;
        repaired++;
    }
    if (repaired > 0) {
        size_t rest = (size_t)(end - copied);
        output_reserve(&out, rest);
        memcpy(out.data + out.length, copied, rest);
        out.length += rest;
        output_replace(bytes, &out);
    }
    return repaired;
}

/* NULs end cells in C: they may not stay. */
static size_t replace_nuls(struct bytes *bytes)
{
    size_t count = 0;
    char *at = bytes->data, *end = at + bytes->length;
    while ((at = memchr(at, '\0', (size_t)(end - at))) != NULL) {
        *at++ = '?';
        count++;
    }
    return count;
}

void encoding_convert(struct bytes *piece, enum encoding encoding, struct encoding_report *report)
{
    report->name = encoding_name(encoding);
    if (encoding == ENCODING_UTF8) {
        struct encoding_census census = {0};
        encoding_look(&census, piece->data, piece->length);
        report->damaged += census.bad;
        if (census.bad > 0) {
            patch_stray_bytes(piece);
        }
    } else {
        report->damaged += convert(piece, names[encoding].iconv);
    }
    report->damaged += replace_nuls(piece);
    report->repaired += repair_twice_encoded(piece);
}
