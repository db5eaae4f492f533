/* model_scanner_keys.c: a scanner that is a HID boot keyboard, and a keyboard that is one. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "device/models/model_scanner.h"

enum { IN_ENDPOINT = 0x81, REPORT = 8 };

/* The report descriptor of appendix B.1 of HID 1.11: modifiers, a reserved byte, LEDs, six keys. */
#define BOOT_KEYBOARD                                                                              \
    0x05, 0x07, 0x19, 0xe0, 0x29, 0xe7, 0x15, 0x00, 0x25, 0x01, 0x75, 0x01, 0x95, 0x08, 0x81,      \
        0x02, 0x95, 0x01, 0x75, 0x08, 0x81, 0x01, 0x95, 0x05, 0x75, 0x01, 0x05, 0x08, 0x19, 0x01,  \
        0x29, 0x05, 0x91, 0x02, 0x95, 0x01, 0x75, 0x03, 0x91, 0x01, 0x95, 0x06, 0x75, 0x08, 0x15,  \
        0x00, 0x25, 0x65, 0x05, 0x07, 0x19, 0x00, 0x29, 0x65, 0x81, 0x00, 0xc0

static const uint8_t boot_report[] = {0x05, 0x01, 0x09, 0x06, 0xa1, 0x01, BOOT_KEYBOARD};
static const uint8_t id_report[] = {0x05, 0x01, 0x09, 0x06, 0xa1, 0x01, 0x85, 0x01, BOOT_KEYBOARD};

void scanner_keys_describe(struct scanner_model *scanner)
{
    struct usb_model *model = &scanner->model;
    bool id = scanner->setup.report_id;
    model->report = id ? id_report : boot_report;
    model->report_length = id ? sizeof id_report : sizeof boot_report;
    const uint8_t boot = id ? 0 : 1;
    const uint8_t descriptors[] = {
        USB_INTERFACE(0, 0, 1, 3, boot, boot), USB_HID(model->report_length),
        USB_ENDPOINT(IN_ENDPOINT, USB_INTERRUPT, (uint8_t)(REPORT + id), 8)};
    usb_model_describe(model, descriptors, sizeof descriptors);
}

static int keys_control(struct usb_model *model, const uint8_t setup[8], uint8_t *data, size_t room)
{
    struct scanner_model *scanner = (struct scanner_model *)model;
    switch (setup[1]) {
    case 0x01: /* GET_REPORT: nothing is down */
        memset(data, 0, room < REPORT ? room : REPORT);
        return (int)(room < REPORT ? room : REPORT);
    case 0x09: /* SET_REPORT: the LEDs */
        scanner->leds = room > 0 ? data[room - 1] : scanner->leds;
        return (int)room;
    case 0x0a: return 0;                                     /* SET_IDLE */
    case 0x0b: return scanner->setup.report_id ? -EPIPE : 0; /* SET_PROTOCOL */
    default: return -EPIPE;
    }
}

const struct usb_model_kind scanner_keys_kind = {
    .control = keys_control,
    .taken = scanner_taken,
    .powered = scanner_powered,
    .finish = scanner_finish,
};

/* The reports of one text, before they go out. */
struct reports {
    uint8_t (*bytes)[REPORT];
    size_t count, room;
};

static void add_report(struct reports *to, uint8_t modifiers, uint8_t usage)
{
    if (to->count == to->room) {
        to->room = to->room ? 2 * to->room : 128;
        to->bytes = realloc(to->bytes, to->room * sizeof *to->bytes);
        if (!to->bytes) {
            abort();
        }
    }
    memset(to->bytes[to->count], 0, REPORT);
    to->bytes[to->count][0] = modifiers;
    to->bytes[to->count++][2] = usage;
}

static bool add_text(const struct scanner_model *scanner, const char *text, struct reports *to)
{
    uint8_t before = 0;
    for (const char *at = text; *at; at++) {
        struct hid_stroke strokes[MODEL_STROKES];
        size_t count = hid_strokes(scanner->setup.layout, (uint8_t)*at, strokes);
        if (count == 0) {
            return false;
        }
        for (size_t i = 0; i < count; i++) {
            bool same = before == strokes[i].usage;
            bool up = !scanner->setup.rolls || same || strokes[i].modifiers & MODEL_LEFT_ALT;
            if (up && to->count > 0 && before != 0) {
                add_report(to, strokes[i].modifiers & MODEL_LEFT_ALT, 0);
            }
            add_report(to, strokes[i].modifiers, strokes[i].usage);
            before = strokes[i].usage;
            if (strokes[i].ends_alt) {
                add_report(to, MODEL_LEFT_ALT, 0);
                add_report(to, 0, 0);
                before = 0;
            }
        }
    }
    return true;
}

bool scanner_keys_type(struct scanner_model *scanner, const char *text)
{
    struct reports reports = {0};
    const char *prefix = scanner->setup.prefix ? scanner->setup.prefix : "";
    const char *suffix = scanner->setup.suffix ? scanner->setup.suffix : "";
    size_t length = strlen(prefix) + strlen(text) + strlen(suffix) + 1;
    char *whole = calloc(1, length);
    if (!whole) {
        abort();
    }
    memcpy(whole, prefix, strlen(prefix));
    memcpy(whole + strlen(prefix), text, strlen(text));
    memcpy(whole + strlen(prefix) + strlen(text), suffix, strlen(suffix));
    bool typed = add_text(scanner, whole, &reports);
    free(whole);
    if (typed) {
        if (reports.count > 0 && reports.bytes[reports.count - 1][2] != 0) {
            add_report(&reports, 0, 0);
        }
        int tag = scan_log_add(&scanner->log, text, (int)reports.count);
        for (size_t i = 0; i < reports.count; i++) {
            uint8_t out[REPORT + 1] = {1};
            memcpy(out + 1, reports.bytes[i], REPORT);
            bool id = scanner->setup.report_id;
            usb_model_push(&scanner->model, IN_ENDPOINT, id ? out : out + 1, REPORT + id, 0, tag);
        }
    }
    free(reports.bytes);
    return typed;
}
