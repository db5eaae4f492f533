/* emulated_text.c: emulated printers whose languages are lines of text: ZPL, TSPL, EPL2. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "device/emulated_private.h"

enum { ESC = 0x1B, PICTURE_MAX = 4 << 20 };

static const uint8_t *find(const uint8_t *bytes, size_t count, const char *text)
{
    size_t length = strlen(text);
    for (size_t i = 0; i + length <= count; i++) {
        if (memcmp(bytes + i, text, length) == 0) {
            return bytes + i;
        }
    }
    return NULL;
}

static bool begins(const uint8_t *bytes, size_t count, const char *text)
{
    size_t length = strlen(text);
    return count >= length && memcmp(bytes, text, length) == 0;
}

/* Up to `most` numbers with commas between them; returns how many, *ret_end behind them. */
static int numbers(const uint8_t *bytes, size_t count, int *ret, int most, size_t *ret_end)
{
    int found = 0;
    size_t i = 0;
    while (found < most) {
        long number = 0;
        size_t start = i;
        for (; i < count && bytes[i] >= '0' && bytes[i] <= '9' && number < 100000000; i++) {
            number = number * 10 + (bytes[i] - '0');
        }
        if (i == start) {
            break;
        }
        ret[found++] = (int)number;
        if (i < count && bytes[i] == ',' && found < most) {
            i++;
        }
    }
    *ret_end = i;
    return found;
}

/* Hexadecimal digits, plain or packed, into rows of `stride` bytes. */
static void unpack(const uint8_t *text, size_t length, int stride, struct stream *to, size_t total)
{
    size_t nibbles = (size_t)stride * 2, at = 0, times = 0;
    char *row = calloc(nibbles * 2 + 1, 1), *above = row + nibbles;
    for (size_t i = 0; row != NULL && i < length && to->count < total; i++) {
        char c = (char)text[i];
        bool fill = c == ',' || c == '!' || c == ':';
        int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
        if (c >= 'G' && c <= 'Y') {
            times += (size_t)(c - 'F');
        } else if (c >= 'g' && c <= 'z') {
            times += (size_t)(c - 'f') * 20;
        } else if (fill || digit >= 0) {
            size_t run = fill ? nibbles - at : times > 0 ? times : 1;
            for (size_t k = 0; k < run && at < nibbles; k++, at++) {
                row[at] = (char)(c == ':' ? above[at] : c == '!' ? 15 : c == ',' ? 0 : digit);
            }
            times = 0;
        }
        if (at == nibbles) {
            for (size_t k = 0; k < nibbles; k += 2) {
                stream_byte(to, (unsigned)row[k] << 4 | (unsigned)row[k + 1]);
            }
            memcpy(above, row, nibbles);
            at = 0;
        }
    }
    free(row);
}

static void zpl_picture(struct emulated *printer, const uint8_t *bytes, const uint8_t *end)
{
    int n[3];
    size_t used;
    struct stream raw = {0};
    bytes += strlen("^GFA,");
    if (numbers(bytes, (size_t)(end - bytes), n, 3, &used) != 3 || n[2] == 0 ||
        n[1] > PICTURE_MAX || bytes + used >= end) {
        return;
    }
    const uint8_t *stop = find(bytes, (size_t)(end - bytes), "^FS");
    stop = stop != NULL ? stop : end;
    unpack(bytes + used + 1, (size_t)(stop - bytes) - used - 1, n[2], &raw, (size_t)n[1]);
    emulated_rows(printer, printer->x, printer->y, raw.data, n[2], (int)raw.count / n[2], true);
    stream_finish(&raw);
}

static int zpl_number(const uint8_t *bytes, const uint8_t *end, const char *word, int missing)
{
    int number;
    size_t used;
    const uint8_t *at = find(bytes, (size_t)(end - bytes), word);
    if (at == NULL) {
        return missing;
    }
    at += strlen(word);
    return numbers(at, (size_t)(end - at), &number, 1, &used) == 1 ? number : missing;
}

static void zpl_format(struct emulated *printer, const uint8_t *bytes, const uint8_t *end)
{
    int n[2];
    size_t used;
    emulated_blank(printer, zpl_number(bytes, end, "^PW", 0), zpl_number(bytes, end, "^LL", 0));
    const uint8_t *at = find(bytes, (size_t)(end - bytes), "^FO");
    if (at != NULL && numbers(at + 3, (size_t)(end - at) - 3, n, 2, &used) == 2) {
        printer->x = n[0];
        printer->y = n[1];
    }
    at = find(bytes, (size_t)(end - bytes), "^GFA,");
    if (at != NULL) {
        zpl_picture(printer, at, end);
    }
    emulated_whole(printer);
}

static void zpl_status(struct emulated *p)
{
    char text[160];
    bool stops = emulated_stops(p);
    bool waits = p->waiting_count > 0;
    str_format(text, sizeof text,
               "\x02"
               "030,%d,%d,1245,%03d,0,0,0,000,0,0,%d\x03\r\n"
               "\x02"
               "000,0,%d,0,0,2,4,%d,%08d,1,000\x03\r\n"
               "\x02"
               "0000,0\x03\r\n",
               p->paper == 0, stops, waits, p->hot, p->cover, 0, waits);
    emulated_answer(p, text, strlen(text));
}

size_t emulated_zpl(struct emulated *printer, const uint8_t *bytes, size_t count)
{
    if (bytes[0] == '~') {
        if (count < 3) {
            return 0;
        }
        if (begins(bytes, count, "~HS")) {
            zpl_status(printer);
        }
        return 3;
    }
    if (bytes[0] != '^') {
        return 1;
    }
    if (count < 3) {
        return 0;
    }
    if (!begins(bytes, count, "^XA")) {
        return 1;
    }
    const uint8_t *tilde = find(bytes, count, "~J");
    const uint8_t *end = find(bytes, count, "^XZ");
    if (tilde != NULL && (end == NULL || tilde < end)) {
        return (size_t)(tilde - bytes); /* dropped */
    }
    if (end == NULL) {
        return 0;
    }
    zpl_format(printer, bytes, end);
    return (size_t)(end - bytes) + 3;
}

static size_t line_length(const uint8_t *bytes, size_t count)
{
    const uint8_t *end = memchr(bytes, '\n', count);
    return end != NULL ? (size_t)(end - bytes) + 1 : 0;
}

/* "BITMAP x,y,w,h,mode,raw" and "GWx,y,w,h\nraw": the raw rows with what is before them. */
static size_t raw_picture(struct emulated *printer, const uint8_t *bytes, size_t count, size_t head,
                          int fields)
{
    int n[5];
    size_t used;
    if (numbers(bytes + head, count - head, n, fields, &used) != fields || head + used >= count) {
        return count > 64 ? 1 : 0;
    }
    size_t start = head + used + 1; /* a comma or the end of the line */
    size_t size = (size_t)n[2] * (size_t)n[3];
    if (size > PICTURE_MAX) {
        return start;
    }
    if (count < start + size) {
        return 0;
    }
    emulated_rows(printer, n[0], n[1], bytes + start, n[2], n[3], false);
    return start + size;
}

static void tspl_status(struct emulated *p)
{
    uint8_t b = (uint8_t)((p->cover ? 0x01 : 0) | (p->jam ? 0x02 : 0) | (p->paper == 0 ? 0x04 : 0) |
                          (p->waiting_count > 0 ? 0x20 : 0) | (p->hot ? 0x80 : 0));
    emulated_answer(p, &b, 1);
}

/* "152.25 mm" in this printer's dots: 8 a millimetre, or 300 an inch. */
static int dots_of_mm(const struct emulated *p, const uint8_t *text, const uint8_t *end)
{
    long long per_inch = strstr(p->name, "-300") != NULL ? 3000 : 2032; /* tenths of dots */
    int whole = 0, part = 0;
    size_t used;
    (void)numbers(text, (size_t)(end - text), &whole, 1, &used);
    text += used;
    if (text < end && *text == '.' &&
        numbers(text + 1, (size_t)(end - text) - 1, &part, 1, &used)) {
        part = used == 1 ? part * 10 : part;
    }
    return (int)(((whole % 10000 * 100LL + part % 100) * per_inch + 12700) / 25400);
}

size_t emulated_tspl(struct emulated *printer, const uint8_t *bytes, size_t count)
{
    if (bytes[0] == ESC) {
        if (count >= 3 && memcmp(bytes, "\x1B!?", 3) == 0) {
            tspl_status(printer);
        }
        return count >= 3 ? 3 : 0;
    }
    if (begins(bytes, count, "BITMAP ")) {
        return raw_picture(printer, bytes, count, strlen("BITMAP "), 5);
    }
    size_t line = line_length(bytes, count);
    if (line == 0) {
        return count > 7 && bytes[0] == 0xFF ? 1 : 0;
    }
    if (begins(bytes, line, "SIZE ")) {
        const uint8_t *comma = memchr(bytes, ',', line);
        if (comma != NULL) {
            printer->width = dots_of_mm(printer, bytes + 5, comma);
            printer->height = dots_of_mm(printer, comma + 1, bytes + line);
        }
    } else if (begins(bytes, line, "CLS")) {
        emulated_blank(printer, printer->width, printer->height);
    } else if (begins(bytes, line, "PRINT ")) {
        emulated_whole(printer);
    }
    return line;
}

static void epl_status(struct emulated *p)
{
    const char *text = p->paper == 0 || p->jam ? "07\r\n" : p->cover ? "11\r\n" : "00\r\n";
    emulated_answer(p, text, strlen(text));
}

size_t emulated_epl(struct emulated *printer, const uint8_t *bytes, size_t count)
{
    int number;
    size_t used;
    if (begins(bytes, count, "GW")) {
        return raw_picture(printer, bytes, count, strlen("GW"), 4);
    }
    size_t line = line_length(bytes, count);
    if (line == 0) {
        return count > 7 && bytes[0] == 0xFF ? 1 : 0;
    }
    bool is_number = line > 2 && numbers(bytes + 1, line - 1, &number, 1, &used) == 1;
    if (bytes[0] == 'q' && is_number) {
        printer->width = number;
    } else if (bytes[0] == 'Q' && is_number) {
        printer->height = number;
        emulated_blank(printer, printer->width, printer->height);
    } else if (bytes[0] == 'N') {
        emulated_blank(printer, printer->width, printer->height);
    } else if (begins(bytes, line, "^ee")) {
        epl_status(printer);
    } else if (bytes[0] == 'P' && is_number) {
        emulated_whole(printer);
    }
    return line;
}
