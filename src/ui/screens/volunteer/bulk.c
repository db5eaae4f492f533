/* bulk.c: what labos that fill their own crates get by this trip, product by product: ticked as it
 * goes onto the vehicle. By scanner: the goods, "validate" for the first, "undo" for the last. */
#include "ui/screens/volunteer/bulk.h"

#include "base/str.h"
#include "domain/prep_share.h"
#include "ui/action.h"
#include "ui/picture.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/screens/volunteer/tiles.h"
#include "ui/task.h"
#include "ui/words.h"

enum { BULK_ITEM = ACTION_OWN };

struct item {
    const struct pickup *pickup;
    const struct product *product;
    int64_t units_milli;
    bool is_on;
};

/* The `nth` of the trip: what is still to be loaded first. */
static bool item_at(const struct prep *prep, uint32_t number, int nth, struct item *ret)
{
    const struct trip_state *trip = prep_trip(prep, number);
    for (int on = 0; trip != NULL && prep->plan != NULL && on < 2; on++) {
        for (size_t i = 0; i < trip->stop_count; i++) {
            uint32_t pickup = trip->stops[i];
            for (size_t k = 0;
                 prep_pickup_mode(prep, pickup) == PICKUP_BULK && k < prep->plan->products.count;
                 k++) {
                const struct product *product = &prep->plan->products.rows[k];
                int64_t units = plan_bulk_milli(prep->plan, pickup, product->id);
                bool is_on = prep_is_ticked(prep, TICK_BULK, prep_bulk_item(pickup, product->id));
                if (units > 0 && is_on == (on == 1) && nth-- == 0) {
                    *ret = (struct item){plan_pickup(prep->plan, pickup), product,
                                         prep_bulk_milli(prep, pickup, product->id), is_on};
                    return true;
                }
            }
        }
    }
    return false;
}

void bulk_count(const struct prep *prep, uint32_t trip, int *ret_on, int *ret_all)
{
    struct item item;
    *ret_on = *ret_all = 0;
    while (item_at(prep, trip, *ret_all, &item)) {
        (*ret_all)++;
        *ret_on += item.is_on;
    }
}

static void enter(struct ui *ui, const struct ui_view *view)
{
    (void)view;
    ui->page = 0;
    ui->task = LANE_TASK_LOAD;
}

static void tick(const struct ui_view *view, const struct item *item, struct request *request)
{
    if (view->prep->is_closed) {
        return;
    }
    struct command *command = parts_command(request, COMMAND_TICK);
    command->target = TICK_BULK;
    command->number = prep_bulk_item(item->pickup->id, item->product->id);
    command->value = !item->is_on;
}

/* Goods that are scanned are ticked for the first labo that still waits for them. */
static bool scanned(const struct ui *ui, const struct ui_view *view, const struct code *code,
                    struct request *request)
{
    struct item item;
    const struct product *product = parts_product_of_code(view, code, NULL);
    for (int i = 0; product != NULL && item_at(view->prep, ui->trip, i, &item); i++) {
        if (item.product == product && !item.is_on) {
            tick(view, &item, request);
            return true;
        }
    }
    return false;
}

/* The one that was ticked last is not in the vehicle after all. */
static void take_back(const struct ui *ui, const struct ui_view *view, struct request *request)
{
    struct item item, latest = {0};
    uint64_t lamport = 0;
    for (int i = 0; item_at(view->prep, ui->trip, i, &item); i++) {
        const struct tick *at =
            prep_tick(view->prep, TICK_BULK, prep_bulk_item(item.pickup->id, item.product->id));
        if (item.is_on && (latest.product == NULL || at->lamport >= lamport)) {
            latest = item;
            lamport = at->lamport;
        }
    }
    if (latest.product != NULL) {
        tick(view, &latest, request);
    }
}

static void event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                  struct request *ret_request)
{
    struct item item;
    if (input->kind == UI_SCAN) {
        if (!scanned(ui, view, &input->code, ret_request) && parts_scan(ui, input, ret_request)) {
            ret_request->command.number = ui->trip;
        }
        return;
    }
    if (input->kind != UI_TAP) {
        return;
    }
    switch (input->action) {
    case ACTION_BACK:
    case ACTION_NO: ui_go(ui, view, SCREEN_LOAD); break;
    case ACTION_NEXT: ui->page++; break;
    case ACTION_UNDO:
    case ACTION_ERASE: take_back(ui, view, ret_request); break;
    case ACTION_VALIDATE:
    case ACTION_YES:
        if (item_at(view->prep, ui->trip, 0, &item) && !item.is_on) {
            tick(view, &item, ret_request);
        } else {
            ui_go(ui, view, SCREEN_LOAD);
        }
        break;
    case BULK_ITEM:
        if (item_at(view->prep, ui->trip, input->argument, &item)) {
            tick(view, &item, ret_request);
        }
        break;
    default: break;
    }
}

static enum sound outcome(struct ui *ui, const struct ui_view *view, const struct outcome *outcome)
{
    int on, all;
    if (outcome->request == REQUEST_PAIR) {
        return SOUND_COUNTED;
    }
    bulk_count(view->prep, ui->trip, &on, &all);
    bool is_last = outcome->request == REQUEST_COMMAND && outcome->event_count > 0 &&
                   outcome->command.kind == COMMAND_TICK && on == all;
    return is_last ? SOUND_FINISHED : SOUND_NONE;
}

static bool fill_tile(const struct ui *ui, const struct ui_view *view, int nth, struct tile *ret)
{
    struct item item;
    char amount[32];
    if (!item_at(view->prep, ui->trip, nth, &item)) {
        return false;
    }
    parts_amount(ui, amount, sizeof amount, item.product, item.units_milli);
    str_format(ret->name, sizeof ret->name, "bulk_%d", nth + 1);
    str_format(ret->foot, sizeof ret->foot, "%s · %s", item.pickup->letter, amount);
    ret->action = BULK_ITEM;
    ret->argument = nth;
    ret->picture = parts_picture(item.product);
    ret->words = item.product->name;
    ret->mark = item.is_on ? TILE_DONE : TILE_OPEN;
    return true;
}

static void view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    char title[64];
    int on, all;
    kit_begin(kit, COLOUR_PAPER);
    struct areas areas = header_areas(kit, true);
    struct rect body = areas.body;
    bulk_count(view->prep, ui->trip, &on, &all);
    str_format(title, sizeof title, _("In bulk %d/%d"), on, all);
    parts_header(ui, view, kit, areas.header, ID_NONE, title);
    parts_coach(ui, kit, areas.header, _(task_of(TASK_LOAD)->coach));
    tiles_say(kit, &body, _("*Touch* what is in the vehicle."));
    tiles_draw(ui, view, kit, body, fill_tile);
    parts_back(ui, kit, areas.footer);
}

const struct screen_def screen_bulk = {
    .name = "bulk", .enter = enter, .event = event, .outcome = outcome, .view = view};
