/* code_line.h: characters of a scanner become codes: where one ends (Enter, Tab, or silence when
 * the scanner sends neither), what stands before it (AIM identifier, the scanner's prefix), and
 * when it is none. Pure; time is an argument.
 *
 *   EMPTY --character--> FILLING --Enter, Tab, LF, silence--> code --> EMPTY
 *                           |--reset, too long, garbled----> dropped --> EMPTY
 */
#ifndef BORNE_DEVICE_CODE_LINE_H
#define BORNE_DEVICE_CODE_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "device/device.h"

enum {
    CODE_LINE_SILENCE_MS = 100, /* ends a code of a scanner that sends no suffix */
    CODE_LINE_FIRST_MS = 1000,  /* the same, as long as it is not known whether it sends one */
    CODE_LINE_STALE_MS = 1500,  /* a scanner that does send one will not go on after this */
};

/* Learned from how its codes have ended. */
enum code_line_suffix { CODE_LINE_UNKNOWN, CODE_LINE_SENDS, CODE_LINE_SILENT };

/* A zeroed struct with its prefix and tail is ready. */
struct code_line {
    char prefix[LIMIT_DEVICE_PREFIX];
    char tail[LIMIT_DEVICE_PREFIX]; /* the scanner's suffix, before its Enter */
    char text[LIMIT_CODE];          /* UTF-8, terminated */
    size_t count;                   /* bytes; more than fit are counted, not kept */
    bool is_garbled;
    enum code_line_suffix suffix;
    bool is_open;
    int64_t last_ms;
};

enum code_line_result {
    CODE_LINE_NOTHING,
    CODE_LINE_CODE,
    CODE_LINE_DROPPED,
};

/* What came out. */
struct code_line_out {
    char text[LIMIT_CODE]; /* of a code: without AIM identifier, prefix and tail */
    char aim[4];
    char raw[LIMIT_CODE];    /* all that came, cut */
    enum device_trouble why; /* of a drop */
};

/* One character, a code point. 0 is none and changes nothing. */
enum code_line_result code_line_feed(struct code_line *line, uint32_t character, int64_t at_ms,
                                     struct code_line_out *ret);
/* Bytes that are known to be a part of a code, with nothing around them (HID POS). */
void code_line_add(struct code_line *line, const uint8_t *bytes, size_t count, int64_t at_ms);
/* Ends the code now. */
enum code_line_result code_line_end(struct code_line *line, struct code_line_out *ret);
/* Something was not understood: what is being read is no code. */
void code_line_garble(struct code_line *line, int64_t at_ms);
/* Call at code_line_deadline. */
enum code_line_result code_line_tick(struct code_line *line, int64_t at_ms,
                                     struct code_line_out *ret);
/* The device has left: what is being read is dropped, and said so. */
enum code_line_result code_line_reset(struct code_line *line, struct code_line_out *ret);
/* When code_line_tick is due, INT64_MAX for never. */
int64_t code_line_deadline(const struct code_line *line);

#endif
