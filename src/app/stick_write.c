/* stick_write.c: asks the helper over its socket. */
#include "app/stick_write.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/log.h"
#include "base/str.h"
#include "helper/request.h"

#define SOCKET_PATH "/run/borne/helper.sock"
enum { ANSWER_S = 20 }; /* a slow stick takes its time to be remounted */

/* The socket, or -1 with errno. */
static int open_socket(void)
{
    const char *given = getenv("BORNE_HELPER"); /* for tests */
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    struct timeval patience = {.tv_sec = ANSWER_S};
    if (!str_copy(address.sun_path, sizeof address.sun_path, given != NULL ? given : SOCKET_PATH)) {
        errno = ENAMETOOLONG;
        return -1;
    }
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0) {
        return -1;
    }
    if (setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience) != 0 ||
        connect(fd, (const struct sockaddr *)&address, sizeof address) != 0) {
        int code = errno;
        close(fd);
        errno = code;
        return -1;
    }
    return fd;
}

/* True when the helper did it. */
static bool ask(enum helper_kind kind, const char *name)
{
    struct helper_request request = {.kind = kind};
    char line[HELPER_LINE], answer[4] = "";
    if (!str_copy(request.name, sizeof request.name, name)) {
        return false;
    }
    int fd = open_socket();
    if (fd < 0) {
        log_line(LOG_INFO, "stick", "no helper: %s", strerror(errno));
        return false;
    }
    size_t length = helper_request_write(&request, line), got = 0;
    bool sent = send(fd, line, length, MSG_NOSIGNAL) == (ssize_t)length;
    while (sent && got < 3) {
        ssize_t part = recv(fd, answer + got, 3 - got, 0);
        if (part <= 0) {
            break;
        }
        got += (size_t)part;
    }
    close(fd);
    return memcmp(answer, "ok\n", 3) == 0;
}

/* The folder of the path: the path itself if it is one. */
static void folder_of(const char *path, char to[LIMIT_PATH])
{
    (void)str_copy(to, LIMIT_PATH, path);
    char *slash = strrchr(to, '/');
    if (access(to, F_OK) != 0 && slash != NULL && slash != to) {
        *slash = '\0';
    }
}

bool stick_write_begin(struct stick_write *write, const char *path, struct error *err)
{
    char folder[LIMIT_PATH];
    write->name[0] = '\0';
    folder_of(path, folder);
    if (access(folder, W_OK) == 0 || errno != EROFS) {
        return true;
    }
    const char *slash = strrchr(folder, '/');
    const char *name = slash != NULL ? slash + 1 : folder;
    struct helper_request request;
    char line[HELPER_LINE];
    /* What is not shown as a stick is not for the helper to touch. */
    bool is_stick = str_format(line, sizeof line, "stick write %s\n", name) &&
                    helper_request_read(line, strlen(line), &request);
    if (is_stick && ask(HELPER_STICK_WRITE, name) && access(folder, W_OK) == 0) {
        (void)str_copy(write->name, sizeof write->name, name);
        return true;
    }
    error_set(err, ERROR_ENVIRONMENT, "stick_read_only",
              "La clé est protégée contre l'écriture. Poussez son verrou, ou prenez-en une autre.");
    return error_detail(err, EROFS, "%s", folder);
}

void stick_write_end(struct stick_write *write)
{
    if (write->name[0] != '\0' && !ask(HELPER_STICK_READ, write->name)) {
        log_line(LOG_WARNING, "stick", "%s is still writable", write->name);
    }
    write->name[0] = '\0';
}
