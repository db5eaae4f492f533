/* usb_chapter9.c: descriptors, configuration, alternate settings and halts of a USB device model.
 */
#include "device/models/usb_chapter9.h"

#include <errno.h>
#include <string.h>

enum {
    GET_STATUS = 0,
    CLEAR_FEATURE = 1,
    SET_FEATURE = 3,
    SET_ADDRESS = 5,
    GET_DESCRIPTOR = 6,
    GET_CONFIGURATION = 8,
    SET_CONFIGURATION = 9,
    GET_INTERFACE = 10,
    SET_INTERFACE = 11,
};

static int give(uint8_t *data, size_t room, const void *bytes, size_t count)
{
    size_t length = count < room ? count : room;
    memcpy(data, bytes, length);
    return (int)length;
}

static int give_string(struct usb_model *model, uint8_t index, uint8_t *data, size_t room)
{
    uint8_t text[128] = {4, 3, 0x09, 0x04}; /* index 0: English */
    if (index > 0) {
        if (index > 3 || !model->strings[index] || !model->strings[index][0]) {
            return -EPIPE;
        }
        size_t count = 0;
        for (const char *at = model->strings[index]; *at && count < 60; at++, count++) {
            text[2 + 2 * count] = (uint8_t)*at;
            text[3 + 2 * count] = 0;
        }
        text[0] = (uint8_t)(2 + 2 * count);
    }
    return give(data, room, text, text[0]);
}

static int give_descriptor(struct usb_model *model, const uint8_t setup[8], uint8_t *data,
                           size_t room)
{
    switch (setup[3]) {
    case 1: return give(data, room, model->device, sizeof model->device);
    case 2: return give(data, room, model->configuration, model->configuration_length);
    case 3: return give_string(model, setup[2], data, room);
    case 0x22:
        return model->report ? give(data, room, model->report, model->report_length) : -EPIPE;
    default: return -EPIPE;
    }
}

static int feature(struct usb_model *model, const uint8_t setup[8])
{
    bool of_endpoint = (setup[0] & 0x1f) == 2;
    if (of_endpoint && setup[2] == 0) { /* ENDPOINT_HALT */
        usb_model_endpoint(model, setup[4])->halted = setup[1] == SET_FEATURE;
    }
    return 0;
}

static int set_interface(struct usb_model *model, const uint8_t setup[8])
{
    if (setup[4] >= sizeof model->alternate) {
        return -EPIPE;
    }
    const uint8_t *at = model->configuration, *end = at + model->configuration_length;
    for (; at < end && at[0]; at += at[0]) {
        if (at[1] == 4 && at[2] == setup[4] && at[3] == setup[2]) {
            model->alternate[setup[4]] = setup[2];
            return 0;
        }
    }
    return -EPIPE;
}

int usb_chapter9(struct usb_model *model, const uint8_t setup[8], uint8_t *data, size_t room)
{
    uint8_t status[2] = {0, 0};
    switch (setup[1]) {
    case GET_STATUS:
        if ((setup[0] & 0x1f) == 2) {
            status[0] = usb_model_endpoint(model, setup[4])->halted;
        }
        return give(data, room, status, 2);
    case CLEAR_FEATURE:
    case SET_FEATURE: return feature(model, setup);
    case SET_ADDRESS: return 0;
    case GET_DESCRIPTOR: return give_descriptor(model, setup, data, room);
    case GET_CONFIGURATION: return give(data, room, &model->configured, 1);
    case SET_CONFIGURATION: model->configured = setup[2]; return 0;
    case GET_INTERFACE:
        return setup[4] < 4 ? give(data, room, &model->alternate[setup[4]], 1) : -EPIPE;
    case SET_INTERFACE: return set_interface(model, setup);
    default: return -EPIPE;
    }
}
