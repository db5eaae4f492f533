/* source.c: a descriptor with limits. */
#include "intake/source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/assert.h"
#include "base/limits.h"
#include "base/str.h"
#include "intake/intake.h"

/* Cancelling is looked at this often; a stick gives some 10 MB/s. */
static const size_t load_step = (size_t)1 << 20;

struct source source_none(void)
{
    return (struct source){.fd = -1};
}

struct source source_of_bytes(struct bytes *bytes)
{
    struct source source = {.fd = -1, .memory = *bytes, .length = bytes->length};
    *bytes = (struct bytes){0};
    return source;
}

void source_finish(struct source *source)
{
    if (source->fd >= 0) {
        close(source->fd);
    }
    bytes_finish(&source->memory);
    *source = source_none();
}

static bool refuse_errno(struct problem *problem, const char *path, const char *name, int code)
{
    enum notice notice = NOTICE_FILE_UNREADABLE;
    if (code == ENOENT || code == ENOTDIR) {
        notice = NOTICE_FILE_MISSING;
    } else if (code == EACCES || code == EPERM) {
        notice = NOTICE_FILE_FORBIDDEN;
    } else if (code == EISDIR) {
        notice = NOTICE_FILE_NOT_REGULAR;
    }
    notice_refuse(problem, notice, 0, name, NULL);
    return error_detail(&problem->error, code, "%s", path);
}

bool source_open(const char *path, const char *name, struct source *ret_source,
                 struct problem *problem)
{
    struct stat info;
    struct source source = source_none();
    /* O_NONBLOCK: a pipe or a device on the stick must not hold the worker. */
    source.fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (source.fd < 0 || fstat(source.fd, &info) != 0) {
        refuse_errno(problem, path, name, errno);
    } else if (!S_ISREG(info.st_mode)) {
        notice_refuse(problem, NOTICE_FILE_NOT_REGULAR, 0, name, NULL);
    } else if ((uint64_t)info.st_size > LIMIT_IMPORT_BYTES) {
        char megabytes[24];
        str_format(megabytes, sizeof megabytes, "%zu", LIMIT_IMPORT_BYTES >> 20);
        notice_refuse(problem, NOTICE_FILE_TOO_LARGE, 0, name, megabytes);
    } else {
        char one;
        source.length = (size_t)info.st_size;
        /* A file of size 0 is read too: some file systems only say EIO then. */
        if (source.length > 0 || read(source.fd, &one, 1) >= 0) {
            *ret_source = source;
            return true;
        }
        refuse_errno(problem, path, name, errno);
    }
    source_finish(&source);
    return false;
}

bool source_read(const struct source *source, size_t at, char *to, size_t size, const char *name,
                 struct problem *problem)
{
    ASSERT(at <= source->length && size <= source->length - at);
    if (source->fd < 0) {
        if (size > 0) {
            memcpy(to, source->memory.data + at, size);
        }
        return true;
    }
    for (size_t got = 0; got < size;) {
        ssize_t n = pread(source->fd, to + got, size - got, (off_t)(at + got));
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            int code = n < 0 ? errno : 0;
            notice_refuse(problem, NOTICE_FILE_UNREADABLE, 0, name, NULL);
            return error_detail(&problem->error, code, "%zu of %zu bytes", at + got,
                                source->length);
        }
        got += (size_t)n;
    }
    return true;
}

bool source_load(struct source *source, const struct intake_options *options, const char *name,
                 struct bytes *ret_bytes, struct problem *problem)
{
    bool done = true;
    if (source->fd < 0) {
        *ret_bytes = source->memory;
        source->memory = (struct bytes){0};
        return true;
    }
    struct bytes bytes = {.data = malloc(source->length + 1), .length = source->length};
    ASSERT(bytes.data != NULL);
    for (size_t at = 0; done && at < bytes.length;) {
        size_t step = bytes.length - at < load_step ? bytes.length - at : load_step;
        if (options != NULL && options->cancelled != NULL && options->cancelled(options->context)) {
            done = notice_refuse(problem, NOTICE_CANCELLED, 0, NULL, NULL);
        } else {
            done = source_read(source, at, bytes.data + at, step, name, problem);
        }
        at += step;
    }
    bytes.data[bytes.length] = '\0';
    if (!done) {
        bytes_finish(&bytes);
        return false;
    }
    *ret_bytes = bytes;
    return true;
}
