/* pick.c: one step: go there, take this, so many; by scan, by touch or by weight. Long because the
 * step is drawn for three ways of counting and for low, high and shared panels. */
#include <string.h>

#include "base/str.h"
#include "ui/action.h"
#include "ui/keypad.h"
#include "ui/picture.h"
#include "ui/quantity.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/amount.h"
#include "ui/screens/volunteer/goods.h"
#include "ui/screens/volunteer/parts.h"
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
    uint32_t crate = prep_lane(prep, ui->lane)->crate;
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
    /* What a share takes away is nobody's to look for; a gift is. */
    step->whole_milli = prep_target_milli(prep, id) - prep_portion(prep, id)->cut_milli;
    step->done_milli = step->whole_milli - step->remaining_milli;
    step->weighed = plan_is_weighed(step->product);
    step->typing = step->weighed || ui->choice == TYPING;
    return true;
}

/* The scale beside a step that is weighed, NULL when there is none or a number is being typed. */
static const struct scale_view *scale_of(const struct ui *ui, const struct ui_view *view,
                                         const struct step *step)
{
    bool asked = step->weighed && ui->digits[0] == '\0' && view->devices != NULL;
    return asked && view->devices->scale.is_there ? &view->devices->scale : NULL;
}

/* The digits typed, or what the scale says as long as nobody types. */
static void read_digits(const struct ui *ui, const struct ui_view *view, const struct step *step,
                        char ret_digits[sizeof ui->digits])
{
    const struct scale_view *scale = scale_of(ui, view, step);
    (void)str_copy(ret_digits, sizeof ui->digits, ui->digits);
    if (scale != NULL && scale->is_weight && scale->grams > 0) {
        str_format(ret_digits, sizeof ui->digits, "%d", (int)scale->grams);
    }
}

static void enter(struct ui *ui, const struct ui_view *view)
{
    (void)view;
    ui->choice = SCANNING;
}

/* What was typed or weighed becomes grams or units. */
static void pick_typed(const struct ui *ui, const struct ui_view *view, const struct step *step,
                       struct request *ret_request)
{
    int64_t typed = 0;
    char digits[sizeof ui->digits];
    read_digits(ui, view, step, digits);
    if (!step->typing || !str_to_int64(digits, 1, 99999, &typed)) {
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
    case ACTION_NO:
        ui->choice = SCANNING;
        ui->digits[0] = '\0';
        break;
    case ACTION_KEY:
        ui->choice = TYPING;
        parts_type(ui, input->argument, step->weighed ? GRAM_DIGITS : COUNT_DIGITS);
        break;
    case ACTION_ERASE: amount_erase(ui); break;
    case ACTION_VALIDATE:
    case ACTION_YES: pick_typed(ui, view, step, ret_request); break;
    case ACTION_NEXT: parts_command(ret_request, COMMAND_SKIP); break;
    case ACTION_NEW_CRATE: parts_command(ret_request, COMMAND_NEW_CRATE); break;
    case ACTION_HOME: parts_command(ret_request, COMMAND_LEAVE); break; /* undo brings it back */
    case ACTION_UNDO: parts_command(ret_request, COMMAND_UNDO); break;
    case ACTION_PROBLEM:
    case ACTION_MISSING:
    case ACTION_DAMAGED:
    case ACTION_TOO_MANY:
    case ACTION_DATE:
    case ACTION_WRONG:
    case ACTION_COLD:
    case ACTION_UNREADABLE:
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
    int width = theme_px(theme, theme->narrow ? 32.0 : 44.0);
    row = rect_centre(row, row.w, theme->narrow || theme->low ? row.h : theme->primary);
    widget_button(kit, rect_cut_right(&row, width),
                  (struct button){.name = "one",
                                  .action = PICK_ONE,
                                  .kind = BUTTON_SECONDARY,
                                  .word = word,
                                  .type = TYPE_HERO});
    (void)rect_cut_right(&row, theme->gap);
    if (step->remaining_milli > KEYS_BEYOND * INT64_C(1000)) {
        widget_button(kit, rect_cut_right(&row, width),
                      (struct button){.name = "keys",
                                      .action = PICK_KEYS,
                                      .kind = BUTTON_SECONDARY,
                                      .word = "1 2 3",
                                      .type = TYPE_TITLE});
        (void)rect_cut_right(&row, theme->gap);
    }
    return row;
}

/* As many drawings as are wanted, ticked as the hands go; a bar where they would be too small. */
static void draw_quantity(const struct kit *kit, struct rect rect, enum align align,
                          const struct step *step)
{
    int whole = (int)(step->whole_milli / 1000), done = (int)(step->done_milli / 1000);
    bool countable = step->whole_milli % 1000 == 0;
    if (!countable || !quantity_draw(kit, rect, align, parts_picture(step->product), done, whole)) {
        widget_steps(kit, rect, (int)(step->done_milli * 100 / step->whole_milli), 100);
    }
}

static void draw_scan_words(const struct ui *ui, const struct kit *kit, struct rect rect)
{
    text_draw(kit, rect,
              (struct text_style){.type = TYPE_INSTRUCTION,
                                  .least = TYPE_INSTRUCTION,
                                  .colour = COLOUR_MUTED,
                                  .align = ALIGN_CENTRE,
                                  .marked = true},
              _("*Scan* each one"));
}

static void draw_how_many(const struct ui *ui, const struct kit *kit, struct rect rect,
                          const struct step *step)
{
    char number[32];
    parts_units(ui, number, sizeof number, step->whole_milli);
    text_draw(kit, rect,
              (struct text_style){.type = text_type_for(kit->theme, rect.h, TYPE_GIANT, TYPE_HERO),
                                  .least = TYPE_HERO,
                                  .weight = WEIGHT_BOLD,
                                  .colour = COLOUR_INK,
                                  .align = ALIGN_CENTRE,
                                  .tabular = true},
              number);
}

/* In a column, or on a low panel. Below each other: name, drawing and number, how far it is, the
 * touch way. */
static void draw_scanning_narrow(const struct ui *ui, const struct ui_view *view,
                                 const struct kit *kit, struct rect card, const struct step *step)
{
    const struct theme *theme = kit->theme;
    bool is_high = !theme->low && card.h > theme_px(theme, 95.0);
    int keys = is_high ? theme->primary : theme->target;
    struct rect row = draw_touch(ui, kit, rect_cut_bottom(&card, keys), step);
    (void)rect_cut_bottom(&card, theme_px(theme, 3.0));
    if (is_high) {
        draw_quantity(kit, rect_cut_bottom(&card, theme_px(theme, 18.0)), ALIGN_CENTRE, step);
        (void)rect_cut_bottom(&card, theme_px(theme, 3.0));
        parts_scan_mark(ui, kit, row);
    } else {
        draw_quantity(kit, row, ALIGN_LEFT, step);
    }
    struct text_style small = {.type = TYPE_SMALL, .weight = WEIGHT_BOLD};
    bool is_long = theme->low && text_width(kit, small, step->product->name) > card.w;
    draw_name(kit, rect_cut_top(&card, theme_px(theme, is_high || is_long ? 20.0 : 11.0)),
              step->product->name);
    (void)rect_cut_top(&card, theme_px(theme, 2.0));
    if (!is_high) {
        parts_scan_mark(ui, kit, rect_cut_right(&card, theme_px(theme, 40.0)));
    }
    struct rect right = rect_cut_right(&card, card.w / 2);
    draw_how_many(ui, kit, right, step);
    goods_draw(view, kit, card, step->product);
}

static void draw_scanning(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                          struct rect rect, const struct step *step)
{
    const struct theme *theme = kit->theme;
    widget_card(kit, rect);
    struct rect card = rect_inset(rect, theme->pad, theme->pad);
    if (theme->narrow || theme->low) {
        card = rect_inset(rect, theme->pad, theme_px(theme, 3.0));
        draw_scanning_narrow(ui, view, kit, card, step);
        return;
    }
    struct rect row = rect_cut_bottom(&card, theme_px(theme, 27.0));
    (void)rect_cut_bottom(&card, theme_px(theme, 4.0));
    row = draw_touch(ui, kit, row, step);
    draw_quantity(kit, row, ALIGN_LEFT, step);
    draw_name(kit, rect_cut_top(&card, theme_px(theme, 17.0)), step->product->name);
    (void)rect_cut_top(&card, theme_px(theme, 3.0));
    struct rect right = rect_cut_right(&card, card.w * 11 / 20);
    draw_scan_words(ui, kit, rect_cut_bottom(&right, theme_px(theme, 13.0)));
    draw_how_many(ui, kit, right, step);
    goods_draw(view, kit, card, step->product);
}

static void draw_keys(const struct kit *kit, struct rect keys, const char *digits)
{
    keypad_draw(kit, keys,
                (struct keypad){.digit_action = ACTION_KEY,
                                .erase_action = ACTION_ERASE,
                                .validate_action = ACTION_VALIDATE,
                                .can_validate = digits[0] != '\0' && !str_equal(digits, "0")});
}

static void draw_amount(const struct ui *ui, const struct kit *kit, struct rect rect,
                        const struct step *step)
{
    char amount[32];
    parts_amount(ui, amount, sizeof amount, step->product, step->remaining_milli);
    int high = kit->theme->low ? rect.h * 4 / 5 : rect.h; /* "kg" reaches below */
    text_draw(
        kit, rect,
        (struct text_style){.type = text_type_for(kit->theme, high, TYPE_DISPLAY, TYPE_BUTTON),
                            .least = TYPE_BUTTON,
                            .weight = WEIGHT_BOLD,
                            .colour = COLOUR_INK,
                            .align = ALIGN_CENTRE,
                            .tabular = true},
        amount);
}

/* What was typed or lies on the scale, and in grams how near it is to what is wanted; cuts them off
 * the foot. */
static void draw_typed(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       struct rect *card, const struct step *step)
{
    const struct theme *theme = kit->theme;
    char digits[sizeof ui->digits];
    read_digits(ui, view, step, digits);
    struct rect field = rect_cut_bottom(card, theme_px(theme, 22.0));
    if (scale_of(ui, view, step) != NULL && !theme->narrow) {
        int side = theme_px(theme, 12.0);
        frame_picture(kit->frame, rect_centre(rect_cut_left(&field, side), side, side),
                      PICTURE_SCALES, 255, false);
        (void)rect_cut_left(&field, theme_px(theme, 3.0));
    }
    if (step->weighed) {
        struct text_style unit = {.type = TYPE_HERO,
                                  .least = TYPE_TITLE,
                                  .weight = WEIGHT_SEMIBOLD,
                                  .colour = COLOUR_MUTED};
        struct rect grams = rect_cut_right(&field, text_width(kit, unit, _("g")));
        (void)rect_cut_right(&field, theme_px(theme, 4.0));
        text_draw(kit, grams, unit, _("g"));
    }
    widget_field(kit, field, digits);
    (void)rect_cut_bottom(card, theme_px(theme, 2.0));
    if (step->weighed && !parts_is_slim(kit)) {
        int64_t typed = 0;
        (void)str_to_int64(digits, 0, 99999, &typed);
        struct rect scale = rect_cut_bottom(card, theme_px(theme, 15.0)); /* with its pin */
        amount_draw_tolerance(view, kit, scale, step->product, step->remaining_milli, typed);
        if (typed == 0) { /* before its pin: no scale here may set a price */
            text_draw(kit, rect_cut_top(&scale, theme_px(theme, 8.0)),
                      parts_words(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED),
                      _("indicative weight"));
        }
        (void)rect_cut_bottom(card, theme_px(theme, 1.0));
    }
}

static void draw_question(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                          struct rect words, const struct step *step)
{
    char weigh[96] = "";
    const struct scale_view *scale = scale_of(ui, view, step);
    if (scale != NULL && !scale->is_weight) {
        str_copy(weigh, sizeof weigh, _(scale->words)); /* it moves, it sleeps, it is too much */
    } else if (step->weighed) {
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
                                  .marked = true,
                                  .lines = kit->theme->narrow ? 2 : 1},
              step->weighed ? weigh : _("How many?"));
}

static void draw_typing(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                        struct rect rect, const struct step *step)
{
    const struct theme *theme = kit->theme;
    struct rect keys = rect_cut_right(&rect, theme_px(theme, 88.0));
    (void)rect_cut_right(&rect, theme->gap);
    char digits[sizeof ui->digits];
    read_digits(ui, view, step, digits);
    draw_keys(kit, keys, digits);
    widget_card(kit, rect);
    struct rect card = rect_inset(rect, theme->pad, theme->pad);
    draw_name(kit, rect_cut_top(&card, theme_px(theme, 17.0)), step->product->name);
    draw_typed(ui, view, kit, &card, step);
    draw_question(ui, view, kit, rect_cut_bottom(&card, theme_px(theme, 12.0)), step);
    struct rect right = rect_cut_right(&card, card.w * 13 / 20);
    draw_amount(ui, kit, right, step);
    frame_picture(kit->frame, card, parts_picture(step->product), 255, false);
}

/* The keypad takes what it needs; the place is a word then. */
static void draw_typing_narrow(const struct ui *ui, const struct ui_view *view,
                               const struct kit *kit, struct rect rect, const struct step *step)
{
    const struct theme *theme = kit->theme;
    bool slim = parts_is_slim(kit);
    struct rect keys =
        slim ? rect_cut_bottom(&rect, theme_px(theme, 88.0))
             : rect_cut_right(&rect, theme->low ? keypad_width(kit, 0.0) : rect.w * 9 / 20);
    (void)(slim ? rect_cut_bottom(&rect, theme->gap) : rect_cut_right(&rect, theme->gap));
    if (theme->low) { /* the keys take all of the height */
        goods_draw_news(ui, view, kit, &rect);
    }
    char digits[sizeof ui->digits];
    read_digits(ui, view, step, digits);
    draw_keys(kit, keys, digits);
    widget_card(kit, rect);
    struct rect card = rect_inset(rect, theme->pad, theme_px(theme, 3.0));
    draw_typed(ui, view, kit, &card, step);
    draw_question(
        ui, view, kit,
        rect_cut_bottom(&card, theme_px(theme, slim || theme->low || !step->weighed ? 10.0 : 20.0)),
        step);
    (void)rect_cut_bottom(&card, slim ? theme_px(theme, 2.0) : 0);
    struct rect head = rect_cut_top(&card, theme_px(theme, 18.0));
    struct rect place = rect_cut_left(&head, head.w / 4);
    text_draw(
        kit, place,
        (struct text_style){
            .type = TYPE_HERO, .least = TYPE_BUTTON, .weight = WEIGHT_BOLD, .colour = COLOUR_GREEN},
        step->product->place);
    (void)rect_cut_left(&head, theme_px(theme, 2.0));
    draw_name(kit, head, step->product->name);
    struct rect right = rect_cut_right(&card, card.w * 13 / 20);
    draw_amount(ui, kit, right, step);
    frame_picture(kit->frame, card, parts_picture(step->product), 255, false);
}

/* "It is full", as soon as that can be: one tap, at the right of *middle. */
static void draw_full(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                      struct rect *middle, uint32_t crate)
{
    const struct theme *theme = kit->theme;
    if (!prep_may_add_crate(view->prep, crate)) {
        return;
    }
    int width = theme_px(theme, 78.0);
    int most = middle->w * (theme->low ? 15 : 12) / 20;
    width = width < most ? width : most;
    widget_button(kit, rect_cut_right(middle, width),
                  (struct button){.name = "full",
                                  .action = ACTION_NEW_CRATE,
                                  .kind = BUTTON_SECONDARY,
                                  .picture = parts_is_tight(kit) ? NULL : PICTURE_BASKET,
                                  .word = _("Full?")});
    (void)rect_cut_right(middle, theme->gap);
}

static void view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    kit_begin(kit, COLOUR_PAPER);
    struct step step;
    bool is_there = find_step(ui, view, &step);
    struct areas areas = is_there && step.typing ? header_areas_keys(kit) : header_areas(kit, true);
    uint32_t crate = prep_lane(view->prep, ui->lane)->crate;
    parts_header(ui, view, kit, areas.header, crate, "");
    struct rect middle = parts_footer(ui, view, kit, &areas, 0.0);
    if (!is_there) {
        return;
    }
    if (!theme->narrow) {
        draw_full(ui, view, kit, &middle, crate);
    }
    amount_draw_steps(view, kit, theme->narrow ? areas.steps : middle, crate);
    struct rect body = areas.body, where = {0, 0, 0, 0};
    if (!theme->low || !step.typing) {
        goods_draw_news(ui, view, kit, &body);
    }
    if ((theme->narrow || theme->low) && step.typing) {
        draw_typing_narrow(ui, view, kit, body, &step);
        return;
    }
    /* In a low column there is no room for both: they stand at the place already. */
    bool is_known = theme->narrow && ui->is_resumed && !parts_is_slim(kit);
    if (theme->narrow && !is_known) {
        int least = theme_px(theme, 31.0), share = body.h / 4;
        where = rect_cut_top(&body, share > least ? share : least);
        (void)rect_cut_top(&body, theme->gap);
    } else if (!theme->narrow) {
        where = rect_cut_left(&body, theme_px(theme, 84.0));
        (void)rect_cut_left(&body, theme->gap);
    }
    if (!is_known) {
        parts_place(ui, view, kit, where, step.product, _("Go to"));
    }
    if (step.typing) {
        draw_typing(ui, view, kit, body, &step);
    } else {
        draw_scanning(ui, view, kit, body, &step);
    }
}

const struct screen_def screen_pick = {
    .name = "pick", .enter = enter, .event = event, .outcome = outcome, .view = view};
