/* table.c: see table.h. */
#include "table.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/assert.h"
#include "base/str.h"

static struct table_row *add(struct table *table, const char *key, const char *unit,
                             struct samples *samples, int permil)
{
    ASSERT(table->count < TABLE_ROWS);
    struct table_row *row = &table->rows[table->count++];
    *row = (struct table_row){
        .key = key,
        .unit = unit,
        .is_measured = samples->count > 0,
        .value = samples_at(samples, permil),
        .least = samples_at(samples, 0),
        .most = samples_at(samples, 1000),
        .count = samples->count,
    };
    if (!row->is_measured) {
        table_note(row, "not measured");
    }
    return row;
}

struct table_row *table_add(struct table *table, const char *key, const char *unit,
                            struct samples *samples, const char *what, ...)
{
    struct table_row *row = add(table, key, unit, samples, 500);
    va_list args;
    va_start(args, what);
    str_vformat(row->what, sizeof row->what, what, args);
    va_end(args);
    return row;
}

struct table_row *table_add_at(struct table *table, const char *key, const char *unit,
                               struct samples *samples, int permil, const char *what)
{
    struct table_row *row = add(table, key, unit, samples, permil);
    str_copy(row->what, sizeof row->what, what);
    return row;
}

void table_aim(struct table_row *row, enum table_aim aim, double value)
{
    row->aim = aim;
    row->aim_value = value;
}

void table_note(struct table_row *row, const char *note)
{
    str_copy(row->note, sizeof row->note, note);
}

static bool is_reached(const struct table_row *row)
{
    return row->aim == AIM_NONE ||
           (row->aim == AIM_BELOW ? row->value < row->aim_value : row->value > row->aim_value);
}

static int digits_of(double value)
{
    return value >= 1000 ? 0 : value >= 10 ? 1 : value >= 0.1 ? 2 : 4;
}

static void print_row(const struct table_row *row)
{
    char value[64] = "-", spread[64] = "", aim[64] = "";
    if (row->is_measured) {
        int digits = digits_of(row->value);
        str_format(value, sizeof value, "%.*f %s", digits, row->value, row->unit);
        str_format(spread, sizeof spread, "%.*f .. %.*f", digits, row->least, digits, row->most);
    }
    if (row->aim != AIM_NONE) {
        const char *verdict = !row->is_measured ? "" : is_reached(row) ? "  ok" : "  MISSED";
        str_format(aim, sizeof aim, "%s %g%s", row->aim == AIM_BELOW ? "<" : ">", row->aim_value,
                   verdict);
    }
    printf("%-68s %16s  %-20s %4zu  %-14s %s\n", row->what, value, spread, row->count, aim,
           row->note);
}

void table_print(const struct table *table)
{
    printf("%-68s %16s  %-20s %4s  %-14s\n", "measured", "median", "least .. most", "n", "aim");
    for (size_t i = 0; i < table->count; i++) {
        print_row(&table->rows[i]);
    }
}

static void print_text(const char *text)
{
    putchar('"');
    for (; *text != '\0'; text++) {
        if (*text == '"' || *text == '\\') {
            putchar('\\');
        }
        putchar(*text);
    }
    putchar('"');
}

void table_print_json(const struct table *table)
{
    printf("[\n");
    for (size_t i = 0; i < table->count; i++) {
        const struct table_row *row = &table->rows[i];
        printf("  {\"key\": ");
        print_text(row->key);
        printf(", \"what\": ");
        print_text(row->what);
        printf(", \"unit\": ");
        print_text(row->unit);
        if (row->is_measured) {
            printf(", \"value\": %.6g, \"least\": %.6g, \"most\": %.6g", row->value, row->least,
                   row->most);
        } else {
            printf(", \"value\": null, \"least\": null, \"most\": null");
        }
        printf(", \"samples\": %zu", row->count);
        if (row->aim != AIM_NONE) {
            printf(", \"%s\": %g, \"reached\": %s", row->aim == AIM_BELOW ? "below" : "above",
                   row->aim_value,
                   !row->is_measured ? "null"
                   : is_reached(row) ? "true"
                                     : "false");
        }
        printf(", \"note\": ");
        print_text(row->note);
        printf("}%s\n", i + 1 < table->count ? "," : "");
    }
    printf("]\n");
}

bool table_is_good(const struct table *table)
{
    for (size_t i = 0; i < table->count; i++) {
        if (table->rows[i].is_measured && !is_reached(&table->rows[i])) {
            return false;
        }
    }
    return true;
}
