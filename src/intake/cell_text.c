/* cell_text.c: doubles to decimals, serial numbers to dates. */
#include "intake/cell_text.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

/* Digits and exponent of "d.ddde±xx" as a plain decimal. */
static size_t spread(const char *scientific, char to[CELL_TEXT])
{
    char digits[24];
    size_t count = 0, used = 0;
    const char *p = scientific;
    if (*p == '-') {
        to[used++] = '-';
        p++;
    }
    for (; *p != 'e'; p++) {
        if (*p != '.' && count < sizeof digits) {
            digits[count++] = *p;
        }
    }
    long point = strtol(p + 1, NULL, 10) + 1; /* digits before the decimal point */
    while (count > 1 && digits[count - 1] == '0') {
        count--;
    }
    if (point <= 0) {
        to[used++] = '0';
        to[used++] = '.';
        for (; point < 0; point++) {
            to[used++] = '0';
        }
        memcpy(to + used, digits, count);
        used += count;
    } else {
        for (long i = 0; i < point || (size_t)i < count; i++) {
            if (i == point) {
                to[used++] = '.';
            }
            to[used++] = (size_t)i < count ? digits[i] : '0';
        }
    }
    to[used] = '\0';
    return used;
}

size_t cell_number(double value, char to[CELL_TEXT])
{
    if (!isfinite(value)) {
        str_copy(to, CELL_TEXT, isnan(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
        return strlen(to);
    }
    if (value == 0) {
        str_copy(to, CELL_TEXT, "0");
        return 1;
    }
    if (fabs(value) < 1e15 && floor(value) == value) {
        str_format(to, CELL_TEXT, "%lld", (long long)value);
        return strlen(to);
    }
    char text[CELL_TEXT];
    for (int digits = 14; digits <= 16; digits++) {
        str_format(text, sizeof text, "%.*e", digits, value);
        if (strtod(text, NULL) == value) {
            break;
        }
    }
    if (fabs(value) >= 1e21 || fabs(value) < 1e-7) {
        str_format(to, CELL_TEXT, "%.17g", value);
        for (int digits = 1; digits < 17 && strtod(to, NULL) != value; digits++) {
            str_format(to, CELL_TEXT, "%.*g", digits, value);
        }
        return strlen(to);
    }
    return spread(text, to);
}

/* Year, month and day of a day number since 1970, Gregorian. */
static void civil(int64_t days, int *year, int *month, int *day)
{
    int64_t z = days + 719468, era = (z >= 0 ? z : z - 146096) / 146097;
    int64_t of_era = z - era * 146097;
    int64_t y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * y + y / 4 - y / 100), m = (5 * of_year + 2) / 153;
    *day = (int)(of_year - (153 * m + 2) / 5 + 1);
    *month = (int)(m < 10 ? m + 3 : m - 9);
    *year = (int)(y + era * 400 + (*month <= 2 ? 1 : 0));
}

size_t cell_date(double serial, enum cell_show show, bool is_1904, char to[CELL_TEXT])
{
    if (show == CELL_SHOW_NUMBER || !(serial >= 0) || serial >= 2958466) {
        return cell_number(serial, to);
    }
    double whole = floor(serial);
    int64_t seconds = (int64_t)llround((serial - whole) * 86400), days = (int64_t)whole;
    if (seconds == 86400) {
        seconds = 0;
        days++;
    }
    int hour = (int)(seconds / 3600), minute = (int)(seconds / 60 % 60), s = (int)(seconds % 60);
    bool is_time = show == CELL_SHOW_TIME && days == 0;
    if (is_time || show == CELL_SHOW_DURATION) {
        str_format(to, CELL_TEXT, "%02lld:%02d:%02d", (long long)(days * 24 + hour), minute, s);
        return strlen(to);
    }
    if (days == 0 && !is_1904) {
        return cell_number(serial, to);
    }
    int year = 1900, month = 2, day = 29; /* serial 60: Excel believes in this day */
    if (is_1904) {
        civil(days - 24107, &year, &month, &day);
    } else if (days != 60) {
        civil(days - (days < 60 ? 25568 : 25569), &year, &month, &day);
    }
    str_format(to, CELL_TEXT, "%04d-%02d-%02d", year, month, day);
    if (seconds != 0) {
        str_format(to + 10, CELL_TEXT - 10, "T%02d:%02d:%02d", hour, minute, s);
    }
    return strlen(to);
}

/* Behind a quoted text, an escaped letter or a bracket; NULL if there is none at `p`. */
static const char *skip_literal(const char *p)
{
    if (*p == '"') {
        const char *end = strchr(p + 1, '"');
        return end == NULL ? p + strlen(p) : end + 1;
    }
    if (*p == '\\' || *p == '_' || *p == '*') {
        return p[1] == '\0' ? p + 1 : p + 2;
    }
    if (*p == '[') {
        const char *end = strchr(p, ']');
        return end == NULL ? p + strlen(p) : end + 1;
    }
    return NULL;
}

/* [h], [mm], [ss]: hours or minutes without an end. */
static bool is_elapsed(const char *p)
{
    char c = (char)(p[1] | ' ');
    if (p[0] != '[' || (c != 'h' && c != 'm' && c != 's')) {
        return false;
    }
    for (p++; (*p | ' ') == c; p++) {
    }
    return *p == ']';
}

enum cell_show cell_show_of_code(const char *code)
{
    bool has_day = false, has_time = false;
    if (str_starts(code, "General") || str_starts(code, "GENERAL")) {
        return CELL_SHOW_NUMBER;
    }
    for (const char *p = code; *p != '\0' && *p != ';';) {
        if (is_elapsed(p)) {
            return CELL_SHOW_DURATION;
        }
        const char *behind = skip_literal(p);
        if (behind != NULL) {
            p = behind;
            continue;
        }
        char c = (char)(*p | ' ');
        has_day = has_day || c == 'd' || c == 'y' || c == 'm';
        has_time = has_time || c == 'h' || c == 's';
        if (*p == '#' || *p == '?' || (*p == '0' && !has_time)) {
            return CELL_SHOW_NUMBER;
        }
        p++;
    }
    /* "mm:ss" has no day, "mm/yyyy" has. */
    bool only_minutes = has_time && strpbrk(code, "dDyY") == NULL;
    if (has_time && (only_minutes || !has_day)) {
        return CELL_SHOW_TIME;
    }
    return has_day ? CELL_SHOW_DATE : CELL_SHOW_NUMBER;
}

enum cell_show cell_show_of_builtin(unsigned long id)
{
    if (id == 46) {
        return CELL_SHOW_DURATION;
    }
    if ((id >= 18 && id <= 21) || id == 45 || id == 47) {
        return CELL_SHOW_TIME;
    }
    bool is_date =
        (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
    return is_date ? CELL_SHOW_DATE : CELL_SHOW_NUMBER;
}
