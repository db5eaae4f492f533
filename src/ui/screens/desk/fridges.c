/* fridges.c: how many fridges and cool boxes the room has, and how many kilos fit into each. */
#include "base/str.h"
#include "domain/cold.h"
#include "ui/floor_words.h"
#include "ui/picture.h"
#include "ui/screens/print/print_parts.h"
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

enum { DRAWN_ROWS = 8, KILOS_STEP = 5 };

/* What the drawn one is to hold: the drawing itself is changed. */
static void step_drawn(const struct ui_view *view, int number, int by, struct request *request)
{
    const struct floor_thing *thing = floor_find(view->floor, number);
    if (thing == NULL) {
        return;
    }
    request->thing = *thing;
    request->thing.kilos += by;
    request->kind = floor_fits(view->floor, &request->thing) ? REQUEST_FLOOR : REQUEST_NONE;
}

static void step_told(const struct ui_view *view, int kind, int sign, struct request *request)
{
    for (int i = 0; i < ROWS; i++) {
        int next = view->settings[rows[i].kind] + sign * rows[i].step;
        if ((int)rows[i].kind == kind && next >= rows[i].least && next <= rows[i].most) {
            request->kind = REQUEST_SETTING;
            request->argument = (int)rows[i].kind;
            request->value = next;
        }
    }
}

static void event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                  struct request *ret_request)
{
    int action = input->kind == UI_TAP ? input->action : ACTION_NONE;
    int sign = action == DESK_MORE ? 1 : -1;
    if (action == DESK_LESS || action == DESK_MORE) {
        if (cold_thing(view->floor, 0) != NULL) {
            step_drawn(view, input->argument, sign * KILOS_STEP, ret_request);
        } else {
            step_told(view, input->argument, sign, ret_request);
        }
    } else if (action == ACTION_BACK) {
        ui->is_director = false;
        ui_go(ui, view, SCREEN_CHILLED);
    } else {
        (void)desk_event(ui, view, input);
    }
}

/* Each that is drawn, with its name and what it holds. */
static struct desk_pages draw_drawn(const struct ui *ui, const struct ui_view *view,
                                    const struct kit *kit, struct rect card)
{
    int count = 0;
    while (cold_thing(view->floor, count) != NULL) {
        count++;
    }
    struct desk_pages pages = desk_pages(ui->page, count, DRAWN_ROWS);
    int lines = (pages.end - pages.first + 1) / 2;
    for (int i = pages.first; i < pages.end; i++) {
        const struct floor_thing *thing = cold_thing(view->floor, i);
        char value[24], name[FRAME_NAME], title[96];
        str_format(name, sizeof name, "kilos_%d", i + 1);
        str_format(value, sizeof value, _("%d kg"), thing->kilos);
        floor_words(ui->language, thing, title, sizeof title);
        int at = i - pages.first;
        struct rect row = kit->theme->narrow
                              ? rect_cell(card, 1, DRAWN_ROWS, kit->theme->gap, at)
                              : rect_cell(card, 2, lines < 2 ? 2 : lines, kit->theme->gap, at);
        print_counter(kit, rect_centre(row, row.w, theme_px(kit->theme, 24.0)), name, thing->number,
                      title, value);
    }
    return pages;
}

static void view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    struct areas areas = desk_begin(ui, kit, _("What keeps cold"), "");
    struct rect body = areas.body, footer = areas.footer;
    desk_sentence(kit, &body, COLOUR_INK,
                  cold_thing(view->floor, 0) != NULL
                      ? _("As drawn in the room: what each one holds.")
                      : _("The screen of chilled bags shows how full they are."));
    (void)rect_cut_top(&body, theme_px(theme, 4.0));
    widget_card(kit, body);
    struct rect card = rect_inset(body, theme->pad, theme->pad);
    if (cold_thing(view->floor, 0) != NULL) {
        struct desk_pages pages = draw_drawn(ui, view, kit, card);
        desk_back(ui, kit, &footer);
        desk_pager(kit, footer, pages);
        return;
    }
    for (int i = 0; i < ROWS; i++) {
        char value[24];
        bool is_kilos = rows[i].kind == SETTING_FRIDGE_KG || rows[i].kind == SETTING_BOX_KG;
        str_format(value, sizeof value, is_kilos ? _("%d kg") : "%d", view->settings[rows[i].kind]);
        struct rect row = desk_cell(kit, card, ROWS, 2, 1, i);
        print_counter(kit, rect_centre(row, row.w, theme_px(theme, 26.0)), rows[i].name,
                      (int)rows[i].kind, _(rows[i].title), value);
    }
    desk_back(ui, kit, &footer);
}

const struct screen_def screen_fridges = {
    .name = "fridges", .enter = desk_enter, .event = event, .view = view, .is_director = true};
