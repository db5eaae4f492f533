/* press.c: fonts and the encoder of bars, and one label drawn with them. */
#include "label/press.h"

#include <cairo-pdf.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/assert.h"
#include "base/file.h"
#include "label/draw.h"

#define POINTS_PER_MM (72.0 / 25.4)

bool press_open(struct label_press *press, struct error *err)
{
    press->type = ink_type_create();
    press->encoder = bars_encoder_create();
    if (press->type != NULL && press->encoder != NULL) {
        return true;
    }
    return error_set(err, ERROR_ENVIRONMENT, "no_memory",
                     "Il n’y a plus assez de mémoire pour dessiner les étiquettes.");
}

void press_close(struct label_press *press)
{
    ink_type_destroy(press->type);
    bars_encoder_destroy(press->encoder);
}

struct label_press *label_press_create(struct error *err)
{
    struct label_press *press = calloc(1, sizeof *press);
    ASSERT(press != NULL);
    if (!press_open(press, err)) {
        label_press_destroy(press);
        return NULL;
    }
    return press;
}

void label_press_destroy(struct label_press *press)
{
    if (press != NULL) {
        press_close(press);
        free(press);
    }
}

bool press_failed(cairo_status_t status, struct error *err)
{
    error_set(err, ERROR_ENVIRONMENT, "drawing_failed",
              "Les étiquettes n’ont pas pu être dessinées. Recommencez.");
    return error_detail(err, (int)status, "cairo: %s", cairo_status_to_string(status));
}

void press_draw(const struct label_press *press, struct ink on, const struct stock_choice *stock,
                const struct label *label, bool as_dots)
{
    struct area area;
    bool fits = area_of(label->kind, stock, as_dots, &area);
    ASSERT(fits);
    on.type = press->type;
    on.has_colour = stock->stock->medium == STOCK_SHEET && !as_dots;
    on.dots_per_mm = area.dots_per_mm;
    struct bars bars = bars_encode(press->encoder, label->code);
    draw_label(&on, &area, label, &bars);
}

cairo_status_t press_write(void *file, const unsigned char *bytes, unsigned int count)
{
    return file_out_write(file, bytes, count) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static void describe(cairo_surface_t *surface, const char *title, int64_t created_at_s)
{
    char text[40] = "";
    time_t seconds = (time_t)created_at_s;
    struct tm parts;
    if (gmtime_r(&seconds, &parts) != NULL) {
        strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    }
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, text);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Borne");
}

bool press_pdf(const char *path, const char *title, int64_t created_at_s, double width_mm,
               double height_mm, bool (*work)(cairo_t *cr, void *context), void *context,
               struct error *err)
{
    bool ok = false;
    struct file_out file = {0};
    if (!file_out_open(&file, path, err)) {
        return false;
    }
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(
        press_write, &file, width_mm * POINTS_PER_MM, height_mm * POINTS_PER_MM);
    describe(surface, title, created_at_s);
    cairo_t *cr = cairo_create(surface);
    cairo_scale(cr, POINTS_PER_MM, POINTS_PER_MM);
    bool has_drawn = work(cr, context);
    cairo_status_t status = cairo_status(cr);
    cairo_surface_finish(surface);
    if (status == CAIRO_STATUS_SUCCESS) {
        status = cairo_surface_status(surface);
    }
    if (!has_drawn) {
        ok = false;
    } else if (status == CAIRO_STATUS_SUCCESS || status == CAIRO_STATUS_WRITE_ERROR) {
        ok = file_out_commit(&file, err); /* tells a write error in words */
    } else {
        press_failed(status, err);
    }
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    file_out_abandon(&file);
    return ok;
}
