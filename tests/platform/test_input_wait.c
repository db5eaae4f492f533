/* test_input_wait.c: sleeping until a device speaks: pipes stand for the input nodes. Every sleep
 * here ends by what it waits for; none of the checks looks at a clock. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <SDL_thread.h>

#include "base/str.h"
#include "platform/input_wait.h"
#include "support/check.h"

enum { EVER = -1, NOW = 0 };

static char folder[] = "/tmp/borne-input-XXXXXX";

static const char *path_of(const char *name)
{
    static char path[sizeof folder + 32];
    str_format(path, sizeof path, "%s/%s", folder, name);
    return path;
}

/* A node, held open for writing so that its reader never sees an end. */
static int node(const char *name)
{
    CHECK(mkfifo(path_of(name), 0600) == 0);
    int fd = open(path_of(name), O_RDWR | O_CLOEXEC);
    CHECK(fd >= 0);
    return fd;
}

static void speak(int fd)
{
    CHECK(write(fd, "0123456789abcdef01234567", 24) == 24); /* an input_event is 24 bytes */
}

static void what_a_device_says_ends_the_sleep_once(void)
{
    int touch = node("event0"), other = node("mouse0");
    struct input_wait *wait = input_wait_open(folder);
    CHECK(input_wait_count(wait) == 1); /* mouse0 is the same device, told twice */
    CHECK(input_wait_sleep(wait, NOW) == INPUT_WAIT_TIME);
    speak(touch);
    speak(touch);
    CHECK(input_wait_sleep(wait, EVER) == INPUT_WAIT_SPOKE);
    CHECK(input_wait_sleep(wait, NOW) == INPUT_WAIT_TIME); /* taken off the queue */
    input_wait_close(wait);
    close(touch);
    close(other);
    CHECK(unlink(path_of("event0")) == 0 && unlink(path_of("mouse0")) == 0);
}

static void a_device_may_come_and_go(void)
{
    struct input_wait *wait = input_wait_open(folder);
    CHECK(input_wait_count(wait) == 0);
    int touch = node("event3");
    CHECK(input_wait_sleep(wait, EVER) == INPUT_WAIT_CHANGED);
    CHECK(input_wait_count(wait) == 1);
    /* SDL hears of it later: until then the sleep ends by itself, though it was to be for ever. */
    CHECK(input_wait_sleep(wait, EVER) == INPUT_WAIT_SPOKE);
    speak(touch);
    CHECK(input_wait_sleep(wait, NOW) == INPUT_WAIT_SPOKE);
    CHECK(unlink(path_of("event3")) == 0);
    close(touch); /* the last writer: the reader sees the end, as of a pulled device */
    CHECK(input_wait_sleep(wait, EVER) == INPUT_WAIT_CHANGED);
    CHECK(input_wait_count(wait) == 0);
    /* Another one under the same name. */
    touch = node("event3");
    CHECK(input_wait_sleep(wait, EVER) == INPUT_WAIT_CHANGED);
    CHECK(input_wait_count(wait) == 1);
    speak(touch);
    CHECK(input_wait_sleep(wait, NOW) == INPUT_WAIT_SPOKE);
    input_wait_close(wait);
    close(touch);
    CHECK(unlink(path_of("event3")) == 0);
}

static void short_pieces_come_to_an_end(void)
{
    struct input_wait *wait = input_wait_open(folder);
    int touch = node("event1");
    CHECK(input_wait_sleep(wait, EVER) == INPUT_WAIT_CHANGED);
    int pieces = 0;
    while (input_wait_sleep(wait, 150) == INPUT_WAIT_SPOKE) {
        pieces++;
        CHECK(pieces < 1000);
    }
    CHECK(pieces > 10);
    input_wait_close(wait);
    close(touch);
    CHECK(unlink(path_of("event1")) == 0);
}

static int wake(void *context)
{
    input_wait_wake(context);
    return 0;
}

static void other_threads_end_the_sleep(void)
{
    struct input_wait *wait = input_wait_open(NULL);
    SDL_Thread *thread = SDL_CreateThread(wake, "wake", wait);
    CHECK(input_wait_sleep(wait, EVER) == INPUT_WAIT_WOKEN);
    SDL_WaitThread(thread, NULL);
    input_wait_wake(wait); /* before the sleep, and twice: one waking */
    input_wait_wake(wait);
    CHECK(input_wait_sleep(wait, EVER) == INPUT_WAIT_WOKEN);
    CHECK(input_wait_sleep(wait, NOW) == INPUT_WAIT_TIME);
    input_wait_close(wait);
}

static void a_folder_that_is_not_there_has_no_nodes(void)
{
    struct input_wait *wait = input_wait_open("/nonexistent/input");
    CHECK(input_wait_count(wait) == 0);
    CHECK(input_wait_sleep(wait, NOW) == INPUT_WAIT_TIME);
    input_wait_wake(wait);
    CHECK(input_wait_sleep(wait, EVER) == INPUT_WAIT_WOKEN);
    input_wait_close(wait);
    input_wait_close(NULL);
}

int main(void)
{
    CHECK(mkdtemp(folder) != NULL);
    what_a_device_says_ends_the_sleep_once();
    a_device_may_come_and_go();
    short_pieces_come_to_an_end();
    other_threads_end_the_sleep();
    a_folder_that_is_not_there_has_no_nodes();
    CHECK(rmdir(folder) == 0);
    return 0;
}
