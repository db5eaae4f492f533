/* month_goods.c: what happened most, product by product, and suppliers by what was missing; bars
 * that are read without colours. */
#include "ui/screens/desk/month_goods.h"

#include "base/str.h"
#include "ui/picture.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/desk/desk_crates.h"
#include "ui/screens/desk/review.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/words.h"

enum { ROWS_MOST = SUMMARY_PARETO };

#define ROW_GAP(kit) theme_px((kit)->theme, 2.5)

static struct rect draw_head(const struct kit *kit, struct rect card, const char *word)
{
    const struct theme *theme = kit->theme;
    widget_card(kit, card);
    card = rect_inset(card, theme_px(theme, 5.0), theme_px(theme, 4.0));
    text_draw(kit, rect_cut_top(&card, theme_px(theme, 9.0)),
              desk_style(TYPE_BODY, WEIGHT_BOLD, COLOUR_INK, ALIGN_LEFT), word);
    (void)rect_cut_top(&card, theme_px(theme, 2.5));
    return card;
}

/* A name above what there is of it; at the right how often, as a number and as a bar. */
static void draw_row(const struct kit *kit, struct rect row, const char *picture, const char *name,
                     const char *what, uint32_t cases, uint32_t most)
{
    const struct theme *theme = kit->theme;
    if (picture != NULL) {
        int side = theme_px(theme, 8.0);
        struct rect box = rect_cut_left(&row, side);
        frame_picture(kit->frame, rect_centre(box, side, side), picture, 255, false);
        (void)rect_cut_left(&row, theme_px(theme, 2.5));
    }
    struct text_style number = desk_style(TYPE_BODY, WEIGHT_BOLD, COLOUR_INK, ALIGN_RIGHT);
    number.tabular = true;
    text_drawf(kit, rect_cut_right(&row, theme_px(theme, 12.0)), number, "%u", cases);
    struct rect room = rect_cut_right(&row, theme_px(theme, 30.0));
    struct rect bar = rect_centre(room, room.w, theme_px(theme, 4.5));
    bar.w = most > 0 ? (int)((int64_t)bar.w * cases / most) : 0;
    bar.x = room.x + room.w - bar.w;
    frame_fill(kit->frame, bar, 0, COLOUR_GREEN);
    (void)rect_cut_right(&row, theme_px(theme, 2.0));
    struct rect foot = rect_cut_bottom(&row, row.h * 9 / 20);
    desk_product(kit, row, desk_style(TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT), name);
    text_draw(kit, foot, desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT), what);
}

static int rows_in(const struct kit *kit, struct rect card)
{
    int two_lines = text_cap_px(kit->theme->type[TYPE_SMALL]) * 8 / 3;
    int least = theme_px(kit->theme, 14.0);
    int rows = desk_fit(card.h, two_lines > least ? two_lines : least, ROW_GAP(kit));
    return rows < ROWS_MOST ? rows : ROWS_MOST;
}

static void draw_nothing(const struct ui *ui, const struct kit *kit, struct rect card)
{
    text_draw(kit, card, desk_style(TYPE_BODY, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_CENTRE),
              _("nothing so far"));
}

static void draw_products(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                          struct rect card, const struct summary *now)
{
    card = draw_head(kit, card, _("What happened most"));
    int rows = rows_in(kit, card);
    for (int i = 0; i < rows && i < (int)now->pareto_count; i++) {
        const struct summary_pareto *of = &now->pareto[i];
        const struct product *product = plan_product(view->prep->plan, of->product);
        draw_row(kit, rect_cell(card, 1, rows, ROW_GAP(kit), i),
                 product != NULL ? picture_of_product(product->name, product->category) : NULL,
                 product != NULL ? product->name : "–", review_type_word(ui, of->type), of->cases,
                 now->pareto[0].cases);
    }
    if (now->pareto_count == 0) {
        draw_nothing(ui, kit, card);
    }
}

/* What is missing of its goods; where nothing is, what else went wrong most; and how often they
 * came late. */
static void say_supplier(const struct ui *ui, const struct summary_supplier *of, char *to,
                         size_t size)
{
    char missing[32], ordered[32], late[48];
    enum discrepancy_type most = DISCREPANCY_NONE;
    to[0] = '\0';
    for (int type = DISCREPANCY_NONE + 1; type < DISCREPANCY_TYPE_COUNT; type++) {
        most = of->by_type[type] > of->by_type[most] ? (enum discrepancy_type)type : most;
    }
    if (of->short_milli > 0) {
        parts_units(ui, missing, sizeof missing, of->short_milli);
        parts_units(ui, ordered, sizeof ordered, of->ordered_milli);
        str_format(to, size, _("%s of %s missing"), missing, ordered);
    } else if (most != DISCREPANCY_NONE) {
        (void)str_copy(to, size, review_type_word(ui, most));
    }
    if (of->late > 0) {
        str_format(late, sizeof late, _("late %u times of %u"), of->late, of->due);
        (void)str_append(to, size, to[0] != '\0' ? " · " : "");
        (void)str_append(to, size, late);
    }
}

static void draw_suppliers(const struct ui *ui, const struct kit *kit, struct rect card,
                           const struct summary *now)
{
    const struct summary_supplier *worst[ROWS_MOST];
    card = draw_head(kit, card, _("Problems by supplier"));
    int rows = rows_in(kit, card);
    int count = (int)summary_worst_suppliers(now, worst, (size_t)rows);
    uint32_t most = 0;
    for (int i = 0; i < count; i++) {
        most = worst[i]->cases > most ? worst[i]->cases : most;
    }
    for (int i = 0; i < count; i++) {
        char text[160];
        say_supplier(ui, worst[i], text, sizeof text);
        draw_row(kit, rect_cell(card, 1, rows, ROW_GAP(kit), i), NULL,
                 worst[i]->name[0] != '\0' ? worst[i]->name : _("unknown"), text, worst[i]->cases,
                 most);
    }
    if (count == 0) {
        draw_nothing(ui, kit, card);
    }
}

void month_goods_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                      struct rect body)
{
    const struct summary *now = &view->month->months[0];
    draw_products(ui, view, kit, desk_cell(kit, body, 2, 2, 1, 0), now);
    draw_suppliers(ui, kit, desk_cell(kit, body, 2, 2, 1, 1), now);
}
