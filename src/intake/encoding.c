/* encoding.c: iconv for whole files; by hand only what iconv cannot know, the repairs. */
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

/* Converts everything from bytes->data + skip; bytes that do not fit become U+FFFD. */
static size_t convert(struct bytes *bytes, const char *from, size_t skip)
{
    iconv_t cd = iconv_open("UTF-8", from);
    ASSERT(cd != (iconv_t)-1); /* glibc knows all names used here */
    struct output out = {0};
    char *in = bytes->data + skip;
    size_t left = bytes->length - skip, unit = str_starts(from, "UTF-16") ? 2 : 1, damaged = 0;
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

/* Counts good characters beyond ASCII and bytes that break the rules of UTF-8. */
static void census(const struct bytes *bytes, size_t *ret_good, size_t *ret_bad)
{
    size_t good = 0, bad = 0;
    const char *at = bytes->data, *end = bytes->data + bytes->length;
    while (at < end) {
        if ((unsigned char)*at < 0x80) {
            at++;
            continue;
        }
        const char *before = at;
        str_next(&at);
        good += at - before > 1 ? 1 : 0;
        bad += at - before > 1 ? 0 : 1;
    }
    *ret_good = good;
    *ret_bad = bad;
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

static void drop_mark(struct bytes *bytes)
{
    if (bytes->length >= 3 && memcmp(bytes->data, "\xEF\xBB\xBF", 3) == 0) {
        bytes->length -= 3;
        memmove(bytes->data, bytes->data + 3, bytes->length + 1);
    }
}

void encoding_to_utf8(struct bytes *bytes, struct encoding_report *ret_report)
{
    struct encoding_report report = {.name = "utf-8"};
    if (bytes->length >= 2 && memcmp(bytes->data, "\xFF\xFE", 2) == 0) {
        report.name = "utf-16le";
        report.damaged = convert(bytes, "UTF-16LE", 2);
    } else if (bytes->length >= 2 && memcmp(bytes->data, "\xFE\xFF", 2) == 0) {
        report.name = "utf-16be";
        report.damaged = convert(bytes, "UTF-16BE", 2);
    } else {
        drop_mark(bytes);
        size_t good, bad;
        census(bytes, &good, &bad);
        if (bad > good) {
            report.name = "windows-1252";
            report.damaged = convert(bytes, "WINDOWS-1252", 0);
        } else if (bad > 0) {
            report.damaged = bad;
            patch_stray_bytes(bytes);
        }
    }
    drop_mark(bytes);
    report.repaired = repair_twice_encoded(bytes);
    *ret_report = report;
}
