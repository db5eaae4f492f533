/* model_scale.h: a HID scale (usage page 0x8d): what lies on it, still or moving, in its own unit.
 */
#ifndef BORNE_TESTS_MODEL_SCALE_H
#define BORNE_TESTS_MODEL_SCALE_H

#include "device/models/usb_model.h"

enum plate_status { /* as they stand in the report */
                    PLATE_FAULT = 1,
                    PLATE_ZERO = 2,
                    PLATE_MOVING = 3,
                    PLATE_STABLE = 4,
                    PLATE_UNDER_ZERO = 5,
                    PLATE_OVER = 6,
                    PLATE_CALIBRATE = 7,
                    PLATE_REZERO = 8,
};

enum plate_unit { PLATE_GRAM = 2, PLATE_KILOGRAM = 3, PLATE_OUNCE = 11, PLATE_POUND = 12 };

struct scale_model_setup {
    uint16_t vendor, product;
    const char *name, *serial;
    enum plate_unit unit;
    bool only_on_change; /* sends nothing while the weight stays the same */
    int64_t period_us;   /* between two reports; at least 1000 */
};

struct scale_model {
    struct usb_model model;
    struct scale_model_setup setup;
    int32_t grams; /* on the plate */
    int32_t tare;  /* what the host or the button took as zero */
    enum plate_status status;
    bool asleep;  /* switched itself off: silent */
    bool changed; /* since the last report */
    int64_t next_us;
    int zeroed; /* how often the host asked for zero */
};

struct scale_model *scale_model_new(const struct scale_model_setup *setup);
/* Puts so much on the plate; PLATE_STABLE becomes PLATE_ZERO or PLATE_UNDER_ZERO where that is so.
 */
void scale_model_put(struct scale_model *scale, int32_t grams, enum plate_status status);
void scale_model_sleep(struct scale_model *scale, bool asleep);

#endif
