/* crate_number.c: a crate by its number on big keys, for whoever has no scanner: the number, then
 * which of its crates when there are several. */
#include "base/str.h"
#include "ui/action.h"
#include "ui/keypad.h"
#include "ui/picture.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/amount.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/widgets.h"
#include "ui/words.h"

enum { NUMBER_DIGITS = 4 };
enum { TYPING, UNKNOWN, CHOOSING }; /* ui->choice */
enum { TILES = 12 };                /* the most crates of one order that a screen shows */

/* The `nth` crate (0..) of the order whose number was typed, NULL when there are not so many. */
static const struct crate *crate_at(const struct ui *ui, const struct ui_view *view, int nth)
{
    const struct plan *plan = view->prep->plan;
    int64_t number;
    if (plan == NULL || !str_to_int64(ui->digits, 1, 9999, &number)) {
        return NULL;
    }
    for (size_t i = 0; i < plan->crates.count; i++) {
        const struct crate *crate = &plan->crates.rows[i];
        if (plan_order(plan, crate->order)->number == (uint32_t)number && nth-- == 0) {
            return crate;
        }
    }
    return NULL;
}

static void enter(struct ui *ui, const struct ui_view *view)
{
    (void)view;
    ui->choice = TYPING;
}

static void open_crate(const struct ui *ui, const struct crate *crate, struct request *ret_request)
{
    if (crate != NULL) {
        parts_command(ret_request,
                      ui->task == LANE_TASK_CHECK ? COMMAND_OPEN_CHECK : COMMAND_OPEN_CRATE)
            ->crate = crate->id;
    }
}

static void validate(struct ui *ui, const struct ui_view *view, struct request *ret_request)
{
    if (ui->digits[0] == '\0' || ui->choice == CHOOSING) {
        return;
    }
    if (crate_at(ui, view, 0) == NULL) {
        ui->choice = UNKNOWN;
    } else if (crate_at(ui, view, 1) == NULL) {
        open_crate(ui, crate_at(ui, view, 0), ret_request);
    } else {
        ui->choice = CHOOSING;
    }
}

static void typed(struct ui *ui, const struct ui_view *view, int digit, struct request *ret_request)
{
    if (ui->choice == CHOOSING) { /* from the command sheet: which of them */
        open_crate(ui, digit > 0 ? crate_at(ui, view, digit - 1) : NULL, ret_request);
        return;
    }
    if (ui->choice == UNKNOWN) { /* the next try begins */
        ui->digits[0] = '\0';
        ui->choice = TYPING;
    }
    parts_type(ui, digit, NUMBER_DIGITS);
}

static void event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                  struct request *ret_request)
{
    if (parts_scan(ui, input, ret_request) || input->kind != UI_TAP) {
        return;
    }
    switch (input->action) {
    case ACTION_BACK:
    case ACTION_NO:
        if (ui->choice == CHOOSING) {
            ui->choice = TYPING;
        } else {
            ui_go(ui, view, SCREEN_CRATE_CHOICE);
        }
        break;
    case ACTION_KEY: typed(ui, view, input->argument, ret_request); break;
    case ACTION_ERASE:
        ui->choice = TYPING;
        amount_erase(ui);
        break;
    case ACTION_VALIDATE: validate(ui, view, ret_request); break;
    case ACTION_UNDO: parts_command(ret_request, COMMAND_UNDO); break;
    default: break;
    }
}

static enum sound outcome(struct ui *ui, const struct ui_view *view, const struct outcome *outcome)
{
    parts_go_after(ui, view, outcome, SCREEN_CRATE_CHOICE);
    return outcome->request == REQUEST_PAIR ? SOUND_COUNTED : SOUND_NONE;
}

static void draw_typing(const struct ui *ui, const struct kit *kit, struct rect body)
{
    const struct theme *theme = kit->theme;
    bool slim = parts_is_slim(kit);
    struct rect keys =
        slim ? rect_cut_bottom(&body, body.h * 6 / 11)
             : rect_cut_right(&body, theme->narrow ? body.w / 2 : keypad_width(kit, 130.0));
    (void)(slim ? rect_cut_bottom(&body, theme->gap) : rect_cut_right(&body, theme->gap));
    keypad_draw(kit, keys,
                (struct keypad){.digit_action = ACTION_KEY,
                                .erase_action = ACTION_ERASE,
                                .validate_action = ACTION_VALIDATE,
                                .can_validate = ui->digits[0] != '\0' && ui->choice == TYPING});
    widget_card(kit, body);
    struct rect card = rect_inset(body, theme->pad, theme->pad);
    char words[64];
    str_format(words, sizeof words, _("No crate %s"), ui->digits);
    text_draw(kit, rect_cut_top(&card, theme_px(theme, theme->narrow ? 24.0 : 14.0)),
              (struct text_style){.type = TYPE_TITLE,
                                  .least = TYPE_BUTTON,
                                  .weight = WEIGHT_BOLD,
                                  .colour = ui->choice == UNKNOWN ? COLOUR_AMBER : COLOUR_INK,
                                  .align = ALIGN_CENTRE,
                                  .lines = theme->narrow ? 2 : 1},
              ui->choice == UNKNOWN ? words : _("Which number?"));
    struct rect field = rect_cut_bottom(&card, theme_px(theme, theme->narrow ? 30.0 : 33.0));
    widget_field(kit, field, ui->digits);
    (void)rect_cut_bottom(&card, theme_px(theme, 4.0));
    (void)rect_cut_top(&card, theme_px(theme, 3.0));
    frame_picture(kit->frame, card, PICTURE_BASKET, 255, false);
}

/* Drawn pale, those that others have or that are done. */
static void draw_crates(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                        struct rect body)
{
    int count = 0, columns = parts_is_slim(kit) ? 2 : 3;
    while (count < TILES && crate_at(ui, view, count) != NULL) {
        count++;
    }
    int rows = (count + columns - 1) / columns;
    int high = rows * (theme_px(kit->theme, 60.0) + kit->theme->gap);
    body.h = body.h < high ? body.h : high;
    for (int i = 0; i < count; i++) {
        const struct crate *crate = crate_at(ui, view, i);
        char name[16], word[24];
        str_format(name, sizeof name, "crate_%d", i + 1);
        str_format(word, sizeof word, "%d/%d", crate->index, crate->of);
        struct rect cell = rect_cell(body, columns, rows, kit->theme->gap, i);
        widget_button(
            kit, cell,
            (struct button){.name = name,
                            .action = ACTION_KEY,
                            .argument = i + 1,
                            .kind = BUTTON_SECONDARY,
                            .picture = crate->kind == CRATE_DRY ? PICTURE_BASKET : PICTURE_BAG,
                            .word = word,
                            .type = TYPE_HERO,
                            .disabled = !parts_can_take(view, crate->id, ui->task)});
    }
}

static void view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    kit_begin(kit, COLOUR_PAPER);
    const struct crate *first = ui->choice == CHOOSING ? crate_at(ui, view, 0) : NULL;
    struct areas areas = first == NULL ? header_areas_keys(kit) : header_areas(kit, true);
    parts_header(ui, view, kit, areas.header, ID_NONE,
                 first != NULL                ? _("Which crate?")
                 : ui->task == LANE_TASK_PICK ? _("Prepare")
                                              : _("Check"));
    parts_back(ui, kit, areas.footer);
    (void)parts_stay(ui, view, kit, parts_footer_right(kit, areas.footer));
    if (first != NULL) {
        draw_crates(ui, view, kit, areas.body);
    } else {
        draw_typing(ui, kit, areas.body);
    }
}

const struct screen_def screen_crate_number = {
    .name = "crate_number", .enter = enter, .event = event, .outcome = outcome, .view = view};
