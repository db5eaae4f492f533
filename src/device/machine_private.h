/* machine_private.h: what the files of the device thread share. Everything here is touched by that
 * thread alone, but for the rings and is_closing.
 *
 * A slot is a device, known by its key, plugged in or not. A session is an open one: it is made
 * when a device is claimed and outlives the device until its transfers have come back. */
#ifndef BORNE_DEVICE_MACHINE_PRIVATE_H
#define BORNE_DEVICE_MACHINE_PRIVATE_H

#include <libudev.h>
#include <libusb.h>
#include <pthread.h>
#include <stdatomic.h>

#include "base/ring.h"
#include "device/identity.h"
#include "device/machine.h"
#include "device/reader.h"
#include "device/usb_choice.h"

struct sp_port;

enum {
    SESSION_TRANSFERS = 3,  /* queued at one endpoint: the kernel always has one to fill */
    SESSION_PACKET = 1024,  /* bytes of one transfer; HID reports have at most 64 at full speed */
    CONTROL_MS = 500,       /* a control request is answered in this time, or not at all */
    MACHINE_NEWS = 64,      /* arrivals and departures that wait for the loop */
    MACHINE_OPEN_TRIES = 6, /* after each arrival: nodes and their rights come a little later */
    LESSON_MS = 180000,     /* to fetch a scanner and to read one code */
    MACHINE_BUTTONS = 4,    /* for power: the case's, and what firmware adds */
    FAILURES_TOLD = 8,      /* transfers that failed in a row before it is said */
};

struct machine;
struct slot;

struct in_transfer {
    struct session *session;
    struct libusb_transfer *transfer;
    bool is_flying;
    int64_t due_ms; /* not flying: when to submit it again */
    uint8_t bytes[SESSION_PACKET];
};

/* An open USB device. */
struct session {
    struct session *next; /* of those that are leaving */
    struct machine *machine;
    struct slot *slot; /* NULL: it is leaving */
    libusb_device_handle *handle;
    struct usb_choice choice;
    bool has_detached, gives_back, needs_clear;
    int failures; /* in a row */
    struct in_transfer transfers[SESSION_TRANSFERS];
};

struct slot {
    struct machine *machine;
    struct device_info info; /* its key "" : free */
    bool is_plugged;
    char port[IDENTITY_PORT];
    char serial[LIMIT_DEVICE_KEY];
    struct usb_choice choices[USB_CHOICES];
    int choice_count;
    libusb_device *device; /* referenced while plugged */
    struct session *session;
    struct sp_port *serial_port; /* DEVICE_WAY_TTY, open */
    int fd;                      /* of serial_port or of an input device that is held; -1 */
    struct reader reader;
    int tries;        /* to open it, since it was plugged in */
    int64_t retry_ms; /* when to try next, INT64_MAX: never */
    uint8_t trouble;  /* told last: enum device_trouble */
};

/* A keyboard that is watched during a lesson, and never taken. */
struct watch {
    int fd; /* -1: free */
    char node[64];
    char port[IDENTITY_PORT]; /* of the USB device behind it, "" for none */
    struct reader reader;
};

struct news {
    libusb_device *device; /* referenced */
    bool has_left;
};

struct machine {
    struct machine_options options; /* its `enrolled` is not used after machine_open */
    pthread_t thread;
    struct ring events, requests;
    int wake_fd;
    atomic_bool is_closing;
    int lost; /* events that did not fit, not told yet */

    libusb_context *usb; /* NULL: there is none */
    libusb_hotplug_callback_handle hotplug;
    struct news news[MACHINE_NEWS];
    int news_count;
    bool needs_rescan; /* the news were too many */
    int64_t missed_ms; /* a device said that it is gone, and may not be: when to look for it */
    int misses;        /* since one last worked */
    struct slot slots[LIMIT_DEVICES];
    struct session *leaving;

    struct device_enrolled enrolled[LIMIT_DEVICES]; /* key "": free */
    char lesson[LIMIT_DEVICE_TEACH];
    int64_t lesson_until_ms; /* nobody watches keyboards for longer */
    int64_t look_ms;         /* during a lesson: when to look for new keyboards */
    struct watch watches[LIMIT_DEVICES];
    struct udev *udev;
    int buttons[MACHINE_BUTTONS]; /* input devices, -1: none */
};

/* machine.c */
int64_t machine_now_ms(void);
/* Puts an event of a slot into the ring and wakes who takes it; fills kind, device and, 0 given,
 * the time. */
void machine_tell(struct machine *machine, const struct slot *slot, enum device_event_kind kind,
                  struct device_event *event);
/* ARRIVED or CHANGED with the slot's info. */
void machine_tell_info(struct machine *machine, const struct slot *slot,
                       enum device_event_kind kind);
/* Told once until it changes. DEVICE_FINE forgets the last one. */
void machine_trouble(struct machine *machine, struct slot *slot, enum device_trouble why);
/* What a reader made of a slot's bytes. */
struct reader_sink machine_sink(struct slot *slot);
const struct device_enrolled *machine_enrolled(const struct machine *machine, const char *key);
/* A device typed the code of the lesson. */
void machine_taught(struct machine *machine, struct slot *slot, const struct reader_result *result);

/* machine_slots.c: what is plugged in, and who it is. */
void slots_arrived(struct machine *machine, libusb_device *device);
void slots_left(struct machine *machine, struct slot *slot);
struct slot *slots_by_device(struct machine *machine, libusb_device *device);
struct slot *slots_by_port(struct machine *machine, const char *port);
/* Decides what a slot is to us now, opens it if it is ours and closes it if it is not. */
void slots_settle(struct machine *machine, struct slot *slot);
/* The device is to be opened again later: after 50 ms, then longer and longer; when that has not
 * helped (false) every five seconds: rights may come, another program may let it go. */
bool slots_retry(struct slot *slot);

/* machine_usb.c: libusb. */
bool usb_start(struct machine *machine);
/* Brings the news in, submits what waits, frees what has left. */
void usb_work(struct machine *machine, int64_t now_ms);
int64_t usb_deadline(const struct machine *machine);
void usb_stop(struct machine *machine);
/* Submits the transfers of a session that has claimed its device. False: it is gone. */
bool usb_listen(struct session *session);
/* Gives it back; `has_left`: there is nothing left to give back. */
void usb_close(struct machine *machine, struct slot *slot, bool has_left);
/* True while transfers of an earlier session of this device have not come back yet. */
bool usb_is_leaving(const struct machine *machine, const libusb_device *device);

/* machine_open.c: claims the slot's device, by that choice of its own, and listens. On failure
 * *ret_why says why. */
bool usb_open(struct machine *machine, struct slot *slot, struct usb_choice *choice,
              enum device_trouble *ret_why);

/* machine_hid.c: which HID interface is which. */
/* The report descriptor of an interface as the kernel read it. False: it has none. */
bool hid_of_kernel(const struct slot *slot, const struct usb_choice *choice,
                   struct hid_report *ret);
/* The same, asked of the device; the interface is claimed. */
bool hid_of_device(libusb_device_handle *handle, const struct usb_choice *choice,
                   struct hid_report *ret);
/* How a HID interface with that descriptor is read; DEVICE_WAY_NONE: not by us. */
enum device_way hid_way(const struct hid_report *report);

/* machine_input.c: the kernel's input devices. */
bool input_open(struct machine *machine, struct slot *slot);
/* False: it is gone. */
bool input_read(struct machine *machine, struct slot *slot, int64_t now_ms);
void input_close(struct slot *slot);
void input_lesson_begin(struct machine *machine);
void input_lesson_look(struct machine *machine); /* for keyboards that came since */
void input_lesson_tick(struct machine *machine, int64_t now_ms);
void input_lesson_end(struct machine *machine);
void input_watch_read(struct machine *machine, struct watch *watch, int64_t now_ms);
/* Keyboards that are watched and are neither this slot's nor a scanner's of ours. */
int input_other_keyboards(const struct machine *machine, const struct slot *slot);

/* Opens the input devices that have a power key and type nothing; returns how many. */
int input_buttons(struct machine *machine, int *fds, int room);

/* machine_power.c */
void power_start(struct machine *machine);
void power_read(struct machine *machine, int index);
void power_stop(struct machine *machine);

/* machine_tty.c: serial ports of the kernel. */
bool tty_open(struct machine *machine, struct slot *slot, enum device_trouble *ret_why);
bool tty_read(struct machine *machine, struct slot *slot, int64_t now_ms);
void tty_close(struct slot *slot);

#endif
