/* test_machine.c: the device thread with the real libusb and devices made of code: who is read,
 * how, what happens when they come, go and fail. */
#include "device/listen.h"
#include "device/machine.h"
#include "device/models/model_scale.h"
#include "support/check.h"

enum { IN = 0x81 };

static void plug(void *model, const char *port)
{
    umockdev_bus_plug(listen_bus(), model, port);
}

static void unplug(void *model)
{
    umockdev_bus_unplug(listen_bus(), model);
}

static void scan(struct scanner_model *scanner, const char *text)
{
    CHECK(scanner_model_scan(scanner, text, ""));
}

static void ask(struct device_port port, enum device_request_kind kind,
                const struct device_enrolled *enrolled, uint16_t device)
{
    struct device_request request = {.kind = (uint8_t)kind, .device = device};
    if (enrolled != NULL) {
        request.enrolled = *enrolled;
    }
    CHECK(port.ask(port.context, &request));
}

static void every_kind_of_scanner_reads_the_same_label_alike(void)
{
    static const struct {
        enum model_way way;
        enum model_layout layout;
        enum device_layout taught;
        const char *key;
    } kinds[] = {
        {MODEL_KEYS, MODEL_US, DEVICE_LAYOUT_US, "1a2c:1000/US0001"},
        {MODEL_KEYS, MODEL_FR, DEVICE_LAYOUT_FR, "1a2c:1000/FR0001"},
        {MODEL_KEYS, MODEL_ALT, DEVICE_LAYOUT_FR, "1a2c:1000/ALT001"},
        {MODEL_POS, MODEL_US, DEVICE_LAYOUT_US, "1a2c:1001/POS001"},
        {MODEL_ACM, MODEL_US, DEVICE_LAYOUT_US, "1a2c:1002/ACM001"},
    };
    enum { KINDS = sizeof kinds / sizeof kinds[0] };
    struct device_enrolled enrolled[KINDS];
    struct scanner_model *models[KINDS];
    uint16_t numbers[KINDS];
    for (int i = 0; i < KINDS; i++) {
        enrolled[i] = listen_scanner(kinds[i].key, kinds[i].taught);
    }
    struct device_port port = listen_open(enrolled, KINDS);
    for (int i = 0; i < KINDS; i++) {
        char socket[8] = {'1', '-', (char)('1' + i), '\0'};
        models[i] = listen_model(kinds[i].way, kinds[i].layout, strchr(kinds[i].key, '/') + 1);
        plug(models[i], socket);
        struct device_event ready = listen_state(port, kinds[i].key, DEVICE_READY);
        numbers[i] = ready.device;
        CHECK_INT(ready.info.kind, DEVICE_SCANNER);
        CHECK(ready.info.is_enrolled);
        CHECK(umockdev_bus_is_claimed(listen_bus(), &models[i]->model, 0));
    }
    for (int round = 0; round < 2; round++) {
        static const char *const codes[] = {"HA112-QWMZ", "1042013771"};
        for (int i = 0; i < KINDS; i++) {
            scan(models[i], codes[round]);
            struct device_event event = listen_for(port, DEVICE_EVENT_SCAN);
            CHECK_INT(event.device, numbers[i]);
            CHECK_STR(event.scan.text, codes[round]);
        }
    }
    for (int i = 0; i < KINDS; i++) {
        unplug(models[i]);
        CHECK_INT(listen_for(port, DEVICE_EVENT_LEFT).device, numbers[i]);
        usb_model_free(&models[i]->model);
    }
    listen_close(port);
}

static void nobody_takes_a_keyboard_that_was_not_taught(void)
{
    struct device_port port = listen_open(NULL, 0);
    struct scanner_model *keyboard = listen_model(MODEL_KEYBOARD, MODEL_FR, "KBD001");
    const struct scanner_model_setup setup = {.way = MODEL_KEYS,
                                              .vendor = 0x0C2E,
                                              .product = 0x0B81,
                                              .name = "Voyager",
                                              .serial = "VOY001",
                                              .prefix = "",
                                              .suffix = "\r"};
    struct scanner_model *known = scanner_model_new(&setup);
    umockdev_bus_kernel_reads(listen_bus(), true);
    plug(keyboard, "1-1");
    struct device_event seen = listen_state(port, "1a2c:1003/KBD001", DEVICE_SEEN);
    CHECK_INT(seen.info.kind, DEVICE_KEYBOARD);
    plug(known, "1-2");
    struct device_event proposed = listen_state(port, "0c2e:0b81/VOY001", DEVICE_PROPOSED);
    CHECK_INT(proposed.info.kind, DEVICE_SCANNER);
    CHECK_STR(proposed.info.name, "Atelier d'essai Voyager");
    scan(keyboard, "1042013771");
    scan(known, "1042013771");
    listen_silence(port, DEVICE_EVENT_SCAN, 100);
    CHECK(!umockdev_bus_is_claimed(listen_bus(), &keyboard->model, 0));
    CHECK(!umockdev_bus_is_claimed(listen_bus(), &known->model, 0));

    struct device_enrolled enrolled = listen_scanner("0c2e:0b81/VOY001", DEVICE_LAYOUT_US);
    ask(port, DEVICE_REQUEST_ENROL, &enrolled, 0);
    (void)listen_state(port, "0c2e:0b81/VOY001", DEVICE_READY);
    scan(known, "2042013737");
    CHECK_STR(listen_for(port, DEVICE_EVENT_SCAN).scan.text, "2042013737");
    ask(port, DEVICE_REQUEST_FORGET, &enrolled, 0);
    (void)listen_state(port, "0c2e:0b81/VOY001", DEVICE_PROPOSED);
    listen_silence(port, DEVICE_EVENT_SCAN, 100);
    CHECK(!umockdev_bus_is_claimed(listen_bus(), &known->model, 0));
    unplug(keyboard);
    unplug(known);
    listen_close(port);
    usb_model_free(&keyboard->model);
    usb_model_free(&known->model);
}

static void a_part_of_a_code_is_dropped_and_said(void)
{
    struct device_enrolled enrolled = listen_scanner("1a2c:1000/PART01", DEVICE_LAYOUT_US);
    struct device_port port = listen_open(&enrolled, 1);
    struct scanner_model *scanner = listen_model(MODEL_KEYS, MODEL_US, "PART01");
    umockdev_bus_kernel_reads(listen_bus(), false);
    plug(scanner, "1-1");
    uint16_t number = listen_state(port, enrolled.key, DEVICE_READY).device;
    usb_model_leave_after(&scanner->model, IN, 9); /* reports */
    scan(scanner, "1042013771");
    struct device_event dropped = listen_for(port, DEVICE_EVENT_DROPPED);
    CHECK_INT(dropped.device, number);
    CHECK_INT(dropped.dropped.why, DEVICE_UNPLUGGED_INSIDE);
    CHECK_INT(strncmp(dropped.dropped.text, "1042", 4), 0); /* the last report may go with it */
    CHECK(strlen(dropped.dropped.text) <= 5);
    CHECK_INT(listen_for(port, DEVICE_EVENT_LEFT).device, number);
    /* Back in another socket: its serial number says it is the same. */
    plug(scanner, "1-4");
    CHECK_INT(listen_state(port, enrolled.key, DEVICE_READY).device, number);
    scan(scanner, "2042013737");
    CHECK_STR(listen_for(port, DEVICE_EVENT_SCAN).scan.text, "2042013737");
    unplug(scanner);
    listen_close(port);
    usb_model_free(&scanner->model);
}

static void errors_of_the_line_lose_nothing(void)
{
    static const int errors[] = {-71, -84, -110, -75, -32};
    struct device_enrolled enrolled = listen_scanner("1a2c:1000/LINE01", DEVICE_LAYOUT_US);
    struct device_port port = listen_open(&enrolled, 1);
    struct scanner_model *scanner = listen_model(MODEL_KEYS, MODEL_US, "LINE01");
    plug(scanner, "1-1");
    (void)listen_state(port, enrolled.key, DEVICE_READY);
    for (int i = 0; i < 5; i++) {
        usb_model_fail(&scanner->model, IN, errors[i], 3);
        scan(scanner, "1042013771");
        scan(scanner, "2042013737");
        CHECK_STR(listen_for(port, DEVICE_EVENT_SCAN).scan.text, "1042013771");
        CHECK_STR(listen_for(port, DEVICE_EVENT_SCAN).scan.text, "2042013737");
    }
    /* Again and again: it is said, and it goes on trying. */
    usb_model_fail(&scanner->model, IN, -71, 9);
    CHECK_INT(listen_for(port, DEVICE_EVENT_TROUBLE).trouble.why, DEVICE_LINE_ERRORS);
    scan(scanner, "1042013771");
    CHECK_STR(listen_for(port, DEVICE_EVENT_SCAN).scan.text, "1042013771");
    /* It says that it is gone before the bus does. */
    usb_model_fail(&scanner->model, IN, -19, 5);
    (void)listen_for(port, DEVICE_EVENT_LEFT);
    unplug(scanner);
    listen_silence(port, DEVICE_EVENT_LEFT, 100);
    listen_close(port);
    usb_model_free(&scanner->model);
}

static void equal_scanners_are_told_apart_by_their_sockets(void)
{
    const struct device_enrolled enrolled[] = {
        listen_scanner("1a2c:1000@1-1", DEVICE_LAYOUT_US),
        listen_scanner("1a2c:1000@1-3", DEVICE_LAYOUT_FR),
        listen_scanner("1a2c:1001/SAME01", DEVICE_LAYOUT_US),
        listen_scanner("1a2c:1001@1-6", DEVICE_LAYOUT_US),
    };
    struct device_port port = listen_open(enrolled, 4);
    struct scanner_model *models[] = {
        listen_model(MODEL_KEYS, MODEL_US, ""), listen_model(MODEL_KEYS, MODEL_FR, ""),
        listen_model(MODEL_POS, MODEL_US, "SAME01"), listen_model(MODEL_POS, MODEL_US, "SAME01")};
    static const char *const sockets[] = {"1-1", "1-3", "1-5", "1-6"};
    uint16_t numbers[4];
    for (int i = 0; i < 4; i++) {
        plug(models[i], sockets[i]);
        struct device_event ready = listen_state(port, enrolled[i].key, DEVICE_READY);
        numbers[i] = ready.device;
        CHECK_INT(ready.info.is_shared, i % 2); /* the second of each */
        for (int j = 0; j < i; j++) {
            CHECK(numbers[j] != numbers[i]);
        }
    }
    for (int i = 3; i >= 0; i--) {
        scan(models[i], "1042013771");
        struct device_event event = listen_for(port, DEVICE_EVENT_SCAN);
        CHECK_INT(event.device, numbers[i]);
        CHECK_STR(event.scan.text, "1042013771");
    }
    for (int i = 0; i < 4; i++) {
        unplug(models[i]);
    }
    listen_close(port);
    for (int i = 0; i < 4; i++) {
        usb_model_free(&models[i]->model);
    }
}

static void a_scale_weighs(void)
{
    /* Enrolled as a scanner while it was not there: a scale it is. */
    struct device_enrolled enrolled = listen_scanner("0922:8003@1-1", DEVICE_LAYOUT_US);
    struct device_port port = listen_open(&enrolled, 1);
    const struct scale_model_setup setup = {.vendor = 0x0922,
                                            .product = 0x8003,
                                            .name = "Balance",
                                            .serial = "",
                                            .unit = PLATE_KILOGRAM,
                                            .period_us = 10000};
    struct scale_model *scale = scale_model_new(&setup);
    scale_model_put(scale, 0, PLATE_STABLE);
    plug(scale, "1-1");
    struct device_event ready = listen_state(port, enrolled.key, DEVICE_READY);
    uint16_t number = ready.device;
    CHECK_INT(ready.info.kind, DEVICE_SCALE);
    CHECK_INT(listen_for(port, DEVICE_EVENT_WEIGHT).weight.status, SCALE_ZERO);
    scale_model_put(scale, 1180, PLATE_MOVING);
    CHECK_INT(listen_for(port, DEVICE_EVENT_WEIGHT).weight.status, SCALE_MOVING);
    scale_model_put(scale, 1250, PLATE_STABLE);
    struct device_event weight = listen_for(port, DEVICE_EVENT_WEIGHT);
    CHECK_INT(weight.weight.status, SCALE_STABLE);
    CHECK_INT(weight.weight.grams, 1250);
    ask(port, DEVICE_REQUEST_TARE, NULL, number);
    CHECK_INT(listen_for(port, DEVICE_EVENT_WEIGHT).weight.grams, 0);
    scale_model_put(scale, 2250, PLATE_STABLE);
    CHECK_INT(listen_for(port, DEVICE_EVENT_WEIGHT).weight.grams, 1000);
    scale_model_put(scale, 0, PLATE_OVER);
    CHECK_INT(listen_for(port, DEVICE_EVENT_WEIGHT).weight.status, SCALE_OVER);
    unplug(scale);
    (void)listen_for(port, DEVICE_EVENT_LEFT);
    listen_close(port);
    usb_model_free(&scale->model);
}

/* The line says that it is gone, the bus never does. */
static void one_that_did_not_leave_is_found_again(void)
{
    struct device_enrolled enrolled = listen_scanner("1a2c:1000/STAYS1", DEVICE_LAYOUT_US);
    struct scanner_model *scanner = listen_model(MODEL_KEYS, MODEL_US, "STAYS1");
    struct device_port port = listen_open(&enrolled, 1);
    plug(scanner, "1-1");
    (void)listen_state(port, enrolled.key, DEVICE_READY);
    usb_model_fail(&scanner->model, 0x81, -19, 1);
    (void)listen_for(port, DEVICE_EVENT_LEFT);
    (void)listen_state(port, enrolled.key, DEVICE_READY);
    scan(scanner, "1042013771");
    CHECK_STR(listen_for(port, DEVICE_EVENT_SCAN).scan.text, "1042013771");
    unplug(scanner);
    (void)listen_for(port, DEVICE_EVENT_LEFT);
    listen_close(port);
    usb_model_free(&scanner->model);
}

/* Who was asked to says when it is pressed; no keyboard is opened for it. */
static void the_power_button_is_said(void)
{
    struct scanner_model *keyboard = listen_model(MODEL_KEYBOARD, MODEL_FR, "KBPOW1");
    plug(keyboard, "1-4");
    umockdev_bus_power(listen_bus(), false);
    for (int wants = 1; wants >= 0; wants--) {
        struct machine_options options = {.power_button = wants == 1};
        struct device_port port = machine_open(&options);
        (void)listen_for(port, DEVICE_EVENT_ARRIVED);
        scan(keyboard, "secret");
        umockdev_bus_power(listen_bus(), true);
        if (wants == 1) {
            CHECK_INT(listen_for(port, DEVICE_EVENT_POWER).device, 0);
        }
        listen_silence(port, DEVICE_EVENT_POWER, 200);
        listen_close(port);
    }
    unplug(keyboard);
    usb_model_free(&keyboard->model);
}

static void a_closed_port_leaves_nothing_behind(void)
{
    struct device_enrolled enrolled = listen_scanner("1a2c:1000/BACK01", DEVICE_LAYOUT_US);
    struct scanner_model *scanner = listen_model(MODEL_KEYS, MODEL_US, "BACK01");
    plug(scanner, "1-1");
    for (int i = 0; i < 3; i++) { /* what is plugged in already is found, each time anew */
        struct device_port port = listen_open(&enrolled, 1);
        (void)listen_state(port, enrolled.key, DEVICE_READY);
        scan(scanner, "1042013771");
        CHECK_STR(listen_for(port, DEVICE_EVENT_SCAN).scan.text, "1042013771");
        listen_close(port);
        CHECK(!umockdev_bus_is_claimed(listen_bus(), &scanner->model, 0));
    }
    unplug(scanner);
    usb_model_free(&scanner->model);
}

static void an_idle_thread_sleeps(void)
{
    struct device_enrolled enrolled = listen_scanner("1a2c:1000/IDLE01", DEVICE_LAYOUT_US);
    struct scanner_model *scanner = listen_model(MODEL_KEYS, MODEL_US, "IDLE01");
    struct device_port port = listen_open(&enrolled, 1);
    plug(scanner, "1-1");
    (void)listen_state(port, enrolled.key, DEVICE_READY);
    long before = umockdev_bus_idle_reaps(listen_bus(), &scanner->model);
    listen_silence(port, DEVICE_EVENT_SCAN, 300);
    CHECK(umockdev_bus_idle_reaps(listen_bus(), &scanner->model) - before <= 2);
    unplug(scanner);
    listen_close(port);
    usb_model_free(&scanner->model);
}

int main(void)
{
    RUN(every_kind_of_scanner_reads_the_same_label_alike);
    RUN(nobody_takes_a_keyboard_that_was_not_taught);
    RUN(a_part_of_a_code_is_dropped_and_said);
    RUN(errors_of_the_line_lose_nothing);
    RUN(equal_scanners_are_told_apart_by_their_sockets);
    RUN(a_scale_weighs);
    RUN(one_that_did_not_leave_is_found_again);
    RUN(the_power_button_is_said);
    RUN(a_closed_port_leaves_nothing_behind);
    RUN(an_idle_thread_sleeps);
    umockdev_bus_free(listen_bus());
    return 0;
}
