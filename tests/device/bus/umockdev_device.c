/* umockdev_device.c: the ioctls of usbfs for one model: claim, submit, reap, discard. */
#include "device/bus/umockdev_device.h"

#include <errno.h>
#include <linux/usbdevice_fs.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "device/bus/umockdev_input.h"

/* One byte in the pipe of one page makes it unwritable: nothing to reap. libusb polls for POLLOUT.
 */
void umockdev_device_gate(struct umockdev_device *device)
{
    bool shut = !device->ready && !device->is_gone;
    char byte = 0;
    if (shut != device->gate_shut) {
        ssize_t moved = shut ? write(device->gate, &byte, 1) : read(device->gate, &byte, 1);
        device->gate_shut = moved == 1 ? shut : device->gate_shut;
    }
}

static void urb_free(struct urb *urb)
{
    g_object_unref(urb->data);
    if (urb->buffer) {
        g_object_unref(urb->buffer);
    }
    free(urb->request.data);
    free(urb);
}

static void make_ready(struct umockdev_device *device, struct urb *urb)
{
    for (struct urb **link = &device->urbs; *link; link = &(*link)->next) {
        if (*link == urb) {
            *link = urb->next;
            break;
        }
    }
    urb->next = NULL;
    urb->done = true;
    *device->ready_last = urb;
    device->ready_last = &urb->next;
    umockdev_device_gate(device);
}

void umockdev_device_done(void *context, struct usb_request *request)
{
    struct umockdev_device *device = context;
    pthread_mutex_lock(&device->lock);
    if (request == &device->kernel) {
        device->kernel_waits = false;
        if (device->input && request->status == 0) {
            umockdev_input_report(device->input, request->data, request->actual);
        }
    } else {
        make_ready(device, (struct urb *)request);
    }
    pthread_mutex_unlock(&device->lock);
}

void umockdev_device_left(void *context)
{
    struct umockdev_device *device = context;
    pthread_mutex_lock(&device->lock);
    device->has_left = true;
    pthread_mutex_unlock(&device->lock);
}

void umockdev_device_kernel_reads(struct umockdev_device *device)
{
    pthread_mutex_lock(&device->lock);
    bool asks = !device->kernel_waits && device->is_bound[0] && !device->is_gone;
    device->kernel_waits = device->kernel_waits || asks;
    pthread_mutex_unlock(&device->lock);
    if (asks) {
        uint8_t first_in = 0x81;
        size_t length = usb_model_endpoint(device->model, first_in)->max_packet;
        device->kernel = (struct usb_request){
            .endpoint = first_in, .data = device->kernel_report, .length = length};
        usb_model_submit(device->model, &device->kernel);
    }
}

/* The kernel's driver lets go: what it waits for is taken back. */
static void unbind(struct umockdev_device *device, unsigned interface)
{
    pthread_mutex_lock(&device->lock);
    device->is_bound[interface] = false;
    bool waits = device->kernel_waits;
    pthread_mutex_unlock(&device->lock);
    if (waits && usb_model_cancel(device->model, &device->kernel)) {
        pthread_mutex_lock(&device->lock);
        device->kernel_waits = false;
        pthread_mutex_unlock(&device->lock);
    }
}

/* A request of chapter 9 without data that usbfs makes out of an ioctl. */
static int ask_model(struct umockdev_device *device, uint8_t type, uint8_t request, unsigned value,
                     unsigned index)
{
    const uint8_t setup[8] = {type, request, (uint8_t)value, 0, (uint8_t)index, 0, 0, 0};
    int got = usb_model_control(device->model, setup, NULL, 0);
    return got < 0 ? -got : 0;
}

static int claim(struct umockdev_device *device, unsigned interface, bool detach)
{
    if (interface >= UMOCKDEV_INTERFACES) {
        return EINVAL;
    }
    if (detach) {
        unbind(device, interface);
    }
    pthread_mutex_lock(&device->lock);
    bool is_taken = device->is_bound[interface] || device->is_claimed[interface]; /* by another */
    int error = device->is_gone ? ENODEV : is_taken ? EBUSY : 0;
    if (error == 0) {
        device->is_claimed[interface] = true;
    }
    pthread_mutex_unlock(&device->lock);
    return error;
}

static int nested(struct umockdev_device *device, const struct usbdevfs_ioctl *inner)
{
    if (inner->ifno < 0 || inner->ifno >= UMOCKDEV_INTERFACES) {
        return EINVAL;
    }
    if (inner->ioctl_code == USBDEVFS_DISCONNECT) {
        pthread_mutex_lock(&device->lock);
        bool bound = device->is_bound[inner->ifno];
        pthread_mutex_unlock(&device->lock);
        unbind(device, (unsigned)inner->ifno);
        return bound ? 0 : ENODATA;
    }
    if (inner->ioctl_code == USBDEVFS_CONNECT) {
        pthread_mutex_lock(&device->lock);
        bool claimed = device->is_claimed[inner->ifno];
        device->is_bound[inner->ifno] = !claimed;
        pthread_mutex_unlock(&device->lock);
        return claimed ? EBUSY : 0;
    }
    return ENOTTY;
}

static int get_driver(struct umockdev_device *device, struct usbdevfs_getdriver *get)
{
    if (get->interface >= UMOCKDEV_INTERFACES) {
        return EINVAL;
    }
    pthread_mutex_lock(&device->lock);
    bool bound = device->is_bound[get->interface], claimed = device->is_claimed[get->interface];
    pthread_mutex_unlock(&device->lock);
    if (!bound && !claimed) {
        return ENODATA;
    }
    const uint8_t class = device->model->configuration[9 + 5];
    const char *name = claimed ? "usbfs" : class == 3 ? "usbhid" : class == 7 ? "usblp" : "cdc_acm";
    memset(get->driver, 0, sizeof get->driver);
    memcpy(get->driver, name, strlen(name));
    return 0;
}

static int submit(struct umockdev_device *device, UMockdevIoctlData *arg)
{
    UMockdevIoctlData *data =
        umockdev_ioctl_data_resolve(arg, 0, sizeof(struct usbdevfs_urb), NULL);
    if (!data) {
        return EFAULT; /* the client has ended meanwhile, here and below */
    }
    const struct usbdevfs_urb *said = (const struct usbdevfs_urb *)(void *)data->data;
    size_t length = (size_t)said->buffer_length;
    struct urb *urb = calloc(1, sizeof *urb);
    urb->device = device;
    urb->data = data;
    urb->buffer =
        umockdev_ioctl_data_resolve(data, offsetof(struct usbdevfs_urb, buffer), length, NULL);
    const uint8_t *bytes = urb->buffer ? urb->buffer->data : NULL;
    bool control = said->type == USBDEVFS_URB_TYPE_CONTROL;
    size_t skip = control ? 8 : 0;
    if (control && length >= 8) {
        memcpy(urb->request.setup, bytes, 8);
    }
    urb->request.endpoint = control ? 0 : said->endpoint;
    urb->request.length = length - skip;
    urb->request.data = malloc(length + 1);
    if (bytes && length > skip) {
        memcpy(urb->request.data, bytes + skip, length - skip);
    }
    pthread_mutex_lock(&device->lock);
    bool gone = device->is_gone;
    if (!gone) {
        urb->next = device->urbs;
        device->urbs = urb;
    }
    pthread_mutex_unlock(&device->lock);
    if (gone) {
        urb_free(urb);
        return ENODEV;
    }
    usb_model_submit(device->model, &urb->request);
    return 0;
}

static int reap(struct umockdev_device *device, UMockdevIoctlData *arg)
{
    pthread_mutex_lock(&device->lock);
    struct urb *urb = device->ready;
    if (urb) {
        device->ready = urb->next;
        if (!urb->next) {
            device->ready_last = &device->ready;
        }
    } else {
        device->idle_reaps++;
    }
    bool gone = device->is_gone;
    umockdev_device_gate(device);
    pthread_mutex_unlock(&device->lock);
    if (!urb) {
        return gone ? ENODEV : EAGAIN;
    }
    struct usbdevfs_urb *said = (struct usbdevfs_urb *)(void *)urb->data->data;
    said->status = urb->request.status;
    said->actual_length = (int)urb->request.actual;
    bool control = said->type == USBDEVFS_URB_TYPE_CONTROL;
    bool in = control ? urb->request.setup[0] & 0x80 : said->endpoint & 0x80;
    if (in && urb->buffer && urb->request.actual > 0) {
        memcpy(urb->buffer->data + (control ? 8 : 0), urb->request.data, urb->request.actual);
    }
    UMockdevIoctlData *pointer = umockdev_ioctl_data_resolve(arg, 0, sizeof(void *), NULL);
    if (pointer) {
        umockdev_ioctl_data_set_ptr(pointer, 0, urb->data);
        g_object_unref(pointer);
    }
    urb_free(urb);
    return pointer ? 0 : EFAULT;
}

static int discard(struct umockdev_device *device, UMockdevIoctlData *arg)
{
    gulong address = *(gulong *)(void *)arg->data;
    pthread_mutex_lock(&device->lock);
    struct urb *urb = device->urbs;
    while (urb && urb->data->client_addr != address) {
        urb = urb->next;
    }
    pthread_mutex_unlock(&device->lock);
    /* Only this thread frees one, so it is still there; it may have been done meanwhile. */
    if (!urb || !usb_model_cancel(device->model, &urb->request)) {
        return EINVAL;
    }
    pthread_mutex_lock(&device->lock);
    urb->request.status = -ENOENT;
    make_ready(device, urb);
    pthread_mutex_unlock(&device->lock);
    return 0;
}

static int get_capabilities(UMockdevIoctlData *arg)
{
    UMockdevIoctlData *to = umockdev_ioctl_data_resolve(arg, 0, sizeof(uint32_t), NULL);
    const uint32_t can = USBDEVFS_CAP_ZERO_PACKET | USBDEVFS_CAP_BULK_CONTINUATION |
                         USBDEVFS_CAP_NO_PACKET_SIZE_LIM | USBDEVFS_CAP_BULK_SCATTER_GATHER |
                         USBDEVFS_CAP_REAP_AFTER_DISCONNECT;
    if (!to) {
        return EFAULT;
    }
    memcpy(to->data, &can, sizeof can);
    g_object_unref(to);
    return 0;
}

/* The ioctls whose argument is a struct; `said` is it. */
static int with_struct(struct umockdev_device *device, gulong request, void *said)
{
    switch (request) {
    case USBDEVFS_CLAIMINTERFACE: return claim(device, *(unsigned *)said, false);
    case USBDEVFS_DISCONNECT_CLAIM:
        return claim(device, ((struct usbdevfs_disconnect_claim *)said)->interface, true);
    case USBDEVFS_RELEASEINTERFACE:
        if (*(unsigned *)said < UMOCKDEV_INTERFACES) {
            pthread_mutex_lock(&device->lock);
            device->is_claimed[*(unsigned *)said] = false;
            pthread_mutex_unlock(&device->lock);
        }
        return 0;
    case USBDEVFS_GETDRIVER: return get_driver(device, said);
    case USBDEVFS_IOCTL: return nested(device, said);
    case USBDEVFS_SETCONFIGURATION: return ask_model(device, 0, 9, *(unsigned *)said, 0);
    case USBDEVFS_SETINTERFACE: {
        const struct usbdevfs_setinterface *set = said;
        return ask_model(device, 1, 11, set->altsetting, set->interface);
    }
    case USBDEVFS_CLEAR_HALT: return ask_model(device, 2, 1, 0, *(unsigned *)said);
    case USBDEVFS_RESETEP: return 0;
    default: return ENOTTY;
    }
}

static int handle(struct umockdev_device *device, gulong request, UMockdevIoctlData *arg)
{
    switch (request) {
    case USBDEVFS_GET_CAPABILITIES: return get_capabilities(arg);
    case USBDEVFS_SUBMITURB: return submit(device, arg);
    case USBDEVFS_REAPURB:
    case USBDEVFS_REAPURBNDELAY: return reap(device, arg);
    case USBDEVFS_DISCARDURB: return discard(device, arg);
    case USBDEVFS_RESET: return 0;
    default: break;
    }
    pthread_mutex_lock(&device->lock);
    bool gone = device->is_gone;
    pthread_mutex_unlock(&device->lock);
    if (gone) {
        return ENODEV;
    }
    size_t size = _IOC_SIZE(request);
    UMockdevIoctlData *data = size > 0 ? umockdev_ioctl_data_resolve(arg, 0, size, NULL) : NULL;
    if (!data) {
        return ENOTTY;
    }
    int error = with_struct(device, request, data->data);
    g_object_unref(data);
    return error;
}

gboolean umockdev_device_ioctl(UMockdevIoctlBase *handler, UMockdevIoctlClient *client,
                               gpointer context)
{
    (void)handler;
    int error = handle(context, umockdev_ioctl_client_get_request(client),
                       umockdev_ioctl_client_get_arg(client));
    umockdev_ioctl_client_complete(client, error ? -1 : 0, error);
    return TRUE;
}

void umockdev_device_drop(struct umockdev_device *device)
{
    for (;;) {
        pthread_mutex_lock(&device->lock);
        struct urb *urb = device->urbs;
        pthread_mutex_unlock(&device->lock);
        if (!urb) {
            break;
        }
        bool waited = usb_model_cancel(device->model, &urb->request);
        pthread_mutex_lock(&device->lock);
        if (waited) {
            make_ready(device, urb);
        }
        pthread_mutex_unlock(&device->lock);
    }
    pthread_mutex_lock(&device->lock);
    while (device->ready) {
        struct urb *urb = device->ready;
        device->ready = urb->next;
        urb_free(urb);
    }
    device->ready_last = &device->ready;
    memset(device->is_claimed, 0, sizeof device->is_claimed);
    umockdev_device_gate(device);
    pthread_mutex_unlock(&device->lock);
}

void umockdev_device_vanished(UMockdevIoctlBase *handler, UMockdevIoctlClient *client,
                              gpointer context)
{
    (void)handler;
    (void)client;
    umockdev_device_drop(context);
}
