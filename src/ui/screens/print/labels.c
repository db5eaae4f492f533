/* labels.c: which labels to print, and where they go: crates of a labo or of all, of some orders,
 * of one; those that are void; products, places, badges, commands. */
#include "base/str.h"
#include "ui/keypad.h"
#include "ui/moment.h"
#include "ui/picture.h"
#include "ui/screens/print/labels_kinds.h"
#include "ui/screens/print/labels_one.h"
#include "ui/screens/print/labels_preview.h"
#include "ui/screens/print/print_parts.h"
#include "ui/screens/screens.h"
#include "ui/words.h"

/* ui->print_what: chosen; ui->choice: a pick-up point's id, 0 for all; with PRINT_PRODUCTS how many
 * more than one of each; with PRINT_RANGE and PRINT_ONE see labels_one.h. */

enum { STEP_COPIES = 1, COPIES_MOST = 20 }; /* argument of DESK_LESS, DESK_MORE */

static int place_of(const struct ui_view *view)
{
    return view->settings[SETTING_LABEL_TO];
}

static bool is_drawing(const struct ui_view *view)
{
    return view->job.kind == JOB_LABELS && view->job.status == JOB_RUNNING;
}

static struct print_ask ask_of(const struct ui *ui)
{
    struct print_ask ask = {.what = ui->print_what};
    if (ui->print_what == PRINT_CRATES) {
        ask.pickup = (uint32_t)ui->choice;
    } else if (ui->print_what == PRINT_RANGE) {
        labels_range(ui, &ask.from, &ask.until);
    } else if (ui->print_what == PRINT_PRODUCTS) {
        ask.copies = 1 + (uint32_t)ui->choice;
    } else if (ui->print_what == PRINT_ONE) {
        ask.crate = (uint32_t)ui->choice;
    }
    return ask;
}

static bool is_complete(const struct ui *ui)
{
    struct print_ask ask = ask_of(ui);
    return ui->print_what == PRINT_RANGE ? ask.from > 0 && ask.until >= ask.from
           : ui->print_what == PRINT_ONE ? ask.crate != ID_NONE
                                         : true;
}

static bool may_go(const struct ui *ui, const struct ui_view *view)
{
    if (view->prep->plan == NULL || !is_complete(ui) || ui->labels_mode == LABELS_KINDS) {
        return false;
    }
    switch (place_of(view)) {
    case LABEL_TO_PRINTER: return view->print.chosen >= 0 && !view->print.is_running;
    case LABEL_TO_OFFICE:
        return view->print.office >= 0 && !view->print.is_office_busy && !is_drawing(view);
    default:
        return view->stick_name[0] != '\0' && view->job.status != JOB_RUNNING &&
               view->stock_count > 0;
    }
}

/* Its labels are known, and so is the paper. */
static bool may_see(const struct ui *ui, const struct ui_view *view)
{
    const char *stock =
        place_of(view) == LABEL_TO_PRINTER ? print_roll_stock(view) : print_sheet_stock(view);
    return view->prep->plan != NULL && is_complete(ui) && stock[0] != '\0' &&
           ui->print_what != PRINT_VOIDED;
}

/* The crate was printed before, and this one is to be another. */
static bool is_again(const struct ui *ui, const struct ui_view *view)
{
    char code[SPOOL_CODE];
    if (ui->print_what != PRINT_ONE || ui->choice == 0 || place_of(view) != LABEL_TO_PRINTER ||
        view->print.spool == NULL) {
        return false;
    }
    print_crate_code(view->prep, (uint32_t)ui->choice, code);
    return spool_latest(view->print.spool, code) != NULL;
}

static void go(struct ui *ui, const struct ui_view *view, struct request *ret_request)
{
    bool to_printer = place_of(view) == LABEL_TO_PRINTER;
    ret_request->kind = to_printer ? REQUEST_PRINT : REQUEST_LABELS;
    ret_request->print = ask_of(ui);
    ret_request->print.again = is_again(ui, view);
}

static void labels_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                         struct request *ret_request)
{
    int action = input->kind == UI_TAP ? input->action : ACTION_NONE;
    if (action == ACTION_VALIDATE) {
        if (may_go(ui, view)) {
            go(ui, view, ret_request);
        }
    } else if (action == DESK_OWN && input->argument == KINDS_OPEN) {
        ui->labels_mode = LABELS_KINDS;
    } else if (action == DESK_OWN) {
        ui->print_what = (enum print_what)input->argument;
        ui->labels_mode = LABELS_ASK;
        ui->choice = ui->page = 0;
        ui->digits[0] = ui->first_digits[0] = '\0';
    } else if ((action == DESK_LESS || action == DESK_MORE) && input->argument == STEP_COPIES) {
        int choice = ui->choice + (action == DESK_MORE ? 1 : -1);
        ui->choice = choice >= 0 && choice < COPIES_MOST ? choice : ui->choice;
    } else if (action == DESK_CHOOSE) {
        ui->choice = input->argument;
    } else if (action == DESK_MORE || (action == DESK_PAGE && ui->labels_mode == LABELS_PREVIEW)) {
        ret_request->kind = REQUEST_PREVIEW;
        ret_request->print = ask_of(ui);
        ret_request->argument = action == DESK_PAGE ? input->argument : 0;
        ui->labels_mode = LABELS_PREVIEW;
    } else if (action == ACTION_BACK && ui->labels_mode != LABELS_ASK) {
        ui->labels_mode = LABELS_ASK;
    } else if (!labels_one_event(ui, view, input)) {
        (void)desk_event(ui, view, input);
    }
}

static enum sound labels_outcome(struct ui *ui, const struct ui_view *view,
                                 const struct outcome *outcome)
{
    if (outcome->request == REQUEST_PRINT && view->print.refused[0] == '\0') {
        ui_go(ui, view, SCREEN_PRINTING);
    }
    return SOUND_NONE;
}

static void labels_enter(struct ui *ui, const struct ui_view *view)
{
    desk_enter(ui, view);
    ui->print_what = PRINT_CRATES;
    ui->labels_mode = LABELS_ASK;
    ui->digits[0] = ui->first_digits[0] = '\0';
}

static unsigned long count_labels(const struct ui *ui, const struct ui_view *view)
{
    const struct plan *plan = view->prep->plan;
    struct print_ask ask = ask_of(ui);
    unsigned long count = 0;
    for (size_t i = 0; i < plan->crates.count; i++) {
        const struct order *order = plan_order(plan, plan->crates.rows[i].order);
        uint32_t number = order != NULL ? order->number : 0;
        count += ui->print_what == PRINT_CRATES
                     ? ask.pickup == 0 || plan->crates.rows[i].pickup == ask.pickup
                     : ui->print_what == PRINT_RANGE && number >= ask.from && number <= ask.until;
    }
    return count;
}

static void say_count(const struct ui *ui, const struct ui_view *view, struct paper paper, char *to,
                      size_t size)
{
    char pages[80];
    to[0] = '\0';
    if (ui->print_what != PRINT_CRATES && ui->print_what != PRINT_RANGE) {
        return;
    }
    unsigned long labels = count_labels(ui, view);
    int first = view->settings[SETTING_SHEET_FIRST];
    unsigned long used = paper.is_sheet && first > 1 ? (unsigned long)first - 1 : 0;
    unsigned long sheets =
        (labels + used + (unsigned long)paper.count - 1) / (unsigned long)paper.count;
    str_format(to, size, _n("%lu label", "%lu labels", labels), labels);
    if (paper.is_sheet) {
        str_format(pages, sizeof pages, _n("on %lu page", "on %lu pages", sheets), sheets);
        (void)str_append(to, size, "\n");
        (void)str_append(to, size, pages);
    }
}

/* The paper; a touch shows what will stand on it. */
static void draw_stock(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       struct rect rect, const char *stock)
{
    const struct theme *theme = kit->theme;
    bool to_printer = place_of(view) == LABEL_TO_PRINTER, can_see = may_see(ui, view);
    char text[160];
    if (can_see) {
        desk_tile(kit, rect, "see", DESK_MORE, 0, 0);
        rect = rect_inset(rect, theme_px(theme, 3.0), theme_px(theme, 2.0));
        struct rect lens = rect;
        lens = rect_cut_right(&lens, theme_px(theme, 11.0));
        frame_picture(kit->frame, rect_cut_top(&lens, theme_px(theme, 11.0)), PICTURE_LENS, 255,
                      false);
    }
    print_say_stock(ui, view, stock, text, sizeof text);
    struct text_style style = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_CENTRE);
    text_draw(kit, rect_cut_bottom(&rect, theme_px(theme, 9.0)), style,
              stock[0] != '\0' ? text : _("paper not known"));
    (void)rect_cut_bottom(&rect, theme_px(theme, 1.0));
    print_draw_paper(kit, rect_inset(rect, can_see ? theme_px(theme, 12.0) : 0, 0),
                     print_paper(view, stock),
                     to_printer ? 1 : view->settings[SETTING_SHEET_FIRST]);
}

/* Where they go, on which paper, how many: the card on the right, on a high panel below. */
static void draw_place(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       struct rect rect)
{
    const struct theme *theme = kit->theme;
    bool to_printer = place_of(view) == LABEL_TO_PRINTER;
    const char *stock = to_printer ? print_roll_stock(view) : print_sheet_stock(view);
    struct paper paper = print_paper(view, stock);
    char text[160];
    widget_card(kit, rect);
    struct rect card = rect_inset(rect, theme->pad, theme_px(theme, 5.0)), left = {0, 0, 0, 0};
    if (theme->narrow) { /* the paper beside the words */
        left = rect_cut_left(&card, card.w * 9 / 20);
        (void)rect_cut_left(&card, theme->gap);
    }
    widget_button(kit, rect_cut_bottom(&card, theme->target),
                  (struct button){.name = "where",
                                  .action = DESK_SCREEN,
                                  .argument = SCREEN_PRINTER,
                                  .kind = BUTTON_SECONDARY,
                                  .picture = PICTURE_PRINTER,
                                  .disabled = is_drawing(view),
                                  .word = _("Change")});
    (void)rect_cut_bottom(&card, theme->gap);
    print_say_place(ui, view, text, sizeof text);
    struct text_style style = desk_style(TYPE_BODY, WEIGHT_BOLD, COLOUR_INK, ALIGN_CENTRE);
    style.lines = 2;
    text_draw(kit, rect_cut_top(&card, theme_px(theme, theme->narrow ? 19.0 : 15.0)), style, text);
    say_count(ui, view, paper, text, sizeof text);
    if (text[0] != '\0') {
        text_draw(kit, rect_cut_bottom(&card, theme_px(theme, 17.0)), style, text);
        int spare = card.h - theme->target, most = theme_px(theme, 5.0);
        (void)rect_cut_bottom(&card, spare < 0 ? 0 : spare < most ? spare : most);
    }
    draw_stock(ui, view, kit, theme->narrow ? left : card, stock);
}

static void draw_point(const struct ui *ui, const struct kit *kit, struct rect rect,
                       const struct pickup *pickup)
{
    const struct theme *theme = kit->theme;
    char name[FRAME_NAME];
    uint32_t id = pickup != NULL ? pickup->id : 0;
    str_format(name, sizeof name, "point_%s", pickup != NULL ? pickup->letter : "all");
    desk_tile_chosen(kit, rect, name, DESK_CHOOSE, (int)id, (uint32_t)ui->choice == id);
    struct rect inside = rect_inset(rect, theme_px(theme, 2.5), theme_px(theme, 2.0));
    if (pickup != NULL) {
        desk_letter(kit, &inside, pickup);
    } else {
        struct rect picture = rect_cut_left(&inside, theme_px(theme, 14.0));
        frame_picture(kit->frame, rect_inset(picture, theme_px(theme, 1.0), 0), PICTURE_LABEL, 255,
                      false);
        (void)rect_cut_left(&inside, theme_px(theme, 3.5));
    }
    struct text_style style = desk_style(TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT);
    style.lines = 2;
    text_draw(kit, inside, style, pickup != NULL ? pickup->name : _("All labos"));
}

static int count_cells(const struct kit *kit, struct rect rect, int *ret_columns, int *ret_rows)
{
    *ret_columns = desk_fit(rect.w, theme_px(kit->theme, 96.0), kit->theme->gap);
    *ret_rows = desk_fit(rect.h, kit->theme->target, kit->theme->gap);
    return *ret_columns * *ret_rows;
}

/* All, then each pick-up point, a page at a time. */
static struct desk_pages draw_points(const struct ui *ui, const struct plan *plan,
                                     const struct kit *kit, struct rect rect)
{
    const struct theme *theme = kit->theme;
    int columns, rows;
    int cells = count_cells(kit, rect, &columns, &rows);
    struct desk_pages pages = desk_pages(ui->page, (int)plan->pickups.count, cells - 1);
    draw_point(ui, kit, rect_cell(rect, columns, rows, theme->gap, 0), NULL);
    for (int i = pages.first; i < pages.end; i++) {
        draw_point(ui, kit, rect_cell(rect, columns, rows, theme->gap, i - pages.first + 1),
                   &plan->pickups.rows[i]);
    }
    return pages;
}

/* What became of it, or what is missing. */
static enum verdict say_state(const struct ui *ui, const struct ui_view *view, char *to,
                              size_t size)
{
    char day[32];
    const struct print_view *print = &view->print;
    int place = place_of(view);
    bool mine = view->job.kind == JOB_LABELS;
    if (place == LABEL_TO_PRINTER && print->refused[0] != '\0') {
        str_copy(to, size, print->refused);
        return VERDICT_NOT_THIS;
    }
    if (place == LABEL_TO_OFFICE && print->office_says[0] != '\0') {
        str_copy(to, size, print->office_says);
        return print->has_office_failed ? VERDICT_NOT_THIS : VERDICT_ALREADY;
    }
    if (place != LABEL_TO_PRINTER && mine && view->job.status == JOB_FAILED) {
        str_copy(to, size, view->job.result);
        return VERDICT_NOT_THIS;
    }
    if (place == LABEL_TO_STICK && mine && view->job.status == JOB_DONE) {
        str_format(to, size, _("Written: %s"), view->job.result);
        return VERDICT_DONE;
    }
    if (place == LABEL_TO_STICK && view->stick_name[0] == '\0') {
        str_copy(to, size, _("Plug in a USB stick for the PDF."));
        return VERDICT_QUESTION;
    }
    if (place == LABEL_TO_PRINTER && print->chosen < 0) {
        str_copy(to, size, _("Plug in the label printer and switch it on."));
        return VERDICT_QUESTION;
    }
    moment_day(ui->language, view->settings[SETTING_LABEL_DAY], day, sizeof day);
    str_format(to, size,
               place == LABEL_TO_STICK ? _("The stick is ready. Day on the labels: %s.")
                                       : _("The printer is ready. Day on the labels: %s."),
               day[0] != '\0' ? day : _("none"));
    return VERDICT_ALREADY;
}

/* Cuts it off *body, as high before as after where what came of it is one line: nothing moves. */
static void draw_state(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       struct rect *body)
{
    const struct theme *theme = kit->theme;
    char text[420];
    enum verdict verdict = say_state(ui, view, text, sizeof text);
    double least_mm = desk_band_lines(kit, body->w, text) > 1 ? 26.0 : 17.0;
    struct rect band = rect_cut_bottom(body, theme_px(theme, least_mm + theme->narrow * 9.0));
    (void)rect_cut_bottom(body, theme->gap);
    if (is_drawing(view)) {
        desk_progress(kit, band, view->job.permil);
    } else {
        desk_band(kit, band, verdict, text);
    }
}

static struct desk_pages draw_choice(const struct ui *ui, const struct ui_view *view,
                                     const struct kit *kit, struct rect rect)
{
    struct desk_pages pages = {.count = 1};
    if (ui->labels_mode == LABELS_KINDS) {
        labels_kinds_draw(ui, kit, rect);
        return pages;
    }
    if (ui->print_what == PRINT_CRATES) {
        return draw_points(ui, view->prep->plan, kit, rect);
    }
    if (ui->print_what == PRINT_RANGE || ui->print_what == PRINT_ONE) {
        labels_one_draw(ui, view, kit, rect);
        return pages;
    }
    widget_card(kit, rect);
    struct rect inside = rect_inset(rect, kit->theme->pad, kit->theme->pad);
    if (ui->print_what == PRINT_PRODUCTS) {
        char count[16];
        str_format(count, sizeof count, "%d", ui->choice + 1);
        print_counter(kit, rect_cut_bottom(&inside, kit->theme->target), "copies", STEP_COPIES,
                      _("Of each product"), count);
    }
    struct text_style style = desk_style(TYPE_BODY, WEIGHT_REGULAR, COLOUR_INK, ALIGN_LEFT);
    style.lines = 4;
    if (kit->theme->narrow) {
        style.type = TYPE_BUTTON;
        style.align = ALIGN_CENTRE;
    }
    text_draw(kit, inside, style, labels_kinds_says(ui));
    return pages;
}

static const char *say_go(const struct ui *ui, const struct ui_view *view)
{
    if (place_of(view) == LABEL_TO_STICK) {
        return _("Write the PDF to the stick");
    }
    return is_again(ui, view) ? _("Print a copy") : _("Print");
}

static void labels_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    struct areas areas = desk_begin(
        ui, kit, ui->labels_mode == LABELS_PREVIEW ? _("As it will be printed") : _("Labels"), "");
    struct rect body = areas.body, footer = areas.footer, upper = {0, 0, 0, 0};
    struct desk_pages pages = {.count = 1};
    if (view->prep->plan == NULL) {
        desk_no_month(ui, kit, body);
    } else if (ui->labels_mode == LABELS_PREVIEW) {
        upper = desk_upper_row(kit, &body, true);
        pages = labels_preview_draw(ui, view, kit, body);
    } else {
        draw_state(ui, view, kit, &body);
        struct rect card = desk_side(kit, &body, 92.0, 82.0);
        bool is_typed = ui->print_what == PRINT_RANGE || ui->print_what == PRINT_ONE;
        if (ui->labels_mode == LABELS_ASK && !is_typed) {
            labels_kinds_row(ui, kit, rect_cut_top(&body, theme->target));
            (void)rect_cut_top(&body, theme->gap);
            int columns, rows, points = 1 + (int)view->prep->plan->pickups.count;
            bool is_paged = points > count_cells(kit, body, &columns, &rows);
            upper = desk_upper_row(kit, &body, is_paged && ui->print_what == PRINT_CRATES);
        }
        pages = draw_choice(ui, view, kit, body);
        draw_place(ui, view, kit, card);
    }
    desk_back(ui, kit, &footer);
    desk_primary(kit, &footer, say_go(ui, view), NULL, !may_go(ui, view));
    desk_pager(kit, upper.h > 0 ? upper : footer, pages);
}

const struct screen_def screen_labels = {.name = "labels",
                                         .enter = labels_enter,
                                         .event = labels_event,
                                         .outcome = labels_outcome,
                                         .view = labels_view,
                                         .is_director = true};
