/* print_parts.c: see print_parts.h. */
#include "ui/screens/print/print_parts.h"

#include "base/str.h"
#include "domain/code.h"
#include "ui/moment.h"
#include "ui/words.h"

const struct own_stock *print_own_stock(const struct ui_view *view, const char *stock)
{
    for (int i = 0; i < view->print.own_count; i++) {
        if (str_equal(view->print.own[i].name, stock)) {
            return &view->print.own[i];
        }
    }
    return NULL;
}

struct paper print_paper(const struct ui_view *view, const char *stock)
{
    struct paper paper = {.columns = 1, .rows = 1, .count = 1};
    const struct own_stock *own = print_own_stock(view, stock);
    int64_t count;
    if (own != NULL && own->is_sheet) {
        paper = (struct paper){own->columns, own->rows, true, (int64_t)own->columns * own->rows};
    }
    if (own != NULL) {
        return paper;
    }
    if (str_starts(stock, "a4-") && str_to_int64(stock + 3, 1, 200, &count)) {
        paper.is_sheet = true;
        paper.count = count;
        paper.columns = count > 40 ? 5 : count >= 18 ? 3 : 2;
        paper.rows = (int)((count + paper.columns - 1) / paper.columns);
    }
    return paper;
}

void print_say_stock(const struct ui *ui, const struct ui_view *view, const char *stock, char *to,
                     size_t size)
{
    struct paper paper = print_paper(view, stock);
    const struct own_stock *own = print_own_stock(view, stock);
    if (own != NULL && !own->is_sheet) {
        str_format(to, size, _("%d × %d mm"), (own->width + 5) / 10, (own->height + 5) / 10);
    } else if (paper.is_sheet) {
        str_format(to, size, _("A4 sheet of %d labels"), (int)paper.count);
    } else if (str_starts(stock, "ql")) {
        str_format(to, size, _("Brother %s"), stock + 2);
    } else if (str_starts(stock, "r")) {
        str_format(to, size, _("roll of %s mm"), stock + 1);
    } else {
        str_format(to, size, _("label %s"), stock);
    }
}

void print_draw_paper(const struct kit *kit, struct rect rect, struct paper paper, int first)
{
    const struct theme *theme = kit->theme;
    int w = paper.is_sheet ? rect.h * 210 / 297 : rect.h * 3 / 2;
    int h = rect.h;
    if (w > rect.w) {
        h = h * rect.w / w;
        w = rect.w;
    }
    struct rect sheet = rect_centre(rect, w, h);
    frame_shadow(kit->frame, sheet, theme_px(theme, 1.0));
    frame_fill(kit->frame, sheet, theme_px(theme, 1.0), COLOUR_CARD);
    frame_border(kit->frame, sheet, theme_px(theme, 1.0), theme->border, COLOUR_EDGE, false);
    struct rect inside = rect_inset(sheet, theme_px(theme, 2.0), theme_px(theme, 2.0));
    for (int i = 0; i < (int)paper.count && i < paper.columns * paper.rows; i++) {
        struct rect label = rect_cell(inside, paper.columns, paper.rows, theme_px(theme, 0.8), i);
        if (i + 1 < first) {
            frame_border(kit->frame, label, theme_px(theme, 0.8), theme->border, COLOUR_EDGE, true);
        } else {
            frame_fill(kit->frame, label, theme_px(theme, 0.8), COLOUR_GREEN_PALE);
        }
    }
    if (!paper.is_sheet) {
        struct rect bars = rect_centre(inside, inside.w * 3 / 4, inside.h * 3 / 4);
        frame_shape(kit->frame, bars, SHAPE_BARCODE, COLOUR_INK);
    }
}

const char *print_sheet_stock(const struct ui_view *view)
{
    int index = view->settings[SETTING_LABEL_STOCK];
    if (view->stock_count == 0) {
        return "";
    }
    return view->stocks[index >= 0 && index < view->stock_count ? index : 0];
}

const char *print_roll_stock(const struct ui_view *view)
{
    const struct print_view *print = &view->print;
    return print->stock >= 0 && print->stock < print->stock_count ? print->stocks[print->stock]
                                                                  : "";
}

void print_say_place(const struct ui *ui, const struct ui_view *view, char *to, size_t size)
{
    const struct print_view *print = &view->print;
    switch (view->settings[SETTING_LABEL_TO]) {
    case LABEL_TO_PRINTER:
        (void)str_copy(to, size,
                       print->chosen >= 0 && print->chosen < print->printer_count
                           ? print->printers[print->chosen].name
                           : _("Label printer"));
        return;
    case LABEL_TO_OFFICE:
        (void)str_copy(to, size,
                       print->office >= 0 && print->office < print->office_count
                           ? print->offices[print->office].says
                           : _("Office printer"));
        return;
    default: (void)str_copy(to, size, _("USB stick (PDF)"));
    }
}

bool print_is_blocked(const struct printer_way *way)
{
    return way->is_absent || way->is_deaf || way->troubles & PRINTER_STOPS;
}

void print_say_way(const struct ui *ui, const struct printer_way *way, char *to, size_t size)
{
    static const char *const says[PRINTER_TROUBLES] = {
        N_("No more paper. Put a new roll in; it goes on by itself."),
        N_("The cover is open. Close it."),
        N_("The head is too hot. It goes on by itself when it has cooled down."),
        N_("The ribbon is used up. Put a new one in."),
        N_("Another roll lies in the printer."),
        N_("Paper is jammed. Open the printer, take it out, close it."),
        N_("The cutter is stuck. Switch the printer off and on."),
        N_("The printer is paused. Press its button."),
        N_("The printer reports an error. Switch it off and on."),
        N_("The roll is nearly at its end."),
    };
    to[0] = '\0';
    if (way->is_absent) {
        (void)str_copy(to, size, _("The printer is not there. Plug it in and switch it on."));
        return;
    }
    for (int i = 0; i < PRINTER_TROUBLES && to[0] == '\0'; i++) {
        if (way->troubles & 1u << i) {
            (void)str_copy(to, size, _(says[i]));
        }
    }
    if (way->troubles & PRINTER_WRONG_ROLL && way->width_mm > 0) {
        if (way->length_mm > 0) {
            str_format(to, size, _("Labels of %d × %d mm lie in the printer: change the roll."),
                       way->width_mm, way->length_mm);
        } else {
            str_format(to, size, _("A roll of %d mm lies in the printer: change it."),
                       way->width_mm);
        }
    }
    if (to[0] == '\0' && way->is_deaf) {
        (void)str_copy(to, size, _("The printer takes nothing. Is it ready?"));
    }
}

void print_crate_code(const struct prep *prep, uint32_t crate, char ret_code[SPOOL_CODE])
{
    int32_t serial = prep_label_serial(prep, CODE_CRATE, crate);
    ret_code[0] = '\0';
    if (serial > 0) {
        code_write(CODE_CRATE, (int)prep->number, serial, ret_code);
    }
}

void print_say_latest(const struct ui *ui, const struct ui_view *view, const char *code, char *to,
                      size_t size)
{
    const struct spool *spool = view->print.spool;
    const struct spool_label *row = spool != NULL ? spool_latest(spool, code) : NULL;
    char day[32], time[16];
    to[0] = '\0';
    if (row == NULL) {
        return;
    }
    int64_t local_ms = row->at_ms + (int64_t)view->utc_offset_s * 1000;
    moment_day(ui->language, (int32_t)(local_ms / 86400000), day, sizeof day);
    moment_time(view, time, sizeof time, row->at_ms);
    bool here = row->station == view->print.station;
    /* Translators: day, then hour */
    if (row->state == SPOOL_PRINTED && here) {
        str_format(to, size, _("Printed %s at %s, here."), day, time);
    } else if (row->state == SPOOL_PRINTED) {
        str_format(to, size, _("Printed %s at %s, at another station."), day, time);
    } else if (here) {
        str_format(to, size, _("Sent to the printer %s at %s, here."), day, time);
    } else {
        str_format(to, size, _("Sent to the printer %s at %s, at another station."), day, time);
    }
}

static void draw_stepper(const struct kit *kit, struct rect row, const char *name, int what,
                         const char *title, const char *value, bool counts)
{
    const struct theme *theme = kit->theme;
    char less[FRAME_NAME], more[FRAME_NAME];
    str_format(less, sizeof less, "%s_less", name);
    str_format(more, sizeof more, "%s_more", name);
    struct button button = {.name = less,
                            .action = DESK_LESS,
                            .argument = what,
                            .kind = BUTTON_SECONDARY,
                            .shape = counts ? SHAPE_MINUS : SHAPE_ARROW_LEFT,
                            .has_shape = true};
    struct rect side = rect_cut_left(&row, theme->target);
    widget_button(kit, rect_centre(side, side.w, theme->target), button);
    button.name = more;
    button.action = DESK_MORE;
    button.shape = counts ? SHAPE_PLUS : SHAPE_ARROW_RIGHT;
    side = rect_cut_right(&row, theme->target);
    widget_button(kit, rect_centre(side, side.w, theme->target), button);
    struct text_style least = desk_style(TYPE_SMALL, WEIGHT_BOLD, COLOUR_INK, ALIGN_CENTRE);
    int air = theme_px(theme, 3.0); /* off the arrows, where it fits so */
    row = rect_inset(row, text_width(kit, least, value) <= row.w - 2 * air ? air : air / 3, 0);
    struct text_style style = desk_style(TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_MUTED, ALIGN_CENTRE);
    text_draw(kit, rect_cut_top(&row, theme_px(theme, 9.0)), style, title);
    style = desk_style(TYPE_BODY, WEIGHT_BOLD, COLOUR_INK, ALIGN_CENTRE);
    style.lines = row.h > theme_px(theme, 16.0) ? 2 : 1;
    text_draw(kit, row, style, value);
}

void print_stepper(const struct kit *kit, struct rect row, const char *name, int what,
                   const char *title, const char *value)
{
    draw_stepper(kit, row, name, what, title, value, false);
}

void print_counter(const struct kit *kit, struct rect row, const char *name, int what,
                   const char *title, const char *value)
{
    draw_stepper(kit, row, name, what, title, value, true);
}
