/* test_rooms.c: rooms kept under names stay in order, each once and at most so many; a room is told
 * from another; what is read of one is exactly what was written, or nothing. */
#include "domain/rooms.h"

#include <string.h>

#include "base/str.h"
#include "support/check.h"

static struct floor some_floor(int shelves)
{
    struct floor floor = {.count = 0};
    struct floor_thing thing;
    CHECK(floor_new(&floor, FLOOR_DOOR, 0, 5, &thing) && floor_put(&floor, &thing));
    CHECK(floor_new(&floor, FLOOR_FRIDGE, 8, 0, &thing));
    (void)str_copy(thing.name, sizeof thing.name, "Du fond");
    CHECK(floor_put(&floor, &thing));
    for (int i = 0; i < shelves; i++) {
        CHECK(floor_new(&floor, FLOOR_SHELF, 2, i, &thing) && floor_put(&floor, &thing));
    }
    return floor;
}

static void they_are_kept_in_order(void)
{
    static struct kept_rooms rooms;
    struct floor one = some_floor(1), two = some_floor(2);
    CHECK(rooms_put(&rooms, "Malraux", &one));
    CHECK(rooms_put(&rooms, "Foug", &two));
    CHECK(rooms.count == 2 && rooms_find(&rooms, "Foug") == 0 && rooms_find(&rooms, "Toul") == -1);
    CHECK(rooms_which(&rooms, &one) == 1 && rooms_which(&rooms, &two) == 0);
    two.things[1].kilos += 5; /* the fridge holds more: another room */
    CHECK_INT(rooms_which(&rooms, &two), -1);
    CHECK(rooms_put(&rooms, "Foug", &two)); /* in its place */
    CHECK(rooms.count == 2 && rooms_which(&rooms, &two) == 0);
    rooms_drop(&rooms, "Foug");
    rooms_drop(&rooms, "Foug");
    CHECK(rooms.count == 1 && rooms_which(&rooms, &two) == -1 && rooms_which(&rooms, &one) == 0);
    for (int i = 0; rooms.count < LIMIT_ROOMS; i++) {
        char name[LIMIT_FLOOR_NAME];
        str_format(name, sizeof name, "Salle %d", i);
        CHECK(rooms_put(&rooms, name, &two));
    }
    CHECK(!rooms_put(&rooms, "Une de trop", &two));
    CHECK(rooms_put(&rooms, "Malraux", &two)); /* one that is there */
}

static void names_can_be_shown(void)
{
    CHECK(room_name_fits("Salle des fêtes"));
    CHECK(!room_name_fits("") && !room_name_fits(" ") && !room_name_fits("a;b"));
    CHECK(!room_name_fits("a\nb") && !room_name_fits("\xff"));
    CHECK(!room_name_fits("a name that is longer than it may be"));
}

static void it_is_read_as_it_was_written(void)
{
    char text[LIMIT_ROOM_BYTES];
    static struct kept_rooms rooms;
    struct floor floor = some_floor(4), again;
    CHECK(floor_write(&floor, text) == strlen(text) && strlen(text) > 0);
    CHECK(floor_read(text, &again));
    CHECK(rooms_put(&rooms, "a", &floor));
    CHECK_INT(rooms_which(&rooms, &again), 0);
    CHECK_STR(floor_find(&again, 2)->name, "Du fond");
    CHECK(floor_read("", &again) && again.count == 0);
    /* All squares taken, names as long as they may be: it still fits. */
    memset(&floor, 0, sizeof floor);
    for (int i = 0; i < FLOOR_THINGS; i++) {
        struct floor_thing thing = {.number = i + 1,
                                    .kind = FLOOR_BASIN,
                                    .x = i % FLOOR_COLUMNS,
                                    .y = i / FLOOR_COLUMNS,
                                    .length = 1,
                                    .first = 1};
        memset(thing.name, 'x', sizeof thing.name - 1);
        CHECK(floor_put(&floor, &thing));
    }
    CHECK(floor_write(&floor, text) < LIMIT_ROOM_BYTES - 1);
    CHECK(floor_read(text, &again) && again.count == FLOOR_THINGS);
}

static void a_line_that_is_none_refuses_all(void)
{
    static const char *const lines[] = {
        "floor.1;8 8 5 6 0 0 1 0 0 ;\r\n", /* out of the room */
        "floor.1;7 0 5 1 0 0 1 0 0 ;\r\nfloor.1;7 1 5 1 0 0 1 0 0 ;",
        "floor.1;7 0 5 1 0 0 1 0 0 ;\r\nfloor.2;7 0 5 1 0 0 1 0 0 ;",
        "floor.0;7 0 5 1 0 0 1 0 0 ;",
        "floor.999;7 0 5 1 0 0 1 0 0 ;",
        "floor.1",
        "pin;1234;",
        "floor.1;7 0 5 1 0 0 1 0 0 ;\r\nand more"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct floor floor;
        CHECK(!floor_read(lines[i], &floor));
        CHECK_INT(floor.count, 0);
    }
}

int main(void)
{
    RUN(they_are_kept_in_order);
    RUN(names_can_be_shown);
    RUN(it_is_read_as_it_was_written);
    RUN(a_line_that_is_none_refuses_all);
    return 0;
}
