/* problem_view.c: draws "there is a problem": the list, then the one question that is left. */
#include "base/str.h"
#include "ui/action.h"
#include "ui/keypad.h"
#include "ui/picture.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/screens/volunteer/problem.h"
#include "ui/widgets.h"
#include "ui/words.h"

enum { OTHER_PRODUCT = 2 }; /* its place in the list */

/* One thing of a list to choose from: a drawing over a word. */
struct tile {
    const char *name;
    int action, argument;
    const char *picture, *badge; /* badge: a small drawing on the first one, or NULL */
    bool is_gone;                /* the drawing is pale, in a dashed frame */
    const char *word;
};

static void draw_tile(const struct kit *kit, struct rect cell, struct tile tile)
{
    const struct theme *theme = kit->theme;
    bool pressed = kit->pressed != NULL && str_equal(kit->pressed, tile.name);
    int radius = theme->radius[RADIUS_LARGE];
    frame_shadow(kit->frame, cell, radius);
    frame_fill(kit->frame, cell, radius, pressed ? COLOUR_PRESSED : COLOUR_CARD);
    frame_border(kit->frame, cell, radius, theme->border, COLOUR_EDGE, false);
    struct rect inside = rect_inset(cell, theme_px(theme, 2.5), theme_px(theme, 2.5));
    bool is_low = inside.h < theme_px(theme, 27.0); /* the word beside the drawing */
    int beside = theme->low ? inside.w / 4 : theme_px(theme, 14.0);
    struct rect word = is_low ? rect_cut_right(&inside, inside.w - beside)
                              : rect_cut_bottom(&inside, theme_px(theme, 16.0));
    text_draw(kit, word,
              (struct text_style){.type = TYPE_INSTRUCTION,
                                  .least = TYPE_SMALL,
                                  .weight = WEIGHT_SEMIBOLD,
                                  .colour = COLOUR_INK,
                                  .align = ALIGN_CENTRE,
                                  .lines = 2},
              tile.word);
    (void)rect_cut_bottom(&inside, is_low ? 0 : theme_px(theme, 1.0));
    int side = inside.h < inside.w ? inside.h : inside.w;
    struct rect drawing = rect_centre(inside, side, side);
    if (tile.is_gone) {
        frame_border(kit->frame, drawing, side / 5, theme->border, COLOUR_EDGE, true);
        drawing = rect_centre(drawing, side * 13 / 20, side * 13 / 20);
    }
    if (is_low && tile.badge != NULL) { /* too small for both: what tells it from the others */
        frame_picture(kit->frame, drawing, tile.badge, 255, false);
    } else {
        frame_picture(kit->frame, drawing, tile.picture, tile.is_gone ? 90 : 255, tile.is_gone);
    }
    if (tile.badge != NULL && !is_low) {
        struct rect badge = {drawing.x + side * 7 / 10, drawing.y + side * 9 / 20, side * 11 / 20,
                             side * 11 / 20};
        frame_picture(kit->frame, badge, tile.badge, 255, false);
    }
    frame_target(kit->frame, tile.name, tile.action, tile.argument, cell, cell.h >= theme->primary);
}

/* In the place of the tile: words, and nothing to touch. */
static void draw_why_not(const struct ui *ui, const struct kit *kit, struct rect cell)
{
    const struct theme *theme = kit->theme;
    frame_border(kit->frame, cell, theme->radius[RADIUS_LARGE], theme->border, COLOUR_AMBER, true);
    bool is_narrow = theme->low || cell.w < theme_px(theme, 62.0); /* there: words alone */
    double inset = is_narrow ? 1.0 : 2.5;
    struct rect inside = rect_inset(cell, theme_px(theme, inset), theme_px(theme, inset));
    bool is_low = inside.h < theme_px(theme, 27.0);
    if (!parts_is_tight(kit)) { /* there the drawing says it alone */
        struct rect word = is_low && is_narrow ? rect_cut_right(&inside, inside.w)
                           : is_low ? rect_cut_right(&inside, inside.w - theme_px(theme, 14.0))
                                    : rect_cut_bottom(&inside, theme_px(theme, 24.0));
        text_draw(kit, word,
                  (struct text_style){.type = TYPE_INSTRUCTION,
                                      .least = TYPE_SMALL,
                                      .weight = WEIGHT_SEMIBOLD,
                                      .colour = COLOUR_AMBER,
                                      .align = ALIGN_CENTRE,
                                      .lines = 3},
                  _("Allergy: nothing else"));
    }
    int side = inside.h < inside.w ? inside.h : inside.w;
    if (side > 0) {
        frame_picture(kit->frame, rect_centre(inside, side, side), PICTURE_ALLERGY, 255, false);
    }
}

static void draw_list(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                      struct rect body, const struct problem_step *step)
{
    const struct tile aside = {.name = "aside",
                               .action = PROBLEM_ASIDE,
                               .picture = PICTURE_BASKET,
                               .badge = PICTURE_PAUSE,
                               .word = _("Put it aside")};
    if (step->product == NULL) {
        draw_tile(kit, rect_centre(body, body.w * (kit->theme->narrow ? 4 : 3) / 6, body.h * 3 / 4),
                  aside);
        return;
    }
    const char *picture = parts_picture(step->product);
    const struct tile tiles[] = {
        {"missing", ACTION_MISSING, 0, picture, NULL, true, _("Some are missing")},
        {"damaged", ACTION_DAMAGED, 0, picture, PICTURE_BROKEN, false, _("Damaged")},
        {"other_product", ACTION_OTHER_PRODUCT, 0,
         step->other != NULL ? parts_picture(step->other) : picture, PICTURE_SWAP, false,
         _("Replace it")},
        {"too_many", ACTION_TOO_MANY, 0, picture, PICTURE_PLUS, false, _("One too many")},
        {"date", ACTION_DATE, 0, picture, PICTURE_DATE, false, _("Date passed")},
        {"wrong", ACTION_WRONG, 0, picture, PICTURE_VAN, false, _("Wrong delivery")},
        {"cold", ACTION_COLD, 0, picture, PICTURE_COLD, false, _("Cold doubt")},
        {"unreadable", ACTION_UNREADABLE, 0, picture, PICTURE_LABEL, false, _("Unreadable")},
        {"later", PROBLEM_LATER, 0, picture, PICTURE_LATER, false, _("Later")},
        aside,
        {"full", ACTION_NEW_CRATE, 0, PICTURE_BASKET, PICTURE_PLUS, false, _("Crate full")},
    };
    bool may_replace = step->answer == SUBSTITUTE_MAY;
    bool says_why = step->answer == SUBSTITUTE_ALLERGY;
    int count = (int)(sizeof tiles / sizeof *tiles) - !(may_replace || says_why);
    if (!kit->theme->narrow ||
        !prep_may_add_crate(view->prep, prep_lane(view->prep, ui->lane)->crate)) {
        count--; /* the step has a button of its own, or it cannot be */
    }
    int columns = parts_is_slim(kit) ? 2 : kit->theme->narrow ? 3 : kit->theme->low ? 4 : 5;
    int rows = (count + columns - 1) / columns;
    for (int i = 0, cell = 0; cell < count; i++) {
        if (i == OTHER_PRODUCT && !may_replace && !says_why) {
            continue;
        }
        struct rect rect = rect_cell(body, columns, rows, kit->theme->gap, cell++);
        if (i == OTHER_PRODUCT && says_why) {
            draw_why_not(ui, kit, rect);
        } else {
            draw_tile(kit, rect, tiles[i]);
        }
    }
}

/* The product it is about, at the left of the question. */
static void draw_subject(const struct kit *kit, struct rect rect, const struct product *product)
{
    const struct theme *theme = kit->theme;
    widget_card(kit, rect);
    int inset = theme->narrow ? theme_px(theme, 3.0) : theme->pad;
    parts_product(kit, rect_inset(rect, theme->pad, inset), product);
}

/* What the number is about: the goods of the step, or what comes in their place. */
static void draw_about(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       struct rect rect, const struct problem_step *step)
{
    if (ui->problem == DISCREPANCY_SUBSTITUTED && step->other != NULL) {
        problem_draw_other(ui, view, kit, rect, step);
    } else {
        draw_subject(kit, rect, step->product);
    }
}

/* Few enough to be touched at once: one tile per number. */
static void draw_tiles(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       struct rect body, const struct problem_step *step)
{
    const struct theme *theme = kit->theme;
    int most = problem_most_units(ui, step), columns = most < 3 ? most : 3, rows = (most + 2) / 3;
    int per = problem_per(ui, step);
    int w = theme_px(theme, theme->narrow ? 29.0 : 46.0), gap = theme->gap;
    int h = rows * (w + gap) - gap;
    struct rect keys;
    if (parts_is_slim(kit)) {
        keys = rect_cut_bottom(&body, h);
        (void)rect_cut_bottom(&body, gap);
    } else {
        keys = rect_cut_right(&body, columns * (w + gap) - gap);
        (void)rect_cut_right(&body, gap);
        keys = rect_centre(keys, keys.w, h < keys.h ? h : keys.h);
    }
    draw_about(ui, view, kit, body, step);
    for (int i = 0; i < most; i++) {
        char name[16], word[16];
        str_format(name, sizeof name, "key_%d", (i + 1) * per);
        str_format(word, sizeof word, "%d", (i + 1) * per);
        widget_button(kit, rect_cell(keys, columns, rows, gap, i),
                      (struct button){.name = name,
                                      .action = ACTION_KEY,
                                      .argument = (i + 1) * per,
                                      .kind = BUTTON_SECONDARY,
                                      .word = word,
                                      .type = TYPE_HERO});
    }
}

/* All of it at once: what is weighed is replaced gram by gram. */
static void draw_all_of_it(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                           struct rect body, const struct problem_step *step)
{
    const struct theme *theme = kit->theme;
    char amount[32];
    parts_amount(ui, amount, sizeof amount, step->other, problem_other_milli(step));
    struct rect keys = parts_is_slim(kit) ? rect_cut_bottom(&body, theme->primary)
                                          : rect_cut_right(&body, body.w / 3);
    (void)(parts_is_slim(kit) ? rect_cut_bottom(&body, theme->gap)
                              : rect_cut_right(&body, theme->gap));
    problem_draw_other(ui, view, kit, body, step);
    int h = theme_px(theme, 46.0);
    widget_button(kit, rect_centre(keys, keys.w, h < keys.h ? h : keys.h),
                  (struct button){.name = "all",
                                  .action = ACTION_VALIDATE,
                                  .kind = BUTTON_SECONDARY,
                                  .word = amount,
                                  .type = TYPE_HERO});
}

static void draw_number(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                        struct rect body, const struct problem_step *step)
{
    const struct theme *theme = kit->theme;
    if (ui->problem == DISCREPANCY_SUBSTITUTED && problem_most_units(ui, step) == 0) {
        draw_all_of_it(ui, view, kit, body, step);
        return;
    }
    if (problem_by_tiles(ui, step)) {
        draw_tiles(ui, view, kit, body, step);
        return;
    }
    int64_t typed = 0;
    bool can = str_to_int64(ui->digits, 1, 99999, &typed) && typed % problem_per(ui, step) == 0;
    struct rect keys;
    if (parts_is_slim(kit)) {
        keys = rect_cut_bottom(&body, theme_px(theme, 88.0));
        (void)rect_cut_bottom(&body, theme->gap);
    } else {
        bool low = body.h < 4 * theme->primary + 3 * theme->gap; /* four columns */
        keys = rect_cut_right(&body, keypad_width(kit, theme->narrow && !low ? 72.0 : 100.0));
        (void)rect_cut_right(&body, theme->gap);
    }
    keypad_draw(kit, keys,
                (struct keypad){.digit_action = ACTION_KEY,
                                .erase_action = ACTION_ERASE,
                                .validate_action = ACTION_VALIDATE,
                                .can_validate = can});
    struct rect field = rect_cut_bottom(&body, theme_px(theme, theme->narrow ? 22.0 : 34.0));
    (void)rect_cut_bottom(&body, theme->gap);
    if (step->weighed) {
        struct text_style unit = {.type = TYPE_HERO,
                                  .least = TYPE_TITLE,
                                  .weight = WEIGHT_SEMIBOLD,
                                  .colour = COLOUR_MUTED};
        text_draw(kit, rect_cut_right(&field, text_width(kit, unit, _("g"))), unit, _("g"));
        (void)rect_cut_right(&field, theme_px(theme, 4.0));
    }
    widget_field(kit, field, ui->digits);
    draw_about(ui, view, kit, body, step);
}

static void draw_take_another(const struct ui *ui, const struct kit *kit, struct areas *areas,
                              const struct problem_step *step)
{
    const struct theme *theme = kit->theme;
    struct rect footer = areas->footer;
    widget_button(kit, parts_middle(kit, areas, 25.0),
                  (struct button){.name = "another",
                                  .action = ACTION_VALIDATE,
                                  .kind = BUTTON_PRIMARY,
                                  .shape = SHAPE_TICK,
                                  .has_shape = true,
                                  .word = _("All right")});
    struct rect body = areas->body;
    draw_subject(kit, body, step->product);
    double side = theme->narrow ? 16.0 : 25.0;
    struct rect mark = {body.x + theme->pad, body.y + theme->pad, theme_px(theme, side),
                        theme_px(theme, side)};
    widget_verdict_mark(kit, mark, VERDICT_DONE);
    widget_button(kit, parts_footer_left(kit, footer),
                  (struct button){.name = "undo",
                                  .action = ACTION_UNDO,
                                  .kind = BUTTON_SECONDARY,
                                  .shape = SHAPE_UNDO,
                                  .has_shape = true,
                                  .word = parts_is_slim(kit) ? "" : _("Undo")});
    widget_button(kit, parts_footer_right(kit, footer),
                  (struct button){.name = "none_left",
                                  .action = PROBLEM_NONE_LEFT,
                                  .kind = BUTTON_SECONDARY,
                                  .picture = PICTURE_NOTHING,
                                  .word = _("None is left")});
}

static const char *question(const struct ui *ui)
{
    if (ui->choice == PROBLEM_TAKE_ANOTHER) {
        return _("Noted. Take another one.");
    }
    switch (ui->problem) {
    case DISCREPANCY_MISSING: return _("How many are missing?");
    case DISCREPANCY_DAMAGED: return _("How many are damaged?");
    case DISCREPANCY_DATE:
    case DISCREPANCY_WRONG:
    case DISCREPANCY_COLD: return _("How many are put aside?");
    case DISCREPANCY_EXTRA: return _("How many too many?");
    case DISCREPANCY_SUBSTITUTED: return _("Put this in instead: how many?");
    case DISCREPANCY_NONE:
    case DISCREPANCY_UNREADABLE:
    case DISCREPANCY_SHORT:
    case DISCREPANCY_SURPLUS:
    case DISCREPANCY_NOT_LOADED:
    case DISCREPANCY_CONFLICT:
    case DISCREPANCY_DIFFERENCE:
    case DISCREPANCY_TYPE_COUNT: break;
    }
    return _("What is the problem?");
}

static void draw_question_line(const struct ui *ui, const struct kit *kit, struct rect *body)
{
    const struct theme *theme = kit->theme;
    bool is_long =
        theme->narrow && (ui->problem != DISCREPANCY_NONE || ui->choice != PROBLEM_ASKING);
    text_draw(kit, rect_cut_top(body, theme_px(theme, is_long ? 23.0 : 14.0)),
              (struct text_style){.type = TYPE_TITLE,
                                  .least = parts_is_slim(kit) ? TYPE_BUTTON : TYPE_INSTRUCTION,
                                  .weight = WEIGHT_BOLD,
                                  .colour = COLOUR_INK,
                                  .lines = is_long ? 2 : 1},
              question(ui));
    (void)rect_cut_top(body, theme_px(theme, 4.0));
}

void problem_draw(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    kit_begin(kit, COLOUR_PAPER);
    struct problem_step step;
    bool picking = problem_step(ui, view, &step);
    bool asks_number =
        picking && ui->problem != DISCREPANCY_NONE && ui->choice != PROBLEM_TAKE_ANOTHER;
    struct areas areas = asks_number ? header_areas_keys(kit) : header_areas(kit, true);
    parts_header(ui, view, kit, areas.header, prep_lane(view->prep, ui->lane)->crate,
                 theme->low ? question(ui) : "");
    struct rect body = areas.body;
    if (!theme->low) {
        draw_question_line(ui, kit, &body);
    }
    if (ui->choice == PROBLEM_TAKE_ANOTHER && picking) {
        areas.body = body;
        draw_take_another(ui, kit, &areas, &step);
        return;
    }
    parts_back(ui, kit, areas.footer);
    if (asks_number) {
        draw_number(ui, view, kit, body, &step);
    } else {
        draw_list(ui, view, kit, body, &step);
    }
}
