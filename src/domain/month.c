/* month.c: memory, warnings and sums of a month as read. */
#include "domain/month.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/str.h"

void month_finish(struct month *month)
{
    if (month == NULL) {
        return;
    }
    free(month->products);
    free(month->pickups);
    free(month->orders);
    free(month->lines);
    free(month->warnings);
    arena_finish(&month->arena);
    memset(month, 0, sizeof *month);
}

void month_warn(struct month *month, enum month_severity severity, const char *code, uint32_t row,
                const char *text, ...)
{
    if (month->warning_count == LIMIT_WARNINGS) {
        month->warnings_dropped++;
        return;
    }
    char sentence[400];
    va_list args;
    va_start(args, text);
    str_vformat(sentence, sizeof sentence, text, args);
    va_end(args);
    month->warnings = array_grow(month->warnings, month->warning_count, &month->warning_room,
                                 sizeof *month->warnings);
    month->warnings[month->warning_count++] = (struct month_warning){
        .code = code,
        .text = arena_text(&month->arena, sentence, strlen(sentence)),
        .row = row,
        .severity = severity,
    };
}

int64_t month_units_milli(const struct month *month)
{
    int64_t sum = 0;
    for (size_t i = 0; i < month->line_count; i++) {
        sum += month->lines[i].units_milli;
    }
    return sum;
}

int64_t month_weight_g(const struct month *month)
{
    int64_t sum = 0; /* thousandths of a gram, rounded once */
    for (size_t i = 0; i < month->line_count; i++) {
        const struct month_line *line = &month->lines[i];
        sum += line->units_milli * month->products[line->product].weight_g;
    }
    return (sum + 500) / 1000;
}
