/* hid_keyboard.c: see hid_keyboard.h. */
#include "device/hid_keyboard.h"

#include <string.h>

enum {
    ROLLOVER = 1,
    FIRST_KEY = 4, /* below are error codes */
    FIRST_MODIFIER = 0xE0,
    LAST_MODIFIER = 0xE7,
    BOOT_REPORT = 8,
};

/* What is down in one report. */
struct state {
    uint8_t bits[32];
    uint8_t order[HID_KEYBOARD_DOWN];
    int count;
    uint8_t modifiers;
    bool rollover, has_keys;
};

bool hid_keyboard_init(struct hid_keyboard *keyboard, const struct hid_report *report)
{
    memset(keyboard, 0, sizeof *keyboard);
    keyboard->is_boot = report == NULL;
    if (report == NULL) {
        return true;
    }
    keyboard->report = *report;
    for (int i = 0; i < report->field_count; i++) {
        const struct hid_field *field = &report->fields[i];
        uint32_t usage = field->usage_count > 0 ? field->usages[0] : field->usage_min;
        if (!field->is_constant && usage >> 16 == HID_PAGE_KEYS) {
            return true;
        }
    }
    return false;
}

static void put_down(struct state *state, uint32_t usage)
{
    state->has_keys = true;
    if (usage == ROLLOVER) {
        state->rollover = true;
    }
    if (usage >= FIRST_MODIFIER && usage <= LAST_MODIFIER) {
        state->modifiers |= (uint8_t)(1U << (usage - FIRST_MODIFIER));
    } else if (usage >= FIRST_KEY && usage < 256) {
        if (state->count < HID_KEYBOARD_DOWN && (state->bits[usage / 8] >> (usage % 8) & 1) == 0) {
            state->order[state->count++] = (uint8_t)usage;
        }
        state->bits[usage / 8] |= (uint8_t)(1U << (usage % 8));
    }
}

static void read_field(const struct hid_field *field, const uint8_t *data, size_t count,
                       struct state *state)
{
    int32_t value;
    for (int i = 0; i < field->count; i++) {
        if (!hid_field_value(field, i, data, count, &value)) {
            return;
        }
        state->has_keys = true;
        if (field->is_array) {
            /* A value counts from the logical minimum on, usages from the usage minimum on. */
            int64_t usage = (int64_t)(field->usage_min & 0xFFFF) + value - field->logical_min;
            if (value >= field->logical_min && value <= field->logical_max && usage > 0) {
                put_down(state, (uint32_t)usage);
            }
        } else if (value != 0) {
            uint32_t usage =
                field->usage_count > i ? field->usages[i] : field->usage_min + (uint32_t)i;
            put_down(state, usage & 0xFFFF);
        }
    }
}

static void read_boot(const uint8_t *bytes, struct state *state)
{
    state->has_keys = true;
    state->modifiers = bytes[0];
    for (int i = 2; i < BOOT_REPORT; i++) {
        put_down(state, bytes[i]);
    }
}

static void read_described(const struct hid_keyboard *keyboard, const uint8_t *bytes, size_t count,
                           struct state *state)
{
    uint8_t id = 0;
    if (keyboard->report.has_ids && count > 0) {
        id = *bytes++;
        count--;
    }
    for (int i = 0; i < keyboard->report.field_count; i++) {
        const struct hid_field *field = &keyboard->report.fields[i];
        uint32_t usage = field->usage_count > 0 ? field->usages[0] : field->usage_min;
        if (!field->is_constant && field->report_id == id && usage >> 16 == HID_PAGE_KEYS) {
            read_field(field, bytes, count, state);
        }
    }
}

enum hid_keyboard_result hid_keyboard_feed(struct hid_keyboard *keyboard, const uint8_t *bytes,
                                           size_t count, struct hid_keys *ret)
{
    struct state state = {0};
    if (keyboard->is_boot) {
        if (count < BOOT_REPORT) {
            return HID_KEYBOARD_SHORT;
        }
        read_boot(bytes, &state);
    } else {
        read_described(keyboard, bytes, count, &state);
    }
    if (!state.has_keys) {
        return count == 0 ? HID_KEYBOARD_SHORT : HID_KEYBOARD_OTHER;
    }
    if (state.rollover) {
        return HID_KEYBOARD_ROLLOVER;
    }
    memset(ret, 0, sizeof *ret);
    ret->modifiers = state.modifiers;
    for (int i = 0; i < state.count; i++) {
        uint8_t usage = state.order[i];
        if ((keyboard->down[usage / 8] >> (usage % 8) & 1) == 0) {
            ret->down[ret->down_count++] = usage;
        }
    }
    memcpy(keyboard->down, state.bits, sizeof keyboard->down);
    return HID_KEYBOARD_OK;
}
