/* host.h: a host without a bus, for the tests of the models alone: it asks and sees what comes
 * back. */
#ifndef BORNE_TESTS_MODELS_HOST_H
#define BORNE_TESTS_MODELS_HOST_H

#include "device/models/usb_model.h"

struct host {
    int done; /* requests that came back */
    int left; /* the device left by itself */
};

/* Plugs the model into this host. */
void host_plug(struct host *host, struct usb_model *model);
/* A control request that comes back at once; returns the bytes, or the negative status. */
int host_control(struct usb_model *model, uint8_t type, uint8_t request, uint16_t value,
                 uint16_t index, void *data, uint16_t length);
/* One IN request of at most 64 bytes that is cancelled when nothing comes: bytes, -EAGAIN, or the
 * negative status. */
int host_read(struct usb_model *model, uint8_t endpoint, uint8_t *data, size_t length);
/* One OUT request, cancelled when it is not taken: bytes that went over, or the negative status. */
int host_write(struct usb_model *model, uint8_t endpoint, const void *data, size_t length);

#endif
