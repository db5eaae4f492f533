/* language_zpl.c: ZPL II: one picture field a label, in hexadecimal digits or packed. */
#include <string.h>

#include "base/str.h"
#include "device/language_private.h"

enum { STX = 0x02, ETX = 0x03, FIELDS = 12, ROW_MAX = 256 };

static void begin(const struct bitmap *dots, struct stream *to)
{
    (void)dots;
    stream_text(to, "~JX\n"); /* drops the label that is being received, no other */
}

static const char digits[] = "0123456789ABCDEF";

static void write_plain(const struct bitmap *dots, struct stream *to)
{
    size_t count = (size_t)dots->stride * (size_t)dots->height;
    for (size_t i = 0; i < count; i++) {
        stream_byte(to, (unsigned char)digits[dots->bits[i] >> 4]);
        stream_byte(to, (unsigned char)digits[dots->bits[i] & 15]);
    }
}

/* A run of one digit: G to Y are 1 to 19 times, g to z 20, 40 … 400 times; they add up. */
static void write_run(char digit, size_t times, struct stream *to)
{
    while (times > 0) {
        size_t now = times < 419 ? times : 419;
        if (now >= 20) {
            stream_byte(to, (unsigned)('f' + now / 20));
        }
        if (now % 20 > 0 && now > 1) {
            stream_byte(to, (unsigned)('F' + now % 20));
        }
        stream_byte(to, (unsigned char)digit);
        times -= now;
    }
}

/* Rows of digits in runs: "," the rest of the row is white, "!" black, ":" as the row above. */
static void write_packed(const struct bitmap *dots, struct stream *to)
{
    for (int y = 0; y < dots->height; y++) {
        const uint8_t *row = language_row(dots, y);
        size_t nibbles = (size_t)dots->stride * 2;
        if (y > 0 && memcmp(row, row - dots->stride, (size_t)dots->stride) == 0) {
            stream_byte(to, ':');
            continue;
        }
        for (size_t i = 0; i < nibbles;) {
            size_t end = i;
            unsigned digit = row[i / 2] >> (i % 2 == 0 ? 4 : 0) & 15;
            while (end < nibbles && (row[end / 2] >> (end % 2 == 0 ? 4 : 0) & 15) == digit) {
                end++;
            }
            if (end == nibbles && (digit == 0 || digit == 15)) {
                stream_byte(to, digit == 0 ? ',' : '!');
            } else {
                write_run(digits[digit], end - i, to);
            }
            i = end;
        }
    }
}

static size_t label(const struct bitmap *dots, const struct printer_media *media, struct stream *to)
{
    size_t count = (size_t)dots->stride * (size_t)dots->height;
    stream_text(to, "^XA\n^PW%d\n^LL%d\n^LH0,0\n", dots->width, dots->height);
    if (media->length_mm == 0) {
        stream_text(to, "^MNN\n"); /* no gaps: the length above is the label */
    }
    stream_text(to, "^FO0,0^GFA,%zu,%zu,%d,", count, count, dots->stride);
    if (media->is_packed) {
        write_packed(dots, to);
    } else {
        write_plain(dots, to);
    }
    stream_text(to, "^FS\n^PQ1\n");
    size_t last = to->count;
    stream_text(to, "^XZ\n");
    return last;
}

static void question(struct stream *to)
{
    stream_text(to, "~HS\n");
}

/* Splits STX a,b,c ETX into numbers; false unless there are at least `least`. */
static bool read_line(const uint8_t **at, const uint8_t *end, int *ret, int least)
{
    int found = 0, number = 0;
    bool has_digit = false;
    const uint8_t *c = *at;
    while (c < end && *c != STX) {
        c++;
    }
    if (c == end) {
        return false;
    }
    for (c++; c < end; c++) {
        if (*c >= '0' && *c <= '9') {
            number = number > 99999999 ? number : number * 10 + (*c - '0');
            has_digit = true;
        } else if (*c == ',' || *c == ETX) {
            if (!has_digit || found == FIELDS) {
                return false;
            }
            ret[found++] = number;
            number = 0;
            has_digit = false;
            if (*c == ETX) {
                *at = c + 1;
                return found >= least;
            }
        } else {
            return false;
        }
    }
    return false;
}

/* The first two of the three lines of ~HS; the third is a password and a memory. */
static bool read_status(const uint8_t **at, const uint8_t *end, struct printer_status *ret_status)
{
    int one[FIELDS] = {0}, two[FIELDS] = {0};
    if (!read_line(at, end, one, 12) || !read_line(at, end, two, 9)) {
        return false;
    }
    struct printer_status status = {0};
    status.troubles |= one[1] ? PRINTER_PAPER_OUT : 0u;
    status.troubles |= one[2] ? PRINTER_PAUSED : 0u;
    status.troubles |= one[11] ? PRINTER_HEAD_HOT : 0u;
    status.troubles |= two[2] ? PRINTER_COVER_OPEN : 0u;
    status.troubles |= two[3] ? PRINTER_RIBBON_OUT : 0u;
    if (status.troubles & (PRINTER_PAPER_OUT | PRINTER_COVER_OPEN | PRINTER_RIBBON_OUT)) {
        status.troubles &= ~(unsigned)PRINTER_PAUSED; /* it pauses because of them */
    }
    status.is_busy = one[4] > 0 || two[7] || two[8] > 0;
    status.is_done = !status.is_busy; /* a label that met the end of the paper still waits */
    *ret_status = status;
    return true;
}

static bool answer(const struct printer_media *media, const uint8_t *bytes, size_t count,
                   struct printer_status *ret_status)
{
    (void)media;
    const uint8_t *end = bytes + count;
    bool found = false;
    for (const uint8_t *start = bytes; start < end; start++) {
        const uint8_t *at = start;
        if (*start == STX && read_status(&at, end, ret_status)) {
            found = true;
            start = at - 1;
        }
    }
    return found;
}

const struct language language_zpl = {
    .name = "zpl",
    .dpi = 203,
    .width_max = ROW_MAX * 8,
    .height_max = 32000, /* ^LL */
    .is_sure = true,
    .begin = begin,
    .label = label,
    .question = question,
    .answer = answer,
};
