/* clean.c: hands, tables, crates, fridges: ticked with a touch, fridges with what their thermometer
 * says. */
#include "ui/screens/volunteer/clean.h"

#include <string.h>

#include "base/str.h"
#include "domain/cold.h"
#include "ui/action.h"
#include "ui/picture.h"
#include "ui/screens/screens.h"
#include "ui/screens/volunteer/amount.h"
#include "ui/screens/volunteer/parts.h"
#include "ui/screens/volunteer/tiles.h"
#include "ui/task.h"
#include "ui/widgets.h"
#include "ui/words.h"

enum { CLEAN_CHOSEN = ACTION_OWN, CLEAN_SIGN };
enum { COLD_DIGITS = 3 };

static const struct {
    enum clean_item item;
    const char *picture, *words;
} things[] = {
    {CLEAN_HANDS, "\U0001F9FC", N_("Hands are washed")},
    {CLEAN_TABLES, "\U0001F9FD", N_("Tables are wiped")},
    {CLEAN_CRATES, PICTURE_BASKET, N_("Crates are clean")},
    {CLEAN_COOL_BOXES, PICTURE_ICE, N_("Cool boxes are clean")},
    {CLEAN_TOOLS, PICTURE_SCALES, N_("Scales and scanners are tidy")},
    {CLEAN_BINS, "\U0001F5D1\uFE0F", N_("Bins are empty")},
    {CLEAN_FLOOR, "\U0001F9F9", N_("The floor is swept")},
};
enum { THINGS = sizeof things / sizeof *things };

static bool has_frozen(const struct plan *plan)
{
    for (size_t i = 0; plan != NULL && i < plan->products.count; i++) {
        if (plan->products.rows[i].temperature == TEMPERATURE_FROZEN) {
            return true;
        }
    }
    return false;
}

/* Those that are drawn; where nothing cold is drawn, as many as were told. */
static int fridges_of(const struct ui_view *view)
{
    return cold_thing(view->floor, 0) != NULL ? floor_count(view->floor, FLOOR_FRIDGE)
                                              : view->settings[SETTING_FRIDGES];
}

/* Hands first, then what is read off, then the rest. */
int64_t clean_item_at(const struct ui_view *view, int nth)
{
    int fridges = fridges_of(view);
    if (nth == 0) {
        return CLEAN_HANDS;
    }
    nth--;
    if (nth < fridges) {
        return CLEAN_FRIDGE + nth + 1;
    }
    nth -= fridges;
    if (has_frozen(view->prep->plan) && nth-- == 0) {
        return CLEAN_FREEZER + 1;
    }
    return nth + 1 < THINGS ? (int64_t)things[nth + 1].item : 0;
}

static void enter(struct ui *ui, const struct ui_view *view)
{
    (void)view;
    ui->job = TASK_CLEAN;
    ui->task = LANE_TASK_PICK;
    ui->clean = (struct ui_clean){0};
    ui->page = 0;
}

static bool typed_tenths(const struct ui *ui, int32_t *ret_tenths)
{
    int64_t tenths;
    if (!str_to_int64(ui->digits, 0, 999, &tenths)) {
        return false;
    }
    *ret_tenths = ui->clean.is_below_zero ? -(int32_t)tenths : (int32_t)tenths;
    return true;
}

static void tick(const struct ui_view *view, int64_t item, int32_t reading, struct request *request)
{
    bool was = prep_is_ticked(view->prep, TICK_CLEAN, item);
    struct command *command = parts_command(request, COMMAND_TICK);
    command->target = TICK_CLEAN;
    command->number = item;
    command->value = reading != 0 || !was;
    command->reading = reading;
}

static void choose(struct ui *ui, const struct ui_view *view, int64_t item, struct request *request)
{
    if (item == 0 || view->prep->plan == NULL || view->prep->is_closed) {
        return;
    }
    if (clean_is_reading(item)) {
        ui->clean = (struct ui_clean){.item = item, .is_below_zero = item > CLEAN_FREEZER};
        ui->digits[0] = '\0';
    } else {
        tick(view, item, 0, request);
    }
}

static void digit(struct ui *ui, const struct ui_view *view, int digit, struct request *request)
{
    size_t length = strlen(ui->digits);
    if (ui->clean.item == 0) {
        choose(ui, view, digit > 0 ? clean_item_at(view, digit - 1) : 0, request);
    } else if (length < COLD_DIGITS) { /* "04" is 0,4 */
        ui->digits[length] = (char)('0' + digit);
        ui->digits[length + 1] = '\0';
    }
}

/* The first that nobody has done yet. */
static int64_t next_open(const struct ui_view *view)
{
    for (int i = 0; clean_item_at(view, i) != 0; i++) {
        if (!prep_is_ticked(view->prep, TICK_CLEAN, clean_item_at(view, i))) {
            return clean_item_at(view, i);
        }
    }
    return 0;
}

static void event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                  struct request *ret_request)
{
    int32_t tenths;
    if (parts_scan(ui, input, ret_request) || input->kind != UI_TAP) {
        return;
    }
    switch (input->action) {
    case ACTION_BACK:
    case ACTION_NO:
        if (ui->clean.item != 0) {
            ui->clean.item = 0;
        } else {
            ui_go(ui, view, SCREEN_HOME);
        }
        break;
    case ACTION_NEXT:
        if (ui->clean.item != 0) {
            ui->clean.is_below_zero = !ui->clean.is_below_zero;
        } else {
            ui->page++;
        }
        break;
    case CLEAN_SIGN: ui->clean.is_below_zero = !ui->clean.is_below_zero; break;
    case ACTION_VALIDATE:
    case ACTION_YES:
        if (ui->clean.item == 0) {
            choose(ui, view, next_open(view), ret_request);
        } else if (typed_tenths(ui, &tenths)) {
            tick(view, ui->clean.item, reading_of_tenths(tenths), ret_request);
        }
        break;
    case ACTION_KEY: digit(ui, view, input->argument, ret_request); break;
    case ACTION_ERASE: amount_erase(ui); break;
    case CLEAN_CHOSEN: choose(ui, view, input->argument, ret_request); break;
    default: break;
    }
}

static enum sound outcome(struct ui *ui, const struct ui_view *view, const struct outcome *outcome)
{
    if (outcome->request == REQUEST_PAIR) {
        return SOUND_COUNTED;
    }
    if (outcome->request != REQUEST_COMMAND || outcome->command.kind != COMMAND_TICK) {
        parts_go_after(ui, view, outcome, SCREEN_CLEAN);
        return SOUND_NONE;
    }
    ui->clean.item = 0;
    return prep_is_too_warm(view->prep, outcome->command.number) ? SOUND_DANGER : SOUND_NONE;
}

static void say_reading(const struct ui *ui, int32_t tenths, char *to, size_t size)
{
    int32_t whole = tenths < 0 ? -tenths : tenths;
    str_format(to, size, "%s%d%s%d °C", tenths < 0 ? "−" : "", whole / 10, _("."), whole % 10);
}

static const char *word_of(const struct ui *ui, int64_t item)
{
    for (int i = 0; i < THINGS; i++) {
        if ((int64_t)things[i].item == item) {
            return _(things[i].words);
        }
    }
    return item > CLEAN_FREEZER ? _("Freezer") : _("Fridge");
}

/* "Fridge 2", "Tables wiped". */
static void say_item(const struct ui *ui, int64_t item, char *to, size_t size)
{
    if (clean_is_reading(item)) {
        str_format(to, size, "%s %lld", word_of(ui, item), (long long)(item % 100));
    } else {
        str_copy(to, size, word_of(ui, item));
    }
}

static bool fill_tile(const struct ui *ui, const struct ui_view *view, int nth, struct tile *ret)
{
    int64_t item = clean_item_at(view, nth);
    if (item == 0) {
        return false;
    }
    bool done = prep_is_ticked(view->prep, TICK_CLEAN, item);
    const struct tick *tick = prep_tick(view->prep, TICK_CLEAN, item);
    str_format(ret->name, sizeof ret->name, "clean_%lld", (long long)item);
    ret->action = CLEAN_CHOSEN;
    ret->argument = (int)item;
    say_item(ui, item, ret->text, sizeof ret->text);
    ret->words = ret->text;
    ret->mark = !done ? TILE_OPEN : prep_is_too_warm(view->prep, item) ? TILE_DIFFERS : TILE_DONE;
    ret->picture = item > CLEAN_FREEZER ? PICTURE_FROZEN : PICTURE_COLD;
    for (int i = 0; i < THINGS; i++) {
        ret->picture = (int64_t)things[i].item == item ? things[i].picture : ret->picture;
    }
    if (clean_is_reading(item)) {
        str_copy(ret->foot, sizeof ret->foot, "– °C");
        if (done && tick->reading != 0) {
            say_reading(ui, tenths_of_reading(tick->reading), ret->foot, sizeof ret->foot);
        }
    }
    return true;
}

static void draw_reading(const struct ui *ui, const struct kit *kit, struct rect body)
{
    const struct theme *theme = kit->theme;
    int32_t tenths = 0;
    char text[24] = "– °C";
    bool typed = typed_tenths(ui, &tenths);
    bool is_freezer = ui->clean.item > CLEAN_FREEZER;
    bool warm = typed && reading_is_too_warm(is_freezer ? TEMPERATURE_FROZEN : TEMPERATURE_CHILLED,
                                             reading_of_tenths(tenths));
    if (typed) {
        say_reading(ui, tenths, text, sizeof text);
        if (tenths == 0 && ui->clean.is_below_zero) {
            str_copy(text, sizeof text, "−0 °C");
        }
    }
    amount_keys(kit, &body, typed);
    struct rect sign = rect_cut_bottom(&body, theme->target);
    widget_button(
        kit, sign,
        (struct button){.name = "sign",
                        .action = CLEAN_SIGN,
                        .kind = BUTTON_SECONDARY,
                        .shape = ui->clean.is_below_zero ? SHAPE_MINUS : SHAPE_PLUS,
                        .has_shape = true,
                        .word = ui->clean.is_below_zero ? _("below zero") : _("above zero")});
    (void)rect_cut_bottom(&body, theme->gap);
    struct rect field = rect_cut_top(&body, theme_px(theme, theme->narrow ? 16.0 : 26.0));
    frame_fill(kit->frame, field, theme->radius[RADIUS_MEDIUM], COLOUR_CARD);
    frame_border(kit->frame, field, theme->radius[RADIUS_MEDIUM], theme_px(theme, 1.2),
                 warm ? COLOUR_RED : COLOUR_BLUE, false);
    text_draw(
        kit, rect_inset(field, theme_px(theme, 2.0), 0),
        (struct text_style){.type = text_type_for(theme, field.h * 4 / 5, TYPE_HERO, TYPE_SMALL),
                            .least = TYPE_SMALL,
                            .weight = WEIGHT_BOLD,
                            .colour = warm ? COLOUR_RED : COLOUR_INK,
                            .align = ALIGN_CENTRE},
        text);
    (void)rect_cut_top(&body, theme_px(theme, 3.0));
    if (warm && body.h > theme_px(theme, 14.0)) {
        struct rect band =
            rect_cut_bottom(&body, body.h < theme_px(theme, 26.0) ? body.h : theme_px(theme, 26.0));
        frame_fill(kit->frame, band, theme->radius[RADIUS_MEDIUM], COLOUR_RED_SOFT);
        band = rect_inset(band, theme_px(theme, 3.0), theme_px(theme, 1.5));
        widget_verdict_mark(kit, rect_cut_left(&band, theme_px(theme, 14.0)), VERDICT_DANGER);
        (void)rect_cut_left(&band, theme_px(theme, 3.0));
        struct text_style words = {.type = TYPE_INSTRUCTION,
                                   .least = TYPE_SMALL,
                                   .weight = WEIGHT_BOLD,
                                   .colour = COLOUR_INK,
                                   .lines = 2};
        struct text_style small = {.type = TYPE_SMALL, .weight = WEIGHT_BOLD};
        if (text_width(kit, small, _("Too warm: fetch help")) * 13 / 20 < band.w) {
            text_draw(kit, band, words, _("Too warm: fetch help"));
        } /* else the mark says it, and the screen after */
        (void)rect_cut_bottom(&body, theme_px(theme, 3.0));
    }
    if (body.h > theme_px(theme, 20.0)) {
        frame_picture(kit->frame, body, is_freezer ? PICTURE_FROZEN : PICTURE_COLD, 255, false);
    }
}

static void view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    char title[64];
    kit_begin(kit, COLOUR_PAPER);
    struct areas areas = ui->clean.item != 0 ? header_areas_keys(kit) : header_areas(kit, true);
    struct rect body = areas.body;
    say_item(ui, ui->clean.item, title, sizeof title);
    parts_header(ui, view, kit, areas.header, ID_NONE, ui->clean.item != 0 ? title : _("Clean"));
    parts_back(ui, kit, areas.footer);
    if (ui->clean.item != 0) {
        draw_reading(ui, kit, body);
        return;
    }
    parts_coach(ui, kit, areas.header, _(task_of(TASK_CLEAN)->coach));
    tiles_say(kit, &body, _("What is done? *Touch* it."));
    tiles_draw(ui, view, kit, body, fill_tile);
    (void)parts_stay(ui, view, kit, parts_footer_right(kit, areas.footer));
}

const struct screen_def screen_clean = {
    .name = "clean", .enter = enter, .event = event, .outcome = outcome, .view = view};
