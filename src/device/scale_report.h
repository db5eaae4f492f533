/* scale_report.h: the reports of a HID scale (usage page 0x8D) as grams and a status. Whole numbers
 * only. A weight counts when it was said stable twice, or once and then nothing else. Pure. */
#ifndef BORNE_DEVICE_SCALE_REPORT_H
#define BORNE_DEVICE_SCALE_REPORT_H

#include "device/device.h"
#include "device/hid_report.h"

enum {
    SCALE_SETTLE_MS = 700,     /* a scale that only speaks when something changes has said it */
    SCALE_ASLEEP_MS = 5000,    /* a scale that speaks all the time, and does not any more */
    SCALE_ALWAYS = 4,          /* so often the same in a row: it speaks all the time */
    SCALE_MOST_G = 500 * 1000, /* no table scale weighs more */
};

struct scale_reading {
    enum scale_status status;
    int32_t grams; /* with SCALE_STABLE and SCALE_ZERO */
};

/* Byte offsets, the id included. A zeroed struct is no scale: scale_report_init. */
struct scale_report {
    uint8_t report_id;
    uint8_t status_at, unit_at, exponent_at, weight_at;
    uint8_t weight_bytes;
    int8_t exponent; /* where the report has none: of the descriptor */
};

/* The usual report of six bytes when the descriptor says nothing of use. */
void scale_report_init(struct scale_report *scale, const struct hid_report *report);
/* False: not a weight report. */
bool scale_report_read(const struct scale_report *scale, const uint8_t *bytes, size_t count,
                       struct scale_reading *ret);
/* `raw` times ten to `exponent` of a HID unit (2 g, 3 kg, …) in grams, to the nearest. False: a
 * unit that is no weight, or more than SCALE_MOST_G. */
bool scale_grams(int32_t raw, int exponent, int unit, int32_t *ret_grams);

/* Readings one after the other: which of them is worth telling. A zeroed struct is ready. */
struct scale_settle {
    struct scale_reading last; /* of the device */
    struct scale_reading told;
    int reports; /* since it was plugged in; the first may be an old one */
    int equal;   /* reports like `last`, in a row */
    int64_t last_ms, told_ms;
    bool has_told;
    bool speaks_always; /* and not only when something changes */
};

/* True: *ret is new and holds. */
bool scale_settle_feed(struct scale_settle *settle, const struct scale_reading *reading,
                       int64_t at_ms, struct scale_reading *ret);
bool scale_settle_tick(struct scale_settle *settle, int64_t at_ms, struct scale_reading *ret);
int64_t scale_settle_deadline(const struct scale_settle *settle);

#endif
