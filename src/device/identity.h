/* identity.h: who a USB device is: the key by which it is known again, and what its maker's number
 * suggests. Pure. */
#ifndef BORNE_DEVICE_IDENTITY_H
#define BORNE_DEVICE_IDENTITY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/limits.h"

enum { IDENTITY_PORT = 32 }; /* "1-2.3.1": the bus and the sockets down to the device */

/* "0c2e:0b81/SERIAL", or "0c2e:0b81@1-2.3" when `serial` is not one (identity_has_serial). */
void identity_key(uint16_t vendor, uint16_t product, const char *serial, const char *port,
                  char ret_key[LIMIT_DEVICE_KEY]);
/* False for what makers put where a serial number should be: nothing, zeros, 123456, text that
 * cannot stand in a key. */
bool identity_has_serial(const char *serial);
/* The maker's name if it makes scanners and hardly anything else, else NULL. */
const char *identity_scanner_maker(uint16_t vendor);
/* True for the chips that scanners and scales use to have a serial line (FTDI, CH340, PL2303,
 * CP210x): many other things use them too. */
bool identity_is_serial_chip(uint16_t vendor);

#endif
