/* desk_room_kept_scenes.c: rooms that are kept under a name, in every state that looks different;
 * and where a drawn room's fridges are seen beside it. What is asked for is done to rooms of this
 * test, as the station would. */
#include "ui/desk_room_kept_scenes.h"

#include <string.h>

#include "base/str.h"
#include "support/check.h"
#include "ui/action.h"
#include "ui/desk_room_scenes.h"

static struct floor room;
static struct floor_walk walk;
static struct kept_rooms rooms;

static void show(struct desk_test *desk)
{
    floor_walk_make(&room, &walk);
    desk->view.floor = &room;
    desk->view.walk = &walk;
    desk->view.rooms = &rooms;
}

static void take_in(struct desk_test *desk)
{
    const struct request *request = &desk->request;
    CHECK_INT(request->kind, REQUEST_ROOMS);
    struct kept_room chosen = rooms.rows[request->value >= 0 ? request->value : 0];
    switch ((enum rooms_deed)request->argument) {
    case ROOMS_KEEP: CHECK(rooms_put(&rooms, request->text, &room)); break;
    case ROOMS_RENAME: rooms_drop(&rooms, chosen.name); /* fall through */
    case ROOMS_COPY: CHECK(rooms_put(&rooms, request->text, &chosen.floor)); break;
    case ROOMS_DROP: rooms_drop(&rooms, chosen.name); break;
    case ROOMS_TAKE: room = chosen.floor; break;
    }
    show(desk);
}

static void type_name(struct desk_test *desk, const char *letters)
{
    for (const char *at = letters; *at != '\0'; at++) {
        char name[FRAME_NAME];
        str_format(name, sizeof name, *at == ' ' ? "letter_space" : "letter_%c", *at);
        desk_tap(desk, name);
    }
}

void rooms_none(struct desk_test *desk)
{
    room_scene_floor(&room);
    memset(&rooms, 0, sizeof rooms);
    show(desk);
    desk_tap(desk, "more");
    desk_tap(desk, "before");
    desk_tap(desk, "room");
    desk_tap(desk, "kept");
}

void rooms_named(struct desk_test *desk)
{
    rooms_none(desk);
    desk_tap(desk, "keep_room");
    CHECK(!desk_can_tap(desk, "validate")); /* no name yet */
    type_name(desk, "salle malraux");
}

void rooms_kept(struct desk_test *desk)
{
    rooms_named(desk);
    desk_tap(desk, "validate");
    take_in(desk);
    CHECK(rooms.count == 1 && str_equal(rooms.rows[0].name, "Salle malraux"));
    struct floor other =
        room; /* another hall: without the shelves in the middle, the door elsewhere */
    CHECK(floor_put(&other, &(struct floor_thing){.number = 3}));
    CHECK(floor_put(&other, &(struct floor_thing){.number = 4}));
    CHECK(rooms_put(&rooms, "Foyer de Foug", &other));
    CHECK(floor_put(&other, &(struct floor_thing){.number = 9}));
    CHECK(floor_put(&other, &(struct floor_thing){.number = 2}));
    CHECK(rooms_put(&rooms, "MJC Pichon, côté cour", &other));
    CHECK(rooms_put(&rooms, "Préau", &(struct floor){.count = 0}));
}

void rooms_one(struct desk_test *desk)
{
    rooms_kept(desk);
    desk_tap(desk, "kept_0");
    CHECK(desk_can_tap(desk, "use_room"));
}

void rooms_one_now(struct desk_test *desk)
{
    rooms_kept(desk);
    desk_tap(desk, "kept_3");
    CHECK(!desk_can_tap(desk, "use_room")); /* it is the room of now */
}

void rooms_copy_taken(struct desk_test *desk)
{
    rooms_one(desk);
    desk_tap(desk, "copy_room");
    type_name(desk, "salle malraux");
    desk_tap(desk, "validate");
    CHECK_INT(desk->request.kind, REQUEST_NONE); /* another one has this name */
}

void rooms_drop_asked(struct desk_test *desk)
{
    rooms_one(desk);
    desk_tap(desk, "rename_room");
    desk_tap(desk, "erase");
    desk_tap(desk, "validate");
    take_in(desk);
    CHECK_STR(rooms.rows[0].name, "Foyer de Fou");
    desk_tap(desk, "kept_0");
    desk_tap(desk, "copy_room");
    type_name(desk, "abri");
    desk_tap(desk, "validate");
    take_in(desk);
    CHECK(rooms.count == 5 && str_equal(rooms.rows[0].name, "Abri"));
    desk_tap(desk, "kept_0");
    desk_tap(desk, "drop_room");
    desk_tap(desk, "back"); /* not yet */
    CHECK_INT(rooms.count, 5);
    desk_tap(desk, "drop_room");
    desk_tap(desk, "validate");
    take_in(desk);
    CHECK_INT(rooms.count, 4);
    desk_tap(desk, "kept_0");
    desk_tap(desk, "drop_room");
}

void rooms_replace_asked(struct desk_test *desk)
{
    rooms_kept(desk);
    desk_tap(desk, "keep_room");
    type_name(desk, "salle malraux");
    desk_tap(desk, "validate");
    CHECK_INT(desk->request.kind, REQUEST_NONE); /* there is one of that name: asked first */
}

void rooms_take_asked(struct desk_test *desk)
{
    rooms_one(desk);
    desk_tap(desk, "use_room"); /* the room of now is kept: nothing is lost */
    take_in(desk);
    CHECK(desk->ui.choice == 0 && rooms_which(&rooms, &room) == 0);
    CHECK(!desk_can_tap(desk, "undo"));
    CHECK(floor_put(&room, &(struct floor_thing){.number = 1})); /* the door is taken away */
    show(desk);
    desk_tap(desk, "kept");
    desk_tap(desk, "kept_1");
    desk_tap(desk, "use_room");
    CHECK_INT(desk->request.kind, REQUEST_NONE); /* asked first */
}

void fridges_drawn(struct desk_test *desk)
{
    room_scene_floor(&room);
    show(desk);
    ui_go(&desk->ui, &desk->view, SCREEN_FRIDGES);
    desk_tap(desk, "kilos_1_more");
    CHECK(desk->request.kind == REQUEST_FLOOR && desk->request.thing.kilos == 125);
    CHECK(floor_put(&room, &desk->request.thing));
}
