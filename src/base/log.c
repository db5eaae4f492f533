/* log.c: a line-buffered log with one older file beside it. */
#include "base/log.h"

#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
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

static void write_stamp(int64_t at_s, char to[32])
{
    time_t at = (time_t)at_s;
    struct tm tm;
    gmtime_r(&at, &tm);
    strftime(to, 32, "%Y-%m-%dT%H:%M:%S", &tm);
}

/* Writes the file anew without its old lines; how many went. Lines begin with their time, which
 * sorts as text. A line without one belongs to the line before it. */
static int64_t forget_in(const char *path, const char *before)
{
    struct file_out out;
    char line[2048];
    int64_t count = 0;
    bool is_old = false;
    FILE *from = fopen(path, "re");
    if (from == NULL || !file_out_open(&out, path, NULL)) {
        if (from != NULL) {
            fclose(from);
        }
        return 0;
    }
    while (fgets(line, sizeof line, from) != NULL) {
        bool has_time = strlen(line) > 20 && line[4] == '-' && line[10] == 'T';
        is_old = has_time ? strncmp(line, before, strlen(before)) < 0 : is_old;
        count += is_old ? 1 : 0;
        if (!is_old) {
            (void)file_out_write(&out, line, strlen(line));
        }
    }
    fclose(from);
    if (count == 0) {
        file_out_abandon(&out);
        return 0;
    }
    return file_out_commit(&out, NULL) ? count : 0;
}

int64_t log_forget(int64_t before_s)
{
    char before[32], path[sizeof logger.path], older[sizeof logger.path + 2];
    int64_t count = 0;
    write_stamp(before_s, before);
    pthread_mutex_lock(&logger.lock);
    if (logger.file != NULL) {
        str_copy(path, sizeof path, logger.path);
        str_format(older, sizeof older, "%s.1", path);
        count = forget_in(older, before) + forget_in(path, before);
        reopen(path);
    }
    pthread_mutex_unlock(&logger.lock);
    return count;
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
    char stamp[32];
    write_stamp(now.tv_sec, stamp);
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
