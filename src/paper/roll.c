/* roll.c: what stands on a slip on a roll, taken from the prep; files of many. */
#include "paper/roll.h"

#include <cairo-pdf.h>
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/str.h"
#include "domain/prep_share.h"
#include "paper/page.h"
#include "paper/roll_draw.h"

#define POINTS_PER_MM (72.0 / 25.4)

bool roll_fits(const struct stock_choice *stock, struct error *err)
{
    char names[120] = "";
    double width, height;
    stock_size(stock, &width, &height);
    bool is_endless = stock->stock->medium == STOCK_THERMAL && stock->stock->roll_mm[0] > 0 &&
                      stock->stock->roll_mm[1] == 0;
    if (is_endless && roll_module_mm(stock->dpi) * BARS_TOTAL <= width) {
        return true;
    }
    for (size_t i = 0; i < stock_count(); i++) {
        if (stock_at(i)->medium == STOCK_THERMAL && stock_at(i)->roll_mm[1] == 0) {
            (void)str_append(names, sizeof names, names[0] != '\0' ? ", " : "");
            (void)str_append(names, sizeof names, stock_at(i)->name);
        }
    }
    return error_set(err, ERROR_INPUT, "no_roll",
                     "Un bordereau tient sur une feuille A4 ou sur un rouleau sans fin, pas sur le "
                     "papier %s. Prenez : %s.",
                     stock->stock->name, names);
}

static void fill_line(const struct prep *prep, uint32_t id, struct roll_line *line)
{
    const struct portion *portion = plan_portion(prep->plan, id);
    const struct product *product = plan_product(prep->plan, portion->product);
    int64_t milli = page_due_milli(prep, id);
    (void)str_copy(line->name, sizeof line->name, product->name);
    (void)str_copy(line->place, sizeof line->place,
                   product->place[0] != '\0' ? product->place : "?");
    (void)str_copy(line->allergens, sizeof line->allergens, product->allergens);
    page_amount(product, milli, line->amount, sizeof line->amount);
    page_slip_says(prep, id, line->share, sizeof line->share);
    line->is_weighed = plan_is_weighed(product);
    line->is_none = milli == 0;
    line->units = !line->is_weighed && milli % 1000 == 0 ? (int)(milli / 1000) : 0;
}

struct roll_slip *roll_slip_make(const struct paper_day *day, uint32_t id)
{
    const struct prep *prep = day->prep;
    const struct crate *crate = plan_crate(prep->plan, id);
    const struct order *order = plan_order(prep->plan, crate->order);
    const struct pickup *pickup = plan_pickup(prep->plan, crate->pickup);
    struct roll_slip *slip = calloc(1, sizeof *slip);
    char weight[24];
    ASSERT(slip != NULL);
    str_format(slip->number, sizeof slip->number, "%u", order != NULL ? order->number : 0);
    slip->index = crate->index;
    slip->of = crate->of;
    slip->kind = crate->kind;
    (void)str_copy(slip->pickup, sizeof slip->pickup,
                   pickup != NULL ? pickup->name : "sans point de collecte");
    if (pickup != NULL) {
        const char *colour = day->colours[pickup->colour % PLAN_COLOURS].name;
        (void)str_copy(slip->letter, sizeof slip->letter, pickup->letter);
        (void)str_copy(slip->colour, sizeof slip->colour, colour != NULL ? colour : "");
    }
    uint32_t *portions = calloc(crate->portion_count + 1, sizeof *portions);
    ASSERT(portions != NULL);
    uint32_t lines = page_slip_lines(prep, crate, portions);
    int64_t grams = page_due_g(prep, crate);
    page_weight(grams, weight, sizeof weight);
    str_format(slip->facts, sizeof slip->facts, "%u ligne%s%s%s", lines, lines > 1 ? "s" : "",
               grams > 0 ? " · " : "", grams > 0 ? weight : "");
    page_foot(day, slip->foot, sizeof slip->foot);
    slip->prep = (int)prep->number;
    if (prep_pickup_mode(prep, crate->pickup) != PICKUP_BULK) {
        slip->serial = prep_label_serial(prep, CODE_CRATE, id);
    }
    slip->line_count = lines;
    slip->lines = calloc(slip->line_count + 1, sizeof *slip->lines);
    ASSERT(slip->lines != NULL);
    for (uint32_t i = 0; i < lines; i++) {
        slip->lines[i].line = portions[i] - crate->first_portion + 1;
        fill_line(prep, portions[i], &slip->lines[i]);
    }
    free(portions);
    return slip;
}

void roll_slip_free(struct roll_slip *slip)
{
    if (slip != NULL) {
        free(slip->lines);
        free(slip);
    }
}

void roll_slips_free(struct roll_slip **slips, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        roll_slip_free(slips[i]);
    }
    free(slips);
}

bool roll_slips(const struct paper_day *day, const struct paper_filter *filter,
                struct roll_slip ***ret_slips, size_t *ret_count, struct error *err)
{
    const struct plan *plan = day->prep->plan;
    size_t count = 0;
    if (!page_has_serials(day, filter, err)) {
        return false;
    }
    struct roll_slip **slips = calloc(plan->crates.count + 1, sizeof *slips);
    ASSERT(slips != NULL);
    for (size_t i = 0; i < plan->crates.count; i++) {
        if (page_wants_slip(day->prep, filter, &plan->crates.rows[i])) {
            slips[count++] = roll_slip_make(day, plan->crates.rows[i].id);
        }
    }
    if (count == 0) {
        free(slips);
        return error_set(err, ERROR_INPUT, "nothing_to_draw",
                         "Il n’y a pas de cagette à préparer ici.");
    }
    *ret_slips = slips;
    *ret_count = count;
    return true;
}

/* The same roll, as long as the slip. */
static struct stock_choice cut(const struct stock_choice *stock, const struct roll_slip *slip,
                               struct stock *to)
{
    *to = *stock->stock;
    int *dots = stock->dpi == 203 ? to->dots_203 : to->dots_300;
    dots[1] = roll_dots_high(stock, slip);
    return (struct stock_choice){to, stock->dpi};
}

bool roll_slip_bitmap(const struct label_press *press, const struct stock_choice *stock,
                      const struct roll_slip *slip, struct bitmap *ret_bitmap, struct error *err)
{
    struct stock own;
    struct stock_choice paper = cut(stock, slip, &own);
    struct ink ink = {.type = press->type};
    ASSERT(roll_fits(stock, NULL));
    cairo_surface_t *surface = press_dots(&paper, &ink.cr);
    roll_draw(press, ink, &paper, slip);
    cairo_destroy(ink.cr);
    return press_bits(surface, ret_bitmap, err);
}

struct job {
    const struct label_press *press;
    struct roll_slip *const *slips;
    size_t count;
    const struct stock_choice *stock;
};

static bool draw_all(cairo_t *cr, void *context)
{
    const struct job *job = context;
    for (size_t i = 0; i < job->count; i++) {
        struct stock own;
        struct stock_choice paper = cut(job->stock, job->slips[i], &own);
        double width, height;
        stock_size(&paper, &width, &height);
        cairo_pdf_surface_set_size(cairo_get_target(cr), width * POINTS_PER_MM,
                                   height * POINTS_PER_MM);
        roll_draw(job->press, (struct ink){.cr = cr, .type = job->press->type}, &paper,
                  job->slips[i]);
        cairo_show_page(cr);
    }
    return true;
}

bool roll_slips_pdf(struct roll_slip *const *slips, size_t count, const struct stock_choice *stock,
                    int64_t created_at_s, const char *path, struct error *err)
{
    struct label_press press = {0};
    struct job job = {&press, slips, count, stock};
    double width, height;
    stock_size(stock, &width, &height);
    bool ok =
        roll_fits(stock, err) && press_open(&press, err) &&
        press_pdf(path, paper_title(PAPER_PREP), created_at_s, width, height, draw_all, &job, err);
    press_close(&press);
    return ok;
}

bool roll_slips_png(struct roll_slip *const *slips, size_t count, const struct stock_choice *stock,
                    const char *path, struct error *err)
{
    struct label_press press = {0};
    char name[LIMIT_PATH];
    int stem = (int)strlen(path) - (str_ends(path, ".png") ? 4 : 0);
    bool ok = roll_fits(stock, err) && press_open(&press, err);
    for (size_t i = 0; ok && i < count; i++) {
        struct bitmap dots = {0};
        ok = str_format(name, sizeof name, "%.*s-%03zu.png", stem, path, i + 1) ||
             error_set(err, ERROR_INPUT, "path_too_long", "Ce nom de fichier est trop long.");
        ok = ok && roll_slip_bitmap(&press, stock, slips[i], &dots, err) &&
             press_png(&dots, name, err);
        bitmap_finish(&dots);
    }
    press_close(&press);
    return ok;
}
