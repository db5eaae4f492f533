/* update.c: the version of Borne on this machine: a higher one from the stick, the one before. */
#include "base/assert.h"
#include "base/str.h"
#include "ui/picture.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/screens.h"
#include "ui/upkeep_view.h"
#include "ui/words.h"

enum { PLACE_OVERVIEW, PLACE_BACK };

static bool is_prep_open(const struct ui_view *view)
{
    return view->prep->plan != NULL && !view->prep->is_closed;
}

static bool may_update(const struct ui_view *view)
{
    const struct upkeep_view *upkeep = view->upkeep;
    return upkeep != NULL && upkeep->is_ours && upkeep->offered[0] != '\0' &&
           upkeep->update != UPKEEP_WORKS && !is_prep_open(view);
}

static bool may_go_back(const struct ui_view *view)
{
    const struct upkeep_view *upkeep = view->upkeep;
    return upkeep != NULL && upkeep->is_ours && upkeep->previous[0] != '\0' &&
           upkeep->may_go_back && upkeep->update != UPKEEP_WORKS && !is_prep_open(view);
}

static void update_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                         struct request *ret_request)
{
    if (input->kind != UI_TAP) {
        (void)desk_event(ui, view, input);
    } else if (input->action == ACTION_VALIDATE && may_update(view)) {
        ret_request->kind = REQUEST_UPKEEP;
        ret_request->argument = UPKEEP_DEED_UPDATE;
    } else if (input->action == DESK_CHOOSE && may_go_back(view)) {
        ui->choice = PLACE_BACK;
    } else if (ui->choice == PLACE_BACK && input->action == ACTION_YES && may_go_back(view)) {
        ui->choice = PLACE_OVERVIEW;
        ret_request->kind = REQUEST_UPKEEP;
        ret_request->argument = UPKEEP_DEED_BACK;
    } else if (ui->choice == PLACE_BACK && input->action == ACTION_NO) {
        ui->choice = PLACE_OVERVIEW;
    } else if (input->action == DESK_SCREEN && input->argument == SCREEN_DOCTOR) {
        ret_request->kind = REQUEST_DOCTOR;
        ui_go(ui, view, SCREEN_DOCTOR);
    } else if (input->action == DESK_SCREEN && input->argument == SCREEN_DISK) {
        ret_request->kind = REQUEST_UPKEEP; /* which ones are there is found as it opens */
        ret_request->argument = UPKEEP_DEED_DISKS;
        ui_go(ui, view, SCREEN_DISK);
    } else if (input->action == ACTION_BACK) {
        desk_leave(ui, view);
    } else {
        (void)desk_event(ui, view, input);
    }
}

/* Why an update was not taken, by the words of kiosk-config/update.sh. */
static const char *why_not(const struct ui *ui, const char *word)
{
    static const struct {
        const char *word, *says;
    } rows[] = {
        {"no_package", N_("There is no update on this stick.")},
        {"wrong_key", N_("This update is not signed by the people of Borne, or it is damaged. "
                         "Nothing was changed.")},
        {"no_key", N_("This station takes no updates yet: it has no key to check them with.")},
        {"not_higher", N_("The version on the stick is not newer than this one.")},
        {"not_ours", N_("This update is made for another kind of machine.")},
        {"too_large", N_("This file is too large to be an update.")},
        {"broken", N_("This version does not start on this machine. Nothing was changed.")},
        {"no_room", N_("There is not enough room on the disk. Nothing was changed.")},
        {"no_previous", N_("There is no earlier version any more.")},
        {"record_moved_on", N_("Work was noted since the update: the earlier version could not "
                               "read it. It stays as it is.")},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (str_equal(rows[i].word, word)) {
            return _(rows[i].says);
        }
    }
    return _("It did not work. Nothing was changed.");
}

static void draw_state(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       struct rect rect)
{
    const struct upkeep_view *upkeep = view->upkeep;
    char text[200];
    if (upkeep == NULL || !upkeep->is_ours) {
        desk_band(kit, rect, VERDICT_ALREADY, _("This PC keeps its programs itself."));
    } else if (upkeep->update == UPKEEP_WORKS) {
        desk_band(kit, rect, VERDICT_WAIT,
                  _("One moment: the screen goes dark and comes back by itself."));
    } else if (upkeep->update == UPKEEP_FAILED) {
        desk_band(kit, rect, VERDICT_NOT_THIS, why_not(ui, upkeep->update_says));
    } else if (is_prep_open(view)) {
        desk_band(kit, rect, VERDICT_QUESTION,
                  _("A preparation is open: the version changes once it is closed."));
    } else if (upkeep->update == UPKEEP_DONE) {
        str_format(text, sizeof text, _("Done: this is version %s."), upkeep->version);
        desk_band(kit, rect, VERDICT_DONE, text);
    } else if (upkeep->offered[0] != '\0') {
        str_format(text, sizeof text, _("The stick “%s” brings version %s."), view->stick_name,
                   upkeep->offered);
        desk_band(kit, rect, VERDICT_ALREADY, text);
    } else if (view->stick_name[0] != '\0') {
        desk_band(kit, rect, VERDICT_QUESTION, _("There is no update on this stick."));
    } else {
        desk_band(kit, rect, VERDICT_QUESTION, _("Plug in the stick with the update."));
    }
}

static void draw_version(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                         struct rect rect)
{
    const struct theme *theme = kit->theme;
    widget_card(kit, rect);
    struct rect card = rect_inset(rect, theme->pad, theme_px(theme, 5.0));
    text_draw(kit, rect_cut_top(&card, theme_px(theme, 10.0)),
              desk_style(TYPE_BODY, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_CENTRE),
              _("This station has version"));
    enum type type = text_type_for(theme, card.h, TYPE_DISPLAY, TYPE_BODY);
    text_draw(kit, card, desk_style(type, WEIGHT_BOLD, COLOUR_INK, ALIGN_CENTRE),
              view->upkeep != NULL ? view->upkeep->version : "");
}

static void draw_previous(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                          struct rect rect)
{
    const struct theme *theme = kit->theme;
    const struct upkeep_view *upkeep = view->upkeep;
    char text[120];
    if (upkeep == NULL || upkeep->previous[0] == '\0') {
        return;
    }
    if (!may_go_back(view)) {
        text_draw(kit, rect, desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_CENTRE),
                  is_prep_open(view) ? "" : _("Work was noted since: this version stays."));
        return;
    }
    if (str_equal(upkeep->previous, "package")) {
        (void)str_copy(text, sizeof text, _("Back to the first version"));
    } else {
        str_format(text, sizeof text, _("Back to version %s"), upkeep->previous);
    }
    int width = theme_px(theme, 160.0);
    widget_button(
        kit, rect_centre(rect, width, rect.h),
        (struct button){
            .name = "previous", .action = DESK_CHOOSE, .kind = BUTTON_SECONDARY, .word = text});
}

static void view_back(const struct ui *ui, const struct kit *kit)
{
    struct areas areas = desk_begin(ui, kit, _("Version"), "");
    struct rect footer = areas.footer;
    widget_card_outlined(kit, areas.body, COLOUR_AMBER);
    desk_message(kit, areas.body, VERDICT_QUESTION, _("Go back to the version before?"),
                 _("Nothing that was noted is lost. The screen goes dark and comes back."));
    int half = desk_half(kit, footer, 110.0);
    widget_button(kit, rect_cut_left(&footer, half),
                  (struct button){.name = "yes",
                                  .action = ACTION_YES,
                                  .kind = BUTTON_ATTENTION,
                                  .word = _("Yes, go back")});
    widget_button(kit, rect_cut_right(&footer, half),
                  (struct button){.name = "no",
                                  .action = ACTION_NO,
                                  .kind = BUTTON_PRIMARY,
                                  .word = _("No, keep this one")});
}

static void update_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    if (ui->choice == PLACE_BACK && may_go_back(view)) {
        view_back(ui, kit);
        return;
    }
    struct areas areas = desk_begin(ui, kit, _("Version"), "");
    struct rect body = areas.body, footer = areas.footer;
    desk_sentence(kit, &body, COLOUR_INK, _("A newer Borne comes on a stick"));
    struct rect upper = desk_upper_row(kit, &body, true);
    struct rect *row = theme->narrow ? &upper : &footer;
    bool is_on_stick = view->upkeep != NULL && view->upkeep->is_on_stick;
    draw_state(ui, view, kit, rect_cut_bottom(&body, theme_px(theme, theme->narrow ? 42.0 : 26.0)));
    (void)rect_cut_bottom(&body, theme->gap);
    if (view->upkeep != NULL && view->upkeep->previous[0] != '\0') {
        draw_previous(ui, view, kit, rect_cut_bottom(&body, theme->target));
        (void)rect_cut_bottom(&body, theme->gap);
    }
    draw_version(ui, view, kit, body);
    desk_back(ui, kit, &footer);
    desk_primary(kit, &footer, _("Install it"), NULL, !may_update(view));
    int half = (row->w - theme->gap) / 2;
    widget_button(kit,
                  rect_cut_left(row, !theme->narrow ? theme_px(theme, 62.0)
                                     : is_on_stick  ? half
                                                    : row->w),
                  (struct button){.name = "doctor",
                                  .action = DESK_SCREEN,
                                  .argument = SCREEN_DOCTOR,
                                  .kind = BUTTON_SECONDARY,
                                  .word = _("State")});
    if (is_on_stick) {
        widget_button(kit, rect_cut_right(row, theme->narrow ? half : theme_px(theme, 90.0)),
                      (struct button){.name = "disk",
                                      .action = DESK_SCREEN,
                                      .argument = SCREEN_DISK,
                                      .kind = BUTTON_SECONDARY,
                                      .word = _("Put it on the disk")});
    }
}

const struct screen_def screen_update = {.name = "update",
                                         .enter = desk_enter,
                                         .event = update_event,
                                         .view = update_view,
                                         .is_director = true};
