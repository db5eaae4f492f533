/* reader_zbar.c: zbar, as many cameras and phones read. */
#include "label/reader.h"

#include <string.h>
#include <zbar.h>

#include "base/str.h"
#include "support/check.h"

struct scan {
    zbar_image_scanner_t *scanner;
    zbar_image_t *image;
    uint8_t *copy;
};

static struct scan begin(const uint8_t *grey, int width, int height)
{
    struct scan scan = {zbar_image_scanner_create(), zbar_image_create(), NULL};
    zbar_image_scanner_set_config(scan.scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
    zbar_image_scanner_set_config(scan.scanner, ZBAR_CODE128, ZBAR_CFG_ENABLE, 1);
    size_t bytes = (size_t)width * (size_t)height;
    scan.copy = malloc(bytes);
    CHECK(scan.copy != NULL);
    memcpy(scan.copy, grey, bytes);
    zbar_image_set_format(scan.image, zbar_fourcc('Y', '8', '0', '0'));
    zbar_image_set_size(scan.image, (unsigned)width, (unsigned)height);
    zbar_image_set_data(scan.image, scan.copy, bytes, NULL); /* not zbar's to free */
    zbar_scan_image(scan.scanner, scan.image);
    return scan;
}

static void finish(struct scan *scan)
{
    zbar_image_destroy(scan->image);
    zbar_image_scanner_destroy(scan->scanner);
    free(scan->copy);
}

bool reader_zbar(const uint8_t *grey, int width, int height, char ret_text[READER_TEXT])
{
    struct scan scan = begin(grey, width, height);
    const zbar_symbol_t *symbol = zbar_image_first_symbol(scan.image);
    bool one = false, other = false;
    /* In grain it finds the same bars twice, and codes that say nothing at all: a scanner sends
     * nothing for those. */
    for (; symbol != NULL; symbol = zbar_symbol_next(symbol)) {
        const char *text = zbar_symbol_get_data(symbol);
        if (text[0] == '\0') {
            continue;
        }
        other = other || (one && !str_equal(ret_text, text));
        one = one || str_copy(ret_text, READER_TEXT, text);
    }
    finish(&scan);
    return one && !other;
}

static void take(struct reader_found *found, const zbar_symbol_t *symbol)
{
    for (unsigned i = 0; i < zbar_symbol_get_loc_size(symbol); i++) {
        int x = zbar_symbol_get_loc_x(symbol, i), y = zbar_symbol_get_loc_y(symbol, i);
        found->left = x < found->left ? x : found->left;
        found->right = x > found->right ? x : found->right;
        found->top = y < found->top ? y : found->top;
        found->bottom = y > found->bottom ? y : found->bottom;
    }
}

int reader_zbar_page(const uint8_t *grey, int width, int height, struct reader_found *ret_found,
                     int most)
{
    struct scan scan = begin(grey, width, height);
    int count = 0;
    const zbar_symbol_t *symbol = zbar_image_first_symbol(scan.image);
    for (; symbol != NULL; symbol = zbar_symbol_next(symbol)) {
        int at = 0;
        while (at < count && !str_equal(ret_found[at].text, zbar_symbol_get_data(symbol))) {
            at++;
        }
        if (at == most) {
            continue;
        }
        if (at == count) {
            ret_found[count] = (struct reader_found){.left = width, .top = height};
            str_copy(ret_found[count++].text, READER_TEXT, zbar_symbol_get_data(symbol));
        }
        take(&ret_found[at], symbol);
    }
    finish(&scan);
    return count;
}
