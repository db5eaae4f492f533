/* pick.c: one step: go there, take this, so many; by scan, by touch or by weight. */
#include <string.h>

#include "base/str.h"
#include "ui/action.h"
#include "ui/keypad.h"
#include "ui/quantity.h"
#include "ui/screens/amount.h"
#include "ui/screens/parts.h"
#include "ui/screens/screens.h"
#include "ui/widgets.h"
#include "ui/words.h"

enum { PICK_ONE = ACTION_OWN, PICK_KEYS };
enum { SCANNING, TYPING }; /* ui->choice */
enum { KEYS_BEYOND = 5 };  /* so many are quicker typed than touched */
enum { COUNT_DIGITS = 4, GRAM_DIGITS = 5 };

struct step {
    const struct portion *portion;
    const struct product *product;
    int64_t remaining_milli, done_milli, whole_milli;
    bool weighed, typing;
};

static bool find_step(const struct ui *ui, const struct ui_view *view, struct step *step)
{
    const struct prep *prep = view->prep;
    uint32_t crate = prep->lanes[ui->lane].crate;
    if (crate == ID_NONE || prep_crate(prep, crate)->status != CRATE_PICKING) {
        return false;
    }
    uint32_t id = prep_next_portion(prep, crate);
    if (id == ID_NONE) {
        return false;
    }
    step->portion = plan_portion(prep->plan, id);
    step->product = plan_product(prep->plan, step->portion->product);
    step->remaining_milli = prep_remaining_milli(prep, id);
    step->whole_milli = step->portion->units_milli;
    step->done_milli = step->whole_milli - step->remaining_milli;
    step->weighed = plan_is_weighed(step->product);
    step->typing = step->weighed || ui->choice == TYPING;
    return true;
}

static void enter(struct ui *ui, const struct ui_view *view)
{
    (void)view;
    ui->choice = SCANNING;
}

/* What was typed becomes grams or units. */
static void pick_typed(const struct ui *ui, const struct step *step, struct request *ret_request)
{
    int64_t typed = 0;
    if (!step->typing || !str_to_int64(ui->digits, 1, 99999, &typed)) {
        return; /* never closed at zero */
    }
    struct command *command = parts_command(ret_request, COMMAND_PICK);
    if (!step->weighed) {
        command->units_milli = typed * 1000;
    } else if (step->product->weight_g > 0) {
        command->grams = typed;
    } else {
        command->units_milli = typed; /* of unknown weight: a unit is a kilogram */
    }
}

static void tapped(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                   const struct step *step, struct request *ret_request)
{
    switch (input->action) {
    case PICK_ONE:
        parts_command(ret_request, COMMAND_PICK)->units_milli =
            step->remaining_milli < 1000 ? step->remaining_milli : 1000;
        break;
    case PICK_KEYS: ui->choice = TYPING; break;
    case ACTION_BACK:
        ui->choice = SCANNING;
        ui->digits[0] = '\0';
        break;
    case ACTION_KEY:
        ui->choice = TYPING;
        parts_type(ui, input->argument, step->weighed ? GRAM_DIGITS : COUNT_DIGITS);
        break;
    case ACTION_ERASE: amount_erase(ui); break;
    case ACTION_VALIDATE: pick_typed(ui, step, ret_request); break;
    case ACTION_NEXT: parts_command(ret_request, COMMAND_SKIP); break;
    case ACTION_UNDO: parts_command(ret_request, COMMAND_UNDO); break;
    case ACTION_PROBLEM:
    case ACTION_MISSING:
    case ACTION_DAMAGED:
    case ACTION_TOO_MANY:
    case ACTION_OTHER_PRODUCT:
        ui->back = SCREEN_PICK;
        ui_go(ui, view, SCREEN_PROBLEM);
        if (input->action != ACTION_PROBLEM) {
            ui_screen(SCREEN_PROBLEM)->event(ui, view, input, ret_request);
        }
        break;
    default: break;
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
    if (!parts_scan(ui, input, ret_request) && input->kind == UI_TAP) {
        tapped(ui, view, input, &step, ret_request);
    }
}

static enum sound outcome(struct ui *ui, const struct ui_view *view, const struct outcome *outcome)
{
    if (outcome->event_count > 0) {
        parts_go_after(ui, view, outcome, SCREEN_CRATE_CHOICE);
    }
    return SOUND_NONE;
}

static void draw_name(const struct kit *kit, struct rect rect, const char *name)
{
    text_draw(kit, rect,
              (struct text_style){.type = TYPE_TITLE,
                                  .least = TYPE_SMALL,
                                  .weight = WEIGHT_BOLD,
                                  .colour = COLOUR_INK,
                                  .align = ALIGN_CENTRE,
                                  .lines = 2},
              name);
}

/* The buttons of the touch way; returns what is left of the row. */
static struct rect draw_touch(const struct ui *ui, const struct kit *kit, struct rect row,
                              const struct step *step)
{
    const struct theme *theme = kit->theme;
    char one[32], word[40];
    parts_units(ui, one, sizeof one, step->remaining_milli < 1000 ? step->remaining_milli : 1000);
    str_format(word, sizeof word, "+%s", one);
    row = rect_centre(row, row.w, theme->primary);
    widget_button(kit, rect_cut_right(&row, theme_px(theme, 44.0)),
                  (struct button){.name = "one",
                                  .action = PICK_ONE,
                                  .kind = BUTTON_SECONDARY,
                                  .word = word,
                                  .type = TYPE_HERO});
    (void)rect_cut_right(&row, theme->gap);
    if (step->remaining_milli > KEYS_BEYOND * INT64_C(1000)) {
        widget_button(kit, rect_cut_right(&row, theme_px(theme, 44.0)),
                      (struct button){.name = "keys",
                                      .action = PICK_KEYS,
                                      .kind = BUTTON_SECONDARY,
                                      .word = "1 2 3",
                                      .type = TYPE_TITLE});
        (void)rect_cut_right(&row, theme->gap);
    }
    return row;
}

static void draw_scanning(const struct ui *ui, const struct kit *kit, struct rect rect,
                          const struct step *step)
{
    const struct theme *theme = kit->theme;
    const char *picture = parts_picture(step->product);
    widget_card(kit, rect);
    struct rect card = rect_inset(rect, theme->pad, theme->pad);
    struct rect row = rect_cut_bottom(&card, theme_px(theme, 27.0));
    (void)rect_cut_bottom(&card, theme_px(theme, 4.0));
    row = draw_touch(ui, kit, row, step);
    int whole = (int)(step->whole_milli / 1000), done = (int)(step->done_milli / 1000);
    bool countable = step->whole_milli % 1000 == 0;
    bool drawn = countable && quantity_draw(kit, row, ALIGN_LEFT, picture, done, whole);
    if (!drawn) {
        widget_steps(kit, row, (int)(step->done_milli * 100 / step->whole_milli), 100);
    }
    draw_name(kit, rect_cut_top(&card, theme_px(theme, 17.0)), step->product->name);
    (void)rect_cut_top(&card, theme_px(theme, 3.0));
    struct rect right = rect_cut_right(&card, card.w * 11 / 20);
    struct rect scan = rect_cut_bottom(&right, theme_px(theme, 13.0));
    text_draw(kit, scan,
              (struct text_style){.type = TYPE_INSTRUCTION,
                                  .least = TYPE_INSTRUCTION,
                                  .colour = COLOUR_MUTED,
                                  .align = ALIGN_CENTRE,
                                  .marked = true},
              _("*Scan* each one"));
    char number[32];
    parts_units(ui, number, sizeof number, step->whole_milli);
    text_draw(kit, right,
              (struct text_style){.type = TYPE_GIANT,
                                  .least = TYPE_DISPLAY,
                                  .weight = WEIGHT_BOLD,
                                  .colour = COLOUR_INK,
                                  .align = ALIGN_CENTRE,
                                  .tabular = true},
              number);
    frame_picture(kit->frame, card, picture, 255, false);
}

static void draw_typing(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                        struct rect rect, const struct step *step)
{
    const struct theme *theme = kit->theme;
    struct rect keys = rect_cut_right(&rect, theme_px(theme, 88.0));
    (void)rect_cut_right(&rect, theme->gap);
    keypad_draw(
        kit, keys,
        (struct keypad){.digit_action = ACTION_KEY,
                        .erase_action = ACTION_ERASE,
                        .validate_action = ACTION_VALIDATE,
                        .can_validate = ui->digits[0] != '\0' && !str_equal(ui->digits, "0")});
    widget_card(kit, rect);
    struct rect card = rect_inset(rect, theme->pad, theme->pad);
    draw_name(kit, rect_cut_top(&card, theme_px(theme, 17.0)), step->product->name);
    struct rect field = rect_cut_bottom(&card, theme_px(theme, 22.0));
    if (step->weighed) {
        struct text_style unit = {.type = TYPE_HERO,
                                  .least = TYPE_TITLE,
                                  .weight = WEIGHT_SEMIBOLD,
                                  .colour = COLOUR_MUTED};
        struct rect grams = rect_cut_right(&field, text_width(kit, unit, _("g")));
        (void)rect_cut_right(&field, theme_px(theme, 4.0));
        text_draw(kit, grams, unit, _("g"));
    }
    widget_field(kit, field, ui->digits);
    (void)rect_cut_bottom(&card, theme_px(theme, 2.0));
    if (step->weighed) {
        int64_t typed = 0;
        (void)str_to_int64(ui->digits, 0, 99999, &typed);
        struct rect scale = rect_cut_bottom(&card, theme_px(theme, 15.0)); /* with its pin */
        amount_draw_tolerance(view, kit, scale, step->product, step->remaining_milli, typed);
        (void)rect_cut_bottom(&card, theme_px(theme, 1.0));
    }
    struct rect words = rect_cut_bottom(&card, theme_px(theme, 12.0));
    char weigh[96] = "";
    if (step->weighed) {
        int64_t low_g, high_g;
        amount_bounds(view, step->product, step->remaining_milli, &low_g, &high_g);
        str_format(weigh, sizeof weigh, _("*Weigh*: %lld to %lld g"), (long long)low_g,
                   (long long)high_g);
    }
    text_draw(kit, words,
              (struct text_style){.type = TYPE_INSTRUCTION,
                                  .least = TYPE_BODY,
                                  .colour = COLOUR_MUTED,
                                  .align = ALIGN_CENTRE,
                                  .marked = true},
              step->weighed ? weigh : _("How many?"));
    struct rect right = rect_cut_right(&card, card.w * 13 / 20);
    char amount[32];
    parts_amount(ui, amount, sizeof amount, step->product, step->remaining_milli);
    text_draw(kit, right,
              (struct text_style){.type = TYPE_DISPLAY,
                                  .least = TYPE_HERO,
                                  .weight = WEIGHT_BOLD,
                                  .colour = COLOUR_INK,
                                  .align = ALIGN_CENTRE,
                                  .tabular = true},
              amount);
    frame_picture(kit->frame, card, parts_picture(step->product), 255, false);
}

static void view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    frame_begin(kit->frame, &theme->panel, COLOUR_PAPER);
    struct areas areas = header_areas(kit, true);
    uint32_t crate = view->prep->lanes[ui->lane].crate;
    parts_header(ui, view, kit, areas.header, crate, "");
    struct rect middle = parts_footer(ui, view, kit, areas.footer);
    struct step step;
    if (!find_step(ui, view, &step)) {
        return;
    }
    amount_draw_steps(view, kit, middle, crate);
    struct rect body = areas.body;
    struct rect where = rect_cut_left(&body, theme_px(theme, 84.0));
    (void)rect_cut_left(&body, theme->gap);
    parts_place(ui, view, kit, where, step.product, _("Go to"));
    if (step.typing) {
        draw_typing(ui, view, kit, body, &step);
    } else {
        draw_scanning(ui, kit, body, &step);
    }
}

const struct screen_def screen_pick = {
    .name = "pick", .enter = enter, .event = event, .outcome = outcome, .view = view};
