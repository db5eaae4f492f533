/* trips.c: the trips by hand: which vehicle, what it carries, where it stops. A trip that has left
 * is only shown. By scanner: the digits of a trip; a crate's label is its labo's stop, on or off;
 * "one more crate" is one more trip, "replace" the other vehicle, "too many" and "missing" more and
 * fewer kilos. */
#include <string.h>

#include "base/str.h"
#include "ui/action.h"
#include "ui/picture.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/screens/volunteer/tiles.h"
#include "ui/widgets.h"
#include "ui/words.h"

enum { TRIP_CHOSEN = ACTION_OWN, TRIP_NEW, TRIP_VEHICLE, TRIP_LESS, TRIP_MORE, TRIP_STOP };
enum { STEP_G = 50 * 1000, LEAST_G = 50 * 1000, MOST_G = 5000 * 1000 };

static const struct trip_state *chosen(const struct ui *ui, const struct ui_view *view)
{
    return prep_trip(view->prep, ui->trip);
}

static void enter(struct ui *ui, const struct ui_view *view)
{
    const struct trip_state *trip = chosen(ui, view);
    ui->page = 0;
    if (trip == NULL || trip->is_closed) {
        ui->trip = 0;
    }
}

static void set_trip(struct request *request, uint32_t number, enum vehicle vehicle, int64_t grams)
{
    struct command *command = parts_command(request, COMMAND_SET_TRIP);
    command->number = number;
    command->value = (int32_t)vehicle;
    command->grams = grams;
}

static void change_stop(const struct ui *ui, const struct ui_view *view, uint32_t pickup,
                        struct request *request)
{
    const struct trip_state *trip = chosen(ui, view);
    bool on = trip_stops_at(trip, pickup);
    if (on && prep_loading(view->prep, ui->trip, pickup).loaded > 0) {
        return; /* its crates are in the vehicle */
    }
    struct command *command = parts_command(request, COMMAND_SET_STOP);
    command->number = ui->trip;
    command->target = pickup;
    command->value = !on;
}

static void choose(struct ui *ui, const struct ui_view *view, uint32_t number)
{
    const struct trip_state *trip = prep_trip(view->prep, number);
    if (trip != NULL && !trip->is_closed) {
        ui->trip = number;
        ui->page = 0;
        ui->digits[0] = '\0';
    }
}

static void tapped(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                   struct request *request)
{
    const struct trip_state *trip = chosen(ui, view);
    bool may = view->prep->plan != NULL && !view->prep->is_closed;
    switch (input->action) {
    case ACTION_BACK:
    case ACTION_NO:
        if (trip != NULL) {
            ui->trip = 0;
            ui->page = 0;
        } else {
            ui_go(ui, view, SCREEN_LOAD);
        }
        break;
    case ACTION_NEXT: ui->page++; break;
    case ACTION_KEY:
        if (trip == NULL) {
            int count = (int)view->prep->trip_count;
            choose(ui, view, (uint32_t)tiles_number(ui, input->argument, count));
        }
        break;
    case ACTION_ERASE: ui->digits[0] = '\0'; break;
    case ACTION_VALIDATE:
    case ACTION_YES:
        if (trip == NULL && may && view->prep->trip_count == 0) {
            parts_command(request, COMMAND_PROPOSE_TRIPS);
        } else if (trip == NULL) {
            choose(ui, view, (uint32_t)tiles_number_typed(ui));
        } else if (trip != NULL) {
            ui_go(ui, view, SCREEN_LOAD);
        }
        break;
    case ACTION_NEW_CRATE:
    case TRIP_NEW:
        if (trip == NULL && may && view->prep->trip_count < LIMIT_TRIPS) {
            set_trip(request, (uint32_t)view->prep->trip_count + 1, VEHICLE_CAR,
                     vehicle_limit_g(VEHICLE_CAR));
        }
        break;
    case TRIP_CHOSEN: choose(ui, view, (uint32_t)input->argument); break;
    case ACTION_OTHER_PRODUCT:
    case TRIP_VEHICLE:
        if (trip != NULL) {
            enum vehicle other = trip->vehicle == VEHICLE_VAN ? VEHICLE_CAR : VEHICLE_VAN;
            set_trip(request, ui->trip, other, vehicle_limit_g(other));
        }
        break;
    case ACTION_MISSING:
    case TRIP_LESS:
    case ACTION_TOO_MANY:
    case TRIP_MORE:
        if (trip != NULL) {
            bool more = input->action == TRIP_MORE || input->action == ACTION_TOO_MANY;
            int64_t next = trip->limit_g + (more ? STEP_G : -STEP_G);
            if (next >= LEAST_G && next <= MOST_G) {
                set_trip(request, ui->trip, trip->vehicle, next);
            }
        }
        break;
    case TRIP_STOP:
        if (trip != NULL) {
            change_stop(ui, view, (uint32_t)input->argument, request);
        }
        break;
    default: break;
    }
}

static void event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                  struct request *ret_request)
{
    const struct crate *crate = NULL;
    if (input->kind == UI_SCAN && chosen(ui, view) != NULL) {
        crate = plan_crate(view->prep->plan, parts_crate_of_code(view, &input->code));
    }
    if (crate != NULL && crate->pickup != ID_NONE) {
        change_stop(ui, view, crate->pickup, ret_request);
    } else if (!parts_scan(ui, input, ret_request) && input->kind == UI_TAP) {
        tapped(ui, view, input, ret_request);
    }
}

static enum sound outcome(struct ui *ui, const struct ui_view *view, const struct outcome *outcome)
{
    if (outcome->request == REQUEST_COMMAND && outcome->command.kind == COMMAND_SET_TRIP &&
        outcome->event_count > 0) {
        choose(ui, view, (uint32_t)outcome->command.number);
    } else if (outcome->request == REQUEST_COMMAND && outcome->event == EVENT_CRATE_OPENED) {
        parts_go_after(ui, view, outcome, SCREEN_TRIPS);
    }
    return outcome->request == REQUEST_PAIR ? SOUND_COUNTED : SOUND_NONE;
}

/* Grams as planned of what stops there. */
static int64_t planned_g(const struct prep *prep, const struct trip_state *trip)
{
    int64_t grams = 0;
    for (size_t i = 0; i < trip->stop_count; i++) {
        grams += prep_pickup_g(prep, trip->stops[i]);
    }
    return grams;
}

static void say_kilos(const struct ui *ui, int64_t grams, char *to, size_t size)
{
    char number[24];
    parts_units(ui, number, sizeof number, (grams + 500) / 1000 * 1000);
    str_format(to, size, _("%s kg"), number);
}

static bool fill_trip(const struct ui *ui, const struct ui_view *view, int nth, struct tile *ret)
{
    const struct trip_state *trip = prep_trip(view->prep, (uint32_t)nth + 1);
    char now[24], most[24];
    if (trip == NULL) {
        if (nth != (int)view->prep->trip_count || nth >= LIMIT_TRIPS) {
            return false;
        }
        str_copy(ret->name, sizeof ret->name, "new_trip");
        ret->action = TRIP_NEW;
        ret->picture = PICTURE_PLUS;
        ret->words = _("One more trip");
        return true;
    }
    int64_t grams = planned_g(view->prep, trip);
    parts_say_stops(view, trip, ret->text, sizeof ret->text);
    if (ret->text[0] == '\0') { /* it goes nowhere yet */
        str_format(ret->text, sizeof ret->text, _("Trip %u"), (unsigned)nth + 1);
    }
    say_kilos(ui, grams, now, sizeof now);
    say_kilos(ui, trip->limit_g, most, sizeof most);
    str_format(ret->name, sizeof ret->name, "trip_%d", nth + 1);
    str_format(ret->foot, sizeof ret->foot, "%d · %s / %s", nth + 1, now, most);
    ret->action = TRIP_CHOSEN;
    ret->argument = nth + 1;
    ret->picture = trip->vehicle == VEHICLE_VAN ? PICTURE_VAN : PICTURE_MINIBUS;
    ret->words = ret->text;
    ret->mark = trip->is_closed ? TILE_DONE : grams > trip->limit_g ? TILE_DIFFERS : TILE_OPEN;
    return true;
}

/* Another trip that goes there, 0 for none. */
static unsigned other_trip(const struct ui *ui, const struct prep *prep, uint32_t pickup)
{
    for (size_t i = 0; i < prep->trip_count; i++) {
        if (i + 1 != ui->trip && trip_stops_at(&prep->trips[i], pickup)) {
            return (unsigned)i + 1;
        }
    }
    return 0;
}

static bool fill_stop(const struct ui *ui, const struct ui_view *view, int nth, struct tile *ret)
{
    const struct plan *plan = view->prep->plan;
    const struct trip_state *trip = chosen(ui, view);
    if (nth >= (int)plan->pickups.count || trip == NULL) {
        return false;
    }
    const struct pickup *pickup = &plan->pickups.rows[nth];
    unsigned other = other_trip(ui, view->prep, pickup->id);
    bool on = trip_stops_at(trip, pickup->id);
    char kilos[24];
    say_kilos(ui, prep_pickup_g(view->prep, pickup->id), kilos, sizeof kilos);
    str_format(ret->name, sizeof ret->name, "stop_%d", nth + 1);
    if (other > 0 && !on) {
        str_format(ret->foot, sizeof ret->foot, _("%s · trip %u"), kilos, other);
    } else {
        str_copy(ret->foot, sizeof ret->foot, kilos);
    }
    ret->action = TRIP_STOP;
    ret->argument = (int)pickup->id;
    ret->pickup = pickup;
    ret->words = pickup->name;
    ret->mark = on ? TILE_DONE : TILE_OPEN;
    return true;
}

/* The vehicle, a tap makes it the other; its kilos between − and +. */
static void draw_vehicle(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                         struct rect rect, const struct trip_state *trip)
{
    const struct theme *theme = kit->theme;
    char now[24], most[24];
    int64_t grams = planned_g(view->prep, trip);
    say_kilos(ui, grams, now, sizeof now);
    say_kilos(ui, trip->limit_g, most, sizeof most);
    bool is_strip = rect.h < 2 * theme->target;
    struct rect row =
        is_strip ? rect_cut_right(&rect, rect.w * 3 / 5) : rect_cut_bottom(&rect, theme->target);
    (void)(is_strip ? rect_cut_right(&rect, theme->gap) : rect_cut_bottom(&rect, theme->gap));
    struct button less = {.name = "kilos_less",
                          .action = TRIP_LESS,
                          .kind = BUTTON_SECONDARY,
                          .shape = SHAPE_MINUS,
                          .has_shape = true,
                          .disabled = trip->limit_g <= LEAST_G};
    struct button more = less;
    more.name = "kilos_more";
    more.action = TRIP_MORE;
    more.shape = SHAPE_PLUS;
    more.disabled = trip->limit_g >= MOST_G;
    widget_button(kit, rect_cut_left(&row, theme->target), less);
    widget_button(kit, rect_cut_right(&row, theme->target), more);
    row = rect_inset(row, theme_px(theme, 1.0), 0);
    char *unit = strrchr(most, ' ');
    if (unit != NULL && text_width(kit, (struct text_style){.weight = WEIGHT_BOLD}, most) > row.w) {
        *unit = '\n'; /* below its number, where both have no room beside each other */
    }
    text_draw(kit, row, parts_words(TYPE_INSTRUCTION, WEIGHT_BOLD, COLOUR_INK), most);
    if (rect.h > theme_px(theme, 50.0)) {
        struct text_style sum = parts_words(TYPE_TITLE, WEIGHT_BOLD,
                                            grams > trip->limit_g ? COLOUR_AMBER : COLOUR_GREEN);
        text_draw(kit, rect_cut_top(&rect, theme_px(theme, 14.0)), sum, now);
        (void)rect_cut_top(&rect, theme_px(theme, 2.0));
    }
    bool is_van = trip->vehicle == VEHICLE_VAN;
    const char *picture = is_van ? PICTURE_VAN : PICTURE_MINIBUS;
    bool is_high = rect.h > theme_px(theme, 45.0);
    widget_button(kit, rect,
                  (struct button){.name = "vehicle",
                                  .action = TRIP_VEHICLE,
                                  .kind = BUTTON_SECONDARY,
                                  .picture = is_high ? NULL : picture,
                                  .word = is_high  ? ""
                                          : is_van ? _("Van")
                                                   : _("Car")});
    if (is_high) {
        struct rect inside = rect_inset(rect, theme_px(theme, 4.0), theme_px(theme, 3.0));
        struct text_style name = parts_words(TYPE_BUTTON, WEIGHT_SEMIBOLD, COLOUR_INK);
        text_draw(kit, rect_cut_bottom(&inside, theme_px(theme, 12.0)), name,
                  is_van ? _("Van") : _("Car"));
        frame_picture(kit->frame, inside, picture, 255, false);
    }
}

static void view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    const struct trip_state *trip = chosen(ui, view);
    kit_begin(kit, COLOUR_PAPER);
    struct areas areas = header_areas(kit, true);
    struct rect body = areas.body;
    char title[48];
    if (trip != NULL) {
        str_format(title, sizeof title, _("Trip %u"), ui->trip);
    } else if (ui->digits[0] != '\0') {
        str_format(title, sizeof title, _("Trip %s…"), ui->digits);
    } else {
        str_copy(title, sizeof title, _("The trips"));
    }
    parts_header(ui, view, kit, areas.header, ID_NONE, title);
    parts_back(ui, kit, areas.footer);
    struct rect right = parts_footer_right(kit, areas.footer);
    if (view->prep->plan == NULL) {
        return;
    }
    if (trip == NULL) {
        tiles_draw(ui, view, kit, body, fill_trip);
        if (view->prep->trip_count == 0) {
            widget_button(kit, right,
                          (struct button){.name = "validate",
                                          .action = ACTION_VALIDATE,
                                          .kind = BUTTON_PRIMARY,
                                          .picture = PICTURE_VAN,
                                          .word = _("Make the trips")});
        }
        return;
    }
    struct rect left;
    if (theme->narrow) {
        left = rect_cut_top(&body,
                            parts_is_slim(kit) ? 2 * theme->target + theme->gap : theme->target);
        (void)rect_cut_top(&body, theme->gap);
    } else {
        left = rect_cut_left(&body, theme_px(theme, 90.0));
        (void)rect_cut_left(&body, theme->gap);
    }
    draw_vehicle(ui, view, kit, left, trip);
    tiles_draw(ui, view, kit, body, fill_stop);
    widget_button(kit, right,
                  (struct button){.name = "load",
                                  .action = ACTION_VALIDATE,
                                  .kind = BUTTON_PRIMARY,
                                  .picture = PICTURE_VAN,
                                  .word = _("Load")});
}

const struct screen_def screen_trips = {
    .name = "trips", .enter = enter, .event = event, .outcome = outcome, .view = view};
