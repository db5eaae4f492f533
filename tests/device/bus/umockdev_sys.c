/* umockdev_sys.c: the files of /sys for one device on the umockdev bus. */
#include "device/bus/umockdev_sys.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "device/bus/umockdev_input.h"

enum { TEXT = 4096 };

static void add(UMockdevTestbed *testbed, const char *text)
{
    GError *error = NULL;
    if (!umockdev_testbed_add_from_string(testbed, text, &error)) {
        fprintf(stderr, "umockdev: %s\n", error->message);
        abort();
    }
}

static size_t add_hex(char *text, size_t at, const uint8_t *bytes, size_t count)
{
    for (size_t i = 0; i < count && at + 3 < TEXT; i++) {
        at += (size_t)snprintf(text + at, 3, "%02x", bytes[i]);
    }
    return at;
}

static const char *driver_of(const uint8_t *interface)
{
    return interface[5] == 3 ? "usbhid" : interface[5] == 7 ? "usblp" : "cdc_acm";
}

static void add_interfaces(UMockdevTestbed *testbed, const struct umockdev_device *device)
{
    const struct usb_model *model = device->model;
    const uint8_t *at = model->configuration, *end = at + model->configuration_length;
    for (; at < end && at[0]; at += at[0]) {
        if (at[1] != 4 || at[3] != 0) { /* the first setting of each interface */
            continue;
        }
        char text[TEXT];
        const char *name = strrchr(device->sys, '/') + 1;
        snprintf(text, sizeof text,
                 "P: %s/%s:1.%d\nE: SUBSYSTEM=usb\nE: DEVTYPE=usb_interface\nE: DRIVER=%s\n"
                 "A: bInterfaceNumber=%02x\\n\nA: bAlternateSetting= 0\\n\n"
                 "A: bInterfaceClass=%02x\\n\nA: bInterfaceSubClass=%02x\\n\n"
                 "A: bInterfaceProtocol=%02x\\n\n",
                 device->sys + strlen("/sys"), name, at[2], driver_of(at), at[2], at[5], at[6],
                 at[7]);
        add(testbed, text);
    }
}

void umockdev_sys_add(UMockdevTestbed *testbed, struct umockdev_device *device, int address)
{
    const struct usb_model *model = device->model;
    char text[TEXT];
    size_t at = (size_t)snprintf(
        text, sizeof text,
        "P: %s\nE: SUBSYSTEM=usb\nE: DEVTYPE=usb_device\nE: DRIVER=usb\nE: BUSNUM=001\n"
        "E: DEVNUM=%03d\nE: DEVNAME=%s\n"
        "A: busnum=1\\n\nA: devnum=%d\\n\nA: speed=12\\n\nA: bConfigurationValue=1\\n\n"
        "A: idVendor=%02x%02x\\n\nA: idProduct=%02x%02x\\n\n",
        device->sys + strlen("/sys"), address, device->node, address, model->device[9],
        model->device[8], model->device[11], model->device[10]);
    static const char *const names[] = {"", "manufacturer", "product", "serial"};
    for (size_t i = 1; i < 4; i++) {
        if (model->strings[i] && model->strings[i][0]) {
            at += (size_t)snprintf(text + at, sizeof text - at, "A: %s=%s\\n\n", names[i],
                                   model->strings[i]);
        }
    }
    at += (size_t)snprintf(text + at, sizeof text - at, "H: descriptors=");
    at = add_hex(text, at, model->device, sizeof model->device);
    at = add_hex(text, at, model->configuration, model->configuration_length);
    snprintf(text + at, sizeof text - at, "\n");
    add(testbed, text);
    add_interfaces(testbed, device);
}

void umockdev_sys_add_hid(UMockdevTestbed *testbed, struct umockdev_device *device)
{
    const struct usb_model *model = device->model;
    if (!model->report) {
        return;
    }
    char text[TEXT];
    const char *name = strrchr(device->sys, '/') + 1;
    snprintf(device->hid, sizeof device->hid, "%s/%s:1.0/0003:%02X%02X:%02X%02X.%04X", device->sys,
             name, model->device[9], model->device[8], model->device[11], model->device[10],
             device->number);
    size_t at = (size_t)snprintf(text, sizeof text,
                                 "P: %s\nE: SUBSYSTEM=hid\nE: DRIVER=hid-generic\n"
                                 "H: report_descriptor=",
                                 device->hid + strlen("/sys"));
    at = add_hex(text, at, model->report, model->report_length);
    snprintf(text + at, sizeof text - at, "\n");
    add(testbed, text);
    if (!device->input) {
        return;
    }
    snprintf(text, sizeof text,
             "P: %s/input/input%d\nE: SUBSYSTEM=input\nE: NAME=\"%s\"\nE: ID_INPUT_KEYBOARD=1\n",
             device->hid + strlen("/sys"), device->number, model->strings[2]);
    add(testbed, text);
    snprintf(text, sizeof text,
             "P: %s/input/input%d/event%d\nE: SUBSYSTEM=input\nE: DEVNAME=%s\n"
             "E: ID_INPUT_KEYBOARD=1\n",
             device->hid + strlen("/sys"), device->number, device->number,
             umockdev_input_node(device->input));
    add(testbed, text);
}

/* The kernel takes away the smallest first. */
static void remove_one(UMockdevTestbed *testbed, const char *path)
{
    umockdev_testbed_uevent(testbed, path, "remove");
    umockdev_testbed_remove_device(testbed, path);
}

void umockdev_sys_remove_hid(UMockdevTestbed *testbed, struct umockdev_device *device)
{
    if (!device->hid[0]) {
        return;
    }
    char path[2 * sizeof device->hid];
    if (device->input) {
        snprintf(path, sizeof path, "%s/input/input%d/event%d", device->hid, device->number,
                 device->number);
        remove_one(testbed, path);
        snprintf(path, sizeof path, "%s/input/input%d", device->hid, device->number);
        remove_one(testbed, path);
    }
    remove_one(testbed, device->hid);
    device->hid[0] = '\0';
}

void umockdev_sys_remove(UMockdevTestbed *testbed, struct umockdev_device *device)
{
    umockdev_sys_remove_hid(testbed, device);
    const char *name = strrchr(device->sys, '/') + 1;
    for (int i = 0; i < device->interfaces; i++) {
        char path[192];
        snprintf(path, sizeof path, "%s/%s:1.%d", device->sys, name, i);
        remove_one(testbed, path);
    }
    remove_one(testbed, device->sys);
}
