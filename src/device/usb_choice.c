/* usb_choice.c: see usb_choice.h. */
#include "device/usb_choice.h"

enum {
    CLASS_COMM = 2,
    CLASS_HID = 3,
    CLASS_PRINTER = 7,
    CLASS_DATA = 10,
    SUBCLASS_ACM = 2,
    SUBCLASS_BOOT = 1,
    PROTOCOL_KEYBOARD = 1,
    PROTOCOL_BIDIRECTIONAL = 2,
    PROTOCOL_IPP = 4,
    TYPE_HID = 0x21,
    TYPE_REPORT = 0x22,
};

static void take_endpoints(const struct libusb_interface_descriptor *alt, uint8_t type,
                           struct usb_choice *choice)
{
    for (int i = 0; i < alt->bNumEndpoints; i++) {
        const struct libusb_endpoint_descriptor *endpoint = &alt->endpoint[i];
        if ((endpoint->bmAttributes & LIBUSB_TRANSFER_TYPE_MASK) != type) {
            continue;
        }
        if ((endpoint->bEndpointAddress & LIBUSB_ENDPOINT_IN) == 0) {
            choice->endpoint_out = endpoint->bEndpointAddress;
        } else if (choice->endpoint_in == 0) {
            choice->endpoint_in = endpoint->bEndpointAddress;
            choice->packet = endpoint->wMaxPacketSize & 0x7FF;
        }
    }
}

/* The HID descriptor stands behind the interface's and names the length of the report descriptor.
 */
static uint16_t report_length(const unsigned char *extra, int length)
{
    for (int at = 0; at + 2 <= length && extra[at] >= 2; at += extra[at]) {
        if (extra[at + 1] == TYPE_HID && extra[at] >= 9 && at + 9 <= length &&
            extra[at + 6] == TYPE_REPORT) {
            return (uint16_t)(extra[at + 7] | extra[at + 8] << 8);
        }
    }
    return 0;
}

/* The interface with the data of a serial device: the next one of its class. */
static const struct libusb_interface_descriptor *
data_interface(const struct libusb_config_descriptor *config, int control)
{
    for (int i = control + 1; i < config->bNumInterfaces; i++) {
        if (config->interface[i].num_altsetting > 0 &&
            config->interface[i].altsetting[0].bInterfaceClass == CLASS_DATA) {
            return &config->interface[i].altsetting[0];
        }
    }
    return NULL;
}

static bool read_interface(const struct libusb_config_descriptor *config, int index,
                           const struct libusb_interface_descriptor *alt, struct usb_choice *ret)
{
    *ret = (struct usb_choice){.interface = alt->bInterfaceNumber,
                               .control = alt->bInterfaceNumber,
                               .alternate = alt->bAlternateSetting};
    switch (alt->bInterfaceClass) {
    case CLASS_HID:
        take_endpoints(alt, LIBUSB_TRANSFER_TYPE_INTERRUPT, ret);
        ret->report_length = report_length(alt->extra, alt->extra_length);
        ret->is_boot = alt->bInterfaceSubClass == SUBCLASS_BOOT;
        ret->way = ret->is_boot && alt->bInterfaceProtocol == PROTOCOL_KEYBOARD ? DEVICE_WAY_KEYS
                                                                                : DEVICE_WAY_NONE;
        /* A boot mouse is nothing for us; others must be asked what they are. */
        return ret->endpoint_in != 0 && (!ret->is_boot || ret->way == DEVICE_WAY_KEYS);
    case CLASS_COMM: {
        const struct libusb_interface_descriptor *data = data_interface(config, index);
        if (alt->bInterfaceSubClass != SUBCLASS_ACM || data == NULL) {
            return false;
        }
        take_endpoints(data, LIBUSB_TRANSFER_TYPE_BULK, ret);
        ret->interface = data->bInterfaceNumber;
        ret->way = DEVICE_WAY_ACM;
        return ret->endpoint_in != 0;
    }
    case CLASS_PRINTER:
        take_endpoints(alt, LIBUSB_TRANSFER_TYPE_BULK, ret);
        ret->way = DEVICE_WAY_PRINTER;
        return ret->endpoint_out != 0 && alt->bInterfaceProtocol != PROTOCOL_IPP;
    default: return false;
    }
}

int usb_choices(const struct libusb_config_descriptor *config, struct usb_choice *ret, int room)
{
    int count = 0;
    for (int i = 0; i < config->bNumInterfaces && count < room; i++) {
        int best = -1;
        for (int a = 0; a < config->interface[i].num_altsetting; a++) {
            const struct libusb_interface_descriptor *alt = &config->interface[i].altsetting[a];
            bool bidirectional = alt->bInterfaceClass == CLASS_PRINTER &&
                                 alt->bInterfaceProtocol == PROTOCOL_BIDIRECTIONAL;
            struct usb_choice choice;
            /* Of a printer the setting that answers; of all others the first. */
            if ((best < 0 || bidirectional) && read_interface(config, i, alt, &choice)) {
                ret[count] = choice;
                best = a;
            }
        }
        count += best >= 0;
    }
    return count;
}

enum device_kind usb_choice_kind(enum device_way way)
{
    switch (way) {
    case DEVICE_WAY_KEYS:
    case DEVICE_WAY_GRAB: return DEVICE_KEYBOARD;
    case DEVICE_WAY_POS:
    case DEVICE_WAY_ACM:
    case DEVICE_WAY_TTY: return DEVICE_SCANNER;
    case DEVICE_WAY_SCALE: return DEVICE_SCALE;
    case DEVICE_WAY_PRINTER: return DEVICE_PRINTER;
    case DEVICE_WAY_NONE:
    case DEVICE_WAY_COUNT: break;
    }
    return DEVICE_OTHER;
}
