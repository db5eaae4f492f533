/* machine_open.c: from a USB device that is plugged in to one that listens: taken from the kernel,
 * claimed, told how to speak, its transfers submitted. In the device thread, never inside of
 * libusb. */
#include <stdlib.h>

#include "base/assert.h"
#include "base/log.h"
#include "device/machine_private.h"

enum {
    TO_INTERFACE = LIBUSB_REQUEST_TYPE_CLASS | LIBUSB_RECIPIENT_INTERFACE,
    HID_SET_IDLE = 0x0A,
    HID_SET_PROTOCOL = 0x0B,
    HID_PROTOCOL_BOOT = 0,
    ACM_SET_LINE_CODING = 0x20,
    ACM_SET_CONTROL_LINES = 0x22,
    ACM_DTR_RTS = 3,
};

static enum device_trouble trouble_of(int code)
{
    switch (code) {
    case LIBUSB_ERROR_ACCESS: return DEVICE_NO_RIGHTS;
    case LIBUSB_ERROR_BUSY: return DEVICE_IN_USE;
    default: return DEVICE_LINE_ERRORS;
    }
}

static bool claim(struct session *session, uint8_t interface, enum device_trouble *ret_why)
{
    if (libusb_kernel_driver_active(session->handle, interface) == 1) {
        int code = libusb_detach_kernel_driver(session->handle, interface);
        if (code != 0 && code != LIBUSB_ERROR_NOT_FOUND) {
            *ret_why = trouble_of(code);
            return false;
        }
        session->has_detached = true;
    }
    int code = libusb_claim_interface(session->handle, interface);
    if (code != 0) {
        *ret_why = trouble_of(code);
    }
    return code == 0;
}

static int request(const struct session *session, uint8_t which, uint16_t value, uint8_t *bytes,
                   uint16_t count)
{
    return libusb_control_transfer(session->handle, TO_INTERFACE, which, value,
                                   session->choice.control, bytes, count, CONTROL_MS);
}

/* Until DTR many scanners say nothing; so it is raised when we listen already. */
static void raise_line(const struct session *session)
{
    uint8_t coding[7] = {0x80, 0x25, 0, 0, 0, 0, 8}; /* 9600 baud, 8 bits, no parity, 1 stop */
    (void)request(session, ACM_SET_LINE_CODING, 0, coding, sizeof coding);
    (void)request(session, ACM_SET_CONTROL_LINES, ACM_DTR_RTS, NULL, 0);
}

/* The reports of a keyboard are those of the boot protocol, or what its descriptor says. */
static bool ready_reader(struct slot *slot, const struct session *session, const char *prefix,
                         const struct hid_report *report)
{
    enum device_way way = session->choice.way;
    if (way == DEVICE_WAY_KEYS && session->choice.is_boot &&
        request(session, HID_SET_PROTOCOL, HID_PROTOCOL_BOOT, NULL, 0) >= 0) {
        report = NULL;
    }
    if (way != DEVICE_WAY_ACM) {
        (void)request(session, HID_SET_IDLE, 0, NULL, 0); /* speak when something changes */
    }
    return reader_init(&slot->reader, way, (enum device_layout)slot->info.layout, prefix, report);
}

/* A keyboard is ours only when it was taught; what was asked by mistake is given back. */
static bool may_read(const struct machine *machine, const struct slot *slot, enum device_way way)
{
    return way == DEVICE_WAY_POS || way == DEVICE_WAY_SCALE ||
           (way != DEVICE_WAY_NONE && machine_enrolled(machine, slot->info.key) != NULL);
}

static bool start(struct machine *machine, struct slot *slot, struct usb_choice *choice,
                  enum device_trouble *ret_why)
{
    const struct device_enrolled *known = machine_enrolled(machine, slot->info.key);
    struct session *session = slot->session;
    struct hid_report report;
    *ret_why = DEVICE_LINE_ERRORS;
    int code = libusb_open(slot->device, &session->handle);
    if (code != 0) {
        *ret_why = trouble_of(code);
        return false;
    }
    if (!claim(session, choice->control, ret_why) ||
        (choice->interface != choice->control && !claim(session, choice->interface, ret_why))) {
        return false;
    }
    if (choice->alternate != 0) {
        (void)libusb_set_interface_alt_setting(session->handle, choice->interface,
                                               choice->alternate);
    }
    bool has_report =
        choice->way != DEVICE_WAY_ACM &&
        (hid_of_device(session->handle, choice, &report) || hid_of_kernel(slot, choice, &report));
    if (choice->way == DEVICE_WAY_NONE && has_report) {
        choice->way = session->choice.way = hid_way(&report);
        slot->info.way = (uint8_t)choice->way;
        slot->info.kind = (uint8_t)usb_choice_kind(choice->way);
    }
    if (choice->way == DEVICE_WAY_NONE) {
        choice->report_length = 0; /* it was asked */
    }
    *ret_why = DEVICE_NOT_UNDERSTOOD;
    if (!may_read(machine, slot, choice->way) ||
        !ready_reader(slot, session, known != NULL ? known->prefix : "",
                      has_report ? &report : NULL)) {
        return false;
    }
    reader_cut_suffix(&slot->reader, known != NULL ? known->suffix : "");
    reader_teach(&slot->reader, machine->lesson);
    *ret_why = DEVICE_LINE_ERRORS;
    bool listens = usb_listen(session);
    if (listens && choice->way == DEVICE_WAY_ACM) {
        raise_line(session);
    }
    return listens;
}

bool usb_open(struct machine *machine, struct slot *slot, struct usb_choice *choice,
              enum device_trouble *ret_why)
{
    ASSERT(slot->session == NULL);
    struct session *session = calloc(1, sizeof *session);
    ASSERT(session != NULL);
    session->machine = machine;
    session->slot = slot;
    session->choice = *choice;
    slot->session = session;
    slot->info.way = (uint8_t)choice->way;
    bool done = start(machine, slot, choice, ret_why);
    if (!done && slot->session == session) {
        usb_close(machine, slot, false);
    }
    return done && slot->session == session; /* it may have left meanwhile */
}
