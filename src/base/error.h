/* error.h: an operating error (file, disk, memory limit, library), as opposed to a bug (assert.h)
 * and to a rule's no (domain/refusal.h). Filled once where it happens, wrapped at most once,
 * logged once at the top. */
#ifndef BORNE_BASE_ERROR_H
#define BORNE_BASE_ERROR_H

#include <stdbool.h>

enum error_kind {
    ERROR_NONE,
    ERROR_INPUT,       /* what a person gave us is not usable: exit code 2 */
    ERROR_QUESTION,    /* something must be answered first: exit code 3 */
    ERROR_ENVIRONMENT, /* disk, rights, lock, device: exit code 4 */
    ERROR_LIMIT,       /* larger than a number of base/limits.h: exit code 2 */
    ERROR_KIND_COUNT
};

struct error {
    enum error_kind kind;
    int os_code;      /* errno, an SQLite result code, or 0 */
    char code[32];    /* stable short name, "disk_full": for tests, JSON and the log */
    char text[320];   /* a French sentence for the person, UTF-8, says what to do */
    char detail[200]; /* for the helper's log: path, call, library message */
};

/* Fills *err; text and detail are printf formats. Returns false, so that callers can write
 * `return error_set(...)`. A NULL err is allowed. */
bool error_set(struct error *err, enum error_kind kind, const char *code, const char *text, ...)
    __attribute__((format(printf, 4, 5)));

/* Adds the helper's detail (and an OS or library code) to an error already set. Returns false. */
bool error_detail(struct error *err, int os_code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The program's exit code for an error (DESIGN section 8): 2, 3 or 4. */
int error_exit_code(const struct error *err);

#endif
