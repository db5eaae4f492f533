/* receive.c: what comes in: the month's products, how much of each is there, and which one is
 * counted now: by scanning it, or by its drawing. */
#include "base/str.h"
#include "ui/action.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/lot.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/screens/volunteer/tiles.h"
#include "ui/task.h"
#include "ui/words.h"

enum { RECEIVE_PRODUCT = ACTION_OWN };

static bool is_shown(const struct prep *prep, uint32_t product)
{
    return prep_expected_milli(prep, product) > 0 || prep_received_milli(prep, product) > 0;
}

/* The `nth` product of the list: those that are still to come first. NULL after the last. */
static const struct product *product_at(const struct ui_view *view, int nth)
{
    const struct prep *prep = view->prep;
    for (int complete = 0; prep->plan != NULL && complete < 2; complete++) {
        for (size_t i = 0; i < prep->plan->products.count; i++) {
            const struct product *product = &prep->plan->products.rows[i];
            if (is_shown(prep, product->id) && prep_is_complete(prep, product->id) == complete &&
                nth-- == 0) {
                return product;
            }
        }
    }
    return NULL;
}

static void enter(struct ui *ui, const struct ui_view *view)
{
    (void)view;
    ui->job = TASK_RECEIVE;
    ui->task = LANE_TASK_PICK;
}

static void event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                  struct request *ret_request)
{
    if (input->kind == UI_SCAN) {
        const struct product *product = parts_product_of_code(view, &input->code, NULL);
        if (product != NULL && !view->prep->is_closed) {
            lot_begin(ui, view, product->id);
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
    case ACTION_NO: ui_go(ui, view, SCREEN_HOME); break;
    case ACTION_NEXT: ui->page++; break;
    case ACTION_UNDO: parts_command(ret_request, COMMAND_UNDO); break;
    case ACTION_VALIDATE:
    case ACTION_YES:
        if (product_at(view, 0) != NULL && !view->prep->is_closed) {
            lot_begin(ui, view, product_at(view, 0)->id);
        }
        break;
    case RECEIVE_PRODUCT: lot_begin(ui, view, (uint32_t)input->argument); break;
    default: break;
    }
}

static enum sound outcome(struct ui *ui, const struct ui_view *view, const struct outcome *outcome)
{
    if (outcome->request == REQUEST_COMMAND && outcome->event == EVENT_CRATE_OPENED) {
        parts_go_after(ui, view, outcome, SCREEN_RECEIVE);
    }
    return outcome->request == REQUEST_PAIR ? SOUND_COUNTED : SOUND_NONE;
}

/* The drawing, the name, how much of how much; a tick when that is all of it. */
static bool fill_tile(const struct ui *ui, const struct ui_view *view, int nth, struct tile *ret)
{
    const struct prep *prep = view->prep;
    const struct product *product = product_at(view, nth);
    if (product == NULL) {
        return false;
    }
    int64_t expected = prep_expected_milli(prep, product->id);
    int64_t received = prep_received_milli(prep, product->id);
    char came[24], of[24];
    str_format(ret->name, sizeof ret->name, "goods_%u",
               product->id - prep->plan->products.first_id + 1);
    parts_amount(ui, came, sizeof came, product, received);
    parts_amount(ui, of, sizeof of, product, expected);
    str_format(ret->foot, sizeof ret->foot, _("%s / %s"), came, of);
    ret->action = RECEIVE_PRODUCT;
    ret->argument = (int)product->id;
    ret->picture = parts_picture(product);
    ret->words = product->name;
    if (prep_is_complete(prep, product->id)) {
        ret->mark = received == expected ? TILE_DONE : TILE_DIFFERS;
    }
    return true;
}

static void view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    kit_begin(kit, COLOUR_PAPER);
    struct areas areas = header_areas(kit, true);
    parts_header(ui, view, kit, areas.header, ID_NONE, _("Receive"));
    parts_coach(ui, kit, areas.header, _(task_of(TASK_RECEIVE)->coach));
    struct rect body = areas.body;
    struct rect right = tiles_footer(ui, view, kit, areas.footer);
    tiles_say(kit, &body, _("*Scan* what comes in."));
    tiles_draw(ui, view, kit, body, fill_tile);
    (void)parts_stay(ui, view, kit, right);
}

const struct screen_def screen_receive = {
    .name = "receive", .enter = enter, .event = event, .outcome = outcome, .view = view};
