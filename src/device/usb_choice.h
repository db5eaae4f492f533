/* usb_choice.h: which interface of a USB device to read, and how, from its configuration
 * descriptor. Pure but for the types of libusb. */
#ifndef BORNE_DEVICE_USB_CHOICE_H
#define BORNE_DEVICE_USB_CHOICE_H

#include <libusb.h>

#include "device/device.h"

struct usb_choice {
    enum device_way way;
    uint8_t interface; /* to claim; with DEVICE_WAY_ACM the one that has the data */
    uint8_t alternate;
    uint8_t control;     /* DEVICE_WAY_ACM: the interface that takes requests */
    uint8_t endpoint_in; /* 0: none */
    uint8_t endpoint_out;
    uint16_t packet;        /* bytes of one packet of endpoint_in */
    uint16_t report_length; /* HID: of its report descriptor */
    bool is_boot;           /* HID: speaks the boot protocol */
};

enum { USB_CHOICES = 8 };

/* All that could be read, at most `room`, as the descriptor has them; returns how many. A HID
 * interface whose report descriptor must be asked first has DEVICE_WAY_NONE. */
int usb_choices(const struct libusb_config_descriptor *config, struct usb_choice *ret, int room);
/* What kind of device reads that way. */
enum device_kind usb_choice_kind(enum device_way way);

#endif
