/* settings.c: what the members decided, set by touch; who fills which crates; the ways to what is
 * about this station alone. */
#include "base/str.h"
#include "ui/moment.h"
#include "ui/picture.h"
#include "ui/screens/desk/desk.h"
#include "ui/screens/screens.h"
#include "ui/words.h"

/* ui->choice: what is shown. */
enum settings_place { PLACE_ALL, PLACE_MODES, PLACE_SHOWN };

enum { EMPTY_STEP_G = 50, EMPTY_MOST_G = 5000 };
enum { CRATE_LEAST_G = 5000, CRATE_MOST_G = 25000, CRATE_STEP_G = 1000, DAYS_AHEAD = 60 };

/* Usual panels, in tenths of an inch; 0: as the panel says. */
static const int32_t diagonals[] = {0, 101, 116, 133, 140, 150, 156, 173, 190, 215, 238, 270};
enum { DIAGONALS = sizeof diagonals / sizeof diagonals[0] };

static int diagonal_index(int32_t tenths)
{
    int index = 0;
    while (index + 1 < DIAGONALS && diagonals[index + 1] <= tenths) {
        index++;
    }
    return index;
}

/* No day, then today and the days after it. */
static int32_t step_day(const struct ui_view *view, int32_t day, int by)
{
    int32_t today = moment_today(view);
    if (by > 0) {
        return day < today ? today : day < today + DAYS_AHEAD ? day + 1 : day;
    }
    return day > today ? day - 1 : 0;
}

/* What a setting becomes by one tap; the same value when it cannot go on. */
static int32_t step_setting(const struct ui_view *view, enum setting_kind kind, int by)
{
    int32_t value = view->settings[kind], next = value;
    switch (kind) {
    case SETTING_CRATE_LIMIT_G:
        next = value + by * CRATE_STEP_G;
        return next < CRATE_LEAST_G || next > CRATE_MOST_G ? value : next;
    case SETTING_VOLUME: next = value + by; return next < 1 || next > 3 ? value : next;
    case SETTING_NAME_ON_LABEL: return !value;
    case SETTING_LABEL_STOCK:
        next = value + by;
        return next < 0 || next >= view->stock_count ? value : next;
    case SETTING_DIAGONAL_TENTHS:
        next = diagonal_index(value) + by;
        return next < 0 || next >= DIAGONALS ? value : diagonals[next];
    case SETTING_LABEL_DAY: return step_day(view, value, by);
    case SETTING_WALL: return !value;
    case SETTING_EMPTY_G:
        next = value + by * EMPTY_STEP_G;
        return next < 0 || next > EMPTY_MOST_G ? value : next;
    case SETTING_LABEL_TO: /* on the screens about printing */
    case SETTING_SHEET_FIRST:
    case SETTING_SHIFT_RIGHT:
    case SETTING_SHIFT_DOWN:
    case SETTING_PRINT_ON_OPEN:
    case SETTING_PAPERS_TO:
    case SETTING_FRIDGES:
    case SETTING_FRIDGE_KG:
    case SETTING_BOXES:
    case SETTING_BOX_KG:
    case SETTING_MEMBERS: /* on the screen of the year */
    case SETTING_MEMBERS_GOAL:
    case SETTING_ORDERS_GOAL:
    case SETTING_KIND_COUNT: break;
    }
    return next;
}

static void request_command(struct request *request, enum command_kind kind)
{
    request->kind = REQUEST_COMMAND;
    request->command = (struct command){.kind = kind};
}

/* A labo's mode may change until one of its crates was begun. */
static bool may_change_mode(const struct prep *prep, uint32_t pickup)
{
    for (size_t i = 0; i < prep->plan->crates.count; i++) {
        if (prep->plan->crates.rows[i].pickup == pickup &&
            prep->crates[i].status != CRATE_PLANNED) {
            return false;
        }
    }
    return !prep->is_closed;
}

static void toggle_mode(const struct ui_view *view, uint32_t pickup, struct request *request)
{
    if (!may_change_mode(view->prep, pickup)) {
        return;
    }
    request_command(request, COMMAND_SET_PICKUP_MODE);
    request->command.target = pickup;
    request->command.value =
        prep_pickup_mode(view->prep, pickup) == PICKUP_BULK ? PICKUP_READY : PICKUP_BULK;
}

static void settings_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                           struct request *ret_request)
{
    int action = input->kind == UI_TAP ? input->action : ACTION_NONE;
    bool open = view->prep->plan != NULL && !view->prep->is_closed;
    if (action == DESK_LESS || action == DESK_MORE) {
        enum setting_kind kind = (enum setting_kind)input->argument;
        int32_t next = step_setting(view, kind, action == DESK_MORE ? 1 : -1);
        if (next != view->settings[kind]) {
            ret_request->kind = REQUEST_SETTING;
            ret_request->argument = (int)kind;
            ret_request->value = next;
        }
    } else if (action == DESK_CHOOSE) {
        ui->choice = input->argument;
        ui->page = 0;
    } else if (action == DESK_OWN && open) {
        toggle_mode(view, (uint32_t)input->argument, ret_request);
    } else if (action == ACTION_BACK && ui->choice != PLACE_ALL) {
        desk_enter(ui, view);
    } else {
        (void)desk_event(ui, view, input);
    }
}

/* A row: words on the left, the value between − and +. */
static void draw_stepper(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                         struct rect rect, enum setting_kind kind, const char *title,
                         const char *value)
{
    static const char *const names[SETTING_KIND_COUNT] = {"limit", "volume",   "name",
                                                          "stock", "diagonal", "day"};
    const char *named = kind == SETTING_EMPTY_G ? "empty" : names[kind];
    const struct theme *theme = kit->theme;
    char less[FRAME_NAME], more[FRAME_NAME];
    (void)ui;
    str_format(less, sizeof less, "%s_less", named);
    str_format(more, sizeof more, "%s_more", named);
    rect = rect_centre(rect, rect.w, theme->target);
    widget_button(kit, rect_cut_right(&rect, theme->target),
                  (struct button){.name = more,
                                  .action = DESK_MORE,
                                  .argument = (int)kind,
                                  .kind = BUTTON_SECONDARY,
                                  .shape = SHAPE_PLUS,
                                  .has_shape = true,
                                  .disabled = step_setting(view, kind, 1) == view->settings[kind]});
    struct rect middle = rect_cut_right(&rect, theme_px(theme, 46.0));
    struct text_style bold = desk_style(TYPE_BODY, WEIGHT_BOLD, COLOUR_INK, ALIGN_CENTRE);
    bold.least = TYPE_SMALL;
    text_draw(kit, rect_inset(middle, theme_px(theme, 1.0), 0), bold, value);
    widget_button(
        kit, rect_cut_right(&rect, theme->target),
        (struct button){.name = less,
                        .action = DESK_LESS,
                        .argument = (int)kind,
                        .kind = BUTTON_SECONDARY,
                        .shape = SHAPE_MINUS,
                        .has_shape = true,
                        .disabled = step_setting(view, kind, -1) == view->settings[kind]});
    (void)rect_cut_right(&rect, theme_px(theme, 2.0));
    struct text_style style =
        desk_style(theme->narrow ? TYPE_BODY : TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT);
    style.lines = 2;
    text_draw(kit, rect, style, title);
}

/* A row that is one target: a switch or a way on. */
static void draw_line(const struct kit *kit, struct rect rect, const char *name, int action,
                      int argument, const char *picture, const char *title, const char *text,
                      bool disabled)
{
    const struct theme *theme = kit->theme;
    if (disabled) {
        frame_fill(kit->frame, rect, theme->radius[RADIUS_MEDIUM], COLOUR_FLOOR);
    } else {
        desk_tile(kit, rect, name, action, argument, 0);
    }
    struct rect inside = rect_inset(rect, theme_px(theme, 4.0), theme_px(theme, 2.0));
    int side = theme_px(theme, theme->narrow ? 16.0 : 11.0);
    struct rect box = rect_cut_left(&inside, side);
    frame_picture(kit->frame, rect_centre(box, side, side), picture, disabled ? 110 : 255,
                  disabled);
    (void)rect_cut_left(&inside, theme_px(theme, 4.0));
    struct text_style style =
        desk_style(TYPE_SMALL, WEIGHT_SEMIBOLD, disabled ? COLOUR_MUTED : COLOUR_INK, ALIGN_LEFT);
    if (text[0] != '\0') {
        int most = theme_px(theme, theme->narrow ? 22.0 : 18.0);
        inside = rect_centre(inside, inside.w, inside.h < most ? inside.h : most);
        struct rect foot = rect_cut_bottom(&inside, inside.h / 2);
        style.type = theme->narrow ? TYPE_BODY : TYPE_SMALL;
        text_draw(kit, inside, style, title);
        style.type = TYPE_SMALL;
        style.weight = WEIGHT_REGULAR;
        style.colour = COLOUR_MUTED;
        text_draw(kit, foot, style, text);
    } else {
        style.lines = 2;
        text_draw(kit, inside, style, title);
    }
}

static void draw_left(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                      struct rect rect)
{
    const struct theme *theme = kit->theme;
    const int32_t *settings = view->settings;
    char text[64];
    widget_card(kit, rect);
    rect = rect_inset(rect, theme_px(theme, 5.0), theme_px(theme, 3.0));
    str_format(text, sizeof text, _("%d kg"), settings[SETTING_CRATE_LIMIT_G] / 1000);
    draw_stepper(ui, view, kit, rect_cell(rect, 1, 4, theme->gap, 0), SETTING_CRATE_LIMIT_G,
                 _("A crate, at most"), text);
    str_format(text, sizeof text, "%d/3", settings[SETTING_VOLUME]);
    draw_stepper(ui, view, kit, rect_cell(rect, 1, 4, theme->gap, 1), SETTING_VOLUME, _("Sound"),
                 text);
    moment_day(ui->language, settings[SETTING_LABEL_DAY], text, sizeof text);
    draw_stepper(ui, view, kit, rect_cell(rect, 1, 4, theme->gap, 2), SETTING_LABEL_DAY,
                 _("Day on the labels"), text[0] != '\0' ? text : _("none"));
    int32_t tenths = settings[SETTING_DIAGONAL_TENTHS];
    if (tenths == 0) {
        str_copy(text, sizeof text, _("by itself"));
    } else {
        str_format(text, sizeof text, _("%d.%d″"), tenths / 10, tenths % 10);
    }
    draw_stepper(ui, view, kit, rect_cell(rect, 1, 4, theme->gap, 3), SETTING_DIAGONAL_TENTHS,
                 _("Screen size"), text);
}

static void draw_right(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       struct rect rect)
{
    const struct theme *theme = kit->theme;
    bool open = view->prep->plan != NULL && !view->prep->is_closed;
    draw_line(kit, rect_cell(rect, 1, 4, theme->gap, 0), "shown", DESK_CHOOSE, PLACE_SHOWN,
              PICTURE_EYE, _("More settings"), _("first names, wall, pause, scale"), false);
    draw_line(kit, rect_cell(rect, 1, 4, theme->gap, 1), "modes", DESK_CHOOSE, PLACE_MODES,
              PICTURE_PARCEL, _("Who fills the crates"), _("here, or the labo itself"), !open);
    draw_line(kit, rect_cell(rect, 1, 4, theme->gap, 2), "first", DESK_SCREEN, SCREEN_FIRST,
              PICTURE_GEAR, _("First settings"), _("language, touch, scanner, label"), false);
    draw_line(kit, rect_cell(rect, 1, 4, theme->gap, 3), "version", DESK_SCREEN, SCREEN_UPDATE,
              PICTURE_PARCEL, _("Version"), _("what is new, is all well"), false);
}

/* What the room sees: on labels, on the wall. */
static void view_shown(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    bool named = view->settings[SETTING_NAME_ON_LABEL] != 0;
    bool wall = view->settings[SETTING_WALL] != 0;
    struct areas areas = desk_begin(ui, kit, _("More settings"), "");
    struct rect body = areas.body, footer = areas.footer;
    char text[32];
    draw_line(kit, rect_cell(body, 1, 4, theme->gap, 0), "name", DESK_MORE, SETTING_NAME_ON_LABEL,
              PICTURE_LABEL, named ? _("First name on labels: yes") : _("First name on labels: no"),
              _("only if the members voted for it"), false);
    draw_line(kit, rect_cell(body, 1, 4, theme->gap, 1), "wall", DESK_MORE, SETTING_WALL,
              PICTURE_CHART, wall ? _("Wall screen: yes") : _("Wall screen: no"),
              _("the room’s day, when nobody touches"), false);
    draw_line(kit, rect_cell(body, 1, 4, theme->gap, 2), "timeline", DESK_SCREEN, SCREEN_TIMELINE,
              PICTURE_CUP, _("The break on the wall screen"), _("when it is, the timeline says"),
              false);
    str_copy(text, sizeof text, _("zeroed"));
    if (view->settings[SETTING_EMPTY_G] > 0) {
        str_format(text, sizeof text, _("%lld g"), (long long)view->settings[SETTING_EMPTY_G]);
    }
    struct rect row = rect_cell(body, 1, 4, theme->gap, 3);
    widget_card(kit, row);
    draw_stepper(ui, view, kit, rect_inset(row, theme_px(theme, 5.0), 0), SETTING_EMPTY_G,
                 _("An empty crate on the scale"), text);
    desk_back(ui, kit, &footer);
}

static void view_modes(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct theme *theme = kit->theme;
    const struct prep *prep = view->prep;
    struct areas areas = desk_begin(ui, kit, _("Settings"), "");
    struct rect body = areas.body, footer = areas.footer;
    desk_sentence(kit, &body, COLOUR_INK, _("Who fills the crates of each labo?"));
    int columns = desk_fit(body.w, theme_px(theme, 140.0), theme->gap);
    int rows = desk_fit(body.h, theme->target, theme->gap);
    struct desk_pages pages = desk_pages(ui->page, (int)prep->plan->pickups.count, columns * rows);
    for (int i = pages.first; i < pages.end; i++) {
        const struct pickup *pickup = &prep->plan->pickups.rows[i];
        bool bulk = prep_pickup_mode(prep, pickup->id) == PICKUP_BULK;
        bool fixed = !may_change_mode(prep, pickup->id);
        char name[FRAME_NAME];
        struct rect tile = rect_cell(body, columns, rows, theme->gap, i - pages.first);
        str_format(name, sizeof name, "point_%s", pickup->letter);
        if (fixed) {
            frame_fill(kit->frame, tile, theme->radius[RADIUS_MEDIUM], COLOUR_FLOOR);
        } else {
            desk_tile(kit, tile, name, DESK_OWN, (int)pickup->id, 0);
        }
        struct rect inside = rect_inset(tile, theme_px(theme, 3.5), theme_px(theme, 2.0));
        desk_letter(kit, &inside, pickup);
        struct rect foot = rect_cut_bottom(&inside, inside.h / 2);
        text_draw(kit, inside, desk_style(TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_LEFT),
                  pickup->name);
        text_draw(kit, foot, desk_style(TYPE_SMALL, WEIGHT_REGULAR, COLOUR_MUTED, ALIGN_LEFT),
                  bulk    ? _("the labo itself (in bulk)")
                  : fixed ? _("here, already begun")
                          : _("here, ready to take"));
    }
    desk_back(ui, kit, &footer);
    desk_pager(kit, footer, pages);
}

/* Other screens about this station. */
static void draw_ways(const struct ui *ui, const struct kit *kit, struct rect footer)
{
    const struct theme *theme = kit->theme;
    const struct button ways[] = {
        {.name = "devices",
         .argument = SCREEN_DEVICES,
         .picture = "\U0001F50C",
         .word = _("Devices")},
        {.name = "keep", .argument = SCREEN_KEEP, .picture = PICTURE_KEY, .word = _("Backup")},
    };
    enum { WAYS = sizeof ways / sizeof *ways };
    for (int i = 0; i < WAYS; i++) {
        struct button button = ways[i];
        button.action = DESK_SCREEN;
        button.kind = BUTTON_SECONDARY;
        button.picture = theme->narrow ? NULL : button.picture;
        int width = theme->narrow ? (footer.w - theme->gap * (WAYS - 1 - i)) / (WAYS - i)
                                  : theme_px(theme, 78.0);
        widget_button(kit, rect_cut_right(&footer, width), button);
        (void)rect_cut_right(&footer, theme->gap);
    }
}

static void settings_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    if (ui->choice == PLACE_MODES && view->prep->plan != NULL) {
        view_modes(ui, view, kit);
    } else if (ui->choice == PLACE_SHOWN) {
        view_shown(ui, view, kit);
    } else {
        struct areas areas = desk_begin(ui, kit, _("Settings"), "");
        struct rect body = areas.body, footer = areas.footer;
        draw_left(ui, view, kit, desk_cell(kit, body, 2, 2, 1, 0));
        draw_right(ui, view, kit, desk_cell(kit, body, 2, 2, 1, 1));
        desk_back(ui, kit, &footer);
        draw_ways(ui, kit, footer);
    }
}

const struct screen_def screen_settings = {.name = "settings",
                                           .is_directors_own = true,
                                           .enter = desk_enter,
                                           .event = settings_event,
                                           .view = settings_view,
                                           .is_director = true};
