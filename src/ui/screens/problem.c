/* problem.c: "there is a problem": a closed list with drawings, each in three taps at most. */
#include "ui/screens/problem.h"

#include <string.h>

#include "base/str.h"
#include "ui/action.h"
#include "ui/screens/amount.h"
#include "ui/screens/parts.h"
#include "ui/screens/screens.h"

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
    return true;
}

static void enter(struct ui *ui, const struct ui_view *view)
{
    (void)view;
    ui->problem = DISCREPANCY_NONE;
    ui->problem_product = ID_NONE;
    ui->choice = PROBLEM_ASKING;
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
    return most <= 1000 ? 0 : (int)(most / 1000);
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
    if (type == DISCREPANCY_SUBSTITUTED && ui->problem_product == ID_NONE) {
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
    bool asks = ui->problem != DISCREPANCY_NONE && ui->choice == PROBLEM_ASKING &&
                (ui->problem != DISCREPANCY_SUBSTITUTED || ui->problem_product != ID_NONE);
    if (!asks) {
        return;
    }
    if (!problem_by_tiles(ui, step)) {
        parts_type(ui, digit, step->weighed ? 5 : 4);
    } else if (digit > 0) {
        report(ui, step, (int64_t)digit * 1000, 0, ret_request);
    }
}

static void validate(struct ui *ui, const struct ui_view *view, const struct problem_step *step,
                     struct request *ret_request)
{
    int64_t typed = 0;
    if (ui->choice == PROBLEM_TAKE_ANOTHER) {
        ui_go_to_work(ui, view, ui->back);
    } else if (str_to_int64(ui->digits, 1, 99999, &typed)) {
        report(ui, step, step->weighed ? 0 : typed * 1000, step->weighed ? typed : 0, ret_request);
    }
}

static void scanned(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                    const struct problem_step *step, struct request *ret_request)
{
    bool asks = ui->problem == DISCREPANCY_SUBSTITUTED && ui->problem_product == ID_NONE;
    const struct product *product = parts_product_of_code(view, &input->code, NULL);
    if (asks && product != NULL && product->id != step->product->id) {
        ui->problem_product = product->id;
        choose(ui, step, DISCREPANCY_SUBSTITUTED, ret_request);
        return;
    }
    (void)parts_scan(ui, input, ret_request);
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
    case PROBLEM_SUBSTITUTE:
        ui->problem_product = (uint32_t)input->argument;
        choose(ui, &step, DISCREPANCY_SUBSTITUTED, ret_request);
        break;
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
