/* umockdev_input.c: boot reports of a keyboard become the events of an input device. */
#include "device/bus/umockdev_input.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/input.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { REPORT = 8, FIRST_KEY = 2, MODIFIERS = 8 };

struct umockdev_input {
    UMockdevTestbed *testbed;
    UMockdevIoctlBase *handler;
    char node[32], path[512], name[64];
    int fifo;
    bool is_grabbed, is_button;
    uint8_t before[REPORT];
};

/* By usage, from 0x04 on; the order is that of the HID usage tables. */
static const uint8_t keys[] = {
    KEY_A,          KEY_B,         KEY_C,          KEY_D,         KEY_E,         KEY_F,
    KEY_G,          KEY_H,         KEY_I,          KEY_J,         KEY_K,         KEY_L,
    KEY_M,          KEY_N,         KEY_O,          KEY_P,         KEY_Q,         KEY_R,
    KEY_S,          KEY_T,         KEY_U,          KEY_V,         KEY_W,         KEY_X,
    KEY_Y,          KEY_Z,         KEY_1,          KEY_2,         KEY_3,         KEY_4,
    KEY_5,          KEY_6,         KEY_7,          KEY_8,         KEY_9,         KEY_0,
    KEY_ENTER,      KEY_ESC,       KEY_BACKSPACE,  KEY_TAB,       KEY_SPACE,     KEY_MINUS,
    KEY_EQUAL,      KEY_LEFTBRACE, KEY_RIGHTBRACE, KEY_BACKSLASH, KEY_BACKSLASH, KEY_SEMICOLON,
    KEY_APOSTROPHE, KEY_GRAVE,     KEY_COMMA,      KEY_DOT,       KEY_SLASH,     KEY_CAPSLOCK};
static const uint8_t keypad[] = {KEY_KPSLASH, KEY_KPASTERISK, KEY_KPMINUS, KEY_KPPLUS, KEY_KPENTER,
                                 KEY_KP1,     KEY_KP2,        KEY_KP3,     KEY_KP4,    KEY_KP5,
                                 KEY_KP6,     KEY_KP7,        KEY_KP8,     KEY_KP9,    KEY_KP0,
                                 KEY_KPDOT,   KEY_102ND};
static const uint8_t modifiers[MODIFIERS] = {KEY_LEFTCTRL, KEY_LEFTSHIFT, KEY_LEFTALT,
                                             KEY_LEFTMETA, KEY_RIGHTCTRL, KEY_RIGHTSHIFT,
                                             KEY_RIGHTALT, KEY_RIGHTMETA};

static uint16_t key_of(uint8_t usage)
{
    if (usage >= 0x04 && usage < 0x04 + sizeof keys) {
        return keys[usage - 0x04];
    }
    return usage >= 0x54 && usage < 0x54 + sizeof keypad ? keypad[usage - 0x54] : KEY_UNKNOWN;
}

static void tell(struct umockdev_input *input, uint16_t type, uint16_t code, int32_t value)
{
    struct input_event event = {.type = type, .code = code, .value = value};
    ssize_t put = write(input->fifo, &event, sizeof event);
    (void)put; /* a full FIFO loses events, as a full evdev queue does */
}

static bool has(const uint8_t *report, uint8_t usage)
{
    return memchr(report + FIRST_KEY, usage, REPORT - FIRST_KEY) != NULL;
}

void umockdev_input_report(struct umockdev_input *input, const uint8_t *report, size_t count)
{
    if (count == REPORT + 1) { /* with an id before it */
        report++;
    } else if (count != REPORT) {
        return;
    }
    for (int i = 0; i < MODIFIERS; i++) {
        int now = report[0] >> i & 1, before = input->before[0] >> i & 1;
        if (now != before) {
            tell(input, EV_KEY, modifiers[i], now);
        }
    }
    for (int i = FIRST_KEY; i < REPORT; i++) {
        if (input->before[i] && !has(report, input->before[i])) {
            tell(input, EV_KEY, key_of(input->before[i]), 0);
        }
    }
    for (int i = FIRST_KEY; i < REPORT; i++) {
        if (report[i] && !has(input->before, report[i])) {
            tell(input, EV_KEY, key_of(report[i]), 1);
        }
    }
    tell(input, EV_SYN, SYN_REPORT, 0);
    memcpy(input->before, report, REPORT);
}

/* EVIOCGBIT of what: types, or keys: everything that has a number here. */
static void give_bits(bool is_button, gulong request, uint8_t *to, size_t count)
{
    memset(to, 0, count);
    if (_IOC_NR(request) == _IOC_NR(EVIOCGBIT(0, 0))) {
        to[0] = 1 << EV_SYN | 1 << EV_KEY;
        return;
    }
    if (is_button) {
        to[KEY_POWER / 8] = 1 << (KEY_POWER % 8);
        return;
    }
    for (unsigned usage = 0x04; usage < 0x65; usage++) {
        uint16_t key = key_of((uint8_t)usage);
        if (key != KEY_UNKNOWN && key / 8u < count) {
            to[key / 8] = (uint8_t)(to[key / 8] | 1u << (key % 8));
        }
    }
}

static int answer(struct umockdev_input *input, gulong request, UMockdevIoctlData *arg)
{
    if (request == EVIOCGRAB) {
        input->is_grabbed = *(gulong *)(void *)arg->data != 0;
        return 0;
    }
    unsigned number = _IOC_NR(request);
    bool bits = number == _IOC_NR(EVIOCGBIT(0, 0)) || number == _IOC_NR(EVIOCGBIT(EV_KEY, 0));
    bool name = number == _IOC_NR(EVIOCGNAME(0));
    if (_IOC_TYPE(request) != 'E' || (!bits && !name)) {
        return -EINVAL;
    }
    UMockdevIoctlData *data = umockdev_ioctl_data_resolve(arg, 0, _IOC_SIZE(request), NULL);
    if (!data) {
        return -EFAULT; /* the client has ended meanwhile */
    }
    if (bits) {
        give_bits(input->is_button, request, data->data, (size_t)data->data_len);
    } else {
        snprintf((char *)data->data, (size_t)data->data_len, "%s", input->name);
    }
    int given = data->data_len;
    g_object_unref(data);
    return given;
}

static gboolean handle(UMockdevIoctlBase *handler, UMockdevIoctlClient *client, gpointer context)
{
    (void)handler;
    int got = answer(context, umockdev_ioctl_client_get_request(client),
                     umockdev_ioctl_client_get_arg(client));
    umockdev_ioctl_client_complete(client, got < 0 ? -1 : got, got < 0 ? -got : 0);
    return TRUE;
}

struct umockdev_input *umockdev_input_new(UMockdevTestbed *testbed, const char *root, int number,
                                          const char *name)
{
    struct umockdev_input *input = calloc(1, sizeof *input);
    if (!input) {
        abort();
    }
    input->testbed = testbed;
    snprintf(input->name, sizeof input->name, "%s", name);
    snprintf(input->path, sizeof input->path, "%s/dev", root);
    mkdir(input->path, 0755);
    snprintf(input->path, sizeof input->path, "%s/dev/input", root);
    mkdir(input->path, 0755);
    snprintf(input->node, sizeof input->node, "/dev/input/event%d", number);
    snprintf(input->path, sizeof input->path, "%s%s", root, input->node);
    input->handler = umockdev_ioctl_base_new();
    g_signal_connect(input->handler, "handle-ioctl", G_CALLBACK(handle), input);
    umockdev_testbed_attach_ioctl(testbed, input->node, input->handler, NULL);
    input->fifo = -1;
    if (mkfifo(input->path, 0666) == 0) {
        input->fifo = open(input->path, O_RDWR | O_NONBLOCK | O_CLOEXEC);
    }
    if (input->fifo < 0) {
        perror(input->path);
        abort();
    }
    return input;
}

void umockdev_input_button(struct umockdev_input *input, int number)
{
    char text[256];
    input->is_button = true;
    snprintf(text, sizeof text,
             "P: /devices/LNXPWRBN:00/input/input%d/event%d\nE: SUBSYSTEM=input\nE: DEVNAME=%s\n\n",
             number, number, input->node);
    if (!umockdev_testbed_add_from_string(input->testbed, text, NULL)) {
        abort();
    }
}

void umockdev_input_press(struct umockdev_input *input)
{
    for (int value = 1; value >= 0; value--) {
        tell(input, EV_KEY, KEY_POWER, value);
        tell(input, EV_SYN, SYN_REPORT, 0);
    }
}

const char *umockdev_input_node(const struct umockdev_input *input)
{
    return input->node;
}

void umockdev_input_close(struct umockdev_input *input)
{
    if (input->fifo >= 0) {
        umockdev_testbed_detach_ioctl(input->testbed, input->node, NULL);
        unlink(input->path);
        close(input->fifo);
        input->fifo = -1;
    }
}

void umockdev_input_free(struct umockdev_input *input)
{
    if (input) {
        g_object_unref(input->handler);
        free(input);
    }
}
