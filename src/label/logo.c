/* logo.c: see logo.h. */
#include "label/logo.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/limits.h"

void logo_finish(struct logo *logo)
{
    free(logo->argb);
    memset(logo, 0, sizeof *logo);
}

static bool refuse(const uint8_t *bytes, size_t size, struct error *err)
{
    static const uint8_t jpeg[] = {0xFF, 0xD8, 0xFF};
    const char *what = "Ce fichier n’est pas une image PNG.";
    bool is_xml = size > 0 && (bytes[0] == '<' || bytes[0] == 0xEF);
    if (is_xml) {
        what = "C’est un dessin SVG : ouvrez-le, puis « Exporter en PNG », et apportez ce fichier.";
    } else if (size >= sizeof jpeg && memcmp(bytes, jpeg, sizeof jpeg) == 0) {
        what = "C’est une photo JPEG : enregistrez-la en PNG, et apportez ce fichier.";
    }
    return error_set(err, ERROR_INPUT, "logo_not_png", "%s", what);
}

/* The mean of a box of dots, each weighed by how much is seen of it. */
static uint32_t mean(const struct logo *from, int x0, int y0, int x1, int y1)
{
    uint64_t sum[3] = {0}, alpha = 0, dots = 0;
    for (int y = y0; y < y1; y++) {
        for (int x = x0; x < x1; x++) {
            uint32_t dot = from->argb[(size_t)y * (size_t)from->width + (size_t)x];
            uint64_t seen = dot >> 24;
            for (int i = 0; i < 3; i++) {
                sum[i] += (dot >> 8 * i & 0xFF) * seen;
            }
            alpha += seen;
            dots++;
        }
    }
    uint32_t made = (uint32_t)((alpha + dots / 2) / dots) << 24;
    for (int i = 0; i < 3 && alpha > 0; i++) {
        made |= (uint32_t)((sum[i] + alpha / 2) / alpha) << 8 * i;
    }
    return made;
}

/* Smaller, in the same shape; never larger. */
static void fit(struct logo *logo)
{
    int w = logo->width, h = logo->height;
    if (w <= LOGO_WIDTH && h <= LOGO_HEIGHT) {
        return;
    }
    bool is_wide = (int64_t)w * LOGO_HEIGHT > (int64_t)h * LOGO_WIDTH;
    int to_w = is_wide ? LOGO_WIDTH : (int)((int64_t)w * LOGO_HEIGHT / h);
    int to_h = is_wide ? (int)((int64_t)h * LOGO_WIDTH / w) : LOGO_HEIGHT;
    struct logo to = {to_w > 0 ? to_w : 1, to_h > 0 ? to_h : 1, NULL};
    to.argb = calloc((size_t)to.width * (size_t)to.height, sizeof *to.argb);
    ASSERT(to.argb != NULL);
    for (int y = 0; y < to.height; y++) {
        int y0 = (int)((int64_t)y * h / to.height), y1 = (int)((int64_t)(y + 1) * h / to.height);
        for (int x = 0; x < to.width; x++) {
            int x0 = (int)((int64_t)x * w / to.width), x1 = (int)((int64_t)(x + 1) * w / to.width);
            to.argb[(size_t)y * (size_t)to.width + (size_t)x] =
                mean(logo, x0, y0, x1 > x0 ? x1 : x0 + 1, y1 > y0 ? y1 : y0 + 1);
        }
    }
    free(logo->argb);
    *logo = to;
}

static bool is_seen(const struct logo *logo)
{
    size_t dots = (size_t)logo->width * (size_t)logo->height, seen = 0;
    for (size_t i = 0; i < dots; i++) {
        uint32_t dot = logo->argb[i];
        bool is_white = (dot & 0xFFFFFF) == 0xFFFFFF;
        seen += dot >> 24 > 32 && !is_white;
    }
    return seen > 0;
}

/* The bytes of the library's format, B G R A, as numbers; in place. */
static void from_bytes(struct logo *logo)
{
    size_t dots = (size_t)logo->width * (size_t)logo->height;
    for (size_t i = 0; i < dots; i++) {
        const uint8_t *b = (const uint8_t *)&logo->argb[i];
        logo->argb[i] = (uint32_t)b[3] << 24 | (uint32_t)b[2] << 16 | (uint32_t)b[1] << 8 | b[0];
    }
}

bool logo_read(const uint8_t *bytes, size_t size, struct logo *ret, struct error *err)
{
    static const uint8_t sign[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    png_image image = {.version = PNG_IMAGE_VERSION};
    memset(ret, 0, sizeof *ret);
    if (size > LIMIT_LOGO_BYTES) {
        return error_set(err, ERROR_INPUT, "logo_large",
                         "Cette image est trop lourde : moins de 4 Mo.");
    }
    if (size < sizeof sign || memcmp(bytes, sign, sizeof sign) != 0) {
        return refuse(bytes, size, err);
    }
    bool done = png_image_begin_read_from_memory(&image, bytes, size) != 0;
    if (done && (image.width > LIMIT_LOGO_SIDE || image.height > LIMIT_LOGO_SIDE)) {
        png_image_free(&image);
        return error_set(err, ERROR_INPUT, "logo_large",
                         "Cette image est trop grande : au plus %d points de côté.",
                         LIMIT_LOGO_SIDE);
    }
    if (done) {
        image.format = PNG_FORMAT_BGRA;
        ret->width = (int)image.width;
        ret->height = (int)image.height;
        ret->argb = calloc((size_t)image.width * image.height, sizeof *ret->argb);
        ASSERT(ret->argb != NULL);
        done = png_image_finish_read(&image, NULL, ret->argb, 0, NULL) != 0 &&
               !PNG_IMAGE_FAILED(image);
    }
    png_image_free(&image);
    if (!done) {
        logo_finish(ret);
        return error_set(err, ERROR_INPUT, "logo_damaged",
                         "Cette image est abîmée : elle ne se lit pas jusqu’au bout.");
    }
    from_bytes(ret);
    fit(ret);
    if (!is_seen(ret)) {
        logo_finish(ret);
        return error_set(err, ERROR_INPUT, "logo_empty",
                         "On ne verrait rien de cette image : elle est blanche ou transparente.");
    }
    return true;
}

bool logo_write(const struct logo *logo, uint8_t **ret_bytes, size_t *ret_size)
{
    png_image image = {.version = PNG_IMAGE_VERSION,
                       .width = (png_uint_32)logo->width,
                       .height = (png_uint_32)logo->height,
                       .format = PNG_FORMAT_BGRA};
    size_t dots = (size_t)logo->width * (size_t)logo->height;
    uint8_t *rows = malloc(dots * 4);
    ASSERT(rows != NULL);
    for (size_t i = 0; i < dots; i++) {
        for (size_t k = 0; k < 4; k++) {
            rows[4 * i + k] = (uint8_t)(logo->argb[i] >> 8 * k);
        }
    }
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    uint8_t *bytes = malloc(size);
    ASSERT(bytes != NULL);
    bool done = png_image_write_to_memory(&image, bytes, &size, 0, rows, 0, NULL) != 0;
    png_image_free(&image);
    free(rows);
    if (!done) {
        free(bytes);
        return false;
    }
    *ret_bytes = bytes;
    *ret_size = size;
    return true;
}
