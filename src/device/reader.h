/* reader.h: what one device sends, as codes and weights, whichever way it is read. The one place
 * that puts the decoders together. Pure: bytes and times in, results out; several bytes may give
 * several results, so they are handed to a function. */
#ifndef BORNE_DEVICE_READER_H
#define BORNE_DEVICE_READER_H

#include "device/code_line.h"
#include "device/hid_keyboard.h"
#include "device/hid_pos.h"
#include "device/key_text.h"
#include "device/scale_report.h"

enum reader_result_kind {
    READER_CODE,    /* code */
    READER_DROPPED, /* code.why, code.raw */
    READER_WEIGHT,  /* weight */
    READER_TAUGHT,  /* typed the code of the lesson; layout */
};

struct reader_result {
    enum reader_result_kind kind;
    int64_t at_ms; /* of its last byte */
    struct code_line_out code;
    struct scale_reading weight;
    enum device_layout layout;
    /* READER_TAUGHT: what stood around the code. */
    char prefix[LIMIT_DEVICE_PREFIX], suffix[LIMIT_DEVICE_PREFIX];
    bool is_slow; /* READER_TAUGHT: most pauses between its keys are those of a person */
};

struct reader_sink {
    void (*take)(void *context, const struct reader_result *result);
    void *context;
};

struct reader {
    enum device_way way;
    enum device_layout layout;
    struct hid_keyboard keyboard;
    struct hid_pos pos;
    struct scale_report scale;
    struct scale_settle settle;
    int32_t tare_g;
    /* A keyboard is read as each layout at once, so that a lesson finds which one it is. */
    struct key_typing typing[DEVICE_LAYOUT_COUNT];
    struct code_line lines[DEVICE_LAYOUT_COUNT];
    int64_t last_key_ms;
    int pauses, long_pauses; /* between the keys of this code */
    char lesson[LIMIT_DEVICE_TEACH];
    bool is_lesson_only; /* tells nothing but READER_TAUGHT */
};

enum { READER_PERSON_MS = 80 }; /* between two keys: scanners need 1..50, fingers 100 */

/* `report` may be NULL: what is usual for that way. False: the descriptor has nothing to read. */
bool reader_init(struct reader *reader, enum device_way way, enum device_layout layout,
                 const char *prefix, const struct hid_report *report);
/* What it sends after each code, before its Enter; "" for nothing. */
void reader_cut_suffix(struct reader *reader, const char *suffix);
/* The code that a lesson waits for; "" ends it. A few characters may stand before and after it. */
void reader_teach(struct reader *reader, const char *code);
/* One report, or some bytes of a serial line. */
void reader_bytes(struct reader *reader, const uint8_t *bytes, size_t count, int64_t at_ms,
                  const struct reader_sink *sink);
/* A key of the kernel's input device (DEVICE_WAY_GRAB): a HID usage, modifiers included. */
void reader_key(struct reader *reader, uint8_t usage, bool is_down, int64_t at_ms,
                const struct reader_sink *sink);
/* What lies on the scale now counts as nothing; tells the new weight. */
void reader_tare(struct reader *reader, int64_t at_ms, const struct reader_sink *sink);
/* Something of the stream was lost on the way (the kernel says so): no code may be made of it. */
void reader_lost(struct reader *reader, int64_t at_ms);
/* Call at reader_deadline. */
void reader_tick(struct reader *reader, int64_t at_ms, const struct reader_sink *sink);
int64_t reader_deadline(const struct reader *reader); /* INT64_MAX: never */
/* The device has left. */
void reader_left(struct reader *reader, int64_t at_ms, const struct reader_sink *sink);

#endif
