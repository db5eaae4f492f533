/* machine.c: the device thread: its loop, what is asked of it, what it tells. */
#include "device/machine.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#include "base/assert.h"
#include "base/log.h"
#include "base/str.h"
#include "device/machine_private.h"

enum { POLLED = 96, LOOK_MS = 500, READS_AT_ONCE = 50 };

int64_t machine_now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void wake_taker(struct machine *machine)
{
    if (machine->options.wake != NULL) {
        machine->options.wake(machine->options.context);
    }
}

/* What did not fit is counted, and told as soon as there is room. */
static void tell_lost(struct machine *machine)
{
    struct device_event event = {.kind = DEVICE_EVENT_TROUBLE, .at_ms = machine_now_ms()};
    if (machine->lost > 0) {
        event.trouble.why = DEVICE_LOST;
        event.trouble.count = machine->lost;
        if (ring_put(&machine->events, &event)) {
            machine->lost = 0;
            wake_taker(machine);
        }
    }
}

void machine_tell(struct machine *machine, const struct slot *slot, enum device_event_kind kind,
                  struct device_event *event)
{
    event->kind = (uint8_t)kind;
    event->device = slot != NULL ? (uint16_t)(slot - machine->slots + 1) : 0;
    event->at_ms = event->at_ms != 0 ? event->at_ms : machine_now_ms();
    tell_lost(machine);
    if (machine->lost > 0 || !ring_put(&machine->events, event)) {
        machine->lost++;
        log_line(LOG_ERROR, "device", "nobody takes what devices say: event %d of device %d lost",
                 (int)kind, (int)event->device);
        return;
    }
    wake_taker(machine);
}

void machine_tell_info(struct machine *machine, const struct slot *slot,
                       enum device_event_kind kind)
{
    struct device_event event = {.info = slot->info};
    machine_tell(machine, slot, kind, &event);
}

void machine_trouble(struct machine *machine, struct slot *slot, enum device_trouble why)
{
    if (slot->trouble == (uint8_t)why) {
        return;
    }
    slot->trouble = (uint8_t)why;
    if (why != DEVICE_FINE) {
        struct device_event event = {.trouble = {.why = (uint8_t)why, .count = 1}};
        log_line(LOG_WARNING, "device", "%s: trouble %d", slot->info.key, (int)why);
        machine_tell(machine, slot, DEVICE_EVENT_TROUBLE, &event);
    }
}

static void take_result(void *context, const struct reader_result *result)
{
    struct slot *slot = context;
    struct machine *machine = slot->machine;
    struct device_event event = {.at_ms = result->at_ms};
    switch (result->kind) {
    case READER_CODE:
        memcpy(event.scan.text, result->code.text, sizeof event.scan.text);
        memcpy(event.scan.aim, result->code.aim, sizeof event.scan.aim);
        memcpy(event.scan.raw, result->code.raw, sizeof event.scan.raw);
        machine_tell(machine, slot, DEVICE_EVENT_SCAN, &event);
        break;
    case READER_DROPPED:
        event.dropped.why = (uint8_t)result->code.why;
        memcpy(event.dropped.text, result->code.raw, sizeof event.dropped.text);
        machine_tell(machine, slot, DEVICE_EVENT_DROPPED, &event);
        break;
    case READER_WEIGHT:
        event.weight.status = (uint8_t)result->weight.status;
        event.weight.grams = result->weight.grams;
        machine_tell(machine, slot, DEVICE_EVENT_WEIGHT, &event);
        break;
    case READER_TAUGHT: machine_taught(machine, slot, result); break;
    }
}

struct reader_sink machine_sink(struct slot *slot)
{
    return (struct reader_sink){.take = take_result, .context = slot};
}

const struct device_enrolled *machine_enrolled(const struct machine *machine, const char *key)
{
    for (int i = 0; i < LIMIT_DEVICES; i++) {
        if (machine->enrolled[i].key[0] != '\0' && str_equal(machine->enrolled[i].key, key)) {
            return &machine->enrolled[i];
        }
    }
    return NULL;
}

static void refuse_lesson(struct machine *machine, struct slot *slot, enum device_trouble why)
{
    struct device_event event = {.trouble = {.why = (uint8_t)why, .count = 1}};
    machine_tell(machine, slot, DEVICE_EVENT_TROUBLE, &event);
}

void machine_taught(struct machine *machine, struct slot *slot, const struct reader_result *result)
{
    const struct device_enrolled *known = machine_enrolled(machine, slot->info.key);
    if (result->is_slow) {
        refuse_lesson(machine, slot, DEVICE_NOT_A_SCANNER);
        return;
    }
    /* A machine keeps a keyboard to type on, unless the maker makes nothing but scanners. */
    if (known == NULL && identity_scanner_maker(slot->info.vendor) == NULL &&
        input_other_keyboards(machine, slot) == 0) {
        refuse_lesson(machine, slot, DEVICE_LAST_KEYBOARD);
        return;
    }
    struct device_event event = {.at_ms = result->at_ms};
    if (known != NULL) {
        event.taught = *known;
    } else {
        (void)str_copy(event.taught.key, sizeof event.taught.key, slot->info.key);
        (void)str_copy(event.taught.name, sizeof event.taught.name, slot->info.name);
    }
    event.taught.kind = DEVICE_SCANNER;
    event.taught.layout = (uint8_t)result->layout;
    (void)str_copy(event.taught.prefix, sizeof event.taught.prefix, result->prefix);
    (void)str_copy(event.taught.suffix, sizeof event.taught.suffix, result->suffix);
    machine_tell(machine, slot, DEVICE_EVENT_TAUGHT, &event);
}

static void settle_all(struct machine *machine, const char *key)
{
    for (int i = 0; i < LIMIT_DEVICES; i++) {
        struct slot *slot = &machine->slots[i];
        if (slot->is_plugged && (key == NULL || str_equal(slot->info.key, key))) {
            slot->tries = 0;
            slots_settle(machine, slot);
        }
    }
}

static void enrol(struct machine *machine, const struct device_enrolled *enrolled)
{
    int slot = -1;
    for (int i = LIMIT_DEVICES - 1; i >= 0; i--) {
        if (machine->enrolled[i].key[0] == '\0') {
            slot = i;
        }
    }
    for (int i = 0; i < LIMIT_DEVICES; i++) {
        if (str_equal(machine->enrolled[i].key, enrolled->key)) {
            slot = i;
        }
    }
    if (slot < 0 || enrolled->key[0] == '\0') {
        log_line(LOG_ERROR, "device", "%s is one device too many to be enrolled", enrolled->key);
        return;
    }
    machine->enrolled[slot] = *enrolled;
}

static void forget(struct machine *machine, const char *key)
{
    for (int i = 0; i < LIMIT_DEVICES; i++) {
        if (str_equal(machine->enrolled[i].key, key)) {
            memset(&machine->enrolled[i], 0, sizeof machine->enrolled[i]);
        }
    }
}

/* Every reader of a keyboard listens; those of keyboards that are not ours are watches. */
static void set_lesson(struct machine *machine, const char *code)
{
    (void)str_copy(machine->lesson, sizeof machine->lesson, code);
    for (int i = 0; i < LIMIT_DEVICES; i++) {
        reader_teach(&machine->slots[i].reader, code);
    }
    input_lesson_end(machine);
    if (code[0] != '\0') {
        machine->lesson_until_ms = machine_now_ms() + LESSON_MS;
        input_lesson_begin(machine);
    }
}

static void answer(struct machine *machine, const struct device_request *request)
{
    struct slot *slot = request->device >= 1 && request->device <= LIMIT_DEVICES
                            ? &machine->slots[request->device - 1]
                            : NULL;
    switch ((enum device_request_kind)request->kind) {
    case DEVICE_REQUEST_ENROL:
        enrol(machine, &request->enrolled);
        settle_all(machine, request->enrolled.key);
        break;
    case DEVICE_REQUEST_FORGET:
        forget(machine, request->enrolled.key);
        settle_all(machine, request->enrolled.key);
        break;
    case DEVICE_REQUEST_TEACH: set_lesson(machine, request->code); break;
    case DEVICE_REQUEST_TEACH_END: set_lesson(machine, ""); break;
    case DEVICE_REQUEST_TARE:
        if (slot != NULL && slot->is_plugged && slot->reader.way == DEVICE_WAY_SCALE) {
            struct reader_sink sink = machine_sink(slot);
            reader_tare(&slot->reader, machine_now_ms(), &sink);
        }
        break;
    case DEVICE_REQUEST_RESCAN:
        machine->needs_rescan = true;
        settle_all(machine, NULL);
        break;
    case DEVICE_REQUEST_KIND_COUNT: break;
    }
}

static void take_requests(struct machine *machine)
{
    struct device_request request;
    while (ring_take(&machine->requests, &request, 1) == 1) {
        answer(machine, &request);
    }
}

static int64_t earlier(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* Readers that wait for silence, devices that are to be tried again. */
static void take_time(struct machine *machine, int64_t now_ms)
{
    for (int i = 0; i < LIMIT_DEVICES; i++) {
        struct slot *slot = &machine->slots[i];
        if (!slot->is_plugged) {
            continue;
        }
        if (slot->info.state == DEVICE_READY) {
            struct reader_sink sink = machine_sink(slot);
            reader_tick(&slot->reader, now_ms, &sink);
        }
        if (slot->retry_ms <= now_ms) {
            slot->retry_ms = INT64_MAX;
            slots_settle(machine, slot);
        }
    }
    if (machine->lesson[0] != '\0' && machine->lesson_until_ms <= now_ms) {
        set_lesson(machine, "");
    }
    if (machine->lesson[0] != '\0' && machine->look_ms <= now_ms) {
        machine->look_ms = now_ms + LOOK_MS;
        input_lesson_look(machine);
    }
    input_lesson_tick(machine, now_ms);
    tell_lost(machine);
}

static int64_t next_deadline(const struct machine *machine)
{
    int64_t due_ms = usb_deadline(machine);
    for (int i = 0; i < LIMIT_DEVICES; i++) {
        const struct slot *slot = &machine->slots[i];
        if (slot->is_plugged) {
            due_ms = earlier(due_ms, slot->retry_ms);
            if (slot->info.state == DEVICE_READY) {
                due_ms = earlier(due_ms, reader_deadline(&slot->reader));
            }
        }
    }
    for (int i = 0; i < LIMIT_DEVICES; i++) {
        if (machine->watches[i].fd >= 0) {
            due_ms = earlier(due_ms, reader_deadline(&machine->watches[i].reader));
        }
    }
    if (machine->lesson[0] != '\0') {
        due_ms = earlier(due_ms, machine->look_ms);
    }
    return machine->lost > 0 ? earlier(due_ms, machine_now_ms() + 100) : due_ms;
}

/* Which of the polled descriptors is whose. */
struct polled {
    struct pollfd fds[POLLED];
    struct slot *slots[POLLED];
    struct watch *watches[POLLED];
    int buttons[POLLED]; /* 1 + index of machine->buttons, 0: none */
    nfds_t count, usb_from;
};

static void collect(struct machine *machine, struct polled *polled)
{
    memset(polled, 0, sizeof *polled);
    polled->fds[polled->count++] = (struct pollfd){.fd = machine->wake_fd, .events = POLLIN};
    for (int i = 0; i < LIMIT_DEVICES; i++) {
        if (machine->slots[i].fd >= 0) {
            polled->slots[polled->count] = &machine->slots[i];
            polled->fds[polled->count++] =
                (struct pollfd){.fd = machine->slots[i].fd, .events = POLLIN};
        }
        if (machine->watches[i].fd >= 0) {
            polled->watches[polled->count] = &machine->watches[i];
            polled->fds[polled->count++] =
                (struct pollfd){.fd = machine->watches[i].fd, .events = POLLIN};
        }
    }
    for (int i = 0; i < MACHINE_BUTTONS; i++) {
        if (machine->buttons[i] >= 0) {
            polled->buttons[polled->count] = i + 1;
            polled->fds[polled->count++] =
                (struct pollfd){.fd = machine->buttons[i], .events = POLLIN};
        }
    }
    polled->usb_from = polled->count;
    const struct libusb_pollfd **usb =
        machine->usb != NULL ? libusb_get_pollfds(machine->usb) : NULL;
    for (int i = 0; usb != NULL && usb[i] != NULL && polled->count < POLLED; i++) {
        polled->fds[polled->count++] = (struct pollfd){.fd = usb[i]->fd, .events = usb[i]->events};
    }
    libusb_free_pollfds(usb);
}

static void read_slot(struct machine *machine, struct slot *slot, int64_t now_ms)
{
    bool is_there = slot->serial_port != NULL ? tty_read(machine, slot, now_ms)
                                              : input_read(machine, slot, now_ms);
    if (!is_there && slot->is_plugged) {
        /* Its node is gone; the USB device follows, or comes back. */
        struct reader_sink sink = machine_sink(slot);
        reader_left(&slot->reader, now_ms, &sink);
        tty_close(slot);
        input_close(slot);
        slot->info.state = DEVICE_OPENING;
        machine_tell_info(machine, slot, DEVICE_EVENT_CHANGED);
        (void)slots_retry(slot);
    }
}

/* False: nothing was there to be read. */
static bool wait_and_read(struct machine *machine)
{
    struct polled polled;
    struct timeval none = {0};
    collect(machine, &polled);
    int64_t due_ms = next_deadline(machine), now_ms = machine_now_ms();
    int wait_ms = due_ms == INT64_MAX ? -1 : due_ms <= now_ms ? 0 : (int)(due_ms - now_ms);
    int ready = poll(polled.fds, polled.count, wait_ms);
    now_ms = machine_now_ms();
    bool usb_ready = false;
    for (nfds_t i = 0; ready > 0 && i < polled.count; i++) {
        if (polled.fds[i].revents == 0) {
            continue;
        }
        if (i == 0) {
            uint64_t count;
            (void)!read(machine->wake_fd, &count, sizeof count);
        } else if (i >= polled.usb_from) {
            usb_ready = true;
        } else if (polled.slots[i] != NULL && polled.slots[i]->fd == polled.fds[i].fd) {
            read_slot(machine, polled.slots[i], now_ms);
        } else if (polled.buttons[i] > 0) {
            power_read(machine, polled.buttons[i] - 1);
        } else if (polled.watches[i] != NULL) {
            input_watch_read(machine, polled.watches[i], now_ms);
        }
    }
    if (usb_ready) {
        (void)libusb_handle_events_timeout_completed(machine->usb, &none, NULL);
    }
    return ready > 0;
}

static void *run(void *context)
{
    struct machine *machine = context;
    int reads = 0;
    if (!usb_start(machine)) {
        log_line(LOG_WARNING, "device", "no USB on this machine");
    }
    power_start(machine);
    while (!atomic_load(&machine->is_closing)) {
        take_requests(machine);
        usb_work(machine, machine_now_ms());
        /* Time counts when nothing more has come: a silence is the device's, not ours. */
        reads = wait_and_read(machine) ? reads + 1 : 0;
        if (reads == 0 || reads > READS_AT_ONCE) {
            take_time(machine, machine_now_ms());
            reads = 0;
        }
    }
    input_lesson_end(machine);
    for (int i = 0; i < LIMIT_DEVICES; i++) {
        struct slot *slot = &machine->slots[i];
        if (slot->is_plugged) {
            slots_left(machine, slot);
        }
    }
    power_stop(machine);
    usb_stop(machine);
    return NULL;
}

static void nudge(struct machine *machine)
{
    uint64_t one = 1;
    (void)!write(machine->wake_fd, &one, sizeof one);
}

static bool ask(void *context, const struct device_request *request)
{
    struct machine *machine = context;
    bool fits = ring_put(&machine->requests, request);
    nudge(machine);
    return fits;
}

static size_t take(void *context, struct device_event *events, size_t most)
{
    struct machine *machine = context;
    return ring_take(&machine->events, events, most);
}

static void close_machine(void *context)
{
    struct machine *machine = context;
    atomic_store(&machine->is_closing, true);
    nudge(machine);
    pthread_join(machine->thread, NULL);
    ring_finish(&machine->events);
    ring_finish(&machine->requests);
    udev_unref(machine->udev);
    close(machine->wake_fd);
    free(machine);
}

struct device_port machine_open(const struct machine_options *options)
{
    struct machine *machine = calloc(1, sizeof *machine);
    ASSERT(machine != NULL);
    machine->options = *options;
    machine->options.enrolled = NULL;
    ring_init(&machine->events, sizeof(struct device_event), LIMIT_DEVICE_EVENTS);
    ring_init(&machine->requests, sizeof(struct device_request), LIMIT_DEVICE_REQUESTS);
    machine->wake_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    machine->udev = udev_new();
    ASSERT(machine->wake_fd >= 0 && machine->udev != NULL);
    for (int i = 0; i < LIMIT_DEVICES; i++) {
        machine->slots[i].fd = machine->watches[i].fd = -1;
        machine->slots[i].machine = machine;
        machine->slots[i].retry_ms = INT64_MAX;
    }
    for (size_t i = 0; i < options->enrolled_count; i++) {
        enrol(machine, &options->enrolled[i]);
    }
    int failed = pthread_create(&machine->thread, NULL, run, machine);
    ASSERT(failed == 0);
    return (struct device_port){
        .ask = ask, .take = take, .close = close_machine, .context = machine};
}
