/* label.c: whether labels fit, and runs of them as PDF pages. */
#include "label/label.h"

#include <cairo.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/assert.h"
#include "base/file.h"
#include "base/str.h"
#include "label/area.h"
#include "label/pdf.h"
#include "label/press.h"

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
        "d’une cagette",  "d’un produit", "d’un emplacement", "d’un binôme",
        "d’une commande", "d’un sachet",  "d’un exercice"};
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

bool label_check_run(const struct label_sheet *sheet, const struct label *labels, size_t count,
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

struct run {
    const struct label_press *press;
    const struct label_sheet *sheet;
    const struct label *labels;
    size_t count;
    struct label_placed *placed; /* or NULL */
    double width_mm, height_mm;  /* of a page */
};

/* Through cairo: labels with colour pictures, which pdf.h does not know. */
static bool draw_with_cairo(cairo_t *cr, void *context)
{
    const struct run *run = context;
    int page = 1;
    for (size_t i = 0; i < run->count; i++) {
        struct label_placed placed = place(run->sheet, &run->labels[i], i);
        if (placed.page != page) {
            cairo_show_page(cr);
            page = placed.page;
        }
        cairo_save(cr);
        cairo_translate(cr, placed.x_mm, placed.y_mm);
        press_draw(run->press, (struct ink){.cr = cr}, &run->sheet->stock, &run->labels[i], false);
        cairo_restore(cr);
        if (run->placed != NULL) {
            run->placed[i] = placed;
        }
    }
    cairo_show_page(cr);
    return true;
}

static void draw_run(const struct run *run, struct pdf *pdf)
{
    int page = 0;
    for (size_t i = 0; i < run->count; i++) {
        struct label_placed placed = place(run->sheet, &run->labels[i], i);
        if (placed.page != page) {
            pdf_page(pdf);
            page = placed.page;
        }
        pdf_shift(pdf, placed.x_mm, placed.y_mm);
        press_draw(run->press, (struct ink){.pdf = pdf}, &run->sheet->stock, &run->labels[i],
                   false);
        pdf_back(pdf);
        if (run->placed != NULL) {
            run->placed[i] = placed;
        }
    }
}

static bool write_run(const struct run *run, const char *path, struct error *err)
{
    char date[32] = "";
    time_t seconds = (time_t)run->sheet->created_at_s;
    struct tm parts;
    struct file_out file = {0};
    if (!file_out_open(&file, path, err)) {
        return false;
    }
    struct pdf *pdf = pdf_create(&file, run->width_mm, run->height_mm);
    draw_run(run, pdf);
    if (gmtime_r(&seconds, &parts) != NULL) {
        strftime(date, sizeof date, "D:%Y%m%d%H%M%SZ", &parts);
    }
    pdf_finish(pdf, "Étiquettes", date);
    pdf_destroy(pdf);
    bool ok = file_out_commit(&file, err);
    file_out_abandon(&file);
    return ok;
}

static bool has_pictures(const struct label *labels, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (labels[i].kind == LABEL_PAIR) {
            return true;
        }
    }
    return false;
}

bool label_pdf(const struct label_sheet *sheet, const struct label *labels, size_t count,
               const char *path, struct label_placed *ret_placed, struct error *err)
{
    struct label_press press = {0};
    struct run run = {
        &press, sheet, labels, count, ret_placed, STOCK_SHEET_WIDTH_MM, STOCK_SHEET_HEIGHT_MM};
    if (sheet->stock.stock->medium == STOCK_THERMAL) {
        stock_size(&sheet->stock, &run.width_mm, &run.height_mm);
    }
    bool ok = label_check_run(sheet, labels, count, false, err) && press_open(&press, err);
    if (ok && has_pictures(labels, count)) {
        ok = press_pdf(path, "Étiquettes", sheet->created_at_s, run.width_mm, run.height_mm,
                       draw_with_cairo, &run, err);
    } else if (ok) {
        ok = write_run(&run, path, err);
    }
    press_close(&press);
    return ok;
}
