/* keep.c: copies of the record: the sheet that opens them, one to the stick, the way back, and what
 * is kept how long. */
#include "base/str.h"
#include "ui/moment.h"
#include "ui/picture.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/screens.h"
#include "ui/words.h"

static bool has_sheet(const struct ui_view *view)
{
    return view->keep != NULL && view->keep->has_sheet;
}

static bool is_writing(const struct ui_view *view)
{
    return view->job.kind == JOB_BACKUP && view->job.status == JOB_RUNNING;
}

static void keep_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                       struct request *ret_request)
{
    int action = input->kind == UI_TAP ? input->action : ACTION_NONE;
    if (action == ACTION_BACK) {
        desk_leave(ui, view);
    } else if (action == DESK_SCREEN && input->argument == SCREEN_RESTORE) {
        ret_request->kind = REQUEST_BACKUPS_LOOK;
        ui_go(ui, view, SCREEN_RESTORE);
    } else if (action == ACTION_VALIDATE && !has_sheet(view)) {
        ui_go(ui, view, SCREEN_RECOVERY);
    } else if (action == ACTION_VALIDATE) {
        if (view->stick_name[0] != '\0' && view->job.status != JOB_RUNNING) {
            ret_request->kind = REQUEST_BACKUP;
            ui->choice = 1;
        }
    } else {
        (void)desk_event(ui, view, input);
    }
}

static void say_latest(const struct ui *ui, const struct ui_view *view, char *to, size_t size)
{
    char day[32];
    int32_t number = moment_read(view->keep->latest);
    if (number == 0) {
        (void)str_copy(to, size, _("none yet"));
    } else if (number == moment_today(view)) {
        (void)str_copy(to, size, _("the last one on this disk: *today*"));
    } else {
        moment_day(ui->language, number, day, sizeof day);
        (void)str_format(to, size, _("the last one on this disk: *%s*"), day);
    }
}

static void draw_state(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       struct rect rect)
{
    char text[420];
    bool mine = ui->choice == 1 && view->job.kind == JOB_BACKUP;
    if (is_writing(view)) {
        desk_progress(kit, rect, view->job.permil);
    } else if (mine && view->job.status == JOB_FAILED) {
        desk_band(kit, rect, VERDICT_NOT_THIS, view->job.result);
    } else if (mine && view->job.status == JOB_DONE) {
        str_format(text, sizeof text, _("Written, read again, right: %s"), view->job.result);
        desk_band(kit, rect, VERDICT_DONE, text);
    } else if (!has_sheet(view)) {
        desk_band(kit, rect, VERDICT_QUESTION,
                  _("Make the recovery sheet first: only it opens the backups."));
    } else {
        desk_stick_band(ui, view, kit, rect);
    }
}

static void draw_way(const struct kit *kit, struct rect rect, const char *name, int screen,
                     const char *picture, const char *title, const char *text)
{
    const struct theme *theme = kit->theme;
    desk_tile(kit, rect, name, DESK_SCREEN, screen, 0);
    struct rect inside = rect_inset(rect, theme_px(theme, 4.0), theme_px(theme, 4.0));
    struct text_style style = desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_CENTRE);
    text_draw(kit, rect_cut_bottom(&inside, theme_px(theme, 8.0)), style, text);
    (void)rect_cut_bottom(&inside, theme_px(theme, 2.0));
    style = desk_style(TYPE_BUTTON, WEIGHT_BOLD, COLOUR_INK, ALIGN_CENTRE);
    style.lines = 2;
    text_draw(kit, rect_cut_bottom(&inside, theme_px(theme, 20.0)), style, title);
    int side = theme_px(theme, 26.0);
    side = side < inside.h ? side : inside.h;
    frame_picture(kit->frame, rect_centre(inside, side, side), picture, 255, false);
}

static void draw_ways(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                      struct rect rect)
{
    draw_way(kit, desk_cell(kit, rect, 3, 3, 1, 0), "sheet", SCREEN_RECOVERY, PICTURE_KEY,
             _("Recovery sheet"), has_sheet(view) ? _("it is made") : _("make it"));
    draw_way(kit, desk_cell(kit, rect, 3, 3, 1, 1), "restore", SCREEN_RESTORE, PICTURE_BACK,
             _("Bring back"), _("one stick, one sheet"));
    draw_way(kit, desk_cell(kit, rect, 3, 3, 1, 2), "privacy", SCREEN_PRIVACY, PICTURE_LENS,
             _("What Borne notes"), _("and for how long"));
}

static void keep_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    char text[160] = "";
    struct areas areas = desk_begin(ui, kit, _("Backup"), "");
    struct rect body = areas.body, footer = areas.footer;
    desk_sentence(kit, &body, COLOUR_INK, _("A copy, should this computer break"));
    struct rect line = {0, 0, 0, 0}; /* what a high panel's footer has no room for */
    if (theme->narrow && has_sheet(view)) {
        line = rect_cut_bottom(&body, theme_px(theme, 14.0));
    }
    struct rect state = rect_cut_bottom(&body, theme_px(theme, 24.0));
    (void)rect_cut_bottom(&body, theme->gap);
    draw_ways(ui, view, kit, body);
    draw_state(ui, view, kit, state);
    desk_back(ui, kit, &footer);
    if (has_sheet(view)) {
        desk_primary(kit, &footer, _("Back up to the stick"), NULL,
                     view->stick_name[0] == '\0' || is_writing(view));
        say_latest(ui, view, text, sizeof text);
    } else {
        desk_primary(kit, &footer, _("Make the sheet"), NULL, view->keep == NULL);
    }
    desk_say(kit, line.h > 0 ? line : footer, COLOUR_MUTED, text);
}

const struct screen_def screen_keep = {.name = "keep",
                                       .enter = desk_enter,
                                       .event = keep_event,
                                       .view = keep_view,
                                       .is_director = true};
