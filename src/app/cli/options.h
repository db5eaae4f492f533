/* options.h: reads a command's words against a table of its options. "--name VALUE" and
 * "--name=VALUE" are the same. Knows no command. */
#ifndef BORNE_APP_OPTIONS_H
#define BORNE_APP_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

enum option_kind {
    OPTION_FLAG,   /* bool */
    OPTION_TEXT,   /* const char *, borrowed from argv */
    OPTION_LIST,   /* struct option_list: may be given several times */
    OPTION_NUMBER, /* int64_t within least..most */
    OPTION_REAL,   /* double within least..most: "15.6" or "15,6" */
    OPTION_SIZE    /* struct option_size: "1280x800" */
};

enum { OPTION_LIST_MOST = 64 };

struct option_list {
    const char *items[OPTION_LIST_MOST]; /* borrowed from argv */
    int count;
};

struct option_size {
    int width, height;
};

struct option {
    const char *name; /* "--data" */
    enum option_kind kind;
    void *to; /* what the kind says; untouched when the option is not given */
    int64_t least, most;
};

/* Reads all words. Those that are no options come to *ret_rest; it may be NULL when there may be
 * none. "--" ends the options. False: ERROR_INPUT "usage" says which word. */
bool options_read(int argc, char **argv, const struct option *options, size_t count,
                  struct option_list *ret_rest, struct error *err);

/* Tells the error on stderr, with its detail, and returns the exit code of the program. */
int options_fail(const char *command, const struct error *err);

#endif
