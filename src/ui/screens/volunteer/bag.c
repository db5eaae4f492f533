/* bag.c: a sack becomes bags: which goods, how heavy a bag, how many were made, what was lost; then
 * their labels. Kept as one gesture. */
#include "ui/screens/volunteer/bag.h"

#include "base/str.h"
#include "ui/action.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/amount.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/words.h"

enum { GRAM_DIGITS = 5, BAG_DIGITS = 4 };

static bool is_shown(const struct prep *prep, const struct product *product)
{
    struct bag_need need;
    return product_is_bagged(product) && prep_bag_needs(prep, product->id, &need, 1) > 0;
}

bool bag_is_open(const struct prep *prep, uint32_t product)
{
    struct bag_need needs[BAG_SIZES];
    size_t count = prep_bag_needs(prep, product, needs, BAG_SIZES);
    for (size_t i = 0; i < count; i++) {
        if (needs[i].made < needs[i].wanted) {
            return true;
        }
    }
    return false;
}

const struct product *bag_product_at(const struct ui_view *view, int nth)
{
    const struct prep *prep = view->prep;
    for (int done = 0; prep->plan != NULL && done < 2; done++) {
        for (int came = 1; came >= 0; came--) {
            for (size_t i = 0; i < prep->plan->products.count; i++) {
                const struct product *product = &prep->plan->products.rows[i];
                if (is_shown(prep, product) && bag_is_open(prep, product->id) == !done &&
                    (prep_received_milli(prep, product->id) > 0) == came && nth-- == 0) {
                    return product;
                }
            }
        }
    }
    return NULL;
}

const struct product *bag_product(const struct ui *ui, const struct ui_view *view)
{
    return view->prep->plan != NULL ? plan_product(view->prep->plan, ui->bag.product) : NULL;
}

static void go_to(struct ui *ui, enum ui_bag_step step)
{
    ui->bag.step = step;
    ui->digits[0] = '\0';
}

static void enter(struct ui *ui, const struct ui_view *view)
{
    (void)view;
    ui->job = TASK_BAG;
    ui->task = LANE_TASK_PICK;
    ui->bag = (struct ui_bag){.step = BAG_WHAT};
    ui->page = 0;
}

static void begin(struct ui *ui, const struct ui_view *view, uint32_t product)
{
    if (!view->prep->is_closed && product != ID_NONE) {
        ui->bag = (struct ui_bag){.product = product};
        go_to(ui, BAG_SIZE);
    }
}

static void size_chosen(struct ui *ui, int64_t grams)
{
    if (grams > 0 && grams <= LIMIT_SACK_G) {
        ui->bag.grams = (int32_t)grams;
        go_to(ui, BAG_MADE);
    }
}

/* The size that most are wanted of and not made yet. */
static int64_t first_size(const struct ui *ui, const struct ui_view *view)
{
    struct bag_need needs[BAG_SIZES];
    size_t count = prep_bag_needs(view->prep, ui->bag.product, needs, BAG_SIZES);
    for (size_t i = 0; i < count; i++) {
        if (needs[i].made < needs[i].wanted) {
            return needs[i].bag_g;
        }
    }
    return count > 0 ? needs[0].bag_g : 0;
}

static void keep(const struct ui *ui, int64_t lost_g, struct request *request)
{
    struct command *command = parts_command(request, COMMAND_BAG);
    command->product = ui->bag.product;
    command->value = ui->bag.made;
    command->grams = ui->bag.grams;
    command->number = lost_g;
}

/* So many labels as bags were made, to where labels go. */
static void print(const struct ui_view *view, struct request *request)
{
    if (view->prep->bagging_count == 0) {
        return;
    }
    bool to_printer = view->settings[SETTING_LABEL_TO] == LABEL_TO_PRINTER;
    request->kind = to_printer ? REQUEST_PRINT : REQUEST_LABELS;
    request->print =
        (struct print_ask){.what = PRINT_BAGS, .bagging = (uint32_t)view->prep->bagging_count};
}

static void validated(struct ui *ui, const struct ui_view *view, struct request *request)
{
    int64_t typed = 0;
    bool is_typed = str_to_int64(ui->digits, 0, LIMIT_SACK_G, &typed);
    const struct product *first = bag_product_at(view, 0);
    switch (ui->bag.step) {
    case BAG_WHAT: begin(ui, view, first != NULL ? first->id : ID_NONE); break;
    case BAG_SIZE: size_chosen(ui, is_typed && typed > 0 ? typed : first_size(ui, view)); break;
    case BAG_MADE:
        if (is_typed && typed > 0) {
            ui->bag.made = (int32_t)typed;
            go_to(ui, BAG_LOST);
        }
        break;
    case BAG_LOST:
        if (is_typed) {
            keep(ui, typed, request);
        }
        break;
    case BAG_DONE: print(view, request); break;
    }
}

static void step_back(struct ui *ui, const struct ui_view *view)
{
    switch (ui->bag.step) {
    case BAG_WHAT: ui_go(ui, view, SCREEN_HOME); break;
    case BAG_SIZE:
    case BAG_DONE: enter(ui, view); break;
    case BAG_MADE: go_to(ui, BAG_SIZE); break;
    case BAG_LOST: go_to(ui, BAG_MADE); break;
    }
}

/* "Next": another page, nothing lost, another sack. */
static void next(struct ui *ui, const struct ui_view *view, struct request *request)
{
    switch (ui->bag.step) {
    case BAG_WHAT: ui->page++; break;
    case BAG_LOST: keep(ui, 0, request); break;
    case BAG_DONE: begin(ui, view, ui->bag.product); break;
    case BAG_SIZE:
    case BAG_MADE: break;
    }
}

static void digit(struct ui *ui, const struct ui_view *view, int digit)
{
    if (ui->bag.step == BAG_SIZE || ui->bag.step == BAG_MADE || ui->bag.step == BAG_LOST) {
        parts_type(ui, digit, ui->bag.step == BAG_MADE ? BAG_DIGITS : GRAM_DIGITS);
    } else if (ui->bag.step == BAG_WHAT && digit > 0) {
        const struct product *product = bag_product_at(view, digit - 1);
        begin(ui, view, product != NULL ? product->id : ID_NONE);
    }
}

/* Goods whose sack is scanned are bagged, or counted one by one as they are filled. */
static bool scanned(struct ui *ui, const struct ui_view *view, const struct code *code)
{
    const struct product *product = parts_product_of_code(view, code, NULL);
    if (product == NULL || product->weight_g == 0) {
        return false;
    }
    if (ui->bag.step == BAG_WHAT || ui->bag.step == BAG_DONE) {
        begin(ui, view, product->id);
        return true;
    }
    return product->id == ui->bag.product;
}

static void event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                  struct request *ret_request)
{
    if (ui->bag.step != BAG_WHAT && bag_product(ui, view) == NULL) {
        enter(ui, view);
    }
    if (input->kind == UI_SCAN) {
        if (!scanned(ui, view, &input->code)) {
            (void)parts_scan(ui, input, ret_request);
        }
        return;
    }
    if (input->kind != UI_TAP) {
        return;
    }
    switch (input->action) {
    case ACTION_BACK:
    case ACTION_NO: step_back(ui, view); break;
    case ACTION_VALIDATE:
    case ACTION_YES: validated(ui, view, ret_request); break;
    case ACTION_NEXT: next(ui, view, ret_request); break;
    case ACTION_KEY: digit(ui, view, input->argument); break;
    case ACTION_ERASE: amount_erase(ui); break;
    case ACTION_UNDO: parts_command(ret_request, COMMAND_UNDO); break;
    case BAG_PRODUCT: begin(ui, view, (uint32_t)input->argument); break;
    case BAG_GRAMS:
        if (ui->bag.step == BAG_SIZE) {
            size_chosen(ui, input->argument);
        }
        break;
    default: break;
    }
}

static enum sound outcome(struct ui *ui, const struct ui_view *view, const struct outcome *outcome)
{
    if (outcome->request == REQUEST_PAIR) {
        return SOUND_COUNTED;
    }
    if (outcome->request != REQUEST_COMMAND) {
        return SOUND_NONE;
    }
    if (outcome->command.kind == COMMAND_BAG) {
        go_to(ui, BAG_DONE);
    } else if (outcome->command.kind == COMMAND_UNDO) {
        begin(ui, view, ui->bag.product);
    } else {
        parts_go_after(ui, view, outcome, SCREEN_BAG);
    }
    return SOUND_NONE;
}

const struct screen_def screen_bag = {
    .name = "bag", .enter = enter, .event = event, .outcome = outcome, .view = bag_draw};
