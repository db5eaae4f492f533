/* machine_slots.c: what is plugged in, who it is, whether it is ours. Who it is comes from what the
 * kernel has read already (sysfs), so that a device that is not ours is never opened. */
#include <string.h>

#include "base/log.h"
#include "base/str.h"
#include "device/machine_private.h"
#include "device/usb_names.h"

enum { FIRST_RETRY_MS = 50, LATER_RETRY_MS = 5000, LEAVING_MS = 5 };

/* The serial is one only if no other device that is plugged in says the same. */
static bool is_shared(const struct machine *machine, const struct slot *slot)
{
    for (int i = 0; i < LIMIT_DEVICES; i++) {
        const struct slot *other = &machine->slots[i];
        if (other != slot && other->is_plugged && other->info.vendor == slot->info.vendor &&
            other->info.product == slot->info.product && str_equal(other->serial, slot->serial)) {
            return true;
        }
    }
    return false;
}

/* A slot that had this key before, else a free one, else one that is neither plugged nor enrolled.
 */
static struct slot *slot_for(struct machine *machine, const char *key)
{
    struct slot *found = NULL;
    for (int i = 0; i < LIMIT_DEVICES; i++) {
        struct slot *slot = &machine->slots[i];
        if (str_equal(slot->info.key, key)) {
            return slot->is_plugged ? NULL : slot;
        }
        if (found == NULL && slot->info.key[0] == '\0') {
            found = slot;
        }
    }
    for (int i = 0; found == NULL && i < LIMIT_DEVICES; i++) {
        struct slot *slot = &machine->slots[i];
        if (!slot->is_plugged && machine_enrolled(machine, slot->info.key) == NULL) {
            found = slot;
        }
    }
    return found;
}

struct slot *slots_by_device(struct machine *machine, libusb_device *device)
{
    for (int i = 0; i < LIMIT_DEVICES; i++) {
        if (machine->slots[i].is_plugged && machine->slots[i].device == device) {
            return &machine->slots[i];
        }
    }
    return NULL;
}

struct slot *slots_by_port(struct machine *machine, const char *port)
{
    for (int i = 0; i < LIMIT_DEVICES; i++) {
        if (machine->slots[i].is_plugged && str_equal(machine->slots[i].port, port)) {
            return &machine->slots[i];
        }
    }
    return NULL;
}

/* HID interfaces whose report descriptor the kernel has read by now: what they are. */
static void ask_kernel(struct slot *slot)
{
    for (int i = 0; i < slot->choice_count; i++) {
        struct hid_report report;
        struct usb_choice *choice = &slot->choices[i];
        if (choice->way == DEVICE_WAY_NONE && choice->report_length > 0 &&
            hid_of_kernel(slot, choice, &report)) {
            choice->way = hid_way(&report);
            choice->report_length = choice->way == DEVICE_WAY_NONE ? 0 : choice->report_length;
        }
    }
}

static void read_choices(struct slot *slot)
{
    struct libusb_config_descriptor *config = NULL;
    if (libusb_get_active_config_descriptor(slot->device, &config) != 0 &&
        libusb_get_config_descriptor(slot->device, 0, &config) != 0) {
        slot->choice_count = 0;
        return;
    }
    slot->choice_count = usb_choices(config, slot->choices, USB_CHOICES);
    libusb_free_config_descriptor(config);
    if (slot->choice_count == 0 && identity_is_serial_chip(slot->info.vendor)) {
        slot->choices[0] = (struct usb_choice){.way = DEVICE_WAY_TTY};
        slot->choice_count = 1;
    }
}

/* The best way that the device offers: a way that needs no keyboard layout before one that does. */
static int best_choice(const struct slot *slot)
{
    static const enum device_way best_first[] = {
        DEVICE_WAY_POS, DEVICE_WAY_SCALE, DEVICE_WAY_ACM, DEVICE_WAY_PRINTER,
        DEVICE_WAY_TTY, DEVICE_WAY_KEYS,  DEVICE_WAY_NONE};
    for (size_t w = 0; w < sizeof best_first / sizeof best_first[0]; w++) {
        for (int i = 0; i < slot->choice_count; i++) {
            bool can_ask =
                slot->choices[i].way != DEVICE_WAY_NONE || slot->choices[i].report_length > 0;
            if (slot->choices[i].way == best_first[w] && can_ask) {
                return i;
            }
        }
    }
    return -1;
}

/* How it would be read, as far as is known now. */
static void choose(struct slot *slot)
{
    ask_kernel(slot);
    int best = best_choice(slot);
    slot->info.way = (uint8_t)(best >= 0 ? slot->choices[best].way : DEVICE_WAY_NONE);
    slot->info.kind = (uint8_t)usb_choice_kind((enum device_way)slot->info.way);
}

void slots_arrived(struct machine *machine, libusb_device *device)
{
    struct libusb_device_descriptor descriptor;
    struct slot probe = {.machine = machine, .device = device, .fd = -1, .retry_ms = INT64_MAX};
    if (slots_by_device(machine, device) != NULL ||
        libusb_get_device_descriptor(device, &descriptor) != 0 || !usb_port(device, probe.port)) {
        return;
    }
    struct slot *before = slots_by_port(machine, probe.port);
    if (before != NULL) {
        slots_left(machine, before); /* its departure was not heard of */
    }
    probe.info.vendor = descriptor.idVendor;
    probe.info.product = descriptor.idProduct;
    read_choices(&probe);
    choose(&probe);
    if (best_choice(&probe) < 0) {
        return; /* a hub, a stick, a camera */
    }
    usb_attribute(probe.port, "serial", probe.serial, sizeof probe.serial);
    usb_name(probe.port, probe.info.vendor, probe.info.product, probe.info.name);
    probe.info.is_shared = is_shared(machine, &probe);
    identity_key(probe.info.vendor, probe.info.product, probe.info.is_shared ? "" : probe.serial,
                 probe.port, probe.info.key);
    struct slot *slot = slot_for(machine, probe.info.key);
    if (slot == NULL) {
        log_line(LOG_ERROR, "device", "%s is one device too many", probe.info.key);
        return;
    }
    *slot = probe;
    slot->is_plugged = true;
    slot->device = libusb_ref_device(device);
    log_line(LOG_INFO, "device", "%s arrived: %s", slot->info.key, slot->info.name);
    slot->info.state = DEVICE_STATE_COUNT; /* told as ARRIVED by what follows */
    slots_settle(machine, slot);
}

void slots_left(struct machine *machine, struct slot *slot)
{
    struct device_event event = {0};
    struct reader_sink sink = machine_sink(slot);
    slot->is_plugged = false;
    if (slot->info.state == DEVICE_READY) {
        reader_left(&slot->reader, machine_now_ms(), &sink);
    }
    input_close(slot);
    tty_close(slot);
    usb_close(machine, slot, true);
    libusb_unref_device(slot->device);
    slot->device = NULL;
    bool was_told = slot->info.state != DEVICE_STATE_COUNT;
    slot->info.state = DEVICE_SEEN;
    slot->retry_ms = INT64_MAX;
    slot->trouble = DEVICE_FINE;
    log_line(LOG_INFO, "device", "%s left", slot->info.key);
    if (was_told) {
        machine_tell(machine, slot, DEVICE_EVENT_LEFT, &event);
    }
}

bool slots_retry(struct slot *slot)
{
    bool soon = slot->tries < MACHINE_OPEN_TRIES;
    slot->retry_ms =
        machine_now_ms() + (soon ? (int64_t)FIRST_RETRY_MS << slot->tries : LATER_RETRY_MS);
    slot->tries += soon;
    return soon;
}

/* A scale or a POS scanner types nothing: it is read without having been taught. What the kernel
 * knows nothing about is asked once. */
static bool is_ours(const struct slot *slot, const struct device_enrolled *known)
{
    return known != NULL || slot->info.way == DEVICE_WAY_POS ||
           slot->info.way == DEVICE_WAY_SCALE ||
           (slot->info.way == DEVICE_WAY_NONE && best_choice(slot) >= 0);
}

static bool open_slot(struct machine *machine, struct slot *slot,
                      const struct device_enrolled *known, enum device_trouble *ret_why)
{
    int best = best_choice(slot);
    enum device_way way = best >= 0 ? slot->choices[best].way : DEVICE_WAY_NONE;
    slot->info.layout = known != NULL ? known->layout : (uint8_t)DEVICE_LAYOUT_US;
    *ret_why = DEVICE_NOT_UNDERSTOOD;
    bool may_grab = way == DEVICE_WAY_KEYS && known != NULL;
    if (may_grab && known->way == DEVICE_WAY_GRAB) {
        *ret_why = DEVICE_NO_RIGHTS;
        return input_open(machine, slot);
    }
    if (way == DEVICE_WAY_TTY) {
        return tty_open(machine, slot, ret_why);
    }
    if (way == DEVICE_WAY_PRINTER) {
        return true; /* taken for a job only */
    }
    /* Where the driver may not be taken off, the kernel's own device is held instead. */
    return (best >= 0 && usb_open(machine, slot, &slot->choices[best], ret_why)) ||
           (may_grab && input_open(machine, slot));
}

static void close_slot(struct machine *machine, struct slot *slot)
{
    input_close(slot);
    tty_close(slot);
    usb_close(machine, slot, false);
}

/* Opens it or says when to try again. */
static void open_ours(struct machine *machine, struct slot *slot,
                      const struct device_enrolled *known, enum device_trouble *ret_why)
{
    if (slot->device != NULL && usb_is_leaving(machine, slot->device)) {
        /* One handle at a time: the kernel gives an interface to one, and answers to one reach it.
         */
        slot->info.state = DEVICE_OPENING;
        slot->retry_ms = machine_now_ms() + LEAVING_MS;
        return;
    }
    if (open_slot(machine, slot, known, ret_why)) {
        slot->info.state = DEVICE_READY;
        slot->tries = 0;
        *ret_why = DEVICE_FINE;
        machine_trouble(machine, slot, DEVICE_FINE);
        return;
    }
    if (!slot->is_plugged) {
        return; /* it left while it was asked */
    }
    bool goes_on = slots_retry(slot);
    slot->info.state = (uint8_t)(goes_on         ? DEVICE_OPENING
                                 : known != NULL ? DEVICE_BROKEN
                                                 : DEVICE_PROPOSED);
}

static void settle_foreign(struct slot *slot)
{
    bool likely = identity_scanner_maker(slot->info.vendor) != NULL ||
                  slot->info.way == DEVICE_WAY_ACM || slot->info.way == DEVICE_WAY_TTY ||
                  slot->info.way == DEVICE_WAY_POS;
    bool reads = slot->info.way != DEVICE_WAY_NONE && slot->info.way != DEVICE_WAY_PRINTER;
    slot->info.state = likely && reads ? DEVICE_PROPOSED : DEVICE_SEEN;
    slot->info.kind = (uint8_t)(likely && reads ? DEVICE_SCANNER : slot->info.kind);
}

/* An open device is read as it was taught. */
static bool is_read_so(const struct slot *slot, const struct device_enrolled *known)
{
    if (known == NULL) {
        return true;
    }
    bool is_held = slot->info.way == DEVICE_WAY_GRAB;
    return known->layout == slot->info.layout &&
           str_equal(known->prefix, slot->reader.lines[0].prefix) &&
           str_equal(known->suffix, slot->reader.lines[0].tail) &&
           (known->way == DEVICE_WAY_NONE || (known->way == DEVICE_WAY_GRAB) == is_held);
}

/* What it speaks says more than what was taught when it may not even have been there: a scale is
 * never a scanner. */
static uint8_t kind_of(const struct slot *slot, const struct device_enrolled *known)
{
    bool is_sure = slot->info.way == DEVICE_WAY_SCALE || slot->info.way == DEVICE_WAY_PRINTER;
    return is_sure ? (uint8_t)usb_choice_kind((enum device_way)slot->info.way) : known->kind;
}

void slots_settle(struct machine *machine, struct slot *slot)
{
    const struct device_enrolled *known = machine_enrolled(machine, slot->info.key);
    struct device_info before = slot->info;
    enum device_trouble why = DEVICE_FINE;
    bool is_open = before.state == DEVICE_READY;
    bool is_same = is_open && is_ours(slot, known) && is_read_so(slot, known);
    if (is_open && !is_same) {
        close_slot(machine, slot);
    }
    if (!is_same) {
        choose(slot);
    }
    slot->info.is_enrolled = known != NULL;
    if (known != NULL && known->name[0] != '\0') {
        (void)str_copy(slot->info.name, sizeof slot->info.name, known->name);
    }
    if (machine->options.only_looks) {
        slot->info.state = DEVICE_SEEN;
        slot->info.kind = known != NULL ? kind_of(slot, known) : slot->info.kind;
        slot->info.layout = known != NULL ? known->layout : (uint8_t)DEVICE_LAYOUT_US;
    } else if (!is_same && is_ours(slot, known)) {
        open_ours(machine, slot, known, &why);
        if (!slot->is_plugged) {
            return;
        }
    }
    if (!is_ours(slot, known)) {
        settle_foreign(slot);
    } else if (known != NULL) {
        slot->info.kind = kind_of(slot, known);
    }
    if (before.state == DEVICE_STATE_COUNT) {
        machine_tell_info(machine, slot, DEVICE_EVENT_ARRIVED);
    } else if (memcmp(&before, &slot->info, sizeof before) != 0) {
        machine_tell_info(machine, slot, DEVICE_EVENT_CHANGED);
    }
    if (why != DEVICE_FINE && slot->info.state != DEVICE_OPENING) {
        machine_trouble(machine, slot, why);
    }
}
