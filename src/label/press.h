/* press.h: what drawing needs, made once and used for many pages or labels; files and dots to draw
 * on. For label and paper only: others take label.h and paper.h. */
#ifndef BORNE_LABEL_PRESS_H
#define BORNE_LABEL_PRESS_H

#include <cairo.h>

#include "label/ink.h"
#include "label/label.h"

struct label_press {
    struct ink_type *type;
    struct zint_symbol *encoder;
};

bool press_open(struct label_press *press, struct error *err);
void press_close(struct label_press *press);
/* Draws one label at the origin, in millimetres, on what `on` says: cr, pdf or dots; the rest of it
 * is filled in. Asserted: it fits. */
void press_draw(const struct label_press *press, struct ink on, const struct stock_choice *stock,
                const struct label *label, bool as_dots);
/* Cairo's writer into a struct file_out. */
cairo_status_t press_write(void *file, const unsigned char *bytes, unsigned int count);
/* False, with a sentence. */
bool press_failed(cairo_status_t status, struct error *err);

/* Opens a PDF of pages of this size; `work` draws them. False: the error is set, no file is left.
 */
bool press_pdf(const char *path, const char *title, int64_t created_at_s, double width_mm,
               double height_mm, bool (*work)(cairo_t *cr, void *context), void *context,
               struct error *err);
/* A white surface of the stock's dots, turned where the stock is, its unit a millimetre. */
cairo_surface_t *press_dots(const struct stock_choice *stock, cairo_t **ret_cr);
/* The surface as bits; it is destroyed. False: memory. */
bool press_bits(cairo_surface_t *surface, struct bitmap *ret_bitmap, struct error *err);
/* Writes the dots as a file, in black and white. */
bool press_png(const struct bitmap *bitmap, const char *path, struct error *err);

/* What a run must be, said in words if it is not. */
bool label_check_run(const struct label_sheet *sheet, const struct label *labels, size_t count,
                     bool as_dots, struct error *err);

#endif
