/* code_line.c: see code_line.h. */
#include "device/code_line.h"

#include <string.h>

#include "base/str.h"
#include "device/aim.h"

enum { GS = 0x1D, FILE_SEPARATOR = 0x1C, RECORD_SEPARATOR = 0x1E, EOT = 0x04 };

static void start_over(struct code_line *line)
{
    line->text[0] = '\0';
    line->count = 0;
    line->is_garbled = line->is_open = false;
}

static void add(struct code_line *line, const char *bytes, size_t count)
{
    if (line->count + count < sizeof line->text) {
        memcpy(line->text + line->count, bytes, count);
        line->text[line->count + count] = '\0';
    }
    line->count += count; /* LIMIT_CODE or more: too long */
    if (line->count > LIMIT_CODE) {
        line->count = LIMIT_CODE;
    }
}

/* GS1 and the envelope of ISO 15434 have these; STX, ETX and others only frame a code. */
static bool is_kept_control(uint32_t character)
{
    return character == GS || character == RECORD_SEPARATOR || character == FILE_SEPARATOR ||
           character == EOT;
}

static void open_line(struct code_line *line, int64_t at_ms)
{
    line->is_open = true;
    line->last_ms = at_ms;
}

static enum code_line_result drop(struct code_line *line, enum device_trouble why,
                                  struct code_line_out *ret)
{
    memset(ret, 0, sizeof *ret);
    ret->why = why;
    (void)str_copy(ret->raw, sizeof ret->raw, line->text);
    start_over(line);
    return CODE_LINE_DROPPED;
}

enum code_line_result code_line_end(struct code_line *line, struct code_line_out *ret)
{
    if (!line->is_open) {
        return CODE_LINE_NOTHING;
    }
    if (line->count >= LIMIT_CODE) {
        return drop(line, DEVICE_TOO_LONG, ret);
    }
    if (line->is_garbled || !str_valid_utf8(line->text, line->count)) {
        return drop(line, DEVICE_GARBLED, ret);
    }
    const char *text = line->text;
    size_t count = line->count, prefix = strlen(line->prefix);
    memset(ret, 0, sizeof *ret);
    (void)str_copy(ret->raw, sizeof ret->raw, line->text);
    /* The prefix may stand before the identifier or behind it: makers differ. */
    if (prefix > 0 && str_starts(text, line->prefix)) {
        text += prefix;
        count -= prefix;
        prefix = 0;
    }
    if (aim_length(text, count) > 0) {
        memcpy(ret->aim, text, 3);
        text += 3;
    }
    if (prefix > 0 && str_starts(text, line->prefix)) {
        text += prefix;
    }
    size_t left = strlen(text), tail = strlen(line->tail);
    left -= tail > 0 && left >= tail && str_equal(text + left - tail, line->tail) ? tail : 0;
    if (left == 0) {
        return drop(line, DEVICE_GARBLED, ret); /* a code of nothing */
    }
    (void)str_copy_n(ret->text, sizeof ret->text, text, left);
    start_over(line);
    return CODE_LINE_CODE;
}

enum code_line_result code_line_feed(struct code_line *line, uint32_t character, int64_t at_ms,
                                     struct code_line_out *ret)
{
    char bytes[4];
    if (character == '\r' || character == '\n' || character == '\t') {
        bool had_some = line->is_open;
        enum code_line_result result = code_line_end(line, ret);
        line->suffix = had_some ? CODE_LINE_SENDS : line->suffix;
        return result;
    }
    if (character == 0 || (character < ' ' && !is_kept_control(character)) || character == 0x7F) {
        return CODE_LINE_NOTHING;
    }
    open_line(line, at_ms);
    add(line, bytes, str_put(bytes, character));
    return CODE_LINE_NOTHING;
}

/* A byte that is part of no UTF-8 character is Latin-1: scanners send what is printed, old or new.
 */
void code_line_add(struct code_line *line, const uint8_t *bytes, size_t count, int64_t at_ms)
{
    bool utf8 = str_valid_utf8((const char *)bytes, count);
    for (size_t i = 0; i < count; i++) {
        char put[4] = {(char)bytes[i]};
        open_line(line, at_ms);
        if (bytes[i] == '\0') {
            line->is_garbled = true;
        } else if (bytes[i] >= ' ' || is_kept_control(bytes[i])) {
            add(line, put, utf8 || bytes[i] < 0x80 ? 1 : str_put(put, bytes[i]));
        }
    }
}

void code_line_garble(struct code_line *line, int64_t at_ms)
{
    open_line(line, at_ms);
    line->is_garbled = true;
}

int64_t code_line_deadline(const struct code_line *line)
{
    static const int wait_ms[] = {[CODE_LINE_UNKNOWN] = CODE_LINE_FIRST_MS,
                                  [CODE_LINE_SENDS] = CODE_LINE_STALE_MS,
                                  [CODE_LINE_SILENT] = CODE_LINE_SILENCE_MS};
    return line->is_open ? line->last_ms + wait_ms[line->suffix] : INT64_MAX;
}

enum code_line_result code_line_tick(struct code_line *line, int64_t at_ms,
                                     struct code_line_out *ret)
{
    if (at_ms < code_line_deadline(line)) {
        return CODE_LINE_NOTHING;
    }
    if (line->suffix != CODE_LINE_SENDS) {
        line->suffix = CODE_LINE_SILENT;
        return code_line_end(line, ret);
    }
    /* Its end did not come: a part of a code, or the scanner sends no suffix any more. */
    line->suffix = CODE_LINE_UNKNOWN;
    return drop(line, DEVICE_GARBLED, ret);
}

enum code_line_result code_line_reset(struct code_line *line, struct code_line_out *ret)
{
    line->suffix = CODE_LINE_UNKNOWN;
    return line->is_open ? drop(line, DEVICE_UNPLUGGED_INSIDE, ret) : CODE_LINE_NOTHING;
}
