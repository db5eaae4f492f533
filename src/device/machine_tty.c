/* machine_tty.c: scanners behind a serial chip (FTDI, CH340, PL2303, CP210x): the kernel drives the
 * chip, libserialport the line. */
#include <libserialport.h>
#include <string.h>

#include "base/str.h"
#include "device/machine_private.h"

enum { BAUD = 9600, BITS = 8, BYTES_AT_ONCE = 256 };

/* The node of the serial port behind a USB device: /dev/ttyUSB0. */
static bool node_of(struct machine *machine, const struct slot *slot, char *to, size_t size)
{
    struct udev_enumerate *list = udev_enumerate_new(machine->udev);
    struct udev_list_entry *entry;
    bool found = false;
    (void)udev_enumerate_add_match_subsystem(list, "tty");
    (void)udev_enumerate_scan_devices(list);
    udev_list_entry_foreach(entry, udev_enumerate_get_list_entry(list))
    {
        struct udev_device *device =
            udev_device_new_from_syspath(machine->udev, udev_list_entry_get_name(entry));
        struct udev_device *usb =
            device != NULL
                ? udev_device_get_parent_with_subsystem_devtype(device, "usb", "usb_device")
                : NULL;
        const char *path = device != NULL ? udev_device_get_devnode(device) : NULL;
        if (!found && usb != NULL && path != NULL &&
            str_equal(udev_device_get_sysname(usb), slot->port)) {
            found = str_copy(to, size, path);
        }
        udev_device_unref(device);
    }
    udev_enumerate_unref(list);
    return found;
}

static bool set_line(struct sp_port *port)
{
    return sp_set_baudrate(port, BAUD) == SP_OK && sp_set_bits(port, BITS) == SP_OK &&
           sp_set_parity(port, SP_PARITY_NONE) == SP_OK && sp_set_stopbits(port, 1) == SP_OK &&
           sp_set_flowcontrol(port, SP_FLOWCONTROL_NONE) == SP_OK;
}

bool tty_open(struct machine *machine, struct slot *slot, enum device_trouble *ret_why)
{
    const struct device_enrolled *known = machine_enrolled(machine, slot->info.key);
    char node[64];
    struct sp_port *port = NULL;
    *ret_why = DEVICE_NO_RIGHTS;
    if (!node_of(machine, slot, node, sizeof node) || sp_get_port_by_name(node, &port) != SP_OK) {
        return false;
    }
    if (sp_open(port, SP_MODE_READ) != SP_OK) {
        *ret_why = DEVICE_IN_USE;
        sp_free_port(port);
        return false;
    }
    if (!set_line(port) || sp_get_port_handle(port, &slot->fd) != SP_OK) {
        *ret_why = DEVICE_LINE_ERRORS;
        sp_close(port);
        sp_free_port(port);
        return false;
    }
    (void)sp_set_dtr(port, SP_DTR_ON); /* a line that has none works all the same */
    (void)sp_set_rts(port, SP_RTS_ON);
    (void)sp_flush(port, SP_BUF_INPUT);
    slot->serial_port = port;
    slot->info.way = DEVICE_WAY_TTY;
    bool done = reader_init(&slot->reader, DEVICE_WAY_TTY, DEVICE_LAYOUT_US,
                            known != NULL ? known->prefix : "", NULL);
    reader_cut_suffix(&slot->reader, known != NULL ? known->suffix : "");
    reader_teach(&slot->reader, machine->lesson);
    return done;
}

bool tty_read(struct machine *machine, struct slot *slot, int64_t now_ms)
{
    struct reader_sink sink = machine_sink(slot);
    uint8_t bytes[BYTES_AT_ONCE];
    int total = 0;
    (void)machine;
    for (;;) {
        int count = sp_nonblocking_read(slot->serial_port, bytes, sizeof bytes);
        if (count <= 0) {
            return count == 0 && total > 0; /* woken for nothing: the other end is gone */
        }
        total += count;
        reader_bytes(&slot->reader, bytes, (size_t)count, now_ms, &sink);
    }
}

void tty_close(struct slot *slot)
{
    if (slot->serial_port != NULL) {
        (void)sp_close(slot->serial_port);
        sp_free_port(slot->serial_port);
        slot->serial_port = NULL;
        slot->fd = -1;
    }
}
