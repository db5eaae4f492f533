/* check_result.c: all was counted: it agrees, or here is what differs, after the recount only. */
#include "base/str.h"
#include "domain/weight.h"
#include "ui/action.h"
#include "ui/picture.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/widgets.h"
#include "ui/words.h"

enum { RESULT_REOPEN = ACTION_OWN, RESULT_WEIGH };
enum { ROWS = 3 }; /* on one page; the next page is one tap away */

struct difference {
    const struct product *product;
    int64_t prepared_milli, found_milli;
};

/* Difference `index` of the crate; false when there are not so many. *ret_count counts them all. */
static bool difference(const struct ui_view *view, uint32_t crate, int index,
                       struct difference *ret, int *ret_count)
{
    const struct prep *prep = view->prep;
    const struct crate *row = plan_crate(prep->plan, crate);
    bool found = false;
    *ret_count = 0;
    for (uint32_t i = 0; row != NULL && i < row->portion_count; i++) {
        uint32_t id = row->first_portion + i;
        const struct portion_state *state = prep_portion(prep, id);
        for (int substitute = 0; substitute < 2; substitute++) {
            const struct count *count = substitute ? &state->substitute_count : &state->count;
            if (count->state != COUNT_DIFFERS) {
                continue;
            }
            if ((*ret_count)++ == index) {
                found = true;
                ret->product =
                    plan_product(prep->plan, substitute ? state->substitute_product
                                                        : plan_portion(prep->plan, id)->product);
                ret->prepared_milli =
                    substitute ? portion_substitute_milli(state) : prep_content_milli(prep, id);
                ret->found_milli = count->found_milli;
            }
        }
    }
    return found;
}

static int count_differences(const struct ui_view *view, uint32_t crate)
{
    struct difference unused;
    int count = 0;
    (void)difference(view, crate, -1, &unused, &count);
    return count;
}

static void enter(struct ui *ui, const struct ui_view *view)
{
    (void)view;
    ui->page = 0;
}

static const struct scale_view *scale_of(const struct ui_view *view)
{
    bool is_there = view->devices != NULL && view->devices->scale.is_there;
    return is_there ? &view->devices->scale : NULL;
}

static void weigh(const struct ui_view *view, struct request *request)
{
    const struct scale_view *scale = scale_of(view);
    if (scale != NULL && scale->is_weight && scale->grams > 0) {
        struct command *command = parts_command(request, COMMAND_WEIGH);
        command->grams = scale->grams;
        command->value = view->settings[SETTING_EMPTY_G];
    }
}

static void event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                  struct request *ret_request)
{
    uint32_t crate = prep_lane(view->prep, ui->lane)->crate;
    if (crate == ID_NONE) {
        ui_go_to_work(ui, view, SCREEN_CRATE_CHOICE);
        return;
    }
    if (parts_scan(ui, input, ret_request) || input->kind != UI_TAP) {
        return;
    }
    int pages = (count_differences(view, crate) + ROWS - 1) / ROWS;
    switch (input->action) {
    case ACTION_VALIDATE:
    case ACTION_YES: parts_command(ret_request, COMMAND_CLOSE_CHECK); break;
    case ACTION_NO:
    case RESULT_REOPEN:
        if (pages == 0) {
            break; /* nothing to put right */
        }
        /* The check is closed first, so that what it found stays in the record. */
        parts_command(ret_request, COMMAND_CLOSE_CHECK);
        ui->wanted_crate = crate;
        break;
    case RESULT_WEIGH: weigh(view, ret_request); break;
    case ACTION_NEXT: ui->page = pages > 0 ? (ui->page + 1) % pages : 0; break;
    case ACTION_UNDO: parts_command(ret_request, COMMAND_UNDO); break;
    default: break;
    }
}

static enum sound outcome(struct ui *ui, const struct ui_view *view, const struct outcome *outcome)
{
    if (outcome->event_count == 0) {
        return SOUND_NONE;
    }
    if (outcome->event == EVENT_CRATE_WEIGHED) {
        uint32_t crate = prep_lane(view->prep, ui->lane)->crate;
        bool differs = crate != ID_NONE && prep_crate(view->prep, crate)->weight == WEIGHT_DIFFERS;
        return differs ? SOUND_NOT_THIS : SOUND_NONE;
    }
    uint32_t reopen = ui->wanted_crate;
    ui->wanted_crate = ID_NONE;
    parts_go_after(ui, view, outcome, SCREEN_CRATE_CHOICE);
    if (outcome->event == EVENT_CHECK_CLOSED && reopen != ID_NONE) {
        ui->next.kind = COMMAND_REOPEN;
        ui->next.crate = reopen;
        ui->task = LANE_TASK_PICK;
        ui->wanted_crate = reopen;
    }
    return SOUND_NONE;
}

static void draw_agreed(const struct ui *ui, const struct kit *kit, struct rect body,
                        bool looks_again)
{
    const struct theme *theme = kit->theme;
    const char *verdict = looks_again ? _("Look again") : _("All is right");
    enum verdict mark = looks_again ? VERDICT_QUESTION : VERDICT_DONE;
    text_draw(kit, rect_cut_bottom(&body, theme_px(theme, theme->narrow ? 23.0 : 14.0)),
              (struct text_style){.type = TYPE_INSTRUCTION,
                                  .least = TYPE_BODY,
                                  .colour = COLOUR_MUTED,
                                  .align = ALIGN_CENTRE,
                                  .marked = true,
                                  .lines = theme->narrow ? 2 : 1},
              _("*Scan* its label to finish"));
    (void)rect_cut_bottom(&body, theme_px(theme, theme->low || theme->narrow ? 4.0 : 6.0));
    struct text_style style = {.type = theme->narrow ? TYPE_HERO : TYPE_DISPLAY,
                               .least = theme->narrow ? TYPE_INSTRUCTION : TYPE_HERO,
                               .weight = WEIGHT_BOLD,
                               .colour = COLOUR_INK,
                               .align = ALIGN_CENTRE};
    if (theme->low) { /* beside each other */
        int side = body.h < theme_px(theme, 40.0) ? body.h : theme_px(theme, 40.0);
        widget_verdict_mark(kit, rect_cut_left(&body, side), mark);
        text_draw(kit, body, style, verdict);
        return;
    }
    text_draw(kit, rect_cut_bottom(&body, theme_px(theme, theme->narrow ? 15.0 : 30.0)), style,
              verdict);
    (void)rect_cut_bottom(&body, theme_px(theme, 4.0));
    widget_verdict_mark(kit, body, mark);
}

static void draw_weigh_button(const struct ui *ui, const struct kit *kit, struct rect rect,
                              const char *word, bool disabled)
{
    (void)ui;
    widget_button(kit, rect,
                  (struct button){.name = "weigh",
                                  .action = RESULT_WEIGH,
                                  .kind = BUTTON_SECONDARY,
                                  .picture = PICTURE_SCALES,
                                  .disabled = disabled,
                                  .word = word});
}

/* The third witness, where a scale is there: it says beforehand how much it can tell. */
static void draw_weight(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                        struct rect *body, uint32_t crate)
{
    const struct theme *theme = kit->theme;
    const struct scale_view *scale = scale_of(view);
    if (scale == NULL) {
        return;
    }
    struct weight_witness witness = weight_of_crate(view->prep, crate);
    const struct crate_state *state = prep_crate(view->prep, crate);
    struct rect row = rect_cut_bottom(body, theme->target);
    (void)rect_cut_bottom(body, theme->gap);
    struct text_style style = {.type = TYPE_INSTRUCTION,
                               .least = TYPE_SMALL,
                               .weight = WEIGHT_SEMIBOLD,
                               .colour = COLOUR_MUTED,
                               .align = ALIGN_CENTRE,
                               .lines = theme->narrow ? 2 : 1};
    char words[96], weight[32], band[32];
    int64_t empty_g = view->settings[SETTING_EMPTY_G];
    parts_weight(ui, weight, sizeof weight, (witness.expected_g + empty_g + 5) / 10 * 10);
    parts_weight(ui, band, sizeof band, (witness.band_g + 9) / 10 * 10);
    if (!witness.can_tell) {
        text_draw(kit, row, style, _("A weight cannot tell here"));
    } else if (state->weight == WEIGHT_AGREES) {
        style.colour = COLOUR_INK;
        text_draw(kit, row, style, _("The weight agrees"));
    } else if (state->weight == WEIGHT_DIFFERS) {
        if (!theme->narrow) {
            draw_weigh_button(ui, kit, rect_cut_right(&row, row.w / 2), _("Weigh again"),
                              !scale->is_weight);
            (void)rect_cut_right(&row, theme->gap);
        }
        style.colour = COLOUR_AMBER;
        parts_weight(ui, band, sizeof band, (state->weighed_g + empty_g + 5) / 10 * 10);
        str_format(words, sizeof words, _("%s, not %s"), band, weight);
        text_draw(kit, row, style, words);
    } else {
        str_format(words, sizeof words, _("Weigh: %s ± %s"), weight, band);
        bool fits = !theme->narrow;
        draw_weigh_button(ui, kit, fits ? rect_centre(row, theme_px(theme, 150.0), row.h) : row,
                          words, !scale->is_weight);
    }
}

enum { BELOW_MM = 8 }; /* the word below a number */

/* What is left of a number's box above its word; a "g" hangs. */
static int number_height(const struct kit *kit, const struct product *product, int height)
{
    int rest = height - theme_px(kit->theme, BELOW_MM);
    return plan_is_weighed(product) ? rest - rest / 4 : rest;
}

/* Both numbers of a row are of one size, which a box of this size has room for. */
static struct text_style number_style(const struct ui *ui, const struct kit *kit,
                                      const struct difference *row, int width, int height)
{
    struct text_style style = {
        .least = TYPE_SMALL, .weight = WEIGHT_BOLD, .align = ALIGN_CENTRE, .tabular = true};
    char prepared[32], found[32];
    parts_amount(ui, prepared, sizeof prepared, row->product, row->prepared_milli);
    parts_amount(ui, found, sizeof found, row->product, row->found_milli);
    style.type = text_type_for(kit->theme, number_height(kit, row->product, height), TYPE_DISPLAY,
                               TYPE_INSTRUCTION);
    while (style.type > TYPE_INSTRUCTION &&
           (text_width(kit, style, prepared) > width || text_width(kit, style, found) > width)) {
        style.type--;
    }
    return style;
}

static void draw_number(const struct ui *ui, const struct kit *kit, struct rect rect,
                        const char *words, const struct product *product, int64_t milli,
                        struct text_style style)
{
    const struct theme *theme = kit->theme;
    char amount[32];
    parts_amount(ui, amount, sizeof amount, product, milli);
    text_draw(
        kit, rect_cut_bottom(&rect, theme_px(theme, BELOW_MM)),
        (struct text_style){
            .type = TYPE_SMALL, .least = TYPE_SMALL, .colour = COLOUR_MUTED, .align = ALIGN_CENTRE},
        words);
    rect.h = number_height(kit, product, rect.h + theme_px(theme, BELOW_MM));
    text_draw(kit, rect, style, amount);
}

static void draw_numbers(const struct ui *ui, const struct kit *kit, struct rect rect,
                         const struct difference *row)
{
    int w = rect.w / 2;
    struct text_style style = number_style(ui, kit, row, w - theme_px(kit->theme, 5.0), rect.h);
    style.colour = COLOUR_INK;
    draw_number(ui, kit, rect_cut_left(&rect, w), _("prepared"), row->product, row->prepared_milli,
                style);
    style.colour = COLOUR_AMBER;
    draw_number(ui, kit, rect, _("counted"), row->product, row->found_milli, style);
}

static void draw_name(const struct kit *kit, struct rect rect, const char *name)
{
    text_draw(kit, rect,
              (struct text_style){.type = TYPE_INSTRUCTION,
                                  .least = kit->theme->narrow ? TYPE_SMALL : TYPE_BODY,
                                  .weight = WEIGHT_SEMIBOLD,
                                  .colour = COLOUR_INK,
                                  .lines = 2},
              name);
}

static void draw_high_row(const struct ui *ui, const struct kit *kit, struct rect card,
                          const struct difference *row)
{
    const struct theme *theme = kit->theme;
    draw_numbers(ui, kit, rect_cut_bottom(&card, theme_px(theme, 42.0)), row);
    (void)rect_cut_bottom(&card, theme_px(theme, 4.0));
    text_draw(kit, rect_cut_bottom(&card, theme_px(theme, 20.0)),
              (struct text_style){.type = TYPE_TITLE,
                                  .least = TYPE_SMALL,
                                  .weight = WEIGHT_SEMIBOLD,
                                  .colour = COLOUR_INK,
                                  .align = ALIGN_CENTRE,
                                  .lines = 2},
              row->product->name);
    frame_picture(kit->frame, card, parts_picture(row->product), 255, false);
}

static void draw_row(const struct ui *ui, const struct kit *kit, struct rect rect,
                     const struct difference *row)
{
    const struct theme *theme = kit->theme;
    struct rect card = rect_inset(rect, theme->pad, theme_px(theme, 2.5));
    int high = theme_px(theme, 90.0);
    if (theme->narrow && card.h > high) { /* room for all of it below each other */
        draw_high_row(ui, kit, rect_centre(card, card.w, high + (card.h - high) / 4), row);
        return;
    }
    if (theme->narrow) { /* its name above the rest */
        struct rect name = rect_cut_top(&card, theme_px(theme, 14.0));
        draw_name(kit, name, row->product->name);
    }
    int side = card.h < theme_px(theme, 60.0) ? card.h : theme_px(theme, 60.0);
    side = theme->narrow && side > theme_px(theme, 22.0) ? theme_px(theme, 22.0) : side;
    frame_picture(kit->frame, rect_cut_left(&card, side), parts_picture(row->product), 255, false);
    (void)rect_cut_left(&card, theme_px(theme, 6.0));
    int w = theme_px(theme, plan_is_weighed(row->product) ? 70.0 : 54.0);
    w = theme->narrow ? card.w / 2 : w < card.w / 3 ? w : card.w / 3;
    struct rect numbers = rect_centre(rect_cut_right(&card, 2 * w), 2 * w, theme_px(theme, 38.0));
    numbers.h = numbers.h < card.h ? numbers.h : card.h;
    numbers.y = card.y + (card.h - numbers.h) / 2;
    draw_numbers(ui, kit, numbers, row);
    if (!theme->narrow) {
        draw_name(kit, card, row->product->name);
    }
}

static void draw_differences(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                             struct rect body, uint32_t crate, int count)
{
    const struct theme *theme = kit->theme;
    bool slim = parts_is_slim(kit);
    struct rect head = rect_cut_top(&body, theme_px(theme, slim            ? 38.0
                                                           : theme->narrow ? 23.0
                                                                           : 20.0));
    (void)rect_cut_top(&body, theme_px(theme, 4.0));
    widget_verdict_mark(kit, rect_cut_left(&head, theme_px(theme, 20.0)), VERDICT_QUESTION);
    (void)rect_cut_left(&head, theme_px(theme, 5.0));
    char words[96];
    str_format(
        words, sizeof words,
        _n("%d difference, counted twice", "%d differences, counted twice", (unsigned long)count),
        count);
    text_draw(kit, head,
              (struct text_style){.type = TYPE_TITLE,
                                  .least = TYPE_INSTRUCTION,
                                  .weight = WEIGHT_BOLD,
                                  .colour = COLOUR_INK,
                                  .lines = slim            ? 3
                                           : theme->narrow ? 2
                                                           : 1},
              words);
    if (count > ROWS) {
        struct rect next = rect_cut_right(&body, theme_px(theme, 25.0));
        widget_button(kit, rect_centre(next, next.w, theme_px(theme, 40.0)),
                      (struct button){.name = "next",
                                      .action = ACTION_NEXT,
                                      .kind = BUTTON_SECONDARY,
                                      .shape = SHAPE_ARROW_RIGHT,
                                      .has_shape = true});
        (void)rect_cut_right(&body, theme->gap);
    }
    widget_card_striped(kit, body, SIDE_LEFT, COLOUR_AMBER);
    int shown = count < ROWS ? count : ROWS;
    for (int i = 0; i < shown; i++) {
        struct difference row;
        int unused;
        struct rect cell = rect_cell(body, 1, shown, 0, i);
        if (i > 0) {
            frame_line(kit->frame, cell.x + theme->pad, cell.y, cell.x + cell.w - theme->pad,
                       cell.y, theme->border, COLOUR_GROOVE, false);
        }
        if (difference(view, crate, ui->page * ROWS + i, &row, &unused)) {
            draw_row(ui, kit, cell, &row);
        }
    }
}

static void view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    uint32_t crate = prep_lane(view->prep, ui->lane)->crate;
    int count = crate != ID_NONE ? count_differences(view, crate) : 0;
    bool looks_again = crate != ID_NONE && prep_crate(view->prep, crate)->weight == WEIGHT_DIFFERS;
    kit_begin(kit, count == 0 && !looks_again ? COLOUR_GREEN_SOFT : COLOUR_PAPER);
    struct areas areas = header_areas(kit, true);
    parts_header(ui, view, kit, areas.header, crate, "");
    bool can_undo = prep_undoable(view->prep, ui->lane).seq != 0;
    widget_button(kit, parts_footer_left(kit, areas.footer),
                  (struct button){.name = "undo",
                                  .action = ACTION_UNDO,
                                  .kind = BUTTON_SECONDARY,
                                  .shape = SHAPE_UNDO,
                                  .has_shape = true,
                                  .disabled = !can_undo,
                                  .word = parts_is_slim(kit) ? "" : _("Undo")});
    widget_button(kit, parts_middle(kit, &areas, 25.0),
                  (struct button){.name = "finish",
                                  .action = ACTION_VALIDATE,
                                  .kind = BUTTON_PRIMARY,
                                  .shape = SHAPE_TICK,
                                  .has_shape = true,
                                  .word = _("Finish"),
                                  .type = TYPE_TITLE});
    if (count == 0) {
        struct rect body = areas.body;
        draw_weight(ui, view, kit, &body, crate);
        draw_agreed(ui, kit, body, looks_again);
        return;
    }
    widget_button(kit, parts_footer_right(kit, areas.footer),
                  (struct button){.name = "reopen",
                                  .action = RESULT_REOPEN,
                                  .kind = BUTTON_SECONDARY,
                                  .picture = PICTURE_BASKET,
                                  .word = _("Prepare again")});
    draw_differences(ui, view, kit, areas.body, crate, count);
}

const struct screen_def screen_check_result = {
    .name = "check_result", .enter = enter, .event = event, .outcome = outcome, .view = view};
