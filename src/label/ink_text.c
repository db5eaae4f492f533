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
#include "label/ink_internal.h"

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
        ink_plain_to_pdf(ink, style, plain, text, from - left * scale, baseline, scale);
        return true;
    }
    if (ink->dots != NULL) {
        ink_plain_to_dots(ink, style, plain, text, from - left * scale, baseline, scale);
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
        return ink_text_to_dots(ink, style, box, text);
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
        ink_laid_to_pdf(ink, laid, x, y);
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
