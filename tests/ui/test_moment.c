/* test_moment.c: the local time in words, over the edges of hours, days, months and leap years. */
#include "support/check.h"
#include "ui/moment.h"
#include "ui/words.h"

struct moment {
    int64_t at_s; /* UTC */
    int32_t offset_s;
    const char *month, *half_day, *time;
};

static const struct moment moments[] = {
    {0, 0, "January", "Thursday morning", "00:00"},
    {-5, 0, "January", "Thursday morning", "00:00"}, /* a clock that was never set */
    {1764140399, 0, "November", "Wednesday morning", "06:59"},
    {1764158400, 3600, "November", "Wednesday afternoon", "13:00"},
    {1764158399, 3600, "November", "Wednesday morning", "12:59"},
    {1764176400, 3600, "November", "Wednesday evening", "18:00"},
    {1764543599, 3600, "November", "Sunday evening", "23:59"}, /* 30 November, local time */
    {1764543600, 3600, "December", "Monday morning", "00:00"},
    {1767221999, 3600, "December", "Wednesday evening", "23:59"},
    {1767222000, 3600, "January", "Thursday morning", "00:00"},
    {1835438400, 0, "February", "Tuesday morning", "12:00"}, /* 29 February 2028 */
    {1835481600, 0, "March", "Wednesday morning", "00:00"},
    {4107542399, 0, "February", "Sunday evening", "23:59"}, /* 2100 has no 29 February */
    {4107542400, 0, "March", "Monday morning", "00:00"},
};

static void edges(void)
{
    static const struct ui ui = {0}; /* no translations opened: the texts of the code */
    for (size_t i = 0; i < sizeof moments / sizeof moments[0]; i++) {
        const struct moment *m = &moments[i];
        struct ui_view view = {.now_ms = m->at_s * 1000, .utc_offset_s = m->offset_s};
        char time[8];
        CHECK_STR(moment_month(&ui, &view), m->month);
        CHECK_STR(moment_half_day(&ui, &view), m->half_day);
        moment_time(&view, time, sizeof time, view.now_ms);
        CHECK_STR(time, m->time);
    }
}

static void month_of_the_prep(void)
{
    static const struct ui ui = {0};
    struct ui_view view = {.now_ms = INT64_C(1764140399000)};
    CHECK_STR(moment_prep(&ui, &view), "November’s prep");
}

static void days(void)
{
    static const struct {
        int32_t day;
        const char *text;
    } days[] = {
        {0, ""},
        {-1, ""},
        {1, "Fri 2/01"},
        {20419, "Thu 27/11"},
        {20422, "Sun 30/11"},
        {20423, "Mon 1/12"},
        {20453, "Wed 31/12"},
        {20454, "Thu 1/01"},
        {21243, "Tue 29/02"},
        {21244, "Wed 1/03"},
        {47540, "Sun 28/02"}, /* 2100 */
        {47541, "Mon 1/03"},
    };
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        char text[16] = "?";
        moment_day(LANGUAGE_FR, days[i].day, text, sizeof text);
        CHECK_STR(text, days[i].text);
    }
    struct ui_view view = {.now_ms = INT64_C(1764543599000), .utc_offset_s = 3600};
    CHECK_INT(moment_today(&view), 20422); /* 30 November, a second before midnight */
    view.now_ms += 1000;
    CHECK_INT(moment_today(&view), 20423);
}

static void every_day_is_split_and_joined_alike(void)
{
    int year = 1970, month = 1, of_month = 0;
    for (int32_t day = 0; day < LIMIT_DAY; day++) {
        int y, m, d;
        moment_split(day, &y, &m, &d);
        CHECK_INT(moment_join(y, m, d), day);
        bool follows = (y == year && m == month && d == of_month + 1) ||
                       (y == year && m == month + 1 && d == 1 && of_month >= 28) ||
                       (y == year + 1 && m == 1 && d == 1 && month == 12 && of_month == 31);
        CHECK(follows);
        year = y;
        month = m;
        of_month = d;
    }
    CHECK_INT(moment_join(2000, 2, 29), 11016);
    CHECK_INT(moment_join(2100, 3, 1) - moment_join(2100, 2, 28), 1); /* no leap year */
}

int main(void)
{
    RUN(days);
    RUN(edges);
    RUN(month_of_the_prep);
    RUN(every_day_is_split_and_joined_alike);
    return 0;
}
