/* input_wait.c: poll over the input nodes, the folder they are in, and what other threads say. */
#include "platform/input_wait.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/assert.h"
#include "base/str.h"

/* A PC has about ten: buttons, keyboards, touch, and what sits in the sockets. */
enum { NODES = 64, NAME = 32, WAKE = 0, FOLDER = 1, FIRST = 2 };

/* udev has done with a device within a second on the slowest PC that was seen. */
enum { SETTLE_PIECES = 30, SETTLE_PIECE_MS = 100 };

struct input_wait {
    struct pollfd fds[FIRST + NODES]; /* a node that is not there: fd -1, which poll passes over */
    char names[NODES][NAME];
    char *folder;
    int settling; /* short pieces that are left */
};

static void close_fd(int *fd)
{
    if (*fd >= 0) {
        close(*fd);
    }
    *fd = -1;
}

static int find(const struct input_wait *wait, const char *name)
{
    for (int i = 0; i < NODES; i++) {
        if (wait->fds[FIRST + i].fd >= 0 && str_equal(wait->names[i], name)) {
            return i;
        }
    }
    return -1;
}

/* Opens what is new. A node whose rights udev has not set yet is tried again when it has. */
static void look(struct input_wait *wait)
{
    DIR *folder = wait->folder != NULL ? opendir(wait->folder) : NULL;
    if (folder == NULL) {
        return;
    }
    struct dirent *entry;
    int place = 0;
    while ((entry = readdir(folder)) != NULL) {
        if (strncmp(entry->d_name, "event", 5) != 0 || strlen(entry->d_name) >= NAME ||
            find(wait, entry->d_name) >= 0) {
            continue;
        }
        while (place < NODES && wait->fds[FIRST + place].fd >= 0) {
            place++;
        }
        if (place == NODES) {
            break;
        }
        wait->fds[FIRST + place].fd =
            openat(dirfd(folder), entry->d_name, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        (void)str_copy(wait->names[place], NAME, entry->d_name);
    }
    closedir(folder);
}

struct input_wait *input_wait_open(const char *folder)
{
    struct input_wait *wait = calloc(1, sizeof *wait);
    ASSERT(wait != NULL);
    for (int i = 0; i < FIRST + NODES; i++) {
        wait->fds[i] = (struct pollfd){.fd = -1, .events = POLLIN};
    }
    wait->fds[WAKE].fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (wait->fds[WAKE].fd < 0) {
        free(wait);
        return NULL;
    }
    if (folder != NULL) {
        wait->folder = strdup(folder);
        ASSERT(wait->folder != NULL);
        wait->fds[FOLDER].fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
        if (wait->fds[FOLDER].fd >= 0 &&
            inotify_add_watch(wait->fds[FOLDER].fd, folder,
                              IN_CREATE | IN_DELETE | IN_ATTRIB | IN_MOVED_TO) < 0) {
            close_fd(&wait->fds[FOLDER].fd);
        }
    }
    look(wait);
    return wait;
}

void input_wait_close(struct input_wait *wait)
{
    if (wait == NULL) {
        return;
    }
    for (int i = 0; i < FIRST + NODES; i++) {
        close_fd(&wait->fds[i].fd);
    }
    free(wait->folder);
    free(wait);
}

/* Empties one queue; false when the device is gone. */
static bool drain(struct pollfd *fd)
{
    char bytes[4096];
    ssize_t got;
    do {
        got = read(fd->fd, bytes, sizeof bytes);
    } while (got > 0 || (got < 0 && errno == EINTR));
    return got < 0 && errno == EAGAIN;
}

enum input_wait_end input_wait_sleep(struct input_wait *wait, int timeout_ms)
{
    bool settles = wait->settling > 0 && (timeout_ms < 0 || timeout_ms > SETTLE_PIECE_MS);
    int got = poll(wait->fds, FIRST + NODES, settles ? SETTLE_PIECE_MS : timeout_ms);
    enum input_wait_end end = INPUT_WAIT_TIME;
    if (got <= 0) { /* a signal ends it as the time does */
        wait->settling -= settles;
        return settles ? INPUT_WAIT_SPOKE : INPUT_WAIT_TIME;
    }
    for (int i = 0; i < NODES; i++) {
        struct pollfd *node = &wait->fds[FIRST + i];
        if (node->fd >= 0 && node->revents != 0) {
            end = INPUT_WAIT_SPOKE;
            if (!drain(node)) {
                close_fd(&node->fd);
            }
        }
    }
    if (wait->fds[FOLDER].fd >= 0 && wait->fds[FOLDER].revents != 0) {
        (void)drain(&wait->fds[FOLDER]);
        look(wait);
        wait->settling = SETTLE_PIECES;
        end = INPUT_WAIT_CHANGED;
    }
    if (wait->fds[WAKE].revents != 0) {
        (void)drain(&wait->fds[WAKE]);
        end = INPUT_WAIT_WOKEN;
    }
    return end;
}

void input_wait_wake(struct input_wait *wait)
{
    uint64_t one = 1;
    /* It fails only when the counter is full: then the sleeper has long been woken. */
    ssize_t written = write(wait->fds[WAKE].fd, &one, sizeof one);
    (void)written;
}

int input_wait_count(const struct input_wait *wait)
{
    int count = 0;
    for (int i = 0; i < NODES; i++) {
        count += wait->fds[FIRST + i].fd >= 0;
    }
    return count;
}
