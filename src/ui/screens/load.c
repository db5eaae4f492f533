/* load.c: crates onto a vehicle: which trip, then crate by crate until the last one closes it; what
 * is missing is shown by its number before it goes without. */
#include "base/str.h"
#include "ui/action.h"
#include "ui/picture.h"
#include "ui/screens/parts.h"
#include "ui/screens/screens.h"
#include "ui/task.h"
#include "ui/widgets.h"
#include "ui/words.h"

enum { LOAD_TRIP = ACTION_OWN, LOAD_GO, LOAD_OPEN };
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

static void go(struct ui *ui, const struct ui_view *view, struct request *request)
{
    struct loading loading = prep_trip_loading(view->prep, ui->trip);
    if (loading.loaded == loading.crates) {
        close_trip(ui, request, 2);
    } else {
        ui->choice = LEAVING; /* what is missing is shown first */
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
    case LOAD_TRIP:
        if (trip == NULL && prep_trip(view->prep, (uint32_t)input->argument) != NULL) {
            ui->trip = (uint32_t)input->argument;
        }
        break;
    case ACTION_VALIDATE:
    case ACTION_YES:
        if (view->prep->trip_count == 0 && view->prep->plan != NULL) {
            parts_command(request, COMMAND_PROPOSE_TRIPS);
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
    case LOAD_OPEN: close_trip(ui, request, 0); break;
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

static struct text_style words(enum type type, enum weight weight, uint32_t colour)
{
    return (struct text_style){.type = type,
                               .least = TYPE_SMALL,
                               .weight = weight,
                               .colour = colour,
                               .align = ALIGN_CENTRE,
                               .tabular = true};
}

static void draw_tile(const struct ui_view *view, const struct kit *kit, struct rect cell,
                      uint32_t number)
{
    const struct trip_state *trip = prep_trip(view->prep, number);
    struct loading loading = prep_trip_loading(view->prep, number);
    char name[FRAME_NAME], word[48];
    str_format(name, sizeof name, "trip_%u", number);
    str_format(word, sizeof word, "%u · %u/%u", number, loading.loaded, loading.crates);
    widget_button(kit, cell,
                  (struct button){.name = name,
                                  .action = LOAD_TRIP,
                                  .argument = (int)number,
                                  .kind = BUTTON_SECONDARY,
                                  .picture = trip->is_closed                ? PICTURE_PARTY
                                             : trip->vehicle == VEHICLE_VAN ? PICTURE_VAN
                                                                            : PICTURE_MINIBUS,
                                  .word = word});
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
    int columns = theme->narrow ? 1 : 3;
    int rows = (body.h + theme->gap) / (theme->primary + theme->gap);
    for (int i = 0; i < columns * rows && i < (int)count; i++) {
        draw_tile(view, kit, rect_cell(body, columns, rows, theme->gap, i), (uint32_t)i + 1);
    }
}

/* A crate by its number, its part, its labo's letter. */
static void draw_crate(const struct ui_view *view, const struct kit *kit, struct rect rect,
                       uint32_t id, enum type type)
{
    const struct crate *crate = plan_crate(view->prep->plan, id);
    const struct pickup *pickup = plan_pickup(view->prep->plan, crate->pickup);
    if (pickup != NULL) {
        int side = rect.h < rect.w / 3 ? rect.h : rect.w / 3;
        struct rect letter = rect_cut_left(&rect, side);
        widget_letter(kit, rect_centre(letter, side * 4 / 5, side * 4 / 5), pickup->letter,
                      pickup->colour);
    }
    struct text_style style = words(type, WEIGHT_BOLD, COLOUR_INK);
    text_drawf(kit, rect, style, "%u  %d/%d", plan_order(view->prep->plan, crate->order)->number,
               crate->index, crate->of);
}

/* What would stay here. */
static void draw_missing(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                         struct rect body)
{
    const struct theme *theme = kit->theme;
    text_draw(kit, rect_cut_top(&body, theme_px(theme, 12.0)),
              words(TYPE_INSTRUCTION, WEIGHT_BOLD, COLOUR_AMBER), _("Not loaded yet"));
    int columns = theme->narrow ? 1 : 3;
    int rows = body.h / theme_px(theme, 21.0);
    for (int i = 0; i < columns * rows; i++) {
        uint32_t crate = next_crate(ui, view, (size_t)i);
        if (crate == ID_NONE) {
            return;
        }
        draw_crate(view, kit, rect_cell(body, columns, rows, theme_px(theme, 2.0), i), crate,
                   TYPE_BODY);
    }
}

static void draw_loading(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                         struct rect body)
{
    const struct theme *theme = kit->theme;
    struct loading loading = prep_trip_loading(view->prep, ui->trip);
    const struct trip_state *trip = trip_of(ui, view);
    struct rect left =
        theme->narrow ? rect_cut_top(&body, body.h / 3) : rect_cut_left(&body, body.w / 2);
    widget_card(kit, left);
    struct rect card = rect_inset(left, theme->pad / 2, theme->pad / 2);
    char kilos[32], limit[32];
    parts_weight(ui, kilos, sizeof kilos, prep_loaded_g(view->prep, ui->trip) / 1000 * 1000);
    parts_weight(ui, limit, sizeof limit, trip->limit_g);
    text_drawf(kit, rect_cut_bottom(&card, theme_px(theme, 10.0)),
               words(TYPE_BODY, WEIGHT_REGULAR, COLOUR_MUTED), "%s / %s", kilos, limit);
    struct rect count = rect_cut_bottom(&card, theme_px(theme, 16.0));
    text_drawf(kit, count, words(TYPE_HERO, WEIGHT_BOLD, COLOUR_INK), "%u / %u", loading.loaded,
               loading.crates);
    frame_picture(kit->frame, card, trip->vehicle == VEHICLE_VAN ? PICTURE_VAN : PICTURE_MINIBUS,
                  255, false);
    (void)(theme->narrow ? rect_cut_top(&body, theme->gap) : rect_cut_left(&body, theme->gap));
    uint32_t crate = next_ready(ui, view);
    if (trip->is_closed) {
        widget_verdict_mark(kit, rect_inset(body, 0, theme->pad), VERDICT_DONE);
        return;
    }
    if (crate == ID_NONE) {
        draw_missing(ui, view, kit, body);
        return;
    }
    widget_button(kit, rect_cut_bottom(&body, theme->primary),
                  (struct button){.name = "loaded",
                                  .action = ACTION_VALIDATE,
                                  .kind = BUTTON_PRIMARY,
                                  .shape = SHAPE_TICK,
                                  .has_shape = true,
                                  .word = _("It is loaded")});
    (void)rect_cut_bottom(&body, theme->gap);
    draw_crate(view, kit, rect_cut_bottom(&body, body.h / 2), crate, TYPE_HERO);
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
