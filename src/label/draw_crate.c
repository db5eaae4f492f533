/* draw_crate.c: crate labels: the number first, then where it goes, then what to know about it. */
#include <math.h>

#include "base/assert.h"
#include "base/str.h"
#include "label/draw.h"

enum row { ROW_NAME, ROW_STATE_DAY, ROW_STATE, ROW_DAY, ROW_LOAD, ROW_LINES, ROW_WEIGHT };

/* Letter and colour of the pick-up point; the colour's name for those who cannot tell it, and for
 * black printers. */
static void draw_badge(const struct ink *ink, const struct label_crate *crate, struct ink_box box)
{
    uint32_t ground = ink->has_colour ? crate->rgb : INK_BLACK;
    uint32_t on = ink_on(ink, ground);
    bool is_named = box.h >= 7 && crate->colour[0] != '\0';
    ink_fill(ink, box, fmin(box.w, box.h) * 0.16, ground);
    struct ink_box inner = ink_inset(box, fmin(box.w, box.h) * 0.11);
    if (is_named) {
        struct ink_box below = ink_cut_bottom(&inner, inner.h * 0.27);
        ink_text(ink,
                 &(struct ink_style){.cap_mm = below.h * 0.85,
                                     .cap_min_mm = 0.9,
                                     .lines = 1,
                                     .weight = INK_SEMIBOLD,
                                     .align = INK_CENTRE,
                                     .rgb = on},
                 below, crate->colour);
        ink_cut_bottom(&inner, inner.h * 0.14);
    }
    ink_text(ink,
             &(struct ink_style){.cap_mm = inner.h,
                                 .cap_min_mm = 1.5,
                                 .lines = 1,
                                 .weight = INK_HEAVY,
                                 .align = INK_CENTRE,
                                 .rgb = on},
             inner, crate->letter);
}

/* "1/2" above what it counts: crates, or the mark of a copy. */
static void draw_index(const struct ink *ink, const struct label *label, struct ink_box box)
{
    const struct label_crate *crate = &label->crate;
    char text[24];
    str_format(text, sizeof text, "%d/%d", crate->index, crate->of);
    struct ink_box below = ink_cut_bottom(&box, fmin(box.h * 0.34, 8));
    ink_cut_bottom(&box, box.h * 0.12);
    struct ink_style style = {.cap_mm = box.h * 0.85, /* the stroke reaches above and below */
                              .cap_min_mm = 0.7,
                              .lines = 1,
                              .weight = INK_BOLD,
                              .align = INK_CENTRE,
                              .rgb = INK_BLACK};
    ink_text(ink, &style, box, text);
    if (label->is_copy) {
        draw_copy(ink, below);
        return;
    }
    style.weight = INK_MEDIUM;
    style.cap_mm = fmin(below.h * 0.62, 4);
    style.cap_min_mm = 1.0;
    ink_text(ink, &style, below, crate->is_bag ? "sac" : "cagette");
}

/* Number, i/n, badge side by side. */
static void draw_band(const struct ink *ink, const struct label *label, struct ink_box box)
{
    double gap = fmin(2.0, box.w * 0.03);
    struct ink_box badge = ink_cut_right(&box, fmin(box.h, box.w * 0.25));
    draw_badge(ink, &label->crate, badge);
    ink_cut_right(&box, gap);
    draw_index(ink, label, ink_cut_right(&box, fmin(box.w * 0.33, box.h * 1.15)));
    ink_cut_right(&box, gap);
    draw_number(ink, label->crate.number, INK_LEFT, box);
}

static void format_load(const struct label_crate *crate, bool lines, bool weight, char *ret_text,
                        size_t size)
{
    char part[24];
    ret_text[0] = '\0';
    if (lines && crate->lines > 0) {
        str_format(ret_text, size, "%d ligne%s", crate->lines, crate->lines > 1 ? "s" : "");
    }
    if (weight && crate->weight_g > 0) {
        /* To 100 g, a half up; what weighs something is never shown as nothing. */
        int tenths = crate->weight_g < 100 ? 1 : (crate->weight_g + 50) / 100;
        str_format(part, sizeof part, "%s%d,%d kg", ret_text[0] != '\0' ? " · " : "", tenths / 10,
                   tenths % 10);
        str_append(ret_text, size, part);
    }
}

/* "9 lignes · 7,4 kg" */
static void draw_load(const struct ink *ink, const struct label_crate *crate,
                      const struct ink_style *style, struct ink_box box)
{
    char lines[24], weight[24];
    format_load(crate, true, false, lines, sizeof lines);
    format_load(crate, false, true, weight, sizeof weight);
    struct ink_box half = {box.x, box.y, box.w * 0.48, box.h};
    double gap = fmin(style->cap_mm * 0.4, box.w * 0.03);
    if (lines[0] != '\0') {
        ink_cut_left(&box, ink_text(ink, style, half, lines) + gap);
    }
    if (lines[0] != '\0' && weight[0] != '\0') {
        ink_cut_left(&box, ink_text(ink, style, box, "·") + gap);
    }
    ink_text(ink, style, box, weight);
}

static void draw_row(const struct ink *ink, const struct label_crate *crate, enum row row,
                     struct ink_box box)
{
    char load[48];
    struct ink_style style = {.cap_mm = fmin(box.h * 0.72, 6),
                              .cap_min_mm = 1.4,
                              .lines = 1,
                              .weight = INK_MEDIUM,
                              .align = INK_LEFT,
                              .rgb = INK_BLACK};
    switch (row) {
    case ROW_NAME:
        style.cap_mm = fmin(box.h, 8);
        style.cap_min_mm = 1.3;
        style.lines = 3;
        style.weight = INK_BOLD;
        ink_text(ink, &style, box, crate->pickup);
        break;
    case ROW_STATE_DAY:
        draw_temperature(
            ink, crate->temperature, crate->is_bag,
            ink_cut_left(&box, fmin(box.w * 0.5, box.h * (crate->is_bag ? 5.6 : 4.4))));
        ink_cut_left(&box, fmin(1.6, box.w * 0.06));
        style.weight = INK_SEMIBOLD;
        ink_text(ink, &style, box, crate->day);
        break;
    case ROW_STATE: draw_temperature(ink, crate->temperature, crate->is_bag, box); break;
    case ROW_DAY:
        style.weight = INK_SEMIBOLD;
        ink_text(ink, &style, box, crate->day);
        break;
    case ROW_LOAD: /* in two, each of which comes back on other labels and is kept (ink.c) */
        draw_load(ink, crate, &style, box);
        break;
    case ROW_LINES:
    case ROW_WEIGHT:
        format_load(crate, row == ROW_LINES, row == ROW_WEIGHT, load, sizeof load);
        ink_text(ink, &style, box, load);
        break;
    default: ASSERT_UNREACHABLE("row");
    }
}

/* Rows below each other, heights by share; the person's row, where voted for, goes last. */
static void draw_rows(const struct ink *ink, const struct label_crate *crate, const enum row *rows,
                      const double *shares, int count, bool with_person, struct ink_box box)
{
    bool has_person = with_person && crate->first_name[0] != '\0';
    double total = has_person ? 1 : 0;
    for (int i = 0; i < count; i++) {
        total += shares[i];
    }
    double gap = fmin(1.2, box.h * 0.045);
    double unit = (box.h - gap * (count - 1 + has_person)) / total;
    for (int i = 0; i < count; i++) {
        draw_row(ink, crate, rows[i], ink_cut_top(&box, unit * shares[i]));
        ink_cut_top(&box, gap);
    }
    if (has_person) {
        char person[40];
        str_format(person, sizeof person, "%s%s%s%s", crate->first_name,
                   crate->initial[0] != '\0' ? " " : "", crate->initial,
                   crate->initial[0] != '\0' ? "." : "");
        struct ink_style style = {.cap_mm = fmin(unit * 0.72, 6),
                                  .cap_min_mm = 1.4,
                                  .lines = 1,
                                  .weight = INK_MEDIUM,
                                  .align = INK_LEFT,
                                  .rgb = INK_BLACK};
        ink_text(ink, &style, ink_cut_top(&box, unit), person);
    }
}

static const enum row rows_all[] = {ROW_NAME, ROW_STATE_DAY, ROW_LOAD};
static const double shares_all[] = {2.3, 1.5, 1.0};
static const enum row rows_narrow[] = {ROW_NAME, ROW_STATE, ROW_DAY, ROW_LOAD};
static const double shares_narrow[] = {2.0, 1.4, 1.0, 1.0};

static void draw_tiny(const struct ink *ink, const struct area *area, const struct label *label,
                      const struct bars *bars)
{
    const struct label_crate *crate = &label->crate;
    struct ink_box room = area->usable;
    draw_code(ink, area, label, bars, area->bar_min_mm + 2.4, &room);
    ink_cut_bottom(&room, 0.5);
    draw_temperature(ink, crate->temperature, false, ink_cut_right(&room, room.w * 0.34));
    ink_cut_right(&room, 0.7);
    draw_badge(ink, crate, ink_cut_right(&room, room.h * 1.05));
    ink_cut_right(&room, 0.8);
    char text[24];
    str_format(text, sizeof text, "%d/%d", crate->index, crate->of);
    struct ink_box index = ink_cut_right(&room, room.w * 0.32);
    ink_text(ink,
             &(struct ink_style){.cap_mm = room.h * 0.55,
                                 .cap_min_mm = 0.7,
                                 .lines = 1,
                                 .weight = INK_BOLD,
                                 .align = INK_CENTRE,
                                 .rgb = INK_BLACK},
             index, text);
    ink_cut_right(&room, 0.6);
    draw_number(ink, crate->number, INK_LEFT, room);
}

static void draw_column(const struct ink *ink, const struct area *area, const struct label *label,
                        const struct bars *bars)
{
    struct ink_box room = area->usable;
    double code = area->bar_min_mm + 4.0;
    struct ink_box beside = draw_code(ink, area, label, bars, fmax(code, room.h * 0.45), &room);
    ink_cut_bottom(&room, 1.4);
    draw_band(ink, label, room);
    if (beside.w >= 27) {
        draw_rows(ink, &label->crate, rows_all, shares_all, 3, true, beside);
    } else {
        draw_rows(ink, &label->crate, rows_narrow, shares_narrow, 4, true, beside);
    }
}

static void draw_bands(const struct ink *ink, const struct area *area, const struct label *label,
                       const struct bars *bars)
{
    static const enum row rows_above[] = {ROW_NAME};
    static const enum row rows_beside[] = {ROW_STATE, ROW_DAY, ROW_LINES, ROW_WEIGHT};
    static const double shares_beside[] = {1.7, 1.1, 1.0, 1.0};
    struct ink_box room = area->usable;
    double code = area->bar_min_mm + 4.0;
    struct ink_box beside = draw_code(ink, area, label, bars, code, &room);
    ink_cut_bottom(&room, 1.0);
    bool has_side = beside.w >= 11;
    struct ink_box band = ink_cut_top(&room, room.h * (has_side ? 0.68 : 0.42));
    ink_cut_top(&room, 1.0);
    draw_band(ink, label, band);
    if (has_side) {
        draw_rows(ink, &label->crate, rows_above, shares_all, 1, false, room);
        draw_rows(ink, &label->crate, rows_beside, shares_beside, 4, true, beside);
    } else {
        draw_rows(ink, &label->crate, rows_all, shares_all, 3, true, room);
    }
}

static void draw_strip(const struct ink *ink, const struct area *area, const struct label *label,
                       const struct bars *bars)
{
    struct ink_box room = area->usable;
    draw_code(ink, area, label, bars, room.h, &room);
    draw_band(ink, label, ink_cut_top(&room, room.h * 0.44));
    ink_cut_top(&room, 1.0);
    draw_rows(ink, &label->crate, rows_all, shares_all, 3, true, room);
}

static void draw_tall(const struct ink *ink, const struct area *area, const struct label *label,
                      const struct bars *bars)
{
    struct ink_box room = area->usable;
    draw_code(ink, area, label, bars, fmax(area->bar_min_mm + 4, room.h * 0.2), &room);
    ink_cut_bottom(&room, room.h * 0.03);
    struct ink_box top = ink_cut_top(&room, room.h * 0.24);
    draw_badge(ink, &label->crate, ink_cut_left(&top, top.h));
    ink_cut_left(&top, top.h * 0.12);
    draw_index(ink, label, top);
    ink_cut_top(&room, room.h * 0.05);
    draw_number(ink, label->crate.number, INK_CENTRE, ink_cut_top(&room, room.h * 0.5));
    ink_cut_top(&room, room.h * 0.09);
    draw_rows(ink, &label->crate, rows_all, shares_all, 3, true, room);
}

void draw_crate(const struct ink *ink, const struct area *area, const struct label *label,
                const struct bars *bars)
{
    static void (*const shapes[])(const struct ink *, const struct area *, const struct label *,
                                  const struct bars *) = {
        [AREA_TINY] = draw_tiny,   [AREA_COLUMN] = draw_column, [AREA_BANDS] = draw_bands,
        [AREA_STRIP] = draw_strip, [AREA_TALL] = draw_tall,
    };
    shapes[area->shape](ink, area, label, bars);
}
