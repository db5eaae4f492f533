/* printer.c: where labels go: the stick, a label printer, an office printer; its language, paper
 * and habits. */
#include "base/str.h"
#include "ui/picture.h"
#include "ui/screens/print/print_parts.h"
#include "ui/screens/screens.h"
#include "ui/words.h"

/* Arguments of DESK_CHOOSE: a destination. */
enum { CHOOSE_STICK = 0, CHOOSE_PRINTER = 100, CHOOSE_OFFICE = 200 };

/* Arguments of DESK_LESS and DESK_MORE. */
enum { STEP_LANGUAGE, STEP_ROLL, STEP_SHEET, STEP_ON_OPEN };

/* As they are called where they are sold; the order is that of the device layer. */
static const char *const languages[] = {"ESC/POS", "ZPL", "Brother QL", "TSPL", "EPL2", "Dymo"};
static const char *const language_names[] = {"escpos", "zpl", "ql", "tspl", "epl", "dymo"};
enum { LANGUAGES = sizeof languages / sizeof *languages };

static void ask_setting(struct request *request, enum setting_kind kind, int value)
{
    request->kind = REQUEST_SETTING;
    request->argument = (int)kind;
    request->value = value;
}

static int language_of(const struct ui_view *view)
{
    const struct print_view *print = &view->print;
    const char *name = print->language;
    for (int i = 0; name != NULL && i < LANGUAGES; i++) {
        if (str_equal(name, language_names[i])) {
            return i;
        }
    }
    return -1;
}

/* Nothing, its label, its slip, both; slips only where the roll is one for them. */
static const char *const on_open_words[] = {N_("nothing"), N_("its label"), N_("its slip"),
                                            N_("label and slip")};

static int on_open_ways(const struct print_view *print)
{
    return print->has_roll ? 4 : 2;
}

static void step(const struct ui_view *view, int what, int by, struct request *request)
{
    const struct print_view *print = &view->print;
    int at;
    switch (what) {
    case STEP_LANGUAGE:
        at = language_of(view) + by;
        request->kind = REQUEST_PRINTER_LANGUAGE;
        request->argument = at < 0 ? LANGUAGES - 1 : at % LANGUAGES;
        return;
    case STEP_ROLL:
        if (print->stock_count > 0) {
            at = print->stock + by;
            request->kind = REQUEST_PRINTER_STOCK;
            request->argument = at < 0 ? print->stock_count - 1 : at % print->stock_count;
        }
        return;
    case STEP_SHEET:
        if (view->stock_count > 0) {
            at = view->settings[SETTING_LABEL_STOCK] + by;
            at = at < 0 ? view->stock_count - 1 : at % view->stock_count;
            ask_setting(request, SETTING_LABEL_STOCK, at);
        }
        return;
    default:
        at = view->settings[SETTING_PRINT_ON_OPEN] + by;
        ask_setting(request, SETTING_PRINT_ON_OPEN,
                    (at + on_open_ways(print)) % on_open_ways(print));
    }
}

static void printer_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                          struct request *ret_request)
{
    int action = input->kind == UI_TAP ? input->action : ACTION_NONE, at = input->argument;
    if (action == DESK_CHOOSE && at >= CHOOSE_OFFICE) {
        ret_request->kind = REQUEST_OFFICE;
        ret_request->argument = at - CHOOSE_OFFICE;
    } else if (action == DESK_CHOOSE && at >= CHOOSE_PRINTER) {
        ret_request->kind = REQUEST_PRINTER;
        ret_request->argument = at - CHOOSE_PRINTER;
    } else if (action == DESK_CHOOSE) {
        ask_setting(ret_request, SETTING_LABEL_TO, LABEL_TO_STICK);
    } else if (action == DESK_LESS || action == DESK_MORE) {
        step(view, at, action == DESK_MORE ? 1 : -1, ret_request);
    } else if (action == DESK_OWN) {
        ret_request->kind = REQUEST_OFFICE_LOOK;
    } else if (action == ACTION_BACK) {
        ui_go(ui, view, SCREEN_LABELS);
    } else {
        (void)desk_event(ui, view, input);
    }
}

static void draw_tile(const struct kit *kit, struct rect rect, const char *name, int argument,
                      bool chosen, const char *picture, const char *title, const char *says)
{
    const struct theme *theme = kit->theme;
    desk_tile_chosen(kit, rect, name, DESK_CHOOSE, argument, chosen);
    struct rect inside = rect_inset(rect, theme_px(theme, 4.0), theme_px(theme, 2.0));
    struct rect side = rect_cut_left(&inside, theme_px(theme, 16.0));
    if (picture != NULL) {
        frame_picture(kit->frame, side, picture, 255, false);
    } else {
        widget_stick(kit, side);
    }
    (void)rect_cut_left(&inside, theme_px(theme, 4.0));
    struct text_style style = desk_style(TYPE_BODY, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT);
    text_draw(kit, rect_cut_top(&inside, inside.h / 2), style, title);
    style = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT);
    text_draw(kit, inside, style, says);
}

/* All that labels can go to, a row each. */
static struct desk_pages draw_places(const struct ui *ui, const struct ui_view *view,
                                     const struct kit *kit, struct rect rect)
{
    const struct theme *theme = kit->theme;
    const struct print_view *print = &view->print;
    int to = view->settings[SETTING_LABEL_TO];
    int rows = desk_fit(rect.h, theme_px(theme, 24.0), theme->gap);
    int count = 1 + print->printer_count + print->office_count;
    struct desk_pages pages = desk_pages(ui->page, count, rows);
    for (int i = pages.first; i < pages.end; i++) {
        struct rect cell = rect_cell(rect, 1, rows, theme->gap, i - pages.first);
        int printer = i - 1, office = i - 1 - print->printer_count;
        char name[FRAME_NAME], says[120];
        if (i == 0) {
            draw_tile(kit, cell, "stick", CHOOSE_STICK, to == LABEL_TO_STICK, NULL,
                      _("USB stick (PDF)"), _("for a copy shop, or any other printer"));
        } else if (office < 0) {
            const char *language = print->printers[printer].language;
            str_format(name, sizeof name, "printer_%d", printer);
            str_format(says, sizeof says, "%s",
                       language[0] != '\0' ? _("label printer")
                                           : _("label printer: choose its language"));
            draw_tile(kit, cell, name, CHOOSE_PRINTER + printer,
                      to == LABEL_TO_PRINTER && print->chosen == printer, PICTURE_LABEL,
                      print->printers[printer].name, says);
        } else {
            str_format(name, sizeof name, "office_%d", office);
            draw_tile(kit, cell, name, CHOOSE_OFFICE + office,
                      to == LABEL_TO_OFFICE && print->office == office, PICTURE_PRINTER,
                      print->offices[office].says, _("office printer, A4 sheets"));
        }
    }
    return pages;
}

static struct rect cut_row(const struct theme *theme, struct rect *card, int height)
{
    struct rect row = rect_cut_top(card, height);
    (void)rect_cut_top(card, theme->gap);
    return row;
}

static void draw_card(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                      struct rect rect)
{
    const struct theme *theme = kit->theme;
    char text[120];
    widget_card(kit, rect);
    struct rect card = rect_inset(rect, theme_px(theme, 5.0), theme_px(theme, 5.0));
    if (view->settings[SETTING_LABEL_TO] == LABEL_TO_PRINTER) {
        int language = language_of(view);
        print_stepper(kit, cut_row(theme, &card, theme->target), "language", STEP_LANGUAGE,
                      _("Language"), language >= 0 ? languages[language] : "?");
        print_say_stock(ui, view, print_roll_stock(view), text, sizeof text);
        print_stepper(kit, cut_row(theme, &card, theme->target), "roll", STEP_ROLL, _("Paper"),
                      print_roll_stock(view)[0] != '\0' ? text : "?");
        print_stepper(
            kit, cut_row(theme, &card, theme->target), "on_open", STEP_ON_OPEN, _("At the opening"),
            _(on_open_words[view->settings[SETTING_PRINT_ON_OPEN] % on_open_ways(&view->print)]));
        widget_button(kit, rect_cut_bottom(&card, theme->target),
                      (struct button){.name = "sheet",
                                      .action = DESK_SCREEN,
                                      .argument = SCREEN_SHEET,
                                      .kind = BUTTON_SECONDARY,
                                      .type = TYPE_SMALL,
                                      .word = _("Shift, ruler")});
        return;
    }
    print_say_stock(ui, view, print_sheet_stock(view), text, sizeof text);
    print_stepper(kit, cut_row(theme, &card, theme_px(theme, theme->narrow ? 32.0 : 26.0)), "paper",
                  STEP_SHEET, _("Paper"), text);
    widget_button(kit, rect_cut_bottom(&card, theme->target),
                  (struct button){.name = "sheet",
                                  .action = DESK_SCREEN,
                                  .argument = SCREEN_SHEET,
                                  .kind = BUTTON_SECONDARY,
                                  .word = _("Begun sheet, shift")});
    (void)rect_cut_bottom(&card, theme_px(theme, 4.0));
    print_draw_paper(kit, card, print_paper(view, print_sheet_stock(view)),
                     view->settings[SETTING_SHEET_FIRST]);
}

static void printer_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    struct areas areas = desk_begin(ui, kit, _("Printer, paper"), "");
    struct rect body = areas.body, footer = areas.footer;
    struct rect upper = desk_upper_row(kit, &body, true);
    struct rect card = desk_side(kit, &body, 114.0, 130.0);
    struct desk_pages pages = draw_places(ui, view, kit, body);
    draw_card(ui, view, kit, card);
    desk_back(ui, kit, &footer);
    struct rect *row = theme->narrow ? &upper : &footer;
    widget_button(kit, rect_cut_right(row, theme_px(theme, theme->narrow ? 130.0 : 140.0)),
                  (struct button){.name = "look",
                                  .action = DESK_OWN,
                                  .kind = BUTTON_SECONDARY,
                                  .word = _("Look for office printers")});
    (void)rect_cut_right(row, theme->gap);
    widget_button(kit, theme->narrow ? upper : rect_cut_right(row, theme_px(theme, 80.0)),
                  (struct button){.name = "stock",
                                  .action = DESK_SCREEN,
                                  .argument = SCREEN_STOCK,
                                  .kind = BUTTON_SECONDARY,
                                  .word = _("Other paper")});
    (void)rect_cut_right(row, theme->gap);
    desk_pager(kit, footer, pages);
}

const struct screen_def screen_printer = {.name = "printer",
                                          .enter = desk_enter,
                                          .event = printer_event,
                                          .view = printer_view,
                                          .is_director = true};
