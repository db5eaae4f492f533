/* test_service.c: the words to the service manager, read from a socket of our own. */
#include "app/service.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/str.h"
#include "support/check.h"

/* An abstract socket: nothing is left behind. Returns its descriptor. */
static int listen_here(void)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    char name[sizeof address.sun_path];
    str_format(name, sizeof name, "@borne-test-%d", (int)getpid());
    memcpy(address.sun_path, name, strlen(name));
    address.sun_path[0] = '\0';
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    CHECK(fd >= 0);
    socklen_t length = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + strlen(name));
    CHECK_INT(bind(fd, (const struct sockaddr *)&address, length), 0);
    setenv("NOTIFY_SOCKET", name, 1);
    return fd;
}

static void heard(int fd, const char *want)
{
    char text[64] = "";
    ssize_t length = recv(fd, text, sizeof text - 1, 0);
    text[length > 0 ? length : 0] = '\0';
    CHECK_STR(text, want);
}

static void a_watchdog_is_fed_twice_in_its_patience(void)
{
    int fd = listen_here();
    setenv("WATCHDOG_USEC", "20000000", 1);
    unsetenv("WATCHDOG_PID");
    struct service service = service_open(1000);
    service_ready();
    heard(fd, "READY=1");
    service_turn(&service, 1000);
    heard(fd, "WATCHDOG=1");
    CHECK_INT(service_deadline_ms(&service), 11000);
    service_turn(&service, 10999); /* busy turns say nothing more */
    heard(fd, "");
    service_turn(&service, 11000);
    heard(fd, "WATCHDOG=1");
    service_stopping();
    heard(fd, "STOPPING=1");
    close(fd);
}

static void without_a_watchdog_the_loop_may_sleep(void)
{
    int fd = listen_here();
    unsetenv("WATCHDOG_USEC");
    struct service service = service_open(1000);
    service_turn(&service, 50000);
    heard(fd, "");
    CHECK_INT(service_deadline_ms(&service), INT64_MAX);
    close(fd);
}

static void without_a_service_manager_nothing_is_said(void)
{
    unsetenv("NOTIFY_SOCKET");
    setenv("WATCHDOG_USEC", "20000000", 1);
    setenv("WATCHDOG_PID", "1", 1); /* somebody else's */
    struct service service = service_open(0);
    service_ready();
    service_turn(&service, 10);
    CHECK_INT(service_deadline_ms(&service), INT64_MAX);
}

int main(void)
{
    RUN(a_watchdog_is_fed_twice_in_its_patience);
    RUN(without_a_watchdog_the_loop_may_sleep);
    RUN(without_a_service_manager_nothing_is_said);
    return 0;
}
