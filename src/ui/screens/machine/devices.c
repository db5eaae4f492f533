/* devices.c: what is plugged in: scanners, scales, printers, how each is read; teaching a new one.
 */
#include "base/str.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/machine/device_pages.h"
#include "ui/screens/screens.h"
#include "ui/words.h"

static const struct device_row_view *row_of(const struct ui_view *view, int number)
{
    for (int i = 0; view->devices != NULL && i < view->devices->count; i++) {
        if (view->devices->rows[i].number == number) {
            return &view->devices->rows[i];
        }
    }
    return NULL;
}

static void ask(struct request *request, enum device_deed deed, int number)
{
    request->kind = REQUEST_DEVICE;
    request->argument = (int)deed;
    request->value = number;
}

/* The lesson ends with its page. */
static void go(struct ui *ui, const struct ui_view *view, int place, struct request *request)
{
    if (place == DEVICES_LESSON) {
        ask(request, DEVICE_DEED_TEACH, 0);
    } else if (ui->choice == DEVICES_LESSON) {
        ask(request, DEVICE_DEED_TEACH_END, 0);
    }
    const struct device_row_view *row = row_of(view, place - DEVICES_ONE);
    if (row != NULL && row->is_printer) {
        ask(request, DEVICE_DEED_ASK, row->number);
    }
    ui->choice = place;
    ui->page = 0;
}

static void devices_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                          struct request *ret_request)
{
    int action = input->kind == UI_TAP ? input->action : ACTION_NONE;
    if (action == DESK_CHOOSE) {
        go(ui, view, input->argument, ret_request);
    } else if (action == ACTION_VALIDATE) {
        go(ui, view, DEVICES_LESSON, ret_request);
    } else if (action == DESK_OWN) {
        ask(ret_request, (enum device_deed)input->argument,
            ui->choice >= DEVICES_ONE ? ui->choice - DEVICES_ONE : 0);
    } else if (action == ACTION_BACK && ui->choice != DEVICES_LIST) {
        go(ui, view, DEVICES_LIST, ret_request);
    } else if (action == ACTION_BACK) {
        desk_leave(ui, view);
    } else {
        if (action == ACTION_HOME && ui->choice == DEVICES_LESSON) {
            ask(ret_request, DEVICE_DEED_TEACH_END, 0);
        }
        (void)desk_event(ui, view, input);
    }
}

/* A device: its drawing, its name, its state, and the code it read last. */
static void draw_row(const struct kit *kit, struct rect rect, const struct device_row_view *row)
{
    const struct theme *theme = kit->theme;
    char name[FRAME_NAME];
    str_format(name, sizeof name, "device_%d", row->number);
    bool is_ours = row->mark == DEVICE_MARK_READY || row->mark == DEVICE_MARK_TROUBLE;
    desk_tile(kit, rect, name, DESK_CHOOSE, DEVICES_ONE + row->number,
              is_ours ? device_colour(row->mark) : 0);
    struct rect inside = rect_inset(rect, theme_px(theme, 6.0), theme_px(theme, 2.5));
    int side = theme_px(theme, 12.0);
    struct rect box = rect_cut_left(&inside, side);
    frame_picture(kit->frame, rect_centre(box, side, side), device_picture(row),
                  row->is_plugged ? 255 : 110, !row->is_plugged);
    (void)rect_cut_left(&inside, theme_px(theme, 4.0));
    int most = theme_px(theme, 19.0);
    inside = rect_centre(inside, inside.w, inside.h < most ? inside.h : most);
    struct rect foot = rect_cut_bottom(&inside, inside.h / 2);
    struct text_style style = desk_style(TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT);
    text_draw(kit, inside, style, row->name);
    int mark = theme_px(theme, 5.0);
    if (row->mark == DEVICE_MARK_READY) {
        frame_shape(kit->frame, rect_centre(rect_cut_left(&foot, mark), mark, mark), SHAPE_TICK,
                    COLOUR_GREEN);
        (void)rect_cut_left(&foot, theme_px(theme, 2.0));
    } else if (row->mark == DEVICE_MARK_TROUBLE) {
        frame_shape(kit->frame, rect_centre(rect_cut_left(&foot, mark), mark, mark), SHAPE_TRIANGLE,
                    COLOUR_AMBER);
        (void)rect_cut_left(&foot, theme_px(theme, 2.0));
    }
    style.weight = WEIGHT_REGULAR;
    style.colour = device_colour(row->mark);
    struct text_style code = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_RIGHT);
    code.tabular = true;
    int both = text_width(kit, style, row->state) + text_width(kit, code, row->code);
    if (row->code[0] != '\0' && both + theme_px(theme, 6.0) < foot.w) {
        text_draw(kit, rect_cut_right(&foot, text_width(kit, code, row->code)), code, row->code);
        (void)rect_cut_right(&foot, theme_px(theme, 2.0));
    }
    text_draw(kit, foot, style, row->state);
}

static void say_all(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                    struct rect *body)
{
    unsigned long ready = 0;
    int troubles = 0;
    char text[120];
    for (int i = 0; view->devices != NULL && i < view->devices->count; i++) {
        const struct device_row_view *row = &view->devices->rows[i];
        ready += row->is_scanner && row->mark == DEVICE_MARK_READY;
        troubles += row->mark == DEVICE_MARK_TROUBLE;
    }
    if (troubles > 0) {
        desk_sentence(kit, body, COLOUR_AMBER, _("Something cannot be read: touch it."));
    } else if (ready == 0) {
        desk_sentence(kit, body, COLOUR_INK, _("No scanner is ready yet."));
    } else {
        str_format(text, sizeof text, _n("%lu scanner is ready.", "%lu scanners are ready.", ready),
                   ready);
        desk_sentence(kit, body, COLOUR_INK, text);
    }
}

static void view_list(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    struct areas areas = desk_begin(ui, kit, _("Devices"), "");
    struct rect body = areas.body, footer = areas.footer;
    int count = view->devices != NULL ? view->devices->count : 0;
    say_all(ui, view, kit, &body);
    struct rect upper = desk_upper_row(kit, &body, true);
    int columns = desk_fit(body.w, theme_px(theme, 140.0), theme->gap);
    int high = theme_px(theme, theme->narrow ? 26.0 : 23.0);
    int rows = desk_fit(body.h, high, theme->gap);
    struct desk_pages pages = desk_pages(ui->page, count, columns * rows);
    for (int i = pages.first; i < pages.end; i++) {
        draw_row(kit, rect_cell(body, columns, rows, theme->gap, i - pages.first),
                 &view->devices->rows[i]);
    }
    if (count == 0) {
        widget_card(kit, body);
        desk_message(kit, body, VERDICT_QUESTION, _("Nothing is plugged in."),
                     _("Plug the scanner into a USB socket, then wait ten seconds."));
    }
    desk_back(ui, kit, &footer);
    desk_primary(kit, &footer, _("New scanner"), NULL, false);
    struct rect *row = theme->narrow ? &upper : &footer;
    if (pages.count > 1) {
        desk_pager(kit, rect_cut_right(row, desk_pager_width(kit)), pages);
        (void)rect_cut_right(row, theme->gap);
    }
    if (row->w < theme_px(theme, 70.0)) {
        return; /* it stands on the lists of one page */
    }
    widget_button(kit, *row,
                  (struct button){.name = "nothing",
                                  .action = DESK_CHOOSE,
                                  .argument = DEVICES_HELP,
                                  .kind = BUTTON_SECONDARY,
                                  .type = TYPE_BODY,
                                  .word = _("It does nothing?")});
}

static void devices_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct device_row_view *row =
        ui->choice >= DEVICES_ONE ? row_of(view, ui->choice - DEVICES_ONE) : NULL;
    if (ui->choice == DEVICES_LESSON) {
        device_page_lesson(ui, view, kit);
    } else if (ui->choice == DEVICES_HELP) {
        device_page_help(ui, kit);
    } else if (row != NULL) {
        device_page_one(ui, kit, row, &view->devices->scale);
    } else {
        view_list(ui, view, kit);
    }
}

const struct screen_def screen_devices = {.name = "devices",
                                          .enter = desk_enter,
                                          .event = devices_event,
                                          .view = devices_view,
                                          .is_director = true};
