/* kept_out.c: a bag was too long out of the cold: red, loud, and nothing goes on before somebody
 * says that it lies in the fridge. It is noted by then. */
#include "ui/action.h"
#include "ui/picture.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/ui_time.h"
#include "ui/widgets.h"
#include "ui/words.h"

static void event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                  struct request *ret_request)
{
    (void)ret_request;
    bool done = input->action == ACTION_VALIDATE || input->action == ACTION_YES;
    if (!ui_is_at_work(ui, view) || (input->kind == UI_TAP && done)) {
        ui_go_to_work(ui, view, SCREEN_CRATE_CHOICE);
    }
}

static void view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    kit_begin(kit, COLOUR_RED_SOFT);
    struct areas areas = header_areas(kit, true);
    uint32_t crate = prep_lane(view->prep, ui->lane)->crate;
    parts_header(ui, view, kit, areas.header, crate, "");
    struct rect foot = parts_middle(kit, &areas, 25.0), body = areas.body;
    text_draw(kit, rect_cut_bottom(&body, theme_px(theme, theme->narrow ? 36.0 : 20.0)),
              (struct text_style){.type = TYPE_INSTRUCTION,
                                  .least = TYPE_BODY,
                                  .colour = COLOUR_INK,
                                  .align = ALIGN_CENTRE,
                                  .lines = 2},
              _("Half an hour out of the cold. Ask."));
    text_draw(kit, rect_cut_bottom(&body, theme_px(theme, 32.0)),
              (struct text_style){.type = TYPE_DISPLAY,
                                  .least = TYPE_TITLE,
                                  .weight = WEIGHT_BOLD,
                                  .colour = COLOUR_INK,
                                  .align = ALIGN_CENTRE,
                                  .lines = 1},
              _("To the fridge!"));
    (void)rect_cut_bottom(&body, theme->gap);
    struct rect mark = rect_cut_left(&body, body.w / 2);
    widget_verdict_mark(kit, rect_inset(mark, theme->pad, 0), VERDICT_DANGER);
    frame_picture(kit->frame, rect_inset(body, theme->pad, 0), PICTURE_ICE, 255, false);
    widget_button(kit, foot,
                  (struct button){.name = "in_fridge",
                                  .action = ACTION_VALIDATE,
                                  .kind = BUTTON_PRIMARY,
                                  .shape = SHAPE_TICK,
                                  .has_shape = true,
                                  .word = _("It is in the fridge")});
}

const struct screen_def screen_kept_out = {.name = "kept_out", .event = event, .view = view};
