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
    free(month->warning_groups);
    free(month->left_out);
    free(month->questions);
    free(month->memory);
    free(month->columns);
    arena_finish(&month->arena);
    memset(month, 0, sizeof *month);
}

static const char *keep(struct month *month, const char *text)
{
    return text[0] == '\0' ? "" : arena_text(&month->arena, text, strlen(text));
}

static void count_warning(struct month *month, enum month_severity severity, const char *code,
                          const char *title, uint32_t row)
{
    size_t i = 0;
    while (i < month->warning_group_count && !str_equal(month->warning_groups[i].code, code)) {
        i++;
    }
    if (i == month->warning_group_count) {
        month->warning_groups = array_grow(month->warning_groups, i, &month->warning_group_room,
                                           sizeof *month->warning_groups);
        month->warning_groups[month->warning_group_count++] =
            (struct month_warning_group){.code = code, .title = title, .severity = severity};
    }
    struct month_warning_group *group = &month->warning_groups[i];
    group->count++;
    if (row > 0 && group->row_count < MONTH_FIRST_ROWS) {
        group->rows[group->row_count++] = row;
    }
}

void month_warn(struct month *month, enum month_severity severity, const char *code,
                const char *title, uint32_t row, const char *text, ...)
{
    count_warning(month, severity, code, title, row);
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
        .text = keep(month, sentence),
        .row = row,
        .severity = severity,
    };
}

void month_leave_out(struct month *month, const char *code, const char *text, size_t orders)
{
    size_t i = 0;
    while (i < month->left_out_count && !(str_equal(month->left_out[i].code, code) &&
                                          str_equal(month->left_out[i].text, text))) {
        i++;
    }
    if (i == month->left_out_count && i == LIMIT_LEFT_OUT) {
        i--;
    } else if (i == month->left_out_count) {
        month->left_out =
            array_grow(month->left_out, i, &month->left_out_room, sizeof *month->left_out);
        month->left_out[month->left_out_count++] =
            (struct month_left_out){.code = code, .text = keep(month, text)};
    }
    month->left_out[i].orders += orders;
}

static bool must_be_answered(const struct month_question *question)
{
    return question->answer[0] == '\0' && !question->may_wait;
}

bool month_ask(struct month *month, const struct month_question *question)
{
    size_t at = month->question_count;
    if (at == LIMIT_QUESTIONS) {
        return false;
    }
    month->questions =
        array_grow(month->questions, at, &month->question_room, sizeof *month->questions);
    while (at > 0 && must_be_answered(question) && !must_be_answered(&month->questions[at - 1])) {
        month->questions[at] = month->questions[at - 1];
        at--;
    }
    month->questions[at] = *question;
    month->question_count++;
    return true;
}

size_t month_open_questions(const struct month *month)
{
    size_t count = 0;
    while (count < month->question_count && must_be_answered(&month->questions[count])) {
        count++;
    }
    return count;
}

const struct month_question *month_first_question(const struct month *month)
{
    return month_open_questions(month) > 0 ? &month->questions[0] : NULL;
}

void month_remember(struct month *month, const char *key, const char *value)
{
    for (size_t i = 0; i < month->memory_count; i++) {
        if (str_equal(month->memory[i].key, key)) {
            month->memory[i].value = keep(month, value);
            return;
        }
    }
    month->memory =
        array_grow(month->memory, month->memory_count, &month->memory_room, sizeof *month->memory);
    month->memory[month->memory_count++] =
        (struct month_memory){.key = keep(month, key), .value = keep(month, value)};
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
