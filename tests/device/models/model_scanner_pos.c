/* model_scanner_pos.c: a scanner of the HID class "point of sale": a code as bytes in reports
 * of 64. */
#include <errno.h>
#include <string.h>

#include "device/models/model_scanner.h"

enum { IN_ENDPOINT = 0x81, REPORT = 64, DATA = 56, REPORT_ID = 2 };

/* Usage page 0x8c (bar code scanner): length, three bytes of the AIM identifier, the data, the
 * maker's symbology and a byte whose lowest bit says that more follows. */
static const uint8_t report_descriptor[] = {
    0x05, 0x8c, 0x09, 0x02, 0xa1, 0x01, 0x09, 0x12, 0xa1, 0x02, 0x85, REPORT_ID, 0x15, 0x00, 0x26,
    0xff, 0x00, 0x75, 0x08, 0x95, 0x01, 0x05, 0x01, 0x09, 0x3b, 0x81, 0x02,      0x95, 0x03, 0x05,
    0x8c, 0x09, 0xfb, 0x09, 0xfc, 0x09, 0xfd, 0x81, 0x02, 0x95, 0x38, 0x09,      0xfe, 0x82, 0x02,
    0x01, 0x95, 0x02, 0x06, 0x66, 0xff, 0x09, 0x04, 0x09, 0x00, 0x81, 0x02,      0x05, 0x8c, 0x25,
    0x01, 0x75, 0x01, 0x95, 0x01, 0x09, 0xff, 0x81, 0x02, 0x95, 0x07, 0x81,      0x01, 0xc0, 0xc0};

void scanner_pos_describe(struct scanner_model *scanner)
{
    static const uint8_t descriptors[] = {USB_INTERFACE(0, 0, 1, 3, 0, 0),
                                          USB_HID(sizeof report_descriptor),
                                          USB_ENDPOINT(IN_ENDPOINT, USB_INTERRUPT, REPORT, 4)};
    scanner->model.report = report_descriptor;
    scanner->model.report_length = sizeof report_descriptor;
    usb_model_describe(&scanner->model, descriptors, sizeof descriptors);
}

static int pos_control(struct usb_model *model, const uint8_t setup[8], uint8_t *data, size_t room)
{
    (void)model;
    (void)data;
    switch (setup[1]) {
    case 0x09: return (int)room; /* SET_REPORT: taken and of no effect */
    case 0x0a: return 0;         /* SET_IDLE */
    default: return -EPIPE;      /* no boot protocol to set */
    }
}

const struct usb_model_kind scanner_pos_kind = {
    .control = pos_control,
    .taken = scanner_taken,
    .powered = scanner_powered,
    .finish = scanner_finish,
};

bool scanner_pos_type(struct scanner_model *scanner, const char *text, const char *aim)
{
    size_t length = strlen(text);
    int packets = length == 0 ? 1 : (int)((length + DATA - 1) / DATA);
    int tag = scan_log_add(&scanner->log, text, packets);
    for (int i = 0; i < packets; i++) {
        size_t left = length - (size_t)i * DATA;
        size_t count = left < DATA ? left : DATA;
        uint8_t report[REPORT] = {REPORT_ID, (uint8_t)count};
        for (size_t a = 0; aim && a < 3 && aim[a]; a++) {
            report[2 + a] = (uint8_t)aim[a];
        }
        memcpy(report + 5, text + (size_t)i * DATA, count);
        report[63] = i + 1 < packets;
        usb_model_push(&scanner->model, IN_ENDPOINT, report, REPORT, 0, tag);
    }
    return true;
}
