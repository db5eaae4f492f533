/* find_lot.c: where one lot went: the other way of the question which lot is in which crate. */
#include <stdlib.h>

#include "base/assert.h"
#include "base/str.h"
#include "domain/receive.h"
#include "ui/screens/desk/find.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/words.h"

uint32_t find_next_lot(const struct prep *prep, uint32_t product, uint32_t lot)
{
    for (size_t i = 0; i < prep->lot_count; i++) {
        const struct lot_state *row = &prep->lots[i];
        if (row->product == product && !row->is_undone && row->id > lot) {
            return row->id;
        }
    }
    return ID_NONE;
}

/* The `nth` labo that got some of a lot in bulk, NULL: there are no more. */
static const struct bulk_lot *sent_at(const struct prep *prep, uint32_t lot, size_t nth)
{
    for (size_t i = 0; i < prep->sent_count; i++) {
        const struct bulk_lot *row = &prep->sent[i];
        bool counts =
            row->lot == lot && row->units_milli > 0 && plan_pickup(prep->plan, row->pickup) != NULL;
        if (counts && nth-- == 0) {
            return row;
        }
    }
    return NULL;
}

static void draw_labo(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                      struct rect tile, const struct bulk_lot *sent)
{
    const struct theme *theme = kit->theme;
    const struct plan *plan = view->prep->plan;
    const struct pickup *pickup = plan_pickup(plan, sent->pickup);
    char amount[32], text[64];
    widget_card(kit, tile);
    struct rect inside = rect_inset(tile, theme_px(theme, 3.5), theme_px(theme, 2.0));
    desk_letter(kit, &inside, pickup);
    struct rect foot = rect_cut_bottom(&inside, inside.h / 2);
    parts_amount(ui, amount, sizeof amount,
                 plan_product(plan, prep_received(view->prep, sent->lot)->product),
                 sent->units_milli);
    str_format(text, sizeof text, _("%s in bulk"), amount);
    text_draw(kit, inside, desk_style(TYPE_SMALL, WEIGHT_BOLD, COLOUR_INK, ALIGN_LEFT), text);
    struct text_style style = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT);
    bool fits = text_width(kit, style, pickup->name) <= foot.w; /* its letter says it too */
    text_draw(kit, foot, style, fits ? pickup->name : "");
}

struct desk_pages find_lot_view(const struct ui *ui, const struct ui_view *view,
                                const struct kit *kit, struct rect body, uint32_t lot)
{
    const struct theme *theme = kit->theme;
    const struct prep *prep = view->prep;
    uint32_t *crates = calloc(prep->plan->crates.count + 1, sizeof *crates);
    ASSERT(crates != NULL);
    size_t held = prep_lot_crates(prep, lot, crates, prep->plan->crates.count), labos = 0;
    while (sent_at(prep, lot, labos) != NULL) {
        labos++;
    }
    int columns = desk_fit(body.w, theme_px(theme, 64.0), theme->gap);
    int rows = desk_fit(body.h, theme->target, theme->gap);
    struct desk_pages pages = desk_pages(ui->page, (int)(held + labos), columns * rows);
    for (int i = pages.first; i < pages.end; i++) {
        struct rect tile = rect_cell(body, columns, rows, theme->gap, i - pages.first);
        if ((size_t)i < held) {
            find_crate_tile(ui, view, kit, tile, plan_crate(prep->plan, crates[i]));
        } else {
            draw_labo(ui, view, kit, tile, sent_at(prep, lot, (size_t)i - held));
        }
    }
    if (held + labos == 0) {
        desk_nothing(kit, body, VERDICT_ALREADY, _("Nothing here."),
                     _("Nothing of this delivery went anywhere so far."));
    }
    free(crates);
    return pages;
}
