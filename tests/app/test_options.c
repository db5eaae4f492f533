/* test_options.c: the words of a command line. */
#include "app/cli/options.h"
#include "support/check.h"

struct values {
    bool is_dry;
    const char *data;
    struct option_list sticks, rest;
    int64_t prep;
    double diagonal;
    struct option_size window;
};

static bool read_words(const char *const *words, struct values *ret, struct error *err)
{
    *ret = (struct values){0};
    const struct option options[] = {
        {"--dry-run", OPTION_FLAG, &ret->is_dry, 0, 0},
        {"--data", OPTION_TEXT, &ret->data, 0, 0},
        {"--stick", OPTION_LIST, &ret->sticks, 0, 0},
        {"--prep", OPTION_NUMBER, &ret->prep, 1, 999},
        {"--diagonal", OPTION_REAL, &ret->diagonal, 5, 100},
        {"--window", OPTION_SIZE, &ret->window, 320, 8192},
    };
    char text[12][64];
    char *argv[12];
    int argc = 0;
    for (; words[argc] != NULL; argc++) {
        snprintf(text[argc], sizeof text[argc], "%s", words[argc]);
        argv[argc] = text[argc];
    }
    return options_read(argc, argv, options, sizeof options / sizeof options[0], &ret->rest, err);
}

static void all_kinds_are_read(void)
{
    const char *const words[] = {
        "--dry-run", "--stick",  "a",      "--stick=b", "file.csv", "--diagonal=15,6",
        "--window",  "1280x800", "--prep", "12",        NULL};
    struct values values;
    struct error err = {0};
    CHECK(read_words(words, &values, &err));
    CHECK(values.is_dry);
    CHECK_INT(values.sticks.count, 2);
    CHECK_INT(values.rest.count, 1);
    CHECK_INT(values.prep, 12);
    CHECK_INT(values.diagonal * 10 + 0.5, 156);
    CHECK_INT(values.window.width, 1280);
    CHECK_INT(values.window.height, 800);
}

static void what_does_not_fit_is_refused(void)
{
    const char *const wrong[][3] = {
        {"--unknown", NULL},         {"--prep", "0", NULL},
        {"--prep", "x", NULL},       {"--window", "1280", NULL},
        {"--window", "axb", NULL},   {"--diagonal", "1.", NULL},
        {"--diagonal", "101", NULL}, {"--diagonal", "15.6.", NULL},
        {"--dry-run=yes", NULL},     {"--data", NULL},
        {"--dat", "x", NULL},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct values values;
        struct error err = {0};
        CHECK(!read_words(wrong[i], &values, &err));
        CHECK_STR(err.code, "usage");
        CHECK_INT(error_exit_code(&err), 2);
        CHECK(i > 0 || strstr(err.text, "--diagonal, ") != NULL); /* what there is, is said */
    }
}

int main(void)
{
    RUN(all_kinds_are_read);
    RUN(what_does_not_fit_is_refused);
    return 0;
}
