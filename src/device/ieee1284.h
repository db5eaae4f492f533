/* ieee1284.h: the text in which a printer says who it is and what it speaks (IEEE 1284 device id).
 * Pure. Printers get its length wrong: it is never trusted. */
#ifndef BORNE_DEVICE_IEEE1284_H
#define BORNE_DEVICE_IEEE1284_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/limits.h"

/* Each "" when it is not said; cut when it is longer; printable ASCII only. */
struct ieee1284 {
    char maker[LIMIT_DEVICE_NAME];
    char model[LIMIT_DEVICE_NAME];
    char serial[LIMIT_DEVICE_NAME];
    char commands[160]; /* "ZPL,EPL2" */
};

/* `bytes` is the answer to GET_DEVICE_ID: two bytes of length, then "KEY:value;" pairs. False, and
 * *ret untouched, when no pair can be read. */
bool ieee1284_read(const uint8_t *bytes, size_t count, struct ieee1284 *ret);
/* True if `language` is one of the commands, whatever its case. */
bool ieee1284_speaks(const struct ieee1284 *id, const char *language);

#endif
