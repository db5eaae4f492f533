/* umockdev_bus.h: plugs device models into a bus that libusb sees, of this process and of its
 * children, without a kernel's help: umockdev gives the files of /sys and /dev and carries the
 * requests of usbfs here.
 *
 * The program must run under umockdev-wrapper. One bus per process, made before libusb_init().
 * Functions: any one thread, unless said. */
#ifndef BORNE_TESTS_UMOCKDEV_BUS_H
#define BORNE_TESTS_UMOCKDEV_BUS_H

#include <stdbool.h>

#include "device/models/usb_model.h"

struct umockdev_bus;

/* NULL outside of umockdev-wrapper: then there is nothing to test with. */
struct umockdev_bus *umockdev_bus_new(void);
/* Unplugs what is still there; the models stay the caller's. NULL is allowed. */
/* The machine's power button: there from the first press on, which is lost to who came before. */
void umockdev_bus_power(struct umockdev_bus *bus, bool press);
void umockdev_bus_free(struct umockdev_bus *bus);

/* Plugs the model into a port: "1-2", or "1-2.3" behind a hub. The kernel's driver has its
 * interfaces until somebody takes them away, as in real life. Each time it gets a new address. */
void umockdev_bus_plug(struct umockdev_bus *bus, struct usb_model *model, const char *port);
/* Pulls it out; one that left by itself is pulled already. */
void umockdev_bus_unplug(struct umockdev_bus *bus, struct usb_model *model);

/* The kernel's driver reads the model's reports as long as it has the interface, so that scans
 * between plug and claim are lost as they are there. Off: the device keeps them, as with the
 * kernel's quirk "ignore". For models plugged from now on. */
void umockdev_bus_kernel_reads(struct umockdev_bus *bus, bool reads);

/* Time. By hand: it is `now_us` for all models. Or by a thread of the bus: `speed` microseconds of
 * the devices for each of the clock. */
void umockdev_bus_advance(struct umockdev_bus *bus, int64_t now_us);
void umockdev_bus_run(struct umockdev_bus *bus, int speed);
void umockdev_bus_stop(struct umockdev_bus *bus); /* the thread; nothing when there is none */
/* The time that all models have. Any thread. */
int64_t umockdev_bus_now(struct umockdev_bus *bus);

/* Whether a program has taken the interface away from the kernel's driver. Any thread. */
bool umockdev_bus_is_claimed(struct umockdev_bus *bus, struct usb_model *model, int interface);
/* How often the client came for what was done and there was nothing: a busy loop shows here. */
long umockdev_bus_idle_reaps(struct umockdev_bus *bus, struct usb_model *model);

#endif
