/* pdf.c: objects, pages and a font of outlines. Numbers are written by hand: that is most of what
 * there is to do. */
#include "label/pdf.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/arena.h"
#include "base/assert.h"
#include "base/str.h"
#include "label/pdf_internal.h"

enum { COMPRESSION = 1 }; /* fast; what packs well does so at once */

void pdf_put(struct bytes *to, const char *text, size_t count)
{
    while (to->count + count > to->room) {
        to->room = to->room == 0 ? 65536 : to->room * 2;
        to->at = realloc(to->at, to->room);
        ASSERT(to->at != NULL);
    }
    memcpy(to->at + to->count, text, count);
    to->count += count;
}

void pdf_say(struct bytes *to, const char *text)
{
    pdf_put(to, text, strlen(text));
}

/* A number with up to four decimals, as few as it takes, and a blank. */
void pdf_number(struct bytes *to, double value)
{
    char digits[24];
    int at = sizeof digits;
    long long whole = llround(fabs(value) * 10000);
    int decimals = 4;
    while (decimals > 0 && whole % 10 == 0) {
        whole /= 10;
        decimals--;
    }
    bool is_negative = value < 0 && whole != 0;
    digits[--at] = ' ';
    for (int i = 0; whole > 0 || i <= decimals; i++) {
        if (i == decimals && decimals > 0) {
            digits[--at] = '.';
        }
        digits[--at] = (char)('0' + whole % 10);
        whole /= 10;
    }
    if (is_negative) {
        digits[--at] = '-';
    }
    pdf_put(to, digits + at, sizeof digits - (size_t)at);
}

void pdf_write(struct pdf *pdf, const char *text, size_t count)
{
    (void)file_out_write(pdf->file, text, count); /* a failure is told by the commit */
    pdf->offset += (int64_t)count;
}

void pdf_write_text(struct pdf *pdf, const char *text)
{
    pdf_write(pdf, text, strlen(text));
}

int pdf_object(struct pdf *pdf)
{
    pdf->offsets =
        array_grow(pdf->offsets, pdf->object_count, &pdf->object_room, sizeof *pdf->offsets);
    pdf->offsets[pdf->object_count++] = 0;
    return (int)pdf->object_count;
}

void pdf_object_begin(struct pdf *pdf, int object)
{
    char text[32];
    pdf->offsets[object - 1] = pdf->offset;
    str_format(text, sizeof text, "%d 0 obj\n", object);
    pdf_write_text(pdf, text);
}

/* An object that is a stream, packed. */
void pdf_object_stream(struct pdf *pdf, int object, const struct bytes *content)
{
    uLongf packed = compressBound(content->count);
    if (packed > pdf->packed.room) {
        pdf->packed.room = packed;
        pdf->packed.at = realloc(pdf->packed.at, packed);
        ASSERT(pdf->packed.at != NULL);
    }
    int failed = compress2((Bytef *)pdf->packed.at, &packed, (const Bytef *)content->at,
                           content->count, COMPRESSION);
    ASSERT(failed == Z_OK);
    char text[80];
    pdf_object_begin(pdf, object);
    str_format(text, sizeof text, "<</Length %lu/Filter/FlateDecode>>stream\n",
               (unsigned long)packed);
    pdf_write_text(pdf, text);
    pdf_write(pdf, pdf->packed.at, packed);
    pdf_write_text(pdf, "\nendstream\nendobj\n");
}

struct pdf *pdf_create(struct file_out *file, double width_mm, double height_mm)
{
    struct pdf *pdf = calloc(1, sizeof *pdf);
    ASSERT(pdf != NULL);
    pdf->file = file;
    pdf->width_mm = width_mm;
    pdf->height_mm = height_mm;
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1);
    pdf->scratch = cairo_create(surface);
    cairo_surface_destroy(surface);
    pdf_write_text(pdf, "%PDF-1.5\n%\xE2\xE3\xCF\xD3\n");
    for (int i = 0; i < OBJECTS_FIXED; i++) {
        (void)pdf_object(pdf);
    }
    return pdf;
}

void pdf_destroy(struct pdf *pdf)
{
    if (pdf == NULL) {
        return;
    }
    for (size_t i = 0; i < pdf->glyph_count; i++) {
        cairo_font_face_destroy(pdf->glyphs[i].face);
    }
    cairo_destroy(pdf->scratch);
    free(pdf->page.at);
    free(pdf->packed.at);
    free(pdf->offsets);
    free(pdf->pages);
    free(pdf->glyphs);
    free(pdf);
}

void pdf_end_page(struct pdf *pdf)
{
    char text[200];
    if (!pdf->has_page) {
        return;
    }
    int content = pdf_object(pdf), page = pdf_object(pdf);
    pdf_object_stream(pdf, content, &pdf->page);
    pdf_object_begin(pdf, page);
    str_format(text, sizeof text,
               "<</Type/Page/Parent %d 0 R/MediaBox[0 0 %.4f %.4f]/Resources %d 0 R/Contents %d 0 "
               "R>>\nendobj\n",
               OBJECT_PAGES, pdf->width_mm * POINTS_PER_MM, pdf->height_mm * POINTS_PER_MM,
               OBJECT_RESOURCES, content);
    pdf_write_text(pdf, text);
    pdf->pages = array_grow(pdf->pages, pdf->page_count, &pdf->page_room, sizeof *pdf->pages);
    pdf->pages[pdf->page_count++] = page;
    pdf->has_page = false;
}

void pdf_page(struct pdf *pdf)
{
    pdf_end_page(pdf);
    pdf->has_page = true;
    pdf->page.count = 0;
    pdf->depth = 0;
    pdf->rgb[0] = NO_RGB;
    pdf_number(&pdf->page, POINTS_PER_MM); /* millimetres, downwards */
    pdf_say(&pdf->page, "0 0 ");
    pdf_number(&pdf->page, -POINTS_PER_MM);
    pdf_say(&pdf->page, "0 ");
    pdf_number(&pdf->page, pdf->height_mm * POINTS_PER_MM);
    pdf_say(&pdf->page, "cm\n");
}

void pdf_shift_scaled(struct pdf *pdf, double x, double y, double scale)
{
    ASSERT(pdf->depth + 1 < DEPTH);
    pdf_say(&pdf->page, "q ");
    pdf_number(&pdf->page, scale);
    pdf_say(&pdf->page, "0 0 ");
    pdf_number(&pdf->page, scale);
    pdf_number(&pdf->page, x);
    pdf_number(&pdf->page, y);
    pdf_say(&pdf->page, "cm\n");
    pdf->depth++;
    pdf->rgb[pdf->depth] = pdf->rgb[pdf->depth - 1];
}

void pdf_shift(struct pdf *pdf, double x, double y)
{
    pdf_shift_scaled(pdf, x, y, 1);
}

void pdf_back(struct pdf *pdf)
{
    ASSERT(pdf->depth > 0);
    pdf->depth--;
    pdf_say(&pdf->page, "Q\n");
}

void pdf_rgb(struct pdf *pdf, uint32_t rgb)
{
    if (pdf->rgb[pdf->depth] == rgb) {
        return;
    }
    pdf->rgb[pdf->depth] = rgb;
    for (int stroke = 0; stroke < 2; stroke++) {
        for (int i = 0; i < 3; i++) {
            pdf_number(&pdf->page, (rgb >> (16 - 8 * i) & 0xff) / 255.0);
        }
        pdf_say(&pdf->page, stroke ? "RG\n" : "rg ");
    }
}

static void point(struct pdf *pdf, double x, double y)
{
    pdf_number(&pdf->page, x);
    pdf_number(&pdf->page, y);
}

void pdf_move(struct pdf *pdf, double x, double y)
{
    point(pdf, x, y);
    pdf_say(&pdf->page, "m ");
}

void pdf_line(struct pdf *pdf, double x, double y)
{
    point(pdf, x, y);
    pdf_say(&pdf->page, "l ");
}

void pdf_curve(struct pdf *pdf, double x1, double y1, double x2, double y2, double x3, double y3)
{
    point(pdf, x1, y1);
    point(pdf, x2, y2);
    point(pdf, x3, y3);
    pdf_say(&pdf->page, "c ");
}

void pdf_close(struct pdf *pdf)
{
    pdf_say(&pdf->page, "h ");
}

void pdf_box(struct pdf *pdf, double x, double y, double w, double h)
{
    point(pdf, x, y);
    point(pdf, w, h);
    pdf_say(&pdf->page, "re ");
}

void pdf_fill(struct pdf *pdf)
{
    pdf_say(&pdf->page, "f\n");
}

void pdf_pen(struct pdf *pdf, double width, bool is_round)
{
    pdf_number(&pdf->page, width);
    pdf_say(&pdf->page, is_round ? "w 1 J 1 j\n" : "w 0 J 0 j\n");
}

void pdf_dash(struct pdf *pdf, double on, double off, double phase)
{
    pdf_say(&pdf->page, "[");
    if (on > 0) {
        point(pdf, on, off);
    }
    pdf_say(&pdf->page, "]");
    pdf_number(&pdf->page, phase);
    pdf_say(&pdf->page, "d\n");
}

void pdf_stroke(struct pdf *pdf)
{
    pdf_say(&pdf->page, "S\n");
}

void pdf_bars(struct pdf *pdf, double x, double y, double module, double height,
              const unsigned char *from, const unsigned char *width, int count)
{
    pdf_say(&pdf->page, "q ");
    pdf_number(&pdf->page, module);
    pdf_say(&pdf->page, "0 0 ");
    pdf_number(&pdf->page, height);
    point(pdf, x, y);
    pdf_say(&pdf->page, "cm ");
    for (int i = 0; i < count; i++) {
        char text[24] = {(char)('0' + from[i] / 100),
                         (char)('0' + from[i] / 10 % 10),
                         (char)('0' + from[i] % 10),
                         ' ',
                         '0',
                         ' ',
                         (char)('0' + width[i]),
                         ' ',
                         '1',
                         ' ',
                         'r',
                         'e',
                         ' '};
        pdf_put(&pdf->page, text, 13);
    }
    pdf_say(&pdf->page, "f Q\n");
}

/* The outline at EM units an em, upwards, as a glyph's little program. */
static void write_outline(struct pdf *pdf, struct glyph *glyph)
{
    cairo_t *cr = pdf->scratch;
    cairo_glyph_t one = {glyph->id, 0, 0};
    struct bytes program = {0};
    double x1, y1, x2, y2;
    cairo_set_font_face(cr, glyph->face);
    cairo_set_font_size(cr, EM);
    cairo_new_path(cr);
    cairo_glyph_path(cr, &one, 1);
    cairo_path_extents(cr, &x1, &y1, &x2, &y2);
    pdf_number(&program, glyph->advance * EM);
    pdf_say(&program, "0 ");
    pdf_number(&program, floor(x1));
    pdf_number(&program, floor(-y2));
    pdf_number(&program, ceil(x2));
    pdf_number(&program, ceil(-y1));
    pdf_say(&program, "d1 ");
    cairo_path_t *path = cairo_copy_path(cr);
    for (int i = 0; i < path->num_data; i += path->data[i].header.length) {
        const cairo_path_data_t *data = &path->data[i];
        static const char *const ends[] = {[CAIRO_PATH_MOVE_TO] = "m ",
                                           [CAIRO_PATH_LINE_TO] = "l ",
                                           [CAIRO_PATH_CURVE_TO] = "c ",
                                           [CAIRO_PATH_CLOSE_PATH] = "h "};
        for (int k = 1; k < data->header.length; k++) {
            pdf_number(&program, round(data[k].point.x * 10) / 10);
            pdf_number(&program, round(-data[k].point.y * 10) / 10);
        }
        pdf_say(&program, ends[data->header.type]);
    }
    pdf_say(&program, "f");
    cairo_path_destroy(path);
    cairo_new_path(cr);
    glyph->object = pdf_object(pdf);
    pdf_object_stream(pdf, glyph->object, &program);
    free(program.at);
}

int pdf_glyph(struct pdf *pdf, cairo_font_face_t *face, double size, unsigned long id,
              double advance, const char *says, size_t length)
{
    for (size_t i = 0; i < pdf->glyph_count; i++) {
        if (pdf->glyphs[i].id == id && pdf->glyphs[i].face == face) {
            return (int)i;
        }
    }
    pdf->glyphs = array_grow(pdf->glyphs, pdf->glyph_count, &pdf->glyph_room, sizeof *pdf->glyphs);
    struct glyph *glyph = &pdf->glyphs[pdf->glyph_count++];
    *glyph = (struct glyph){
        .face = cairo_font_face_reference(face), .id = id, .advance = advance / size};
    str_copy_n(glyph->says, sizeof glyph->says, says, length);
    write_outline(pdf, glyph);
    return (int)(glyph - pdf->glyphs);
}

static void hex(struct bytes *to, int code)
{
    static const char digits[] = "0123456789abcdef";
    char text[2] = {digits[code >> 4], digits[code & 15]};
    pdf_put(to, text, 2);
}

void pdf_glyphs(struct pdf *pdf, double x, double y, double size, const int *glyphs,
                const double *advances, int count)
{
    struct bytes *page = &pdf->page;
    pdf_say(page, "BT ");
    for (int i = 0; i < count;) { /* a run in one of the fonts */
        int font = glyphs[i] / GLYPHS_PER_FONT;
        char name[24];
        str_format(name, sizeof name, "/F%d 1 Tf ", font);
        pdf_say(page, name);
        pdf_number(page, size);
        pdf_say(page, "0 0 ");
        pdf_number(page, -size);
        point(pdf, x, y);
        pdf_say(page, "Tm [<");
        double off = 0; /* in ems: what the font thinks it moved too little */
        for (; i < count && glyphs[i] / GLYPHS_PER_FONT == font; i++) {
            if (fabs(off) > 0.0005) {
                pdf_say(page, ">");
                pdf_number(page, -off * EM);
                pdf_say(page, "<");
                off = 0;
            }
            hex(page, glyphs[i] % GLYPHS_PER_FONT + 1);
            off += advances[i] / size - pdf->glyphs[glyphs[i]].advance;
            x += advances[i];
        }
        pdf_say(page, ">]TJ ");
    }
    pdf_say(page, "ET\n");
}
