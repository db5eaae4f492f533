/* test_logo.c: a mark of their own: what is read fits and keeps its shape and colours; what is no
 * image, cut off or changed anywhere is refused in words and hurts nothing. */
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
        struct image logo;
        uint8_t *bytes = image(cases[i].width, cases[i].height, 0xFF3366CCu, &size);
        CHECK(logo_read(bytes, size, &logo, &err));
        CHECK_INT(logo.w, cases[i].is_width);
        CHECK_INT(logo.h, cases[i].is_height);
        if (logo.w > 4) {
            uint32_t last = logo.argb[(size_t)logo.w * (size_t)logo.h - 1];
            CHECK(last == 0xFF3366CCu && logo.argb[0] >> 24 == 0);
        }
        image_finish(&logo);
        free(bytes);
    }
}

/* What is written is read again as it was. */
static void it_is_written_as_it_is(void)
{
    size_t size, made_size;
    struct error err = {0};
    struct image logo, again;
    uint8_t *made, *bytes = image(300, 200, 0x80FF8800u, &size);
    CHECK(logo_read(bytes, size, &logo, &err));
    CHECK(image_write_png(&logo, &made, &made_size));
    CHECK(logo_read(made, made_size, &again, &err));
    CHECK(again.w == logo.w && again.h == logo.h &&
          memcmp(again.argb, logo.argb, (size_t)logo.w * (size_t)logo.h * 4) == 0);
    image_finish(&logo);
    image_finish(&again);
    free(made);
    free(bytes);
}

static void refused(const void *bytes, size_t size, const char *code, const char *says)
{
    struct error err = {0};
    struct image logo;
    CHECK(!logo_read(bytes, size, &logo, &err));
    CHECK_STR(err.code, code);
    CHECK(strstr(err.text, says) != NULL);
    CHECK(logo.argb == NULL);
}

static void what_it_is_not_is_said(void)
{
    size_t size;
    refused("", 0, "image_unknown", "SVG");
    refused("MZ", 2, "image_unknown", "SVG");
    uint8_t *bytes = image(20, 20, 0xFFFFFFFFu, &size);
    refused(bytes, size, "logo_empty", "blanche");
    free(bytes);
}

/* Cut off anywhere, a bit turned anywhere: refused, or read as something that fits. */
static void damage_hurts_nothing(void)
{
    size_t size;
    uint8_t *bytes = image(40, 30, 0xFF117733u, &size);
    for (size_t i = 0; i < size; i++) {
        struct image logo;
        uint8_t *part = malloc(i + 1); /* so that a read behind its end is seen */
        memcpy(part, bytes, i);
        if (logo_read(part, i, &logo, NULL)) {
            CHECK(i + 12 >= size); /* all but what ends it */
        }
        image_finish(&logo);
        free(part);
        bytes[i] ^= (uint8_t)(1u << i % 8);
        if (logo_read(bytes, size, &logo, NULL)) {
            CHECK(logo.w <= LOGO_WIDTH && logo.h <= LOGO_HEIGHT);
        }
        image_finish(&logo);
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
