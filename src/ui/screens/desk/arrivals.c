/* arrivals.c: what is to come, supplier by supplier: cases, kilos, what came, what is left; and of
 * one supplier product by product. The same is printed (paper/arrivals.c). */
#include <stdlib.h>

#include "base/str.h"
#include "domain/reception.h"
#include "ui/picture.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/desk/desk_crates.h"
#include "ui/screens/desk/timeline.h"
#include "ui/screens/print/papers.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/timeline_words.h"
#include "ui/words.h"

/* ui->choice: 0 all of them, else the how manieth of who brings something, from 1. */
enum { ALL = 0, COLUMNS = 4 };

/* The name of the supplier that was chosen; NULL: none is, or it is none of the plan's. */
static const char *chosen(const struct ui *ui, const struct ui_view *view)
{
    size_t count, end = 0;
    const struct supplier *found = NULL;
    struct reception_row *rows = reception_rows(view->prep, &count);
    int number = 0;
    for (size_t i = 0; i < count && ui->choice != ALL; i = end) {
        (void)reception_sum(rows, count, i, &end);
        found =
            ++number == ui->choice ? plan_supplier(view->prep->plan, rows[i].from.supplier) : found;
    }
    free(rows);
    return found != NULL ? found->name : NULL;
}

static void event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                  struct request *ret_request)
{
    int action = input->kind == UI_TAP ? input->action : ACTION_NONE;
    (void)ret_request;
    if (action == DESK_CHOOSE) {
        ui->choice = input->argument;
        ui->page = 0;
    } else if (action == DESK_OWN && chosen(ui, view) != NULL) {
        timeline_round_open(ui, view, chosen(ui, view));
    } else if (action == ACTION_VALIDATE) {
        papers_open(ui, view, "arrivals");
    } else if (action == ACTION_BACK && ui->choice != ALL) {
        ui->choice = ALL;
        ui->page = 0;
    } else if (action == ACTION_BACK) {
        desk_leave(ui, view);
    } else {
        (void)desk_event(ui, view, input);
    }
}

static const char *name_of(const struct ui *ui, const struct prep *prep, struct reception_from from)
{
    const struct supplier *supplier = plan_supplier(prep->plan, from.supplier);
    return from.is_store ? _("Our store") : supplier != NULL ? supplier->name : _("Somebody else");
}

/* The numbers of a row; on a high panel they stand below its name. */
static struct rect numbers_of(const struct kit *kit, struct rect row)
{
    return kit->theme->narrow ? rect_cut_bottom(&row, row.h / 2)
                              : rect_cut_right(&row, row.w * 29 / 50);
}

static void draw_heads(const struct ui *ui, const struct kit *kit, struct rect row)
{
    const char *const words[COLUMNS] = {_("expected"), _("in cases"), _("arrived"),
                                        _("left to come")};
    struct rect cells = kit->theme->narrow ? row : numbers_of(kit, row);
    struct text_style style = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_CENTRE);
    for (int i = 0; i < COLUMNS; i++) {
        text_draw(kit, rect_cell(cells, COLUMNS, 1, 0, i), style, words[i]);
    }
}

struct cells {
    char texts[COLUMNS][32];
    bool is_done; /* nothing is left */
    bool warns;   /* and something is, though nothing comes any more */
};

static void draw_cells(const struct kit *kit, struct rect row, const struct cells *cells)
{
    struct rect numbers = numbers_of(kit, row);
    for (int i = 0; i < COLUMNS; i++) {
        bool is_left = i == COLUMNS - 1;
        struct rect cell = rect_cell(numbers, COLUMNS, 1, 0, i);
        struct text_style style = desk_style(TYPE_BODY, is_left ? WEIGHT_BOLD : WEIGHT_SEMIBOLD,
                                             COLOUR_INK, ALIGN_CENTRE);
        style.tabular = true;
        if (is_left && cells->is_done) {
            int side = theme_px(kit->theme, 9.0);
            widget_verdict_mark(kit, rect_centre(cell, side, side), VERDICT_DONE);
            continue;
        }
        if (is_left && cells->warns) { /* less than all, and nothing comes any more */
            int side = theme_px(kit->theme, 7.0);
            struct rect mark = rect_cut_left(&cell, side);
            widget_verdict_mark(kit, rect_centre(mark, side, side), VERDICT_NOT_THIS);
            style.colour = COLOUR_AMBER;
        }
        text_draw(kit, cell, style, cells->texts[i]);
    }
}

static void say_cases(int64_t cases, bool is_known, char *to, size_t size)
{
    (void)str_copy(to, size, "–");
    if (cases > 0) {
        str_format(to, size, "%s%lld", is_known ? "" : "≥ ", (long long)cases);
    }
}

/* "3 products · day 1, morning": when they are fetched or come, by the timeline. */
static void say_when(const struct ui *ui, const struct ui_view *view, struct reception_from from,
                     const struct reception_sum *sum, char *to, size_t size)
{
    const struct supplier *supplier = plan_supplier(view->prep->plan, from.supplier);
    const struct timeline_entry *entry = supplier != NULL && view->timeline != NULL
                                             ? round_of(view->timeline, supplier->name, 0)
                                             : NULL;
    str_format(to, size, _n("%lu product", "%lu products", (unsigned long)sum->products),
               (unsigned long)sum->products);
    if (entry != NULL) {
        char half[48];
        timeline_half_words(ui->language, timeline_half(entry), half, sizeof half);
        (void)str_append(to, size, " · ");
        (void)str_append(to, size, half);
        int due = round_due(view->timeline, view->prep, supplier->id);
        bool is_late = due > 0 && (int)view->prep->half_day > due && sum->left_g > 0;
        (void)str_append(to, size, is_late ? _(", late") : "");
    }
}

static void draw_supplier(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                          struct rect row, int number, struct reception_from from,
                          const struct reception_sum *sum)
{
    const struct theme *theme = kit->theme;
    struct cells cells = {.is_done = sum->left_g == 0 && sum->waiting == 0};
    char name[FRAME_NAME], text[120];
    str_format(name, sizeof name, "from_%d", number);
    desk_tile(kit, row, name, DESK_CHOOSE, number, 0);
    desk_weight(ui, cells.texts[0], sizeof cells.texts[0], sum->needed_g);
    say_cases(sum->cases, sum->is_known, cells.texts[1], sizeof cells.texts[1]);
    desk_weight(ui, cells.texts[2], sizeof cells.texts[2], sum->came_g);
    desk_weight(ui, cells.texts[3], sizeof cells.texts[3], sum->left_g);
    draw_cells(kit, row, &cells);
    struct rect numbers = numbers_of(kit, row);
    row.h -= theme->narrow ? numbers.h : 0;
    row.w -= theme->narrow ? 0 : numbers.w;
    struct rect inside = rect_inset(row, theme_px(theme, 4.0), theme_px(theme, 1.0));
    struct rect foot = rect_cut_bottom(&inside, inside.h / 2);
    desk_product(kit, inside, desk_style(TYPE_BODY, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT),
                 name_of(ui, view->prep, from));
    say_when(ui, view, from, sum, text, sizeof text);
    text_draw(kit, foot, desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT), text);
}

static void draw_product(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                         struct rect row, const struct reception_row *of)
{
    const struct theme *theme = kit->theme;
    const struct product *product = plan_product(view->prep->plan, of->product);
    struct cells cells = {.is_done = of->left_milli == 0 && of->needed_milli > 0,
                          .warns = of->is_complete && of->left_milli > 0};
    char kilos[32];
    widget_card(kit, row);
    parts_amount(ui, cells.texts[0], sizeof cells.texts[0], product, of->needed_milli);
    (void)str_copy(cells.texts[1], sizeof cells.texts[1], "–");
    if (of->cases > 0) {
        str_format(cells.texts[1], sizeof cells.texts[1], _("%lld × %d"), (long long)of->cases,
                   of->case_units);
    }
    parts_amount(ui, cells.texts[2], sizeof cells.texts[2], product, of->came_milli);
    parts_amount(ui, cells.texts[3], sizeof cells.texts[3], product, of->left_milli);
    draw_cells(kit, row, &cells);
    struct rect numbers = numbers_of(kit, row);
    row.h -= theme->narrow ? numbers.h : 0;
    row.w -= theme->narrow ? 0 : numbers.w;
    struct rect inside = rect_inset(row, theme_px(theme, 4.0), theme_px(theme, 1.0));
    int side = theme_px(theme, 11.0);
    frame_picture(kit->frame, rect_centre(rect_cut_left(&inside, side), side, side),
                  picture_of_product(product->name, product->category), 255, false);
    (void)rect_cut_left(&inside, theme_px(theme, 3.0));
    struct rect foot = rect_cut_bottom(&inside, inside.h / 2);
    desk_product(kit, inside, desk_style(TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT),
                 product->name);
    desk_weight(ui, kilos, sizeof kilos, of->needed_g);
    text_draw(kit, foot, desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT),
              of->needed_g > 0 ? kilos : "");
}

/* Rows of suppliers, or of the products of the one that was chosen. */
static struct desk_pages draw_rows(const struct ui *ui, const struct ui_view *view,
                                   const struct kit *kit, struct rect body,
                                   const struct reception_row *rows, size_t count)
{
    const struct theme *theme = kit->theme;
    int high = theme->narrow ? theme_px(theme, 34.0) : theme->target, at = 0, all = 0;
    int fit = desk_fit(body.h, high, theme->gap);
    size_t end = 0;
    for (size_t i = 0; i < count; i = end) {
        (void)reception_sum(rows, count, i, &end);
        at++;
        all += ui->choice == ALL ? 1 : at == ui->choice ? (int)(end - i) : 0;
    }
    struct desk_pages pages = desk_pages(ui->page, all, fit);
    int number = 0, row = 0;
    for (size_t i = 0; i < count; i = end) {
        struct reception_sum sum = reception_sum(rows, count, i, &end);
        number++;
        for (size_t k = i; k < end; k++) {
            bool is_shown = ui->choice == ALL ? k == i : number == ui->choice;
            if (is_shown && row >= pages.first && row < pages.end) {
                struct rect cell = rect_cell(body, 1, fit, theme->gap, row - pages.first);
                if (ui->choice == ALL) {
                    draw_supplier(ui, view, kit, cell, number, rows[i].from, &sum);
                } else {
                    draw_product(ui, view, kit, cell, &rows[k]);
                }
            }
            row += is_shown;
        }
    }
    return pages;
}

/* Over everything, or of the one that was chosen; its name, "" for all. */
static void say(const struct ui *ui, const struct ui_view *view, const struct reception_row *rows,
                size_t count, char *to, size_t size, const char **ret_name)
{
    int64_t needed_g = 0, left_g = 0;
    char needed[24], left[24];
    size_t end = 0;
    int number = 0;
    *ret_name = "";
    for (size_t i = 0; i < count; i = end) {
        struct reception_sum sum = reception_sum(rows, count, i, &end);
        if (ui->choice == ALL || ++number == ui->choice) {
            needed_g += sum.needed_g;
            left_g += sum.left_g;
            *ret_name = ui->choice == ALL ? "" : name_of(ui, view->prep, rows[i].from);
        }
    }
    desk_weight(ui, needed, sizeof needed, needed_g);
    desk_weight(ui, left, sizeof left, left_g);
    str_format(to, size, _("*%s* expected, *%s* left to come."), needed, left);
}

static void view_screen(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    size_t count;
    struct reception_row *rows = reception_rows(view->prep, &count);
    char sentence[120];
    const char *name;
    say(ui, view, rows, count, sentence, sizeof sentence, &name);
    struct areas areas = desk_begin(ui, kit, _("What is to come"), name);
    struct rect body = areas.body, footer = areas.footer;
    struct desk_pages pages = {.count = 1};
    if (count == 0) {
        desk_no_month(ui, kit, body);
    } else {
        desk_sentence(kit, &body, COLOUR_INK, sentence);
        draw_heads(ui, kit, rect_cut_top(&body, theme_px(theme, 7.0)));
        (void)rect_cut_top(&body, theme_px(theme, 2.0));
        pages = draw_rows(ui, view, kit, body, rows, count);
    }
    free(rows);
    desk_back(ui, kit, &footer);
    desk_primary(kit, &footer, _("On paper"), NULL, count == 0);
    if (view->timeline != NULL && chosen(ui, view) != NULL) {
        widget_button(kit, rect_cut_right(&footer, theme_px(theme, 62.0)),
                      (struct button){.name = "fetch",
                                      .action = DESK_OWN,
                                      .kind = BUTTON_SECONDARY,
                                      .word = _("Who fetches it?")});
    }
    desk_pager(kit, footer, pages);
}

const struct screen_def screen_arrivals = {.name = "arrivals",
                                           .enter = desk_enter,
                                           .event = event,
                                           .view = view_screen,
                                           .is_director = true};
