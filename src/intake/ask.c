/* ask.c: two maps of answers, and questions in the month's arena. */
#include "intake/ask.h"

#include <string.h>

#include "base/str.h"

void ask_begin(struct ask *ask, struct month *month, const struct intake_options *options)
{
    *ask = (struct ask){.month = month, .options = options};
    for (size_t i = 0; options != NULL && i < options->answer_count; i++) {
        map_put(&ask->answers, options->answers[i].key, (uint32_t)i);
    }
    for (size_t i = 0; options != NULL && i < options->memory_count; i++) {
        map_put(&ask->memory, options->memory[i].key, (uint32_t)i);
    }
}

void ask_finish(struct ask *ask)
{
    map_finish(&ask->answers);
    map_finish(&ask->memory);
    *ask = (struct ask){0};
}

static void make_key(char key[ASK_KEY], const char *prefix, const char *rest)
{
    str_copy(key, ASK_KEY, prefix);
    str_append(key, ASK_KEY, rest);
}

const char *ask_given(const struct ask *ask, const char *prefix, const char *rest)
{
    char key[ASK_KEY];
    uint32_t at;
    if (ask->answers.count == 0) {
        return NULL;
    }
    make_key(key, prefix, rest);
    return map_get(&ask->answers, key, &at) ? ask->options->answers[at].value : NULL;
}

const char *ask_answer(const struct ask *ask, const char *prefix, const char *rest,
                       bool *ret_is_remembered)
{
    char key[ASK_KEY];
    uint32_t at;
    const char *given = ask_given(ask, prefix, rest);
    if (given != NULL || ask->memory.count == 0) {
        return given;
    }
    make_key(key, prefix, rest);
    if (!map_get(&ask->memory, key, &at)) {
        return NULL;
    }
    if (ret_is_remembered != NULL) {
        *ret_is_remembered = true;
    }
    return ask->options->memory[at].value;
}

static const char *keep(struct month *month, const char *text)
{
    return text == NULL || text[0] == '\0' ? "" : arena_text(&month->arena, text, strlen(text));
}

/* One of its choices, or a number where it takes one. */
static bool is_valid(const struct month_question *question, const char *answer)
{
    int64_t number;
    if (question->takes_text && answer[0] != '\0') {
        return true;
    }
    if (question->takes_number && str_to_int64(answer, 1, LIMIT_UNIT_WEIGHT_G, &number)) {
        return true;
    }
    for (size_t i = 0; i < question->choice_count; i++) {
        if (str_equal(question->choices[i].value, answer)) {
            return true;
        }
    }
    return false;
}

void ask_add(struct ask *ask, const struct month_question *question, const char *rest)
{
    struct month *month = ask->month;
    struct month_question copy = *question;
    char key[ASK_KEY];
    make_key(key, question->key, rest);
    const char *answer = ask_answer(ask, question->key, rest, &copy.is_remembered);
    bool is_settled = answer != NULL && is_valid(question, answer);
    copy.is_remembered = copy.is_remembered && is_settled;
    copy.key = keep(month, key);
    copy.text = keep(month, question->text);
    copy.subject = keep(month, question->subject);
    copy.proposed = keep(month, question->proposed);
    copy.answer = is_settled ? keep(month, answer) : "";
    month_ask(month, &copy);
}

struct month_choice ask_choice(struct month *month, const char *value, const char *label)
{
    return (struct month_choice){.value = keep(month, value), .label = keep(month, label)};
}
