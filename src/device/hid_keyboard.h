/* hid_keyboard.h: the reports of a HID keyboard: which keys went down since the one before. Boot
 * reports of eight bytes, the same behind a report id, and bit maps (NKRO), as the report
 * descriptor says. Pure. */
#ifndef BORNE_DEVICE_HID_KEYBOARD_H
#define BORNE_DEVICE_HID_KEYBOARD_H

#include "device/hid_report.h"

enum { HID_KEYBOARD_DOWN = 32 }; /* keys that go down in one report, at most */

struct hid_keyboard {
    struct hid_report report;
    bool is_boot;     /* reports are those of the boot protocol */
    uint8_t down[32]; /* usages that are down, a bit each */
};

/* Nothing is down. `report` NULL: a boot keyboard. False: no keys in that descriptor. */
bool hid_keyboard_init(struct hid_keyboard *keyboard, const struct hid_report *report);

enum hid_keyboard_result {
    HID_KEYBOARD_OK,
    HID_KEYBOARD_OTHER,    /* a report of something else (volume, LEDs) */
    HID_KEYBOARD_ROLLOVER, /* too many keys at once: says nothing */
    HID_KEYBOARD_SHORT,    /* not a whole report */
};

struct hid_keys {
    uint8_t modifiers;
    uint8_t down[HID_KEYBOARD_DOWN]; /* usages that went down, as the report has them */
    int down_count;
};

/* One report as it came. With HID_KEYBOARD_OK *ret is filled. */
enum hid_keyboard_result hid_keyboard_feed(struct hid_keyboard *keyboard, const uint8_t *bytes,
                                           size_t count, struct hid_keys *ret);

#endif
