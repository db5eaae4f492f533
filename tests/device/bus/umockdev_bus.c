/* umockdev_bus.c: arrival, leaving and time of the models on the umockdev bus. */
#include "device/bus/umockdev_bus.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "device/bus/umockdev_input.h"
#include "device/bus/umockdev_sys.h"

#ifndef F_SETPIPE_SZ
#define F_SETPIPE_SZ 1031 /* of Linux, which POSIX headers do not show */
#endif

enum { STEP_US = 1000 }; /* of the clock, between two looks at what is due */

struct umockdev_bus {
    UMockdevTestbed *testbed;
    char *root;
    struct umockdev_input *button;
    struct umockdev_device *devices; /* also those that are gone: clients may still hold them */
    /* One arrival, departure or tick at a time: who has unplugged a model may free it. */
    pthread_mutex_t changes;
    pthread_mutex_t files; /* one change of umockdev's files at a time */
    pthread_mutex_t lock;  /* of the list and of what follows */
    int64_t now_us;
    int last_address;
    bool kernel_reads;
    bool running, stops;
    int speed;
    pthread_t thread;
};

struct umockdev_bus *umockdev_bus_new(void)
{
    struct umockdev_bus *bus = calloc(1, sizeof *bus);
    if (!bus) {
        abort();
    }
    pthread_mutex_init(&bus->lock, NULL);
    pthread_mutex_init(&bus->files, NULL);
    pthread_mutex_init(&bus->changes, NULL);
    bus->testbed = umockdev_testbed_new();
    if (!umockdev_in_mock_environment()) {
        umockdev_bus_free(bus);
        return NULL;
    }
    bus->root = umockdev_testbed_get_root_dir(bus->testbed);
    return bus;
}

UMockdevTestbed *umockdev_bus_testbed(struct umockdev_bus *bus)
{
    return bus->testbed;
}

/* The node is a FIFO: libusb polls it, and a plain file would always be ready. */
static void make_node(struct umockdev_bus *bus, struct umockdev_device *device)
{
    static const char *const folders[] = {"dev", "dev/bus", "dev/bus/usb", "dev/bus/usb/001"};
    char path[512];
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        snprintf(path, sizeof path, "%s/%s", bus->root, folders[i]);
        mkdir(path, 0755);
    }
    snprintf(path, sizeof path, "%s%s", bus->root, device->node);
    device->gate = -1;
    if (mkfifo(path, 0666) == 0) {
        device->gate = open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC);
    }
    if (device->gate < 0 || fcntl(device->gate, F_SETPIPE_SZ, 4096) < 0) {
        perror(path);
        abort();
    }
    umockdev_device_gate(device);
}

/* A HID keyboard: its report descriptor begins with the usage "keyboard". */
static bool types(const struct usb_model *model)
{
    static const uint8_t begins[] = {0x05, 0x01, 0x09, 0x06};
    return model->report && memcmp(model->report, begins, sizeof begins) == 0;
}

/* Node and files of the device, and those of the kernel's driver for HID. */
static void add_files(struct umockdev_bus *bus, struct umockdev_device *device, int address)
{
    pthread_mutex_lock(&bus->files);
    umockdev_testbed_attach_ioctl(bus->testbed, device->node, device->handler, NULL);
    make_node(bus, device);
    if (!device->is_quiet && types(device->model)) {
        device->input =
            umockdev_input_new(bus->testbed, bus->root, device->number, device->model->strings[2]);
    }
    umockdev_sys_add(bus->testbed, device, address);
    if (!device->is_quiet) {
        umockdev_sys_add_hid(bus->testbed, device);
        device->has_driver_files = true;
    }
    pthread_mutex_unlock(&bus->files);
}

/* A program took the interface: what the driver had made of it goes. */
static void drop_driver_files(struct umockdev_bus *bus, struct umockdev_device *device)
{
    pthread_mutex_lock(&bus->files);
    if (device->has_driver_files) {
        device->has_driver_files = false;
        umockdev_sys_remove_hid(bus->testbed, device);
        if (device->input) {
            umockdev_input_close(device->input);
        }
    }
    pthread_mutex_unlock(&bus->files);
}

/* The one that is plugged in now. */
static struct umockdev_device *find(struct umockdev_bus *bus, const struct usb_model *model)
{
    pthread_mutex_lock(&bus->lock);
    struct umockdev_device *device = bus->devices;
    while (device && (device->model != model || device->is_gone)) {
        device = device->next;
    }
    pthread_mutex_unlock(&bus->lock);
    return device;
}

/* Off the bus: the node stays usable for those who hold it, and says that nothing is there. */
static void take_off(struct umockdev_bus *bus, struct umockdev_device *device)
{
    pthread_mutex_lock(&device->lock);
    bool was_gone = device->is_gone;
    device->is_gone = true;
    umockdev_device_gate(device);
    pthread_mutex_unlock(&device->lock);
    if (was_gone) {
        return;
    }
    drop_driver_files(bus, device);
    pthread_mutex_lock(&bus->files);
    umockdev_sys_remove(bus->testbed, device);
    /* Its calls stay answered, with "no device", until the bus ends: a client in the middle of one
     * would be torn down by umockdev when they are detached. */
    char path[512];
    snprintf(path, sizeof path, "%s%s", bus->root, device->node);
    unlink(path);
    pthread_mutex_unlock(&bus->files);
}

void umockdev_bus_plug(struct umockdev_bus *bus, struct usb_model *model, const char *port)
{
    struct umockdev_device *device = calloc(1, sizeof *device);
    if (!device) {
        abort();
    }
    pthread_mutex_lock(&bus->changes);
    struct umockdev_device *before = find(bus, model);
    if (before) { /* it left by itself, and nobody has taken it off yet */
        take_off(bus, before);
    }
    pthread_mutex_lock(&bus->lock);
    int address = ++bus->last_address + 1; /* 1 is the hub */
    pthread_mutex_unlock(&bus->lock);
    device->bus = bus;
    device->model = model;
    device->interfaces = model->configuration[4];
    device->ready_last = &device->ready;
    device->is_quiet = !bus->kernel_reads || model->configuration[9 + 5] != 3;
    pthread_mutex_init(&device->lock, NULL);
    for (size_t i = 0; i < UMOCKDEV_INTERFACES; i++) {
        device->is_bound[i] = i < model->configuration[4];
    }
    snprintf(device->node, sizeof device->node, "/dev/bus/usb/001/%03d", address);
    snprintf(device->sys, sizeof device->sys, "/sys/devices/pci0000:00/usb1/%s", port);
    device->number = address;
    usb_model_plug(model, (struct usb_port){umockdev_device_done, umockdev_device_left, device});
    device->handler = umockdev_ioctl_base_new();
    g_signal_connect(device->handler, "handle-ioctl", G_CALLBACK(umockdev_device_ioctl), device);
    g_signal_connect(device->handler, "client-vanished", G_CALLBACK(umockdev_device_vanished),
                     device);
    pthread_mutex_lock(&bus->lock);
    device->next = bus->devices;
    bus->devices = device;
    pthread_mutex_unlock(&bus->lock);
    add_files(bus, device, address);
    if (!device->is_quiet) {
        umockdev_device_kernel_reads(device);
    }
    pthread_mutex_unlock(&bus->changes);
}

void umockdev_bus_unplug(struct umockdev_bus *bus, struct usb_model *model)
{
    usb_model_unplug(model);
    pthread_mutex_lock(&bus->changes);
    struct umockdev_device *device = find(bus, model);
    if (device) {
        take_off(bus, device);
    }
    pthread_mutex_unlock(&bus->changes);
}

void umockdev_bus_kernel_reads(struct umockdev_bus *bus, bool reads)
{
    bus->kernel_reads = reads;
}

void umockdev_bus_advance(struct umockdev_bus *bus, int64_t now_us)
{
    pthread_mutex_lock(&bus->changes);
    pthread_mutex_lock(&bus->lock);
    bus->now_us = now_us > bus->now_us ? now_us : bus->now_us;
    struct umockdev_device *device = bus->devices;
    pthread_mutex_unlock(&bus->lock);
    for (; device; device = device->next) { /* only ever added to, at its head */
        pthread_mutex_lock(&device->lock);
        bool gone = device->is_gone, left = device->has_left, bound = device->is_bound[0];
        pthread_mutex_unlock(&device->lock);
        if (!gone && left) {
            take_off(bus, device);
        } else if (!gone) {
            usb_model_advance(device->model, now_us);
            if (!bound) {
                drop_driver_files(bus, device);
            } else if (!device->is_quiet) {
                umockdev_device_kernel_reads(device);
            }
        }
    }
    pthread_mutex_unlock(&bus->changes);
}

int64_t umockdev_bus_now(struct umockdev_bus *bus)
{
    pthread_mutex_lock(&bus->lock);
    int64_t now = bus->now_us;
    pthread_mutex_unlock(&bus->lock);
    return now;
}

static int64_t clock_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static void *run(void *context)
{
    struct umockdev_bus *bus = context;
    int64_t start = clock_us(), base = umockdev_bus_now(bus);
    for (bool stops = false; !stops;) {
        const struct timespec step = {0, STEP_US * 1000};
        nanosleep(&step, NULL);
        umockdev_bus_advance(bus, base + (clock_us() - start) * bus->speed);
        pthread_mutex_lock(&bus->lock);
        stops = bus->stops;
        pthread_mutex_unlock(&bus->lock);
    }
    return NULL;
}

void umockdev_bus_run(struct umockdev_bus *bus, int speed)
{
    bus->speed = speed;
    bus->running = pthread_create(&bus->thread, NULL, run, bus) == 0;
}

void umockdev_bus_stop(struct umockdev_bus *bus)
{
    if (bus->running) {
        pthread_mutex_lock(&bus->lock);
        bus->stops = true;
        pthread_mutex_unlock(&bus->lock);
        pthread_join(bus->thread, NULL);
        bus->running = false;
    }
}

bool umockdev_bus_is_claimed(struct umockdev_bus *bus, struct usb_model *model, int interface)
{
    struct umockdev_device *device = find(bus, model);
    bool claimed = false;
    if (device && interface >= 0 && interface < UMOCKDEV_INTERFACES) {
        pthread_mutex_lock(&device->lock);
        claimed = device->is_claimed[interface];
        pthread_mutex_unlock(&device->lock);
    }
    return claimed;
}

long umockdev_bus_idle_reaps(struct umockdev_bus *bus, struct usb_model *model)
{
    struct umockdev_device *device = find(bus, model);
    long reaps = 0;
    if (device) {
        pthread_mutex_lock(&device->lock);
        reaps = device->idle_reaps;
        pthread_mutex_unlock(&device->lock);
    }
    return reaps;
}

void umockdev_bus_power(struct umockdev_bus *bus, bool press)
{
    enum { NUMBER = 900 };
    pthread_mutex_lock(&bus->files);
    if (!bus->button) {
        bus->button = umockdev_input_new(bus->testbed, bus->root, NUMBER, "Power Button");
        umockdev_input_button(bus->button, NUMBER);
    }
    pthread_mutex_unlock(&bus->files);
    if (press) {
        umockdev_input_press(bus->button);
    }
}

void umockdev_bus_free(struct umockdev_bus *bus)
{
    if (!bus) {
        return;
    }
    umockdev_bus_stop(bus);
    for (struct umockdev_device *device = bus->devices; device; device = device->next) {
        if (!device->is_gone) {
            umockdev_bus_unplug(bus, device->model);
        }
    }
    if (bus->button) {
        umockdev_input_close(bus->button);
    }
    g_object_unref(bus->testbed); /* ends its thread: no handler runs any more */
    while (bus->devices) {
        struct umockdev_device *device = bus->devices;
        bus->devices = device->next;
        umockdev_device_drop(device);
        g_object_unref(device->handler);
        close(device->gate);
        pthread_mutex_destroy(&device->lock);
        umockdev_input_free(device->input);
        free(device);
    }
    umockdev_input_free(bus->button);
    pthread_mutex_destroy(&bus->lock);
    pthread_mutex_destroy(&bus->files);
    pthread_mutex_destroy(&bus->changes);
    g_free(bus->root);
    free(bus);
}
