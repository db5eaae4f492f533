/* desk_points.c: pick-up point by pick-up point what is left to pack, what is packed, checked and
 * loaded, and the kilos. */
#include "ui/screens/desk/desk_points.h"

#include "base/str.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/desk/desk_crates.h"
#include "ui/words.h"

enum { COLUMNS = 5 };

/* The numbers of a row; on a high panel they stand below the point's name. */
static struct rect numbers_of(const struct kit *kit, struct rect row)
{
    return kit->theme->narrow ? rect_cut_bottom(&row, row.h / 2)
                              : rect_cut_right(&row, row.w * 31 / 50);
}

static void draw_heads(const struct ui *ui, const struct kit *kit, struct rect row)
{
    const char *const words[COLUMNS] = {_("to pack"), _("were packed"), _("were checked"),
                                        _("were loaded"), _("kilos")};
    struct rect cells = kit->theme->narrow ? row : numbers_of(kit, row);
    struct text_style style = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_CENTRE);
    for (int i = 0; i < COLUMNS; i++) {
        text_draw(kit, rect_cell(cells, COLUMNS, 1, 0, i), style, words[i]);
    }
}

static void draw_point(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       struct rect row, const struct pickup *pickup)
{
    const struct theme *theme = kit->theme;
    const struct prep *prep = view->prep;
    struct progress p = prep_progress(prep, pickup->id);
    char name[FRAME_NAME], kilos[40];
    str_format(name, sizeof name, "row_%s", pickup->letter);
    desk_tile(kit, row, name, DESK_CHOOSE, (int)pickup->id, 0);
    struct rect cells = numbers_of(kit, row);
    if (theme->narrow) {
        row.h -= cells.h;
    } else {
        row.w -= cells.w;
    }
    struct rect inside = rect_inset(row, theme_px(theme, 3.5), theme_px(theme, 2.0));
    desk_letter(kit, &inside, pickup);
    text_draw(kit, inside, desk_style(TYPE_BODY, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT),
              pickup->name);
    struct text_style style = desk_style(TYPE_BODY, WEIGHT_BOLD, COLOUR_INK, ALIGN_CENTRE);
    style.tabular = true;
    bool is_bulk = prep_pickup_mode(prep, pickup->id) == PICKUP_BULK;
    const uint32_t counts[] = {p.crates - p.picked, p.picked, p.checked,
                               desk_loaded(prep, pickup->id)};
    for (int i = 0; i < COLUMNS - 1 && !is_bulk; i++) {
        style.colour = counts[i] == 0 ? COLOUR_MUTED : COLOUR_INK;
        text_drawf(kit, rect_cell(cells, COLUMNS, 1, 0, i), style, "%u", counts[i]);
    }
    struct text_style soft = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_CENTRE);
    if (is_bulk) {
        text_draw(kit, (struct rect){cells.x, cells.y, cells.w * 4 / 5, cells.h}, soft,
                  _("in bulk"));
        desk_weight(ui, kilos, sizeof kilos, p.weight_g);
    } else {
        str_format(kilos, sizeof kilos, _("%lld/%lld kg"), (long long)((p.picked_g + 500) / 1000),
                   (long long)((p.weight_g + 500) / 1000));
    }
    text_draw(kit, rect_cell(cells, COLUMNS, 1, 0, COLUMNS - 1), soft, kilos);
}

void desk_points_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    const struct plan *plan = view->prep->plan;
    struct progress all = prep_progress(view->prep, ID_NONE);
    unsigned long loaded = desk_loaded(view->prep, ID_NONE);
    char sentence[160];
    str_format(sentence, sizeof sentence,
               _n("%lld of %lld kg are packed, %lu crate is loaded.",
                  "%lld of %lld kg are packed, %lu crates are loaded.", loaded),
               (long long)((all.picked_g + 500) / 1000), (long long)((all.weight_g + 500) / 1000),
               loaded);
    struct areas areas = desk_begin(ui, kit, _("Labo by labo"), "");
    struct rect body = areas.body, footer = areas.footer;
    desk_sentence(kit, &body, COLOUR_INK, sentence);
    draw_heads(ui, kit, rect_cut_top(&body, theme_px(theme, 7.0)));
    (void)rect_cut_top(&body, theme_px(theme, 2.0));
    int rows = desk_fit(body.h, theme->narrow ? theme_px(theme, 30.0) : theme->target, theme->gap);
    struct desk_pages pages = desk_pages(ui->page, (int)plan->pickups.count, rows);
    for (int i = pages.first; i < pages.end; i++) {
        draw_point(ui, view, kit, rect_cell(body, 1, rows, theme->gap, i - pages.first),
                   &plan->pickups.rows[i]);
    }
    desk_back(ui, kit, &footer);
    desk_pager(kit, footer, pages);
}
