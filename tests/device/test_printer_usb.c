/* test_printer_usb.c: printers of USB class 7 with the real libusb: found, claimed for a job and
 * given back, kept waiting without paper, pulled out in the middle. */
#include "device/printer_usb.h"

#include "device/ieee1284.h"
#include "device/listen.h"
#include "device/models/model_printer.h"
#include "support/check.h"

static const char label[] = "^XA^PW16^LL2^FO0,0^GFA,4,4,2,FF00AA55^FS^PQ1^XZ\r\n";
enum { LABEL = sizeof label - 1 };

static struct printer_model *new_printer(const char *serial, int paper, bool is_mute)
{
    const struct printer_model_setup setup = {.language = MODEL_ZPL,
                                              .vendor = 0x0A5F,
                                              .product = 0x0001,
                                              .name = "ZD220",
                                              .serial = serial,
                                              .paper = paper,
                                              .is_mute = is_mute,
                                              .room = 256};
    return printer_model_new(&setup);
}

static size_t list(struct printer_bus bus, struct printer_found found[4])
{
    return bus.list(bus.bus, found, 4);
}

static void a_printer_says_who_it_is_and_prints(void)
{
    struct printer_usb *usb = printer_usb_create();
    struct printer_bus bus = printer_usb_bus(usb);
    struct printer_model *printer = new_printer("ZD0001", -1, false);
    struct printer_found found[4];
    struct printer_port port;
    struct ieee1284 id;
    uint8_t bits = 0, answer[128];
    size_t count;
    CHECK_INT(list(bus, found), 0);
    umockdev_bus_plug(listen_bus(), &printer->model, "1-1");
    CHECK_INT(list(bus, found), 1);
    CHECK_STR(found[0].key, "0a5f:0001/ZD0001");
    CHECK(ieee1284_read(found[0].device_id, found[0].device_id_size, &id));
    CHECK(ieee1284_speaks(&id, "ZPL"));
    CHECK(!umockdev_bus_is_claimed(listen_bus(), &printer->model, 0)); /* given back */

    CHECK(!bus.open(bus.bus, "0a5f:0001/OTHER", &port));
    CHECK(bus.open(bus.bus, found[0].key, &port));
    CHECK(umockdev_bus_is_claimed(listen_bus(), &printer->model, 0));
    CHECK_INT(port.ops->status(port.port, &bits), PORT_DONE);
    CHECK_INT(bits, PORT_NOT_ERROR | PORT_SELECTED);
    CHECK_INT(port.ops->write(port.port, (const uint8_t *)label, LABEL, 2000, &count), PORT_DONE);
    CHECK_INT(count, LABEL);
    CHECK_INT(port.ops->write(port.port, (const uint8_t *)"~HS", 3, 2000, &count), PORT_DONE);
    CHECK_INT(port.ops->read(port.port, answer, 5, 2000, &count), PORT_DONE);
    CHECK_INT(answer[0], 2); /* STX */
    CHECK_INT(count, 5);
    CHECK_INT(port.ops->read(port.port, answer, sizeof answer, 2000, &count), PORT_DONE);
    CHECK(count > 20); /* the rest of the same answer */
    CHECK_INT(port.ops->read(port.port, answer, sizeof answer, 30, &count), PORT_TIMEOUT);
    CHECK_INT(count, 0);
    port.ops->close(port.port);
    CHECK(!umockdev_bus_is_claimed(listen_bus(), &printer->model, 0));
    CHECK_INT(printer_model_labels(printer), 1);
    CHECK_INT(printer_model_spoiled(printer), 0);
    umockdev_bus_unplug(listen_bus(), &printer->model);
    CHECK_INT(list(bus, found), 0);
    printer_usb_destroy(usb);
    usb_model_free(&printer->model);
}

/* Without paper it takes what it has room for; the rest goes on from there. */
static void out_of_paper_looks_slow_and_goes_on_from_where_it_was(void)
{
    enum { LABELS = 60 };
    struct printer_usb *usb = printer_usb_create();
    struct printer_bus bus = printer_usb_bus(usb);
    struct printer_model *printer = new_printer("ZD0002", 2, false);
    struct printer_port port;
    char job[LABELS * LABEL];
    uint8_t bits = 0;
    size_t sent = 0, count = 0;
    for (int i = 0; i < LABELS; i++) {
        memcpy(job + i * LABEL, label, LABEL);
    }
    umockdev_bus_plug(listen_bus(), &printer->model, "1-1");
    CHECK(bus.open(bus.bus, "0a5f:0001/ZD0002", &port));
    CHECK_INT(port.ops->write(port.port, (const uint8_t *)job, 2 * LABEL, 200, &sent), PORT_DONE);
    enum port_result result =
        port.ops->write(port.port, (const uint8_t *)job + sent, sizeof job - sent, 200, &count);
    CHECK_INT(result, PORT_TIMEOUT);
    CHECK(count > 0 && sent + count < sizeof job);
    CHECK_INT(port.ops->status(port.port, &bits), PORT_DONE); /* the control pipe still answers */
    CHECK((bits & PORT_PAPER_EMPTY) != 0);
    printer_model_load(printer, -1);
    for (sent += count; sent < sizeof job; sent += count) {
        result = port.ops->write(port.port, (const uint8_t *)job + sent, sizeof job - sent, 2000,
                                 &count);
        CHECK_INT(result, PORT_DONE);
    }
    port.ops->close(port.port);
    CHECK_INT(printer_model_labels(printer), LABELS);
    CHECK_INT(printer_model_spoiled(printer), 0);
    umockdev_bus_unplug(listen_bus(), &printer->model);
    printer_usb_destroy(usb);
    usb_model_free(&printer->model);
}

static void a_printer_that_was_pulled_says_so_for_ever(void)
{
    struct printer_usb *usb = printer_usb_create();
    struct printer_bus bus = printer_usb_bus(usb);
    struct printer_model *mute = new_printer("ZD0003", -1, true);
    struct printer_port port;
    uint8_t bits;
    size_t count;
    umockdev_bus_plug(listen_bus(), &mute->model, "1-1");
    CHECK(bus.open(bus.bus, "0a5f:0001/ZD0003", &port));
    CHECK_INT(port.ops->read(port.port, &bits, 1, 30, &count), PORT_TIMEOUT); /* only listens */
    usb_model_leave_after(&mute->model, 0x01, 20);
    CHECK_INT(port.ops->write(port.port, (const uint8_t *)label, LABEL, 2000, &count), PORT_LOST);
    CHECK(count <= 20);
    CHECK_INT(port.ops->write(port.port, (const uint8_t *)label, LABEL, 2000, &count), PORT_LOST);
    CHECK_INT(port.ops->status(port.port, &bits), PORT_LOST);
    port.ops->close(port.port);
    umockdev_bus_unplug(listen_bus(), &mute->model);
    printer_usb_destroy(usb);
    usb_model_free(&mute->model);
}

static void two_that_say_the_same_are_told_apart(void)
{
    struct printer_usb *usb = printer_usb_create();
    struct printer_bus bus = printer_usb_bus(usb);
    struct printer_model *one = new_printer("SAME", -1, false),
                         *two = new_printer("SAME", -1, false);
    struct printer_found found[4];
    umockdev_bus_plug(listen_bus(), &two->model, "1-2");
    umockdev_bus_plug(listen_bus(), &one->model, "1-1");
    CHECK_INT(list(bus, found), 2);
    CHECK_STR(found[0].key, "0a5f:0001@1-1");
    CHECK_STR(found[1].key, "0a5f:0001@1-2");
    umockdev_bus_unplug(listen_bus(), &one->model);
    umockdev_bus_unplug(listen_bus(), &two->model);
    printer_usb_destroy(usb);
    usb_model_free(&one->model);
    usb_model_free(&two->model);
}

int main(void)
{
    (void)listen_bus();
    RUN(a_printer_says_who_it_is_and_prints);
    RUN(out_of_paper_looks_slow_and_goes_on_from_where_it_was);
    RUN(a_printer_that_was_pulled_says_so_for_ever);
    RUN(two_that_say_the_same_are_told_apart);
    umockdev_bus_free(listen_bus());
    return 0;
}
