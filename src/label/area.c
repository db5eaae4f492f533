/* area.c: room, module and shape of a label on a stock. */
#include "label/area.h"

#include <math.h>

/* Least room for anything beside bars: a line of digits and a line of words. */
#define WORDS_MIN_MM 7.8

/* Round letters reach a little beyond the capitals' height, tails and cedillas below the line. */
#define OVERSHOOT_MM 0.3

/* 3 dots at 203 dpi, 4 at 300; places are read from far: at least 0.5 mm. */
static double module_of(enum label_kind kind, int dpi, bool as_dots)
{
    bool is_far = kind == LABEL_PLACE;
    if (!as_dots) {
        return is_far ? 0.50 : 0.30;
    }
    int dots = dpi == 203 ? (is_far ? 4 : 3) : (is_far ? 6 : 4);
    return dots / stock_dots_per_mm(dpi);
}

static enum area_shape shape_of(const struct area *area)
{
    double w = area->usable.w, h = area->usable.h;
    double beside = w - BARS_TOTAL * area->module_mm;
    if (h > 1.25 * w) {
        return AREA_TALL;
    }
    if (h < 20) {
        return AREA_TINY;
    }
    if (h < 26 && beside >= 20) {
        return AREA_STRIP;
    }
    return beside >= 17 ? AREA_COLUMN : AREA_BANDS;
}

bool area_of(enum label_kind kind, const struct stock_choice *stock, bool as_dots,
             struct area *ret_area)
{
    bool is_thermal = stock->stock->medium == STOCK_THERMAL;
    struct area area = {.bar_min_mm = is_thermal ? 12.0 : 10.0};
    as_dots = as_dots || is_thermal;
    area.dots_per_mm = as_dots ? stock_dots_per_mm(stock->dpi) : 0;
    area.module_mm = module_of(kind, stock->dpi, as_dots);
    stock_size(stock, &area.width_mm, &area.height_mm);
    double margin_x = stock->stock->margin_x_mm, margin_y = stock->stock->margin_y_mm;
    area.usable = (struct ink_box){margin_x, margin_y + OVERSHOOT_MM, area.width_mm - 2 * margin_x,
                                   area.height_mm - 2 * (margin_y + OVERSHOOT_MM)};
    area.bar_min_mm = fmax(area.bar_min_mm, 0.15 * BARS_TOTAL * area.module_mm);
    area.shape = shape_of(&area);
    bool must_say_more = kind == LABEL_BAG; /* lot and allergens are not left out */
    bool fits =
        !(must_say_more && area.shape == AREA_TINY) &&
        BARS_TOTAL * area.module_mm <= area.width_mm + 1e-6 &&
        area.bar_min_mm + (area.shape == AREA_STRIP ? 3 : WORDS_MIN_MM) <= area.usable.h + 1e-6;
    if (fits) {
        *ret_area = area;
    }
    return fits;
}
