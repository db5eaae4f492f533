/* emulator.c: the emulated world on a real kernel: reads the lines of world.h, from a serial line
 * of the guest or from its input, and plugs the models into vhci_hcd.
 *
 * usb_emulator [TTY]   says "ready" first */
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "device/usbip/usbip_bus.h"
#include "device/world/world.h"

enum { LINE = 1024 };

static bool plug(void *context, struct usb_model *model, const char *port)
{
    (void)port;
    return usbip_bus_plug(context, model);
}

static void unplug(void *context, struct usb_model *model)
{
    usbip_bus_unplug(context, model);
}

static int open_line(const char *path)
{
    int fd = path ? open(path, O_RDWR | O_NOCTTY) : STDIN_FILENO;
    struct termios raw;
    if (fd < 0) {
        perror(path);
        exit(1);
    }
    if (tcgetattr(fd, &raw) == 0) {
        raw.c_iflag &= ~(tcflag_t)(ICRNL | IXON | IGNCR | INLCR);
        raw.c_oflag &= ~(tcflag_t)OPOST;
        raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG | IEXTEN);
        tcsetattr(fd, TCSANOW, &raw);
    }
    return fd;
}

static int64_t clock_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static void put(int fd, const char *text)
{
    for (size_t left = strlen(text); left > 0;) {
        ssize_t count = write(fd, text, left);
        if (count <= 0) {
            exit(1);
        }
        text += count;
        left -= (size_t)count;
    }
}

static void answer(int fd, struct world *world, const char *line)
{
    char reply[WORLD_REPLY], whole[WORLD_REPLY + 1];
    world_do(world, line, reply);
    snprintf(whole, sizeof whole, "%s\n", reply);
    put(fd, whole);
}

int main(int argc, char **argv)
{
    int in = open_line(argc > 1 ? argv[1] : NULL);
    int out = argc > 1 ? in : STDOUT_FILENO;
    struct usbip_bus *bus = usbip_bus_new();
    struct world *world = world_new((struct world_bus){plug, unplug, bus});
    char line[LINE];
    size_t length = 0;
    put(out, "ready\n"); /* what was sent before the line was open is lost */
    for (bool open = true; open;) {
        struct pollfd waits = {.fd = in, .events = POLLIN};
        int ready = poll(&waits, 1, 1);
        usbip_bus_advance(bus, clock_us());
        if (ready <= 0) {
            continue;
        }
        char byte;
        open = read(in, &byte, 1) == 1;
        if (open && byte != '\n' && length + 1 < sizeof line) {
            line[length++] = byte;
        } else if (open && byte == '\n') {
            line[length] = '\0';
            length = 0;
            if (line[0]) {
                answer(out, world, line);
            }
        }
    }
    world_free(world);
    usbip_bus_free(bus);
    return 0;
}
