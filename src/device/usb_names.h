/* usb_names.h: where a USB device is plugged and what it says of itself, from what the kernel has
 * read already: the device is not opened for it. Any thread. */
#ifndef BORNE_DEVICE_USB_NAMES_H
#define BORNE_DEVICE_USB_NAMES_H

#include <libusb.h>

#include "device/identity.h"

/* "1-2.3", the name of the device in sysfs. False: a root hub. */
bool usb_port(libusb_device *device, char ret_port[IDENTITY_PORT]);
/* One line of text of the device, or of its interface ("1-2:1.0/ieee1284_id"); "" when it is not
 * there. Control characters become blanks; always valid UTF-8. */
void usb_attribute(const char *port, const char *name, char *to, size_t size);
/* Maker and model, or their numbers. */
void usb_name(const char *port, uint16_t vendor, uint16_t product,
              char ret_name[LIMIT_DEVICE_NAME]);

#endif
