/* fridges.c: how many fridges and cool boxes the room has, and how many kilos fit into each. */
#include "base/str.h"
#include "ui/picture.h"
#include "ui/screens/print_parts.h"
#include "ui/screens/screens.h"
#include "ui/words.h"

static const struct {
    enum setting_kind kind;
    int least, most, step;
    const char *name, *title;
} rows[] = {
    {SETTING_FRIDGES, 0, 6, 1, "fridges", N_("Fridges")},
    {SETTING_FRIDGE_KG, 5, 400, 5, "fridge_kg", N_("Kilos in each fridge")},
    {SETTING_BOXES, 0, 9, 1, "boxes", N_("Cool boxes")},
    {SETTING_BOX_KG, 5, 100, 5, "box_kg", N_("Kilos in each cool box")},
};
enum { ROWS = sizeof rows / sizeof *rows };

static void event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                  struct request *ret_request)
{
    int action = input->kind == UI_TAP ? input->action : ACTION_NONE;
    if (action == DESK_LESS || action == DESK_MORE) {
        for (int i = 0; i < ROWS; i++) {
            int by = action == DESK_MORE ? rows[i].step : -rows[i].step;
            int next = view->settings[rows[i].kind] + by;
            if ((int)rows[i].kind == input->argument && next >= rows[i].least &&
                next <= rows[i].most) {
                ret_request->kind = REQUEST_SETTING;
                ret_request->argument = (int)rows[i].kind;
                ret_request->value = next;
            }
        }
    } else if (action == ACTION_BACK) {
        ui->is_director = false;
        ui_go(ui, view, SCREEN_CHILLED);
    } else {
        (void)desk_event(ui, view, input);
    }
}

static void view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    struct areas areas = desk_begin(ui, kit, _("What keeps cold"), "");
    struct rect body = areas.body, footer = areas.footer;
    desk_sentence(kit, &body, COLOUR_INK, _("The screen of chilled bags shows how full they are."));
    (void)rect_cut_top(&body, theme_px(theme, 4.0));
    widget_card(kit, body);
    struct rect card = rect_inset(body, theme->pad, theme->pad);
    for (int i = 0; i < ROWS; i++) {
        char value[24];
        bool is_kilos = rows[i].kind == SETTING_FRIDGE_KG || rows[i].kind == SETTING_BOX_KG;
        str_format(value, sizeof value, is_kilos ? _("%d kg") : "%d", view->settings[rows[i].kind]);
        struct rect row = desk_cell(kit, card, ROWS, 2, 1, i);
        print_stepper(kit, rect_centre(row, row.w, theme_px(theme, 26.0)), rows[i].name,
                      (int)rows[i].kind, _(rows[i].title), value);
    }
    desk_back(ui, kit, &footer);
}

const struct screen_def screen_fridges = {
    .name = "fridges", .enter = desk_enter, .event = event, .view = view, .is_director = true};
