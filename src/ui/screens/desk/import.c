/* import.c: a month from the stick: plug in, read, look, confirm. One thing to do at a time, and
 * nothing is written before the confirmation. */
#include "ui/screens/desk/import.h"

#include "base/str.h"
#include "ui/picture.h"
#include "ui/screens/desk/chores.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/screens.h"
#include "ui/words.h"

enum import_state {
    STATE_START,   /* nothing read yet */
    STATE_READING, /* or saving */
    STATE_FAILED,
    STATE_CHOICE, /* several files are there */
    STATE_PREVIEW,
    STATE_DONE
};

static bool is_import(const struct ui_view *view)
{
    return view->job.kind == JOB_IMPORT_READ || view->job.kind == JOB_IMPORT_SAVE;
}

static enum import_state state_of(const struct ui *ui, const struct ui_view *view)
{
    const struct import_view *import = &view->import;
    bool is_kept = view->job.kind == JOB_IMPORT_SAVE || view->job.kind == JOB_ERASE;
    if (is_import(view) && view->job.status == JOB_RUNNING) {
        /* After an answer the files are read again: mostly before anybody sees it. */
        bool is_again = view->job.kind == JOB_IMPORT_READ && import->is_ready &&
                        (view->job.permil == 0 || view->job.permil == 1000);
        return is_again ? STATE_PREVIEW : STATE_READING;
    }
    if (ui->choice == IMPORT_START) {
        return STATE_START;
    }
    if (is_import(view) && view->job.status == JOB_FAILED) {
        return STATE_FAILED;
    }
    if (is_kept && import->is_ready) {
        return STATE_DONE;
    }
    return import->has_choice ? STATE_CHOICE : import->is_ready ? STATE_PREVIEW : STATE_START;
}

static void validate(struct ui *ui, const struct ui_view *view, struct request *request)
{
    const struct import_view *import = &view->import;
    switch (state_of(ui, view)) {
    case STATE_START:
    case STATE_FAILED:
        if (view->stick_name[0] != '\0') {
            request->kind = REQUEST_IMPORT_READ;
            ui->choice = IMPORT_FOLLOW;
            ui->page = 0;
        }
        return;
    case STATE_PREVIEW:
        if (import->open_questions > 0) {
            ui->choice = IMPORT_NEXT;
            ui->page = 0;
        } else if (import->is_same) {
            ui_go(ui, view, SCREEN_LABELS);
        } else if (!import->is_blocked &&
                   (!import->follows || import_place(ui, view) == IMPORT_FOLLOW)) {
            request->kind = REQUEST_IMPORT_SAVE;
            ui->choice = IMPORT_FOLLOW;
        }
        return;
    case STATE_DONE:
        ui_go(ui, view, chores_by_hand(view) > 0 ? SCREEN_CHORES : SCREEN_LABELS);
        return;
    case STATE_CHOICE:
    case STATE_READING: return;
    }
}

/* From a list or a question to where it was opened. */
static void go_back(struct ui *ui)
{
    bool is_writing = ui->choice >= IMPORT_WRITE;
    ui->choice = is_writing ? ui->choice - IMPORT_WRITE + IMPORT_ASK : IMPORT_FOLLOW;
    ui->typed[0] = '\0';
    ui->digits[0] = '\0';
    ui->page = 0;
}

static void import_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                         struct request *ret_request)
{
    int action = input->kind == UI_TAP ? input->action : ACTION_NONE;
    enum import_state state = state_of(ui, view);
    if (state == STATE_PREVIEW && input->kind == UI_TAP && import_question_is_shown(ui, view) &&
        import_question_event(ui, view, input, ret_request)) {
        return;
    }
    if (action == ACTION_VALIDATE) {
        validate(ui, view, ret_request);
    } else if (action == ACTION_NO) {
        ret_request->kind = REQUEST_JOB_CANCEL;
        ui->choice = IMPORT_START;
    } else if (action == DESK_CHOOSE) {
        ui->choice = input->argument;
        ui->digits[0] = ui->typed[0] = '\0';
        ui->page = 0;
    } else if (action == IMPORT_FILE && state == STATE_CHOICE) {
        ret_request->kind = REQUEST_IMPORT_READ;
        ret_request->argument = (int)(1u << input->argument);
        ui->page = 0;
    } else if (action == IMPORT_ERASE) {
        ret_request->kind = REQUEST_IMPORT_ERASE;
    } else if (action == IMPORT_SAVE_REMARKS) {
        ret_request->kind = REQUEST_IMPORT_REMARKS;
    } else if (action == ACTION_BACK && ui->choice > IMPORT_FOLLOW && state == STATE_PREVIEW) {
        go_back(ui);
    } else {
        (void)desk_event(ui, view, input);
    }
}

static void view_start(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    struct areas areas = desk_begin(ui, kit, _("Import"), "");
    struct rect footer = areas.footer, card = areas.body;
    bool stick = view->stick_name[0] != '\0';
    char text[200];
    widget_card(kit, card);
    if (stick) {
        str_format(text, sizeof text, _("The stick “%s” is there."), view->stick_name);
        desk_message(
            kit, card, VERDICT_COUNT, text,
            _("Borne reads the orders and the catalogue, then shows what it has understood. "
              "Nothing is kept before you say so."));
    } else {
        desk_message(kit, card, VERDICT_COUNT, _("Plug in the stick with the orders"),
                     _("The export of the shop and *catalogue.csv*, together on the stick."));
    }
    desk_back(ui, kit, &footer);
    desk_primary(kit, &footer, _("Read the stick"), NULL, !stick);
}

static void view_reading(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    struct areas areas = desk_begin(ui, kit, _("Import"), "");
    struct rect footer = areas.footer;
    bool saving = view->job.kind == JOB_IMPORT_SAVE;
    widget_card(kit, areas.body);
    struct rect card = rect_inset(areas.body, theme_px(theme, 24.0), 0);
    card = rect_centre(card, card.w, theme_px(theme, 14.0 + 26.0 + 14.0));
    text_draw(kit, rect_cut_top(&card, theme_px(theme, 14.0)),
              desk_style(TYPE_TITLE, WEIGHT_BOLD, COLOUR_INK, ALIGN_CENTRE),
              saving ? _("Keeping the month…") : _("Reading the files…"));
    desk_progress(kit, rect_cut_top(&card, theme_px(theme, 26.0)), view->job.permil);
    text_draw(kit, rect_cut_top(&card, theme_px(theme, 14.0)),
              desk_style(TYPE_BODY, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_CENTRE),
              _("Leave the stick in its place."));
    if (!saving) {
        widget_button(kit, rect_cut_left(&footer, theme_px(theme, 84.0)),
                      (struct button){.name = "cancel",
                                      .action = ACTION_NO,
                                      .kind = BUTTON_SECONDARY,
                                      .shape = SHAPE_CROSS,
                                      .has_shape = true,
                                      .word = _("Stop")});
    }
}

static void view_failed(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    struct areas areas = desk_begin(ui, kit, _("Import"), "");
    struct rect footer = areas.footer;
    char text[360];
    desk_glue(text, sizeof text, view->job.result);
    widget_card(kit, areas.body);
    desk_message(kit, areas.body, VERDICT_NOT_THIS, _("Nothing was imported"), text);
    desk_back(ui, kit, &footer);
    desk_primary(kit, &footer, _("Read again"), NULL, view->stick_name[0] == '\0');
}

/* What is to be done about the export, which holds more than Borne needs to know. */
static void say_export(const struct ui *ui, const struct ui_view *view, char *to, size_t size)
{
    const struct job_view *job = &view->job;
    if (job->kind == JOB_ERASE && job->status == JOB_DONE) {
        str_copy(to, size, _("The export is erased. *The stick may be pulled.*"));
    } else if (job->kind == JOB_ERASE && job->status == JOB_FAILED) {
        desk_glue(to, size, job->result);
    } else if (view->import.has_export) {
        str_copy(to, size,
                 _("The export on the stick holds the names and addresses of the members: *erase "
                   "it* as soon as it is no longer needed."));
    } else {
        str_copy(to, size,
                 _("Now *erase the export* from the stick: it holds the names and addresses of the "
                   "members."));
    }
}

static void view_done(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    struct areas areas = desk_begin(ui, kit, _("Import"), "");
    struct rect footer = areas.footer;
    unsigned long crates = prep_progress(view->prep, ID_NONE).crates;
    bool is_running = view->job.status == JOB_RUNNING;
    char title[200], text[420];
    str_format(title, sizeof title,
               _n("It is done. %lu crate to come.", "It is done. %lu crates to come.", crates),
               crates);
    say_export(ui, view, text, sizeof text);
    widget_card(kit, areas.body);
    desk_message(kit, areas.body, VERDICT_DONE, title, text);
    desk_back(ui, kit, &footer);
    if (chores_by_hand(view) > 0) {
        desk_primary(kit, &footer, _("To do by hand"), NULL, false);
    } else {
        desk_primary(kit, &footer, _("Labels"), PICTURE_LABEL, false);
    }
    if (view->import.has_export && view->stick_name[0] != '\0') {
        widget_button(kit, footer,
                      (struct button){.name = "erase",
                                      .action = IMPORT_ERASE,
                                      .kind = BUTTON_ATTENTION,
                                      .disabled = is_running,
                                      .word = _("Erase the export")});
    }
}

static void import_draw(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    switch (state_of(ui, view)) {
    case STATE_START: view_start(ui, view, kit); return;
    case STATE_READING: view_reading(ui, view, kit); return;
    case STATE_FAILED: view_failed(ui, view, kit); return;
    case STATE_CHOICE: import_files_view(ui, view, kit); return;
    case STATE_PREVIEW: import_preview_view(ui, view, kit); return;
    case STATE_DONE: view_done(ui, view, kit); return;
    }
}

const struct screen_def screen_import = {.name = "import",
                                         .enter = desk_enter,
                                         .event = import_event,
                                         .view = import_draw,
                                         .is_directors_own = true,
                                         .is_director = true};
