/* listen.c: see listen.h. */
#include "device/listen.h"

#include <time.h>

#include "device/machine.h"
#include "support/check.h"

static struct umockdev_bus *bus;

void listen_use(struct umockdev_bus *other)
{
    bus = other;
}

struct umockdev_bus *listen_bus(void)
{
    if (bus == NULL) {
        bus = umockdev_bus_new();
        CHECK(bus != NULL);
        umockdev_bus_run(bus, 1);
    }
    return bus;
}

struct device_port listen_open(const struct device_enrolled *enrolled, size_t count)
{
    struct machine_options options = {.enrolled = enrolled, .enrolled_count = count};
    (void)listen_bus();
    return machine_open(&options);
}

void listen_close(struct device_port port)
{
    port.close(port.context);
}

struct device_enrolled listen_scanner(const char *key, enum device_layout layout)
{
    struct device_enrolled enrolled = {.kind = DEVICE_SCANNER, .layout = (uint8_t)layout};
    snprintf(enrolled.key, sizeof enrolled.key, "%s", key);
    return enrolled;
}

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* False: nothing came. */
static bool next(struct device_port port, int64_t until_ms, struct device_event *ret)
{
    const struct timespec step = {0, 2000000};
    while (port.take(port.context, ret, 1) == 0) {
        if (now_ms() > until_ms) {
            return false;
        }
        nanosleep(&step, NULL);
    }
    return true;
}

struct device_event listen_for(struct device_port port, enum device_event_kind kind)
{
    struct device_event event;
    int64_t until_ms = now_ms() + LISTEN_MS;
    while (next(port, until_ms, &event)) {
        if (event.kind == kind) {
            return event;
        }
        if (event.kind == DEVICE_EVENT_TROUBLE || event.kind == DEVICE_EVENT_DROPPED) {
            fprintf(stderr, "device %d: event %d, reason %d\n", event.device, event.kind,
                    event.kind == DEVICE_EVENT_TROUBLE ? event.trouble.why : event.dropped.why);
        }
    }
    fprintf(stderr, "no event %d came\n", (int)kind);
    exit(1);
}

struct device_event listen_state(struct device_port port, const char *key, enum device_state state)
{
    struct device_event event;
    int64_t until_ms = now_ms() + LISTEN_MS;
    while (next(port, until_ms, &event)) {
        bool info = event.kind == DEVICE_EVENT_ARRIVED || event.kind == DEVICE_EVENT_CHANGED;
        if (info && strcmp(event.info.key, key) == 0 && event.info.state == state) {
            return event;
        }
        if (info) {
            fprintf(stderr, "%s is in state %d\n", event.info.key, event.info.state);
        }
    }
    fprintf(stderr, "%s never was in state %d\n", key, (int)state);
    exit(1);
}

void listen_silence(struct device_port port, enum device_event_kind kind, int ms)
{
    struct device_event event;
    int64_t until_ms = now_ms() + ms;
    while (next(port, until_ms, &event)) {
        CHECK(event.kind != kind);
    }
}

struct scanner_model *listen_model(enum model_way way, enum model_layout layout, const char *serial)
{
    const struct scanner_model_setup setup = {.way = way,
                                              .vendor = 0x1A2C,
                                              .product = (uint16_t)(0x1000 + way),
                                              .name = "Modele",
                                              .serial = serial,
                                              .layout = layout,
                                              .prefix = "",
                                              .suffix = "\r",
                                              .interval_us = 1000};
    return scanner_model_new(&setup);
}
