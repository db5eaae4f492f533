/* desk_goods.c: see desk_goods.h. */
#include "ui/screens/desk/desk_goods.h"

#include "base/str.h"
#include "ui/picture.h"
#include "ui/screens/desk/desk_crates.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/words.h"

/* How much is ordered of each product, 0 for those that nobody wants there. */
static int64_t ordered(const struct prep *prep, uint32_t pickup, uint32_t product)
{
    int64_t sum = 0;
    const struct plan *plan = prep->plan;
    for (size_t i = 0; i < plan->portions.count; i++) {
        const struct portion *portion = &plan->portions.rows[i];
        if (portion->product == product &&
            (pickup == ID_NONE || plan_crate(plan, portion->crate)->pickup == pickup)) {
            sum += portion->units_milli;
        }
    }
    return sum;
}

int64_t desk_missing_milli(const struct prep *prep, uint32_t product)
{
    int64_t in_crates = 0, not_come = 0; /* the same lack, seen twice: not added up */
    for (size_t i = 0; i < prep->discrepancy_count; i++) {
        const struct discrepancy *d = &prep->discrepancies[i];
        bool counts = d->product == product && !d->is_undone;
        in_crates += counts && d->type == DISCREPANCY_MISSING ? d->units_milli : 0;
        not_come += counts && d->type == DISCREPANCY_SHORT ? d->units_milli : 0;
    }
    return in_crates > not_come ? in_crates : not_come;
}

static void draw_tile(const struct ui *ui, const struct kit *kit, struct rect tile,
                      const struct product *product, int64_t units_milli, int64_t missing_milli,
                      int64_t instead_milli)
{
    const struct theme *theme = kit->theme;
    char name[FRAME_NAME], amount[32];
    str_format(name, sizeof name, "product_%s", product->sku);
    desk_tile(kit, tile, name, DESK_CHOOSE, (int)product->id, missing_milli > 0 ? COLOUR_AMBER : 0);
    struct rect inside = rect_inset(tile, theme_px(theme, 3.5), theme_px(theme, 2.0));
    (void)rect_cut_left(&inside, missing_milli > 0 ? theme_px(theme, 2.0) : 0);
    int side = theme_px(theme, 11.0);
    frame_picture(kit->frame, rect_centre(rect_cut_left(&inside, side), side, side),
                  picture_of_product(product->name, product->category), 255, false);
    (void)rect_cut_left(&inside, theme_px(theme, 3.0));
    struct rect foot = rect_cut_bottom(&inside, inside.h / 2);
    struct text_style bold = desk_style(TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT);
    const char *pack = desk_product_pack(kit, bold, inside.w, product->name);
    desk_product(kit, inside, bold, product->name);
    if (missing_milli > 0) {
        char text[64];
        parts_amount(ui, amount, sizeof amount, product, missing_milli);
        str_format(text, sizeof text, _("%s missing"), amount);
        struct text_style style = desk_style(TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_AMBER, ALIGN_LEFT);
        text_draw(kit, foot, style, text);
        return;
    }
    if (instead_milli > 0) {
        char text[64];
        parts_amount(ui, amount, sizeof amount, product, instead_milli);
        str_format(text, sizeof text, _("%s in place of another"), amount);
        text_draw(kit, foot, desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT),
                  text);
        return;
    }
    struct text_style soft = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT);
    parts_amount(ui, amount, sizeof amount, product, units_milli);
    if (pack != NULL && !plan_is_weighed(product)) { /* two of one name differ in how they come */
        text_drawf(kit, foot, soft, "%s × %s", amount, pack);
        return;
    }
    text_drawf(kit, foot, soft, _("%s ordered"), amount);
}

/* Which goods stand in a list: those ordered at a pick-up point, or those that fit a place. */
struct listed {
    uint32_t pickup, in_place_of; /* ID_NONE: of all points; in nothing's place */
};

static bool is_listed(const struct prep *prep, const struct listed *listed, uint32_t product)
{
    return listed->in_place_of != ID_NONE
               ? substitute_fits(prep->plan, listed->in_place_of, product)
               : ordered(prep, listed->pickup, product) > 0 ||
                     (listed->pickup != ID_NONE &&
                      prep_point_substitutes(prep, listed->pickup, product) > 0);
}

static struct desk_pages draw_goods(const struct ui *ui, const struct ui_view *view,
                                    const struct kit *kit, struct rect rect, struct listed listed)
{
    const struct theme *theme = kit->theme;
    const struct plan *plan = view->prep->plan;
    int columns = desk_fit(rect.w, theme_px(theme, 98.0), theme->gap), count = 0, at = 0;
    int rows = desk_fit(rect.h, theme->target, theme->gap);
    for (size_t i = 0; i < plan->products.count; i++) {
        count += is_listed(view->prep, &listed, plan->products.rows[i].id);
    }
    struct desk_pages pages = desk_pages(ui->page, count, columns * rows);
    for (size_t i = 0; i < 2 * plan->products.count; i++) { /* those that are missing first */
        const struct product *product = &plan->products.rows[i % plan->products.count];
        bool of_all = listed.pickup == ID_NONE && listed.in_place_of == ID_NONE;
        int64_t missing = of_all ? desk_missing_milli(view->prep, product->id) : 0;
        if (!is_listed(view->prep, &listed, product->id) ||
            (missing > 0) != (i < plan->products.count)) {
            continue;
        }
        int64_t units = ordered(view->prep, listed.pickup, product->id);
        bool came_instead = listed.pickup != ID_NONE && units == 0;
        int64_t instead =
            came_instead ? prep_point_substitutes(view->prep, listed.pickup, product->id) : 0;
        if (at >= pages.first && at < pages.end) {
            draw_tile(ui, kit, rect_cell(rect, columns, rows, theme->gap, at - pages.first),
                      product, units, missing, instead);
        }
        at++;
    }
    return pages;
}

struct desk_pages desk_goods(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                             struct rect rect, uint32_t pickup)
{
    return draw_goods(ui, view, kit, rect, (struct listed){.pickup = pickup});
}

struct desk_pages desk_goods_instead(const struct ui *ui, const struct ui_view *view,
                                     const struct kit *kit, struct rect rect, uint32_t product)
{
    return draw_goods(ui, view, kit, rect, (struct listed){.in_place_of = product});
}

int desk_point_columns(const struct kit *kit, const struct plan *plan, int width)
{
    const struct theme *theme = kit->theme;
    struct text_style style = desk_style(TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT);
    int columns = desk_fit(width, theme_px(theme, 95.0), theme->gap);
    int room = (width - (columns - 1) * theme->gap) / columns - theme_px(theme, 27.0);
    for (size_t i = 0; theme->narrow && i < plan->pickups.count; i++) {
        if (text_width(kit, style, plan->pickups.rows[i].name) > room) {
            return 1;
        }
    }
    return columns;
}

struct desk_pages desk_points(const struct ui *ui, const struct ui_view *view,
                              const struct kit *kit, struct rect rect)
{
    const struct theme *theme = kit->theme;
    const struct plan *plan = view->prep->plan;
    int columns = desk_point_columns(kit, plan, rect.w);
    int rows = desk_fit(rect.h, theme->target, theme->gap);
    struct desk_pages pages = desk_pages(ui->page, (int)plan->pickups.count, columns * rows);
    for (int i = pages.first; i < pages.end; i++) {
        const struct pickup *pickup = &plan->pickups.rows[i];
        char name[FRAME_NAME];
        str_format(name, sizeof name, "point_%s", pickup->letter);
        struct rect tile = rect_cell(rect, columns, rows, theme->gap, i - pages.first);
        desk_tile(kit, tile, name, DESK_CHOOSE, (int)pickup->id, 0);
        struct rect inside = rect_inset(tile, theme_px(theme, 3.5), theme_px(theme, 2.0));
        desk_letter(kit, &inside, pickup);
        text_draw(kit, inside, desk_style(TYPE_BODY, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT),
                  pickup->name);
    }
    return pages;
}

uint32_t desk_scanned_product(const struct ui_view *view, const struct code *code)
{
    const struct prep *prep = view->prep;
    if (prep->plan == NULL) {
        return ID_NONE;
    }
    if (code->kind == CODE_TRADE) {
        const struct product *product = plan_product_of_gtin(prep->plan, code->gtin);
        return product != NULL ? product->id : ID_NONE;
    }
    const struct label_list *labels = &prep->labels[CODE_PRODUCT];
    bool ours = code->kind == CODE_PRODUCT && code->prep == (int)prep->number &&
                code->serial >= 1 && (size_t)code->serial <= labels->count;
    uint32_t target = ours ? labels->rows[code->serial - 1].target : ID_NONE;
    return plan_product(prep->plan, target) != NULL ? target : ID_NONE;
}

uint32_t desk_scanned_point(const struct ui_view *view, const struct code *code)
{
    const struct prep *prep = view->prep;
    bool ours = prep->plan != NULL && code->kind == CODE_POINT && code->prep == (int)prep->number;
    const struct pickup *pickup = ours ? plan_pickup_of_serial(prep->plan, code->serial) : NULL;
    return pickup != NULL ? pickup->id : ID_NONE;
}

uint32_t desk_scanned_crate(const struct ui_view *view, const struct code *code)
{
    const struct prep *prep = view->prep;
    const struct label_list *labels = &prep->labels[CODE_CRATE];
    bool ours = prep->plan != NULL && code->kind == CODE_CRATE && code->prep == (int)prep->number &&
                code->serial >= 1 && (size_t)code->serial <= labels->count;
    uint32_t target = ours ? labels->rows[code->serial - 1].target : ID_NONE;
    return ours && plan_crate(prep->plan, target) != NULL ? target : ID_NONE;
}

void desk_unread(struct ui *ui, const struct ui_view *view, const struct code *code)
{
    bool of_prep =
        code->kind == CODE_PRODUCT || code->kind == CODE_POINT || code->kind == CODE_CRATE;
    ui->desk.unread =
        of_prep && code->prep != (int)view->prep->number ? UNREAD_OTHER_PREP : UNREAD_UNKNOWN;
}

void desk_question(const struct ui *ui, const struct kit *kit, struct rect *body, const char *text)
{
    const char *const said[] = {
        [UNREAD_NONE] = text,
        [UNREAD_UNKNOWN] = _("This code is none of those."),
        [UNREAD_OTHER_PREP] = _("This is of *another preparation*."),
    };
    bool read = ui->desk.unread == UNREAD_NONE;
    desk_sentence(kit, body, read ? COLOUR_INK : COLOUR_AMBER, said[ui->desk.unread]);
}
