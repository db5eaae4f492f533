/* fake.c: see fake.h. */
#include "device/fake.h"

#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/ring.h"
#include "base/str.h"

struct fake_device {
    struct device_info info; /* its key "" for a free slot; kept when it is pulled */
    bool is_plugged, is_ours;
    int32_t tare_g, last_g;
};

struct device_fake {
    struct fake_device devices[LIMIT_DEVICES]; /* its number is its place + 1 */
    struct device_enrolled enrolled[LIMIT_DEVICES];
    char lesson[LIMIT_DEVICE_TEACH];
    int rescans;
    struct ring events;
};

static struct fake_device *find(struct device_fake *fake, const char *key)
{
    for (int i = 0; i < LIMIT_DEVICES; i++) {
        if (str_equal(fake->devices[i].info.key, key)) {
            return &fake->devices[i];
        }
    }
    return NULL;
}

static struct device_event event_of(const struct device_fake *fake,
                                    const struct fake_device *device, enum device_event_kind kind,
                                    int64_t at_ms)
{
    struct device_event event = {.kind = (uint8_t)kind, .at_ms = at_ms};
    event.device = (uint16_t)(device - fake->devices + 1);
    if (kind == DEVICE_EVENT_ARRIVED || kind == DEVICE_EVENT_CHANGED) {
        event.info = device->info;
    }
    return event;
}

static void put(struct device_fake *fake, const struct device_event *event)
{
    bool fits = ring_put(&fake->events, event);
    ASSERT(fits); /* a script takes what it caused before it goes on */
}

static const struct device_enrolled *enrolment(const struct device_fake *fake, const char *key)
{
    for (int i = 0; i < LIMIT_DEVICES; i++) {
        if (fake->enrolled[i].key[0] != '\0' && str_equal(fake->enrolled[i].key, key)) {
            return &fake->enrolled[i];
        }
    }
    return NULL;
}

/* What the device is to us now. */
static void settle(struct device_fake *fake, struct fake_device *device)
{
    const struct device_enrolled *known = enrolment(fake, device->info.key);
    device->info.is_enrolled = known != NULL;
    device->info.state = known != NULL || device->is_ours ? DEVICE_READY : DEVICE_PROPOSED;
    if (known != NULL) {
        device->info.layout = known->layout;
        if (known->name[0] != '\0') {
            (void)str_copy(device->info.name, sizeof device->info.name, known->name);
        }
    }
}

static void enrol(struct device_fake *fake, const struct device_enrolled *enrolled)
{
    int slot = -1;
    for (int i = LIMIT_DEVICES - 1; i >= 0; i--) {
        bool same = str_equal(fake->enrolled[i].key, enrolled->key);
        if (same || (slot < 0 && fake->enrolled[i].key[0] == '\0')) {
            slot = i;
        }
        if (same) {
            break;
        }
    }
    if (slot >= 0) {
        fake->enrolled[slot] = *enrolled;
    }
}

static bool ask(void *context, const struct device_request *request)
{
    struct device_fake *fake = context;
    struct fake_device *device = find(fake, request->enrolled.key);
    switch ((enum device_request_kind)request->kind) {
    case DEVICE_REQUEST_ENROL: enrol(fake, &request->enrolled); break;
    case DEVICE_REQUEST_FORGET:
        for (int i = 0; i < LIMIT_DEVICES; i++) {
            if (str_equal(fake->enrolled[i].key, request->enrolled.key)) {
                fake->enrolled[i] = (struct device_enrolled){0};
            }
        }
        break;
    case DEVICE_REQUEST_TEACH:
        (void)str_copy(fake->lesson, sizeof fake->lesson, request->code);
        return true;
    case DEVICE_REQUEST_TEACH_END: fake->lesson[0] = '\0'; return true;
    case DEVICE_REQUEST_TARE:
        if (request->device >= 1 && request->device <= LIMIT_DEVICES) {
            struct fake_device *scale = &fake->devices[request->device - 1];
            scale->tare_g = scale->last_g;
        }
        return true;
    case DEVICE_REQUEST_RESCAN: fake->rescans++; return true;
    case DEVICE_REQUEST_KIND_COUNT: ASSERT(false); break;
    }
    if (device != NULL && device->is_plugged && request->enrolled.key[0] != '\0') {
        settle(fake, device);
        struct device_event event = event_of(fake, device, DEVICE_EVENT_CHANGED, 0);
        put(fake, &event);
    }
    return true;
}

static size_t take(void *context, struct device_event *events, size_t most)
{
    struct device_fake *fake = context;
    return ring_take(&fake->events, events, most);
}

static void close_port(void *context)
{
    (void)context;
}

struct device_fake *device_fake_create(void)
{
    struct device_fake *fake = calloc(1, sizeof *fake);
    ASSERT(fake != NULL);
    ring_init(&fake->events, sizeof(struct device_event), LIMIT_DEVICE_EVENTS);
    return fake;
}

struct device_port device_fake_port(struct device_fake *fake)
{
    return (struct device_port){.ask = ask, .take = take, .close = close_port, .context = fake};
}

void device_fake_destroy(struct device_fake *fake)
{
    if (fake != NULL) {
        ring_finish(&fake->events);
        free(fake);
    }
}

bool device_fake_plug(struct device_fake *fake, const char *key, enum device_kind kind,
                      bool is_ours, int64_t at_ms)
{
    static const uint8_t ways[DEVICE_KIND_COUNT] = {[DEVICE_SCANNER] = DEVICE_WAY_KEYS,
                                                    [DEVICE_SCALE] = DEVICE_WAY_SCALE,
                                                    [DEVICE_PRINTER] = DEVICE_WAY_PRINTER};
    struct fake_device *device = find(fake, key);
    if (device == NULL) {
        device = find(fake, "");
    }
    if (key[0] == '\0' || device == NULL || device->is_plugged) {
        return false;
    }
    device->is_plugged = true;
    device->is_ours = is_ours;
    (void)str_copy(device->info.key, sizeof device->info.key, key);
    (void)str_copy(device->info.name, sizeof device->info.name, key);
    device->info.kind = (uint8_t)kind;
    device->info.way = ways[kind];
    settle(fake, device);
    struct device_event event = event_of(fake, device, DEVICE_EVENT_ARRIVED, at_ms);
    put(fake, &event);
    return true;
}

static struct fake_device *plugged(struct device_fake *fake, const char *key)
{
    struct fake_device *device = key[0] != '\0' ? find(fake, key) : NULL;
    return device != NULL && device->is_plugged ? device : NULL;
}

bool device_fake_pull(struct device_fake *fake, const char *key, int64_t at_ms)
{
    struct fake_device *device = plugged(fake, key);
    if (device == NULL) {
        return false;
    }
    device->is_plugged = false;
    struct device_event event = event_of(fake, device, DEVICE_EVENT_LEFT, at_ms);
    put(fake, &event);
    return true;
}

bool device_fake_scan(struct device_fake *fake, const char *key, const char *text, int64_t at_ms)
{
    struct fake_device *device = plugged(fake, key);
    if (device == NULL) {
        return false;
    }
    if (fake->lesson[0] != '\0' && str_equal(fake->lesson, text)) {
        struct device_event taught = event_of(fake, device, DEVICE_EVENT_TAUGHT, at_ms);
        (void)str_copy(taught.taught.key, sizeof taught.taught.key, key);
        (void)str_copy(taught.taught.name, sizeof taught.taught.name, device->info.name);
        taught.taught.kind = DEVICE_SCANNER;
        fake->lesson[0] = '\0';
        put(fake, &taught);
        return true;
    }
    if (device->info.state != DEVICE_READY) {
        return false;
    }
    struct device_event event = event_of(fake, device, DEVICE_EVENT_SCAN, at_ms);
    (void)str_copy(event.scan.text, sizeof event.scan.text, text);
    (void)str_copy(event.scan.raw, sizeof event.scan.raw, text);
    put(fake, &event);
    return true;
}

bool device_fake_drop(struct device_fake *fake, const char *key, enum device_trouble why,
                      const char *text, int64_t at_ms)
{
    struct fake_device *device = plugged(fake, key);
    if (device == NULL) {
        return false;
    }
    struct device_event event = event_of(fake, device, DEVICE_EVENT_DROPPED, at_ms);
    event.dropped.why = (uint8_t)why;
    (void)str_copy(event.dropped.text, sizeof event.dropped.text, text);
    put(fake, &event);
    return true;
}

bool device_fake_weigh(struct device_fake *fake, const char *key, enum scale_status status,
                       int32_t grams, int64_t at_ms)
{
    struct fake_device *device = plugged(fake, key);
    if (device == NULL || device->info.kind != DEVICE_SCALE) {
        return false;
    }
    struct device_event event = event_of(fake, device, DEVICE_EVENT_WEIGHT, at_ms);
    event.weight.status = (uint8_t)status;
    event.weight.grams = grams - device->tare_g;
    device->last_g = grams;
    put(fake, &event);
    return true;
}

const char *device_fake_lesson(const struct device_fake *fake)
{
    return fake->lesson;
}

int device_fake_rescans(const struct device_fake *fake)
{
    return fake->rescans;
}

void device_fake_power(struct device_fake *fake, int64_t at_ms)
{
    struct device_event event = {.kind = DEVICE_EVENT_POWER, .at_ms = at_ms};
    put(fake, &event);
}
