/* bytes.c: reading with limits, and telling containers apart by content, never by the name. */
#include "intake/bytes.h"

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

/* Progress and cancelling are looked at this often; a stick gives some 10 MB/s. */
static const size_t read_step = (size_t)1 << 20;

const char *bytes_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL || slash[1] == '\0' ? path : slash + 1;
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

/* Fills data[want] from fd; *ret_got is less at the end of the file. */
static bool read_whole(int fd, char *data, size_t want, const struct intake_options *options,
                       size_t *ret_got)
{
    size_t got = 0;
    while (got < want) {
        if (options != NULL && options->cancelled != NULL && options->cancelled(options->context)) {
            errno = ECANCELED;
            return false;
        }
        size_t step = want - got < read_step ? want - got : read_step;
        ssize_t n = read(fd, data + got, step);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n < 0) {
            return false;
        }
        if (n == 0) {
            break;
        }
        got += (size_t)n;
    }
    *ret_got = got;
    return true;
}

static bool refuse_read(struct problem *problem, const char *path, const char *name, int code)
{
    if (code == ECANCELED) {
        return notice_refuse(problem, NOTICE_CANCELLED, 0, NULL, NULL);
    }
    return refuse_errno(problem, path, name, code);
}

bool bytes_read(const char *path, const char *name, size_t most,
                const struct intake_options *options, struct bytes *ret_bytes,
                struct problem *problem)
{
    bool done = false;
    char *data = NULL;
    struct stat info;
    /* O_NONBLOCK: a pipe or a device on the stick must not hold the worker. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0 || fstat(fd, &info) != 0) {
        refuse_errno(problem, path, name, errno);
        goto out;
    }
    if (!S_ISREG(info.st_mode)) {
        notice_refuse(problem, NOTICE_FILE_NOT_REGULAR, 0, name, NULL);
        goto out;
    }
    if (most == 0 && (uint64_t)info.st_size > LIMIT_IMPORT_BYTES) {
        char megabytes[24];
        str_format(megabytes, sizeof megabytes, "%zu", LIMIT_IMPORT_BYTES >> 20);
        notice_refuse(problem, NOTICE_FILE_TOO_LARGE, 0, name, megabytes);
        goto out;
    }
    /* A file of size 0 is read too: some file systems only say EIO then. */
    size_t size = info.st_size > 0 ? (size_t)info.st_size : 1, got = 0;
    size_t want = most > 0 && most < size ? most : size;
    data = malloc(want + 1);
    ASSERT(data != NULL);
    if (!read_whole(fd, data, want, options, &got)) {
        refuse_read(problem, path, name, errno);
        goto out;
    }
    if (info.st_size > 0 && got < want) {
        notice_refuse(problem, NOTICE_FILE_UNREADABLE, 0, name, NULL);
        error_detail(&problem->error, 0, "%s: %zu of %zu bytes", path, got, want);
        goto out;
    }
    data[got] = '\0';
    *ret_bytes = (struct bytes){.data = data, .length = got};
    data = NULL;
    done = true;
out:
    free(data);
    if (fd >= 0) {
        close(fd);
    }
    return done;
}

void bytes_finish(struct bytes *bytes)
{
    if (bytes == NULL) {
        return;
    }
    free(bytes->data);
    *bytes = (struct bytes){0};
}

struct magic {
    const char *start;
    size_t length;
    enum container container;
};

static const struct magic magics[] = {
    {"PK\x03\x04", 4, CONTAINER_ZIP},
    {"PK\x05\x06", 4, CONTAINER_ZIP},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, CONTAINER_OLE},
    {"\x09\x00\x04\x00", 4, CONTAINER_OLD_EXCEL},
    {"\x09\x02\x06\x00", 4, CONTAINER_OLD_EXCEL},
    {"\x09\x04\x06\x00", 4, CONTAINER_OLD_EXCEL},
    {"\x09\x08\x08\x00", 4, CONTAINER_OLD_EXCEL},
    {"\x09\x08\x10\x00", 4, CONTAINER_OLD_EXCEL},
    {"%PDF-", 5, CONTAINER_PDF},
    {"\x89PNG\r\n", 6, CONTAINER_PICTURE},
    {"\xFF\xD8\xFF", 3, CONTAINER_PICTURE},
    {"GIF8", 4, CONTAINER_PICTURE},
    {"II*\0", 4, CONTAINER_PICTURE},
    {"MM\0*", 4, CONTAINER_PICTURE},
    {"Rar!", 4, CONTAINER_ARCHIVE},
    {"7z\xBC\xAF", 4, CONTAINER_ARCHIVE},
    {"\x1F\x8B", 2, CONTAINER_ARCHIVE},
};

static bool is_html(const char *data, size_t length)
{
    size_t at = 0;
    if (length >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0) {
        at = 3;
    }
    while (at < length && (data[at] == ' ' || (data[at] >= '\t' && data[at] <= '\r'))) {
        at++;
    }
    char start[16];
    str_copy_n(start, sizeof start, data + at, length - at < 15 ? length - at : 15);
    str_fold(start, sizeof start, start);
    static const char *const tags[] = {"<!doctype html", "<html", "<head",    "<body",
                                       "<table",         "<?xml", "<!doctype"};
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++) {
        if (str_starts(start, tags[i])) {
            return true;
        }
    }
    return false;
}

/* Text holds no NUL, except UTF-16 text, which begins with its mark; and few control characters. */
static bool is_binary(const char *data, size_t length)
{
    if (length >= 2 && (memcmp(data, "\xFF\xFE", 2) == 0 || memcmp(data, "\xFE\xFF", 2) == 0)) {
        return false;
    }
    if (memchr(data, '\0', length) != NULL) {
        return true;
    }
    size_t controls = 0, looked = length < 65536 ? length : 65536;
    for (size_t i = 0; i < looked; i++) {
        unsigned char c = (unsigned char)data[i];
        controls += (c < ' ' && !(c >= '\t' && c <= '\r')) || c == 0x7F ? 1 : 0;
    }
    return controls > looked / 50;
}

enum container bytes_container(const struct bytes *bytes)
{
    const char *data = bytes->data;
    size_t length = bytes->length;
    size_t mark = length >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    if (mark + strspn(data + mark, " \t\r\n") == length) {
        return CONTAINER_EMPTY;
    }
    for (size_t i = 0; i < sizeof magics / sizeof magics[0]; i++) {
        const struct magic *magic = &magics[i];
        if (length >= magic->length && memcmp(data, magic->start, magic->length) == 0) {
            return magic->container;
        }
    }
    if (is_html(data, length)) {
        return CONTAINER_HTML;
    }
    return is_binary(data, length) ? CONTAINER_BINARY : CONTAINER_TEXT;
}

enum notice bytes_container_notice(enum container container)
{
    switch (container) {
    case CONTAINER_EMPTY: return NOTICE_FILE_EMPTY;
    case CONTAINER_ARCHIVE: return NOTICE_FILE_ZIP;
    case CONTAINER_OLD_EXCEL: return NOTICE_FILE_OLD_EXCEL;
    case CONTAINER_PDF: return NOTICE_FILE_PDF;
    case CONTAINER_PICTURE: return NOTICE_FILE_PICTURE;
    case CONTAINER_HTML: return NOTICE_FILE_HTML;
    case CONTAINER_BINARY: return NOTICE_FILE_BINARY;
    case CONTAINER_TEXT:
    case CONTAINER_ZIP:
    case CONTAINER_OLE:
    case CONTAINER_COUNT: break;
    }
    ASSERT_UNREACHABLE("container");
}
