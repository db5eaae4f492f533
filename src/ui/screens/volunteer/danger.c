/* danger.c: nothing can be saved: the only red screen. It says so, says why, and tries again. */
#include "ui/action.h"
#include "ui/header.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/widgets.h"
#include "ui/words.h"

static void event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                  struct request *ret_request)
{
    if (view->failure == NULL) {
        ui_resume(ui, view);
    } else if (input->kind == UI_TAP &&
               (input->action == ACTION_VALIDATE || input->action == ACTION_YES)) {
        ret_request->kind = REQUEST_RETRY;
    }
}

static enum sound outcome(struct ui *ui, const struct ui_view *view, const struct outcome *outcome)
{
    (void)outcome;
    if (view->failure == NULL) {
        ui_resume(ui, view);
        return SOUND_NONE;
    }
    return SOUND_DANGER;
}

static void view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    kit_begin(kit, COLOUR_RED_SOFT);
    struct areas areas = header_areas(kit, true);
    struct rect body = areas.body;
    body.y = areas.header.y;
    body.h += areas.body.y - areas.header.y;
    struct rect top = rect_cut_top(&body, theme_px(theme, 76.0));
    widget_verdict_mark(kit, rect_cut_left(&top, theme_px(theme, 60.0)), VERDICT_DANGER);
    (void)rect_cut_left(&top, theme->pad * 2);
    text_draw(kit, top,
              (struct text_style){.type = TYPE_DISPLAY,
                                  .least = TYPE_HERO,
                                  .weight = WEIGHT_BOLD,
                                  .colour = COLOUR_INK,
                                  .lines = 2},
              _("Nothing is saved"));
    (void)rect_cut_top(&body, theme->gap);
    widget_card_striped(kit, body, SIDE_LEFT, COLOUR_RED);
    struct rect card = rect_inset(body, theme->pad * 2, theme->pad);
    text_draw(kit, rect_cut_top(&card, theme_px(theme, theme->narrow ? 30.0 : 14.0)),
              (struct text_style){.type = TYPE_TITLE,
                                  .least = TYPE_INSTRUCTION,
                                  .weight = WEIGHT_BOLD,
                                  .colour = COLOUR_INK,
                                  .lines = theme->narrow ? 2 : 1},
              _("Stop, and call the director."));
    (void)rect_cut_top(&card, theme_px(theme, 7.0));
    text_draw(kit, card,
              (struct text_style){.type = TYPE_INSTRUCTION,
                                  .least = TYPE_SMALL,
                                  .colour = COLOUR_MUTED,
                                  .top = true,
                                  .lines = 3},
              view->failure != NULL ? view->failure : "");
    widget_button(kit, parts_middle(kit, &areas, 25.0),
                  (struct button){.name = "retry",
                                  .action = ACTION_VALIDATE,
                                  .kind = BUTTON_PRIMARY,
                                  .word = _("Try again"),
                                  .type = TYPE_TITLE});
}

const struct screen_def screen_danger = {
    .name = "danger", .event = event, .outcome = outcome, .view = view};
