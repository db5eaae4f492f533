/* test_lesson.c: a lesson watches the kernel's keyboards and takes none; who reads its code is
 * taught. A scanner whose driver may not be taken off is held through its input device. */
#include "device/listen.h"
#include "support/check.h"

static const char lesson[] = "0482910357";

static void ask(struct device_port port, enum device_request_kind kind,
                const struct device_enrolled *enrolled, const char *code)
{
    struct device_request request = {.kind = (uint8_t)kind};
    if (enrolled != NULL) {
        request.enrolled = *enrolled;
    }
    snprintf(request.code, sizeof request.code, "%s", code);
    CHECK(port.ask(port.context, &request));
}

static void scan(struct scanner_model *model, const char *text)
{
    CHECK(scanner_model_scan(model, text, ""));
}

static void plug(struct scanner_model *model, const char *port)
{
    umockdev_bus_plug(listen_bus(), &model->model, port);
}

static void unplug(struct scanner_model *model)
{
    umockdev_bus_unplug(listen_bus(), &model->model);
    usb_model_free(&model->model);
}

/* The machine opens new keyboards within half a second. */
static void wait_for_watches(struct device_port port)
{
    listen_silence(port, DEVICE_EVENT_TAUGHT, 1200);
}

static void a_lesson_teaches_who_reads_its_code(void)
{
    struct device_port port = listen_open(NULL, 0);
    struct scanner_model *keyboard = listen_model(MODEL_KEYBOARD, MODEL_FR, "KBD002");
    struct scanner_model *scanner = listen_model(MODEL_KEYS, MODEL_FR, "");
    plug(keyboard, "1-1");
    plug(scanner, "1-2");
    (void)listen_state(port, "1a2c:1000@1-2", DEVICE_SEEN);
    ask(port, DEVICE_REQUEST_TEACH, NULL, lesson);
    wait_for_watches(port);
    scan(keyboard, "secret"); /* nobody's business */
    scan(scanner, "1042013771");
    listen_silence(port, DEVICE_EVENT_SCAN, 300);
    scan(scanner, lesson);
    struct device_event taught = listen_for(port, DEVICE_EVENT_TAUGHT);
    CHECK_STR(taught.taught.key, "1a2c:1000@1-2");
    CHECK_INT(taught.taught.layout, DEVICE_LAYOUT_FR);
    CHECK(!umockdev_bus_is_claimed(listen_bus(), &scanner->model, 0));
    ask(port, DEVICE_REQUEST_TEACH_END, NULL, "");
    ask(port, DEVICE_REQUEST_ENROL, &taught.taught, "");
    (void)listen_state(port, "1a2c:1000@1-2", DEVICE_READY);
    CHECK(umockdev_bus_is_claimed(listen_bus(), &scanner->model, 0));
    CHECK(!umockdev_bus_is_claimed(listen_bus(), &keyboard->model, 0));
    scan(scanner, "1042013771");
    CHECK_STR(listen_for(port, DEVICE_EVENT_SCAN).scan.text, "1042013771");
    /* Over: the code is a code like others. */
    scan(scanner, lesson);
    CHECK_STR(listen_for(port, DEVICE_EVENT_SCAN).scan.text, lesson);
    unplug(keyboard);
    unplug(scanner);
    listen_close(port);
}

static void fingers_and_the_only_keyboard_are_refused(void)
{
    struct device_port port = listen_open(NULL, 0);
    const struct scanner_model_setup slow = {.way = MODEL_KEYBOARD,
                                             .vendor = 0x046D,
                                             .product = 0xC31C,
                                             .name = "Clavier",
                                             .serial = "FINGER1",
                                             .prefix = "",
                                             .suffix = "\r",
                                             .interval_us = 100000};
    struct scanner_model *fingers = scanner_model_new(&slow);
    struct scanner_model *only = listen_model(MODEL_KEYS, MODEL_US, "ONLY01");
    plug(only, "1-1");
    (void)listen_state(port, "1a2c:1000/ONLY01", DEVICE_SEEN);
    ask(port, DEVICE_REQUEST_TEACH, NULL, lesson);
    wait_for_watches(port);
    scan(only, lesson);
    CHECK_INT(listen_for(port, DEVICE_EVENT_TROUBLE).trouble.why, DEVICE_LAST_KEYBOARD);
    plug(fingers, "1-2");
    (void)listen_state(port, "046d:c31c/FINGER1", DEVICE_SEEN);
    wait_for_watches(port);
    scan(fingers, lesson);
    CHECK_INT(listen_for(port, DEVICE_EVENT_TROUBLE).trouble.why, DEVICE_NOT_A_SCANNER);
    scan(only, lesson); /* now there is another one to type on */
    CHECK_STR(listen_for(port, DEVICE_EVENT_TAUGHT).taught.key, "1a2c:1000/ONLY01");
    CHECK(!umockdev_bus_is_claimed(listen_bus(), &fingers->model, 0));
    unplug(fingers);
    unplug(only);
    listen_close(port);
}

/* One that is read already, in the wrong layout: the lesson sets it right. */
static void a_lesson_corrects_the_layout(void)
{
    struct device_enrolled enrolled = listen_scanner("1a2c:1000/WRONG1", DEVICE_LAYOUT_US);
    struct device_port port = listen_open(&enrolled, 1);
    struct scanner_model *scanner = listen_model(MODEL_KEYS, MODEL_FR, "WRONG1");
    plug(scanner, "1-1");
    (void)listen_state(port, enrolled.key, DEVICE_READY);
    scan(scanner, "HA112");
    CHECK(strcmp(listen_for(port, DEVICE_EVENT_SCAN).scan.text, "HA112") != 0);
    ask(port, DEVICE_REQUEST_TEACH, NULL, lesson);
    scan(scanner, lesson);
    struct device_event taught = listen_for(port, DEVICE_EVENT_TAUGHT);
    CHECK_INT(taught.taught.layout, DEVICE_LAYOUT_FR);
    ask(port, DEVICE_REQUEST_TEACH_END, NULL, "");
    ask(port, DEVICE_REQUEST_ENROL, &taught.taught, "");
    (void)listen_state(port, enrolled.key, DEVICE_READY);
    scan(scanner, "HA112");
    CHECK_STR(listen_for(port, DEVICE_EVENT_SCAN).scan.text, "HA112");
    unplug(scanner);
    listen_close(port);
}

/* What it was set to send around each code is found by the same scan. */
static void a_lesson_finds_prefix_and_suffix(void)
{
    const struct scanner_model_setup setup = {.way = MODEL_KEYS,
                                              .vendor = 0x1A2C,
                                              .product = 0x1000,
                                              .name = "Modele",
                                              .serial = "AROUND",
                                              .layout = MODEL_FR,
                                              .prefix = "A-",
                                              .suffix = "Z\r",
                                              .interval_us = 1000};
    struct device_enrolled enrolled = listen_scanner("1a2c:1000/AROUND", DEVICE_LAYOUT_US);
    struct device_port port = listen_open(&enrolled, 1);
    struct scanner_model *scanner = scanner_model_new(&setup);
    plug(scanner, "1-1");
    (void)listen_state(port, enrolled.key, DEVICE_READY);
    ask(port, DEVICE_REQUEST_TEACH, NULL, lesson);
    scan(scanner, lesson);
    struct device_event taught = listen_for(port, DEVICE_EVENT_TAUGHT);
    CHECK_STR(taught.taught.prefix, "A-");
    CHECK_STR(taught.taught.suffix, "Z");
    ask(port, DEVICE_REQUEST_TEACH_END, NULL, "");
    ask(port, DEVICE_REQUEST_ENROL, &taught.taught, "");
    (void)listen_state(port, enrolled.key, DEVICE_READY);
    scan(scanner, "1042013771");
    CHECK_STR(listen_for(port, DEVICE_EVENT_SCAN).scan.text, "1042013771");
    unplug(scanner);
    listen_close(port);
}

static void a_scanner_is_held_where_its_driver_stays(void)
{
    struct device_enrolled enrolled = listen_scanner("1a2c:1000/HELD01", DEVICE_LAYOUT_FR);
    enrolled.way = DEVICE_WAY_GRAB;
    struct device_port port = listen_open(&enrolled, 1);
    struct scanner_model *scanner = listen_model(MODEL_KEYS, MODEL_FR, "HELD01");
    for (int i = 0; i < 2; i++) { /* again after a replug */
        plug(scanner, "1-1");
        CHECK_INT(listen_state(port, enrolled.key, DEVICE_READY).info.way, DEVICE_WAY_GRAB);
        CHECK(!umockdev_bus_is_claimed(listen_bus(), &scanner->model, 0));
        scan(scanner, "HA112-QWMZ");
        CHECK_STR(listen_for(port, DEVICE_EVENT_SCAN).scan.text, "HA112-QWMZ");
        umockdev_bus_unplug(listen_bus(), &scanner->model);
        (void)listen_for(port, DEVICE_EVENT_LEFT);
    }
    usb_model_free(&scanner->model);
    listen_close(port);
}

int main(void)
{
    umockdev_bus_kernel_reads(listen_bus(), true);
    RUN(a_lesson_teaches_who_reads_its_code);
    RUN(fingers_and_the_only_keyboard_are_refused);
    RUN(a_lesson_corrects_the_layout);
    RUN(a_lesson_finds_prefix_and_suffix);
    RUN(a_scanner_is_held_where_its_driver_stays);
    umockdev_bus_free(listen_bus());
    return 0;
}
