/* model_scale.c: a HID scale that says its weight in grams, kilograms, ounces or pounds. */
#include "device/models/model_scale.h"

#include <errno.h>
#include <stdlib.h>

enum { IN_ENDPOINT = 0x81, REPORT = 6, REPORT_ID = 3, ZERO_REPORT = 2 };

static const uint8_t report_descriptor[] = {
    0x05, 0x8d, 0x09, 0x20, 0xa1,        0x01, 0x85, REPORT_ID, 0x05, 0x8d, 0x09, 0x70, 0xa1,
    0x02, 0x15, 0x01, 0x25, 0x08,        0x75, 0x08, 0x95,      0x01, 0x09, 0x71, 0x09, 0x72,
    0x09, 0x73, 0x09, 0x74, 0x09,        0x75, 0x09, 0x76,      0x09, 0x77, 0x09, 0x78, 0x81,
    0x00, 0xc0, 0x15, 0x01, 0x25,        0x0c, 0x75, 0x08,      0x95, 0x01, 0x09, 0x50, 0xa1,
    0x02, 0x09, 0x51, 0x09, 0x52,        0x09, 0x53, 0x09,      0x54, 0x09, 0x55, 0x09, 0x56,
    0x09, 0x57, 0x09, 0x58, 0x09,        0x59, 0x09, 0x5a,      0x09, 0x5b, 0x09, 0x5c, 0x81,
    0x00, 0xc0, 0x15, 0x81, 0x25,        0x7f, 0x75, 0x08,      0x95, 0x01, 0x09, 0x41, 0x81,
    0x02, 0x15, 0x00, 0x27, 0xff,        0xff, 0x00, 0x00,      0x75, 0x10, 0x95, 0x01, 0x09,
    0x40, 0x81, 0x02, 0x85, ZERO_REPORT, 0x15, 0x00, 0x25,      0x01, 0x75, 0x01, 0x95, 0x02,
    0x09, 0x80, 0x09, 0x81, 0x91,        0x02, 0x95, 0x06,      0x91, 0x01, 0xc0};

/* The weight in the unit as the report has it: value times ten to the exponent. */
static void in_unit(enum plate_unit unit, int32_t grams, uint16_t *ret_value, int8_t *ret_exponent)
{
    int64_t value = grams < 0 ? -(int64_t)grams : grams;
    *ret_exponent = 0;
    switch (unit) {
    case PLATE_GRAM: break;
    case PLATE_KILOGRAM: *ret_exponent = -3; break;
    case PLATE_OUNCE: /* 28.349523 g, in tenths */
        value = (value * 10 * 1000000 + 28349523 / 2) / 28349523;
        *ret_exponent = -1;
        break;
    case PLATE_POUND: /* 453.59237 g, in hundredths */
        value = (value * 100 * 100000 + 45359237 / 2) / 45359237;
        *ret_exponent = -2;
        break;
    }
    *ret_value = (uint16_t)value;
}

static enum plate_status said_status(const struct scale_model *scale, int32_t net)
{
    if (scale->status != PLATE_STABLE) {
        return scale->status;
    }
    return net == 0 ? PLATE_ZERO : net < 0 ? PLATE_UNDER_ZERO : PLATE_STABLE;
}

static int64_t scale_tick(struct usb_model *model)
{
    struct scale_model *scale = (struct scale_model *)model;
    struct usb_endpoint *in = usb_model_endpoint(model, IN_ENDPOINT);
    bool silent = scale->asleep || (scale->setup.only_on_change && !scale->changed);
    if (silent || !in->first) {
        return USB_MODEL_NEVER;
    }
    if (model->now_us >= scale->next_us && !in->packet) {
        int32_t net = scale->grams - scale->tare;
        uint16_t value;
        int8_t exponent;
        in_unit(scale->setup.unit, net, &value, &exponent);
        const uint8_t report[REPORT] = {REPORT_ID,
                                        (uint8_t)said_status(scale, net),
                                        (uint8_t)scale->setup.unit,
                                        (uint8_t)exponent,
                                        (uint8_t)value,
                                        (uint8_t)(value >> 8)};
        usb_model_push(model, IN_ENDPOINT, report, REPORT, 0, -1);
        scale->next_us = model->now_us + scale->setup.period_us;
        scale->changed = false;
    }
    return scale->next_us;
}

static int scale_control(struct usb_model *model, const uint8_t setup[8], uint8_t *data,
                         size_t room)
{
    struct scale_model *scale = (struct scale_model *)model;
    switch (setup[1]) {
    case 0x09: /* SET_REPORT: zero */
        if (setup[2] == ZERO_REPORT && room >= 2 && data[1] & 2) {
            scale->tare = scale->grams;
            scale->zeroed++;
            scale->changed = true;
        }
        return (int)room;
    case 0x0a: return 0; /* SET_IDLE */
    default: return -EPIPE;
    }
}

static void scale_powered(struct usb_model *model)
{
    struct scale_model *scale = (struct scale_model *)model;
    usb_model_forget(model, IN_ENDPOINT);
    scale->next_us = model->now_us;
    scale->asleep = false;
    scale->changed = true;
}

static const struct usb_model_kind scale_kind = {
    .control = scale_control, .tick = scale_tick, .powered = scale_powered};

struct scale_model *scale_model_new(const struct scale_model_setup *setup)
{
    static const uint8_t descriptors[] = {USB_INTERFACE(0, 0, 1, 3, 0, 0),
                                          USB_HID(sizeof report_descriptor),
                                          USB_ENDPOINT(IN_ENDPOINT, USB_INTERRUPT, 8, 10)};
    struct scale_model *scale = calloc(1, sizeof *scale);
    if (!scale) {
        abort();
    }
    usb_model_init(&scale->model, &scale_kind, setup->vendor, setup->product, "Atelier d'essai",
                   setup->name, setup->serial);
    usb_model_describe(&scale->model, descriptors, sizeof descriptors);
    scale->model.report = report_descriptor;
    scale->model.report_length = sizeof report_descriptor;
    scale->setup = *setup;
    scale->setup.period_us = setup->period_us < 1000 ? 1000 : setup->period_us;
    scale->status = PLATE_STABLE;
    scale->changed = true;
    return scale;
}

void scale_model_put(struct scale_model *scale, int32_t grams, enum plate_status status)
{
    usb_model_hold(&scale->model);
    scale->grams = grams;
    scale->status = status;
    scale->changed = true;
    if (scale->model.plugged) {
        scale_tick(&scale->model);
        usb_model_serve(&scale->model);
    }
    usb_model_release(&scale->model);
}

void scale_model_sleep(struct scale_model *scale, bool asleep)
{
    usb_model_hold(&scale->model);
    scale->asleep = asleep;
    usb_model_release(&scale->model);
}
