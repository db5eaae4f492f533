/* fuzz_device.c: whatever a device says about itself and sends, codes are whole texts or dropped.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "device/ieee1284.h"
#include "device/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds) {
        abort();
    }
}

static void look(void *context, const struct reader_result *result)
{
    (void)context;
    if (result->kind == READER_CODE || result->kind == READER_TAUGHT) {
        must(result->code.text[0] != '\0');
        must(memchr(result->code.text, '\0', sizeof result->code.text) != NULL);
        must(str_valid_utf8(result->code.text, strlen(result->code.text)));
        must(strpbrk(result->code.text, "\r\n\t") == NULL);
    } else if (result->kind == READER_DROPPED) {
        must(result->code.why != DEVICE_FINE);
    } else {
        must(result->weight.status < SCALE_STATUS_COUNT);
        must(result->weight.status == SCALE_STABLE || result->weight.grams == 0);
    }
}

/* The first byte: way and layout; the second: length of the descriptor; then reports, each behind a
 * byte with its length. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct reader_sink sink = {.take = look};
    struct hid_report report;
    struct reader reader;
    struct ieee1284 id;
    if (size < 2) {
        return 0;
    }
    (void)ieee1284_read(data, size, &id);
    enum device_way way = (enum device_way)(data[0] % DEVICE_WAY_COUNT);
    enum device_layout layout = data[0] & 0x80 ? DEVICE_LAYOUT_FR : DEVICE_LAYOUT_US;
    size_t described = data[1] < size - 2 ? data[1] : size - 2, at = 2 + described;
    bool read = hid_report_read(data + 2, described, &report);
    if (!reader_init(&reader, way, layout, data[0] & 0x40 ? "P" : "", read ? &report : NULL)) {
        return 0;
    }
    if (data[0] & 0x20) {
        reader_teach(&reader, "QZ7");
    }
    int64_t at_ms = 0;
    while (at < size) {
        size_t count = data[at] % 66, left = size - at - 1;
        count = count < left ? count : left;
        if (way == DEVICE_WAY_GRAB && count > 0) {
            reader_key(&reader, data[at + 1], (data[at] & 1) != 0, at_ms, &sink);
        } else {
            reader_bytes(&reader, data + at + 1, count, at_ms, &sink);
        }
        at_ms += data[at];
        reader_tick(&reader, at_ms, &sink);
        at += count + 1;
    }
    reader_left(&reader, at_ms, &sink);
    must(reader_deadline(&reader) == INT64_MAX || way == DEVICE_WAY_SCALE);
    return 0;
}
