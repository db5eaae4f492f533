/* recovery.c: the recovery sheet: its code is drawn, shown once, printed or written down, and put
 * away; from then on it is nowhere but on paper. */
#include "base/str.h"
#include "ui/picture.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/screens.h"
#include "ui/words.h"

static const char *code_of(const struct ui_view *view)
{
    return view->keep != NULL ? view->keep->code : "";
}

static void recovery_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                           struct request *ret_request)
{
    bool has_code = code_of(view)[0] != '\0';
    int action = input->kind == UI_TAP ? input->action : ACTION_NONE;
    if (action == ACTION_VALIDATE && !has_code) {
        ret_request->kind = REQUEST_SHEET_NEW;
    } else if (action == ACTION_VALIDATE || (action == ACTION_BACK && has_code)) {
        ret_request->kind = REQUEST_SHEET_FORGET;
    } else if (action == DESK_OWN && has_code && view->job.status != JOB_RUNNING) {
        ret_request->kind = REQUEST_SHEET_SAVE;
        ui->choice = 1;
    } else if (action == ACTION_BACK) {
        ui_go(ui, view, SCREEN_KEEP);
    } else {
        (void)desk_event(ui, view, input);
    }
}

static enum sound recovery_outcome(struct ui *ui, const struct ui_view *view,
                                   const struct outcome *outcome)
{
    if (outcome->request == REQUEST_SHEET_FORGET) {
        ui_go(ui, view, SCREEN_KEEP);
    }
    return SOUND_NONE;
}

static void draw_code(const struct ui_view *view, const struct kit *kit, struct rect rect)
{
    const struct theme *theme = kit->theme;
    struct text_style number = desk_style(TYPE_HERO, WEIGHT_BOLD, COLOUR_INK, ALIGN_CENTRE);
    struct text_style place = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT);
    number.tabular = true;
    for (int i = 0; i < RECOVERY_GROUPS; i++) {
        char group[RECOVERY_GROUP + 1];
        struct rect cell = rect_cell(rect, 4, 2, theme->gap, i);
        str_copy_n(group, sizeof group, code_of(view) + (ptrdiff_t)i * RECOVERY_GROUP,
                   RECOVERY_GROUP);
        widget_card(kit, cell);
        cell = rect_inset(cell, theme_px(theme, 4.0), theme_px(theme, 3.0));
        text_drawf(kit, rect_cut_top(&cell, theme_px(theme, 7.0)), place, "%d", i + 1);
        text_draw(kit, cell, number, group);
    }
}

static void draw_state(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       struct rect rect)
{
    char text[420];
    bool mine = ui->choice == 1 && view->job.kind == JOB_SHEET;
    if (mine && view->job.status == JOB_FAILED) {
        desk_band(kit, rect, VERDICT_NOT_THIS, view->job.result);
    } else if (mine && view->job.status == JOB_DONE) {
        str_format(text, sizeof text, _("Written: %s"), view->job.result);
        desk_band(kit, rect, VERDICT_DONE, text);
    } else {
        desk_band(kit, rect, VERDICT_QUESTION,
                  _("It is shown only now. Print it, or copy it by hand, for the cupboard."));
    }
}

static void view_code(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    struct areas areas = desk_begin(ui, kit, _("Recovery sheet"), "");
    struct rect body = areas.body, footer = areas.footer;
    desk_sentence(kit, &body, COLOUR_INK, _("The code that opens the backups"));
    struct rect state = rect_cut_bottom(&body, theme_px(theme, 24.0));
    (void)rect_cut_bottom(&body, theme->gap);
    draw_code(view, kit, body);
    draw_state(ui, view, kit, state);
    widget_button(
        kit, rect_cut_left(&footer, theme_px(theme, 110.0)),
        (struct button){.name = "save",
                        .action = DESK_OWN,
                        .kind = BUTTON_SECONDARY,
                        .picture = PICTURE_PRINTER,
                        .disabled = view->stick_name[0] == '\0' || view->job.status == JOB_RUNNING,
                        .word = _("Page to the stick")});
    desk_primary(kit, &footer, _("It is put away"), NULL, false);
}

static void recovery_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    if (code_of(view)[0] != '\0') {
        view_code(ui, view, kit);
        return;
    }
    bool again = view->keep != NULL && view->keep->has_sheet;
    struct areas areas = desk_begin(ui, kit, _("Recovery sheet"), "");
    struct rect footer = areas.footer;
    widget_card(kit, areas.body);
    desk_message(kit, areas.body, again ? VERDICT_QUESTION : VERDICT_ALREADY,
                 again ? _("Make a new sheet?") : _("A sheet for the cupboard"),
                 again ? _("Backups made until now are opened by the *old* sheet: keep it with "
                           "them. From now on the *new* one counts.")
                       : _("Borne draws a code of *40 digits*. Whoever has a backup *and* this "
                           "sheet can bring everything back; a lost stick alone tells nothing."));
    desk_back(ui, kit, &footer);
    desk_primary(kit, &footer, again ? _("Make a new sheet") : _("Make the sheet"), NULL,
                 view->keep == NULL);
}

const struct screen_def screen_recovery = {.name = "recovery",
                                           .enter = desk_enter,
                                           .event = recovery_event,
                                           .outcome = recovery_outcome,
                                           .view = recovery_view,
                                           .is_director = true};
