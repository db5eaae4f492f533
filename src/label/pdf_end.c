/* pdf_end.c: what stands once in a document: its fonts, the list of pages, where everything is. */
#include <stdlib.h>

#include "base/str.h"
#include "label/pdf_internal.h"

/* What each code of a font says: "0041" or more for what several letters make. */
static void write_cmap(struct pdf *pdf, int object, size_t first, size_t count)
{
    struct bytes map = {0};
    char text[64];
    pdf_say(&map, "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"
                  "/CMapName/Borne def/CMapType 2 def\n"
                  "1 begincodespacerange <00><ff> endcodespacerange\n");
    for (size_t i = 0; i < count; i++) {
        const char *says = pdf->glyphs[first + i].says;
        str_format(text, sizeof text, "1 beginbfchar <%02x><", (unsigned)(i + 1));
        pdf_say(&map, text);
        uint32_t c;
        while ((c = str_next(&says)) != 0) {
            if (c >= 0x10000) {
                str_format(text, sizeof text, "%04x%04x", 0xD800 + ((c - 0x10000) >> 10),
                           0xDC00 + ((c - 0x10000) & 0x3ff));
            } else {
                str_format(text, sizeof text, "%04x", c);
            }
            pdf_say(&map, text);
        }
        pdf_say(&map, "> endbfchar\n");
    }
    pdf_say(&map, "endcmap end end");
    pdf_object_stream(pdf, object, &map);
    free(map.at);
}

static void write_font(struct pdf *pdf, int object, int cmap, size_t first, size_t count)
{
    struct bytes font = {0};
    char text[96];
    str_format(text, sizeof text,
               "<</Type/Font/Subtype/Type3/Name/Inter/FontBBox[0 0 0 0]/FontMatrix[.001 0 0 .001 0 "
               "0]");
    pdf_say(&font, text);
    str_format(text, sizeof text, "/ToUnicode %d 0 R/FirstChar 1/LastChar %zu/Widths[", cmap,
               count);
    pdf_say(&font, text);
    for (size_t i = 0; i < count; i++) {
        pdf_number(&font, pdf->glyphs[first + i].advance * EM);
    }
    pdf_say(&font, "]/Encoding<</Type/Encoding/Differences[1");
    for (size_t i = 0; i < count; i++) {
        str_format(text, sizeof text, "/g%zu", i + 1);
        pdf_say(&font, text);
    }
    pdf_say(&font, "]>>/CharProcs<<");
    for (size_t i = 0; i < count; i++) {
        str_format(text, sizeof text, "/g%zu %d 0 R", i + 1, pdf->glyphs[first + i].object);
        pdf_say(&font, text);
    }
    pdf_say(&font, ">>/Resources<<>>>>\nendobj\n");
    pdf_object_begin(pdf, object);
    pdf_write(pdf, font.at, font.count);
    free(font.at);
}

static void write_resources(struct pdf *pdf)
{
    struct bytes all = {0};
    char text[64];
    pdf_say(&all, "<</Font<<");
    for (size_t first = 0; first < pdf->glyph_count; first += GLYPHS_PER_FONT) {
        size_t left = pdf->glyph_count - first;
        size_t count = left < GLYPHS_PER_FONT ? left : GLYPHS_PER_FONT;
        int cmap = pdf_object(pdf), font = pdf_object(pdf);
        write_cmap(pdf, cmap, first, count);
        write_font(pdf, font, cmap, first, count);
        str_format(text, sizeof text, "/F%zu %d 0 R", first / GLYPHS_PER_FONT, font);
        pdf_say(&all, text);
    }
    pdf_say(&all, ">>>>\nendobj\n");
    pdf_object_begin(pdf, OBJECT_RESOURCES);
    pdf_write(pdf, all.at, all.count);
    all.count = 0;
    pdf_say(&all, "<</Type/Pages/Kids[");
    for (size_t i = 0; i < pdf->page_count; i++) {
        str_format(text, sizeof text, "%d 0 R ", pdf->pages[i]);
        pdf_say(&all, text);
    }
    str_format(text, sizeof text, "]/Count %zu>>\nendobj\n", pdf->page_count);
    pdf_say(&all, text);
    pdf_object_begin(pdf, OBJECT_PAGES);
    pdf_write(pdf, all.at, all.count);
    free(all.at);
}

/* As UTF-16 with its mark, in hex: any text. */
static void say_title(struct bytes *to, const char *title)
{
    char text[16];
    uint32_t c;
    pdf_say(to, "<feff");
    while ((c = str_next(&title)) != 0) {
        str_format(text, sizeof text, "%04x", c < 0x10000 ? c : 0xfffd);
        pdf_say(to, text);
    }
    pdf_say(to, ">");
}

void pdf_finish(struct pdf *pdf, const char *title, const char *date)
{
    struct bytes tail = {0};
    char text[160];
    pdf_end_page(pdf);
    write_resources(pdf);
    int catalogue = pdf_object(pdf), info = pdf_object(pdf);
    pdf_object_begin(pdf, catalogue);
    str_format(text, sizeof text, "<</Type/Catalog/Pages %d 0 R>>\nendobj\n", OBJECT_PAGES);
    pdf_write_text(pdf, text);
    pdf_object_begin(pdf, info);
    pdf_say(&tail, "<</Title");
    say_title(&tail, title);
    str_format(text, sizeof text, "/Creator(Borne)/CreationDate(%s)>>\nendobj\n", date);
    pdf_say(&tail, text);
    pdf_write(pdf, tail.at, tail.count);
    int64_t start = pdf->offset;
    tail.count = 0;
    str_format(text, sizeof text, "xref\n0 %zu\n0000000000 65535 f \n", pdf->object_count + 1);
    pdf_say(&tail, text);
    for (size_t i = 0; i < pdf->object_count; i++) {
        str_format(text, sizeof text, "%010lld 00000 n \n", (long long)pdf->offsets[i]);
        pdf_say(&tail, text);
    }
    str_format(text, sizeof text,
               "trailer\n<</Size %zu/Root %d 0 R/Info %d 0 R>>\nstartxref\n%lld\n%%%%EOF\n",
               pdf->object_count + 1, catalogue, info, (long long)start);
    pdf_say(&tail, text);
    pdf_write(pdf, tail.at, tail.count);
    free(tail.at);
}
