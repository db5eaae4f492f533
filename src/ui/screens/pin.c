/* pin.c: the director's code: 4 to 8 digits on big keys. The first start asks for a new one twice;
 * a wrong one costs a gentle wait that grows. */
#include <string.h>

#include "base/str.h"
#include "ui/keypad.h"
#include "ui/picture.h"
#include "ui/screens/desk.h"
#include "ui/screens/screens.h"
#include "ui/words.h"

enum { PIN_LEAST = 4, PIN_MOST = 8 };

/* ui->choice: what went wrong just now. */
enum pin_state { PIN_FRESH, PIN_WRONG, PIN_UNLIKE };

static void pin_enter(struct ui *ui, const struct ui_view *view)
{
    desk_enter(ui, view);
    memset(ui->first_digits, 0, sizeof ui->first_digits);
}

static bool can_validate(const struct ui *ui, const struct ui_view *view)
{
    return strlen(ui->digits) >= PIN_LEAST && view->pin_wait_s <= 0;
}

static void ask_twice(struct ui *ui, struct request *request)
{
    if (ui->first_digits[0] == '\0') {
        memcpy(ui->first_digits, ui->digits, sizeof ui->first_digits);
        ui->choice = PIN_FRESH;
    } else if (str_equal(ui->first_digits, ui->digits)) {
        request->kind = REQUEST_PIN_SET;
        str_copy(request->text, sizeof request->text, ui->digits);
    } else {
        memset(ui->first_digits, 0, sizeof ui->first_digits);
        ui->choice = PIN_UNLIKE;
    }
}

static void validate(struct ui *ui, const struct ui_view *view, struct request *request)
{
    if (!can_validate(ui, view)) {
        return;
    }
    if (view->has_pin) {
        request->kind = REQUEST_PIN_TRY;
        str_copy(request->text, sizeof request->text, ui->digits);
    } else {
        ask_twice(ui, request);
    }
    memset(ui->digits, 0, sizeof ui->digits);
}

static void pin_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                      struct request *ret_request)
{
    size_t length = strlen(ui->digits);
    if (input->kind != UI_TAP) {
        return;
    }
    switch (input->action) {
    case ACTION_KEY:
        if (length < PIN_MOST && view->pin_wait_s <= 0) {
            ui->digits[length] = (char)('0' + input->argument);
            ui->digits[length + 1] = '\0';
        }
        return;
    case ACTION_ERASE:
        if (length > 0) {
            ui->digits[length - 1] = '\0';
        }
        return;
    case ACTION_VALIDATE: validate(ui, view, ret_request); return;
    case ACTION_BACK:
    case ACTION_HOME: desk_lock(ui, view); return;
    default: return;
    }
}

static enum sound pin_outcome(struct ui *ui, const struct ui_view *view,
                              const struct outcome *outcome)
{
    bool right = outcome->request == REQUEST_PIN_SET ||
                 (outcome->request == REQUEST_PIN_TRY && outcome->pin_right);
    memset(ui->digits, 0, sizeof ui->digits);
    if (right) {
        ui->is_director = true;
        ui_go(ui, view,
              ui_screen(ui->after_pin)->is_director && ui->after_pin != SCREEN_PIN
                  ? ui->after_pin
                  : SCREEN_DIRECTOR);
        return SOUND_ACCEPTED;
    }
    if (outcome->request == REQUEST_PIN_TRY) {
        ui->choice = PIN_WRONG;
        return SOUND_NOT_THIS;
    }
    return SOUND_NONE;
}

/* A dot for each digit typed; never the digits. */
static void draw_dots(const struct kit *kit, struct rect rect, size_t typed)
{
    const struct theme *theme = kit->theme;
    int side = theme_px(theme, 8.0), gap = theme_px(theme, 4.5);
    rect = rect_centre(rect, PIN_MOST * side + (PIN_MOST - 1) * gap, side);
    for (size_t i = 0; i < PIN_MOST; i++) {
        struct rect dot = rect_cut_left(&rect, side);
        (void)rect_cut_left(&rect, gap);
        if (i < typed) {
            frame_shape(kit->frame, dot, SHAPE_CIRCLE, COLOUR_INK);
        } else {
            frame_shape(kit->frame, dot, SHAPE_RING, i < PIN_LEAST ? COLOUR_EDGE : COLOUR_GROOVE);
        }
    }
}

static const char *title(const struct ui *ui, const struct ui_view *view)
{
    if (view->has_pin) {
        return _("Type the director’s code");
    }
    return ui->first_digits[0] == '\0' ? _("Choose a code of 4 to 8 digits")
                                       : _("The same code, once more");
}

static void draw_card(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                      struct rect rect)
{
    const struct theme *theme = kit->theme;
    widget_card(kit, rect);
    struct rect card = rect_inset(rect, theme->pad, theme->pad);
    struct text_style style = desk_style(TYPE_TITLE, WEIGHT_BOLD, COLOUR_INK, ALIGN_CENTRE);
    style.lines = 2;
    text_draw(kit, rect_cut_top(&card, theme_px(theme, 29.0)), style, title(ui, view));
    struct rect says = rect_cut_bottom(&card, theme_px(theme, 24.0));
    draw_dots(kit, rect_cut_bottom(&card, theme_px(theme, 20.0)), strlen(ui->digits));
    frame_picture(kit->frame, rect_inset(card, 0, theme_px(theme, 3.0)), PICTURE_KEY, 255, false);
    if (ui->choice == PIN_WRONG) {
        desk_band(kit, says, VERDICT_NOT_THIS, _("This is not the code. Try again."));
    } else if (ui->choice == PIN_UNLIKE) {
        desk_band(kit, says, VERDICT_NOT_THIS, _("The two codes differ. Choose again."));
    } else if (!view->has_pin) {
        style = desk_style(TYPE_BODY, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_CENTRE);
        style.lines = 2;
        text_draw(kit, says, style, _("Write it down and keep it in the cupboard."));
    }
}

static void draw_wait(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                      struct rect rect)
{
    const struct theme *theme = kit->theme;
    char text[80];
    widget_card(kit, rect);
    struct rect card = rect_inset(rect, theme->pad, theme_px(theme, 18.0));
    struct text_style style =
        desk_style(TYPE_INSTRUCTION, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_CENTRE);
    style.lines = 2;
    str_format(text, sizeof text,
               _n("A moment: %d second", "A moment: %d seconds", (unsigned long)view->pin_wait_s),
               view->pin_wait_s);
    text_draw(kit, rect_cut_bottom(&card, theme_px(theme, 24.0)), style, text);
    frame_shape(kit->frame, rect_inset(card, 0, theme_px(theme, 6.0)), SHAPE_HOURGLASS,
                COLOUR_MUTED);
}

static void pin_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    kit_begin(kit, COLOUR_PAPER);
    struct areas areas = header_areas(kit, true);
    header_draw(kit, areas.header,
                (struct header){.pair = -1,
                                .crate = "",
                                .part = "",
                                .letter = "",
                                .pickup = "",
                                .title = _("For the director"),
                                .subtitle = "",
                                .help_action = ACTION_HELP});
    struct rect body = areas.body;
    body.h = areas.footer.y + areas.footer.h - body.y;
    struct rect keys = rect_cut_right(&body, theme_px(theme, 130.0));
    (void)rect_cut_right(&body, theme->gap);
    if (view->pin_wait_s > 0) {
        draw_wait(ui, view, kit, keys);
    } else {
        keypad_draw(kit, keys,
                    (struct keypad){.digit_action = ACTION_KEY,
                                    .erase_action = ACTION_ERASE,
                                    .validate_action = ACTION_VALIDATE,
                                    .can_validate = can_validate(ui, view)});
    }
    struct rect footer = areas.footer;
    desk_back(ui, kit, &footer);
    body.h = areas.body.h;
    draw_card(ui, view, kit, body);
}

const struct screen_def screen_pin = {.name = "pin",
                                      .enter = pin_enter,
                                      .event = pin_event,
                                      .outcome = pin_outcome,
                                      .view = pin_view,
                                      .is_director = true};
