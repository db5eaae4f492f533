/* crate_done.c: everything is in: where it goes, and its own label finishes it. */
#include "base/str.h"
#include "ui/action.h"
#include "ui/picture.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/widgets.h"
#include "ui/words.h"

static void event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                  struct request *ret_request)
{
    if (parts_crate_input(ui, view, input, SCREEN_CRATE_DONE, ret_request)) {
        return;
    }
    switch (input->action) {
    case ACTION_VALIDATE:
    case ACTION_YES:
    case ACTION_NEXT: parts_command(ret_request, COMMAND_CLOSE_CRATE); break;
    default: break;
    }
}

static enum sound outcome(struct ui *ui, const struct ui_view *view, const struct outcome *outcome)
{
    if (outcome->event_count > 0) {
        parts_go_after(ui, view, outcome, SCREEN_CRATE_CHOICE);
    }
    return SOUND_NONE;
}

static const char *where_to(const struct ui *ui, const struct crate *crate)
{
    switch (crate->kind) {
    case CRATE_CHILLED_BAG: return _("Put it in the fridge");
    case CRATE_FROZEN_BAG: return _("Put it in the freezer");
    case CRATE_DRY:
    case CRATE_KIND_COUNT: break;
    }
    return _("Put it with the others of");
}

static void draw_where(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       struct rect rect, const struct crate *crate)
{
    const struct theme *theme = kit->theme;
    widget_card(kit, rect);
    struct rect card =
        rect_inset(rect, theme->pad, theme->narrow ? theme_px(theme, 3.0) : theme->pad);
    struct rect words = theme->narrow ? rect_cut_left(&card, card.w / 2)
                                      : rect_cut_top(&card, theme_px(theme, 26.0));
    text_draw(kit, words,
              (struct text_style){.type = TYPE_INSTRUCTION,
                                  .least = TYPE_BODY,
                                  .weight = WEIGHT_SEMIBOLD,
                                  .colour = COLOUR_INK,
                                  .align = ALIGN_CENTRE,
                                  .lines = theme->narrow ? 3 : 2},
              where_to(ui, crate));
    (void)rect_cut_top(&card, theme->narrow ? 0 : theme_px(theme, 3.0));
    const struct pickup *pickup = plan_pickup(view->prep->plan, crate->pickup);
    if (pickup != NULL) {
        struct rect name = rect_cut_bottom(&card, theme_px(theme, theme->narrow ? 14.0 : 18.0));
        text_draw(kit, name,
                  (struct text_style){.type = TYPE_TITLE,
                                      .least = TYPE_SMALL,
                                      .weight = WEIGHT_BOLD,
                                      .colour = COLOUR_INK,
                                      .align = ALIGN_CENTRE,
                                      .lines = 2},
                  pickup->name);
        (void)rect_cut_bottom(&card, theme_px(theme, theme->narrow ? 1.0 : 3.0));
        int side = card.h < theme_px(theme, 40.0) ? card.h : theme_px(theme, 40.0);
        struct rect letter = rect_centre(card, side, side);
        frame_fill(kit->frame, letter, side / 5, theme_pickup_colour(pickup->colour));
        text_draw(kit, letter,
                  (struct text_style){
                      .type = text_type_for(theme, side * 4 / 5, TYPE_DISPLAY, TYPE_SMALL),
                      .least = TYPE_SMALL,
                      .weight = WEIGHT_BOLD,
                      .colour = COLOUR_CARD,
                      .align = ALIGN_CENTRE},
                  pickup->letter);
    }
}

static void draw_ready(const struct ui *ui, const struct kit *kit, struct rect rect,
                       const struct crate *crate)
{
    const struct theme *theme = kit->theme;
    struct rect scan = rect_cut_bottom(&rect, theme_px(theme, theme->narrow ? 23.0 : 14.0));
    text_draw(kit, scan,
              (struct text_style){.type = TYPE_INSTRUCTION,
                                  .least = TYPE_BODY,
                                  .colour = COLOUR_MUTED,
                                  .align = ALIGN_CENTRE,
                                  .marked = true,
                                  .lines = theme->narrow ? 2 : 1},
              _("*Scan* its label to finish"));
    (void)rect_cut_bottom(&rect, theme_px(theme, 4.0));
    struct rect words = rect_cut_bottom(&rect, theme_px(theme, theme->narrow ? 15.0 : 30.0));
    text_draw(kit, words,
              (struct text_style){.type = theme->narrow ? TYPE_HERO : TYPE_DISPLAY,
                                  .least = theme->narrow ? TYPE_INSTRUCTION : TYPE_HERO,
                                  .weight = WEIGHT_BOLD,
                                  .colour = COLOUR_INK,
                                  .align = ALIGN_CENTRE},
              crate->kind == CRATE_DRY ? _("It is ready") : _("Bag ready"));
    (void)rect_cut_bottom(&rect, theme_px(theme, 4.0));
    int side = rect.h < rect.w * 2 / 5 ? rect.h : rect.w * 2 / 5;
    struct rect row = rect_centre(rect, 2 * side + theme->pad, side);
    frame_picture(kit->frame, rect_cut_left(&row, side),
                  crate->kind == CRATE_DRY ? PICTURE_BASKET : PICTURE_BAG, 255, false);
    widget_verdict_mark(kit, rect_inset(rect_cut_right(&row, side), side / 8, side / 8),
                        VERDICT_DONE);
}

static void view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    kit_begin(kit, COLOUR_GREEN_SOFT);
    struct areas areas = header_areas(kit, true);
    uint32_t id = prep_lane(view->prep, ui->lane)->crate;
    parts_header(ui, view, kit, areas.header, id, "");
    struct rect middle = parts_footer(ui, view, kit, &areas, 25.0);
    widget_button(kit, middle,
                  (struct button){.name = "finish",
                                  .action = ACTION_VALIDATE,
                                  .kind = BUTTON_PRIMARY,
                                  .shape = SHAPE_TICK,
                                  .has_shape = true,
                                  .word = _("Finished"),
                                  .type = TYPE_TITLE});
    const struct crate *crate = plan_crate(view->prep->plan, id);
    if (crate == NULL) {
        return;
    }
    struct rect body = areas.body;
    draw_where(ui, view, kit, parts_beside(kit, &body, 108.0, 38), crate);
    draw_ready(ui, kit, body, crate);
}

const struct screen_def screen_crate_done = {
    .name = "crate_done", .event = event, .outcome = outcome, .view = view};
