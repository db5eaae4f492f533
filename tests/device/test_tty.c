/* test_tty.c: a scanner behind a serial chip is read through the kernel's port: its line, its
 * codes, its going. */
#include <stdatomic.h>
#include <sys/ioctl.h>
#include <umockdev.h>
#include <unistd.h>

#include "device/bus/umockdev_device.h"
#include "device/listen.h"
#include "support/check.h"

static const char sys[] = "/devices/pci0000:00/usb1/1-1/1-1:1.0/ttyUSB0/tty/ttyUSB0";

static atomic_int lines; /* DTR and RTS as they were set; written by the bus's thread */

/* A pseudo-terminal has no lines: they are answered here, all else is asked of it. */
static gboolean answer(UMockdevIoctlBase *handler, UMockdevIoctlClient *client, gpointer context)
{
    UMockdevIoctlData *arg = umockdev_ioctl_client_get_arg(client), *said;
    int error = 0, result = 0;
    (void)handler;
    (void)context;
    switch (umockdev_ioctl_client_get_request(client)) {
    case TIOCMGET:
    case TIOCMSET:
    case TIOCMBIS:
    case TIOCMBIC:
        said = umockdev_ioctl_data_resolve(arg, 0, sizeof(int), NULL);
        if (said == NULL) { /* the client has ended meanwhile */
            break;
        }
        if (umockdev_ioctl_client_get_request(client) == TIOCMGET) {
            int now = atomic_load(&lines);
            memcpy(said->data, &now, sizeof now);
        } else if (umockdev_ioctl_client_get_request(client) == TIOCMBIS) {
            atomic_fetch_or(&lines, *(int *)(void *)said->data);
        }
        g_object_unref(said);
        break;
    default: result = umockdev_ioctl_client_execute(client, &error, NULL); break;
    }
    umockdev_ioctl_client_complete(client, result, error);
    return TRUE;
}

static void add_port(void)
{
    char text[512];
    GError *error = NULL;
    UMockdevIoctlBase *handler = umockdev_ioctl_base_new(); /* as long as the process */
    g_signal_connect(handler, "handle-ioctl", G_CALLBACK(answer), NULL);
    umockdev_testbed_attach_ioctl(umockdev_bus_testbed(listen_bus()), "/dev/ttyUSB0", handler,
                                  NULL);
    snprintf(text, sizeof text,
             "P: %s\nN: ttyUSB0\nE: SUBSYSTEM=tty\nE: DEVNAME=/dev/ttyUSB0\nA: dev=188:0\\n\n",
             sys);
    if (!umockdev_testbed_add_from_string(umockdev_bus_testbed(listen_bus()), text, &error)) {
        CHECK_NEVER(error->message);
    }
}

static void take_port_away(void)
{
    char path[160];
    snprintf(path, sizeof path, "/sys%s", sys);
    umockdev_testbed_uevent(umockdev_bus_testbed(listen_bus()), path, "remove");
    umockdev_testbed_remove_device(umockdev_bus_testbed(listen_bus()), path);
}

static void send(int fd, const char *text)
{
    CHECK_INT(write(fd, text, strlen(text)), strlen(text));
}

static void codes_come_through_the_port(void)
{
    struct device_enrolled enrolled = listen_scanner("0403:6001/FTDI01", DEVICE_LAYOUT_US);
    struct device_request enrol = {.kind = DEVICE_REQUEST_ENROL, .enrolled = enrolled};
    struct device_port port = listen_open(NULL, 0);
    /* The chip speaks its maker's language, which is the kernel's to know. */
    static const struct usb_model_kind kind = {0};
    static const uint8_t descriptors[] = {9, 4, 0, 0,    1, 0xFF, 0xFF, 0xFF,
                                          0, 7, 5, 0x81, 2, 64,   0,    0};
    struct usb_model *chip = calloc(1, sizeof *chip);
    CHECK(chip != NULL);
    usb_model_init(chip, &kind, 0x0403, 0x6001, "FTDI", "FT232R USB UART", "FTDI01");
    usb_model_describe(chip, descriptors, sizeof descriptors);
    umockdev_bus_plug(listen_bus(), chip, "1-1");
    (void)listen_state(port, enrolled.key, DEVICE_PROPOSED); /* it may be anything: one tap */
    CHECK(port.ask(port.context, &enrol));
    CHECK_INT(listen_state(port, enrolled.key, DEVICE_OPENING).info.kind, DEVICE_SCANNER);
    add_port(); /* the kernel's port comes a little later */
    struct device_event ready = listen_state(port, enrolled.key, DEVICE_READY);
    CHECK_INT(ready.info.way, DEVICE_WAY_TTY);
    CHECK_INT(atomic_load(&lines) & (TIOCM_DTR | TIOCM_RTS), TIOCM_DTR | TIOCM_RTS);
    int fd = umockdev_testbed_get_dev_fd(umockdev_bus_testbed(listen_bus()), "/dev/ttyUSB0");
    CHECK(fd >= 0);
    send(fd, "1042013771\r\n]E03760");
    CHECK_STR(listen_for(port, DEVICE_EVENT_SCAN).scan.text, "1042013771");
    send(fd, "101234567\r\n");
    struct device_event scan = listen_for(port, DEVICE_EVENT_SCAN);
    CHECK_STR(scan.scan.text, "3760101234567");
    CHECK_STR(scan.scan.aim, "]E0");
    send(fd, "10420");
    listen_silence(port, DEVICE_EVENT_SCAN, 200);
    take_port_away();
    umockdev_bus_unplug(listen_bus(), chip);
    CHECK_INT(listen_for(port, DEVICE_EVENT_DROPPED).dropped.why, DEVICE_UNPLUGGED_INSIDE);
    (void)listen_for(port, DEVICE_EVENT_LEFT);
    listen_close(port);
    usb_model_free(chip);
}

int main(void)
{
    RUN(codes_come_through_the_port);
    umockdev_bus_free(listen_bus());
    return 0;
}
