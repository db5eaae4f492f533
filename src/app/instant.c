/* instant.c: instants as text. */
#include "app/instant.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/str.h"

/* Days since 1970-01-01 of the Gregorian calendar; years are counted from March, so that the leap
 * day is the last of its year. */
static int64_t days_of(int year, int month, int day)
{
    int64_t y = month > 2 ? year : year - 1;
    int64_t from_march = month > 2 ? month - 3 : month + 9;
    int64_t day_of_year = (153 * from_march + 2) / 5 + day - 1;
    return y * 365 + y / 4 - y / 100 + y / 400 + day_of_year - 719468;
}

static int days_in(int year, int month)
{
    int64_t next = month == 12 ? days_of(year + 1, 1, 1) : days_of(year, month + 1, 1);
    return (int)(next - days_of(year, month, 1));
}

static int64_t seconds_of(int year, int month, int day, int hour, int minute, int second)
{
    return days_of(year, month, day) * 86400 + (int64_t)hour * 3600 + (int64_t)minute * 60 + second;
}

/* Two digits and then `end`; moves *text past both ('\0' is not passed). */
static bool take_pair(const char **text, char end, int *ret)
{
    const char *at = *text;
    if (!str_take_digits(&at, 2, ret) || at != *text + 2 || *at != end) {
        return false;
    }
    *text = end == '\0' ? at : at + 1;
    return true;
}

bool instant_read(const char *text, int64_t *ret_ms, int32_t *ret_offset_s)
{
    int year, month, day, hour, minute, second, zone_hour = 0, zone_minute = 0;
    if (!str_take_digits(&text, 4, &year) || *text++ != '-' || !take_pair(&text, '-', &month) ||
        !take_pair(&text, 'T', &day) || !take_pair(&text, ':', &hour) ||
        !take_pair(&text, ':', &minute) || !str_take_digits(&text, 2, &second)) {
        return false;
    }
    char sign = *text++;
    bool is_utc = sign == 'Z' && *text == '\0';
    if (!is_utc && ((sign != '+' && sign != '-') || !take_pair(&text, ':', &zone_hour) ||
                    !take_pair(&text, '\0', &zone_minute))) {
        return false;
    }
    if (year < 1970 || month < 1 || month > 12 || day < 1 || day > days_in(year, month) ||
        hour > 23 || minute > 59 || second > 60 || zone_hour > 14 || zone_minute > 59) {
        return false;
    }
    int offset_s = (zone_hour * 3600 + zone_minute * 60) * (sign == '-' ? -1 : 1);
    *ret_offset_s = offset_s;
    *ret_ms = (seconds_of(year, month, day, hour, minute, second) - offset_s) * 1000;
    return true;
}

int32_t instant_offset_s(int64_t at_ms)
{
    time_t at = (time_t)(at_ms / 1000);
    struct tm local;
    if (localtime_r(&at, &local) == NULL) {
        return 0;
    }
    return (int32_t)(seconds_of(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday,
                                local.tm_hour, local.tm_min, local.tm_sec) -
                     (int64_t)at);
}

void instant_set_zone(int32_t offset_s)
{
    /* POSIX counts west of Greenwich as positive: UTC+1 is "<B>-01:00". */
    int32_t ahead_s = offset_s < 0 ? -offset_s : offset_s;
    char zone[32];
    str_format(zone, sizeof zone, "<BORNE>%c%02d:%02d", offset_s < 0 ? '+' : '-',
               (int)(ahead_s / 3600), (int)(ahead_s / 60 % 60));
    setenv("TZ", zone, 1);
    tzset();
}
