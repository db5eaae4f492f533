/* floor.c: the room's template, a setting for each thing that stands in it, and the way
 * through it that the prep's steps follow. */
#include "app/floor_kept.h"
#include "app/station/station_private.h"
#include "base/str.h"

void station_floor_walk(struct station *s)
{
    floor_walk_make(&s->floor, &s->walk);
    s->ahead.walk = s->seen.walk = &s->walk;
}

bool station_floor_load(struct station *s, struct error *err)
{
    if (!floor_kept(s->store, &s->floor, err)) {
        return false;
    }
    s->floor_ahead = s->floor;
    station_floor_walk(s);
    return true;
}

void station_floor_keep(struct station *s, uint8_t lane, const struct request *request)
{
    struct pending *pending = station_push(s, lane, REQUEST_FLOOR);
    const struct floor_thing *thing = &request->thing;
    bool is_gone = thing->kind == FLOOR_NOTHING;
    char key[LIMIT_SETTING_KEY];
    bool is_news = !is_gone || floor_find(&s->floor_ahead, thing->number) != NULL;
    if (is_news && floor_put(&s->floor_ahead, thing)) {
        floor_kept_key(thing->number, key);
        if (!is_gone) {
            floor_thing_write(thing, pending->text, sizeof pending->text);
        }
        pending->gesture.role = request->role;
        pending->gesture.at_ms = s->ports.now_ms(s->ports.context);
        store_gesture_setting(&pending->gesture, key, pending->text);
        pending->then = THEN_FLOOR;
        pending->argument = thing->number;
    }
    station_push_end(s, pending);
}

void station_floor_kept(struct station *s, int number, const char *line)
{
    struct floor_thing thing = {.number = number};
    if (line[0] == '\0' || floor_thing_read(number, line, &thing)) {
        (void)floor_put(&s->floor, &thing);
    }
    station_floor_walk(s);
}
