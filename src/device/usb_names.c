/* usb_names.c: see usb_names.h. */
#include "device/usb_names.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/str.h"

void usb_attribute(const char *port, const char *name, char *to, size_t size)
{
    char path[LIMIT_PATH], text[1024];
    str_format(path, sizeof path, "/sys/bus/usb/devices/%s/%s", port, name);
    int file = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t count = file >= 0 ? read(file, text, sizeof text - 1) : -1;
    if (file >= 0) {
        close(file);
    }
    count = count > 0 ? count : 0;
    while (count > 0 && (text[count - 1] == '\n' || text[count - 1] == ' ')) {
        count--;
    }
    text[count] = '\0';
    for (ssize_t i = 0; i < count; i++) {
        if ((unsigned char)text[i] < ' ') {
            text[i] = ' ';
        }
    }
    (void)str_copy(to, size, str_valid_utf8(text, (size_t)count) ? text : "");
}

bool usb_port(libusb_device *device, char ret_port[IDENTITY_PORT])
{
    uint8_t ports[8];
    int count = libusb_get_port_numbers(device, ports, sizeof ports);
    if (count <= 0) {
        return false; /* a root hub */
    }
    str_format(ret_port, IDENTITY_PORT, "%d", libusb_get_bus_number(device));
    for (int i = 0; i < count; i++) {
        char one[8];
        str_format(one, sizeof one, "%c%d", i == 0 ? '-' : '.', ports[i]);
        (void)str_append(ret_port, IDENTITY_PORT, one);
    }
    return true;
}

void usb_name(const char *port, uint16_t vendor, uint16_t product, char ret_name[LIMIT_DEVICE_NAME])
{
    char maker[LIMIT_DEVICE_NAME], model[LIMIT_DEVICE_NAME];
    usb_attribute(port, "manufacturer", maker, sizeof maker);
    usb_attribute(port, "product", model, sizeof model);
    const char *known = identity_scanner_maker(vendor);
    const char *first = maker[0] != '\0' ? maker : known != NULL ? known : "";
    if (model[0] == '\0') {
        str_format(ret_name, LIMIT_DEVICE_NAME, "%s%s%04x:%04x", first, first[0] != '\0' ? " " : "",
                   vendor, product);
    } else {
        bool twice = first[0] == '\0' || str_starts(model, first);
        str_format(ret_name, LIMIT_DEVICE_NAME, "%s%s%s", twice ? "" : first, twice ? "" : " ",
                   model);
    }
}
