/* restore.c: from a backup back to work: choose it, type or scan the code of the sheet, look at the
 * proof, one button. */
#include <string.h>

#include "base/str.h"
#include "ui/keypad.h"
#include "ui/moment.h"
#include "ui/picture.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/screens.h"
#include "ui/words.h"

/* ui->choice: the backup chosen, from 1; 0: none yet; RESTORE_DONE: one was put in place. */
enum { RESTORE_DONE = -1 };

static bool is_proven(const struct ui *ui, const struct ui_view *view)
{
    return ui->choice > 0 && view->keep != NULL && view->keep->is_proven;
}

static bool is_busy(const struct ui_view *view)
{
    return view->job.status == JOB_RUNNING &&
           (view->job.kind == JOB_UNSEAL || view->job.kind == JOB_ADOPT);
}

static void forget_code(struct ui *ui)
{
    memset(ui->recovery, 0, sizeof ui->recovery);
}

static void restore_enter(struct ui *ui, const struct ui_view *view)
{
    desk_enter(ui, view);
    forget_code(ui);
}

static bool is_whole(const struct ui *ui)
{
    char digits[RECOVERY_DIGITS + 1];
    int wrong;
    return recovery_read(ui->recovery, digits, &wrong);
}

static void type_digit(struct ui *ui, int digit)
{
    size_t length = strlen(ui->recovery);
    if (length < RECOVERY_DIGITS) {
        ui->recovery[length] = (char)('0' + digit);
        ui->recovery[length + 1] = '\0';
    }
}

static void erase_digit(struct ui *ui)
{
    size_t length = strlen(ui->recovery);
    if (length > 0) {
        ui->recovery[length - 1] = '\0';
    }
}

static void ask(struct ui *ui, struct request *request)
{
    request->kind = REQUEST_UNSEAL;
    request->argument = ui->choice - 1;
    (void)str_copy(request->text, sizeof request->text, ui->recovery);
}

/* The sheet's bars are its forty digits. */
static void scan(struct ui *ui, const struct code *code, struct request *request)
{
    char digits[RECOVERY_DIGITS + 1];
    int wrong;
    if (ui->choice > 0 && recovery_read(code->read, digits, &wrong)) {
        memcpy(ui->recovery, digits, sizeof ui->recovery);
        memset(digits, 0, sizeof digits);
        ask(ui, request);
    }
}

static void tap_code(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                     struct request *request)
{
    switch (input->action) {
    case ACTION_KEY: type_digit(ui, input->argument); return;
    case ACTION_ERASE: erase_digit(ui); return;
    case ACTION_VALIDATE:
        if (is_whole(ui)) {
            ask(ui, request);
        }
        return;
    case ACTION_BACK: restore_enter(ui, view); return;
    default: (void)desk_event(ui, view, input); return;
    }
}

static void restore_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                          struct request *ret_request)
{
    int action = input->kind == UI_TAP ? input->action : ACTION_NONE;
    if (is_busy(view)) {
        return;
    }
    if (input->kind == UI_SCAN) {
        scan(ui, &input->code, ret_request);
    } else if (is_proven(ui, view)) {
        if (action == ACTION_YES) {
            ret_request->kind = REQUEST_ADOPT;
            forget_code(ui);
        } else if (action == ACTION_NO || action == ACTION_BACK) {
            restore_enter(ui, view);
        } else {
            (void)desk_event(ui, view, input);
        }
    } else if (ui->choice > 0) {
        tap_code(ui, view, input, ret_request);
    } else if (action == DESK_CHOOSE) {
        ui->choice = input->argument;
    } else if (action == ACTION_NEXT) {
        ret_request->kind = REQUEST_BACKUPS_LOOK;
    } else if (action == ACTION_BACK) {
        ui_go(ui, view, ui->choice == RESTORE_DONE ? SCREEN_DIRECTOR : SCREEN_KEEP);
    } else {
        (void)desk_event(ui, view, input);
    }
}

static enum sound restore_outcome(struct ui *ui, const struct ui_view *view,
                                  const struct outcome *outcome)
{
    (void)view;
    if (outcome->request == REQUEST_ADOPT && view->job.kind == JOB_ADOPT &&
        view->job.status == JOB_DONE) {
        ui->choice = RESTORE_DONE;
        return SOUND_FINISHED;
    }
    return SOUND_NONE;
}

static void say_when(const struct ui *ui, const struct ui_view *view, int64_t at_ms, char *to,
                     size_t size)
{
    char day[32], time[16];
    moment_day(ui->language, (int32_t)((at_ms / 1000 + view->utc_offset_s) / 86400), day,
               sizeof day);
    moment_time(view, time, sizeof time, at_ms);
    (void)str_format(to, size, "%s · %s", day, time);
}

static void draw_list(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                      struct rect body)
{
    const struct theme *theme = kit->theme;
    const struct keep_view *keep = view->keep;
    int columns = theme->narrow ? 1 : 2;
    int rows = desk_fit(body.h, theme->target, theme->gap);
    int shown = keep->backup_count < columns * rows ? keep->backup_count : columns * rows;
    for (int i = 0; i < shown; i++) {
        const struct keep_backup *backup = &keep->backups[i];
        char name[FRAME_NAME], when[64], where[120];
        struct rect cell = rect_cell(body, columns, rows, theme->gap, i);
        str_format(name, sizeof name, "backup_%d", i + 1);
        desk_tile(kit, cell, name, DESK_CHOOSE, i + 1, 0);
        struct rect inside = rect_inset(cell, theme_px(theme, 4.0), theme_px(theme, 2.0));
        struct rect foot = rect_cut_bottom(&inside, inside.h / 2);
        say_when(ui, view, backup->changed_s * 1000, when, sizeof when);
        if (backup->stick[0] == '\0') {
            (void)str_copy(where, sizeof where, _("on this disk"));
        } else {
            str_format(where, sizeof where, _("on the stick “%s”"), backup->stick);
        }
        text_draw(kit, inside, desk_style(TYPE_BODY, WEIGHT_BOLD, COLOUR_INK, ALIGN_LEFT), when);
        text_draw(kit, foot, desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT),
                  where);
    }
}

static void view_list(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    struct areas areas = desk_begin(ui, kit, _("Bring back"), "");
    struct rect body = areas.body, footer = areas.footer;
    if (view->keep == NULL || view->keep->backup_count == 0) {
        widget_card(kit, body);
        desk_message(kit, body, VERDICT_COUNT, _("Plug in the stick with the backup"),
                     _("Its name begins with *borne-sauvegarde*. Have the recovery sheet at "
                       "hand."));
    } else {
        desk_sentence(kit, &body, COLOUR_INK, _("Which backup?"));
        draw_list(ui, view, kit, body);
    }
    desk_back(ui, kit, &footer);
    widget_button(kit, rect_cut_right(&footer, theme_px(kit->theme, 100.0)),
                  (struct button){.name = "again",
                                  .action = ACTION_NEXT,
                                  .kind = BUTTON_SECONDARY,
                                  .picture = PICTURE_LENS,
                                  .word = _("Look for backups")});
}

static void draw_groups(const struct ui *ui, const struct kit *kit, struct rect rect)
{
    static const uint32_t grounds[] = {COLOUR_CARD, COLOUR_GREEN_SOFT, COLOUR_AMBER_SOFT};
    const struct theme *theme = kit->theme;
    size_t length = strlen(ui->recovery);
    for (int i = 0; i < RECOVERY_GROUPS; i++) {
        char group[RECOVERY_GROUP + 1] = "";
        size_t from = (size_t)i * RECOVERY_GROUP;
        enum recovery_group state = recovery_group(ui->recovery, i);
        struct rect cell = rect_cell(rect, 2, 4, theme->gap, i);
        if (length > from) {
            str_copy_n(group, sizeof group, ui->recovery + from,
                       length - from < RECOVERY_GROUP ? length - from : RECOVERY_GROUP);
        }
        frame_fill(kit->frame, cell, theme->radius[RADIUS_MEDIUM], grounds[state]);
        struct rect inside = rect_inset(cell, theme_px(theme, 3.0), theme_px(theme, 1.0));
        text_drawf(kit, rect_cut_left(&inside, theme_px(theme, 7.0)),
                   desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT), "%d", i + 1);
        int side = theme_px(theme, 7.0);
        struct rect mark = rect_cut_right(&inside, side);
        struct text_style style = desk_style(TYPE_TITLE, WEIGHT_BOLD, COLOUR_INK, ALIGN_CENTRE);
        style.tabular = true;
        text_draw(kit, inside, style, group);
        if (state != RECOVERY_OPEN) {
            frame_shape(kit->frame, rect_centre(mark, side, side),
                        state == RECOVERY_RIGHT ? SHAPE_TICK : SHAPE_CROSS,
                        state == RECOVERY_RIGHT ? COLOUR_GREEN : COLOUR_AMBER);
        }
    }
}

static void view_code(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    struct areas areas = desk_begin(ui, kit, _("Bring back"), "");
    struct rect body = areas.body, footer = areas.footer;
    struct rect keys = desk_keys(kit, &areas, &body);
    keypad_draw(kit, keys,
                (struct keypad){.digit_action = ACTION_KEY,
                                .erase_action = ACTION_ERASE,
                                .validate_action = ACTION_VALIDATE,
                                .can_validate = is_whole(ui) && !is_busy(view)});
    desk_sentence(kit, &body, COLOUR_INK, _("Scan the sheet, or type its code"));
    struct rect state = rect_cut_bottom(&body, theme_px(theme, 22.0));
    (void)rect_cut_bottom(&body, theme->gap);
    draw_groups(ui, kit, body);
    if (is_busy(view)) {
        desk_band(kit, state, VERDICT_WAIT, _("The backup is opened and proven."));
    } else if (view->job.kind == JOB_UNSEAL && view->job.status == JOB_FAILED) {
        desk_band(kit, state, VERDICT_NOT_THIS, view->job.result);
    }
    desk_back(ui, kit, &footer);
}

static void view_proof(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct keep_view *keep = view->keep;
    char text[420], when[64];
    struct areas areas = desk_begin(ui, kit, _("Bring back"), "");
    struct rect footer = areas.footer;
    say_when(ui, view, keep->last_event_ms, when, sizeof when);
    str_format(text, sizeof text,
               _("*%lld preps, %lld orders, %lld crates*: all of it holds together. The last "
                 "thing noted in it: *%s*. What this computer has now is put aside."),
               (long long)keep->preps, (long long)keep->orders, (long long)keep->crates, when);
    widget_card_outlined(kit, areas.body, COLOUR_AMBER);
    desk_message(kit, areas.body, VERDICT_QUESTION, _("Go on from this backup?"), text);
    int half = desk_half(kit, footer, 110.0);
    widget_button(kit, rect_cut_left(&footer, half),
                  (struct button){.name = "yes",
                                  .action = ACTION_YES,
                                  .kind = BUTTON_ATTENTION,
                                  .word = _("Yes, bring it back")});
    widget_button(
        kit, rect_cut_right(&footer, half),
        (struct button){
            .name = "no", .action = ACTION_NO, .kind = BUTTON_PRIMARY, .word = _("No, go back")});
}

static void restore_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    if (ui->choice == RESTORE_DONE) {
        struct areas areas = desk_begin(ui, kit, _("Bring back"), "");
        struct rect footer = areas.footer;
        widget_card(kit, areas.body);
        desk_message(kit, areas.body, VERDICT_DONE, _("Everything is back."),
                     _("Work goes on from the last thing that the backup holds."));
        desk_back(ui, kit, &footer);
    } else if (is_proven(ui, view) && !is_busy(view)) {
        view_proof(ui, view, kit);
    } else if (ui->choice > 0) {
        view_code(ui, view, kit);
    } else {
        view_list(ui, view, kit);
    }
}

const struct screen_def screen_restore = {.name = "restore",
                                          .enter = restore_enter,
                                          .event = restore_event,
                                          .outcome = restore_outcome,
                                          .view = restore_view,
                                          .is_director = true};
