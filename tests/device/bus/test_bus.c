/* test_bus.c: the umockdev bus as libusb sees it: finding, claiming, reading, printing, pulling. */
#include <fcntl.h>
#include <libusb.h>
#include <linux/input.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "device/bus/umockdev_bus.h"
#include "device/models/model_printer.h"
#include "device/models/model_scale.h"
#include "device/models/model_scanner.h"
#include "support/check.h"

enum { JOB = 60000 };

static struct umockdev_bus *bus;
static libusb_context *usb;

static struct scanner_model *new_scanner(const char *serial)
{
    struct scanner_model_setup setup = {.way = MODEL_KEYS,
                                        .vendor = 0x0c2e,
                                        .product = 0x0b81,
                                        .name = "Douchette",
                                        .serial = serial,
                                        .suffix = "\r"};
    return scanner_model_new(&setup);
}

static libusb_device_handle *open_device(uint16_t vendor, int interface)
{
    libusb_device_handle *handle = NULL;
    libusb_device **list;
    ssize_t count = libusb_get_device_list(usb, &list);
    for (ssize_t i = 0; i < count && !handle; i++) {
        struct libusb_device_descriptor descriptor;
        CHECK_INT(libusb_get_device_descriptor(list[i], &descriptor), 0);
        if (descriptor.idVendor == vendor) {
            CHECK_INT(libusb_open(list[i], &handle), 0);
        }
    }
    libusb_free_device_list(list, 1);
    CHECK(handle);
    CHECK_INT(libusb_kernel_driver_active(handle, interface), 1);
    CHECK_INT(libusb_claim_interface(handle, interface), LIBUSB_ERROR_BUSY);
    CHECK_INT(libusb_detach_kernel_driver(handle, interface), 0);
    CHECK_INT(libusb_claim_interface(handle, interface), 0);
    return handle;
}

struct listener {
    struct libusb_transfer *transfer;
    uint8_t report[8];
    char text[64]; /* usages of digits as digits, Enter as "." */
    int status;
    bool ended;
};

static void heard(struct libusb_transfer *transfer)
{
    struct listener *to = transfer->user_data;
    to->status = (int)transfer->status;
    if (transfer->status != LIBUSB_TRANSFER_COMPLETED) {
        to->ended = true;
        return;
    }
    uint8_t usage = to->report[2];
    size_t length = strlen(to->text);
    if (usage >= 0x1e && usage <= 0x28 && length < sizeof to->text - 1) {
        to->text[length] = "1234567890."[usage - 0x1e];
    }
    CHECK_INT(libusb_submit_transfer(transfer), 0);
}

static void listen_to(struct listener *to, libusb_device_handle *handle)
{
    memset(to, 0, sizeof *to);
    to->transfer = libusb_alloc_transfer(0);
    libusb_fill_interrupt_transfer(to->transfer, handle, 0x81, to->report, 8, heard, to, 0);
    CHECK_INT(libusb_submit_transfer(to->transfer), 0);
}

/* Handles events until the text is heard, or the listener ended, or two seconds passed. */
static void wait_for(struct listener *to, const char *text)
{
    for (int i = 0; i < 200 && !to->ended && (!text || strcmp(to->text, text) != 0); i++) {
        struct timeval little = {0, 10000};
        CHECK_INT(libusb_handle_events_timeout(usb, &little), 0);
    }
}

static void a_scanner_is_claimed_and_heard(void)
{
    struct scanner_model *scanner = new_scanner("S1");
    umockdev_bus_plug(bus, &scanner->model, "1-2");
    libusb_device_handle *handle = open_device(0x0c2e, 0);
    unsigned char serial[16];
    CHECK_INT(libusb_get_string_descriptor_ascii(handle, 3, serial, sizeof serial), 2);
    CHECK_STR((char *)serial, "S1");
    uint8_t ports[7];
    CHECK_INT(libusb_get_port_numbers(libusb_get_device(handle), ports, sizeof ports), 1);
    CHECK_INT(ports[0], 2);
    CHECK(umockdev_bus_is_claimed(bus, &scanner->model, 0));

    struct listener listener;
    listen_to(&listener, handle);
    CHECK(scanner_model_scan(scanner, "4012", ""));
    CHECK(scanner_model_scan(scanner, "77", ""));
    wait_for(&listener, "4012.77.");
    CHECK_STR(listener.text, "4012.77.");
    CHECK_INT(scanner_model_whole(scanner), 2);
    struct timeval pause = {0, 300000}; /* nothing comes: nothing must spin */
    CHECK_INT(libusb_handle_events_timeout(usb, &pause), 0);
    CHECK(umockdev_bus_idle_reaps(bus, &scanner->model) < 30);

    umockdev_bus_unplug(bus, &scanner->model);
    wait_for(&listener, NULL);
    CHECK(listener.ended);
    CHECK_INT(listener.status, LIBUSB_TRANSFER_NO_DEVICE);
    libusb_free_transfer(listener.transfer);
    libusb_close(handle);
    usb_model_free(&scanner->model);
}

static void a_cancelled_transfer_loses_nothing(void)
{
    struct scanner_model *scanner = new_scanner("");
    umockdev_bus_plug(bus, &scanner->model, "1-2.3");
    libusb_device_handle *handle = open_device(0x0c2e, 0);
    struct listener listener;
    listen_to(&listener, handle);
    CHECK_INT(libusb_cancel_transfer(listener.transfer), 0);
    wait_for(&listener, NULL);
    CHECK_INT(listener.status, LIBUSB_TRANSFER_CANCELLED);
    libusb_free_transfer(listener.transfer);
    CHECK(scanner_model_scan(scanner, "9", ""));
    usb_model_fail(&scanner->model, 0x81, -84 /* EILSEQ */, 1);
    listen_to(&listener, handle);
    wait_for(&listener, NULL);
    CHECK_INT(listener.status, LIBUSB_TRANSFER_ERROR);
    libusb_free_transfer(listener.transfer);
    listen_to(&listener, handle);
    wait_for(&listener, "9.");
    CHECK_STR(listener.text, "9.");
    umockdev_bus_unplug(bus, &scanner->model);
    wait_for(&listener, NULL);
    libusb_free_transfer(listener.transfer);
    libusb_close(handle);
    usb_model_free(&scanner->model);
}

static void a_printer_takes_a_job_and_keeps_waiting_without_paper(void)
{
    struct printer_model_setup setup = {.language = MODEL_ZPL,
                                        .vendor = 0x0a5f,
                                        .product = 7,
                                        .name = "Imprimante",
                                        .serial = "Z",
                                        .paper = 1};
    struct printer_model *printer = printer_model_new(&setup);
    umockdev_bus_plug(bus, &printer->model, "1-3");
    libusb_device_handle *handle = open_device(0x0a5f, 0);
    CHECK_INT(libusb_set_interface_alt_setting(handle, 0, 1), 0);
    usb_model_hold(&printer->model);
    CHECK_INT(printer->model.alternate[0], 1);
    usb_model_release(&printer->model);
    uint8_t id[256];
    CHECK_INT(libusb_control_transfer(handle, 0xa1, 0, 0, 1, id, sizeof id, 1000),
              (id[0] << 8) | id[1]);

    uint8_t *job = malloc(JOB);
    CHECK(job);
    memset(job, '0', JOB);
    memcpy(job, "^XA^FO0,0^GFA,29900,29900,100,", 30);
    memcpy(job + JOB - 6, "^FS^XZ", 6);
    int sent = 0;
    CHECK_INT(libusb_bulk_transfer(handle, 0x01, job, JOB, &sent, 2000), 0);
    CHECK_INT(sent, JOB);
    CHECK_INT(printer_model_labels(printer), 1);
    CHECK_INT(printer_model_label(printer, 0).count, JOB);
    CHECK_INT(memcmp(printer_model_label(printer, 0).bytes, job, JOB), 0);

    CHECK_INT(libusb_bulk_transfer(handle, 0x01, job, JOB, &sent, 200), LIBUSB_ERROR_TIMEOUT);
    CHECK(sent > 0 && sent < JOB);
    uint8_t port = 0;
    CHECK_INT(libusb_control_transfer(handle, 0xa1, 1, 0, 0, &port, 1, 1000), 1);
    CHECK_INT(port & 0x20, 0x20);
    printer_model_load(printer, 10);
    int rest = 0;
    CHECK_INT(libusb_bulk_transfer(handle, 0x01, job + sent, JOB - sent, &rest, 2000), 0);
    CHECK_INT(printer_model_labels(printer), 2);
    CHECK_INT(printer_model_spoiled(printer), 0);
    usb_model_fail(&printer->model, 0x01, -32 /* EPIPE */, 1);
    CHECK_INT(libusb_bulk_transfer(handle, 0x01, job, 10, &sent, 1000), LIBUSB_ERROR_PIPE);
    CHECK_INT(libusb_clear_halt(handle, 0x01), 0);
    usb_model_leave_after(&printer->model, 0x01, 1000);
    CHECK_INT(libusb_bulk_transfer(handle, 0x01, job, JOB, &sent, 1000), LIBUSB_ERROR_NO_DEVICE);
    free(job);
    libusb_close(handle);
    umockdev_bus_unplug(bus, &printer->model);
    usb_model_free(&printer->model);
}

static int arrived, gone;

static int hotplug(libusb_context *context, libusb_device *device, libusb_hotplug_event event,
                   void *user)
{
    (void)context;
    (void)device;
    (void)user;
    arrived += event == LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED;
    gone += event == LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT;
    return 0;
}

static void arrivals_and_departures_are_told(void)
{
    struct scanner_model *scanner = new_scanner("S9");
    libusb_hotplug_callback_handle callback;
    CHECK_INT(libusb_hotplug_register_callback(
                  usb, LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED | LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT, 0,
                  LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY,
                  hotplug, NULL, &callback),
              0);
    for (int round = 1; round <= 3; round++) {
        umockdev_bus_plug(bus, &scanner->model, "1-4");
        for (int i = 0; i < 200 && arrived < round; i++) {
            struct timeval little = {0, 10000};
            libusb_handle_events_timeout(usb, &little);
        }
        CHECK_INT(arrived, round);
        umockdev_bus_unplug(bus, &scanner->model);
        for (int i = 0; i < 200 && gone < round; i++) {
            struct timeval little = {0, 10000};
            libusb_handle_events_timeout(usb, &little);
        }
        CHECK_INT(gone, round);
    }
    libusb_hotplug_deregister_callback(usb, callback);
    usb_model_free(&scanner->model);
}

/* The keys that an input device gave, digits as digits and Enter as ".". */
static void read_events(int fd, char *text, size_t room)
{
    struct input_event event;
    size_t length = 0;
    while (read(fd, &event, sizeof event) == (ssize_t)sizeof event && length + 1 < room) {
        if (event.type == EV_KEY && event.value == 1) {
            text[length++] = event.code == KEY_ENTER ? '.' : (char)('0' + event.code - KEY_1 + 1);
        }
    }
    text[length] = '\0';
}

/* What is scanned while the kernel has the scanner goes to the kernel, as it does in life. */
static void the_kernel_eats_scans_before_the_claim(void)
{
    struct scanner_model *scanner = new_scanner("S3");
    umockdev_bus_kernel_reads(bus, true);
    umockdev_bus_plug(bus, &scanner->model, "1-5");
    char node[32], keys[16];
    snprintf(node, sizeof node, "/dev/input/event%d", 8); /* its address: the eighth plug */
    int fd = open(node, O_RDONLY | O_NONBLOCK);
    CHECK(fd >= 0);
    unsigned char bits[KEY_MAX / 8 + 1] = {0};
    CHECK(ioctl(fd, EVIOCGBIT(EV_KEY, sizeof bits), bits) >= 0);
    CHECK(bits[KEY_ENTER / 8] >> (KEY_ENTER % 8) & 1);
    CHECK_INT(access("/sys/bus/usb/devices/1-5/1-5:1.0/0003:0C2E:0B81.0008/report_descriptor", 0),
              0);
    CHECK(scanner_model_scan(scanner, "12", ""));
    for (int i = 1; i <= 20; i++) {
        umockdev_bus_advance(bus, umockdev_bus_now(bus) + 1000);
    }
    CHECK_INT(scanner_model_whole(scanner), 1);
    read_events(fd, keys, sizeof keys);
    CHECK_STR(keys, "12.");
    libusb_device_handle *handle = open_device(0x0c2e, 0);
    umockdev_bus_advance(bus, umockdev_bus_now(bus) + 1000);
    struct input_event event;
    CHECK_INT(read(fd, &event, sizeof event), 0); /* the input device is gone */
    close(fd);
    struct listener listener;
    listen_to(&listener, handle);
    CHECK(scanner_model_scan(scanner, "2", ""));
    wait_for(&listener, "2.");
    CHECK_STR(listener.text, "2.");
    umockdev_bus_unplug(bus, &scanner->model);
    wait_for(&listener, NULL);
    libusb_free_transfer(listener.transfer);
    libusb_close(handle);
    umockdev_bus_kernel_reads(bus, false);
    usb_model_free(&scanner->model);
}

int main(void)
{
    bus = umockdev_bus_new();
    if (!bus) {
        CHECK_NEVER("run it under umockdev-wrapper");
    }
    CHECK_INT(libusb_init(&usb), 0);
    RUN(a_scanner_is_claimed_and_heard);
    RUN(a_cancelled_transfer_loses_nothing);
    RUN(a_printer_takes_a_job_and_keeps_waiting_without_paper);
    RUN(arrivals_and_departures_are_told);
    RUN(the_kernel_eats_scans_before_the_claim);
    libusb_exit(usb);
    umockdev_bus_free(bus);
    return 0;
}
