/* reader.c: see reader.h. */
#include "device/reader.h"

#include <string.h>
#include <strings.h>

#include "base/str.h"
#include "device/aim.h"

enum { FIRST_MODIFIER = 0xE0, LAST_MODIFIER = 0xE7 };

static bool is_keys(const struct reader *reader)
{
    return reader->way == DEVICE_WAY_KEYS || reader->way == DEVICE_WAY_GRAB;
}

/* Serial lines and POS have bytes, not keys: one line is enough. */
static enum device_layout line_of(const struct reader *reader)
{
    return is_keys(reader) ? reader->layout : DEVICE_LAYOUT_US;
}

bool reader_init(struct reader *reader, enum device_way way, enum device_layout layout,
                 const char *prefix, const struct hid_report *report)
{
    memset(reader, 0, sizeof *reader);
    reader->way = way;
    reader->layout = layout;
    for (int i = 0; i < DEVICE_LAYOUT_COUNT; i++) {
        struct code_line *line = &reader->lines[i];
        (void)str_copy(line->prefix, sizeof line->prefix, prefix);
    }
    if (way == DEVICE_WAY_POS) { /* its reports say the end */
        reader->lines[DEVICE_LAYOUT_US].suffix = CODE_LINE_SENDS;
    }
    hid_pos_init(&reader->pos, report);
    scale_report_init(&reader->scale, report);
    return way != DEVICE_WAY_KEYS || hid_keyboard_init(&reader->keyboard, report);
}

void reader_cut_suffix(struct reader *reader, const char *suffix)
{
    for (int i = 0; i < DEVICE_LAYOUT_COUNT; i++) {
        (void)str_copy(reader->lines[i].tail, sizeof reader->lines[i].tail, suffix);
    }
}

void reader_teach(struct reader *reader, const char *code)
{
    (void)str_copy(reader->lesson, sizeof reader->lesson, code);
}

/* What each layout made of the same keys. */
struct outcome {
    enum code_line_result results[DEVICE_LAYOUT_COUNT];
    struct code_line_out outs[DEVICE_LAYOUT_COUNT];
};

/* Finds the lesson's code in what was typed and what stands around it; an AIM identifier is of no
 * scanner's prefix. Case may differ: some scanners answer to the state of caps lock. */
static bool finds_lesson(const char *raw, const char *lesson, struct reader_result *ret)
{
    size_t length = strlen(lesson), at = 0, before = 0;
    while (raw[at] != '\0' && strncasecmp(raw + at, lesson, length) != 0) {
        at++;
    }
    if (raw[at] == '\0' || strlen(raw + at + length) >= sizeof ret->suffix) {
        return false;
    }
    if (aim_length(raw, at) > 0) {
        before = 3;
    }
    size_t end = at >= before + 3 && aim_length(raw + at - 3, 3) > 0 ? at - 3 : at;
    return str_copy_n(ret->prefix, sizeof ret->prefix, raw + before, end - before) &&
           str_copy(ret->suffix, sizeof ret->suffix, raw + at + length);
}

/* Tells what came out: the lesson's code whichever layout it is in, else what the device's own
 * says. */
static void give(struct reader *reader, const struct outcome *outcome, int64_t at_ms,
                 const struct reader_sink *sink)
{
    struct reader_result told = {.at_ms = at_ms};
    bool is_over = false;
    for (int i = 0; i < DEVICE_LAYOUT_COUNT; i++) {
        is_over = is_over || outcome->results[i] != CODE_LINE_NOTHING;
        if (outcome->results[i] == CODE_LINE_CODE && reader->lesson[0] != '\0' &&
            finds_lesson(outcome->outs[i].raw, reader->lesson, &told)) {
            told.kind = READER_TAUGHT;
            told.layout = (enum device_layout)i;
            told.is_slow = 2 * reader->long_pauses > reader->pauses;
            told.code = outcome->outs[i];
            sink->take(sink->context, &told);
            reader->pauses = reader->long_pauses = 0;
            return;
        }
    }
    enum device_layout own = line_of(reader);
    if (outcome->results[own] != CODE_LINE_NOTHING && !reader->is_lesson_only) {
        told.kind = outcome->results[own] == CODE_LINE_CODE ? READER_CODE : READER_DROPPED;
        told.layout = own;
        told.code = outcome->outs[own];
        sink->take(sink->context, &told);
    }
    if (is_over) {
        reader->pauses = reader->long_pauses = 0;
    }
}

static void take_keys(struct reader *reader, uint8_t modifiers, const uint8_t *usages, int count,
                      int64_t at_ms, const struct reader_sink *sink)
{
    for (int key = -1; key < count; key++) { /* -1: the modifiers, which may end an Alt number */
        struct outcome outcome = {0};
        bool any = false;
        for (int i = 0; i < DEVICE_LAYOUT_COUNT; i++) {
            struct key_typing *typing = &reader->typing[i];
            uint32_t character = key < 0 ? key_modifiers(typing, modifiers)
                                         : key_press(typing, (enum device_layout)i, usages[key]);
            any = any || character != 0;
            outcome.results[i] =
                code_line_feed(&reader->lines[i], character, at_ms, &outcome.outs[i]);
        }
        if (any || key >= 0) {
            bool goes_on = reader->lines[0].is_open || reader->lines[1].is_open;
            if (goes_on && reader->last_key_ms != 0 && reader->lines[0].count > 1) {
                reader->pauses++;
                reader->long_pauses += at_ms - reader->last_key_ms > READER_PERSON_MS;
            }
            reader->last_key_ms = at_ms;
        }
        give(reader, &outcome, at_ms, sink);
    }
}

static void take_report(struct reader *reader, const uint8_t *bytes, size_t count, int64_t at_ms,
                        const struct reader_sink *sink)
{
    struct hid_keys keys;
    switch (hid_keyboard_feed(&reader->keyboard, bytes, count, &keys)) {
    case HID_KEYBOARD_OK:
        take_keys(reader, keys.modifiers, keys.down, keys.down_count, at_ms, sink);
        break;
    case HID_KEYBOARD_SHORT: reader_lost(reader, at_ms); break;
    case HID_KEYBOARD_OTHER:
    case HID_KEYBOARD_ROLLOVER: break;
    }
}

static void take_pos(struct reader *reader, const uint8_t *bytes, size_t count, int64_t at_ms,
                     const struct reader_sink *sink)
{
    struct code_line *line = &reader->lines[DEVICE_LAYOUT_US];
    struct hid_pos_piece piece;
    struct outcome outcome = {0};
    if (!hid_pos_read(&reader->pos, bytes, count, &piece)) {
        return;
    }
    code_line_add(line, piece.data, piece.count, at_ms);
    if (!piece.more) {
        outcome.results[DEVICE_LAYOUT_US] = code_line_end(line, &outcome.outs[DEVICE_LAYOUT_US]);
        if (outcome.outs[DEVICE_LAYOUT_US].aim[0] == '\0') {
            memcpy(outcome.outs[DEVICE_LAYOUT_US].aim, piece.aim, sizeof piece.aim);
        }
        give(reader, &outcome, at_ms, sink);
    }
}

static void take_line(struct reader *reader, const uint8_t *bytes, size_t count, int64_t at_ms,
                      const struct reader_sink *sink)
{
    struct code_line *line = &reader->lines[DEVICE_LAYOUT_US];
    for (size_t i = 0; i < count;) {
        struct outcome outcome = {0};
        size_t high = 0; /* bytes that are no ASCII, together: a character may have several */
        while (i + high < count && bytes[i + high] >= 0x80) {
            high++;
        }
        if (high > 0) {
            code_line_add(line, bytes + i, high, at_ms);
            i += high;
            continue;
        }
        outcome.results[DEVICE_LAYOUT_US] =
            code_line_feed(line, bytes[i++], at_ms, &outcome.outs[DEVICE_LAYOUT_US]);
        give(reader, &outcome, at_ms, sink);
    }
}

static void take_weight(const struct reader *reader, const struct scale_reading *reading,
                        int64_t at_ms, const struct reader_sink *sink)
{
    struct reader_result told = {.kind = READER_WEIGHT, .at_ms = at_ms, .weight = *reading};
    if (reading->status == SCALE_STABLE || reading->status == SCALE_ZERO) {
        told.weight.grams -= reader->tare_g;
        told.weight.status = told.weight.grams == 0  ? SCALE_ZERO
                             : told.weight.grams < 0 ? SCALE_UNDER_ZERO
                                                     : SCALE_STABLE;
    }
    sink->take(sink->context, &told);
}

void reader_tare(struct reader *reader, int64_t at_ms, const struct reader_sink *sink)
{
    const struct scale_reading *told = &reader->settle.told;
    if (reader->settle.has_told && (told->status == SCALE_STABLE || told->status == SCALE_ZERO)) {
        reader->tare_g = told->grams;
        take_weight(reader, told, at_ms, sink);
    }
}

void reader_bytes(struct reader *reader, const uint8_t *bytes, size_t count, int64_t at_ms,
                  const struct reader_sink *sink)
{
    struct scale_reading reading, settled;
    switch (reader->way) {
    case DEVICE_WAY_KEYS: take_report(reader, bytes, count, at_ms, sink); break;
    case DEVICE_WAY_POS: take_pos(reader, bytes, count, at_ms, sink); break;
    case DEVICE_WAY_ACM:
    case DEVICE_WAY_TTY: take_line(reader, bytes, count, at_ms, sink); break;
    case DEVICE_WAY_SCALE:
        if (scale_report_read(&reader->scale, bytes, count, &reading) &&
            scale_settle_feed(&reader->settle, &reading, at_ms, &settled)) {
            take_weight(reader, &settled, at_ms, sink);
        }
        break;
    case DEVICE_WAY_GRAB:
    case DEVICE_WAY_PRINTER:
    case DEVICE_WAY_NONE:
    case DEVICE_WAY_COUNT: break;
    }
}

void reader_key(struct reader *reader, uint8_t usage, bool is_down, int64_t at_ms,
                const struct reader_sink *sink)
{
    uint8_t modifiers = reader->typing[0].modifiers;
    if (usage >= FIRST_MODIFIER && usage <= LAST_MODIFIER) {
        uint8_t bit = (uint8_t)(1U << (usage - FIRST_MODIFIER));
        modifiers = (uint8_t)(is_down ? modifiers | bit : modifiers & ~bit);
        take_keys(reader, modifiers, NULL, 0, at_ms, sink);
    } else if (is_down) {
        take_keys(reader, modifiers, &usage, 1, at_ms, sink);
    }
}

void reader_lost(struct reader *reader, int64_t at_ms)
{
    for (int i = 0; i < DEVICE_LAYOUT_COUNT; i++) {
        code_line_garble(&reader->lines[i], at_ms);
    }
}

int64_t reader_deadline(const struct reader *reader)
{
    if (reader->way == DEVICE_WAY_SCALE) {
        return scale_settle_deadline(&reader->settle);
    }
    int64_t due_ms = INT64_MAX;
    for (int i = 0; i < DEVICE_LAYOUT_COUNT; i++) {
        int64_t line_ms = code_line_deadline(&reader->lines[i]);
        due_ms = line_ms < due_ms ? line_ms : due_ms;
    }
    return due_ms;
}

void reader_tick(struct reader *reader, int64_t at_ms, const struct reader_sink *sink)
{
    struct scale_reading settled;
    if (reader->way == DEVICE_WAY_SCALE) {
        if (scale_settle_tick(&reader->settle, at_ms, &settled)) {
            take_weight(reader, &settled, at_ms, sink);
        }
        return;
    }
    if (at_ms < reader_deadline(reader)) {
        return;
    }
    struct outcome outcome = {0};
    for (int i = 0; i < DEVICE_LAYOUT_COUNT; i++) {
        outcome.results[i] = code_line_tick(&reader->lines[i], at_ms, &outcome.outs[i]);
    }
    if (reader->way == DEVICE_WAY_POS) {
        reader->lines[DEVICE_LAYOUT_US].suffix = CODE_LINE_SENDS;
    }
    give(reader, &outcome, at_ms, sink);
}

void reader_left(struct reader *reader, int64_t at_ms, const struct reader_sink *sink)
{
    struct outcome outcome = {0};
    enum device_layout own = line_of(reader);
    for (int i = 0; i < DEVICE_LAYOUT_COUNT; i++) {
        outcome.results[i] = code_line_reset(&reader->lines[i], &outcome.outs[i]);
    }
    if (!reader->is_lesson_only && outcome.results[own] == CODE_LINE_NOTHING &&
        outcome.results[1 - own] == CODE_LINE_DROPPED) {
        /* Keys that have no character in the device's own layout were still the begin of a code. */
        outcome.results[own] = CODE_LINE_DROPPED;
        outcome.outs[own] = outcome.outs[1 - own];
    }
    give(reader, &outcome, at_ms, sink);
}
