/* device_rules.c: see device_rules.h. */
#include "app/device_rules.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/str.h"
#include "device/identity.h"

enum { RULES_BYTES = 16384 };

/* The numbers at the head of a key: "0c2e:0b81". */
static bool ids_of(const char *key, char ret_vendor[5], char ret_product[5])
{
    if (strlen(key) < 9 || key[4] != ':' || strspn(key, "0123456789abcdef") != 4 ||
        strspn(key + 5, "0123456789abcdef") < 4) {
        return false;
    }
    return str_copy_n(ret_vendor, 5, key, 4) && str_copy_n(ret_product, 5, key + 5, 4);
}

static uint16_t number_of(const char *digits)
{
    return (uint16_t)strtoul(digits, NULL, 16);
}

/* Only makers of scanners are hidden from the kernel: a number that a keyboard may have too would
 * take that keyboard away. */
static bool model_of(const struct device_enrolled *row, struct helper_device *ret)
{
    char vendor[5], product[5];
    if (!ids_of(row->key, vendor, product)) {
        return false;
    }
    *ret = (struct helper_device){.vendor = number_of(vendor), .product = number_of(product)};
    if (row->way == DEVICE_WAY_GRAB) {
        ret->way = HELPER_WAY_GRAB;
    } else if (row->way == DEVICE_WAY_TTY || identity_is_serial_chip(ret->vendor)) {
        ret->way = HELPER_WAY_SERIAL;
    } else if (row->kind == DEVICE_SCANNER && identity_scanner_maker(ret->vendor) != NULL) {
        ret->way = HELPER_WAY_HIDE;
    }
    return true;
}

static int by_order(const void *a, const void *b)
{
    return helper_device_order(a, b);
}

static bool is_same_model(const struct helper_device *a, const struct helper_device *b)
{
    return a->vendor == b->vendor && a->product == b->product;
}

/* What the kernel must give to one of a model cannot be hidden of it, and it hides four at most. */
static void unhide(struct helper_request *request)
{
    int hidden = 0;
    for (int i = 0; i < request->device_count; i++) {
        struct helper_device *device = &request->devices[i];
        bool is_given = false;
        for (int k = 0; k < request->device_count; k++) {
            const struct helper_device *other = &request->devices[k];
            is_given =
                is_given || (is_same_model(device, other) &&
                             (other->way == HELPER_WAY_GRAB || other->way == HELPER_WAY_SERIAL));
        }
        if (device->way == HELPER_WAY_HIDE && (is_given || hidden == HELPER_HIDDEN)) {
            device->way = HELPER_WAY_USB;
        }
        hidden += device->way == HELPER_WAY_HIDE;
    }
}

struct helper_request device_rules_request(const struct enrolments *enrolments, bool starts)
{
    struct helper_request request = {.kind = starts ? HELPER_DEVICES_START : HELPER_DEVICES};
    int count = 0;
    for (int i = 0; i < LIMIT_DEVICES; i++) {
        count += model_of(&enrolments->rows[i], &request.devices[count]);
    }
    qsort(request.devices, (size_t)count, sizeof request.devices[0], by_order);
    for (int i = 0; i < count; i++) {
        struct helper_device *last = &request.devices[request.device_count];
        if (request.device_count == 0 || helper_device_order(last - 1, &request.devices[i]) != 0) {
            *last = request.devices[i];
            request.device_count++;
        }
    }
    unhide(&request);
    return request;
}

/* A rule matches the device itself: by serial, by socket, or by model where neither can be said. */
static void add_rule(char *text, size_t size, const struct device_enrolled *enrolled)
{
    char vendor[5], product[5], line[512];
    if (!ids_of(enrolled->key, vendor, product)) {
        return;
    }
    const char *rest = enrolled->key + 9;
    str_format(line, sizeof line, "# %s", enrolled->name);
    for (char *c = line; *c != '\0'; c++) {
        *c = (unsigned char)*c < ' ' ? ' ' : *c; /* a name is no rule */
    }
    (void)str_append(line, sizeof line, "\n");
    (void)str_append(text, size, line);
    str_format(line, sizeof line,
               "ACTION!=\"remove\", SUBSYSTEM==\"usb\", ENV{DEVTYPE}==\"usb_device\", "
               "ATTR{idVendor}==\"%s\", ATTR{idProduct}==\"%s\"%s%s%s, MODE=\"0660\", "
               "GROUP=\"borne\", ATTR{power/control}=\"on\"\n",
               vendor, product,
               *rest == '/'   ? ", ATTR{serial}==\""
               : *rest == '@' ? ", KERNEL==\""
                              : "",
               *rest != '\0' ? rest + 1 : "", *rest != '\0' ? "\"" : "");
    (void)str_append(text, size, line);
    struct helper_device model;
    bool has_model = model_of(enrolled, &model);
    const char *subsystem = has_model && model.way == HELPER_WAY_GRAB     ? "input"
                            : has_model && model.way == HELPER_WAY_SERIAL ? "tty"
                                                                          : NULL;
    if (subsystem != NULL) {
        str_format(line, sizeof line,
                   "ACTION!=\"remove\", SUBSYSTEM==\"%s\", ATTRS{idVendor}==\"%s\", "
                   "ATTRS{idProduct}==\"%s\", MODE=\"0660\", GROUP=\"borne\", "
                   "ENV{ID_MM_DEVICE_IGNORE}=\"1\"\n",
                   subsystem, vendor, product);
        (void)str_append(text, size, line);
    }
}

/* The kernel leaves these models alone from the plug on. */
static int add_quirks(char *text, size_t size, const struct enrolments *enrolments)
{
    struct helper_request request = device_rules_request(enrolments, false);
    int count = 0;
    for (int i = 0; i < request.device_count; i++) {
        const struct helper_device *device = &request.devices[i];
        char quirk[32];
        if (device->way == HELPER_WAY_HIDE) {
            str_format(quirk, sizeof quirk, "%s0x%04x:0x%04x:0x0004", count == 0 ? "" : ",",
                       device->vendor, device->product);
            (void)str_append(text, size, quirk);
            count++;
        }
    }
    return count;
}

static bool write_file(const char *path, const char *text, struct error *err)
{
    struct file_out out;
    if (!file_out_open(&out, path, err)) {
        return false;
    }
    (void)file_out_write(&out, text, strlen(text));
    return file_out_commit(&out, err);
}

bool device_rules_write(const char *dir, const struct enrolments *enrolments, struct error *err)
{
    static char text[RULES_BYTES];
    char path[LIMIT_PATH];
    str_copy(
        text, sizeof text,
        "# Borne: the devices that were enrolled, and only those, for the account of the kiosk."
        "\n# Copy to /etc/udev/rules.d/, then: udevadm control --reload && udevadm trigger\n");
    for (int i = 0; i < LIMIT_DEVICES; i++) {
        if (enrolments->rows[i].key[0] != '\0') {
            add_rule(text, sizeof text, &enrolments->rows[i]);
        }
    }
    str_format(path, sizeof path, "%s/70-borne-devices.rules", dir);
    if (!write_file(path, text, err)) {
        return false;
    }
    str_copy(text, sizeof text,
             "# Borne: scanners that the kernel's keyboard driver leaves alone, so that no scan is"
             " lost between\n# plug and claim. Copy to /etc/modprobe.d/; where usbhid is built in,"
             " put what stands behind\n# \"options\" on the kernel's command line as"
             " usbhid.quirks=… instead.\n");
    size_t head = strlen(text);
    (void)str_append(text, sizeof text, "options usbhid quirks=");
    if (add_quirks(text, sizeof text, enrolments) == 0) {
        text[head] = '\0';
        (void)str_append(text, sizeof text, "# None of the enrolled scanners needs it.\n");
    } else {
        (void)str_append(text, sizeof text, "\n");
    }
    str_format(path, sizeof path, "%s/borne-usbhid.conf", dir);
    return write_file(path, text, err);
}
