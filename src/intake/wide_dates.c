/* wide_dates.c: see wide_dates.h. */
#include "intake/wide_dates.h"

#include "base/limits.h"
#include "base/str.h"
#include "intake/date.h"

enum { DATES_MOST = 24, ROWS_ABOVE = 2 };

struct dates {
    long days[DATES_MOST];
    size_t count;
};

static bool find_day(const struct grid *grid, size_t row, size_t column, long *ret_day)
{
    struct date date;
    if (!date_read(grid_cell(grid, row, column), &date)) {
        return false;
    }
    *ret_day = date_days(date);
    return true;
}

/* The day that stands above a column: there, or in the merged cell that began left of it, but not
 * left of the first product. */
static bool day_of(const struct grid *grid, size_t first, size_t row, size_t column, long *ret_day)
{
    for (size_t c = column + 1; c-- > first;) {
        if (find_day(grid, row, c, ret_day)) {
            return true;
        }
    }
    return false;
}

/* The row with a day above the first product; grid->count if there is none. */
static size_t find_row(const struct grid *grid, const struct wide *wide)
{
    size_t from = wide->header > ROWS_ABOVE ? wide->header - ROWS_ABOVE : 0;
    for (size_t row = from; row < wide->first && row < grid->count; row++) {
        long day;
        if (find_day(grid, row, wide->items[0].column, &day)) {
            return row;
        }
    }
    return grid->count;
}

static void list_days(const struct grid *grid, const struct wide *wide, size_t row,
                      struct dates *dates)
{
    for (size_t i = 0; i < wide->item_count; i++) {
        long day;
        bool is_there = !day_of(grid, wide->items[0].column, row, wide->items[i].column, &day);
        for (size_t k = 0; k < dates->count && !is_there; k++) {
            is_there = dates->days[k] == day;
        }
        if (!is_there && dates->count < DATES_MOST) {
            dates->days[dates->count++] = day;
        }
    }
}

static void name_day(char *to, size_t size, long day, const char *form)
{
    struct date date = date_of_days(day);
    bool is_iso = form[0] == 'i';
    str_format(to, size, is_iso ? "%04d-%02d-%02d" : "%02d/%02d/%04d",
               (is_iso ? date.year : date.day) % 10000, date.month,
               (is_iso ? date.day : date.year) % 10000);
}

static void ask(struct collect *collect, const struct dates *dates)
{
    struct month *month = collect->month;
    struct month_choice *choices = arena_array(&month->arena, dates->count + 1, sizeof *choices);
    for (size_t i = 0; i < dates->count; i++) {
        char value[16], day[16], label[64];
        name_day(value, sizeof value, dates->days[i], "iso");
        name_day(day, sizeof day, dates->days[i], "day");
        str_format(label, sizeof label, "La livraison du %s", day);
        choices[i] = ask_choice(month, value, label);
    }
    choices[dates->count] = ask_choice(month, "all", "Toutes ces livraisons");
    struct month_question question = {
        .kind = MONTH_QUESTION_MONTH,
        .key = ASK_DELIVERY,
        .text = "Ce tableau contient plusieurs livraisons. Laquelle prépare-t-on ?",
        .choices = choices,
        .choice_count = dates->count + 1,
        .proposed = "",
    };
    collect->asks_delivery = true;
    ask_add(&collect->ask, &question, "");
}

static void keep_day(const struct grid *grid, size_t row, long day, struct wide *wide)
{
    size_t kept = 0, first = wide->items[0].column;
    for (size_t i = 0; i < wide->item_count; i++) {
        struct wide_column item = wide->items[i];
        long of;
        if (!day_of(grid, first, row, item.column, &of) || of == day) {
            wide->items[kept++] = item;
        }
    }
    wide->item_count = kept;
    wide->total = FIELD_NONE; /* it is of all deliveries */
}

/* Where no order has a date, the delivery says which month it is. */
static void say_period(struct collect *collect, long day)
{
    char *period = collect->month->period;
    struct date date = date_of_days(day);
    if (period[0] == '\0') {
        str_format(period, sizeof collect->month->period, "%04d-%02d", date.year % 10000,
                   date.month);
    }
}

void wide_dates_settle(const struct grid *grid, struct wide *wide, struct collect *collect)
{
    struct dates dates = {.count = 0};
    if (wide->kind != WIDE_PEOPLE_DOWN || wide->item_count == 0) {
        return;
    }
    size_t row = find_row(grid, wide);
    if (row < grid->count) {
        list_days(grid, wide, row, &dates);
    }
    if (dates.count < 2) {
        if (dates.count == 1) {
            say_period(collect, dates.days[0]);
        }
        return;
    }
    if (!collect->asks_delivery) {
        ask(collect, &dates);
    }
    const char *answer = ask_given(&collect->ask, ASK_DELIVERY, "");
    for (size_t i = 0; answer != NULL && i < dates.count; i++) {
        char value[16];
        name_day(value, sizeof value, dates.days[i], "iso");
        if (str_equal(value, answer)) {
            keep_day(grid, row, dates.days[i], wide);
            say_period(collect, dates.days[i]);
            return;
        }
    }
}
