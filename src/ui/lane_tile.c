/* lane_tile.c: a lane in short. */
#include "ui/lane_tile.h"

#include "base/str.h"
#include "ui/helper_call.h"
#include "ui/lanes.h"
#include "ui/picture.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/widgets.h"

/* What the lane does now. */
struct now {
    const struct crate *crate;
    const struct product *product; /* NULL when there is no step */
    int64_t remaining_milli;
    bool checking, refused, asks_help;
};

static struct now now_of(const struct ui *ui, const struct ui_view *view)
{
    const struct prep *prep = view->prep;
    struct now now = {.refused = ui->screen == SCREEN_NOT_THIS,
                      .asks_help = ui->screen == SCREEN_HELP || helper_call_is_on(ui)};
    uint32_t crate = prep_lane(prep, ui->lane)->crate;
    if (crate == ID_NONE) {
        return now;
    }
    now.crate = plan_crate(prep->plan, crate);
    now.checking = prep_crate(prep, crate)->status == CRATE_CHECKING;
    bool substitute = false;
    uint32_t step =
        now.checking ? prep_next_count(prep, crate, &substitute) : prep_next_portion(prep, crate);
    if (step == ID_NONE) {
        return now;
    }
    now.remaining_milli = prep_remaining_milli(prep, step);
    now.product = plan_product(prep->plan, substitute ? prep_portion(prep, step)->substitute_product
                                                      : plan_portion(prep->plan, step)->product);
    return now;
}

static void draw_block(const struct kit *kit, struct rect rect, int pair)
{
    char number[2] = {(char)('1' + kit->lane), '\0'};
    int side = rect.w * 3 / 5;
    if (rect.h > 2 * rect.w && pair >= 0) {
        const struct picture_pair *animal = picture_of_pair(pair);
        struct rect foot = rect_cut_bottom(&rect, rect.w);
        struct rect disc = rect_centre(foot, rect.w * 4 / 5, rect.w * 4 / 5);
        frame_fill(kit->frame, disc, disc.w / 2, animal->ground);
        frame_picture(kit->frame, rect_centre(disc, side, side), animal->picture, 255, false);
    }
    text_draw(kit, rect,
              (struct text_style){.type = TYPE_INSTRUCTION,
                                  .least = TYPE_SMALL,
                                  .weight = WEIGHT_BOLD,
                                  .colour = COLOUR_CARD,
                                  .align = ALIGN_CENTRE},
              number);
}

static struct text_style big(const struct theme *theme, struct rect row)
{
    return (struct text_style){.type = text_type_for(theme, row.h, TYPE_HERO, TYPE_SMALL),
                               .least = TYPE_SMALL,
                               .weight = WEIGHT_BOLD,
                               .colour = COLOUR_INK,
                               .tabular = true};
}

static void draw_number(const struct ui_view *view, const struct kit *kit, struct rect row,
                        const struct crate *crate)
{
    char words[24];
    const struct plan *plan = view->prep->plan;
    struct text_style style = big(kit->theme, row);
    str_format(words, sizeof words, "%u", plan_order(plan, crate->order)->number);
    int w = text_width(kit, style, words);
    text_draw(kit, rect_cut_left(&row, w), style, words);
    (void)rect_cut_left(&row, theme_px(kit->theme, 3.0));
    str_format(words, sizeof words, "%d/%d", crate->index, crate->of);
    style.type = TYPE_BODY;
    style.least = TYPE_SMALL;
    style.weight = WEIGHT_SEMIBOLD;
    style.colour = COLOUR_MUTED;
    text_draw(kit, row, style, words);
}

/* The place, the drawing, how many are still to come. A check is not told how many. */
static void draw_step(const struct ui *ui, const struct kit *kit, struct rect row,
                      const struct now *now)
{
    struct text_style style = big(kit->theme, row);
    int side = row.h;
    if (now->refused) {
        widget_verdict_mark(kit, rect_cut_left(&row, side), VERDICT_NOT_THIS);
        (void)rect_cut_left(&row, theme_px(kit->theme, 3.0));
        if (now->asks_help && row.w >= side) {
            frame_picture(kit->frame, rect_cut_left(&row, side), PICTURE_HAND, 255, false);
        }
        return;
    }
    if (now->asks_help) {
        frame_picture(kit->frame, rect_cut_left(&row, side), PICTURE_PEOPLE, 255, false);
        return;
    }
    if (now->product == NULL) {
        if (now->crate != NULL) {
            widget_verdict_mark(kit, rect_cut_left(&row, side), VERDICT_DONE);
        } else {
            frame_picture(kit->frame, rect_cut_left(&row, side), PICTURE_BASKET, 255, false);
        }
        return;
    }
    frame_picture(kit->frame, rect_cut_left(&row, side), parts_picture(now->product), 255, false);
    (void)rect_cut_left(&row, theme_px(kit->theme, 3.0));
    if (now->checking) {
        frame_picture(kit->frame, rect_cut_left(&row, side), PICTURE_LENS, 255, false);
        return;
    }
    char amount[32];
    parts_amount(ui, amount, sizeof amount, now->product, now->remaining_milli);
    struct rect place = rect_cut_right(&row, row.w / 2);
    text_draw(kit, row, style, amount);
    style.align = ALIGN_RIGHT;
    style.colour = COLOUR_MUTED;
    text_draw(kit, place, style, now->product->place);
}

/* No wider than a target: its number and its animal; all in its colour where it is in focus, amber
 * at the foot where something does not fit. */
static void draw_slim(const struct ui_view *view, const struct kit *kit, struct rect rect,
                      const struct now *now, bool in_focus, uint32_t ground)
{
    int radius = kit->theme->radius[RADIUS_SMALL], side = rect.w * 3 / 5;
    int number = rect.w < rect.h / 2 ? rect.w : rect.h / 2;
    struct rect rest = rect, head = rect_cut_top(&rest, in_focus ? rect.h : number);
    frame_fill_part(kit->frame, rect, radius, head, theme_lane_colour(kit->lane));
    frame_fill_part(kit->frame, rect, radius, rest, ground);
    frame_border(kit->frame, rect, radius, kit->theme->border, COLOUR_EDGE, false);
    head = rect;
    draw_block(kit, rect_cut_top(&head, number), -1);
    if (now->refused) {
        struct rect foot = rect_cut_bottom(&head, rect.w);
        side = side < foot.h ? side : foot.h;
        widget_verdict_mark(kit, rect_centre(foot, side, side), VERDICT_NOT_THIS);
        side = rect.w * 3 / 5;
    }
    if (view->pair >= 0 && head.h >= side) {
        const struct picture_pair *animal = picture_of_pair(view->pair);
        struct rect disc = rect_centre(head, rect.w * 4 / 5, rect.w * 4 / 5);
        frame_fill(kit->frame, disc, disc.w / 2, animal->ground);
        frame_picture(kit->frame, rect_centre(disc, side, side), animal->picture, 255, false);
    }
}

void lane_tile_draw(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                    struct rect rect, bool in_focus, bool is_flat)
{
    const struct theme *theme = kit->theme;
    struct now now = now_of(ui, view);
    int radius = theme->radius[RADIUS_SMALL];
    char name[FRAME_NAME];
    str_format(name, sizeof name, "lane_%d", kit->lane + 1);
    bool pressed = kit->pressed != NULL && str_equal(kit->pressed, name);
    frame_begin_lane(kit->frame, kit->lane, rect, COLOUR_GROOVE);
    if (!is_flat && !in_focus) {
        frame_target(kit->frame, name, LANES_FOCUS_ACTION, kit->lane, rect, true);
    }
    uint32_t ground = now.refused ? COLOUR_AMBER_SOFT : pressed ? COLOUR_PRESSED : COLOUR_CARD;
    if (rect.w < theme_px(theme, 40.0)) {
        draw_slim(view, kit, rect, &now, in_focus, ground);
        return;
    }
    struct rect inside = rect, block = rect_cut_left(&inside, theme_px(theme, 15.0));
    frame_fill_part(kit->frame, rect, radius, block, theme_lane_colour(kit->lane));
    frame_fill_part(kit->frame, rect, radius, inside, ground);
    frame_border(kit->frame, rect, radius, in_focus ? theme_px(theme, 1.5) : theme->border,
                 in_focus ? theme_lane_colour(kit->lane) : COLOUR_EDGE, false);
    draw_block(kit, block, view->pair);
    inside = rect_inset(inside, theme_px(theme, 4.0), theme_px(theme, is_flat ? 1.5 : 4.0));
    if (now.crate != NULL) {
        struct rect head = is_flat ? rect_cut_left(&inside, inside.w / 2)
                                   : rect_cut_top(&inside, inside.h * 9 / 20);
        (void)rect_cut_top(&inside, is_flat ? 0 : theme_px(theme, 3.0));
        draw_number(view, kit, head, now.crate);
    }
    draw_step(ui, kit, inside, &now);
}
