/* share.c: product by product: a case is open, the screen says which crate gets how many, the
 * nearest first; the crate's label confirms, or a touch. Nothing chosen yet: which product. */
#include "ui/screens/volunteer/share.h"

#include "base/str.h"
#include "domain/sharing.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/amount.h"
#include "ui/screens/volunteer/parts.h"

enum { COUNT_DIGITS = 4, GRAM_DIGITS = 5 };

/* Where the lane put something last. */
static uint32_t lane_stands_at(const struct ui *ui, const struct ui_view *view)
{
    const struct portion *last =
        plan_portion(view->prep->plan, prep_lane(view->prep, ui->lane)->last_portion);
    return last != NULL ? last->crate : ID_NONE;
}

struct share_step share_find_step(const struct ui *ui, const struct ui_view *view)
{
    struct share_step step = {0};
    const struct plan *plan = view->prep->plan;
    step.product = plan != NULL ? plan_product(plan, ui->shared_product) : NULL;
    if (step.product == NULL) {
        return step;
    }
    uint32_t near = lane_stands_at(ui, view);
    uint32_t crate = ui->shared_crate;
    bool waits = plan_crate(plan, crate) != NULL &&
                 sharing_next(view->prep, step.product->id, crate, ID_NONE) == crate;
    if (!waits) {
        crate = sharing_next(view->prep, step.product->id, near, ID_NONE);
    }
    if (crate != ID_NONE) {
        step.crate = plan_crate(plan, crate);
        step.units_milli =
            prep_remaining_milli(view->prep, sharing_portion(view->prep, crate, step.product->id));
    }
    step.weighed = plan_is_weighed(step.product);
    return step;
}

static void enter(struct ui *ui, const struct ui_view *view)
{
    (void)view;
    ui->choice = SHARE_BY_LABEL;
    ui->page = 0;
    ui->task = LANE_TASK_SHARE;
}

/* What was typed or lies on the scale. */
bool share_read_number(const struct ui *ui, const struct ui_view *view,
                       const struct share_step *step, int64_t *ret)
{
    const struct scale_view *scale = view->devices != NULL ? &view->devices->scale : NULL;
    if (str_to_int64(ui->digits, 1, 99999, ret)) {
        return true;
    }
    *ret = step->weighed && scale != NULL && scale->is_there && scale->is_weight ? scale->grams : 0;
    return *ret > 0;
}

static void add_number(const struct ui *ui, const struct ui_view *view,
                       const struct share_step *step, struct command *command)
{
    int64_t number;
    if (!share_read_number(ui, view, step, &number)) {
        return; /* all that the crate takes */
    }
    if (step->weighed && step->product->weight_g > 0) {
        command->grams = number;
    } else {
        command->units_milli = step->weighed ? number : number * 1000;
    }
}

static void put_in(const struct ui *ui, const struct ui_view *view, const struct share_step *step,
                   struct request *request)
{
    int64_t number;
    if (step->crate == NULL || (step->weighed && !share_read_number(ui, view, step, &number))) {
        return;
    }
    struct command *command = parts_command(request, COMMAND_SHARE_OUT);
    command->crate = step->crate->id;
    command->target = step->product->id;
    add_number(ui, view, step, command);
}

static void go_back(struct ui *ui, const struct ui_view *view)
{
    if (ui->choice == SHARE_TYPING) {
        ui->choice = SHARE_BY_LABEL;
        ui->digits[0] = '\0';
    } else if (ui->shared_product != ID_NONE) {
        ui->shared_product = ui->shared_crate = ID_NONE;
    } else {
        ui->task = LANE_TASK_PICK;
        ui_go(ui, view, SCREEN_HOME);
    }
}

static void tapped(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                   const struct share_step *step, struct request *request)
{
    switch (input->action) {
    case ACTION_BACK:
    case ACTION_NO: go_back(ui, view); break;
    case ACTION_HOME: /* handled before, as no crate is open */ break;
    case ACTION_UNDO: parts_command(request, COMMAND_UNDO); break;
    case ACTION_VALIDATE:
    case ACTION_YES:
        if (step->product != NULL && step->crate == NULL) { /* the next case */
            ui->shared_product = ui->shared_crate = ID_NONE;
        } else if (step->product != NULL) {
            put_in(ui, view, step, request);
        }
        break;
    case ACTION_NEXT:
    case SHARE_OTHER:
        if (step->crate != NULL) {
            ui->shared_crate =
                sharing_next(view->prep, step->product->id, step->crate->id, step->crate->id);
        }
        break;
    case SHARE_PRODUCT:
        ui->shared_product = (uint32_t)input->argument;
        ui->shared_crate = ID_NONE;
        break;
    case SHARE_PAGE: ui->page = input->argument; break;
    case SHARE_KEYS: ui->choice = SHARE_TYPING; break;
    case ACTION_KEY:
        if (step->crate != NULL) {
            ui->choice = SHARE_TYPING;
            parts_type(ui, input->argument, step->weighed ? GRAM_DIGITS : COUNT_DIGITS);
        }
        break;
    case ACTION_ERASE: amount_erase(ui); break;
    case ACTION_MISSING:
        if (step->crate != NULL) {
            parts_command(request, COMMAND_NONE_LEFT)->target = step->product->id;
        }
        break;
    default: break;
    }
}

static void event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                  struct request *ret_request)
{
    if (prep_lane(view->prep, ui->lane)->crate != ID_NONE) { /* the state went on */
        ui_go_to_work(ui, view, SCREEN_CRATE_CHOICE);
        ui_screen(ui->screen)->event(ui, view, input, ret_request);
        return;
    }
    ui->task = LANE_TASK_SHARE;
    struct share_step step = share_find_step(ui, view);
    if (parts_scan(ui, input, ret_request)) {
        if (ret_request->kind == REQUEST_COMMAND && input->code.kind == CODE_CRATE &&
            step.product != NULL) {
            add_number(ui, view, &step, &ret_request->command);
        }
    } else if (input->kind == UI_TAP) {
        tapped(ui, view, input, &step, ret_request);
    }
}

static enum sound outcome(struct ui *ui, const struct ui_view *view, const struct outcome *outcome)
{
    if (outcome->request != REQUEST_COMMAND) {
        return SOUND_NONE;
    }
    const struct code *code = &outcome->command.code;
    const struct product *product =
        outcome->command.kind == COMMAND_SCAN ? parts_product_of_code(view, code, NULL) : NULL;
    ui->digits[0] = '\0';
    ui->choice = SHARE_BY_LABEL;
    if (product != NULL) { /* another case */
        ui->shared_product = product->id;
        ui->shared_crate = ID_NONE;
        return SOUND_COUNTED;
    }
    /* Weighed goods: this crate is it, its grams are still to be said. */
    ui->shared_crate = outcome->event_count == 0 && code->kind == CODE_CRATE
                           ? parts_crate_of_code(view, code)
                           : ID_NONE;
    if (prep_lane(view->prep, ui->lane)->crate != ID_NONE) {
        parts_go_after(ui, view, outcome, SCREEN_SHARE);
    }
    return SOUND_NONE;
}

const struct screen_def screen_share = {
    .name = "share", .enter = enter, .event = event, .outcome = outcome, .view = share_draw};
