/* stock.c: a paper of their own: a sheet of stickers or a roll, its lengths typed on big keys,
 * drawn as it is. */
#include <string.h>

#include "base/str.h"
#include "ui/keypad.h"
#include "ui/screens/print/print_parts.h"
#include "ui/screens/screens.h"
#include "ui/words.h"

/* ui->own: as typed so far; ui->choice: the field that is typed into; ui->page: the place of an own
 * paper that is changed, -1: a new one; ui->first_digits: REFUSED when it was just refused, ASKED
 * whether it may be taken away, else "". */
#define REFUSED "!"
#define ASKED   "?"

enum field { COLUMNS, ROWS, WIDTH, HEIGHT, LEFT, TOP, BETWEEN, BENEATH, FIELDS };

static const struct {
    const char *name, *word;
    bool is_count;
} fields[FIELDS] = {
    [COLUMNS] = {"columns", N_("Columns"), true},  [ROWS] = {"rows", N_("Rows"), true},
    [WIDTH] = {"width", N_("Width"), false},       [HEIGHT] = {"height", N_("Height"), false},
    [LEFT] = {"left", N_("Left edge"), false},     [TOP] = {"top", N_("Top edge"), false},
    [BETWEEN] = {"between", N_("Between"), false}, [BENEATH] = {"beneath", N_("Beneath"), false},
};

/* Arguments of DESK_OWN. */
enum { OWN_MEDIUM, OWN_DPI };

static int *value_of(struct own_stock *own, int field)
{
    int *const values[FIELDS] = {&own->columns, &own->rows, &own->width,   &own->height,
                                 &own->left,    &own->top,  &own->between, &own->beneath};
    return values[field];
}

static bool has_field(const struct own_stock *own, int field)
{
    return own->is_sheet || field == WIDTH || field == HEIGHT;
}

static struct own_stock usual(bool is_sheet)
{
    if (!is_sheet) {
        return (struct own_stock){.width = 500, .height = 300, .dpi = 203};
    }
    return (struct own_stock){.is_sheet = true,
                              .columns = 2,
                              .rows = 7,
                              .width = 991,
                              .height = 381,
                              .left = 47,
                              .top = 150,
                              .between = 25};
}

static void stock_enter(struct ui *ui, const struct ui_view *view)
{
    bool to_printer = view->settings[SETTING_LABEL_TO] == LABEL_TO_PRINTER;
    const struct own_stock *own =
        print_own_stock(view, to_printer ? print_roll_stock(view) : print_sheet_stock(view));
    desk_enter(ui, view);
    ui->first_digits[0] = '\0';
    ui->own = own != NULL ? *own : usual(!to_printer);
    ui->page = own != NULL ? (int)(own - view->print.own) : -1;
    ui->choice = ui->own.is_sheet ? COLUMNS : WIDTH;
}

static void type(struct ui *ui, int digit)
{
    size_t length = strlen(ui->digits), most = fields[ui->choice].is_count ? 2 : 4;
    int64_t value = 0;
    if (length < most) {
        ui->digits[length] = (char)('0' + digit);
        ui->digits[length + 1] = '\0';
        (void)str_to_int64(ui->digits, 0, 9999, &value);
        *value_of(&ui->own, ui->choice) = (int)value;
    }
}

static void choose(struct ui *ui, int field)
{
    ui->choice = field;
    ui->digits[0] = '\0';
}

static void stock_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                        struct request *ret_request)
{
    int action = input->kind == UI_TAP ? input->action : ACTION_NONE;
    bool was_asked = str_equal(ui->first_digits, ASKED);
    if (action != ACTION_NONE) {
        ui->first_digits[0] = '\0';
    }
    if (action == ACTION_NO && was_asked) {
        ret_request->kind = REQUEST_STOCK;
        ret_request->argument = ui->page;
        ret_request->value = 1;
    } else if (action == ACTION_NO) {
        (void)str_copy(ui->first_digits, sizeof ui->first_digits, ASKED);
    } else if (action == ACTION_KEY) {
        type(ui, input->argument);
    } else if (action == ACTION_ERASE) {
        ui->digits[0] = '\0';
        *value_of(&ui->own, ui->choice) = 0;
    } else if (action == ACTION_NEXT) {
        int next = (ui->choice + 1) % FIELDS;
        while (!has_field(&ui->own, next)) {
            next = (next + 1) % FIELDS;
        }
        choose(ui, next);
    } else if (action == DESK_CHOOSE) {
        choose(ui, input->argument);
    } else if (action == DESK_OWN && input->argument == OWN_DPI) {
        ui->own.dpi = ui->own.dpi == 203 ? 300 : 203;
    } else if (action == DESK_OWN) {
        ui->own = usual(!ui->own.is_sheet);
        choose(ui, ui->own.is_sheet ? COLUMNS : WIDTH);
    } else if (action == ACTION_VALIDATE) {
        ret_request->kind = REQUEST_STOCK;
        ret_request->argument = ui->page;
        ret_request->own = ui->own;
    } else if (action == ACTION_BACK) {
        ui_go(ui, view, SCREEN_PRINTER);
    } else if (action != DESK_PAGE) {
        (void)desk_event(ui, view, input);
    }
}

static enum sound stock_outcome(struct ui *ui, const struct ui_view *view,
                                const struct outcome *outcome)
{
    if (outcome->request == REQUEST_STOCK && view->print.own_says[0] == '\0') {
        ui_go(ui, view, SCREEN_PRINTER);
    } else {
        (void)str_copy(ui->first_digits, sizeof ui->first_digits, REFUSED);
    }
    return SOUND_NONE;
}

static void say_value(const struct ui *ui, int field, char *to, size_t size)
{
    struct own_stock own = ui->own;
    int value = *value_of(&own, field);
    if (fields[field].is_count) {
        str_format(to, size, "%d", value);
    } else {
        /* Translators: a length in millimetres, with the sign between units and tenths. */
        str_format(to, size, _("%d.%d mm"), value / 10, value % 10);
    }
}

static void draw_fields(const struct ui *ui, const struct kit *kit, struct rect rect)
{
    const struct theme *theme = kit->theme;
    int at = 0;
    for (int i = 0; i < FIELDS; i++) {
        char text[32];
        if (!has_field(&ui->own, i)) {
            continue;
        }
        struct rect cell = rect_cell(rect, 2, 4, theme->gap, at++);
        desk_tile_chosen(kit, cell, fields[i].name, DESK_CHOOSE, i, ui->choice == i);
        struct rect inside = rect_inset(cell, theme_px(theme, 2.5), theme_px(theme, 1.0));
        say_value(ui, i, text, sizeof text);
        struct text_style style = desk_style(TYPE_BODY, WEIGHT_BOLD, COLOUR_INK, ALIGN_RIGHT);
        style.tabular = true;
        text_draw(kit, rect_cut_right(&inside, text_width(kit, style, text)), style, text);
        (void)rect_cut_right(&inside, theme->narrow ? theme_px(theme, 2.5) : 0);
        style = desk_style(TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_MUTED, ALIGN_LEFT);
        text_draw(kit, inside, style, _(fields[i].word));
    }
    if (!ui->own.is_sheet) {
        char text[32];
        str_format(text, sizeof text, _("%d dots an inch"), ui->own.dpi);
        struct rect cell = rect_cell(rect, 1, 4, theme->gap, 1);
        widget_button(kit, cell,
                      (struct button){.name = "dpi",
                                      .action = DESK_OWN,
                                      .argument = OWN_DPI,
                                      .kind = BUTTON_SECONDARY,
                                      .word = text});
    }
}

/* Tenths of a millimetre, drawn at so many px for so many of them. */
static struct rect placed(struct rect paper, int whole, int x, int y, int w, int h)
{
    return (struct rect){paper.x + x * paper.w / whole, paper.y + y * paper.w / whole,
                         w * paper.w / whole, h * paper.w / whole};
}

static void draw_paper(const struct ui *ui, const struct kit *kit, struct rect rect)
{
    enum { A4_WIDE = 2100, A4_HIGH = 2970, MOST = 70 };
    const struct theme *theme = kit->theme;
    const struct own_stock *own = &ui->own;
    int wide = own->is_sheet ? A4_WIDE : own->width, high = own->is_sheet ? A4_HIGH : own->height;
    if (wide <= 0 || high <= 0) {
        return;
    }
    bool is_low = (long long)rect.w * high < (long long)rect.h * wide;
    struct rect paper = rect_centre(rect, is_low ? rect.w : rect.h * wide / high,
                                    is_low ? rect.w * high / wide : rect.h);
    frame_shadow(kit->frame, paper, theme_px(theme, 1.0));
    frame_fill(kit->frame, paper, theme_px(theme, 1.0), COLOUR_CARD);
    frame_border(kit->frame, paper, theme_px(theme, 1.0), theme->border, COLOUR_EDGE, false);
    if (!own->is_sheet) {
        struct rect bars = rect_centre(paper, paper.w * 2 / 3, paper.h * 2 / 3);
        frame_shape(kit->frame, bars, SHAPE_BARCODE, COLOUR_INK);
        return;
    }
    for (int row = 0, count = 0; row < own->rows; row++) {
        for (int column = 0; column < own->columns && count < MOST; column++, count++) {
            int x = own->left + column * (own->width + own->between);
            int y = own->top + row * (own->height + own->beneath);
            bool is_on = x + own->width <= A4_WIDE && y + own->height <= A4_HIGH;
            struct rect label = placed(paper, A4_WIDE, x, y, own->width, own->height);
            if (is_on) {
                frame_fill(kit->frame, label, theme_px(theme, 0.6), COLOUR_GREEN_PALE);
                frame_border(kit->frame, label, theme_px(theme, 0.6), theme_px(theme, 0.3),
                             COLOUR_GREEN, false);
            }
        }
    }
}

/* Why it cannot be kept, or whether it may go, where the keys were; any touch brings them back. */
static void draw_told(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                      struct rect rect)
{
    const struct theme *theme = kit->theme;
    bool is_asked = str_equal(ui->first_digits, ASKED);
    char glued[400];
    widget_card_outlined(kit, rect, COLOUR_AMBER);
    struct rect card = rect_inset(rect, theme_px(theme, 5.0), theme_px(theme, 5.0));
    if (is_asked) {
        widget_button(kit, rect_cut_bottom(&card, theme->target),
                      (struct button){.name = "gone",
                                      .action = ACTION_NO,
                                      .kind = BUTTON_ATTENTION,
                                      .word = _("Delete it")});
        (void)rect_cut_bottom(&card, theme->gap);
    }
    widget_button(kit, rect_cut_bottom(&card, theme->target),
                  (struct button){.name = "again",
                                  .action = ACTION_YES,
                                  .kind = BUTTON_SECONDARY,
                                  .word = is_asked ? _("No, keep it") : _("Change it")});
    (void)rect_cut_bottom(&card, theme_px(theme, 2.0));
    struct text_style style = desk_style(TYPE_BODY, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT);
    style.lines = 9;
    desk_glue(glued, sizeof glued,
              is_asked ? _("Delete this paper? Printers that had it get their usual one.")
                       : view->print.own_says);
    text_draw(kit, card, style, glued);
}

static void draw_top(const struct ui *ui, const struct kit *kit, struct rect rect)
{
    struct text_style style = desk_style(TYPE_BODY, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT);
    style.lines = 2;
    text_draw(kit, rect, style,
              ui->own.is_sheet
                  ? _("Measure the sheet with a ruler. Touch a length and type it: 705 is 70.5 mm.")
                  : _("Measure a label with a ruler. Touch a length and type it: 705 is 70.5 mm."));
}

static void stock_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    struct areas areas =
        desk_begin(ui, kit, ui->page < 0 ? _("Another paper") : _("Own paper"), "");
    struct rect body = areas.body, footer = areas.footer;
    draw_top(ui, kit, rect_cut_top(&body, theme_px(theme, 18.0)));
    (void)rect_cut_top(&body, theme_px(theme, 3.0));
    struct rect keys = desk_side(kit, &body, 90.0, 96.0), side;
    if (theme->narrow) { /* the drawing over the lengths, over the keys */
        struct rect lengths = rect_cut_bottom(&body, 4 * theme->target + 3 * theme->gap);
        (void)rect_cut_bottom(&body, theme->gap);
        side = body;
        body = lengths;
    } else {
        side = rect_cut_left(&body, theme_px(theme, 52.0));
        (void)rect_cut_left(&body, theme->gap);
    }
    if (ui->first_digits[0] != '\0') {
        draw_told(ui, view, kit, keys);
    } else {
        keypad_draw(kit, keys,
                    (struct keypad){.digit_action = ACTION_KEY,
                                    .erase_action = ACTION_ERASE,
                                    .validate_action = ACTION_NEXT,
                                    .can_validate = false});
    }
    struct rect medium = theme->narrow ? rect_cut_right(&side, theme_px(theme, 72.0))
                                       : rect_cut_bottom(&side, theme->target);
    widget_button(
        kit, rect_centre(medium, medium.w, theme->target),
        (struct button){.name = "medium",
                        .action = DESK_OWN,
                        .argument = OWN_MEDIUM,
                        .kind = BUTTON_SECONDARY,
                        .type = TYPE_SMALL,
                        .word = ui->own.is_sheet ? _("A roll instead") : _("A sheet instead")});
    (void)(theme->narrow ? rect_cut_right(&side, theme->gap)
                         : rect_cut_bottom(&side, theme_px(theme, 3.0)));
    draw_paper(ui, kit, side);
    draw_fields(ui, kit, body);
    desk_back(ui, kit, &footer);
    struct rect drop = {0, 0, 0, 0};
    if (theme->narrow && ui->page >= 0) { /* the word of the other one may take two lines */
        drop = rect_cut_left(&footer, theme_px(theme, 60.0));
        (void)rect_cut_left(&footer, theme->gap);
    }
    desk_primary(kit, &footer, _("Keep this paper"), NULL, ui->first_digits[0] != '\0');
    if (ui->page >= 0) {
        widget_button(kit, theme->narrow ? drop : rect_cut_right(&footer, theme_px(theme, 80.0)),
                      (struct button){.name = "drop",
                                      .action = ACTION_NO,
                                      .kind = BUTTON_SECONDARY,
                                      .disabled = ui->first_digits[0] != '\0',
                                      .word = _("Delete")});
    }
}

const struct screen_def screen_stock = {.name = "stock",
                                        .enter = stock_enter,
                                        .event = stock_event,
                                        .outcome = stock_outcome,
                                        .view = stock_view,
                                        .is_director = true};
