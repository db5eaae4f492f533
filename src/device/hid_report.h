/* hid_report.h: what a HID report descriptor says about the reports a device sends: which bits of
 * which report carry which usage. Pure; any bytes may come in. */
#ifndef BORNE_DEVICE_HID_REPORT_H
#define BORNE_DEVICE_HID_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    HID_FIELDS = 48, /* of input reports; a scanner has 10, a keyboard with media keys 20 */
    HID_USAGES = 16, /* of one field, named one by one */
};

#define HID_USAGE(page, id) ((uint32_t)(page) << 16 | (uint32_t)(id))

/* Usages by page and id. */
enum {
    HID_PAGE_KEYS = 0x07,
    HID_PAGE_SCANNER = 0x8C,
    HID_PAGE_SCALE = 0x8D,
};

/* `count` values of `size_bits` each, one behind the other. */
struct hid_field {
    uint32_t application; /* usage of the outermost collection */
    uint32_t usages[HID_USAGES];
    int usage_count;               /* 0: a range */
    uint32_t usage_min, usage_max; /* of a range; 0, 0 for padding */
    int32_t logical_min, logical_max;
    uint32_t bit; /* of the report, its id not counted */
    uint16_t size_bits, count;
    uint8_t report_id; /* 0: reports have no id */
    bool is_array;     /* values name usages; else each value is that of one usage */
    bool is_constant;
};

struct hid_report {
    struct hid_field fields[HID_FIELDS]; /* of input reports, as they come */
    int field_count;
    bool has_ids; /* a report begins with one byte that names it */
};

/* False when the descriptor ends in the middle, or says more than a device can mean; *ret then has
 * what was understood. */
bool hid_report_read(const uint8_t *bytes, size_t count, struct hid_report *ret);
/* The first field of that usage (by name, in its range, or as its collection's), or NULL. */
const struct hid_field *hid_report_find(const struct hid_report *report, uint32_t usage);
/* True if the device's outermost collection is one of the page. */
bool hid_report_has_page(const struct hid_report *report, uint16_t page);
/* The value at `index` of a field, sign as its logical minimum says. `data` is the report without
 * its id. False when the report is too short. */
bool hid_field_value(const struct hid_field *field, int index, const uint8_t *data, size_t count,
                     int32_t *ret);

#endif
