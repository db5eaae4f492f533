/* date.c: three numbers and some care. */
#include "intake/date.h"

#include <stddef.h>

static const char *take_number(const char *text, int *ret, int *ret_digits)
{
    int value = 0, digits = 0;
    for (; *text >= '0' && *text <= '9' && digits < 5; text++, digits++) {
        value = value * 10 + (*text - '0');
    }
    *ret = value;
    *ret_digits = digits;
    return digits == 0 ? NULL : text;
}

bool date_read(const char *text, struct date *ret_date)
{
    int part[3], digits[3];
    while (*text == ' ') {
        text++;
    }
    for (int i = 0; i < 3; i++) {
        text = take_number(text, &part[i], &digits[i]);
        bool separated = i == 2 || (text != NULL && (*text == '-' || *text == '/' || *text == '.'));
        if (text == NULL || !separated) {
            return false;
        }
        text += i < 2 ? 1 : 0;
    }
    struct date date;
    if (digits[0] == 4) {
        date = (struct date){part[0], part[1], part[2]};
    } else {
        date = (struct date){digits[2] <= 2 ? 2000 + part[2] : part[2], part[1], part[0]};
    }
    if (date.month > 12 && date.day <= 12) {
        int day = date.month;
        date.month = date.day;
        date.day = day;
    }
    if (date.year < 2000 || date.year > 2199 || date.month < 1 || date.month > 12 || date.day < 1 ||
        date.day > 31) {
        return false;
    }
    *ret_date = date;
    return true;
}

long date_days(struct date date)
{
    /* Months counted from March, so that the leap day is a year's last. */
    long y = date.month <= 2 ? date.year - 1 : date.year;
    long m = (date.month + 9) % 12;
    return 365 * y + y / 4 - y / 100 + y / 400 + (m * 306 + 5) / 10 + date.day;
}

struct date date_of_days(long days)
{
    long y = (10000 * (days - 1) + 14780) / 3652425;
    long rest = days - 1 - (365 * y + y / 4 - y / 100 + y / 400);
    if (rest < 0) {
        y--;
        rest = days - 1 - (365 * y + y / 4 - y / 100 + y / 400);
    }
    long m = (100 * rest + 52) / 3060;
    return (struct date){.year = (int)(y + (m + 2) / 12),
                         .month = (int)((m + 2) % 12 + 1),
                         .day = (int)(rest - (m * 306 + 5) / 10 + 1)};
}
