/* parts_flow.c: which crate comes next, what a code means, where a command leads. */
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/str.h"
#include "domain/check_rule.h"
#include "domain/cold.h"
#include "ui/action.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/task.h"

static bool waits_for(const struct ui_view *view, const struct crate *crate, enum lane_task task,
                      bool aside)
{
    const struct crate_state *state = prep_crate(view->prep, crate->id);
    if (state->lane != LANE_NONE || !prep_crate_counts(view->prep, crate->id)) {
        return false;
    }
    if (task == LANE_TASK_PICK) {
        return state->status == (aside ? CRATE_PICKING : CRATE_PLANNED) &&
               prep_pickup_mode(view->prep, crate->pickup) == PICKUP_READY;
    }
    return state->status == (aside ? CRATE_CHECKING : CRATE_PICKED) &&
           !pairs_filled(view->pairs, crate->id, view->pair_token);
}

bool parts_can_take(const struct ui_view *view, uint32_t crate, enum lane_task task)
{
    const struct crate *row = view->prep->plan != NULL ? plan_crate(view->prep->plan, crate) : NULL;
    return row != NULL && !view->prep->is_closed &&
           (waits_for(view, row, task, true) || waits_for(view, row, task, false));
}

/* The first crate that another pair is asked to check, those put aside half counted first. */
static uint32_t propose_check(const struct ui_view *view)
{
    const struct plan *plan = view->prep->plan;
    uint8_t *reasons = calloc(plan->crates.count + 1, 1);
    uint32_t found = ID_NONE;
    ASSERT(reasons != NULL);
    check_reasons(view->prep, reasons);
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < plan->crates.count && found == ID_NONE; i++) {
            const struct crate *crate = &plan->crates.rows[i];
            bool is_asked = pass == 0 || reasons[i] != CHECK_NOT_ASKED;
            if (is_asked && waits_for(view, crate, LANE_TASK_CHECK, pass == 0)) {
                found = crate->id;
            }
        }
    }
    free(reasons);
    return found;
}

uint32_t parts_propose(const struct ui_view *view, enum lane_task task)
{
    const struct plan *plan = view->prep->plan;
    uint32_t fresh = ID_NONE;
    if (task == LANE_TASK_CHECK && plan != NULL && !view->prep->is_closed) {
        return propose_check(view);
    }
    for (size_t i = 0; plan != NULL && !view->prep->is_closed && i < plan->crates.count; i++) {
        const struct crate *crate = &plan->crates.rows[i];
        /* Bags have a task of their own, later; a labo that nobody knows yet has no turn there. */
        if (crate->kind != CRATE_DRY && crate->pickup != ID_NONE) {
            continue;
        }
        if (waits_for(view, crate, task, true)) {
            return crate->id;
        }
        if (fresh == ID_NONE && waits_for(view, crate, task, false)) {
            fresh = crate->id;
        }
    }
    return fresh;
}

uint32_t parts_propose_for(const struct ui *ui, const struct ui_view *view)
{
    const struct prep *prep = view->prep;
    if (ui->job != TASK_CHILLED || ui->task != LANE_TASK_PICK || prep->plan == NULL ||
        prep->is_closed) {
        return parts_propose(view, ui->task);
    }
    return plan_pickup(prep->plan, ui->pickup) != NULL ? prep_next_bag(prep, ui->pickup) : ID_NONE;
}

void parts_begin_task(struct ui *ui, const struct ui_view *view, const struct task *task)
{
    if (ui->job != task->picture) {
        ui->job_since_ms = view->now_ms;
        ui->job_rounds = 0;
    }
    ui->job = task->picture;
    ui->task = task->lane_task;
    ui->wanted_crate = ID_NONE;
    /* What this pair may not check, another one may. */
    bool mine = view->pair >= 0 && (task->screen != SCREEN_CRATE_CHOICE ||
                                    parts_propose(view, task->lane_task) != ID_NONE);
    ui_go(ui, view, mine ? task->screen : SCREEN_PAIR);
}

static uint32_t target_of_label(const struct ui_view *view, const struct code *code)
{
    const struct label_list *list = &view->prep->labels[code->kind];
    bool ours = (uint32_t)code->prep == view->prep->number && code->serial > 0 &&
                (size_t)code->serial <= list->count;
    return ours && !list->rows[code->serial - 1].is_void ? list->rows[code->serial - 1].target
                                                         : ID_NONE;
}

uint32_t parts_crate_of_code(const struct ui_view *view, const struct code *code)
{
    if (code->kind != CODE_CRATE || view->prep->plan == NULL) {
        return ID_NONE;
    }
    return target_of_label(view, code);
}

const struct product *parts_product_of_code(const struct ui_view *view, const struct code *code,
                                            int32_t *ret_units)
{
    if (ret_units != NULL) {
        *ret_units = 1;
    }
    const struct plan *plan = view->prep->plan;
    if (plan == NULL) {
        return NULL;
    }
    if (code->kind == CODE_TRADE) {
        return prep_product_of_gtin(view->prep, code->gtin, ret_units);
    }
    return code->kind == CODE_PRODUCT ? plan_product(plan, target_of_label(view, code)) : NULL;
}

struct command *parts_command(struct request *request, enum command_kind kind)
{
    memset(request, 0, sizeof *request);
    request->kind = REQUEST_COMMAND;
    request->command.kind = kind;
    return &request->command;
}

bool parts_scan(const struct ui *ui, const struct ui_input *input, struct request *request)
{
    if (input->kind != UI_SCAN) {
        return false;
    }
    if (input->code.kind == CODE_PAIR && input->code.serial >= 1 &&
        input->code.serial <= LIMIT_PAIRS) {
        request->kind = REQUEST_PAIR;
        request->argument = input->code.serial - 1;
        return true;
    }
    struct command *command = parts_command(request, COMMAND_SCAN);
    command->code = input->code;
    command->task = ui->task;
    command->target = ui->task == LANE_TASK_SHARE ? ui->shared_product : ID_NONE;
    if (input->code.kind == CODE_SLIP) { /* how many of the line, where it is not all of it */
        (void)str_to_int64(ui->digits, 1, 99999, &command->typed);
    }
    return true;
}

bool parts_crate_input(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                       enum screen_id here, struct request *request)
{
    if (parts_scan(ui, input, request) || input->kind != UI_TAP) {
        return true;
    }
    switch (input->action) {
    case ACTION_UNDO: parts_command(request, COMMAND_UNDO); return true;
    case ACTION_PROBLEM:
        ui->back = here;
        ui_go(ui, view, SCREEN_PROBLEM);
        return true;
    default: return false;
    }
}

void parts_go_after(struct ui *ui, const struct ui_view *view, const struct outcome *outcome,
                    enum screen_id otherwise)
{
    if (outcome->request != REQUEST_COMMAND) {
        return;
    }
    if (outcome->event_count > 0 && outcome->event == EVENT_CRATE_OPENED) {
        ui->task = LANE_TASK_PICK;
        ui->shown_crate = prep_lane(view->prep, ui->lane)->crate;
        ui_go(ui, view, SCREEN_CRATE_OPENED);
        return;
    }
    ui_go_to_work(ui, view, otherwise);
}
