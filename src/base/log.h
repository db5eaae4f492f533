/* log.h: lines for the helper (never for the volunteer): time, level, place, text. Any thread. */
#ifndef BORNE_BASE_LOG_H
#define BORNE_BASE_LOG_H

#include <stdbool.h>
#include <stdint.h>

struct error;

enum log_level { LOG_INFO, LOG_WARNING, LOG_ERROR };

/* Appends to the file at `path` from now on (stderr until then, and when it cannot be opened:
 * false). The file is kept under 1 MiB by moving it once to `path`.1. NULL goes back to stderr. */
bool log_open(const char *path);
void log_close(void);
/* Takes the lines out of the open file, and of the older one beside it, whose time is before
 * `before_s` (seconds since 1970, UTC); returns how many. 0 when none is open. */
int64_t log_forget(int64_t before_s);
/* Lines below `level` are not written; default LOG_INFO with a file, LOG_WARNING on stderr. */
void log_line(enum log_level level, const char *where, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* One line with kind, code, text, OS code and detail. */
void log_error(const char *where, const struct error *err);

#endif
