/* welcome.c: how it goes, in six drawings, and the practice crate to try it on. */
#include "base/str.h"
#include "ui/action.h"
#include "ui/picture.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/widgets.h"
#include "ui/words.h"

enum { PANELS = 6 };

static const struct {
    const char *picture; /* NULL: the barcode */
    const char *words;
} panels[PANELS] = {
    {"\U0001F98A", N_("An animal")},  {PICTURE_BASKET, N_("A crate")},
    {PICTURE_WALK, N_("Its place")},  {NULL, N_("Scan")},
    {PICTURE_HAND, N_("A problem?")}, {PICTURE_PEOPLE, N_("A check")},
};

static void event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                  struct request *ret_request)
{
    if (parts_scan(ui, input, ret_request) || input->kind != UI_TAP) {
        return;
    }
    switch (input->action) {
    case ACTION_BACK:
    case ACTION_NO: ui_go(ui, view, SCREEN_HOME); break;
    case ACTION_VALIDATE:
    case ACTION_YES:
        ret_request->kind = REQUEST_PRACTICE;
        ret_request->argument = 1;
        break;
    default: break;
    }
}

static enum sound outcome(struct ui *ui, const struct ui_view *view, const struct outcome *outcome)
{
    if (outcome->request == REQUEST_PRACTICE) {
        ui->task = LANE_TASK_PICK;
        ui_go(ui, view, SCREEN_CRATE_CHOICE);
        return SOUND_COUNTED;
    }
    parts_go_after(ui, view, outcome, SCREEN_HOME);
    return SOUND_NONE;
}

static void draw_panel(const struct ui *ui, const struct kit *kit, struct rect rect, int index)
{
    const struct theme *theme = kit->theme;
    widget_card(kit, rect);
    struct rect card = rect_inset(rect, theme_px(theme, 4.0), theme_px(theme, 3.0));
    struct rect words = rect_cut_bottom(&card, theme_px(theme, theme->narrow ? 16.0 : 25.0));
    text_draw(kit, words,
              (struct text_style){.type = TYPE_INSTRUCTION,
                                  .least = theme->narrow ? TYPE_SMALL : TYPE_INSTRUCTION,
                                  .weight = WEIGHT_BOLD,
                                  .colour = COLOUR_INK,
                                  .align = ALIGN_CENTRE,
                                  .lines = 2},
              _(panels[index].words));
    int side = theme_px(theme, 12.0);
    struct rect disc = {card.x, card.y, side, side};
    frame_shape(kit->frame, disc, SHAPE_CIRCLE, COLOUR_BLUE);
    char number[2] = {(char)('1' + index), '\0'};
    text_draw(kit, disc,
              (struct text_style){.type = TYPE_BUTTON,
                                  .least = TYPE_SMALL,
                                  .weight = WEIGHT_BOLD,
                                  .colour = COLOUR_CARD,
                                  .align = ALIGN_CENTRE},
              number);
    card = rect_inset(card, side, theme_px(theme, 1.0));
    if (panels[index].picture != NULL) {
        frame_picture(kit->frame, card, panels[index].picture, 255, false);
    } else {
        frame_shape(kit->frame, card, SHAPE_BARCODE, COLOUR_INK);
    }
}

static void view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    bool rows = theme->narrow;
    kit_begin(kit, COLOUR_PAPER);
    struct areas areas = header_areas(kit, true);
    parts_header(ui, view, kit, areas.header, ID_NONE, rows ? "" : _("How it goes"));
    for (int i = 0; i < PANELS; i++) {
        draw_panel(ui, kit, rect_cell(areas.body, rows ? 2 : 3, rows ? 3 : 2, theme->gap, i), i);
    }
    parts_back(ui, kit, areas.footer);
    struct rect right = parts_footer_right(kit, areas.footer);
    widget_button(kit, right,
                  (struct button){.name = "practise",
                                  .action = ACTION_VALIDATE,
                                  .kind = BUTTON_PRIMARY,
                                  .picture = PICTURE_CAP,
                                  .word = _("Try it")});
    if (!rows) {
        (void)parts_stay(ui, view, kit, parts_middle(kit, &areas, 0));
    }
}

const struct screen_def screen_welcome = {
    .name = "welcome", .event = event, .outcome = outcome, .view = view};
