/* stamp.c: a small hash table of marks that forgets by overwriting, and the copying of their bits.
 */
#include "label/stamp.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"

enum { KEPT = 2048, WAYS = 2 };

struct stamp {
    struct stamp_key key;
    double value;
    int left, top, height, stride; /* of the dots, from the page's corner */
    uint8_t *bits;                 /* heap; NULL where nothing is inked */
    bool is_there;
};

struct stamps {
    cairo_surface_t *page;
    cairo_t *cr;
    int width, height; /* of the page */
    double dots_per_mm;
    struct stamp kept[KEPT];
};

struct stamps *stamps_create(void)
{
    return calloc(1, sizeof(struct stamps));
}

static void drop_page(struct stamps *stamps)
{
    cairo_destroy(stamps->cr);
    cairo_surface_destroy(stamps->page);
    stamps->cr = NULL;
    stamps->page = NULL;
}

void stamps_destroy(struct stamps *stamps)
{
    if (stamps == NULL) {
        return;
    }
    drop_page(stamps);
    for (int i = 0; i < KEPT; i++) {
        free(stamps->kept[i].bits);
    }
    free(stamps);
}

/* The first of the WAYS slots a mark may be in. */
static struct stamp *slots_of(struct stamps *stamps, const struct stamp_key *key)
{
    uint64_t hash = 14695981039346656037u, word;
    const unsigned char *at = (const unsigned char *)key;
    for (size_t i = 0; i + sizeof word <= sizeof *key; i += sizeof word) {
        memcpy(&word, at + i, sizeof word);
        hash = (hash ^ word) * 1099511628211u;
        hash ^= hash >> 31;
    }
    return &stamps->kept[hash % (KEPT / WAYS) * WAYS];
}

/* One row of a stamp into one of the label, `shift` bits further right. */
static void copy_row(uint8_t *to, const uint8_t *to_end, const uint8_t *from, int bytes, int shift,
                     bool inks)
{
    for (int i = 0; i < bytes && to + i < to_end; i++) {
        if (from[i] == 0) {
            continue;
        }
        uint8_t first = (uint8_t)(from[i] >> shift), second = (uint8_t)(from[i] << (8 - shift));
        to[i] = (uint8_t)(inks ? to[i] | first : to[i] & ~first);
        if (shift > 0 && to + i + 1 < to_end) {
            to[i + 1] = (uint8_t)(inks ? to[i + 1] | second : to[i + 1] & ~second);
        }
    }
}

static bool inked(const struct stamp *stamp, int x, int y)
{
    return stamp->bits[y * stamp->stride + x / 8] & 0x80 >> x % 8;
}

/* Where it reaches over the left edge: dot by dot. */
static void set_down_slowly(const struct stamp *stamp, struct bitmap *dots, int left, int top,
                            bool inks)
{
    for (int y = 0; y < stamp->height; y++) {
        for (int x = 0; x < stamp->stride * 8; x++) {
            int to_x = left + x, to_y = top + y;
            bool is_there = to_x >= 0 && to_x < dots->width && to_y >= 0 && to_y < dots->height;
            if (!is_there || !inked(stamp, x, y)) {
                continue;
            }
            uint8_t *byte = &dots->bits[to_y * dots->stride + to_x / 8], bit = 0x80 >> to_x % 8;
            *byte = (uint8_t)(inks ? *byte | bit : *byte & ~bit);
        }
    }
}

static void set_down(const struct stamp *stamp, struct bitmap *dots, int x, int y, bool inks)
{
    int left = stamp->left + x, top = stamp->top + y;
    if (stamp->bits == NULL || left >= dots->width) {
        return;
    }
    if (left < 0) {
        set_down_slowly(stamp, dots, left, top, inks);
        return;
    }
    uint8_t last = (uint8_t)(0xff << (dots->stride * 8 - dots->width)); /* of a row's last byte */
    for (int row = 0; row < stamp->height; row++) {
        if (top + row >= 0 && top + row < dots->height) {
            uint8_t *line = dots->bits + (ptrdiff_t)(top + row) * dots->stride;
            copy_row(line + left / 8, line + dots->stride,
                     stamp->bits + (ptrdiff_t)row * stamp->stride, stamp->stride, left % 8, inks);
            line[dots->stride - 1] &= last;
        }
    }
}

bool stamp_use(const struct ink *ink, const struct stamp_key *key, int x, int y, uint32_t rgb,
               double *ret_value)
{
    struct stamps *stamps = ink_stamps(ink->type);
    const struct stamp *stamp = slots_of(stamps, key), *end = stamp + WAYS;
    while (stamp < end && !(stamp->is_there && memcmp(&stamp->key, key, sizeof *key) == 0)) {
        stamp++;
    }
    if (stamps->dots_per_mm != ink->dots_per_mm || stamp == end) {
        return false;
    }
    set_down(stamp, ink->dots, x, y, rgb != INK_WHITE);
    if (ret_value != NULL) {
        *ret_value = stamp->value;
    }
    return true;
}

/* Large enough for a label's marks wherever they are, and for a glyph as high as the label. */
static void make_page(struct stamps *stamps, const struct ink *ink)
{
    int width = (ink->dots->width + 64) / 8 * 8, height = ink->dots->height * 3 / 2 + 64;
    if (stamps->dots_per_mm != ink->dots_per_mm) { /* other dots: nothing fits any more */
        for (int i = 0; i < KEPT; i++) {
            stamps->kept[i].is_there = false;
        }
        stamps->dots_per_mm = ink->dots_per_mm;
        drop_page(stamps);
    }
    if (stamps->cr == NULL || stamps->width < width || stamps->height < height) {
        drop_page(stamps);
        stamps->width = width;
        stamps->height = height;
        stamps->page = cairo_image_surface_create(CAIRO_FORMAT_A8, width, height);
        stamps->cr = cairo_create(stamps->page);
        cairo_scale(stamps->cr, ink->dots_per_mm, ink->dots_per_mm);
        return;
    }
    unsigned char *data = cairo_image_surface_get_data(stamps->page);
    cairo_surface_flush(stamps->page);
    memset(data, 0, (size_t)cairo_image_surface_get_stride(stamps->page) * (size_t)stamps->height);
    cairo_surface_mark_dirty(stamps->page);
}

struct ink stamp_page(const struct ink *ink)
{
    struct stamps *stamps = ink_stamps(ink->type);
    make_page(stamps, ink);
    struct ink page = *ink;
    page.cr = stamps->cr;
    page.dots = NULL;
    return page;
}

struct extent {
    int left, top, right, bottom;
};

/* Whether more than half of any of eight dots is inked. */
static bool any_inked(const unsigned char *eight)
{
    uint64_t word;
    memcpy(&word, eight, sizeof word);
    return word & 0x8080808080808080u;
}

/* Where more than half of a dot is inked; left > right where nothing is. */
static struct extent extent_of(const struct stamps *stamps)
{
    struct extent extent = {stamps->width, stamps->height, -1, -1};
    int stride = cairo_image_surface_get_stride(stamps->page);
    const unsigned char *row = cairo_image_surface_get_data(stamps->page);
    for (int y = 0; y < stamps->height; y++, row += stride) {
        int x = 0, end = stride; /* rows end at whole words, and blank */
        while (x < end && !any_inked(row + x)) {
            x += 8;
        }
        if (x >= end) {
            continue;
        }
        while (!any_inked(row + end - 8)) {
            end -= 8;
        }
        while (row[x] < 128) {
            x++;
        }
        while (row[end - 1] < 128) {
            end--;
        }
        extent.left = x < extent.left ? x : extent.left;
        extent.right = end - 1 > extent.right ? end - 1 : extent.right;
        extent.top = y < extent.top ? y : extent.top;
        extent.bottom = y;
    }
    return extent;
}

void stamp_keep(const struct ink *ink, const struct stamp_key *key, double value)
{
    struct stamps *stamps = ink_stamps(ink->type);
    struct stamp *stamp = slots_of(stamps, key);
    cairo_surface_flush(stamps->page);
    struct extent extent = extent_of(stamps);
    free(stamp[WAYS - 1].bits);
    memmove(stamp + 1, stamp, (WAYS - 1) * sizeof *stamp);
    *stamp = (struct stamp){.key = *key, .value = value, .is_there = true};
    memcpy(&stamp->key, key, sizeof *key); /* what lies between its fields too */
    if (extent.right < extent.left) {
        return;
    }
    stamp->left = extent.left;
    stamp->top = extent.top;
    stamp->height = extent.bottom - extent.top + 1;
    stamp->stride = (extent.right - extent.left) / 8 + 1;
    stamp->bits = calloc((size_t)stamp->height, (size_t)stamp->stride);
    ASSERT(stamp->bits != NULL);
    int stride = cairo_image_surface_get_stride(stamps->page);
    const unsigned char *data = cairo_image_surface_get_data(stamps->page);
    for (int y = 0; y < stamp->height; y++) {
        const unsigned char *row = data + (ptrdiff_t)(extent.top + y) * stride + extent.left;
        uint8_t *bits = stamp->bits + (ptrdiff_t)y * stamp->stride;
        for (int x = 0; x <= extent.right - extent.left; x++) {
            bits[x / 8] |= (uint8_t)((row[x] >= 128 ? 0x80 : 0) >> x % 8);
        }
    }
}

void stamp_bars(const struct ink *ink, int x, int y, int module, int height,
                const struct bars *bars)
{
    struct bitmap *dots = ink->dots;
    ASSERT(x >= 0 && y >= 0 && y + height <= dots->height);
    for (int i = 0; i < bars->count; i++) {
        for (int k = 0; k < bars->width[i] * module; k++) {
            bitmap_set(dots, x + bars->from[i] * module + k, y);
        }
    }
    /* The row holds nothing else where the bars and their quiet zones are. */
    uint8_t *first = dots->bits + (ptrdiff_t)y * dots->stride;
    int from = x / 8, bytes = (x + bars->modules * module + 7) / 8 - from;
    for (int row = 1; row < height; row++) {
        uint8_t *to = first + (ptrdiff_t)row * dots->stride;
        for (int i = 0; i < bytes; i++) {
            to[from + i] |= first[from + i];
        }
    }
}
