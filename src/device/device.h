/* device.h: scanners, scales and printers as the rest of Borne knows them: events come out,
 * requests go in, both as values over bounded rings. Knows nothing of what a code or a weight
 * means. Behind the port is the machine (machine.h) or a fake one (fake.h); nothing here waits. */
#ifndef BORNE_DEVICE_DEVICE_H
#define BORNE_DEVICE_DEVICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/limits.h"

enum device_kind {
    DEVICE_SCANNER,
    DEVICE_SCALE,
    DEVICE_PRINTER,
    DEVICE_KEYBOARD, /* types; may be a scanner that nobody has taught yet */
    DEVICE_OTHER,
    DEVICE_KIND_COUNT
};

/* How it is read. */
enum device_way {
    DEVICE_WAY_NONE,
    DEVICE_WAY_KEYS, /* HID keyboard, taken from the kernel through libusb */
    DEVICE_WAY_GRAB, /* the kernel's input device, held for us alone (evdev) */
    DEVICE_WAY_POS,  /* HID point of sale, usage page 0x8C */
    DEVICE_WAY_ACM,  /* USB serial class, through libusb */
    DEVICE_WAY_TTY,  /* the kernel's serial port: FTDI, CH340, PL2303 */
    DEVICE_WAY_SCALE,
    DEVICE_WAY_PRINTER,
    DEVICE_WAY_COUNT
};

/* The keyboard that a scanner pretends to be. */
enum device_layout { DEVICE_LAYOUT_US, DEVICE_LAYOUT_FR, DEVICE_LAYOUT_COUNT };

enum device_state {
    DEVICE_SEEN,     /* plugged in; not ours to read */
    DEVICE_PROPOSED, /* of a maker of scanners, or speaks like one: may be enrolled by a tap */
    DEVICE_OPENING,  /* ours, not read yet */
    DEVICE_READY,    /* claimed and listening */
    DEVICE_BROKEN,   /* ours, cannot be read: see the last trouble */
    DEVICE_STATE_COUNT
};

/* What the director has taught about a device. The owner of the record keeps it. */
struct device_enrolled {
    char key[LIMIT_DEVICE_KEY]; /* "0c2e:0b81/SERIAL", or "0c2e:0b81@1-2.3" by its socket */
    char name[LIMIT_DEVICE_NAME];
    uint8_t kind;   /* enum device_kind: scanner, scale or printer */
    uint8_t layout; /* enum device_layout */
    uint8_t way;    /* enum device_way; DEVICE_WAY_NONE: the best there is */
    /* What it sends before and after each code, beside Enter or Tab; "" for nothing. */
    char prefix[LIMIT_DEVICE_PREFIX], suffix[LIMIT_DEVICE_PREFIX];
};

/* One device that is plugged in. */
struct device_info {
    char key[LIMIT_DEVICE_KEY];
    char name[LIMIT_DEVICE_NAME]; /* maker and model as it says, or their numbers */
    uint16_t vendor, product;
    uint8_t kind, way, layout, state; /* enums above */
    bool is_enrolled;
    bool is_shared; /* others of the same model answer alike: known by its socket */
};

/* Why something read did not become a code or a weight, or why a device is not read. */
enum device_trouble {
    DEVICE_FINE,
    DEVICE_UNPLUGGED_INSIDE, /* in the middle of a code: dropped */
    DEVICE_TOO_LONG,         /* longer than any code: dropped */
    DEVICE_GARBLED,          /* keys or bytes that make no text: dropped */
    DEVICE_NO_RIGHTS,        /* the rule for udev is missing */
    DEVICE_IN_USE,           /* another program holds it */
    DEVICE_NOT_UNDERSTOOD,   /* its descriptors say nothing that we can read */
    DEVICE_LINE_ERRORS,      /* transfers fail again and again: cable or hub */
    DEVICE_LAST_KEYBOARD,    /* is the only keyboard: never taken */
    DEVICE_NOT_A_SCANNER,    /* typed the code, but like a person */
    DEVICE_LOST,             /* the ring was full: this many are missing (count) */
    DEVICE_TROUBLE_COUNT
};

enum scale_status {
    SCALE_STABLE,
    SCALE_ZERO,
    SCALE_MOVING,
    SCALE_UNDER_ZERO,
    SCALE_OVER,        /* more than it can carry */
    SCALE_CALIBRATION, /* must be calibrated or set to zero */
    SCALE_FAULT,
    SCALE_UNIT,   /* a unit that is no weight in grams */
    SCALE_ASLEEP, /* says nothing any more */
    SCALE_STATUS_COUNT
};

enum device_event_kind {
    DEVICE_EVENT_ARRIVED, /* info */
    DEVICE_EVENT_CHANGED, /* info: state, way or layout */
    DEVICE_EVENT_LEFT,
    DEVICE_EVENT_SCAN,    /* scan */
    DEVICE_EVENT_DROPPED, /* dropped: counted as refused, with a reason */
    DEVICE_EVENT_WEIGHT,  /* weight: stable readings, and words for the rest */
    DEVICE_EVENT_TROUBLE, /* trouble */
    DEVICE_EVENT_POWER,   /* the machine's power button was pressed; no device */
    DEVICE_EVENT_TAUGHT,  /* taught: typed the code of REQUEST_TEACH; wants to be kept and enrolled
                           */
    DEVICE_EVENT_KIND_COUNT
};

struct device_event {
    uint8_t kind;    /* enum device_event_kind */
    uint16_t device; /* 1..: one number per key as long as the port is open, also after a replug; 0
                        for none */
    int64_t at_ms;   /* steady clock: when its last byte came */
    union {
        struct device_info info;
        struct {
            char text[LIMIT_CODE]; /* without AIM identifier, prefix and suffix; GS kept */
            char aim[4];           /* "]C1", or "" */
            char raw[LIMIT_CODE];  /* as it came, for the director's eyes */
        } scan;
        struct {
            uint8_t why;           /* enum device_trouble */
            char text[LIMIT_CODE]; /* the beginning of what came */
        } dropped;
        struct {
            uint8_t status; /* enum scale_status */
            int32_t grams;  /* with SCALE_STABLE and SCALE_ZERO, tare taken off */
        } weight;
        struct {
            uint8_t why; /* enum device_trouble */
            int32_t count;
        } trouble;
        struct device_enrolled taught;
    };
};

enum device_request_kind {
    DEVICE_REQUEST_ENROL,  /* enrolled: read it whenever it is there; again changes what is known */
    DEVICE_REQUEST_FORGET, /* enrolled.key: give it back */
    DEVICE_REQUEST_TEACH,  /* code: watch keyboards, without taking any, for who types it */
    DEVICE_REQUEST_TEACH_END,
    DEVICE_REQUEST_TARE,   /* device, a scale: what lies on it now counts as nothing */
    DEVICE_REQUEST_RESCAN, /* look again at what is plugged in, try again what could not be read */
    DEVICE_REQUEST_KIND_COUNT
};

struct device_request {
    uint8_t kind; /* enum device_request_kind */
    uint16_t device;
    struct device_enrolled enrolled;
    char code[LIMIT_DEVICE_TEACH];
};

/* What the app holds. All functions: any one thread; none waits. */
struct device_port {
    /* False: the ring is full, ask again later. */
    bool (*ask)(void *context, const struct device_request *request);
    /* Up to `most` events, the oldest first. */
    size_t (*take)(void *context, struct device_event *events, size_t most);
    /* Ends the thread, gives every device back; the port is no more. */
    void (*close)(void *context);
    void *context;
};

#endif
