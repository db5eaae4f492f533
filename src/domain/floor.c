/* floor.c: what stands in the room, and what fits where. The way through it is floor_walk.c. */
#include "domain/floor.h"

#include <string.h>

#include "base/str.h"

static const struct {
    int length, places, kilos;
    bool has_places;
} usual[FLOOR_KIND_END] = {
    [FLOOR_SHELF] = {3, 6, 0, true}, [FLOOR_ZONE] = {2, 2, 0, true},
    [FLOOR_TABLE] = {2, 0, 0, true}, [FLOOR_FRIDGE] = {1, 2, 100, true},
    [FLOOR_BOX] = {1, 1, 25, true},  [FLOOR_BASIN] = {1, 0, 0, false},
    [FLOOR_DOOR] = {1, 0, 0, false}, [FLOOR_ARROW] = {1, 0, 0, false},
};

bool floor_has_places(enum floor_kind kind)
{
    return usual[kind].has_places;
}

bool floor_has_kilos(enum floor_kind kind)
{
    return usual[kind].kilos > 0;
}

struct floor_box floor_box(const struct floor_thing *thing)
{
    bool lies = thing->turn == TURN_RIGHT || thing->turn == TURN_LEFT;
    return (struct floor_box){thing->x, thing->y, lies ? thing->length : 1,
                              lies ? 1 : thing->length};
}

const struct floor_thing *floor_find(const struct floor *floor, int number)
{
    for (int i = 0; i < floor->count; i++) {
        if (floor->things[i].number == number) {
            return &floor->things[i];
        }
    }
    return NULL;
}

const struct floor_thing *floor_at(const struct floor *floor, int x, int y)
{
    for (int i = 0; i < floor->count; i++) {
        struct floor_box box = floor_box(&floor->things[i]);
        if (x >= box.x && x < box.x + box.w && y >= box.y && y < box.y + box.h) {
            return &floor->things[i];
        }
    }
    return NULL;
}

static bool boxes_meet(struct floor_box a, struct floor_box b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/* It has what its kind has, and no more. */
static bool is_whole(const struct floor_thing *thing)
{
    if (thing->number < 1 || thing->number > FLOOR_THINGS || thing->kind <= FLOOR_NOTHING ||
        thing->kind >= FLOOR_KIND_END || thing->length < 1 || thing->length > FLOOR_LENGTH ||
        thing->turn < 0 || thing->turn >= TURN_COUNT) {
        return false;
    }
    bool is_small = usual[thing->kind].length == 1 && !usual[thing->kind].has_places;
    bool has_kilos = floor_has_kilos(thing->kind);
    struct floor_box box = floor_box(thing);
    return box.x >= 0 && box.y >= 0 && box.x + box.w <= FLOOR_COLUMNS &&
           box.y + box.h <= FLOOR_ROWS && (!is_small || thing->length == 1) && thing->zone >= 0 &&
           thing->zone <= PLACE_ZONES && thing->places >= 0 &&
           thing->places <= FLOOR_PLACES_OF_ONE && (thing->places == 0 || thing->zone > 0) &&
           (thing->places == 0 || floor_has_places(thing->kind)) && thing->first >= 1 &&
           thing->first + thing->places < PLACE_IN_ZONE && thing->kilos >= 0 &&
           thing->kilos <= (has_kilos ? FLOOR_KILOS : 0);
}

bool floor_fits(const struct floor *floor, const struct floor_thing *thing)
{
    if (!is_whole(thing)) {
        return false;
    }
    for (int i = 0; i < floor->count; i++) {
        const struct floor_thing *other = &floor->things[i];
        bool same_places = other->zone == thing->zone &&
                           other->first < thing->first + thing->places &&
                           thing->first < other->first + other->places;
        if (other->number != thing->number &&
            (same_places || boxes_meet(floor_box(other), floor_box(thing)))) {
            return false;
        }
    }
    return true;
}

bool floor_put(struct floor *floor, const struct floor_thing *thing)
{
    struct floor_thing put = *thing; /* it may be one of the floor's */
    if (put.kind != FLOOR_NOTHING && !floor_fits(floor, &put)) {
        return false;
    }
    int at = 0;
    while (at < floor->count && floor->things[at].number < put.number) {
        at++;
    }
    bool is_there = at < floor->count && floor->things[at].number == put.number;
    size_t behind = (size_t)(floor->count - at) * sizeof *floor->things;
    if (put.kind == FLOOR_NOTHING) {
        if (is_there) {
            memmove(&floor->things[at], &floor->things[at + 1], behind - sizeof *floor->things);
            floor->count--;
        }
        return true;
    }
    if (!is_there) {
        memmove(&floor->things[at + 1], &floor->things[at], behind);
        floor->count++;
    }
    floor->things[at] = put;
    return true;
}

/* Behind the last one, so that arrows keep the order in which they were put; else a gap. */
static int free_number(const struct floor *floor)
{
    int last = floor->count > 0 ? floor->things[floor->count - 1].number : 0;
    for (int number = 1; last >= FLOOR_THINGS && number <= FLOOR_THINGS; number++) {
        if (floor_find(floor, number) == NULL) {
            return number;
        }
    }
    return last < FLOOR_THINGS ? last + 1 : 0;
}

static int free_zone(const struct floor *floor)
{
    for (int zone = 1; zone <= PLACE_ZONES; zone++) {
        bool is_free = true;
        for (int i = 0; i < floor->count && is_free; i++) {
            is_free = floor->things[i].zone != zone;
        }
        if (is_free) {
            return zone;
        }
    }
    return 0;
}

bool floor_new(const struct floor *floor, enum floor_kind kind, int x, int y,
               struct floor_thing *ret)
{
    struct floor_thing thing = {.number = free_number(floor),
                                .kind = kind,
                                .x = x,
                                .y = y,
                                .length = usual[kind].length,
                                .zone = usual[kind].has_places ? free_zone(floor) : 0,
                                .first = 1,
                                .places = usual[kind].places,
                                .kilos = usual[kind].kilos};
    for (; thing.length > 0; thing.length--) {
        if (floor_fits(floor, &thing)) {
            *ret = thing;
            return true;
        }
    }
    return false;
}

int floor_count(const struct floor *floor, enum floor_kind kind)
{
    int count = 0;
    while (floor_nth(floor, kind, count) != NULL) {
        count++;
    }
    return count;
}

const struct floor_thing *floor_nth(const struct floor *floor, enum floor_kind kind, int nth)
{
    for (int i = 0; i < floor->count; i++) {
        if (floor->things[i].kind == kind && nth-- == 0) {
            return &floor->things[i];
        }
    }
    return NULL;
}

const struct floor_thing *floor_setup_at(const struct floor *floor, int nth)
{
    static const enum floor_kind order[] = {FLOOR_FRIDGE, FLOOR_BOX,   FLOOR_TABLE, FLOOR_SHELF,
                                            FLOOR_ZONE,   FLOOR_BASIN, FLOOR_DOOR,  FLOOR_ARROW};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        int count = floor_count(floor, order[i]);
        if (nth < count) {
            return floor_nth(floor, order[i], nth);
        }
        nth -= count;
    }
    return NULL;
}

void floor_thing_write(const struct floor_thing *thing, char *to, size_t size)
{
    str_format(to, size, "%d %d %d %d %d %d %d %d %d %s", (int)thing->kind, thing->x, thing->y,
               thing->length, (int)thing->turn, thing->zone, thing->first, thing->places,
               thing->kilos, thing->name);
}

bool floor_thing_read(int number, const char *line, struct floor_thing *ret)
{
    enum { FIELDS = 9 };
    int field[FIELDS];
    for (int i = 0; i < FIELDS; i++) {
        if (!str_take_digits(&line, 5, &field[i]) || *line++ != ' ') {
            return false;
        }
    }
    struct floor_thing thing = {.number = number,
                                .kind = (enum floor_kind)field[0],
                                .x = field[1],
                                .y = field[2],
                                .length = field[3],
                                .turn = (enum floor_turn)field[4],
                                .zone = field[5],
                                .first = field[6],
                                .places = field[7],
                                .kilos = field[8]};
    if (!str_valid_utf8(line, strlen(line)) || !str_copy(thing.name, sizeof thing.name, line) ||
        !is_whole(&thing)) {
        return false;
    }
    for (const char *at = thing.name; *at != '\0'; at++) {
        if ((unsigned char)*at < ' ' || *at == 0x7F) {
            return false;
        }
    }
    *ret = thing;
    return true;
}

const struct floor_thing *floor_of_place(const struct floor *floor, int place, int *ret_nth)
{
    int zone = place / PLACE_IN_ZONE, within = place % PLACE_IN_ZONE;
    for (int i = 0; i < floor->count; i++) {
        const struct floor_thing *thing = &floor->things[i];
        if (thing->zone == zone && within >= thing->first &&
            within < thing->first + thing->places) {
            *ret_nth = within - thing->first;
            return thing;
        }
    }
    return NULL;
}

int floor_places(const struct floor *floor, int *ret_places)
{
    int count = 0;
    for (int i = 0; i < floor->count; i++) {
        const struct floor_thing *thing = &floor->things[i];
        for (int k = 0; k < thing->places; k++) {
            int place = thing->zone * PLACE_IN_ZONE + thing->first + k, at = count++;
            for (; at > 0 && ret_places[at - 1] > place; at--) {
                ret_places[at] = ret_places[at - 1];
            }
            ret_places[at] = place;
        }
    }
    return count;
}

struct floor_point floor_point(const struct floor_thing *thing, int nth)
{
    int places = thing->places > 0 ? thing->places : 1, whole = thing->length * FLOOR_UNIT;
    nth = thing->places > 0 ? nth : 0;
    int along = whole * (2 * nth + 1) / (2 * places);
    if (thing->turn == TURN_LEFT || thing->turn == TURN_UP) {
        along = whole - along;
    }
    bool lies = thing->turn == TURN_RIGHT || thing->turn == TURN_LEFT;
    int x = thing->x * FLOOR_UNIT, y = thing->y * FLOOR_UNIT, half = FLOOR_UNIT / 2;
    return lies ? (struct floor_point){x + along, y + half}
                : (struct floor_point){x + half, y + along};
}
