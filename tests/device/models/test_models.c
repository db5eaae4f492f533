/* test_models.c: the models of scanners and of the scale, byte by byte as a host sees them. */
#include <errno.h>

#include "device/models/host.h"
#include "device/models/model_scale.h"
#include "device/models/model_scanner.h"
#include "support/check.h"

static struct scanner_model *plugged_scanner(struct host *host, enum model_way way,
                                             enum model_layout layout, const char *suffix)
{
    struct scanner_model_setup setup = {.way = way,
                                        .vendor = 0x0c2e,
                                        .product = 0x0b81,
                                        .name = "Douchette",
                                        .serial = "S1",
                                        .layout = layout,
                                        .suffix = suffix};
    struct scanner_model *scanner = scanner_model_new(&setup);
    host_plug(host, &scanner->model);
    return scanner;
}

/* Reads boot reports until none comes; says "MMUU " for each, modifiers and usage. */
static void read_keys(struct usb_model *model, char *said, size_t room)
{
    uint8_t report[8];
    said[0] = '\0';
    int got;
    while ((got = host_read(model, 0x81, report, sizeof report)) == 8) {
        size_t length = strlen(said);
        snprintf(said + length, room - length, "%02x%02x ", report[0], report[2]);
    }
    CHECK_INT(got, -EAGAIN);
}

static void types_on_the_us_and_the_french_keyboard(void)
{
    struct host host;
    char said[400];
    struct scanner_model *us = plugged_scanner(&host, MODEL_KEYS, MODEL_US, "\r");
    CHECK(scanner_model_scan(us, "Aa0-", ""));
    read_keys(&us->model, said, sizeof said);
    CHECK_STR(said, "0204 0000 0004 0000 0027 0000 002d 0000 0028 0000 ");
    usb_model_free(&us->model);

    struct scanner_model *fr = plugged_scanner(&host, MODEL_KEYS, MODEL_FR, "\t");
    CHECK(scanner_model_scan(fr, "Aa0-", ""));
    read_keys(&fr->model, said, sizeof said);
    CHECK_STR(said, "0214 0000 0014 0000 0227 0000 0023 0000 002b 0000 ");
    CHECK(!scanner_model_scan(fr, "\x01", ""));
    CHECK_INT(scanner_model_typed(fr), 1);
    usb_model_free(&fr->model);
}

static void types_with_alt_and_the_keypad(void)
{
    struct host host;
    char said[400];
    struct scanner_model *alt = plugged_scanner(&host, MODEL_KEYS, MODEL_ALT, "");
    CHECK(scanner_model_scan(alt, "A", ""));
    read_keys(&alt->model, said, sizeof said);
    CHECK_STR(said, "0462 0400 0462 0400 045e 0400 045d 0400 0000 "); /* 0065 */
    CHECK_INT(scanner_model_whole(alt), 1);
    usb_model_free(&alt->model);
}

static void rolls_and_has_report_ids(void)
{
    struct host host;
    char said[200];
    struct scanner_model_setup setup = {
        .way = MODEL_KEYS, .name = "N", .serial = "", .suffix = "", .rolls = true};
    struct scanner_model *rolls = scanner_model_new(&setup);
    host_plug(&host, &rolls->model);
    CHECK(scanner_model_scan(rolls, "abb", ""));
    read_keys(&rolls->model, said, sizeof said);
    CHECK_STR(said, "0004 0005 0000 0005 0000 ");
    usb_model_free(&rolls->model);

    setup.report_id = true;
    struct scanner_model *id = scanner_model_new(&setup);
    host_plug(&host, &id->model);
    CHECK(scanner_model_scan(id, "a", ""));
    uint8_t report[9];
    CHECK_INT(host_read(&id->model, 0x81, report, sizeof report), 9);
    CHECK_INT(report[0], 1);
    CHECK_INT(report[3], 4);
    CHECK_INT(host_control(&id->model, 0x21, 0x0b, 0, 0, NULL, 0), -EPIPE);
    usb_model_free(&id->model);
}

static void describes_itself(void)
{
    struct host host;
    uint8_t data[255];
    struct scanner_model *scanner = plugged_scanner(&host, MODEL_KEYS, MODEL_US, "\r");
    struct usb_model *model = &scanner->model;
    CHECK_INT(host_control(model, 0x80, 6, 0x0100, 0, data, 18), 18);
    CHECK_INT(data[8] | data[9] << 8, 0x0c2e);
    CHECK_INT(host_control(model, 0x80, 6, 0x0200, 0, data, 9), 9);
    CHECK_INT(data[2], 9 + 9 + 9 + 7);
    CHECK_INT(data[4], 1);
    CHECK_INT(host_control(model, 0x80, 6, 0x0303, 0x409, data, 255), 6);
    CHECK(data[2] == 'S' && data[4] == '1');
    CHECK_INT(host_control(model, 0x80, 6, 0x0304, 0x409, data, 255), -EPIPE);
    CHECK_INT(host_control(model, 0x81, 6, 0x2200, 0, data, 255), (int)model->report_length);
    CHECK_INT(host_control(model, 0x21, 0x0b, 0, 0, NULL, 0), 0);
    CHECK_INT(host_control(model, 0x01, 11, 1, 0, NULL, 0), -EPIPE); /* no alternate setting 1 */
    usb_model_free(model);
}

static void waits_for_the_time_between_reports(void)
{
    struct host host;
    uint8_t report[8];
    struct scanner_model_setup setup = {
        .way = MODEL_KEYS, .name = "N", .serial = "", .suffix = "", .interval_us = 8000};
    struct scanner_model *scanner = scanner_model_new(&setup);
    struct usb_model *model = &scanner->model;
    host_plug(&host, model);
    CHECK(scanner_model_scan(scanner, "a", ""));
    CHECK_INT(host_read(model, 0x81, report, 8), 8);
    CHECK_INT(host_read(model, 0x81, report, 8), -EAGAIN);
    struct usb_request waiting = {.endpoint = 0x81, .data = report, .length = 8};
    usb_model_submit(model, &waiting);
    CHECK_INT(usb_model_advance(model, 7999), 8000);
    CHECK_INT(host.done, 1);
    CHECK_INT(usb_model_advance(model, 8000), USB_MODEL_NEVER);
    CHECK_INT(host.done, 2);
    CHECK_INT(scanner_model_whole(scanner), 1);
    usb_model_free(model);
}

static void failures_lose_nothing(void)
{
    struct host host;
    uint8_t report[8];
    struct scanner_model *scanner = plugged_scanner(&host, MODEL_KEYS, MODEL_US, "");
    struct usb_model *model = &scanner->model;
    CHECK(scanner_model_scan(scanner, "a", ""));
    usb_model_fail(model, 0x81, -EPROTO, 2);
    CHECK_INT(host_read(model, 0x81, report, 8), -EPROTO);
    CHECK_INT(host_read(model, 0x81, report, 8), -EPROTO);
    usb_model_fail(model, 0x81, -EPIPE, 1);
    CHECK_INT(host_read(model, 0x81, report, 8), -EPIPE);
    CHECK_INT(host_read(model, 0x81, report, 8), -EPIPE); /* halted until it is cleared */
    CHECK_INT(host_control(model, 0x02, 1, 0, 0x81, NULL, 0), 0);
    CHECK_INT(host_read(model, 0x81, report, 8), 8);
    CHECK_INT(report[2], 4);
    CHECK_INT(host_read(model, 0x81, report, 4), -EOVERFLOW); /* the release needs 8 */
    usb_model_fail(model, 0, -ETIMEDOUT, 1);
    CHECK_INT(host_control(model, 0x21, 0x0a, 0, 0, NULL, 0), -ETIMEDOUT);
    CHECK_INT(host_control(model, 0x21, 0x0a, 0, 0, NULL, 0), 0);
    usb_model_free(model);
}

static void leaves_in_the_middle_of_a_scan(void)
{
    struct host host;
    uint8_t report[8];
    struct scanner_model *scanner = plugged_scanner(&host, MODEL_KEYS, MODEL_US, "\r");
    struct usb_model *model = &scanner->model;
    CHECK(scanner_model_scan(scanner, "123", ""));
    usb_model_leave_after(model, 0x81, 3);
    for (int i = 0; i < 3; i++) {
        CHECK_INT(host_read(model, 0x81, report, 8), 8);
    }
    CHECK_INT(host.left, 1);
    CHECK_INT(host_read(model, 0x81, report, 8), -ENODEV);
    CHECK(!usb_model_is_plugged(model));
    CHECK_INT(scanner_model_whole(scanner), 0);
    host_plug(&host, model);
    CHECK_INT(host_read(model, 0x81, report, 8), -EAGAIN); /* forgotten without power */
    struct usb_request waiting = {.endpoint = 0x81, .data = report, .length = 8};
    usb_model_submit(model, &waiting);
    usb_model_unplug(model);
    CHECK_INT(waiting.status, -ENODEV);
    CHECK_INT(host.left, 0);
    usb_model_free(model);
}

static void pos_continues_what_is_long(void)
{
    struct host host;
    uint8_t report[64];
    struct scanner_model *scanner = plugged_scanner(&host, MODEL_POS, MODEL_US, "");
    char code[61] = "";
    memset(code, '7', 60);
    CHECK(scanner_model_scan(scanner, code, "]C1"));
    CHECK_INT(host_read(&scanner->model, 0x81, report, 64), 64);
    CHECK_INT(report[0], 2);
    CHECK_INT(report[1], 56);
    CHECK_INT(memcmp(report + 2, "]C1", 3), 0);
    CHECK_INT(report[63], 1);
    CHECK_INT(scanner_model_whole(scanner), 0);
    CHECK_INT(host_read(&scanner->model, 0x81, report, 64), 64);
    CHECK_INT(report[1], 4);
    CHECK_INT(report[63], 0);
    CHECK_INT(scanner_model_whole(scanner), 1);
    usb_model_free(&scanner->model);
}

static void acm_sends_after_dtr(void)
{
    struct host host;
    uint8_t bytes[128], coding[7] = {0x00, 0xc2, 0x01, 0, 0, 0, 8};
    struct scanner_model *scanner = plugged_scanner(&host, MODEL_ACM, MODEL_US, "\r\n");
    struct usb_model *model = &scanner->model;
    char code[63] = "";
    memset(code, '5', 62);
    CHECK(scanner_model_scan(scanner, "12", ""));
    CHECK(scanner_model_scan(scanner, code, ""));
    CHECK_INT(host_read(model, 0x81, bytes, sizeof bytes), -EAGAIN);
    CHECK_INT(host_control(model, 0x21, 0x20, 0, 0, coding, 7), 7);
    CHECK_INT(scanner->baud, 115200);
    CHECK_INT(host_control(model, 0x21, 0x22, 3, 0, NULL, 0), 0);
    CHECK_INT(host_read(model, 0x81, bytes, sizeof bytes), 4);
    CHECK_INT(memcmp(bytes, "12\r\n", 4), 0);
    CHECK_INT(host_read(model, 0x81, bytes, sizeof bytes), 64);
    CHECK_INT(scanner_model_whole(scanner), 2);
    usb_model_free(model);
}

static void read_scale(struct usb_model *model, unsigned status, unsigned unit, int value,
                       int exponent)
{
    uint8_t report[8];
    usb_model_advance(model, model->now_us + 10000);
    CHECK_INT(host_read(model, 0x81, report, 8), 6);
    CHECK_INT(report[0], 3);
    CHECK_INT(report[1], status);
    CHECK_INT(report[2], unit);
    CHECK_INT((int8_t)report[3], exponent);
    CHECK_INT(report[4] | report[5] << 8, value);
}

static void the_scale_says_what_lies_on_it(void)
{
    struct host host;
    struct scale_model_setup setup = {.vendor = 0x0922,
                                      .product = 0x8003,
                                      .name = "Balance",
                                      .serial = "",
                                      .unit = PLATE_GRAM,
                                      .period_us = 10000};
    struct scale_model *scale = scale_model_new(&setup);
    struct usb_model *model = &scale->model;
    host_plug(&host, model);
    read_scale(model, 2, 2, 0, 0);
    scale_model_put(scale, 1234, PLATE_MOVING);
    read_scale(model, 3, 2, 1234, 0);
    scale_model_put(scale, 1234, PLATE_STABLE);
    read_scale(model, 4, 2, 1234, 0);
    read_scale(model, 4, 2, 1234, 0);
    uint8_t report[8], zero[2] = {2, 2};
    CHECK_INT(host_read(model, 0x81, report, 8), -EAGAIN); /* not before its period is over */
    CHECK_INT(host_control(model, 0x21, 0x09, 0x0202, 0, zero, 2), 2);
    read_scale(model, 2, 2, 0, 0);
    scale_model_put(scale, 1000, PLATE_STABLE);
    read_scale(model, 5, 2, 234, 0);
    scale_model_put(scale, 70000, PLATE_OVER);
    scale->setup.unit = PLATE_OUNCE;
    scale->tare = 0;
    scale_model_put(scale, 1000, PLATE_STABLE);
    read_scale(model, 4, 11, 353, -1);
    scale->setup.unit = PLATE_POUND;
    read_scale(model, 4, 12, 220, -2);
    scale_model_sleep(scale, true);
    usb_model_advance(model, model->now_us + 10000);
    CHECK_INT(host_read(model, 0x81, report, 8), -EAGAIN);
    usb_model_free(model);
}

int main(void)
{
    RUN(types_on_the_us_and_the_french_keyboard);
    RUN(types_with_alt_and_the_keypad);
    RUN(rolls_and_has_report_ids);
    RUN(describes_itself);
    RUN(waits_for_the_time_between_reports);
    RUN(failures_lose_nothing);
    RUN(leaves_in_the_middle_of_a_scan);
    RUN(pos_continues_what_is_long);
    RUN(acm_sends_after_dtr);
    RUN(the_scale_says_what_lies_on_it);
    return 0;
}
