/* ink_text.c: texts through pango. A text is shaped once at one size and then scaled: fonts
 * are not hinted, so widths grow with the size. Laid-out texts are kept by a small hash table that
 * forgets by overwriting: pick-up points and days come back on every label, numbers do not. */
#include "label/ink.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/assert.h"
#include "base/str.h"
#include "label/pdf.h"
#include "label/stamp.h"

enum { KEPT_TEXTS = 2048, KEY_TEXT = 100 };

/* Size at which texts are shaped: capitals 10 mm high. Inter's capitals are 0.727 of its size. */
#define SHAPED_CAP_MM 10.0
#define SHAPED_SIZE   (SHAPED_CAP_MM / 0.727)
#define LINE_PITCH    1.55 /* from line to line, in cap heights */
/* Room above and below for accents on capitals and for tails, in cap heights, where words may take
 * several lines. Rows of one line leave it themselves; numbers need none. */
#define SPARE 0.28

/* What makes two texts the same picture. */
struct text_key {
    double cap, cap_min, w, h;
    int lines, weight, align;
    char text[KEY_TEXT];
};

/* A row of glyphs of a laid-out text, as a PDF of ours takes it; shaped size. */
struct laid_piece {
    double x, y;
    int count;
    int *glyphs; /* heap, with the advances behind */
    double *advances;
};

struct laid_text {
    struct text_key key;
    PangoLayout *layout;
    double scale;             /* from the shaped size to the box */
    double left, width;       /* of the ink, shaped size */
    double baseline, descent; /* first baseline; lines below it, shaped size */
    const struct pdf *pdf;    /* whose glyphs the pieces name */
    struct laid_piece *pieces;
    size_t piece_count, piece_room;
};

/* Digits and what stands between them need no shaping: they have one width and no pairs. Almost
 * every text that differs from label to label is made of them and of "lignes" and "kg", whose
 * letters make no pairs either. */
#define PLAIN "0123456789/ ,lignesk"
enum { PLAIN_COUNT = sizeof PLAIN - 1, PLAIN_LONGEST = 24 };

struct plain_face {
    cairo_font_face_t *face; /* NULL: not looked up, or not all in one font */
    bool is_known;
    unsigned long glyph[PLAIN_COUNT];
    double advance[PLAIN_COUNT], left[PLAIN_COUNT], right[PLAIN_COUNT]; /* shaped size */
};

struct ink_type {
    PangoFontMap *map;
    PangoContext *context;
    PangoFontDescription *fonts[INK_WEIGHT_COUNT];
    PangoAttrList *attributes;
    cairo_font_options_t *options;
    struct plain_face plain[INK_WEIGHT_COUNT];
    struct stamps *stamps;
    struct laid_text kept[KEPT_TEXTS];
};

static void forget(struct laid_text *laid);

struct ink_type *ink_type_create(void)
{
    static const PangoWeight weights[INK_WEIGHT_COUNT] = {
        PANGO_WEIGHT_MEDIUM, PANGO_WEIGHT_SEMIBOLD, PANGO_WEIGHT_BOLD, PANGO_WEIGHT_ULTRABOLD};
    struct ink_type *type = calloc(1, sizeof *type);
    if (type == NULL || (type->stamps = stamps_create()) == NULL) {
        free(type);
        return NULL;
    }
    type->map = pango_cairo_font_map_new();
    type->context = pango_font_map_create_context(type->map);
    type->options = cairo_font_options_create();
    cairo_font_options_set_hint_style(type->options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(type->options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(type->options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(type->context, type->options);
    pango_context_set_round_glyph_positions(type->context, FALSE);
    pango_context_set_language(type->context, pango_language_from_string("fr"));
    for (size_t i = 0; i < INK_WEIGHT_COUNT; i++) {
        type->fonts[i] = pango_font_description_new();
        pango_font_description_set_family_static(type->fonts[i], "Inter");
        pango_font_description_set_weight(type->fonts[i], weights[i]);
        pango_font_description_set_absolute_size(type->fonts[i], SHAPED_SIZE * PANGO_SCALE);
    }
    type->attributes = pango_attr_list_new();
    pango_attr_list_insert(type->attributes, pango_attr_font_features_new("tnum=1"));
    return type;
}

void ink_type_destroy(struct ink_type *type)
{
    if (type == NULL) {
        return;
    }
    for (size_t i = 0; i < KEPT_TEXTS; i++) {
        forget(&type->kept[i]);
    }
    for (size_t i = 0; i < INK_WEIGHT_COUNT; i++) {
        pango_font_description_free(type->fonts[i]);
        if (type->plain[i].face != NULL) {
            cairo_font_face_destroy(type->plain[i].face);
        }
    }
    stamps_destroy(type->stamps);
    cairo_font_options_destroy(type->options);
    pango_attr_list_unref(type->attributes);
    g_object_unref(type->context);
    g_object_unref(type->map);
    free(type);
}

struct stamps *ink_stamps(struct ink_type *type)
{
    return type->stamps;
}

static PangoLayout *shape(struct ink_type *type, enum ink_weight weight, const char *text)
{
    PangoLayout *layout = pango_layout_new(type->context);
    pango_layout_set_font_description(layout, type->fonts[weight]);
    pango_layout_set_attributes(layout, type->attributes);
    pango_layout_set_line_spacing(layout, (float)(LINE_PITCH * 0.727 / 1.2102));
    pango_layout_set_text(layout, text, -1);
    return layout;
}

/* Looks up one character; false if it is not one glyph of the same font as those before. */
static bool learn_plain(struct ink_type *type, enum ink_weight weight, int at)
{
    struct plain_face *plain = &type->plain[weight];
    PangoLayout *layout = shape(type, weight, (char[]){PLAIN[at], '\0'});
    PangoRectangle extents;
    pango_layout_get_extents(layout, &extents, NULL);
    PangoLayoutLine *line = pango_layout_get_line_readonly(layout, 0);
    const PangoLayoutRun *run = line->runs != NULL ? line->runs->data : NULL;
    bool ok = run != NULL && run->glyphs->num_glyphs == 1;
    if (ok) {
        cairo_scaled_font_t *font =
            pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(run->item->analysis.font));
        cairo_font_face_t *face = cairo_scaled_font_get_font_face(font);
        if (plain->face == NULL) {
            plain->face = cairo_font_face_reference(face);
        }
        ok = plain->face == face;
        plain->glyph[at] = run->glyphs->glyphs[0].glyph;
        plain->advance[at] = run->glyphs->glyphs[0].geometry.width / (double)PANGO_SCALE;
        plain->left[at] = extents.x / (double)PANGO_SCALE;
        plain->right[at] = (extents.x + extents.width) / (double)PANGO_SCALE;
    }
    g_object_unref(layout);
    return ok;
}

static const struct plain_face *plain_of(struct ink_type *type, enum ink_weight weight)
{
    struct plain_face *plain = &type->plain[weight];
    if (!plain->is_known) {
        plain->is_known = true;
        bool ok = true;
        for (int at = 0; ok && at < PLAIN_COUNT; at++) {
            ok = learn_plain(type, weight, at);
        }
        if (!ok && plain->face != NULL) {
            cairo_font_face_destroy(plain->face);
            plain->face = NULL;
        }
    }
    return plain->face != NULL ? plain : NULL;
}

static void plain_into_pdf(const struct ink *ink, const struct ink_style *style,
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
static void plain_as_dots(const struct ink *ink, const struct ink_style *style,
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

/* Sets a text of digits without shaping it; false, and nothing drawn, if it is not one. */
static bool text_plain(const struct ink *ink, const struct ink_style *style, struct ink_box box,
                       const char *text, double *ret_width)
{
    size_t length = strlen(text);
    if (length > PLAIN_LONGEST || strspn(text, PLAIN) != length) {
        return false;
    }
    const struct plain_face *plain = plain_of(ink->type, style->weight);
    if (plain == NULL) {
        return false;
    }
    cairo_glyph_t glyphs[PLAIN_LONGEST];
    cairo_text_cluster_t clusters[PLAIN_LONGEST];
    double x = 0, left = 0, right = 0;
    for (size_t i = 0; i < length; i++) {
        int at = (int)(strchr(PLAIN, text[i]) - PLAIN);
        left = i == 0 ? plain->left[at] : left;
        right = x + plain->right[at];
        glyphs[i] = (cairo_glyph_t){plain->glyph[at], x, 0};
        clusters[i] = (cairo_text_cluster_t){1, 1};
        x += plain->advance[at];
    }
    double scale = fmin(fmin(style->cap_mm, box.h) / SHAPED_CAP_MM, box.w / x);
    if (scale * SHAPED_CAP_MM < style->cap_min_mm) {
        return false; /* the long way knows how to shorten */
    }
    *ret_width = (right - left) * scale;
    double room = box.w - *ret_width;
    double from = box.x + (style->align == INK_LEFT     ? 0
                           : style->align == INK_CENTRE ? room / 2
                                                        : room);
    double baseline = box.y + (box.h + SHAPED_CAP_MM * scale) / 2;
    if (ink->pdf != NULL) {
        plain_into_pdf(ink, style, plain, text, from - left * scale, baseline, scale);
        return true;
    }
    if (ink->dots != NULL) {
        plain_as_dots(ink, style, plain, text, from - left * scale, baseline, scale);
        return true;
    }
    cairo_save(ink->cr);
    cairo_translate(ink->cr, from, baseline);
    cairo_scale(ink->cr, scale, scale);
    cairo_translate(ink->cr, -left, 0);
    ink_set(ink, style->rgb);
    cairo_set_font_face(ink->cr, plain->face);
    cairo_set_font_size(ink->cr, SHAPED_SIZE);
    cairo_set_font_options(ink->cr, ink->type->options);
    cairo_show_text_glyphs(ink->cr, text, (int)length, glyphs, (int)length, clusters, (int)length,
                           0);
    cairo_restore(ink->cr);
    return true;
}

/* Lays the text out at a scale and says whether it fits the box without an ellipsis. */
static bool try_scale(PangoLayout *layout, const struct ink_style *style, struct ink_box box,
                      double scale)
{
    pango_layout_set_width(layout, (int)floor(box.w / scale * PANGO_SCALE));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD);
    PangoRectangle logical;
    pango_layout_get_extents(layout, NULL, &logical);
    int lines = pango_layout_get_line_count(layout);
    double height = SHAPED_CAP_MM * (1 + 2 * SPARE + LINE_PITCH * (lines - 1));
    return lines <= style->lines && logical.width <= pango_layout_get_width(layout) &&
           height * scale <= box.h + 1e-6;
}

static void fit(struct laid_text *laid, const struct ink_style *style, struct ink_box box)
{
    PangoLayout *layout = laid->layout;
    double spare = style->lines > 1 ? 2 * SPARE : 0;
    double largest = fmin(style->cap_mm, box.h / (1 + spare)) / SHAPED_CAP_MM;
    double smallest = fmin(style->cap_min_mm / SHAPED_CAP_MM, largest);
    PangoRectangle ink_extents, logical;
    pango_layout_get_extents(layout, &ink_extents, &logical);
    laid->scale = largest;
    double width = fmax(ink_extents.width, logical.width) / (double)PANGO_SCALE;
    if (width * largest <= box.w) {
        return; /* one line as large as it may be: the usual case */
    }
    if (style->lines == 1 && box.w / width >= smallest) {
        laid->scale = box.w / width;
        return;
    }
    pango_layout_set_alignment(layout, style->align == INK_LEFT     ? PANGO_ALIGN_LEFT
                                       : style->align == INK_CENTRE ? PANGO_ALIGN_CENTER
                                                                    : PANGO_ALIGN_RIGHT);
    enum { STEPS = 12 };
    for (int i = 0; style->lines > 1 && i <= STEPS; i++) {
        laid->scale = largest * pow(smallest / largest, (double)i / STEPS);
        if (try_scale(layout, style, box, laid->scale)) {
            return;
        }
    }
    laid->scale = smallest;
    int room = 1 + (int)floor((box.h / smallest / SHAPED_CAP_MM - 1 - spare) / LINE_PITCH + 1e-6);
    pango_layout_set_width(layout, (int)floor(box.w / smallest * PANGO_SCALE));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_height(layout, -(room < style->lines ? room : style->lines));
    pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
}

static void forget(struct laid_text *laid)
{
    if (laid->layout != NULL) {
        g_object_unref(laid->layout);
    }
    for (size_t i = 0; i < laid->piece_count; i++) {
        free(laid->pieces[i].glyphs);
        free(laid->pieces[i].advances);
    }
    free(laid->pieces);
    memset(laid, 0, sizeof *laid);
}

/* False when the text is too long for a key. */
static bool key_of(const struct ink_style *style, struct ink_box box, const char *text,
                   struct text_key *ret_key)
{
    memset(ret_key, 0, sizeof *ret_key);
    ret_key->cap = style->cap_mm;
    ret_key->cap_min = style->cap_min_mm;
    ret_key->w = round(box.w * 1000); /* what moves on a sheet is the same text */
    ret_key->h = round(box.h * 1000);
    ret_key->lines = style->lines;
    ret_key->weight = (int)style->weight;
    ret_key->align = (int)style->align;
    return str_copy(ret_key->text, sizeof ret_key->text, text);
}

static uint64_t hash_of(const struct text_key *key)
{
    uint64_t hash = 14695981039346656037u, word;
    const unsigned char *at = (const unsigned char *)key;
    for (size_t i = 0; i + sizeof word <= sizeof *key; i += sizeof word) {
        memcpy(&word, at + i, sizeof word);
        hash = (hash ^ word) * 1099511628211u;
        hash ^= hash >> 29;
    }
    return hash;
}

static struct laid_text *lay_out(struct ink_type *type, const struct ink_style *style,
                                 struct ink_box box, const char *text)
{
    struct text_key key;
    bool keyed = key_of(style, box, text, &key);
    struct laid_text *laid = &type->kept[hash_of(&key) % KEPT_TEXTS];
    if (keyed && laid->layout != NULL && memcmp(&laid->key, &key, sizeof key) == 0) {
        return laid;
    }
    forget(laid);
    laid->key = key;
    laid->key.lines = keyed ? key.lines : -1; /* too long to be found again */
    laid->layout = shape(type, style->weight, text);
    fit(laid, style, box);
    PangoRectangle ink_extents;
    pango_layout_get_extents(laid->layout, &ink_extents, NULL);
    laid->left = ink_extents.x / (double)PANGO_SCALE;
    laid->width = ink_extents.width / (double)PANGO_SCALE;
    PangoLayoutIter *iter = pango_layout_get_iter(laid->layout);
    laid->baseline = pango_layout_iter_get_baseline(iter) / (double)PANGO_SCALE;
    int last = pango_layout_iter_get_baseline(iter);
    while (pango_layout_iter_next_line(iter)) {
        last = pango_layout_iter_get_baseline(iter);
    }
    pango_layout_iter_free(iter);
    laid->descent = last / (double)PANGO_SCALE - laid->baseline;
    return laid;
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
static void laid_into_pdf(const struct ink *ink, struct laid_text *laid, double x, double y)
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

static double text_as_dots(const struct ink *ink, const struct ink_style *style, struct ink_box box,
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

double ink_text(const struct ink *ink, const struct ink_style *style, struct ink_box box,
                const char *text)
{
    ASSERT(style->lines >= 1);
    if (text[0] == '\0' || box.w <= 0 || box.h <= 0) {
        return 0;
    }
    double width;
    if (text_plain(ink, style, box, text, &width)) {
        return width;
    }
    if (ink->dots != NULL) {
        return text_as_dots(ink, style, box, text);
    }
    struct laid_text *laid = lay_out(ink->type, style, box, text);
    width = laid->width * laid->scale;
    double room = box.w - width;
    double x = box.x + (style->align == INK_LEFT     ? 0
                        : style->align == INK_CENTRE ? room / 2
                                                     : room);
    double height = (SHAPED_CAP_MM + laid->descent) * laid->scale;
    double y = box.y + (box.h - height) / 2 + SHAPED_CAP_MM * laid->scale;
    ink_set(ink, style->rgb);
    if (ink->pdf != NULL) {
        laid_into_pdf(ink, laid, x, y);
        return width;
    }
    cairo_save(ink->cr);
    cairo_translate(ink->cr, x, y);
    cairo_scale(ink->cr, laid->scale, laid->scale);
    cairo_move_to(ink->cr, -laid->left, -laid->baseline);
    pango_cairo_show_layout(ink->cr, laid->layout);
    cairo_restore(ink->cr);
    return width;
}
