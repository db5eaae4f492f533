/* room_view.c: the room's map and the panel beside it: what can be added, and what can be changed
 * about the thing that was touched. */
#include <string.h>

#include "base/str.h"
#include "ui/picture.h"
#include "ui/screens/desk/room.h"
#include "ui/screens/print/print_parts.h"
#include "ui/words.h"

/* The map above the panel. */
static struct room_areas stacked(const struct kit *kit, struct rect body, bool is_touched)
{
    const struct theme *theme = kit->theme;
    int out = theme->gap / 2, pitch = theme->target + theme->gap;
    struct rect map = rect_inset(body, out, out);
    bool is_turned = is_touched && map.w + theme->gap < FLOOR_COLUMNS * pitch;
    if (is_turned) { /* as large as a finger needs, the rest is the panel's */
        map = rect_centre(map, FLOOR_ROWS * pitch - theme->gap, map.h);
    }
    struct room_areas room = {.grid = floor_grid_in(map, theme->gap, is_turned), .panel = body};
    room.grid.rect.y = body.y + out;
    (void)rect_cut_top(&room.panel, room.grid.rect.h + 2 * theme->gap);
    return room;
}

struct room_areas room_areas(const struct kit *kit, struct areas areas, bool is_touched)
{
    const struct theme *theme = kit->theme;
    struct rect body = rect_around(areas.body, areas.footer);
    if (theme->narrow) {
        return stacked(kit, body, is_touched);
    }
    int least = theme_px(theme, 82.0);
    struct rect map = {body.x, body.y, body.w - least - theme->gap, body.h};
    int out = theme->gap / 2; /* of the ground around the squares */
    struct room_areas room = {.grid = floor_grid_in(rect_inset(map, out, out), theme->gap, false)};
    room.grid.rect.x = body.x + out; /* what is left is the panel's */
    room.grid.rect.y = body.y + out;
    room.panel = body;
    (void)rect_cut_left(&room.panel, room.grid.rect.w + 2 * theme->gap);
    return room;
}

struct rect room_foot(const struct ui *ui, const struct kit *kit, struct rect *panel)
{
    const struct theme *theme = kit->theme;
    struct rect foot = rect_cut_bottom(panel, theme->target), rest = {0, 0, 0, 0};
    (void)rect_cut_bottom(panel, theme->gap);
    if (theme->narrow) {
        rest = foot;
        foot = rect_cut_left(&rest, 2 * theme->primary + theme->gap);
        (void)rect_cut_left(&rest, theme->gap);
    }
    widget_button(kit, rect_cell(foot, 2, 1, theme->gap, 0),
                  (struct button){.name = "back",
                                  .action = ACTION_BACK,
                                  .kind = BUTTON_SECONDARY,
                                  .shape = SHAPE_ARROW_LEFT,
                                  .has_shape = true});
    widget_button(kit, rect_cell(foot, 2, 1, theme->gap, 1),
                  (struct button){.name = "undo",
                                  .action = ACTION_UNDO,
                                  .kind = BUTTON_SECONDARY,
                                  .shape = SHAPE_UNDO,
                                  .has_shape = true,
                                  .disabled = ui->room.undo_count == 0});
    return rest;
}

struct rect room_pager(const struct kit *kit, struct rect foot, struct rect *panel)
{
    if (foot.h > 0) {
        return foot;
    }
    struct rect pager = rect_cut_bottom(panel, kit->theme->target);
    (void)rect_cut_bottom(panel, kit->theme->gap);
    return pager;
}

void room_say(const struct kit *kit, struct rect *panel, uint32_t colour, const char *text)
{
    struct text_style style = desk_style(TYPE_BODY, WEIGHT_SEMIBOLD, colour, ALIGN_LEFT);
    style.lines = 3;
    style.marked = true;
    text_draw(kit, rect_cut_top(panel, theme_px(kit->theme, 24.0)), style, text);
    (void)rect_cut_top(panel, kit->theme->gap / 2);
}

void room_name(const struct kit *kit, struct text_style style, int width, const char *name,
               char to[LIMIT_NAME])
{
    enum { LEAST = 16 };
    int lines = style.lines > 1 ? style.lines : 1;
    int room = lines > 1 ? width * lines * 8 / 10 : width; /* lines end at words */
    size_t size = strlen(name) + 1;
    (void)str_copy(to, LIMIT_NAME, name);
    while (size > LEAST && text_width(kit, style, to) > room) {
        (void)str_copy_ends(to, --size, name, strlen(name));
    }
}

void room_targets(const struct kit *kit, const struct room_areas *areas, const struct floor *floor,
                  bool with_squares, bool with_places_only)
{
    char name[FRAME_NAME];
    for (int i = 0; i < floor->count; i++) {
        const struct floor_thing *thing = &floor->things[i];
        if (!with_places_only || thing->places > 0) {
            str_format(name, sizeof name, "thing_%d", thing->number);
            frame_target(kit->frame, name, ROOM_SQUARE, thing->y * FLOOR_COLUMNS + thing->x,
                         floor_grid_rect(&areas->grid, floor_box(thing)), false);
        }
    }
    for (int i = 0; with_squares && i < FLOOR_COLUMNS * FLOOR_ROWS; i++) {
        int x = i % FLOOR_COLUMNS, y = i / FLOOR_COLUMNS;
        struct rect square = floor_grid_rect(&areas->grid, (struct floor_box){x, y, 1, 1});
        if (floor_at(floor, x, y) == NULL) {
            str_format(name, sizeof name, "square_%d_%d", x + 1, y + 1);
            frame_target(kit->frame, name, ROOM_SQUARE, i, square, false);
            int dot = theme_px(kit->theme, 2.0);
            frame_shape(kit->frame, rect_centre(square, dot, dot), SHAPE_CIRCLE, COLOUR_EDGE);
        }
    }
}

static void draw_deeds(const struct ui *ui, const struct ui_view *view, const struct kit *kit,
                       struct rect panel)
{
    const struct theme *theme = kit->theme;
    bool is_empty = view->floor->count == 0;
    int unplaced = room_unplaced(view);
    char goods[64];
    if (theme->narrow) {
        int most = 2 * theme->primary + theme->gap;
        panel = rect_cut_top(&panel, panel.h < most ? panel.h : most);
    }
    str_format(goods, sizeof goods, unplaced > 0 ? _("%d without a place") : _("Places"), unplaced);
    const struct button buttons[] = {
        {.name = "add", .argument = DEED_ADD, .word = _("Add"), .picture = PICTURE_PLUS},
        {.name = "goods",
         .argument = DEED_GOODS,
         .word = goods,
         .picture = PICTURE_BASKET,
         .disabled = is_empty || view->prep->plan == NULL},
        {.name = "way",
         .argument = DEED_WAY,
         .word = _("Try the way"),
         .picture = PICTURE_WALK,
         .disabled = is_empty},
        {.name = "setup",
         .argument = DEED_SETUP,
         .word = _("Set it up"),
         .picture = PICTURE_SHEET,
         .disabled = is_empty},
        {.name = "kept", .argument = DEED_KEPT, .word = _("Kept rooms"), .picture = PICTURE_HOUSE}};
    enum { BUTTONS = sizeof buttons / sizeof *buttons };
    for (int i = 0; i < BUTTONS; i++) {
        struct button button = buttons[i];
        button.action = ROOM_DEED;
        button.kind = BUTTON_SECONDARY;
        struct rect row = desk_cell(kit, panel, BUTTONS, 1, 3, i);
        int most = theme->primary;
        widget_button(kit, row.h > most ? rect_cut_top(&row, most) : row, button);
    }
}

static void draw_kinds(const struct ui *ui, const struct kit *kit, struct rect panel)
{
    static const char *const names[FLOOR_KIND_END] = {
        [FLOOR_SHELF] = "shelf",   [FLOOR_ZONE] = "zone",       [FLOOR_TABLE] = "table",
        [FLOOR_FRIDGE] = "fridge", [FLOOR_BOX] = "cool_box",    [FLOOR_BASIN] = "basin",
        [FLOOR_DOOR] = "door",     [FLOOR_ARROW] = "way_arrow",
    };
    enum { KINDS = FLOOR_KIND_END - 1 };
    const struct theme *theme = kit->theme;
    for (int i = 0; i < KINDS; i++) {
        enum floor_kind kind = (enum floor_kind)(i + 1);
        struct rect tile = desk_cell(kit, panel, KINDS, 2, 4, i);
        desk_tile(kit, tile, names[kind], ROOM_KIND, (int)kind, 0);
        struct rect inside = rect_inset(tile, theme_px(theme, 1.5), theme_px(theme, 1.5));
        struct rect word = rect_cut_bottom(&inside, theme_px(theme, 9.0));
        struct text_style style = desk_style(TYPE_SMALL, WEIGHT_SEMIBOLD, COLOUR_INK, ALIGN_CENTRE);
        text_draw(kit, word, style, floor_kind_words(ui->language, kind));
        int side = inside.h < inside.w * 4 / 9 ? inside.h : inside.w * 4 / 9; /* a shelf is long */
        struct rect box = rect_centre(inside, side, side);
        if (floor_picture(kind) != NULL) {
            frame_picture(kit->frame, box, floor_picture(kind), 255, false);
        } else if (kind == FLOOR_ARROW) {
            frame_shape(kit->frame, box, SHAPE_ARROW_RIGHT, COLOUR_GREEN);
        } else {
            struct rect bar = rect_centre(inside, side * 9 / 4, side * 2 / 3);
            frame_fill(kit->frame, bar, bar.h / 4,
                       kind == FLOOR_SHELF ? COLOUR_SHELF : COLOUR_CARD);
            frame_border(kit->frame, bar, bar.h / 4, theme->border, COLOUR_EDGE,
                         kind == FLOOR_ZONE);
        }
    }
}

static void say_field(const struct ui *ui, const struct floor_thing *thing, enum room_field field,
                      char *to, size_t size)
{
    char letters[3];
    place_letters(thing->zone, letters);
    switch (field) {
    case FIELD_LENGTH: str_format(to, size, _("%d long"), thing->length); return;
    case FIELD_PLACES: str_format(to, size, _("%d places"), thing->places); return;
    case FIELD_ZONE: str_format(to, size, _("letter %s"), letters); return;
    case FIELD_KILOS: str_format(to, size, _("%d kg"), thing->kilos); return;
    case FIELD_COUNT: break;
    }
    to[0] = '\0';
}

static void draw_stepper(const struct ui *ui, const struct kit *kit, struct rect row,
                         const struct floor_thing *thing, enum room_field field)
{
    static const char *const names[FIELD_COUNT] = {"length", "places", "letter", "kilos"};
    const struct theme *theme = kit->theme;
    char less[FRAME_NAME], more[FRAME_NAME], text[48];
    str_format(less, sizeof less, "%s_less", names[field]);
    str_format(more, sizeof more, "%s_more", names[field]);
    widget_button(kit, rect_cut_left(&row, theme->target),
                  (struct button){.name = less,
                                  .action = DESK_LESS,
                                  .argument = (int)field,
                                  .kind = BUTTON_SECONDARY,
                                  .shape = SHAPE_MINUS,
                                  .has_shape = true});
    widget_button(kit, rect_cut_right(&row, theme->target),
                  (struct button){.name = more,
                                  .action = DESK_MORE,
                                  .argument = (int)field,
                                  .kind = BUTTON_SECONDARY,
                                  .shape = SHAPE_PLUS,
                                  .has_shape = true});
    say_field(ui, thing, field, text, sizeof text);
    struct text_style style = desk_style(TYPE_BODY, WEIGHT_BOLD, COLOUR_INK, ALIGN_CENTRE);
    style.tabular = true;
    text_draw(kit, row, style, text);
}

/* What can be changed about it by steps: below each other, on a high panel two in a row. */
static void draw_steppers(const struct ui *ui, const struct kit *kit, struct rect *panel,
                          const struct floor_thing *thing)
{
    const struct theme *theme = kit->theme;
    int columns = theme->narrow ? 2 : 1, at = 0;
    struct rect row = {0, 0, 0, 0};
    for (int field = 0; field < FIELD_COUNT; field++) {
        if (!room_has_field(thing, (enum room_field)field)) {
            continue;
        }
        if (at % columns == 0) {
            row = rect_cut_top(panel, theme->target);
            (void)rect_cut_top(panel, theme->gap);
        }
        draw_stepper(ui, kit, rect_cell(row, columns, 1, 2 * theme->gap, at++ % columns), thing,
                     (enum room_field)field);
    }
}

static void draw_thing_panel(const struct ui *ui, const struct kit *kit, struct rect panel,
                             struct rect foot, const struct floor_thing *thing)
{
    const struct theme *theme = kit->theme;
    draw_steppers(ui, kit, &panel, thing);
    const struct button buttons[] = {
        {.name = "turn", .argument = DEED_TURN, .picture = PICTURE_SWAP},
        {.name = "rename", .argument = DEED_NAME, .word = _("Name")},
        {.name = "remove", .argument = DEED_REMOVE, .word = _("Take away")}};
    struct rect places[3];
    if (foot.h > 0) {
        places[0] = rect_cut_left(&foot, theme->primary);
        places[2] = rect_cut_right(&foot, foot.w * 5 / 9);
        places[1] = rect_inset(foot, theme->gap, 0);
    } else {
        struct rect pair = rect_cut_top(&panel, theme->target);
        (void)rect_cut_top(&panel, theme->gap);
        places[0] = rect_cell(pair, 2, 1, theme->gap, 0);
        places[1] = rect_cell(pair, 2, 1, theme->gap, 1);
        places[2] = rect_cut_top(&panel, theme->target);
    }
    for (size_t i = 0; i < sizeof buttons / sizeof *buttons; i++) {
        struct button button = buttons[i];
        button.action = ROOM_DEED;
        button.kind = BUTTON_SECONDARY;
        widget_button(kit, places[i], button);
    }
}

static void view_name(const struct ui *ui, const struct kit *kit)
{
    desk_words_view(
        ui, kit,
        &(struct desk_words){.title = _("What is its name?"),
                             .typed = ui->room.name,
                             .keep = _("Keep it"),
                             .pad = {.letter_action = ROOM_LETTER, .erase_action = ROOM_ERASE}});
}

void room_map_view(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    const struct floor_thing *thing = floor_find(view->floor, ui->room.thing);
    char title[96];
    if (ui->choice == ROOM_NAME) {
        view_name(ui, kit);
        return;
    }
    (void)str_copy(title, sizeof title, _("The room map"));
    const char *subtitle = "";
    bool is_adding = ui->room.kind != FLOOR_NOTHING;
    if (ui->choice == ROOM_KINDS) {
        subtitle = _("what is to be added?");
    } else if (is_adding) {
        (void)str_copy(title, sizeof title, floor_kind_words(ui->language, ui->room.kind));
        subtitle = ui->room.kind == FLOOR_ARROW ? _("one after the other, along the way")
                                                : _("touch the square where it goes");
    } else if (thing != NULL) {
        floor_words(ui->language, thing, title, sizeof title);
        subtitle = _("touch where it is to go");
    } else {
        subtitle =
            view->floor->count == 0 ? _("begin with the door") : _("touch what is to change");
    }
    if (ui->room.does_not_fit) {
        subtitle = _("there is no room for it there");
    }
    struct areas areas = desk_begin(ui, kit, title, subtitle);
    struct room_areas room = room_areas(kit, areas, true);
    struct floor_look look = {.chosen = ui->room.thing};
    floor_map_draw(kit, &room.grid, view->floor, view->walk, &look);
    bool with_squares = is_adding || thing != NULL;
    if (ui->choice == ROOM_MAP) {
        room_targets(kit, &room, view->floor, with_squares, false);
    }
    struct rect foot = room_foot(ui, kit, &room.panel);
    if (ui->choice == ROOM_KINDS) {
        draw_kinds(ui, kit, room.panel);
    } else if (thing != NULL) {
        draw_thing_panel(ui, kit, room.panel, foot, thing);
    } else if (!is_adding) {
        draw_deeds(ui, view, kit, room.panel);
    }
}
