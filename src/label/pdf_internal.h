/* pdf_internal.h: shared by pdf.c and pdf_end.c only. */
#ifndef BORNE_LABEL_PDF_INTERNAL_H
#define BORNE_LABEL_PDF_INTERNAL_H

#include <stddef.h>

#include "label/pdf.h"

enum { GLYPHS_PER_FONT = 250, EM = 1000, DEPTH = 8, SAYS = 32 };
#define POINTS_PER_MM (72.0 / 25.4)

struct bytes {
    char *at;
    size_t count, room;
};

struct glyph {
    cairo_font_face_t *face;
    unsigned long id;
    double advance; /* in ems */
    int object;     /* its outline */
    char says[SAYS];
};

struct pdf {
    struct file_out *file;
    double width_mm, height_mm;
    struct bytes page, packed;
    bool has_page;
    int64_t offset;   /* of the file so far */
    int64_t *offsets; /* of each object, from object 1 */
    size_t object_count, object_room;
    int *pages; /* objects */
    size_t page_count, page_room;
    struct glyph *glyphs;
    size_t glyph_count, glyph_room;
    cairo_t *scratch;
    uint32_t rgb[DEPTH];
    int depth;
};

enum { OBJECT_PAGES = 1, OBJECT_RESOURCES, OBJECTS_FIXED = 2 };
#define NO_RGB 0xFF000000u

void pdf_put(struct bytes *to, const char *text, size_t count);
void pdf_say(struct bytes *to, const char *text);
/* A number with up to four decimals, as few as it takes, and a blank. */
void pdf_number(struct bytes *to, double value);
void pdf_write(struct pdf *pdf, const char *text, size_t count);
void pdf_write_text(struct pdf *pdf, const char *text);
/* A new object's number; begun later, in any order. */
int pdf_object(struct pdf *pdf);
void pdf_object_begin(struct pdf *pdf, int object);
/* An object that is a stream, packed. */
void pdf_object_stream(struct pdf *pdf, int object, const struct bytes *content);
void pdf_end_page(struct pdf *pdf);

#endif
