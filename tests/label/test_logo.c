/* test_logo.c: a mark of their own: what is read fits and keeps its shape and colours; what is no
 * PNG, too large, cut off or changed anywhere is refused in words and hurts nothing. */
#include "label/logo.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "support/check.h"

/* A PNG of a colour, its left half clear. */
static uint8_t *image(unsigned width, unsigned height, uint32_t argb, size_t *ret_size)
{
    png_image png = {.version = PNG_IMAGE_VERSION, .width = width, .height = height};
    png.format = PNG_FORMAT_BGRA;
    uint8_t *rows = calloc((size_t)width * height, 4);
    for (size_t i = 0; i < (size_t)width * height; i++) {
        for (size_t k = 0; k < 4 && i % width >= width / 2; k++) {
            rows[4 * i + k] = (uint8_t)(argb >> 8 * k);
        }
    }
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(png);
    uint8_t *bytes = malloc(size);
    CHECK(png_image_write_to_memory(&png, bytes, &size, 0, rows, 0, NULL) != 0);
    free(rows);
    *ret_size = size;
    return bytes;
}

static void it_fits_and_keeps_its_shape(void)
{
    static const struct {
        unsigned width, height;
        int is_width, is_height;
    } cases[] = {{100, 50, 100, 50},  {480, 240, 480, 240},   {960, 240, 480, 120},
                 {240, 960, 60, 240}, {2000, 2000, 240, 240}, {3000, 1, 480, 1},
                 {2, 3000, 1, 240}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t size;
        struct error err = {0};
        struct logo logo;
        uint8_t *bytes = image(cases[i].width, cases[i].height, 0xFF3366CCu, &size);
        CHECK(logo_read(bytes, size, &logo, &err));
        CHECK_INT(logo.width, cases[i].is_width);
        CHECK_INT(logo.height, cases[i].is_height);
        if (logo.width > 4) {
            uint32_t last = logo.argb[(size_t)logo.width * (size_t)logo.height - 1];
            CHECK(last == 0xFF3366CCu && logo.argb[0] >> 24 == 0);
        }
        logo_finish(&logo);
        free(bytes);
    }
}

/* What is written is read again as it was. */
static void it_is_written_as_it_is(void)
{
    size_t size, made_size;
    struct error err = {0};
    struct logo logo, again;
    uint8_t *made, *bytes = image(300, 200, 0x80FF8800u, &size);
    CHECK(logo_read(bytes, size, &logo, &err));
    CHECK(logo_write(&logo, &made, &made_size));
    CHECK(logo_read(made, made_size, &again, &err));
    CHECK(again.width == logo.width && again.height == logo.height &&
          memcmp(again.argb, logo.argb, (size_t)logo.width * (size_t)logo.height * 4) == 0);
    logo_finish(&logo);
    logo_finish(&again);
    free(made);
    free(bytes);
}

static void refused(const void *bytes, size_t size, const char *code, const char *says)
{
    struct error err = {0};
    struct logo logo;
    CHECK(!logo_read(bytes, size, &logo, &err));
    CHECK_STR(err.code, code);
    CHECK(strstr(err.text, says) != NULL);
    CHECK(logo.argb == NULL);
}

static void what_it_is_not_is_said(void)
{
    size_t size;
    refused("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", 41, "logo_not_png", "SVG");
    refused("\xFF\xD8\xFF\xE0 JFIF", 9, "logo_not_png", "JPEG");
    refused("", 0, "logo_not_png", "PNG");
    refused("MZ", 2, "logo_not_png", "PNG");
    uint8_t *bytes = image(20, 20, 0xFFFFFFFFu, &size);
    refused(bytes, size, "logo_empty", "blanche");
    refused(bytes, (size_t)LIMIT_LOGO_BYTES + 1, "logo_large", "lourde"); /* not looked at */
    free(bytes);
    bytes = image(LIMIT_LOGO_SIDE + 1, 1, 0xFF000000u, &size);
    refused(bytes, size, "logo_large", "5000");
    free(bytes);
    /* A head that promises more than memory has: nothing of the kind is asked for. */
    bytes = image(30, 30, 0xFF000000u, &size);
    memcpy(bytes + 16, "\x7F\xFF\xFF\xFF\x7F\xFF\xFF\xFF", 8);
    struct logo logo;
    CHECK(!logo_read(bytes, size, &logo, NULL));
    free(bytes);
}

/* Cut off anywhere, a bit turned anywhere: refused, or read as something that fits. */
static void damage_hurts_nothing(void)
{
    size_t size;
    uint8_t *bytes = image(40, 30, 0xFF117733u, &size);
    for (size_t i = 0; i < size; i++) {
        struct logo logo;
        uint8_t *part = malloc(i + 1); /* so that a read behind its end is seen */
        memcpy(part, bytes, i);
        if (logo_read(part, i, &logo, NULL)) {
            CHECK(i + 12 >= size); /* all but what ends it */
        }
        logo_finish(&logo);
        free(part);
        bytes[i] ^= (uint8_t)(1u << i % 8);
        if (logo_read(bytes, size, &logo, NULL)) {
            CHECK(logo.width <= LOGO_WIDTH && logo.height <= LOGO_HEIGHT);
        }
        logo_finish(&logo);
        bytes[i] ^= (uint8_t)(1u << i % 8);
    }
    free(bytes);
}

int main(void)
{
    RUN(it_fits_and_keeps_its_shape);
    RUN(it_is_written_as_it_is);
    RUN(what_it_is_not_is_said);
    RUN(damage_hurts_nothing);
    return 0;
}
