/* umockdev_device.h: one model on the umockdev bus: its node, the requests of usbfs that wait, and
 * the gate that tells libusb's poll() when there is something to take. Private to the bus. */
#ifndef BORNE_TESTS_UMOCKDEV_DEVICE_H
#define BORNE_TESTS_UMOCKDEV_DEVICE_H

#include <umockdev.h>

#include "device/bus/umockdev_bus.h"

enum { UMOCKDEV_INTERFACES = 4 };

struct umockdev_input;

/* A request of usbfs: submitted, then done, then reaped. */
struct urb {
    struct usb_request request;
    struct umockdev_device *device;
    UMockdevIoctlData *data, *buffer; /* in the client */
    struct urb *next;
    bool done;
};

struct umockdev_device {
    struct umockdev_device *next;
    struct umockdev_bus *bus;
    struct usb_model *model;
    UMockdevIoctlBase *handler;
    pthread_mutex_t lock; /* of what follows; taken inside the model's, never around it */
    struct urb *urbs;     /* of the client, in the order they were submitted */
    struct urb *ready, **ready_last;
    int interfaces;                     /* the model may be gone while its files are taken away */
    bool is_bound[UMOCKDEV_INTERFACES]; /* to the kernel's driver */
    bool is_claimed[UMOCKDEV_INTERFACES];
    bool is_quiet; /* the kernel's driver does not read it */
    bool has_left; /* by itself; the bus has not taken it off yet */
    bool is_gone;
    long idle_reaps;
    int gate; /* both ends of the FIFO that is the node */
    bool gate_shut;
    struct usb_request kernel; /* of the kernel's own driver */
    uint8_t kernel_report[USB_MODEL_PACKET];
    bool kernel_waits;
    int number;                   /* of its HID and input devices */
    struct umockdev_input *input; /* what the kernel makes of a keyboard; NULL: of none */
    bool has_driver_files;        /* those of HID and input */
    char node[64];
    char sys[64], hid[128]; /* under /sys */
};

/* For nodes of other kinds: a serial port. One thread. */
UMockdevTestbed *umockdev_bus_testbed(struct umockdev_bus *bus);
/* The handler of all ioctls of the node. Umockdev's thread. */
gboolean umockdev_device_ioctl(UMockdevIoctlBase *handler, UMockdevIoctlClient *client,
                               gpointer device);
/* The client closed the node or died. Umockdev's thread. */
void umockdev_device_vanished(UMockdevIoctlBase *handler, UMockdevIoctlClient *client,
                              gpointer device);
/* Takes back and frees all that the client asked for. Umockdev's thread, or none is left. */
void umockdev_device_drop(struct umockdev_device *device);
/* The port that the model is plugged into. */
void umockdev_device_done(void *device, struct usb_request *request);
void umockdev_device_left(void *device);
/* The kernel's driver asks for the next report if it has the interface and is to read. */
void umockdev_device_kernel_reads(struct umockdev_device *device);
/* Shuts the gate or opens it, as there is something to reap. With the lock held. */
void umockdev_device_gate(struct umockdev_device *device);

#endif
