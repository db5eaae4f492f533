/* hid_report.c: the items of a report descriptor (HID 1.11, section 6.2.2), one by one. */
#include "device/hid_report.h"

#include <string.h>

enum {
    MAIN_INPUT = 0x80,
    MAIN_COLLECTION = 0xA0,
    MAIN_END = 0xC0,
    GLOBAL_PAGE = 0x04,
    GLOBAL_LOGICAL_MIN = 0x14,
    GLOBAL_LOGICAL_MAX = 0x24,
    GLOBAL_SIZE = 0x74,
    GLOBAL_ID = 0x84,
    GLOBAL_COUNT = 0x94,
    GLOBAL_PUSH = 0xA4,
    GLOBAL_POP = 0xB4,
    LOCAL_USAGE = 0x08,
    LOCAL_MIN = 0x18,
    LOCAL_MAX = 0x28,
    LONG_ITEM = 0xFE,
};

enum { DEEPEST = 4, MOST_BITS = 8192 };

struct globals {
    uint16_t page;
    int32_t logical_min, logical_max;
    uint32_t size, count;
    uint8_t id;
};

struct reading {
    struct hid_report *report;
    struct globals now, kept[DEEPEST];
    int kept_count, depth;
    uint32_t application;
    uint32_t usages[HID_USAGES], usage_min, usage_max;
    int usage_count;
    uint32_t bits[256]; /* of each report id so far */
};

static uint32_t unsigned_of(const uint8_t *data, size_t size)
{
    uint32_t value = 0;
    for (size_t i = 0; i < size; i++) {
        value |= (uint32_t)data[i] << (8 * i);
    }
    return value;
}

static int32_t signed_of(const uint8_t *data, size_t size)
{
    uint32_t value = unsigned_of(data, size);
    if (size == 1) {
        return (int8_t)value;
    }
    return size == 2 ? (int16_t)value : (int32_t)value;
}

static bool add_field(struct reading *r, uint32_t flags)
{
    struct hid_report *report = r->report;
    uint32_t bits = r->now.size * r->now.count;
    uint32_t *at = &r->bits[r->now.id];
    if (r->now.size > 32 || r->now.count > MOST_BITS || bits > MOST_BITS ||
        *at + bits > MOST_BITS) {
        return false;
    }
    if (bits > 0 && report->field_count < HID_FIELDS) {
        struct hid_field *field = &report->fields[report->field_count++];
        *field = (struct hid_field){
            .application = r->application,
            .usage_count = r->usage_count,
            .usage_min = r->usage_min,
            .usage_max = r->usage_max,
            .logical_min = r->now.logical_min,
            .logical_max = r->now.logical_max,
            .bit = *at,
            .size_bits = (uint16_t)r->now.size,
            .count = (uint16_t)r->now.count,
            .report_id = r->now.id,
            .is_constant = (flags & 1) != 0,
            .is_array = (flags & 2) == 0,
        };
        memcpy(field->usages, r->usages, sizeof field->usages);
    }
    *at += bits;
    return true;
}

static void take_usage(struct reading *r, uint32_t usage, size_t size)
{
    usage = size == 4 ? usage : HID_USAGE(r->now.page, usage);
    if (r->usage_count < HID_USAGES) {
        r->usages[r->usage_count++] = usage;
    }
}

static bool take_main(struct reading *r, uint8_t tag, uint32_t value)
{
    bool good = true;
    if (tag == MAIN_INPUT) {
        good = add_field(r, value);
    } else if (tag == MAIN_COLLECTION) {
        if (r->depth++ == 0) {
            r->application = r->usage_count > 0 ? r->usages[0] : 0;
        }
    } else if (tag == MAIN_END) {
        good = r->depth > 0;
        r->depth -= good ? 1 : 0;
    }
    r->usage_count = 0;
    r->usage_min = r->usage_max = 0;
    return good;
}

static bool take_global(struct reading *r, uint8_t tag, const uint8_t *data, size_t size)
{
    uint32_t value = unsigned_of(data, size);
    switch (tag) {
    case GLOBAL_PAGE: r->now.page = (uint16_t)value; break;
    case GLOBAL_LOGICAL_MIN: r->now.logical_min = signed_of(data, size); break;
    case GLOBAL_LOGICAL_MAX: r->now.logical_max = signed_of(data, size); break;
    case GLOBAL_SIZE: r->now.size = value; break;
    case GLOBAL_COUNT: r->now.count = value; break;
    case GLOBAL_ID:
        r->now.id = (uint8_t)value;
        r->report->has_ids = true;
        return value >= 1 && value <= 255;
    case GLOBAL_PUSH:
        if (r->kept_count == DEEPEST) {
            return false;
        }
        r->kept[r->kept_count++] = r->now;
        break;
    case GLOBAL_POP:
        if (r->kept_count == 0) {
            return false;
        }
        r->now = r->kept[--r->kept_count];
        break;
    default: break; /* units and the like change nothing for us */
    }
    return true;
}

static void take_local(struct reading *r, uint8_t tag, uint32_t value, size_t size)
{
    switch (tag) {
    case LOCAL_USAGE: take_usage(r, value, size); break;
    case LOCAL_MIN: r->usage_min = size == 4 ? value : HID_USAGE(r->now.page, value); break;
    case LOCAL_MAX: r->usage_max = size == 4 ? value : HID_USAGE(r->now.page, value); break;
    default: break;
    }
}

bool hid_report_read(const uint8_t *bytes, size_t count, struct hid_report *ret)
{
    struct reading r = {.report = ret};
    bool good = true;
    memset(ret, 0, sizeof *ret);
    for (size_t at = 0; good && at < count;) {
        uint8_t head = bytes[at++];
        if (head == LONG_ITEM) {
            good = at + 1 < count && at + 2 + bytes[at] <= count;
            at += good ? 2 + (size_t)bytes[at] : 0;
            continue;
        }
        size_t size = (head & 3) == 3 ? 4 : head & 3;
        if (at + size > count) {
            return false;
        }
        uint32_t value = unsigned_of(bytes + at, size);
        switch (head & 0x0C) {
        case 0x00: good = take_main(&r, head & 0xFC, value); break;
        case 0x04: good = take_global(&r, head & 0xFC, bytes + at, size); break;
        case 0x08: take_local(&r, head & 0xFC, value, size); break;
        default: break;
        }
        at += size;
    }
    return good && r.depth == 0;
}

static bool has_usage(const struct hid_field *field, uint32_t usage)
{
    for (int i = 0; i < field->usage_count; i++) {
        if (field->usages[i] == usage) {
            return true;
        }
    }
    return field->usage_max != 0 && usage >= field->usage_min && usage <= field->usage_max;
}

const struct hid_field *hid_report_find(const struct hid_report *report, uint32_t usage)
{
    for (int i = 0; i < report->field_count; i++) {
        if (!report->fields[i].is_constant && has_usage(&report->fields[i], usage)) {
            return &report->fields[i];
        }
    }
    return NULL;
}

bool hid_report_has_page(const struct hid_report *report, uint16_t page)
{
    for (int i = 0; i < report->field_count; i++) {
        if (report->fields[i].application >> 16 == page) {
            return true;
        }
    }
    return false;
}

bool hid_field_value(const struct hid_field *field, int index, const uint8_t *data, size_t count,
                     int32_t *ret)
{
    uint32_t from = field->bit + (uint32_t)index * field->size_bits;
    uint32_t value = 0;
    if (index < 0 || index >= field->count || from + field->size_bits > count * 8) {
        return false;
    }
    for (uint32_t i = 0; i < field->size_bits; i++) {
        uint32_t bit = from + i;
        value |= (uint32_t)(data[bit / 8] >> (bit % 8) & 1) << i;
    }
    if (field->logical_min < 0 && field->size_bits > 0 && field->size_bits < 32 &&
        (value >> (field->size_bits - 1) & 1) != 0) {
        value |= ~0U << field->size_bits;
    }
    *ret = (int32_t)value;
    return true;
}
