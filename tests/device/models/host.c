/* host.c: a host without a bus, for the tests of the models alone. */
#include "device/models/host.h"

#include <errno.h>
#include <string.h>

#include "support/check.h"

static void done(void *context, struct usb_request *request)
{
    (void)request;
    ((struct host *)context)->done++;
}

static void left(void *context)
{
    ((struct host *)context)->left++;
}

void host_plug(struct host *host, struct usb_model *model)
{
    *host = (struct host){0};
    usb_model_plug(model, (struct usb_port){done, left, host});
}

static int submit(struct usb_model *model, struct usb_request *request)
{
    struct host *host = model->port.context;
    int before = host->done;
    usb_model_submit(model, request);
    if (host->done == before) {
        CHECK(usb_model_cancel(model, request));
        CHECK_INT(host->done, before);
        return request->actual > 0 ? (int)request->actual : -EAGAIN;
    }
    CHECK_INT(host->done, before + 1);
    return request->status < 0 ? request->status : (int)request->actual;
}

int host_control(struct usb_model *model, uint8_t type, uint8_t request, uint16_t value,
                 uint16_t index, void *data, uint16_t length)
{
    struct usb_request asked = {.setup = {type, request, (uint8_t)value, (uint8_t)(value >> 8),
                                          (uint8_t)index, (uint8_t)(index >> 8), (uint8_t)length,
                                          (uint8_t)(length >> 8)},
                                .data = data,
                                .length = length};
    return submit(model, &asked);
}

int host_read(struct usb_model *model, uint8_t endpoint, uint8_t *data, size_t length)
{
    struct usb_request asked = {.endpoint = endpoint, .data = data, .length = length};
    return submit(model, &asked);
}

int host_write(struct usb_model *model, uint8_t endpoint, const void *data, size_t length)
{
    uint8_t *copy = malloc(length + 1);
    CHECK(copy);
    memcpy(copy, data, length);
    struct usb_request asked = {.endpoint = endpoint, .data = copy, .length = length};
    int got = submit(model, &asked);
    free(copy);
    return got;
}
