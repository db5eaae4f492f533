/* quantity.c: a small reader of decimals and fractions; everything else is refused. */
#include "intake/quantity.h"

#include <stddef.h>
#include <string.h>

#include "base/limits.h"
#include "base/str.h"

/* Far above any amount, far below overflow when scaled by 10^6. */
static const int64_t digits_most = 1000000000;

/* Folds, then drops all blanks: "1 000,5 Kg" becomes "1000,5kg". False if it does not fit. A dash
 * folds to a blank, so a sign is looked for before. */
static bool squeeze(char *to, size_t size, const char *from)
{
    while (*from == ' ' || *from == '\t' || str_starts(from, "\xC2\xA0")) {
        from += *from == '\xC2' ? 2 : 1;
    }
    if ((*from == '-' || str_starts(from, "\xE2\x88\x92")) && strpbrk(from, "0123456789") != NULL) {
        return false;
    }
    char folded[64];
    str_fold(folded, sizeof folded, from);
    if (strlen(from) > sizeof folded - 8) {
        return false;
    }
    size_t used = 0;
    for (const char *p = folded; *p != '\0' && used + 1 < size; p++) {
        bool inner_digits =
            *p == ' ' && p > folded && p[-1] >= '0' && p[-1] <= '9' && p[1] >= '0' && p[1] <= '9';
        if (inner_digits) {
            /* Thousands come in threes; "1 2" is not twelve. */
            size_t run = strspn(p + 1, "0123456789");
            if (run != 3) {
                return false;
            }
        }
        if (*p != ' ') {
            to[used++] = *p;
        }
    }
    to[used] = '\0';
    return true;
}

/* Digits at *text, moved behind them; false if there are none or too many. */
static bool take_digits(const char **text, int64_t *ret)
{
    const char *p = *text;
    int64_t value = 0;
    if (*p < '0' || *p > '9') {
        return false;
    }
    for (; *p >= '0' && *p <= '9'; p++) {
        value = value * 10 + (*p - '0');
        if (value > digits_most) {
            return false;
        }
    }
    *text = p;
    *ret = value;
    return true;
}

/* Digits behind those that count, of a sum that a spreadsheet made: 0.1 + 0.2 is written as
 * 0.30000000000000004. True if they mean nothing; *value may be one too low then. */
static bool is_noise(const char *digits, int64_t *value)
{
    enum { ALIKE = 6 };
    size_t nines = strspn(digits, "9"), zeros = strspn(digits, "0");
    bool is_all_zeros = digits[zeros] < '0' || digits[zeros] > '9';
    *value += nines >= ALIKE ? 1 : 0;
    return is_all_zeros || zeros >= ALIKE || nines >= ALIKE;
}

/* "12,50" at *text in units of 10^-decimals. */
static bool take_decimal(const char **text, int decimals, int64_t *ret)
{
    const char *p = *text;
    int64_t value;
    bool starts_with_point = (*p == '.' || *p == ',') && p[1] >= '0' && p[1] <= '9';
    if (starts_with_point) {
        value = 0;
    } else if (!take_digits(&p, &value)) {
        return false;
    }
    int left = decimals;
    if (*p == '.' || *p == ',') {
        for (p++; *p >= '0' && *p <= '9' && left > 0; p++) {
            value = value * 10 + (*p - '0');
            left--;
        }
        if (!is_noise(p, &value)) {
            return false;
        }
        p += strspn(p, "0123456789");
    }
    for (; left > 0; left--) {
        value *= 10;
    }
    *text = p;
    *ret = value;
    return true;
}

bool quantity_decimal(const char *text, int decimals, int64_t *ret_value)
{
    char squeezed[64];
    int64_t value;
    const char *at = squeezed;
    if (!squeeze(squeezed, sizeof squeezed, text) || !take_decimal(&at, decimals, &value) ||
        *at != '\0') {
        return false;
    }
    *ret_value = value;
    return true;
}

static bool take_measure(const char *text, enum quantity_measure *ret)
{
    static const struct {
        const char *text;
        enum quantity_measure measure;
    } measures[] = {{"", QUANTITY_BARE}, {"kg", QUANTITY_KG},    {"kilo", QUANTITY_KG},
                    {"g", QUANTITY_G},   {"kilos", QUANTITY_KG}, {"gr", QUANTITY_G}};
    for (size_t i = 0; i < sizeof measures / sizeof measures[0]; i++) {
        if (str_equal(text, measures[i].text)) {
            *ret = measures[i].measure;
            return true;
        }
    }
    return false;
}

/* True if the text is a number that is only too long for take_digits. */
static bool is_huge_number(const char *text)
{
    size_t digits = strspn(text, "0123456789");
    size_t decimals = text[digits] == '.' || text[digits] == ','
                          ? 1 + strspn(text + digits + 1, "0123456789")
                          : 0;
    return digits > 9 && text[digits + decimals] == '\0';
}

enum quantity_result quantity_read(const char *text, int64_t *ret_milli,
                                   enum quantity_measure *ret_measure)
{
    char squeezed[64];
    if (!squeeze(squeezed, sizeof squeezed, text)) {
        return QUANTITY_UNREADABLE;
    }
    if (squeezed[0] == '\0') {
        return QUANTITY_EMPTY;
    }
    const char *at = squeezed;
    int64_t milli, part;
    if (str_equal(at, "½") || str_equal(at, "¼") || str_equal(at, "¾")) {
        milli = str_equal(at, "½") ? 500 : str_equal(at, "¼") ? 250 : 750;
        at = "";
    } else if (!take_decimal(&at, 6, &milli)) {
        return is_huge_number(squeezed) ? QUANTITY_TOO_LARGE : QUANTITY_UNREADABLE;
    } else {
        int64_t divisor = 1000;
        if (*at == '/') {
            at++;
            if (!take_digits(&at, &part) || part == 0 || part > 1000) {
                return QUANTITY_UNREADABLE;
            }
            divisor *= part;
        }
        enum quantity_measure measure;
        if (!take_measure(at, &measure)) {
            return QUANTITY_UNREADABLE;
        }
        divisor *= measure == QUANTITY_G ? 1000 : 1;
        if (milli % divisor != 0) {
            return QUANTITY_UNREADABLE;
        }
        milli /= divisor;
        *ret_measure = measure;
        if (milli > (int64_t)LIMIT_LINE_UNITS * 1000) {
            return QUANTITY_TOO_LARGE;
        }
        *ret_milli = milli;
        return QUANTITY_OK;
    }
    *ret_measure = QUANTITY_BARE;
    *ret_milli = milli;
    return QUANTITY_OK;
}
