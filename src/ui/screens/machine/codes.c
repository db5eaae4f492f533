/* codes.c: who may: the director's code, one for helpers, and the stick for the day when the code
 * is forgotten. */
#include "ui/picture.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/screens.h"
#include "ui/words.h"

/* Arguments of DESK_OWN. */
enum codes_deed { DEED_DIRECTOR, DEED_HELPER, DEED_NO_HELPER, DEED_STICK };

static void codes_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                        struct request *ret_request)
{
    if (input->kind != UI_TAP || input->action != DESK_OWN) {
        if (input->kind == UI_TAP && input->action == ACTION_BACK) {
            desk_leave(ui, view);
        } else {
            (void)desk_event(ui, view, input);
        }
        return;
    }
    switch ((enum codes_deed)input->argument) {
    case DEED_DIRECTOR:
    case DEED_HELPER:
        ui->pin_for = input->argument == DEED_HELPER ? ROLE_HELPER : ROLE_DIRECTOR;
        ui_go(ui, view, SCREEN_PIN);
        return;
    case DEED_NO_HELPER:
        ret_request->kind = REQUEST_PIN_SET; /* an empty code: none any more */
        ret_request->argument = ROLE_HELPER;
        return;
    case DEED_STICK:
        if (view->stick_name[0] != '\0' && view->job.status != JOB_RUNNING) {
            ret_request->kind = REQUEST_SECOURS_MAKE;
            ui->choice = 1;
        }
        return;
    }
}

static void draw_row(const struct kit *kit, struct rect rect, const char *name, int deed,
                     const char *picture, const char *title, const char *text)
{
    const struct theme *theme = kit->theme;
    desk_tile(kit, rect, name, DESK_OWN, deed, 0);
    struct rect inside = rect_inset(rect, theme_px(theme, 5.0), theme_px(theme, 3.0));
    int side = theme_px(theme, 14.0);
    frame_picture(kit->frame, rect_centre(rect_cut_left(&inside, side), side, side), picture, 255,
                  false);
    (void)rect_cut_left(&inside, theme_px(theme, 5.0));
    struct rect foot = rect_cut_bottom(&inside, inside.h / 2);
    text_draw(kit, inside, desk_style(TYPE_BUTTON, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT), title);
    struct text_style style = desk_style(TYPE_BODY, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT);
    style.lines = 2;
    text_draw(kit, foot, style, text);
}

static void codes_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    struct areas areas = desk_begin(ui, kit, _("Who may do what"), "");
    struct rect body = areas.body, footer = areas.footer;
    bool mine = ui->choice == 1 && view->job.kind == JOB_SECOURS;
    struct rect says = rect_cut_bottom(&body, theme_px(theme, theme->narrow ? 36.0 : 20.0));
    (void)rect_cut_bottom(&body, theme->gap);
    draw_row(kit, rect_cell(body, 1, 3, theme->gap, 0), "director_code", DEED_DIRECTOR, PICTURE_KEY,
             _("Change the director’s code"), _("opens everything"));
    struct rect row = rect_cell(body, 1, 3, theme->gap, 1);
    if (view->has_helper_pin) {
        struct rect none = rect_cut_right(&row, theme_px(theme, 90.0));
        (void)rect_cut_right(&row, theme->gap);
        widget_button(kit, none,
                      (struct button){.name = "no_helper",
                                      .action = DESK_OWN,
                                      .argument = DEED_NO_HELPER,
                                      .kind = BUTTON_SECONDARY,
                                      .word = _("No helper’s code")});
    }
    draw_row(kit, row, "helper_code", DEED_HELPER, PICTURE_PEOPLE,
             view->has_helper_pin ? _("Change the helper’s code") : _("A code for helpers"),
             _("the day, labels, returns; no settings, no notes, no sharing"));
    draw_row(kit, rect_cell(body, 1, 3, theme->gap, 2), "recovery", DEED_STICK, PICTURE_LOCK,
             _("Make the recovery stick"),
             view->has_recovery ? _("it is made: a new one replaces it")
                                : _("for the day when the code is forgotten"));
    if (mine && view->job.status == JOB_DONE) {
        desk_band(kit, says, VERDICT_DONE,
                  _("The recovery stick is ready. Put it in the cupboard."));
    } else if (mine && view->job.status == JOB_FAILED) {
        desk_band(kit, says, VERDICT_NOT_THIS, view->job.result);
    } else if (view->stick_name[0] == '\0' && !view->has_recovery) {
        desk_band(kit, says, VERDICT_QUESTION,
                  _("Plug in a stick that will stay in the cupboard, then make it."));
    } else {
        desk_band(kit, says, VERDICT_ALREADY,
                  _("Each change at the desk is noted with its hour and role, never a name."));
    }
    desk_back(ui, kit, &footer);
}

const struct screen_def screen_codes = {.name = "codes",
                                        .enter = desk_enter,
                                        .event = codes_event,
                                        .view = codes_view,
                                        .is_director = true,
                                        .is_directors_own = true};
