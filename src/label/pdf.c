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

enum { GLYPHS_PER_FONT = 250, EM = 1000, DEPTH = 8, SAYS = 32, COMPRESSION = 1 };
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

static void put(struct bytes *to, const char *text, size_t count)
{
    while (to->count + count > to->room) {
        to->room = to->room == 0 ? 65536 : to->room * 2;
        to->at = realloc(to->at, to->room);
        ASSERT(to->at != NULL);
    }
    memcpy(to->at + to->count, text, count);
    to->count += count;
}

static void say(struct bytes *to, const char *text)
{
    put(to, text, strlen(text));
}

/* A number with up to four decimals, as few as it takes, and a blank. */
static void number(struct bytes *to, double value)
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
    put(to, digits + at, sizeof digits - (size_t)at);
}

static void write_bytes(struct pdf *pdf, const char *text, size_t count)
{
    (void)file_out_write(pdf->file, text, count); /* a failure is told by the commit */
    pdf->offset += (int64_t)count;
}

static void write_text(struct pdf *pdf, const char *text)
{
    write_bytes(pdf, text, strlen(text));
}

static int object_new(struct pdf *pdf)
{
    pdf->offsets =
        array_grow(pdf->offsets, pdf->object_count, &pdf->object_room, sizeof *pdf->offsets);
    pdf->offsets[pdf->object_count++] = 0;
    return (int)pdf->object_count;
}

static void object_begin(struct pdf *pdf, int object)
{
    char text[32];
    pdf->offsets[object - 1] = pdf->offset;
    str_format(text, sizeof text, "%d 0 obj\n", object);
    write_text(pdf, text);
}

/* An object that is a stream, packed. */
static void object_stream(struct pdf *pdf, int object, const struct bytes *content)
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
    object_begin(pdf, object);
    str_format(text, sizeof text, "<</Length %lu/Filter/FlateDecode>>stream\n",
               (unsigned long)packed);
    write_text(pdf, text);
    write_bytes(pdf, pdf->packed.at, packed);
    write_text(pdf, "\nendstream\nendobj\n");
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
    write_text(pdf, "%PDF-1.5\n%\xE2\xE3\xCF\xD3\n");
    for (int i = 0; i < OBJECTS_FIXED; i++) {
        (void)object_new(pdf);
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

static void end_page(struct pdf *pdf)
{
    char text[200];
    if (!pdf->has_page) {
        return;
    }
    int content = object_new(pdf), page = object_new(pdf);
    object_stream(pdf, content, &pdf->page);
    object_begin(pdf, page);
    str_format(text, sizeof text,
               "<</Type/Page/Parent %d 0 R/MediaBox[0 0 %.4f %.4f]/Resources %d 0 R/Contents %d 0 "
               "R>>\nendobj\n",
               OBJECT_PAGES, pdf->width_mm * POINTS_PER_MM, pdf->height_mm * POINTS_PER_MM,
               OBJECT_RESOURCES, content);
    write_text(pdf, text);
    pdf->pages = array_grow(pdf->pages, pdf->page_count, &pdf->page_room, sizeof *pdf->pages);
    pdf->pages[pdf->page_count++] = page;
    pdf->has_page = false;
}

void pdf_page(struct pdf *pdf)
{
    end_page(pdf);
    pdf->has_page = true;
    pdf->page.count = 0;
    pdf->depth = 0;
    pdf->rgb[0] = NO_RGB;
    number(&pdf->page, POINTS_PER_MM); /* millimetres, downwards */
    say(&pdf->page, "0 0 ");
    number(&pdf->page, -POINTS_PER_MM);
    say(&pdf->page, "0 ");
    number(&pdf->page, pdf->height_mm * POINTS_PER_MM);
    say(&pdf->page, "cm\n");
}

void pdf_shift_scaled(struct pdf *pdf, double x, double y, double scale)
{
    ASSERT(pdf->depth + 1 < DEPTH);
    say(&pdf->page, "q ");
    number(&pdf->page, scale);
    say(&pdf->page, "0 0 ");
    number(&pdf->page, scale);
    number(&pdf->page, x);
    number(&pdf->page, y);
    say(&pdf->page, "cm\n");
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
    say(&pdf->page, "Q\n");
}

void pdf_rgb(struct pdf *pdf, uint32_t rgb)
{
    if (pdf->rgb[pdf->depth] == rgb) {
        return;
    }
    pdf->rgb[pdf->depth] = rgb;
    for (int stroke = 0; stroke < 2; stroke++) {
        for (int i = 0; i < 3; i++) {
            number(&pdf->page, (rgb >> (16 - 8 * i) & 0xff) / 255.0);
        }
        say(&pdf->page, stroke ? "RG\n" : "rg ");
    }
}

static void point(struct pdf *pdf, double x, double y)
{
    number(&pdf->page, x);
    number(&pdf->page, y);
}

void pdf_move(struct pdf *pdf, double x, double y)
{
    point(pdf, x, y);
    say(&pdf->page, "m ");
}

void pdf_line(struct pdf *pdf, double x, double y)
{
    point(pdf, x, y);
    say(&pdf->page, "l ");
}

void pdf_curve(struct pdf *pdf, double x1, double y1, double x2, double y2, double x3, double y3)
{
    point(pdf, x1, y1);
    point(pdf, x2, y2);
    point(pdf, x3, y3);
    say(&pdf->page, "c ");
}

void pdf_close(struct pdf *pdf)
{
    say(&pdf->page, "h ");
}

void pdf_box(struct pdf *pdf, double x, double y, double w, double h)
{
    point(pdf, x, y);
    point(pdf, w, h);
    say(&pdf->page, "re ");
}

void pdf_fill(struct pdf *pdf)
{
    say(&pdf->page, "f\n");
}

void pdf_pen(struct pdf *pdf, double width, bool is_round)
{
    number(&pdf->page, width);
    say(&pdf->page, is_round ? "w 1 J 1 j\n" : "w 0 J 0 j\n");
}

void pdf_dash(struct pdf *pdf, double on, double off, double phase)
{
    say(&pdf->page, "[");
    if (on > 0) {
        point(pdf, on, off);
    }
    say(&pdf->page, "]");
    number(&pdf->page, phase);
    say(&pdf->page, "d\n");
}

void pdf_stroke(struct pdf *pdf)
{
    say(&pdf->page, "S\n");
}

void pdf_bars(struct pdf *pdf, double x, double y, double module, double height,
              const unsigned char *from, const unsigned char *width, int count)
{
    say(&pdf->page, "q ");
    number(&pdf->page, module);
    say(&pdf->page, "0 0 ");
    number(&pdf->page, height);
    point(pdf, x, y);
    say(&pdf->page, "cm ");
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
        put(&pdf->page, text, 13);
    }
    say(&pdf->page, "f Q\n");
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
    number(&program, glyph->advance * EM);
    say(&program, "0 ");
    number(&program, floor(x1));
    number(&program, floor(-y2));
    number(&program, ceil(x2));
    number(&program, ceil(-y1));
    say(&program, "d1 ");
    cairo_path_t *path = cairo_copy_path(cr);
    for (int i = 0; i < path->num_data; i += path->data[i].header.length) {
        const cairo_path_data_t *data = &path->data[i];
        static const char *const ends[] = {[CAIRO_PATH_MOVE_TO] = "m ",
                                           [CAIRO_PATH_LINE_TO] = "l ",
                                           [CAIRO_PATH_CURVE_TO] = "c ",
                                           [CAIRO_PATH_CLOSE_PATH] = "h "};
        for (int k = 1; k < data->header.length; k++) {
            number(&program, round(data[k].point.x * 10) / 10);
            number(&program, round(-data[k].point.y * 10) / 10);
        }
        say(&program, ends[data->header.type]);
    }
    say(&program, "f");
    cairo_path_destroy(path);
    cairo_new_path(cr);
    glyph->object = object_new(pdf);
    object_stream(pdf, glyph->object, &program);
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
    put(to, text, 2);
}

void pdf_glyphs(struct pdf *pdf, double x, double y, double size, const int *glyphs,
                const double *advances, int count)
{
    struct bytes *page = &pdf->page;
    say(page, "BT ");
    for (int i = 0; i < count;) { /* a run in one of the fonts */
        int font = glyphs[i] / GLYPHS_PER_FONT;
        char name[24];
        str_format(name, sizeof name, "/F%d 1 Tf ", font);
        say(page, name);
        number(page, size);
        say(page, "0 0 ");
        number(page, -size);
        point(pdf, x, y);
        say(page, "Tm [<");
        double off = 0; /* in ems: what the font thinks it moved too little */
        for (; i < count && glyphs[i] / GLYPHS_PER_FONT == font; i++) {
            if (fabs(off) > 0.0005) {
                say(page, ">");
                number(page, -off * EM);
                say(page, "<");
                off = 0;
            }
            hex(page, glyphs[i] % GLYPHS_PER_FONT + 1);
            off += advances[i] / size - pdf->glyphs[glyphs[i]].advance;
            x += advances[i];
        }
        say(page, ">]TJ ");
    }
    say(page, "ET\n");
}

/* What each code of a font says: "0041" or more for what several letters make. */
static void write_cmap(struct pdf *pdf, int object, size_t first, size_t count)
{
    struct bytes map = {0};
    char text[64];
    say(&map, "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"
              "/CMapName/Borne def/CMapType 2 def\n"
              "1 begincodespacerange <00><ff> endcodespacerange\n");
    for (size_t i = 0; i < count; i++) {
        const char *says = pdf->glyphs[first + i].says;
        str_format(text, sizeof text, "1 beginbfchar <%02x><", (unsigned)(i + 1));
        say(&map, text);
        uint32_t c;
        while ((c = str_next(&says)) != 0) {
            if (c >= 0x10000) {
                str_format(text, sizeof text, "%04x%04x", 0xD800 + ((c - 0x10000) >> 10),
                           0xDC00 + ((c - 0x10000) & 0x3ff));
            } else {
                str_format(text, sizeof text, "%04x", c);
            }
            say(&map, text);
        }
        say(&map, "> endbfchar\n");
    }
    say(&map, "endcmap end end");
    object_stream(pdf, object, &map);
    free(map.at);
}

static void write_font(struct pdf *pdf, int object, int cmap, size_t first, size_t count)
{
    struct bytes font = {0};
    char text[96];
    str_format(text, sizeof text,
               "<</Type/Font/Subtype/Type3/Name/Inter/FontBBox[0 0 0 0]/FontMatrix[.001 0 0 .001 0 "
               "0]");
    say(&font, text);
    str_format(text, sizeof text, "/ToUnicode %d 0 R/FirstChar 1/LastChar %zu/Widths[", cmap,
               count);
    say(&font, text);
    for (size_t i = 0; i < count; i++) {
        number(&font, pdf->glyphs[first + i].advance * EM);
    }
    say(&font, "]/Encoding<</Type/Encoding/Differences[1");
    for (size_t i = 0; i < count; i++) {
        str_format(text, sizeof text, "/g%zu", i + 1);
        say(&font, text);
    }
    say(&font, "]>>/CharProcs<<");
    for (size_t i = 0; i < count; i++) {
        str_format(text, sizeof text, "/g%zu %d 0 R", i + 1, pdf->glyphs[first + i].object);
        say(&font, text);
    }
    say(&font, ">>/Resources<<>>>>\nendobj\n");
    object_begin(pdf, object);
    write_bytes(pdf, font.at, font.count);
    free(font.at);
}

static void write_resources(struct pdf *pdf)
{
    struct bytes all = {0};
    char text[64];
    say(&all, "<</Font<<");
    for (size_t first = 0; first < pdf->glyph_count; first += GLYPHS_PER_FONT) {
        size_t left = pdf->glyph_count - first;
        size_t count = left < GLYPHS_PER_FONT ? left : GLYPHS_PER_FONT;
        int cmap = object_new(pdf), font = object_new(pdf);
        write_cmap(pdf, cmap, first, count);
        write_font(pdf, font, cmap, first, count);
        str_format(text, sizeof text, "/F%zu %d 0 R", first / GLYPHS_PER_FONT, font);
        say(&all, text);
    }
    say(&all, ">>>>\nendobj\n");
    object_begin(pdf, OBJECT_RESOURCES);
    write_bytes(pdf, all.at, all.count);
    all.count = 0;
    say(&all, "<</Type/Pages/Kids[");
    for (size_t i = 0; i < pdf->page_count; i++) {
        str_format(text, sizeof text, "%d 0 R ", pdf->pages[i]);
        say(&all, text);
    }
    str_format(text, sizeof text, "]/Count %zu>>\nendobj\n", pdf->page_count);
    say(&all, text);
    object_begin(pdf, OBJECT_PAGES);
    write_bytes(pdf, all.at, all.count);
    free(all.at);
}

/* As UTF-16 with its mark, in hex: any text. */
static void say_title(struct bytes *to, const char *title)
{
    char text[16];
    uint32_t c;
    say(to, "<feff");
    while ((c = str_next(&title)) != 0) {
        str_format(text, sizeof text, "%04x", c < 0x10000 ? c : 0xfffd);
        say(to, text);
    }
    say(to, ">");
}

void pdf_finish(struct pdf *pdf, const char *title, const char *date)
{
    struct bytes tail = {0};
    char text[160];
    end_page(pdf);
    write_resources(pdf);
    int catalogue = object_new(pdf), info = object_new(pdf);
    object_begin(pdf, catalogue);
    str_format(text, sizeof text, "<</Type/Catalog/Pages %d 0 R>>\nendobj\n", OBJECT_PAGES);
    write_text(pdf, text);
    object_begin(pdf, info);
    say(&tail, "<</Title");
    say_title(&tail, title);
    str_format(text, sizeof text, "/Creator(Borne)/CreationDate(%s)>>\nendobj\n", date);
    say(&tail, text);
    write_bytes(pdf, tail.at, tail.count);
    int64_t start = pdf->offset;
    tail.count = 0;
    str_format(text, sizeof text, "xref\n0 %zu\n0000000000 65535 f \n", pdf->object_count + 1);
    say(&tail, text);
    for (size_t i = 0; i < pdf->object_count; i++) {
        str_format(text, sizeof text, "%010lld 00000 n \n", (long long)pdf->offsets[i]);
        say(&tail, text);
    }
    str_format(text, sizeof text,
               "trailer\n<</Size %zu/Root %d 0 R/Info %d 0 R>>\nstartxref\n%lld\n%%%%EOF\n",
               pdf->object_count + 1, catalogue, info, (long long)start);
    say(&tail, text);
    write_bytes(pdf, tail.at, tail.count);
    free(tail.at);
}
