/* printer_port.h: a printer as the thread that prints sees it: bytes to it, bytes back, the answers
 * of its USB class, and whether it is still there. What is behind it (libusb, an emulated printer)
 * is the implementation's. The functions of one port are called from one thread at a time and may
 * wait as long as their time-out; none may be called from the thread that shows screens. */
#ifndef BORNE_DEVICE_PRINTER_PORT_H
#define BORNE_DEVICE_PRINTER_PORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum port_result {
    PORT_DONE,    /* all bytes are with the printer; or something was read */
    PORT_TIMEOUT, /* not in this time: some bytes may be with it all the same (*ret_count) */
    PORT_FAILED,  /* a transfer failed; the printer may still be there */
    PORT_LOST,    /* unplugged: every later call says so too; close it and wait for the next */
};

/* What GET_PORT_STATUS of the USB printer class says. */
enum { PORT_NOT_ERROR = 0x08, PORT_SELECTED = 0x10, PORT_PAPER_EMPTY = 0x20 };

enum { PORT_DEVICE_ID = 1024 }; /* bytes of an IEEE 1284 id that are kept */

struct printer_port_ops {
    /* Sends `count` bytes. *ret_count is how many the printer took, whatever the result: go on from
     * there, never from the beginning. */
    enum port_result (*write)(void *port, const uint8_t *bytes, size_t count, int timeout_ms,
                              size_t *ret_count);
    /* Takes what the printer says, 1 to `room` bytes; PORT_TIMEOUT with *ret_count 0: nothing. */
    enum port_result (*read)(void *port, uint8_t *to, size_t room, int timeout_ms,
                             size_t *ret_count);
    /* GET_PORT_STATUS. */
    enum port_result (*status)(void *port, uint8_t *ret_bits);
    /* GET_DEVICE_ID as received: two bytes of length, then text. */
    enum port_result (*device_id)(void *port, uint8_t *to, size_t room, size_t *ret_count);
    /* Gives the printer back; the port is gone. */
    void (*close)(void *port);
};

/* An open printer: a value, to be closed once by ops->close(port). */
struct printer_port {
    const struct printer_port_ops *ops;
    void *port;
};

/* A printer that is plugged in. */
struct printer_found {
    char key[96];             /* the same after a replug: serial number, else port path */
    uint16_t vendor, product; /* USB ids; 0 for an emulated one */
    char name[96];            /* manufacturer and product as the printer says, UTF-8 */
    /* IEEE 1284 id as received, 0 bytes when it gave none. */
    uint8_t device_id[PORT_DEVICE_ID];
    size_t device_id_size;
};

/* Where printers come from. All functions: any thread. */
struct printer_bus {
    /* Those that are plugged in now, at most `room`, in a fixed order; returns how many. */
    size_t (*list)(void *bus, struct printer_found *to, size_t room);
    /* False when it is not there or cannot be had now. */
    bool (*open)(void *bus, const char *key, struct printer_port *ret_port);
    void *bus; /* NULL functions: there are no printers */
};

#endif
