/* label_dots.c: labels as dots for label printers, and as PNG files. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/file.h"
#include "base/str.h"
#include "label/press.h"

enum { PNG_FILES_MAX = 9999 };

cairo_surface_t *press_dots(const struct stock_choice *stock, cairo_t **ret_cr)
{
    int width, height;
    stock_dots(stock, &width, &height);
    bool turned = stock->stock->turned;
    cairo_surface_t *surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, turned ? height : width, turned ? width : height);
    cairo_t *cr = cairo_create(surface);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    if (turned) { /* a quarter turn to the right: the beginning leaves the printer first */
        cairo_matrix_t turn = {0, 1, -1, 0, height, 0};
        cairo_transform(cr, &turn);
    }
    double dots = stock_dots_per_mm(stock->dpi);
    cairo_scale(cr, dots, dots);
    *ret_cr = cr;
    return surface;
}

bool press_bits(cairo_surface_t *surface, struct bitmap *ret_bitmap, struct error *err)
{
    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) {
        press_failed(cairo_surface_status(surface), err);
        cairo_surface_destroy(surface);
        return false;
    }
    cairo_surface_flush(surface);
    struct bitmap bitmap = bitmap_blank(cairo_image_surface_get_width(surface),
                                        cairo_image_surface_get_height(surface));
    for (int y = 0; y < bitmap.height; y++) {
        const unsigned char *row = cairo_image_surface_get_data(surface) +
                                   (ptrdiff_t)y * cairo_image_surface_get_stride(surface);
        for (int x = 0; x < bitmap.width; x++) {
            uint32_t pixel;
            memcpy(&pixel, row + (ptrdiff_t)x * 4, sizeof pixel);
            if ((pixel & 0xff) < 128) {
                bitmap.bits[y * bitmap.stride + x / 8] |= (uint8_t)(0x80 >> x % 8);
            }
        }
    }
    cairo_surface_destroy(surface);
    *ret_bitmap = bitmap;
    return true;
}

/* A quarter turn to the right: the beginning leaves the printer first. */
static struct bitmap turn(struct bitmap *from)
{
    struct bitmap to = bitmap_blank(from->height, from->width);
    for (int y = 0; y < from->height; y++) {
        const uint8_t *row = from->bits + (ptrdiff_t)y * from->stride;
        for (int i = 0; i < from->stride; i++) {
            for (int bit = 0; row[i] != 0 && bit < 8; bit++) {
                if (row[i] & 0x80 >> bit) {
                    bitmap_set(&to, from->height - 1 - y, i * 8 + bit);
                }
            }
        }
    }
    bitmap_finish(from);
    return to;
}

static void render(const struct label_press *press, const struct label_sheet *sheet,
                   const struct label *label, struct bitmap *ret_bitmap)
{
    int width, height;
    stock_dots(&sheet->stock, &width, &height);
    struct bitmap bitmap = bitmap_blank(width, height);
    press_draw(press, (struct ink){.dots = &bitmap}, &sheet->stock, label, true);
    *ret_bitmap = sheet->stock.stock->turned ? turn(&bitmap) : bitmap;
}

bool label_press_bitmap(struct label_press *press, const struct stock_choice *stock,
                        const struct label *label, struct bitmap *ret_bitmap, struct error *err)
{
    struct label_sheet sheet = {.stock = *stock, .first = 1};
    if (!label_check_run(&sheet, label, 1, true, err)) {
        return false;
    }
    render(press, &sheet, label, ret_bitmap);
    return true;
}

bool label_bitmap(const struct stock_choice *stock, const struct label *label,
                  struct bitmap *ret_bitmap, struct error *err)
{
    struct label_press press = {0};
    bool ok = press_open(&press, err) && label_press_bitmap(&press, stock, label, ret_bitmap, err);
    press_close(&press);
    return ok;
}

/* As grey PNG with nothing but black and white in it: cairo writes no one-bit files. */
bool press_png(const struct bitmap *bitmap, const char *path, struct error *err)
{
    struct file_out file = {0};
    if (!file_out_open(&file, path, err)) {
        return false;
    }
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_A8, bitmap->width, bitmap->height);
    unsigned char *data = cairo_image_surface_get_data(surface);
    ASSERT(data != NULL);
    for (int y = 0; y < bitmap->height; y++) {
        unsigned char *row = data + (ptrdiff_t)y * cairo_image_surface_get_stride(surface);
        for (int x = 0; x < bitmap->width; x++) {
            row[x] = bitmap_ink(bitmap, x, y) ? 0 : 255;
        }
    }
    cairo_surface_mark_dirty(surface);
    cairo_status_t status = cairo_surface_write_to_png_stream(surface, press_write, &file);
    cairo_surface_destroy(surface);
    bool ok = status == CAIRO_STATUS_SUCCESS || status == CAIRO_STATUS_WRITE_ERROR;
    ok = ok ? file_out_commit(&file, err) : press_failed(status, err);
    file_out_abandon(&file);
    return ok;
}

bool label_png(const struct label_sheet *sheet, const struct label *labels, size_t count,
               const char *path, struct label_placed *ret_placed, struct error *err)
{
    struct label_press press = {0};
    char name[LIMIT_PATH];
    size_t stem = strlen(path) - (str_ends(path, ".png") ? 4 : 0);
    bool ok = label_check_run(sheet, labels, count, true, err) && press_open(&press, err);
    if (ok && count > PNG_FILES_MAX) {
        ok = error_set(err, ERROR_LIMIT, "too_many_files",
                       "Plus de %d images en une fois : imprimez par point de collecte.",
                       PNG_FILES_MAX);
    }
    for (size_t i = 0; ok && i < count; i++) {
        struct bitmap bitmap = {0};
        if (!str_format(name, sizeof name, "%.*s-%03zu.png", (int)stem, path, i + 1)) {
            ok = error_set(err, ERROR_INPUT, "path_too_long", "Ce nom de fichier est trop long.");
            break;
        }
        render(&press, sheet, &labels[i], &bitmap);
        ok = press_png(&bitmap, name, err);
        if (ok && ret_placed != NULL) {
            double dots = stock_dots_per_mm(sheet->stock.dpi);
            ret_placed[i] = (struct label_placed){.label = i,
                                                  .page = (int)i + 1,
                                                  .width_mm = bitmap.width / dots,
                                                  .height_mm = bitmap.height / dots};
            str_copy(ret_placed[i].code, sizeof ret_placed[i].code, labels[i].code);
        }
        bitmap_finish(&bitmap);
    }
    press_close(&press);
    return ok;
}
