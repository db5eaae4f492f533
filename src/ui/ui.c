/* ui.c: from screen to screen: what every screen has in common. */
#include "ui/ui.h"

#include <string.h>

#include "base/assert.h"
#include "domain/practice.h"
#include "ui/action.h"
#include "ui/contrast.h"
#include "ui/header.h"
#include "ui/helper_call.h"
#include "ui/mirror.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/coach.h"
#include "ui/screens/volunteer/comfort.h"
#include "ui/screens/volunteer/idle.h"
#include "ui/ui_time.h"
#include "ui/widgets.h"
#include "ui/words.h"

static const struct screen_def *const screens[SCREEN_ID_COUNT] = {
    [SCREEN_HOME] = &screen_home,
    [SCREEN_FIRST] = &screen_first,
    [SCREEN_TOUCH] = &screen_touch,
    [SCREEN_TIMELINE] = &screen_timeline,
    [SCREEN_ARRIVALS] = &screen_arrivals,
    [SCREEN_HELP] = &screen_help,
    [SCREEN_COMFORT] = &screen_comfort,
    [SCREEN_WELCOME] = &screen_welcome,
    [SCREEN_PRACTISED] = &screen_practised,
    [SCREEN_DANGER] = &screen_danger,
    [SCREEN_POWER] = &screen_power,
    [SCREEN_PAIR] = &screen_pair,
    [SCREEN_CRATE_CHOICE] = &screen_crate_choice,
    [SCREEN_CRATE_NUMBER] = &screen_crate_number,
    [SCREEN_CRATE_OPENED] = &screen_crate_opened,
    [SCREEN_PICK] = &screen_pick,
    [SCREEN_NOT_THIS] = &screen_not_this,
    [SCREEN_PROBLEM] = &screen_problem,
    [SCREEN_KEPT_OUT] = &screen_kept_out,
    [SCREEN_CRATE_DONE] = &screen_crate_done,
    [SCREEN_CHECK] = &screen_check,
    [SCREEN_CHECK_RESULT] = &screen_check_result,
    [SCREEN_SHARE] = &screen_share,
    [SCREEN_RECEIVE] = &screen_receive,
    [SCREEN_LOT] = &screen_lot,
    [SCREEN_LOAD] = &screen_load,
    [SCREEN_BAG] = &screen_bag,
    [SCREEN_CHILLED] = &screen_chilled,
    [SCREEN_BULK] = &screen_bulk,
    [SCREEN_TRIPS] = &screen_trips,
    [SCREEN_EMPTIES] = &screen_empties,
    [SCREEN_CLEAN] = &screen_clean,
    [SCREEN_PIN] = &screen_pin,
    [SCREEN_DIRECTOR] = &screen_director,
    [SCREEN_IMPORT] = &screen_import,
    [SCREEN_LABELS] = &screen_labels,
    [SCREEN_PAPERS] = &screen_papers,
    [SCREEN_PRINTER] = &screen_printer,
    [SCREEN_SHEET] = &screen_sheet,
    [SCREEN_STOCK] = &screen_stock,
    [SCREEN_PRINTING] = &screen_printing,
    [SCREEN_REVIEW] = &screen_review,
    [SCREEN_EXPORT] = &screen_export,
    [SCREEN_SETTINGS] = &screen_settings,
    [SCREEN_DEVICES] = &screen_devices,
    [SCREEN_CHORES] = &screen_chores,
    [SCREEN_NOTES] = &screen_notes,
    [SCREEN_LEARN] = &screen_learn,
    [SCREEN_ALONE] = &screen_alone,
    [SCREEN_KEEP] = &screen_keep,
    [SCREEN_RECOVERY] = &screen_recovery,
    [SCREEN_RESTORE] = &screen_restore,
    [SCREEN_PRIVACY] = &screen_privacy,
    [SCREEN_CLOCK] = &screen_clock,
    [SCREEN_DOCTOR] = &screen_doctor,
    [SCREEN_UPDATE] = &screen_update,
    [SCREEN_DISK] = &screen_disk,
    [SCREEN_MORE] = &screen_more,
    [SCREEN_SHORTAGE] = &screen_shortage,
    [SCREEN_VOICE] = &screen_voice,
    [SCREEN_SUBSTITUTES] = &screen_substitutes,
    [SCREEN_HALF_DAY] = &screen_half_day,
    [SCREEN_CLOSE] = &screen_close,
    [SCREEN_CASE] = &screen_case,
    [SCREEN_RETURNS] = &screen_returns,
    [SCREEN_CODES] = &screen_codes,
    [SCREEN_FIND] = &screen_find,
    [SCREEN_MONTH] = &screen_month,
    [SCREEN_YEAR] = &screen_year,
    [SCREEN_HELPERS] = &screen_helpers,
    [SCREEN_LENDS] = &screen_lends,
    [SCREEN_ROOM] = &screen_room,
    [SCREEN_KIT] = &screen_kit,
    [SCREEN_OWN] = &screen_own,
    [SCREEN_FRIDGES] = &screen_fridges,
};

const struct screen_def *ui_screen(enum screen_id screen)
{
    ASSERT(screen < SCREEN_ID_COUNT && screens[screen] != NULL);
    return screens[screen];
}

enum role ui_role(const struct ui *ui)
{
    if (!ui->is_director || !ui_screen(ui->screen)->is_director) {
        return ROLE_ROOM;
    }
    return ui->is_helper ? ROLE_HELPER : ROLE_DIRECTOR;
}

void ui_init(struct ui *ui, uint8_t lane)
{
    memset(ui, 0, sizeof *ui);
    ui->lane = lane;
    ui->pair = -1;
    ui->screen = ui->back = SCREEN_HOME;
    ui->hub = SCREEN_DIRECTOR;
}

void ui_go(struct ui *ui, const struct ui_view *view, enum screen_id screen)
{
    bool hub = screen == SCREEN_DIRECTOR || screen == SCREEN_MORE || screen == SCREEN_SETTINGS;
    screen = ui->is_first && hub ? SCREEN_FIRST : screen;
    ui->is_first = ui->is_first && screen != SCREEN_HOME;
    ui->takes_touches = false;
    const struct screen_def *to = ui_screen(screen);
    if (to->is_director && screen != SCREEN_PIN &&
        (!ui->is_director || (to->is_directors_own && ui->is_helper))) {
        ui->after_pin = screen;
        ui->pin_for = ROLE_ROOM;
        screen = SCREEN_PIN;
    }
    ui->screen = screen;
    ui->hub = hub && screen != SCREEN_FIRST && screen != SCREEN_PIN ? screen : ui->hub;
    memset(ui->digits, 0, sizeof ui->digits);
    memset(&ui->press, 0, sizeof ui->press);
    if (ui_screen(screen)->enter != NULL) {
        ui_screen(screen)->enter(ui, view);
    }
}

void ui_go_to_work(struct ui *ui, const struct ui_view *view, enum screen_id otherwise)
{
    const struct prep *prep = view->prep;
    uint32_t crate = prep_lane(prep, ui->lane)->crate;
    enum screen_id next = otherwise;
    bool substitute;
    if (crate != ID_NONE && prep_crate(prep, crate)->status == CRATE_PICKING) {
        ui->task = LANE_TASK_PICK;
        next = prep_next_portion(prep, crate) != ID_NONE ? SCREEN_PICK : SCREEN_CRATE_DONE;
    } else if (crate != ID_NONE) {
        ui->task = LANE_TASK_CHECK;
        next = prep_next_count(prep, crate, &substitute) != ID_NONE ? SCREEN_CHECK
                                                                    : SCREEN_CHECK_RESULT;
    }
    if (crate != ID_NONE) {
        ui->shown_crate = crate;
    }
    ui_go(ui, view, next);
}

void ui_resume(struct ui *ui, const struct ui_view *view)
{
    if (view->failure != NULL) {
        ui_go(ui, view, SCREEN_DANGER);
        return;
    }
    ui->kept_out = ID_NONE;
    comfort_again(ui, view);
    ui_go_to_work(ui, view, SCREEN_HOME);
    ui->is_resumed = ui->screen == SCREEN_PICK || ui->screen == SCREEN_CHECK;
}

/* What a pair has set is not for the next one. */
static void be_french_again(struct ui *ui)
{
    ui->language = LANGUAGE_FR;
    ui->comfort = 0;
}

/* A language that was chosen before the animal is the pair's. */
static void meet_pair(struct ui *ui, const struct ui_view *view)
{
    if (ui->pair >= 0 && ui->pair != view->pair) {
        be_french_again(ui);
    }
    ui->pair = view->pair;
}

/* Leaves screens that nobody has touched for a while. A crate is never left by itself. */
static void leave_when_idle(struct ui *ui, const struct ui_view *view)
{
    if (ui->touched_ms > view->now_ms) { /* the clock was set back */
        ui->touched_ms = view->now_ms;
    }
    bool director = ui_screen(ui->screen)->is_director;
    bool busy = director && view->job.status == JOB_RUNNING;
    if (busy || ui->is_busy) {
        ui->touched_ms = view->now_ms;
    }
    ui->is_busy = busy;
    int64_t idle_ms = view->now_ms - ui->touched_ms;
    if (view->pair < 0 && idle_ms >= UI_HOME_AFTER_MS && !ui_is_at_work(ui, view)) {
        be_french_again(ui);
    }
    if (idle_ms >= (director ? (int64_t)UI_LOCK_AFTER_MS : UI_HOME_AFTER_MS)) {
        ui->is_director = false;
        if (ui->screen != SCREEN_HOME) {
            ui_go_to_work(ui, view, SCREEN_HOME);
        }
    }
}

void ui_plan_changed(struct ui *ui, const struct ui_view *view)
{
    enum screen_id screen = ui->screen == SCREEN_HELP ? ui->back : ui->screen;
    memset(&ui->refusal, 0, sizeof ui->refusal);
    memset(&ui->next, 0, sizeof ui->next);
    memset(&ui->filter, 0, sizeof ui->filter);
    ui->shared_product = ui->shared_crate = ID_NONE;
    memset(&ui->lot, 0, sizeof ui->lot);
    memset(&ui->bag, 0, sizeof ui->bag);
    ui->pickup = ui->kept_out = ID_NONE;
    ui->problem_product = ui->shown_crate = ui->wanted_crate = ID_NONE;
    ui->tally_milli = 0;
    if (ui_screen(screen)->is_director) {
        ui->page = 0;
        ui->choice = screen == SCREEN_IMPORT ? ui->choice : 0;
        return;
    }
    if (screen == SCREEN_LOT || screen == SCREEN_BAG || screen == SCREEN_EMPTIES) {
        /* what was typed was about goods and labos of another plan */
        ui_go(ui, view, screen == SCREEN_LOT ? SCREEN_RECEIVE : screen);
        return;
    }
    bool is_at_a_crate = screen >= SCREEN_CRATE_OPENED && screen <= SCREEN_CHECK_RESULT;
    if (is_at_a_crate) {
        ui_go_to_work(ui, view, SCREEN_CRATE_CHOICE);
    }
}

/* The screen stays as it is behind the question. */
static void ask_power(struct ui *ui, const struct ui_view *view)
{
    ui->touched_ms = view->now_ms;
    if (ui->screen != SCREEN_POWER) {
        ui->power_back = ui->screen;
        ui->screen = SCREEN_POWER;
    }
    ui->power = 0;
}

/* Practice is over where real work begins. */
static void end_practice_at_home(const struct ui *ui, const struct ui_view *view,
                                 struct request *request)
{
    if (view->prep->is_practice && ui->screen == SCREEN_HOME) {
        *request = (struct request){.kind = REQUEST_PRACTICE, .argument = 0};
    }
}

/* What the request before it asked for goes out at once, unless somebody does something else. */
static bool ask_next(struct ui *ui, enum ui_input_kind kind, struct request *request)
{
    struct command next = ui->next;
    memset(&ui->next, 0, sizeof ui->next);
    if (kind != UI_CHANGED || next.kind == COMMAND_NONE) {
        return false;
    }
    request->kind = REQUEST_COMMAND;
    request->command = next;
    return true;
}

/* What anybody may ask for on any screen. The station's state says nothing of a person: it goes to
 * the stick at once; to be seen it takes the code. */
static bool ask_anywhere(struct ui *ui, const struct ui_view *view, int action,
                         struct request *request)
{
    switch (action) {
    case ACTION_HEAR: request->kind = REQUEST_HEAR; return true;
    case ACTION_STATE:
        request->kind = REQUEST_DOCTOR;
        request->argument = view->stick_name[0] != '\0' ? 1 : 0;
        ui_go(ui, view, SCREEN_DOCTOR);
        return true;
    default: return false;
    }
}

void ui_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
              struct request *ret_request)
{
    struct ui_input in = *input;
    memset(ret_request, 0, sizeof *ret_request);
    if (in.kind == UI_POWER) {
        ask_power(ui, view);
        return;
    }
    if (ui->screen == SCREEN_POWER && in.kind == UI_SCAN) { /* work goes on */
        ui->screen = ui->power_back;
    }
    if (view->failure != NULL && ui->screen != SCREEN_DANGER && ui->screen != SCREEN_POWER) {
        ui_go(ui, view, SCREEN_DANGER);
        return;
    }
    meet_pair(ui, view);
    if (ask_next(ui, in.kind, ret_request) ||
        (in.kind == UI_CHANGED && ui_note_kept_out(ui, view, ret_request))) {
        return;
    }
    if (in.kind != UI_CHANGED) {
        ui->desk.unread = UNREAD_NONE;
        ui->is_well = in.kind == UI_SCAN && ui->is_first_scan;
        ui->is_first_scan = ui->is_first_scan && in.kind != UI_SCAN;
    }
    if (in.kind == UI_SCAN) {
        in.code = practice_code(view->prep, &in.code);
    }
    if (in.kind == UI_SCAN && in.code.kind == CODE_COMMAND) {
        int serial = in.code.serial;
        in = (struct ui_input){.kind = UI_TAP};
        in.action = action_of_command(serial, &in.argument);
    }
    if (in.kind == UI_CHANGED) {
        if ((ui_may_be_left(ui->screen) || ui->screen == SCREEN_HOME) &&
            !(ui_is_at_work(ui, view) && ui->screen == SCREEN_NOT_THIS)) {
            leave_when_idle(ui, view);
        }
    } else {
        ui->touched_ms = view->now_ms;
        ui->is_resumed = false;
    }
    if (in.kind == UI_TAP && in.action == ACTION_HELP && ui->screen != SCREEN_HELP) {
        ui->back = ui->screen;
        ui_go(ui, view, SCREEN_HELP);
        return;
    }
    if (in.kind == UI_TAP && in.action == ACTION_HOME &&
        (!ui_is_at_work(ui, view) || view->prep->is_practice)) {
        ui->is_director = false;
        ui_go(ui, view, SCREEN_HOME);
        end_practice_at_home(ui, view, ret_request);
        return;
    }
    if (in.kind == UI_TAP && ask_anywhere(ui, view, in.action, ret_request)) {
        return;
    }
    if (in.kind == UI_TAP && in.action == ACTION_LANGUAGE && !ui_screen(ui->screen)->is_director) {
        ui->language = (ui->language + 1) % words_count();
        comfort_keep(ui, view, ret_request);
        return;
    }
    enum role role = ui_role(ui); /* before the screen may lock itself */
    ui_screen(ui->screen)->event(ui, view, &in, ret_request);
    ret_request->role = ret_request->command.role = role;
    end_practice_at_home(ui, view, ret_request);
    comfort_keep(ui, view, ret_request);
}

static enum sound sound_of_refusal(enum refusal_kind kind)
{
    static const enum sound sounds[REFUSAL_KIND_COUNT] = {
        [REFUSAL_ALREADY_DONE] = SOUND_ALREADY,    [REFUSAL_UNKNOWN_CODE] = SOUND_UNKNOWN,
        [REFUSAL_OTHER_CRATE] = SOUND_OTHER_CRATE, [REFUSAL_STALE_LABEL] = SOUND_STALE,
        [REFUSAL_PRACTICE_LABEL] = SOUND_STALE,    [REFUSAL_REAL_LABEL] = SOUND_STALE,
        [REFUSAL_NOTHING_ELSE] = SOUND_DANGER, /* an allergy */
    };
    return sounds[kind] != SOUND_NONE ? sounds[kind] : SOUND_NOT_THIS;
}

static enum sound sound_of_event(const struct outcome *outcome)
{
    if (outcome->event_count == 0) {
        return SOUND_NONE;
    }
    bool finished = outcome->event == EVENT_CRATE_CLOSED || outcome->event == EVENT_CHECK_CLOSED;
    return finished ? SOUND_FINISHED : SOUND_ACCEPTED;
}

/* Nothing goes on before the bag is in the fridge; what the director reads is left alone. */
static enum sound show_kept_out(struct ui *ui, const struct ui_view *view,
                                const struct outcome *outcome)
{
    if (outcome->event_count == 0) {
        return SOUND_NONE;
    }
    bool is_room = !ui_screen(ui->screen)->is_director && ui->screen != SCREEN_POWER;
    if (is_room && ui_is_at_work(ui, view)) {
        ui_go(ui, view, SCREEN_KEPT_OUT);
    }
    return SOUND_DANGER;
}

static enum sound show_outcome(struct ui *ui, const struct ui_view *view,
                               const struct outcome *outcome)
{
    meet_pair(ui, view);
    if (outcome->request == REQUEST_LIKES) {
        return SOUND_NONE;
    }
    if (outcome->request == REQUEST_COMMAND && outcome->refusal.kind != REFUSAL_NONE) {
        ui->refusal = outcome->refusal;
        ui->is_well = false;
        if (ui->screen != SCREEN_NOT_THIS) {
            ui->back = ui->screen;
        }
        ui_go(ui, view, SCREEN_NOT_THIS);
        enum sound sound = sound_of_refusal(outcome->refusal.kind);
        return helper_call_counts(ui, view) && sound != SOUND_DANGER ? SOUND_CALL : sound;
    }
    if (outcome->request == REQUEST_COMMAND && outcome->command.kind == COMMAND_KEPT_OUT) {
        return show_kept_out(ui, view, outcome);
    }
    ui->wrong_in_row = outcome->event_count > 0 ? 0 : ui->wrong_in_row;
    enum sound sound = SOUND_NONE;
    if (outcome->request == REQUEST_PAIR) {
        ui->is_first_scan = view->pair >= 0 && !ui->is_well;
        ui->job_rounds = 0;
        ui->job_since_ms = view->now_ms;
    } else if (outcome->event_count > 0 &&
               (outcome->event == EVENT_CRATE_CLOSED || outcome->event == EVENT_CHECK_CLOSED)) {
        ui->job_rounds++;
    }
    if (ui_screen(ui->screen)->outcome != NULL) {
        sound = ui_screen(ui->screen)->outcome(ui, view, outcome);
    }
    if (sound == SOUND_NONE && outcome->request == REQUEST_COMMAND) {
        sound = sound_of_event(outcome);
    }
    if (view->prep->is_practice && outcome->event_count > 0 &&
        outcome->event == EVENT_CRATE_CLOSED) {
        ui_go(ui, view, SCREEN_PRACTISED);
    }
    return sound;
}

enum sound ui_outcome(struct ui *ui, const struct ui_view *view, const struct outcome *outcome)
{
    if (ui->screen != SCREEN_POWER) {
        return show_outcome(ui, view, outcome);
    }
    ui->screen = ui->power_back; /* what was asked before is shown behind the question */
    enum sound sound = show_outcome(ui, view, outcome);
    ui->power_back = ui->screen;
    ui->screen = SCREEN_POWER;
    return sound;
}

/* An hourglass left of the round buttons: the disk takes its time, nothing is lost, go on. */
static void draw_waiting(const struct kit *kit)
{
    struct areas areas = header_areas(kit, false);
    struct rect row = kit->has_tab ? areas.tab : areas.header;
    int side = kit->has_tab ? row.h : kit->theme->target;
    (void)rect_cut_right(&row, kit->has_tab ? 0 : 2 * (side + kit->theme->gap));
    struct rect badge = rect_cut_right(&row, side);
    badge = rect_centre(badge, side, side);
    frame_fill(kit->frame, badge, side / 2, COLOUR_CARD);
    widget_verdict_mark(kit, rect_centre(badge, side * 3 / 5, side * 3 / 5), VERDICT_WAIT);
}

void ui_draw(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct screen_def *screen = ui_screen(ui->screen);
    struct ui shown = *ui;
    struct theme theme = *kit->theme;
    struct kit own = *kit;
    own.theme = &theme;
    if (screen->is_director && !words_has_desk(ui->language)) {
        shown.language = LANGUAGE_FR;
    }
    own.coach = view->prep->is_practice ? coach_words(&shown, view) : NULL;
    own.rtl = words_is_rtl(shown.language);
    own.mirrored = own.rtl != ((shown.comfort & COMFORT_LEFT) != 0);
    if ((shown.comfort & COMFORT_BIG) != 0) {
        theme_enlarge(&theme);
    }
    int commands = kit->shared ? kit->frame->command_count : 0;
    int targets = kit->shared ? kit->frame->target_count : 0;
    if (idle_is_on(&shown, view)) {
        idle_draw(&shown, view, &own);
    } else {
        screen->view(&shown, view, &own);
    }
    if (view->is_slow) {
        draw_waiting(&own);
    }
    if (own.mirrored) {
        mirror_frame(kit->frame, commands, targets, theme.area);
    }
    if ((shown.comfort & COMFORT_CONTRAST) != 0) {
        contrast_frame(kit->frame, commands, theme.border);
    }
}
