/* printer_frame.c: where labels and questions end, in the six languages of label printers. */
#include "device/models/printer_frame.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { DLE = 0x10, EOT = 0x04, ESC = 0x1b, GS = 0x1d, LINE = 200 };

static const struct frame more = {FRAME_MORE, QUERY_NONE, 0, 0};

static struct frame setting(size_t length, size_t count)
{
    return length <= count ? (struct frame){FRAME_SETTING, QUERY_NONE, length, 0} : more;
}

static struct frame question(enum frame_query query, size_t length)
{
    return (struct frame){FRAME_QUERY, query, length, 0};
}

static struct frame label(size_t length, int copies)
{
    return (struct frame){FRAME_LABEL, QUERY_NONE, length, copies};
}

static struct frame bad(void)
{
    return (struct frame){FRAME_BAD, QUERY_NONE, 1, 0};
}

static bool begins(const uint8_t *bytes, size_t count, const char *with)
{
    size_t length = strlen(with);
    return count >= length && memcmp(bytes, with, length) == 0;
}

/* Reads up to `want` numbers with commas between them from `at` on; returns where they end, or 0
 * when the bytes end first. */
static size_t numbers(const uint8_t *bytes, size_t count, size_t at, int want, size_t *ret)
{
    for (int i = 0; i < want; i++) {
        ret[i] = 0;
        while (at < count && bytes[at] >= '0' && bytes[at] <= '9') {
            ret[i] = ret[i] * 10 + (size_t)(bytes[at++] - '0');
        }
        if (at >= count) {
            return 0;
        }
        if (i + 1 < want) {
            if (bytes[at] != ',') {
                return at;
            }
            at++;
        }
    }
    return at;
}

static size_t line_end(const uint8_t *bytes, size_t count)
{
    const uint8_t *end = memchr(bytes, '\n', count);
    return end ? (size_t)(end - bytes) + 1 : 0;
}

static struct frame zpl_format(const uint8_t *bytes, size_t count)
{
    int copies = 1;
    bool shows = false;
    for (size_t at = 3; at + 3 <= count; at++) {
        if (begins(bytes + at, count - at, "~JX")) { /* drops what was received of it */
            return setting(at + 3, count);
        }
        if (bytes[at] != '^') {
            continue;
        }
        if (begins(bytes + at, count - at, "^XZ")) {
            struct frame frame = label(at + 3, copies);
            frame.kind = shows ? FRAME_LABEL : FRAME_SETTING;
            return frame;
        }
        size_t said[3];
        if (begins(bytes + at, count - at, "^PQ") && numbers(bytes, count, at + 3, 1, said)) {
            copies = said[0] > 0 ? (int)said[0] : 1;
        } else if (begins(bytes + at, count - at, "^GFB,")) { /* raw bytes follow: not commands */
            size_t raw = numbers(bytes, count, at + 5, 3, said);
            if (raw == 0) {
                return more;
            }
            at = raw + said[0];
        }
        shows = shows || bytes[at + 1] == 'G' || bytes[at + 1] == 'B' || bytes[at + 1] == 'F';
    }
    return more;
}

static struct frame zpl(const uint8_t *bytes, size_t count)
{
    if (bytes[0] == '\r' || bytes[0] == '\n' || bytes[0] == ' ') {
        return setting(1, count);
    }
    if (count < 3) {
        return bytes[0] == '^' || bytes[0] == '~' ? more : bad();
    }
    if (begins(bytes, count, "^XA")) {
        return zpl_format(bytes, count);
    }
    if (begins(bytes, count, "~HS")) {
        return question(QUERY_ZPL_HS, 3);
    }
    if (begins(bytes, count, "~HQ")) {
        return count < 5                       ? more
               : begins(bytes, count, "~HQES") ? question(QUERY_ZPL_HQES, 5)
                                               : bad();
    }
    return begins(bytes, count, "~J") ? setting(3, count) : bad();
}

/* What no command begins with and printers skip: it fills up a row that was begun. */
enum { FILLER = 0xff };

static struct frame tspl(const uint8_t *bytes, size_t count)
{
    if (bytes[0] == FILLER) {
        return setting(1, count);
    }
    if (bytes[0] == ESC) {
        if (count < 3) {
            return more;
        }
        if (bytes[1] != '!') {
            return bad();
        }
        return bytes[2] == '?'   ? question(QUERY_TSPL_STATE, 3)
               : bytes[2] == 'S' ? question(QUERY_TSPL_LONG, 3)
                                 : setting(3, count);
    }
    size_t said[5];
    if (begins(bytes, count, "BITMAP ")) {
        size_t raw = numbers(bytes, count, 7, 5, said);
        return raw == 0 ? more : setting(raw + 1 + said[2] * said[3], count);
    }
    size_t end = line_end(bytes, count);
    if (end == 0) {
        return count > LINE ? bad() : more;
    }
    if (begins(bytes, count, "PRINT ")) {
        said[1] = 1;
        numbers(bytes, count, 6, 2, said);
        return label(end, (int)(said[0] * (said[1] ? said[1] : 1)));
    }
    bool known = bytes[0] == '\r' || bytes[0] == '\n' || (bytes[0] >= 'A' && bytes[0] <= 'Z');
    return known ? setting(end, count) : bad();
}

static struct frame epl2(const uint8_t *bytes, size_t count)
{
    if (bytes[0] == FILLER) {
        return setting(1, count);
    }
    if (bytes[0] == '^') {
        return count < 3                     ? more
               : begins(bytes, count, "^ee") ? question(QUERY_EPL2_ERROR, 3)
                                             : bad();
    }
    size_t said[4];
    if (begins(bytes, count, "GW")) {
        size_t raw = numbers(bytes, count, 2, 4, said);
        return raw == 0 ? more : setting(raw + 1 + said[2] * said[3], count);
    }
    size_t end = line_end(bytes, count);
    if (end == 0) {
        return count > LINE ? bad() : more;
    }
    if (bytes[0] == 'P' && bytes[1] >= '1' && bytes[1] <= '9') {
        said[1] = 1;
        numbers(bytes, count, 1, 2, said);
        return label(end, (int)(said[0] * (said[1] ? said[1] : 1)));
    }
    bool letter = (bytes[0] >= 'A' && bytes[0] <= 'Z') || bytes[0] == 'q' || bytes[0] == 'f';
    bool known = letter || bytes[0] == '\r' || bytes[0] == '\n';
    return known ? setting(end, count) : bad();
}

static struct frame escpos_gs(const uint8_t *bytes, size_t count)
{
    switch (bytes[1]) {
    case 'v': /* GS v 0 m xL xH yL yH and the rows */
        if (count < 8) {
            return more;
        }
        size_t wide = bytes[4] + 256u * bytes[5], high = bytes[6] + 256u * bytes[7];
        return bytes[2] == '0' ? setting(8 + wide * high, count) : bad();
    case '(': /* GS ( f pL pH and what it says */
        return count < 5 ? more : setting(5 + bytes[3] + 256u * bytes[4], count);
    case 'V':
        if (count < 3) {
            return more;
        }
        size_t length = bytes[2] == 'A' || bytes[2] == 'B' ? 4 : 3;
        return count < length ? more : label(length, 1);
    case 'L':
    case 'W':
    case 'P': return setting(4, count);
    case 'r':
        if (count < 3) {
            return more;
        }
        return bytes[2] == 1 ? question(QUERY_ESCPOS_PAPER, 3) : setting(3, count);
    default: return setting(3, count); /* GS ! n, GS h n, GS a n, … */
    }
}

static struct frame escpos(const uint8_t *bytes, size_t count)
{
    switch (bytes[0]) {
    case '\0':
    case '\n':
    case '\r': return setting(1, count);
    case 0x0c: return label(1, 1); /* FF: to the next label */
    case DLE:
        if (count < 3) {
            return more;
        }
        return bytes[1] == EOT && bytes[2] >= 1 && bytes[2] <= 4
                   ? question((enum frame_query)(QUERY_ESCPOS_1 + bytes[2] - 1), 3)
                   : bad();
    case GS: return count < 2 ? more : escpos_gs(bytes, count);
    case ESC:
        if (count < 2) {
            return more;
        }
        return setting(bytes[1] == '@' || bytes[1] == '2' ? 2 : bytes[1] == '$' ? 4 : 3, count);
    default: return bad(); /* letters: none of our labels has any */
    }
}

static struct frame ql_escape(const uint8_t *bytes, size_t count)
{
    if (bytes[1] == '@') {
        return setting(2, count);
    }
    if (bytes[1] != 'i') {
        return bad();
    }
    if (count < 3) {
        return more;
    }
    switch (bytes[2]) {
    case 'S': return question(QUERY_QL_STATUS, 3);
    case 'z': return setting(13, count);
    case 'd': return setting(5, count);
    case 'a':
    case 'M':
    case 'A':
    case 'K':
    case '!': return setting(4, count);
    default: return bad();
    }
}

static struct frame ql(const uint8_t *bytes, size_t count)
{
    switch (bytes[0]) {
    case 0x00:
    case 'Z': return setting(1, count);
    case 'M': return setting(2, count);
    case 'g': return count < 3 ? more : setting(3u + bytes[2], count);
    case 'G': return count < 3 ? more : setting(3u + bytes[1] + 256u * bytes[2], count);
    case 0x0c:
    case 0x1a: return label(1, 1);
    case ESC: return count < 2 ? more : ql_escape(bytes, count);
    default: return bad();
    }
}

static struct frame dymo(const uint8_t *bytes, size_t count, size_t *rows)
{
    if (bytes[0] == 0x16) {
        return setting(1 + *rows, count);
    }
    if (bytes[0] != ESC) {
        return bad();
    }
    if (count < 2) {
        return more;
    }
    switch (bytes[1]) {
    case ESC: return setting(1, count); /* many of them wake it up */
    case 'A': return question(QUERY_DYMO_STATUS, 2);
    case 'E':
    case 'G': return label(2, 1);
    case 'D':
        if (count >= 3) {
            *rows = bytes[2];
        }
        return setting(3, count);
    case 'B':
    case 'q': return setting(3, count);
    case 'L': return setting(4, count);
    case '@':
    case 'c':
    case 'd':
    case 'e':
    case 'g':
    case 'h':
    case 'i': return setting(2, count);
    default: return bad();
    }
}

struct frame printer_frame(enum model_language language, const uint8_t *bytes, size_t count,
                           size_t *rows)
{
    if (count == 0) {
        return more;
    }
    switch (language) {
    case MODEL_ZPL: return zpl(bytes, count);
    case MODEL_TSPL: return tspl(bytes, count);
    case MODEL_EPL2: return epl2(bytes, count);
    case MODEL_ESCPOS: return escpos(bytes, count);
    case MODEL_QL: return ql(bytes, count);
    case MODEL_DYMO: return dymo(bytes, count, rows);
    case MODEL_LANGUAGES: break;
    }
    return bad();
}
