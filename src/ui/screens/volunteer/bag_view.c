/* bag_view.c: draws the filling of bags: the goods on the left, the one question on the right. */
#include "base/str.h"
#include "ui/action.h"
#include "ui/picture.h"
#include "ui/screens/volunteer/amount.h"
#include "ui/screens/volunteer/bag.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/screens/volunteer/tiles.h"
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
                               .lines = 2,
                               .tabular = true};
}

/* Bags made of bags wanted, over all sizes. */
static void count_bags(const struct prep *prep, uint32_t product, uint32_t *ret_made,
                       uint32_t *ret_wanted)
{
    struct bag_need needs[BAG_SIZES];
    size_t count = prep_bag_needs(prep, product, needs, BAG_SIZES);
    *ret_made = *ret_wanted = 0;
    for (size_t i = 0; i < count; i++) {
        *ret_made += needs[i].made;
        *ret_wanted += needs[i].wanted;
    }
}

static bool fill_tile(const struct ui *ui, const struct ui_view *view, int nth, struct tile *ret)
{
    const struct product *product = bag_product_at(view, nth);
    uint32_t made, wanted;
    (void)ui;
    if (product == NULL) {
        return false;
    }
    count_bags(view->prep, product->id, &made, &wanted);
    str_format(ret->name, sizeof ret->name, "bag_%d", nth + 1);
    str_format(ret->foot, sizeof ret->foot, _("%u / %u"), made, wanted);
    ret->action = BAG_PRODUCT;
    ret->argument = (int)product->id;
    ret->picture = parts_picture(product);
    ret->words = product->name;
    ret->mark = bag_is_open(view->prep, product->id) ? TILE_OPEN : TILE_DONE;
    return true;
}

static void draw_product(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                         struct rect rect, const struct product *product)
{
    const struct theme *theme = kit->theme;
    uint32_t made, wanted;
    count_bags(view->prep, product->id, &made, &wanted);
    widget_card(kit, rect);
    struct rect card =
        rect_inset(rect, theme_px(theme, 5.0), theme_px(theme, theme->narrow ? 2.5 : 4.0));
    if (theme->narrow) { /* a strip over the question */
        frame_picture(kit->frame, rect_cut_left(&card, card.h), parts_picture(product), 255, false);
        (void)rect_cut_left(&card, theme_px(theme, 3.0));
        struct text_style name = words(TYPE_BODY, TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_INK);
        name.align = ALIGN_LEFT;
        text_draw(kit, card, name, product->name);
        return;
    }
    struct rect count = rect_cut_bottom(&card, theme_px(theme, 18.0));
    struct text_style big = words(text_type_for(theme, count.h, TYPE_HERO, TYPE_SMALL), TYPE_SMALL,
                                  WEIGHT_BOLD, COLOUR_INK);
    big.lines = 1;
    text_drawf(kit, count, big, _("%u / %u"), made, wanted);
    amount_draw_under(kit, &card, _("made / wanted"));
    (void)rect_cut_bottom(&card, theme_px(theme, 3.0));
    struct text_style name = words(TYPE_INSTRUCTION, TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_INK);
    name.lines = 4;
    text_draw(kit, rect_cut_bottom(&card, theme_px(theme, theme->low ? 26.0 : 32.0)), name,
              product->name);
    (void)rect_cut_bottom(&card, theme_px(theme, 3.0));
    frame_picture(kit->frame, card, parts_picture(product), 255, false);
}

/* The sizes that orders want, a button each, and keys for any other. */
static void draw_sizes(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       struct rect body)
{
    const struct theme *theme = kit->theme;
    struct bag_need needs[BAG_SIZES];
    size_t count = prep_bag_needs(view->prep, ui->bag.product, needs, BAG_SIZES);
    bool typed = ui->digits[0] != '\0';
    amount_keys(kit, &body, typed); /* one thing to do: the size that is wanted, or the typed one */
    if (typed || body.h > 2 * theme->primary + theme->target + 2 * theme->gap) {
        struct rect field = rect_cut_bottom(&body, theme->target);
        widget_field(kit, field, ui->digits);
        (void)rect_cut_bottom(&body, theme->gap);
    }
    int columns = body.w > theme_px(theme, 130.0) ? 2 : 1;
    int rows = (body.h + theme->gap) / (theme->primary + theme->gap);
    rows = rows < 1 ? 1 : rows > 4 ? 4 : rows;
    for (int i = 0; i < columns * rows && i < (int)count; i++) {
        char name[FRAME_NAME], weight[32], word[64];
        str_format(name, sizeof name, "size_%d", needs[i].bag_g);
        parts_weight(ui, weight, sizeof weight, needs[i].bag_g);
        str_format(word, sizeof word, "%s · %u/%u", weight, needs[i].made, needs[i].wanted);
        widget_button(kit, rect_cell(body, columns, rows, theme->gap, i),
                      (struct button){.name = name,
                                      .action = BAG_GRAMS,
                                      .argument = needs[i].bag_g,
                                      .kind = i == 0 && !typed ? BUTTON_PRIMARY : BUTTON_SECONDARY,
                                      .word = word});
    }
}

/* A number of bags, or of grams on the floor. */
static void draw_number(const struct ui *ui, const struct kit *kit, struct rect body)
{
    const struct theme *theme = kit->theme;
    bool lost = ui->bag.step == BAG_LOST;
    amount_keys(kit, &body, ui->digits[0] != '\0');
    if (lost && !theme->narrow) {
        widget_button(kit, rect_cut_bottom(&body, theme->primary),
                      (struct button){.name = "nothing_lost",
                                      .action = ACTION_NEXT,
                                      .kind = BUTTON_PRIMARY,
                                      .shape = SHAPE_TICK,
                                      .has_shape = true,
                                      .word = _("Nothing lost")});
        (void)rect_cut_bottom(&body, theme->gap);
    }
    widget_field(kit, rect_cut_top(&body, theme_px(theme, theme->narrow ? 18.0 : 26.0)),
                 ui->digits);
    (void)rect_cut_top(&body, theme_px(theme, 2.0));
    struct rect unit = rect_cut_top(&body, theme_px(theme, 10.0));
    char weight[32], of[80];
    parts_weight(ui, weight, sizeof weight, ui->bag.grams);
    struct text_style muted = words(TYPE_BODY, TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_MUTED);
    struct text_style small = muted;
    small.type = TYPE_SMALL;
    str_format(of, sizeof of, "%s · %s", _("bags"), weight);
    text_draw(kit, unit, muted,
              lost                                   ? _("grams")
              : text_width(kit, small, of) <= unit.w ? of
                                                     : weight);
    if (body.h > theme_px(theme, 24.0)) {
        task_picture(kit, body, TASK_BAG);
    }
}

/* What the labels' way is at: busy, failed, or written. */
static void say_labels(const struct ui *ui, const struct ui_view *view, char *to, size_t size)
{
    to[0] = '\0';
    if (view->settings[SETTING_LABEL_TO] == LABEL_TO_PRINTER) {
        if (view->print.refused[0] != '\0') {
            str_copy(to, size, view->print.refused);
        } else if (view->print.is_running) {
            str_copy(to, size, _("The labels are coming."));
        }
    } else if (view->job.kind == JOB_LABELS && view->job.status != JOB_IDLE) {
        str_copy(to, size,
                 view->job.status == JOB_RUNNING ? _("The labels are coming.") : view->job.result);
    }
}

static void draw_done(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                      struct rect body)
{
    const struct theme *theme = kit->theme;
    char text[400];
    bool slim = parts_is_slim(kit);
    struct rect buttons =
        rect_cut_bottom(&body, slim ? 2 * theme->primary + theme->gap : theme->primary);
    (void)rect_cut_bottom(&body, theme->gap * (theme->narrow ? 1 : 2));
    widget_button(kit, rect_cell(buttons, slim ? 1 : 2, slim ? 2 : 1, theme->gap, 0),
                  (struct button){.name = "another",
                                  .action = ACTION_NEXT,
                                  .kind = BUTTON_SECONDARY,
                                  .picture = PICTURE_GRAIN,
                                  .word = _("Another sack")});
    widget_button(kit, rect_cell(buttons, slim ? 1 : 2, slim ? 2 : 1, theme->gap, 1),
                  (struct button){.name = "labels",
                                  .action = ACTION_VALIDATE,
                                  .kind = BUTTON_PRIMARY,
                                  .picture = PICTURE_LABEL,
                                  .word = _("Print labels")});
    say_labels(ui, view, text, sizeof text);
    if (text[0] != '\0') {
        struct text_style style = words(TYPE_BODY, TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_INK);
        style.lines = 3;
        text_draw(kit, rect_cut_bottom(&body, theme_px(theme, 24.0)), style, text);
    }
    char weight[32];
    parts_weight(ui, weight, sizeof weight, ui->bag.grams);
    struct text_style big = words(TYPE_DISPLAY, TYPE_BODY, WEIGHT_BOLD, COLOUR_GREEN);
    big.lines = 1;
    struct rect line = rect_cut_bottom(&body, theme_px(theme, theme->narrow ? 16.0 : 30.0));
    big.type = text_type_for(theme, line.h, TYPE_DISPLAY, TYPE_BODY);
    text_drawf(kit, line, big, "%d × %s", ui->bag.made, weight);
    widget_verdict_mark(kit, rect_inset(body, 0, theme_px(theme, 3.0)), VERDICT_DONE);
}

static const char *question(const struct ui *ui)
{
    switch (ui->bag.step) {
    case BAG_SIZE: return _("How heavy?");
    case BAG_MADE: return _("How many bags?");
    case BAG_LOST: return _("Anything lost?");
    case BAG_WHAT:
    case BAG_DONE: break;
    }
    return _("Fill bags");
}

static void draw_list(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    struct areas areas = header_areas(kit, true);
    parts_coach(ui, kit, areas.header, _(task_of(TASK_BAG)->coach));
    struct rect body = areas.body;
    (void)tiles_footer(ui, view, kit, areas.footer);
    if (bag_product_at(view, 0) == NULL) {
        widget_card(kit, body);
        text_draw(kit, body, words(TYPE_TITLE, TYPE_BODY, WEIGHT_BOLD, COLOUR_INK),
                  _("Nothing to fill"));
        return;
    }
    tiles_say(kit, &body, _("*Scan* the sack, or choose."));
    tiles_draw(ui, view, kit, body, fill_tile);
}

void bag_draw(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    const struct product *product = bag_product(ui, view);
    kit_begin(kit, COLOUR_PAPER);
    bool has_keys = ui->bag.step != BAG_DONE && ui->bag.step != BAG_WHAT;
    struct areas areas = has_keys ? header_areas_keys(kit) : header_areas(kit, true);
    parts_header(ui, view, kit, areas.header, ID_NONE, question(ui));
    if (ui->bag.step == BAG_WHAT || product == NULL) {
        draw_list(ui, view, kit);
        return;
    }
    struct rect body = areas.body;
    if (!theme->narrow) {
        draw_product(ui, view, kit, rect_cut_left(&body, amount_card_width(kit)), product);
        (void)rect_cut_left(&body, theme->gap);
    } else if (parts_is_slim(kit) || !has_keys) {
        draw_product(ui, view, kit, rect_cut_top(&body, theme_px(theme, 13.0)), product);
        (void)rect_cut_top(&body, theme->gap);
    }
    switch (ui->bag.step) {
    case BAG_SIZE: draw_sizes(ui, view, kit, body); break;
    case BAG_MADE:
    case BAG_LOST: draw_number(ui, kit, body); break;
    case BAG_DONE: draw_done(ui, view, kit, body); break;
    case BAG_WHAT: break;
    }
    if (ui->bag.step == BAG_DONE) {
        (void)tiles_footer(ui, view, kit, areas.footer);
    } else {
        parts_back(ui, kit, areas.footer);
    }
    if (ui->bag.step == BAG_LOST && theme->narrow) {
        widget_button(kit, parts_footer_right(kit, areas.footer),
                      (struct button){.name = "nothing_lost",
                                      .action = ACTION_NEXT,
                                      .kind = BUTTON_PRIMARY,
                                      .shape = SHAPE_TICK,
                                      .has_shape = true,
                                      .word = _("Nothing lost")});
    }
}
