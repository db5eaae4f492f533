/* machine_input.c: the kernel's input devices (evdev): a scanner that is held for us alone where
 * its driver may not be taken off, and keyboards that are watched during a lesson without being
 * taken. */
#include <errno.h>
#include <fcntl.h>
#include <linux/input.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/log.h"
#include "base/str.h"
#include "device/input_keys.h"
#include "device/machine_private.h"

enum { EVENTS_AT_ONCE = 64, NODES = 64 };

struct node {
    char path[64];
    char port[IDENTITY_PORT]; /* of the USB device behind it */
};

static bool has_key(const unsigned char *bits, int key)
{
    return (bits[key / 8] >> (key % 8) & 1) != 0;
}

/* Something that can type a code: digits and Enter. A power button or a remote cannot. */
static bool can_type(int fd)
{
    unsigned char bits[KEY_MAX / 8 + 1] = {0};
    return ioctl(fd, EVIOCGBIT(EV_KEY, sizeof bits), bits) >= 0 && has_key(bits, KEY_1) &&
           has_key(bits, KEY_9) && has_key(bits, KEY_ENTER);
}

/* All input devices that have a node. */
static int list_nodes(struct machine *machine, struct node *nodes, int room)
{
    struct udev_enumerate *list = udev_enumerate_new(machine->udev);
    struct udev_list_entry *entry;
    int count = 0;
    (void)udev_enumerate_add_match_subsystem(list, "input");
    (void)udev_enumerate_scan_devices(list);
    udev_list_entry_foreach(entry, udev_enumerate_get_list_entry(list))
    {
        struct udev_device *device =
            udev_device_new_from_syspath(machine->udev, udev_list_entry_get_name(entry));
        const char *path = device != NULL ? udev_device_get_devnode(device) : NULL;
        if (path != NULL && strstr(path, "/event") != NULL && count < room) {
            struct udev_device *usb =
                udev_device_get_parent_with_subsystem_devtype(device, "usb", "usb_device");
            struct node *node = &nodes[count++];
            (void)str_copy(node->path, sizeof node->path, path);
            (void)str_copy(node->port, sizeof node->port,
                           usb != NULL ? udev_device_get_sysname(usb) : "");
        }
        udev_device_unref(device);
    }
    udev_enumerate_unref(list);
    return count;
}

static int open_node(const char *path)
{
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (fd >= 0 && !can_type(fd)) {
        close(fd);
        return -1;
    }
    return fd;
}

int input_buttons(struct machine *machine, int *fds, int room)
{
    struct node nodes[NODES];
    int count = list_nodes(machine, nodes, NODES), found = 0;
    for (int i = 0; i < count && found < room; i++) {
        unsigned char bits[KEY_MAX / 8 + 1] = {0};
        int fd = open(nodes[i].path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        if (fd < 0) {
            continue;
        }
        if (ioctl(fd, EVIOCGBIT(EV_KEY, sizeof bits), bits) >= 0 && has_key(bits, KEY_POWER) &&
            !can_type(fd)) {
            fds[found++] = fd;
        } else {
            close(fd);
        }
    }
    return found;
}

/* Reads all that is there. False: the device is gone. */
static bool read_keys(int fd, struct reader *reader, int64_t now_ms, const struct reader_sink *sink)
{
    struct input_event events[EVENTS_AT_ONCE];
    for (;;) {
        ssize_t count = read(fd, events, sizeof events);
        if (count < 0) {
            return errno == EAGAIN || errno == EINTR;
        }
        if (count < (ssize_t)sizeof events[0]) {
            return count != 0;
        }
        for (size_t i = 0; i < (size_t)count / sizeof events[0]; i++) {
            uint8_t usage = input_key_usage(events[i].code);
            if (events[i].type == EV_SYN && events[i].code == SYN_DROPPED) {
                reader_lost(reader, now_ms);
            } else if (events[i].type == EV_KEY && usage != 0 && events[i].value < 2) {
                reader_key(reader, usage, events[i].value == 1, now_ms, sink);
            }
        }
    }
}

bool input_open(struct machine *machine, struct slot *slot)
{
    struct node nodes[NODES];
    int count = list_nodes(machine, nodes, NODES);
    for (int i = 0; i < count; i++) {
        int fd = str_equal(nodes[i].port, slot->port) ? open_node(nodes[i].path) : -1;
        if (fd >= 0 && ioctl(fd, EVIOCGRAB, 1) == 0) {
            const struct device_enrolled *known = machine_enrolled(machine, slot->info.key);
            slot->fd = fd;
            slot->info.way = DEVICE_WAY_GRAB;
            (void)reader_init(&slot->reader, DEVICE_WAY_GRAB, (enum device_layout)slot->info.layout,
                              known != NULL ? known->prefix : "", NULL);
            reader_cut_suffix(&slot->reader, known != NULL ? known->suffix : "");
            reader_teach(&slot->reader, machine->lesson);
            return true;
        }
        if (fd >= 0) {
            close(fd);
        }
    }
    return false;
}

bool input_read(struct machine *machine, struct slot *slot, int64_t now_ms)
{
    struct reader_sink sink = machine_sink(slot);
    (void)machine;
    return read_keys(slot->fd, &slot->reader, now_ms, &sink);
}

void input_close(struct slot *slot)
{
    if (slot->fd >= 0 && slot->serial_port == NULL) {
        (void)ioctl(slot->fd, EVIOCGRAB, 0);
        close(slot->fd);
        slot->fd = -1;
    }
}

/* What a watched keyboard typed: only the lesson's code comes this far. */
struct watched {
    struct machine *machine;
    struct watch *watch;
};

static void take_watched(void *context, const struct reader_result *result)
{
    struct watched *watched = context;
    struct slot *slot = slots_by_port(watched->machine, watched->watch->port);
    if (slot != NULL && result->kind == READER_TAUGHT) {
        machine_taught(watched->machine, slot, result);
    } else if (result->kind == READER_TAUGHT) {
        struct device_event event = {.trouble = {.why = DEVICE_NOT_UNDERSTOOD, .count = 1}};
        machine_tell(watched->machine, NULL, DEVICE_EVENT_TROUBLE, &event);
    }
}

void input_watch_read(struct machine *machine, struct watch *watch, int64_t now_ms)
{
    struct watched watched = {machine, watch};
    struct reader_sink sink = {.take = take_watched, .context = &watched};
    if (watch->fd >= 0 && !read_keys(watch->fd, &watch->reader, now_ms, &sink)) {
        close(watch->fd);
        watch->fd = -1;
    }
}

static void watch_node(struct machine *machine, const struct node *node)
{
    struct watch *free_one = NULL;
    for (int i = 0; i < LIMIT_DEVICES; i++) {
        struct watch *watch = &machine->watches[i];
        if (watch->fd >= 0 && str_equal(watch->node, node->path)) {
            return;
        }
        free_one = watch->fd < 0 ? watch : free_one;
    }
    int fd = free_one != NULL ? open_node(node->path) : -1;
    if (fd < 0) {
        return;
    }
    free_one->fd = fd;
    (void)str_copy(free_one->node, sizeof free_one->node, node->path);
    (void)str_copy(free_one->port, sizeof free_one->port, node->port);
    (void)reader_init(&free_one->reader, DEVICE_WAY_GRAB, DEVICE_LAYOUT_US, "", NULL);
    free_one->reader.is_lesson_only = true;
    reader_teach(&free_one->reader, machine->lesson);
}

void input_lesson_look(struct machine *machine)
{
    struct node nodes[NODES];
    int count = list_nodes(machine, nodes, NODES);
    for (int i = 0; i < count; i++) {
        const struct slot *slot = slots_by_port(machine, nodes[i].port);
        if (slot == NULL || slot->fd < 0) { /* one that is held says nothing to others */
            watch_node(machine, &nodes[i]);
        }
    }
}

void input_lesson_tick(struct machine *machine, int64_t now_ms)
{
    for (int i = 0; i < LIMIT_DEVICES; i++) {
        struct watch *watch = &machine->watches[i];
        struct watched watched = {machine, watch};
        struct reader_sink sink = {.take = take_watched, .context = &watched};
        if (watch->fd >= 0) {
            reader_tick(&watch->reader, now_ms, &sink);
        }
    }
}

void input_lesson_begin(struct machine *machine)
{
    machine->look_ms = 0;
}

void input_lesson_end(struct machine *machine)
{
    for (int i = 0; i < LIMIT_DEVICES; i++) {
        if (machine->watches[i].fd >= 0) {
            close(machine->watches[i].fd);
            machine->watches[i].fd = -1;
        }
    }
}

/* A keyboard among the USB devices that is no scanner of ours, or one that is watched and stands on
 * no USB bus. */
int input_other_keyboards(const struct machine *machine, const struct slot *slot)
{
    int count = 0;
    for (int i = 0; i < LIMIT_DEVICES; i++) {
        const struct slot *other = &machine->slots[i];
        bool types = other->is_plugged && other != slot && !other->info.is_enrolled &&
                     other->info.kind == DEVICE_KEYBOARD;
        bool elsewhere = machine->watches[i].fd >= 0 && machine->watches[i].port[0] == '\0';
        count += types + elsewhere;
    }
    return count;
}
