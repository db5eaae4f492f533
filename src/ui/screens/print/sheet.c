/* sheet.c: where on a begun sheet of stickers to go on, by touching the first free one; by how much
 * the printer prints off the mark; a page to measure that with. */
#include "base/str.h"
#include "ui/screens/print/print_parts.h"
#include "ui/screens/screens.h"
#include "ui/words.h"

enum { SHIFT_MOST = 20 }; /* half millimetres */

static void shift(const struct ui_view *view, enum setting_kind kind, int by,
                  struct request *request)
{
    int value = view->settings[kind] + by;
    if (value >= -SHIFT_MOST && value <= SHIFT_MOST) {
        request->kind = REQUEST_SETTING;
        request->argument = (int)kind;
        request->value = value;
    }
}

static void sheet_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                        struct request *ret_request)
{
    int action = input->kind == UI_TAP ? input->action : ACTION_NONE;
    if (action == DESK_CHOOSE) {
        ret_request->kind = REQUEST_SETTING;
        ret_request->argument = SETTING_SHEET_FIRST;
        ret_request->value = input->argument;
    } else if (action == DESK_LESS || action == DESK_MORE) {
        shift(view, (enum setting_kind)input->argument, action == DESK_MORE ? 1 : -1, ret_request);
    } else if (action == ACTION_NEXT) {
        ret_request->kind = REQUEST_RULER;
    } else if (action == ACTION_BACK) {
        ui_go(ui, view, SCREEN_PRINTER);
    } else {
        (void)desk_event(ui, view, input);
    }
}

static enum sound sheet_outcome(struct ui *ui, const struct ui_view *view,
                                const struct outcome *outcome)
{
    if (outcome->request == REQUEST_RULER && view->settings[SETTING_LABEL_TO] == LABEL_TO_PRINTER &&
        view->print.refused[0] == '\0') {
        ui_go(ui, view, SCREEN_PRINTING);
    }
    return SOUND_NONE;
}

/* The sheet, as wide as there is room, so many rows that a finger can touch each sticker. */
static struct desk_pages draw_stickers(const struct ui *ui, const struct ui_view *view,
                                       const struct kit *kit, struct rect rect, struct paper paper)
{
    const struct theme *theme = kit->theme;
    int first = view->settings[SETTING_SHEET_FIRST];
    int rows = desk_fit(rect.h, theme->target, theme->gap);
    rows = rows > paper.rows ? paper.rows : rows;
    struct desk_pages pages = desk_pages(ui->page, paper.rows, rows);
    for (int row = pages.first; row < pages.end; row++) {
        for (int column = 0; column < paper.columns; column++) {
            int number = row * paper.columns + column + 1;
            char name[FRAME_NAME];
            struct rect cell = rect_cell(rect, paper.columns, rows, theme->gap,
                                         (row - pages.first) * paper.columns + column);
            if (number > (int)paper.count) {
                continue;
            }
            str_format(name, sizeof name, "free_%d", number);
            desk_tile_chosen(kit, cell, name, DESK_CHOOSE, number, number == first);
            struct text_style style =
                desk_style(TYPE_BODY, WEIGHT_SEMIBOLD, number < first ? COLOUR_MUTED : COLOUR_INK,
                           ALIGN_CENTRE);
            text_drawf(kit, cell, style, "%d", number);
        }
    }
    return pages;
}

static void draw_shift(const struct ui *ui, const struct kit *kit, struct rect *card,
                       enum setting_kind kind, const char *title, int value)
{
    const struct theme *theme = kit->theme;
    bool across = kind == SETTING_SHIFT_RIGHT;
    struct text_style style = desk_style(TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_MUTED, ALIGN_CENTRE);
    text_draw(kit, rect_cut_top(card, theme_px(theme, 9.0)), style, title);
    struct rect row = rect_cut_top(card, theme->target);
    (void)rect_cut_top(card, theme_px(theme, 4.0));
    struct button button = {.name = across ? "left" : "up",
                            .action = DESK_LESS,
                            .argument = (int)kind,
                            .kind = BUTTON_SECONDARY,
                            .shape = SHAPE_MINUS,
                            .has_shape = true,
                            .disabled = value <= -SHIFT_MOST};
    widget_button(kit, rect_cut_left(&row, theme->target), button);
    button.name = across ? "right" : "down";
    button.action = DESK_MORE;
    button.shape = SHAPE_PLUS;
    button.disabled = value >= SHIFT_MOST;
    widget_button(kit, rect_cut_right(&row, theme->target), button);
    style = desk_style(TYPE_BODY, WEIGHT_BOLD, COLOUR_INK, ALIGN_CENTRE);
    int half = value < 0 ? -value : value;
    /* Translators: a length in millimetres, with the sign between units and tenths. */
    text_drawf(kit, row, style, _("%s%d.%d mm"), value < 0 ? "−" : "", half / 2, half % 2 * 5);
}

static void sheet_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    bool is_roll = view->settings[SETTING_LABEL_TO] == LABEL_TO_PRINTER;
    struct paper paper =
        print_paper(view, is_roll ? print_roll_stock(view) : print_sheet_stock(view));
    struct areas areas =
        desk_begin(ui, kit, is_roll ? _("Shift, ruler") : _("Begun sheet, shift"), "");
    struct rect body = areas.body, footer = areas.footer;
    struct desk_pages pages = {.count = 1};
    desk_sentence(kit, &body, COLOUR_INK,
                  is_roll ? _("Print the ruler and read off the shift.")
                          : _("Touch the first free label of the sheet."));
    struct rect upper = desk_upper_row(kit, &body, !is_roll);
    struct rect rect = desk_side(kit, &body, 100.0, 66.0);
    if (is_roll) {
        print_draw_paper(kit, rect_inset(body, body.w / 6, body.h / 6), paper, 1);
    } else {
        pages = draw_stickers(ui, view, kit, body, paper);
    }
    widget_card(kit, rect);
    struct rect card = rect_inset(rect, theme->pad, theme_px(theme, 5.0));
    char place[120];
    print_say_place(ui, view, place, sizeof place);
    struct text_style style = desk_style(TYPE_SMALL, WEIGHT_BOLD, COLOUR_INK, ALIGN_CENTRE);
    text_draw(kit, rect_cut_top(&card, theme_px(theme, theme->narrow ? 12.0 : 8.0)), style, place);
    struct rect right = theme->narrow ? rect_cell(card, 2, 1, theme->gap * 2, 0) : card;
    struct rect down = theme->narrow ? rect_cell(card, 2, 1, theme->gap * 2, 1) : card;
    draw_shift(ui, kit, &right, SETTING_SHIFT_RIGHT, _("Further to the right"),
               view->settings[SETTING_SHIFT_RIGHT]);
    draw_shift(ui, kit, theme->narrow ? &down : &right, SETTING_SHIFT_DOWN, _("Further down"),
               view->settings[SETTING_SHIFT_DOWN]);
    desk_back(ui, kit, &footer);
    widget_button(kit, rect_cut_right(&footer, theme_px(theme, 100.0)),
                  (struct button){.name = "ruler",
                                  .action = ACTION_NEXT,
                                  .kind = BUTTON_SECONDARY,
                                  .disabled = is_roll
                                                  ? view->print.chosen < 0 || view->print.is_running
                                                  : view->job.status == JOB_RUNNING,
                                  .word = is_roll ? _("Print the ruler") : _("Page with rulers")});
    (void)rect_cut_right(&footer, theme->gap);
    desk_pager(kit, upper.h > 0 ? upper : footer, pages);
}

const struct screen_def screen_sheet = {.name = "sheet",
                                        .enter = desk_enter,
                                        .event = sheet_event,
                                        .outcome = sheet_outcome,
                                        .view = sheet_view,
                                        .is_director = true};
