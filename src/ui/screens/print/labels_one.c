/* labels_one.c: see labels_one.h. */
#include "ui/screens/print/labels_one.h"

#include <string.h>

#include "base/str.h"
#include "ui/keypad.h"
#include "ui/screens/print/labels_kinds.h"
#include "ui/screens/print/print_parts.h"
#include "ui/words.h"

/* ui->digits: what is typed now; ui->first_digits: "from" of a range, once confirmed; ui->choice:
 * the crate chosen, 0 for none. */

enum { DIGITS_MOST = 5 };

static uint32_t number_of(const char *digits)
{
    int64_t number = 0;
    return str_to_int64(digits, 1, 99999, &number) ? (uint32_t)number : 0;
}

void labels_range(const struct ui *ui, uint32_t *ret_from, uint32_t *ret_until)
{
    uint32_t typed = number_of(ui->digits);
    *ret_from = ui->first_digits[0] != '\0' ? number_of(ui->first_digits) : typed;
    *ret_until = typed;
}

static bool is_here(const struct ui *ui)
{
    return ui->print_what == PRINT_RANGE || ui->print_what == PRINT_ONE;
}

bool labels_one_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input)
{
    (void)view;
    size_t length = strlen(ui->digits);
    if (input->kind != UI_TAP || !is_here(ui)) {
        return false;
    }
    if (input->action == ACTION_KEY && length < DIGITS_MOST) {
        ui->digits[length] = (char)('0' + input->argument);
        ui->digits[length + 1] = '\0';
    } else if (input->action == ACTION_ERASE && length > 0) {
        ui->digits[length - 1] = '\0';
    } else if (input->action == ACTION_ERASE && ui->print_what == PRINT_RANGE) {
        (void)str_copy(ui->digits, sizeof ui->digits, ui->first_digits);
        ui->first_digits[0] = '\0';
    } else if (input->action == ACTION_NEXT && length > 0 && ui->first_digits[0] == '\0') {
        (void)str_copy(ui->first_digits, sizeof ui->first_digits, ui->digits);
        ui->digits[0] = '\0';
    } else {
        return false;
    }
    if (ui->print_what == PRINT_ONE) {
        ui->choice = 0;
    }
    return true;
}

static void draw_field(const struct kit *kit, struct rect *column, const char *word,
                       const char *digits)
{
    const struct theme *theme = kit->theme;
    struct text_style style = desk_style(TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_MUTED, ALIGN_LEFT);
    text_draw(kit, rect_cut_top(column, theme_px(theme, theme->narrow ? 10.0 : 8.0)), style, word);
    widget_field(kit, rect_cut_top(column, theme_px(theme, theme->narrow ? 26.0 : 20.0)), digits);
    (void)rect_cut_top(column, theme_px(theme, 3.0));
}

/* The crates of the order that was typed, a tile each, with what is known of its label. */
static void draw_crates(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                        struct rect rect)
{
    const struct theme *theme = kit->theme;
    const struct plan *plan = view->prep->plan;
    uint32_t number = number_of(ui->digits);
    int columns = theme->narrow ? 2 : 1, shown = 0;
    int rows = desk_fit(rect.h, theme->target, theme->gap);
    for (size_t i = 0; i < plan->crates.count && shown < columns * rows; i++) {
        const struct crate *crate = &plan->crates.rows[i];
        const struct order *order = plan_order(plan, crate->order);
        char name[FRAME_NAME], code[SPOOL_CODE], says[160];
        if (order == NULL || order->number != number || number == 0) {
            continue;
        }
        struct rect cell = rect_cell(rect, columns, rows, theme->gap, shown++);
        str_format(name, sizeof name, "crate_%u", crate->index);
        desk_tile_chosen(kit, cell, name, DESK_CHOOSE, (int)crate->id,
                         (uint32_t)ui->choice == crate->id);
        struct rect inside = rect_inset(cell, theme_px(theme, 4.0), theme_px(theme, 1.0));
        struct text_style style = desk_style(TYPE_BODY, WEIGHT_BOLD, COLOUR_INK, ALIGN_LEFT);
        text_drawf(kit, rect_cut_left(&inside, theme_px(theme, 26.0)), style, "%u/%u", crate->index,
                   crate->of);
        print_crate_code(view->prep, crate->id, code);
        print_say_latest(ui, view, code, says, sizeof says);
        style = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT);
        style.lines = 2;
        text_draw(kit, inside, style, says[0] != '\0' ? says : _("not printed yet"));
    }
}

static void draw_until(const struct ui *ui, const struct kit *kit, struct rect rect)
{
    if (ui->first_digits[0] == '\0' && rect.h >= kit->theme->target) {
        widget_button(kit, rect_cut_top(&rect, kit->theme->target),
                      (struct button){.name = "until",
                                      .action = ACTION_NEXT,
                                      .kind = BUTTON_SECONDARY,
                                      .disabled = ui->digits[0] == '\0',
                                      .word = _("to …")});
    }
}

void labels_one_draw(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                     struct rect rect)
{
    const struct theme *theme = kit->theme;
    bool is_range = ui->print_what == PRINT_RANGE;
    int high = rect.h / 2, rest = 2 * (theme->target + theme->gap) + theme_px(theme, 42.0);
    high = rect.h - high < rest ? rect.h - rest : high; /* the number, a row of crates */
    struct rect keys =
        theme->narrow ? rect_cut_bottom(&rect, high) : rect_cut_right(&rect, rect.w / 2);
    (void)(theme->narrow ? rect_cut_bottom(&rect, theme->gap) : rect_cut_right(&rect, theme->gap));
    keypad_draw(kit, keys,
                (struct keypad){.digit_action = ACTION_KEY,
                                .erase_action = ACTION_ERASE,
                                .validate_action = ACTION_NEXT,
                                .can_validate = false});
    labels_kinds_button(ui, kit, rect_cut_top(&rect, theme->target));
    (void)rect_cut_top(&rect, theme->gap);
    if (!is_range) {
        draw_field(kit, &rect, _("Order number"), ui->digits);
        draw_crates(ui, view, kit, rect);
        return;
    }
    bool has_from = ui->first_digits[0] != '\0';
    if (theme->narrow) { /* both beside each other, the way on below the first */
        struct rect left = rect_cell(rect, 2, 1, theme->gap, 0);
        struct rect right = rect_cell(rect, 2, 1, theme->gap, 1);
        draw_field(kit, &left, _("From order"), has_from ? ui->first_digits : ui->digits);
        draw_field(kit, &right, _("to order"), has_from ? ui->digits : "");
        (void)rect_cut_top(&right, theme_px(theme, 3.0));
        draw_until(ui, kit, right);
        return;
    }
    draw_field(kit, &rect, _("From order"), has_from ? ui->first_digits : ui->digits);
    draw_field(kit, &rect, _("to order"), has_from ? ui->digits : "");
    draw_until(ui, kit, rect);
}
