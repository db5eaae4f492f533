/* check.c: another pair counts what lies in the crate, without being told what should. Nothing here
 * may read what was ordered or picked: only which product, and what was counted. */
#include <string.h>

#include "base/str.h"
#include "ui/action.h"
#include "ui/keypad.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/amount.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/widgets.h"
#include "ui/words.h"

enum { CHECK_NONE_THERE = ACTION_OWN };
enum { COUNT_DIGITS = 4, GRAM_DIGITS = 5 };

struct step {
    const struct product *product;
    bool weighed, again;
};

static bool find_step(const struct ui *ui, const struct ui_view *view, struct step *step)
{
    const struct prep *prep = view->prep;
    uint32_t crate = prep_lane(prep, ui->lane)->crate;
    bool substitute = false;
    if (crate == ID_NONE || prep_crate(prep, crate)->status != CRATE_CHECKING) {
        return false;
    }
    uint32_t portion = prep_next_count(prep, crate, &substitute);
    if (portion == ID_NONE) {
        return false;
    }
    const struct portion_state *state = prep_portion(prep, portion);
    uint32_t product =
        substitute ? state->substitute_product : plan_portion(prep->plan, portion)->product;
    step->product = plan_product(prep->plan, product);
    step->weighed = plan_is_weighed(step->product);
    step->again = (substitute ? state->substitute_count : state->count).state == COUNT_AGAIN;
    return true;
}

static void enter(struct ui *ui, const struct ui_view *view)
{
    (void)view;
    ui->tally_milli = 0;
}

static void say(const struct step *step, int64_t number, struct request *ret_request)
{
    struct command *command = parts_command(ret_request, COMMAND_COUNT);
    if (step->weighed && step->product->weight_g > 0) {
        command->grams = number;
    } else {
        command->units_milli = step->weighed ? number : number * 1000;
    }
}

static void validate(const struct ui *ui, const struct step *step, struct request *ret_request)
{
    int64_t typed = 0;
    if (str_to_int64(ui->digits, 0, 99999, &typed)) {
        say(step, typed, ret_request);
    } else if (ui->tally_milli > 0) {
        say(step, ui->tally_milli / 1000, ret_request);
    }
}

static void event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                  struct request *ret_request)
{
    struct step step;
    if (!find_step(ui, view, &step)) { /* the state went on: what was meant is for its screen */
        ui_go_to_work(ui, view, SCREEN_CRATE_CHOICE);
        ui_screen(ui->screen)->event(ui, view, input, ret_request);
        return;
    }
    if (parts_scan(ui, input, ret_request) || input->kind != UI_TAP) {
        return;
    }
    switch (input->action) {
    case ACTION_KEY:
        parts_type(ui, input->argument, step.weighed ? GRAM_DIGITS : COUNT_DIGITS);
        break;
    case ACTION_ERASE:
        if (ui->digits[0] == '\0') {
            ui->tally_milli -= ui->tally_milli > 0 ? 1000 : 0;
        }
        amount_erase(ui);
        break;
    case ACTION_VALIDATE:
    case ACTION_YES: validate(ui, &step, ret_request); break;
    case ACTION_MISSING:
    case CHECK_NONE_THERE: say(&step, 0, ret_request); break;
    case ACTION_HOME: parts_command(ret_request, COMMAND_LEAVE); break;
    case ACTION_UNDO: parts_command(ret_request, COMMAND_UNDO); break;
    case ACTION_PROBLEM:
        ui->back = SCREEN_CHECK;
        ui_go(ui, view, SCREEN_PROBLEM);
        break;
    default: break;
    }
}

static enum sound outcome(struct ui *ui, const struct ui_view *view, const struct outcome *outcome)
{
    if (outcome->event_count > 0) {
        parts_go_after(ui, view, outcome, SCREEN_CRATE_CHOICE);
        return SOUND_NONE;
    }
    struct step step;
    enum code_kind code = outcome->command.code.kind;
    if (outcome->command.kind == COMMAND_SCAN && (code == CODE_TRADE || code == CODE_PRODUCT) &&
        find_step(ui, view, &step) && !step.weighed) {
        int32_t units; /* counted here only, until the number is given */
        (void)parts_product_of_code(view, &outcome->command.code, &units);
        ui->tally_milli += units * INT64_C(1000);
        ui->digits[0] = '\0';
        return SOUND_COUNTED;
    }
    return SOUND_NONE;
}

static const char *question(const struct ui *ui, bool is_short, const struct step *step)
{
    if (is_short) {
        return step->again ? _("Count again") : _("How many?");
    }
    return step->again     ? _("Counting again: how many?")
           : step->weighed ? _("How many grams are in?")
                           : _("How many are in?");
}

static void draw_card(const struct ui *ui, const struct kit *kit, struct rect rect,
                      const struct step *step)
{
    const struct theme *theme = kit->theme;
    widget_card(kit, rect);
    struct rect card = rect_inset(rect, theme->pad, theme->pad);
    bool column = theme->narrow && !parts_is_slim(kit); /* too narrow for both in a row */
    bool is_short = theme->narrow || parts_is_tight(kit);
    text_draw(kit, rect_cut_top(&card, theme_px(theme, theme->narrow ? 11.0 : 14.0)),
              (struct text_style){.type = TYPE_TITLE,
                                  .least = theme->narrow ? TYPE_BUTTON : TYPE_INSTRUCTION,
                                  .weight = WEIGHT_BOLD,
                                  .colour = step->again ? COLOUR_AMBER : COLOUR_INK,
                                  .align = ALIGN_CENTRE},
              question(ui, is_short, step));
    (void)rect_cut_top(&card, parts_is_slim(kit) ? theme_px(theme, 2.0) : 0);
    struct rect none = rect_cut_bottom(&card, column ? theme->primary : 0);
    (void)rect_cut_bottom(&card, column ? theme->gap : 0);
    struct rect field = rect_cut_bottom(&card, theme_px(theme, theme->narrow ? 26.0 : 33.0));
    if (!column) {
        none = rect_cut_right(&field, theme_px(theme, theme->narrow ? 38.0 : 50.0));
        (void)rect_cut_right(&field, theme->gap);
    }
    if (step->weighed) {
        struct text_style unit = {.type = TYPE_HERO,
                                  .least = TYPE_TITLE,
                                  .weight = WEIGHT_SEMIBOLD,
                                  .colour = COLOUR_MUTED};
        text_draw(kit, rect_cut_right(&field, text_width(kit, unit, _("g"))), unit, _("g"));
        (void)rect_cut_right(&field, theme_px(theme, 3.0));
    }
    char tally[24] = "";
    if (ui->digits[0] == '\0' && ui->tally_milli > 0) {
        str_format(tally, sizeof tally, "%lld", (long long)(ui->tally_milli / 1000));
    }
    widget_field(kit, field, ui->digits[0] != '\0' ? ui->digits : tally);
    widget_button(kit, none,
                  (struct button){.name = "none",
                                  .action = CHECK_NONE_THERE,
                                  .kind = BUTTON_SECONDARY,
                                  .word = _("None"),
                                  .type = TYPE_TITLE});
    (void)rect_cut_bottom(&card, theme_px(theme, 3.0));
    struct rect name = parts_is_slim(kit)
                           ? rect_cut_right(&card, card.w * 3 / 5)
                           : rect_cut_bottom(&card, theme_px(theme, column ? 15.0 : 17.0));
    text_draw(kit, name,
              (struct text_style){.type = TYPE_INSTRUCTION,
                                  .least = TYPE_SMALL,
                                  .weight = WEIGHT_SEMIBOLD,
                                  .colour = COLOUR_INK,
                                  .align = ALIGN_CENTRE,
                                  .lines = theme->narrow ? 3 : 2},
              step->product->name);
    frame_picture(kit->frame, rect_inset(card, 0, theme_px(theme, theme->narrow ? 0 : 3.0)),
                  parts_picture(step->product), 255, false);
}

/* The keypad is as large as it may be; in a column it stands below what it is about. */
static struct rect keys_beside(const struct kit *kit, struct rect *body)
{
    const struct theme *theme = kit->theme;
    if (parts_is_slim(kit)) {
        struct rect keys = rect_cut_bottom(body, theme_px(theme, 88.0));
        (void)rect_cut_bottom(body, theme->gap);
        return keys;
    }
    int wide = theme->narrow ? body->w * 9 / 20 : keypad_width(kit, 130.0);
    struct rect keys = rect_cut_right(body, wide);
    (void)rect_cut_right(body, theme->gap);
    return keys;
}

static void view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    kit_begin(kit, COLOUR_PAPER);
    struct areas areas = header_areas_keys(kit);
    uint32_t crate = prep_lane(view->prep, ui->lane)->crate;
    struct step step;
    bool found = find_step(ui, view, &step);
    parts_header(ui, view, kit, areas.header, crate, "");
    struct rect middle = parts_footer(ui, view, kit, &areas, 0.0);
    if (!found) {
        return;
    }
    struct rect steps = rect_cut_bottom(&middle, theme_px(theme, theme->low ? 4.5 : 7.0));
    amount_draw_steps(view, kit, theme->narrow ? areas.steps : steps, crate);
    text_draw(kit, middle,
              (struct text_style){.type = TYPE_INSTRUCTION,
                                  .least = theme->low ? TYPE_SMALL : TYPE_BODY,
                                  .colour = COLOUR_MUTED,
                                  .align = ALIGN_CENTRE,
                                  .marked = true,
                                  .lines = theme->low ? 2 : 1},
              theme->narrow  ? ""
              : step.weighed ? _("*Weigh* it first")
                             : _("or *scan* each one"));
    struct rect body = areas.body;
    if (!theme->low) {
        parts_resumed(ui, view, kit, &body);
    }
    struct rect keys = keys_beside(kit, &body);
    if (theme->low) { /* the keys take all of the height */
        parts_resumed(ui, view, kit, &body);
    }
    keypad_draw(kit, keys,
                (struct keypad){.digit_action = ACTION_KEY,
                                .erase_action = ACTION_ERASE,
                                .validate_action = ACTION_VALIDATE,
                                .can_validate = ui->digits[0] != '\0' || ui->tally_milli > 0});
    draw_card(ui, kit, body, &step);
}

const struct screen_def screen_check = {
    .name = "check", .enter = enter, .event = event, .outcome = outcome, .view = view};
