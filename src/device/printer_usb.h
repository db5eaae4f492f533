/* printer_usb.h: label printers of USB class 7 as a printer bus: each is claimed for a job and
 * given back after it. It has a libusb context of its own, so that a printer that keeps us waiting
 * never holds up a scan. */
#ifndef BORNE_DEVICE_PRINTER_USB_H
#define BORNE_DEVICE_PRINTER_USB_H

#include "device/printer_port.h"

struct printer_usb;

/* Never NULL; where there is no USB it lists nothing. */
struct printer_usb *printer_usb_create(void);
struct printer_bus printer_usb_bus(struct printer_usb *usb);
/* All ports are closed. NULL is allowed. */
void printer_usb_destroy(struct printer_usb *usb);

#endif
