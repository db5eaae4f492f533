/* check.h: the assertions of the tests. A test file has a main() that calls RUN(test) for each
 * test; a failed check prints both values and where, and the process ends with 1. */
#ifndef BORNE_TESTS_CHECK_H
#define BORNE_TESTS_CHECK_H

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHECK(cond)                                                                                \
    do {                                                                                           \
        if (!(cond)) {                                                                             \
            fprintf(stderr, "%s:%d: not true: %s\n", __FILE__, __LINE__, #cond);                   \
            exit(1);                                                                               \
        }                                                                                          \
    } while (0)

/* A place that is not reached, and why. */
#define CHECK_NEVER(why)                                                                           \
    do {                                                                                           \
        fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, why);                                   \
        exit(1);                                                                                   \
    } while (0)

#define CHECK_INT(got, want)                                                                       \
    do {                                                                                           \
        int64_t check_got = (int64_t)(got), check_want = (int64_t)(want);                          \
        if (check_got != check_want) {                                                             \
            fprintf(stderr, "%s:%d: %s is %" PRId64 ", not %" PRId64 "\n", __FILE__, __LINE__,     \
                    #got, check_got, check_want);                                                  \
            exit(1);                                                                               \
        }                                                                                          \
    } while (0)

#define CHECK_STR(got, want)                                                                       \
    do {                                                                                           \
        const char *check_got = (got), *check_want = (want);                                       \
        if (strcmp(check_got, check_want) != 0) {                                                  \
            fprintf(stderr, "%s:%d: %s is \"%s\", not \"%s\"\n", __FILE__, __LINE__, #got,         \
                    check_got, check_want);                                                        \
            exit(1);                                                                               \
        }                                                                                          \
    } while (0)

#define RUN(test)                                                                                  \
    do {                                                                                           \
        printf("  %s\n", #test);                                                                   \
        fflush(stdout);                                                                            \
        test();                                                                                    \
    } while (0)

#endif
