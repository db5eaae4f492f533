/* pin.c: the codes of director and helper: 4 to 8 digits on big keys. A new one is asked for twice,
 * at the first start, from the screen of codes, or once the recovery stick was read; a wrong one
 * costs a gentle wait that grows. */
#include <string.h>

#include "base/str.h"
#include "ui/keypad.h"
#include "ui/picture.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/screens.h"
#include "ui/words.h"

enum { PIN_LEAST = 4, PIN_MOST = 8 };

/* ui->choice: what went wrong just now. */
enum pin_state { PIN_FRESH, PIN_WRONG, PIN_UNLIKE, PIN_TAKEN, PIN_FORGOTTEN, PIN_READING };

static void pin_enter(struct ui *ui, const struct ui_view *view)
{
    desk_enter(ui, view);
    memset(ui->first_digits, 0, sizeof ui->first_digits);
}

/* A new code is chosen, typed twice. */
static bool is_choosing(const struct ui *ui, const struct ui_view *view)
{
    return !view->has_pin || ui->pin_for != ROLE_ROOM || view->may_set_pin;
}

static bool is_forgotten(const struct ui *ui, const struct ui_view *view)
{
    return (ui->choice == PIN_FORGOTTEN || ui->choice == PIN_READING) && !is_choosing(ui, view);
}

static bool can_validate(const struct ui *ui, const struct ui_view *view)
{
    return strlen(ui->digits) >= PIN_LEAST && (view->pin_wait_s <= 0 || is_choosing(ui, view));
}

static void ask_twice(struct ui *ui, struct request *request)
{
    if (ui->first_digits[0] == '\0') {
        memcpy(ui->first_digits, ui->digits, sizeof ui->first_digits);
        ui->choice = PIN_FRESH;
    } else if (str_equal(ui->first_digits, ui->digits)) {
        request->kind = REQUEST_PIN_SET;
        request->argument = (int)ui->pin_for;
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
    if (!is_choosing(ui, view)) {
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
    case DESK_OWN:
        ui->choice = PIN_FORGOTTEN;
        memset(ui->digits, 0, sizeof ui->digits);
        return;
    case ACTION_KEY:
        if (is_forgotten(ui, view)) {
            return;
        }
        if (length < PIN_MOST && (view->pin_wait_s <= 0 || is_choosing(ui, view))) {
            ui->digits[length] = (char)('0' + input->argument);
            ui->digits[length + 1] = '\0';
        }
        return;
    case ACTION_ERASE:
        if (length > 0) {
            ui->digits[length - 1] = '\0';
        }
        return;
    case ACTION_VALIDATE:
        if (is_forgotten(ui, view)) {
            ui->choice = PIN_READING;
            ret_request->kind = REQUEST_SECOURS_READ;
        } else {
            validate(ui, view, ret_request);
        }
        return;
    case ACTION_BACK:
        if (is_forgotten(ui, view)) {
            ui->choice = PIN_FRESH;
        } else if (ui->pin_for != ROLE_ROOM) {
            ui->pin_for = ROLE_ROOM;
            ui_go(ui, view, SCREEN_CODES);
        } else if (ui->is_first) {
            ui_go(ui, view, SCREEN_FIRST);
        } else {
            desk_lock(ui, view);
        }
        return;
    case ACTION_HOME: desk_lock(ui, view); return;
    default: return;
    }
}

static enum sound pin_outcome(struct ui *ui, const struct ui_view *view,
                              const struct outcome *outcome)
{
    bool set = outcome->request == REQUEST_PIN_SET, tried = outcome->request == REQUEST_PIN_TRY;
    memset(ui->digits, 0, sizeof ui->digits);
    if (set && !outcome->pin_right) {
        memset(ui->first_digits, 0, sizeof ui->first_digits);
        ui->choice = PIN_TAKEN;
        return SOUND_NOT_THIS;
    }
    if (set && ui->pin_for != ROLE_ROOM) {
        ui->pin_for = ROLE_ROOM;
        ui_go(ui, view, SCREEN_CODES);
        return SOUND_ACCEPTED;
    }
    const struct screen_def *to = ui_screen(ui->after_pin);
    bool helper = outcome->pin_role == ROLE_HELPER;
    if (set || (tried && outcome->pin_right && !(helper && to->is_directors_own))) {
        ui->is_director = true;
        ui->is_helper = helper;
        if (!to->is_director || ui->after_pin == SCREEN_PIN) {
            ui->after_pin = SCREEN_DIRECTOR;
        }
        ui_go(ui, view, view->is_clock_doubtful ? SCREEN_CLOCK : ui->after_pin);
        return SOUND_ACCEPTED;
    }
    if (tried) {
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
    if (is_forgotten(ui, view)) {
        return _("Take the recovery stick from the cupboard");
    }
    if (!is_choosing(ui, view)) {
        return ui_screen(ui->after_pin)->is_directors_own || !view->has_helper_pin
                   ? _("Type the director’s code")
                   : _("Type your code");
    }
    if (ui->pin_for == ROLE_HELPER && ui->first_digits[0] == '\0') {
        return _("A code of 4 to 8 digits for helpers");
    }
    return ui->first_digits[0] == '\0' ? _("Choose a code of 4 to 8 digits")
                                       : _("The same code, once more");
}

/* What the recovery stick is about, and what became of it. */
static void say_forgotten(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                          struct rect rect)
{
    bool mine = ui->choice == PIN_READING && view->job.kind == JOB_SECOURS;
    if (mine && view->job.status == JOB_FAILED) {
        desk_band(kit, rect, VERDICT_NOT_THIS, view->job.result);
    } else if (mine && view->job.status == JOB_RUNNING) {
        desk_band(kit, rect, VERDICT_WAIT, _("The stick is being read."));
    } else if (!view->has_recovery) {
        desk_band(kit, rect, VERDICT_QUESTION, _("No recovery stick was made on this kiosk."));
    } else {
        desk_band(kit, rect, VERDICT_QUESTION, _("Plug it in, then choose a new code."));
    }
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
    } else if (ui->choice == PIN_TAKEN) {
        desk_band(kit, says, VERDICT_NOT_THIS, _("Take another code: this one is in use."));
    } else if (is_forgotten(ui, view)) {
        say_forgotten(ui, view, kit, says);
    } else if (is_choosing(ui, view)) {
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
    struct rect keys = desk_keys(kit, &areas, &body);
    if (is_forgotten(ui, view)) {
        widget_card(kit, keys);
        widget_stick(kit, rect_inset(keys, theme->pad, theme_px(theme, 20.0)));
    } else if (view->pin_wait_s > 0 && !is_choosing(ui, view)) {
        draw_wait(ui, view, kit, keys);
    } else {
        keypad_draw(kit, keys,
                    (struct keypad){.digit_action = ACTION_KEY,
                                    .erase_action = ACTION_ERASE,
                                    .validate_action = ACTION_VALIDATE,
                                    .can_validate = can_validate(ui, view)});
    }
    struct rect footer = areas.footer;
    footer.w = body.w;
    desk_back(ui, kit, &footer);
    if (is_forgotten(ui, view)) {
        desk_primary(kit, &footer, _("It is plugged in"), NULL,
                     !view->has_recovery || view->stick_name[0] == '\0' ||
                         view->job.status == JOB_RUNNING);
    } else if (!is_choosing(ui, view)) {
        widget_button(kit, footer,
                      (struct button){.name = "forgotten",
                                      .action = DESK_OWN,
                                      .kind = BUTTON_SECONDARY,
                                      .word = _("Code forgotten")});
    }
    draw_card(ui, view, kit, body);
}

const struct screen_def screen_pin = {.name = "pin",
                                      .enter = pin_enter,
                                      .event = pin_event,
                                      .outcome = pin_outcome,
                                      .view = pin_view,
                                      .is_director = true};
