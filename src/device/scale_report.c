/* scale_report.c: see scale_report.h. */
#include "device/scale_report.h"

#include <string.h>

enum { USAGE_WEIGHT = 0x40, USAGE_EXPONENT = 0x41, USAGE_UNIT = 0x51, USAGE_STATUS = 0x71 };

enum { REPORT_ID = 3, LARGEST_REPORT = 64 };

static bool place_of(const struct hid_report *report, uint32_t usage, uint8_t id, uint8_t *ret_at,
                     uint16_t *ret_bits)
{
    const struct hid_field *field = hid_report_find(report, HID_USAGE(HID_PAGE_SCALE, usage));
    if (field == NULL || field->report_id != id || field->bit % 8 != 0 ||
        field->bit / 8 >= LARGEST_REPORT) {
        return false;
    }
    *ret_at = (uint8_t)(field->bit / 8 + (report->has_ids ? 1 : 0));
    *ret_bits = field->size_bits;
    return true;
}

void scale_report_init(struct scale_report *scale, const struct hid_report *report)
{
    static const struct scale_report usual = {.report_id = REPORT_ID,
                                              .status_at = 1,
                                              .unit_at = 2,
                                              .exponent_at = 3,
                                              .weight_at = 4,
                                              .weight_bytes = 2};
    struct scale_report found = {0};
    uint16_t status_bits = 0, unit_bits = 0, exponent_bits = 0, weight_bits = 0;
    *scale = usual;
    const struct hid_field *weight =
        report != NULL ? hid_report_find(report, HID_USAGE(HID_PAGE_SCALE, USAGE_WEIGHT)) : NULL;
    if (weight == NULL) {
        return;
    }
    uint8_t id = found.report_id = weight->report_id;
    bool whole = place_of(report, USAGE_WEIGHT, id, &found.weight_at, &weight_bits) &&
                 place_of(report, USAGE_STATUS, id, &found.status_at, &status_bits) &&
                 place_of(report, USAGE_UNIT, id, &found.unit_at, &unit_bits) &&
                 place_of(report, USAGE_EXPONENT, id, &found.exponent_at, &exponent_bits);
    if (whole && status_bits == 8 && unit_bits == 8 && exponent_bits == 8 &&
        (weight_bits == 16 || weight_bits == 32)) {
        found.weight_bytes = (uint8_t)(weight_bits / 8);
        *scale = found;
    }
}

bool scale_grams(int32_t raw, int exponent, int unit, int32_t *ret_grams)
{
    /* Nanograms of one unit: exact for all of them. */
    static const int64_t nanograms[] = {
        [1] = 1000000,      [2] = 1000000000,    [3] = 1000000000000,    [4] = 200000000,
        [6] = 64798910,     [7] = 1555173840,    [8] = 1000000000000000, [11] = 28349523125,
        [10] = 31103476800, [12] = 453592370000,
    };
    if (unit < 1 || unit >= (int)(sizeof nanograms / sizeof nanograms[0]) || nanograms[unit] == 0 ||
        exponent < -9 || exponent > 6) {
        return false;
    }
    /* raw < 2^31 and 10^15 do not fit 63 bits together: divide before, where it is exact enough. */
    __extension__ typedef __int128 wide;
    wide value = (wide)raw * nanograms[unit];
    wide divisor = 1000000000;
    for (int i = exponent; i < 0; i++) {
        divisor *= 10;
    }
    for (int i = exponent; i > 0; i--) {
        value *= 10;
    }
    wide half = divisor / 2;
    wide grams = value >= 0 ? (value + half) / divisor : (value - half) / divisor;
    if (grams > SCALE_MOST_G || grams < -SCALE_MOST_G) {
        return false;
    }
    *ret_grams = (int32_t)grams;
    return true;
}

bool scale_report_read(const struct scale_report *scale, const uint8_t *bytes, size_t count,
                       struct scale_reading *ret)
{
    static const enum scale_status words[] = {
        [0] = SCALE_FAULT,  [1] = SCALE_FAULT,       [2] = SCALE_ZERO,
        [3] = SCALE_MOVING, [4] = SCALE_STABLE,      [5] = SCALE_UNDER_ZERO,
        [6] = SCALE_OVER,   [7] = SCALE_CALIBRATION, [8] = SCALE_CALIBRATION,
    };
    if (count < (size_t)scale->weight_at + scale->weight_bytes || count <= scale->unit_at ||
        count <= scale->exponent_at || count <= scale->status_at ||
        (scale->report_id != 0 && bytes[0] != scale->report_id)) {
        return false;
    }
    uint8_t status = bytes[scale->status_at];
    uint32_t raw = 0;
    for (int i = 0; i < scale->weight_bytes; i++) {
        raw |= (uint32_t)bytes[scale->weight_at + i] << (8 * i);
    }
    memset(ret, 0, sizeof *ret);
    ret->status = status < sizeof words / sizeof words[0] ? words[status] : SCALE_FAULT;
    if (ret->status == SCALE_STABLE &&
        (raw > INT32_MAX || !scale_grams((int32_t)raw, (int8_t)bytes[scale->exponent_at],
                                         bytes[scale->unit_at], &ret->grams))) {
        ret->status = SCALE_UNIT;
    }
    return true;
}

static bool same(const struct scale_reading *a, const struct scale_reading *b)
{
    return a->status == b->status && a->grams == b->grams;
}

static bool tell(struct scale_settle *settle, const struct scale_reading *reading, int64_t at_ms,
                 struct scale_reading *ret)
{
    if (settle->has_told && same(&settle->told, reading)) {
        return false;
    }
    settle->has_told = true;
    settle->told = *ret = *reading;
    settle->told_ms = at_ms;
    return true;
}

bool scale_settle_feed(struct scale_settle *settle, const struct scale_reading *reading,
                       int64_t at_ms, struct scale_reading *ret)
{
    bool equal = settle->reports > 0 && same(&settle->last, reading);
    settle->equal = equal ? settle->equal + 1 : 1;
    settle->speaks_always = settle->speaks_always || settle->equal >= SCALE_ALWAYS;
    settle->last = *reading;
    settle->last_ms = at_ms;
    settle->reports += settle->reports < 1000;
    /* The first report after plugging in may be from before: it counts only if it is said again. */
    return settle->equal >= 2 ? tell(settle, reading, at_ms, ret) : false;
}

int64_t scale_settle_deadline(const struct scale_settle *settle)
{
    if (settle->reports == 0) {
        return INT64_MAX;
    }
    if (settle->equal == 1) {
        return settle->last_ms + SCALE_SETTLE_MS;
    }
    bool asleep = settle->has_told && settle->told.status == SCALE_ASLEEP;
    return settle->speaks_always && !asleep ? settle->last_ms + SCALE_ASLEEP_MS : INT64_MAX;
}

bool scale_settle_tick(struct scale_settle *settle, int64_t at_ms, struct scale_reading *ret)
{
    if (at_ms < scale_settle_deadline(settle)) {
        return false;
    }
    if (settle->equal == 1) {
        settle->equal = 2;
        return tell(settle, &settle->last, at_ms, ret);
    }
    static const struct scale_reading asleep = {.status = SCALE_ASLEEP};
    settle->equal = 0;
    return tell(settle, &asleep, at_ms, ret);
}
