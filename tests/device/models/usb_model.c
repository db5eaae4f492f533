/* usb_model.c: endpoints, their waiting requests, faults, arrival and leaving of a USB device
 * model. */
#include "device/models/usb_model.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "device/models/usb_chapter9.h"

struct usb_endpoint *usb_model_endpoint(struct usb_model *model, uint8_t address)
{
    return &model->endpoints[(address & 0x0f) | (address & 0x80 ? 0x10 : 0)];
}

static bool is_in(size_t index)
{
    return index >= 0x10;
}

static uint8_t address_of(size_t index)
{
    return (uint8_t)((index & 0x0f) | (is_in(index) ? 0x80 : 0));
}

void usb_model_init(struct usb_model *model, const struct usb_model_kind *kind, uint16_t vendor,
                    uint16_t product, const char *maker, const char *name, const char *serial)
{
    memset(model, 0, sizeof *model);
    model->kind = kind;
    pthread_mutex_init(&model->lock, NULL);
    model->strings[1] = maker;
    model->strings[2] = name;
    model->strings[3] = serial;
    uint8_t device[18] = {18, 1, 0x00, 0x02, 0, 0, 0, 64, 0, 0, 0, 0, 0x00, 0x01, 0, 0, 0, 1};
    device[8] = (uint8_t)vendor;
    device[9] = (uint8_t)(vendor >> 8);
    device[10] = (uint8_t)product;
    device[11] = (uint8_t)(product >> 8);
    for (uint8_t i = 1; i < 4; i++) {
        device[13 + i] = model->strings[i] && model->strings[i][0] ? i : 0;
    }
    memcpy(model->device, device, sizeof device);
    for (size_t i = 0; i < USB_MODEL_ENDPOINTS; i++) {
        model->endpoints[i].last = &model->endpoints[i].first;
        model->endpoints[i].packet_last = &model->endpoints[i].packet;
    }
    /* One configuration, powered by the bus, 100 mA; the count of interfaces follows. */
    static const uint8_t head[9] = {9, 2, 9, 0, 0, 1, 0, 0x80, 50};
    usb_model_describe(model, head, sizeof head);
}

void usb_model_describe(struct usb_model *model, const uint8_t *bytes, size_t count)
{
    if (model->configuration_length + count > sizeof model->configuration) {
        abort(); /* a model that describes too much is an error of whoever wrote it */
    }
    memcpy(model->configuration + model->configuration_length, bytes, count);
    model->configuration_length += count;
    model->configuration[2] = (uint8_t)model->configuration_length;
    model->configuration[3] = (uint8_t)(model->configuration_length >> 8);
    for (size_t at = 0; at + 3 < count && bytes[at]; at += bytes[at]) {
        if (bytes[at + 1] == 4 && bytes[at + 2] >= model->configuration[4]) {
            model->configuration[4] = (uint8_t)(bytes[at + 2] + 1);
        } else if (bytes[at + 1] == 5) {
            usb_model_endpoint(model, bytes[at + 2])->max_packet = bytes[at + 4];
        }
    }
}

void usb_model_forget(struct usb_model *model, uint8_t endpoint)
{
    struct usb_endpoint *at = usb_model_endpoint(model, endpoint);
    while (at->packet) {
        struct usb_packet *packet = at->packet;
        at->packet = packet->next;
        free(packet);
    }
    at->packet_last = &at->packet;
}

void usb_model_free(struct usb_model *model)
{
    if (!model) {
        return;
    }
    usb_model_unplug(model);
    for (size_t i = 0; i < USB_MODEL_ENDPOINTS; i++) {
        usb_model_forget(model, address_of(i));
    }
    if (model->kind->finish) {
        model->kind->finish(model);
    }
    pthread_mutex_destroy(&model->lock);
    free(model);
}

void usb_model_hold(struct usb_model *model)
{
    pthread_mutex_lock(&model->lock);
}

void usb_model_release(struct usb_model *model)
{
    pthread_mutex_unlock(&model->lock);
}

static struct usb_request *take_first(struct usb_endpoint *at)
{
    struct usb_request *request = at->first;
    at->first = request->next;
    if (!at->first) {
        at->last = &at->first;
    }
    request->next = NULL;
    return request;
}

static void finish_first(struct usb_model *model, struct usb_endpoint *at, int status)
{
    struct usb_request *request = take_first(at);
    request->status = status;
    model->port.done(model->port.context, request);
}

static void leave(struct usb_model *model, bool by_itself)
{
    if (!model->plugged) {
        return;
    }
    model->plugged = false;
    for (size_t i = 0; i < USB_MODEL_ENDPOINTS; i++) {
        struct usb_endpoint *at = &model->endpoints[i];
        while (at->first) {
            finish_first(model, at, -ENODEV);
        }
        at->leave_after = 0;
        at->halted = false;
        at->fail_times = 0;
    }
    if (by_itself && model->port.left) {
        model->port.left(model->port.context);
    }
}

/* A fault is waiting for this endpoint: its first request gets it. */
static bool serve_fault(struct usb_model *model, struct usb_endpoint *at)
{
    if (at->halted) {
        finish_first(model, at, -EPIPE);
        return true;
    }
    if (at->fail_times == 0) {
        return false;
    }
    at->fail_times--;
    at->halted = at->fail_status == -EPIPE;
    finish_first(model, at, at->fail_status);
    return true;
}

static void count_taken(struct usb_model *model, struct usb_endpoint *at, size_t count)
{
    at->taken += (int64_t)count;
    if (at->leave_after && at->taken >= at->leave_after) {
        leave(model, true);
    }
}

/* Sends what is due into the first request; true when something went over or the request ended. */
static bool serve_in(struct usb_model *model, size_t index)
{
    struct usb_endpoint *at = &model->endpoints[index];
    struct usb_packet *packet = at->packet;
    if (!packet || packet->due_us > model->now_us || at->next_us > model->now_us) {
        return false;
    }
    struct usb_request *request = at->first;
    size_t room = request->length - request->actual;
    if (packet->length > room) {
        finish_first(model, at, -EOVERFLOW);
        return true;
    }
    memcpy(request->data + request->actual, packet->bytes, packet->length);
    request->actual += packet->length;
    bool whole = packet->length < at->max_packet || request->actual == request->length;
    int tag = packet->tag;
    int64_t from_us = at->next_us > packet->due_us ? at->next_us : packet->due_us;
    at->next_us = from_us + at->interval_us; /* so that a clock in steps slows nothing down */
    at->packet = packet->next;
    if (!at->packet) {
        at->packet_last = &at->packet;
    }
    free(packet);
    if (whole) {
        finish_first(model, at, 0);
    }
    if (model->kind->taken) {
        model->kind->taken(model, address_of(index), tag);
    }
    count_taken(model, at, 1);
    return true;
}

/* Gives the first request's bytes to the device; true when it took some. */
static bool serve_out(struct usb_model *model, size_t index)
{
    struct usb_endpoint *at = &model->endpoints[index];
    struct usb_request *request = at->first;
    size_t left = request->length - request->actual;
    if (at->leave_after && (int64_t)left > at->leave_after - at->taken) {
        left = (size_t)(at->leave_after - at->taken);
    }
    size_t took = left;
    if (model->kind->out && left > 0) {
        took = model->kind->out(model, address_of(index), request->data + request->actual, left);
    }
    request->actual += took;
    bool whole = request->actual == request->length;
    if (whole) {
        finish_first(model, at, 0);
    }
    count_taken(model, at, took);
    return whole || took > 0;
}

void usb_model_serve(struct usb_model *model)
{
    for (size_t i = 1; i < USB_MODEL_ENDPOINTS; i++) {
        struct usb_endpoint *at = &model->endpoints[i];
        while (model->plugged && at->first) {
            bool went =
                serve_fault(model, at) || (is_in(i) ? serve_in(model, i) : serve_out(model, i));
            if (!went) {
                break;
            }
        }
    }
}

void usb_model_plug(struct usb_model *model, struct usb_port port)
{
    usb_model_hold(model);
    model->port = port;
    model->plugged = true;
    model->configured = 0;
    memset(model->alternate, 0, sizeof model->alternate);
    if (model->kind->powered) {
        model->kind->powered(model);
    }
    usb_model_release(model);
}

void usb_model_unplug(struct usb_model *model)
{
    usb_model_hold(model);
    leave(model, false);
    usb_model_release(model);
}

bool usb_model_is_plugged(struct usb_model *model)
{
    usb_model_hold(model);
    bool plugged = model->plugged;
    usb_model_release(model);
    return plugged;
}

static int answer(struct usb_model *model, const uint8_t setup[8], uint8_t *data, size_t room)
{
    struct usb_endpoint *zero = &model->endpoints[0];
    if ((setup[0] & 0x60) == 0) {
        return usb_chapter9(model, setup, data, room);
    }
    if (zero->fail_times > 0) {
        zero->fail_times--;
        return zero->fail_status;
    }
    return model->kind->control ? model->kind->control(model, setup, data, room) : -EPIPE;
}

int usb_model_control(struct usb_model *model, const uint8_t setup[8], uint8_t *data, size_t room)
{
    usb_model_hold(model);
    int got = model->plugged ? answer(model, setup, data, room) : -ENODEV;
    usb_model_serve(model); /* it may have cleared a halt */
    usb_model_release(model);
    return got;
}

void usb_model_submit(struct usb_model *model, struct usb_request *request)
{
    usb_model_hold(model);
    request->actual = 0;
    request->status = 0;
    request->next = NULL;
    struct usb_endpoint *at = usb_model_endpoint(model, request->endpoint);
    if (!model->plugged) {
        request->status = -ENODEV;
        model->port.done(model->port.context, request);
    } else if ((request->endpoint & 0x0f) == 0) {
        int got = answer(model, request->setup, request->data, request->length);
        request->status = got < 0 ? got : 0;
        request->actual = got < 0 ? 0 : (size_t)got;
        model->port.done(model->port.context, request);
        usb_model_serve(model); /* it may have cleared a halt */
    } else {
        *at->last = request;
        at->last = &request->next;
        if (model->kind->tick) {
            model->kind->tick(model);
        }
        usb_model_serve(model);
    }
    usb_model_release(model);
}

bool usb_model_take_back(struct usb_model *model, struct usb_request *request)
{
    struct usb_endpoint *at = usb_model_endpoint(model, request->endpoint);
    for (struct usb_request **link = &at->first; *link; link = &(*link)->next) {
        if (*link == request) {
            *link = request->next;
            if (!*link) {
                at->last = link;
            }
            request->next = NULL;
            return true;
        }
    }
    return false;
}

bool usb_model_cancel(struct usb_model *model, struct usb_request *request)
{
    usb_model_hold(model);
    bool found = usb_model_take_back(model, request);
    usb_model_release(model);
    return found;
}

static int64_t next_due(struct usb_model *model)
{
    int64_t next = USB_MODEL_NEVER;
    for (size_t i = 0x10; i < USB_MODEL_ENDPOINTS; i++) {
        const struct usb_endpoint *at = &model->endpoints[i];
        if (at->first && at->packet) {
            int64_t due = at->packet->due_us > at->next_us ? at->packet->due_us : at->next_us;
            next = due < next ? due : next;
        }
    }
    return next;
}

int64_t usb_model_advance(struct usb_model *model, int64_t now_us)
{
    usb_model_hold(model);
    if (now_us > model->now_us) {
        model->now_us = now_us;
    }
    int64_t next = USB_MODEL_NEVER;
    if (model->plugged) {
        if (model->kind->tick) {
            next = model->kind->tick(model);
        }
        usb_model_serve(model);
        int64_t due = next_due(model);
        next = due < next ? due : next;
    }
    usb_model_release(model);
    return next;
}

void usb_model_fail(struct usb_model *model, uint8_t endpoint, int status, int times)
{
    usb_model_hold(model);
    struct usb_endpoint *at = usb_model_endpoint(model, endpoint);
    at->fail_status = status;
    at->fail_times = times;
    usb_model_serve(model);
    usb_model_release(model);
}

void usb_model_leave_after(struct usb_model *model, uint8_t endpoint, int64_t count)
{
    usb_model_hold(model);
    struct usb_endpoint *at = usb_model_endpoint(model, endpoint);
    at->leave_after = at->taken + count;
    usb_model_release(model);
}

int64_t usb_model_taken(struct usb_model *model, uint8_t endpoint)
{
    usb_model_hold(model);
    int64_t taken = usb_model_endpoint(model, endpoint)->taken;
    usb_model_release(model);
    return taken;
}

void usb_model_push(struct usb_model *model, uint8_t endpoint, const uint8_t *bytes, size_t count,
                    int64_t after_us, int tag)
{
    struct usb_endpoint *at = usb_model_endpoint(model, endpoint);
    struct usb_packet *packet = calloc(1, sizeof *packet);
    if (!packet || count > sizeof packet->bytes) {
        abort();
    }
    packet->due_us = model->now_us + after_us;
    packet->tag = tag;
    packet->length = count;
    memcpy(packet->bytes, bytes, count);
    *at->packet_last = packet;
    at->packet_last = &packet->next;
}
