/* stock.c: the table of papers. Sizes of sheets are the makers' (Avery L7160 and L7651, 70 x 37 has
 * no gaps at all), dots are what the printers' heads reach. */
#include "label/stock.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/assert.h"
#include "base/str.h"

/* Office printers leave about 4 mm of the paper's edge white: stickers that touch the edge get a
 * margin of that size, so that nothing is lost on the outer ones. Rolls have no gap to respect
 * except a dot or two of play. */
static const struct stock stocks[] = {
    {.name = "a4-24",
     .says = "planche A4, 24 étiquettes 70 × 37 mm",
     .medium = STOCK_SHEET,
     .width_mm = 70.0,
     .height_mm = 37.0,
     .margin_x_mm = 5.0,
     .margin_y_mm = 4.0,
     .columns = 3,
     .rows = 8,
     .left_mm = 0.0,
     .top_mm = 0.5,
     .pitch_x_mm = 70.0,
     .pitch_y_mm = 37.0},
    {.name = "a4-21",
     .says = "planche A4, 21 étiquettes 63,5 × 38,1 mm",
     .medium = STOCK_SHEET,
     .width_mm = 63.5,
     .height_mm = 38.1,
     .margin_x_mm = 3.0,
     .margin_y_mm = 3.0,
     .columns = 3,
     .rows = 7,
     .left_mm = 7.2,
     .top_mm = 15.15,
     .pitch_x_mm = 66.04,
     .pitch_y_mm = 38.1},
    {.name = "a4-65",
     .says = "planche A4, 65 étiquettes 38,1 × 21,2 mm",
     .medium = STOCK_SHEET,
     .width_mm = 38.1,
     .height_mm = 21.2,
     .margin_x_mm = 2.0,
     .margin_y_mm = 1.2,
     .columns = 5,
     .rows = 13,
     .left_mm = 4.75,
     .top_mm = 10.7,
     .pitch_x_mm = 40.6,
     .pitch_y_mm = 21.2},
    {.name = "r58",
     .says = "rouleau de 58 mm",
     .medium = STOCK_THERMAL,
     .margin_x_mm = 1.0,
     .margin_y_mm = 1.0,
     .dots_203 = {384, 400},
     .roll_mm = {58, 0}},
    {.name = "r80",
     .says = "rouleau de 80 mm",
     .medium = STOCK_THERMAL,
     .margin_x_mm = 1.5,
     .margin_y_mm = 1.5,
     .dots_203 = {576, 352},
     .roll_mm = {80, 0}},
    {.name = "ql62",
     .says = "Brother QL, rouleau de 62 mm",
     .medium = STOCK_THERMAL,
     .margin_x_mm = 1.5,
     .margin_y_mm = 1.5,
     .dots_300 = {696, 473},
     .roll_mm = {62, 0}},
    {.name = "ql29x90",
     .says = "Brother QL, étiquettes 29 × 90 mm",
     .medium = STOCK_THERMAL,
     .margin_x_mm = 1.5,
     .margin_y_mm = 1.5,
     .dots_300 = {991, 306},
     .roll_mm = {29, 90},
     .turned = true},
    {.name = "57x32",
     .says = "étiquettes 57 × 32 mm",
     .medium = STOCK_THERMAL,
     .margin_x_mm = 1.5,
     .margin_y_mm = 1.5,
     .dots_203 = {456, 256},
     .dots_300 = {673, 378},
     .roll_mm = {57, 32}},
    {.name = "4x6",
     .says = "étiquettes 102 × 152 mm (4 × 6 pouces)",
     .medium = STOCK_THERMAL,
     .margin_x_mm = 4.0,
     .margin_y_mm = 4.0,
     .dots_203 = {812, 1218},
     .dots_300 = {1200, 1800},
     .roll_mm = {102, 152}},
};

size_t stock_count(void)
{
    return sizeof stocks / sizeof *stocks;
}

const struct stock *stock_at(size_t index)
{
    ASSERT(index < stock_count());
    return &stocks[index];
}

static bool has_dpi(const struct stock *stock, int dpi)
{
    return stock->medium == STOCK_SHEET
               ? dpi == 203 || dpi == 300
               : (dpi == 203 && stock->dots_203[0] != 0) || (dpi == 300 && stock->dots_300[0] != 0);
}

static int usual_dpi(const struct stock *stock)
{
    return stock->medium == STOCK_SHEET || stock->dots_203[0] == 0 ? 300 : 203;
}

static bool refuse_name(const char *name, struct error *err)
{
    char names[200] = "";
    for (size_t i = 0; i < stock_count(); i++) {
        str_append(names, sizeof names, i == 0 ? "" : ", ");
        str_append(names, sizeof names, stocks[i].name);
    }
    return error_set(err, ERROR_INPUT, "unknown_stock",
                     "Borne ne connaît pas le papier « %.40s ». Choisissez : %s.", name, names);
}

bool stock_choose(const char *name, struct stock_choice *ret_choice, struct error *err)
{
    char base[32];
    const char *at = strchr(name, '@');
    size_t length = at != NULL ? (size_t)(at - name) : strlen(name);
    if (!str_copy_n(base, sizeof base, name, length)) {
        return refuse_name(name, err);
    }
    for (size_t i = 0; i < stock_count(); i++) {
        const struct stock *stock = &stocks[i];
        if (!str_equal(base, stock->name)) {
            continue;
        }
        int64_t dpi = usual_dpi(stock);
        if (at != NULL && (!str_to_int64(at + 1, 1, 9999, &dpi) || !has_dpi(stock, (int)dpi))) {
            return error_set(err, ERROR_INPUT, "unknown_resolution",
                             "Le papier %s existe en %s%s%s points par pouce, pas en « %.20s ».",
                             stock->name, has_dpi(stock, 203) ? "203" : "",
                             has_dpi(stock, 203) && has_dpi(stock, 300) ? " et " : "",
                             has_dpi(stock, 300) ? "300" : "", at + 1);
        }
        *ret_choice = (struct stock_choice){stock, (int)dpi};
        return true;
    }
    return refuse_name(name, err);
}

double stock_dots_per_mm(int dpi)
{
    ASSERT(dpi == 203 || dpi == 300);
    return dpi == 203 ? 8.0 : 300.0 / 25.4;
}

void stock_dots(const struct stock_choice *choice, int *ret_width, int *ret_height)
{
    const struct stock *stock = choice->stock;
    if (stock->medium == STOCK_SHEET) {
        double per_mm = stock_dots_per_mm(choice->dpi);
        *ret_width = (int)floor(stock->width_mm * per_mm);
        *ret_height = (int)floor(stock->height_mm * per_mm);
        return;
    }
    const int *dots = choice->dpi == 203 ? stock->dots_203 : stock->dots_300;
    ASSERT(dots[0] != 0);
    *ret_width = dots[0];
    *ret_height = dots[1];
}

void stock_size(const struct stock_choice *choice, double *ret_width_mm, double *ret_height_mm)
{
    const struct stock *stock = choice->stock;
    *ret_width_mm = stock->width_mm;
    *ret_height_mm = stock->height_mm;
    if (stock->medium == STOCK_THERMAL) {
        int width, height;
        stock_dots(choice, &width, &height);
        *ret_width_mm = width / stock_dots_per_mm(choice->dpi);
        *ret_height_mm = height / stock_dots_per_mm(choice->dpi);
    }
}

int stock_per_sheet(const struct stock *stock)
{
    return stock->medium == STOCK_SHEET ? stock->columns * stock->rows : 1;
}
