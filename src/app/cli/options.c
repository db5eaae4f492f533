/* options.c: the words of a command line. */
#include "app/cli/options.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"

static bool list_add(struct option_list *list, const char *item, struct error *err)
{
    if (list->count == OPTION_LIST_MOST) {
        return error_set(err, ERROR_INPUT, "usage", "Trop de fichiers ou d’options à la fois.");
    }
    list->items[list->count++] = item;
    return true;
}

/* "1280x800": both between least and most. */
static bool read_size(const char *text, int64_t least, int64_t most, struct option_size *ret)
{
    const char *times = strchr(text, 'x');
    char width_text[16];
    int64_t width, height;
    if (times == NULL || !str_copy_n(width_text, sizeof width_text, text, (size_t)(times - text)) ||
        !str_to_int64(width_text, least, most, &width) ||
        !str_to_int64(times + 1, least, most, &height)) {
        return false;
    }
    *ret = (struct option_size){.width = (int)width, .height = (int)height};
    return true;
}

/* "15.6", "15,6", "22": up to three decimals. */
static bool read_real(const char *text, int64_t least, int64_t most, double *ret)
{
    size_t whole_length = strcspn(text, ".,");
    char whole_text[16];
    int64_t whole, part = 0;
    double scale = 1;
    if (!str_copy_n(whole_text, sizeof whole_text, text, whole_length) ||
        !str_to_int64(whole_text, least, most, &whole)) {
        return false;
    }
    if (text[whole_length] != '\0') {
        const char *decimals = text + whole_length + 1;
        size_t length = strlen(decimals);
        if (length == 0 || length > 3 || !str_to_int64(decimals, 0, 999, &part)) {
            return false;
        }
        for (size_t i = 0; i < length; i++) {
            scale *= 10;
        }
    }
    double value = (double)whole + (double)part / scale;
    if (value > (double)most) {
        return false;
    }
    *ret = value;
    return true;
}

static bool set_value(const struct option *option, const char *value, struct error *err)
{
    bool ok = true;
    switch (option->kind) {
    case OPTION_FLAG: *(bool *)option->to = true; break;
    case OPTION_TEXT: *(const char **)option->to = value; break;
    case OPTION_LIST: return list_add(option->to, value, err);
    case OPTION_NUMBER: ok = str_to_int64(value, option->least, option->most, option->to); break;
    case OPTION_REAL: ok = read_real(value, option->least, option->most, option->to); break;
    case OPTION_SIZE: ok = read_size(value, option->least, option->most, option->to); break;
    }
    if (!ok) {
        return error_set(err, ERROR_INPUT, "usage", "%s : « %s » ne convient pas.", option->name,
                         value);
    }
    return true;
}

/* The option a word begins with; *ret_value is what stands behind "=", or NULL. */
static const struct option *find(const struct option *options, size_t count, const char *word,
                                 const char **ret_value)
{
    size_t length = strcspn(word, "=");
    for (size_t i = 0; i < count; i++) {
        if (strlen(options[i].name) == length && strncmp(options[i].name, word, length) == 0) {
            *ret_value = word[length] == '=' ? word + length + 1 : NULL;
            return &options[i];
        }
    }
    return NULL;
}

/* Says which options there are: `borne labels --help` is asked this way too. */
static bool unknown(const struct option *options, size_t count, const char *word, struct error *err)
{
    char known[sizeof err->text] = "";
    for (size_t i = 0; i < count; i++) {
        (void)str_append(known, sizeof known, i == 0 ? "" : ", ");
        (void)str_append(known, sizeof known, options[i].name);
    }
    return error_set(err, ERROR_INPUT, "usage", "Option inconnue : « %.60s ». Il y a : %s.", word,
                     known);
}

bool options_read(int argc, char **argv, const struct option *options, size_t count,
                  struct option_list *ret_rest, struct error *err)
{
    bool is_over = false;
    for (int i = 0; i < argc; i++) {
        const char *word = argv[i];
        if (is_over || word[0] != '-' || str_equal(word, "-")) {
            if (ret_rest == NULL) {
                return error_set(err, ERROR_INPUT, "usage", "« %s » est de trop.", word);
            }
            if (!list_add(ret_rest, word, err)) {
                return false;
            }
            continue;
        }
        if (str_equal(word, "--")) {
            is_over = true;
            continue;
        }
        const char *value = NULL;
        const struct option *option = find(options, count, word, &value);
        if (option == NULL || (option->kind == OPTION_FLAG && value != NULL)) {
            return unknown(options, count, word, err);
        }
        if (option->kind != OPTION_FLAG && value == NULL) {
            if (i + 1 == argc) {
                return error_set(err, ERROR_INPUT, "usage", "%s attend une valeur.", word);
            }
            value = argv[++i];
        }
        if (!set_value(option, value, err)) {
            return false;
        }
    }
    return true;
}

int options_fail(const char *command, const struct error *err)
{
    fprintf(stderr, "borne %s : %s\n", command, err->text);
    if (err->detail[0] != '\0') {
        fprintf(stderr, "  (%s: %s)\n", err->code, err->detail);
    }
    return error_exit_code(err);
}
