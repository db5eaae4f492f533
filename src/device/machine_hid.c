/* machine_hid.c: report descriptors, from the kernel where it has read them, else from the device.
 */
#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/str.h"
#include "device/machine_private.h"

enum {
    GET_DESCRIPTOR = 0x06,
    DESCRIPTOR_REPORT = 0x22,
    LONGEST_REPORT = 4096,
    USAGE_KEYBOARD = HID_USAGE(0x01, 0x06),
    USAGE_KEYPAD = HID_USAGE(0x01, 0x07),
};

static bool read_file(const char *path, struct hid_report *ret)
{
    uint8_t bytes[LONGEST_REPORT];
    int file = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t count = file >= 0 ? read(file, bytes, sizeof bytes) : -1;
    if (file >= 0) {
        close(file);
    }
    return count > 0 && hid_report_read(bytes, (size_t)count, ret);
}

/* …/1-2:1.0/0003:0C2E:0B81.0001/report_descriptor: the last number counts up, so it is looked for.
 */
bool hid_of_kernel(const struct slot *slot, const struct usb_choice *choice, struct hid_report *ret)
{
    char folder[LIMIT_PATH], path[LIMIT_PATH];
    str_format(folder, sizeof folder, "/sys/bus/usb/devices/%s/%s:1.%d", slot->port, slot->port,
               choice->interface);
    DIR *dir = opendir(folder);
    bool found = false;
    for (struct dirent *entry; dir != NULL && !found && (entry = readdir(dir)) != NULL;) {
        if (entry->d_name[0] == '0') {
            str_format(path, sizeof path, "%s/%s/report_descriptor", folder, entry->d_name);
            found = read_file(path, ret);
        }
    }
    if (dir != NULL) {
        closedir(dir);
    }
    return found;
}

bool hid_of_device(libusb_device_handle *handle, const struct usb_choice *choice,
                   struct hid_report *ret)
{
    uint8_t bytes[LONGEST_REPORT];
    uint16_t length = choice->report_length;
    if (length == 0 || length > sizeof bytes) {
        return false;
    }
    int count = libusb_control_transfer(
        handle,
        (uint8_t)LIBUSB_ENDPOINT_IN | (uint8_t)LIBUSB_REQUEST_TYPE_STANDARD |
            (uint8_t)LIBUSB_RECIPIENT_INTERFACE,
        GET_DESCRIPTOR, DESCRIPTOR_REPORT << 8, choice->interface, bytes, length, CONTROL_MS);
    return count > 0 && hid_report_read(bytes, (size_t)count, ret);
}

enum device_way hid_way(const struct hid_report *report)
{
    if (hid_report_has_page(report, HID_PAGE_SCANNER)) {
        return DEVICE_WAY_POS;
    }
    if (hid_report_has_page(report, HID_PAGE_SCALE)) {
        return DEVICE_WAY_SCALE;
    }
    for (int i = 0; i < report->field_count; i++) {
        uint32_t application = report->fields[i].application;
        if (application == USAGE_KEYBOARD || application == USAGE_KEYPAD) {
            return DEVICE_WAY_KEYS;
        }
    }
    return DEVICE_WAY_NONE;
}
