/* helper_ask.c: a line to the helper's socket, its answer. */
#include "app/helper_ask.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/log.h"
#include "base/str.h"

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

bool helper_is_there(void)
{
    const char *given = getenv("BORNE_HELPER");
    return access(given != NULL ? given : SOCKET_PATH, F_OK) == 0;
}

bool helper_ask(const struct helper_request *request)
{
    char line[HELPER_LINE], answer[4] = "";
    int fd = open_socket();
    if (fd < 0) {
        log_line(LOG_INFO, "helper", "no helper: %s", strerror(errno));
        return false;
    }
    size_t length = helper_request_write(request, line), got = 0;
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

bool helper_name(struct helper_request *request, const char *name)
{
    char line[HELPER_LINE];
    struct helper_request read = *request;
    if (!str_copy(read.name, sizeof read.name, name)) {
        return false;
    }
    /* The words of any request with a name do: what is asked is whether the name is one. */
    bool is_name = str_format(line, sizeof line, "stick read %s\n", name) &&
                   helper_request_read(line, strlen(line), &read);
    if (is_name) {
        (void)str_copy(request->name, sizeof request->name, name);
    }
    return is_name;
}
