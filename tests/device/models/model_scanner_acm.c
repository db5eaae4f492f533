/* model_scanner_acm.c: a scanner that is a serial port of the class CDC-ACM. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "device/models/model_scanner.h"

enum { IN_ENDPOINT = 0x81, OUT_ENDPOINT = 0x02, NOTE_ENDPOINT = 0x83, PACKET = 64 };

void scanner_acm_describe(struct scanner_model *scanner)
{
    /* Two interfaces that belong together, communication (abstract control, AT commands) and data;
     * between them header, call management, abstract control and union. */
    static const uint8_t descriptors[] = {8,
                                          11,
                                          0,
                                          2,
                                          2,
                                          2,
                                          1,
                                          0,
                                          USB_INTERFACE(0, 0, 1, 2, 2, 1),
                                          5,
                                          0x24,
                                          0,
                                          0x10,
                                          0x01,
                                          5,
                                          0x24,
                                          1,
                                          0,
                                          1,
                                          4,
                                          0x24,
                                          2,
                                          2,
                                          5,
                                          0x24,
                                          6,
                                          0,
                                          1,
                                          USB_ENDPOINT(NOTE_ENDPOINT, USB_INTERRUPT, 8, 16),
                                          USB_INTERFACE(1, 0, 2, 10, 0, 0),
                                          USB_ENDPOINT(IN_ENDPOINT, USB_BULK, PACKET, 0),
                                          USB_ENDPOINT(OUT_ENDPOINT, USB_BULK, PACKET, 0)};
    scanner->model.device[4] = 2; /* class: communication */
    scanner->baud = 9600;
    usb_model_describe(&scanner->model, descriptors, sizeof descriptors);
}

/* Nothing is sent before DTR: what is scanned meanwhile waits in the scanner. */
static void raise_dtr(struct scanner_model *scanner, bool up)
{
    scanner->ready = up;
    struct usb_endpoint *at = usb_model_endpoint(&scanner->model, IN_ENDPOINT);
    at->next_us = up ? scanner->model.now_us : USB_MODEL_NEVER;
}

static int acm_control(struct usb_model *model, const uint8_t setup[8], uint8_t *data, size_t room)
{
    struct scanner_model *scanner = (struct scanner_model *)model;
    uint8_t coding[7] = {0, 0, 0, 0, 0, 0, 8};
    switch (setup[1]) {
    case 0x20: /* SET_LINE_CODING */
        if (room < sizeof coding) {
            return -EPIPE;
        }
        scanner->baud = (uint32_t)data[0] | (uint32_t)data[1] << 8 | (uint32_t)data[2] << 16 |
                        (uint32_t)data[3] << 24;
        return (int)room;
    case 0x21: /* GET_LINE_CODING */
        for (size_t i = 0; i < 4; i++) {
            coding[i] = (uint8_t)(scanner->baud >> (8 * i));
        }
        memcpy(data, coding, room < sizeof coding ? room : sizeof coding);
        return (int)(room < sizeof coding ? room : sizeof coding);
    case 0x22: raise_dtr(scanner, setup[2] & 1); return 0; /* SET_CONTROL_LINE_STATE */
    case 0x23: return 0;                                   /* SEND_BREAK */
    default: return -EPIPE;
    }
}

static void acm_powered(struct usb_model *model)
{
    scanner_powered(model);
    raise_dtr((struct scanner_model *)model, false);
}

const struct usb_model_kind scanner_acm_kind = {
    .control = acm_control,
    .taken = scanner_taken,
    .powered = acm_powered,
    .finish = scanner_finish,
};

bool scanner_acm_type(struct scanner_model *scanner, const char *text)
{
    const char *prefix = scanner->setup.prefix ? scanner->setup.prefix : "";
    const char *suffix = scanner->setup.suffix ? scanner->setup.suffix : "";
    size_t heads = strlen(prefix), body = strlen(text), length = heads + body + strlen(suffix);
    char *whole = calloc(1, length + 1);
    if (!whole) {
        abort();
    }
    memcpy(whole, prefix, heads);
    memcpy(whole + heads, text, body);
    memcpy(whole + heads + body, suffix, strlen(suffix));
    /* A last packet that is full needs an empty one behind it, or the host waits for more. */
    int packets = (int)(length / PACKET) + 1;
    int tag = scan_log_add(&scanner->log, text, packets);
    for (int i = 0; i < packets; i++) {
        size_t at = (size_t)i * PACKET, count = length - at < PACKET ? length - at : PACKET;
        usb_model_push(&scanner->model, IN_ENDPOINT, (uint8_t *)whole + at, count, 0, tag);
    }
    free(whole);
    return true;
}
