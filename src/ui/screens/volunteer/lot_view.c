/* lot_view.c: draws a delivery: the product and how much of it is there on the left, the one
 * question that is asked now on the right. */
#include "base/str.h"
#include "ui/action.h"
#include "ui/picture.h"
#include "ui/screens/desk/desk_crates.h"
#include "ui/screens/volunteer/amount.h"
#include "ui/screens/volunteer/lot.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/task.h"
#include "ui/widgets.h"
#include "ui/words.h"

static struct text_style words(enum type type, enum type least, enum weight weight, uint32_t colour)
{
    return (struct text_style){.type = type,
                               .least = least,
                               .weight = weight,
                               .colour = colour,
                               .align = ALIGN_CENTRE,
                               .lines = 2};
}

/* "24 / 48", large. */
static void draw_total(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       struct rect rect, const struct product *product)
{
    const struct prep *prep = view->prep;
    int64_t expected = prep_expected_milli(prep, product->id);
    int64_t received = prep_received_milli(prep, product->id);
    char came[32], of[32];
    parts_amount(ui, came, sizeof came, product, received);
    parts_amount(ui, of, sizeof of, product, expected);
    struct text_style style =
        words(text_type_for(kit->theme, rect.h, TYPE_HERO, TYPE_SMALL), TYPE_SMALL, WEIGHT_BOLD,
              received > expected ? COLOUR_AMBER : COLOUR_INK);
    style.tabular = true;
    style.lines = 1;
    text_drawf(kit, rect, style, _("%s / %s"), came, of);
}

/* The product, and what came of it. */
static void draw_product(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                         struct rect rect, const struct product *product)
{
    const struct theme *theme = kit->theme;
    widget_card(kit, rect);
    struct rect card =
        rect_inset(rect, theme_px(theme, 5.0), theme_px(theme, theme->narrow ? 2.5 : 4.0));
    if (theme->narrow) { /* a strip over the question */
        int side = card.h;
        frame_picture(kit->frame, rect_centre(rect_cut_left(&card, side), side, side),
                      parts_picture(product), 255, false);
        (void)rect_cut_left(&card, theme_px(theme, 3.0));
        bool slim = parts_is_slim(kit);
        struct rect total =
            slim ? rect_cut_bottom(&card, card.h / 2) : rect_cut_right(&card, card.w * 2 / 5);
        (void)rect_cut_bottom(&card, slim ? theme_px(theme, 3.0) : 0);
        draw_total(ui, view, kit, total, product);
        struct text_style name = words(TYPE_BODY, TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_INK);
        name.lines = 1;
        desk_product(kit, card, name, product->name);
        return;
    }
    draw_total(ui, view, kit, rect_cut_bottom(&card, theme_px(theme, 18.0)), product);
    amount_draw_under(kit, &card, _("came / for the month"));
    (void)rect_cut_bottom(&card, theme_px(theme, 3.0));
    struct text_style name = words(TYPE_INSTRUCTION, TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_INK);
    name.lines = 4;
    text_draw(kit, rect_cut_bottom(&card, theme_px(theme, theme->low ? 26.0 : 32.0)), name,
              product->name);
    (void)rect_cut_bottom(&card, theme_px(theme, 3.0));
    frame_picture(kit->frame, card, parts_picture(product), 255, false);
}

/* The one thing that is asked now. */
static const char *question(const struct ui *ui)
{
    switch (ui->lot.step) {
    case LOT_WHO: return _("Who brought it?");
    case LOT_NOTE: return _("Delivery note?");
    case LOT_COUNT: return _("How many came?");
    case LOT_COLD: return _("How cold is it?");
    case LOT_DONE: break;
    }
    return _("Receive");
}

/* Who brought it: a tile each; the last cell turns the page. */
static void draw_who(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                     struct rect body)
{
    const struct theme *theme = kit->theme;
    struct lot_who who;
    int count = 0;
    while (lot_who_at(view, ui->lot.product, count, &who)) {
        count++;
    }
    int columns = body.w > theme_px(theme, 150.0) ? 2 : 1;
    int rows = (body.h + theme->gap) / (theme->primary + theme->gap);
    rows = rows < 1 ? 1 : rows > 4 ? 4 : rows;
    int cells = columns * rows;
    bool paged = count > cells;
    int per_page = paged ? cells - 1 : cells, pages = (count + per_page - 1) / per_page;
    int first = ui->page % pages * per_page;
    for (int i = 0; i < per_page && first + i < count; i++) {
        char name[FRAME_NAME];
        (void)lot_who_at(view, ui->lot.product, first + i, &who);
        str_format(name, sizeof name, "who_%d", first + i + 1);
        widget_button(kit, rect_cell(body, columns, rows, theme->gap, i),
                      (struct button){.name = name,
                                      .action = LOT_WHO_CHOSEN,
                                      .argument = first + i,
                                      .kind = BUTTON_SECONDARY,
                                      .picture = who.origin == LOT_FROM_STORE ? PICTURE_HOUSE
                                                 : who.supplier != ID_NONE    ? PICTURE_VAN
                                                                              : PICTURE_QUESTION,
                                      .word = lot_who_word(ui, view, who)});
    }
    if (paged) {
        widget_button(kit, rect_cell(body, columns, rows, theme->gap, cells - 1),
                      (struct button){.name = "more",
                                      .action = ACTION_NEXT,
                                      .kind = BUTTON_SECONDARY,
                                      .shape = SHAPE_ARROW_RIGHT,
                                      .has_shape = true,
                                      .word = _("More")});
    }
}

static void draw_note(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                      struct rect body)
{
    const struct theme *theme = kit->theme;
    amount_keys(kit, &body, ui->digits[0] != '\0');
    int64_t same = lot_same_note(ui, view);
    if (same > 0 && body.h > theme_px(theme, 60.0)) {
        char text[64];
        str_format(text, sizeof text, "= %lld", (long long)same);
        widget_button(kit, rect_cut_bottom(&body, theme->primary),
                      (struct button){.name = "same_note",
                                      .action = LOT_SAME_NOTE,
                                      .kind = BUTTON_SECONDARY,
                                      .picture = PICTURE_SHEET,
                                      .word = text});
        (void)rect_cut_bottom(&body, theme->gap);
    }
    bool is_flat = theme->narrow && !parts_is_slim(kit);
    struct rect field = rect_cut_top(&body, theme_px(theme, is_flat ? 18.0 : 26.0));
    widget_field(kit, field, ui->digits);
    (void)rect_cut_top(&body, theme_px(theme, 3.0));
    if (body.h > theme_px(theme, 18.0)) {
        frame_picture(kit->frame, body, PICTURE_SHEET, 255, false);
    }
}

/* A box of the count; the one that digits go into has a thick edge. */
static void draw_box(const struct ui *ui, const struct kit *kit, struct rect rect,
                     enum ui_lot_box box, const char *name, const char *word)
{
    const struct theme *theme = kit->theme;
    bool active = ui->lot.box == box;
    int radius = theme->radius[RADIUS_MEDIUM];
    frame_fill(kit->frame, rect, radius, COLOUR_CARD);
    frame_border(kit->frame, rect, radius, active ? theme_px(theme, 1.5) : theme->border,
                 active ? COLOUR_BLUE : COLOUR_EDGE, false);
    frame_target(kit->frame, name, LOT_BOX_CHOSEN, (int)box, rect, false);
    double edge_mm = theme->narrow ? 3.0 : 5.0;
    struct rect inside = rect_inset(rect, theme_px(theme, edge_mm), theme_px(theme, 1.5));
    struct text_style number = words(TYPE_HERO, TYPE_BUTTON, WEIGHT_BOLD, COLOUR_INK);
    number.tabular = true;
    number.lines = 1;
    bool slim = inside.w < theme_px(theme, 50.0);
    struct rect right = slim ? rect_cut_bottom(&inside, inside.h * 2 / 5)
                             : rect_cut_right(&inside, inside.w * (theme->low ? 8 : 11) / 25);
    int spare = (right.h - text_cap_px(theme->type[TYPE_SMALL])) / 2;
    spare = spare > right.h / 7 ? right.h / 7 : spare > 0 ? spare : 0;
    right = rect_inset(right, 0, spare);
    number.type = text_type_for(theme, right.h, TYPE_HERO, TYPE_SMALL);
    number.least = TYPE_SMALL;
    text_drawf(kit, right, number, "%d", ui->lot.typed[box]);
    struct text_style label = words(TYPE_BODY, TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_MUTED);
    label.align = slim ? ALIGN_CENTRE : ALIGN_LEFT;
    text_draw(kit, inside, label, word);
}

static void draw_count(const struct ui *ui, const struct kit *kit, struct rect body,
                       const struct product *product)
{
    const struct theme *theme = kit->theme;
    bool weighed = plan_is_weighed(product);
    int64_t total = lot_typed_milli(ui, product);
    bool can_go = ui->lot.box == LOT_CASES ||
                  (ui->lot.box == LOT_PER_CASE ? ui->lot.typed[LOT_PER_CASE] > 0 : total > 0);
    amount_keys(kit, &body, can_go);
    char sum[32];
    parts_amount(ui, sum, sizeof sum, product, total);
    if (body.h > 3 * theme->target + 2 * theme->gap + theme_px(theme, 24.0)) {
        struct text_style style =
            words(TYPE_DISPLAY, TYPE_HERO, WEIGHT_BOLD, total > 0 ? COLOUR_GREEN : COLOUR_MUTED);
        style.tabular = true;
        style.lines = 1;
        int boxes = 3 * theme->target + 2 * theme->gap;
        boxes = boxes > body.h * 3 / 7 ? boxes : body.h * 3 / 7;
        struct rect foot = rect_cut_bottom(&body, body.h - boxes);
        style.type = text_type_for(theme, foot.h, TYPE_DISPLAY, TYPE_BODY);
        text_drawf(kit, foot, style, "= %s", sum);
    }
    struct rect rows[3];
    for (int i = 0; i < 3; i++) {
        bool across = body.h < 3 * theme->target + 2 * theme->gap;
        rows[i] = rect_cell(body, across ? 3 : 1, across ? 1 : 3, theme->gap, i);
    }
    draw_box(ui, kit, rows[0], LOT_CASES, "box_cases", weighed ? _("sacks") : _("cases"));
    draw_box(ui, kit, rows[1], LOT_PER_CASE, "box_per_case",
             weighed ? _("× kilos") : _("× in each"));
    draw_box(ui, kit, rows[2], LOT_LOOSE, "box_loose", weighed ? _("+ grams") : _("+ loose"));
}

static void draw_cold(const struct ui *ui, const struct kit *kit, struct rect body,
                      const struct product *product)
{
    const struct theme *theme = kit->theme;
    int32_t tenths = 0;
    char text[24] = "";
    bool typed = lot_typed_tenths(ui, &tenths);
    bool warm = typed && reading_is_too_warm(product->temperature, reading_of_tenths(tenths));
    amount_keys(kit, &body, typed);
    if (typed) {
        int32_t size = tenths < 0 ? -tenths : tenths;
        str_format(text, sizeof text, "%s%d%s%d °C", ui->lot.is_below_zero ? "−" : "", size / 10,
                   _("."), size % 10);
    }
    struct rect sign = rect_cut_bottom(&body, theme->target);
    widget_button(
        kit, sign,
        (struct button){.name = "sign",
                        .action = ACTION_NEXT,
                        .kind = BUTTON_SECONDARY,
                        .shape = ui->lot.is_below_zero ? SHAPE_MINUS : SHAPE_PLUS,
                        .has_shape = true,
                        .word = ui->lot.is_below_zero ? _("below zero") : _("above zero")});
    (void)rect_cut_bottom(&body, theme->gap);
    struct text_style style =
        words(TYPE_HERO, TYPE_BODY, WEIGHT_BOLD, warm ? COLOUR_RED : COLOUR_INK);
    style.lines = 1;
    bool is_flat = theme->narrow && !parts_is_slim(kit);
    struct rect field = rect_cut_top(&body, theme_px(theme, is_flat ? 16.0 : 26.0));
    frame_fill(kit->frame, field, theme->radius[RADIUS_MEDIUM], COLOUR_CARD);
    frame_border(kit->frame, field, theme->radius[RADIUS_MEDIUM], theme_px(theme, 1.2),
                 warm ? COLOUR_RED : COLOUR_BLUE, false);
    style.type = text_type_for(theme, field.h * 4 / 5, TYPE_HERO, TYPE_SMALL);
    style.least = TYPE_SMALL;
    text_draw(kit, rect_inset(field, theme_px(theme, 2.0), field.h / 7), style,
              typed ? text : "– °C");
    (void)rect_cut_top(&body, theme_px(theme, 3.0));
    if (body.h > theme_px(theme, 18.0)) {
        frame_picture(kit->frame, body, PICTURE_COLD, 255, false);
    }
}

/* Danger for whoever eats it: red. */
static void draw_too_warm(const struct ui *ui, const struct kit *kit, struct rect rect)
{
    const struct theme *theme = kit->theme;
    frame_fill(kit->frame, rect, theme->radius[RADIUS_MEDIUM], COLOUR_RED_SOFT);
    struct rect inside = rect_inset(rect, theme_px(theme, 5.0), theme_px(theme, 3.0));
    int side = theme_px(theme, theme->narrow ? 14.0 : 24.0);
    side = side < inside.h ? side : inside.h;
    widget_verdict_mark(kit, rect_centre(rect_cut_left(&inside, side), side, side), VERDICT_DANGER);
    (void)rect_cut_left(&inside, theme_px(theme, 4.0));
    struct text_style style = words(TYPE_HERO, TYPE_SMALL, WEIGHT_BOLD, COLOUR_INK);
    style.lines = 3;
    text_draw(kit, inside, style, _("Too warm: put it aside, ask"));
}

/* How it stands now, and what may be done: that is all, or another delivery of it. */
static void draw_done(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                      struct rect body, const struct product *product)
{
    const struct theme *theme = kit->theme;
    int64_t off =
        prep_received_milli(view->prep, product->id) - prep_expected_milli(view->prep, product->id);
    bool warm = reading_is_too_warm(product->temperature, ui->lot.reading);
    char amount[32], text[96];
    parts_amount(ui, amount, sizeof amount, product, off < 0 ? -off : off);
    str_format(text, sizeof text, off < 0 ? _("%s are missing") : _("%s too many"), amount);
    bool slim = parts_is_slim(kit);
    struct rect buttons =
        rect_cut_bottom(&body, slim ? 2 * theme->primary + theme->gap : theme->primary);
    (void)rect_cut_bottom(&body, theme->gap);
    widget_button(kit, rect_cell(buttons, slim ? 1 : 2, slim ? 2 : 1, theme->gap, 0),
                  (struct button){.name = "another",
                                  .action = ACTION_NEXT,
                                  .kind = BUTTON_SECONDARY,
                                  .picture = PICTURE_VAN,
                                  .word = _("Another delivery")});
    widget_button(kit, rect_cell(buttons, slim ? 1 : 2, slim ? 2 : 1, theme->gap, 1),
                  (struct button){.name = "validate",
                                  .action = ACTION_VALIDATE,
                                  .kind = BUTTON_PRIMARY,
                                  .shape = SHAPE_TICK,
                                  .has_shape = true,
                                  .word = _("That is all")});
    if (warm) {
        draw_too_warm(ui, kit, rect_cut_bottom(&body, body.h * 11 / 20));
        (void)rect_cut_bottom(&body, theme->gap);
    }
    struct text_style style =
        words(TYPE_HERO, TYPE_INSTRUCTION, WEIGHT_BOLD, off == 0 ? COLOUR_GREEN : COLOUR_AMBER);
    text_draw(kit, rect_cut_bottom(&body, theme_px(theme, 24.0)), style,
              off == 0 ? _("It is all there") : text);
    if (!warm) {
        widget_verdict_mark(kit, rect_inset(body, 0, theme_px(theme, 3.0)),
                            off == 0 ? VERDICT_DONE : VERDICT_QUESTION);
    }
}

/* The side button of a step. */
static void draw_side(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                      struct rect rect)
{
    struct button button = {.name = "none", .action = LOT_NOTHING, .kind = BUTTON_SECONDARY};
    bool came = prep_received_milli(view->prep, ui->lot.product) > 0;
    switch (ui->lot.step) {
    case LOT_WHO:
        button.picture = came ? PICTURE_PARTY : PICTURE_NOTHING;
        button.word = came ? _("That is all") : _("Nothing came");
        break;
    case LOT_NOTE:
        button.name = "no_note";
        button.action = ACTION_NEXT;
        button.picture = PICTURE_NOTHING;
        button.word = _("No note");
        break;
    case LOT_COLD:
        button.name = "no_reading";
        button.action = LOT_SKIP;
        button.picture = PICTURE_NOTHING;
        button.word = _("No thermometer");
        break;
    case LOT_COUNT:
    case LOT_DONE: return;
    }
    widget_button(kit, rect, button);
}

void lot_draw(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    const struct plan *plan = view->prep->plan;
    const struct product *product = plan != NULL ? plan_product(plan, ui->lot.product) : NULL;
    kit_begin(kit, COLOUR_PAPER);
    bool has_keys =
        ui->lot.step == LOT_NOTE || ui->lot.step == LOT_COUNT || ui->lot.step == LOT_COLD;
    struct areas areas = has_keys ? header_areas_keys(kit) : header_areas(kit, true);
    parts_header(ui, view, kit, areas.header, ID_NONE, question(ui));
    if ((ui->comfort & COMFORT_BIG) == 0 &&
        !kit->theme->low) { /* else the question takes its room */
        parts_coach(ui, kit, areas.header, _(task_of(TASK_RECEIVE)->coach));
    }
    if (product == NULL) {
        return;
    }
    struct rect body = areas.body;
    if (!theme->narrow) {
        draw_product(ui, view, kit, rect_cut_left(&body, amount_card_width(kit)), product);
        (void)rect_cut_left(&body, theme->gap);
    } else if (parts_is_slim(kit) || !has_keys) { /* else the keys need all the height */
        int high = theme_px(theme, parts_is_slim(kit) ? 28.0 : 13.0);
        draw_product(ui, view, kit, rect_cut_top(&body, high), product);
        (void)rect_cut_top(&body, theme->gap);
    }
    switch (ui->lot.step) {
    case LOT_WHO: draw_who(ui, view, kit, body); break;
    case LOT_NOTE: draw_note(ui, view, kit, body); break;
    case LOT_COUNT: draw_count(ui, kit, body, product); break;
    case LOT_COLD: draw_cold(ui, kit, body, product); break;
    case LOT_DONE: draw_done(ui, view, kit, body, product); break;
    }
    if (ui->lot.step == LOT_DONE) {
        parts_undo(ui, view, kit, areas.footer);
    } else {
        parts_back(ui, kit, areas.footer);
    }
    draw_side(ui, view, kit, parts_footer_right(kit, areas.footer));
}
