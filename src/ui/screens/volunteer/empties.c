/* empties.c: crates that come back empty, counted labo by labo; the old label of another prep says
 * so when it is scanned, one of this prep names its labo. */
#include "base/str.h"
#include "ui/action.h"
#include "ui/picture.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/amount.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/screens/volunteer/tiles.h"
#include "ui/task.h"
#include "ui/widgets.h"
#include "ui/words.h"

enum { EMPTIES_LABO = ACTION_OWN };
enum { DIGITS = 4 };

static int64_t back_of(const struct ui_view *view, uint32_t pickup)
{
    return view->prep->empties[pickup - view->prep->plan->pickups.first_id];
}

static bool has_left(const struct prep *prep, uint32_t pickup)
{
    for (size_t i = 0; i < prep->trip_count; i++) {
        if (prep->trips[i].is_closed && trip_stops_at(&prep->trips[i], pickup)) {
            return true;
        }
    }
    return false;
}

/* The `nth` labo: those whose vehicle has left and whose crates nobody counted, then the rest. */
static const struct pickup *labo_at(const struct ui_view *view, int nth)
{
    const struct plan *plan = view->prep->plan;
    for (int first = 1; plan != NULL && first >= 0; first--) {
        for (size_t i = 0; i < plan->pickups.count; i++) {
            const struct pickup *pickup = &plan->pickups.rows[i];
            bool is_first = has_left(view->prep, pickup->id) && back_of(view, pickup->id) == 0;
            if (is_first == first && nth-- == 0) {
                return pickup;
            }
        }
    }
    return NULL;
}

static const struct pickup *chosen(const struct ui *ui, const struct ui_view *view)
{
    return view->prep->plan != NULL ? plan_pickup(view->prep->plan, ui->pickup) : NULL;
}

static void enter(struct ui *ui, const struct ui_view *view)
{
    (void)view;
    ui->job = TASK_EMPTIES;
    ui->task = LANE_TASK_PICK;
    ui->pickup = ID_NONE;
    ui->page = 0;
}

static void choose(struct ui *ui, const struct ui_view *view, const struct pickup *pickup)
{
    if (pickup != NULL && !view->prep->is_closed) {
        ui->pickup = pickup->id;
        ui->digits[0] = '\0';
    }
}

static void count(const struct ui *ui, struct request *request)
{
    int64_t number;
    if (str_to_int64(ui->digits, 1, LIMIT_EMPTIES, &number)) {
        struct command *command = parts_command(request, COMMAND_EMPTIES_BACK);
        command->target = ui->pickup;
        command->number = number;
    }
}

static void tapped(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                   struct request *request)
{
    const struct pickup *pickup = chosen(ui, view);
    switch (input->action) {
    case ACTION_BACK:
    case ACTION_NO:
        if (pickup != NULL) {
            ui->pickup = ID_NONE;
        } else {
            ui_go(ui, view, SCREEN_HOME);
        }
        break;
    case ACTION_NEXT: ui->page++; break;
    case ACTION_KEY:
        if (pickup != NULL) {
            parts_type(ui, input->argument, DIGITS);
        } else if (input->argument > 0) {
            choose(ui, view, labo_at(view, input->argument - 1));
        }
        break;
    case ACTION_ERASE: amount_erase(ui); break;
    case ACTION_VALIDATE:
    case ACTION_YES:
        if (pickup != NULL) {
            count(ui, request);
        } else {
            choose(ui, view, labo_at(view, 0));
        }
        break;
    case ACTION_UNDO: parts_command(request, COMMAND_UNDO); break;
    case EMPTIES_LABO:
        choose(ui, view, plan_pickup(view->prep->plan, (uint32_t)input->argument));
        break;
    default: break;
    }
}

static void event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                  struct request *ret_request)
{
    if (input->kind == UI_SCAN) {
        uint32_t crate = parts_crate_of_code(view, &input->code);
        if (crate != ID_NONE) { /* of this month: whose it was */
            choose(ui, view,
                   plan_pickup(view->prep->plan, plan_crate(view->prep->plan, crate)->pickup));
        } else {
            (void)parts_scan(ui, input, ret_request);
        }
    } else if (input->kind == UI_TAP) {
        tapped(ui, view, input, ret_request);
    }
}

static enum sound outcome(struct ui *ui, const struct ui_view *view, const struct outcome *outcome)
{
    (void)view;
    if (outcome->request == REQUEST_COMMAND && outcome->event_count > 0) {
        ui->pickup = ID_NONE;
    }
    return outcome->request == REQUEST_PAIR ? SOUND_COUNTED : SOUND_NONE;
}

static bool fill_tile(const struct ui *ui, const struct ui_view *view, int nth, struct tile *ret)
{
    const struct pickup *pickup = labo_at(view, nth);
    (void)ui;
    if (pickup == NULL) {
        return false;
    }
    int64_t back = back_of(view, pickup->id);
    str_format(ret->name, sizeof ret->name, "labo_%d", nth + 1);
    if (back > 0) {
        str_format(ret->foot, sizeof ret->foot, _n("%lld back", "%lld back", (unsigned long)back),
                   (long long)back);
    }
    ret->action = EMPTIES_LABO;
    ret->argument = (int)pickup->id;
    ret->pickup = pickup;
    ret->words = pickup->name;
    ret->mark = back > 0 ? TILE_DONE : TILE_OPEN;
    return true;
}

static void draw_count(const struct ui *ui, const struct kit *kit, struct rect body,
                       const struct pickup *pickup)
{
    const struct theme *theme = kit->theme;
    amount_keys(kit, &body, ui->digits[0] != '\0');
    widget_field(kit, rect_cut_top(&body, theme_px(theme, theme->narrow ? 18.0 : 26.0)),
                 ui->digits);
    (void)rect_cut_top(&body, theme_px(theme, 3.0));
    if (body.h < theme_px(theme, 10.0)) {
        return;
    }
    int line_h = theme_px(theme, 15.0) < body.h ? theme_px(theme, 15.0) : body.h;
    struct rect line = rect_cut_top(&body, line_h);
    int w = widget_chip_width(kit, line.h, pickup->letter, pickup->name);
    if (w <= line.w) {
        widget_chip(kit, rect_centre(line, w, line.h), pickup->letter, pickup->name,
                    pickup->colour);
    } else {
        widget_letter(kit, rect_centre(line, line.h, line.h), pickup->letter, pickup->colour);
    }
    if (body.h > theme_px(theme, 20.0)) {
        task_picture(kit, body, TASK_EMPTIES);
    }
}

static void view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct pickup *pickup = chosen(ui, view);
    kit_begin(kit, COLOUR_PAPER);
    struct areas areas = pickup != NULL ? header_areas_keys(kit) : header_areas(kit, true);
    struct rect body = areas.body;
    parts_header(ui, view, kit, areas.header, ID_NONE,
                 pickup != NULL ? _("How many back?") : _("Empty crates"));
    if (pickup != NULL) {
        parts_back(ui, kit, areas.footer);
        draw_count(ui, kit, body, pickup);
        return;
    }
    parts_coach(ui, kit, areas.header, _(task_of(TASK_EMPTIES)->coach));
    (void)tiles_footer(ui, view, kit, areas.footer);
    tiles_say(kit, &body, _("Whose crates came back?"));
    tiles_draw(ui, view, kit, body, fill_tile);
}

const struct screen_def screen_empties = {
    .name = "empties", .enter = enter, .event = event, .outcome = outcome, .view = view};
