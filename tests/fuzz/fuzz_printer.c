/* fuzz_printer.c: whatever a printer answers is a status or nothing, and whatever it says of itself
 * is text. The first byte chooses the language. */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "device/ieee1284.h"
#include "device/printer_id.h"
#include "device/printer_language.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds) {
        abort();
    }
}

static void check_answer(enum printer_language language, const uint8_t *data, size_t size)
{
    struct printer_media media = {.dpi = 300, .width_mm = 29, .length_mm = 90};
    struct printer_status status = {.width_mm = -1};
    if (printer_read_answer(language, size % 2 == 0 ? &media : NULL, data, size, &status)) {
        must(status.troubles < 1u << 10);
        must(!(status.is_done && status.is_busy));
    } else {
        must(status.width_mm == -1);
    }
}

static void check_id(const uint8_t *data, size_t size)
{
    struct printer_found found = {0};
    found.device_id_size = size < PORT_DEVICE_ID ? size : PORT_DEVICE_ID;
    if (size > 0) {
        memcpy(found.device_id, data, found.device_id_size);
    }
    struct ieee1284 id = {0};
    if (ieee1284_read(found.device_id, found.device_id_size, &id)) {
        must(str_valid_utf8(id.maker, strlen(id.maker)));
        must(str_valid_utf8(id.commands, strlen(id.commands)));
    }
    must(printer_id_language(&found) <= PRINTER_LANGUAGE_NONE);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    check_id(data, size);
    if (size > 0) {
        check_answer((enum printer_language)(data[0] % PRINTER_LANGUAGE_COUNT), data + 1, size - 1);
    }
    return 0;
}
