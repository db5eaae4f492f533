/* moment.c: the local time in words. */
#include "ui/moment.h"

#include "base/str.h"
#include "ui/words.h"

enum { DAY_S = 24 * 60 * 60, LUNCH_H = 13, EVENING_H = 18 };

/* Seconds of the station's own day; never negative. */
static int64_t local_s(const struct ui_view *view, int64_t at_ms)
{
    int64_t s = at_ms / 1000 + view->utc_offset_s;
    return s < 0 ? 0 : s;
}

/* The month, 0..11, and the day in it, 1..31, of a day since 1970. Years are counted from March, so
 * that the leap day is the last of its year: then months of 153 days to five follow each other
 * evenly. */
static int month_of_day(int64_t day, int *ret_of_month)
{
    int64_t of_era = (day + 719468) % 146097; /* since 1 March of year 0; an era is 400 years */
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int64_t month = (5 * of_year + 2) / 153;
    *ret_of_month = (int)(of_year - (153 * month + 2) / 5) + 1;
    return (int)((month + 2) % 12);
}

int32_t moment_join(int year, int month, int of_month)
{
    int64_t y = month > 2 ? year : year - 1, m = month > 2 ? month - 3 : month + 9;
    return (int32_t)(365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + of_month - 1 -
                     719468);
}

void moment_split(int32_t day, int *ret_year, int *ret_month, int *ret_of_month)
{
    *ret_month = month_of_day(day, ret_of_month) + 1;
    *ret_year = 1970 + (int)(day / 365.2425);
    while (moment_join(*ret_year, 1, 1) > day) {
        (*ret_year)--;
    }
    while (moment_join(*ret_year + 1, 1, 1) <= day) {
        (*ret_year)++;
    }
}

int32_t moment_today(const struct ui_view *view)
{
    return (int32_t)(local_s(view, view->now_ms) / DAY_S);
}

static int month_of(const struct ui_view *view)
{
    int of_month;
    return month_of_day(moment_today(view), &of_month);
}

void moment_day(int language, int32_t day, char *to, size_t size)
{
    /* 1 January 1970 was a Thursday. */
    static const char *const names[7] = {N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"),
                                         N_("Mon"), N_("Tue"), N_("Wed")};
    if (day <= 0) {
        to[0] = '\0';
        return;
    }
    int of_month, month = month_of_day(day, &of_month);
    str_format(to, size, "%s %d/%02d", words_get(language, names[day % 7]), of_month, month + 1);
}

const char *moment_prep(const struct ui *ui, const struct ui_view *view)
{
    static const char *const names[12] = {
        N_("January’s prep"),   N_("February’s prep"), N_("March’s prep"),    N_("April’s prep"),
        N_("May’s prep"),       N_("June’s prep"),     N_("July’s prep"),     N_("August’s prep"),
        N_("September’s prep"), N_("October’s prep"),  N_("November’s prep"), N_("December’s prep"),
    };
    return _(names[month_of(view)]);
}

static const char *const month_names[12] = {
    N_("January"), N_("February"), N_("March"),     N_("April"),   N_("May"),      N_("June"),
    N_("July"),    N_("August"),   N_("September"), N_("October"), N_("November"), N_("December")};

const char *moment_month(const struct ui *ui, const struct ui_view *view)
{
    return _(month_names[month_of(view)]);
}

void moment_period(const struct ui *ui, const char *period, uint32_t prep, char *to, size_t size)
{
    const char *rest = period;
    int year, month;
    if (str_take_digits(&rest, 4, &year) && *rest++ == '-' && str_take_digits(&rest, 2, &month) &&
        month >= 1 && month <= 12) {
        str_format(to, size, "%s %d", _(month_names[month - 1]), year);
    } else {
        str_format(to, size, _("preparation %u"), prep);
    }
}

/* 0 morning, 1 afternoon, 2 evening. */
static int part_of_day(int64_t local)
{
    int hour = (int)(local % DAY_S / 3600);
    return hour < LUNCH_H ? 0 : hour < EVENING_H ? 1 : 2;
}

uint32_t moment_half(const struct ui_view *view, int64_t at_ms)
{
    int64_t s = local_s(view, at_ms);
    return (uint32_t)(s / DAY_S * 3 + part_of_day(s)) + 1;
}

void moment_half_words(const struct ui *ui, uint32_t half, char *to, size_t size)
{
    static const char *const parts[3] = {N_("morning"), N_("afternoon"), N_("evening")};
    char day[24];
    moment_day(ui->language, (int32_t)((half - 1) / 3), day, sizeof day);
    str_format(to, size, "%s %s", day, _(parts[(half - 1) % 3]));
}

const char *moment_half_day(const struct ui *ui, const struct ui_view *view)
{
    /* 1 January 1970 was a Thursday. */
    static const char *const names[7][3] = {
        {N_("Thursday morning"), N_("Thursday afternoon"), N_("Thursday evening")},
        {N_("Friday morning"), N_("Friday afternoon"), N_("Friday evening")},
        {N_("Saturday morning"), N_("Saturday afternoon"), N_("Saturday evening")},
        {N_("Sunday morning"), N_("Sunday afternoon"), N_("Sunday evening")},
        {N_("Monday morning"), N_("Monday afternoon"), N_("Monday evening")},
        {N_("Tuesday morning"), N_("Tuesday afternoon"), N_("Tuesday evening")},
        {N_("Wednesday morning"), N_("Wednesday afternoon"), N_("Wednesday evening")},
    };
    int64_t s = local_s(view, view->now_ms);
    return _(names[s / DAY_S % 7][part_of_day(s)]);
}

void moment_time(const struct ui_view *view, char *to, size_t size, int64_t at_ms)
{
    int64_t minute = local_s(view, at_ms) / 60 % (DAY_S / 60);
    str_format(to, size, "%02d:%02d", (int)(minute / 60), (int)(minute % 60));
}

void moment_hour(const struct ui *ui, const struct ui_view *view, char *to, size_t size,
                 int64_t at_ms)
{
    int64_t minute = local_s(view, at_ms) / 60 % (DAY_S / 60);
    /* Translators: an hour within a sentence, and its minutes. */
    str_format(to, size, _("%d:%02d"), (int)(minute / 60), (int)(minute % 60));
}

int32_t moment_read(const char *text)
{
    const char *rest = text;
    int year, month, day;
    if (!str_take_digits(&rest, 4, &year) || *rest++ != '-' || !str_take_digits(&rest, 2, &month) ||
        *rest++ != '-' || !str_take_digits(&rest, 2, &day)) {
        return 0;
    }
    int32_t days = moment_join(year, month, day);
    return days > 0 && days < LIMIT_DAY ? days : 0;
}
