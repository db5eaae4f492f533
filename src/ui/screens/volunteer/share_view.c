/* share_view.c: draws "product by product": the products, or the crate to go to and how many. */
#include <string.h>

#include "base/str.h"
#include "domain/sharing.h"
#include "ui/keypad.h"
#include "ui/picture.h"
#include "ui/quantity.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/screens/volunteer/share.h"
#include "ui/task.h"
#include "ui/widgets.h"
#include "ui/words.h"

/* Products that crates still want, as they stand in the room. */
static int list_products(const struct ui_view *view, const struct product *ret[LIMIT_PRODUCTS])
{
    const struct plan *plan = view->prep->plan;
    int count = 0;
    for (size_t i = 0; plan != NULL && i < plan->products.count && count < LIMIT_PRODUCTS; i++) {
        const struct product *row = &plan->products.rows[i];
        if (sharing_next(view->prep, row->id, ID_NONE, ID_NONE) == ID_NONE) {
            continue;
        }
        int k = count++;
        for (; k > 0 && strcmp(ret[k - 1]->place, row->place) > 0; k--) {
            ret[k] = ret[k - 1];
        }
        ret[k] = row;
    }
    return count;
}

static void draw_product_tile(const struct kit *kit, struct rect cell,
                              const struct product *product)
{
    const struct theme *theme = kit->theme;
    char name[FRAME_NAME];
    str_format(name, sizeof name, "share_%s", product->sku);
    desk_tile(kit, cell, name, SHARE_PRODUCT, (int)product->id, 0);
    struct rect inside = rect_inset(cell, theme_px(theme, 3.0), theme_px(theme, 2.0));
    struct rect words = rect_cut_right(&inside, inside.w * 3 / 4);
    text_draw(kit, words,
              (struct text_style){.type = TYPE_INSTRUCTION,
                                  .least = TYPE_SMALL,
                                  .weight = WEIGHT_SEMIBOLD,
                                  .colour = COLOUR_INK,
                                  .lines = 3},
              product->name);
    (void)rect_cut_right(&inside, theme_px(theme, 2.0));
    frame_picture(kit->frame, inside, parts_picture(product), 255, false);
}

static void draw_choice(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                        struct areas *areas)
{
    const struct theme *theme = kit->theme;
    const struct product *products[LIMIT_PRODUCTS];
    struct rect body = areas->body;
    int count = list_products(view, products);
    text_draw(kit, rect_cut_top(&body, theme_px(theme, 14.0)),
              (struct text_style){
                  .type = TYPE_TITLE, .least = TYPE_BODY, .colour = COLOUR_INK, .marked = true},
              count == 0      ? _("Everything is shared out")
              : theme->narrow ? _("*Scan* a case")
                              : _("Open a case and *scan* it"));
    (void)rect_cut_top(&body, theme_px(theme, 3.0));
    int columns = theme->narrow ? 1 : 2;
    int rows = desk_fit(body.h, theme_px(theme, 27.0), theme->gap);
    rows = rows < 1 ? 1 : rows;
    struct desk_pages pages = desk_pages(ui->page, count, rows * columns);
    for (int i = pages.first; i < pages.end; i++) {
        draw_product_tile(kit, rect_cell(body, columns, rows, theme->gap, i - pages.first),
                          products[i]);
    }
    if (pages.count > 1) {
        struct rect more = parts_footer_right(kit, areas->footer);
        char word[24];
        str_format(word, sizeof word, "%d/%d", pages.page + 1, pages.count);
        widget_button(kit, more,
                      (struct button){.name = "more",
                                      .action = SHARE_PAGE,
                                      .argument = (pages.page + 1) % pages.count,
                                      .kind = BUTTON_SECONDARY,
                                      .shape = SHAPE_ARROW_RIGHT,
                                      .has_shape = true,
                                      .word = word});
    }
}

/* The crate to go to: its number as it stands on the label, and whose it is. */
static void draw_crate(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       struct rect rect, const struct crate *crate)
{
    const struct theme *theme = kit->theme;
    const struct plan *plan = view->prep->plan;
    char number[16], part[24];
    str_format(number, sizeof number, "%u", plan_order(plan, crate->order)->number);
    str_format(part, sizeof part, "%d/%d", crate->index, crate->of);
    widget_card(kit, rect);
    struct rect card = rect_inset(rect, theme->pad, theme_px(theme, 3.0));
    const struct pickup *pickup = plan_pickup(plan, crate->pickup);
    bool is_low = card.h < theme_px(theme, 60.0) && card.w > 2 * card.h;
    bool has_words =
        card.h > theme_px(theme, 60.0) && card.w > theme_px(theme, 95.0) && !parts_is_tight(kit);
    struct rect foot =
        is_low ? rect_cut_right(&card, card.w / 2) : rect_cut_bottom(&card, theme_px(theme, 17.0));
    if (has_words) {
        text_draw(kit, rect_cut_top(&card, theme_px(theme, 12.0)),
                  (struct text_style){.type = TYPE_INSTRUCTION,
                                      .least = TYPE_BODY,
                                      .colour = COLOUR_MUTED,
                                      .align = ALIGN_CENTRE,
                                      .marked = true},
                  _("Put it into crate"));
    }
    struct text_style style = {.type = TYPE_HERO,
                               .least = TYPE_INSTRUCTION,
                               .weight = WEIGHT_SEMIBOLD,
                               .colour = COLOUR_MUTED,
                               .tabular = true};
    int w = text_width(kit, style, part), side = theme_px(theme, 15.0), gap = theme->gap;
    struct rect line = rect_centre(foot, w + (pickup != NULL ? gap + side : 0), foot.h);
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

/* The product, and how many of it in `width` px at its right. */
static void draw_how_many(const struct ui *ui, const struct kit *kit, struct rect card,
                          const struct share_step *step, int width, enum type most)
{
    char amount[32];
    parts_amount(ui, amount, sizeof amount, step->product, step->units_milli);
    struct rect right = rect_cut_right(&card, width);
    text_draw(kit, right,
              (struct text_style){.type = text_type_for(kit->theme, right.h, most, TYPE_BUTTON),
                                  .least = TYPE_BUTTON,
                                  .weight = WEIGHT_BOLD,
                                  .colour = COLOUR_INK,
                                  .align = ALIGN_CENTRE,
                                  .tabular = true},
              amount);
    frame_picture(kit->frame, card, parts_picture(step->product), 255, false);
}

/* The case is empty, and there is no other: the crates that wait go without. */
static void draw_none_left(const struct ui *ui, const struct kit *kit, struct rect rect)
{
    widget_button(
        kit, rect,
        (struct button){.name = "none_left",
                        .action = ACTION_MISSING,
                        .kind = BUTTON_SECONDARY,
                        .picture = rect.w > theme_px(kit->theme, 50.0) ? PICTURE_NOTHING : NULL,
                        .word = _("None left")});
}

/* The product, how many, and that many drawings. */
static void draw_amount(const struct ui *ui, const struct kit *kit, struct rect rect,
                        const struct share_step *step)
{
    const struct theme *theme = kit->theme;
    widget_card(kit, rect);
    struct rect card = rect_inset(rect, theme->pad, theme_px(theme, 3.0));
    text_draw(kit, rect_cut_top(&card, theme_px(theme, theme->narrow ? 14.0 : 17.0)),
              (struct text_style){.type = TYPE_TITLE,
                                  .least = TYPE_SMALL,
                                  .weight = WEIGHT_BOLD,
                                  .colour = COLOUR_INK,
                                  .align = ALIGN_CENTRE,
                                  .lines = 2},
              step->product->name);
    int count = (int)(step->units_milli / 1000);
    bool has_row = card.h > theme_px(theme, 40.0);
    if (has_row && count > 0) {
        struct rect row = rect_cut_bottom(&card, theme->primary);
        bool is_wide = row.w > theme_px(theme, 120.0);
        draw_none_left(ui, kit,
                       rect_cut_right(&row, is_wide     ? theme_px(theme, theme->low ? 62.0 : 52.0)
                                            : count > 1 ? (row.w - theme->gap) / 2
                                                        : row.w));
        (void)rect_cut_right(&row, theme->gap);
        if (count > 1) { /* not all of them, as the case is empty */
            widget_button(kit, rect_cut_right(&row, is_wide ? theme_px(theme, 40.0) : row.w),
                          (struct button){.name = "keys",
                                          .action = SHARE_KEYS,
                                          .kind = BUTTON_SECONDARY,
                                          .word = "1 2 3"});
            (void)rect_cut_right(&row, theme->gap);
        }
        if (is_wide) {
            (void)quantity_draw(kit, row, ALIGN_LEFT, parts_picture(step->product), 0, count);
        }
        (void)rect_cut_bottom(&card, theme_px(theme, 2.0));
    }
    draw_how_many(ui, kit, card, step, card.w * 11 / 20, TYPE_GIANT);
}

/* Cuts the keypad off the body: at the right, in a slim column at the foot. */
static void draw_keys(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                      struct rect *body, const struct share_step *step)
{
    const struct theme *theme = kit->theme;
    int64_t number;
    bool is_low = body->h < 4 * theme->primary + 3 * theme->gap; /* four columns */
    struct rect keys = parts_is_slim(kit)
                           ? rect_cut_bottom(body, theme_px(theme, 88.0))
                           : rect_cut_right(body, keypad_width(kit, is_low ? 100.0 : 88.0));
    (void)(parts_is_slim(kit) ? rect_cut_bottom(body, theme->gap)
                              : rect_cut_right(body, theme->gap));
    keypad_draw(kit, keys,
                (struct keypad){.digit_action = ACTION_KEY,
                                .erase_action = ACTION_ERASE,
                                .validate_action = ACTION_VALIDATE,
                                .can_validate = share_read_number(ui, view, step, &number)});
}

static void draw_typing(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                        struct rect rect, const struct share_step *step)
{
    const struct theme *theme = kit->theme;
    int64_t number = 0;
    char digits[sizeof ui->digits] = "";
    if (share_read_number(ui, view, step, &number)) {
        str_format(digits, sizeof digits, "%lld", (long long)number);
    }
    widget_card(kit, rect);
    struct rect card = rect_inset(rect, theme_px(theme, 4.0), theme_px(theme, 3.0));
    struct rect field = rect_cut_bottom(&card, theme_px(theme, 22.0));
    if (step->weighed) {
        struct text_style unit = {.type = TYPE_HERO,
                                  .least = TYPE_TITLE,
                                  .weight = WEIGHT_SEMIBOLD,
                                  .colour = COLOUR_MUTED};
        text_draw(kit, rect_cut_right(&field, text_width(kit, unit, _("g"))), unit, _("g"));
        (void)rect_cut_right(&field, theme_px(theme, 3.0));
    }
    widget_field(kit, field, digits);
    (void)rect_cut_bottom(&card, theme_px(theme, 2.0));
    draw_how_many(ui, kit, card, step, card.w * 3 / 5, TYPE_DISPLAY);
}

/* Crates that do without: none is left, or not enough was. */
static unsigned count_without(const struct prep *prep, uint32_t product)
{
    unsigned count = 0;
    for (size_t i = 0; i < prep->plan->portions.count; i++) {
        const struct portion *portion = &prep->plan->portions.rows[i];
        const struct portion_state *state = prep_portion(prep, portion->id);
        count += portion->product == product && state->missing_milli > state->cut_milli;
    }
    return count;
}

static void draw_all_done(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                          struct rect rect, const struct share_step *step)
{
    const struct theme *theme = kit->theme;
    widget_card(kit, rect);
    struct rect card = rect_inset(rect, theme->pad, theme->pad);
    bool elsewhere = sharing_left(view->prep, step->product->id).elsewhere > 0;
    unsigned without = count_without(view->prep, step->product->id);
    char words[96];
    str_format(words, sizeof words, _n("%u crate goes without", "%u crates go without", without),
               without);
    text_draw(kit, rect_cut_bottom(&card, theme_px(theme, 24.0)),
              (struct text_style){.type = TYPE_TITLE,
                                  .least = TYPE_BODY,
                                  .weight = WEIGHT_BOLD,
                                  .colour = COLOUR_INK,
                                  .align = ALIGN_CENTRE,
                                  .lines = 2},
              elsewhere     ? _("The rest is in others’ hands")
              : without > 0 ? words
                            : _("Every crate has its part"));
    (void)rect_cut_bottom(&card, theme_px(theme, 2.0));
    struct rect left = rect_cut_left(&card, card.w / 2);
    widget_verdict_mark(kit, rect_inset(left, 0, theme_px(theme, 4.0)),
                        without > 0 ? VERDICT_QUESTION : VERDICT_DONE);
    parts_product(kit, card, step->product);
}

/* Undo or the way back at the left; what is done, in the middle; another crate, the way back. */
static void draw_footer(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                        struct areas *areas, const struct share_step *step)
{
    bool is_done = step->crate == NULL;
    struct rect right = parts_footer_right(kit, areas->footer);
    if (step->product == NULL || ui->choice == SHARE_TYPING) {
        parts_back(ui, kit, areas->footer);
    } else {
        bool is_short = parts_is_slim(kit) || kit->theme->low;
        struct rect back = rect_cut_right(
            &right, kit->theme->low ? kit->theme->primary : (right.w - kit->theme->gap) / 2);
        (void)rect_cut_right(&right, kit->theme->gap);
        parts_undo(ui, view, kit, areas->footer);
        widget_button(kit, back,
                      (struct button){.name = "back",
                                      .action = ACTION_BACK,
                                      .kind = BUTTON_SECONDARY,
                                      .shape = SHAPE_ARROW_LEFT,
                                      .has_shape = true,
                                      .word = is_short ? "" : _("Back")});
    }
    if (step->product != NULL && ui->choice != SHARE_TYPING && (is_done || !step->weighed)) {
        widget_button(kit, parts_middle(kit, areas, 25.0),
                      (struct button){.name = "put",
                                      .action = ACTION_VALIDATE,
                                      .kind = BUTTON_PRIMARY,
                                      .shape = is_done ? SHAPE_ARROW_RIGHT : SHAPE_TICK,
                                      .has_shape = true,
                                      .word = is_done ? _("Next case") : _("It is in"),
                                      .type = TYPE_TITLE});
    }
    if (!is_done && step->weighed && !kit->theme->narrow) {
        draw_none_left(ui, kit, parts_middle(kit, areas, 0.0));
    }
    if (!is_done && ui->choice != SHARE_TYPING) {
        widget_button(kit, right,
                      (struct button){.name = "other",
                                      .action = SHARE_OTHER,
                                      .kind = BUTTON_SECONDARY,
                                      .picture = PICTURE_LATER,
                                      .word = parts_is_slim(kit) ? "" : _("Later")});
    }
}

void share_draw(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    kit_begin(kit, COLOUR_PAPER);
    struct share_step step = share_find_step(ui, view);
    bool types = step.crate != NULL && (step.weighed || ui->choice == SHARE_TYPING);
    struct areas areas = types ? header_areas_keys(kit) : header_areas(kit, true);
    char left[64] = "";
    if (step.product != NULL) {
        unsigned crates = sharing_left(view->prep, step.product->id).crates;
        str_format(left, sizeof left, _n("%u crate", "%u crates", crates), crates);
    }
    parts_header(ui, view, kit, areas.header, ID_NONE,
                 step.product != NULL ? left : _("Share out"));
    parts_coach(ui, kit, areas.header, _(task_of(TASK_SHARE)->coach));
    draw_footer(ui, view, kit, &areas, &step);
    struct rect body = areas.body;
    if (step.product == NULL) {
        draw_choice(ui, view, kit, &areas);
        return;
    }
    if (step.crate == NULL) {
        draw_all_done(ui, view, kit, body, &step);
        return;
    }
    if (types) {
        draw_keys(ui, view, kit, &body, &step);
    }
    bool rows = theme->narrow || (theme->low && types);
    int low = theme_px(theme, types && !parts_is_slim(kit) ? 46.0 : types ? 20.0 : 31.0);
    struct rect where = rows ? rect_cut_top(&body, low < body.h / 2 ? low : body.h / 2)
                             : rect_cut_left(&body, body.w * 9 / 20);
    (void)(rows ? rect_cut_top(&body, theme->gap) : rect_cut_left(&body, theme->gap));
    draw_crate(ui, view, kit, where, step.crate);
    if (types) {
        draw_typing(ui, view, kit, body, &step);
    } else {
        draw_amount(ui, kit, body, &step);
    }
}
