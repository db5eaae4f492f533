/* machine_usb.c: libusb in the device thread: news of the bus, and the transfers of open devices.
 *
 * A transfer has no time-out and goes back to the kernel as soon as it has come: what a device
 * sends between two of our looks waits in the next one. Errors of the line are tried again at once,
 * after 50 ms and then every 200 ms; only a device that has left is let go. */
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/log.h"
#include "device/machine_private.h"

enum { STOP_MS = 1000, LOOK_MS = 500, LOOK_LATER_MS = 60000 };

/* Runs inside of libusb: no request may be made here, so the news are only noted. */
static int LIBUSB_CALL take_news(libusb_context *usb, libusb_device *device,
                                 libusb_hotplug_event event, void *context)
{
    struct machine *machine = context;
    (void)usb;
    if (machine->news_count == MACHINE_NEWS) {
        machine->needs_rescan = true;
        return 0;
    }
    machine->news[machine->news_count++] = (struct news){
        .device = libusb_ref_device(device),
        .has_left = event == LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT,
    };
    return 0;
}

bool usb_start(struct machine *machine)
{
    machine->missed_ms = INT64_MAX;
    int code = libusb_init(&machine->usb);
    if (code != 0) {
        log_line(LOG_WARNING, "device", "libusb: %s", libusb_error_name(code));
        machine->usb = NULL;
        return false;
    }
    code = libusb_hotplug_register_callback(
        machine->usb, LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED | LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT,
        LIBUSB_HOTPLUG_ENUMERATE, LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY,
        LIBUSB_HOTPLUG_MATCH_ANY, take_news, machine, &machine->hotplug);
    if (code != 0) {
        log_line(LOG_WARNING, "device", "no news of the bus: %s", libusb_error_name(code));
        machine->needs_rescan = true;
    }
    return true;
}

static void rescan(struct machine *machine)
{
    libusb_device **list = NULL;
    ssize_t count = libusb_get_device_list(machine->usb, &list);
    for (int i = 0; i < LIMIT_DEVICES; i++) {
        struct slot *slot = &machine->slots[i];
        bool is_there = false;
        for (ssize_t d = 0; d < count; d++) {
            is_there = is_there || list[d] == slot->device;
        }
        if (count >= 0 && slot->is_plugged && !is_there) {
            slots_left(machine, slot);
        }
    }
    for (ssize_t d = 0; d < count; d++) {
        slots_arrived(machine, list[d]);
    }
    if (count >= 0) {
        libusb_free_device_list(list, 1);
    }
}

static void take_all_news(struct machine *machine)
{
    struct news news[MACHINE_NEWS];
    int count = machine->news_count;
    memcpy(news, machine->news, sizeof news);
    machine->news_count = 0; /* opening a device brings more */
    for (int i = 0; i < count; i++) {
        struct slot *slot = slots_by_device(machine, news[i].device);
        if (!news[i].has_left) {
            slots_arrived(machine, news[i].device);
        } else if (slot != NULL) {
            slots_left(machine, slot);
        }
        libusb_unref_device(news[i].device);
    }
}

/* The device does not answer as one that is there: the news of it come later, or came already. If
 * they never come it is still plugged in, and is looked for after half a second, then less and less
 * often. */
static void has_gone(struct session *session)
{
    struct machine *machine = session->machine;
    if (session->slot != NULL && session->slot->is_plugged) {
        int64_t wait_ms = (int64_t)LOOK_MS << machine->misses;
        machine->missed_ms = machine_now_ms() + (wait_ms < LOOK_LATER_MS ? wait_ms : LOOK_LATER_MS);
        machine->misses += wait_ms < LOOK_LATER_MS;
        slots_left(machine, session->slot);
    }
}

/* False: the device is gone, and with it maybe the session. */
static bool submit(struct in_transfer *in)
{
    int code = libusb_submit_transfer(in->transfer);
    in->is_flying = code == 0;
    in->due_ms = code == 0 ? INT64_MAX : machine_now_ms() + 200;
    return code != LIBUSB_ERROR_NO_DEVICE;
}

/* When a transfer that failed is tried again: at once, after 50 ms, then every 200 ms. */
static int64_t back_off_ms(int failures)
{
    return failures <= 1 ? 0 : failures == 2 ? 50 : 200;
}

static void failed(struct session *session, struct in_transfer *in, enum libusb_transfer_status why)
{
    session->failures++;
    session->needs_clear = session->needs_clear || why == LIBUSB_TRANSFER_STALL;
    in->due_ms = machine_now_ms() + back_off_ms(session->failures);
    if (session->failures == FAILURES_TOLD) {
        machine_trouble(session->machine, session->slot, DEVICE_LINE_ERRORS);
    }
}

static void LIBUSB_CALL came_back(struct libusb_transfer *transfer)
{
    struct in_transfer *in = transfer->user_data;
    struct session *session = in->session;
    in->is_flying = false;
    in->due_ms = INT64_MAX;
    if (session->slot == NULL) {
        return; /* it is leaving: usb_work frees it when all are back */
    }
    switch (transfer->status) {
    case LIBUSB_TRANSFER_COMPLETED: {
        struct reader_sink sink = machine_sink(session->slot);
        if (session->failures > 0) {
            session->failures = 0;
            machine_trouble(session->machine, session->slot, DEVICE_FINE);
        }
        session->machine->misses = 0;
        if (transfer->actual_length > 0) {
            reader_bytes(&session->slot->reader, transfer->buffer, (size_t)transfer->actual_length,
                         machine_now_ms(), &sink);
        }
        if (!submit(in)) {
            has_gone(session);
        }
        break;
    }
    case LIBUSB_TRANSFER_NO_DEVICE: has_gone(session); break;
    case LIBUSB_TRANSFER_ERROR:
    case LIBUSB_TRANSFER_STALL:
    case LIBUSB_TRANSFER_OVERFLOW:
    case LIBUSB_TRANSFER_TIMED_OUT:
    case LIBUSB_TRANSFER_CANCELLED: failed(session, in, transfer->status); break;
    }
}

static bool is_flying(const struct session *session)
{
    for (int i = 0; i < SESSION_TRANSFERS; i++) {
        if (session->transfers[i].is_flying) {
            return true;
        }
    }
    return false;
}

static void free_session(struct session *session)
{
    for (int i = 0; i < SESSION_TRANSFERS; i++) {
        libusb_free_transfer(session->transfers[i].transfer);
    }
    if (session->handle != NULL) {
        (void)libusb_release_interface(session->handle, session->choice.interface);
        if (session->choice.control != session->choice.interface) {
            (void)libusb_release_interface(session->handle, session->choice.control);
        }
        if (session->has_detached && session->gives_back) {
            (void)libusb_attach_kernel_driver(session->handle, session->choice.control);
        }
        libusb_close(session->handle);
    }
    free(session);
}

static void free_those_that_left(struct machine *machine)
{
    for (struct session **at = &machine->leaving; *at != NULL;) {
        struct session *session = *at;
        if (is_flying(session)) {
            at = &session->next;
        } else {
            *at = session->next;
            free_session(session);
        }
    }
}

static void submit_due(struct session *session, int64_t now_ms)
{
    for (int i = 0; i < SESSION_TRANSFERS; i++) {
        struct in_transfer *in = &session->transfers[i];
        if (in->is_flying || in->due_ms > now_ms) {
            continue;
        }
        if (session->needs_clear) {
            session->needs_clear = false;
            (void)libusb_clear_halt(session->handle, session->choice.endpoint_in);
            if (session->slot == NULL) {
                return; /* it left while it was asked */
            }
        }
        if (!submit(in)) {
            has_gone(session);
            return;
        }
    }
}

void usb_work(struct machine *machine, int64_t now_ms)
{
    if (machine->usb == NULL) {
        return;
    }
    take_all_news(machine);
    if (machine->needs_rescan || machine->missed_ms <= now_ms) {
        machine->needs_rescan = false;
        machine->missed_ms = INT64_MAX;
        rescan(machine);
    }
    for (int i = 0; i < LIMIT_DEVICES; i++) {
        if (machine->slots[i].session != NULL) {
            submit_due(machine->slots[i].session, now_ms);
        }
    }
    free_those_that_left(machine);
}

int64_t usb_deadline(const struct machine *machine)
{
    int64_t due_ms = machine->news_count > 0 || machine->needs_rescan ? 0 : machine->missed_ms;
    for (int i = 0; machine->usb != NULL && i < LIMIT_DEVICES; i++) {
        const struct session *session = machine->slots[i].session;
        for (int t = 0; session != NULL && t < SESSION_TRANSFERS; t++) {
            const struct in_transfer *in = &session->transfers[t];
            if (!in->is_flying && in->due_ms < due_ms) {
                due_ms = in->due_ms;
            }
        }
    }
    struct session *leaving = machine->leaving;
    while (leaving != NULL && is_flying(leaving)) {
        leaving = leaving->next;
    }
    return leaving != NULL ? 0 : due_ms;
}

void usb_close(struct machine *machine, struct slot *slot, bool has_left)
{
    struct session *session = slot->session;
    if (session == NULL) {
        return;
    }
    slot->session = NULL;
    session->slot = NULL;
    session->gives_back = !has_left && (machine->options.gives_back ||
                                        machine_enrolled(machine, slot->info.key) == NULL);
    for (int i = 0; i < SESSION_TRANSFERS; i++) {
        if (session->transfers[i].is_flying) {
            (void)libusb_cancel_transfer(session->transfers[i].transfer);
        }
    }
    session->next = machine->leaving;
    machine->leaving = session;
}

bool usb_is_leaving(const struct machine *machine, const libusb_device *device)
{
    for (const struct session *session = machine->leaving; session != NULL;
         session = session->next) {
        if (session->handle != NULL && libusb_get_device(session->handle) == device) {
            return true;
        }
    }
    return false;
}

void usb_stop(struct machine *machine)
{
    struct timeval step = {.tv_usec = 20 * 1000};
    if (machine->usb == NULL) {
        return;
    }
    int64_t until_ms = machine_now_ms() + STOP_MS;
    for (free_those_that_left(machine); machine->leaving != NULL && machine_now_ms() < until_ms;
         free_those_that_left(machine)) {
        (void)libusb_handle_events_timeout_completed(machine->usb, &step, NULL);
    }
    libusb_hotplug_deregister_callback(machine->usb, machine->hotplug);
    for (int i = 0; i < machine->news_count; i++) {
        libusb_unref_device(machine->news[i].device);
    }
    if (machine->leaving == NULL) {
        libusb_exit(machine->usb);
    } else {
        log_line(LOG_ERROR, "device", "transfers did not come back: libusb is left open");
    }
}

bool usb_listen(struct session *session)
{
    for (int i = 0; i < SESSION_TRANSFERS; i++) {
        struct in_transfer *in = &session->transfers[i];
        in->session = session;
        in->due_ms = INT64_MAX;
        in->transfer = libusb_alloc_transfer(0);
        ASSERT(in->transfer != NULL);
        /* Whole packets: a device that sends more than was asked for would overflow. */
        int packet = session->choice.packet > 0 ? session->choice.packet : 8;
        int room = (int)sizeof in->bytes / packet * packet;
        if (session->choice.way == DEVICE_WAY_ACM) {
            libusb_fill_bulk_transfer(in->transfer, session->handle, session->choice.endpoint_in,
                                      in->bytes, room, came_back, in, 0);
        } else {
            libusb_fill_interrupt_transfer(in->transfer, session->handle,
                                           session->choice.endpoint_in, in->bytes, packet,
                                           came_back, in, 0);
        }
        if (!submit(in)) {
            return false;
        }
    }
    return session->transfers[0].is_flying;
}
