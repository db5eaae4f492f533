/* ink_text_to.c: laid-out texts into a PDF of our own, glyph by glyph, and as dots. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/assert.h"
#include "base/str.h"
#include "label/ink_internal.h"

void ink_plain_to_pdf(const struct ink *ink, const struct ink_style *style,
                      const struct plain_face *plain, const char *text, double x, double y,
                      double scale)
{
    int glyphs[PLAIN_LONGEST], count = 0;
    double advances[PLAIN_LONGEST];
    for (; text[count] != '\0'; count++) {
        int at = (int)(strchr(PLAIN, text[count]) - PLAIN);
        advances[count] = plain->advance[at] * scale;
        glyphs[count] = pdf_glyph(ink->pdf, plain->face, SHAPED_SIZE, plain->glyph[at],
                                  plain->advance[at], text + count, 1);
    }
    ink_set(ink, style->rgb);
    pdf_glyphs(ink->pdf, x, y, SHAPED_SIZE * scale, glyphs, advances, count);
}

/* Each glyph by itself, its left at a whole dot. */
void ink_plain_to_dots(const struct ink *ink, const struct ink_style *style,
                       const struct plain_face *plain, const char *text, double x, double y,
                       double scale)
{
    double dots = ink->dots_per_mm;
    int origin_x = 4, origin_y = (int)ceil(SHAPED_CAP_MM * scale * dots * 1.2) + 4;
    for (; *text != '\0'; text++) {
        int at = (int)(strchr(PLAIN, *text) - PLAIN);
        struct stamp_key key;
        memset(&key, 0, sizeof key);
        key.what = STAMP_GLYPH;
        key.lines = at;
        key.weight = (int32_t)style->weight;
        key.a = scale;
        int to_x = (int)lround(x * dots) - origin_x, to_y = (int)lround(y * dots) - origin_y;
        if (!stamp_use(ink, &key, to_x, to_y, style->rgb, NULL)) {
            struct ink page = stamp_page(ink);
            cairo_glyph_t glyph = {plain->glyph[at], 0, 0};
            cairo_save(page.cr);
            cairo_translate(page.cr, origin_x / dots, origin_y / dots);
            cairo_scale(page.cr, scale, scale);
            ink_set(&page, INK_BLACK);
            cairo_set_font_face(page.cr, plain->face);
            cairo_set_font_size(page.cr, SHAPED_SIZE);
            cairo_set_font_options(page.cr, ink->type->options);
            cairo_show_glyphs(page.cr, &glyph, 1);
            cairo_restore(page.cr);
            stamp_keep(ink, &key, 0);
            (void)stamp_use(ink, &key, to_x, to_y, style->rgb, NULL);
        }
        x += plain->advance[at] * scale;
    }
}

/* One run of a line: glyphs of one font, from x on the baseline y. */
static void add_piece(struct laid_text *laid, struct pdf *pdf, const PangoLayoutRun *run, double x,
                      double y, const char *text)
{
    PangoGlyphString *string = run->glyphs;
    int count = string->num_glyphs;
    laid->pieces =
        array_grow(laid->pieces, laid->piece_count, &laid->piece_room, sizeof *laid->pieces);
    struct laid_piece *piece = &laid->pieces[laid->piece_count++];
    *piece = (struct laid_piece){x, y, 0, calloc((size_t)count + 1, sizeof(int)),
                                 calloc((size_t)count + 1, sizeof(double))};
    ASSERT(piece->glyphs != NULL && piece->advances != NULL);
    cairo_font_face_t *face = cairo_scaled_font_get_font_face(
        pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(run->item->analysis.font)));
    for (int i = 0; i < count; i++) {
        const PangoGlyphInfo *glyph = &string->glyphs[i];
        double advance = glyph->geometry.width / (double)PANGO_SCALE;
        if (glyph->glyph == PANGO_GLYPH_EMPTY) { /* a break or a mark that joins: only its room */
            piece->x += piece->count == 0 ? advance : 0;
            if (piece->count > 0) {
                piece->advances[piece->count - 1] += advance;
            }
            continue;
        }
        int from = string->log_clusters[i];
        int to = i + 1 < count ? string->log_clusters[i + 1] : run->item->length;
        const char *says = text + run->item->offset + from;
        PangoRectangle logical;
        pango_font_get_glyph_extents(run->item->analysis.font, glyph->glyph, NULL, &logical);
        piece->glyphs[piece->count] =
            pdf_glyph(pdf, face, SHAPED_SIZE, glyph->glyph, logical.width / (double)PANGO_SCALE,
                      says, to > from ? (size_t)(to - from) : 0);
        piece->advances[piece->count++] = advance;
    }
}

static void make_pieces(struct laid_text *laid, struct pdf *pdf)
{
    const char *text = pango_layout_get_text(laid->layout);
    PangoLayoutIter *iter = pango_layout_get_iter(laid->layout);
    do {
        const PangoLayoutRun *run = pango_layout_iter_get_run_readonly(iter);
        if (run != NULL) {
            PangoRectangle logical;
            pango_layout_iter_get_run_extents(iter, NULL, &logical);
            add_piece(laid, pdf, run, logical.x / (double)PANGO_SCALE,
                      pango_layout_iter_get_baseline(iter) / (double)PANGO_SCALE, text);
        }
    } while (pango_layout_iter_next_run(iter));
    pango_layout_iter_free(iter);
    laid->pdf = pdf;
}

/* `x`, `y`: where the left of the ink and the first baseline come to lie. */
void ink_laid_to_pdf(const struct ink *ink, struct laid_text *laid, double x, double y)
{
    enum { MOST = 256 };
    double advances[MOST];
    if (laid->pdf != ink->pdf) {
        make_pieces(laid, ink->pdf);
    }
    for (size_t i = 0; i < laid->piece_count; i++) {
        const struct laid_piece *piece = &laid->pieces[i];
        ASSERT(piece->count <= MOST);
        for (int k = 0; k < piece->count; k++) {
            advances[k] = piece->advances[k] * laid->scale;
        }
        pdf_glyphs(ink->pdf, x + (piece->x - laid->left) * laid->scale,
                   y + (piece->y - laid->baseline) * laid->scale, SHAPED_SIZE * laid->scale,
                   piece->glyphs, advances, piece->count);
    }
}

double ink_text_to_dots(const struct ink *ink, const struct ink_style *style, struct ink_box box,
                        const char *text)
{
    struct stamp_key key;
    double width = 0;
    memset(&key, 0, sizeof key);
    key.what = STAMP_TEXT;
    key.lines = style->lines;
    key.weight = (int32_t)style->weight;
    key.align = (int32_t)style->align;
    key.x = box.x;
    key.y = box.y;
    key.w = box.w;
    key.h = box.h;
    key.a = style->cap_mm;
    key.b = style->cap_min_mm;
    bool keyed = str_copy(key.text, sizeof key.text, text);
    if (!keyed || !stamp_use(ink, &key, 0, 0, style->rgb, &width)) {
        struct ink page = stamp_page(ink);
        struct ink_style black = *style;
        black.rgb = INK_BLACK;
        width = ink_text(&page, &black, box, text);
        stamp_keep(ink, &key, width);
        (void)stamp_use(ink, &key, 0, 0, style->rgb, NULL);
    }
    return width;
}
