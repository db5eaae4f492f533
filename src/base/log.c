/* log.c: a line-buffered log with one older file beside it. */
#include "base/log.h"

#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <time.h>

#include "base/error.h"
#include "base/str.h"

static const long size_max = 1L << 20;

static struct {
    pthread_mutex_t lock;
    FILE *file;
    char path[1024];
} logger = {.lock = PTHREAD_MUTEX_INITIALIZER};

static bool reopen(const char *path)
{
    if (logger.file != NULL) {
        fclose(logger.file);
        logger.file = NULL;
    }
    if (path == NULL) {
        return true;
    }
    str_copy(logger.path, sizeof logger.path, path);
    logger.file = fopen(path, "ae");
    return logger.file != NULL;
}

bool log_open(const char *path)
{
    pthread_mutex_lock(&logger.lock);
    bool ok = reopen(path);
    pthread_mutex_unlock(&logger.lock);
    return ok;
}

void log_close(void)
{
    log_open(NULL);
}

static void rotate_when_full(void)
{
    if (ftell(logger.file) < size_max) {
        return;
    }
    char older[sizeof logger.path + 2];
    str_format(older, sizeof older, "%s.1", logger.path);
    rename(logger.path, older);
    char path[sizeof logger.path];
    str_copy(path, sizeof path, logger.path);
    reopen(path);
}

void log_line(enum log_level level, const char *where, const char *format, ...)
{
    static const char *const names[] = {"info", "warning", "error"};
    char text[1024];
    va_list args;
    va_start(args, format);
    str_vformat(text, sizeof text, format, args);
    va_end(args);
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    struct tm tm;
    gmtime_r(&now.tv_sec, &tm);
    char stamp[32];
    strftime(stamp, sizeof stamp, "%Y-%m-%dT%H:%M:%S", &tm);
    pthread_mutex_lock(&logger.lock);
    if (logger.file != NULL) {
        fprintf(logger.file, "%s.%03ldZ %s %s: %s\n", stamp, now.tv_nsec / 1000000, names[level],
                where, text);
        fflush(logger.file);
        rotate_when_full();
    } else if (level >= LOG_WARNING) {
        fprintf(stderr, "borne: %s %s: %s\n", names[level], where, text);
    }
    pthread_mutex_unlock(&logger.lock);
}

void log_error(const char *where, const struct error *err)
{
    log_line(LOG_ERROR, where, "%s (%s%s%s, %d)", err->code, err->text,
             err->detail[0] != '\0' ? "; " : "", err->detail, err->os_code);
}
