/* usbip_bus.h: plugs device models into a real Linux kernel: vhci_hcd is given one end of a socket
 * and speaks USB/IP through it; the other end is served here. Needs root and the module vhci_hcd.
 */
#ifndef BORNE_TESTS_USBIP_BUS_H
#define BORNE_TESTS_USBIP_BUS_H

#include "device/models/usb_model.h"

enum { USBIP_PORTS = 15 };

struct usbip_bus;

struct usbip_bus *usbip_bus_new(void);
void usbip_bus_free(struct usbip_bus *bus);
/* The kernel chooses the port by itself: the name of one is not used. False: no port is free, or
 * there is no vhci_hcd (said on stderr). */
bool usbip_bus_plug(struct usbip_bus *bus, struct usb_model *model);
void usbip_bus_unplug(struct usbip_bus *bus, struct usb_model *model);
/* Moves the clock of all that are plugged in, takes off those that left by themselves. */
void usbip_bus_advance(struct usbip_bus *bus, int64_t now_us);

#endif
