/* file.c: whole files or none. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/assert.h"
#include "base/str.h"

static bool fail(const struct file_out *out, int os_code, const char *call, struct error *err)
{
    const char *name = strrchr(out->path, '/');
    name = name != NULL ? name + 1 : out->path;
    if (os_code == ENOSPC || os_code == EDQUOT) {
        error_set(err, ERROR_ENVIRONMENT, "disk_full",
                  "Il n’y a plus de place pour écrire « %s ». Libérez de la place, ou prenez une "
                  "autre clé, puis recommencez.",
                  name);
    } else if (os_code == EACCES || os_code == EPERM || os_code == EROFS) {
        error_set(err, ERROR_ENVIRONMENT, "not_writable",
                  "Borne n’a pas le droit d’écrire « %s » à cet endroit. Choisissez un autre "
                  "dossier ou une autre clé.",
                  name);
    } else if (os_code == ENOENT || os_code == ENOTDIR) {
        error_set(err, ERROR_ENVIRONMENT, "no_folder",
                  "Le dossier où écrire « %s » n’existe pas, ou la clé a été retirée.", name);
    } else {
        error_set(err, ERROR_ENVIRONMENT, "write_failed",
                  "« %s » n’a pas pu être écrit. Recommencez, ou prenez une autre clé.", name);
    }
    return error_detail(err, os_code, "%s %s: %s", call, out->path, strerror(os_code));
}

bool file_out_open(struct file_out *out, const char *path, struct error *err)
{
    memset(out, 0, sizeof *out);
    bool fits = str_copy(out->path, sizeof out->path, path) &&
                str_format(out->temporary, sizeof out->temporary, "%s.part", path);
    if (!fits) {
        return fail(out, ENAMETOOLONG, "open", err);
    }
    out->stream = fopen(out->temporary, "wb");
    return out->stream != NULL || fail(out, errno, "open", err);
}

bool file_out_write(struct file_out *out, const void *bytes, size_t count)
{
    ASSERT(out->stream != NULL);
    return fwrite(bytes, 1, count, out->stream) == count;
}

/* The rename is only there for good once the folder is on the disk. File systems of sticks that
 * cannot sync a folder say so (EINVAL); that is not a failure. */
static void sync_folder(const char *path)
{
    char folder[LIMIT_PATH];
    str_copy(folder, sizeof folder, path);
    char *slash = strrchr(folder, '/');
    if (slash == NULL) {
        str_copy(folder, sizeof folder, ".");
    } else {
        slash[slash == folder] = '\0';
    }
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        (void)fsync(fd);
        close(fd);
    }
}

bool file_out_commit(struct file_out *out, struct error *err)
{
    ASSERT(out->stream != NULL);
    const char *call = "write";
    errno = 0;
    /* A write that failed earlier left the error flag; its errno is gone, a full disk says it
     * again at the flush. */
    bool ok = fflush(out->stream) == 0;
    int os_code = errno;
    if (ok && ferror(out->stream)) {
        ok = false;
        os_code = ENOSPC;
    }
    if (ok && fsync(fileno(out->stream)) != 0) {
        ok = false;
        os_code = errno;
        call = "fsync";
    }
    if (fclose(out->stream) != 0 && ok) {
        ok = false;
        os_code = errno;
        call = "close";
    }
    out->stream = NULL;
    if (ok && rename(out->temporary, out->path) != 0) {
        ok = false;
        os_code = errno;
        call = "rename";
    }
    if (!ok) {
        unlink(out->temporary);
        return fail(out, os_code, call, err);
    }
    sync_folder(out->path);
    return true;
}

void file_out_abandon(struct file_out *out)
{
    if (out->stream != NULL) {
        fclose(out->stream);
        out->stream = NULL;
        unlink(out->temporary);
    }
}

int64_t file_time_ns(const struct timespec *time)
{
    const int64_t second = 1000000000, most = INT64_MAX / second - 1;
    int64_t seconds = time->tv_sec;
    seconds = seconds > most ? most : seconds < -most ? -most : seconds;
    return seconds * second + time->tv_nsec;
}

uint8_t *file_bytes(const char *path, size_t most, size_t *ret_size)
{
    struct stat info;
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    bool is_file =
        fd >= 0 && fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && (uint64_t)info.st_size <= most;
    size_t size = is_file ? (size_t)info.st_size : 0, length = 0;
    uint8_t *bytes = is_file ? malloc(size + 1) : NULL;
    ASSERT(!is_file || bytes != NULL);
    for (ssize_t got = 1; is_file && got > 0 && length < size;) {
        got = read(fd, bytes + length, size - length);
        length += got > 0 ? (size_t)got : 0;
    }
    if (fd >= 0) {
        close(fd);
    }
    if (!is_file || length != size) {
        free(bytes);
        return NULL;
    }
    bytes[size] = 0;
    *ret_size = size;
    return bytes;
}
