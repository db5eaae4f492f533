/* request.h: the closed list of what the kiosk may ask of root: one line of text, strictly read.
 * Whatever is not exactly one of these is refused. Pure. */
#ifndef BORNE_HELPER_REQUEST_H
#define BORNE_HELPER_REQUEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/limits.h"

enum helper_kind {
    HELPER_STICK_WRITE, /* name: the kiosk may write on this stick … */
    HELPER_STICK_READ,  /* name: … until this */
    HELPER_POWER_OFF,
    HELPER_RESTART,
    HELPER_UPDATE,        /* name of a stick: the package on it, when it may be installed */
    HELPER_UPDATE_BACK,   /* the version before this one */
    HELPER_DISKS,         /* which disks of this PC Borne could be put on */
    HELPER_DISK_INSTALL,  /* name of a disk, as "sda": all that is on it is lost */
    HELPER_DEVICES,       /* devices: the kiosk may read these and no others */
    HELPER_CLOCK,         /* minutes: what the clock of this machine shall say */
    HELPER_DEVICES_START, /* the same when it starts: the kernel's drivers may be loaded anew */
    HELPER_KIND_COUNT
};

/* How the kiosk reads a model of USB device. */
enum helper_way {
    HELPER_WAY_USB,    /* the device itself */
    HELPER_WAY_HIDE,   /* the same, and the kernel's keyboard driver leaves it alone */
    HELPER_WAY_GRAB,   /* the kernel's input device */
    HELPER_WAY_SERIAL, /* the kernel's serial port */
    HELPER_WAY_COUNT
};

enum {
    HELPER_NAME = 40,
    HELPER_LINE = 512,              /* LIMIT_DEVICES of "0c2e:0b81=serial", and the words before */
    HELPER_MINUTES_FROM = 28926720, /* 1 January 2025 */
    HELPER_MINUTES_TO = 42076800,   /* 1 January 2050, no more */
    HELPER_HIDDEN = 4               /* MAX_USBHID_BOOT_QUIRKS of the kernel */
};

struct helper_device {
    uint16_t vendor, product;
    uint8_t way; /* enum helper_way */
};

struct helper_request {
    enum helper_kind kind;
    char name[HELPER_NAME]; /* of a stick, as it shows in the sticks' folder, or of a disk; else ""
                             */
    uint32_t minutes;       /* since 1970, UTC: of the years 2025 to 2049 */
    struct helper_device devices[LIMIT_DEVICES]; /* by numbers, then way; none twice */
    int device_count;
};

/* Which of two comes first in a request: < 0, 0, > 0. */
int helper_device_order(const struct helper_device *a, const struct helper_device *b);
/* A device as it stands in a line: "0c2e:0b81=hide". */
enum { HELPER_DEVICE_TEXT = 20 };
void helper_device_write(const struct helper_device *device, char to[HELPER_DEVICE_TEXT]);

/* Reads `length` bytes: words with one blank between them and one line feed at the end. A name is
 * 1 to HELPER_NAME - 1 of A-Z a-z 0-9 _ -, and does not begin with a dash. Numbers of devices are
 * four small hexadecimal digits; devices stand in their order. False: *ret untouched. */
bool helper_request_read(const char *text, size_t length, struct helper_request *ret);
/* The line that reads back as this request, with its line feed; returns its length. */
size_t helper_request_write(const struct helper_request *request, char to[HELPER_LINE]);

#endif
