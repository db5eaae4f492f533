/* crate_choice.c: scan a crate's label, or take the one proposed. */
#include "base/str.h"
#include "domain/check_rule.h"
#include "ui/action.h"
#include "ui/picture.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/task.h"
#include "ui/widgets.h"
#include "ui/words.h"

enum { CHOICE_OTHER_TASK = ACTION_OWN, CHOICE_NUMBER, CHOICE_SHARE, CHOICE_CHANGE };

static uint32_t proposed(const struct ui *ui, const struct ui_view *view)
{
    return parts_can_take(view, ui->wanted_crate, ui->task) ? ui->wanted_crate
                                                            : parts_propose_for(ui, view);
}

static enum lane_task other_task(const struct ui *ui)
{
    return ui->task == LANE_TASK_PICK ? LANE_TASK_CHECK : LANE_TASK_PICK;
}

/* Crates are filled and checked by who chose that; the other way round by who was asked to. */
static const struct task *own_task(const struct ui *ui)
{
    return task_of(ui->task == LANE_TASK_CHECK ? TASK_CHECK
                   : ui->job == TASK_CHILLED   ? TASK_CHILLED
                                               : TASK_PREPARE);
}

/* Another task, once this pair has been at its own for a good while. */
static const struct task *offered(const struct ui *ui, const struct ui_view *view)
{
    bool long_enough = view->pair >= 0 && ui->job_since_ms > 0 &&
                       view->now_ms - ui->job_since_ms >= UI_TASK_OFFER_MS;
    return long_enough ? task_other(view, own_task(ui)->picture) : NULL;
}

static void event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                  struct request *ret_request)
{
    uint32_t crate = proposed(ui, view);
    if (input->kind == UI_SCAN) {
        ui->wanted_crate = ID_NONE;
        (void)parts_scan(ui, input, ret_request);
        return;
    }
    if (input->kind != UI_TAP) {
        return;
    }
    switch (input->action) {
    case ACTION_BACK:
    case ACTION_NO:
        ui_go(ui, view, own_task(ui)->picture == TASK_CHILLED ? SCREEN_CHILLED : SCREEN_HOME);
        break;
    case ACTION_VALIDATE:
    case ACTION_YES:
        if (crate != ID_NONE) {
            ui->wanted_crate = ID_NONE;
            parts_command(ret_request,
                          ui->task == LANE_TASK_CHECK ? COMMAND_OPEN_CHECK : COMMAND_OPEN_CRATE)
                ->crate = crate;
        }
        break;
    case ACTION_UNDO: parts_command(ret_request, COMMAND_UNDO); break;
    case ACTION_NEXT:
    case CHOICE_OTHER_TASK:
        ui->task = other_task(ui);
        ui->job = ui->task == LANE_TASK_CHECK ? TASK_CHECK : TASK_PREPARE;
        break;
    case CHOICE_SHARE:
        ui->shared_product = ui->shared_crate = ID_NONE;
        ui_go(ui, view, SCREEN_SHARE);
        break;
    case CHOICE_CHANGE: parts_begin_task(ui, view, task_of((enum task_id)input->argument)); break;
    case CHOICE_NUMBER: ui_go(ui, view, SCREEN_CRATE_NUMBER); break;
    case ACTION_KEY: /* of the command sheet: the number begins */
        ui_go(ui, view, SCREEN_CRATE_NUMBER);
        ui_screen(SCREEN_CRATE_NUMBER)->event(ui, view, input, ret_request);
        break;
    default: break;
    }
}

static enum sound outcome(struct ui *ui, const struct ui_view *view, const struct outcome *outcome)
{
    ui->wanted_crate = ID_NONE;
    parts_go_after(ui, view, outcome, SCREEN_CRATE_CHOICE);
    return outcome->request == REQUEST_PAIR ? SOUND_COUNTED : SOUND_NONE;
}

/* A label under a scanner's eye, so that it needs no reading. */
static void draw_scan(const struct ui *ui, const struct kit *kit, struct rect rect)
{
    const struct theme *theme = kit->theme;
    struct rect words;
    if (theme->narrow && !parts_is_slim(kit)) {
        words = rect_cut_right(&rect, rect.w * 2 / 3);
        (void)rect_cut_right(&rect, theme->pad);
    } else {
        (void)rect_cut_bottom(&rect, theme_px(theme, 4.0));
        words = rect_cut_bottom(&rect, theme_px(theme, 28.0));
    }
    int w = rect.h * 5 / 4 < rect.w ? rect.h * 5 / 4 : rect.w, h = w * 3 / 5;
    struct rect label = rect_centre(rect, w, h);
    frame_shadow(kit->frame, label, theme->radius[RADIUS_MEDIUM]);
    frame_fill(kit->frame, label, theme->radius[RADIUS_MEDIUM], COLOUR_CARD);
    frame_border(kit->frame, label, theme->radius[RADIUS_MEDIUM], theme->border, COLOUR_EDGE,
                 false);
    struct rect inside = rect_inset(label, theme->pad, theme->pad / 2);
    struct rect basket = rect_cut_left(&inside, inside.w / 3);
    bool bags = own_task(ui)->picture == TASK_CHILLED;
    frame_picture(kit->frame, basket, bags ? PICTURE_BAG : PICTURE_BASKET, 255, false);
    (void)rect_cut_left(&inside, theme->pad / 2);
    frame_shape(kit->frame, inside, SHAPE_BARCODE, COLOUR_INK);
    text_draw(kit, words,
              (struct text_style){.type = TYPE_TITLE,
                                  .least = TYPE_INSTRUCTION,
                                  .colour = COLOUR_INK,
                                  .align = ALIGN_CENTRE,
                                  .marked = true,
                                  .lines = 2},
              bags ? _("*Scan* the label of a bag") : _("*Scan* the label of a crate"));
}

static void draw_proposed(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                          struct rect rect, uint32_t crate)
{
    const struct theme *theme = kit->theme;
    const struct plan *plan = view->prep->plan;
    const struct crate *row = plan_crate(plan, crate);
    bool pressed = kit->pressed != NULL && str_equal(kit->pressed, "take");
    widget_card(kit, rect);
    if (pressed) {
        frame_fill(kit->frame, rect, theme->radius[RADIUS_LARGE], COLOUR_PRESSED);
    }
    frame_border(kit->frame, rect, theme->radius[RADIUS_LARGE], theme->border, COLOUR_EDGE, false);
    frame_target(kit->frame, "take", ACTION_VALIDATE, 0, rect, true);
    bool squat = theme->narrow && !parts_is_slim(kit);
    struct rect card = rect_inset(rect, theme->pad, squat ? theme_px(theme, 3.0) : theme->pad);
    text_draw(kit, rect_cut_top(&card, theme_px(theme, squat ? 10.0 : 13.0)),
              (struct text_style){.type = TYPE_INSTRUCTION,
                                  .least = TYPE_BODY,
                                  .colour = COLOUR_MUTED,
                                  .align = ALIGN_CENTRE},
              prep_crate(view->prep, crate)->lane == LANE_NONE &&
                      (prep_crate(view->prep, crate)->status == CRATE_PICKING ||
                       prep_crate(view->prep, crate)->status == CRATE_CHECKING)
                  ? _("or go on with")
                  : _("or take"));
    struct rect go = rect_cut_bottom(&card, theme_px(theme, 20.0));
    frame_fill(kit->frame, go, theme->radius[RADIUS_MEDIUM], COLOUR_GREEN);
    frame_shape(kit->frame, rect_inset(go, 0, theme_px(theme, 4.0)), SHAPE_ARROW_RIGHT,
                COLOUR_CARD);
    (void)rect_cut_bottom(&card, theme_px(theme, 2.0));
    const struct pickup *pickup = plan_pickup(plan, row->pickup);
    if (pickup != NULL && squat) { /* the letter alone, beside the number */
        struct rect side = rect_cut_right(&card, theme_px(theme, 20.0));
        (void)rect_cut_left(&card, theme_px(theme, 20.0));
        int h = theme_px(theme, 15.0);
        widget_letter(kit, rect_centre(side, h, h), pickup->letter, pickup->colour);
    } else if (pickup != NULL) {
        (void)rect_cut_bottom(&card, theme_px(theme, 3.0));
        int high = theme_px(theme, 15.0);
        bool is_long = widget_chip_width(kit, high, pickup->letter, pickup->name) > card.w;
        struct rect line = rect_cut_bottom(&card, is_long ? theme_px(theme, 19.0) : high);
        int w = widget_chip_width(kit, line.h, pickup->letter, pickup->name);
        line = rect_centre(line, w < line.w ? w : line.w, line.h);
        widget_chip(kit, line, pickup->letter, pickup->name, pickup->colour);
    }
    char number[32], part[32];
    str_format(number, sizeof number, "%u", plan_order(plan, row->order)->number);
    str_format(part, sizeof part, "%d/%d", row->index, row->of);
    struct text_style big = {.type = text_type_for(theme, card.h, TYPE_GIANT, TYPE_HERO),
                             .least = TYPE_HERO,
                             .weight = WEIGHT_BOLD,
                             .colour = COLOUR_INK,
                             .tabular = true};
    struct text_style small = {.type = TYPE_HERO,
                               .least = TYPE_HERO,
                               .weight = WEIGHT_SEMIBOLD,
                               .colour = COLOUR_MUTED,
                               .tabular = true};
    int gap = theme_px(theme, 4.0), w = text_width(kit, big, number);
    int all = w + gap + text_width(kit, small, part);
    struct rect line = rect_centre(card, all, card.h);
    text_draw(kit, rect_cut_left(&line, w), big, number);
    (void)rect_cut_left(&line, gap);
    int foot = card.y + (card.h + text_cap_px(theme->type[big.type])) / 2;
    int cap = text_cap_px(theme->type[TYPE_HERO]);
    text_draw(kit, (struct rect){line.x, foot - cap, line.w, cap}, small, part);
}

/* Where this pair is wanted once its own task has nothing left; NULL: nowhere. */
static const struct task *wanted_at(const struct ui *ui, const struct ui_view *view)
{
    const struct task *own = own_task(ui);
    const struct task *chilled = task_of(TASK_CHILLED), *load = task_of(TASK_LOAD);
    if (own == chilled && (chilled->waits(view) || load->waits(view))) {
        return chilled->waits(view) ? chilled : load;
    }
    if (parts_propose(view, other_task(ui)) != ID_NONE) {
        return task_of(ui->task == LANE_TASK_PICK ? TASK_CHECK : TASK_PREPARE);
    }
    return chilled->waits(view) ? chilled : NULL;
}

static const char *task_emoji(enum task_id id)
{
    return id == TASK_CHECK     ? PICTURE_LENS
           : id == TASK_CHILLED ? PICTURE_ICE
           : id == TASK_LOAD    ? PICTURE_VAN
                                : PICTURE_BASKET;
}

static void draw_nothing_left(const struct ui *ui, const struct ui_view *view,
                              const struct kit *kit, struct rect body)
{
    const struct theme *theme = kit->theme;
    widget_card(kit, body);
    struct rect card = rect_inset(body, theme->pad, theme->pad);
    const struct task *other = wanted_at(ui, view);
    struct ui_view anybody = *view;
    anybody.pair_token = 0;
    bool others_check = parts_propose(&anybody, LANE_TASK_CHECK) != ID_NONE;
    if (other != NULL) {
        bool same = other->screen == SCREEN_CRATE_CHOICE;
        struct rect row = rect_cut_bottom(&card, theme->primary);
        widget_button(kit, rect_centre(row, theme->narrow ? row.w : theme_px(theme, 130.0), row.h),
                      (struct button){.name = "other_task",
                                      .action = same ? CHOICE_OTHER_TASK : CHOICE_CHANGE,
                                      .argument = same ? 0 : (int)other->picture,
                                      .kind = BUTTON_PRIMARY,
                                      .picture = task_emoji(other->picture),
                                      .word = _(other->verb)});
        (void)rect_cut_bottom(&card, theme->gap);
    }
    text_draw(kit, rect_cut_bottom(&card, theme_px(theme, theme->narrow ? 23.0 : 13.0)),
              (struct text_style){.type = TYPE_INSTRUCTION,
                                  .least = TYPE_BODY,
                                  .colour = COLOUR_MUTED,
                                  .align = ALIGN_CENTRE,
                                  .lines = theme->narrow ? 2 : 1},
              other != NULL  ? _("A hand here, please?")
              : others_check ? _("Another pair checks yours.")
                             : _("Thank you. Take a break."));
    (void)rect_cut_bottom(&card, theme_px(theme, theme->low ? 2.0 : theme->narrow ? 4.0 : 6.0));
    text_draw(kit, rect_cut_bottom(&card, theme_px(theme, theme->narrow ? 15.0 : 30.0)),
              (struct text_style){.type = theme->narrow ? TYPE_HERO : TYPE_DISPLAY,
                                  .least = theme->narrow ? TYPE_INSTRUCTION : TYPE_HERO,
                                  .weight = WEIGHT_BOLD,
                                  .colour = COLOUR_INK,
                                  .align = ALIGN_CENTRE},
              ui->task == LANE_TASK_PICK ? _("All is ready")
              : others_check             ? _("Thank you")
                                         : _("All is checked"));
    widget_verdict_mark(kit, rect_inset(card, 0, theme_px(theme, 2.0)), VERDICT_DONE);
}

/* True if this pair's last gesture here was to finish its crate, which one tap takes back. What
 * another pair finished is not offered. */
static bool finished_too_soon(const struct ui *ui, const struct ui_view *view)
{
    const struct prep *prep = view->prep;
    if (prep_undoable(prep, ui->lane).seq == 0 || prep->plan == NULL ||
        plan_crate(prep->plan, ui->shown_crate) == NULL) {
        return false;
    }
    enum crate_status status = prep_crate(prep, ui->shown_crate)->status;
    return ui->task == LANE_TASK_CHECK
               ? status == CRATE_CHECKED
               : status == CRATE_PICKED &&
                     pairs_filled(view->pairs, ui->shown_crate, view->pair_token);
}

/* What is checked, the same for everybody. */
static void draw_share(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       struct rect rect)
{
    int one_in = check_one_in(view->prep);
    char words[96];
    str_format(words, sizeof words, _("One crate in %d is checked"), one_in);
    text_draw(kit, rect,
              (struct text_style){.type = TYPE_INSTRUCTION,
                                  .least = TYPE_BODY,
                                  .colour = COLOUR_MUTED,
                                  .align = ALIGN_CENTRE,
                                  .lines = 2},
              one_in == 1 ? _("Every crate is checked") : words);
}

static void draw_offer(const struct ui *ui, const struct kit *kit, struct rect rect,
                       const struct task *other)
{
    char words[96];
    str_format(words, sizeof words, _("Change: %s"), _(other->verb));
    widget_button(kit, rect,
                  (struct button){.name = "change",
                                  .action = CHOICE_CHANGE,
                                  .argument = (int)other->picture,
                                  .kind = BUTTON_SECONDARY,
                                  .picture = PICTURE_SWAP,
                                  .word = words});
}

/* Something else to do, after a good while; else the same goods product by product. */
static void draw_middle(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                        struct rect rect, bool has_crate)
{
    const struct task *other = offered(ui, view);
    bool too_soon = finished_too_soon(ui, view); /* the way back stands in the middle then */
    if (too_soon) {
        (void)rect_cut_left(&rect, parts_footer_left(kit, rect).w + kit->theme->gap);
    }
    if (other != NULL) {
        draw_offer(ui, kit, rect, other);
    } else if (too_soon) {
        return;
    } else if (has_crate && ui->task == LANE_TASK_PICK) {
        widget_button(kit, rect,
                      (struct button){.name = "share",
                                      .action = CHOICE_SHARE,
                                      .kind = BUTTON_SECONDARY,
                                      .picture = PICTURE_PARCEL,
                                      .word = _("Product by product")});
    } else if (has_crate && ui->task == LANE_TASK_CHECK) {
        draw_share(ui, view, kit, rect);
    }
}

/* A column has room for one of them: who was at it for so long knows how to scan. */
static void draw_beside(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                        struct rect rect)
{
    const struct task *other = offered(ui, view);
    if (kit->theme->narrow && other != NULL) {
        int high = kit->theme->primary < rect.h ? kit->theme->primary : rect.h;
        draw_offer(ui, kit, rect_centre(rect, rect.w, high), other);
    } else {
        draw_scan(ui, kit, rect);
    }
}

static void view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    kit_begin(kit, COLOUR_PAPER);
    struct areas areas = header_areas(kit, true);
    parts_header(ui, view, kit, areas.header, ID_NONE, _(own_task(ui)->verb));
    bool swap = ui->job_rounds > 0 && ui->job_rounds % UI_SWAP_ROUNDS == 0;
    parts_coach(ui, kit, areas.header, swap ? _("Swap the scanner.") : _(own_task(ui)->coach));
    struct rect footer = areas.footer;
    if (finished_too_soon(ui, view)) {
        parts_undo(ui, view, kit, footer);
        (void)rect_cut_left(&footer, parts_footer_left(kit, footer).w + theme->gap);
    }
    parts_back(ui, kit, footer);
    (void)rect_cut_left(&footer, parts_footer_left(kit, footer).w + theme->gap);
    bool has_three = parts_is_slim(kit) && finished_too_soon(ui, view); /* no room for words */
    struct rect right_side = theme->narrow ? footer : parts_footer_right(kit, areas.footer);
    if (!parts_stay(ui, view, kit, right_side) && proposed(ui, view) != ID_NONE) {
        widget_button(kit, right_side,
                      (struct button){.name = "number",
                                      .action = CHOICE_NUMBER,
                                      .kind = BUTTON_SECONDARY,
                                      .picture = PICTURE_KEYS,
                                      .word = has_three ? "" : _("Its number")});
    }
    uint32_t crate = proposed(ui, view);
    if (!theme->narrow) {
        draw_middle(ui, view, kit, parts_middle(kit, &areas, 0.0), crate != ID_NONE);
    }
    struct rect body = areas.body;
    if (crate == ID_NONE) {
        draw_nothing_left(ui, view, kit, body);
        return;
    }
    struct rect right = parts_beside(kit, &body, 146.0, parts_is_slim(kit) ? 60 : 68);
    (void)rect_cut_right(&body, theme->narrow ? 0 : theme->gap);
    draw_beside(ui, view, kit, body);
    draw_proposed(ui, view, kit, right, crate);
}

const struct screen_def screen_crate_choice = {
    .name = "crate_choice", .event = event, .outcome = outcome, .view = view};
