/* import_points.c: what a file has for each pick-up point: orders, crates, weight, as a table. */
#include "ui/screens/desk/desk.h"
#include "ui/screens/desk/import.h"
#include "ui/words.h"

struct point_sums {
    unsigned long orders, crates;
    int64_t weight_g;
};

static struct point_sums sums_of(const struct plan *plan, uint32_t pickup)
{
    struct point_sums sums = {0};
    for (size_t i = 0; i < plan->orders.count; i++) {
        sums.orders += plan->orders.rows[i].pickup == pickup;
    }
    for (size_t i = 0; i < plan->crates.count; i++) {
        if (plan->crates.rows[i].pickup == pickup) {
            sums.crates++;
            sums.weight_g += plan_crate_g(plan, &plan->crates.rows[i]);
        }
    }
    return sums;
}

/* The columns of the table, cut from the right of a row. */
struct columns {
    struct rect name, orders, crates, weight;
};

static struct columns cut_columns(const struct kit *kit, struct rect row)
{
    const struct theme *theme = kit->theme;
    struct columns columns;
    columns.weight = rect_cut_right(&row, theme_px(theme, theme->narrow ? 38.0 : 32.0));
    columns.crates = rect_cut_right(&row, theme_px(theme, theme->narrow ? 44.0 : 35.0));
    columns.orders = rect_cut_right(&row, theme_px(theme, 24.0));
    (void)rect_cut_right(&row, theme_px(theme, 2.0));
    columns.name = row;
    return columns;
}

static void draw_point(const struct ui *ui, const struct plan *plan, const struct kit *kit,
                       struct rect rect, const struct pickup *pickup)
{
    const struct theme *theme = kit->theme;
    struct columns columns = cut_columns(kit, rect);
    struct point_sums sums = sums_of(plan, pickup != NULL ? pickup->id : ID_NONE);
    struct text_style number = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_INK, ALIGN_RIGHT);
    char weight[32];
    number.tabular = true;
    if (pickup != NULL) {
        desk_letter(kit, &columns.name, pickup);
    } else {
        struct rect mark = rect_cut_left(&columns.name, theme_px(theme, 14.0));
        widget_verdict_mark(kit, rect_centre(mark, rect.h * 4 / 5, rect.h * 4 / 5),
                            VERDICT_NOT_THIS);
        (void)rect_cut_left(&columns.name, theme_px(theme, 3.5));
    }
    text_draw(kit, columns.name, desk_style(TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT),
              pickup != NULL ? pickup->name : _("no labo"));
    text_drawf(kit, columns.orders, number, "%lu", sums.orders);
    desk_weight(ui, weight, sizeof weight, sums.weight_g);
    text_draw(kit, columns.weight, number, weight);
    if (pickup != NULL && pickup->mode == PICKUP_BULK) {
        number.colour = COLOUR_MUTED;
        text_draw(kit, columns.crates, number, _("in bulk"));
    } else {
        text_drawf(kit, columns.crates, number, "%lu", sums.crates);
    }
}

struct desk_pages import_points_draw(const struct ui *ui, const struct plan *plan,
                                     const struct kit *kit, struct rect rect)
{
    const struct theme *theme = kit->theme;
    struct text_style head = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_RIGHT);
    widget_card(kit, rect);
    struct rect inside = rect_inset(rect, theme_px(theme, 5.0), theme_px(theme, 3.5));
    struct columns columns = cut_columns(kit, rect_cut_top(&inside, theme_px(theme, 9.0)));
    struct rect orders = columns.orders; /* the word is wider than the numbers below it */
    int wider = theme_px(theme, theme->narrow ? 34.0 : 24.0);
    orders.x -= wider;
    orders.w += wider;
    text_draw(kit, orders, head, _("orders"));
    text_draw(kit, columns.crates, head, _("crates"));
    text_draw(kit, columns.weight, head, _("weight"));
    bool homeless = sums_of(plan, ID_NONE).orders > 0;
    int count = (int)plan->pickups.count + homeless;
    int rows = desk_fit(inside.h, theme_px(theme, 10.5), 0);
    struct desk_pages pages = desk_pages(ui->page, count, rows);
    for (int i = pages.first; i < pages.end; i++) {
        struct rect row = rect_cell(inside, 1, rows, 0, i - pages.first);
        /* What has no place yet stands first. */
        const struct pickup *pickup = homeless && i == 0 ? NULL : &plan->pickups.rows[i - homeless];
        draw_point(ui, plan, kit, row, pickup);
    }
    return pages;
}
