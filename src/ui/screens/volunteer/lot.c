/* lot.c: one delivery of one product: who brought it, its note, how many cases and units, how cold;
 * or nothing at all. Kept at the end, as one gesture. */
#include "ui/screens/volunteer/lot.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "ui/action.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/amount.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/words.h"

enum { NOTE_DIGITS = 10, BOX_DIGITS = 5, COLD_DIGITS = 3 };

/* The suppliers of the month's own lots of the product, each once. */
static bool is_own_supplier(const struct plan *plan, uint32_t product, uint32_t supplier)
{
    for (size_t i = 0; i < plan->lots.count; i++) {
        if (plan->lots.rows[i].product == product && plan->lots.rows[i].supplier == supplier) {
            return true;
        }
    }
    return false;
}

bool lot_who_at(const struct ui_view *view, uint32_t product, int nth, struct lot_who *ret_who)
{
    const struct plan *plan = view->prep->plan;
    for (int own = 1; own >= 0; own--) {
        for (size_t i = 0; i < plan->suppliers.count; i++) {
            uint32_t supplier = plan->suppliers.rows[i].id;
            if (is_own_supplier(plan, product, supplier) == own && nth-- == 0) {
                *ret_who = (struct lot_who){LOT_FROM_SUPPLIER, supplier};
                return true;
            }
        }
        if (own && nth-- == 0) {
            *ret_who = (struct lot_who){LOT_FROM_STORE, ID_NONE};
            return true;
        }
    }
    if (nth == 0) {
        *ret_who = (struct lot_who){LOT_FROM_SUPPLIER, ID_NONE};
        return true;
    }
    return false;
}

const char *lot_who_word(const struct ui *ui, const struct ui_view *view, struct lot_who who)
{
    const struct supplier *supplier = plan_supplier(view->prep->plan, who.supplier);
    return who.origin == LOT_FROM_STORE ? _("Our store")
           : supplier != NULL           ? supplier->name
                                        : _("Somebody else");
}

bool lot_is_cold(const struct product *product)
{
    return product->temperature == TEMPERATURE_CHILLED ||
           product->temperature == TEMPERATURE_FROZEN;
}

int64_t lot_typed_milli(const struct ui *ui, const struct product *product)
{
    const struct ui_lot *lot = &ui->lot;
    int64_t cases = (int64_t)lot->typed[LOT_CASES] * lot->typed[LOT_PER_CASE] * 1000;
    if (!plan_is_weighed(product)) {
        return cases + (int64_t)lot->typed[LOT_LOOSE] * 1000;
    }
    return cases +
           ((int64_t)lot->typed[LOT_LOOSE] * 1000 + product->weight_g / 2) / product->weight_g;
}

int64_t lot_same_note(const struct ui *ui, const struct ui_view *view)
{
    const struct prep *prep = view->prep;
    for (size_t i = prep->lot_count; i-- > 0;) {
        const struct lot_state *lot = &prep->lots[i];
        const struct supplier *supplier = prep_lot_supplier(prep, lot->id);
        if (!lot->is_undone && lot->note > 0 && lot->origin == ui->lot.origin &&
            (supplier != NULL ? supplier->id : ID_NONE) == ui->lot.supplier) {
            return lot->note;
        }
    }
    return 0;
}

bool lot_typed_tenths(const struct ui *ui, int32_t *ret_tenths)
{
    int64_t tenths;
    if (!str_to_int64(ui->digits, 0, 999, &tenths)) {
        return false;
    }
    *ret_tenths = ui->lot.is_below_zero ? -(int32_t)tenths : (int32_t)tenths;
    return true;
}

void lot_begin(struct ui *ui, const struct ui_view *view, uint32_t product)
{
    ui->lot = (struct ui_lot){.product = product, .step = LOT_WHO};
    ui->page = 0;
    ui->choice = 0;
    ui_go(ui, view, SCREEN_LOT);
}

static const struct product *product_of(const struct ui *ui, const struct ui_view *view)
{
    return view->prep->plan != NULL ? plan_product(view->prep->plan, ui->lot.product) : NULL;
}

static void go_to(struct ui *ui, enum ui_lot_step step)
{
    ui->lot.step = step;
    ui->lot.box = LOT_CASES;
    ui->digits[0] = '\0';
}

/* The gesture: everything that was said, at once. */
static void keep(struct ui *ui, const struct ui_view *view, struct request *request)
{
    struct command *command = parts_command(request, COMMAND_RECEIVE);
    command->product = ui->lot.product;
    command->target = ui->lot.supplier;
    command->value = (int32_t)ui->lot.origin;
    command->number = ui->lot.note;
    command->units_milli = lot_typed_milli(ui, product_of(ui, view));
    command->reading = ui->lot.reading;
    if (view->timeline != NULL && ui->lot.origin == LOT_FROM_SUPPLIER) {
        command->due = round_due(view->timeline, view->prep, ui->lot.supplier);
    }
}

static void who_chosen(struct ui *ui, const struct ui_view *view, int nth)
{
    struct lot_who who;
    if (lot_who_at(view, ui->lot.product, nth, &who)) {
        ui->lot.origin = who.origin;
        ui->lot.supplier = who.supplier;
        go_to(ui, LOT_NOTE);
    }
}

/* That is all: what is short, or nothing came at all, is said once and for the total. */
static void complete(const struct ui *ui, struct request *request)
{
    struct command *command = parts_command(request, COMMAND_GOODS_COMPLETE);
    command->product = ui->lot.product;
    command->value = 1;
}

/* Nothing came: a delivery of none by who was to bring it, so that the list knows whom to ask. */
static void nothing_came(struct ui *ui, const struct ui_view *view, struct request *request)
{
    struct lot_who who;
    if (prep_received_milli(view->prep, ui->lot.product) == 0 &&
        lot_who_at(view, ui->lot.product, 0, &who)) {
        struct command *command = parts_command(request, COMMAND_RECEIVE);
        command->product = ui->lot.product;
        command->target = who.supplier;
        command->value = (int32_t)who.origin;
        ui->next = (struct command){
            .kind = COMMAND_GOODS_COMPLETE, .product = ui->lot.product, .value = 1};
    } else {
        complete(ui, request);
    }
}

static void note_given(struct ui *ui, int64_t note)
{
    ui->lot.note = note;
    go_to(ui, LOT_COUNT);
}

/* From box to box; at the end the count is whole. */
static void count_validated(struct ui *ui, const struct ui_view *view, struct request *request)
{
    struct ui_lot *lot = &ui->lot;
    if (lot->box == LOT_CASES) {
        lot->box = lot->typed[LOT_CASES] > 0 ? LOT_PER_CASE : LOT_LOOSE;
    } else if (lot->box == LOT_PER_CASE) {
        lot->box = lot->typed[LOT_PER_CASE] > 0 ? LOT_LOOSE : LOT_PER_CASE;
    } else if (lot_typed_milli(ui, product_of(ui, view)) > 0) {
        if (lot_is_cold(product_of(ui, view))) {
            go_to(ui, LOT_COLD);
            lot->is_below_zero = product_of(ui, view)->temperature == TEMPERATURE_FROZEN;
        } else {
            keep(ui, view, request);
        }
    }
}

static void count_digit(struct ui *ui, int digit)
{
    int32_t *typed = &ui->lot.typed[ui->lot.box];
    if (*typed < 10000) {
        *typed = *typed * 10 + digit;
    }
}

static void step_back(struct ui *ui, const struct ui_view *view)
{
    switch (ui->lot.step) {
    case LOT_NOTE: go_to(ui, LOT_WHO); break;
    case LOT_COUNT: go_to(ui, LOT_NOTE); break;
    case LOT_COLD: go_to(ui, LOT_COUNT); break;
    case LOT_WHO:
    case LOT_DONE: ui_go(ui, view, SCREEN_RECEIVE); break;
    }
}

static void validated(struct ui *ui, const struct ui_view *view, struct request *request)
{
    int64_t note;
    int32_t tenths;
    switch (ui->lot.step) {
    case LOT_WHO: who_chosen(ui, view, 0); break;
    case LOT_NOTE:
        if (str_to_int64(ui->digits, 1, LIMIT_NOTE_NUMBER, &note)) {
            note_given(ui, note);
        }
        break;
    case LOT_COUNT: count_validated(ui, view, request); break;
    case LOT_COLD:
        if (lot_typed_tenths(ui, &tenths)) {
            ui->lot.reading = reading_of_tenths(tenths);
            keep(ui, view, request);
        }
        break;
    case LOT_DONE: complete(ui, request); break;
    }
}

/* "Next": another page, no note, the next box, the sign, another delivery of the same. */
static void next(struct ui *ui, const struct ui_view *view)
{
    switch (ui->lot.step) {
    case LOT_WHO: ui->page++; break;
    case LOT_NOTE: note_given(ui, 0); break;
    case LOT_COUNT: ui->lot.box = (enum ui_lot_box)((ui->lot.box + 1) % LOT_BOXES); break;
    case LOT_COLD: ui->lot.is_below_zero = !ui->lot.is_below_zero; break;
    case LOT_DONE: lot_begin(ui, view, ui->lot.product); break;
    }
}

static void digit(struct ui *ui, const struct ui_view *view, int digit)
{
    switch (ui->lot.step) {
    case LOT_WHO:
        if (digit > 0) {
            who_chosen(ui, view, digit - 1);
        }
        break;
    case LOT_NOTE: parts_type(ui, digit, NOTE_DIGITS); break;
    case LOT_COUNT: count_digit(ui, digit); break;
    case LOT_COLD:
        if (strlen(ui->digits) < COLD_DIGITS) { /* "04" is 0,4 */
            size_t length = strlen(ui->digits);
            ui->digits[length] = (char)('0' + digit);
            ui->digits[length + 1] = '\0';
        }
        break;
    case LOT_DONE: break;
    }
}

/* The goods themselves are scanned: they are counted, or another product's turn begins. */
static bool counted_by_scan(struct ui *ui, const struct ui_view *view, const struct code *code)
{
    int32_t units = 1;
    const struct product *product = parts_product_of_code(view, code, &units);
    if (product == NULL) {
        return false;
    }
    if (product->id != ui->lot.product) {
        if (ui->lot.step == LOT_DONE || ui->lot.step == LOT_WHO) {
            lot_begin(ui, view, product->id);
            return true;
        }
        return false;
    }
    if (ui->lot.step == LOT_COUNT && units > 1) { /* a case: so many in each */
        ui->lot.typed[LOT_CASES]++;
        ui->lot.typed[LOT_PER_CASE] = units;
    } else if (ui->lot.step == LOT_COUNT) {
        ui->lot.typed[LOT_LOOSE]++;
    }
    return true;
}

static void event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                  struct request *ret_request)
{
    if (product_of(ui, view) == NULL) {
        ui_go(ui, view, SCREEN_RECEIVE);
        return;
    }
    if (input->kind == UI_SCAN) {
        if (!counted_by_scan(ui, view, &input->code)) {
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
    case ACTION_VALIDATE: validated(ui, view, ret_request); break;
    case ACTION_YES:
        if (ui->lot.step == LOT_NOTE && lot_same_note(ui, view) > 0) {
            note_given(ui, lot_same_note(ui, view));
        } else {
            validated(ui, view, ret_request);
        }
        break;
    case ACTION_KEY: digit(ui, view, input->argument); break;
    case ACTION_NEXT: next(ui, view); break;
    case ACTION_ERASE:
        if (ui->lot.step == LOT_COUNT) {
            ui->lot.typed[ui->lot.box] /= 10;
        } else {
            amount_erase(ui);
        }
        break;
    case ACTION_MISSING:
    case LOT_NOTHING:
        if (ui->lot.step == LOT_WHO || ui->lot.step == LOT_DONE) {
            nothing_came(ui, view, ret_request);
        }
        break;
    case ACTION_UNDO: parts_command(ret_request, COMMAND_UNDO); break;
    case LOT_WHO_CHOSEN: who_chosen(ui, view, input->argument); break;
    case LOT_SAME_NOTE: note_given(ui, lot_same_note(ui, view)); break;
    case LOT_BOX_CHOSEN: ui->lot.box = (enum ui_lot_box)input->argument; break;
    case LOT_SKIP: /* no thermometer */
        if (ui->lot.step == LOT_COLD) {
            ui->lot.reading = 0;
            keep(ui, view, ret_request);
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
    enum command_kind kind = outcome->command.kind;
    if (kind == COMMAND_RECEIVE) {
        if (ui->next.kind != COMMAND_NONE) {
            return SOUND_COUNTED; /* nothing came: that it is all follows at once */
        }
        go_to(ui, LOT_DONE);
        bool warm = reading_is_too_warm(product_of(ui, view)->temperature, ui->lot.reading);
        return warm ? SOUND_DANGER : SOUND_NONE;
    }
    if (kind == COMMAND_GOODS_COMPLETE) {
        ui_go(ui, view, SCREEN_RECEIVE);
        return SOUND_FINISHED;
    }
    if (kind == COMMAND_UNDO) {
        lot_begin(ui, view, ui->lot.product);
    } else {
        parts_go_after(ui, view, outcome, SCREEN_LOT);
    }
    return SOUND_NONE;
}

const struct screen_def screen_lot = {
    .name = "lot", .event = event, .outcome = outcome, .view = lot_draw};
