/* hid_pos.h: the reports of a HID "point of sale" scanner (usage page 0x8C): whole codes as bytes,
 * in pieces of at most a report. Where things stand comes from the report descriptor. Pure. */
#ifndef BORNE_DEVICE_HID_POS_H
#define BORNE_DEVICE_HID_POS_H

#include "device/hid_report.h"

/* Byte offsets in a report, its id included; 0 for what it does not have. */
struct hid_pos {
    uint8_t report_id; /* 0: none */
    uint8_t length_at, aim_at, data_at, more_at;
    uint8_t data_room;
    uint8_t more_mask;
};

/* The usual report of 64 bytes when the descriptor says nothing of use. */
void hid_pos_init(struct hid_pos *pos, const struct hid_report *report);

struct hid_pos_piece {
    const uint8_t *data; /* into the report */
    size_t count;
    char aim[4]; /* "]C1", or "" */
    bool more;   /* the code goes on in the next report */
};

/* False: not a report of scanned data, or one that contradicts itself. */
bool hid_pos_read(const struct hid_pos *pos, const uint8_t *bytes, size_t count,
                  struct hid_pos_piece *ret);

#endif
