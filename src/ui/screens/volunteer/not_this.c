/* not_this.c: what was read does not fit, and nothing has changed: what it is, what was expected,
 * what to do. Amber and soft; the next right scan goes on by itself. */
#include <string.h>

#include "base/str.h"
#include "domain/sharing.h"
#include "ui/action.h"
#include "ui/helper_call.h"
#include "ui/picture.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/learn.h"
#include "ui/screens/volunteer/not_this.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/screens/volunteer/problem.h"
#include "ui/widgets.h"
#include "ui/words.h"

enum { NOT_THIS_LEARN = ACTION_OWN, NOT_THIS_SHARE, NOT_THIS_ALONE };

/* What each refusal looks like: the mark, at most three words to be read from afar, the drawing
 * when no product or crate is there to be shown, and what to do. */
struct refusal_look {
    enum verdict verdict;
    const char *title, *picture, *words;
};

static const struct refusal_look looks[REFUSAL_KIND_COUNT] = {
    [REFUSAL_NONE] = {VERDICT_WAIT, "", "", ""},
    [REFUSAL_UNKNOWN_CODE] = {VERDICT_QUESTION, N_("Unknown code"), PICTURE_QUESTION,
                              N_("*Scan* another code of it, or ask.")},
    [REFUSAL_OTHER_CRATE] = {VERDICT_NOT_THIS, N_("Another crate"), PICTURE_BASKET,
                             N_("Leave it, go on with yours.")},
    [REFUSAL_OTHER_PRODUCT] = {VERDICT_NOT_THIS, N_("Not this one"), PICTURE_PARCEL,
                               N_("Put it back, then *scan* the right one.")},
    [REFUSAL_ALREADY_DONE] = {VERDICT_ALREADY, N_("Already done"), PICTURE_BASKET,
                              N_("Nothing more is needed.")},
    [REFUSAL_STALE_LABEL] = {VERDICT_WAIT, N_("Old label"), PICTURE_LABEL,
                             N_("Take it off, *scan* the new one.")},
    [REFUSAL_PRACTICE_LABEL] = {VERDICT_NOT_THIS, N_("For practice"), PICTURE_CAP,
                                N_("Put it with the practice crate.")},
    [REFUSAL_REAL_LABEL] = {VERDICT_NOT_THIS, N_("A real one"), PICTURE_CAP,
                            N_("Put it back: here we practise.")},
    [REFUSAL_NOT_NOW] = {VERDICT_QUESTION, N_("Not yet"), PICTURE_BASKET,
                         N_("*Scan* a crate first.")},
    [REFUSAL_TOO_MANY] = {VERDICT_NOT_THIS, N_("Too many"), PICTURE_SCALES,
                          N_("Count again, calmly.")},
    [REFUSAL_OTHER_LANE] = {VERDICT_NOT_THIS, N_("Open elsewhere"), PICTURE_PEOPLE,
                            N_("Another pair has it in hand.")},
    [REFUSAL_SAME_PAIR] = {VERDICT_NOT_THIS, N_("Another pair"), PICTURE_PEOPLE,
                           N_("Another pair checks what you filled.")},
    [REFUSAL_NOT_PICKED] = {VERDICT_WAIT, N_("Not ready"), PICTURE_BASKET,
                            N_("It must be filled first.")},
    [REFUSAL_NOT_COMPLETE] = {VERDICT_WAIT, N_("Not finished"), PICTURE_LIST,
                              N_("Some things are still to do.")},
    [REFUSAL_BULK] = {VERDICT_QUESTION, N_("For the labo"), PICTURE_VAN,
                      N_("The labo fills this one itself.")},
    [REFUSAL_LENT] = {VERDICT_QUESTION, N_("At the labo"), PICTURE_VAN,
                      N_("The labo has this part of the month.")},
    [REFUSAL_NO_UNDO] = {VERDICT_ALREADY, N_("No more"), PICTURE_SWAP,
                         N_("Nothing is left to undo.")},
    [REFUSAL_UNDO_TOO_LATE] = {VERDICT_WAIT, N_("Too late"), PICTURE_PEOPLE,
                               N_("Others went on with it. Ask.")},
    [REFUSAL_NO_SERIAL] = {VERDICT_QUESTION, N_("Numbers used up"), PICTURE_PRINTER,
                           N_("Ask the director.")},
    [REFUSAL_PREP_CLOSED] = {VERDICT_ALREADY, N_("All finished"), PICTURE_PARTY,
                             N_("This prep is closed. Thank you!")},
    [REFUSAL_OTHER_TRIP] = {VERDICT_NOT_THIS, N_("Another trip"), PICTURE_VAN,
                            N_("Another vehicle takes it.")},
    [REFUSAL_CHILLED_LAST] = {VERDICT_WAIT, N_("Chilled last"), PICTURE_ICE,
                              N_("Load the dry crates first.")},
    [REFUSAL_NOTHING_ELSE] = {VERDICT_DANGER, N_("Allergy"), PICTURE_ALLERGY,
                              N_("Nothing else here. Say it is missing.")},
    [REFUSAL_NO_SUBSTITUTE] = {VERDICT_NOT_THIS, N_("Nothing instead"), PICTURE_SWAP,
                               N_("Nothing comes in its place. Say it is missing.")},
    [REFUSAL_CANCELLED] = {VERDICT_NOT_THIS, N_("Order cancelled"), PICTURE_BASKET,
                           N_("Put the crate aside for the director.")},
    [REFUSAL_ROLE] = {VERDICT_NOT_THIS, N_("For the director"), PICTURE_KEY,
                      N_("This needs the director’s code.")},
};

/* Goods in hand and no crate: perhaps they are a case to be shared out. */
static bool may_share(const struct ui *ui, const struct ui_view *view)
{
    return ui->refusal.kind == REFUSAL_NOT_NOW && view->pair >= 0 &&
           ui->refusal.read_product != ID_NONE && view->prep->plan != NULL &&
           prep_lane(view->prep, ui->lane)->crate == ID_NONE &&
           sharing_next(view->prep, ui->refusal.read_product, ID_NONE, ID_NONE) != ID_NONE;
}

static void event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                  struct request *ret_request)
{
    bool goes_on = input->kind == UI_SCAN || input->action == ACTION_BACK ||
                   input->action == ACTION_NO || input->action == ACTION_YES ||
                   input->action == ACTION_VALIDATE;
    if (goes_on && problem_go_on(ui, view)) {
        if (input->kind == UI_SCAN) {
            ui_screen(ui->screen)->event(ui, view, input, ret_request);
        }
        return;
    }
    if (parts_crate_input(ui, view, input, SCREEN_PICK, ret_request)) {
        return;
    }
    if (input->action == NOT_THIS_LEARN && learn_can(ui, view)) {
        ui_go(ui, view, SCREEN_LEARN);
        return;
    }
    if (input->action == NOT_THIS_ALONE && ui->refusal.kind == REFUSAL_SAME_PAIR) {
        ui->wanted_crate = ui->refusal.read_crate;
        ui_go(ui, view, SCREEN_ALONE);
        return;
    }
    if (input->action == NOT_THIS_SHARE && may_share(ui, view)) {
        ui->shared_product = ui->refusal.read_product;
        ui->shared_crate = ID_NONE;
        ui_go(ui, view, SCREEN_SHARE);
        return;
    }
    switch (input->action) {
    case ACTION_VALIDATE:
    case ACTION_YES:
    case ACTION_BACK:
    case ACTION_NO:
    case ACTION_NEXT: ui_go_to_work(ui, view, ui->back); break;
    default: break;
    }
}

static enum sound outcome(struct ui *ui, const struct ui_view *view, const struct outcome *outcome)
{
    parts_go_after(ui, view, outcome, ui->back);
    return SOUND_NONE;
}

/* A card of two: its head with a mark, then what the rest of it is. */
static struct rect draw_side(const struct kit *kit, struct rect rect, const char *head,
                             uint32_t tone, bool is_right)
{
    const struct theme *theme = kit->theme;
    widget_card_outlined(kit, rect, tone);
    struct rect card = rect_inset(rect, theme->pad, theme_px(theme, theme->narrow ? 3.0 : 5.0));
    struct rect top = rect_cut_top(&card, theme_px(theme, 12.0));
    struct rect mark = rect_cut_left(&top, top.h);
    if (is_right) {
        frame_shape(kit->frame, mark, SHAPE_ARROW_RIGHT, tone);
    } else {
        widget_verdict_mark(kit, mark, VERDICT_NOT_THIS);
    }
    (void)rect_cut_left(&top, theme_px(theme, 4.0));
    text_draw(
        kit, top,
        (struct text_style){
            .type = TYPE_INSTRUCTION, .least = TYPE_BODY, .weight = WEIGHT_BOLD, .colour = tone},
        head);
    (void)rect_cut_top(&card, theme_px(theme, 2.0));
    return card;
}

static void draw_crate(const struct ui_view *view, const struct kit *kit, struct rect card,
                       const struct crate *crate)
{
    const struct theme *theme = kit->theme;
    const struct plan *plan = view->prep->plan;
    char number[16], part[24];
    str_format(number, sizeof number, "%u", plan_order(plan, crate->order)->number);
    str_format(part, sizeof part, "%d/%d", crate->index, crate->of);
    struct text_style style = {.type = TYPE_HERO,
                               .least = TYPE_INSTRUCTION,
                               .weight = WEIGHT_SEMIBOLD,
                               .colour = COLOUR_MUTED,
                               .tabular = true};
    bool low = theme->narrow && card.h < theme_px(theme, 34.0);
    struct rect foot =
        low ? rect_cut_right(&card, card.w / 2) : rect_cut_bottom(&card, theme_px(theme, 17.0));
    const struct pickup *pickup = plan_pickup(plan, crate->pickup);
    int w = text_width(kit, style, part), gap = theme_px(theme, 5.0);
    int side = pickup != NULL ? theme_px(theme, 15.0) : -gap;
    struct rect line = rect_centre(foot, w + gap + side, foot.h);
    text_draw(kit, rect_cut_left(&line, w), style, part);
    (void)rect_cut_left(&line, gap);
    if (pickup != NULL) {
        widget_letter(kit, rect_centre(line, side, side), pickup->letter, pickup->colour);
    }
    style.type = text_type_for(theme, card.h, TYPE_GIANT, TYPE_HERO);
    style.least = TYPE_HERO;
    style.weight = WEIGHT_BOLD;
    style.colour = COLOUR_INK;
    style.align = ALIGN_CENTRE;
    text_draw(kit, card, style, number);
}

/* The whole card for one thing: what was read, or a drawing of the rule. */
static void draw_alone(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       struct rect rect)
{
    const struct theme *theme = kit->theme;
    const struct plan *plan = view->prep->plan;
    const struct refusal *refusal = &ui->refusal;
    const struct product *product = plan != NULL ? plan_product(plan, refusal->read_product) : NULL;
    const struct crate *crate = plan != NULL ? plan_crate(plan, refusal->read_crate) : NULL;
    if (refusal->kind == REFUSAL_NOT_NOW && product != NULL) {
        /* Something in hand and no crate: at least say where it lives. */
        struct rect right = theme->narrow ? rect_cut_bottom(&rect, rect.h * 9 / 20)
                                          : rect_cut_right(&rect, rect.w / 2);
        (void)(theme->narrow ? rect_cut_bottom(&rect, theme->gap)
                             : rect_cut_right(&rect, theme->gap));
        parts_place(ui, view, kit, right, product, _("Its place"));
    }
    widget_card(kit, rect);
    struct rect card = rect_inset(rect, theme->pad, theme->pad);
    if (product != NULL) {
        parts_product(kit, card, product);
    } else if (refusal->kind == REFUSAL_UNKNOWN_CODE) {
        text_draw(kit, rect_cut_bottom(&card, theme_px(theme, 22.0)),
                  (struct text_style){.type = TYPE_TITLE,
                                      .least = TYPE_SMALL,
                                      .weight = WEIGHT_SEMIBOLD,
                                      .colour = COLOUR_INK,
                                      .align = ALIGN_CENTRE,
                                      .tabular = true,
                                      .lines = 2},
                  refusal->read.read);
        (void)rect_cut_bottom(&card, theme_px(theme, 2.0));
        frame_shape(kit->frame, card, SHAPE_BARCODE, COLOUR_INK);
    } else if (crate != NULL && refusal->kind != REFUSAL_STALE_LABEL) {
        struct rect left = rect_cut_left(&card, card.w * (parts_is_slim(kit) ? 2 : 3) / 6);
        frame_picture(kit->frame, left, looks[refusal->kind].picture, 255, false);
        draw_crate(view, kit, card, crate);
    } else {
        frame_picture(kit->frame, card, looks[refusal->kind].picture, 255, false);
    }
}

static void draw_both(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                      struct rect body)
{
    const struct plan *plan = view->prep->plan;
    const struct refusal *refusal = &ui->refusal;
    const struct product *read = NULL, *right = NULL;
    const struct crate *read_crate = NULL, *right_crate = NULL;
    if (plan != NULL) {
        read = plan_product(plan, refusal->read_product);
        right = plan_product(plan, refusal->expected_product);
        read_crate = plan_crate(plan, refusal->read_crate);
        right_crate = plan_crate(plan, refusal->expected_crate);
    }
    bool products = refusal->kind == REFUSAL_OTHER_PRODUCT && read != NULL && right != NULL;
    bool crates = refusal->kind == REFUSAL_OTHER_CRATE && read_crate != NULL && right_crate != NULL;
    if (!products && !crates) {
        draw_alone(ui, view, kit, body);
        return;
    }
    bool rows = parts_is_slim(kit);
    int gap = kit->theme->narrow ? kit->theme->gap : kit->theme->gap * 2;
    struct rect left = rect_cell(body, rows ? 1 : 2, rows ? 2 : 1, gap, 0);
    struct rect other = rect_cell(body, rows ? 1 : 2, rows ? 2 : 1, gap, 1);
    if (products) {
        char take[64];
        bool picking = ui->task == LANE_TASK_PICK;
        str_format(take, sizeof take, picking ? _("at %s") : _("to count"), right->place);
        bool has_place = !picking || right->place[0] != '\0';
        parts_product(kit, draw_side(kit, left, _("in your hand"), COLOUR_AMBER, false), read);
        parts_product(
            kit, draw_side(kit, other, has_place ? take : _("to take"), COLOUR_GREEN, true), right);
    } else {
        draw_crate(view, kit, draw_side(kit, left, _("in your hand"), COLOUR_AMBER, false),
                   read_crate);
        draw_crate(view, kit, draw_side(kit, other, _("yours"), COLOUR_GREEN, true), right_crate);
    }
}

/* The mark and its words, in the middle: the verdict, to be seen from two metres. */
static void draw_verdict(const struct kit *kit, struct rect band, enum verdict verdict,
                         const char *title)
{
    const struct theme *theme = kit->theme;
    struct text_style style = {
        .type = TYPE_DISPLAY, .least = TYPE_HERO, .weight = WEIGHT_BOLD, .colour = COLOUR_INK};
    if (theme->narrow) { /* the mark is what is seen from afar */
        style.type = TYPE_HERO;
        style.least = TYPE_INSTRUCTION;
        style.lines = 2;
    }
    int side = band.h, gap = theme_px(theme, 7.0), w = text_width(kit, style, title);
    int room = band.w - side - gap;
    w = w < room ? w : room;
    struct rect line = rect_centre(band, side + gap + w, band.h);
    widget_verdict_mark(kit, rect_cut_left(&line, side), verdict);
    (void)rect_cut_left(&line, gap);
    text_draw(kit, line, style, title);
}

/* The label of a crate that came back empty, or of a prep that is over. */
static bool is_of_other_prep(const struct ui *ui, const struct ui_view *view)
{
    const struct code *read = &ui->refusal.read;
    return ui->refusal.kind == REFUSAL_STALE_LABEL &&
           (read->kind == CODE_CRATE || read->kind == CODE_PRODUCT) &&
           (uint32_t)read->prep != view->prep->number;
}

/* What is already done is goods that were counted, or a crate. */
static const char *title_of(const struct ui *ui, const struct ui_view *view,
                            const struct refusal_look *look)
{
    const struct refusal *refusal = &ui->refusal;
    const struct plan *plan = view->prep->plan;
    if (is_of_other_prep(ui, view)) {
        return _("Another month");
    }
    if (refusal->kind != REFUSAL_ALREADY_DONE || refusal->read_product != ID_NONE || plan == NULL ||
        plan_crate(plan, refusal->read_crate) == NULL) {
        return _(look->title);
    }
    bool checked = prep_crate(view->prep, refusal->read_crate)->status == CRATE_CHECKED;
    return checked ? _("Already checked") : _("Already filled");
}

/* What else can be done about it; a button without a name when there is nothing. */
static struct button also(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    struct button button = {.kind = BUTTON_SECONDARY};
    if (learn_can(ui, view)) { /* for whoever has the PIN */
        button.name = "learn";
        button.action = NOT_THIS_LEARN;
        button.picture = PICTURE_LOCK;
        button.word = _("Teach this code");
    } else if (ui->refusal.kind == REFUSAL_SAME_PAIR) { /* likewise */
        button.name = "alone";
        button.action = NOT_THIS_ALONE;
        button.picture = PICTURE_LOCK;
        button.word = _("We are alone");
    } else if (may_share(ui, view)) {
        button.name = "share";
        button.action = NOT_THIS_SHARE;
        button.picture = PICTURE_PARCEL;
        button.word = _("Share it out");
    }
    button.picture = parts_is_slim(kit) || parts_is_tight(kit) ? NULL : button.picture;
    return button;
}

/* At the foot of the body; in a column, where there is no room for both, in place of the words. */
static void draw_also(const struct kit *kit, struct rect *body, struct button button)
{
    const struct theme *theme = kit->theme;
    struct rect row = rect_cut_bottom(body, theme->primary);
    (void)rect_cut_bottom(body, theme_px(theme, 2.0));
    int width = theme_px(theme, 128.0);
    widget_button(kit, rect_centre(row, width < row.w ? width : row.w, row.h), button);
}

/* What to do, that it was understood, and the way out. */
static void draw_footer(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                        struct areas *areas, const struct button *more, const char *words)
{
    const struct theme *theme = kit->theme;
    struct rect footer = areas->footer, understood, problem = parts_footer_right(kit, footer);
    uint32_t crate = prep_lane(view->prep, ui->lane)->crate;
    bool picking = crate != ID_NONE && prep_crate(view->prep, crate)->status == CRATE_PICKING;
    if (theme->narrow) {
        understood = footer;
        if (picking) {
            problem = rect_cell(footer, 2, 1, theme->gap, 1);
            understood = rect_cell(footer, 2, 1, theme->gap, 0);
        }
        if (more->name != NULL) {
            words = "";
        } else {
            footer =
                rect_cut_bottom(&areas->body, theme_px(theme, parts_is_slim(kit) ? 38.0 : 23.0));
            (void)rect_cut_bottom(&areas->body, theme_px(theme, 2.0));
        }
    } else {
        if (parts_is_tight(kit)) {
            (void)rect_cut_left(&problem, problem.w / 4);
        }
        (void)rect_cut_right(&footer, problem.w + theme->gap);
        understood = rect_cut_right(&footer, theme_px(theme, parts_is_tight(kit) ? 64.0 : 84.0));
        (void)rect_cut_right(&footer, theme->gap);
        if (theme->low && more->name != NULL) { /* the body has no room for it */
            widget_button(kit, footer, *more);
            words = "";
        }
    }
    if (picking) {
        widget_button(kit, problem,
                      (struct button){.name = "problem",
                                      .action = ACTION_PROBLEM,
                                      .kind = BUTTON_SECONDARY,
                                      .picture = parts_is_slim(kit) ? NULL : PICTURE_HAND,
                                      .word = _("There is a problem")});
    }
    widget_button(kit, understood,
                  (struct button){.name = "understood",
                                  .action = ACTION_VALIDATE,
                                  .kind = BUTTON_PRIMARY,
                                  .word = ui->refusal.kind == REFUSAL_OTHER_PRODUCT
                                              ? _("I put it back")
                                              : _("I see")});
    text_draw(kit, footer,
              (struct text_style){.type = TYPE_INSTRUCTION,
                                  .least = theme->low ? TYPE_SMALL : TYPE_INSTRUCTION,
                                  .colour = COLOUR_MUTED,
                                  .align = theme->narrow ? ALIGN_CENTRE : ALIGN_LEFT,
                                  .marked = true,
                                  .lines = parts_is_slim(kit) || theme->low ? 3 : 2},
              words);
}

static void view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    const struct refusal_look *look = &looks[ui->refusal.kind];
    kit_begin(kit, look->verdict == VERDICT_WAIT ? COLOUR_AMBER_SOFT
                                                 : widget_verdict_ground(look->verdict));
    struct areas areas = header_areas(kit, true);
    uint32_t crate = prep_lane(view->prep, ui->lane)->crate;
    parts_header(ui, view, kit, areas.header, crate, "");
    struct rect body = areas.body;
    draw_verdict(kit, rect_cut_top(&body, theme_px(theme, theme->narrow ? 27.0 : 31.0)),
                 look->verdict, title_of(ui, view, look));
    (void)rect_cut_top(&body, theme_px(theme, theme->narrow ? 3.0 : 6.0));
    areas.body = body;
    struct button more = also(ui, view, kit);
    draw_footer(ui, view, kit, &areas, &more,
                helper_call_is_on(ui)        ? _("*Raise a hand*: help is coming.")
                : is_of_other_prep(ui, view) ? _("A label of another prep: take it off.")
                                             : _(look->words));
    if (more.name != NULL && !theme->low) {
        draw_also(kit, &areas.body, more);
    }
    draw_both(ui, view, kit, areas.body);
}

const char *not_this_title(const struct ui *ui, const struct ui_view *view)
{
    return title_of(ui, view, &looks[ui->refusal.kind]);
}

const char *not_this_words(enum refusal_kind kind)
{
    return looks[kind].title != NULL ? looks[kind].title : "";
}

const struct screen_def screen_not_this = {
    .name = "not_this", .event = event, .outcome = outcome, .view = view};
