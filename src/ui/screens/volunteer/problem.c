/* problem.c: "there is a problem": a closed list with drawings, each in three taps at most. */
#include "ui/screens/volunteer/problem.h"

#include <string.h>

#include "base/str.h"
#include "ui/action.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/amount.h"
#include "ui/screens/volunteer/parts.h"

bool problem_step(const struct ui *ui, const struct ui_view *view, struct problem_step *step)
{
    const struct prep *prep = view->prep;
    uint32_t crate = prep_lane(prep, ui->lane)->crate;
    memset(step, 0, sizeof *step);
    if (crate == ID_NONE || prep_crate(prep, crate)->status != CRATE_PICKING ||
        prep_next_portion(prep, crate) == ID_NONE) {
        return false;
    }
    step->portion = prep_next_portion(prep, crate);
    const struct portion *row = plan_portion(prep->plan, step->portion);
    step->product = plan_product(prep->plan, row->product);
    step->remaining_milli = prep_remaining_milli(prep, step->portion);
    step->ordered_milli = prep_target_milli(prep, step->portion);
    step->weighed = plan_is_weighed(step->product);
    step->said = prep_substitution(prep, row->product);
    step->other = step->said != NULL ? plan_product(prep->plan, step->said->other) : NULL;
    step->answer = prep_may_substitute(prep, step->portion);
    return true;
}

static void enter(struct ui *ui, const struct ui_view *view)
{
    (void)view;
    ui->problem = DISCREPANCY_NONE;
    ui->problem_product = ID_NONE;
    ui->tally_milli = 0;
    ui->choice = PROBLEM_ASKING;
}

bool problem_go_on(struct ui *ui, const struct ui_view *view)
{
    struct problem_step step;
    int64_t tally_milli = ui->tally_milli;
    if (ui->back != SCREEN_PROBLEM || ui->problem != DISCREPANCY_SUBSTITUTED ||
        !problem_step(ui, view, &step) || step.answer != SUBSTITUTE_MAY) {
        return false;
    }
    ui->back = SCREEN_PICK;
    ui_go(ui, view, SCREEN_PROBLEM);
    ui->problem = DISCREPANCY_SUBSTITUTED;
    ui->problem_product = step.said->other;
    ui->tally_milli = tally_milli;
    return true;
}

static bool fills(enum discrepancy_type type)
{
    return type == DISCREPANCY_MISSING || type == DISCREPANCY_SUBSTITUTED;
}

/* Noted and not taken: another one is, or none is left. */
static bool is_put_aside(enum discrepancy_type type)
{
    return type == DISCREPANCY_DAMAGED || type == DISCREPANCY_DATE || type == DISCREPANCY_WRONG ||
           type == DISCREPANCY_COLD;
}

int problem_most_units(const struct ui *ui, const struct problem_step *step)
{
    int64_t most = fills(ui->problem)          ? step->remaining_milli
                   : is_put_aside(ui->problem) ? step->ordered_milli
                                               : (int64_t)PROBLEM_TILES * 1000;
    if (ui->problem == DISCREPANCY_UNREADABLE) {
        return 0; /* one is enough to be told */
    }
    if (fills(ui->problem) && (step->weighed || most % 1000 != 0)) {
        return 0; /* all the rest of it */
    }
    if (step->weighed) {
        return PROBLEM_TILES + 1; /* grams are typed */
    }
    if (ui->problem == DISCREPANCY_SUBSTITUTED) {
        return (int)(most / 1000); /* even one is fetched first, then told */
    }
    return most <= 1000 ? 0 : (int)(most / 1000);
}

int problem_per(const struct ui *ui, const struct problem_step *step)
{
    return ui->problem == DISCREPANCY_SUBSTITUTED && step->said != NULL ? step->said->per : 1;
}

int64_t problem_other_milli(const struct problem_step *step)
{
    return step->said != NULL ? step->remaining_milli * step->said->per : 0;
}

static void report(const struct ui *ui, const struct problem_step *step, int64_t units_milli,
                   int64_t grams, struct request *ret_request)
{
    struct command *command = parts_command(ret_request, COMMAND_REPORT);
    command->type = ui->problem;
    command->other_product = ui->problem_product;
    command->units_milli = units_milli;
    if (grams > 0 && step->product->weight_g > 0) {
        command->grams = grams;
    } else if (grams > 0) {
        command->units_milli = grams;
    }
}

/* The kind was chosen: says it at once when there is nothing more to ask. */
static void choose(struct ui *ui, const struct problem_step *step, enum discrepancy_type type,
                   struct request *ret_request)
{
    ui->problem = type;
    ui->choice = PROBLEM_ASKING;
    if (type == DISCREPANCY_SUBSTITUTED) {
        if (step->answer == SUBSTITUTE_MAY) {
            ui->problem_product = step->said->other;
        } else { /* by its code, or the director has just withdrawn it: the rules say why not */
            report(ui, step, step->remaining_milli, 0, ret_request);
            ui->problem = DISCREPANCY_NONE;
        }
        return;
    }
    if (problem_most_units(ui, step) == 0) {
        report(ui, step, fills(type) ? step->remaining_milli : 1000, 0, ret_request);
    }
}

bool problem_by_tiles(const struct ui *ui, const struct problem_step *step)
{
    return problem_most_units(ui, step) <= PROBLEM_TILES;
}

static void number(struct ui *ui, const struct problem_step *step, int digit,
                   struct request *ret_request)
{
    int per = problem_per(ui, step);
    if (ui->problem == DISCREPANCY_NONE || ui->choice != PROBLEM_ASKING ||
        problem_most_units(ui, step) == 0) {
        return;
    }
    if (!problem_by_tiles(ui, step)) {
        parts_type(ui, digit, step->weighed ? 5 : 4);
    } else if (digit > 0 && digit % per == 0) {
        report(ui, step, (int64_t)digit / per * 1000, 0, ret_request);
    }
}

static void validate(struct ui *ui, const struct ui_view *view, const struct problem_step *step,
                     struct request *ret_request)
{
    int64_t typed = 0;
    int per = problem_per(ui, step);
    bool replaces = ui->problem == DISCREPANCY_SUBSTITUTED;
    if (ui->choice == PROBLEM_TAKE_ANOTHER) {
        ui_go_to_work(ui, view, ui->back);
    } else if (replaces && problem_most_units(ui, step) == 0) {
        report(ui, step, step->remaining_milli, 0, ret_request); /* weighed: all of it */
    } else if (replaces && ui->digits[0] == '\0' && ui->tally_milli > 0) {
        if (ui->tally_milli % (per * INT64_C(1000)) == 0) { /* as many as were scanned */
            report(ui, step, ui->tally_milli / per, 0, ret_request);
        }
    } else if (str_to_int64(ui->digits, 1, 99999, &typed) && typed % per == 0) {
        report(ui, step, step->weighed ? 0 : typed / per * 1000, step->weighed ? typed : 0,
               ret_request);
    }
}

static void scanned(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                    const struct problem_step *step, struct request *ret_request)
{
    int32_t units = 1;
    const struct product *product = parts_product_of_code(view, &input->code, &units);
    if (ui->problem != DISCREPANCY_SUBSTITUTED || product == NULL || product == step->product) {
        (void)parts_scan(ui, input, ret_request);
        return;
    }
    if (product->id != ui->problem_product) { /* the rules say what was expected */
        ui->problem_product = product->id;
        report(ui, step, 1, 0, ret_request);
        ui->problem_product = step->said != NULL ? step->said->other : ID_NONE;
        return;
    }
    ui->tally_milli += step->weighed ? problem_other_milli(step) : units * INT64_C(1000);
    if (ui->tally_milli >= problem_other_milli(step)) {
        report(ui, step, step->remaining_milli, 0, ret_request);
        ui->tally_milli = 0;
    }
}

/* Back by one question, then to the step. */
static void go_back(struct ui *ui, const struct ui_view *view)
{
    if (ui->problem == DISCREPANCY_NONE || ui->choice == PROBLEM_TAKE_ANOTHER) {
        ui_go_to_work(ui, view, ui->back);
        return;
    }
    ui->digits[0] = '\0';
    enter(ui, view);
}

static void event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                  struct request *ret_request)
{
    struct problem_step step;
    bool picking = problem_step(ui, view, &step);
    if (input->kind == UI_SCAN) {
        if (picking) {
            scanned(ui, view, input, &step, ret_request);
        } else {
            (void)parts_scan(ui, input, ret_request);
        }
        return;
    }
    if (input->kind != UI_TAP) {
        return;
    }
    switch (input->action) {
    case ACTION_BACK:
    case ACTION_NO: go_back(ui, view); return;
    case ACTION_UNDO: parts_command(ret_request, COMMAND_UNDO); return;
    case PROBLEM_ASIDE: parts_command(ret_request, COMMAND_LEAVE); return;
    default: break;
    }
    if (!picking) {
        return;
    }
    switch (input->action) {
    case ACTION_MISSING:
    case PROBLEM_NONE_LEFT: choose(ui, &step, DISCREPANCY_MISSING, ret_request); break;
    case ACTION_DAMAGED: choose(ui, &step, DISCREPANCY_DAMAGED, ret_request); break;
    case ACTION_OTHER_PRODUCT: choose(ui, &step, DISCREPANCY_SUBSTITUTED, ret_request); break;
    case ACTION_TOO_MANY: choose(ui, &step, DISCREPANCY_EXTRA, ret_request); break;
    case ACTION_DATE: choose(ui, &step, DISCREPANCY_DATE, ret_request); break;
    case ACTION_WRONG: choose(ui, &step, DISCREPANCY_WRONG, ret_request); break;
    case ACTION_COLD: choose(ui, &step, DISCREPANCY_COLD, ret_request); break;
    case ACTION_UNREADABLE: choose(ui, &step, DISCREPANCY_UNREADABLE, ret_request); break;
    case ACTION_NEW_CRATE: parts_command(ret_request, COMMAND_NEW_CRATE); break;
    case ACTION_NEXT:
    case PROBLEM_LATER: parts_command(ret_request, COMMAND_SKIP); break;
    case ACTION_KEY: number(ui, &step, input->argument, ret_request); break;
    case ACTION_ERASE: amount_erase(ui); break;
    case ACTION_VALIDATE:
    case ACTION_YES: validate(ui, view, &step, ret_request); break;
    default: break;
    }
}

static enum sound outcome(struct ui *ui, const struct ui_view *view, const struct outcome *outcome)
{
    if (outcome->event_count == 0) {
        return SOUND_NONE;
    }
    struct problem_step step;
    if (outcome->event == EVENT_DISCREPANCY && is_put_aside(ui->problem) &&
        problem_step(ui, view, &step)) {
        ui->choice = PROBLEM_TAKE_ANOTHER;
        ui->digits[0] = '\0';
        return SOUND_NONE;
    }
    parts_go_after(ui, view, outcome, SCREEN_CRATE_CHOICE);
    return SOUND_NONE;
}

const struct screen_def screen_problem = {
    .name = "problem", .enter = enter, .event = event, .outcome = outcome, .view = problem_draw};
