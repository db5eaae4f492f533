/* close.c: the end of the half-day and of the preparation: what that means, and the answer. */
#include "base/str.h"
#include "domain/check_rule.h"
#include "domain/prep_case.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/screens.h"
#include "ui/words.h"

/* ui->choice of the half-day. */
enum { HALF_DAY_ASK, HALF_DAY_DONE };

static bool is_open(const struct ui_view *view)
{
    return view->prep->plan != NULL && !view->prep->is_closed;
}

static void ask_for(struct request *request, enum command_kind kind)
{
    request->kind = REQUEST_COMMAND;
    request->command = (struct command){.kind = kind};
}

static bool is_at_work(const struct prep *prep)
{
    for (uint8_t lane = 0; lane < LIMIT_LANES; lane++) {
        if (prep_lane(prep, lane)->crate != ID_NONE) {
            return true;
        }
    }
    return false;
}

static void half_day_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                           struct request *ret_request)
{
    int action = input->kind == UI_TAP ? input->action : ACTION_NONE;
    if (action == ACTION_VALIDATE && ui->choice == HALF_DAY_DONE) {
        ui_go(ui, view, SCREEN_HELPERS);
    } else if (action == ACTION_VALIDATE && is_open(view)) {
        ask_for(ret_request, COMMAND_CLOSE_HALF_DAY);
    } else {
        (void)desk_event(ui, view, input);
    }
}

static void close_prep_event(struct ui *ui, const struct ui_view *view,
                             const struct ui_input *input, struct request *ret_request)
{
    int action = input->kind == UI_TAP ? input->action : ACTION_NONE;
    if (action == ACTION_YES && is_open(view) && !is_at_work(view->prep)) {
        ask_for(ret_request, COMMAND_CLOSE_PREP);
    } else if (action == ACTION_NO) {
        desk_leave(ui, view);
    } else {
        (void)desk_event(ui, view, input);
    }
}

static enum sound close_outcome(struct ui *ui, const struct ui_view *view,
                                const struct outcome *outcome)
{
    if (outcome->request == REQUEST_COMMAND && outcome->event_count > 0) {
        if (outcome->command.kind == COMMAND_CLOSE_HALF_DAY) {
            ui->choice = HALF_DAY_DONE;
        } else if (outcome->command.kind == COMMAND_CLOSE_PREP) {
            ui_go(ui, view, SCREEN_DIRECTOR);
        }
    }
    return SOUND_NONE;
}

/* Nothing to close: no month, or it is closed. */
static void draw_nothing(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                         const char *title)
{
    struct areas areas = desk_begin(ui, kit, title, "");
    struct rect body = areas.body, footer = areas.footer;
    if (view->prep->plan == NULL) {
        desk_no_month(ui, kit, body);
    } else {
        desk_nothing(kit, body, VERDICT_DONE, _("The preparation is closed."), "");
    }
    desk_back(ui, kit, &footer);
}

/* What was not done: crates that nobody packed, and of the others those that the rule of the checks
 * asks for. */
static void say_left(const struct ui *ui, const struct prep *prep, char *to, size_t size)
{
    struct progress all = prep_progress(prep, ID_NONE);
    struct check_left checks = check_left(prep);
    unsigned long open = all.crates - all.picked, left = checks.waiting + checks.gone;
    char text[160];
    to[0] = '\0';
    if (open > 0) {
        str_format(to, size, _n("%lu crate is not packed. ", "%lu crates are not packed. ", open),
                   open);
    }
    if (left > 0) {
        str_format(text, sizeof text,
                   _n("%lu crate was to be checked and is not. ",
                      "%lu crates were to be checked and are not. ", left),
                   left);
        (void)str_append(to, size, text);
    } else if (all.picked > 0) {
        (void)str_append(to, size, _("All that was to be checked is checked. "));
    }
    (void)str_append(to, size, _("Nothing can be packed after this."));
}

/* One of the few questions that are worth a dialog: most often the answer is no. */
static void close_prep_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    if (!is_open(view)) {
        draw_nothing(ui, view, kit, _("Close the preparation"));
        return;
    }
    bool busy = is_at_work(view->prep);
    char text[360];
    unsigned long open = prep_open_cases(view->prep);
    struct areas areas = desk_begin(ui, kit, _("Close the preparation"), "");
    struct rect body = areas.body, footer = areas.footer;
    struct rect upper = desk_upper_row(kit, &body, open > 0);
    widget_card_outlined(kit, body, COLOUR_AMBER);
    if (busy) {
        str_copy(text, sizeof text, _("A crate is still open at the table: put it aside first."));
    } else {
        say_left(ui, view->prep, text, sizeof text);
    }
    if (open > 0) { /* asked, and no reason to keep a month open for ever */
        char cases[160];
        str_format(cases, sizeof cases,
                   _n(" %lu difference is not decided yet.",
                      " %lu differences are not decided yet.", open),
                   open);
        (void)str_append(text, sizeof text, cases);
    }
    desk_message(kit, body, VERDICT_QUESTION, _("Close the preparation for good?"), text);
    int half = desk_half(kit, footer, 110.0);
    struct rect yes = rect_cut_left(&footer, half), no = rect_cut_right(&footer, half);
    widget_button(kit, yes,
                  (struct button){.name = "yes",
                                  .action = ACTION_YES,
                                  .kind = BUTTON_ATTENTION,
                                  .disabled = busy,
                                  .word = _("Yes, close it")});
    if (open > 0) {
        (void)rect_cut_left(&footer, theme_px(theme, 7.0));
        widget_button(kit, upper.h > 0 ? upper : rect_cut_left(&footer, theme_px(theme, 74.0)),
                      (struct button){.name = "open_cases",
                                      .action = DESK_SCREEN,
                                      .argument = SCREEN_REVIEW,
                                      .kind = BUTTON_SECONDARY,
                                      .word = _("Look at them")});
    }
    widget_button(
        kit, no,
        (struct button){
            .name = "no", .action = ACTION_NO, .kind = BUTTON_PRIMARY, .word = _("No, go back")});
}

static void half_day_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    bool done = ui->choice == HALF_DAY_DONE;
    if (!done && !is_open(view)) {
        draw_nothing(ui, view, kit, _("End of the half-day"));
        return;
    }
    struct areas areas = desk_begin(ui, kit, _("End of the half-day"), "");
    struct rect footer = areas.footer;
    widget_card(kit, areas.body);
    desk_message(kit, areas.body, done ? VERDICT_DONE : VERDICT_QUESTION,
                 done ? _("The half-day is closed.") : _("Close the half-day?"),
                 done
                     ? _("Nothing links a crate to a pair any more. The next pairs choose their "
                         "animals.")
                     : _("The pairs are forgotten. A crate that is open is put aside, and waits."));
    desk_back(ui, kit, &footer);
    if (!done) {
        desk_primary(kit, &footer, _("Yes, it is over"), NULL, false);
    } else if (!view->prep->is_closed) {
        desk_primary(kit, &footer, _("How many were we?"), NULL, false);
    }
}

const struct screen_def screen_half_day = {.name = "half_day",
                                           .is_directors_own = true,
                                           .enter = desk_enter,
                                           .event = half_day_event,
                                           .outcome = close_outcome,
                                           .view = half_day_view,
                                           .is_director = true};

const struct screen_def screen_close = {.name = "close",
                                        .is_directors_own = true,
                                        .enter = desk_enter,
                                        .event = close_prep_event,
                                        .outcome = close_outcome,
                                        .view = close_prep_view,
                                        .is_director = true};
