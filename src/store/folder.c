/* folder.c: mkdir, flock, fsync. */
#include "store/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/str.h"

static bool fail(struct error *err, const char *dir)
{
    int code = errno;
    switch (code) {
    case ENOSPC:
    case EDQUOT:
        error_set(err, ERROR_ENVIRONMENT, "disk_full",
                  "Le disque est plein : rien de plus ne peut être noté. Faites de la place, puis "
                  "reprenez.");
        break;
    case EROFS:
    case EACCES:
    case EPERM:
        error_set(err, ERROR_ENVIRONMENT, "data_read_only",
                  "Le dossier de données est protégé contre l’écriture. Vérifiez les droits du "
                  "dossier.");
        break;
    default:
        error_set(err, ERROR_ENVIRONMENT, "data_unusable",
                  "Le dossier de données ne peut pas être ouvert. Vérifiez qu’il existe et ses "
                  "droits.");
    }
    return error_detail(err, code, "%.120s: %s", dir, strerror(code));
}

/* Cuts the last part off; "." when there is none. */
static void parent_of(char *path)
{
    size_t length = strlen(path);
    while (length > 0 && path[length - 1] == '/') {
        length--;
    }
    while (length > 0 && path[length - 1] != '/') {
        length--;
    }
    while (length > 1 && path[length - 1] == '/') {
        length--;
    }
    path[length] = '\0';
    if (length == 0) {
        str_copy(path, 2, ".");
    }
}

bool folder_sync(const char *dir, struct error *err)
{
    int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) {
        return fail(err, dir);
    }
    bool done = fsync(fd) == 0 || errno == EINVAL || fail(err, dir);
    close(fd);
    return done;
}

bool folder_make(const char *dir, struct error *err)
{
    struct stat status;
    if (stat(dir, &status) == 0) {
        errno = ENOTDIR;
        return S_ISDIR(status.st_mode) || fail(err, dir);
    }
    char path[LIMIT_PATH];
    if (dir[0] == '\0' || !str_copy(path, sizeof path, dir)) {
        errno = dir[0] == '\0' ? ENOENT : ENAMETOOLONG;
        return fail(err, dir);
    }
    parent_of(path);
    if (!folder_make(path, err)) {
        return false;
    }
    if (mkdir(dir, 0700) != 0 && errno != EEXIST) {
        return fail(err, dir);
    }
    return folder_sync(path, err);
}

bool folder_lock(const char *dir, int *ret_fd, struct error *err)
{
    char path[LIMIT_PATH];
    if (!str_format(path, sizeof path, "%s/borne.lock", dir)) {
        errno = ENAMETOOLONG;
        return fail(err, dir);
    }
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0) {
        return fail(err, path);
    }
    if (flock(fd, LOCK_EX | LOCK_NB) != 0) {
        bool is_held = errno == EWOULDBLOCK;
        if (is_held) {
            error_set(err, ERROR_ENVIRONMENT, "data_locked",
                      "Borne est déjà ouvert sur ces données. Fermez l’autre fenêtre, ou attendez "
                      "qu’elle ait fini.");
            error_detail(err, EWOULDBLOCK, "%.120s is locked", path);
        } else {
            fail(err, path);
        }
        close(fd);
        return false;
    }
    *ret_fd = fd;
    return true;
}

void folder_unlock(int fd)
{
    if (fd >= 0) {
        close(fd);
    }
}
