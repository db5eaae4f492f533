/* load.c: crates onto a vehicle: which trip, then crate by crate until the last one closes it; what
 * is missing is shown by its number before it goes without. By scanner: the digits of a trip,
 * "other product" for what goes in no crate. */
#include "base/str.h"
#include "ui/action.h"
#include "ui/picture.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/bulk.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/screens/volunteer/tiles.h"
#include "ui/task.h"
#include "ui/widgets.h"
#include "ui/words.h"

enum { LOAD_TRIP = ACTION_OWN, LOAD_GO, LOAD_OPEN, LOAD_TRIPS, LOAD_BULK, LOAD_EMPTIES };
enum { LOADING, LEAVING }; /* ui->choice */

static const struct trip_state *trip_of(const struct ui *ui, const struct ui_view *view)
{
    return prep_trip(view->prep, ui->trip);
}

/* The next crate of the trip, the fullest stop first; `skip` of them left out. ID_NONE: no more. */
static uint32_t next_crate(const struct ui *ui, const struct ui_view *view, size_t skip)
{
    const struct trip_state *trip = trip_of(ui, view);
    for (size_t i = 0; trip != NULL && i < trip->stop_count; i++) {
        struct loading loading = prep_loading(view->prep, ui->trip, trip->stops[i]);
        size_t left = loading.crates - loading.loaded;
        if (skip < left) {
            return prep_next_to_load(view->prep, ui->trip, trip->stops[i], skip);
        }
        skip -= left;
    }
    return ID_NONE;
}

static bool is_ready(const struct ui_view *view, uint32_t crate)
{
    enum crate_status status = prep_crate(view->prep, crate)->status;
    return status == CRATE_PICKED || status == CRATE_CHECKED;
}

static uint32_t next_ready(const struct ui *ui, const struct ui_view *view)
{
    uint32_t crate;
    for (size_t i = 0; (crate = next_crate(ui, view, i)) != ID_NONE; i++) {
        if (is_ready(view, crate)) {
            return crate;
        }
    }
    return ID_NONE;
}

static void enter(struct ui *ui, const struct ui_view *view)
{
    (void)view;
    ui->job = TASK_LOAD;
    ui->task = LANE_TASK_LOAD;
    ui->choice = LOADING;
}

static void close_trip(const struct ui *ui, struct request *request, int value)
{
    struct command *command = parts_command(request, COMMAND_CLOSE_TRIP);
    command->number = ui->trip;
    command->value = value;
}

static bool has_bulk(const struct ui *ui, const struct ui_view *view)
{
    int on, all;
    bulk_count(view->prep, ui->trip, &on, &all);
    return all > 0;
}

static void go(struct ui *ui, const struct ui_view *view, struct request *request)
{
    struct loading loading = prep_trip_loading(view->prep, ui->trip);
    int on, all;
    bulk_count(view->prep, ui->trip, &on, &all);
    if (loading.loaded == loading.crates && on == all) {
        close_trip(ui, request, 2);
    } else {
        ui->choice = LEAVING; /* what is missing is shown first */
    }
}

static void choose(struct ui *ui, const struct ui_view *view, int number)
{
    if (trip_of(ui, view) == NULL && prep_trip(view->prep, (uint32_t)number) != NULL) {
        ui->trip = (uint32_t)number;
        ui->digits[0] = '\0';
    }
}

static void tapped(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                   struct request *request)
{
    const struct trip_state *trip = trip_of(ui, view);
    uint32_t crate = next_ready(ui, view);
    switch (input->action) {
    case ACTION_BACK:
    case ACTION_NO:
        if (ui->choice == LEAVING) {
            ui->choice = LOADING;
        } else if (ui->trip != 0) {
            ui->trip = 0;
        } else {
            ui_go(ui, view, SCREEN_HOME);
        }
        break;
    case ACTION_KEY:
        if (trip == NULL) {
            choose(ui, view, tiles_number(ui, input->argument, (int)view->prep->trip_count));
        }
        break;
    case LOAD_TRIP: choose(ui, view, input->argument); break;
    case ACTION_VALIDATE:
    case ACTION_YES:
        if (view->prep->trip_count == 0 && view->prep->plan != NULL) {
            parts_command(request, COMMAND_PROPOSE_TRIPS);
        } else if (trip == NULL) {
            choose(ui, view, tiles_number_typed(ui));
        } else if (trip != NULL && !trip->is_closed && ui->choice == LOADING && crate != ID_NONE) {
            struct command *command = parts_command(request, COMMAND_LOAD);
            command->crate = crate;
            command->number = ui->trip;
        } else if (trip != NULL && !trip->is_closed && ui->choice == LEAVING) {
            close_trip(ui, request, 2);
        }
        break;
    case ACTION_NEXT:
    case LOAD_GO:
        if (trip != NULL && !trip->is_closed) {
            go(ui, view, request);
        }
        break;
    case ACTION_ERASE: /* by scanner: a digit too many, or it has not left after all */
        ui->digits[0] = '\0';
        if (trip != NULL && trip->is_closed) {
            close_trip(ui, request, 0);
        }
        break;
    case LOAD_OPEN: close_trip(ui, request, 0); break;
    case ACTION_NEW_CRATE: /* by scanner: one more trip, and what there is of them */
    case LOAD_TRIPS: ui_go(ui, view, SCREEN_TRIPS); break;
    case ACTION_OTHER_PRODUCT: /* by scanner: what goes in no crate; crates that come back empty */
        if (trip != NULL && trip->is_closed) {
            ui_go(ui, view, SCREEN_EMPTIES);
        } else if (trip != NULL && ui->choice == LOADING && has_bulk(ui, view)) {
            ui_go(ui, view, SCREEN_BULK);
        }
        break;
    case LOAD_BULK: ui_go(ui, view, SCREEN_BULK); break;
    case LOAD_EMPTIES: ui_go(ui, view, SCREEN_EMPTIES); break;
    case ACTION_UNDO: parts_command(request, COMMAND_UNDO); break;
    default: break;
    }
}

static void event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                  struct request *ret_request)
{
    ui->task = LANE_TASK_LOAD;
    if (parts_scan(ui, input, ret_request)) {
        ret_request->command.number = ui->trip;
    } else if (input->kind == UI_TAP) {
        tapped(ui, view, input, ret_request);
    }
}

static enum sound outcome(struct ui *ui, const struct ui_view *view, const struct outcome *outcome)
{
    (void)view;
    if (outcome->request == REQUEST_PAIR) {
        return SOUND_COUNTED;
    }
    bool open_again = outcome->command.kind == COMMAND_CLOSE_TRIP && outcome->command.value == 0;
    if (outcome->event_count > 0 && outcome->event == EVENT_TRIP_CLOSED && !open_again) {
        ui->choice = LOADING;
        return SOUND_FINISHED;
    }
    return SOUND_NONE;
}

/* Where it stops, how many crates of how many, how many kilos of how many. */
static bool fill_tile(const struct ui *ui, const struct ui_view *view, int nth, struct tile *ret)
{
    const struct trip_state *trip = prep_trip(view->prep, (uint32_t)nth + 1);
    if (trip == NULL) {
        return false;
    }
    struct loading loading = prep_trip_loading(view->prep, (uint32_t)nth + 1);
    parts_say_stops(view, trip, ret->text, sizeof ret->text);
    str_format(ret->name, sizeof ret->name, "trip_%d", nth + 1);
    str_format(ret->foot, sizeof ret->foot, "%d · %u/%u", nth + 1, loading.loaded, loading.crates);
    (void)ui;
    ret->action = LOAD_TRIP;
    ret->argument = nth + 1;
    ret->picture = trip->vehicle == VEHICLE_VAN ? PICTURE_VAN : PICTURE_MINIBUS;
    ret->words = ret->text;
    ret->mark = trip->is_closed ? TILE_DONE : TILE_OPEN;
    return true;
}

static void draw_trips(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       struct rect body)
{
    const struct theme *theme = kit->theme;
    size_t count = view->prep->trip_count;
    if (count == 0) {
        struct rect row = rect_cut_bottom(&body, theme->primary);
        widget_button(kit, row,
                      (struct button){.name = "validate",
                                      .action = ACTION_VALIDATE,
                                      .kind = BUTTON_PRIMARY,
                                      .picture = PICTURE_VAN,
                                      .word = _("Make the trips")});
        (void)rect_cut_bottom(&body, theme->gap);
        task_picture(kit, body, TASK_LOAD);
        return;
    }
    char typed[48];
    str_format(typed, sizeof typed, _("Trip %s…"), ui->digits);
    tiles_say(kit, &body, ui->digits[0] != '\0' ? typed : _("Which vehicle stands there?"));
    tiles_draw(ui, view, kit, body, fill_tile);
}

/* A crate as on its label, in the middle of `rect`: its labo's letter, its number, its part. */
static void draw_crate(const struct ui_view *view, const struct kit *kit, struct rect rect,
                       uint32_t id, enum type most)
{
    const struct theme *theme = kit->theme;
    const struct crate *crate = plan_crate(view->prep->plan, id);
    const struct pickup *pickup = plan_pickup(view->prep->plan, crate->pickup);
    char number[16], part[16];
    str_format(number, sizeof number, "%u", plan_order(view->prep->plan, crate->order)->number);
    str_format(part, sizeof part, "%d/%d", crate->index, crate->of);
    int side = rect.h * 4 / 5 < rect.w / 4 ? rect.h * 4 / 5 : rect.w / 4, gap = side / 4;
    struct text_style least = {.type = TYPE_SMALL, .weight = WEIGHT_BOLD};
    int letters = pickup != NULL ? text_width(kit, least, pickup->letter) : 0;
    side = side < letters + gap / 2 ? letters + gap / 2 : side; /* two letters */
    struct text_style big =
        parts_words(text_type_for(theme, side, most, TYPE_SMALL), WEIGHT_BOLD, COLOUR_INK);
    struct text_style small =
        parts_words(big.type > TYPE_TITLE ? TYPE_TITLE : TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_MUTED);
    while (big.type > TYPE_SMALL &&
           side + 2 * gap + text_width(kit, big, number) + text_width(kit, small, part) > rect.w) {
        big.type--;
    }
    small.type = big.type <= small.type ? TYPE_SMALL : small.type;
    big.least = small.least = TYPE_SMALL;
    int words = text_width(kit, big, number) + gap + text_width(kit, small, part);
    struct rect row = rect_centre(rect, side + gap + words, rect.h);
    if (pickup != NULL) {
        struct rect letter = rect_cut_left(&row, side);
        letter = rect_centre(letter, side, side);
        frame_fill(kit->frame, letter, letter.w / 6, theme_pickup_colour(pickup->colour));
        text_draw(kit, letter,
                  parts_words(text_type_for(theme, side * 3 / 5, TYPE_DISPLAY, TYPE_SMALL),
                              WEIGHT_BOLD, COLOUR_CARD),
                  pickup->letter);
        (void)rect_cut_left(&row, gap);
    }
    text_draw(kit, rect_cut_left(&row, text_width(kit, big, number)), big, number);
    (void)rect_cut_left(&row, gap);
    text_draw(kit, row, small, part);
}

/* One that would stay here, and where it is: in the fridge, or still to be filled. */
static void draw_left_behind(const struct ui_view *view, const struct kit *kit, struct rect cell,
                             uint32_t id)
{
    const struct theme *theme = kit->theme;
    frame_fill(kit->frame, cell, theme->radius[RADIUS_SMALL], COLOUR_CARD);
    struct rect inside = rect_inset(cell, theme_px(theme, 2.0), theme_px(theme, 1.0));
    bool waits = !is_ready(view, id);
    bool is_cold = plan_crate(view->prep->plan, id)->kind != CRATE_DRY;
    int side = theme_px(theme, 8.0);
    if (waits || is_cold) {
        struct rect mark = rect_centre(rect_cut_right(&inside, side), side, side);
        if (waits) {
            frame_shape(kit->frame, mark, SHAPE_HOURGLASS, COLOUR_AMBER);
        } else {
            frame_picture(kit->frame, mark, PICTURE_ICE, 255, false);
        }
    }
    draw_crate(view, kit, inside, id, TYPE_HERO);
}

/* What would stay here. */
static void draw_missing(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                         struct rect body)
{
    const struct theme *theme = kit->theme;
    struct loading loading = prep_trip_loading(view->prep, ui->trip);
    int on, all, count = (int)(loading.crates - loading.loaded);
    bulk_count(view->prep, ui->trip, &on, &all);
    if (count == 0 && on == all) {
        widget_verdict_mark(kit, rect_inset(body, 0, theme->pad), VERDICT_DONE);
        return;
    }
    struct rect head = rect_cut_top(&body, theme_px(theme, 12.0));
    struct text_style style = parts_words(TYPE_INSTRUCTION, WEIGHT_BOLD, COLOUR_AMBER);
    if (count > 0) {
        text_drawf(kit, head, style, _("Not loaded yet: %d"), count);
    } else {
        text_draw(kit, head, style, _("Not loaded yet"));
    }
    if (on < all) {
        text_drawf(kit, rect_cut_top(&body, theme_px(theme, 12.0)),
                   parts_words(TYPE_BODY, WEIGHT_SEMIBOLD, COLOUR_INK), _("In bulk %d/%d"), on,
                   all);
    }
    (void)rect_cut_top(&body, theme_px(theme, theme->narrow ? 1.0 : 4.0));
    int columns = theme->narrow || body.w < theme_px(theme, 160.0) ? 1 : 3;
    columns = columns == 1 && body.w > theme_px(theme, 110.0) ? 2 : columns;
    int rows = body.h / theme_px(theme, 21.0), cells = columns * rows;
    if (count <= cells && count > 0) { /* a few are larger */
        rows = (count + columns - 1) / columns;
        int most = rows * theme_px(theme, 34.0);
        body = rect_cut_top(&body, body.h < most ? body.h : most);
        cells = columns * rows;
    }
    for (int i = 0; i < cells && i < count; i++) {
        struct rect cell = rect_cell(body, columns, rows, theme_px(theme, 3.0), i);
        if (i == cells - 1 && count > cells) { /* the last says how many more */
            text_drawf(kit, cell, parts_words(TYPE_INSTRUCTION, WEIGHT_BOLD, COLOUR_MUTED), "+ %d",
                       count - i);
            return;
        }
        draw_left_behind(view, kit, cell, next_crate(ui, view, (size_t)i));
    }
}

/* The vehicle, how many crates are on it, how many kilos. */
static void draw_vehicle(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                         struct rect rect, const struct trip_state *trip)
{
    const struct theme *theme = kit->theme;
    struct loading loading = prep_trip_loading(view->prep, ui->trip);
    widget_card(kit, rect);
    struct rect card = rect_inset(rect, theme->pad / 2, theme->pad / 2);
    text_drawf(kit, rect_cut_bottom(&card, theme_px(theme, 10.0)),
               parts_words(TYPE_BODY, WEIGHT_REGULAR, COLOUR_MUTED), _("%lld / %lld kg"),
               (long long)((prep_loaded_g(view->prep, ui->trip) + 500) / 1000),
               (long long)((trip->limit_g + 500) / 1000));
    struct rect count = rect_cut_bottom(&card, theme_px(theme, 18.0));
    (void)rect_cut_bottom(&count, theme_px(theme, 2.0));
    text_drawf(kit, count, parts_words(TYPE_HERO, WEIGHT_BOLD, COLOUR_INK), _("%u / %u"),
               loading.loaded, loading.crates);
    frame_picture(kit->frame, card, trip->vehicle == VEHICLE_VAN ? PICTURE_VAN : PICTURE_MINIBUS,
                  255, false);
}

/* A button across the foot of *body; cuts it off. */
static void draw_below(const struct kit *kit, struct rect *body, struct button button)
{
    widget_button(kit, rect_cut_bottom(body, kit->theme->primary), button);
    (void)rect_cut_bottom(body, kit->theme->gap);
}

/* What comes in bulk is ticked on a screen of its own. */
static void draw_bulk_way(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                          struct rect *body, bool is_all)
{
    int on, all;
    char word[64];
    bulk_count(view->prep, ui->trip, &on, &all);
    if (all == 0) {
        return;
    }
    str_format(word, sizeof word, _("In bulk %d/%d"), on, all);
    draw_below(kit, body,
               (struct button){.name = "bulk",
                               .action = LOAD_BULK,
                               .kind = is_all && on < all ? BUTTON_PRIMARY : BUTTON_SECONDARY,
                               .picture = PICTURE_PARCEL,
                               .word = word});
}

static void draw_loading(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                         struct rect body)
{
    const struct theme *theme = kit->theme;
    const struct trip_state *trip = trip_of(ui, view);
    struct rect left =
        theme->narrow ? rect_cut_top(&body, body.h / 3) : rect_cut_left(&body, body.w / 2);
    draw_vehicle(ui, view, kit, left, trip);
    (void)(theme->narrow ? rect_cut_top(&body, theme->gap) : rect_cut_left(&body, theme->gap));
    uint32_t crate = next_ready(ui, view);
    if (trip->is_closed) {
        draw_below(kit, &body,
                   (struct button){.name = "empties",
                                   .action = LOAD_EMPTIES,
                                   .kind = BUTTON_SECONDARY,
                                   .picture = PICTURE_BASKET,
                                   .word = _("Empty crates")});
        widget_verdict_mark(kit, rect_inset(body, 0, theme_px(theme, 4.0)), VERDICT_DONE);
        return;
    }
    if (crate == ID_NONE) {
        draw_bulk_way(ui, view, kit, &body, true);
        draw_missing(ui, view, kit, body);
        return;
    }
    struct rect row = body;
    bool beside = theme->low || (theme->narrow && !parts_is_slim(kit)); /* both in one row */
    int on, all;
    bulk_count(view->prep, ui->trip, &on, &all);
    if (beside && all > 0) {
        row = rect_cut_bottom(&body, theme->primary);
        (void)rect_cut_bottom(&body, theme->gap);
        struct rect left_half = rect_cut_left(&row, (row.w - theme->gap) / 2);
        (void)rect_cut_left(&row, theme->gap);
        draw_bulk_way(ui, view, kit, &left_half, false);
    }
    struct rect *foot = beside && all > 0 ? &row : &body;
    draw_below(kit, foot,
               (struct button){.name = "loaded",
                               .action = ACTION_VALIDATE,
                               .kind = BUTTON_PRIMARY,
                               .shape = SHAPE_TICK,
                               .has_shape = !parts_is_tight(kit),
                               .word = _("It is loaded")});
    if (!beside) {
        draw_bulk_way(ui, view, kit, &body, false);
    }
    draw_crate(view, kit, rect_cut_bottom(&body, body.h / 2), crate, TYPE_DISPLAY);
    frame_picture(kit->frame, body,
                  plan_crate(view->prep->plan, crate)->kind == CRATE_DRY ? PICTURE_BASKET
                                                                         : PICTURE_BAG,
                  255, false);
}

static void view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct trip_state *trip = trip_of(ui, view);
    kit_begin(kit, COLOUR_PAPER);
    struct areas areas = header_areas(kit, true);
    parts_header(ui, view, kit, areas.header, ID_NONE, _("Load"));
    parts_coach(ui, kit, areas.header, _(task_of(TASK_LOAD)->coach));
    struct rect right = parts_footer_right(kit, areas.footer);
    if (trip == NULL) {
        parts_back(ui, kit, areas.footer);
        draw_trips(ui, view, kit, areas.body);
        widget_button(kit, right,
                      (struct button){.name = "trips",
                                      .action = LOAD_TRIPS,
                                      .kind = BUTTON_SECONDARY,
                                      .picture = PICTURE_GEAR,
                                      .word = _("Change the trips")});
        return;
    }
    struct rect footer = areas.footer;
    if (prep_undoable(view->prep, ui->lane).seq != 0 && ui->choice == LOADING &&
        !kit->theme->narrow) {
        parts_undo(ui, view, kit, footer);
        (void)rect_cut_left(&footer, parts_footer_left(kit, footer).w + kit->theme->gap);
    }
    parts_back(ui, kit, footer);
    if (ui->choice == LEAVING) {
        draw_missing(ui, view, kit, areas.body);
        widget_button(kit, right,
                      (struct button){.name = "without",
                                      .action = ACTION_VALIDATE,
                                      .kind = BUTTON_ATTENTION,
                                      .picture = PICTURE_VAN,
                                      .word = _("Go without")});
        return;
    }
    draw_loading(ui, view, kit, areas.body);
    widget_button(kit, right,
                  (struct button){.name = trip->is_closed ? "open_again" : "leave",
                                  .action = trip->is_closed ? LOAD_OPEN : LOAD_GO,
                                  .kind = BUTTON_SECONDARY,
                                  .picture = PICTURE_VAN,
                                  .word = trip->is_closed ? _("Not yet") : _("It may go")});
}

const struct screen_def screen_load = {
    .name = "load", .enter = enter, .event = event, .outcome = outcome, .view = view};
