/* pdf.h: writes the pages of label runs: a PDF with nothing in it but paths and texts, because a
 * thousand labels should not wait for a general library. In millimetres from the page's top left.
 * Glyphs become a font of their own outlines (Type 3), each once, with what they say, so that texts
 * can be searched. Knows no labels. One thread. */
#ifndef BORNE_LABEL_PDF_H
#define BORNE_LABEL_PDF_H

#include <cairo.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/file.h"

struct pdf;

/* Writes into an open file; its errors are told by its commit. */
struct pdf *pdf_create(struct file_out *file, double width_mm, double height_mm);
void pdf_destroy(struct pdf *pdf);
/* Ends the page before, if there was one. */
void pdf_page(struct pdf *pdf);
/* Ends the last page and writes what belongs to all. `date` is "D:20261126094640Z". */
void pdf_finish(struct pdf *pdf, const char *title, const char *date);

/* What follows is moved, until pdf_back. */
void pdf_shift(struct pdf *pdf, double x, double y);
/* The same, scaled too. */
void pdf_shift_scaled(struct pdf *pdf, double x, double y, double scale);
void pdf_back(struct pdf *pdf);

/* Colour and pen are set before a path, then the path, then what becomes of it. */
void pdf_rgb(struct pdf *pdf, uint32_t rgb);
void pdf_pen(struct pdf *pdf, double width, bool is_round);          /* ends and joins */
void pdf_dash(struct pdf *pdf, double on, double off, double phase); /* on 0: none */
void pdf_move(struct pdf *pdf, double x, double y);
void pdf_line(struct pdf *pdf, double x, double y);
void pdf_curve(struct pdf *pdf, double x1, double y1, double x2, double y2, double x3, double y3);
void pdf_close(struct pdf *pdf);
void pdf_box(struct pdf *pdf, double x, double y, double w, double h);
void pdf_fill(struct pdf *pdf);
void pdf_stroke(struct pdf *pdf);
/* Upright bars on a grid of modules: from and width of each, in modules; filled. */
void pdf_bars(struct pdf *pdf, double x, double y, double module, double height,
              const unsigned char *from, const unsigned char *width, int count);

/* The number of a glyph in this document: its outline is taken from the face (set at the size
 * where `advance` holds), once. `says` is what it stands for, UTF-8, `length` bytes. */
int pdf_glyph(struct pdf *pdf, cairo_font_face_t *face, double size, unsigned long glyph,
              double advance, const char *says, size_t length);
/* A row of glyphs from (x, y) on, each at its own place: xs and x, y in the page's millimetres. */
void pdf_glyphs(struct pdf *pdf, double x, double y, double size, const int *glyphs,
                const double *advances, int count);

#endif
