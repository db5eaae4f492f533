/* emulated_printer.c: the room, the ports, and what all emulated printers do alike. */
#include "device/emulated_printer.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/str.h"
#include "device/emulated_private.h"

enum { SOCKETS = 8, PICTURE_SIDE = 20000, ROOM_INSIDE = 8192, PACKET = 2048 };

struct socket {
    struct emulated_room *room;
    struct emulated printer; /* name "" : never plugged */
};

struct emulated_room {
    pthread_mutex_t mutex; /* guards all below */
    struct emulated_watch watch;
    struct socket sockets[SOCKETS];
};

static size_t (*const readers[PRINTER_LANGUAGE_COUNT])(struct emulated *, const uint8_t *,
                                                       size_t) = {
    [PRINTER_ESCPOS] = emulated_escpos, [PRINTER_ZPL] = emulated_zpl,
    [PRINTER_QL] = emulated_ql,         [PRINTER_TSPL] = emulated_tspl,
    [PRINTER_EPL] = emulated_epl,       [PRINTER_DYMO] = emulated_dymo,
};

bool emulated_stops(const struct emulated *p)
{
    return p->paper == 0 || p->cover || p->jam || p->hot;
}

void emulated_answer(struct emulated *p, const void *bytes, size_t count)
{
    if (!p->silent) {
        stream_add(&p->answers, bytes, count);
    }
}

void emulated_blank(struct emulated *p, int width, int height)
{
    bitmap_finish(&p->picture);
    p->x = p->y = 0;
    if (width > 0 && height > 0 && width <= PICTURE_SIDE && height <= PICTURE_SIDE) {
        p->picture = bitmap_blank(width, height);
    }
}

void emulated_rows(struct emulated *p, int x, int y, const uint8_t *bytes, int stride, int rows,
                   bool ink)
{
    if (p->picture.bits == NULL) {
        return;
    }
    for (int row = 0; row < rows; row++) {
        for (int column = 0; column < stride * 8; column++) {
            bool is_set = bytes[(ptrdiff_t)row * stride + column / 8] >> (7 - column % 8) & 1;
            if (is_set == ink) {
                bitmap_set(&p->picture, x + column, y + row);
            }
        }
    }
}

static struct socket *socket_of(struct emulated *p)
{
    return (struct socket *)(void *)((char *)p - offsetof(struct socket, printer));
}

/* Lets waiting labels out as long as nothing is in their way. */
static void let_out(struct emulated *p)
{
    const struct emulated_watch *watch = &socket_of(p)->room->watch;
    while (p->waiting_count > 0 && !emulated_stops(p)) {
        struct bitmap dots = p->waiting[0];
        p->waiting_count--;
        memmove(p->waiting, p->waiting + 1, (size_t)p->waiting_count * sizeof p->waiting[0]);
        p->printed++;
        p->paper -= p->paper > 0;
        if (watch->printed != NULL) {
            watch->printed(watch->context, p->name, p->printed, &dots);
        }
        bitmap_finish(&dots);
    }
}

static bool is_due(struct emulated *p, enum emulated_fault fault)
{
    if (p->faults[fault] != p->printed) {
        return false;
    }
    p->faults[fault] = -1;
    return true;
}

static void pull(struct emulated *p)
{
    p->is_plugged = false;
    p->is_lost = p->is_open;
}

static void crash(struct emulated *p)
{
    const struct emulated_watch *watch = &socket_of(p)->room->watch;
    if (watch->crash != NULL) {
        watch->crash(watch->context);
    }
}

void emulated_whole(struct emulated *p)
{
    p->label_bytes = 0;
    if (p->picture.bits == NULL) {
        return;
    }
    bool pulled = is_due(p, EMULATED_UNPLUG_WHOLE), crashes = is_due(p, EMULATED_CRASH_WHOLE);
    ASSERT(p->waiting_count < EMULATED_WAITING);
    p->waiting[p->waiting_count++] = p->picture;
    p->picture = (struct bitmap){0};
    let_out(p);
    if (pulled) {
        pull(p);
    }
    if (crashes) {
        crash(p);
    }
}

/* Understands what it can of what was received, while it has room for labels. */
static void understand(struct emulated *p)
{
    size_t at = 0;
    while (at < p->received.count && !p->is_lost && p->waiting_count < EMULATED_WAITING) {
        size_t used = readers[p->language](p, p->received.data + at, p->received.count - at);
        if (used == 0) {
            break;
        }
        at += used;
    }
    if (at > 0) {
        memmove(p->received.data, p->received.data + at, p->received.count - at);
    }
    p->received.count -= at;
}

/* A printer that cannot print takes a few KiB more, and then nothing. */
static size_t room_in(const struct emulated *p)
{
    if (p->waiting_count == 0 || !emulated_stops(p)) {
        return SIZE_MAX;
    }
    return p->received.count < ROOM_INSIDE ? ROOM_INSIDE - p->received.count : 0;
}

static enum port_result port_write(void *port, const uint8_t *bytes, size_t count, int timeout_ms,
                                   size_t *ret_count)
{
    struct emulated *p = port;
    struct emulated_room *room = socket_of(p)->room;
    (void)timeout_ms;
    pthread_mutex_lock(&room->mutex);
    size_t taken = 0;
    while (taken < count && !p->is_lost) {
        size_t some = count - taken < PACKET ? count - taken : PACKET;
        if (room_in(p) < some) {
            break; /* takes whole packets or none */
        }
        stream_add(&p->received, bytes + taken, some);
        taken += some;
        p->label_bytes += some;
        if (p->label_bytes >= PACKET) {
            if (is_due(p, EMULATED_CRASH_HALF)) {
                crash(p);
            }
            if (is_due(p, EMULATED_UNPLUG_HALF)) {
                pull(p);
            }
        }
        understand(p);
    }
    enum port_result result = p->is_lost ? PORT_LOST : taken == count ? PORT_DONE : PORT_TIMEOUT;
    pthread_mutex_unlock(&room->mutex);
    *ret_count = taken;
    return result;
}

static enum port_result port_read(void *port, uint8_t *to, size_t room_for, int timeout_ms,
                                  size_t *ret_count)
{
    struct emulated *p = port;
    struct emulated_room *room = socket_of(p)->room;
    (void)timeout_ms;
    pthread_mutex_lock(&room->mutex);
    size_t count = p->answers.count < room_for ? p->answers.count : room_for;
    if (count > 0) {
        memcpy(to, p->answers.data, count);
        memmove(p->answers.data, p->answers.data + count, p->answers.count - count);
        p->answers.count -= count;
    }
    enum port_result result = p->is_lost ? PORT_LOST : count > 0 ? PORT_DONE : PORT_TIMEOUT;
    pthread_mutex_unlock(&room->mutex);
    *ret_count = count;
    return result;
}

static enum port_result port_status(void *port, uint8_t *ret_bits)
{
    struct emulated *p = port;
    struct emulated_room *room = socket_of(p)->room;
    pthread_mutex_lock(&room->mutex);
    bool is_lost = p->is_lost;
    uint8_t bits = PORT_SELECTED;
    bits |= p->paper == 0 ? PORT_PAPER_EMPTY : emulated_stops(p) ? 0 : PORT_NOT_ERROR;
    pthread_mutex_unlock(&room->mutex);
    if (is_lost) {
        return PORT_LOST;
    }
    *ret_bits = bits;
    return PORT_DONE;
}

static void write_id(const struct emulated *p, uint8_t *to, size_t room, size_t *ret_count)
{
    static const char *const commands[PRINTER_LANGUAGE_COUNT] = {
        [PRINTER_ESCPOS] = "ESC/POS", [PRINTER_ZPL] = "ZPL",  [PRINTER_QL] = "PT-CBP",
        [PRINTER_TSPL] = "TSPL",      [PRINTER_EPL] = "EPL2", [PRINTER_DYMO] = "LW",
    };
    char text[160];
    str_format(text, sizeof text, "MFG:%s;MDL:%s %s;CMD:%s;CLS:PRINTER;",
               p->language == PRINTER_DYMO ? "DYMO" : "Borne",
               p->language == PRINTER_DYMO ? "LabelWriter" : "Modele", p->name,
               commands[p->language]);
    size_t length = strlen(text) + 2;
    ASSERT(length <= room);
    to[0] = (uint8_t)(length >> 8);
    to[1] = (uint8_t)length;
    memcpy(to + 2, text, length - 2);
    *ret_count = length;
}

static enum port_result port_device_id(void *port, uint8_t *to, size_t room, size_t *ret_count)
{
    write_id(port, to, room, ret_count);
    return PORT_DONE;
}

static void port_close(void *port)
{
    struct emulated *p = port;
    struct emulated_room *room = socket_of(p)->room;
    pthread_mutex_lock(&room->mutex);
    p->is_open = p->is_lost = false;
    pthread_mutex_unlock(&room->mutex);
}

static const struct printer_port_ops ops = {port_write, port_read, port_status, port_device_id,
                                            port_close};

static struct emulated *find(struct emulated_room *room, const char *name)
{
    for (size_t i = 0; i < SOCKETS; i++) {
        if (str_equal(room->sockets[i].printer.name, name)) {
            return &room->sockets[i].printer;
        }
    }
    return NULL;
}

static size_t bus_list(void *bus, struct printer_found *to, size_t most)
{
    struct emulated_room *room = bus;
    size_t count = 0;
    pthread_mutex_lock(&room->mutex);
    for (size_t i = 0; i < SOCKETS && count < most; i++) {
        struct emulated *p = &room->sockets[i].printer;
        if (!p->is_plugged) {
            continue;
        }
        struct printer_found *found = &to[count++];
        memset(found, 0, sizeof *found);
        str_copy(found->key, sizeof found->key, p->name);
        str_format(found->name, sizeof found->name, "Imprimante %s", p->name);
        found->vendor = p->language == PRINTER_DYMO ? 0x0922 : 0;
        write_id(p, found->device_id, sizeof found->device_id, &found->device_id_size);
    }
    pthread_mutex_unlock(&room->mutex);
    return count;
}

static bool bus_open(void *bus, const char *key, struct printer_port *ret_port)
{
    struct emulated_room *room = bus;
    pthread_mutex_lock(&room->mutex);
    struct emulated *p = find(room, key);
    bool done = p != NULL && p->is_plugged && !p->is_open;
    if (done) {
        p->is_open = true;
        p->is_lost = false;
        *ret_port = (struct printer_port){&ops, p};
    }
    pthread_mutex_unlock(&room->mutex);
    return done;
}

struct emulated_room *emulated_room_create(const struct emulated_watch *watch)
{
    struct emulated_room *room = calloc(1, sizeof *room);
    ASSERT(room != NULL);
    int failed = pthread_mutex_init(&room->mutex, NULL);
    ASSERT(failed == 0);
    room->watch = *watch;
    for (size_t i = 0; i < SOCKETS; i++) {
        room->sockets[i].room = room;
    }
    return room;
}

void emulated_room_destroy(struct emulated_room *room)
{
    if (room == NULL) {
        return;
    }
    for (size_t i = 0; i < SOCKETS; i++) {
        struct emulated *p = &room->sockets[i].printer;
        stream_finish(&p->received);
        stream_finish(&p->answers);
        stream_finish(&p->raster);
        bitmap_finish(&p->picture);
        for (int k = 0; k < p->waiting_count; k++) {
            bitmap_finish(&p->waiting[k]);
        }
    }
    pthread_mutex_destroy(&room->mutex);
    free(room);
}

struct printer_bus emulated_room_bus(struct emulated_room *room)
{
    return (struct printer_bus){bus_list, bus_open, room};
}

/* The longest language that the name begins with. */
static enum printer_language language_of(const char *name)
{
    for (int i = 0; i < PRINTER_LANGUAGE_COUNT; i++) {
        if (str_starts(name, printer_language_name((enum printer_language)i))) {
            return (enum printer_language)i;
        }
    }
    return PRINTER_LANGUAGE_NONE;
}

bool emulated_plug(struct emulated_room *room, const char *name)
{
    enum printer_language language = language_of(name);
    if (language == PRINTER_LANGUAGE_NONE) {
        return false;
    }
    pthread_mutex_lock(&room->mutex);
    struct emulated *p = find(room, name);
    if (p == NULL && (p = find(room, "")) != NULL) {
        str_copy(p->name, sizeof p->name, name);
        p->language = language;
        p->paper = -1;
        for (int i = 0; i < EMULATED_FAULT_COUNT; i++) {
            p->faults[i] = -1;
        }
    }
    if (p != NULL) {
        p->is_plugged = true;
        stream_clear(&p->answers);
    }
    pthread_mutex_unlock(&room->mutex);
    return p != NULL;
}

bool emulated_unplug(struct emulated_room *room, const char *name)
{
    pthread_mutex_lock(&room->mutex);
    struct emulated *p = find(room, name);
    if (p != NULL) {
        pull(p);
    }
    pthread_mutex_unlock(&room->mutex);
    return p != NULL;
}

bool emulated_set(struct emulated_room *room, const char *name, enum emulated_fault fault,
                  int value)
{
    pthread_mutex_lock(&room->mutex);
    struct emulated *p = find(room, name);
    if (p != NULL) {
        switch (fault) {
        case EMULATED_PAPER: p->paper = value; break;
        case EMULATED_COVER: p->cover = value; break;
        case EMULATED_JAM: p->jam = value; break;
        case EMULATED_HOT: p->hot = value; break;
        case EMULATED_ROLL: p->roll = value; break;
        case EMULATED_SILENT: p->silent = value; break;
        case EMULATED_UNPLUG_HALF:
        case EMULATED_UNPLUG_WHOLE:
        case EMULATED_CRASH_HALF:
        case EMULATED_CRASH_WHOLE: p->faults[fault] = value; break;
        case EMULATED_FAULT_COUNT: ASSERT_UNREACHABLE("fault");
        }
        let_out(p);
        understand(p);
    }
    pthread_mutex_unlock(&room->mutex);
    return p != NULL;
}

int emulated_printed(struct emulated_room *room, const char *name)
{
    pthread_mutex_lock(&room->mutex);
    const struct emulated *p = find(room, name);
    int printed = p != NULL ? p->printed : -1;
    pthread_mutex_unlock(&room->mutex);
    return printed;
}
