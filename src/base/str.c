/* str.c: cutting, comparing and folding UTF-8 text. */
#include "base/str.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"

/* The length to which text[length] may be cut so that no character is split. */
static size_t boundary(const char *text, size_t length)
{
    size_t start = length;
    while (start > 0 && ((unsigned char)text[start - 1] & 0xC0) == 0x80) {
        start--;
    }
    if (start == 0) {
        return 0;
    }
    unsigned char lead = (unsigned char)text[start - 1];
    size_t need = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    return length - (start - 1) >= need ? length : start - 1;
}

bool str_copy_n(char *to, size_t size, const char *from, size_t length)
{
    ASSERT(size > 0);
    bool whole = length < size;
    size_t keep = whole ? length : boundary(from, size - 1);
    memmove(to, from, keep);
    to[keep] = '\0';
    return whole;
}

bool str_copy_ends(char *to, size_t size, const char *from, size_t length)
{
    static const char dots[] = "…";
    ASSERT(size >= 16);
    if (length < size) {
        return str_copy_n(to, size, from, length);
    }
    size_t room = size - sizeof dots, tail = room / 3, head = boundary(from, room - tail);
    const char *end = from + length - tail;
    while (tail > 0 && ((unsigned char)*end & 0xC0) == 0x80) {
        end++;
        tail--;
    }
    memcpy(to, from, head);
    memcpy(to + head, dots, sizeof dots - 1);
    memcpy(to + head + sizeof dots - 1, end, tail);
    to[head + sizeof dots - 1 + tail] = '\0';
    return false;
}

bool str_copy(char *to, size_t size, const char *from)
{
    return str_copy_n(to, size, from, strlen(from));
}

bool str_vformat(char *to, size_t size, const char *format, va_list args)
{
    ASSERT(size > 0);
    int n = vsnprintf(to, size, format, args);
    ASSERT(n >= 0);
    if ((size_t)n < size) {
        return true;
    }
    to[boundary(to, size - 1)] = '\0';
    return false;
}

bool str_format(char *to, size_t size, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    bool whole = str_vformat(to, size, format, args);
    va_end(args);
    return whole;
}

bool str_append(char *to, size_t size, const char *more)
{
    size_t used = strlen(to);
    ASSERT(used < size);
    return str_copy(to + used, size - used, more);
}

bool str_equal(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

bool str_starts(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

bool str_ends(const char *text, const char *suffix)
{
    size_t a = strlen(text), b = strlen(suffix);
    return a >= b && memcmp(text + a - b, suffix, b) == 0;
}

/* How many bytes the well-formed character at `text` has, or 0. Never reads past a NUL. */
static size_t well_formed(const unsigned char *p, uint32_t *ret)
{
    if (p[0] < 0x80) {
        *ret = p[0];
        return 1;
    }
    size_t n = p[0] >= 0xF0 ? 4 : p[0] >= 0xE0 ? 3 : 2;
    if (p[0] < 0xC2 || p[0] > 0xF4) {
        return 0;
    }
    uint32_t c = p[0] & (0xFFu >> (n + 1));
    for (size_t i = 1; i < n; i++) {
        if ((p[i] & 0xC0) != 0x80) {
            return 0;
        }
        c = c << 6 | (p[i] & 0x3Fu);
    }
    bool too_long = (n == 3 && c < 0x800) || (n == 4 && c < 0x10000);
    if (too_long || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
        return 0;
    }
    *ret = c;
    return n;
}

uint32_t str_next(const char **text)
{
    if (**text == '\0') {
        return 0;
    }
    uint32_t c = 0xFFFD;
    size_t n = well_formed((const unsigned char *)*text, &c);
    *text += n == 0 ? 1 : n;
    return c;
}

size_t str_put(char to[4], uint32_t c)
{
    if (c < 0x80) {
        to[0] = (char)c;
        return 1;
    }
    size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = n; i-- > 1;) {
        to[i] = (char)(0x80 | (c & 0x3F));
        c >>= 6;
    }
    static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    to[0] = (char)(lead[n] | c);
    return n;
}

bool str_valid_utf8(const char *text, size_t length)
{
    size_t at = 0;
    while (at < length) {
        unsigned char tail[5] = {0};
        size_t left = length - at;
        memcpy(tail, text + at, left < 4 ? left : 4);
        uint32_t c;
        size_t n = well_formed(tail, &c);
        if (n == 0 || n > left) {
            return false;
        }
        at += n;
    }
    return true;
}

/* Base letters of U+00C0..U+017F; '?' marks what has no plain base letter. */
static const char latin_base[] =
    "aaaaaa?ceeeeiiiidnooooo?ouuuuy?saaaaaa?ceeeeiiiidnooooo?ouuuuy?y"    /* C0..FF */
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii??jjkkkllllllllll" /* 100..142 */
    "nnnnnnnnnoooooo??rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";      /* 143..17F */

/* Appends the folded form of one character; returns false if it is a separator. */
static bool fold_char(uint32_t c, char out[8])
{
    out[0] = out[1] = out[2] = '\0';
    if (c < 0x80) {
        bool blank = c <= ' ' || c == '-' || c == '\'' || c == '`' || c == '_';
        out[0] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
        return !blank && c != 0x7F;
    }
    if (c == 0xA0 || (c >= 0x2000 && c <= 0x2015) || c == 0x2018 || c == 0x2019 || c == 0x202F ||
        c == 0x2212 || c == 0xAD || c == 0xFEFF || c == 0x3000) {
        return false;
    }
    if (c == 0xC6 || c == 0xE6) {
        memcpy(out, "ae", 3);
    } else if (c == 0x152 || c == 0x153) {
        memcpy(out, "oe", 3);
    } else if (c == 0xDF) {
        memcpy(out, "ss", 3);
    } else if (c >= 0xC0 && c <= 0x17F && latin_base[c - 0xC0] != '?') {
        out[0] = latin_base[c - 0xC0];
    } else if (c >= 0x300 && c <= 0x36F) {
        out[0] = '\0'; /* a combining accent */
    } else {
        size_t n = str_put(out, c);
        out[n] = '\0';
    }
    return true;
}

void str_fold(char *to, size_t size, const char *from)
{
    ASSERT(size > 0);
    size_t used = 0;
    bool gap = false;
    uint32_t c;
    while ((c = str_next(&from)) != 0) {
        char piece[8];
        if (!fold_char(c, piece)) {
            gap = used > 0;
            continue;
        }
        size_t n = strlen(piece);
        if (n == 0) {
            continue;
        }
        if (used + n + (gap ? 1 : 0) >= size) {
            break;
        }
        if (gap) {
            to[used++] = ' ';
            gap = false;
        }
        memcpy(to + used, piece, n);
        used += n;
    }
    to[used] = '\0';
}

bool str_to_int64(const char *text, int64_t min, int64_t max, int64_t *ret)
{
    if (!(*text == '-' || (*text >= '0' && *text <= '9'))) {
        return false;
    }
    char *end;
    errno = 0;
    long long v = strtoll(text, &end, 10);
    if (errno != 0 || *end != '\0' || end == text || v < min || v > max) {
        return false;
    }
    *ret = v;
    return true;
}

bool str_take_digits(const char **text, int most, int *ret_number)
{
    ASSERT(most >= 1 && most <= 9);
    int number = 0, count = 0;
    while (count < most && (*text)[count] >= '0' && (*text)[count] <= '9') {
        number = number * 10 + ((*text)[count++] - '0');
    }
    if (count == 0) {
        return false;
    }
    *text += count;
    *ret_number = number;
    return true;
}
