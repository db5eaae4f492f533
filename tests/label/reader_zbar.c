/* reader_zbar.c: zbar, as many cameras and phones read. */
#include "label/reader.h"

#include <string.h>
#include <zbar.h>

#include "base/str.h"
#include "support/check.h"

bool reader_zbar(const uint8_t *grey, int width, int height, char ret_text[READER_TEXT])
{
    zbar_image_scanner_t *scanner = zbar_image_scanner_create();
    zbar_image_scanner_set_config(scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
    zbar_image_scanner_set_config(scanner, ZBAR_CODE128, ZBAR_CFG_ENABLE, 1);
    zbar_image_t *image = zbar_image_create();
    size_t bytes = (size_t)width * (size_t)height;
    uint8_t *copy = malloc(bytes);
    CHECK(copy != NULL);
    memcpy(copy, grey, bytes);
    zbar_image_set_format(image, zbar_fourcc('Y', '8', '0', '0'));
    zbar_image_set_size(image, (unsigned)width, (unsigned)height);
    zbar_image_set_data(image, copy, bytes, NULL); /* not zbar's to free */
    zbar_scan_image(scanner, image);
    const zbar_symbol_t *symbol = zbar_image_first_symbol(image);
    bool one = symbol != NULL;
    if (one) {
        str_copy(ret_text, READER_TEXT, zbar_symbol_get_data(symbol));
    }
    /* In grain it finds the same bars twice. */
    for (; symbol != NULL; symbol = zbar_symbol_next(symbol)) {
        one = one && str_equal(ret_text, zbar_symbol_get_data(symbol));
    }
    zbar_image_destroy(image);
    zbar_image_scanner_destroy(scanner);
    free(copy);
    return one;
}
