/* hid_pos.c: see hid_pos.h. */
#include "device/hid_pos.h"

#include <string.h>

#include "device/aim.h"

enum {
    USAGE_SYMBOLOGY_1 = HID_USAGE(HID_PAGE_SCANNER, 0xFB),
    USAGE_DATA = HID_USAGE(HID_PAGE_SCANNER, 0xFE),
    USAGE_MORE = HID_USAGE(HID_PAGE_SCANNER, 0xFF),
    LARGEST_REPORT = 255,
};

/* The field that stands right before another and is one byte: the length of the data. */
static const struct hid_field *byte_before(const struct hid_report *report,
                                           const struct hid_field *field)
{
    for (int i = 0; i < report->field_count; i++) {
        const struct hid_field *other = &report->fields[i];
        if (other->report_id == field->report_id && other->size_bits == 8 && other->count == 1 &&
            !other->is_constant && other->bit + 8 == field->bit) {
            return other;
        }
    }
    return NULL;
}

void hid_pos_init(struct hid_pos *pos, const struct hid_report *report)
{
    static const struct hid_pos usual = {.report_id = 2,
                                         .length_at = 1,
                                         .aim_at = 2,
                                         .data_at = 5,
                                         .data_room = 56,
                                         .more_at = 63,
                                         .more_mask = 1};
    *pos = usual;
    const struct hid_field *data = report != NULL ? hid_report_find(report, USAGE_DATA) : NULL;
    if (data == NULL || data->size_bits != 8 || data->bit % 8 != 0 ||
        data->bit / 8 + 1 + data->count > LARGEST_REPORT) {
        return;
    }
    uint32_t id = report->has_ids ? 1 : 0;
    struct hid_pos found = {.report_id = data->report_id,
                            .data_at = (uint8_t)(data->bit / 8 + id),
                            .data_room = (uint8_t)data->count};
    const struct hid_field *aim = hid_report_find(report, USAGE_SYMBOLOGY_1);
    const struct hid_field *first = data;
    if (aim != NULL && aim->report_id == data->report_id && aim->size_bits == 8 &&
        aim->count >= 3 && aim->bit < data->bit) {
        found.aim_at = (uint8_t)(aim->bit / 8 + id);
        first = aim;
    }
    const struct hid_field *length = byte_before(report, first);
    if (length != NULL) {
        found.length_at = (uint8_t)(length->bit / 8 + id);
    }
    const struct hid_field *more = hid_report_find(report, USAGE_MORE);
    if (more != NULL && more->report_id == data->report_id && more->bit / 8 + id < LARGEST_REPORT) {
        found.more_at = (uint8_t)(more->bit / 8 + id);
        found.more_mask = (uint8_t)(more->size_bits == 1 ? 1U << (more->bit % 8) : 0xFFU);
    }
    /* A report without id may have its length in byte 0. */
    if (length != NULL || id == 1) {
        *pos = found;
    }
}

bool hid_pos_read(const struct hid_pos *pos, const uint8_t *bytes, size_t count,
                  struct hid_pos_piece *ret)
{
    size_t data_end = (size_t)pos->data_at + pos->data_room;
    if (count <= pos->data_at || (pos->report_id != 0 && bytes[0] != pos->report_id)) {
        return false;
    }
    size_t room = (count < data_end ? count : data_end) - pos->data_at;
    size_t length = room;
    bool has_length = pos->length_at != 0 || pos->report_id == 0;
    if (has_length && pos->length_at != pos->data_at) {
        length = bytes[pos->length_at];
    } else {
        while (length > 0 && bytes[pos->data_at + length - 1] == '\0') {
            length--; /* no length: what is left is zeros */
        }
    }
    if (length > room) {
        return false;
    }
    memset(ret, 0, sizeof *ret);
    ret->data = bytes + pos->data_at;
    ret->count = length;
    ret->more =
        pos->more_at != 0 && count > pos->more_at && (bytes[pos->more_at] & pos->more_mask) != 0;
    if (pos->aim_at != 0 && aim_length((const char *)bytes + pos->aim_at, 3) == 3) {
        memcpy(ret->aim, bytes + pos->aim_at, 3);
    }
    return true;
}
