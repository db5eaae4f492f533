/* test_fake.c: the fake port keeps the promises of the real one. */
#include "device/fake.h"
#include "support/check.h"

static struct device_event next(struct device_port port)
{
    struct device_event event = {.kind = DEVICE_EVENT_KIND_COUNT};
    (void)port.take(port.context, &event, 1);
    return event;
}

static void enrol(struct device_port port, const char *key)
{
    struct device_request request = {.kind = DEVICE_REQUEST_ENROL};
    strncpy(request.enrolled.key, key, sizeof request.enrolled.key - 1);
    CHECK(port.ask(port.context, &request));
}

static void only_what_is_enrolled_scans(void)
{
    struct device_fake *fake = device_fake_create();
    struct device_port port = device_fake_port(fake);
    CHECK(device_fake_plug(fake, "left", DEVICE_SCANNER, false, 10));
    CHECK(!device_fake_plug(fake, "left", DEVICE_SCANNER, false, 10));
    CHECK_INT(next(port).info.state, DEVICE_PROPOSED);
    CHECK(!device_fake_scan(fake, "left", "1042013771", 20));
    enrol(port, "left");
    CHECK_INT(next(port).info.state, DEVICE_READY);
    CHECK(device_fake_scan(fake, "left", "1042013771", 20));
    struct device_event scan = next(port);
    CHECK_INT(scan.kind, DEVICE_EVENT_SCAN);
    CHECK_INT(scan.at_ms, 20);
    CHECK_STR(scan.scan.text, "1042013771");
    CHECK_INT(next(port).kind, DEVICE_EVENT_KIND_COUNT);
    device_fake_destroy(fake);
}

static void a_replug_keeps_the_number(void)
{
    struct device_fake *fake = device_fake_create();
    struct device_port port = device_fake_port(fake);
    enrol(port, "b");
    CHECK(device_fake_plug(fake, "a", DEVICE_SCALE, true, 1));
    CHECK(device_fake_plug(fake, "b", DEVICE_SCANNER, false, 2));
    CHECK_INT(next(port).device, 1);
    CHECK_INT(next(port).device, 2);
    CHECK(device_fake_pull(fake, "b", 3));
    CHECK(!device_fake_pull(fake, "b", 3));
    CHECK(!device_fake_scan(fake, "b", "1", 3));
    CHECK_INT(next(port).kind, DEVICE_EVENT_LEFT);
    CHECK(device_fake_plug(fake, "b", DEVICE_SCANNER, false, 4));
    struct device_event again = next(port);
    CHECK_INT(again.device, 2);
    CHECK_INT(again.info.state, DEVICE_READY);
    device_fake_destroy(fake);
}

static void teaches_and_tares(void)
{
    struct device_fake *fake = device_fake_create();
    struct device_port port = device_fake_port(fake);
    struct device_request teach = {.kind = DEVICE_REQUEST_TEACH, .code = "QZ73"};
    CHECK(port.ask(port.context, &teach));
    CHECK_STR(device_fake_lesson(fake), "QZ73");
    CHECK(device_fake_plug(fake, "new", DEVICE_KEYBOARD, false, 1));
    (void)next(port);
    CHECK(!device_fake_scan(fake, "new", "other", 2));
    CHECK(device_fake_scan(fake, "new", "QZ73", 3));
    struct device_event taught = next(port);
    CHECK_INT(taught.kind, DEVICE_EVENT_TAUGHT);
    CHECK_STR(taught.taught.key, "new");

    CHECK(device_fake_plug(fake, "scale", DEVICE_SCALE, true, 1));
    CHECK(device_fake_weigh(fake, "scale", SCALE_STABLE, 250, 4));
    struct device_request tare = {.kind = DEVICE_REQUEST_TARE, .device = 2};
    CHECK(port.ask(port.context, &tare));
    CHECK(device_fake_weigh(fake, "scale", SCALE_STABLE, 1250, 5));
    (void)next(port);
    CHECK_INT(next(port).weight.grams, 250);
    CHECK_INT(next(port).weight.grams, 1000);
    device_fake_destroy(fake);
}

int main(void)
{
    RUN(only_what_is_enrolled_scans);
    RUN(a_replug_keeps_the_number);
    RUN(teaches_and_tares);
    return 0;
}
