/* case.c: one discrepancy: what was seen, what the cause was, what is decided, what is still to be
 * done about it. Every tap is an event of its own; what was said first stays to be read. */
#include "domain/prep_case.h"

#include "base/str.h"
#include "ui/moment.h"
#include "ui/picture.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/desk/desk_crates.h"
#include "ui/screens/desk/review.h"
#include "ui/screens/desk/shortage.h"
#include "ui/screens/desk/substitutes.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/words.h"

/* The line above a row of choices, and what parts two of them. */
#define HEAD_MM    11.0
#define BETWEEN_MM 5.0

/* ui->choice. */
enum case_place { CASE_ITSELF, CASE_TRACE };

/* Actions of its own. */
enum case_action {
    CASE_CAUSE = DESK_OWN + 1,
    CASE_DECISION,
    CASE_FOLLOW_UP,
    CASE_TYPE,
    CASE_UNITS,
    CASE_SHARE,
    CASE_LOOK_BACK
};

static const char *const cause_words[CAUSE_COUNT] = {
    [CAUSE_OPEN] = N_("not known yet"), [CAUSE_SUPPLIER] = N_("Supplier"),
    [CAUSE_STOCK] = N_("Stock"),        [CAUSE_PICKING] = N_("Packing"),
    [CAUSE_DATA] = N_("Order file"),    [CAUSE_LABEL] = N_("Label"),
    [CAUSE_EQUIPMENT] = N_("Equipment")};
static const char *const decision_words[DECISION_COUNT] = {
    [DECISION_OPEN] = N_("to decide"),
    [DECISION_NOTED] = N_("Noted, nothing to do"),
    [DECISION_CREDIT] = N_("Give it back"),
    [DECISION_REPLACE] = N_("With the next month"),
    [DECISION_SUPPLIER] = N_("Told to the supplier"),
    [DECISION_MISTAKE] = N_("Entered by mistake")};

const char *case_cause_word(const struct ui *ui, enum case_cause cause)
{
    return words_get(ui->language, cause_words[cause]);
}

const char *case_decision_word(const struct ui *ui, enum case_decision decision)
{
    return words_get(ui->language, decision_words[decision]);
}

static const struct discrepancy *shown(const struct ui *ui, const struct ui_view *view)
{
    return view->prep->plan != NULL ? prep_case(view->prep, ui->desk.about, ui->desk.crate,
                                                ui->desk.product, ui->desk.type)
                                    : NULL;
}

/* The next thing that people may say, for a correction. */
static enum discrepancy_type next_type(enum discrepancy_type type)
{
    do {
        type = (enum discrepancy_type)((int)type % (DISCREPANCY_TYPE_COUNT - 1) + 1);
    } while (!discrepancy_is_said(type));
    return type;
}

static void case_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                       struct request *ret_request)
{
    const struct discrepancy *d = shown(ui, view);
    int action = input->kind == UI_TAP ? input->action : ACTION_NONE;
    if (action == ACTION_BACK && ui->choice == CASE_TRACE) {
        ui->choice = CASE_ITSELF;
        ui->page = 0;
        return;
    }
    if (action == ACTION_BACK) {
        ui_go(ui, view, SCREEN_REVIEW);
        return;
    }
    if (action == CASE_LOOK_BACK) {
        ui->choice = CASE_TRACE;
        ui->page = 0;
        return;
    }
    if (action == CASE_SHARE && d != NULL) {
        shortage_open(ui, view, d->product);
        return;
    }
    if (d == NULL || action < CASE_CAUSE || action > CASE_UNITS) {
        (void)desk_event(ui, view, input);
        return;
    }
    struct command set = {.kind = COMMAND_SET_CASE,
                          .about = d->event,
                          .crate = d->crate,
                          .product = d->product,
                          .label_kind = (int32_t)d->said_type,
                          .type = d->type,
                          .units_milli = d->units_milli,
                          .cause = d->cause,
                          .decision = d->decision,
                          .follow_up = d->follow_up};
    switch ((enum case_action)action) {
    case CASE_CAUSE: set.cause = (enum case_cause)input->argument; break;
    case CASE_DECISION:
        set.decision = (enum case_decision)input->argument;
        set.cause = d->cause == CAUSE_OPEN ? case_guess(d) : d->cause; /* as it stands marked */
        break;
    case CASE_FOLLOW_UP: set.follow_up = (enum case_follow_up)input->argument; break;
    case CASE_TYPE: set.type = next_type(d->type); break;
    case CASE_UNITS: set.units_milli += input->argument; break;
    case CASE_SHARE:
    case CASE_LOOK_BACK: break;
    }
    if (set.units_milli > 0 || d->units_milli == 0) {
        ret_request->kind = REQUEST_COMMAND;
        ret_request->command = set;
    }
}

static void draw_line(const struct kit *kit, struct rect *card, const char *word, const char *text)
{
    const struct theme *theme = kit->theme;
    int pitch = theme_px(theme, 11.5);
    if (card->h < pitch) {
        return; /* the last ones say least */
    }
    int named = theme_px(theme, theme->narrow ? 54.0 : 44.0), twice = pitch * 7 / 4;
    struct text_style style = desk_style(TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT);
    bool is_long = text_lines(kit, style, text, card->w - named) > 1 && card->h >= twice;
    struct rect row = rect_cut_top(card, is_long ? twice : pitch);
    struct rect head = rect_cut_left(&row, named);
    head.h = pitch;
    text_draw(kit, head, desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT), word);
    style.lines = 2;
    if (is_long) { /* in two lines rather than cut */
        text_draw(kit, row, style, text);
    } else {
        desk_product(kit, row, style, text);
    }
}

/* A dash where it has none. */
static void say_value(const struct ui *ui, const struct ui_view *view, const struct discrepancy *d,
                      enum review_by by, char *to, size_t size)
{
    uint32_t value = review_value(view, d, by);
    (void)str_copy(to, size, "–");
    if (value != 0) {
        review_word(ui, view, by, value, to, size);
    }
}

static void draw_facts(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       struct rect card, const struct discrepancy *d)
{
    const struct plan *plan = view->prep->plan;
    const struct product *product = plan_product(plan, d->product);
    char text[LIMIT_NAME + 40], expected[32], found[32], said[32];
    if (product != NULL) {
        parts_amount(ui, expected, sizeof expected, product, d->expected_milli);
        parts_amount(ui, found, sizeof found, product, d->found_milli);
    }
    struct review_cold cold;
    if (review_cold(ui, d, &cold)) {
        str_format(text, sizeof text, _("%s: %s, at most %s"), cold.what, cold.found, cold.limit);
        draw_line(kit, &card, _("What"), text);
    } else {
        draw_line(kit, &card, _("Product"), product != NULL ? product->name : "–");
    }
    const struct product *other = plan_product(plan, d->other_product);
    if (other != NULL) {
        parts_amount(ui, said, sizeof said, other, d->other_milli);
        str_format(text, sizeof text, "%s × %s", said, other->name);
        draw_line(kit, &card, _("In its place now"), text);
    }
    if (d->reason != SUBSTITUTE_NOT) {
        draw_line(kit, &card, _("Why"), substitute_reason_word(ui, d->reason));
    }
    char name[LIMIT_NAME], labo[LIMIT_NAME];
    say_value(ui, view, d, BY_SUPPLIER, name, sizeof name);
    say_value(ui, view, d, BY_PICKUP, labo, sizeof labo);
    draw_line(kit, &card, _("Supplier"), name);
    const struct crate *crate = plan_crate(plan, d->crate);
    if (crate != NULL) {
        str_format(text, sizeof text, "%u %d/%d · %s", plan_order(plan, crate->order)->number,
                   crate->index, crate->of, labo);
    }
    draw_line(kit, &card, crate != NULL ? _("Crate") : _("Labo"), crate != NULL ? text : labo);
    if (product != NULL && d->expected_milli != d->found_milli) {
        str_format(text, sizeof text, _("%s expected, %s found"), expected, found);
        draw_line(kit, &card, _("How much"), text);
    }
    moment_time(view, said, sizeof said, d->at_ms);
    str_format(text, sizeof text, "%s · %s", review_step_word(ui, d->step), said);
    draw_line(kit, &card, _("When"), text);
    if (d->corrections > 0 && product != NULL) {
        parts_amount(ui, said, sizeof said, product, d->said_milli);
        str_format(text, sizeof text, _("first said: %s, %s"), review_type_word(ui, d->said_type),
                   said);
        draw_line(kit, &card, _("Corrected"), text);
    }
}

/* What it was and how much, each to be corrected by a tap. */
static void draw_correction(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                            struct rect row, const struct discrepancy *d)
{
    const struct theme *theme = kit->theme;
    char amount[32];
    const struct product *product = plan_product(view->prep->plan, d->product);
    int step = product->unit == UNIT_KG && product->step_milli > 0 ? product->step_milli : 1000;
    widget_button(kit, rect_cut_right(&row, theme->target),
                  (struct button){.name = "units_more",
                                  .action = CASE_UNITS,
                                  .argument = step,
                                  .kind = BUTTON_SECONDARY,
                                  .shape = SHAPE_PLUS,
                                  .has_shape = true});
    parts_amount(ui, amount, sizeof amount, product, d->units_milli);
    text_draw(kit, rect_cut_right(&row, theme_px(theme, 22.0)),
              desk_style(TYPE_BUTTON, WEIGHT_BOLD, COLOUR_INK, ALIGN_CENTRE), amount);
    widget_button(kit, rect_cut_right(&row, theme->target),
                  (struct button){.name = "units_less",
                                  .action = CASE_UNITS,
                                  .argument = -step,
                                  .kind = BUTTON_SECONDARY,
                                  .shape = SHAPE_MINUS,
                                  .has_shape = true,
                                  .disabled = d->units_milli <= step});
    (void)rect_cut_right(&row, theme->gap);
    desk_tile(kit, row, "type", CASE_TYPE, 0, 0);
    row = rect_inset(row, theme_px(theme, 3.0), theme_px(theme, 2.0));
    int side = theme_px(theme, 9.0);
    frame_picture(kit->frame, rect_centre(rect_cut_left(&row, side), side, side),
                  review_type_picture(d->type), 255, false);
    (void)rect_cut_left(&row, theme_px(theme, 2.5));
    text_draw(kit, row, desk_style(TYPE_BODY, WEIGHT_BOLD, COLOUR_INK, ALIGN_LEFT),
              review_type_word(ui, d->type));
}

/* One choice of a row of them; `proposed` is drawn as a hint, not as chosen. */
static void draw_choice(const struct kit *kit, struct rect rect, const char *name, int action,
                        int argument, const char *word, bool chosen, bool proposed)
{
    const struct theme *theme = kit->theme;
    desk_tile_chosen(kit, rect, name, action, argument, chosen);
    if (proposed && !chosen) {
        frame_border(kit->frame, rect, theme->radius[RADIUS_MEDIUM], theme->border, COLOUR_GREEN,
                     true);
    }
    struct text_style style =
        desk_style(TYPE_SMALL, chosen ? WEIGHT_BOLD : WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_CENTRE);
    style.lines = 2;
    text_draw(kit, rect_inset(rect, theme_px(theme, 2.0), theme_px(theme, 1.5)), style, word);
}

/* Whether something is still to be done: at the foot of the facts. */
static void draw_follow_up(const struct ui *ui, const struct kit *kit, struct rect *card,
                           const struct discrepancy *d)
{
    static const struct {
        const char *name, *word;
    } ways[FOLLOW_COUNT] = {
        {"follow_none", N_("No")}, {"follow_to_do", N_("Yes, to do")}, {"follow_done", N_("Done")}};
    struct rect row = rect_cut_bottom(card, kit->theme->target);
    for (int i = 0; i < FOLLOW_COUNT; i++) {
        draw_choice(kit, rect_cell(row, FOLLOW_COUNT, 1, kit->theme->gap, i), ways[i].name,
                    CASE_FOLLOW_UP, i, words_get(ui->language, ways[i].word),
                    (int)d->follow_up == i, false);
    }
    struct rect head = rect_cut_bottom(card, theme_px(kit->theme, 8.0));
    text_draw(kit, head, desk_style(TYPE_SMALL, WEIGHT_BOLD, COLOUR_MUTED, ALIGN_LEFT),
              _("Something still to do?"));
}

static void draw_head(const struct kit *kit, struct rect *body, const char *word)
{
    text_draw(kit, rect_cut_top(body, theme_px(kit->theme, HEAD_MM - 2.0)),
              desk_style(TYPE_BODY, WEIGHT_BOLD, COLOUR_INK, ALIGN_LEFT), word);
    (void)rect_cut_top(body, theme_px(kit->theme, 2.0));
}

/* Causes and decisions are laid out alike. */
static int choice_lines(const struct theme *theme)
{
    return theme->narrow ? 3 : 2;
}

static int choices_height(const struct theme *theme)
{
    int high = choice_lines(theme) * (theme->target + theme->gap) - theme->gap;
    return 2 * (theme_px(theme, HEAD_MM) + high) + theme_px(theme, BETWEEN_MM + 1.0);
}

static void draw_choices(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                         struct rect body, const struct discrepancy *d)
{
    static const char *const causes[CAUSE_COUNT] = {
        "",           "cause_supplier", "cause_stock",    "cause_picking",
        "cause_data", "cause_label",    "cause_equipment"};
    static const char *const decisions[DECISION_COUNT] = {"",
                                                          "decision_noted",
                                                          "decision_credit",
                                                          "decision_replace",
                                                          "decision_supplier",
                                                          "decision_mistake"};
    const struct theme *theme = kit->theme;
    int columns = theme->narrow ? 2 : 3, lines = choice_lines(theme);
    int high = lines * (theme->target + theme->gap) - theme->gap;
    draw_head(kit, &body, _("What was the cause?"));
    struct rect rows = rect_cut_top(&body, high);
    for (int i = CAUSE_SUPPLIER; i < CAUSE_COUNT; i++) {
        draw_choice(kit, rect_cell(rows, columns, lines, theme->gap, i - 1), causes[i], CASE_CAUSE,
                    i, case_cause_word(ui, (enum case_cause)i), (int)d->cause == i,
                    d->cause == CAUSE_OPEN && (int)case_guess(d) == i);
    }
    (void)rect_cut_top(&body, theme_px(theme, BETWEEN_MM));
    draw_head(kit, &body, _("What is decided?"));
    rows = rect_cut_top(&body, high);
    for (int i = DECISION_NOTED; i < DECISION_COUNT; i++) {
        draw_choice(kit, rect_cell(rows, columns, lines, theme->gap, i - 1), decisions[i],
                    CASE_DECISION, i, case_decision_word(ui, (enum case_decision)i),
                    (int)d->decision == i, false);
    }
    unsigned long changes = case_changes(view->prep, d);
    if (changes > 0) {
        char word[48];
        str_format(word, sizeof word, _("What changed: %lu"), changes);
        draw_choice(kit, rect_cell(rows, columns, lines, theme->gap, DECISION_COUNT - 1), "trace",
                    CASE_LOOK_BACK, 0, word, false, false);
    }
}

static void case_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    const struct discrepancy *d = shown(ui, view);
    if (d != NULL && ui->choice == CASE_TRACE) {
        case_trace_view(ui, view, kit, d);
        return;
    }
    struct areas areas = desk_begin(ui, kit, _("A difference"),
                                    d != NULL ? case_decision_word(ui, d->decision) : "");
    struct rect body = areas.body, footer = areas.footer;
    if (d != NULL) {
        int above = body.h - choices_height(theme) - theme->gap; /* on a high panel */
        struct rect left =
            theme->narrow ? rect_cut_top(&body, above) : rect_cut_left(&body, body.w * 46 / 100);
        (void)(theme->narrow ? rect_cut_top(&body, theme->gap) : rect_cut_left(&body, theme->gap));
        widget_card(kit, left);
        struct rect card = rect_inset(left, theme_px(theme, 5.0), theme_px(theme, 4.0));
        if (discrepancy_is_said(d->type) && plan_product(view->prep->plan, d->product) != NULL) {
            draw_correction(ui, view, kit, rect_cut_top(&card, theme->target), d);
            (void)rect_cut_top(&card, theme_px(theme, 3.0));
        }
        draw_follow_up(ui, kit, &card, d);
        draw_facts(ui, view, kit, card, d);
        draw_choices(ui, view, kit, body, d);
    }
    desk_back(ui, kit, &footer);
    if (d != NULL && d->type == DISCREPANCY_MISSING && shortage_can_open(view, d->product)) {
        widget_button(kit, rect_cut_right(&footer, theme_px(theme, 100.0)),
                      (struct button){.name = "share_out",
                                      .action = CASE_SHARE,
                                      .kind = BUTTON_SECONDARY,
                                      .picture = PICTURE_SCALES,
                                      .word = _("Share it out")});
        (void)rect_cut_right(&footer, theme->gap);
    }
    desk_say(kit, footer, COLOUR_MUTED, _("Causes are goods and things, never people."));
}

const struct screen_def screen_case = {.name = "case",
                                       .enter = desk_enter,
                                       .event = case_event,
                                       .view = case_view,
                                       .is_director = true,
                                       .is_directors_own = true};
