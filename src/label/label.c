/* label.c: runs of labels as PDF pages, dots and PNG files. */
#include "label/label.h"

#include <cairo-pdf.h>
#include <cairo.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/assert.h"
#include "base/file.h"
#include "base/str.h"
#include "label/draw.h"

#define POINTS_PER_MM (72.0 / 25.4)
enum { PNG_FILES_MAX = 9999 };

/* What drawing a run needs: made once, used for every label. */
struct press {
    struct ink_type *type;
    struct zint_symbol *encoder;
};

static bool press_open(struct press *press, struct error *err)
{
    press->type = ink_type_create();
    press->encoder = bars_encoder_create();
    if (press->type != NULL && press->encoder != NULL) {
        return true;
    }
    return error_set(err, ERROR_ENVIRONMENT, "no_memory",
                     "Il n’y a plus assez de mémoire pour dessiner les étiquettes.");
}

static void press_close(struct press *press)
{
    ink_type_destroy(press->type);
    bars_encoder_destroy(press->encoder);
}

static bool cairo_failed(cairo_status_t status, struct error *err)
{
    error_set(err, ERROR_ENVIRONMENT, "drawing_failed",
              "Les étiquettes n’ont pas pu être dessinées. Recommencez.");
    return error_detail(err, (int)status, "cairo: %s", cairo_status_to_string(status));
}

/* A stock that would do, of the same medium if there is one. */
static const char *stock_instead(enum label_kind kind, enum stock_medium medium, bool as_dots)
{
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < stock_count(); i++) {
            struct stock_choice other;
            struct area area;
            bool same = stock_at(i)->medium == medium;
            if (same == (pass == 0) && stock_choose(stock_at(i)->name, &other, NULL) &&
                area_of(kind, &other, as_dots, &area)) {
                return stock_at(i)->name;
            }
        }
    }
    ASSERT_UNREACHABLE("a4-24 fits every kind");
}

bool label_fits(enum label_kind kind, const struct stock_choice *stock, bool as_dots,
                struct error *err)
{
    static const char *const names[LABEL_KIND_COUNT] = {
        "d’une cagette", "d’un produit", "d’un emplacement", "d’un binôme", "d’une commande"};
    struct area area;
    ASSERT(kind < LABEL_KIND_COUNT);
    if (area_of(kind, stock, as_dots, &area)) {
        return true;
    }
    as_dots = as_dots || stock->stock->medium == STOCK_THERMAL;
    char resolution[40] = "";
    if (as_dots) {
        str_format(resolution, sizeof resolution, " à %d points par pouce", stock->dpi);
    }
    return error_set(err, ERROR_INPUT, "label_too_small",
                     "Le code-barres %s ne tient pas sur le papier %s%s. Prenez par exemple le "
                     "papier %s.",
                     names[kind], stock->stock->name, resolution,
                     stock_instead(kind, stock->stock->medium, as_dots));
}

static bool check_run(const struct label_sheet *sheet, const struct label *labels, size_t count,
                      bool as_dots, struct error *err)
{
    if (count == 0) {
        return error_set(err, ERROR_INPUT, "no_labels", "Il n’y a aucune étiquette à imprimer.");
    }
    int per_sheet = stock_per_sheet(sheet->stock.stock);
    if (sheet->first < 1 || sheet->first > per_sheet) {
        return error_set(err, ERROR_INPUT, "no_such_place",
                         "La première étiquette libre va de 1 à %d sur ce papier, pas %d.",
                         per_sheet, sheet->first);
    }
    if (abs(sheet->shift_right_half_mm) > LABEL_SHIFT_HALF_MM ||
        abs(sheet->shift_down_half_mm) > LABEL_SHIFT_HALF_MM) {
        return error_set(err, ERROR_INPUT, "shift_too_far",
                         "Le décalage va de −%d à %d mm, par demi-millimètres.",
                         LABEL_SHIFT_HALF_MM / 2, LABEL_SHIFT_HALF_MM / 2);
    }
    for (size_t i = 0; i < count; i++) {
        ASSERT(strlen(labels[i].code) == 10);
        if ((i == 0 || labels[i].kind != labels[i - 1].kind) &&
            !label_fits(labels[i].kind, &sheet->stock, as_dots, err)) {
            return false;
        }
    }
    return true;
}

static void draw(const struct press *press, cairo_t *cr, const struct label_sheet *sheet,
                 const struct label *label, bool as_dots)
{
    struct area area;
    bool fits = area_of(label->kind, &sheet->stock, as_dots, &area);
    ASSERT(fits);
    struct ink ink = {.cr = cr,
                      .type = press->type,
                      .has_colour = sheet->stock.stock->medium == STOCK_SHEET && !as_dots,
                      .dots_per_mm = area.dots_per_mm};
    struct bars bars = bars_encode(press->encoder, label->code);
    draw_label(&ink, &area, label, &bars);
}

static cairo_status_t write_stream(void *file, const unsigned char *bytes, unsigned int count)
{
    return file_out_write(file, bytes, count) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

/* Where the label at `slot` (from 0, the begun sheet counted) lies. Without sheets the page is the
 * label. */
static struct label_placed place(const struct label_sheet *sheet, const struct label *label,
                                 size_t index)
{
    const struct stock *stock = sheet->stock.stock;
    struct label_placed placed = {.label = index, .page = (int)index + 1};
    str_copy(placed.code, sizeof placed.code, label->code);
    stock_size(&sheet->stock, &placed.width_mm, &placed.height_mm);
    if (stock->medium == STOCK_THERMAL) {
        return placed;
    }
    size_t slot = index + (size_t)(sheet->first - 1), per_sheet = (size_t)stock_per_sheet(stock);
    int on_sheet = (int)(slot % per_sheet);
    placed.page = (int)(slot / per_sheet) + 1;
    int column = on_sheet % stock->columns, row = on_sheet / stock->columns;
    placed.x_mm = stock->left_mm + stock->pitch_x_mm * column + 0.5 * sheet->shift_right_half_mm;
    placed.y_mm = stock->top_mm + stock->pitch_y_mm * row + 0.5 * sheet->shift_down_half_mm;
    return placed;
}

static void describe(cairo_surface_t *surface, int64_t created_at_s)
{
    char text[40] = "";
    time_t seconds = (time_t)created_at_s;
    struct tm parts;
    if (gmtime_r(&seconds, &parts) != NULL) {
        strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    }
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, text);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, "Étiquettes");
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Borne");
}

static void draw_pages(const struct press *press, cairo_t *cr, const struct label_sheet *sheet,
                       const struct label *labels, size_t count, struct label_placed *ret_placed)
{
    int page = 1;
    for (size_t i = 0; i < count; i++) {
        struct label_placed placed = place(sheet, &labels[i], i);
        if (placed.page != page) {
            cairo_show_page(cr);
            page = placed.page;
        }
        cairo_save(cr);
        cairo_translate(cr, placed.x_mm, placed.y_mm);
        draw(press, cr, sheet, &labels[i], false);
        cairo_restore(cr);
        if (ret_placed != NULL) {
            ret_placed[i] = placed;
        }
    }
    cairo_show_page(cr);
}

bool label_pdf(const struct label_sheet *sheet, const struct label *labels, size_t count,
               const char *path, struct label_placed *ret_placed, struct error *err)
{
    bool ok = false;
    struct press press = {0};
    struct file_out file = {0};
    cairo_surface_t *surface = NULL;
    cairo_t *cr = NULL;
    if (!check_run(sheet, labels, count, false, err) || !press_open(&press, err) ||
        !file_out_open(&file, path, err)) {
        goto out;
    }
    double width = STOCK_SHEET_WIDTH_MM, height = STOCK_SHEET_HEIGHT_MM;
    if (sheet->stock.stock->medium == STOCK_THERMAL) {
        stock_size(&sheet->stock, &width, &height);
    }
    surface = cairo_pdf_surface_create_for_stream(write_stream, &file, width * POINTS_PER_MM,
                                                  height * POINTS_PER_MM);
    describe(surface, sheet->created_at_s);
    cr = cairo_create(surface);
    cairo_scale(cr, POINTS_PER_MM, POINTS_PER_MM);
    draw_pages(&press, cr, sheet, labels, count, ret_placed);
    cairo_status_t status = cairo_status(cr);
    cairo_surface_finish(surface);
    if (status == CAIRO_STATUS_SUCCESS) {
        status = cairo_surface_status(surface);
    }
    if (status != CAIRO_STATUS_SUCCESS && status != CAIRO_STATUS_WRITE_ERROR) {
        cairo_failed(status, err);
        goto out;
    }
    ok = file_out_commit(&file, err); /* tells a write error in words */
out:
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    file_out_abandon(&file);
    press_close(&press);
    return ok;
}

/* Draws one label in grey at the stock's resolution, before turning into bits. */
static cairo_surface_t *draw_grey(const struct press *press, const struct label_sheet *sheet,
                                  const struct label *label)
{
    int width, height;
    stock_dots(&sheet->stock, &width, &height);
    bool turned = sheet->stock.stock->turned;
    cairo_surface_t *surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, turned ? height : width, turned ? width : height);
    cairo_t *cr = cairo_create(surface);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    if (turned) { /* a quarter turn to the right: the beginning leaves the printer first */
        cairo_matrix_t turn = {0, 1, -1, 0, height, 0};
        cairo_transform(cr, &turn);
    }
    double dots = stock_dots_per_mm(sheet->stock.dpi);
    cairo_scale(cr, dots, dots);
    draw(press, cr, sheet, label, true);
    if (cairo_status(cr) != CAIRO_STATUS_SUCCESS) {
        cairo_surface_destroy(surface);
        surface = NULL;
    }
    cairo_destroy(cr);
    return surface;
}

static bool render(const struct press *press, const struct label_sheet *sheet,
                   const struct label *label, struct bitmap *ret_bitmap, struct error *err)
{
    cairo_surface_t *surface = draw_grey(press, sheet, label);
    if (surface == NULL) {
        return cairo_failed(CAIRO_STATUS_NO_MEMORY, err);
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

bool label_bitmap(const struct stock_choice *stock, const struct label *label,
                  struct bitmap *ret_bitmap, struct error *err)
{
    struct label_sheet sheet = {.stock = *stock, .first = 1};
    struct press press = {0};
    bool ok = check_run(&sheet, label, 1, true, err) && press_open(&press, err) &&
              render(&press, &sheet, label, ret_bitmap, err);
    press_close(&press);
    return ok;
}

/* As grey PNG with nothing but black and white in it: cairo writes no one-bit files. */
static bool write_png(const struct bitmap *bitmap, const char *path, struct error *err)
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
    cairo_status_t status = cairo_surface_write_to_png_stream(surface, write_stream, &file);
    cairo_surface_destroy(surface);
    bool ok = status == CAIRO_STATUS_SUCCESS || status == CAIRO_STATUS_WRITE_ERROR;
    ok = ok ? file_out_commit(&file, err) : cairo_failed(status, err);
    file_out_abandon(&file);
    return ok;
}

bool label_png(const struct label_sheet *sheet, const struct label *labels, size_t count,
               const char *path, struct label_placed *ret_placed, struct error *err)
{
    struct press press = {0};
    char name[LIMIT_PATH];
    size_t stem = strlen(path) - (str_ends(path, ".png") ? 4 : 0);
    bool ok = check_run(sheet, labels, count, true, err) && press_open(&press, err);
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
        ok = render(&press, sheet, &labels[i], &bitmap, err) && write_png(&bitmap, name, err);
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
