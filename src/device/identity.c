/* identity.c: see identity.h. Numbers of makers as in the public list usb.ids. */
#include "device/identity.h"

#include <string.h>

#include "base/str.h"

enum { SHORTEST_SERIAL = 4 };

bool identity_has_serial(const char *serial)
{
    static const char *const placeholders[] = {"0123456789", "1234567890", "123456789ABC",
                                               "none",       "N/A",        "Default string"};
    size_t length = strlen(serial);
    if (length < SHORTEST_SERIAL || length > LIMIT_DEVICE_KEY - 16) {
        return false;
    }
    /* It will stand in keys, settings and rules for udev: nothing that means something there. */
    for (size_t i = 0; i < length; i++) {
        char c = serial[i];
        bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                     strchr("-_.:+#=", c) != NULL;
        if (!plain) {
            return false;
        }
    }
    for (size_t i = 0; i < sizeof placeholders / sizeof placeholders[0]; i++) {
        if (str_starts(placeholders[i], serial)) {
            return false;
        }
    }
    /* One character again and again: 000000, FFFF, xxxx. */
    return strspn(serial, (char[]){serial[0], '\0'}) != length;
}

void identity_key(uint16_t vendor, uint16_t product, const char *serial, const char *port,
                  char ret_key[LIMIT_DEVICE_KEY])
{
    if (identity_has_serial(serial)) {
        str_format(ret_key, LIMIT_DEVICE_KEY, "%04x:%04x/%s", vendor, product, serial);
    } else {
        str_format(ret_key, LIMIT_DEVICE_KEY, "%04x:%04x@%s", vendor, product, port);
    }
}

const char *identity_scanner_maker(uint16_t vendor)
{
    static const struct {
        uint16_t vendor;
        const char *name;
    } makers[] = {
        {0x0C2E, "Honeywell"}, {0x0536, "Honeywell"}, {0x05E0, "Zebra"},     {0x05F9, "Datalogic"},
        {0x065A, "Opticon"},   {0x1EAB, "Newland"},   {0x0745, "CipherLab"},
    };
    for (size_t i = 0; i < sizeof makers / sizeof makers[0]; i++) {
        if (makers[i].vendor == vendor) {
            return makers[i].name;
        }
    }
    return NULL;
}

bool identity_is_serial_chip(uint16_t vendor)
{
    return vendor == 0x0403 || vendor == 0x1A86 || vendor == 0x067B || vendor == 0x10C4;
}
