/* main.c: borne-helper: what needs root, done for the kiosk. systemd starts one for each question,
 * with the socket as its input and output, and only the kiosk's group can reach the socket. It
 * reads one line, runs one program of a fixed list, and answers "ok" or "no". */
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/assert.h"
#include "base/str.h"
#include "helper/request.h"

enum { PATIENCE_S = 20, NO_SUCH_REQUEST = 2 };

/* Where the programs are: fixed when built, since nobody who asks may choose it. */
#ifndef BORNE_HELPER_STICK
#define BORNE_HELPER_STICK "/usr/lib/borne/stick"
#endif
#ifndef BORNE_HELPER_DEVICE
#define BORNE_HELPER_DEVICE "/usr/lib/borne/device"
#endif
#ifndef BORNE_HELPER_CLOCK
#define BORNE_HELPER_CLOCK "/usr/lib/borne/clock"
#endif
#ifndef BORNE_HELPER_SYSTEMCTL
#define BORNE_HELPER_SYSTEMCTL "/usr/bin/systemctl"
#endif

/* One line, or what came until then; a question that is too long or never ends is none. */
static size_t read_line(char line[HELPER_LINE])
{
    size_t length = 0;
    while (length < HELPER_LINE && (length == 0 || line[length - 1] != '\n')) {
        ssize_t got = read(STDIN_FILENO, line + length, HELPER_LINE - length);
        if (got <= 0) {
            break;
        }
        length += (size_t)got;
    }
    return length;
}

/* Runs `words[0]` with the others behind it, up to the first NULL or "". */
static int run_words(const char *const *words)
{
    static char texts[LIMIT_DEVICES + 4][HELPER_NAME + 88];
    char *arguments[LIMIT_DEVICES + 5] = {NULL};
    for (int i = 0; words[i] != NULL && words[i][0] != '\0'; i++) {
        ASSERT(i < LIMIT_DEVICES + 4);
        bool fits = str_copy(texts[i], sizeof texts[i], words[i]);
        ASSERT(fits);
        arguments[i] = texts[i];
    }
    char search[] = "PATH=/usr/sbin:/usr/bin:/sbin:/bin";
    char *environment[] = {search, NULL};
    posix_spawn_file_actions_t actions;
    pid_t child;
    int status = -1;
    /* Its words are for the journal, not for who asked. */
    if (posix_spawn_file_actions_init(&actions) != 0) {
        return -1;
    }
    if (posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", 0, 0) != 0 ||
        posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO) != 0 ||
        posix_spawn(&child, arguments[0], &actions, NULL, arguments, environment) != 0 ||
        waitpid(child, &status, 0) != child) {
        status = -1;
    }
    posix_spawn_file_actions_destroy(&actions);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int run(const char *program, const char *first, const char *second, const char *third)
{
    return run_words((const char *const[]){program, first, second, third, NULL});
}

static int run_devices(const char *what, const struct helper_request *request)
{
    static char texts[LIMIT_DEVICES][HELPER_DEVICE_TEXT];
    const char *words[LIMIT_DEVICES + 3] = {BORNE_HELPER_DEVICE, what};
    for (int i = 0; i < request->device_count; i++) {
        helper_device_write(&request->devices[i], texts[i]);
        words[2 + i] = texts[i];
    }
    return run_words(words);
}

/* What takes longer than a question is a service of its own, and says in a file how far it is. */
static int start(const char *service, const char *name)
{
    char unit[HELPER_NAME + 32];
    bool fits = str_format(unit, sizeof unit, "%s%s.service", service, name);
    ASSERT(fits);
    return run(BORNE_HELPER_SYSTEMCTL, "start", "--no-block", unit);
}

static int set_clock(uint32_t minutes)
{
    char seconds[16];
    bool fits = str_format(seconds, sizeof seconds, "%llu", 60ULL * minutes);
    ASSERT(fits);
    return run(BORNE_HELPER_CLOCK, "set", seconds, "");
}

static int carry_out(const struct helper_request *request)
{
    switch (request->kind) {
    case HELPER_STICK_WRITE: return run(BORNE_HELPER_STICK, "write", request->name, "");
    case HELPER_STICK_READ: return run(BORNE_HELPER_STICK, "read", request->name, "");
    case HELPER_POWER_OFF: return run(BORNE_HELPER_SYSTEMCTL, "poweroff", "", "");
    case HELPER_RESTART: return run(BORNE_HELPER_SYSTEMCTL, "reboot", "", "");
    case HELPER_UPDATE: return start("borne-update@", request->name);
    case HELPER_UPDATE_BACK: return start("borne-update-back", "");
    case HELPER_DISKS: return start("borne-disks", "");
    case HELPER_DISK_INSTALL: return start("borne-disk@", request->name);
    case HELPER_CLOCK: return set_clock(request->minutes);
    case HELPER_DEVICES: return run_devices("rules", request);
    case HELPER_DEVICES_START: return run_devices("start", request);
    case HELPER_KIND_COUNT: break;
    }
    ASSERT(false && "a request that was read");
    return -1;
}

int main(void)
{
    char line[HELPER_LINE];
    struct helper_request request;
    alarm(PATIENCE_S); /* whoever holds the line open is left */
    signal(SIGPIPE, SIG_IGN);
    size_t length = read_line(line);
    bool is_known = helper_request_read(line, length, &request);
    int code = is_known ? carry_out(&request) : NO_SUCH_REQUEST;
    fprintf(stderr, "%s: %s\n",
            code == 0  ? "done"
            : is_known ? "failed"
                       : "not on the list",
            is_known ? "see above" : "refused");
    const char *answer = code == 0 ? "ok\n" : "no\n";
    return write(STDOUT_FILENO, answer, 3) == 3 && code == 0 ? 0 : 1;
}
