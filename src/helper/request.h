/* request.h: the closed list of what the kiosk may ask of root: one line of text, strictly read.
 * Whatever is not exactly one of these is refused. Pure. */
#ifndef BORNE_HELPER_REQUEST_H
#define BORNE_HELPER_REQUEST_H

#include <stdbool.h>
#include <stddef.h>

enum helper_kind {
    HELPER_STICK_WRITE, /* name: the kiosk may write on this stick … */
    HELPER_STICK_READ,  /* name: … until this */
    HELPER_POWER_OFF,
    HELPER_RESTART,
    HELPER_UPDATE,       /* name of a stick: the package on it, when it may be installed */
    HELPER_UPDATE_BACK,  /* the version before this one */
    HELPER_DISKS,        /* which disks of this PC Borne could be put on */
    HELPER_DISK_INSTALL, /* name of a disk, as "sda": all that is on it is lost */
    HELPER_KIND_COUNT
};

enum { HELPER_NAME = 40, HELPER_LINE = 64 };

struct helper_request {
    enum helper_kind kind;
    char name[HELPER_NAME]; /* of a stick, as it shows in the sticks' folder, or of a disk; else ""
                             */
};

/* Reads `length` bytes: words with one blank between them and one line feed at the end. A name is
 * 1 to HELPER_NAME - 1 of A-Z a-z 0-9 _ -, and does not begin with a dash. False: *ret untouched.
 */
bool helper_request_read(const char *text, size_t length, struct helper_request *ret);
/* The line that reads back as this request, with its line feed; returns its length. */
size_t helper_request_write(const struct helper_request *request, char to[HELPER_LINE]);

#endif
