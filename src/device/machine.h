/* machine.h: the devices that are really there, behind a device port. One thread owns libusb, the
 * kernel's input devices and serial ports; nobody else touches them, but for printers while a job
 * runs (printer_usb.h). */
#ifndef BORNE_DEVICE_MACHINE_H
#define BORNE_DEVICE_MACHINE_H

#include "device/device.h"

struct machine_options {
    /* What is enrolled from the start: read before anything else happens. Copied. */
    const struct device_enrolled *enrolled;
    size_t enrolled_count;
    /* The device's thread: there is something to take. May be NULL. */
    void (*wake)(void *context);
    void *context;
    /* What was taken from the kernel is given back at the end and a scanner types into windows
     * again. A kiosk never does that: a scan in between would go nowhere. */
    bool gives_back;
    bool power_button; /* says when it is pressed; the system must leave it to us */
    bool only_looks;   /* says what is there and opens nothing */
};

/* Starts the thread. It always runs, also where there is no USB at all. */
struct device_port machine_open(const struct machine_options *options);

#endif
