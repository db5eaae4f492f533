/* rooms.c: the station's side of rooms that are kept under a name: a row of the record each. Taking
 * one makes it the room that is drawn: its things are settings like all others, and what was ticked
 * as set up of the room before is not so any more. */
#include "app/station/station_private.h"

#include <string.h>

#include "app/floor_kept.h"
#include "base/log.h"
#include "base/str.h"
#include "domain/tick.h"

static void key_of(const char *name, char ret[LIMIT_OWN_KEY])
{
    str_format(ret, LIMIT_OWN_KEY, FLOOR_KEPT_ROOM "%s", name);
}

bool station_rooms_load(struct station *s, struct error *err)
{
    struct store_owned_list list;
    s->rooms.count = 0;
    if (!store_own_list(s->store, FLOOR_KEPT_ROOM, LIMIT_ROOM_BYTES, &list, err)) {
        return false;
    }
    station_rooms_kept(s, &list);
    s->rooms_ahead = s->rooms;
    store_owned_finish(&list);
    return true;
}

void station_rooms_kept(struct station *s, const struct store_owned_list *kept)
{
    for (size_t i = 0; i < kept->count; i++) {
        const struct store_owned *row = &kept->rows[i];
        const char *name = row->name + strlen(FLOOR_KEPT_ROOM);
        struct floor floor;
        if (row->size == 0) {
            rooms_drop(&s->rooms, name);
        } else if (!floor_read((const char *)row->bytes, &floor) ||
                   !rooms_put(&s->rooms, name, &floor)) {
            log_line(LOG_ERROR, "rooms", "a kept room cannot be read");
        }
    }
}

/* One of them as a row; NULL: without it from now on. */
static void add(struct store_owned_list *list, const char *name, const struct floor *floor)
{
    char key[LIMIT_OWN_KEY], text[LIMIT_ROOM_BYTES];
    size_t length = floor != NULL ? floor_write(floor, text) : 0;
    key_of(name, key);
    store_owned_add(list, key, (const uint8_t *)text, length);
}

/* What was set up of the room before. */
static void untick_all(struct station *s, uint8_t lane, enum role role)
{
    for (int number = 1; number <= FLOOR_THINGS; number++) {
        if (s->ahead.plan != NULL && !s->ahead.is_closed &&
            prep_is_ticked(&s->ahead, TICK_ROOM, (uint32_t)number)) {
            struct command command = {.kind = COMMAND_TICK,
                                      .lane = lane,
                                      .role = role,
                                      .target = TICK_ROOM,
                                      .number = number};
            struct pending *pending = station_push(s, lane, REQUEST_NONE);
            pending->is_inner = true;
            station_decide(s, pending, &command);
            station_push_end(s, pending);
        }
    }
}

static void take(struct station *s, struct pending *pending, const struct floor *floor)
{
    char key[LIMIT_SETTING_KEY], was[LIMIT_SETTING_VALUE], is[LIMIT_SETTING_VALUE];
    for (int number = 1; number <= FLOOR_THINGS; number++) {
        const struct floor_thing *before = floor_find(&s->floor_ahead, number);
        const struct floor_thing *after = floor_find(floor, number);
        was[0] = is[0] = '\0';
        if (before != NULL) {
            floor_thing_write(before, was, sizeof was);
        }
        if (after != NULL) {
            floor_thing_write(after, is, sizeof is);
        }
        if (!str_equal(was, is)) {
            floor_kept_key(number, key);
            store_gesture_setting(&pending->gesture, key, is);
        }
    }
    s->floor_ahead = *floor;
    add(&pending->owned, "", floor); /* for when it is durable; no row of the record */
    pending->then = THEN_ROOM_TAKEN;
}

void station_room_taken(struct station *s, const struct pending *pending)
{
    (void)floor_read((const char *)pending->owned.rows[0].bytes, &s->floor);
    station_floor_walk(s);
}

static bool change(struct station *s, const struct request *request, const struct kept_room *room,
                   struct store_owned_list *list)
{
    struct kept_rooms *rooms = &s->rooms_ahead;
    struct floor floor = room != NULL ? room->floor : s->floor_ahead;
    char name[LIMIT_FLOOR_NAME] = "";
    if (room != NULL) {
        (void)str_copy(name, sizeof name, room->name);
    }
    bool is_new = rooms_find(rooms, request->text) < 0;
    switch ((enum rooms_deed)request->argument) {
    case ROOMS_KEEP:
        if (!rooms_put(rooms, request->text, &s->floor_ahead)) {
            return false;
        }
        add(list, request->text, &s->floor_ahead);
        return true;
    case ROOMS_RENAME:
    case ROOMS_COPY:
        if (room == NULL || !is_new) {
            return false;
        }
        if (request->argument == (int)ROOMS_RENAME) {
            rooms_drop(rooms, name);
            add(list, name, NULL);
        }
        if (!rooms_put(rooms, request->text, &floor)) { /* the screen lets nobody come here */
            s->rooms_ahead = s->rooms;
            store_owned_finish(list);
            return false;
        }
        add(list, request->text, &floor);
        return true;
    case ROOMS_DROP:
        rooms_drop(rooms, name);
        add(list, name, NULL);
        return room != NULL;
    case ROOMS_TAKE: break;
    }
    return false;
}

void station_rooms(struct station *s, uint8_t lane, const struct request *request)
{
    struct pending *pending = station_push(s, lane, REQUEST_ROOMS);
    int at = request->value;
    const struct kept_room *room =
        at >= 0 && at < s->rooms_ahead.count ? &s->rooms_ahead.rows[at] : NULL;
    struct store_owned_list list = {.count = 0};
    pending->gesture.role = request->role;
    pending->gesture.at_ms = s->ports.now_ms(s->ports.context);
    bool takes = request->argument == (int)ROOMS_TAKE && room != NULL;
    if (takes) {
        take(s, pending, &room->floor);
    } else if (change(s, request, room, &list)) {
        pending->then = THEN_ROOMS;
        station_give_owned(s, pending, &list, request->role);
    }
    store_owned_finish(&list);
    station_push_end(s, pending);
    if (takes) {
        untick_all(s, lane, request->role);
    }
}
