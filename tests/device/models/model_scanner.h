/* model_scanner.h: the scanners among the models, and a keyboard: they are given a text and type
 * it, each in its own way. */
#ifndef BORNE_TESTS_MODEL_SCANNER_H
#define BORNE_TESTS_MODEL_SCANNER_H

#include "device/models/hid_keys.h"
#include "device/models/scan_log.h"
#include "device/models/usb_model.h"

enum model_way {
    MODEL_KEYS,     /* a HID boot keyboard */
    MODEL_POS,      /* HID point of sale: whole codes in reports of 64 bytes */
    MODEL_ACM,      /* a serial port of the class CDC-ACM */
    MODEL_KEYBOARD, /* no scanner at all: what people type on */
};

struct scanner_model_setup {
    enum model_way way;
    uint16_t vendor, product;
    const char *name;   /* product string */
    const char *serial; /* "": none, as most have it */
    enum model_layout layout;
    const char *prefix, *suffix; /* of keys and of ACM: "", "\r", "\r\n", "\t" */
    int64_t interval_us;         /* between two packets; 0: as fast as the host asks */
    bool rolls;     /* keys: a key goes down in the report in which the one before goes up */
    bool report_id; /* keys: no boot protocol, reports begin with the id 1 */
};

struct scanner_model {
    struct usb_model model;
    struct scanner_model_setup setup;
    struct scan_log log;
    bool ready;    /* ACM: the host raised DTR; nothing is sent before */
    uint32_t baud; /* ACM: as the host set it */
    uint8_t leds;  /* keys: as the host set them */
};

/* A scanner of this setup, unplugged; freed with usb_model_free. The strings must outlive it. */
struct scanner_model *scanner_model_new(const struct scanner_model_setup *setup);

/* Scans a code: its packets wait one behind the other until the host takes them, as in a device
 * that keeps them. `aim` ("]C0") is what a POS scanner says of the kind; "" for none. False when
 * this scanner cannot say the text; then nothing is typed. */
bool scanner_model_scan(struct scanner_model *scanner, const char *text, const char *aim);
/* How many codes the host has taken whole, and how many were scanned. */
size_t scanner_model_whole(struct scanner_model *scanner);
size_t scanner_model_typed(struct scanner_model *scanner);

/* For the ways of the files scanner_*.c: descriptors and class requests, and typing with the lock
 * held. */
extern const struct usb_model_kind scanner_keys_kind, scanner_pos_kind, scanner_acm_kind;
void scanner_keys_describe(struct scanner_model *scanner);
void scanner_pos_describe(struct scanner_model *scanner);
void scanner_acm_describe(struct scanner_model *scanner);
bool scanner_keys_type(struct scanner_model *scanner, const char *text);
bool scanner_pos_type(struct scanner_model *scanner, const char *text, const char *aim);
bool scanner_acm_type(struct scanner_model *scanner, const char *text);
void scanner_taken(struct usb_model *model, uint8_t endpoint, int tag);
void scanner_powered(struct usb_model *model);
void scanner_finish(struct usb_model *model);

#endif
