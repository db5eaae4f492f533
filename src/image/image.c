/* image.c: see image.h. What a file is, its first bytes say. */
#include "image/image.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "image/image_private.h"

void image_finish(struct image *image)
{
    free(image->argb);
    memset(image, 0, sizeof *image);
}

bool image_large(struct error *err)
{
    return error_set(err, ERROR_INPUT, "image_large",
                     "Cette image est trop grande : enregistrez-la plus petite.");
}

bool image_make(struct image *ret, uint64_t w, uint64_t h, uint64_t most, struct error *err)
{
    enum { SIDE = 65535 };
    bool fits = w > 0 && h > 0 && w <= SIDE && h <= SIDE && w * h <= most;
    if (fits) {
        ret->argb = calloc((size_t)(w * h), sizeof *ret->argb);
    }
    if (ret->argb == NULL) {
        return image_large(err);
    }
    ret->w = (int)w;
    ret->h = (int)h;
    return true;
}

bool image_damaged(struct error *err)
{
    return error_set(err, ERROR_INPUT, "image_damaged",
                     "Cette image est abîmée : elle ne se lit pas jusqu’au bout. Copiez-la encore "
                     "une fois.");
}

static bool begins(const uint8_t *bytes, size_t size, size_t at, const char *with, size_t length)
{
    return size >= at + length && memcmp(bytes + at, with, length) == 0;
}

/* What people bring too, and what to do about each. */
static bool refuse(const uint8_t *bytes, size_t size, struct error *err)
{
    static const struct {
        size_t at, length;
        const char *with, *what;
    } others[] = {
        {4, 4, "ftyp",
         "Photo HEIC : enregistrez-la en JPEG (iPhone : Formats, « Le plus compatible »)."},
        {8, 4, "WEBP", "Image WebP : enregistrez-la en PNG ou en JPEG."},
        {0, 4, "GIF8", "Image GIF : enregistrez-la en PNG."},
        {0, 2, "BM", "Image BMP : enregistrez-la en PNG."},
        {0, 4, "II*\0", "Image TIFF : enregistrez-la en PNG ou en JPEG."},
        {0, 4, "MM\0*", "Image TIFF : enregistrez-la en PNG ou en JPEG."},
        {0, 4, "%PDF", "C’est un PDF : enregistrez-le en PNG."},
        {0, 2, "\x1F\x8B", "Dessin SVG comprimé : enregistrez-le en « SVG simple » ou en PNG."},
    };
    const char *what = "Ce fichier n’est pas une image : il faut du PNG, du JPEG ou du SVG.";
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (begins(bytes, size, others[i].at, others[i].with, others[i].length)) {
            what = others[i].what;
        }
    }
    return error_set(err, ERROR_INPUT, "image_unknown", "%s", what);
}

/* A document of XML that names it in its head. */
static bool is_svg(const uint8_t *bytes, size_t size)
{
    enum { HEAD = 4096 };
    size_t at = begins(bytes, size, 0, "\xEF\xBB\xBF", 3) ? 3 : 0;
    while (at < size && memchr(" \t\r\n", bytes[at], 4) != NULL) {
        at++;
    }
    bool is_named = false;
    for (size_t i = at; !is_named && i + 4 <= size && i < HEAD; i++) {
        is_named = memcmp(bytes + i, "<svg", 4) == 0;
    }
    return at < size && bytes[at] == '<' && is_named;
}

static void make_solid(struct image *image)
{
    size_t count = (size_t)image->w * (size_t)image->h;
    for (size_t i = 0; i < count; i++) {
        uint32_t p = image->argb[i], a = p >> 24, solid = 0xFF000000u;
        for (int shift = 0; shift < 24; shift += 8) {
            uint32_t c = p >> shift & 0xFFu;
            solid |= (c * a + 255u * (255u - a)) / 255u << shift;
        }
        image->argb[i] = solid;
    }
}

bool image_read(const uint8_t *bytes, size_t size, const struct image_room *room, struct image *ret,
                struct error *err)
{
    bool done;
    *ret = (struct image){0};
    if (size > LIMIT_IMAGE_BYTES) {
        return error_set(err, ERROR_INPUT, "image_large",
                         "Cette image est trop lourde : %d Mo au plus.", LIMIT_IMAGE_BYTES >> 20);
    }
    if (begins(bytes, size, 0, "\x89PNG\r\n\x1A\n", 8)) {
        done = read_png(bytes, size, ret, err);
    } else if (begins(bytes, size, 0, "\xFF\xD8\xFF", 3)) {
        done = read_jpeg(bytes, size, room, ret, err);
    } else if (is_svg(bytes, size)) {
        done = read_svg(bytes, size, room, ret, err);
    } else {
        done = refuse(bytes, size, err);
    }
    if (!done) {
        image_finish(ret);
        return false;
    }
    fit_image(ret, room);
    if (room->is_solid) {
        make_solid(ret);
    }
    return true;
}

bool image_size(const uint8_t *bytes, size_t size, int *ret_w, int *ret_h)
{
    return begins(bytes, size, 0, "\xFF\xD8\xFF", 3) ? jpeg_size(bytes, size, ret_w, ret_h)
                                                     : png_size(bytes, size, ret_w, ret_h);
}

bool image_is_named(const char *name)
{
    static const char *const ends[] = {".png",  ".jpg",  ".jpeg", ".jpe", ".jfif", ".svg", ".heic",
                                       ".heif", ".webp", ".gif",  ".bmp", ".tif",  ".tiff"};
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; dot != NULL && i < sizeof ends / sizeof *ends; i++) {
        size_t k = 0;
        while (dot[k] != '\0' &&
               (dot[k] >= 'A' && dot[k] <= 'Z' ? dot[k] + 32 : dot[k]) == ends[i][k]) {
            k++;
        }
        if (dot[k] == '\0' && ends[i][k] == '\0') {
            return true;
        }
    }
    return false;
}
