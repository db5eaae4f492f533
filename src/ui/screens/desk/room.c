/* room.c: the room is drawn by touch: what is added goes to a square, what was touched is moved,
 * turned, made longer, named or taken away; every change is kept at once and can be taken back. */
#include "ui/screens/desk/room.h"

#include <string.h>

#include "base/str.h"
#include "ui/letterpad.h"
#include "ui/screens/screens.h"

enum { KILOS_STEP = 5 };

static void enter(struct ui *ui, const struct ui_view *view)
{
    desk_enter(ui, view);
    memset(&ui->room, 0, sizeof ui->room);
}

bool room_has_field(const struct floor_thing *thing, enum room_field field)
{
    switch (field) {
    case FIELD_LENGTH: return floor_has_places(thing->kind) && !floor_has_kilos(thing->kind);
    case FIELD_PLACES:
    case FIELD_ZONE: return floor_has_places(thing->kind);
    case FIELD_KILOS: return floor_has_kilos(thing->kind);
    case FIELD_COUNT: break;
    }
    return false;
}

/* Asks for the change, and remembers how it was. */
static void keep(struct ui *ui, const struct ui_view *view, const struct floor_thing *thing,
                 struct request *request)
{
    struct room_edit *room = &ui->room;
    const struct floor_thing *before = floor_find(view->floor, thing->number);
    bool is_gone = thing->kind == FLOOR_NOTHING;
    room->does_not_fit = !is_gone && !floor_fits(view->floor, thing);
    if (room->does_not_fit) {
        return;
    }
    if (room->undo_count == ROOM_UNDOS) {
        memmove(room->undos, room->undos + 1, (ROOM_UNDOS - 1) * sizeof *room->undos);
        room->undo_count--;
    }
    struct floor_thing was = {.number = thing->number};
    room->undos[room->undo_count++] = before != NULL ? *before : was;
    request->kind = REQUEST_FLOOR;
    request->thing = *thing;
}

static void undo(struct ui *ui, struct request *request)
{
    struct room_edit *room = &ui->room;
    room->does_not_fit = false;
    if (room->undo_count == 0) {
        return;
    }
    request->kind = REQUEST_FLOOR;
    request->thing = room->undos[--room->undo_count];
    room->kind = FLOOR_NOTHING;
    room->thing = request->thing.kind != FLOOR_NOTHING ? request->thing.number : 0;
}

/* The least first number that none of the zone's places has. */
static bool number_places(const struct floor *floor, struct floor_thing *thing)
{
    for (thing->first = 1; thing->first < 100; thing->first++) {
        if (floor_fits(floor, thing)) {
            return true;
        }
    }
    thing->first = 1;
    return false;
}

static void step(struct ui *ui, const struct ui_view *view, enum room_field field, int by,
                 struct request *request)
{
    const struct floor_thing *chosen = floor_find(view->floor, ui->room.thing);
    if (chosen == NULL || !room_has_field(chosen, field)) {
        return;
    }
    struct floor_thing thing = *chosen;
    switch (field) {
    case FIELD_LENGTH: thing.length += by; break;
    case FIELD_PLACES: thing.places += by; break;
    case FIELD_KILOS: thing.kilos += by * KILOS_STEP; break;
    case FIELD_ZONE:
        thing.zone += by;
        thing.zone = thing.zone < 1 ? 26 : thing.zone > 26 ? 1 : thing.zone;
        (void)number_places(view->floor, &thing);
        break;
    case FIELD_COUNT: return;
    }
    keep(ui, view, &thing, request);
}

/* Something was chosen to be added, or moves to where one touches. */
static void put(struct ui *ui, const struct ui_view *view, int square, struct request *request)
{
    struct room_edit *room = &ui->room;
    int x = square % FLOOR_COLUMNS, y = square / FLOOR_COLUMNS;
    const struct floor_thing *there = floor_at(view->floor, x, y);
    const struct floor_thing *chosen = floor_find(view->floor, room->thing);
    struct floor_thing thing;
    room->does_not_fit = false;
    if (there != NULL && room->kind == FLOOR_NOTHING) {
        room->thing = there->number == room->thing ? 0 : there->number;
    } else if (room->kind != FLOOR_NOTHING) {
        room->does_not_fit = !floor_new(view->floor, room->kind, x, y, &thing);
        if (!room->does_not_fit) {
            room->thing = thing.number;
            room->kind = room->kind == FLOOR_ARROW ? FLOOR_ARROW : FLOOR_NOTHING; /* many of them */
            keep(ui, view, &thing, request);
        }
    } else if (chosen != NULL) {
        thing = *chosen;
        thing.x = x;
        thing.y = y;
        keep(ui, view, &thing, request);
    }
}

static void deed(struct ui *ui, const struct ui_view *view, int what, struct request *request)
{
    const struct floor_thing *chosen = floor_find(view->floor, ui->room.thing);
    struct floor_thing thing = chosen != NULL ? *chosen : (struct floor_thing){0};
    ui->page = 0;
    switch (what) {
    case DEED_ADD: ui->choice = ROOM_KINDS; return;
    case DEED_GOODS:
        ui->choice = ROOM_GOODS;
        ui->room.place = 0;
        ui->room.product = ID_NONE;
        return;
    case DEED_WAY: ui->choice = ROOM_WAY; return;
    case DEED_SETUP: ui->choice = ROOM_SETUP; return;
    case DEED_KEPT: ui->choice = ROOM_KEPT; return;
    default: break;
    }
    if (chosen == NULL) {
        return;
    }
    switch (what) {
    case DEED_TURN:
        for (int i = 1; i < TURN_COUNT; i++) { /* the next way that fits */
            thing.turn = (enum floor_turn)(((int)chosen->turn + i) % TURN_COUNT);
            if (floor_fits(view->floor, &thing)) {
                break;
            }
        }
        keep(ui, view, &thing, request);
        return;
    case DEED_NAME:
        (void)str_copy(ui->room.name, sizeof ui->room.name, thing.name);
        ui->choice = ROOM_NAME;
        return;
    case DEED_REMOVE:
        keep(ui, view, &(struct floor_thing){.number = thing.number}, request);
        ui->room.thing = 0;
        return;
    default: return;
    }
}

static void name_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                       struct request *request)
{
    const struct floor_thing *chosen = floor_find(view->floor, ui->room.thing);
    char *name = ui->room.name;
    size_t length = strlen(name);
    switch (input->action) {
    case ROOM_LETTER: letterpad_type_words(name, sizeof ui->room.name, input->argument); return;
    case ROOM_ERASE: letterpad_erase(name); return;
    case ACTION_VALIDATE:
        ui->choice = ROOM_MAP;
        if (chosen != NULL) {
            struct floor_thing thing = *chosen;
            if (length > 0 && name[length - 1] == ' ') {
                name[length - 1] = '\0';
            }
            (void)str_copy(thing.name, sizeof thing.name, name);
            keep(ui, view, &thing, request);
        }
        return;
    case ACTION_BACK: ui->choice = ROOM_MAP; return;
    default: (void)desk_event(ui, view, input); return;
    }
}

static void map_event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                      struct request *request)
{
    switch (input->action) {
    case ROOM_SQUARE: put(ui, view, input->argument, request); return;
    case ROOM_DEED: deed(ui, view, input->argument, request); return;
    case ROOM_KIND:
        ui->room.kind = (enum floor_kind)input->argument;
        ui->room.thing = 0;
        ui->choice = ROOM_MAP;
        return;
    case DESK_LESS:
    case DESK_MORE:
        step(ui, view, (enum room_field)input->argument, input->action == DESK_MORE ? 1 : -1,
             request);
        return;
    case ACTION_UNDO: undo(ui, request); return;
    case ACTION_BACK:
        if (ui->choice == ROOM_KINDS || ui->room.kind != FLOOR_NOTHING || ui->room.thing != 0) {
            ui->choice = ROOM_MAP;
            ui->room.kind = FLOOR_NOTHING;
            ui->room.thing = 0;
        } else {
            desk_leave(ui, view);
        }
        ui->room.does_not_fit = false;
        return;
    default: (void)desk_event(ui, view, input); return;
    }
}

static void event(struct ui *ui, const struct ui_view *view, const struct ui_input *input,
                  struct request *ret_request)
{
    if (view->floor != NULL && input->kind == UI_SCAN && ui->choice != ROOM_NAME &&
        ui->choice < (int)ROOM_KEPT && room_goods_scan(ui, view, &input->code, ret_request)) {
        return;
    }
    if (input->kind != UI_TAP || view->floor == NULL) {
        (void)desk_event(ui, view, input);
        return;
    }
    switch ((enum room_place)ui->choice) {
    case ROOM_MAP:
    case ROOM_KINDS: map_event(ui, view, input, ret_request); return;
    case ROOM_NAME: name_event(ui, view, input, ret_request); return;
    case ROOM_GOODS: room_goods_event(ui, view, input, ret_request); return;
    case ROOM_KEPT:
    case ROOM_KEPT_ONE:
    case ROOM_KEPT_NAME:
    case ROOM_KEPT_ASK: room_kept_event(ui, view, input, ret_request); return;
    case ROOM_WAY:
    case ROOM_SETUP: break;
    }
    if (input->action == ACTION_BACK) {
        ui->choice = ROOM_MAP;
        ui->page = 0;
    } else if (ui->choice == ROOM_SETUP &&
               (input->action == ROOM_TICK || input->action == ACTION_VALIDATE)) {
        room_setup_event(view, input, ret_request);
    } else {
        (void)desk_event(ui, view, input);
    }
}

static void view_screen(const struct ui *ui, const struct ui_view *view, const struct kit *kit)
{
    static const struct floor nothing;
    static const struct kept_rooms none;
    struct ui_view shown = *view;
    shown.floor = view->floor != NULL ? view->floor : &nothing;
    shown.rooms = view->rooms != NULL ? view->rooms : &none;
    switch ((enum room_place)ui->choice) {
    case ROOM_MAP:
    case ROOM_KINDS:
    case ROOM_NAME: room_map_view(ui, &shown, kit); return;
    case ROOM_GOODS: room_goods_view(ui, &shown, kit); return;
    case ROOM_WAY: room_way_view(ui, &shown, kit); return;
    case ROOM_SETUP: room_setup_view(ui, &shown, kit); return;
    case ROOM_KEPT:
    case ROOM_KEPT_ONE:
    case ROOM_KEPT_NAME:
    case ROOM_KEPT_ASK: room_kept_view(ui, &shown, kit); return;
    }
}

const struct screen_def screen_room = {
    .name = "room", .enter = enter, .event = event, .view = view_screen, .is_director = true};
