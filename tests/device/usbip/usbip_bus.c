/* usbip_bus.c: serves the requests of vhci_hcd to device models, in the packets of USB/IP. */
#include "device/usbip/usbip_bus.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define VHCI "/sys/devices/platform/vhci_hcd.0/"

enum { CMD_SUBMIT = 1, CMD_UNLINK = 2, RET_SUBMIT = 3, RET_UNLINK = 4, FULL_SPEED = 2 };
enum { STATUS_FREE = 4, LONGEST = 1 << 20 };

/* Every packet begins with this; numbers are big endian. */
struct packet {
    uint32_t command, seqnum, devid, direction, endpoint;
    union {
        struct {
            uint32_t flags, length, start, packets, interval;
            uint8_t setup[8];
        } submit;
        struct {
            uint32_t status, length, start, packets, errors;
            uint8_t setup[8];
        } returned;
        struct {
            uint32_t seqnum;
            uint8_t pad[24];
        } unlink;
        struct {
            uint32_t status;
            uint8_t pad[24];
        } unlinked;
    } u;
};

struct urb {
    struct usb_request request;
    uint32_t seqnum;
    struct urb *next;
};

struct socket {
    struct usb_model *model; /* NULL: free */
    int fd, port;
    bool has_left;
    pthread_t reader;
    pthread_mutex_t lock; /* of the list, the flag and of writing */
    struct urb *urbs;
};

struct usbip_bus {
    struct socket sockets[USBIP_PORTS];
    int64_t now_us;
    int last_device;
};

static bool read_all(int fd, void *to, size_t count)
{
    for (uint8_t *at = to; count > 0;) {
        ssize_t got = read(fd, at, count);
        if (got <= 0) {
            return false;
        }
        at += got;
        count -= (size_t)got;
    }
    return true;
}

static void write_all(int fd, const void *from, size_t count)
{
    for (const uint8_t *at = from; count > 0;) {
        ssize_t put = send(fd, at, count, MSG_NOSIGNAL);
        if (put <= 0) {
            return; /* the kernel has closed it: the reader ends too */
        }
        at += put;
        count -= (size_t)put;
    }
}

/* With the lock held. */
static void give_back(struct socket *socket, struct urb *urb, int status)
{
    const struct usb_request *request = &urb->request;
    bool in = request->endpoint ? request->endpoint & 0x80 : request->setup[0] & 0x80;
    struct packet packet = {.command = htonl(RET_SUBMIT), .seqnum = htonl(urb->seqnum)};
    packet.u.returned.status = htonl((uint32_t)status);
    packet.u.returned.length = htonl((uint32_t)request->actual);
    write_all(socket->fd, &packet, sizeof packet);
    if (in) {
        write_all(socket->fd, request->data, request->actual);
    }
}

static void forget(struct socket *socket, struct urb *urb)
{
    for (struct urb **link = &socket->urbs; *link; link = &(*link)->next) {
        if (*link == urb) {
            *link = urb->next;
            break;
        }
    }
    free(urb->request.data);
    free(urb);
}

static void done(void *context, struct usb_request *request)
{
    struct socket *socket = context;
    pthread_mutex_lock(&socket->lock);
    struct urb *urb = (struct urb *)request;
    give_back(socket, urb, request->status);
    forget(socket, urb);
    pthread_mutex_unlock(&socket->lock);
}

static void left(void *context)
{
    struct socket *socket = context;
    pthread_mutex_lock(&socket->lock);
    socket->has_left = true;
    pthread_mutex_unlock(&socket->lock);
}

static bool submit(struct socket *socket, const struct packet *packet)
{
    size_t length = ntohl(packet->u.submit.length);
    bool in = ntohl(packet->direction) == 1;
    uint32_t endpoint = ntohl(packet->endpoint);
    struct urb *urb = calloc(1, sizeof *urb);
    if (!urb || length > LONGEST) {
        abort();
    }
    urb->seqnum = ntohl(packet->seqnum);
    urb->request.endpoint = (uint8_t)(endpoint | (endpoint && in ? 0x80 : 0));
    memcpy(urb->request.setup, packet->u.submit.setup, sizeof urb->request.setup);
    urb->request.length = length;
    urb->request.data = calloc(1, length + 1);
    if (!urb->request.data) {
        abort();
    }
    if (!in && !read_all(socket->fd, urb->request.data, length)) {
        free(urb->request.data);
        free(urb);
        return false;
    }
    pthread_mutex_lock(&socket->lock);
    urb->next = socket->urbs;
    socket->urbs = urb;
    pthread_mutex_unlock(&socket->lock);
    usb_model_submit(socket->model, &urb->request);
    return true;
}

/* A request that is taken back: what went over of it before is told, since a job goes on from
 * there. */
static void unlink_urb(struct socket *socket, const struct packet *packet)
{
    uint32_t seqnum = ntohl(packet->u.unlink.seqnum);
    usb_model_hold(socket->model); /* so that it is not done meanwhile */
    pthread_mutex_lock(&socket->lock);
    struct urb *urb = socket->urbs;
    while (urb && urb->seqnum != seqnum) {
        urb = urb->next;
    }
    pthread_mutex_unlock(&socket->lock);
    bool waited = urb && usb_model_take_back(socket->model, &urb->request);
    usb_model_release(socket->model);
    struct packet answer = {.command = htonl(RET_UNLINK), .seqnum = packet->seqnum};
    pthread_mutex_lock(&socket->lock);
    if (waited && urb->request.actual > 0) {
        give_back(socket, urb, -ECONNRESET);
    } else if (waited) {
        answer.u.unlinked.status = htonl((uint32_t)-ECONNRESET);
    }
    write_all(socket->fd, &answer, sizeof answer);
    if (waited) {
        forget(socket, urb);
    }
    pthread_mutex_unlock(&socket->lock);
}

static void *serve(void *context)
{
    struct socket *socket = context;
    struct packet packet;
    while (read_all(socket->fd, &packet, sizeof packet)) {
        uint32_t command = ntohl(packet.command);
        if (command == CMD_UNLINK) {
            unlink_urb(socket, &packet);
        } else if (command != CMD_SUBMIT || !submit(socket, &packet)) {
            break;
        }
    }
    return NULL;
}

static bool write_file(const char *path, const char *text)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    bool written = fd >= 0 && write(fd, text, strlen(text)) == (ssize_t)strlen(text);
    if (!written) {
        perror(path);
    }
    if (fd >= 0) {
        close(fd);
    }
    return written;
}

/* The first free port of vhci_hcd for full speed, or -1. */
static int free_port(void)
{
    FILE *file = fopen(VHCI "status", "re");
    char line[128], hub[8];
    int found = -1;
    unsigned port, status;
    while (file && found < 0 && fgets(line, sizeof line, file)) {
        bool read = sscanf(line, "%7s %u %u", hub, &port, &status) == 3;
        if (read && strcmp(hub, "hs") == 0 && status == STATUS_FREE) {
            found = (int)port;
        }
    }
    if (file) {
        fclose(file);
    }
    return found;
}

static bool attach(struct usbip_bus *bus, struct socket *socket, int kernel_fd)
{
    char text[64];
    socket->port = free_port();
    snprintf(text, sizeof text, "%d %d %d %d", socket->port, kernel_fd,
             1 << 16 | ++bus->last_device, FULL_SPEED);
    return socket->port >= 0 && write_file(VHCI "attach", text);
}

bool usbip_bus_plug(struct usbip_bus *bus, struct usb_model *model)
{
    struct socket *socket = NULL;
    for (size_t i = 0; i < USBIP_PORTS && !socket; i++) {
        socket = bus->sockets[i].model ? NULL : &bus->sockets[i];
    }
    int ends[2];
    if (!socket || socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
        return false;
    }
    socket->model = model;
    socket->fd = ends[0];
    socket->has_left = false;
    usb_model_plug(model, (struct usb_port){done, left, socket});
    usb_model_advance(model, bus->now_us);
    bool plugged = pthread_create(&socket->reader, NULL, serve, socket) == 0;
    if (plugged && !attach(bus, socket, ends[1])) {
        shutdown(socket->fd, SHUT_RDWR);
        pthread_join(socket->reader, NULL);
        plugged = false;
    }
    close(ends[1]);
    if (!plugged) {
        usb_model_unplug(model);
        close(socket->fd);
        socket->model = NULL;
    }
    return plugged;
}

static void take_off(struct socket *socket)
{
    char text[16];
    snprintf(text, sizeof text, "%d", socket->port);
    write_file(VHCI "detach", text);
    shutdown(socket->fd, SHUT_RDWR);
    pthread_join(socket->reader, NULL);
    usb_model_unplug(socket->model); /* frees the requests that still wait */
    close(socket->fd);
    socket->model = NULL;
}

void usbip_bus_unplug(struct usbip_bus *bus, struct usb_model *model)
{
    for (size_t i = 0; i < USBIP_PORTS; i++) {
        if (bus->sockets[i].model == model) {
            take_off(&bus->sockets[i]);
        }
    }
}

void usbip_bus_advance(struct usbip_bus *bus, int64_t now_us)
{
    bus->now_us = now_us;
    for (size_t i = 0; i < USBIP_PORTS; i++) {
        struct socket *socket = &bus->sockets[i];
        if (!socket->model) {
            continue;
        }
        pthread_mutex_lock(&socket->lock);
        bool gone = socket->has_left;
        pthread_mutex_unlock(&socket->lock);
        if (gone) {
            take_off(socket);
        } else {
            usb_model_advance(socket->model, now_us);
        }
    }
}

struct usbip_bus *usbip_bus_new(void)
{
    struct usbip_bus *bus = calloc(1, sizeof *bus);
    if (!bus) {
        abort();
    }
    for (size_t i = 0; i < USBIP_PORTS; i++) {
        pthread_mutex_init(&bus->sockets[i].lock, NULL);
    }
    return bus;
}

void usbip_bus_free(struct usbip_bus *bus)
{
    for (size_t i = 0; i < USBIP_PORTS; i++) {
        if (bus->sockets[i].model) {
            take_off(&bus->sockets[i]);
        }
        pthread_mutex_destroy(&bus->sockets[i].lock);
    }
    free(bus);
}
