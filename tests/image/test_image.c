/* test_image.c: what people bring as pictures: JPEG as a telephone writes it, turned as it was
 * held; made small while it is loaded; PNG, SVG; what is large, cut, changed anywhere or something
 * else is refused in words and hurts nothing. */
#include "image/image.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jpeglib.h>

#include "base/limits.h"
#include "base/str.h"
#include "support/check.h"

static const struct image_room screen = {LIMIT_PHOTO_SIDE, LIMIT_PHOTO_SIDE, true};

struct bytes {
    uint8_t *at; /* heap */
    size_t size;
};

/* Four colours, a quarter each: red green / blue white. */
static uint32_t quarter(int x, int y, int w, int h)
{
    static const uint32_t colours[] = {0xFFFF0000u, 0xFF00FF00u, 0xFF0000FFu, 0xFFFFFFFFu};
    return colours[(x >= w / 2) + 2 * (y >= h / 2)];
}

enum kind { PLAIN, PROGRESSIVE, INKS };

static struct bytes jpeg_of(int w, int h, enum kind kind)
{
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    unsigned char *bytes = NULL, *row = malloc(4 * (size_t)w);
    unsigned long size = 0;
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &bytes, &size);
    jpeg.image_width = (JDIMENSION)w;
    jpeg.image_height = (JDIMENSION)h;
    jpeg.input_components = 4;
    jpeg.in_color_space = kind == INKS ? JCS_CMYK : JCS_EXT_BGRX;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, 95, TRUE);
    if (kind == PROGRESSIVE) {
        jpeg_simple_progression(&jpeg);
    }
    jpeg_start_compress(&jpeg, TRUE);
    for (int y = 0; y < h; y++) {
        for (int x = 0; x < w; x++) {
            uint32_t argb = quarter(x, y, w, h);
            for (int i = 0; i < 4; i++) { /* inks: red first, no black, all the wrong way round */
                int shift = kind == INKS ? (i < 3 ? 16 - 8 * i : 24) : 8 * i;
                row[4 * x + i] = (uint8_t)(argb >> shift);
            }
        }
        (void)jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    free(row);
    return (struct bytes){bytes, size};
}

/* The same with an EXIF segment that says how the camera was held. */
static struct bytes held(struct bytes jpeg, int turn, bool is_big_endian)
{
    uint8_t exif[] = {0xFF, 0xE1, 0, 34, 'E', 'x', 'i', 'f', 0,    0,    'I', 'I',
                      42,   0,    8, 0,  0,   0,   1,   0,   0x12, 0x01, 3,   0,
                      1,    0,    0, 0,  0,   0,   0,   0,   0,    0,    0,   0};
    if (is_big_endian) {
        static const uint8_t big[] = {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12,
                                      0,   3,   0, 0,  0, 1, 0, 0, 0, 0, 0,    0};
        memcpy(exif + 10, big, sizeof big);
    }
    exif[is_big_endian ? 29 : 28] = (uint8_t)turn;
    struct bytes made = {malloc(jpeg.size + sizeof exif), jpeg.size + sizeof exif};
    memcpy(made.at, jpeg.at, 2);
    memcpy(made.at + 2, exif, sizeof exif);
    memcpy(made.at + 2 + sizeof exif, jpeg.at + 2, jpeg.size - 2);
    return made;
}

/* R, G, B or W, whatever a JPEG made of it. */
static char colour_at(const struct image *image, int x, int y)
{
    uint32_t dot = image->argb[(size_t)y * (size_t)image->w + (size_t)x];
    bool red = (dot >> 16 & 0xFF) > 128, green = (dot >> 8 & 0xFF) > 128, blue = (dot & 0xFF) > 128;
    return red && green && blue ? 'W'
           : red && !green      ? 'R'
           : green && !red      ? 'G'
           : blue               ? 'B'
                                : '?';
}

/* Its corners, row by row: "RGBW". */
static void corners(const struct image *image, char ret[5])
{
    int right = image->w - 2, below = image->h - 2;
    ret[0] = colour_at(image, 1, 1);
    ret[1] = colour_at(image, right, 1);
    ret[2] = colour_at(image, 1, below);
    ret[3] = colour_at(image, right, below);
    ret[4] = '\0';
}

static void it_is_turned_as_it_was_held(void)
{
    static const char *const wanted[] = {"RGBW", "RGBW", "GRWB", "WBGR", "BWRG",
                                         "RBGW", "BRWG", "WGBR", "GWRB", "RGBW"};
    struct bytes jpeg = jpeg_of(96, 64, PLAIN);
    for (int turn = 0; turn <= 9; turn++) {
        struct bytes turned = held(jpeg, turn, turn % 2 == 1);
        struct image image;
        char is[5];
        CHECK(image_read(turned.at, turned.size, &screen, &image, NULL));
        bool lies = turn >= 5 && turn <= 8;
        CHECK_INT(image.w, lies ? 64 : 96);
        CHECK_INT(image.h, lies ? 96 : 64);
        corners(&image, is);
        CHECK_STR(is, wanted[turn]);
        image_finish(&image);
        free(turned.at);
    }
    free(jpeg.at);
}

static void a_large_one_is_made_small(void)
{
    for (int kind = PLAIN; kind <= INKS; kind++) {
        struct bytes jpeg = jpeg_of(4000, 3000, (enum kind)kind);
        struct bytes turned = held(jpeg, 6, false);
        struct image image;
        char is[5];
        CHECK(image_read(turned.at, turned.size, &screen, &image, NULL));
        CHECK_INT(image.w, 480);
        CHECK_INT(image.h, 640);
        corners(&image, is);
        CHECK_STR(is, "BRWG");
        image_finish(&image);
        free(turned.at);
        free(jpeg.at);
    }
}

static void it_is_written_and_read_again(void)
{
    struct bytes jpeg = jpeg_of(300, 200, PLAIN);
    struct image image, again;
    uint8_t *bytes;
    size_t size;
    int w, h;
    char is[5];
    CHECK(image_read(jpeg.at, jpeg.size, &screen, &image, NULL));
    for (int i = 0; i < 2; i++) {
        CHECK((i == 0 ? image_write_jpeg : image_write_png)(&image, &bytes, &size));
        CHECK(size < LIMIT_PHOTO_BYTES);
        CHECK(image_size(bytes, size, &w, &h) && w == 300 && h == 200);
        CHECK(image_read(bytes, size, &screen, &again, NULL));
        corners(&again, is);
        CHECK_STR(is, "RGBW");
        image_finish(&again);
        free(bytes);
    }
    /* What is clear is paper. */
    image.argb[0] = 0;
    CHECK(image_write_png(&image, &bytes, &size));
    CHECK(image_read(bytes, size, &screen, &again, NULL));
    CHECK(again.argb[0] == 0xFFFFFFFFu);
    image_finish(&again);
    image_finish(&image);
    free(bytes);
    free(jpeg.at);
}

static void refused(const void *bytes, size_t size, const char *code, const char *says)
{
    struct error err = {0};
    struct image image;
    CHECK(!image_read(bytes, size, &screen, &image, &err));
    CHECK_STR(err.code, code);
    CHECK(strstr(err.text, says) != NULL);
    CHECK(image.argb == NULL);
}

static void what_it_is_not_is_said(void)
{
    refused("", 0, "image_unknown", "JPEG");
    refused("MZ", 2, "image_unknown", "JPEG");
    refused("<html><p>", 9, "image_unknown", "JPEG");
    refused("\0\0\0\x18"
            "ftypheic",
            12, "image_unknown", "Le plus compatible");
    refused("RIFF\0\0\0\0WEBPVP8 ", 16, "image_unknown", "WebP");
    refused("%PDF-1.4", 8, "image_unknown", "PDF");
    refused("GIF89a", 6, "image_unknown", "GIF");
    refused("x", (size_t)LIMIT_IMAGE_BYTES + 1, "image_large", "32 Mo"); /* not looked at */
    refused("\xFF\xD8\xFF\xE0 JFIF", 9, "image_damaged", "abîmée");
    refused("\x89PNG\r\n\x1a\nand then nothing", 24, "image_damaged", "abîmée");
}

/* Heads that promise more than memory has: nothing of the kind is asked for. */
static void promises_are_not_believed(void)
{
    struct bytes jpeg = jpeg_of(64, 64, PLAIN), many = jpeg_of(64, 64, PROGRESSIVE);
    for (size_t i = 0; i + 9 < jpeg.size; i++) {
        if (jpeg.at[i] == 0xFF && jpeg.at[i + 1] == 0xC0) {
            memcpy(jpeg.at + i + 5, "\x13\x88\xFF\xDC", 4);
        }
    }
    refused(jpeg.at, jpeg.size, "image_large", "plus petite");
    /* 90 million dots as progressive ones are held as a whole: more than it may have. */
    for (size_t i = 0; i + 9 < many.size; i++) {
        if (many.at[i] == 0xFF && many.at[i + 1] == 0xC2) {
            memcpy(many.at + i + 5, "\x25\x1C\x25\x1C", 4);
        }
    }
    refused(many.at, many.size, "image_large", "plus petite");
    free(jpeg.at);
    free(many.at);
    struct image image = {2, 2, calloc(4, 4)};
    uint8_t *bytes;
    size_t size;
    CHECK(image_write_png(&image, &bytes, &size));
    memcpy(bytes + 16, "\x00\x00\xFF\xFF\x00\x00\xFF\xFF", 8);
    image_finish(&image);
    CHECK(!image_read(bytes, size, &screen, &image, NULL) && image.argb == NULL);
    free(bytes);
}

/* The same pass over the picture a thousand times: a short file that would take long. */
static void passes_are_counted(void)
{
    struct bytes jpeg = jpeg_of(64, 64, PROGRESSIVE);
    size_t last = 0;
    for (size_t i = 0; i + 1 < jpeg.size; i++) {
        last = jpeg.at[i] == 0xFF && jpeg.at[i + 1] == 0xDA ? i : last;
    }
    size_t pass = jpeg.size - 2 - last;
    struct bytes long_one = {malloc(jpeg.size + 1000 * pass), jpeg.size - 2};
    memcpy(long_one.at, jpeg.at, long_one.size);
    for (int i = 0; i < 1000; i++) {
        memcpy(long_one.at + long_one.size, jpeg.at + last, pass);
        long_one.size += pass;
    }
    memcpy(long_one.at + long_one.size, "\xFF\xD9", 2);
    refused(long_one.at, long_one.size + 2, "image_large", "plus petite");
    free(long_one.at);
    free(jpeg.at);
}

/* Cut off anywhere, a bit turned anywhere: refused, or read as something that fits. */
static void damage_hurts_nothing(void)
{
    struct bytes plain = jpeg_of(48, 32, PLAIN), jpeg = held(plain, 6, true);
    for (size_t i = 0; i < jpeg.size; i++) {
        struct image image;
        uint8_t *part = malloc(i + 1); /* so that a read behind its end is seen */
        memcpy(part, jpeg.at, i);
        if (image_read(part, i, &screen, &image, NULL)) {
            CHECK(i + 4 >= jpeg.size); /* all but what ends it */
        }
        image_finish(&image);
        free(part);
        jpeg.at[i] ^= (uint8_t)(1u << i % 8);
        if (image_read(jpeg.at, jpeg.size, &screen, &image, NULL)) {
            CHECK(image.w <= LIMIT_PHOTO_SIDE && image.h <= LIMIT_PHOTO_SIDE);
        }
        image_finish(&image);
        jpeg.at[i] ^= (uint8_t)(1u << i % 8);
    }
    free(plain.at);
    free(jpeg.at);
}

static bool draws(const char *svg, struct image *ret, struct error *err)
{
    return image_read((const uint8_t *)svg, strlen(svg), &screen, ret, err);
}

static void a_drawing_is_drawn(void)
{
    struct image image;
    struct error err = {0};
    char svg[512];
    if (access("/usr/bin/rsvg-convert", X_OK) != 0) {
        CHECK(!draws("<svg/>", &image, &err));
        CHECK_STR(err.code, "image_unread");
        printf("  (no rsvg-convert here)\n");
        return;
    }
    str_format(svg, sizeof svg,
               "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
               "viewBox=\"0 0 30 20\"><rect width=\"15\" height=\"20\" fill=\"#f00\"/></svg>");
    CHECK(draws(svg, &image, &err));
    CHECK_INT(image.w, 640);
    CHECK(image.h >= 426 && image.h <= 427);
    CHECK(image.argb[100 * 640 + 100] == 0xFFFF0000u && image.argb[100 * 640 + 500] == 0xFFFFFFFFu);
    image_finish(&image);
    /* Nothing beside it is read for it. */
    char path[] = "/tmp/borne-image-XXXXXX";
    struct image red = {1, 1, malloc(4)};
    uint8_t *bytes;
    size_t size;
    red.argb[0] = 0xFFFF0000u;
    CHECK(image_write_png(&red, &bytes, &size));
    int file = mkstemp(path);
    CHECK(file >= 0 && write(file, bytes, size) == (ssize_t)size && close(file) == 0);
    str_format(svg, sizeof svg,
               "<svg xmlns=\"http://www.w3.org/2000/svg\" "
               "xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 4 4\"><image "
               "xlink:href=\"file://%s\" width=\"4\" height=\"4\"/></svg>",
               path);
    CHECK(draws(svg, &image, &err));
    CHECK(image.argb[0] == 0xFFFFFFFFu);
    CHECK(unlink(path) == 0);
    image_finish(&image);
    image_finish(&red);
    free(bytes);
    CHECK(!draws("<svg xmlns=\"http://www.w3.org/2000/svg\"><rect", &image, &err));
    CHECK_STR(err.code, "image_damaged");
}

int main(void)
{
    RUN(it_is_turned_as_it_was_held);
    RUN(a_large_one_is_made_small);
    RUN(it_is_written_and_read_again);
    RUN(what_it_is_not_is_said);
    RUN(promises_are_not_believed);
    RUN(passes_are_counted);
    RUN(damage_hurts_nothing);
    RUN(a_drawing_is_drawn);
    return 0;
}
