/* usb_model.h: a USB device made of code, whatever it is plugged into: it answers descriptors,
 * control requests and endpoints; it refuses (stall), keeps the host waiting (NAK), fails on
 * demand, arrives and leaves. A binding (umockdev_bus.h, usbip) brings the host's requests and
 * takes them back.
 *
 * Threads: every function may be called from any thread; one lock per model. The callbacks of a
 * port run with that lock held: they note down what is done and call nothing of the model.
 * Time is an argument: nothing here reads a clock. */
#ifndef BORNE_TESTS_USB_MODEL_H
#define BORNE_TESTS_USB_MODEL_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    USB_MODEL_PACKET = 64,       /* full speed: no packet of an endpoint here is longer */
    USB_MODEL_DESCRIPTORS = 256, /* bytes of a configuration with all that belongs to it */
    USB_MODEL_ENDPOINTS = 32,    /* 16 numbers, both directions */
};
#define USB_MODEL_NEVER INT64_MAX

/* Descriptors, to list in an array of bytes. */
#define USB_INTERFACE(number, alternate, endpoints, class, sub, protocol)                          \
    9, 4, number, alternate, endpoints, class, sub, protocol, 0

#define USB_ENDPOINT(address, type, size, interval) 7, 5, address, type, size, 0, interval

#define USB_HID(report_length) 9, 0x21, 0x11, 0x01, 0, 1, 0x22, (uint8_t)(report_length), 0

enum { USB_BULK = 2, USB_INTERRUPT = 3 }; /* types of endpoints */

/* What the host asks of one endpoint. The binding owns it and its data until done() names it. */
struct usb_request {
    struct usb_request *next; /* the model's while it waits, the binding's afterwards */
    uint8_t endpoint;         /* its address; 0 for a control request */
    uint8_t setup[8];         /* of a control request */
    uint8_t *data;            /* IN: room for what comes; OUT: what the host sends */
    size_t length;
    size_t actual; /* bytes that went over, also when it was cancelled */
    int status;    /* 0 or a negative errno, as the kernel gives it */
};

/* Where a model is plugged in. */
struct usb_port {
    void (*done)(void *context, struct usb_request *request);
    /* The model left by itself (usb_model_leave_after): the binding takes it off the bus. */
    void (*left)(void *context);
    void *context;
};

struct usb_model;

/* What makes a kind of device different from others. All run with the lock held; any may be NULL.
 */
struct usb_model_kind {
    /* A class or vendor request. IN: writes at most `room` bytes and returns how many; OUT: reads
     * `room` bytes and returns as many. Negative: stall. */
    int (*control)(struct usb_model *model, const uint8_t setup[8], uint8_t *data, size_t room);
    /* Takes bytes of an OUT endpoint and returns how many; fewer keep the host waiting. */
    size_t (*out)(struct usb_model *model, uint8_t endpoint, const uint8_t *bytes, size_t count);
    /* Called whenever time passed or the host asks; pushes what is to be sent, and returns when it
     * wants to be called again. */
    int64_t (*tick)(struct usb_model *model);
    /* A report of the endpoint went over to the host whole; `tag` is what it was pushed with. */
    void (*taken)(struct usb_model *model, uint8_t endpoint, int tag);
    /* It was plugged in: what a device forgets without power is forgotten. */
    void (*powered)(struct usb_model *model);
    void (*finish)(struct usb_model *model);
};

struct usb_packet {
    struct usb_packet *next;
    int64_t due_us; /* not sent before */
    int tag;
    size_t length;
    uint8_t bytes[USB_MODEL_PACKET];
};

struct usb_endpoint {
    struct usb_request *first, **last; /* of the host, waiting */
    struct usb_packet *packet, **packet_last;
    size_t max_packet;   /* of its descriptor; a shorter one ends a request */
    int64_t interval_us; /* IN: between two packets; 0 sends as fast as the host asks */
    int64_t next_us;     /* IN: the next packet not before */
    int64_t taken;       /* OUT: bytes taken, ever. IN: packets sent, ever */
    int64_t leave_after; /* the same unit; the device leaves when it is reached; 0: never */
    int fail_status;
    int fail_times;
    bool halted;
};

/* The common part; a kind puts it first in its own struct. */
struct usb_model {
    const struct usb_model_kind *kind;
    pthread_mutex_t lock;
    struct usb_port port;
    bool plugged;
    int64_t now_us;
    uint8_t device[18];
    uint8_t configuration[USB_MODEL_DESCRIPTORS];
    size_t configuration_length;
    const uint8_t *report; /* HID report descriptor */
    size_t report_length;
    const char *strings[4]; /* by index: 1 maker, 2 product, 3 serial; NULL or "" is not there */
    uint8_t configured;
    uint8_t alternate[4]; /* of each interface */
    struct usb_endpoint endpoints[USB_MODEL_ENDPOINTS];
};

/* Readies the common part, unplugged. The strings must outlive the model. */
void usb_model_init(struct usb_model *model, const struct usb_model_kind *kind, uint16_t vendor,
                    uint16_t product, const char *maker, const char *name, const char *serial);
/* Adds descriptors to the configuration; its length, its count of interfaces and what the endpoints
 * can carry are kept right. */
void usb_model_describe(struct usb_model *model, const uint8_t *bytes, size_t count);
/* Frees the model of any kind: it must be unplugged and allocated by malloc. NULL is allowed. */
void usb_model_free(struct usb_model *model);

/* Into a port and out of it. Leaving gives all waiting requests back with -ENODEV. */
void usb_model_plug(struct usb_model *model, struct usb_port port);
void usb_model_unplug(struct usb_model *model);
bool usb_model_is_plugged(struct usb_model *model);

/* The host asks. done() comes exactly once unless the request is cancelled, maybe before this
 * returns; an unplugged device answers -ENODEV. */
void usb_model_submit(struct usb_model *model, struct usb_request *request);
/* A control request that is answered at once and is nobody's: the bytes that went over, or a
 * negative errno. */
int usb_model_control(struct usb_model *model, const uint8_t setup[8], uint8_t *data, size_t room);
/* Takes a waiting request back; false when it does not wait (any more). `actual` then says how many
 * bytes went over before, and done() will not come. */
bool usb_model_cancel(struct usb_model *model, struct usb_request *request);

/* It is `now_us`; returns when the model next has something to do, or USB_MODEL_NEVER. */
int64_t usb_model_advance(struct usb_model *model, int64_t now_us);

/* The next `times` requests of the endpoint fail with `status` (a negative errno), a waiting one at
 * once; no byte is lost by it. -EPIPE halts the endpoint until the host clears it. Endpoint 0
 * fails control requests that are not of chapter 9. */
void usb_model_fail(struct usb_model *model, uint8_t endpoint, int status, int times);
/* The device leaves by itself once so many more packets (IN) or bytes (OUT) went over. */
void usb_model_leave_after(struct usb_model *model, uint8_t endpoint, int64_t count);
/* Packets sent (IN) or bytes taken (OUT) by an endpoint since it was made. */
int64_t usb_model_taken(struct usb_model *model, uint8_t endpoint);

/* For kinds and bindings, with the lock held. */
struct usb_endpoint *usb_model_endpoint(struct usb_model *model, uint8_t address);
/* Queues one packet of at most USB_MODEL_PACKET bytes for the host, due `after_us` from now. */
void usb_model_push(struct usb_model *model, uint8_t endpoint, const uint8_t *bytes, size_t count,
                    int64_t after_us, int tag);
/* Throws away what waits to be sent. */
void usb_model_forget(struct usb_model *model, uint8_t endpoint);
/* Serves what can be served now; after a change that lets a waiting request go on. */
void usb_model_serve(struct usb_model *model);
/* usb_model_cancel for those who hold the lock. */
bool usb_model_take_back(struct usb_model *model, struct usb_request *request);
void usb_model_hold(struct usb_model *model);
void usb_model_release(struct usb_model *model);

#endif
