/* printer_usb.c: see printer_usb.h. */
#include "device/printer_usb.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/log.h"
#include "base/str.h"
#include "device/usb_choice.h"
#include "device/usb_names.h"

enum {
    FROM_INTERFACE = 0xA1, /* class request, from the interface */
    GET_DEVICE_ID = 0,
    GET_PORT_STATUS = 1,
    ANSWER_MS = 1000,
    KNOWN = 16,      /* printers whose device id is remembered */
    READ_ROOM = 512, /* a packet of the fastest bus: less would overflow */
};

/* What a printer said once; it says the same as long as it has this address. */
struct known {
    char key[LIMIT_DEVICE_KEY];
    uint8_t bus, address;
    uint8_t id[PORT_DEVICE_ID];
    size_t id_size;
};

struct printer_usb {
    pthread_mutex_t mutex; /* guards known */
    libusb_context *context;
    struct known known[KNOWN];
    size_t next_known;
};

struct usb_port_open {
    libusb_device_handle *handle;
    struct usb_choice choice;
    bool has_detached;
    bool is_lost;
    uint8_t rest[READ_ROOM]; /* read and not taken yet */
    size_t rest_at, rest_count;
};

static enum port_result result_of(struct usb_port_open *port, int code)
{
    switch (code) {
    case 0: return PORT_DONE;
    case LIBUSB_ERROR_TIMEOUT: return PORT_TIMEOUT;
    case LIBUSB_ERROR_NO_DEVICE: port->is_lost = true; return PORT_LOST;
    default: return PORT_FAILED;
    }
}

static enum port_result do_write(void *context, const uint8_t *bytes, size_t count, int timeout_ms,
                                 size_t *ret_count)
{
    enum { MOST = 1 << 20 }; /* of one call: libusb cuts it into pieces of 16 KB itself */
    struct usb_port_open *port = context;
    int sent = 0;
    *ret_count = 0;
    if (port->is_lost) {
        return PORT_LOST;
    }
    if (count == 0) {
        return PORT_DONE;
    }
    size_t piece = count < MOST ? count : MOST;
    /* libusb does not write into it. */
    union {
        const uint8_t *from;
        unsigned char *to;
    } buffer = {.from = bytes};
    int code = libusb_bulk_transfer(port->handle, port->choice.endpoint_out, buffer.to, (int)piece,
                                    &sent, timeout_ms > 0 ? (unsigned)timeout_ms : 1);
    *ret_count = sent > 0 ? (size_t)sent : 0;
    if (code == LIBUSB_ERROR_PIPE) {
        (void)libusb_clear_halt(port->handle, port->choice.endpoint_out);
    }
    enum port_result result = result_of(port, code);
    if (result == PORT_DONE && *ret_count < count) {
        return PORT_TIMEOUT; /* the rest in the next call */
    }
    return result;
}

static size_t take_rest(struct usb_port_open *port, uint8_t *to, size_t room)
{
    size_t count = port->rest_count < room ? port->rest_count : room;
    memcpy(to, port->rest + port->rest_at, count);
    port->rest_at += count;
    port->rest_count -= count;
    return count;
}

static enum port_result do_read(void *context, uint8_t *to, size_t room, int timeout_ms,
                                size_t *ret_count)
{
    struct usb_port_open *port = context;
    *ret_count = 0;
    if (port->is_lost) {
        return PORT_LOST;
    }
    if (port->rest_count == 0) {
        int got = 0;
        if (port->choice.endpoint_in == 0) {
            return PORT_TIMEOUT; /* a printer that only listens */
        }
        int code = libusb_bulk_transfer(port->handle, port->choice.endpoint_in, port->rest,
                                        sizeof port->rest, &got,
                                        timeout_ms > 0 ? (unsigned)timeout_ms : 1);
        if (code == LIBUSB_ERROR_PIPE) {
            (void)libusb_clear_halt(port->handle, port->choice.endpoint_in);
        }
        if (got <= 0) {
            return code == 0 ? PORT_TIMEOUT : result_of(port, code);
        }
        port->rest_at = 0;
        port->rest_count = (size_t)got;
    }
    *ret_count = take_rest(port, to, room);
    return PORT_DONE;
}

static enum port_result ask(struct usb_port_open *port, uint8_t request, uint16_t index,
                            uint8_t *to, size_t room, size_t *ret_count)
{
    *ret_count = 0;
    if (port->is_lost) {
        return PORT_LOST;
    }
    int code =
        libusb_control_transfer(port->handle, FROM_INTERFACE, request, 0, index, to,
                                (uint16_t)(room < UINT16_MAX ? room : UINT16_MAX), ANSWER_MS);
    if (code < 0) {
        return result_of(port, code);
    }
    *ret_count = (size_t)code;
    return code > 0 ? PORT_DONE : PORT_FAILED;
}

static enum port_result do_status(void *context, uint8_t *ret_bits)
{
    struct usb_port_open *port = context;
    size_t count;
    return ask(port, GET_PORT_STATUS, port->choice.interface, ret_bits, 1, &count);
}

static enum port_result do_device_id(void *context, uint8_t *to, size_t room, size_t *ret_count)
{
    struct usb_port_open *port = context;
    uint16_t index = (uint16_t)(port->choice.interface << 8 | port->choice.alternate);
    return ask(port, GET_DEVICE_ID, index, to, room, ret_count);
}

static void do_close(void *context)
{
    struct usb_port_open *port = context;
    (void)libusb_release_interface(port->handle, port->choice.interface);
    if (port->has_detached && !port->is_lost) {
        (void)libusb_attach_kernel_driver(port->handle, port->choice.interface);
    }
    libusb_close(port->handle);
    free(port);
}

static const struct printer_port_ops ops = {.write = do_write,
                                            .read = do_read,
                                            .status = do_status,
                                            .device_id = do_device_id,
                                            .close = do_close};

static struct usb_port_open *open_device(libusb_device *device, const struct usb_choice *choice)
{
    struct usb_port_open *port = calloc(1, sizeof *port);
    ASSERT(port != NULL);
    port->choice = *choice;
    int code = libusb_open(device, &port->handle);
    if (code != 0) {
        log_line(LOG_WARNING, "printer", "open: %s", libusb_error_name(code));
        free(port);
        return NULL;
    }
    if (libusb_kernel_driver_active(port->handle, choice->interface) == 1) {
        port->has_detached = libusb_detach_kernel_driver(port->handle, choice->interface) == 0;
    }
    code = libusb_claim_interface(port->handle, choice->interface);
    if (code != 0) {
        log_line(LOG_WARNING, "printer", "claim: %s", libusb_error_name(code));
        libusb_close(port->handle);
        free(port);
        return NULL;
    }
    if (libusb_set_interface_alt_setting(port->handle, choice->interface, choice->alternate) != 0) {
        log_line(LOG_WARNING, "printer", "setting %d refused", choice->alternate);
    }
    return port;
}

/* The printer's interface; with is_there false it is none, or one that speaks IPP. */
static bool printer_choice(libusb_device *device, struct usb_choice *ret)
{
    struct libusb_config_descriptor *config = NULL;
    struct usb_choice choices[USB_CHOICES];
    if (libusb_get_active_config_descriptor(device, &config) != 0) {
        return false;
    }
    int count = usb_choices(config, choices, USB_CHOICES);
    libusb_free_config_descriptor(config);
    for (int i = 0; i < count; i++) {
        if (choices[i].way == DEVICE_WAY_PRINTER) {
            *ret = choices[i];
            return true;
        }
    }
    return false;
}

/* A printer of the list: who it is. `serials` counts those that say the same serial. */
static void name_printer(libusb_device *device, libusb_device **list, ssize_t count,
                         struct printer_found *ret)
{
    struct libusb_device_descriptor descriptor, other;
    char port[IDENTITY_PORT], serial[LIMIT_DEVICE_KEY], key[LIMIT_DEVICE_KEY];
    char name[LIMIT_DEVICE_NAME];
    (void)libusb_get_device_descriptor(device, &descriptor);
    (void)usb_port(device, port);
    usb_attribute(port, "serial", serial, sizeof serial);
    for (ssize_t i = 0; i < count; i++) {
        char other_port[IDENTITY_PORT], other_serial[LIMIT_DEVICE_KEY];
        if (list[i] != device && libusb_get_device_descriptor(list[i], &other) == 0 &&
            other.idVendor == descriptor.idVendor && other.idProduct == descriptor.idProduct &&
            usb_port(list[i], other_port)) {
            usb_attribute(other_port, "serial", other_serial, sizeof other_serial);
            if (str_equal(serial, other_serial)) {
                serial[0] = '\0'; /* two of them: told apart by their sockets */
            }
        }
    }
    identity_key(descriptor.idVendor, descriptor.idProduct, serial, port, key);
    usb_name(port, descriptor.idVendor, descriptor.idProduct, name);
    memset(ret, 0, sizeof *ret);
    (void)str_copy(ret->key, sizeof ret->key, key);
    (void)str_copy(ret->name, sizeof ret->name, name);
    ret->vendor = descriptor.idVendor;
    ret->product = descriptor.idProduct;
}

/* As usblp has read it: the text alone, so its length is put before it. */
static size_t id_of_kernel(libusb_device *device, const struct usb_choice *choice, uint8_t *to,
                           size_t room)
{
    char port[IDENTITY_PORT], name[IDENTITY_PORT + 32], text[PORT_DEVICE_ID - 2];
    (void)usb_port(device, port);
    str_format(name, sizeof name, "%s:1.%d/ieee1284_id", port, choice->interface);
    usb_attribute(port, name, text, sizeof text);
    size_t count = strlen(text) + 2;
    if (count == 2 || count > room) {
        return 0;
    }
    to[0] = (uint8_t)(count >> 8);
    to[1] = (uint8_t)(count & 0xFF);
    memcpy(to + 2, text, count - 2);
    return count;
}

static void fill_id(struct printer_usb *usb, libusb_device *device, const struct usb_choice *choice,
                    struct printer_found *found)
{
    uint8_t bus = libusb_get_bus_number(device), address = libusb_get_device_address(device);
    for (size_t i = 0; i < KNOWN; i++) {
        const struct known *known = &usb->known[i];
        if (known->bus == bus && known->address == address && str_equal(known->key, found->key)) {
            memcpy(found->device_id, known->id, known->id_size);
            found->device_id_size = known->id_size;
            return;
        }
    }
    struct known *known = &usb->known[usb->next_known];
    memset(known, 0, sizeof *known);
    known->id_size = id_of_kernel(device, choice, known->id, sizeof known->id);
    if (known->id_size == 0) {
        struct usb_port_open *port = open_device(device, choice);
        if (port == NULL) {
            return; /* in use, or no rights: asked again next time */
        }
        (void)do_device_id(port, known->id, sizeof known->id, &known->id_size);
        do_close(port);
    }
    (void)str_copy(known->key, sizeof known->key, found->key);
    known->bus = bus;
    known->address = address;
    usb->next_known = (usb->next_known + 1) % KNOWN;
    memcpy(found->device_id, known->id, known->id_size);
    found->device_id_size = known->id_size;
}

/* Calls for each printer that is plugged in until it returns false. */
static void each_printer(struct printer_usb *usb,
                         bool (*call)(struct printer_usb *usb, libusb_device *device,
                                      const struct usb_choice *choice, struct printer_found *found,
                                      void *context),
                         void *context)
{
    libusb_device **list = NULL;
    ssize_t count = usb->context != NULL ? libusb_get_device_list(usb->context, &list) : 0;
    for (ssize_t i = 0; i < count; i++) {
        struct usb_choice choice;
        struct printer_found found;
        if (printer_choice(list[i], &choice)) {
            name_printer(list[i], list, count, &found);
            if (!call(usb, list[i], &choice, &found, context)) {
                break;
            }
        }
    }
    if (list != NULL) {
        libusb_free_device_list(list, 1);
    }
}

struct listing {
    struct printer_found *to;
    size_t room, count;
};

static bool add_printer(struct printer_usb *usb, libusb_device *device,
                        const struct usb_choice *choice, struct printer_found *found, void *context)
{
    struct listing *listing = context;
    if (listing->count == listing->room) {
        return false;
    }
    fill_id(usb, device, choice, found);
    listing->to[listing->count++] = *found;
    return true;
}

static int by_key(const void *a, const void *b)
{
    return strcmp(((const struct printer_found *)a)->key, ((const struct printer_found *)b)->key);
}

static size_t list_printers(void *context, struct printer_found *to, size_t room)
{
    struct printer_usb *usb = context;
    struct listing listing = {.to = to, .room = room};
    pthread_mutex_lock(&usb->mutex);
    each_printer(usb, add_printer, &listing);
    pthread_mutex_unlock(&usb->mutex);
    if (listing.count > 1) {
        qsort(to, listing.count, sizeof *to, by_key);
    }
    return listing.count;
}

struct wanted {
    const char *key;
    struct usb_port_open *port;
};

static bool open_wanted(struct printer_usb *usb, libusb_device *device,
                        const struct usb_choice *choice, struct printer_found *found, void *context)
{
    struct wanted *wanted = context;
    (void)usb;
    if (str_equal(found->key, wanted->key)) {
        wanted->port = open_device(device, choice);
        return false;
    }
    return true;
}

static bool open_printer(void *context, const char *key, struct printer_port *ret_port)
{
    struct printer_usb *usb = context;
    struct wanted wanted = {.key = key};
    pthread_mutex_lock(&usb->mutex);
    each_printer(usb, open_wanted, &wanted);
    pthread_mutex_unlock(&usb->mutex);
    if (wanted.port != NULL) {
        *ret_port = (struct printer_port){.ops = &ops, .port = wanted.port};
    }
    return wanted.port != NULL;
}

struct printer_usb *printer_usb_create(void)
{
    struct printer_usb *usb = calloc(1, sizeof *usb);
    ASSERT(usb != NULL);
    pthread_mutex_init(&usb->mutex, NULL);
    int code = libusb_init(&usb->context);
    if (code != 0) {
        log_line(LOG_WARNING, "printer", "libusb: %s", libusb_error_name(code));
        usb->context = NULL;
    }
    return usb;
}

struct printer_bus printer_usb_bus(struct printer_usb *usb)
{
    return (struct printer_bus){.list = list_printers, .open = open_printer, .bus = usb};
}

void printer_usb_destroy(struct printer_usb *usb)
{
    if (usb != NULL) {
        if (usb->context != NULL) {
            libusb_exit(usb->context);
        }
        pthread_mutex_destroy(&usb->mutex);
        free(usb);
    }
}
